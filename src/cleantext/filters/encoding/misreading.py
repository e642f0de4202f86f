"""Which lines of a text were read in the wrong encoding, and what ftfy makes of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import ftfy
from ftfy.badness import is_bad

from cleantext.alignment import Span
from cleantext.document import Document

#: Typographic characters that by themselves never make ftfy suspicious.
_HARMLESS = "‘’“”–—…•\u00a0"
_HARMLESS_SET = frozenset(map(chr, range(128))) | frozenset(_HARMLESS)
_SUSPICIOUS = re.compile(f"[^\x00-\x7f{_HARMLESS}]")
#: What every pattern of ``ftfy.badness`` (6.3) has: a control character of Latin-1, two characters outside
#: ASCII side by side, or one of four letters.
_CONCEIVABLE = re.compile("[^\x00-\x7f]{2}|[\x80-\x9fŒœÂÃ]")
_ENCODING_ONLY = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=False,
    remove_control_chars=False,
    normalization=None,
)
#: A closing quotation mark whose last byte is unprintable and so got dropped.
_LOST_BYTE = re.compile(r"(?<=[A-Za-z0-9.,!?…;:)])â€(?=[\s,.;:!)]|\Z)")
#: A Vietnamese letter of three bytes inside a word, which ftfy does not find suspicious by itself.
_VIETNAMESE = re.compile(r"(?<=[A-Za-z])á[º»][^\x00-\x7f]")
#: Longer lines are looked at in pieces of about this length.
_PIECE = 2000
_BREAK = re.compile(r"(?<=[A-Za-z0-9,;:.]) (?=[A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class Misreading:
    """A stretch of text that was read in the wrong encoding.

    Attributes:
        start: its first offset.
        end: the offset behind it.
        reading: what it says.
        steps: what ftfy did to find that, as (action, encoding).
    """

    start: int
    end: int
    reading: str
    steps: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def misreadings(document: Document) -> tuple[Misreading, ...]:
    """The misread stretches in order; a line without a suspicious character is never looked at."""
    if document.text.isascii() or document.characters <= _HARMLESS_SET:
        return ()
    return tuple(_misreadings(document.text))


def is_misread(document: Document, offset: int) -> bool:
    """Whether ``offset`` lies in a misread stretch."""
    found = misreadings(document)
    index = bisect_right(found, offset, key=lambda item: item.start) - 1
    return index >= 0 and offset < found[index].end


def _misreadings(text: str) -> Iterator[Misreading]:
    position = 0
    while (found := _SUSPICIOUS.search(text, position)) is not None:
        start = text.rfind("\n", 0, found.start()) + 1
        position = text.find("\n", found.start()) + 1 or len(text)
        for low, high in _pieces(text, start, position):
            piece = text[low:high]
            if piece.isascii() or _CONCEIVABLE.search(piece) is None:
                continue
            if not is_bad(piece):
                reading = _VIETNAMESE.sub(_letter, piece) if "á" in piece else piece
                if reading != piece:
                    yield Misreading(low, high, reading, (("apply", "decode_inconsistent_utf8"),))
                continue
            whole = _LOST_BYTE.sub("â€\x9d", piece)
            reading, steps = ftfy.fix_encoding_and_explain(whole, _ENCODING_ONLY)
            if reading != piece:
                yield Misreading(low, high, reading, tuple((step.action, step.parameter) for step in steps or ()))


def _letter(match: re.Match[str]) -> str:
    try:
        return match.group().encode("windows-1252").decode("utf-8")
    except UnicodeError:
        return match.group()


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """The line in pieces of bounded length, cut only between plain words."""
    while end - start > 2 * _PIECE:
        cut = _BREAK.search(text, start + _PIECE, start + 2 * _PIECE)
        at = cut.start() if cut else start + 2 * _PIECE
        yield start, at
        start = at
    yield start, end
