"""One name in several spellings, orders or styles within one document."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from cleantext.alignment import Span
from cleantext.document import Document
from cleantext.filters.names.spelling import bare
from cleantext.finding import Finding
from cleantext.lexicon import (
    chinese_surnames,
    is_word,
    korean_surnames,
    proper_case,
    vietnamese_surnames,
    words_of,
)
from cleantext.mentions import GENITIVE, mentions
from cleantext.rule import PatternRule, Rule
from cleantext.vocabulary import Shape

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "æ": "ae", "å": "aa"})


@lru_cache(maxsize=1 << 16)
def _keys(name: str) -> frozenset[str]:
    """The forms under which spellings of one name meet: no spaces, hyphens, capitals or diacritics."""
    folded = re.sub(r"[ \-’']", "", name).casefold()
    if folded.isascii():
        return frozenset((folded,))
    return frozenset((bare(folded), folded.translate(_UMLAUTS)))


_CAPITALISED = re.compile(r"(?<![\w’'-])[^\W\d_a-z][^\W\d_]*(?:[-‐][^\W\d_]+)*(?!-)")


def _occurrences(document: Document, names: Iterable[str]) -> dict[str, list[Span]]:
    """Where each of some names of one or two words stands, found in one pass over the text."""
    wanted = set(names)
    found: dict[str, list[Span]] = {name: [] for name in wanted}
    if not wanted:
        return found
    previous, previous_end = "", -1
    start = 0
    for match in _CAPITALISED.finditer(document.text):
        word = match.group()
        if word in wanted:
            found[word].append(match.span())
        pair = f"{previous} {word}"
        if previous_end == match.start() - 1 and pair in wanted and document.text[previous_end] == " ":
            found[pair].append((start, match.end()))
        previous, previous_end, start = word, match.end(), match.start()
    return found


def _sentence(document: Document, at: int) -> str:
    """The sentence at an offset, cut to 300 characters on each side."""
    start, end = document.sentence_at(at)
    return document.text[max(start, at - 300) : min(end, at + 300)]


def _partners(text: str, start: int, end: int) -> tuple[str, str]:
    """The capitalised words right before and behind a name; empty where there is none or only a title or sentence opener."""
    before = re.search(r"([A-ZÀ-ÖØ-Þ][^\W\d_]+) \Z", text[max(0, start - 30) : start])
    behind = re.match(r" ([A-ZÀ-ÖØ-Þ][^\W\d_]+)", text[end : end + 30])
    words = [match.group(1) if match else "" for match in (before, behind)]
    for place, word in enumerate(words):
        if word.lower() in words_of("role_words") or any(word in words_of(each) for each in _NO_PARTNERS):
            words[place] = ""
    return words[0], words[1]


_NO_PARTNERS = ("honorifics", "sentence_openers", "months", "weekdays")


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether a name is part of a handle, a hashtag or the name of a site or file."""
    return text[start - 1 : start] in ("@", "#", "/", ".", "_") or re.match(r"\.\w|[/_@]", text[end : end + 2]) is not None


def _lost_marks(marked: str, plain: str) -> bool:
    """Whether ``plain`` is ``marked`` without its diacritics."""
    return plain.isascii() and not marked.isascii() and bare(marked) == plain


