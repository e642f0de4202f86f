"""Letters of another alphabet that look like the Latin letter that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.encoding.context import CharacterPatternRule, is_english, neighbours
from cleantext.finding import Finding
from cleantext.lexicon import confusables, is_word, zipf

_ALPHABETS = "\u0370-\u03ff\u0400-\u052f\u0531-\u058f"
_OTHER = re.compile(f"[{_ALPHABETS}]")
_LATIN = re.compile("[A-Za-z]")
_MULTIPLIED = re.compile(r"(?<=\d)(\s?)[хХ](\s?)(?=\d)")


class Homoglyph(CharacterPatternRule):
    """A Cyrillic or Greek letter inside a Latin word breaks search and gives away patched text.

    It is replaced where every such letter of the word looks like a Latin one and Latin letters are
    the rest. Greek letters have work to do in formulas and units, so they count only inside longer words. A
    whole word of look-alikes is replaced when it then reads as a common English word among English words.
    """

    code = "ENC040"
    name = "homoglyph"
    message = "A letter of another alphabet stands for the Latin letter that it looks like."
    confidence = 0.96
    examples = (
        ("The p\u0430per b\u043eat sank.", "The paper boat sank."),
        ("The \u0421\u0420\u0410P report is late.", "The CPAP report is late."),
        ("A crate of 90\u044540\u044520 cm.", "A crate of 90×40×20 cm."),
    )
    allows = (
        "A dose of 5 μg, Δx, αβ-blocker, μTorrent and ΔG.",
        "The word он means he; Шchedрик is mixed.",
        "The letter а is the first of the alphabet.",
    )
    characters = frozenset(chr(code) for code in (*range(0x370, 0x530), *range(0x531, 0x58A)))
    pattern = re.compile(f"[A-Za-z{_ALPHABETS}]*[{_ALPHABETS}][A-Za-z{_ALPHABETS}]*")

    def find(self, document: Document) -> Iterator[Finding]:
        for match in _MULTIPLIED.finditer(document.text):
            yield self.finding(document, *match.span(), f"{match.group(1)}×{match.group(2)}")
        yield from super().find(document)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        word = match.group()
        if not is_english(document):
            return None
        table = confusables()
        others = _OTHER.findall(word)
        if not all(char in table for char in others):
            return None
        plain = "".join(table[char] if _OTHER.match(char) else char for char in word)
        latin = len(word) - len(others)
        if latin:
            if len(word) < 3 or (any("\u0370" <= char <= "\u03ff" for char in others) and not self._greek_fits(word, plain)):
                return None
            if latin == 1 and len(others) > 3 and not is_word(plain.lower()):
                return None
        elif not self._fits(document, match, plain):
            return None
        return self.finding(document, *match.span(), plain)

    def _greek_fits(self, word: str, plain: str) -> bool:
        return len(word) > 3 and is_word(plain.lower())

    def _fits(self, document: Document, match: re.Match[str], plain: str) -> bool:
        if len(plain) < 2 or zipf(plain.lower()) < 4 or any("\u0370" <= char <= "\u03ff" for char in match.group()):
            return False
        before, behind = neighbours(document.text, *match.span())
        return bool(_LATIN.match(before or "a") and _LATIN.match(behind or "a") and before + behind)
