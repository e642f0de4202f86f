"""Lines and the white space between them: what to delete so that a removed line leaves no hole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cleantext.alignment import Span

_BREAKS = "\r\n"


#: Lines of verse are hardly longer, in characters.
_VERSE_LINE = 70


def in_verse(text: str, at: int) -> bool:
    """Whether the line at an offset is a short one with another short one right above or below, as in songs, poems and lists."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    if end - start > _VERSE_LINE:
        return False
    above = text[max(0, start - _VERSE_LINE - 2) : max(0, start - 1)].rpartition("\n")
    below = text[end + 1 : end + _VERSE_LINE + 2].partition("\n")
    is_above = bool(above[2].strip()) and (bool(above[1]) or start <= _VERSE_LINE + 2)
    is_below = bool(below[0].strip()) and (bool(below[1]) or end + _VERSE_LINE + 2 >= len(text))
    return is_above or is_below


def removal_span(text: str, start: int, end: int) -> Span:
    """The span to delete when the whole line, or block of whole lines, ``text[start:end]`` goes.

    Of the white space in front of the block and behind it one is kept, the one with more line
    breaks (the first when equal), so that what remains is set apart as it was. Nothing is kept in
    front of the first remaining line of a text, and the text's own ending stays at its end. The
    indentation of the line that follows is never touched.

    Args:
        text: the whole text; lines end with ``\\n``, ``\\r\\n`` or ``\\r``.
        start: offset of the first character of the block; its indentation may be left out.
        end: offset behind the last; its trailing white space may be left out.

    Returns:
        (start, end) in code points. The time taken is linear in the block's surrounding white space.
    """
    while start > 0 and text[start - 1].isspace() and text[start - 1] not in _BREAKS:
        start -= 1
    while end < len(text) and text[end].isspace() and text[end] not in _BREAKS:
        end += 1

    before = start  # behind the last character, white space of its line included, that comes earlier
    first_break = start
    while before > 0 and text[before - 1].isspace():
        before -= 1
        if text[before] in _BREAKS:
            first_break = before
    next_line = end  # where the line of the next visible character begins
    after = end
    while after < len(text) and text[after].isspace():
        after += 1
        if text[after - 1] in _BREAKS:
            next_line = after

    if after == len(text):  # nothing visible follows
        return (0, len(text)) if before == 0 else (first_break, end)
    if before == 0:
        return 0, next_line
    if _breaks(text, first_break, start) >= _breaks(text, end, next_line):
        return start, next_line
    return first_break, end


def removal_spans(text: str, lines: Sequence[Span]) -> list[Span]:
    """For adjacent whole lines that all go, what to delete with each, so that the spans only touch.

    Args:
        text: the whole text.
        lines: (start, end) of the visible characters of each line, without a visible line between them.

    Returns:
        One span a line; together they are the :func:`removal_span` of the block.
    """
    first, last = lines[0], lines[-1]
    start, end = removal_span(text, first[0], last[1])
    if start == 0 or _breaks(text, last[1], end):
        bounds = [start, *(_line_start(text, line[0]) for line in lines[1:]), end]
    else:
        bounds = [start, *(line[1] for line in lines[:-1]), end]
    return list(pairwise(bounds))


def _line_start(text: str, start: int) -> int:
    """Offset of the beginning of the line of a visible character."""
    while start > 0 and text[start - 1] not in _BREAKS:
        start -= 1
    return start


def _breaks(text: str, start: int, end: int) -> int:
    """Number of line breaks in ``text[start:end]``."""
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end)
