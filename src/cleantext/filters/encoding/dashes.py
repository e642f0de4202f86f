"""Dashes that other languages set between a quotation and its speaker."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import verb_forms, words_of
from cleantext.rule import PatternRule


class AttributionDash(PatternRule):
    """``”, — says the owner``: Slavic and Romance languages set a dash before the speaker; English a comma.

    The dash goes between a quotation that ends in a comma, question or exclamation mark and a verb of saying,
    or a pronoun or name with one.
    """

    code = "ENC065"
    name = "attribution-dash"
    message = "English sets no dash between a quotation and its speaker."
    confidence = 0.95
    examples = (
        ("“The mill is older than the town”, — says the owner.", "“The mill is older than the town”, says the owner."),
        ('"The roof will hold," - the builder promised. "It must," - he added.', '"The roof will hold," - the builder promised. "It must," he added.'),
    )
    allows = ("“Who pays?” – the question of the day – said it all.", "“A deal,” — said to be dead — was signed.")
    triggers = ("- ", "— ", "– ")
    pattern = re.compile(
        r"(?:[,!?…][”\"]|[”\"],)([ \u00a0]?[-–—]{1,2}[ \u00a0])(?:([a-z]{3,14})|(?:he|she|they|[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}) ([a-z]{3,14}))(?![\w-])(?! to be\b)"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        verb = match.group(2) or match.group(3)
        if verb not in words_of("reporting_verbs") or not verb_forms(verb) & {"past", "3sg"}:
            return None
        return self.finding(document, *match.span(1), " ")
