"""The numbers of a text, found once for all rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import ClassVar

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.rule import Rule
from cleantext.vocabulary import Shape

_NUMBER = re.compile(r"\d+")


@lru_cache(maxsize=1)
def _number_starts(document: Document) -> dict[str, list[int]]:
    """Offsets at which runs of digits begin, by the character behind the run; in order."""
    text = document.text
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for match in _NUMBER.finditer(text):
        starts[text[match.end() : match.end() + 1]].append(match.start())
    return starts


class NumberRule(Rule):
    """A rule that looks at the text from each run of digits on.

    Attributes:
        pattern: matched at the beginning of each run; it must be bounded.
        behind: the characters of which one must stand right behind the run.
    """

    pattern: ClassVar[re.Pattern[str]]
    behind: ClassVar[str]
    shapes = Shape.DIGIT

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        pattern = self.pattern
        starts = _number_starts(document)
        last = 0
        for start in sorted(chain.from_iterable(starts[char] for char in self.behind if char in starts)):
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
