"""Lines learnt across a batch: what is learnt, what is not, and that parts can be counted apart."""

from __future__ import annotations

import json
import pickle
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cleantext import KnownLine, KnownLines
from cleantext.batch.learning import MIN_DOCUMENTS, LineCounts, Sketch, learn_lines
from cleantext.cli import main
from cleantext.errors import UsageError
from commandline import one_line

SITE = "coast.example"
SLOGANS = ("The Coast Mirror, awake before the gulls", "Coast Mirror Extra: the knot of the week", "Our kiosk on pier 4 is open")
WORDS = "tide rope gull lamp salt boat reed bell mast sand crab wave keel sail fog moon".split()  # noqa: SIM905


def article(number: int, extra: tuple[str, ...] = ()) -> list[str]:
    """Paragraphs that stand in no other article, with lines in the middle that may recur."""
    words = random.Random(number)
    paragraphs = [f"{' '.join(words.choices(WORDS, k=14)).capitalize()} {number}." for _ in range(4)]
    return [f"Report {number}", *paragraphs[:2], *extra, *paragraphs[2:]]


def batch(count: int = 20, extra: Callable[[int], tuple[str, ...]] = lambda number: ()) -> list[tuple[str, str]]:
    return [
        (SITE, "\n\n".join([SLOGANS[0], *article(number, extra(number)), *SLOGANS[1:]]) + "\n")
        for number in range(count)
    ]


def learnt(documents: list[tuple[str, str]]) -> set[str]:
    return {known.line for known in learn_lines(lambda: documents, width=1 << 12)}


def test_lines_of_a_site_are_learnt() -> None:
    assert learnt(batch()) == set(SLOGANS)


@pytest.mark.parametrize("count", [1, MIN_DOCUMENTS - 1])
def test_few_documents_teach_nothing(count: int) -> None:
    assert learnt(batch(count)) == set()


def test_a_line_of_few_documents_is_not_learnt() -> None:
    assert learnt(batch(40, lambda number: ("Tomorrow at eight: the choir of the pilots",) if number < 4 else ())) == set(SLOGANS)


@pytest.mark.parametrize(
    "line",
    [
        "By Pia Lund",
        "Pia Martin",
        "NORDMOLE (AP)",
        "Ingredients",
        "Host:",
        "Thank you.",
        "“Good morning to all of you out there,” she said",
        "* * *",
        "x" * 400,
    ],
)
def test_lines_that_belong_to_texts_stay_although_they_recur(line: str) -> None:
    assert learnt(batch(extra=lambda number: (line,))) == set(SLOGANS)


def test_refrains_stay() -> None:
    refrain = "And the river ran on to the sea, to the sea"
    assert learnt(batch(extra=lambda number: (refrain, "and on", refrain, "and on", refrain))) == set(SLOGANS)


def test_copies_of_one_article_teach_nothing() -> None:
    assert learnt([(SITE, "\n\n".join(article(1)))] * 50) == set()


def test_sites_are_counted_apart() -> None:
    documents = batch(12)
    mixed = [(f"{number}.example", text) for number, (_, text) in enumerate(documents)]
    assert learnt(mixed) == set()


def test_parts_can_be_counted_apart_and_merged_in_any_order() -> None:
    documents = batch(24)
    random.Random(3).shuffle(documents)
    parts = [documents[:5], documents[5:6], documents[6:]]

    def sketch_of(part: list[tuple[str, str]]) -> Sketch:
        sketch = Sketch(1 << 12)
        for site, text in part:
            sketch.add(site, text)
        return sketch

    def merged(order: Iterator[int]) -> list[KnownLine]:
        indices = list(order)
        sketch = Sketch(1 << 12)
        for index in indices:
            sketch.merge(pickle.loads(pickle.dumps(sketch_of(parts[index]))))
        total = LineCounts(sketch)
        for index in indices:
            counts = LineCounts(sketch)
            for site, text in parts[index]:
                counts.add(site, text)
            total.merge(pickle.loads(pickle.dumps(counts)))
        return list(total.learnt())

    whole = list(learn_lines(lambda: documents, width=1 << 12))
    assert whole
    assert merged(iter([0, 1, 2])) == whole
    assert merged(iter([2, 0, 1])) == whole


