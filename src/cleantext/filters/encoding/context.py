"""What surrounds a character: English text, another script, or the source of a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar

from cleantext.document import Document
from cleantext.filters.encoding.misreading import is_misread
from cleantext.finding import Finding
from cleantext.rule import PatternRule, Rule

#: Letters of scripts other than Latin (a character class without its brackets).
FOREIGN = (
    "\u0370-\u03ff\u0400-\u052f\u0531-\u058f\u05d0-\u05f4\u0620-\u064a\u066e-\u06d3\u06fa-\u08ff"
    "\u0900-\u0963\u0971-\u09e5\u09f0-\u1cff\u1f00-\u1fff\u2d00-\u2dff\u3041-\u30fa\u30fc-\u318e"
    "\u31a0-\u9fff\ua000-\ua71f\ua840-\uab2f\uabc0-\ud7ff\uf900-\ufaff\ufb1d-\ufdfb\ufe70-\ufefc"
    "\uff66-\uffdc\U00010330-\U0001134f\U00020000-\U0003ffff"
)
FOREIGN_LETTER = re.compile(f"[{FOREIGN}]")
LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]")

_COMMON = re.compile(r"\b(?:[Tt]he|of|and|is|was|are|has|[Ii]t|[Tt]hey|he|she|not|with|by|from|at|[Tt]his|for|an|in|to|on|her|his|[Ii]sn)\b")
_BEGINNING = 20_000
_WINDOW = 60
_SKIP = " \t\u00a0\u3000\u200b\u200e\u200f"


@lru_cache(maxsize=1)
def is_english(document: Document) -> bool:
    """Whether the text has common English words and most letters of its beginning are Latin."""
    text = document.text[:_BEGINNING]
    if _COMMON.search(text) is None:
        return False
    if text.isascii():
        return True
    foreign = len(FOREIGN_LETTER.findall(text))
    return foreign == 0 or len(LATIN_LETTER.findall(text)) > 2 * foreign


def is_foreign(char: str) -> bool:
    """Whether a character is a letter of another script than Latin."""
    return bool(char) and char > "\u036f" and FOREIGN_LETTER.match(char) is not None


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters before and behind a span in its line, blanks left out; empty at the line's ends."""
    left, right = start - 1, end
    while left >= 0 and start - left < _WINDOW and text[left] in _SKIP:
        left -= 1
    while right < len(text) and right - end < _WINDOW and text[right] in _SKIP:
        right += 1
    before = text[left] if left >= 0 and text[left] not in "\r\n" else ""
    behind = text[right] if right < len(text) and text[right] not in "\r\n" else ""
    return before, behind


def around(text: str, start: int, end: int, width: int = _WINDOW) -> tuple[str, str]:
    """What stands before and behind a span in its line, at most ``width`` characters each."""
    before = text[max(0, start - width) : start]
    behind = text[end : end + width]
    return re.split(r"[\r\n]", before)[-1], re.split(r"[\r\n]", behind, maxsplit=1)[0]


def in_english(document: Document, start: int, end: int) -> bool:
    """Whether the span stands in English: its neighbours are not both foreign letters, nor is most around it."""
    text = document.text
    if not is_english(document):
        return False
    before, behind = neighbours(text, start, end)
    if is_foreign(before) and is_foreign(behind):
        return False
    left, right = around(text, start, end)
    context = f"{left} {right}"
    latin, foreign = len(LATIN_LETTER.findall(context)), len(FOREIGN_LETTER.findall(context))
    return latin > 2 * foreign or foreign == 0


def paragraph(text: str, start: int, end: int, width: int = 400) -> str:
    """The line around a span, at most ``width`` characters to each side."""
    left, right = around(text, start, end, width)
    return f"{left}{text[start:end]}{right}"


class CharacterRule(Rule):
    """A rule about characters outside ASCII; it runs only where one of them stands.

    Attributes:
        characters: of which one must stand in the text.
    """

    english = False
    characters: ClassVar[frozenset[str]]


class CharacterPatternRule(CharacterRule, PatternRule):
    """A rule about characters outside ASCII that looks at each match of one regular expression.

    Lines that were read in the wrong encoding wait until that is repaired.
    """

    def find(self, document: Document) -> Iterator[Finding]:
        for match in self.pattern.finditer(document.text):
            if not is_misread(document, match.start()):
                finding = self.check(match, document)
                if finding is not None:
                    yield finding
