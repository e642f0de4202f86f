"""Machine-translation residue: loops in linear time, context that settles or does not."""

from __future__ import annotations

import time

import pytest

import cleantext
from cleantext.document import Document
from cleantext.filters import Residue
from cleantext.filters.residue.repeats import repeats
from cleantext.pipeline import Pipeline


def seconds(text: str) -> float:
    pipeline = Pipeline([Residue()])
    start = time.perf_counter()
    result = pipeline.repair(text)
    assert result.error is None
    return time.perf_counter() - start


@pytest.mark.parametrize(
    "unit",
    ["the ", "on record ", "the chair is too high, ", "a b c d e f g h i j k l m n o p q r s t u v w x y z ", "no, no. "],
)
def test_loops_take_linear_time(unit: str) -> None:
    short, long = unit * (40_000 // len(unit)), unit * (400_000 // len(unit))
    seconds(short)
    assert seconds(long) < 40 * max(seconds(short), 0.01)


def test_a_page_of_loop_is_one_edit() -> None:
    text = "The mayor said that " + "the bridge is safe and " * 2000 + "that he would cross it."
    result = cleantext.repair(text)
    assert result.text == "The mayor said that the bridge is safe and that he would cross it."
    assert len(result.edits) == 1


def test_repeats_know_unit_and_copies() -> None:
    (repeat,) = repeats(Document("one two three two three two three four"))
    assert (repeat.unit, repeat.copies) == (("two", "three"), 3)


@pytest.mark.parametrize(
    "text",
    [
        "“I will not go, I will not go,” he said to the guard.",
        "We shall wait.\nWe shall wait by the sea,\nWe shall wait by the sea,\nand the sea will not come.",
        "She had had enough of what it is that that man does.",
        "The score was 2-1, 2-1 and 2-1 in the three games.",
        "They came from Baden Baden and from Walla Walla to see Duran Duran.",
    ],
)
def test_repetition_on_purpose_stays(text: str) -> None:
    assert cleantext.repair(text).text == text


def test_unknown_word_is_put_back_only_for_one_known_name() -> None:
    two = "Iva Marek and Iva Kolar met at the inn. Then Iva <unk> left for the coast."
    assert cleantext.repair(two).text == two
    one = "Iva Marek is the host of the inn. Then Iva <unk> left for the coast."
    assert cleantext.repair(one).text == "Iva Marek is the host of the inn. Then Iva Marek left for the coast."


def test_corrupted_digits_that_no_month_allows_are_reported() -> None:
    text = "The dam opens in 65438+October and on March 65438+055 of the year."
    result = cleantext.repair(text)
    assert result.text == text
    assert [finding.rule for finding in result.findings] == ["MTR070", "MTR070"]


def test_model_remarks_go_from_both_ends_only() -> None:
    text = (
        "Certainly! Here's the translated text:\n\nThe inn is full. Here is the translation of its sign: no rooms.\n\n"
        "I hope this helps!\n"
    )
    assert cleantext.repair(text).text == "The inn is full. Here is the translation of its sign: no rooms.\n"


def test_foreign_words_are_reported_not_touched() -> None:
    text = "The old школа stands by the river, and the so-called hús is behind it. Keine Boote dürfen auf dem Fluss fahren, und das ist gut."
    result = cleantext.repair(text)
    assert result.text == text
    assert {"MTR040", "MTR041"} <= {finding.rule for finding in result.findings}


def test_single_token_at_a_paragraph_end_is_no_trap() -> None:
    text = "The key of the shed is below.\n\nIt reads as follows. a7Kq2Z\n"
    assert cleantext.repair(text).text == text
