"""Finds stretches of words that are repeated on the spot, in linear time.

A word-by-word comparison with the stretch before it would cost the length of the text times the
length of the longest repetition. Instead every run of three words is looked up where it last stood; when that
was near, the stretch between the two may be what is repeated.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import eq

from cleantext.alignment import Span
from cleantext.document import Document
from cleantext.token_memo import TokenMemo

_WORD = re.compile(r"\w+(?:['’]\w+)*")
#: The longest repeated stretch that is looked for, in words.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Repeat:
    """A stretch of ``period`` words that stands ``copies`` times in a row.

    Attributes:
        start: offset of the first copy.
        unit_end: offset behind the first copy.
        next: offset of the second copy.
        end: offset behind the last complete copy.
        unit: the repeated words, in lower case.
        copies: how many complete copies there are.
        line: offsets of the line that holds them.
    """

    start: int
    unit_end: int
    next: int
    end: int
    unit: tuple[str, ...]
    copies: int
    line: Span

    @property
    def period(self) -> int:
        """Number of words in the repeated stretch."""
        return len(self.unit)


@lru_cache(maxsize=1)
def repeats(document: Document) -> tuple[Repeat, ...]:
    """The repeated stretches of a text, in reading order; none crosses a line."""
    text = document.text
    return tuple(repeat for line in document.paragraphs for repeat in _in_line(text, line))


@lru_cache(maxsize=1024)
def _runs_in(line: str) -> tuple[tuple[str, ...], tuple[tuple[int, int, int], ...]]:
    """The words of a line in lower case and its runs, as (first word, period, copies); nothing when it has no run."""
    words = list(itertools.chain.from_iterable(map(_words_of.__getitem__, line.split())))
    counts = Counter(words)
    if len(counts) == len(words):
        return (), ()
    again = {word for word, count in counts.items() if count > 1}
    recurs = bytes(map(again.__contains__, words))
    if b"\1\1" not in recurs or not (b"\1\1\1\1" in recurs or True in map(eq, words, words[1:])):
        return (), ()  # no word stands beside itself, and no four in a row stand twice each
    runs = []
    last = 0
    for first, behind, period in sorted(_runs(words), key=lambda run: (run[0], -run[1])):
        if first >= last:
            runs.append((first, period, (behind - first) // period))
            last = behind
    return (tuple(words), tuple(runs)) if runs else ((), ())


def _in_line(text: str, line: Span) -> Iterator[Repeat]:
    words, runs = _runs_in(text[slice(*line)])
    if not runs:
        return
    wanted = {
        index
        for first, period, copies in runs
        for index in (first, first + period - 1, first + period, first + copies * period - 1)
    }
    spans = {index: match.span() for index, match in enumerate(_WORD.finditer(text, *line)) if index in wanted}
    for first, period, copies in runs:
        yield Repeat(
            start=spans[first][0],
            unit_end=spans[first + period - 1][1],
            next=spans[first + period][0],
            end=spans[first + copies * period - 1][1],
            unit=words[first : first + period],
            copies=copies,
            line=line,
        )


def _lower_words(token: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(token))


_words_of = TokenMemo(_lower_words)


def _runs(words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Stretches of at least two copies, as (first word, behind the last word, period)."""
    settled = 0  # words before this index need no second look
    same = bytes(map(eq, words, words[1:]))
    index = same.find(1)
    while index >= 0:
        settled = index + 2
        while settled < len(words) and words[settled] == words[index]:
            settled += 1
        yield index, settled, 1
        index = same.find(1, settled - 1)
    if len(words) < 4:
        return
    same = bytes(map(eq, words, words[2:]))
    index = same.find(b"\1\1")
    while index >= 0:
        longer = index + 2 < len(same) and same[index + 2] == 1
        if words[index] != words[index + 1] and not longer and not (index and same[index - 1]):
            yield index, index + 4, 2
        index = same.find(b"\1\1", index + 1)
    threes = list(zip(words, words[1:], words[2:], strict=False))
    if len(set(threes)) == len(threes):
        return
    seen: dict[tuple[str, str, str], int] = {}
    settled = 0
    for index, key in enumerate(threes):
        before = seen.get(key)
        seen[key] = index
        if before is None or index < settled:
            continue
        period = index - before
        if not 1 < period <= LONGEST or (period == 2 and words[before] == words[before + 1]):
            continue
        behind = index + 3
        while behind < len(words) and words[behind] == words[behind - period]:
            behind += 1
        first = before
        while first > settled and words[first - 1] == words[first - 1 + period]:
            first -= 1
        if behind - first >= 2 * period:
            yield first, behind, period
            settled = behind
