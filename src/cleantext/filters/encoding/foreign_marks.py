"""Punctuation and digits of other scripts and languages in English text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.encoding.context import (
    FOREIGN_LETTER,
    LATIN_LETTER,
    CharacterPatternRule,
    CharacterRule,
    around,
    in_english,
    is_english,
    is_foreign,
    neighbours,
)
from cleantext.filters.encoding.misreading import is_misread
from cleantext.filters.quotations.glyphs import double_marks
from cleantext.finding import Finding
from cleantext.lexicon import is_word

_LOWER_WORD = re.compile(r"(?<![\w'’])[a-z\u00df-\u00ff\u0101-\u024f]{2,}(?![\w])")


def reads_as_english(passage: str) -> bool:
    """Whether the lower-case words of a passage are English for the most part; so is one without any."""
    words = _LOWER_WORD.findall(passage)
    known = sum(is_word(word) for word in words)
    return 2 * known >= len(words) if len(words) < 4 else 3 * known >= 2 * len(words)


_ANGLE = re.compile("[«»„‚‹]")


class ForeignQuotes(CharacterRule):
    """``« »``, ``„ “`` and ``‚ ‘`` are quotation marks of other languages; English text takes the document's own.

    The blanks that French sets inside go too. Passages in another language keep their marks, and
    single angle marks that serve as arrows are no quotation marks.
    """

    code = "ENC060"
    name = "foreign-quotation-marks"
    message = "These are the quotation marks of another language."
    confidence = 0.95
    examples = (
        ("« We waited for the tide, » said the pilot.", "“We waited for the tide,” said the pilot."),
        ("„The mill is sold“, the owner wrote.", "“The mill is sold”, the owner wrote."),
        ("He calls it a ‚second home‘ and a ‹refuge›.", "He calls it a ‘second home’ and a ‘refuge’."),
    )
    allows = (
        "She calls it «la vie en rose» and hums.",
        "« Previous | Next »",
        "A comma‚ as the men’s printer set it, and ‹ Back › to it.",
        "The sign said „Bitte nicht rauchen“ in red.",
        "A term such as «холодный старт» is Russian.",
    )
    characters = frozenset("«»„‚‹")
    _pattern = re.compile(
        "«[ \u00a0\u202f]?([^«»\n]{1,1500}?)[ \u00a0\u202f]?»"
        "|»([^\\s«»\n][^«»\n]{1,600}?)«"
        "|„[ \u00a0]?([^„“”\"\n]{1,1500}?)[ \u00a0]?[“”\"]"
        "|(?<![\\w,.])‚([^\\s‚‘’\n](?:[^‚‘’\n]{0,300}[^\\s‚‘’\n])?)[‘’](?!\\w)|‹([^\\s‹›\n](?:[^‹›\n]{0,300}[^\\s‹›\n])?)›"
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        opening, closing = _marks(document)
        last = 0
        for mark in _ANGLE.finditer(text):
            match = self._pattern.match(text, mark.start()) if mark.start() >= last else None
            if match is None:
                continue
            kind = match.lastindex or 1
            inner = match.group(kind)
            marks = (opening, closing) if kind < 4 else ("'", "'") if opening == '"' else ("‘", "’")
            if not LATIN_LETTER.search(inner) and not inner.strip().isdigit():
                continue
            if len(FOREIGN_LETTER.findall(inner)) * 2 > len(LATIN_LETTER.findall(inner)) or not reads_as_english(inner):
                continue
            if "|" in inner or not in_english(document, *match.span()) or is_misread(document, match.start()):
                continue
            if not reads_as_english(" ".join(around(text, *match.span(), 200))):
                continue
            last = match.end()
            low, high = match.span(kind)
            before = text[match.start() - 1 : match.start()]
            behind = text[match.end() : match.end() + 1]
            yield self.finding(document, match.start(), low, (" " if before.isalnum() else "") + marks[0])
            if "“" in marks and "“" in inner and "”" in inner:
                for at, char in enumerate(inner, low):
                    if char in "“”":
                        yield self.finding(document, at, at + 1, "‘" if char == "“" else "’")
            yield self.finding(document, high, match.end(), marks[1] + (" " if behind.isalnum() else ""))


def _marks(document: Document) -> tuple[str, str]:
    """The document's own double marks; curly ones in a document that has no quotation marks at all."""
    text = document.text
    if '"' not in text and "'" not in text:
        return "“", "”"
    return double_marks(document)


class HebrewMarks(CharacterRule):
    """Gershayim for quotation marks and maqaf for hyphens come from a Hebrew keyboard.

    Inside Hebrew words they are part of the spelling.
    """

    code = "ENC061"
    name = "hebrew-marks"
    message = "This is a punctuation mark of Hebrew text."
    confidence = 0.95
    examples = (
        ("״The ferry is full,״ said the pilot.", "“The ferry is full,” said the pilot."),
        ("The Bar־Lev road, an 83־year-old wall.", "The Bar-Lev road, an 83-year-old wall."),
        ("It isn׳t open.", "It isn’t open."),
    )
    allows = ("The army (צה״ל) and תל־אביב.",)
    characters = frozenset("״׳־")
    _pattern = re.compile("[״׳־]")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        opening, closing = _marks(document)
        for match in self._pattern.finditer(text):
            at = match.start()
            before, behind = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
            if is_foreign(before) or is_foreign(behind) or is_misread(document, at) or not in_english(document, at, at + 1):
                continue
            mark = match.group()
            if mark == "־":
                plain = "-"
            elif mark == "׳":
                plain = "’" if opening == "“" else "'"
            else:
                plain = opening if (before == "" or before in " \n([—–-") and behind.strip() else closing
            yield self.finding(document, at, at + 1, plain)


