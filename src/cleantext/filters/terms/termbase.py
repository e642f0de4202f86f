"""Terms that the user's glossary names."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.rule import Rule


class Termbase(Rule):
    """A glossary settles what a term must read, so it comes before every other rule.

    Wrong terms are replaced where they stand as whole words, but not in code and addresses; right forms and
    protected terms are spans that no other rule may touch or object to. Without a glossary the rule finds nothing.
    """

    code = "NAM000"
    name = "termbase"
    message = "The glossary gives another form of this term."
    confidence = 1.0
    english = False
    examples = ()
    allows = ()

    def find(self, document: Document) -> Iterator[Finding]:
        pattern = document.glossary.wrong_pattern
        if pattern is not None:
            for match in pattern.finditer(document.text):
                if not document.protected.touch(*match.span()):
                    yield self.finding(document, *match.span(), document.glossary.right_form(match.group()))
