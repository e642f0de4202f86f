"""The report as Markdown: a table of findings for each record, then the counts by rule."""

from __future__ import annotations

import re
from typing import TextIO

from cleantext.report import Entry, Report
from cleantext.report.text import codes, kind, located, quoted, verdict, visible

#: Every character with a meaning in Markdown, HTML or automatic links.
_MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+.!|~^&@:=$-]")
_HEAD = (
    "| Line | Column | Rule | Kind | Before | After | Reason | Confidence |\n"
    "| ---: | ---: | --- | --- | --- | --- | --- | ---: |\n"
)


def escape(text: str) -> str:
    """Text that shows as it is, on one line of any Markdown table."""
    return _MARKUP.sub(r"\\\g<0>", text)


class MarkdownReport(Report):
    """CommonMark with tables; untrusted text is escaped."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        stream.write("# cleantext report\n")

    def write(self, entry: Entry) -> None:
        if entry.result is None:
            self._heading(entry)
            self.stream.write(f"Not processed: {escape(visible(entry.error or ''))}\n")
        elif entry.result.findings:
            self._heading(entry)
            self.stream.write(f"{escape(verdict(entry.result))}\n\n")
            self.stream.write(_HEAD)
            for finding, line, column in located(entry.result):
                after = "" if finding.replacement is None else _cell(finding.replacement)
                self.stream.write(
                    f"| {line} | {column} | {escape(visible(codes(finding)))} | {kind(finding)} "
                    f"| {_cell(finding.original)} | {after} | {escape(visible(finding.message))} "
                    f"| {finding.confidence:.2f} |\n"
                )

    def close(self) -> None:
        self.stream.write("\n## Summary\n\n")
        rules = self.tally.rules()
        if rules:
            self.stream.write("| Rule | Repairs | Flags |\n| --- | ---: | ---: |\n")
            for code, edits, flags in rules:
                self.stream.write(f"| {escape(visible(code))} | {edits} | {flags} |\n")
            self.stream.write("\n")
        self.stream.write(self.tally.summary() + "\n")

    def _heading(self, entry: Entry) -> None:
        self.stream.write(f"\n## {escape(visible(entry.title))}\n\n")


def _cell(text: str) -> str:
    """Quoted text; quotation marks show where it begins and ends, white space included."""
    return f"“{escape(quoted(text))}”"
