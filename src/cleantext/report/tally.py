"""What a run adds up to."""

from __future__ import annotations

from collections import Counter

from cleantext.result import Result


class Tally:
    """Counts over the records of a run.

    Attributes:
        records: all records, those in quarantine included.
        quarantined: records that could not be processed.
        changed: records with at least one edit.
        edits: applied findings by rule code.
        flags: findings that were not applied, by rule code.
    """

    def __init__(self) -> None:
        self.records = 0
        self.quarantined = 0
        self.changed = 0
        self.edits: Counter[str] = Counter()
        self.flags: Counter[str] = Counter()

    def add(self, result: Result | None) -> None:
        """Count one record; None stands for one in quarantine."""
        self.records += 1
        if result is None:
            self.quarantined += 1
            return
        self.changed += bool(result.edits)
        for finding in result.findings:
            (self.edits if finding.applied else self.flags)[finding.rule] += 1

    @property
    def findings(self) -> int:
        """Number of findings, applied or not."""
        return self.edits.total() + self.flags.total()

    def rules(self) -> list[tuple[str, int, int]]:
        """Code, edits and flags of every rule that found something, by code."""
        return [(code, self.edits[code], self.flags[code]) for code in sorted({*self.edits, *self.flags})]

    def summary(self) -> str:
        """One line, such as ``12 records: 34 edits in 9, 5 flags, 1 in quarantine``."""
        line = f"{_count(self.records, 'record')}: {_count(self.edits.total(), 'edit')}"
        if self.changed:
            line += f" in {self.changed}"
        line += f", {_count(self.flags.total(), 'flag')}"
        return line + (f", {self.quarantined} in quarantine" if self.quarantined else "")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
