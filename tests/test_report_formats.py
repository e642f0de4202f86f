"""The reports: right, complete, and safe whatever the text contains."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cleantext.finding import Finding
from cleantext.report import FORMATS, Entry, make_report
from cleantext.report.text import visible
from cleantext.result import Result

SCHEMA = json.loads((Path(__file__).parent.parent / "docs/report.schema.json").read_text(encoding="utf-8"))
HOSTILE = "a\x1b[31m|`<script>alert(1)</script>\u202e\ud800\x00\x9b2J&amp;\n\r\u2028[x](javascript:1)\\| *b* "


def result(before: str, bad: str, good: str | None, after: str) -> Result:
    """A result with one finding on ``bad``; a repair, or a flag when there is no replacement."""
    start, end = len(before), len(before) + len(bad)
    finding = Finding(
        "TST001",
        start,
        end,
        bad,
        good,
        f"About {bad[:40]}.",
        0.875,
        "none" if good is None else "safe",
        good is not None,
        ("TST002",),
    )
    text = before + (bad if good is None else good) + after
    return Result(before + bad + after, text, (finding,))


REPAIR = Entry("a.txt", "a.txt", result=result("One\ntwo ", "bad", "good", " three"))
FLAG = Entry(7, "b.jsonl", 3, result=result("", "odd", None, ""))
CLEAN = Entry("c.txt", "c.txt", result=Result("fine", "fine"))
FAILED = Entry("b.jsonl:4", "b.jsonl", 4, error="bad JSON")
ENTRIES = (REPAIR, FLAG, CLEAN, FAILED)


def written(name: str, *entries: Entry) -> str:
    stream = io.StringIO()
    report = make_report(name, stream)
    for entry in entries:
        report.add(entry)
    report.close()
    return stream.getvalue()


# -- for programs --------------------------------------------------------------------------------


def validator(definition: str) -> Draft202012Validator:
    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{definition}"})


def test_jsonl_has_one_valid_line_a_record() -> None:
    lines = [json.loads(line) for line in written("jsonl", *ENTRIES).splitlines()]
    for line in lines:
        validator("record").validate(line)
    assert [(line["id"], line["path"], line["line"]) for line in lines] == [
        ("a.txt", "a.txt", None),
        (7, "b.jsonl", 3),
        ("c.txt", "c.txt", None),
        ("b.jsonl:4", "b.jsonl", 4),
    ]
    assert REPAIR.result is not None
    assert lines[0]["findings"] == [REPAIR.result.findings[0].to_dict()]
    assert lines[0]["profile"] == REPAIR.result.profile.to_dict()
    assert lines[2]["findings"] == []
    assert lines[3]["error"] == "bad JSON"


@pytest.mark.parametrize("entries", [(), ENTRIES])
def test_json_is_one_valid_document(entries: tuple[Entry, ...]) -> None:
    document = json.loads(written("json", *entries))
    validator("report").validate(document)
    assert document["records"] == [json.loads(line) for line in written("jsonl", *entries).splitlines()]
    if entries:
        assert document["summary"] == {
            "records": 4,
            "changed": 1,
            "quarantined": 1,
            "edits": 1,
            "flags": 1,
            "rules": {"TST001": {"edits": 1, "flags": 1}},
        }


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.pop("id"),
        lambda line: line.update(path=3),
        lambda line: line.pop("profile"),
        lambda line: line["profile"].update(quality=1.5),
        lambda line: line["profile"].update(kind="good"),
        lambda line: line["findings"][0].pop("message"),
        lambda line: line["findings"][0].update(confidence=2),
        lambda line: line["findings"][0].update(fix="maybe"),
        lambda line: line.update(error="and findings"),
    ],
)
def test_the_schema_refuses_what_is_wrong(change: Callable[[dict[str, Any]], object]) -> None:
    line = json.loads(written("jsonl", REPAIR))
    change(line)
    assert not validator("record").is_valid(line)


@given(st.text(), st.text(), st.text())
def test_json_lines_survive_any_text(before: str, bad: str, good: str) -> None:
    entry = Entry("x", "x", result=result(before, bad, good, ""))
    line = written("jsonl", entry)
    assert line.splitlines() == [line[:-1]]
    assert line.encode("utf-8")
    (finding,) = json.loads(line)["findings"]
    assert (finding["original"], finding["replacement"]) == tuple(map(joined, (bad, good)))


def joined(text: str) -> str:
    """What JSON makes of two surrogates in a row: one character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


# -- for people ----------------------------------------------------------------------------------


