"""What the rules about quotation marks share: each reports some kinds of repair from the reading of a text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.quotation import CERTAIN, Kind, QuotedParagraph, Repair
from cleantext.rule import Rule

TRIGGERS = ("“", "”", '"', "‘", "’", "'")


def english_style(document: Document, paragraph: QuotedParagraph) -> bool:
    """Whether a paragraph has no low marks, which the curly opening mark closes."""
    return document.text.find("„", paragraph.start, paragraph.end) < 0


def is_certain(repair: Repair) -> bool:
    """Whether a repair says what to write and no other reading comes near it."""
    return repair.replacement is not None and repair.margin >= CERTAIN


class QuotationRule(Rule):
    """A rule that makes the certain repairs of some kinds.

    Attributes:
        kinds: which.
    """

    kinds: ClassVar[tuple[Kind, ...]]
    triggers = TRIGGERS

    def find(self, document: Document) -> Iterator[Finding]:
        for paragraph in document.quotations:
            if paragraph.repairs and english_style(document, paragraph):
                for repair in paragraph.repairs:
                    if repair.kind in self.kinds and is_certain(repair):
                        yield from self.repair(document, paragraph, repair)

    def repair(self, document: Document, paragraph: QuotedParagraph, repair: Repair) -> Iterator[Finding]:
        """The findings for one repair; none when it is a look-alike."""
        del paragraph
        yield self.finding(document, repair.start, repair.end, repair.replacement)
