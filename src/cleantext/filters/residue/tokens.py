"""Random tokens that sites append to paragraphs to catch scrapers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.rule import Rule


class AntiScrapeToken(Rule):
    """Random letters and digits behind the last stop of a paragraph were set there to recognise copies.

    Only tokens that mix small letters, capitals and digits count, and only when a text has two
    different ones of the same length: a model number or a call sign stands alone.
    """

    code = "MTR080"
    name = "anti-scrape-token"
    message = "This random token was set there to recognise copies."
    confidence = 0.95
    examples = (
        ("The well was deep. q7RmZ2\n\nNobody went down. Xe9vTb\n", "The well was deep.\n\nNobody went down.\n"),
    )
    allows = ("The plane is a Boeing. B737Max\n\nThe other is an Airbus.", "Meet at noon. Room4B\n\nBring tea. Room5C")
    _pattern = re.compile(r"[.!?…”\"’)][ \u00a0]{1,2}([A-Za-z0-9]{5,10})[ \u00a0]{0,4}(?=[\r\n]|\Z)")

    def find(self, document: Document) -> Iterator[Finding]:
        found = [match for match in self._pattern.finditer(document.text) if _random(match.group(1))]
        lengths = {len(match.group(1)) for match in found}
        if len({match.group(1) for match in found}) < 2 or len(lengths) > 1:
            return
        for match in found:
            yield self.finding(document, match.start() + 1, match.end(1), "")


def _random(token: str) -> bool:
    """Whether a token mixes digits with both cases beyond what names and codes do."""
    kinds = "".join("d" if char.isdigit() else "u" if char.isupper() else "l" for char in token)
    changes = sum(one != two for one, two in pairwise(kinds))
    return len(set(kinds)) == 3 and changes >= 3 and not re.fullmatch(r"[A-Z][a-z]+\d+[A-Z]?", token)
