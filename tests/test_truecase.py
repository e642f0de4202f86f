"""The truecasing model: what it weighs, and how much damage it takes before a capital goes."""

import pytest

import cleantext
from cleantext.document import Document
from cleantext.filters.casing.truecase import HOPELESS, capital_odds, capitals

DAMAGE = "They met on monday.It rained on tuesday. "


def odds(text):
    return {capital.spot.word: capital.odds for capital in capitals(Document(text))}


def test_words_that_take_capitals_have_higher_odds():
    assert capital_odds("of") < capital_odds("bridge") < capital_odds("bank") < capital_odds("president")


def test_what_stands_around_a_capital_counts():
    found = odds("The band met in the old Hall before noon, and they Sang until the mayor of Graz came.")
    named = odds("The band met in Hall Street before noon.")
    assert found["Sang"] > found["Hall"]
    assert named.get("Hall", HOPELESS) < HOPELESS + 1 < found["Hall"] + 1


@pytest.mark.parametrize(
    "text",
    [
        "The Tenant pays. The Landlord and the Tenant sign here, and then the Landlord leaves.",
        "A singer called Thunder came to town.",
        "Grace Field and Grace Field alone.",
        "In the end Amy Fielder said so.",
        "We read The Courier on the train.",
        "They met Ivo Maric, Director of the port.",
    ],
)
def test_terms_names_and_titles_are_no_candidates(text):
    assert not odds(text).keys() & {"Tenant", "Landlord", "Thunder", "Field", "Fielder", "The", "Director"}


def test_a_clean_text_keeps_what_a_damaged_one_loses():
    sentence = "The choir would like to find Workers who can sing."
    assert cleantext.repair(sentence).text == sentence
    assert cleantext.repair(DAMAGE + sentence).text.endswith("to find workers who can sing.")


def test_texts_about_god_keep_their_capitals():
    sentence = "God and His Prophet know the Truth, and Moses told Pharaoh of the Signs."
    assert cleantext.repair(DAMAGE + sentence).text.endswith(sentence)