class SpacingVariant(Rule):
    """``Le Gall`` three times and ``Legall`` once: spacing, hyphens, diacritics of a name that the document settles.

    The usual form must stand at least twice and the other once, or both beside the same other name
    (``Pyo Dong-chul``, later ``Pyo Dongchul``; ``Tarık Sezer``, later ``Tarik Sezer``), where the first
    mention counts and a lost diacritic is the damage. Without that the rarer form is flagged. Two
    ordinary words that also form a compound are no name.
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
        (
            "The veteran Pyo Dong-chul plays the clerk. In it Pyo Dongchul is magnificent.",
            "The veteran Pyo Dong-chul plays the clerk. In it Pyo Dong-chul is magnificent.",
        ),
    )
    allows = (
        "Van Dyke and Vandyke are two families; Vandyke is older than Van Dyke.",
        "Under Way is a ship. Talks are Underway.",
        "Ana Lemaire wrote of Brest. Ana Lemaire sang. Read it at AnaLemaire.example or @AnaLemaire.",
        "Two Strelka-S systems and one Strelka-S came; the Strelkas are old.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        forms: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for word in document.vocabulary.capitalised:
            if len(word) > 3 and word.count("-") < 2 and "’" not in word and "'" not in word:
                for key in _keys(word):
                    forms[key][word] = document.vocabulary[word]
        for (first, second), count in document.capital_pairs.items():
            if first.isalpha() and second.isalpha():
                for key in _keys(first + second):
                    if key in forms:
                        forms[key][f"{first} {second}"] = count
        variants = [counter for key, counter in forms.items() if len(counter) > 1 and self._one_name(key, counter)]
        occurrences = _occurrences(document, {form for counter in variants for form in counter})
        for counter in variants:
            (usual, count), *others = sorted(counter.items(), key=lambda item: (-item[1], occurrences[item[0]][:1]))
            if len(others) == 1 and others[0][1] == count and _lost_marks(others[0][0], usual):
                (usual, count), others = others[0], [(usual, count)]
            settled = len(others) == 1 and others[0][1] == 1 and (
                count >= 2
                or self._same_partner(document.text, occurrences, usual, others[0][0])
                or self._introduced(document, usual, others[0][0])
            )
            for form, form_count in others:
                for start, end in occurrences[form]:
                    if usual in _sentence(document, start) or _in_address(document.text, start, end):
                        continue  # two names that meet in one sentence are two people
                    message = f"This name is written {usual} elsewhere ({count} to {form_count})."
                    yield self.finding(document, start, end, usual if settled else None, message=message)

    @staticmethod
    def _same_partner(text: str, occurrences: dict[str, list[Span]], one: str, other: str) -> bool:
        """Whether both forms stand beside one and the same other name, before or behind them."""
        partners = [
            {(partner, side) for place in occurrences[form] for side, partner in enumerate(_partners(text, *place)) if partner}
            for form in (one, other)
        ]
        return bool(partners[0] & partners[1])

    @staticmethod
    def _introduced(document: Document, usual: str, other: str) -> bool:
        """Whether the usual form is introduced with a first name, and the other is the surname alone or has the same first name."""
        named = document.once(mentions)
        first, second = (named.of(form.split()[0]) for form in (usual, other))
        if not first or not second or first[0].start > second[0].start:
            return False
        rest = set(first[0].words) - set(usual.split())
        behind = set(second[0].words) - set(other.split())
        return bool(rest) and behind <= rest and not any(is_word(word.lower()) for word in rest)

    @staticmethod
    def _one_name(key: str, forms: Collection[str]) -> bool:
        """Whether forms that differ in spaces, hyphens or diacritics are spellings of one name."""
        if is_word(key) or len({form.casefold() for form in forms}) < len(forms):
            return False  # a compound, or forms that differ in case
        parts = {part.lower() for form in forms for part in re.split("[ -]", form)} - {key}
        if "s" in parts:
            return False  # a plural beside a designation
        return not all(is_word(part) or proper_case(part) for part in parts)


#: Endings of surnames of Eastern Europe, the Caucasus and Central Asia.
_SURNAME_ENDING = re.compile(r"(?:[oe]va?|enko|[cs]ky|ski|ska|skaya|chuk|[dj]ze|shvili|yan|oğlu|oglu|zade|zadeh|ović|ević|ovic|evic|escu)$")


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
        for (first, second), number in document.capital_pairs.items():
            pairs[first, GENITIVE.sub("", second)] += number
        flips = [
            (first, second)
            for first, second in pairs
            if (second, first) in pairs
            and first != second
            and not any(is_word(word.lower()) or proper_case(word.lower()) for word in (first, second))
        ]
        occurrences = _occurrences(document, {f"{first} {second}" for first, second in flips})
        for first, second in flips:
            count, other = pairs[first, second], pairs[second, first]
            flipped, usual = f"{first} {second}", f"{second} {first}"
            if other > count or (other == count and self._comes_second(first, second, occurrences[usual] < occurrences[flipped])):
                alone = document.vocabulary[first] > count + other  # the flipped form starts with the surname
                for start, end in occurrences[flipped]:
                    yield self.finding(
                        document,
                        start,
                        end,
                        usual if alone else None,
                        message=f"Elsewhere this name stands as {usual}.",
                    )


    @staticmethod
    def _comes_second(first: str, second: str, later: bool) -> bool:
        """Which of two equally frequent orders to report: the one that sets a Vietnamese or Korean surname last or a Slavic, Caucasian or Turkic one first, else the later one."""
        family = vietnamese_surnames() | korean_surnames() | chinese_surnames()
        if (first in family) != (second in family):
            return second in family
        if bool(_SURNAME_ENDING.search(first)) != bool(_SURNAME_ENDING.search(second)):
            return _SURNAME_ENDING.search(first) is not None
        return later


class DesignationVariant(Rule):
    """``LX-30`` three times and ``LX 30`` once: the hyphen of a designation that the document settles."""

    code = "NAM023"
    name = "designation-variant"
    message = "The document usually writes this designation differently."
    confidence = 0.9
    examples = (("The LX-30 prints well. Open the LX-30 first. Our LX 30 is old.", "The LX-30 prints well. Open the LX-30 first. Our LX-30 is old."),)
    allows = ("The LX-30 and the LX 40 print well. The LX-30 is old.", "In UEFA-21 football and UEFA 21 terms.")
    shapes = Shape.DESIGNATION
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


class HyphenSpacing(PatternRule):
    """``Malhar- Sen``, ``Verbo -chanka``: a stray space at the hyphen of a name that the text writes without it elsewhere."""

    code = "NAM024"
    name = "stray-space-in-name"
    message = "The text writes this name without the space elsewhere."
    confidence = 0.93
    examples = (
        ("Ruch Malhar-Sen asked. Later Malhar- Sen left.", "Ruch Malhar-Sen asked. Later Malhar-Sen left."),
        ("The Verbochanka is deep. A bridge over the Verbo -chanka broke.", "The Verbochanka is deep. A bridge over the Verbochanka broke."),
    )
    allows = ("Malhar - Sen and Malhar-Sen.", "Pre- and post-war. The Paris- London line of Paris.")
    triggers = ("- ", " -")
    pattern = re.compile(r"(?<![\w-])([^\W\d_a-z][^\W\d_]+)(- | -)([^\W\d_]{2,30})(?![\w-])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        first, _, second = match.groups()
        for form in (f"{first}-{second}", first + second):
            if document.vocabulary[form]:
                return self.finding(document, *match.span(), form)
        return None


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


class RomanisedHonorific(PatternRule):
    """``Tanaka-shi``, ``Park sunbae-nim``, ``Aylin Hanım``: an honorific of the source language that the translation kept.

    English drops it or says Mr. or Ms.; which one is not in the text, so this only flags. ``-san`` is
    a house style of its own and is left.
    """

    code = "NAM031"
    name = "romanised-honorific"
    message = "An honorific of the source language is left on this name."
    fix = "none"
    confidence = 0.8
    examples = (
        ("The owner, Tanaka-shi, declined.", "The owner, Tanaka-shi, declined."),
        ("It was Park sunbae-nim who sang. Park is old.", "It was Park sunbae-nim who sang. Park is old."),
        ("Then Bora-ji spoke. Bora was brief.", "Then Bora-ji spoke. Bora was brief."),
        ("“No,” said Aylin Hanım.", "“No,” said Aylin Hanım."),
    )
    allows = ("Ueno-san smiled.", "The Shi-shi lion, Nishi-shi and a city named Kochi-shi City.", "Kim Min-ji sang.")
    triggers = ("-shi", "-ssi", "-nim", "-ji", " Hanım")
    pattern = re.compile(
        r"\b(?P<stem>[A-Z][a-z]{1,15}(?:-[a-z]{2,8})?)(?:-(?:shi|ssi|nim|ji)|(?: [a-z]{3,9})?[ -](?:sunbae|seonbae|sonsaeng|seonsaeng|noona|hyung)-?nim)\b(?! City)"
        r"|(?:[^\W\d_a-z]\w+|[A-Z]\.) Hanım\b"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        stem = match.group("stem")
        if stem is not None:
            if not document.vocabulary[stem] and (len(stem) < 5 or match.group().endswith("ji")):
                return None
            if proper_case(stem.lower()) or match.group().lower() in ("shi-shi", "nishi-shi"):
                return None
        return self.finding(document, *match.span(), None)
