"""Digits that a translation system replaced by a number of its own."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import words_of
from cleantext.rule import PatternRule


class CorruptedDigit(PatternRule):
    """``65438+0`` is a one that a translation system mangled: ``65438+05 percent`` was 15 percent.

    It is put back where digits follow or a whole number can stand; with a decimal point in it
    (``6.5438+0.2 million``) the one keeps the decimals behind it. Where a word swallowed the digits
    (``65438+October``) the number is lost and the place is only reported.
    """

    code = "MTR070"
    name = "corrupted-digit"
    message = "A translation system mangled this number; 65438+0 stands for 1."
    confidence = 0.95
    examples = (
        ("Sales rose 65438+05 percent to 65438+00,000 boxes.", "Sales rose 15 percent to 10,000 boxes."),
        ("It opened on March 65438+02 and cost 6.5438+0.2 million yuan.", "It opened on March 12 and cost 1.2 million yuan."),
        ("It closes on 65438+0 October, or in 65438+October.", "It closes on 1 October, or in 65438+October."),
    )
    allows = ("The sum 65430+5 is 65435.", "Call +65 4380 1234.")
    triggers = ("5438+", "65438", "654.38", "6543.8", "65.438")
    pattern = re.compile(r"(?<![\d.,+])(65438|6\.5438|65,438|654\.38|65\.438|6543\.8)\+(?:(0)([\d]{0,9}(?:[.,]\d{1,9}){0,3})(?![\d])|(?=[A-Z]))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        stem, zero, rest = match.groups()
        if not zero:
            return self.finding(document, *match.span(), None)
        number = self._number(stem, rest, document, match)
        return self.finding(document, *match.span(), number)

    def _number(self, stem: str, rest: str, document: Document, match: re.Match[str]) -> str | None:
        if stem in ("65438", "65,438"):
            before = re.search(r"([A-Z][a-z]+) \Z", document.text[max(0, match.start() - 12) : match.start()])
            if before and before.group(1) in words_of("months") and rest and not (rest.isdigit() and 10 <= int("1" + rest) <= 19):
                return None
            return "1" + rest
        if rest.startswith(".") or not rest:
            return "1" + rest
        return None
