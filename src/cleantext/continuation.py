"""Decides whether words behind a break still belong to the sentence in front of it."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.attribution import speech_verbs
from cleantext.lexicon import verb_forms, words_of
from cleantext.syntax import (
    FRAGMENT,
    cannot_end,
    capital_join_probability,
    comma_probability,
    completeness,
    join_probability,
    read_tags,
    read_tokens,
    tag,
    tokenize,
)

#: How many characters on each side of a break are worth reading; the models look at no more.
REACH = 600
#: From this ``join_probability`` on a stop in front of a lower-case word was inserted: in professional
#: English that the model has not seen, 80 % of the stops that were put at phrase borders, and 3 in 100 sentence borders.
JOIN = 0.85
#: The same where the text shows damage elsewhere, so that an inserted stop is likelier than a lost capital.
JOIN_IN_DAMAGED = 0.7
#: The same where a clause of more than eight words follows, which may well be a sentence of its own.
JOIN_LONG = 0.93
JOIN_LONG_IN_DAMAGED = 0.85
#: Words whose ``completeness`` is at most this cannot end in a stop, so that ``JOIN_AFTER_OPEN`` is enough.
OPEN = 0.2
JOIN_AFTER_OPEN = 0.5
#: Up to this ``join_probability``, and from this ``completeness`` on both sides, two sentences lie on both
#: sides of the stop: 68 % of the sentence borders there, 3 in 100 of the inserted stops.
BOUNDARY = 0.35
STANDS = 0.5
#: From this ``comma_probability`` on a comma joins: of the commas and blanks in professional English in front of the words
#: at which sentences are cut, 93 % are told right, and half of the commas found.
COMMA = 0.35
#: Up to this ``capital_join_probability`` two sentences that stand alone are two.
TWO_SENTENCES = 0.5
#: What cannot stand alone belongs to the sentence before it, unless the model thinks that unlikely.
JOIN_FRAGMENT = 0.4
JOIN_FRAGMENT_IN_DAMAGED = 0.2

#: Coordinators that seldom open a sentence and never in lower case.
COORDINATORS = frozenset(["and", "or", "nor", "but", "so"])
#: Times that lie in the past, so that the bare verb in front of them is no command.
_PAST = re.compile(r"\b(?:yesterday|ago|last (?:week|month|year|night|spring|summer|autumn|fall|winter|[A-Z]\w+day))\b")
_NOMINAL = frozenset(("NOUN", "NOUN.pl", "PROPN", "PRON", "PRON.nom", "NUM"))


def leads_on(word: str) -> bool:
    """Whether a word at a break makes the reader expect more: a determiner, conjunction or preposition."""
    return cannot_end(word) or word in words_of("prepositions")


@lru_cache(maxsize=1024)
def has_clause(words: str) -> bool | None:
    """Whether words hold a main clause: a subject with a finite verb behind it, outside subordinate clauses.

    None when only a form that may be past tense or participle stands behind the subject.
    """
    subject = subordinate = in_phrase = doubtful = False
    for kind in read_tags(read_tokens(words)):
        if kind == "ADP":
            in_phrase = True
        elif kind in ("SCONJ", "PRON.rel", "ADV.wh"):
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


def _fronted(words: str) -> bool:
    """Whether a phrase or subordinate clause opens the words and a main clause follows its comma."""
    phrase, comma, rest = words.partition(", ")
    return bool(comma and _opens(phrase) in ("ADP", "SCONJ", "ADV.wh") and has_clause(rest))


def _can_open(words: str) -> bool:
    """Whether a sentence begins so: with no verb or infinitive, and with a phrase only where a clause follows its comma."""
    return not _opens(words).startswith(("VERB", "AUX", "PART.to", "ADP")) or _fronted(words)


def _opens(words: str) -> str:
    """The part of speech of the first word; empty when there is none."""
    return next(read_tags(read_tokens(words)), "")


def _orders(left: str, right: str) -> bool:
    """Whether the words behind a break begin with a bare verb that nothing in front of it asks for."""
    opening, last = _opens(right), ["", *tag(tokenize(left))][-1]
    bare = opening in ("VERB.inf", "VERB.imp", "AUX.inf", "AUX.imp") and "base" in verb_forms(right.split(" ", 1)[0].lower())
    return bare and not last.startswith(("AUX", "PART", "NOUN.pl", "PRON", "CCONJ"))


def joint(left: str, right: str) -> str:
    """What joins two pieces of one sentence: a comma and a blank, or only a blank.

    A comma that an apposition opened behind the subject is closed in front of its verb, and one that opened ``he said``
    behind it; one stands in front of a coordinated clause with its own subject, and around a remark behind a modal
    verb. Elsewhere the model decides.
    """
    before, behind = tag(tokenize(left)), tag(tokenize(right))
    if left.endswith(",") or not before or not behind:
        return " "
    first = right.split(" ", 1)[0].lower()
    own_subject = behind[1:2] == ["DET"] or behind[1:2] == ["PRON.nom"] or right.startswith("so there ")
    if first in COORDINATORS and own_subject and has_clause(right):
        return ", "
    inserted = left.rpartition(", ")[2].split() if "," in left else []
    if len(inserted) == 2 and inserted[1] in speech_verbs() and behind[0] in ("SCONJ", "ADP") and has_clause(right) is not False:
        return ", "
    if before[-1] == "AUX.fin" and behind[0] in ("SCONJ", "ADV.wh") and "," in right:
        return ", "
    verb = behind[0] in ("VERB.fin", "AUX.fin") or ("3sg" in verb_forms(first) and len(behind) > 1)
    if verb and "," in left and before[0] not in ("ADP", "SCONJ", "ADV", "ADJ") and not has_clause(left):
        return ", " if _is_apposition(left.rpartition(",")[2]) else " "
    return ", " if comma_probability(left, right) >= COMMA else " "


def stands_alone(words: str) -> bool:
    """Whether words are a whole sentence that begins with its subject or with a phrase in front of it."""
    opening = _opens(words)
    begins = opening.split(".")[0] in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM") and opening != "PRON.rel"
    return (begins or _fronted(words)) and bool(has_clause(words)) and completeness(words) >= STANDS


def two_sentences(left: str, right: str) -> bool:
    """Whether the words on both sides of a stop are sentences by themselves, so that it was not put inside one.

    A quotation that opens behind the stop goes without the words in front of it.
    """
    if right.startswith(("“", "‘", '"')):
        return left.rpartition(" ")[2] in speech_verbs() and stands_alone(right[1:])
    if not stands_alone(right) or has_clause(left) is False or completeness(left) < STANDS:
        return False
    return capital_join_probability(left, right[0].upper() + right[1:]) <= TWO_SENTENCES


def _is_apposition(aside: str) -> bool:
    """Whether words behind a comma can be a remark on the noun before it, which a second comma closes."""
    words = tokenize(aside)
    kinds = tag(words)
    openers = {"whose", "who", "which", "that", *words_of("subordinating_conjunctions")}
    opened = [i for i, (word, kind) in enumerate(zip(words, kinds, strict=True)) if kind in ("PRON.rel", "SCONJ", "ADV.wh") or word.lower() in openers]
    if not opened:
        return bool(kinds) and kinds[0] not in ("ADP", "CCONJ", "ADJ", "ADV")
    return words[opened[-1]] != "that" and any(kind in ("VERB.fin", "AUX.fin") for kind in kinds[opened[-1] :])


def continues(left: str, right: str, *, damaged: bool) -> tuple[bool | None, float]:
    """Whether ``right`` continues the sentence that ``left`` begins, with the confidence in the answer.

    Args:
        left: the words before the break, from the start of their sentence, without its stop.
        right: the words behind it, up to their own stop.
        damaged: whether the text shows other signs of having been translated in pieces.

    Returns:
        True to join, False for a real boundary, None when it cannot be told.
    """
    left, right = left.rstrip(" .!?…"), right.rstrip(" .!…")
    probability = join_probability(left, right)
    clause, behind = has_clause(right), completeness(right)
    if ((clause is not False and len(right.split()) > 8) or _fronted(right)) and behind > OPEN:
        needed = JOIN_LONG_IN_DAMAGED if damaged else JOIN_LONG
    else:
        needed = JOIN_IN_DAMAGED if damaged else JOIN
    if probability < JOIN and _orders(left, right):
        return None, 0.7
    if probability >= needed:
        return True, probability
    first = right.split(" ", 1)[0].lower()
    if first in ("who", "whose", "whom", "which") and not right.endswith("?"):
        return True, 0.85
    before = completeness(left)
    if before <= FRAGMENT and has_clause(left) is False:
        return True, 0.8
    if before <= OPEN and probability >= JOIN_AFTER_OPEN:
        return True, max(probability, 0.8)
    if clause:
        fronted = before <= OPEN or _opens(left) in ("SCONJ", "ADV.wh")
        if fronted and has_clause(left) is False and joint(left, right) == ", ":
            return True, 0.8
        if probability <= BOUNDARY and before >= STANDS and behind >= STANDS and _can_open(right):
            return False, 0.85
        return None, 0.7
    if probability >= (JOIN_FRAGMENT_IN_DAMAGED if damaged else JOIN_FRAGMENT) and behind <= FRAGMENT and clause is False:
        return True, 0.85
    subordinate = first in words_of("subordinating_conjunctions")
    opening = _opens(right)
    headless = damaged and (
        (opening in ("VERB.fin", "AUX.fin", "VERB.part", "VERB.ger") and behind < STANDS)
        or (opening.startswith("VERB") and _PAST.search(right) is not None)
    )
    if clause is False and not _fronted(right) and (subordinate or headless):
        return True, 0.82  # a subordinate clause without a main one, or a verb without a subject
    if probability <= BOUNDARY and before >= STANDS and behind >= STANDS and _can_open(right):
        return False, 0.85
    return None, max(probability, 1 - probability)
