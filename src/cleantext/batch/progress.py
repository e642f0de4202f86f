"""A line on the terminal that says how far a run has come."""

from __future__ import annotations

import shutil
import time
from typing import TextIO

from cleantext.report import Entry

_REDRAW = 0.1  # seconds
_WIDTH = 24


class Progress:
    """Redraws one line: a bar when the total is known, records, rate and findings.

    Args:
        stream: a terminal.
        total: number of records, or None when it is unknown.
    """

    def __init__(self, stream: TextIO, total: int | None) -> None:
        self.stream = stream
        self.total = total
        self.done = 0
        self.findings = 0
        self.started = time.monotonic()
        self._drawn = 0.0

    def add(self, entry: Entry) -> None:
        """Count a record, and redraw if the last time was long enough ago."""
        self.done += 1
        self.findings += len(entry.result.findings) if entry.result else 0
        now = time.monotonic()
        if now - self._drawn >= _REDRAW or self.done == self.total:
            self._drawn = now
            columns = shutil.get_terminal_size().columns
            self.stream.write("\r" + self.line(now - self.started)[: columns - 1] + "\x1b[K")
            self.stream.flush()

    def line(self, seconds: float) -> str:
        """The line after so many seconds."""
        rate = self.done / seconds if seconds > 0 else 0.0
        text = f"{self.done} records, {rate:.0f}/s, {self.findings} findings"
        if not self.total:
            return text
        share = min(1.0, self.done / self.total)
        bar = "#" * round(_WIDTH * share)
        return f"[{bar:.<{_WIDTH}}] {share:4.0%} of {self.total}: {text}"

    def clear(self) -> None:
        """Remove the line, so that something else can be written."""
        self.stream.write("\r\x1b[K")
        self.stream.flush()
