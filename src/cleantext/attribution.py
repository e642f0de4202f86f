"""Recognises attributions: who said what stands before or behind it."""

from __future__ import annotations

import re
from functools import cache

from cleantext.lexicon import words_of

_NAME = r"(?:[A-Z][\w’'.-]*|al-[A-Z]\w+|d[ae]|de[lr]?|van|von|bin|ben|ibn|la|le|di|dos|da|ter|ten)"
_HEARER = "(?:an?|the|his|her|their|our|me|us|him|them|(?!(?:lies|stories|tales|jokes|secrets)\\b)[a-z]{4,}s|police|parliament)"
_WHEN = "(?:in|on|at|during|after|before|to|by|of|with|from|as|when|while|one|last|this|that|yesterday|today|later)"
_HOW = r" (?:aloud|again|too|once|quietly|softly|flatly|simply|bluntly|calmly|slowly)\b"
_PLAIN = "say|ask|tell|add|reply|answer|explain|insist|shout|joke"
_PRONOUN = r"(?:he|she|they|it|we|I|who)"


def _verbs() -> str:
    verbs = [verb for verb in words_of("reporting_verbs") if verb.isalpha() and verb.islower()]
    return "|".join(sorted(verbs, key=lambda verb: (-len(verb), verb)))


def attribution_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The attribution that begins at ``start``: ``he said``, ``said Name``, ``coach Name said``; else None.

    Groups: ``verb`` when the reporting verb comes first, ``subject`` when the speaker does.
    """
    match = _attribution().match(text, start, end)
    if match is None:
        return None
    subject = match.group("subject")
    if subject and subject[0].islower() and " " in subject and subject.split()[0] not in words_of("role_words"):
        return None
    return match


@cache
def _attribution() -> re.Pattern[str]:
    verbs = _verbs()
    role = r"(?:the |an? )?(?:[a-z]+ ){0,3}"
    return re.compile(
        rf"(?P<verb>(?i:{verbs}))\b (?:{role}{_NAME}|{_PRONOUN}\b|the [a-z]+)"
        rf"|(?P<subject>(?:{_PRONOUN}|[a-z]{{3,20}}(?: [A-Z][\w’'-]+){{1,3}}|[A-Z][\w’'-]+(?: {_NAME}){{0,3}}))"
        rf" (?:also |later |then |once )?(?:{verbs}|would (?:{_PLAIN}))\b(?:(?<=told|ells)(?= {_HEARER}\b)|(?= {_WHEN}\b|{_HOW}|[.,;:]|\s*$| [A-Z]))"
    )


def speaker_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The attribution of other people's words that begins at ``start``, with longer descriptions than :func:`attribution_at` knows.

    ``said one legal expert``, ``the statement said``, ``guide Ana Rey, a former miner, told reporters``; never ``I said``.
    """
    match = attribution_at(text, start, end) or _described_speaker().match(text, start, end)
    return None if match is None or _FIRST_PERSON.search(match.group()) else match


_FIRST_PERSON = re.compile(r"\b(?:I|we|We|who)\b")


@cache
def _described_speaker() -> re.Pattern[str]:
    verbs = _verbs()
    determiner = "(?:the|an?|one|another|his|her|its|their|some|many|several|two|officials|police|witnesses|sources|residents)"
    description = r", (?:an?|the|who|whose|head|chief|former|deputy|\d\d|[a-z]+ (?:of|at|for))\b[^.!?“”\"\n]{3,160},"
    name = r"[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4}"
    titled = rf"(?:the|his|her|its|their) (?:[a-z][\w’'-]* ){{0,4}}?[a-z][\w’'-]*, {name},"
    subject = rf"(?:(?:the |an? )?(?:[a-z][\w’'-]* ){{0,5}}{name}(?:{description})?|{titled}|{determiner} (?:[a-z][\w’'-]* ){{0,3}}?[a-z][\w’'-]*|they|it)"
    return re.compile(
        rf"(?P<verb>(?:{verbs}))\b {determiner}\b"
        rf"|(?P<subject>{subject}) (?:also |later |then |once )?(?:{verbs})\b(?= {_WHEN}\b| {_HEARER}\b|[.,;:]|\s*$)"
    )


@cache
def speech_verbs() -> frozenset[str]:
    """Reporting verbs in the past and present, single words in lower case."""
    return frozenset(verb for verb in words_of("reporting_verbs") if verb.isalpha())


@cache
def has_speech_verb() -> re.Pattern[str]:
    """Matches any reporting verb as a word."""
    return re.compile(rf"\b(?:{_verbs()})\b")
