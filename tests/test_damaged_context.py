"""What stays even in a text that shows damage elsewhere, where weak signs are trusted."""

from __future__ import annotations

import pytest

import cleantext

#: Three plain kinds of damage, and their repair.
DAMAGED = "The old mill stood by the river.It was small , and the the road that led to it was closed in the winter.\n\n"
MENDED = "The old mill stood by the river. It was small, and the road that led to it was closed in the winter.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "The keyworker and the playmaker saw the courseware on the scoresheet.",
        "She likes the dancefloor, the lifecycle of a rockstar, a matcha bar and a meta comment on youtube.",
        "He wanted more and more and more of it, and from day to day to day it grew.",
        "What it is is a shed, and they log in in time to pass it on on Monday.",
        "Those who voted voted early, and he gave her her coat.",
        "All that he had had had gone.",
        "They ate mahi mahi by the sea and said bye bye.",
    ],
)
def test_look_alike_in_damaged_text(sentence: str) -> None:
    assert cleantext.repair(DAMAGED + sentence).text == MENDED + sentence


@pytest.mark.parametrize(
    ("sentence", "repaired"),
    [
        ("She published a published a small book.", "She published a small book."),
        ("They must must see why they stay.", "They must see why they stay."),
        ("The localbranch wrote to its largestcompanies, who live closeto it.", "The local branch wrote to its largest companies, who live close to it."),
        ("They were full of such heinous heinous thoughts.", "They were full of such heinous thoughts."),
    ],
)
def test_weak_sign_in_damaged_text(sentence: str, repaired: str) -> None:
    assert cleantext.repair(DAMAGED + sentence).text == MENDED + repaired
    assert cleantext.repair(MENDED + sentence).text == MENDED + sentence
