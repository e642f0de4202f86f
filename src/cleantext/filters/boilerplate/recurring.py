"""Lines that recur in the documents of a site, whatever they say."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.boilerplate.furniture_rule import removals_of
from cleantext.filters.boilerplate.lines import layout
from cleantext.finding import Finding
from cleantext.known_lines import line_key
from cleantext.rule import Rule

#: Known lines may make up so much of a text; more means that the text is nothing else.
_MOST = 0.6


class RecurringLine(Rule):
    """What a site prints in many of its documents is no part of any of them.

    No lexicon knows a site's own slogans, but in a batch they recur as whole lines. They are learnt
    from the batch or read from a file, and only whole lines are compared. Where they make up most of
    a text, it is left alone: it is a copy of a page that was learnt from, or nothing but furniture.
    """

    code = "WEB027"
    name = "recurring-line"
    message = "This line recurs in the documents of this site."
    confidence = 0.9
    english = False
    examples = ()
    allows = ()

    def applies_to(self, document: Document) -> bool:
        return bool(document.known_lines)

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        lines = layout(text).lines
        found = {
            i: known
            for i, line in enumerate(lines)
            if (known := document.known_lines.get(line_key(line.text)))
        }
        if sum(len(lines[i].text) for i in found) > _MOST * sum(len(line.text) for line in lines):
            return
        for index, ((start, end), replacement) in removals_of(document, found).items():
            known = found[index]
            message = (
                f"This line recurs in {known.documents} of {known.of} documents of this site."
                if known.of
                else None
            )
            yield self.finding(document, start, end, replacement, message=message)
