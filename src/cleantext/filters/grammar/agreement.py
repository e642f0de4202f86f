"""LanguageTool's rules for words that do not fit each other; what was meant is lost, so they only flag."""

from __future__ import annotations

import re

from cleantext.filters.grammar.base import LanguageToolRule


class ArticleBeforePunctuation(LanguageToolRule):
    """An article stands before a noun; in front of a comma the noun has been lost."""

    code = "GRM005"
    languagetool_id = "THE_PUNCT"
    message = "A word is missing behind the article."
    fix = "none"
    confidence = 0.8
    cue = re.compile(r"\b(?:[Tt]he|[Aa]n?) ?[,;]")
    examples = (("They walked to the, and the river was frozen.", "They walked to the, and the river was frozen."),)
    allows = ("Type a, b or c at the prompt, and press the key.",)


class ArticleAtSentenceEnd(LanguageToolRule):
    """An article stands before a noun; at the end of a sentence the noun has been lost."""

    code = "GRM006"
    languagetool_id = "THE_SENT_END"
    message = "A word is missing behind the article."
    fix = "none"
    confidence = 0.8
    cue = re.compile(r"\b(?:[Tt]he|[Aa]n?)[.?!]")
    examples = (("The river was frozen when they walked to the.", "The river was frozen when they walked to the."),)
    allows = ("They walked to the river at 3 a.m. and it was frozen.",)


class CountedNoun(LanguageToolRule):
    """What there are hundreds of stands in the plural."""

    code = "GRM007"
    languagetool_id = "THOUSANDS_OF_NN"
    message = "The noun should be in the plural."
    fix = "none"
    confidence = 0.75
    cue = re.compile(r"\b(?:dozens|hundreds|thousands|[mb]illions) of\b", re.IGNORECASE)
    examples = (
        ("Hundreds of visitor came to the town in the summer.", "Hundreds of visitor came to the town in the summer."),
    )
    allows = ("Hundreds of visitors came, and thousands of people stayed at home.",)


class RepeatedVerb(LanguageToolRule):
    """Two forms of one word side by side (influences influenced) are two readings of one source word."""

    code = "GRM008"
    languagetool_id = "REPEATED_VERBS"
    message = "Two forms of one word stand side by side."
    fix = "none"
    confidence = 0.75
    cue = re.compile(r"\b(\w{4,12})\w{0,6} \1\w{0,6}\b", re.IGNORECASE)
    examples = (
        (
            "The soldiers were killed by patrol patrols in the province.",
            "The soldiers were killed by patrol patrols in the province.",
        ),
    )
    allows = ("They live and lived in the old house, and what he does do is work.",)


class Country(LanguageToolRule):
    """Behind an article, us and uk are countries, or a word of the source language that was taken for one."""

    code = "GRM009"
    languagetool_id = "THE_US"
    message = "The name of a country needs its capitals, or this is no English word."
    fix = "none"
    confidence = 0.75
    cue = re.compile(r"\b(?:[Uu]s|[Uu]k)\b")
    examples = (
        ("The film was shown in the us in the summer.", "The film was shown in the us in the summer."),
    )
    allows = ("The film was shown to us in the summer, and all of us liked it.",)