def test_estimates_are_never_too_low_and_sketches_of_one_width_only_merge() -> None:
    sketch = Sketch(width=8)  # far too small, so that everything collides
    for site, text in batch(10):
        sketch.add(site, text)
    assert sketch.estimate(SITE, SLOGANS[0]) >= 10
    with pytest.raises(ValueError, match="one width"):
        sketch.merge(Sketch(width=16))


def test_collisions_in_a_small_sketch_teach_nothing_false() -> None:
    documents = batch(20)
    assert {known.line for known in learn_lines(lambda: documents, width=32)} <= set(SLOGANS)


# -- the file of lines ---------------------------------------------------------------------------


def test_lines_are_written_and_read_again(tmp_path: Path) -> None:
    known = learn_lines(lambda: batch(), width=1 << 12)
    known.save(tmp_path / "lines.jsonl")
    assert list(KnownLines.load(tmp_path / "lines.jsonl")) == list(known)
    assert json.loads((tmp_path / "lines.jsonl").read_text().splitlines()[0]).keys() == {"site", "line", "documents", "of"}


def test_a_plain_list_of_lines_is_read(tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text(f"\ufeff{SLOGANS[0]}\n\n{SLOGANS[1]}\n", encoding="utf-8")
    assert {known.line for known in KnownLines.load(tmp_path / "lines.txt")} == set(SLOGANS[:2])


@pytest.mark.parametrize("row", ["no json", "[]", '{"site": "a"}', '{"line": " "}', '{"line": "a", "more": 1}', '{"line": "a", "of": "b"}'])
def test_a_bad_file_of_lines_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(f'{{"line": "good"}}\n{row}\n')
    with pytest.raises(UsageError, match="line 2"):
        KnownLines.load(path)


# -- the command ---------------------------------------------------------------------------------


@pytest.fixture
def pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    rows = [{"url": f"https://{site}/{n}", "text": text} for n, (site, text) in enumerate(batch())]
    path = tmp_path / "pages.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def texts(path: str) -> list[str]:
    return [json.loads(line)["text"] for line in Path(path).read_text().splitlines()]


def test_command_learns_reports_and_removes(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["pages.jsonl", "--select", "WEB", "--site-field", "url", "--report", "jsonl=report.jsonl,html=report.html"]
    assert main([*words, "-o", "out.jsonl", "--learn-boilerplate", "lines.jsonl"]) == 0
    assert "learnt 3 lines of 1 sites, written to lines.jsonl" in capsys.readouterr().err
    assert [known.site for known in KnownLines.load("lines.jsonl")] == [SITE] * 3
    out = texts("out.jsonl")
    assert not any(slogan in text for slogan in SLOGANS for text in out)
    assert all(f"Report {number}" in text for number, text in enumerate(out))
    report = Path("report.jsonl").read_text()
    assert all(report.count(slogan) == 20 for slogan in SLOGANS)
    assert all(Path("report.html").read_text().count(slogan) >= 20 for slogan in SLOGANS)


def test_learnt_lines_are_reused(pages: Path) -> None:
    main(["pages.jsonl", "-o", "first.jsonl", "--site-field", "url", "--learn-boilerplate", "lines.jsonl", "--select", "WEB"])
    row = json.loads(pages.read_text().splitlines()[0])
    Path("one.jsonl").write_text(json.dumps(row) + "\n")
    assert main(["one.jsonl", "-o", "again.jsonl", "--site-field", "url", "--boilerplate-lines", "lines.jsonl", "--select", "WEB", "--jobs", "2"]) == 0
    assert texts("again.jsonl") == texts("first.jsonl")[:1]


def test_texts_of_a_folder_are_one_site(pages: Path) -> None:
    for number, (_, text) in enumerate(batch()):
        path = Path("site") / f"{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    assert main(["site", "-o", "out", "--learn-boilerplate", "lines.jsonl", "--select", "WEB"]) == 0
    assert len(KnownLines.load("lines.jsonl")) == 3
    assert SLOGANS[0] not in Path("out/3.txt").read_text()


def test_standard_input_cannot_be_learnt_from(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-", "--learn-boilerplate", "lines.jsonl"]) == 2
    one_line(capsys.readouterr().err, "standard input cannot be read twice")


def test_missing_file_of_lines_is_one_line(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pages.jsonl", "-o", "out.jsonl", "--boilerplate-lines", "none.jsonl"]) == 2
    one_line(capsys.readouterr().err, "none.jsonl")
