"""The cheap tests of a line that tell whether a closer look at it can find anything: for most lines it cannot."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from cleantext.filters.boilerplate.cues import cue_words
from cleantext.filters.boilerplate.phrases import MANY_CHARACTERS, beginning, normalise, phrases
from cleantext.token_memo import TokenMemo

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POINTED_AT = frozenset(
    [
        "article",
        "story",
        "page",
        "post",
        "part",
        "chapter",
        "video",
        "photo",
        "text",
        "news",
        "episode",
        "content",
        "site",
        "website",
        "material",
        "publication",
        "piece",
        "review",
    ]
)
DEICTIC = re.compile(rf"\b(this|the) ({'|'.join(sorted(_POINTED_AT))})\b")
#: The first word of a line, with the apostrophe of a plural.
_FIRST = re.compile(WORD.pattern + "['’]?")
_DIGIT = re.compile("[0-9]")
_PLAIN = str.maketrans("‘’“”–—…", "''\"\"--.")
#: Counts of two kinds of words in one number: from this bit on stands the second.
_SECOND = 16


@cache
def interface_words() -> frozenset[str]:
    """Words of which a line must hold two to be weighed as one of a user interface."""
    return cue_words("act") | cue_words("object") | cue_words("state")


def may_be_cues(text: str) -> bool:
    """Whether a line holds two words of user interfaces, or points at the page."""
    marks = sum(map(_marks.__getitem__, text.split()))
    return marks & ((1 << _SECOND) - 1) > 1 or (marks >> _SECOND > 0 and DEICTIC.search(text.lower()) is not None)


def _marks_of(token: str) -> int:
    """How many words of user interfaces a token holds, and how many that "this" or "the" may point at."""
    words = _words[token]
    return sum(map(interface_words().__contains__, words)) + (sum(map(_POINTED_AT.__contains__, words)) << _SECOND)


_marks = TokenMemo(_marks_of)
#: The words of a token in lower case, with plain punctuation inside.
_words: TokenMemo[list[str]] = TokenMemo(lambda token: WORD.findall(_plain(token)))


def may_hold_phrase(text: str) -> bool:
    """Whether a line, or part of one, may match a phrase of the lexicon."""
    head = _FIRST.search(text)
    return head is not None and (
        "#" in text
        or "@" in text
        or (len(text) <= MANY_CHARACTERS and _DIGIT.search(text) is not None)
        or _may_begin_phrase(_plain(head.group()), text)
    )


def _plain(text: str) -> str:
    return (text if text.isascii() else text.translate(_PLAIN)).lower()


def _may_begin_phrase(first: str, text: str) -> bool:
    """Whether phrases begin with the first word of a line and the line holds what one of them needs."""
    if not text.isascii() and not text.translate(_PLAIN).isascii():
        begins = normalise(text.split(maxsplit=1)[0])[:1]
        return not text[0].isalpha() or not begins or begins[0] in phrases() or begins[0][0] in phrases()
    if first.isalpha():
        spellings: tuple[str, ...] = (first,)
    else:
        spellings = (first.replace("'", "\u02bc"), first.rstrip("'"), first.partition("-")[0], "#", "@")
    long = len(text) > MANY_CHARACTERS
    found = [each for each in (beginning(spelling, long) for spelling in spellings) if each is not None]
    if not found:
        return False
    words = frozenset(chain.from_iterable(map(_words.__getitem__, text.split())))
    return any(
        not rarest or (not rarest.isdisjoint(words) and any(phrase.may_be_in(words) for phrase in each)) for rarest, each in found
    )
