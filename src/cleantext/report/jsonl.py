"""The reports for programs: one JSON line a record, or one JSON document (docs/report.schema.json)."""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

from cleantext.report import Entry, Report
from cleantext.result import SCHEMA

#: Surrogates cannot be written as UTF-8, and some readers take the others for the end of a line.
_AWKWARD = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def dump(value: Any) -> str:
    """JSON on one line that every reader of UTF-8 lines can take."""
    return _AWKWARD.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(value, ensure_ascii=False))


def record(entry: Entry) -> dict[str, Any]:
    """What both formats tell of one record."""
    fields: dict[str, Any] = {"schema": SCHEMA, "id": entry.id, "path": entry.path, "line": entry.line}
    if entry.result is None:
        return fields | {"error": entry.error}
    return fields | {
        "profile": entry.result.profile.to_dict(),
        "findings": [finding.to_dict() for finding in entry.result.findings],
    }


class JsonlReport(Report):
    """One line a record."""

    def write(self, entry: Entry) -> None:
        self.stream.write(dump(record(entry)) + "\n")


class JsonReport(Report):
    """One object with the records and a summary, written as the records come."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        stream.write(f'{{"schema": {SCHEMA}, "records": [')

    def write(self, entry: Entry) -> None:
        self.stream.write((",\n" if self.tally.records > 1 else "\n") + dump(record(entry)))

    def close(self) -> None:
        summary = {
            "records": self.tally.records,
            "changed": self.tally.changed,
            "quarantined": self.tally.quarantined,
            "edits": self.tally.edits.total(),
            "flags": self.tally.flags.total(),
            "rules": {code: {"edits": edits, "flags": flags} for code, edits, flags in self.tally.rules()},
        }
        self.stream.write(f'\n], "summary": {dump(summary)}}}\n')
