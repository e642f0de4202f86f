"""The report for a person at a terminal: where, which rule, why, and the change in its sentence."""

from __future__ import annotations

import os
from typing import TextIO

from cleantext.finding import Finding
from cleantext.report import Entry, Report
from cleantext.report.text import codes, kind, located, quoted, surroundings, verdict, visible
from cleantext.result import Result

_RESET = "\x1b[0m"
_BOLD, _FAINT = "\x1b[1m", "\x1b[2m"
_DELETED, _INSERTED, _FLAGGED = "\x1b[9;31m", "\x1b[32m", "\x1b[33m"


def wants_colour(stream: TextIO) -> bool:
    """Whether a stream is a terminal that shows colours and the user did not set ``NO_COLOR``."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class TerminalReport(Report):
    """Two lines a finding, coloured on a terminal; else changes are marked as ``[-old-]{+new+}``."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self.colour = wants_colour(stream)

    def write(self, entry: Entry) -> None:
        if entry.result is None:
            self._line(
                f"{self._paint(_BOLD, visible(entry.title))}: not processed: {visible(entry.error or '')}"
            )
            return
        if entry.result.findings:
            self._line(f"{self._paint(_BOLD, visible(entry.title))}: {verdict(entry.result)}")
        for finding, line, column in located(entry.result):
            place = self._paint(_BOLD, f"{visible(entry.title)}:{line}:{column}")
            detail = self._paint(_FAINT, f"({kind(finding)}, {finding.fix}, {finding.confidence:.2f})")
            self._line(
                f"{place}: {self._paint(_BOLD, visible(codes(finding)))} {visible(finding.message)} {detail}"
            )
            self._line(f"    {self._change(entry.result, finding)}")

    def close(self) -> None:
        rules = self.tally.rules()
        if rules:
            self._line("")
        for code, edits, flags in rules:
            self._line(f"{visible(code)}  {edits:6} repairs  {flags:6} flags")
        self._line(self.tally.summary())

    def _change(self, result: Result, finding: Finding) -> str:
        """The finding with what stands around it."""
        before, behind = surroundings(result, finding)
        old, new = quoted(finding.original), quoted(finding.replacement or "")
        if finding.replacement is None:
            return before + self._mark(_FLAGGED, "[?", old, "?]") + behind
        deleted = self._mark(_DELETED, "[-", old, "-]") if old else ""
        inserted = self._mark(_INSERTED, "{+", new, "+}") if new else ""
        return before + deleted + inserted + behind

    def _mark(self, style: str, opener: str, text: str, closer: str) -> str:
        return self._paint(style, text) if self.colour else opener + text + closer

    def _paint(self, style: str, text: str) -> str:
        return style + text + _RESET if self.colour else text

    def _line(self, text: str) -> None:
        self.stream.write(text + "\n")