def test_terminal_shows_place_rule_reason_and_change() -> None:
    assert written("terminal", *ENTRIES) == (
        "a.txt: quality 0.85, clean (certainty 0.02): TST 100%\n"
        "a.txt:2:5: TST001+TST002 About bad. (repair, safe, 0.88)\n"
        "    One\\ntwo [-bad-]{+good+} three\n"
        "b.jsonl:3 (7): quality 0.85, clean (certainty 0.00): TST 100%\n"
        "b.jsonl:3 (7):1:1: TST001+TST002 About odd. (flag, none, 0.88)\n"
        "    [?odd?]\n"
        "b.jsonl:4: not processed: bad JSON\n"
        "\n"
        "TST001       1 repairs       1 flags\n"
        "4 records: 1 edit in 1, 1 flag, 1 in quarantine\n"
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("variables", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours_only_where_they_are_wanted(
    variables: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stream = Terminal()
    make_report("terminal", stream).add(REPAIR)
    assert ("\x1b[" in stream.getvalue()) == coloured
    assert ("[-bad-]" in stream.getvalue()) != coloured


def test_no_escape_sequence_of_the_text_reaches_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream = Terminal()
    report = make_report("terminal", stream)
    report.add(Entry(HOSTILE, HOSTILE, result=result(HOSTILE, HOSTILE, HOSTILE * 2, HOSTILE)))
    report.add(Entry(HOSTILE, HOSTILE, error=HOSTILE))
    report.close()
    plain = re.sub(r"\x1b\[(?:0|1|2|32|33|9;31)m", "", stream.getvalue())
    assert plain.replace("\n", "").isprintable()


@given(st.text())
def test_visible_text_is_printable(text: str) -> None:
    shown = visible(text)
    assert not re.search(
        "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]", shown
    )
    if not re.search(r"[\\]", text) and text.isprintable():
        assert shown == text


class Page(HTMLParser):
    """Collects tags and checks that they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.inserted: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "ins" in self.open and "pre" in self.open:
            self.inserted.append(data)


def test_html_marks_changes_and_is_escaped() -> None:
    html = written(
        "html", *ENTRIES, Entry(HOSTILE, HOSTILE, result=result(HOSTILE, HOSTILE, "<ins>", HOSTILE))
    )
    assert 'two <del title="TST001+TST002: About bad.">bad</del><ins title=' in html
    page = Page()
    page.feed(html)
    page.close()
    assert page.open == []
    assert page.seen == {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "section",
        "pre",
        "del",
        "ins",
        "table",
        "tr",
        "th",
        "td",
        "p",
    }
    assert page.attributes == {"lang", "charset", "http-equiv", "content", "name", "title", "class"}
    assert page.inserted == ["good", "<ins>"]
    assert html.replace("\n", "").isprintable()


def test_html_names_failures_and_counts() -> None:
    html = written("html", *ENTRIES)
    assert "Not processed: bad JSON" in html
    assert '<tr><td>TST001</td><td class="n">1</td><td class="n">1</td></tr>' in html


def test_markdown_tables_hold_whatever_the_text_contains() -> None:
    markdown = written(
        "markdown", Entry(HOSTILE, HOSTILE, result=result(HOSTILE, HOSTILE, HOSTILE, HOSTILE)), FAILED
    )
    rows = [line for line in markdown.splitlines() if line.startswith("|")]
    pipes = [len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) for row in rows]
    assert pipes == [9, 9, 9, 4, 4, 4]
    bare = re.sub(r"\\.", "", markdown)
    assert "<" not in bare
    assert "`" not in bare
    assert "](" not in bare
    assert "Not processed: bad JSON" in markdown


def test_markdown_shows_findings_and_counts() -> None:
    markdown = written("markdown", *ENTRIES)
    assert "| 2 | 5 | TST001\\+TST002 | repair | “bad” | “good” | About bad\\. | 0.88 |" in markdown
    assert "| TST001 | 1 | 1 |" in markdown


@pytest.mark.parametrize("name", FORMATS)
def test_reports_write_as_they_go(name: str) -> None:
    stream = io.StringIO()
    report = make_report(name, stream)
    sizes = []
    for _ in range(3):
        report.add(REPAIR)
        sizes.append(len(stream.getvalue()))
    assert sizes[0] < sizes[1] < sizes[2]


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_long_changes_are_shortened_for_people(name: str) -> None:
    report = written(name, Entry("x", "x", result=result("", "x" * 100_000, "y", "")))
    assert len(report) < 1_000
