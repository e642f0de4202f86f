"""Part-of-speech tagging with an averaged perceptron.

A tag is a Universal part of speech, refined by what tells clauses apart:

========================  =====================================================================
VERB.* and AUX.*          ``fin`` finite, ``imp`` imperative, ``inf`` infinitive or bare form,
                          ``part`` past participle, ``ger`` -ing form
PRON.*                    ``nom`` (he), ``acc`` (him), ``poss`` (his, mine), ``rel`` (who, which, what)
NOUN, NOUN.pl, PROPN      singular, plural, name
ADV, ADV.wh               ``wh``: when, where, how, why
ADP, ADP.prt              preposition; particle of a phrasal verb (give *up*)
PART.to, .neg, .poss      infinitive *to*, *not*, *'s*
the rest                  ADJ, CCONJ, DET, INTJ, NUM, PRON, PUNCT, SCONJ, SYM, X
========================  =====================================================================
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pkgutil import get_data
from zlib import decompress

from cleantext import lexicon

__all__ = ["Tagger", "read_tags", "tag"]

_DIGIT = re.compile(r"\d")
#: Endings that tell much about an unknown word, and none of them.
_ENDINGS = ("ing", "ed", "ly", "s", "er", "al", "on")
#: Marks after which a word still stands first.
OPENERS = frozenset("\"'“‘«([{`-–—•*")

#: Most word forms kept in memory by a tagger.
_CACHE_SIZE = 50_000


def form(word: str) -> str:
    """``word`` as the model knows it: lower case, digits as 0, straight apostrophes."""
    low = word.lower().replace("’", "'")
    return low if low.isalpha() else _DIGIT.sub("0", low)


def shape(word: str) -> str:
    """One letter for how ``word`` is written."""
    if word.islower():
        return "a" if word.isalpha() else "b"
    if not word[:1].isalnum():
        return "."
    if word[:1].isdigit():
        return "0"
    if word.isupper():
        return "U" if len(word) > 1 else "u"
    return "C" if word[1:].islower() else "M"


def listed(low: str) -> str:
    """What the lexicon says of a word: its parts of speech, verb forms and numbers; "" when unknown."""
    parts = (*sorted(lexicon.tags(low)), *sorted(lexicon.verb_forms(low)), *sorted(lexicon.number(low)))
    return "+".join(parts)


def static_features(word: str, first: bool) -> list[str]:
    """Features that depend on the word alone and on whether it stands first."""
    low = form(word)
    look = shape(word) + ("^" if first else "")
    features = ["w" + low, "h" + look, "i" + look + low[-2:], "p" + low[:3]]
    if low.isalpha():
        features.append("x" + listed(low))
    if len(low) > 2:
        features.append("2" + low[-2:])
    if len(low) > 3:
        features += ("3" + low[-3:], "l" + str(min(len(low), 12)))
    if len(low) > 4:
        features.append("4" + low[-4:])
    if len(low) > 6:
        features.append("5" + low[-5:])
    return features


def classes_by_form(low: str) -> tuple[str, str]:
    """Classes of a word that is not in the table of frequent words: by the lexicon, else by its form.

    Their names start with a space, so no word is named so.
    """
    if not low[:1].isalpha():
        form_class = " 0" if low[:1].isdigit() else " ."
        return form_class, form_class
    by_ending = next((" " + ending for ending in _ENDINGS if low.endswith(ending)), " ")
    return " " + listed(low), by_ending


#: Kinds of features made of two numbers; the numbers are tags or classes, below 256.
KEY_T1, KEY_T1_T2, KEY_T1_NEXT, KEY_PREVIOUS_NEXT, KEY_T1_OWN, KEY_NEXT_NEXT, KEY_OWN_NEXT = (
    kind << 16 for kind in range(7)
)
BORDER = 255

_Word = tuple[tuple[tuple[int, int], ...], int, int, int, int]


class Tagger:
    """The model: weights of one byte each, one row of ``len(tags)`` weights a feature."""

    def __init__(self, data: bytes) -> None:
        """Read the packed form that ``scripts/train_syntax.py`` writes."""
        head, names, classes, body = decompress(data).split(b"\n", 3)
        meta = json.loads(head)
        self.tags: list[str] = meta["tags"]
        width = len(self.tags)
        # Row 0 is neutral: features that are not in the model.
        listed = names.decode("utf-8").split(" ")
        self._rows = dict(zip(listed, range(width, width * (len(listed) + 1), width), strict=True))
        keys = [int.from_bytes(body[at : at + 3], "little") for at in range(0, 3 * meta["pairs"], 3)]
        first = width * (len(listed) + 1)
        self._pairs = dict(zip(keys, range(first, first + width * len(keys), width), strict=True))
        # Stored by column, which packs better.
        height = 1 + len(listed) + len(keys)
        weights = bytearray(height * width)
        start = 3 * len(keys)
        for column in range(width):
            weights[column::width] = body[start + column * height : start + (column + 1) * height]
        self._weights = bytes(weights)
        self._class_names: dict[str, int] = {name: i for i, name in enumerate(meta["classes"])}
        self._class_tags: list[tuple[int, ...]] = [tuple(each) for each in meta["class_tags"]]
        self._class_of = {
            word: number
            for number, line in enumerate(classes.decode("utf-8").split("\t"))
            for word in line.split(" ")
        }
        self._cache: dict[tuple[str, bool], _Word] = {}
        row = self._rows.get
        self._edge: _Word = ((), BORDER, row("<", 0), row(">", 0), row("~", 0))

    def _word(self, word: str, first: bool) -> _Word:
        """Candidate tags with their scores from the word alone, its class, its rows as a neighbour."""
        low = form(word)
        number = self._class_of.get(low)
        if number is None:
            by_lexicon, by_form = classes_by_form(low)
            number = self._class_names.get(by_lexicon, self._class_names[by_form])
        rows = self._rows
        weights = self._weights
        found = [rows[name] for name in static_features(word, first) if name in rows]
        record = (
            tuple((tag, sum([weights[row + tag] for row in found])) for tag in self._class_tags[number]),
            number,
            rows.get("<" + low, 0),
            rows.get(">" + low, 0),
            rows.get("~" + low, 0),
        )
        if len(self._cache) >= _CACHE_SIZE:
            self._cache.clear()
        self._cache[word, first] = record
        return record

    def _records(self, words: Iterable[str]) -> Iterator[_Word]:
        """What is known of each word, then twice what is known of the end."""
        known = self._cache.get
        first = True
        for word in words:
            yield known((word, first)) or self._word(word, first)
            if first and word not in OPENERS:
                first = False
        yield self._edge
        yield self._edge

    def tag(self, words: Iterable[str]) -> list[str]:
        """The tags of ``words``, one each."""
        return list(self.read(words))

    def read(self, words: Iterable[str]) -> Iterator[str]:
        """The tags of ``words``, one each; when one is asked for, ``words`` is read two words further only."""
        weights = self._weights
        pair = self._pairs.get
        names = self.tags
        t1 = t2 = before = BORDER
        h = self._edge[2]
        i = following_i = self._edge[4]
        records = self._records(words)
        candidates, own, as_previous, _, as_second = next(records)
        following = next(records)
        for second in records:
            _, after, _, j, _ = following
            best = -1
            if len(candidates) == 1:
                best = candidates[0][0]
            else:
                a = pair(KEY_T1 + t1, 0)
                b = pair(KEY_T1_T2 + (t1 << 8) + t2, 0)
                c = pair(KEY_T1_NEXT + (t1 << 8) + after, 0)
                d = pair(KEY_PREVIOUS_NEXT + (before << 8) + after, 0)
                e = pair(KEY_T1_OWN + (t1 << 8) + own, 0)
                f = pair(KEY_NEXT_NEXT + (after << 8) + second[1], 0)
                g = pair(KEY_OWN_NEXT + (own << 8) + after, 0)
                top = -1
                for each, score in candidates:
                    score += (
                        weights[a + each]
                        + weights[b + each]
                        + weights[c + each]
                        + weights[d + each]
                        + weights[e + each]
                        + weights[f + each]
                        + weights[g + each]
                        + weights[h + each]
                        + weights[i + each]
                        + weights[j + each]
                    )
                    if score > top:
                        top = score
                        best = each
            yield names[best]
            t2 = t1
            t1 = best
            before = own
            h = as_previous
            i = following_i
            following_i = as_second
            candidates, own, as_previous, _, as_second = following
            following = second


@cache
def tagger() -> Tagger:
    data = get_data(__name__, "tagger.bin")
    if data is None:
        raise FileNotFoundError("tagger.bin")
    return Tagger(data)


def tag(words: Iterable[str]) -> list[str]:
    """The part-of-speech tag of each word of one sentence, as split by ``tokenize``."""
    return tagger().tag(words)


def read_tags(words: Iterable[str]) -> Iterator[str]:
    """The same, one after another; when one is asked for, ``words`` is read two words further only."""
    return tagger().read(words)
