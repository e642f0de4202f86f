"""One JSON object as it was written, in which single fields can be replaced."""

from __future__ import annotations

import json
import re
from typing import Any

from cleantext.report.jsonl import dump

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class JsonRecord:
    """The fields of a JSON object and the places of their values.

    Everything but the replaced values stays as written: order, spacing, numbers, escapes.

    Args:
        line: one JSON object, with white space or a byte order mark around it.

    Raises:
        ValueError: the line is not a JSON object.
    """

    def __init__(self, line: str) -> None:
        self.line = line
        self.fields: dict[str, Any] = {}
        self._places: dict[str, tuple[int, int]] = {}
        try:
            self._end = self._scan()
        except json.JSONDecodeError as error:
            raise ValueError(f"bad JSON: {error.msg} at column {error.colno}") from None
        except (RecursionError, ValueError) as error:  # too deep, or a number of too many digits
            raise ValueError(f"bad JSON: {error}") from None

    def _scan(self) -> int:
        """Read the fields; returns the place of the closing brace."""
        line = self.line
        at = self._expect("{", 1 if line.startswith("\ufeff") else 0, "an object")
        if line[at : at + 1] != "}":
            while True:
                key, end = _DECODER.raw_decode(line, at)
                if not isinstance(key, str):
                    raise json.JSONDecodeError("Expecting a field name in double quotes", line, at)
                start = self._expect(":", end, "':'")
                self.fields[key], end = _DECODER.raw_decode(line, start)
                self._places[key] = (start, end)
                at = _skip(line, end)
                if line[at : at + 1] == "}":
                    break
                at = self._expect(",", at, "',' or '}'")
        if _skip(line, at + 1) != len(line):
            raise json.JSONDecodeError("Extra data", line, _skip(line, at + 1))
        return at

    def _expect(self, sign: str, at: int, what: str) -> int:
        """The place of the first token behind ``sign``, which must come next."""
        at = _skip(self.line, at)
        if self.line[at : at + 1] != sign:
            raise json.JSONDecodeError(f"Expecting {what}", self.line, at)
        return _skip(self.line, at + 1)

    def with_fields(self, values: dict[str, Any]) -> str:
        """The line with these fields replaced where they stand, and new ones added at the end."""
        changes = [(*self._places[key], dump(value)) for key, value in values.items() if key in self._places]
        added = [f"{dump(key)}: {dump(value)}" for key, value in values.items() if key not in self._places]
        if added:
            end = max((end for _, end in self._places.values()), default=self._end)
            changes.append((end, end, (", " if self._places else "") + ", ".join(added)))
        pieces: list[str] = []
        position = 0
        for start, end, text in sorted(changes):
            pieces += (self.line[position:start], text)
            position = end
        return "".join((*pieces, self.line[position:]))


def _skip(line: str, at: int) -> int:
    match = _SPACE.match(line, at)
    return match.end() if match else at
