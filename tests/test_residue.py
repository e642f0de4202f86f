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
    assert seconds(long) < 40 * max(seconds(short[1:]), 0.01)  # not the same text: its lines are remembered


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


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("The road to the old mill to the old mill is shut.", "The road to the old mill is shut."),
        ("The keeper makes makes lamps of tin for the town.", "The keeper makes lamps of tin for the town."),
        ("They waited for a long time in in the cold.", "They waited for a long time in the cold."),
        (
            "The gate was shut before the flood came, the gate was shut before the flood came, and nobody was hurt.",
            "The gate was shut before the flood came, and nobody was hurt.",
        ),
    ],
)
def test_repetition_is_mended(text: str, repaired: str) -> None:
    assert cleantext.repair(text).text == repaired


@pytest.mark.parametrize(
    "text",
    [
        "The girl who won the race won the race for the town as well.",
        "No entry after dark Entry after dark is a crime.",
        "Opening hours of the mill The mill opens at ten.",
        "If the gate is shut, if the gate is shut, go round by the river.",
        "It rains, it rains, it rains, and nobody comes to the fair.",
        "She keeps a spare spare key in the old old box of the inn.",
        "The high power power line and the well wall wall panel are sold.",
        "“We, we, we will go if if the rain stops,” he said to the crew.",
        "The boat was looked at at the pier, and we moved in in May.",
    ],
)
def test_repetition_with_a_reason_stays(text: str) -> None:
    assert cleantext.repair(text, select=["MTR"]).text == text


def test_short_repetitions_count_in_a_damaged_text() -> None:
    short = "The lamps never smoke. The lamps never smoke. "
    assert cleantext.repair(short).text == short
    damaged = short + "Six of of the the boats left with with the keeper. The file file is here , and the the gate . It is is shut ."
    assert cleantext.repair(damaged).text.count("never smoke") == 1


def test_lines_in_a_loop_are_kept_once() -> None:
    loop = "The ferry leaves at dawn.\n" * 6
    assert cleantext.repair(f"The log of the port.\n{loop}It is full.\n").text == "The log of the port.\nThe ferry leaves at dawn.\nIt is full.\n"
    refrain = "The ferry leaves at dawn.\n" * 3
    assert cleantext.repair(refrain, select=["MTR"]).text == refrain


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The mill is shut.\n\nDie alte Mühle am Fluss wurde gestern endgültig geschlossen.\n\nNobody knows why.", "MTR047"),
        ("The mill is shut.\n\nСтарая мельница была вчера навсегда закрыта.\n\nNobody knows why it was.", "MTR047"),
        ("The mill is shut.\n\nI'm sorry, but I can't translate the rest of this text.", "MTR064"),
        ("The mill is run by [[ENT_4]] and the town.", "MTR032"),
        ("The miller (TL note: a man of the mill) left the town.", "MTR061"),
        ("The quarrel was settled (resolved) by the court.", "MTR054"),
        ("The miller left; she keep one's word, as they say.", "MTR052"),
        ("The work is hard. Keep one's temper. Then rest.", "MTR051"),
    ],
)
def test_reported_not_touched(text: str, rule: str) -> None:
    result = cleantext.repair(text)
    assert result.text == text
    assert rule in {finding.rule for finding in result.findings}


@pytest.mark.parametrize(
    "text",
    [
        "The mill is shut.\n\n“Die alte Mühle ist seit gestern geschlossen.”\n\nSo he said.",
        "The miller (note: he is old) left the town.",
        "I'm sorry, but I cannot come to the mill on Monday.",
        "The miller left the mill (open/shut) as it was, and the pass/fail test.",
        "Here is the translation of the sign at the gate: keep out.",
        "To keep one's word is good. One's own mill is better.",
    ],
)
def test_nothing_to_report(text: str) -> None:
    assert not [finding for finding in cleantext.repair(text).findings if finding.rule.startswith(("MTR047", "MTR05", "MTR06"))]


