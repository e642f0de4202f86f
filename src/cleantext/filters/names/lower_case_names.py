"""Names in lower case that no gazetteer has: the words around them tell what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleantext.document import Document
from cleantext.filters.sentences.inserted_stop import lower_case_style
from cleantext.finding import Finding
from cleantext.lexicon import foreign_languages, is_word, proper_case, words_of
from cleantext.rule import PatternRule, Rule
from cleantext.segmentation import word_before

#: What an address, a file name or a tag has around a word.
_ADDRESS_BEFORE = frozenset("@#./\\_-’'")
_ADDRESS_BEHIND = re.compile(r"[@/\\_]|\.\w|-\w")


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    return text[match.start() - 1 : match.start()] not in _ADDRESS_BEFORE and _ADDRESS_BEHIND.match(text, match.end()) is None


@cache
def _known() -> dict[str, str]:
    return {name.lower(): name for name in words_of("well_known_names")}


class LowerCaseKnownName(Rule):
    """``a facebook group``, ``in the bundestag``: a name that everybody knows lost its capital.

    Only in a text that shows damage elsewhere, as many write brands in small letters; of names that are English words, too, only behind a
    preposition (``on twitter``, but ``to google``).
    """

    code = "NAM017"
    name = "lower-case-known-name"
    message = "This name takes a capital."
    confidence = 0.9
    examples = (
        (
            "They met on monday.It rained on tuesday. She heard of it in a facebook group, on twitter and from nato.",
            "They met on Monday. It rained on Tuesday. She heard of it in a Facebook group, on Twitter and from NATO.",
        ),
    )
    allows = (
        "She heard of it in a facebook group and from nato.",
        "They google it, write to info@facebook.example, and follow #tiktok.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        if not document.damaged:
            return
        candidates = {word for word in document.vocabulary.keys() & _known().keys() if document.vocabulary[word] < 3}
        if not candidates or lower_case_style(document):
            return
        text = document.text
        for match in document.occurrences(candidates):
            word = match.group()
            if _stands_alone(text, match) and (not is_word(word) or word_before(text, match.start() - 1) in ("on", "from", "by", "via", "of", "in", "with")):
                yield self.finding(document, *match.span(), _known()[word])


_KIND = "port|city|town|village|capital|district|province|region|island|county|municipality|hamlet|suburb|resort|state|peninsula|valley|river|lake|mountain|commune|prefecture|oblast|quarter|neighbou?rhood|settlement"
_BEFORE_PLACE = re.compile(r"\b(?:(?:port|city|town|village|district|province|municipality|hamlet|suburb|island|county|commune|prefecture|oblast|region)s? of|near) \Z")
_PLACE_SLOT = re.compile(r"\b(?:in|from|to|near|at|outside|around|of|via|through|reached|left|visited) \Z", re.IGNORECASE)
_APPOSITION = re.compile(rf", (?:a|an|the|its|their)(?: [a-z-]+){{0,2}} (?:{_KIND})\b")
_OTHER_BEHIND = re.compile(r"(?:,| and| or| to) ([A-Z][^\W\d_]+)(?![\w’'-])")
_OTHER_BEFORE = re.compile(r"\b([A-Z][^\W\d_]+) (?:and|or|to) \Z")
_NOT_NOUN = re.compile(r"[,.;:!?)]|\Z|\n| (?:[Tt]he|and|or|but|who|which|where|when|to|in|on|at|by|for|from|with|was|were|is|are|had|has|have|that|as|after|before|until|since|about|into|would|will)\b")
_INSTITUTION = re.compile(r" [A-Z][a-z]+(?:[’']s)? (?:and )?([A-Z][a-z]+)\b| (?:Theat(?:re|er)|University|Hospital|Museum|Bridge|Stadium|Station|Airport|Institute|Ministry|Square|Street|Temple|Palace|Gallery|Library|College|School|Festival|Prize|Cup|Dam|Canal|Gorge|Valley|River|Lake|Mountains?|Peninsula|Province|District|Cent(?:re|er))\b")
_KIN = re.compile(r" (?:family|household|clan|dynasty|brothers|sisters|twins|couple|siblings|estate|regime|government|administration|era|museum|house)\b")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lady|Khun|Herr|Frau|Monsieur|Madame|Professor|General|Captain|President|Minister|Judge|Senator|Colonel)\.? \Z")


class LowerCaseUnknownName(Rule):
    """``In hodeidah, the port``, ``the daehangno Arts Theater``, ``Mr. tran``: a word that only a name can be.

    A word that neither English nor a frequent word of another language is a place between a preposition and what only places have: a kind
    of place in apposition or before it (``the village of``), or a known place beside it. It is part of a name before the capitalised nouns of an
    institution, and one by itself behind a title, or before ``family`` where the text has it with a capital. Only in a text that shows damage elsewhere.
    """

    code = "NAM018"
    name = "lower-case-unknown-name"
    message = "This name takes a capital."
    confidence = 0.87
    examples = (
        (
            "They met on monday.It rained on tuesday. In hodeidah, the port of the north, and in the village of aia the daehangno Arts Theater plays.",
            "They met on Monday. It rained on Tuesday. In Hodeidah, the port of the north, and in the village of Aia the Daehangno Arts Theater plays.",
        ),
        (
            "They met on monday.It rained on tuesday. The road from jalovka to Berlin is shut. Mr. Radeva knows the radeva family.",
            "They met on Monday. It rained on Tuesday. The road from Jalovka to Berlin is shut. Mr. Radeva knows the Radeva family.",
        ),
    )
    allows = (
        "In hodeidah, the port of the north, the daehangno Arts Theater plays.",
        "He sat in pritvor, by kum, from the rynok; the eBay Store and von Trotta came.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        if not document.damaged:
            return
        vocabulary = document.vocabulary
        candidates = {word for word in vocabulary.unknown_lower if len(word) > 2 and vocabulary[word] < 3 and word.isalpha() and not proper_case(word)}
        if not candidates or lower_case_style(document):
            return
        text = document.text
        for match in document.occurrences(candidates - words_of("name_particles")):
            if _stands_alone(text, match) and self._is_name(document, match):
                yield self.finding(document, *match.span(), match.group().capitalize())

    def _is_name(self, document: Document, match: re.Match[str]) -> bool:
        text, word = document.text, match.group()
        start, end = match.span()
        low = max(0, start - 40)
        if _HONORIFIC.search(text, low, start):
            return True
        if _KIN.match(text, end):
            return document.vocabulary[word.capitalize()] > 0
        institution = _INSTITUTION.match(text, end)
        if institution is not None:
            second = institution.group(1)
            return text[max(0, start - 4) : start].lower() == "the " and (second is None or is_word(second.lower())) and not foreign_languages(word)
        if _NOT_NOUN.match(text, end) is None:
            return False
        if _BEFORE_PLACE.search(text, low, start):
            return text[start - 5 : start] != "near " or not foreign_languages(word)
        if foreign_languages(word):
            return False
        if _APPOSITION.match(text, end) and _PLACE_SLOT.search(text, low, start):
            return True
        other = _OTHER_BEHIND.match(text, end) if _PLACE_SLOT.search(text, low, start) else _OTHER_BEFORE.search(text, low, start)
        return other is not None and proper_case(other.group(1).lower()) == other.group(1) and other.group(1) not in _no_places()


class LowerCaseForeignTitle(PatternRule):
    """``My mother-in-law, signora Ines``: the title of another language in front of a name takes a capital in English.

    Only in a text that shows damage elsewhere; elsewhere the small letter may be the writer's choice.
    """

    code = "NAM019"
    name = "lower-case-foreign-title"
    message = "This title takes a capital in front of a name."
    confidence = 0.88
    examples = (("They met on monday.It rained on tuesday. My aunt, signora Ines, knows herr Braun.", "They met on Monday. It rained on Tuesday. My aunt, Signora Ines, knows Herr Braun."),)
    allows = ("My aunt, signora Ines, knows herr Braun.", "The signora Mille is no monsieur.")
    trigger_words = ("signora", "signor", "señor", "señora", "señorita", "monsieur", "madame", "mademoiselle", "herr", "frau", "fräulein", "senhor", "senhora", "khun", "pani")
    pattern = re.compile(rf"(?<![\w@#./’'-])(?:{'|'.join(trigger_words)})(?= [A-Z\u00c0-\u00de][^\W\d_]+(?![\w@/]))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), match.group().capitalize()) if document.damaged else None


@cache
def _no_places() -> frozenset[str]:
    """Names that stand beside places and are none."""
    return words_of("months") | words_of("weekdays") | words_of("peoples")
