"""LanguageTool's rules for words that are written twice."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.filters.grammar.base import LanguageToolRule
from cleantext.filters.residue.data import entries
from cleantext.lexicon import FUNCTION_WORDS, tags, words_of

_WORD = re.compile(r"\w+(?:['’]\w+)?")


class PhraseRepetition(LanguageToolRule):
    """Two words that stand twice in a row (in the end in the end) were printed twice.

    Three look-alikes stay. A phrase that begins with an auxiliary can end a subject clause and be the
    predicate too: what will be will be. A phrase of which one word goes on joins copies of that word:
    year after year after year. Before an auxiliary the second copy may be the subject of a sentence
    whose beginning was lost: a letter from the mayor the mayor has read.
    """

    code = "GRM001"
    languagetool_id = "PHRASE_REPETITION"
    message = "Two words are repeated."
    confidence = 0.9
    cue = re.compile(r"\b(\w+ \w+) \1\b", re.IGNORECASE)
    examples = (
        (
            "The committee will meet in Geneva in Geneva before the end of the month.",
            "The committee will meet in Geneva before the end of the month.",
        ),
    )
    allows = (
        "What will be will be, said the old man, and what is gone is gone.",
        "Ice formed year after year after year, and they went up the hill step by step by step.",
        "Here is the case of child A child A is at home.",
    )

    def accepts(self, document: Document, start: int, end: int) -> bool:
        text = document.text
        words = _WORD.findall(text[start:end].lower())
        behind = _WORD.match(text, end + 1)
        next_word = behind.group().lower() if behind else ""
        before = _WORD.findall(text[max(0, start - 40) : start].lower())
        auxiliaries = words_of("auxiliaries")
        return bool(words) and (
            not {words[0], next_word} & auxiliaries
            and next_word not in words
            and (not before or before[-1] not in words)
        )


class WordRepetition(LanguageToolRule):
    """A word that stands twice in a row was probably written twice.

    The rules for translation residue mend the common words that never stand twice. Function words can,
    where one clause ends and the next begins (the fact that that is so), and so can words that people
    double on purpose, and the words of a Latin name, which differ in case. What is no English word may
    be a dish or a dance, so this is likely rather than certain.
    """

    code = "GRM002"
    languagetool_id = "ENGLISH_WORD_REPEAT_RULE"
    message = "A word is repeated."
    fix = "unsafe"
    confidence = 0.75
    cue = re.compile(r"\b([^\W\d_]{2,}) \1\b")
    examples = (
        (
            "The judge bestowed posthumous posthumous honours on the poet.",
            "The judge bestowed posthumous honours on the poet.",
        ),
    )
    allows = (
        "She told us that that was the end of it, and it was a long long way to go.",
        "The chamois (Rupicapra rupicapra) lives in the mountains of Europe.",
        "They went to see Duran Duran in the old town hall.",
    )

    def accepts(self, document: Document, start: int, end: int) -> bool:
        words = document.text[start:end].split()
        if len(words) != 2 or words[0] != words[1]:
            return False
        word = words[0].lower()
        return not (word in FUNCTION_WORDS or word in entries("reduplications") or {"INTJ", "NUM"} & tags(word))
