"""Which lines of a whole page are its article, and whether a text is a whole page at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from cleantext.filters.boilerplate.page import decision
from cleantext.filters.boilerplate.page.decision import FURNITURE
from cleantext.filters.boilerplate.page.features import PageLine, page_lines
from cleantext.filters.boilerplate.page.model import model

#: A text of fewer lines is never taken for a whole page.
MIN_LINES = 30
#: At least this share of a page's lines is short (up to so many words, no sentence's end).
MIN_SHORT, SHORT_WORDS = 0.3, 8
#: So many copies of one line count.
MOST_COPIES = 3
#: Where furniture frames the article, at least this share of the lines is not of it.
MIN_OUTSIDE_SHARE = 0.2
#: At least so many of them, and this share of all that are, stand before the article or behind it, and some on either side.
MIN_FURNITURE, MIN_FURNITURE_SHARE = 3, 0.5
#: The different suspect lines there have at least this sum of wording.
MIN_EVIDENCE = 7.0
#: What is left must hold at least so many words, or nothing was understood.
MIN_ARTICLE_WORDS = 40

#: A text that is still being cut down after so many looks is left alone.
MAX_ROUNDS = 5

_LINE = re.compile(r"[^\r\n]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a text.

    Attributes:
        lines: its lines that are not blank.
        chances: for each the probability that it is of the article.
        wording: for each how far its wording is that of articles (above 0) or of page furniture.
        inside: indices of the lines of the article.
    """

    lines: list[PageLine]
    chances: list[float]
    wording: list[float]
    inside: list[int]

    @property
    def outside(self) -> list[int]:
        """Indices of the lines that are not of the article."""
        within = set(self.inside)
        return [index for index in range(len(self.lines)) if index not in within]

    @property
    def has_article(self) -> bool:
        """Whether enough is left to be an article."""
        return sum(self.lines[index].count for index in self.inside) >= MIN_ARTICLE_WORDS

    @property
    def has_furniture(self) -> bool:
        """Whether any line outside the article is worded as page furniture is."""
        return any(self.wording[index] <= FURNITURE for index in self.outside)

    @property
    def is_page(self) -> bool:
        """Whether so much is not of the article, and reads like page furniture, that this is a whole page."""
        if len(self.lines) - len(self.inside) < decision.MIN_OUTSIDE:
            return False
        return self._is_framed or decision.is_page(self.lines, self.chances, self.wording, self.inside, model().page)

    @property
    def _is_framed(self) -> bool:
        """Whether most of what is worded as page furniture stands before the article and behind it."""
        outside = self.outside
        if len(outside) < MIN_OUTSIDE_SHARE * len(self.lines):
            return False
        first, last = min(self.inside, default=0), max(self.inside, default=0)
        furniture = [index for index in outside if self.wording[index] <= FURNITURE]
        before = sum(index < first for index in furniture)
        behind = sum(index > last for index in furniture)
        if not before or not behind or before + behind < max(MIN_FURNITURE, MIN_FURNITURE_SHARE * len(furniture)):
            return False
        evidence = {
            " ".join(self.lines[index].words): -self.wording[index]
            for index in outside
            if not first < index < last and self.wording[index] <= decision.SUSPECT
        }
        return sum(evidence.values()) >= MIN_EVIDENCE


def may_be_page(text: str) -> bool:
    """The cheap pre-test: many lines, many of them short and without a sentence's end.

    What a page prints around its article differs from line to line; one line that stands in a text again and
    again, as where a field of a table is empty, counts :data:`MOST_COPIES` times.
    """
    lines = short = 0
    for line, copies in Counter(_LINE.findall(text)).items():
        counted = min(copies, MOST_COPIES)
        if len(line) < 100:
            line = line.strip()
            if not line:
                continue
            if line[-1] not in ".!?…,;:\"”’" and line.count(" ") < SHORT_WORDS:
                short += counted
        lines += counted
    return lines >= MIN_LINES and short >= MIN_SHORT * lines


def likely_article(lines: Sequence[PageLine], chances: Sequence[float]) -> list[int]:
    """Indices of the lines that make the best article, as far as its words' F1 can be foreseen.

    The likeliest lines are taken, as many as give the highest expected F1. Where the page is clear that is
    whatever is likelier than not; where even the article's lines are in doubt it is the best of them.
    """
    order = sorted(range(len(lines)), key=lambda index: -chances[index])
    expected = sum(chance * line.count for chance, line in zip(chances, lines, strict=True))
    taken = right = best = 0.0
    size = 0
    for place, index in enumerate(order, 1):
        taken += lines[index].count
        right += chances[index] * lines[index].count
        score = 2 * right / (taken + expected) if taken else 0.0
        if score > best:
            best, size = score, place
    return sorted(order[:size])


def read(text: str) -> Reading:
    """Judge every line of a text as one of a whole page."""
    lines = page_lines(text)
    if not lines:
        return Reading([], [], [], [])
    trained = model()
    wording = trained.wording(lines)
    chances = trained.chances(lines, wording)
    return Reading(lines, chances, wording, likely_article(lines, chances))


@lru_cache(maxsize=2)
def outside_article(text: str, decide: bool) -> Reading | None:
    """The reading of a whole page whose article was found; None when everything should stay.

    Args:
        text: any text.
        decide: whether the text itself must show that it is a whole page.

    What is left is looked at again until it stays as it is, so that a repaired page is not repaired
    further; None also when that does not come about in :data:`MAX_ROUNDS` rounds.
    """
    if decide and not may_be_page(text):
        return None
    first = reading = read(text)
    chances = list(first.chances)
    kept = list(range(len(chances)))
    for _ in range(MAX_ROUNDS):
        gone = set(reading.outside)
        if not (reading.is_page if decide else reading.has_furniture):
            return None if len(kept) == len(chances) else Reading(first.lines, chances, first.wording, kept)
        if not reading.has_article:
            return None
        for place in gone:
            chances[kept[place]] = reading.chances[place]
        kept = [index for place, index in enumerate(kept) if place not in gone]
        left = "\n".join(text[first.lines[index].start : first.lines[index].end] for index in kept)
        if decide and not may_be_page(left):
            return Reading(first.lines, chances, first.wording, kept)
        reading = read(left)
    return None
