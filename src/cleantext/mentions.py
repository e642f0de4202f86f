"""Runs of capitalised words: the candidates for names in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cleantext.alignment import Span
from cleantext.lexicon import is_word, words_of

_TOKEN = r"(?:[A-Z]\.(?:[A-Z]\.)*|(?:[dlDLO]['’]|[aA]l-|[Mm]a?c(?=[A-Z]))?[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*(?:[-‐'’](?!s\b)[^\W\d_]+)*)"
_PARTICLE = r"(?:van der|van den|van de|von der|de la|de las|de los|van|von|de|del|della|da|dos|das|di|du|bin|bint|ibn|ter|ten|el|al)"
_RUN = re.compile(rf"(?<![\w’'.-]){_TOKEN}(?: (?:{_PARTICLE} )?{_TOKEN}){{0,5}}(?![\w])")


@cache
def _calendar() -> frozenset[str]:
    return words_of("weekdays") | words_of("months")


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of capitalised words.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character, without a possessive ending.
        words: the words in order, particles included.
    """

    start: int
    end: int
    words: tuple[str, ...]


def mentions(text: str, sentences: list[Span]) -> Iterator[Mention]:
    """The runs of capitalised words of each sentence.

    A capital at the start of a sentence proves nothing: an ordinary word there (``The``, ``Yesterday``)
    is left out of the run, and a run of nothing else is no mention.
    """
    starts = {start for start, _ in sentences}
    openers = words_of("sentence_openers")
    for match in _RUN.finditer(text):
        words = match.group().split(" ")
        start = match.start()
        if start in starts or text[start - 1 : start] in "“\"‘(":
            while words and (words[0] in openers or (len(words) == 1 and is_word(words[0].lower()))):
                start += len(words[0]) + 1
                words = words[1:]
        while words and (words[0] in ("The", "A", "An", "I", "In", "On", "At", "By", "But", "And")):
            start += len(words[0]) + 1
            words = words[1:]
        while len(words) > 1 and words[0] in _calendar():
            start += len(words[0]) + 1
            words = words[1:]
        if words:
            yield Mention(start, match.end(), tuple(words))
