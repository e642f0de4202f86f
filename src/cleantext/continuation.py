"""Decides whether words behind a break still belong to the sentence in front of it."""

from __future__ import annotations

from cleantext.lexicon import words_of
from cleantext.syntax import (
    BOUNDARY,
    FRAGMENT,
    JOIN,
    cannot_end,
    completeness,
    join_probability,
    tag,
    tokenize,
)

#: More than eight words may well be a sentence of their own, so they need more than ``JOIN``.
JOIN_LONG = 0.98
#: In a text that shows damage elsewhere, this ``join_probability`` is enough.
JOIN_IN_DAMAGED = 0.85
#: What cannot stand alone belongs to the sentence before it, unless the model thinks that unlikely.
JOIN_FRAGMENT = 0.4
JOIN_FRAGMENT_IN_DAMAGED = 0.2

_NOMINAL = frozenset(("NOUN", "NOUN.pl", "PROPN", "PRON", "PRON.nom", "NUM"))


def leads_on(word: str) -> bool:
    """Whether a word at a break makes the reader expect more: a determiner, conjunction or preposition."""
    return cannot_end(word) or word in words_of("prepositions")


def has_clause(words: str) -> bool | None:
    """Whether words hold a main clause: a subject with a finite verb behind it, outside subordinate clauses.

    None when only a form that may be past tense or participle stands behind the subject.
    """
    subject = subordinate = in_phrase = doubtful = False
    for kind in tag(tokenize(words)):
        if kind == "ADP":
            in_phrase = True
        elif kind in ("SCONJ", "PRON.rel"):
            subordinate = True
        elif kind in _NOMINAL:
            subject = subject or not (in_phrase or subordinate)
            in_phrase = False
        elif kind in ("VERB.fin", "AUX.fin"):
            if subject and not subordinate:
                return True
            subordinate = False
        elif kind == "VERB.part" and subject and not subordinate:
            doubtful = True
    return None if doubtful else False


def is_fragment(sentence: str, limit: float = FRAGMENT) -> bool:
    """Whether a sentence cannot stand alone: the model doubts it and it has no main clause."""
    return completeness(sentence) <= limit and has_clause(sentence) is False


def continues(left: str, right: str, *, damaged: bool) -> tuple[bool | None, float]:
    """Whether ``right`` continues the sentence that ``left`` begins, with the confidence in the answer.

    Args:
        left: the words before the break, from the start of their sentence, without its stop.
        right: the words behind it, up to their own stop.
        damaged: whether the text shows other signs of having been translated in pieces.

    Returns:
        True to join, False for a real boundary, None when it cannot be told.
    """
    left, right = left.rstrip(" .!?…"), right.rstrip(" .!?…")
    probability = join_probability(left, right)
    clause = has_clause(right)
    needed = JOIN_LONG if clause is not False and len(right.split()) > 8 else JOIN_IN_DAMAGED if damaged else JOIN
    if probability >= needed:
        return True, probability
    if clause:
        if probability <= (0.5 if len(right.split()) >= 5 else BOUNDARY):
            return False, 0.85
        return None, 0.7
    sentence = f"{right[:1].upper()}{right[1:]}."
    if probability >= (JOIN_FRAGMENT_IN_DAMAGED if damaged else JOIN_FRAGMENT) and is_fragment(sentence):
        return True, 0.85
    subordinate = right.split(" ", 1)[0].lower() in words_of("subordinating_conjunctions")
    if clause is False and (subordinate or (damaged and tag(tokenize(right))[0].startswith("VERB"))):
        return True, 0.82  # a subordinate clause without a main one, or a verb without a subject
    if probability <= BOUNDARY:
        return False, 1 - probability
    return None, max(probability, 1 - probability)
