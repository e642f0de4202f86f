"""Labels composed of nothing but the words of user interfaces, as translated ones are.

A machine renders the buttons of a foreign page word by word: "Click to enter the topic", "Share to
friends circle", "I want to report an error". No list holds them all, but each is a verb of the
interface with one of its things, a quality with a thing, or a thing with its state, and holds no
other word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cleantext.filters.boilerplate.cues import cue_words, cues

#: Most words of such a label.
_LONGEST = 9

_SKIPPED = frozenset({"#", ":"})


_FIRST = re.compile(r"\W*([A-Za-z']+)")


def may_be_label(text: str) -> bool:
    """The cheap pre-test: a short line without a sentence's end that begins with a word of the vocabulary."""
    if len(text) > 70 or text[-1] in ".,;" or text.count(" ") > _LONGEST + 2:
        return False
    first = _FIRST.match(text)
    return first is not None and first.group(1).lower() in _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    classes = ("lead", "act", "object", "thing", "state", "done", "quality", "joint", "reader")
    return frozenset().union(*(cue_words(each) for each in classes))


@dataclass(frozen=True)
class Label:
    """What a composed label is.

    Attributes:
        kind: the kind of furniture.
        sure: whether it is a verb with its thing or a thing with its state; else a name only.
    """

    kind: str
    sure: bool


def composed_label(words: list[str]) -> Label | None:
    """The label that a normalised line is; None when it holds a word that no interface needs.

    Args:
        words: from :func:`~cleantext.filters.boilerplate.phrases.normalise`.
    """
    if "#" in words[:-1] or "@" in words:
        return None
    tokens = [word for word in words if word not in _SKIPPED]
    if not 1 < len(tokens) <= _LONGEST or len(words) > 2 * _LONGEST:
        return None
    acts, things, states, qualities, small = (
        cue_words("act"),
        cue_words("object") | cue_words("thing"),
        cue_words("state") | cue_words("done"),
        cue_words("quality"),
        cue_words("joint") | cue_words("reader") | cue_words("lead"),
    )
    if not all(w in acts or w in things or w in states or w in qualities or w in small for w in tokens):
        return None
    start = 0
    while start < len(tokens) - 1 and tokens[start] in cue_words("lead") and tokens[start] not in acts:
        start += 1
    rest = [word for word in tokens[start + 1 :] if word in things]
    if tokens[start] in acts and tokens[start] not in qualities and rest:
        return Label(_kind(rest), True)
    held = [word for word in tokens if word in things]
    if held and any(word in states for word in tokens):
        return Label(_kind(held), True)
    if "#" not in words and held and (any(word in qualities for word in tokens) or len(held) > 1):
        return Label(_kind(held), False)
    return None


def _kind(words: list[str]) -> str:
    weights: dict[str, float] = {}
    for word in words:
        for each, kind, weight in cues()[word]:
            if each in ("object", "thing"):
                weights[kind] = weights.get(kind, 0.0) + weight
    return max(weights, key=lambda kind: weights[kind])
