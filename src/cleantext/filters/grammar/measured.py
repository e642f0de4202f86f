"""What LanguageTool's rules were measured at: ``measured.tsv``, written by scripts/measure_grammar.py."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from pkgutil import get_data

from cleantext.finding import FixLevel

#: A rule must be nearer to the human's text so many times as often as it is farther from it.
SAFE_RATIO, UNSAFE_RATIO = 3.0, 2.0
#: So many of the places that it flags must have been changed by post-editors, and marked by annotators.
TOUCHED = 0.75
#: It must fire in machine translation so many times as often as in the same amount of human text.
FLAG_CONTRAST = 3.0
#: Edits of one rule in 10,000 words of professional English.
CLEAN_EDITS = 0.1
#: Fewer matches prove nothing.
LEAST = 5


@dataclass(frozen=True, slots=True)
class Figures:
    """One row of the table.

    Attributes:
        rule: LanguageTool's id.
        words: words of post-edited machine translation that were checked.
        matches: places found in them.
        touched: how many of these the post-editor changed.
        better: suggestions that lead nearer to the post-edit, in tokens.
        worse: those that lead away from it.
        gain: tokens nearer, in all.
        annotated: places found in machine translation with expert annotations of its errors.
        marked: how many of these an annotator marked as well.
        clean_words: words of professional English that were checked.
        clean_matches: places found in them.
        clean_edits: how many of these would be edited.
    """

    rule: str
    words: int
    matches: int
    touched: int
    better: int
    worse: int
    gain: int
    annotated: int
    marked: int
    clean_words: int
    clean_matches: int
    clean_edits: int

    @property
    def level(self) -> FixLevel | None:
        """The most trust that the figures allow: a fix level, ``none`` to flag only, None to leave it out."""
        harmless = self.clean_edits * 10_000 <= CLEAN_EDITS * self.clean_words
        if self.better >= LEAST and self.gain > 0 and harmless:
            if self.better >= SAFE_RATIO * self.worse:
                return "safe"
            if self.better >= UNSAFE_RATIO * self.worse:
                return "unsafe"
        contrast = self.matches * self.clean_words >= FLAG_CONTRAST * self.clean_matches * self.words
        sources = [(self.touched, self.matches), (self.marked, self.annotated)]
        enough = [(confirmed, places) for confirmed, places in sources if places >= LEAST]
        if enough and contrast and all(confirmed >= TOUCHED * places for confirmed, places in enough):
            return "none"
        return None

    def __str__(self) -> str:
        return (
            f"Measured on {self.words} words of post-edited machine translation that the other filters had "
            f"repaired: {self.matches} places, of which the post-editor changed {self.touched}; {self.better} "
            f"edits nearer to the post-edit, {self.worse} farther from it. On {self.clean_words} words of "
            f"professional English: {self.clean_edits} edits."
        )


COLUMNS = tuple(field.name for field in fields(Figures))


@cache
def figures() -> dict[str, Figures]:
    """The rows of the table by LanguageTool's id."""
    data = get_data(__package__ or __name__, "measured.tsv") or b""
    _, *rows = data.decode("utf-8").splitlines()
    found = [row.split("\t") for row in rows]
    return {rule: Figures(rule, *map(int, numbers)) for rule, *numbers in found}
