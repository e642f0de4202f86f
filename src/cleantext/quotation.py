"""Double quotation marks of each paragraph, with the side that their surroundings give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cleantext.alignment import Span

Side = Literal["open", "close", "loose", "glued"]

_MARK = re.compile("[“”\"]")
_OPENS_BEHIND = frozenset(" \t\u00a0\u202f([{—–-/‘'“\"")
_CLOSES_BEFORE = frozenset(" \t\u00a0\u202f,.;:!?)]}—–-…/’'”\"")
_SPACE = frozenset(" \t\u00a0\u202f")
_DASH = frozenset("—–-")


@dataclass(frozen=True, slots=True)
class Mark:
    """One double quotation mark.

    Attributes:
        at: its offset.
        glyph: ``“``, ``”`` or ``"``.
        side: what its surroundings say: ``open``, ``close``, ``loose`` between spaces, ``glued`` between letters.
    """

    at: int
    glyph: str
    side: Side

    @property
    def agrees(self) -> bool:
        """Whether the glyph can stand on this side."""
        return self.glyph == '"' or self.side in ("loose", "glued") or (self.glyph == "“") == (self.side == "open")


@dataclass(frozen=True, slots=True)
class QuotedParagraph:
    """A paragraph that has double quotation marks.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        marks: its marks in order.
        continued: whether a quotation is still open from the paragraph before it.
        continues: whether the next paragraph starts with an opening mark, so that a quotation may
            run on without a closing mark here.
        pending: whether the quoted paragraph before it left a quotation open, by convention or not.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    continued: bool
    continues: bool
    pending: bool

    @property
    def regular(self) -> bool:
        """Whether the marks open and close in turn, with the right glyphs; the last may stay open."""
        sides = [mark.side for mark in self.marks]
        expected = (["open", "close"] * len(sides))[: len(sides)]
        return (
            sides == expected
            and all(mark.agrees for mark in self.marks)
            and (len(sides) % 2 == 0 or self.continues)
        )


def quoted_paragraphs(text: str, paragraphs: Sequence[Span]) -> list[QuotedParagraph]:
    """The paragraphs with double quotation marks, with the marks' sides."""
    if not ("“" in text or "”" in text or '"' in text):
        return []
    found: list[QuotedParagraph] = []
    open_before = pending = False
    for index, (start, end) in enumerate(paragraphs):
        marks = tuple(_mark(text, match.start(), start, end) for match in _MARK.finditer(text, start, end))
        if not marks:
            open_before = False
            continue
        continues = False
        if index + 1 < len(paragraphs):
            behind = paragraphs[index + 1][0]
            continues = text[behind] in "“\""
        found.append(QuotedParagraph(start, end, marks, open_before, continues, pending))
        pending = marks[-1].side == "open"
        open_before = pending and continues
    return found


def _mark(text: str, at: int, start: int, end: int) -> Mark:
    glyph = text[at]
    left = text[at - 1] if at > start else " "
    right = text[at + 1] if at + 1 < end else " "
    opens, closes = left in _OPENS_BEHIND, right in _CLOSES_BEFORE
    side: Side
    if opens and not closes:
        side = "open"
    elif closes and not opens:
        side = "close"
    elif left in _SPACE and right in _SPACE:
        side = "loose"
    elif glyph == "“":
        side = "open"
    elif glyph == "”":
        side = "close"
    elif left in _DASH or right in _DASH:
        side = "open" if right not in _SPACE and left in _SPACE else "close"
    elif opens and closes:
        side = "close" if right in _SPACE else "open"
    else:
        side = "glued"
    return Mark(at, glyph, side)
