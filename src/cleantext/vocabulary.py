"""The words of one text, counted; what their characters look like; and the few that rules about names ask for.

What a word looks like and what the lexicon knows of it does not depend on the text, so it is found out
once per process: most words of a text stood in the texts before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from enum import IntFlag
from functools import cached_property
from itertools import chain

from cleantext.lexicon import is_ambiguous_proper, is_word, proper_case
from cleantext.token_memo import TokenMemo

_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")



class Shape(IntFlag):
    """What the characters of a token, the run between two white spaces, look like."""

    DIGIT = 1
    #: ``MarquesProfessor``: a capital right behind a small letter.
    CAMEL = 2
    #: ``six.By``, ``done.”The``: a letter right behind a stop that ends a word.
    GLUED_STOP = 4
    #: ``oil,salt``, ``37,owner``, ``ice;The``: a letter right behind a comma or semicolon that ends a word.
    GLUED_COMMA = 8
    #: ``port(opened``, ``1998)is``: a small letter right outside a bracket.
    GLUED_BRACKET = 16
    #: ``for.the``, ``charts.(Also``: a small letter or a bracket right behind a stop that ends a word.
    GLUED_LOWER = 64
    #: ``for5``, ``5minutes``: a digit right beside two small letters or more.
    GLUED_NUMBER = 128
    #: ``kinds:single``: a small letter right behind a colon that ends a word.
    GLUED_COLON = 256
    #: ``town’swebsite``: small letters right behind a possessive.
    GLUED_POSSESSIVE = 512
    #: ``q.b.``: small letters that each have a stop.
    ABBREVIATION = 1024
    #: ``LX-30``: capitals, a hyphen and digits.
    DESIGNATION = 32


_SHAPES: tuple[tuple[Shape, re.Pattern[str]], ...] = (
    (Shape.DIGIT, re.compile(r"\d")),
    (Shape.CAMEL, re.compile("[a-z][A-Z]")),
    (Shape.GLUED_STOP, re.compile(r"[a-z\d%][)\]”\"]?[.!?][”’\")\]]?[A-Z]|[A-Z][.!?][A-Z][a-z]|\w[.!?,]”[A-Za-z]")),
    (Shape.GLUED_COMMA, re.compile(r"\w[”’)]?[,;][^\W\d_]")),
    (Shape.GLUED_BRACKET, re.compile(r"[a-z]\([a-z]|[a-z0-9]\)[a-z]")),
    (Shape.GLUED_LOWER, re.compile(r"[a-z][.!?](?:[a-z]{2}|\([A-Z])")),
    (Shape.GLUED_COLON, re.compile("[a-z]:[a-z]")),
    (Shape.GLUED_POSSESSIVE, re.compile("\\w['’]s[a-z]{3}")),
    (Shape.ABBREVIATION, re.compile(r"(?<!\w)[a-z]\.[a-z]\.")),
    (Shape.GLUED_NUMBER, re.compile(r"[a-z]{2}\d|\d(?:[a-z]{4}|[A-Z][a-z]{2})")),
    (Shape.DESIGNATION, re.compile("[A-Z]-[0-9]")),
)

#: Where the name ends in ``japan's`` and ``japan-based``.
_NAME_END = re.compile("['’‑-]")
_LOWER, _CAPITAL, _UNKNOWN, _PROPER = 1, 2, 4, 8


class Vocabulary(Counter[str]):
    """How often each word occurs, case kept; 0 for others. Hyphenated words and contractions count as one.

    Args:
        text: the text whose words are counted; words keep the order in which they first stand there.

    Attributes:
        tokens: the different tokens of the text, that is, runs between white space, in reading order.
    """

    def __init__(self, text: str) -> None:
        tokens = text.split()
        super().__init__(chain.from_iterable(map(words_in.__getitem__, tokens)))
        self.tokens: Collection[str] = dict.fromkeys(tokens)

    def tokens_of(self, shapes: int) -> list[str]:
        """The tokens that have one of some shapes, a bit set of :class:`Shape`."""
        wanted = int(shapes)  # flags are slow to combine
        return [token for token in self.tokens if shape_of[token] & wanted]

    @cached_property
    def _kind(self) -> dict[str, int]:
        return {word: kind for word in self if (kind := _kinds[word])}

    def _of_kind(self, wanted: int) -> list[str]:
        return [word for word, kind in self._kind.items() if kind & wanted == wanted]

    @cached_property
    def capitalised(self) -> list[str]:
        """The words that begin with a capital."""
        return self._of_kind(_CAPITAL)

    @cached_property
    def unknown_capitalised(self) -> list[str]:
        """Those of letters only that neither a word of the lexicon nor one of its names spells, whatever the case."""
        return self._of_kind(_CAPITAL | _UNKNOWN)

    @cached_property
    def unknown_lower(self) -> list[str]:
        """The words in lower case that the lexicon does not have."""
        return self._of_kind(_LOWER | _UNKNOWN)

    @cached_property
    def lower_proper(self) -> list[str]:
        """The words in lower case that are nothing but a place, people, language, month, weekday or holiday, or begin with one (japan's, japan-based)."""
        return self._of_kind(_PROPER)


def _shape_of(token: str) -> int:
    return 0 if token.isascii() and token.isalpha() and token[1:].islower() else sum(
        shape.value for shape, pattern in _SHAPES if pattern.search(token)
    )


def _words_in(token: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(token))


def _kind_of(word: str) -> int:
    if word.islower():
        kind = _LOWER
        if not is_word(word):
            kind |= _UNKNOWN
        name = _NAME_END.split(word, maxsplit=1)[0]
        if proper_case(name) and not is_ambiguous_proper(name):
            kind |= _PROPER
        return kind if kind != _LOWER else 0
    if not word[0].isupper():
        return 0
    lower = word.lower()
    unknown = word.isalpha() and not is_word(lower) and not proper_case(lower)
    return _CAPITAL | _UNKNOWN if unknown else _CAPITAL


#: The shapes of a token, as a bit set of :class:`Shape`.
shape_of = TokenMemo(_shape_of)
#: The words of a token.
words_in = TokenMemo(_words_in)
_kinds = TokenMemo(_kind_of)


#: So many words are looked up one by one; each costs a search through the text.
_FEW = 24
#: A place where no word goes on.
_WORD_START = re.compile(r"(?<![^\W\d_])(?<![^\W\d_]['’‑-])")


def occurrences(text: str, words: Collection[str]) -> Iterator[re.Match[str]]:
    """Where some words stand, in reading order; one pass over the text for many words, none for no words."""
    if len(words) > _FEW:
        yield from (match for match in _WORD.finditer(text) if match.group() in words)
        return
    found = [
        match
        for word in words
        for start in _places(text, word)
        if _WORD_START.match(text, start) and (match := _WORD.match(text, start)) and match.group() == word
    ]
    yield from sorted(found, key=re.Match.start)


def _places(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + len(literal))
