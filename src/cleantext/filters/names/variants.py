"""One name in several spellings, orders or styles within one document."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import OSA

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import given_names, is_word, proper_case
from cleantext.rule import Rule

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "æ": "ae", "å": "aa"})


def _keys(name: str) -> set[str]:
    """The forms under which spellings of one name meet: no spaces, hyphens, capitals or diacritics."""
    folded = re.sub(r"[ \-’']", "", name).casefold()
    if folded.isascii():
        return {folded}
    bare = "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
    return {bare, folded.translate(_UMLAUTS)}


class SpacingVariant(Rule):
    """``Le Gall`` three times and ``Legall`` once: spacing, hyphens, diacritics of a name that the document settles.

    The usual form must stand at least twice and the other once; without such a majority both forms are
    flagged. Two ordinary words that also form a compound are no name.
    """

    code = "NAM020"
    name = "name-spacing-variant"
    message = "The document usually writes this name differently."
    confidence = 0.9
    examples = (
        (
            "Ana Le Gall rows for Brest. On Friday Le Gall won. Legall trains alone.",
            "Ana Le Gall rows for Brest. On Friday Le Gall won. Le Gall trains alone.",
        ),
    )
    allows = (
        "Van Dyke and Vandyke are two families; Vandyke is older than Van Dyke.",
        "Under Way is a ship. Talks are Underway.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for mention in document.mentions:
            offset = mention.start
            spans = []
            for word in mention.words:
                spans.append((word, offset, offset + len(word)))
                offset += len(word) + 1
            for (first, start, _), (second, _, end) in pairwise(spans):
                if first[0].isupper() and second[0].isupper() and "." not in first:
                    self._count(forms, places, f"{first} {second}", start, end)
            for word, start, end in spans:
                if len(word) >= 5:
                    self._count(forms, places, word, start, end)
        for key, counter in forms.items():
            if any(form.count("-") > 1 for form in counter):
                continue  # chants and spellings-out
            if len(counter) < 2 or is_word(key) or len(key) < 5:
                continue
            surfaces = counter.most_common()
            (usual, count), (_, second_count) = surfaces[0], surfaces[1]
            parts = {part.lower() for form in counter for part in re.split("[ -]", form)}
            if len({form.casefold() for form in counter}) < len(counter):
                continue  # they differ in case
            if all(is_word(part) or proper_case(part) for part in parts if part != key):
                continue
            settled = count >= 2 and second_count == 1 and len(surfaces) == 2
            for form, form_count in surfaces[1:]:
                for start, end in places[form]:
                    if usual in document.text[slice(*document.sentence_at(start))]:
                        continue  # two names that meet in one sentence are two people
                    message = f"This name is written {usual} elsewhere ({count} to {form_count})."
                    yield self.finding(document, start, end, usual if settled else None, message=message)

    @staticmethod
    def _count(
        forms: defaultdict[str, Counter[str]],
        places: defaultdict[str, list[tuple[int, int]]],
        form: str,
        start: int,
        end: int,
    ) -> None:
        places[form].append((start, end))
        for key in _keys(form):
            forms[key][form] += 1


class SpellingVariant(Rule):
    """``Kowalczyk`` and ``Kowalczik``: two spellings of what may be one name.

    Names are never spell-checked, so this only flags, with the candidate in the message. Names that
    meet in one sentence belong to two people; places, given names and ordinary words do not count.
    """

    code = "NAM021"
    name = "name-spelling-variant"
    message = "Another spelling of this name stands elsewhere."
    fix = "none"
    confidence = 0.7
    examples = (
        (
            "Jan Kowalczyk opened the shop. Kowalczyk sells clocks. In May Kowalczik moved.",
            "Jan Kowalczyk opened the shop. Kowalczyk sells clocks. In May Kowalczik moved.",
        ),
    )
    allows = (
        "The twins, A. Petrova and A. Petrov, sing. Petrova is older.",
        "Smith and Smyth wrote it. Smith left. Smyth stayed.",
        "Iceland and Icelander, Helsinki and Helsinky and Helsinki met in one line.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        first_seen: dict[str, tuple[int, int]] = {}
        for mention in document.mentions:
            offset = mention.start
            for word in mention.words:
                if len(word) >= 5 and word[0].isupper() and "." not in word:
                    first_seen.setdefault(word, (offset, offset + len(word)))
                offset += len(word) + 1
        names = [
            word for word in first_seen if not is_word(word.lower()) and not proper_case(word.lower()) and not word.isupper()
        ]
        deletions: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            folded = name.casefold()
            for key in {folded, *(folded[:i] + folded[i + 1 :] for i in range(len(folded)))}:
                deletions[key].append(name)
        seen: set[frozenset[str]] = set()
        for bucket in deletions.values():
            if len(bucket) > 8:
                continue
            for index, one in enumerate(bucket):
                for other in bucket[index + 1 :]:
                    pair = frozenset((one, other))
                    if pair not in seen:
                        seen.add(pair)
                        yield from self._compare(document, one, other, first_seen)

    def _compare(
        self, document: Document, one: str, other: str, first_seen: dict[str, tuple[int, int]]
    ) -> Iterator[Finding]:
        if OSA.distance(one.casefold(), other.casefold()) > 1 or one.casefold() == other.casefold():
            return
        rare, usual = sorted((one, other), key=lambda name: (document.vocabulary[name], -first_seen[name][0]))
        if document.vocabulary[rare] > 1 or {rare.lower(), usual.lower()} <= given_names():
            return
        if {rare + "s", rare + "a", rare + "n"} & {usual} or {usual + "s", usual + "a", usual + "n"} & {rare}:
            return
        start, end = first_seen[rare]
        if re.search(rf"\b{usual}\b", document.text[slice(*document.sentence_at(start))]):
            return
        yield self.finding(document, start, end, None, message=f"Elsewhere this name is spelt {usual}.")


class NameOrderFlip(Rule):
    """``Sato Kenji`` beside ``Kenji Sato``: the order of a name changed within the document.

    Which order is right depends on the person's own usage, so the default only reports it; where the
    document uses one of the words alone as the surname, the likely order is offered.
    """

    code = "NAM022"
    name = "name-order-flip"
    message = "The parts of this name stand in the other order elsewhere."
    fix = "unsafe"
    confidence = 0.8
    examples = (
        (
            "Kenji Sato runs the inn. Sato cooks. On Sunday Sato Kenji rested.",
            "Kenji Sato runs the inn. Sato cooks. On Sunday Kenji Sato rested.",
        ),
    )
    allows = ("Singapore Tourism met the Tourism Singapore board.", "Kenji Sato met Sato Hiro.")

    def find(self, document: Document) -> Iterator[Finding]:
        pairs: Counter[tuple[str, str]] = Counter()
        places: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for mention in document.mentions:
            if len(mention.words) == 2 and all(word[0].isupper() and "." not in word for word in mention.words):
                pair = (mention.words[0], mention.words[1])
                pairs[pair] += 1
                places[pair].append((mention.start, mention.end))
        for (first, second), count in pairs.items():
            other = pairs.get((second, first), 0)
            if not other or any(is_word(word.lower()) or proper_case(word.lower()) for word in (first, second)):
                continue
            earlier = places[second, first][0] < places[first, second][0]
            if other > count or (other == count and earlier):
                alone = document.vocabulary[first] > count + other  # the flipped form starts with the surname
                for start, end in places[first, second]:
                    yield self.finding(
                        document,
                        start,
                        end,
                        f"{second} {first}" if alone else None,
                        message=f"Elsewhere this name stands as {second} {first}.",
                    )


class DesignationVariant(Rule):
    """``LX-30`` three times and ``LX 30`` once: the hyphen of a designation that the document settles."""

    code = "NAM023"
    name = "designation-variant"
    message = "The document usually writes this designation differently."
    confidence = 0.9
    examples = (("The LX-30 prints well. Open the LX-30 first. Our LX 30 is old.", "The LX-30 prints well. Open the LX-30 first. Our LX-30 is old."),)
    allows = ("The LX-30 and the LX 40 print well. The LX-30 is old.", "In UEFA-21 football and UEFA 21 terms.")
    _pattern = re.compile(r"(?<![\w-])([A-Z]{1,5})([ -]?)(\d{1,4}[A-Z]?)(?![\w-]|[.,]\d)")

    def find(self, document: Document) -> Iterator[Finding]:
        forms: defaultdict[str, defaultdict[str, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
        for match in self._pattern.finditer(document.text):
            forms[match.group(1) + match.group(3)][match.group()].append(match.span())
        for surfaces in forms.values():
            if len(surfaces) != 2:
                continue
            (usual, places), (_, others) = sorted(surfaces.items(), key=lambda item: -len(item[1]))
            if len(places) >= 2 and len(others) == 1 and "-" in usual:
                yield self.finding(document, *others[0], usual)


class HonorificStyle(Rule):
    """``Mr`` and ``Mr.`` in one document: text from two hands, or translated in pieces.

    Which style is meant is the editor's to say, so this only flags the rarer one.
    """

    code = "NAM030"
    name = "honorific-style-mix"
    message = "This honorific is written with and without a period in one text."
    fix = "none"
    confidence = 0.8
    examples = (
        ("Mr. Ode sings. Later Mr Ode and Mr. Lamb left.", "Mr. Ode sings. Later Mr Ode and Mr. Lamb left."),
    )
    allows = ("Mr Ode and Mrs Lamb left.", "Mr. Ode and Dr. Lamb left with Dr. Mr.")
    triggers = ("Mr", "Ms", "Dr")
    _pattern = re.compile(r"\b(Mr|Mrs|Ms|Dr)(\.?)(?= [A-Z])")

    def find(self, document: Document) -> Iterator[Finding]:
        with_period: list[tuple[int, int]] = []
        without: list[tuple[int, int]] = []
        for match in self._pattern.finditer(document.text):
            (with_period if match.group(2) else without).append(match.span())
        if with_period and without:
            for start, end in without if len(without) <= len(with_period) or len(without) < 4 else with_period:
                yield self.finding(document, start, end, None)


class RomanisedHonorific(Rule):
    """``Tanaka-shi``, ``Park-ssi``: an honorific of the source language that the translation kept.

    English drops it or says Mr. or Ms.; which one is not in the text, so this only flags. ``-san`` is
    a house style of its own and is left.
    """

    code = "NAM031"
    name = "romanised-honorific"
    message = "An honorific of the source language is left on this name."
    fix = "none"
    confidence = 0.8
    examples = (("The owner, Tanaka-shi, declined.", "The owner, Tanaka-shi, declined."),)
    allows = ("Ueno-san smiled.", "The Shi-shi lion, Nishi-shi and a city named Kochi-shi City.")
    triggers = ("-shi", "-ssi", "-nim", "-shih")
    _pattern = re.compile(r"\b[A-Z][a-z]{1,15}(?:-[a-z]{2,8})?-(?:shi|ssi|nim)\b(?! City)")

    def find(self, document: Document) -> Iterator[Finding]:
        for match in self._pattern.finditer(document.text):
            stem = match.group().rsplit("-", 1)[0]
            if document.vocabulary[stem] or len(stem) > 4:
                if proper_case(stem.lower()) or match.group().lower() in ("shi-shi", "nishi-shi"):
                    continue
                yield self.finding(document, *match.span(), None)
