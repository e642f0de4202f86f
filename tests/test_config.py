"""Configuration files: where they are found, what they may say, and what beats what."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from cleantext.cli import main
from cleantext.config import _KEYS, ReportSpec, Settings, find_config, load_config, parse_reports
from cleantext.errors import UsageError
from commandline import ONE_RULE, RIGHT, WRONG, glossary, one_line

Capture = pytest.CaptureFixture[bytes]


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_every_setting_has_a_key_named_like_its_option() -> None:
    assert {key.replace("-", "_") for key in _KEYS} == {field.name for field in fields(Settings)}


def test_all_keys(tmp_path: Path) -> None:
    path = put(
        tmp_path / "cleantext.toml",
        """
        select = ["NAM", "QUO001"]
        ignore = ["NAM003"]
        fix = "unsafe"
        protect = ["[A-Z]{2}\\\\d+"]
        glossary = "terms/g.tsv"
        jobs = 2
        text-field = "body"
        id-field = "key"
        include = ["*.rst"]
        report = ["jsonl", "html=out/r.html"]
        strict = true
        """,
    )
    assert Settings(**load_config(path)) == Settings(
        select=("NAM", "QUO001"),
        ignore=("NAM003",),
        fix="unsafe",
        protect=(r"[A-Z]{2}\d+",),
        glossary=tmp_path / "terms/g.tsv",
        jobs=2,
        text_field="body",
        id_field="key",
        include=("*.rst",),
        report=(ReportSpec("jsonl"), ReportSpec("html", tmp_path / "out/r.html")),
        strict=True,
    )


def test_a_project_file_has_a_table(tmp_path: Path) -> None:
    path = put(tmp_path / "pyproject.toml", "[project]\nname = 'x'\n[tool.cleantext]\njobs = 3\n")
    assert load_config(path) == {"jobs": 3}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("slect = []", ["slect", "did you mean 'select'"]),
        ("text_field = 'x'", ["text_field", "did you mean 'text-field'"]),
        ("select = 'NAM'", ["select", "list of strings"]),
        ("include = [1]", ["include", "list of strings"]),
        ("fix = 'all'", ["fix", "none, safe, unsafe"]),
        ("jobs = 0", ["jobs", "1 or more"]),
        ("jobs = true", ["jobs"]),
        ("jobs = '2'", ["jobs"]),
        ("strict = 1", ["strict", "true or false"]),
        ("glossary = ''", ["glossary", "string"]),
        ("id-field = 3", ["id-field", "string"]),
        ("report = ['htlm']", ["report", "did you mean 'html'"]),
        ("select = [", ["Invalid"]),
    ],
)
def test_mistakes_are_named_with_their_file(text: str, parts: list[str], tmp_path: Path) -> None:
    path = put(tmp_path / "cleantext.toml", text)
    with pytest.raises(UsageError) as caught:
        load_config(path)
    for part in (str(path), *parts):
        assert part in str(caught.value)


@pytest.mark.parametrize("text", ["", "[tool]\ncleantext = 3", "tool = 3"])
def test_a_named_project_file_needs_the_table(text: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="table"):
        load_config(put(tmp_path / "pyproject.toml", text))


def test_bytes_that_are_not_utf8_are_a_usage_error(tmp_path: Path) -> None:
    path = tmp_path / "cleantext.toml"
    path.write_bytes(b"fix = '\xff'")
    with pytest.raises(UsageError, match=r"cleantext\.toml"):
        load_config(path)


def test_the_nearest_file_upward_counts(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    here = tmp_path / "a" / "b"
    here.mkdir(parents=True)
    assert find_config(here) is None
    top = put(tmp_path / "pyproject.toml", "[tool.cleantext]\n")
    assert find_config(here) == top
    put(tmp_path / "a" / "pyproject.toml", "[project]\n")  # says nothing about cleantext
    assert find_config(here) == top
    middle = put(tmp_path / "a" / "cleantext.toml", "")
    assert find_config(here) == middle
    own = put(here / "pyproject.toml", "[tool.cleantext]\n")
    assert find_config(here) == own


def test_the_search_ends_at_a_repository(tmp_path: Path) -> None:
    put(tmp_path / "cleantext.toml", "")
    (tmp_path / "repo" / "sub").mkdir(parents=True)
    put(tmp_path / "repo" / ".git", "gitdir: elsewhere")
    assert find_config(tmp_path / "repo" / "sub") is None


@pytest.mark.parametrize(
    ("text", "specs"),
    [
        ("jsonl", (ReportSpec("jsonl"),)),
        ("jsonl,html", (ReportSpec("jsonl"), ReportSpec("html"))),
        ("json=a/b.json, terminal", (ReportSpec("json", Path("a/b.json")), ReportSpec("terminal"))),
        ("html=/x=y", (ReportSpec("html", Path("/x=y")),)),
    ],
)
def test_report_specs(text: str, specs: tuple[ReportSpec, ...]) -> None:
    assert parse_reports(text) == specs


# -- through the command -------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a glossary and a text, whose subfolder is the current directory."""
    (tmp_path / ".git").mkdir()
    glossary(tmp_path)
    put(tmp_path / "sub" / "a.txt", WRONG)
    monkeypatch.chdir(tmp_path / "sub")
    return tmp_path


def test_the_command_finds_its_file_and_takes_paths_from_there(project: Path, capsysbinary: Capture) -> None:
    put(project / "cleantext.toml", "glossary = 'glossary.tsv'\nselect = ['NAM000']")
    assert main(["a.txt"]) == 0
    assert capsysbinary.readouterr().out == RIGHT.encode()


def test_the_command_line_beats_the_file(project: Path, capsysbinary: Capture) -> None:
    put(project / "cleantext.toml", "glossary = 'glossary.tsv'\nselect = ['NAM000']\nfix = 'none'")
    assert main(["a.txt"]) == 0
    assert main(["a.txt", "--fix", "safe"]) == 0
    assert capsysbinary.readouterr().out == (WRONG + RIGHT).encode()


def test_a_named_file_beats_the_found_one(project: Path, capsysbinary: Capture) -> None:
    put(project / "cleantext.toml", "broken")
    put(project / "other.toml", "glossary = 'glossary.tsv'")
    assert main(["a.txt", "--config", "../other.toml", *ONE_RULE]) == 0
    assert capsysbinary.readouterr().out == RIGHT.encode()


def test_a_text_field_in_the_file_does_not_make_stdin_jsonl(
    project: Path, capsysbinary: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    put(project / "cleantext.toml", "text-field = 'body'")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"plain")))
    assert main(["-"]) == 0
    assert capsysbinary.readouterr().out == b"plain"


def test_a_broken_file_is_one_line(project: Path, capsysbinary: Capture) -> None:
    put(project / "cleantext.toml", "slect = []")
    assert main(["a.txt"]) == 2
    one_line(capsysbinary.readouterr().err, "cleantext.toml", "'slect'", "'select'")
