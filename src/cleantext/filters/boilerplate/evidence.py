"""What a line by itself says for being page furniture: phrases of the lexicon and words of user interfaces.

What it says depends on nothing but its text, so it is remembered: a text that was repaired is looked at again, and
pages print the same line many times.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import lru_cache
from typing import NamedTuple

from cleantext import segmentation
from cleantext.continuation import has_clause
from cleantext.filters.boilerplate import shapes
from cleantext.filters.boilerplate.composed import composed_label, may_be_label
from cleantext.filters.boilerplate.cues import cue_words, cues
from cleantext.filters.boilerplate.gates import DEICTIC, WORD, interface_words, may_be_cues, may_hold_phrase
from cleantext.filters.boilerplate.lines import MAX_WORDS, QUOTES, ends_sentence
from cleantext.filters.boilerplate.phrases import Match, match_at, normalise
from cleantext.lexicon import FUNCTION_WORDS

#: The score of a line that is furniture for certain.
STRONG = 3.0
_WEAK, _COMPOSED, _NAMED = 1.0, 2.75, 1.75
#: Reasons that the place of a line is weighed by.
CUES = "the words of a user interface"
LABEL = "a label made of the words of a user interface"
PARTS = "phrases of web pages"
OURS = re.compile(r"\b(?:our|us|your|this|these|here|please)\b", re.IGNORECASE)
#: How a line begins that goes on from the one before it, which a page's controls never do.
_CONNECTED = re.compile(
    r"[a-z]|(?:After|Then|Next,|Once|When|While|Before|Beside|Finally|First|Second|Also,|However|But|So|To do)\b"
)
_FILLER = frozenset({"#", "@", ":", "and", "or", "/", "&", "am", "pm", "+", "h"})
_CLAUSE = re.compile(r"[.!?…|:;,–—()]+\s+|\s-\s|\s(?:and|or|to|then)\s")
_HASHTAG = re.compile(r"#\w[\w-]*[,;]?")
_HANDLE = re.compile(r"(?:follow|find|add|tweet)\b[^.!?@]{0,30}\B@\w+\W*\Z", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]|[\"'“‘]")
_WEIGHED = frozenset({"object", "state", "reader", "prose", "self"})
_KINDS_WITH_NAMES = frozenset({"credit", "editor"})
_CLOCK = re.compile(r"\b\d{1,2}[:h.]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)


class Evidence(NamedTuple):
    """What a line says: which kind of furniture it would be, how strongly, and the evidence in words."""

    kind: str
    score: float
    reason: str


@lru_cache(maxsize=1024)
def evidence(text: str) -> Evidence | None:
    """The evidence in the text of one line, wherever it stands; None when there is none."""
    holds_phrase, holds_cues, label_like = may_hold_phrase(text), may_be_cues(text), may_be_label(text)
    if not (holds_phrase or holds_cues or label_like or shapes.may_be_shaped(text)):
        return None
    words = normalise(text)
    if not can_be_furniture(text, words):
        return None
    found = (_phrase(text, words) or _time(text, words)) if holds_phrase else None
    if found is None or found.score < STRONG:
        found = _by_parts(text) or found
    quoted = text[0] in QUOTES
    if label_like and (found is None or found.score < _COMPOSED) and not quoted:
        label = composed_label(words)
        if label is not None:
            found = Evidence(label.kind, _COMPOSED if label.sure else _NAMED, LABEL)
    if found is None and holds_cues and not quoted and not _CONNECTED.match(text):
        found = _cues(text, words)
    return found


def can_be_furniture(text: str, words: list[str]) -> bool:
    """Whether a line has few words, and is no byline.

    Args:
        text: the line.
        words: the same, normalised.
    """
    return 0 < len(words) <= MAX_WORDS and not (words[0] == "by" and not OURS.search(text))


def _phrase(text: str, words: list[str]) -> Evidence | None:
    if (
        len(words) > 1
        and text[0] == "#"
        and all(_HASHTAG.fullmatch(tag) for tag in text.split())
    ):
        return Evidence("more", STRONG, "nothing but hashtags")
    if _HANDLE.match(text):
        return Evidence("follow", STRONG, "an account to follow")
    whole = match_at(words, whole=True)
    if whole is not None and whole.strong and _plausible(text, whole):
        return Evidence(whole.kind, STRONG, "a phrase of web pages")
    units = _units(words)
    if units:
        kinds = Counter(unit.kind for unit in units if unit.strong) or Counter(
            unit.kind for unit in units
        )
        kind = kinds.most_common(1)[0][0]
        strong = sum(unit.strong for unit in units)
        if strong or len(units) >= 3:
            return Evidence(kind, STRONG, "nothing but labels of web pages")
        if len(units) == 2:
            return Evidence(kind, 1.8 if "#" in words else 1.5, "two labels of web pages")
        if kind != "page" or len(words) > 1:
            return Evidence(kind, _WEAK, "a label of web pages")
        return Evidence(kind, 0.5, "a number that stands alone")
    if whole is not None and (whole.strong or not whole.free) and _plausible(text, whole):
        return Evidence(whole.kind, _WEAK, "a label of web pages")
    return None


def _units(words: list[str]) -> list[Match]:
    """The phrases that a line consists of wholly, with nothing but numbers and separators between; or none."""
    units: list[Match] = []
    position = 0
    while position < len(words):
        match = match_at(words, position)
        if match is not None and not (match.kind == "page" and len(match.words) == 1):
            units.append(match)
            position += match.length
        elif words[position] in _FILLER or (units and words[position] in cue_words("time")):
            position += 1
        else:
            return []
    return units


def _time(text: str, words: list[str]) -> Evidence | None:
    if len(words) > 14 or not all(word in "#@" or word in cue_words("time") for word in words):
        return None
    clock = _CLOCK.search(text) is not None
    if "@" in words and clock and ("|" in text or "(GMT" in text or "(UTC" in text):
        return Evidence("time", STRONG, "a date and a time of day in fields")
    if "@" in words and clock:
        return Evidence("time", 2.0, "a date and a time of day")
    if clock or "@" in words:
        return Evidence("time", 0.75, "a time")
    return None


def _by_parts(text: str) -> Evidence | None:
    """A line of which every sentence, or every piece, is a phrase of web pages."""
    for parts in (_sentences(text), shapes.pieces_of(text)):
        if not 2 <= len(parts) <= 5:
            continue
        known: list[Match] = []
        for part in parts:
            match = match_at(normalise(part), whole=True) if may_hold_phrase(part) else None
            if match is not None and _plausible(part, match):
                known.append(match)
            elif match is not None or not _is_label(part):
                break
        else:
            if any(match.strong for match in known):
                return Evidence(known[0].kind, STRONG, PARTS)
    return None


def _cues(text: str, words: list[str]) -> Evidence | None:
    if len(_sentences(text)) > 2:
        return None
    table = cues()
    score = 0.0
    kinds: dict[str, float] = defaultdict(float)
    evidence: Counter[str] = Counter()
    lower = text.lower()
    tokens = [word for word in words if word not in ("#", "@", ":")]
    openers = [piece.split()[0] for piece in _CLAUSE.split(lower) if piece.split()]
    acts = sum(
        any(each == "act" for each, _, _ in table.get(word.strip("\"'“”.,!?"), ())) for word in openers
    )
    score += min(1.5, acts * 0.85)
    for deictic in {match.group(2) for match in DEICTIC.finditer(lower)}:
        evidence["deixis"] += 1
        kinds["feedback"] += 0.4
        score += 0.75
        tokens = [word for word in tokens if word != deictic]
    seen: set[str] = set()
    for word in tokens:
        for each, kind, weight in table.get(word, ()):
            if each not in _WEIGHED or word in seen:
                continue
            seen.add(word)
            evidence[each] += 1
            if each in ("object", "state"):
                kinds[kind] += weight
                score += weight
            elif each == "reader":
                score += weight if evidence[each] <= 2 else 0
            else:
                score += weight if evidence[each] <= 4 else 0
    objects = evidence["object"]
    if (
        not kinds
        or not (objects or evidence["deixis"])
        or objects + evidence["state"] + evidence["deixis"] + acts < 2
    ):
        return None
    if not acts and not evidence["deixis"] and not OURS.search(text):
        return None
    content = [word for word in dict.fromkeys(tokens) if word not in FUNCTION_WORDS or word in table]
    known = sum(
        any(each in ("act", "object", "state") for each, _, _ in table.get(word, ())) for word in content
    )
    known += evidence["deixis"]
    if known > 1 and 4 * known >= 3 * (len(content) + evidence["deixis"]):
        score += 0.9
    elif not (evidence["reader"] or evidence["deixis"] or evidence["state"]):
        score -= 0.75
    if len(tokens) > 16:
        score -= 0.5 if len(tokens) <= 20 else 1.0
    if text[-1] == "." and not acts:
        score -= 0.5 if evidence["reader"] or evidence["deixis"] else 1.5
    if not ends_sentence(text):
        score += 0.4
    if text[-1] in ",;:":
        score -= 1
    if text[-1] == "." and not OURS.search(text) and has_clause(text):
        score -= STRONG  # a statement that speaks neither of the page nor for it
    return Evidence(max(kinds, key=lambda kind: kinds[kind]), round(score, 2), CUES)


def _sentences(text: str) -> list[str]:
    """The sentences of a line."""
    return [text[start:end] for start, end in segmentation.sentences(text, 0, len(text))]


def _plausible(text: str, match: Match) -> bool:
    """Whether a text that matches a phrase is what the phrase means, judged by what stands for its free words."""
    if text[0] in QUOTES:
        return False
    if not match.free:
        return True
    if match.words[0] == "disclaimer":
        return True
    if match.kind in _KINDS_WITH_NAMES:
        return _is_name(text)
    if match.kind == "nav":
        return match.words.count(":") > 1
    return all(map(_speaks_of_page, _sentences(text)[1:]))


def _is_label(text: str) -> bool:
    label = composed_label(normalise(text))
    return label is not None and label.sure


def _speaks_of_page(sentence: str) -> bool:
    """Whether a sentence behind a label can belong to it: no speech, but the words of user interfaces or rights."""
    if sentence[0] in QUOTES:
        return False
    if match_at(normalise(sentence), whole=True) is not None:
        return True
    words = WORD.findall(sentence.lower())
    return len(words) <= MAX_WORDS and sum(word in interface_words() for word in words) > 1


_NAME_LABEL = re.compile(r"[^:：=]*[:：=]")


def _is_name(text: str) -> bool:
    """Whether what follows the label is a name rather than a description or speech."""
    label = _NAME_LABEL.match(text)
    words = text[label.end() :].split() if label else text.split()[1:]
    small = cue_words("name")
    if not words or len(words) > 9 or (text.rstrip()[-1:] in ".?!" and len(words) > 4):
        return False
    return all(
        not _NAME.match(word) or not word[0].islower() or word.lower().strip(".,") in small for word in words
    )
