"""Decides whether words behind a break still belong to the sentence in front of it."""

from __future__ import annotations

from cleantext.lexicon import words_of
from cleantext.syntax import BOUNDARY, FRAGMENT, JOIN, cannot_end, completeness, join_probability

#: More than eight words may well be a sentence of their own, so they need more.
JOIN_LONG = 0.99
#: In a text that shows damage elsewhere, this ``join_probability`` is enough.
JOIN_IN_DAMAGED = 0.75
#: What cannot stand alone belongs to the sentence before it, unless the model thinks that unlikely.
JOIN_FRAGMENT = 0.4
JOIN_FRAGMENT_IN_DAMAGED = 0.2


def leads_on(word: str) -> bool:
    """Whether a word at a break makes the reader expect more: a determiner, conjunction or preposition."""
    return cannot_end(word) or word in words_of("prepositions")


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
    if probability >= (JOIN_LONG if len(right.split()) > 8 else JOIN_IN_DAMAGED if damaged else JOIN):
        return True, probability
    if probability >= (JOIN_FRAGMENT_IN_DAMAGED if damaged else JOIN_FRAGMENT) and completeness(f"{right[:1].upper()}{right[1:]}.") <= FRAGMENT:
        return True, 0.85
    if probability <= BOUNDARY:
        return False, 1 - probability
    return None, max(probability, 1 - probability)
