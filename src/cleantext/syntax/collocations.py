"""How well two words go together side by side, from counts of pairs in print."""

from __future__ import annotations

from functools import cache
from math import log10
from pkgutil import get_data
from zlib import crc32, decompress

from cleantext.lexicon import zipf
from cleantext.syntax.tagger import form

__all__ = ["RAREST", "SIZE", "affinity", "cell", "expected"]

#: Cells of the table; one pair in sixteen that is not listed is taken for a listed one.
SIZE = 1 << 22
#: The lowest share of listed pairs in print, in the units of :func:`~cleantext.lexicon.zipf`.
RAREST = 2.42
#: The value of a cell is a step and this; 0 stands for a pair that is not listed.
OFFSET = 64


def cell(first: str, second: str) -> int:
    """The cell of a pair of words as :func:`~cleantext.syntax.tagger.form` writes them."""
    return crc32(f"{first} {second}".encode("utf-8", "surrogatepass")) & (SIZE - 1)


def expected(first: str, second: str) -> float:
    """How common the pair would be if words fell independently, on the scale of ``zipf``; 0.0 for unknown words."""
    one, two = zipf(first), zipf(second)
    return one + two - 9 if one and two else 0.0


@cache
def _table() -> bytes:
    data = get_data(__name__, "collocations.bin")
    if data is None:
        raise FileNotFoundError("collocations.bin")
    return decompress(data)


def affinity(first: str, second: str) -> str:
    """How much commoner the pair is than chance, in steps of a factor of e, ``-6`` to ``12``.

    ``?`` where a word is unknown, ``r`` where the words are too rare for their pair to be listed.
    """
    first, second = form(first), form(second)
    chance = expected(first, second)
    if not chance:
        return "?"
    value = _table()[cell(first, second)]
    if value:
        return str(value - OFFSET)
    if chance < RAREST:
        return "r"
    return str(max(-6, round((RAREST - chance) / log10(2.718281828)) - 1))
