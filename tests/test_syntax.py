"""Tests of cleantext.syntax: what the models must decide with a clear margin, and how they behave on any input."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.syntax import (
    FRAGMENT,
    cannot_end,
    comma_probability,
    completeness,
    join_probability,
    tag,
    tokenize,
)
from cleantext.syntax.collocations import affinity

#: Where an inserted stop is certain, and where a real boundary is.
INSERTED_FROM = 0.93
BOUNDARY_TO = 0.05
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I don't know.", ["I", "do", "n't", "know", "."]),
        ("John’s dog can't bark", ["John", "’s", "dog", "ca", "n't", "bark"]),
        ("a well-known e-mail", ["a", "well", "-", "known", "e-mail"]),
        (
            "in the U.S. on Monday, 1,200.5 tons",
            ["in", "the", "U.S.", "on", "Monday", ",", "1,200.5", "tons"],
        ),
        ("We cannot stay (yet).", ["We", "can", "not", "stay", "(", "yet", ")", "."]),
        ("the workers' rights", ["the", "workers", "'", "rights"]),
        ("the 1990s: AT&T, O'Neil", ["the", "1990s", ":", "AT&T", ",", "O'Neil"]),
        ("", []),
    ],
)
def test_tokenize(text: str, words: list[str]) -> None:
    assert tokenize(text) == words


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("He went home .", "PRON.nom VERB.fin ADV PUNCT"),
        ("They want to leave .", "PRON.nom VERB.fin PART.to VERB.inf PUNCT"),
        ("She has seen him .", "PRON.nom AUX.fin VERB.part PRON.acc PUNCT"),
        ("the man who is waiting", "DET NOUN PRON.rel AUX.fin VERB.ger"),
        ("John 's sister could not sleep", "PROPN PART.poss NOUN AUX.fin PART.neg VERB.inf"),
        ("the shares fell because prices rose", "DET NOUN.pl VERB.fin SCONJ NOUN.pl VERB.fin"),
    ],
)
def test_tags(text: str, tags: str) -> None:
    assert tag(text.split()) == tags.split()


def test_tags_do_not_hang_on_capitals() -> None:
    right = tag(["The", "minister", "said", "that", "the", "talks", "had", "failed", "."])
    for text in (
        "the minister said that the talks had failed .",
        "The Minister said that the talks had failed .",
    ):
        assert [t.replace("PROPN", "NOUN") for t in tag(text.split())] == right


INSERTED = """
    The ministry did not respond to our|request for comment
    The talks were held in the|capital of Kazakhstan on Monday
    The suspect was arrested at|his home near the border
    The court sentenced him to|four years in prison
    The bank has agreed|to cut its emissions by half
    They signed the contract with|a company based in Norway
    Officials from both countries|are expected to meet next week
    The price of oil has|risen sharply
    The report was published|by the World Health Organization
    The new law will come into force|on the first of January
    The government plans to|raise taxes next year
    The striker scored twice|in the second half
    The team finished the season|with eleven wins and four draws
    The coach praised his|players after the match
    Fold the egg whites into the|batter with a metal spoon
    Press the power button for|three seconds to switch the device on
    Put the robot|on the base so that the contacts touch
    Remove the cover from the|back of the printer
    He folded the letter|along its old creases and put it in his pocket
    She opened the door of the|old house and stepped inside
    The old man|was sitting by the window
    I could hear the sound of|footsteps on the stairs
    We met in front of the|railway station
    This is a book about|the history of the city
"""

BOUNDARIES = """
    The committee approved the plan on Tuesday|it will now go to the parliament for a final vote
    He was born in Vienna in 1950|he studied law and worked as a judge
    Revenue rose by five percent last year|it will expand into Asia next year
    She looked at the letter for a long time|then she put it in the fire
    Add the onions and fry them for five minutes|add the garlic and stir well
    The storm damaged dozens of houses|no one was injured
    The police arrested two men on Friday|they are accused of stealing a car
    He did not answer my question|he just smiled and walked away
    The company did not comment on the report|the shares fell by two percent on Monday
    We arrived late in the evening|there was nobody at the station
    The president visited the factory on Monday|he spoke with the workers for an hour
    She has lived in Paris for ten years|her brother still lives in Rome
    Prices have risen sharply this year|the government says it will act
    The old man closed the book|he was very tired
"""

FRAGMENTS = """
    Of white colour.
    Announced at the conference.
    Were considered favourites.
    Professor of Asian Studies at Georgetown University.
    In the middle of the night.
    To the north of the city.
    From the beginning of the year.
    With a capacity of two litres.
    Published by the university in 2019.
    Because of the heavy rain.
    Near the border with Poland.
    On the other side of the river.
    A small town in the south of France.
"""

SENTENCES = """
    The cat sat on the mat.
    The minister said on Tuesday that the talks had failed.
    He was born in Vienna in 1950.
    They are expected to meet next week.
    It will expand into Asia next year.
    She has lived in Paris for ten years.
    We are very happy with the result.
    You can buy it at the door.
    There was nobody at the station.
    The company is based in London.
    What do you think about it?
