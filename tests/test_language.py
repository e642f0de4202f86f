"""Which paragraphs count as English: short lines of other languages must not be edited as if they were."""

from __future__ import annotations

import pytest

import cleantext
from cleantext.document import Document

ENGLISH = "The harbour is shut today, and the ferries that sail at noon will wait until the storm has passed.\n\n"


@pytest.mark.parametrize(
    "line",
    [
        "Kam jdeš tak pozdě ?",
        "Vi ses i morgen på torget !",
        "Nous partons demain matin .",
        "``cadê o meu guarda-chuva´´",
        "Wo ist denn der Schlüssel , bitte ?",
        "Куда ты идёшь так поздно ?",
        "船は明日 出ます 。",
        "Ina za ka je yanzu , abokina ?",
    ],
)
def test_short_foreign_lines_stay(line: str) -> None:
    assert cleantext.repair(line).edits == ()
    assert cleantext.repair(ENGLISH + line).edits == ()
    assert not Document(ENGLISH + line).is_english(len(ENGLISH) + 2)


@pytest.mark.parametrize("line", ["Where is the key , please ?", "Kovács , the pilot , waits .", "OPEN DAILY", "Zoë sails .", "Well-kept boats !"])
def test_short_english_lines_are_english(line: str) -> None:
    assert Document(line).is_english(0)
    assert Document(ENGLISH + line).is_english(len(ENGLISH) + 2)


def test_long_paragraph_is_judged_by_itself() -> None:
    german = "Der Hafen ist heute geschlossen, und die Schiffe, die sonst am Mittag fahren, warten auf besseres Wetter im alten Becken. "
    document = Document(german * 9 + "\n\n" + ENGLISH.strip() + " " + ENGLISH)
    assert not document.is_english_text
    assert not document.is_english(3)
    assert document.is_english(len(german) * 9 + 5)


def test_indented_code_is_no_prose() -> None:
    text = ENGLISH + "    print(the_list , of=[all])\n"
    assert not Document(text).is_english(len(ENGLISH) + 6)
