"""A line of an article as numbers: its wording, its shape and what stands around it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from cleantext.filters.boilerplate.cues import cues
from cleantext.filters.boilerplate.lines import Layout, Line
from cleantext.lexicon import FUNCTION_WORDS, zipf
from cleantext.token_memo import TokenMemo

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,:/]\d+)*|[^\w\s]|_+")
_YEAR = re.compile(r"(?:1[3-9]|20)\d\d\Z")
#: Marks that punctuate prose; all others are evidence of a page's controls.
_PROSE_MARKS = frozenset(".,;:!?'\"’‘“”()-–—…$£€%&")
_SEPARATORS = frozenset("|·•/>›»▸▶►→←◀◄<‹«〉≫■●~")
_BRACKETS = frozenset("([{<【（=")
_QUOTES = frozenset("\"“”„‘'«»")
_LABEL = re.compile(r"[^\w\"“‘]*((?:[^\W\d_][\w’'-]*[ /&-]+){0,4}[^\W\d_][\w’'.-]*) ?[:：=|](?!\d)")
_ADDRESS = re.compile(r"://|www\.|@\w|\w@\w|\b[\w-]+\.(?:com|org|net|html?|php|docx?|pdf|indd)\b|\bdot (?:com|org|net)\b")
_VERBS = frozenset(
    ["is", "are", "was", "were", "has", "had", "have", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "should", "said", "says", "went", "came", "made", "took", "got", "gave", "found", "told", "became", "began", "kept", "left", "felt", "knew", "saw", "thought", "stood", "lost", "won", "built", "grew", "led", "ran", "sent"]
)  # fmt: skip
_CLASSES = ("act", "object", "state", "prose", "thing")
_PREFIX = 5


class Token(NamedTuple):
    """What is known of a token wherever it stands: its key, whether it is a word, a function word or a rare one, and its classes of cues."""

    key: str
    word: bool
    classes: tuple[bool, ...]
    function: bool
    rare: bool


def _work_out(raw: str) -> Token:
    first = raw[0]
    if first.isdigit():
        if ":" in raw:
            key = "#:#"
        elif _YEAR.match(raw):
            key = "#y"
        else:
            key = "#/#" if "/" in raw or raw.count(".") > 1 else "#"
        return Token(key, False, (False,) * len(_CLASSES), False, False)
    if first.isalpha():
        key = raw.lower().replace("’", "'")
        known = {each for each, _, _ in cues().get(key, ())}
        return Token(
            key, True, tuple(each in known for each in _CLASSES), key in FUNCTION_WORDS, zipf(key) < 2.5
        )
    key = "_" if first == "_" else raw
    if ord(first) >= 0x2190 and unicodedata.category(first) in ("So", "Sm", "Cs"):
        key = "☆" if first in "★☆⭐" else "→" if unicodedata.name(first, "").find("ARROW") >= 0 else "☺"
    return Token(key, False, (False,) * len(_CLASSES), False, False)


_tokens = TokenMemo(_work_out)


@lru_cache(maxsize=1024)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a line."""
    return tuple(map(_tokens.__getitem__, _TOKEN.findall(text)))


def keys_of(token: Token) -> tuple[str, ...]:
    """The keys of a token by itself: what it is, and how a longer word begins."""
    return (token.key, token.key[:_PREFIX] + "~") if token.word and len(token.key) > _PREFIX + 1 else (token.key,)


def keys(line: Sequence[Token]) -> list[str]:
    """What of a line's wording may have a weight: its tokens, how words begin, its ends, pairs, all of a short line."""
    plain = [token.key for token in line]
    found = list(plain)
    found += [key for token in line for key in keys_of(token)[1:]]
    found += [f"{first} {second}" for first, second in pairwise(plain)]
    if plain:
        found += ["^" + plain[0], plain[-1] + "$"]
        if len(plain) <= 3:
            found.append("=" + " ".join(plain))
    return found


#: So many tokens at either end are weighed by themselves: a label may lead a line and a credit close it.
_END = 4


def wording(line: Sequence[Token], weights: Mapping[str, float]) -> tuple[float, ...]:
    """How far a line's wording is that of page furniture (above 0), in the figures of :data:`WORDING`."""
    values = [weights.get(key, 0.0) for key in keys(line)]
    strongest = [*sorted(values[: len(line)], reverse=True)[:2], 0.0, 0.0]
    ends = [sum(weights.get(key, 0.0) for key in keys(end)) if len(line) > _END else 0.0 for end in (line[:_END], line[-_END:])]
    return (sum(values) / sqrt(len(values)) if values else 0.0, strongest[0], strongest[1], *ends)


WORDING = ("wording", "strongest word", "second word", "lead", "close")
OWN = (
    "tokens", "characters", "capitals", "all capitals", "numbers", "separators", "first", "terminal", "label", "address",
    "function", "verbs", "rare", *_CLASSES, "opens with act",
)  # fmt: skip


