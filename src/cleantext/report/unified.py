"""Unified diff of a result, built from its edits.

The edits already say where the two texts differ, so nothing has to be compared: the work is linear
in the length of the text. Lines end at ``\\n`` only, as ``patch`` sees them; a carriage return is
part of its line, so CRLF and lone CR survive.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from cleantext.result import Result

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_UNSAFE_IN_NAME = re.compile(r'[\x00-\x1f\x7f"\\]')


@dataclass(slots=True)
class _Change:
    """Lines ``start`` to ``end`` (0-based, end excluded) of the original become ``lines``."""

    start: int
    end: int
    lines: list[str]


def unified_diff(result: Result, *, name: str = "text", context: int = 3) -> str:
    """The edits of a result as a unified diff that ``patch`` can apply.

    Args:
        result: the result to show.
        name: file name for the ``---`` and ``+++`` lines; control characters, quotation marks and
            backslashes in it are written in C style, as ``patch`` reads them.
        context: unchanged lines around each change.

    Returns:
        The diff, or the empty string when the texts are equal.

    Raises:
        ValueError: ``context`` is negative.
    """
    if context < 0:
        raise ValueError(f"context must not be negative, not {context}")
    lines = _LINE.findall(result.original)
    changes = list(_changes(result))
    if not changes:
        return ""
    label = _label(name)
    out = [f"--- {label}\n", f"+++ {label}\n"]
    shift = 0  # lines added minus lines removed by the hunks before
    for hunk in _hunks(changes, context):
        shift += _write_hunk(out, lines, hunk, context, shift)
    return "".join(out)


def _changes(result: Result) -> Iterator[_Change]:
    """Whole-line changes in order; edits that share a line are one change."""
    original = result.original
    number = 0  # lines before `position`, which is the start of a line
    position = 0
    edits = deque(result.edits)
    while edits:
        begin = original.rfind("\n", position, edits[0].start) + 1 or position
        number += original.count("\n", position, begin)
        pieces: list[str] = []
        position = begin
        finish = 0
        while edits and (not pieces or edits[0].start < finish):
            edit = edits.popleft()
            pieces += (original[position : edit.start], edit.replacement or "")
            position = edit.end
            if finish <= position:  # the end of the line that the edit ends in
                finish = original.find("\n", position) + 1 or len(original) + 1
        pieces.append(original[position:finish])
        old, new = _LINE.findall(original[begin:finish]), _LINE.findall("".join(pieces))
        head = _common(old, new)
        tail = _common(old[head:][::-1], new[head:][::-1])
        if head < max(len(old), len(new)):
            yield _Change(number + head, number + len(old) - tail, new[head : len(new) - tail])
        number += original.count("\n", begin, finish)
        position = min(finish, len(original))


def _common(left: list[str], right: list[str]) -> int:
    """How many items two lists begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


def _hunks(changes: list[_Change], context: int) -> Iterator[list[_Change]]:
    """Changes grouped so that the contexts of two groups neither overlap nor touch."""
    hunk = [changes[0]]
    for change in changes[1:]:
        if change.start - hunk[-1].end > 2 * context:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _write_hunk(out: list[str], lines: list[str], hunk: list[_Change], context: int, shift: int) -> int:
    """Append one hunk to ``out`` and return by how many lines it lengthens the text."""
    start = max(0, hunk[0].start - context)
    end = min(len(lines), hunk[-1].end + context)
    growth = sum(len(change.lines) - (change.end - change.start) for change in hunk)
    size = end - start
    out.append(f"@@ -{_range(start, size)} +{_range(start + shift, size + growth)} @@\n")
    position = start
    for change in hunk:
        _write_lines(out, " ", lines[position : change.start])
        _write_lines(out, "-", lines[change.start : change.end])
        _write_lines(out, "+", change.lines)
        position = change.end
    _write_lines(out, " ", lines[position:end])
    return growth


def _range(start: int, size: int) -> str:
    """A hunk range: 1-based first line and count; an empty range names the line before it."""
    if size == 0:
        return f"{start},0"
    return f"{start + 1}" if size == 1 else f"{start + 1},{size}"


def _write_lines(out: list[str], sign: str, lines: list[str]) -> None:
    for line in lines:
        out.append(sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n")


def _label(name: str) -> str:
    """A file name that a diff header can carry; a tab ends one that contains spaces."""
    if _UNSAFE_IN_NAME.search(name):
        return '"' + _UNSAFE_IN_NAME.sub(_c_escape, name) + '"'
    return name + "\t" if " " in name else name


def _c_escape(match: re.Match[str]) -> str:
    character = match[0]
    return "\\" + character if character in '"\\' else f"\\{ord(character):03o}"
