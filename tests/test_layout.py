"""Removing a line leaves the remaining lines set apart as before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.layout import removal_span


def removed(text: str, block: str) -> str:
    at = text.index(block)
    start, end = removal_span(text, at, at + len(block))
    return text[:start] + text[end:]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("a\n\nX\n\nb\n", "a\n\nb\n"),
        ("a\nX\nb\n", "a\nb\n"),
        ("a\n\nX\nb", "a\n\nb"),
        ("a\nX\n\nb", "a\n\nb"),
        ("X\n\na\n", "a\n"),
        ("\n\nX\na\n", "a\n"),
        ("a\n\nX\n", "a\n"),
        ("a\n\nX", "a"),
        ("a\n\nX\n\n\n", "a\n\n\n"),
        ("a\r\n\r\nX\r\nb", "a\r\n\r\nb"),
        ("a\rX\r\rb", "a\r\rb"),
        ("a\n  X \t\n  b", "a\n  b"),
        ("a \n \n X\n b\n", "a \n \n b\n"),
        ("  X  ", ""),
        ("X\n", ""),
    ],
)
def test_gap_that_is_left(text: str, result: str) -> None:
    assert removed(text, "X") == result


def test_block_of_lines_goes_at_once() -> None:
    assert removed("a\n\nX\n\nY\n\nb\n", "X\n\nY") == "a\n\nb\n"


@given(st.text("a \t\n\r\u3000"), st.text("a \t\n\r\u3000"))
def test_only_white_space_is_taken_along(before: str, after: str) -> None:
    before, after = before and before + "\n", after and "\n" + after
    text = before + "X" + after
    start, end = removal_span(text, len(before), len(before) + 1)
    assert 0 <= start <= len(before) < end <= len(text)
    assert not text[start : len(before)].strip()
    assert not text[len(before) + 1 : end].strip()
    kept = text[:start] + text[end:]
    assert kept.split() == (before + " " + after).split()
    lines = [line for line in (before + "\n" + after).splitlines() if line.strip()]
    assert [line for line in kept.splitlines() if line.strip()] == lines
