"""Letters of another alphabet that look like the Latin letter that was meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.encoding.context import CharacterRule, is_english, neighbours
from cleantext.filters.encoding.misreading import is_misread
from cleantext.finding import Finding
from cleantext.lexicon import confusables, is_word, zipf

_ALPHABETS = "\u0370-\u03ff\u0400-\u052f\u0531-\u058f"
_OTHER = re.compile(f"[{_ALPHABETS}]")
_LATIN = re.compile("[A-Za-z]")
_GREEK = re.compile("[\u0370-\u03ff]")
_MULTIPLIED = re.compile(r"( ?)[хХ]( ?)(?=\d)")


class Homoglyph(CharacterRule):
    """A Cyrillic or Greek letter inside a Latin word breaks search and gives away patched text.

    It is replaced where every such letter of the word looks like a Latin one and Latin letters are
    the rest. Greek letters have work to do in formulas and units, so they count only inside longer words and as the
    capital of one. A whole word of look-alikes is replaced when it then reads as a common English word among English
    words.
    """

    code = "ENC040"
    name = "homoglyph"
    message = "A letter of another alphabet stands for the Latin letter that it looks like."
    confidence = 0.96
    examples = (
        ("The p\u0430per b\u043eat sank.", "The paper boat sank."),
        ("The \u0421\u0420\u0410P report is late.", "The CPAP report is late."),
        ("The ferry to \u0391stypalea waits.", "The ferry to Astypalea waits."),
        ("It was +17 °\u0421 at noon.", "It was +17 °C at noon."),
        ("A crate of 90\u044540\u044520 cm.", "A crate of 90×40×20 cm."),
    )
    allows = (
        "A dose of 5 μg, Δx, αβ-blocker, μTorrent and ΔG.",
        "The word он means he; Шchedрик is mixed.",
        "The letter а is the first of the alphabet.",
    )
    characters = frozenset(chr(code) for code in (*range(0x370, 0x530), *range(0x531, 0x58A)))
    _rest = re.compile(f"[A-Za-z{_ALPHABETS}]*")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        if not is_english(document):
            return
        last = 0
        for match in _OTHER.finditer(text):
            start = match.start()
            if start < last or is_misread(document, start):
                continue
            if match.group() in "хХ":
                sign = _MULTIPLIED.match(text, start - (text[start - 1 : start] == " "))
                if sign and text[sign.start() - 1 : sign.start()].isdigit():
                    last = sign.end()
                    yield self.finding(document, *sign.span(), f"{sign.group(1)}×{sign.group(2)}")
                    continue
            while start > last and text[start - 1].isascii() and text[start - 1].isalpha():
                start -= 1
            rest = self._rest.match(text, match.start())
            last = rest.end() if rest else match.end()
            plain = self._plain(document, start, last)
            if plain is not None:
                yield self.finding(document, start, last, plain)

    def _plain(self, document: Document, start: int, end: int) -> str | None:
        word = document.text[start:end]
        table = confusables()
        others = _OTHER.findall(word)
        if not all(char in table for char in others):
            return None
        plain = "".join(table[char] if _OTHER.match(char) else char for char in word)
        latin = len(word) - len(others)
        if not latin:
            return plain if self._fits(document, start, end, plain) else None
        greek = any("\u0370" <= char <= "\u03ff" for char in others)
        if len(word) < 3 or (greek and not self._greek_fits(word, plain)):
            return None
        if latin == 1 and len(others) > 3 and not is_word(plain.lower()):
            return None
        return plain

    def _greek_fits(self, word: str, plain: str) -> bool:
        return len(word) > 3 and (is_word(plain.lower()) or (_GREEK.match(word) is not None and word[1:].isascii() and plain.istitle()))

    def _fits(self, document: Document, start: int, end: int, plain: str) -> bool:
        text = document.text
        if plain in ("C", "F") and text[max(0, start - 2) : start].rstrip(" \u00a0").endswith("°"):
            return True
        if len(plain) < 2 or zipf(plain.lower()) < 4 or _GREEK.search(text, start, end):
            return False
        before, behind = neighbours(text, start, end)
        return bool(_LATIN.match(before or "a") and _LATIN.match(behind or "a") and before + behind)