"""


WITH_COMMA = """
    In the summer of the flood|the mill was closed for a month
    In the middle of the night|the bridge fell into the river
    The letter was signed by Ivo Maric|who built the pier in 1931
    The ship left on Monday|carrying a cargo of coal to the islands
    When the bell rang at noon|the children ran home
"""

WITHOUT_COMMA = """
    The price of oil has|risen sharply
    The report was published|by the World Health Organization
    The bank has agreed|to cut its emissions by half
    They said on Tuesday|that the talks had failed
    The keys are in the drawer|of the old desk
"""


def table(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("row", table(INSERTED))
def test_stop_put_inside_a_sentence(row: str) -> None:
    left, right = row.split("|")
    assert join_probability(left, right) >= INSERTED_FROM


def test_commas() -> None:
    sides = [[comma_probability(*row.split("|")) for row in table(rows)] for rows in (WITH_COMMA, WITHOUT_COMMA)]
    assert min(sides[0]) > 0.5 > max(sides[1])


def test_words_that_go_together() -> None:
    assert int(affinity("instead", "of")) > 1 > -1 > int(affinity("of", "of"))
    assert affinity("Zvxqj", "of") == "?"
    assert affinity("harbour", "moth") == "r"
    assert affinity("END", "of") == affinity("end", "Of")


@pytest.mark.parametrize("row", table(BOUNDARIES))
def test_real_boundary(row: str) -> None:
    left, right = row.split("|")
    # Far from joining; the surer half is past the threshold of certainty, too.
    assert join_probability(left, right) < 0.2


def test_most_boundaries_are_certain() -> None:
    sure = [row for row in table(BOUNDARIES) if join_probability(*row.split("|")) <= BOUNDARY_TO]
    assert len(sure) >= len(table(BOUNDARIES)) // 2


@pytest.mark.parametrize("row", [*table(INSERTED), *table(BOUNDARIES)])
def test_case_and_stop_do_not_leak(row: str) -> None:
    left, right = row.split("|")
    upper = right[0].upper() + right[1:]
    assert join_probability(left, right) == join_probability(left + ".", upper + ".")


def test_capital_inside_a_sentence() -> None:
    lost = join_probability("The company rose to record revenue", "It will expand")
    wrong = join_probability("Hold both buttons", "Together for three seconds")
    assert lost < 0.2 < 0.7 < wrong


def test_two_short_clauses_are_not_joined() -> None:
    assert join_probability("It passed", "senators blocked one clause") < INSERTED_FROM


@pytest.mark.parametrize("text", table(FRAGMENTS))
def test_fragment(text: str) -> None:
    assert completeness(text) <= FRAGMENT
    assert completeness(text[0].lower() + text[1:-1]) == completeness(text)


@pytest.mark.parametrize("text", table(SENTENCES))
def test_complete_sentence(text: str) -> None:
    assert completeness(text) > 0.5


def test_cannot_end() -> None:
    assert all(map(cannot_end, ["the", "A", "our", "THEIR", "and", "because", "during"]))
    assert not any(map(cannot_end, ["house", "hers", "that", "up", "of", "was", "", "\ud800"]))


def test_a_number_is_no_sentence() -> None:
    assert join_probability("3.", "the heroes return") == 0.0
    assert join_probability("", "") == join_probability("He left", " ... ") == 0.0
    assert completeness("") == completeness("12. -- ?!") == 0.0


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_read(left: str, right: str) -> None:
    assert "".join(tokenize(left)) == "".join(left.split())
    assert len(tag(tokenize(left))) == len(tokenize(left))
    assert 0 <= completeness(left) <= 1
    assert 0 <= join_probability(left, right) <= 1


@given(st.lists(st.text(st.characters(exclude_categories=()), max_size=12), max_size=12))
def test_any_words_get_tags(words: list[str]) -> None:
    assert len(tag(words)) == len(words)


def test_long_input_is_cut() -> None:
    left, right = "He said that she left and " * 20_000, "the dog barks and " * 20_000
    start = time.perf_counter()
    far = join_probability(left, right), completeness(right)
    assert time.perf_counter() - start < 0.5
    assert far == (join_probability("x " * 9 + left, right + "x " * 9), completeness(right + "or not"))


def test_same_answers_in_another_process() -> None:
    code = (
        "from cleantext.syntax import *\n"
        "print(join_probability('It was approved', 'so far'), completeness('Of white colour.'), tag(['to', 'run']))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert str(join_probability("It was approved", "so far")) in runs.pop()


def test_nothing_is_read_on_import() -> None:
    code = (
        "import cleantext.syntax.tagger as t, cleantext.syntax.linear as l\n"
        "print(t.tagger.cache_info().currsize + l.clauses.cache_info().currsize, 'numpy' in __import__('sys').modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "0 False\n"
