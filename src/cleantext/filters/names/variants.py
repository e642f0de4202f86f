"""One name in several spellings, orders or styles within one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from cleantext.alignment import Span
from cleantext.document import Document
from cleantext.filters.names.spelling import bare
from cleantext.finding import Finding
from cleantext.lexicon import (
    is_pinyin,
    is_word,
    proper_case,
    words_of,
)
from cleantext.mentions import NAME, mentions
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


_CAPITALISED = re.compile(r"[A-Z\x80-\U0010ffff](?<=[^\W\d_])(?<![\w’'-].)[^\W\d_]*(?:[-‐][^\W\d_]+)*(?!-)")


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


def _parted_pinyin(parted: str, joined: str) -> bool:
    """Whether ``parted`` is a Chinese given name of two syllables apart that ``joined`` writes as one word, as pinyin does."""
    return " " in parted and joined.isalpha() and joined[1:].islower() and parted.replace(" ", "").lower() == joined.lower() and is_pinyin(joined.lower())


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
            if (len(word) > 3 or not word.isascii()) and word.count("-") < 2 and "’" not in word and "'" not in word:
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
            if len(others) == 1 and others[0][1] == count and (_lost_marks(others[0][0], usual) or _parted_pinyin(usual, others[0][0])):
                (usual, count), others = others[0], [(usual, count)]
            settled = len(others) == 1 and others[0][1] == 1 and (
                count >= 2
                or self._same_partner(document.text, occurrences, usual, others[0][0])
                or self._introduced(document, usual, others[0][0])
            )
            marked = all(form.isalpha() and not form.isascii() for form in counter)  # ``Vân`` and ``Văn`` may be two people
            if document.damaged and not settled and not marked and len(others) == 1 and count == others[0][1] == 1 and not _lost_marks(usual, others[0][0]):
                others.append((usual, count))  # either may be the slip
            for form, form_count in others:
                for start, end in occurrences[form]:
                    if (form != usual and usual in _sentence(document, start)) or _in_address(document.text, start, end):
                        continue  # two names that meet in one sentence are two people
                    if marked and not (document.damaged and form_count == 1 and self._same_partner(document.text, occurrences, usual, form)):
                        continue
                    other = usual if form != usual else others[0][0]
                    message = f"This name is written {other} elsewhere ({count} to {form_count})."
                    yield self.finding(document, start, end, usual if settled and not marked else None, message=message)

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
        if (is_word(key) and any(map(str.isascii, forms))) or len({form.casefold() for form in forms}) < len(forms):
            return False  # a compound, or forms that differ in case
        parts = {part.lower() for form in forms for part in re.split("[ -]", form)} - {key}
        if "s" in parts:
            return False  # a plural beside a designation
        return not all(is_word(part) or proper_case(part) for part in parts)


class ParticleVariant(Rule):
    """``Port-aux-Moines`` twice and ``Port aux Moines`` once, ``Van Der Meer`` beside ``Van der Meer``, ``L’Orme`` beside ``Lorme``.

    Hyphens of names of several parts, the case of a second particle and the apostrophe behind a first letter: what the text
    has twice settles what it has once; so does a particle in lower case. Else, and of apostrophes always, the place is flagged, the latter in a
    text that shows damage elsewhere.
    """

    code = "NAM028"
    name = "name-particle-variant"
    message = "The text writes this name differently elsewhere."
    confidence = 0.9
    examples = (
        (
            "Port-aux-Moines is old. In Port-aux-Moines it rains. Boats to Port aux Moines are dear.",
            "Port-aux-Moines is old. In Port-aux-Moines it rains. Boats to Port-aux-Moines are dear.",
        ),
        ("Mrs. Van Der Meer sang. Later Van der Meer slept.", "Mrs. Van der Meer sang. Later Van der Meer slept."),
    )
    allows = (
        "Stratford-upon-Avon and the Stratford upon Avon of the guide lie in one sentence; Stratford-upon-Avon is old.",
        "The Best-of-Three match is on. It is a Best-of-Three. The best of three wins.",
        "Leo Van Der Meer sang. Ida van der Beek slept.",
    )
    def find(self, document: Document) -> Iterator[Finding]:
        text, vocabulary = document.text, document.vocabulary
        for word in vocabulary.capitalised:
            if word.count("-") > 1 and vocabulary[word] > 1 and word[-1].islower() and text.count(spaced := word.replace("-", " ")) == 1:
                at = text.find(spaced)
                if word not in _sentence(document, at) and not re.match(r"[\w-]", text[at + len(spaced) :]) and text[at - 1 : at] in ("", " ", "\n", "“"):
                    yield self.finding(document, at, at + len(spaced), word)
            elif document.damaged and vocabulary[word] == 1 and _ELIDED.match(word):
                whole = word[0] + word[2:].lower()
                if vocabulary[whole]:
                    for match in document.occurrences([word]):
                        yield self.finding(document, *match.span(), None, message=f"This name is written {whole} elsewhere.")
        for (first, second), count in document.capital_pairs.items() if not _PARTICLES.isdisjoint(vocabulary) else ():
            if count == 1 and first in _PARTICLES and second in _PARTICLES:
                for match in re.finditer(rf"(?<![\w-]){first} {second}(?= (?P<name>{NAME}))", text):
                    usual = f"{first} {second.lower()}"
                    if re.search(rf"(?<![\w-])(?:{first}|{first.lower()}) {second.lower()} {re.escape(match.group('name'))}(?![\w-])", text):
                        yield self.finding(document, *match.span(), usual)


#: ``L’Orme``: a letter and an apostrophe in front of a capital.
_ELIDED = re.compile("[A-Z][’'][A-Z][a-z]{3,}$")
_PARTICLES = frozenset(["Van", "Von", "De", "Da", "Di", "Der", "Den", "Des", "Dem", "La", "Las", "Los", "Het", "Del", "Op", "Ter", "Ten", "Zu"])


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
