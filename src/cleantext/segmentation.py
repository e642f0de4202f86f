"""Lines and sentences of plain text, as spans of offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleantext.alignment import Span
from cleantext.lexicon import words_of

_STOP = re.compile(r"[.!?…。](?<![.!?…。].)[.!?…]*[\"'”’»)\]]*(?=\s)")  # what comes before is looked at last: stops are few
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘«]*\Z")
_INITIAL = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(word.rstrip(".").casefold() for word in words_of("abbreviations"))


def is_abbreviation(word: str) -> bool:
    """Whether a word without its final period is one that takes a period inside a sentence.

    Single letters and dotted letters (``J``, ``U.S``) count; so does every entry of the lexicon.
    """
    return bool(_INITIAL.match(word)) or word.casefold() in _abbreviations()


def word_before(text: str, end: int, start: int = 0) -> str:
    """The run of non-space characters that ends at ``end``, without opening marks, at most 30 long."""
    match = _LAST_WORD.search(text[max(start, end - 30) : end])
    return match.group() if match else ""


def paragraphs(text: str) -> list[Span]:
    """Lines that are not blank, without their surrounding white space; lines end at ``\\n`` and ``\\r``."""
    found = []
    behind = 0  # the break of the line before
    for line in (text.replace("\r", "\n") if "\r" in text else text).split("\n"):
        bare = line.strip()
        if bare:
            start = behind if len(bare) == len(line) else behind + len(line) - len(line.lstrip())
            found.append((start, start + len(bare)))
        behind += len(line) + 1
    return found


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Sentences of one paragraph.

    A stop ends a sentence unless it belongs to an abbreviation or a lower-case letter follows it:
    what follows such a stop may be the rest of the same sentence, which is for the rules to decide.
    """
    first = start
    for stop in _STOP.finditer(text, start, end):
        behind = stop.end()
        while behind < end and text[behind].isspace():
            behind += 1
        if behind >= end:
            break
        if text[behind].islower():
            continue
        if stop.group() == "." and is_abbreviation(word_before(text, stop.start(), first)):
            continue
        yield first, stop.end()
        first = behind
    if first < end:
        yield first, end
