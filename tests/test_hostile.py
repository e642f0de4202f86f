"""Hostile texts take time in proportion to their length: no rule may scan again and again."""

from __future__ import annotations

import itertools
import string
import time

import pytest

import cleantext
from strategies import PIECES

LENGTH = 60_000
#: Far above what any of these takes (under 2 s), far below what one quadratic rule would take.
SECONDS = 30.0

UNITS = (
    "a", " ", "\n", "a ", "A ", "The ", "“", '" ', "“a” ", "(", ".", ". ", ", ", "a.", "aa.Aa", "a -b ", "&", "&amp;",
    "<", "`", "1", "1 ", "a' ", "said X. ", "http://a ", "a@", "â€", "é", "，", "mixаed ", "\u00a0", "\u200b", "\ud800",
    "Ab, a b c. Cd ", "ab cd ef. gh ij kl ", "“Ab cd, said ", "Ab Cd ", "Read more\n", "Ab cd ef\n\n", "".join(PIECES),
)  # fmt: skip


def distinct(pattern: str) -> str:
    """Words that all differ, so that nothing is found by counting."""
    letters = itertools.product(string.ascii_lowercase, repeat=3)
    return " ".join(pattern.format("".join(three)) for three in letters)[:LENGTH]


TEXTS = [(unit * (LENGTH // len(unit) + 1))[:LENGTH] for unit in UNITS]
TEXTS += [distinct("{}housesof"), distinct("{}ovski"), distinct("{}ovski").title(), distinct("{}. the")]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: repr(text[:12]))
def test_time_stays_in_proportion(text: str) -> None:
    started = time.perf_counter()
    assert cleantext.repair(text).error is None
    assert time.perf_counter() - started < SECONDS