@lru_cache(maxsize=1024)
def own(text: str) -> tuple[float, ...]:
    """The figures of a line alone, named in :data:`OWN`."""
    line = tokens(text)
    words = [token for token in line if token.word]
    raw = text.split()
    some = max(1, len(words))
    first, last = text[0], text[-1]
    label = _LABEL.match(text)
    marks = [token.key for token in line if not token.word and token.key not in _PROSE_MARKS and token.key[0] != "#"]
    begins = 0 if first.isalpha() and first.isupper() else 1 if first.isalpha() else 2 if first.isdigit() else 3
    if begins == 3:
        begins = 4 if first in _QUOTES else 5 if first in "-–*•" else 6 if first in _BRACKETS else 7
    ends = 1 if last in ".。।۔" else 2 if last in "!?！？؟" else 3 if last in ":：" else 4 if last in ",;" else 0
    if last == "…" or text.endswith(".."):
        ends = 5
    elif not ends and last in "\"”’»)]":
        ends = 6 if text[-2:-1] in (".", "!", "?") else 7
    elif not ends and not last.isalnum():
        ends = 8
    lead = next((token for token in line if token.word), None)
    return (
        len(line),
        len(text),
        sum(each[0].isupper() for each in raw[1:]) / max(1, len(raw) - 1),
        sum(each.isupper() and len(each) > 1 for each in raw) / len(raw),
        sum(token.key[0] == "#" for token in line) / max(1, len(line)),
        sum(mark in _SEPARATORS or mark in "☆→☺" for mark in marks) + text.count("  ") + text.count("\t") + text.count("\u3000"),
        begins,
        ends,
        label.group(1).count(" ") + 1 if label else 0,
        1 if _ADDRESS.search(text) else 0,
        sum(token.function for token in words) / some,
        sum(token.key in _VERBS or (token.key.endswith("ed") and len(token.key) > 4) for token in words) / some,
        sum(token.rare for token in words) / some,
        *(sum(token.classes[k] for token in words) for k in range(len(_CLASSES))),
        1 if lead is not None and lead.classes[0] else 0,
    )


AROUND = (
    "from start", "to end", "lines", "head", "tail", "prose before", "prose behind", "short lines", "prose share",
    "gap before", "gap behind", "above prose", "below prose", "run before", "run behind", "alike",
    "known", "known words", "wording above", "wording below", "furniture", "told",
)  # fmt: skip


class Surroundings:
    """What all lines of a document say about the place of one.

    Args:
        page: the lines.
        told: for lines with evidence of their own, by index, its score.
    """

    def __init__(self, page: Layout, told: Mapping[int, float]) -> None:
        self._page = page
        self._told = told
        lines = page.lines
        self._prose = [0]
        for line in lines:
            self._prose.append(self._prose[-1] + line.prose)
        self._certain = sum(score >= 2.5 for score in told.values())
        self._spoken: dict[str, int] | None = None
        self._short = sum(not line.prose for line in lines) / max(1, len(lines))

    def _words(self) -> dict[str, int]:
        if self._spoken is None:
            self._spoken = {}
            for line in self._page.lines:
                for word in set(_TOKEN.findall(line.text.lower())):
                    if len(word) > 3:
                        self._spoken[word] = self._spoken.get(word, 0) + 1
        return self._spoken

    def figures(self, index: int, weights: Mapping[str, float]) -> list[float]:
        """The figures of one line's place, named in :data:`AROUND`."""
        page, lines = self._page, self._page.lines
        line = lines[index]
        count = len(lines)
        above = lines[index - 1] if index else None
        below = lines[index + 1] if index + 1 < count else None
        spoken = self._words()
        content = {token.key for token in tokens(line.text) if token.word and not token.function and len(token.key) > 3}
        known = sum(spoken.get(word, 0) > 1 for word in content)
        before = index
        while before and not lines[before - 1].prose and index - before < 12:
            before -= 1
        behind = index
        while behind + 1 < count and not lines[behind + 1].prose and behind - index < 12:
            behind += 1
        shape = _shape(line)
        alike = sum(_shape(lines[k]) == shape for k in range(max(0, index - 4), min(count, index + 5)) if k != index)
        told = self._told.get(index, 0.0)
        return [
            min(index, 20),
            min(count - 1 - index, 20),
            min(count, 60),
            page.in_head(index),
            page.in_tail(index),
            min(self._prose[index], 10),
            min(self._prose[-1] - self._prose[index + 1], 10),
            self._short,
            self._prose[-1] / max(1, count),
            line.blank_before,
            line.blank_after,
            -1 if above is None else above.prose,
            -1 if below is None else below.prose,
            index - before,
            behind - index,
            alike,
            known / max(1, len(content)),
            known,
            0.0 if above is None or above.prose else wording(tokens(above.text), weights)[0],
            0.0 if below is None or below.prose else wording(tokens(below.text), weights)[0],
            min(3, self._certain - (told >= 2.5)),
            told,
        ]


def _shape(line: Line) -> tuple[int, bool, bool, bool]:
    text = line.text
    first = 0 if text[0].isupper() else 1 if text[0].isdigit() else 2
    return (first, line.ends_sentence, line.blank_before, len(text) > 60)