_PLAIN = {"\u037e": "?", "،": ",", "؛": ";", "؟": "?", "۔": ".", "।": ".", "॥": ".", "՝": ",", "։": ".", "٪": "%", "፣": ",", "።": ".", "။": ".", "၊": ","}


class ForeignStop(CharacterPatternRule):
    """Commas, stops and question marks of Arabic, Indic and other scripts behind English words."""

    code = "ENC062"
    name = "foreign-stop"
    message = "This is a punctuation mark of another script."
    confidence = 0.96
    examples = (
        ("The oil was pressed، bottled and sold؟", "The oil was pressed, bottled and sold?"),
        ("The market is shut।It opens at noon.", "The market is shut. It opens at noon."),
        ("It fell at 04։20 and was found at once.", "It fell at 04:20 and was found at once."),
        ("Prices rose 6٫5 percent to 1٬200 rupees.", "Prices rose 6.5 percent to 1,200 rupees."),
    )
    allows = ("He wrote سلام، كيف حالك؟ on the wall.",)
    characters = frozenset("\u037e،؛؟۔।॥՝։٪٫٬፣።။၊")
    pattern = re.compile("[ ]?([\u037e،؛؟۔।॥՝։٪፣።။၊])[ ]?|(?<=\\d)[٫٬](?=\\d)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if match.group(1) is None:
            return self.finding(document, *match.span(), "." if match.group() == "٫" else ",")
        start, end = match.span()
        before, behind = neighbours(text, start, end)
        if match.group(1) == "։" and before.isdigit() and behind.isdigit():
            return self.finding(document, start, end, ":")
        if is_foreign(before) or not in_english(document, start, end):
            return None
        if before == "" and match.group()[0] == " ":
            start += 1
        plain = _PLAIN[match.group(1)]
        if plain in ".," and before and before in ".!?":
            plain = ""
        space = " " if behind and (behind.isalnum() or behind in "“‘(\"'") else ""
        if plain == "%" and behind in (",", ".", ""):
            space = ""
        return self.finding(document, start, end, plain + space)


class RaisedDot(CharacterPatternRule):
    """``19 days· the insect``: Greek writes a raised dot where English has a semicolon.

    It stands alone in a line of prose, between words in small letters; lists and bylines set several, or capitals.
    """

    code = "ENC057"
    name = "raised-dot"
    message = "This is the semicolon of Greek text."
    confidence = 0.9
    examples = (("The season has grown by nineteen days· the insect has kept its old habits.", "The season has grown by nineteen days; the insect has kept its old habits."),)
    allows = ("The menu of the day has soup · a salad · and some bread with it.", "5 km · easy", "The product is written a · b in this old book of rules.")
    characters = frozenset("·\u0387")
    pattern = re.compile("(?<=[a-z\\d]) ?[·\u0387] (?=[a-z]{2,} [a-z])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        start, end = document.paragraph_at(match.start())
        line = document.text[start:end]
        if line.count("·") + line.count("\u0387") > 1 or line[: match.start() - start].count(" ") < 3 or not in_english(document, *match.span()):
            return None
        return self.finding(document, *match.span(), "; ")


_DIGITS = "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59"


class ForeignDigits(CharacterPatternRule):
    """Arabic, Persian, Indic and Thai digits in English text are written with the usual ones."""

    code = "ENC063"
    name = "foreign-digits"
    message = "These are digits of another script."
    confidence = 0.96
    examples = (("It covers ٦٠ percent and ३ districts.", "It covers 60 percent and 3 districts."),)
    allows = ("The year was ۱۳۵۷ شمسی in his notes, سال ۱۳۵۷ indeed.",)
    characters = frozenset(
        chr(code)
        for first, last in ((0x660, 0x669), (0x6F0, 0x6F9), (0x966, 0x96F), (0x9E6, 0x9EF), (0xE50, 0xE59))
        for code in range(first, last + 1)
    )
    pattern = re.compile(f"[{_DIGITS}]+")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before, behind = neighbours(document.text, *match.span())
        if is_foreign(before) or is_foreign(behind) or not in_english(document, *match.span()):
            return None
        digits = "".join(str(unicodedata.digit(char)) for char in match.group())
        return self.finding(document, *match.span(), digits)


class InvertedMark(CharacterPatternRule):
    """Spanish opens questions and exclamations with an inverted mark; English does not.

    It goes where the words behind it are English.
    """

    code = "ENC064"
    name = "inverted-mark"
    message = "English has no inverted question or exclamation mark."
    confidence = 0.95
    examples = (("¿Why is the bread still warm?", "Why is the bread still warm?"), ("¡Come to the harbour!", "Come to the harbour!"))
    allows = ("She asked, “¿Por qué no vienes?”", "The ¡ and ¿ marks are Spanish.", "¡Hola!")
    characters = frozenset("¿¡")
    pattern = re.compile("[¿¡] ?(?=([A-Za-z][^\n?!.¿¡]{0,200}))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        words = re.findall(r"[A-Za-z\u00c0-\u024f]+", match.group(1))[:8]
        known = sum(is_word(word.lower()) for word in words)
        if known < max(2, 0.7 * len(words)) or not is_english(document):
            return None
        return self.finding(document, *match.span(), "")
