"""The numbers of a text, found once for all rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.rule import Rule

_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=1)
def number_starts(document: Document) -> tuple[int, ...]:
    """Offsets at which a run of ASCII digits begins."""
    return tuple(match.start() for match in _NUMBER.finditer(document.text))


class NumberRule(Rule):
    """A rule that looks at the text from each run of digits on.

    Attributes:
        pattern: matched at the beginning of each run; it must be bounded.
    """

    pattern: ClassVar[re.Pattern[str]]

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        pattern = self.pattern
        last = 0
        for start in number_starts(document):
            if start >= last:
                match = pattern.match(text, start)
                if match is not None:
                    finding = self.check(match, document)
                    if finding is not None:
                        last = finding.end
                        yield finding

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        """The finding for one match, or None when it is a look-alike."""
        raise NotImplementedError
