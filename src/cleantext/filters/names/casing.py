"""Proper nouns in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.sentences.inserted_stop import lower_case_style
from cleantext.finding import Finding
from cleantext.lexicon import is_word, proper_case
from cleantext.rule import Rule
from cleantext.segmentation import word_before

#: The initial of a genus in front of the name of a species.
_GENUS = re.compile(r"(?:^|[\s(])[A-Z][a-z]?\. $")


class LowerCaseProperNoun(Rule):
    """``flew to tehran on monday``: a place, people, month or day that lost its capital.

    Only entries of the gazetteer that are nothing else in lower case count (not ``turkey``, ``march`` or
    ``polish``), in running prose; user names, hashtags and texts in lower case throughout are left.
    """

    code = "NAM010"
    name = "lower-case-proper-noun"
    message = "This name takes a capital."
    confidence = 0.95
    examples = (
        ("The minister flew to tehran on monday evening.", "The minister flew to Tehran on Monday evening."),
        ("Students of japanese met in nairobi last year.", "Students of Japanese met in Nairobi last year."),
    )
    allows = (
        "They ate turkey on fine china and polish the march of time.",
        "Follow @tehran or #nairobi, or write to info-paris and lisbon.example here.",
        "The moss, S. montana, grows slowly.",
        "french fries, swiss cheese, brussels sprouts, java and a panama hat",
    )
    _pattern = re.compile(r"(?<![\w@#./\\_’'-])[a-z]{4,15}(?![\w@/\\_-]|\.\w|['’]\w\w)")

    def find(self, document: Document) -> Iterator[Finding]:
        candidates = frozenset(document.vocabulary.lower_proper)
        if not candidates or lower_case_style(document):
            return
        text = document.text
        for match in self._pattern.finditer(text):
            word = match.group()
            if word not in candidates or document.vocabulary[word] > 3 or _GENUS.search(text, max(0, match.start() - 20), match.start()):
                continue
            start, end = document.sentence_at(match.start())
            if end - start < 15 or not re.search(r"[A-Z]", text[start : match.start()] + text[match.end() : end]):
                continue
            yield self.finding(document, *match.span(), proper_case(word))


#: A word inside an address or a file name.
_ADDRESS = re.compile(r"^[.@/#_-]|[./@_]\w$")
_PLACE_PREPOSITIONS = frozenset(["in", "to", "from", "at", "near", "across", "into", "around", "outside", "within", "towards", "toward", "via"])


class LowerCaseInstitution(Rule):
    """``The sejm Defence Committee``: the document itself writes the name with a capital elsewhere.

    A word that is no English word, stands once in lower case, and has a capital everywhere else in the
    document: at least three times when a preposition of place leads to it, or once when it stands in
    front of a capitalised common noun.
    """

    code = "NAM011"
    name = "lower-case-name-known-in-document"
    message = "This name has a capital elsewhere in the text."
    confidence = 0.9
    examples = (
        (
            "The vote in the Sejm was close. The sejm Defence Committee meets again.",
            "The vote in the Sejm was close. The Sejm Defence Committee meets again.",
        ),
    )
    allows = (
        "The Bonsai Club met. Two bonsai Masters came, and one more bonsai was sold.",
        "The eBay Store opened, and Ebay grew.",
        "Walks in Oraly and Oraly Hills begin in Oraly; see the maps at oraly.example or in oraly.pdf.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        candidates = {
            word
            for word in vocabulary.unknown_lower
            if len(word) > 3 and vocabulary[word] == 1 and vocabulary[word.capitalize()]
        }
        for match in document.occurrences(candidates):
            word = match.group()
            if _ADDRESS.search(document.text[max(0, match.start() - 1) : match.end() + 2]):
                continue
            behind = re.match(r" ([A-Z]\w+)", document.text[match.end() : match.end() + 30])
            institution = behind is not None and is_word(behind.group(1).lower())
            before = word_before(document.text, match.start() - 1)
            if institution or (vocabulary[word.capitalize()] > 2 and before in _PLACE_PREPOSITIONS):
                yield self.finding(document, *match.span(), word.capitalize())
