"""Numbers: repaired where the context allows one reading only."""

from __future__ import annotations

import pytest

import cleantext


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("The port holds 2, 500, 000 boxes of the old kind.", "The port holds 2,500,000 boxes of the old kind."),
        ("The yield fell to 0. 85 of the plan.", "The yield fell to 0.85 of the plan."),
        ("The storm took 1 4 hours to pass over the bay.", "The storm took 14 hours to pass over the bay."),
        ("The signal is at 5,8 GHz and the loss at 3,25 percent.", "The signal is at 5.8 GHz and the loss at 3.25 percent."),
        ("The mill was sold in 1991 year and burnt down.", "The mill was sold in 1991 and burnt down."),
        ("He was born on the 31 st of May and the 2 nd of June.", "He was born on the 31st of May and the 2nd of June."),
        ("The fee is £ 40 for the day.", "The fee is £40 for the day."),
        ("Some 40.000 visitors came to the fair.", "Some 40,000 visitors came to the fair."),
    ],
)
def test_repaired(text: str, repaired: str) -> None:
    more = "\n\nThat was all."  # of a line by itself nobody knows how its text writes numbers
    assert cleantext.repair(text + more).text == repaired + more


@pytest.mark.parametrize(
    "text",
    [
        "On June 12, 300 people came to the fair.",
        "The rooms are 12, 300 and 415, as the plan says.",
        "In 1998 year after year the river rose.",
        "He finished in 2.256 seconds and the other in 3.000 seconds.",
        "Of the seats 5 2 are free, and in the row 1 7 is mine.",
        "Questions 2,4 and 6 are the hard ones.",
        "Phone 030 4664-171 100 or write to GB/T 13000.",
        "The share is 50 % in the one and 60 % in the other town.",
        "The parts of the 2.3.4 version and of 10.20.30.40 are the same.",
    ],
)
def test_look_alikes_stay(text: str) -> None:
    assert cleantext.repair(text).text == text


def test_currency_behind_the_amount_only_on_request() -> None:
    text = "The ticket for the tower costs 12 € a day."
    assert cleantext.repair(text).text == text
    assert cleantext.repair(text, fix="unsafe", select=["NUM"]).text == "The ticket for the tower costs €12 a day."


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("The gate opens at 8: 30 and is open from 9: 00 to 17: 45.", "The gate opens at 8:30 and is open from 9:00 to 17:45."),
        ("He left on 2l May and came back in 2O21.", "He left on 21 May and came back in 2021."),
        ("It was found that 1 4 of the first 20 boats leak.", "It was found that 14 of the first 20 boats leak."),
    ],
)
def test_torn_and_misread(text: str, repaired: str) -> None:
    assert cleantext.repair(text).text == repaired


@pytest.mark.parametrize("text", ["Read Luke 8: 30 at home.", "A ratio of 3: 20 is odd.", "In flat 2l and with 2O in the air.", "On 1O Downing Street."])
def test_other_colons_and_letters_stay(text: str) -> None:
    assert cleantext.repair(text, select=["NUM"]).text == text


def test_no_clock_word_is_doubled() -> None:
    text = "At 01: 23 o'clock the boat sank."
    assert "01: 23:00" not in cleantext.repair(text).text
