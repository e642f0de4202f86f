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
        "She likes the dancefloor, the lifecycle of a rockstar, a matcha bar and a meta comment on it.",
        "He wanted more and more and more of it, and from day to day to day it grew.",
        "What it is is a shed, and they log in in time to pass it on on Monday.",
        "Those who voted voted early, and he gave her her coat.",
        "All that he had had had gone.",
        "They ate mahi mahi by the sea and said bye bye.",
        "She had had enough, and all had had broken windows for years.",
        "The house that was sold sold again. Sing Sing is a prison.",
        "The cook cooks, a guard guards it and “ox oxen” is a list.",
        "Theremin and Fromage met Gorbachof, Kirchhof and Thebault at Whenua. Hewitt came.",
        "She owns a Sony PlayStation and sold the SoundPark to CentralPark and OpenValley.",
        "Take 3am and h264, 100s of them, 2pm, 5mins and 5kg of mp3 players for 4x4s.",
        "It weighs 3.140 kilograms and took 1.234 seconds; petrol costs £1.459 per litre, and 2.345 children are the average.",
        "Rooms of 2,3 and 4 beds are free, and so are seats 4,5 and 6.",
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
        ("The band had had stopped before the song was over.", "The band had stopped before the song was over."),
        ("They sell three kinds of candle candles by the gate.", "They sell three kinds of candles by the gate."),
        ("Boil boil the milk in a pan.", "Boil the milk in a pan."),
        ("The Chamberof Trade met for ninedays in the MoraValley.", "The Chamber of Trade met for nine days in the Mora Valley."),
        ("A pipe of 2,5 m is enough, and about 1.200 square metres are left.", "A pipe of 2.5 m is enough, and about 1,200 square metres are left."),
        ("The raft sank near sepolno, and the sejmik Law Committee met on the 03.04.2019.", "The raft sank near Sepolno, and the Sejmik Law Committee met on 3 April 2019."),
        ("The trade with china has grown, and so have its ports.", "The trade with China has grown, and so have its ports."),
        ("It is one rule : never lend a boat.", "It is one rule: never lend a boat."),
    ],
)
def test_weak_sign_in_damaged_text(sentence: str, repaired: str) -> None:
    assert cleantext.repair(DAMAGED + sentence).text == MENDED + repaired
    assert cleantext.repair(MENDED + sentence).text == MENDED + sentence
