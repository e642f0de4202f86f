"""Reports: what was found and changed, written record by record.

A report never holds more than one record, so it can run over any number of them.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from importlib import import_module
from typing import TextIO

from cleantext.report.tally import Tally
from cleantext.result import Result

#: Name of each format, with the ending of its files and the class that writes it.
FORMATS: dict[str, tuple[str, str]] = {
    "terminal": ("txt", "terminal.TerminalReport"),
    "json": ("json", "jsonl.JsonReport"),
    "jsonl": ("jsonl", "jsonl.JsonlReport"),
    "markdown": ("md", "markdown.MarkdownReport"),
    "html": ("html", "html.HtmlReport"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a report is told of one record: a result, or the reason why there is none.

    Attributes:
        id: the record's own id, or else its place (``path`` or ``path:line``).
        path: the file it came from, as the user named it; ``-`` for standard input.
        line: 1-based line of the file for a JSONL record, None for a whole text.
        result: the outcome; None when ``error`` is set.
        error: why the record was put into quarantine.
    """

    id: str | int
    path: str
    line: int | None = None
    result: Result | None = None
    error: str | None = None

    @property
    def place(self) -> str:
        """``path`` or ``path:line``."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    @property
    def title(self) -> str:
        """The place, followed by the id when that says more."""
        return self.place if self.id == self.place else f"{self.place} ({self.id})"


class Report(ABC):
    """Writes entries to a text stream; call :meth:`close` once at the end.

    Attributes:
        tally: what the entries so far add up to.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.tally = Tally()

    def add(self, entry: Entry) -> None:
        """Write one entry."""
        self.tally.add(entry.result)
        self.write(entry)

    @abstractmethod
    def write(self, entry: Entry) -> None:
        """Write what this format shows of an entry."""

    def close(self) -> None:  # noqa: B027
        """Write what stands at the end; the stream stays open."""


def make_report(name: str, stream: TextIO) -> Report:
    """A report of the named format (a key of :data:`FORMATS`) on a text stream."""
    module, _, kind = FORMATS[name][1].partition(".")
    report: Report = getattr(import_module(f"{__name__}.{module}"), kind)(stream)
    return report