#: Two sentences that show damage, so that weak signs count behind them.
DAMAGED = "The the gate is is shut since since May. It cost 65438+0 dollars.\n\n"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The library has ten exits (outputs) and one cellar.", "MTR054"),
        ("He opened an old stove (oven) by the wall.", "MTR054"),
        ("The soldiers were angry (furious) and cold.", "MTR054"),
        ("They cooked it (fish burn/burnt fish) over coals.", "MTR054"),
        ("The fruit is ripe (mature?) in autumn.", "MTR054"),
        ("She wants to be/become a doctor.", "MTR055"),
        ("Bring a cup/glass/mug of tea.", "MTR055"),
        ("The countess/earl’s wife died in May.", "MTR055"),
        ("Sometimes he / she walks to the gate.", "MTR056"),
        ("The guest(s) came at noon.", "MTR058"),
        ("The director held on to one's dream until the end.", "MTR052"),
        ("The old custode kept the key.", "MTR048"),
        ("The children ran to the mahalle square.", "MTR048"),
        ("The talk was called off por falta de quorum.", "MTR048"),
        ("Guten Tag! The shop opens at nine.", "MTR048"),
        ("Cable: 75 cm, schwarz", "MTR048"),
    ],
)
def test_reported_in_damaged_texts_only(text: str, rule: str) -> None:
    assert rule not in {finding.rule for finding in cleantext.repair(text).findings}
    assert rule in {finding.rule for finding in cleantext.repair(DAMAGED + text).findings if finding.start >= len(DAMAGED)}


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("It took 45 minutos to climb and 3 Stunden to come down.", "It took 45 minutes to climb and 3 hours to come down."),
        ("Abbildung 3: Boats by year", "Figure 3: Boats by year"),
        ("Precio: 20 euros per person.", "Price: 20 euros per person."),
        ("She smiled at his/her own joke.", "She smiled at her own joke."),
    ],
)
def test_repaired_in_damaged_texts_only(damaged: str, repaired: str) -> None:
    assert cleantext.repair(damaged).text == damaged
    assert cleantext.repair(DAMAGED + damaged).text.endswith(f"\n\n{repaired}")


MILL = "The mill is closed."


@pytest.mark.parametrize(
    "page",
    [
        f"Here's the English version, keeping the original formatting:\n\n{MILL}\n\n[End of translation]",
        f"Translate the following text into English:\n\n{MILL}",
        f"{MILL}\n\n---\nIf you would like, I can also shorten these answers or turn them into a table.",
        f"{MILL}\n\nNote: This translation is for informational purposes. As an AI, I cannot give medical advice.",
        f"Of course. Here is a polished version of your text:\n\n{MILL}\n\nKey changes made:\n- Fixed grammar\n- Improved flow",
        f"{MILL}\n\nTranslation notes:\n- “Mill” was translated literally.",
        f"(The following text has been translated from Thai; tone: friendly)\n\n{MILL}",
        f"TL: kuro    PR: beanpaste    Thanks to all!\n\n{MILL}",
        f"{MILL}\n\n[2] Miller: I changed this from “bugyou” of the last chapters, sorry.",
    ],
)
def test_what_models_and_fans_say_about_their_work_goes(page: str) -> None:
    assert cleantext.repair(page).text == MILL


@pytest.mark.parametrize(
    "page",
    [
        f"{MILL}\n\nIf you would like to come, I can bring a table and two chairs.",
        f"Dear Ana,\n\n{MILL}\n\nLet me know if you can come on Monday.",
        f"{MILL}\n\nChanges made:\n- The wheel was replaced.\n- The roof is new.",
        f"Translated from the French by Anna Berg\n\n{MILL}",
        f"Here is the news from the river.\n\n{MILL}",
    ],
)
def test_what_people_say_stays(page: str) -> None:
    assert cleantext.repair(page).text == page


@pytest.mark.parametrize(
    "text",
    [
        "He ordered sashimi, matcha and a pain au four, and sang.",
        "The lawyer, Jean de la Fontaine, lives in Rue de la Paix with his fiancé.",
        "The ghafeer (watchman) and the losmen, a cheap inn, are old.",
        "The input/output gate costs 5 euros/person, and/or more.",
        "One must keep one's word. It is hard to put oneself in his place.",
        "The dose is 5 mg; incl. one dose of diltiazepine.",
    ],
)
def test_nothing_to_report_even_in_damaged_texts(text: str) -> None:
    assert not [finding for finding in cleantext.repair(DAMAGED + text).findings if finding.start >= len(DAMAGED)]


def test_remarks_inside_a_page() -> None:
    page = "Home > Food\n\nSure! Here is the English translation of the recipe you provided:\n\nPeel the roots and boil them for an hour.\n\nServe the soup with rye bread.\n"
    repaired = cleantext.repair(page, select=["MTR"]).text
    assert "translation" not in repaired
    assert "Peel the roots" in repaired


def test_tokens_of_other_languages_are_joined_too() -> None:
    assert cleantext.repair("Die Müh@@ le ist ge@@ schlossen.").text == "Die Mühle ist geschlossen."
    assert cleantext.repair("<2de> Die Mühle ist alt.").text == "Die Mühle ist alt."
