"""Pages of HTML: the article is extracted, mended and written as text."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from cleantext.batch import html
from cleantext.cli import main
from commandline import files, one_line

FIRST = "The night ferry to Cape Marel will sail again in May, the harbour office said after a winter of storms."
SECOND = "Tickets cost as much as before, and bicycles travel free of charge until the end of the summer holidays."
THIRD = "Two new captains have been hired, and the old bell was polished by hand in a workshop on the mainland."
PAGE = (
    "<html><head><title>Night ferry - Marel Post</title></head><body><nav><a href='/'>Home</a><a href='/n'>News</a></nav>"
    f"<article><h1>Night ferry returns</h1><p>{FIRST}</p><p>Read more: Storms cancel the ferry</p><p>{SECOND}</p>"
    f"<p>{THIRD}</p></article><footer>Imprint</footer></body></html>"
)


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(PAGE)


def test_article_of_a_page_is_extracted_and_mended(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["page.html"]) == 0
    out = capsys.readouterr().out
    assert all(paragraph in out for paragraph in (FIRST, SECOND, THIRD))
    assert "Read more" not in out
    assert "Imprint" not in out
    assert "<" not in out


def test_output_of_a_page_is_named_as_text() -> None:
    Path("page.txt").write_text(FIRST)
    assert main(["page.html", "page.txt", "-o", "out"]) == 0
    assert files(Path("out")) == ["page.html.txt", "page.txt"]


def test_folder_is_searched_for_pages_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([".", "-o", "out", "--include", "*.html"]) == 0
    assert files(Path("out")) == ["page.html.txt"]


def test_field_with_html_becomes_the_text() -> None:
    Path("pages.jsonl").write_text(json.dumps({"id": "a", "page": PAGE}) + "\n" + json.dumps({"id": "b", "page": "<p></p>"}) + "\n")
    assert main(["pages.jsonl", "-o", "out.jsonl", "--html-field", "page", "--ignore", "WEB,MTR"]) == 3
    (row,) = map(json.loads, Path("out.jsonl").read_text().splitlines())
    assert row["page"] == PAGE
    assert FIRST in row["text"]
    assert row["cleantext"]["findings"] == []
    assert "<p></p>" in Path("out.jsonl.quarantine").read_text()


def test_page_is_not_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["page.html", "--in-place"]) == 2
    one_line(capsys.readouterr().err, "cannot be written in place")
    assert Path("page.html").read_text() == PAGE


def test_missing_extra_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    html.extractor.cache_clear()
    try:
        assert main(["page.html"]) == 2
    finally:
        html.extractor.cache_clear()
    one_line(capsys.readouterr().err, "cleantext-repair[html]")
