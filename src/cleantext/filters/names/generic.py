"""The generic part of a name, translated once or standing twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import generic_terms, is_word
from cleantext.mentions import NAME
from cleantext.rule import Rule

_PARTS = rf"(?: (?:(?:d[aeo]s?|del|della|di|du|des|de la|of|al|el) )?{NAME}){{1,3}}?"
#: ``Theatre of the Well``, ``Crab Island``: all of a name in English.
_OF = re.compile(r" of (?:the )?(?P<rest>[A-Z][a-z]{2,})(?! [A-Z])")


class GenericTerm(Rule):
    """``Estádio da Barra Stadium``, ``Cape Karang`` beside ``Tanjung Karang``: what a name says of itself, in two languages.

    In a text that shows damage elsewhere: the generic part stands in front of the name in one language and behind it
    in English, or the text has the same name with the foreign word elsewhere. A name that is English throughout is
    taken for a translation where one with the same generic part in another language stands in the text.
    """

    code = "NAM027"
    name = "generic-part-translated"
    message = "The generic part of this name stands in English and in another language."
    fix = "none"
    confidence = 0.75
    examples = (
        (
            "It shut on monday.It rained on tuesday. They met at the Estádio da Barra Stadium.",
            "It shut on Monday. It rained on Tuesday. They met at the Estádio da Barra Stadium.",
        ),
        (
            "It shut on monday.It rained on tuesday. Boats go to Tanjung Karang. Rooms on Cape Karang are dear.",
            "It shut on Monday. It rained on Tuesday. Boats go to Tanjung Karang. Rooms on Cape Karang are dear.",
        ),
    )
    allows = (
        "They met at the Estádio da Barra Stadium.",
        "The Casa Rosada in Plaza Mayor is no White House, and Isla Mujeres no Long Island.",
    )

    def applies_to(self, document: Document) -> bool:
        return document.damaged and not generic_terms().keys().isdisjoint(document.vocabulary)

    def find(self, document: Document) -> Iterator[Finding]:
        text, vocabulary, pairs = document.text, document.vocabulary, document.capital_pairs
        for term, english in generic_terms().items():
            if not vocabulary[term]:
                continue
            doubled = re.compile(rf"(?<![\w-]){term}{_PARTS} (?:{'|'.join(english)})(?![\w-])")
            for match in doubled.finditer(text):
                yield self.finding(document, *match.span(), None, message="This name says twice what it names.")
            beside = {other for pair in pairs if term in pair for other in pair if other != term}
            foreign: set[str | None] = set()
            for word in english:
                if not 0 < vocabulary[word] < 4:
                    continue
                for match in re.finditer(rf"(?<![\w-])(?:(?P<before>{NAME}) )?{word}(?: (?P<behind>{NAME}))?(?![\w-])", text):
                    before, behind = match.group("before"), match.group("behind")
                    if before in beside or behind in beside:
                        shared = before if before in beside else behind
                        if pairs[term, shared] + pairs[shared, term] >= pairs[word, shared] + pairs[shared, word]:
                            yield self.finding(document, *match.span(), None)
                        else:
                            foreign.add(shared)
                    elif behind is None and beside:
                        whole = _OF.match(text, match.end())
                        rest = whole.group("rest") if whole else before
                        if rest and pairs[rest, word] < 2 and is_word(rest.lower()) and rest.lower() not in _DIRECTIONS:
                            yield self.finding(document, match.start(), whole.end() if whole else match.end(), None)
            for other in sorted(filter(None, foreign)):
                for match in re.finditer(rf"(?<![\w-])(?:{term} {re.escape(other)}|{re.escape(other)} {term})(?![\w-])", text):
                    yield self.finding(document, *match.span(), None)


_DIRECTIONS = frozenset(["north", "south", "east", "west", "central", "upper", "lower", "the", "national", "royal", "state", "public", "main", "this", "that", "a", "an", "our", "his", "her", "their", "city", "town"])
