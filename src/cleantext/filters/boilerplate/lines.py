"""The lines of a document with the cheap features that tell page furniture from prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from cleantext.filters.boilerplate.phrases import normalise
from cleantext.segmentation import paragraphs

#: Longest line, in characters, that can be furniture.
MAX_LENGTH = 220

#: Longest line, in words, that can be furniture.
MAX_WORDS = 30

_SENTENCE_END = re.compile(r"[.!?…。！？:][\"'”’»)\]]*\Z")
_ENDS = frozenset(".!?…。！？:\"'”’»)]")
_BULLET = re.compile(r"(?:[-*•‣▪◦o+–]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
#: How a line of speech begins.
QUOTES = "\"'“”„«‘「『‹`"


@dataclass
class Line:
    """One line that is not blank.

    Attributes:
        start: offset of its first visible character.
        end: offset behind its last visible character.
        text: the line between them.
        prose: whether it is running text: long, or a full sentence of some length.
        ends_sentence: whether it closes with a sentence's final punctuation.
        blank_before: whether a blank line, or nothing, stands before it.
        blank_after: the same behind it.
    """

    start: int
    end: int
    text: str
    prose: bool
    ends_sentence: bool
    blank_before: bool = True
    blank_after: bool = True
    _words: list[str] | None = field(default=None, repr=False)

    @property
    def words(self) -> list[str]:
        """The normalised words."""
        if self._words is None:
            self._words = normalise(self.text)
        return self._words

    @property
    def short(self) -> bool:
        """Whether the line can be furniture at all."""
        return len(self.text) <= MAX_LENGTH

    @property
    def is_item(self) -> bool:
        """Whether it is written as an item of a list or a row of a table."""
        framed = self.text[0] in "-–*•" and self.text[-1] == self.text[0]
        return (not framed and bool(_BULLET.match(self.text))) or self.text.count("|") > 3

    @property
    def is_quoted(self) -> bool:
        """Whether it begins as a quotation."""
        return self.text[0] in QUOTES


@dataclass
class Layout:
    """The lines of a text and where its running text lies.

    Attributes:
        lines: all lines that are not blank.
        first_prose: index of the first line of running text; the number of lines when there is none.
        last_prose: index of the last; -1 when there is none.
    """

    lines: list[Line]
    first_prose: int
    last_prose: int

    @property
    def has_prose(self) -> bool:
        """Whether there is running text at all."""
        return self.last_prose >= 0

    def in_head(self, index: int) -> bool:
        """Whether line ``index`` stands before all running text."""
        return self.has_prose and index < self.first_prose

    def in_tail(self, index: int) -> bool:
        """Whether line ``index`` stands behind all running text."""
        return self.has_prose and index > self.last_prose


def ends_sentence(line: str) -> bool:
    """Whether a line closes with a sentence's final punctuation."""
    return line[-1:] in _ENDS and _SENTENCE_END.search(line, max(0, len(line) - 6)) is not None


@lru_cache(maxsize=2)
def layout(text: str) -> Layout:
    """The lines of a text; the last two texts are remembered, since every rule of the family asks."""
    lines: list[Line] = []
    spans = paragraphs(text)
    behind = 0
    for start, end in spans:
        line = text[start:end]
        blank = behind == 0 or (start - behind > 1 and _blank(text, behind, start))
        if lines:
            lines[-1].blank_after = blank
        length = end - start
        ends = ends_sentence(line)
        prose = length > MAX_LENGTH or (length > 70 and ends and line[-1] != ":" and line.count(" ") >= 11)
        lines.append(Line(start, end, line, prose, ends, blank))
        behind = end
    first = next((i for i, line in enumerate(lines) if line.prose), len(lines))
    last = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].prose), -1)
    return Layout(lines, first, last)


def _blank(text: str, start: int, end: int) -> bool:
    """Whether the white space between two lines holds a blank line."""
    return text.count("\n", start, end) + text.count("\r", start, end) - text.count("\r\n", start, end) > 1


def sentence_joint(page: Layout, low: int, high: int) -> str | None:
    """What belongs between line ``low`` and ``high`` when they are halves of one sentence, else None.

    The first must be running text without an end, the second must go on in lower case. Text that is
    broken into short lines throughout keeps a line break; so does a word cut by a hyphen.
    """
    if low < 0 or high >= len(page.lines):
        return None
    first, second = page.lines[low], page.lines[high]
    if first.ends_sentence or first.text.count(" ") < 5 or first.is_item:
        return None
    if not second.text[0].islower() or second.text.count(" ") < 2 or second.is_item:
        return None
    wrapped = (not first.blank_before and low > 0) or (not second.blank_after and high + 1 < len(page.lines))
    return "\n" if wrapped or first.text[-1] in "-\u2010\u00ac" else " "
