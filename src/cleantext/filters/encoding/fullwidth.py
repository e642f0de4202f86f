"""Full-width letters and East Asian punctuation in English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleantext.document import Document
from cleantext.filters.encoding.context import (
    FOREIGN_LETTER,
    LATIN_LETTER,
    CharacterPatternRule,
    CharacterRule,
    in_english,
    neighbours,
)
from cleantext.filters.encoding.misreading import is_misread
from cleantext.filters.quotations.glyphs import double_marks
from cleantext.finding import Finding
from cleantext.lexicon import is_word, words_of

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_STOPS = {"，": ",", "、": ",", "；": ";", "：": ":", "！": "!", "？": "?", "。": ".", "．": ".", "｡": ".", "､": ","}
_DOTS = re.compile("[・･]{3,6}|。{3,6}|、{2,6}")


class FullWidthLetters(CharacterPatternRule):
    """Latin letters and digits in full width belong to East Asian typesetting; in English they are plain."""

    code = "ENC050"
    name = "full-width-letters"
    message = "These letters or digits are full-width forms."
    confidence = 0.97
    examples = (("The ＮＰＯ has １２ boats.", "The NPO has 12 boats."),)
    allows = ("The sign read 「ＮＰＯ法人の船」 in Japanese.",)
    characters = frozenset(chr(code) for code in range(0xFF10, 0xFF5B) if chr(code).isalnum())
    pattern = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[　．，＆－][０-９Ａ-Ｚａ-ｚ]+){0,20}")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not in_english(document, *match.span()) or _beside_foreign(document.text, *match.span()):
            return None
        return self.finding(document, *match.span(), match.group().translate(_WIDE).replace("　", " "))


class EastAsianStop(CharacterPatternRule):
    """Commas, stops, colons and question marks of Chinese or Japanese typesetting in English text.

    They become the English sign, close to the word before and with a space behind it. A stop behind
    an English stop goes. Between letters of another script, and in lines mostly written in one,
    they stay.
    """

    code = "ENC051"
    name = "east-asian-stop"
    message = "This is punctuation of Chinese or Japanese text."
    confidence = 0.97
    examples = (
        ("The dam holds water，sand and silt。It leaks。", "The dam holds water, sand and silt. It leaks."),
        ("The train leaves at 9：40 from track 2、as before.", "The train leaves at 9:40 from track 2, as before."),
        ("She closed the shop.。", "She closed the shop."),
        ("She waited for the boat・・・", "She waited for the boat..."),
    )
    allows = ("The poem 春，夏，秋。 is short.", "他说：好。")
    characters = frozenset("，、；：！？。．｡､・･")
    pattern = re.compile("[ \u3000]?(?:[・･]{3,6}|。{3,6}|、{2,6}|[，、；：！？。．｡､])[ \u3000]?")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        start, end = match.span()
        if not in_english(document, start, end) or FOREIGN_LETTER.match(text[max(0, start - 1) : start]):
            return None
        sign = match.group().strip(" \u3000")
        before, behind = neighbours(text, start, end)
        attached = before != "" and match.group()[0] in " \u3000" and text[start - 1 : start] not in ("\n", "\r", "")
        if not attached and match.group()[0] in " \u3000":
            start += 1
        if _DOTS.fullmatch(sign):
            return self.finding(document, start, end, "..." + (" " if behind and text[end - 1] in " \u3000" else ""))
        plain = _STOPS[sign]
        if plain in ".," and before and before in ".!?…":
            plain = ""
        glued = plain in (":", ",", ".") and before.isdigit() and behind.isdigit() and text[end - 1] not in " \u3000"
        space = " " if not glued and behind and (behind.isalnum() or behind in "“‘(\"'—–「『《〈（") else ""
        return self.finding(document, start, end, plain + space)


class FullWidthSign(CharacterPatternRule):
    """Brackets, signs and blanks in full width have plain counterparts in English text."""

    code = "ENC052"
    name = "full-width-sign"
    message = "This sign is a full-width form."
    confidence = 0.96
    examples = (
        ("Tickets（cash only）are 5％ cheaper.", "Tickets (cash only) are 5% cheaper."),
        ("It is under Home＞News.", "It is under Home>News."),
        ("It is open 9～17 daily.", "It is open 9–17 daily."),
    )
    allows = ("The house （家） stands on 高（たか）い ground, so （笑） they say.",)
    characters = frozenset("（）［］｛｝％＆＋－＝／～＃＠＄＊＜＞｜＂＇＿　〜")
    pattern = re.compile("[（）［］｛｝％＆＋－＝／～＃＠＄＊＜＞｜＂＇＿　〜]")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        start, end = match.span()
        sign = match.group()
        if not in_english(document, start, end) or _around_foreign(text, start, end, sign) or _in_face(text, start, end):
            return None
        before = text[start - 1] if start else ""
        behind = text[end : end + 1]
        plain = " " if sign == "　" else "~" if sign == "〜" else sign.translate(_WIDE)
        if sign in "～〜" and before.isdigit() and behind.isdigit():
            plain = "–"
        elif sign in "（［" and before.isalnum():
            plain = " " + plain
        elif (sign in "）］" and behind.isalnum()) or (sign == "％" and behind.isalpha()):
            plain += " "
        elif sign == "　" and (before in "\n" or behind in "\n" or before == " " or behind in (" ", "　")):
            plain = ""
        return self.finding(document, start, end, plain)


def _beside_foreign(text: str, start: int, end: int) -> bool:
    """Whether a letter of another script touches the span."""
    return any(FOREIGN_LETTER.match(char) for char in text[max(0, start - 1) : start] + text[end : end + 1])


def _in_face(text: str, start: int, end: int) -> bool:
    """Whether the sign is an arm or cheek of a face like ＼(^o^)／."""
    around = text[max(0, start - 8) : start] + text[end : end + 8]
    return any(char in around for char in "^＾＼´｀ω∀") or ("_" in around and "(" in around)


def _around_foreign(text: str, start: int, end: int, sign: str) -> bool:
    """Whether a bracket holds a word of another script or stands inside one."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    inner = behind if sign in "（［｛" else before if sign in "）］｝" else before + behind
    return any(FOREIGN_LETTER.match(char) for char in inner)


class CornerQuotes(CharacterRule):
    """``「」``, ``『』``, ``《》`` and ``〈〉`` around English words are quotation marks of another typesetting.

    They become the document's own double quotation marks, single ones inside others. Around
    words of another script they belong to those words.
    """

    code = "ENC053"
    name = "corner-quotation-marks"
    message = "These are quotation marks of Chinese, Japanese or Korean text."
    confidence = 0.95
    examples = (
        ("「We sold every ticket」, the owner said.", "“We sold every ticket”, the owner said."),
        ("Her first film,《The Long Thaw》, won a prize.", "Her first film, “The Long Thaw”, won a prize."),
    )
    allows = ("The novel 『雪国』 is short, and 《红楼梦》 is long.",)
    characters = frozenset("「」『』《》〈〉")
    _pattern = re.compile("「[^「」\n]{1,1500}」|『[^『』\n]{1,1500}』|《[^《》\n]{1,600}》|〈[^〈〉\n]{1,600}〉")
    _inner = re.compile("[『《〈][^「」『』《》〈〉\n]{1,600}[』》〉]")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        opening, closing = double_marks(document)
        if "'" not in text and '"' not in text:
            opening, closing = "“", "”"
        single = ("‘", "’") if opening == "“" else ("'", "'")
        for match in self._pattern.finditer(text):
            start, end = match.start(), match.end() - 1
            if is_misread(document, start) or (match.group()[0] in "《〈" and text[start - 1 : start] in ("", "\n")):
                continue
            latin = len(LATIN_LETTER.findall(match.group()))
            if latin <= 2 * len(FOREIGN_LETTER.findall(match.group())) or not in_english(document, start, end + 1):
                continue
            yield self._mark(document, start, opening, opens=True)
            for inner in self._inner.finditer(text, start + 1, end):
                yield self._mark(document, inner.start(), single[0], opens=True)
                yield self._mark(document, inner.end() - 1, single[1], opens=False)
            yield self._mark(document, end, closing, opens=False)

    def _mark(self, document: Document, at: int, mark: str, *, opens: bool) -> Finding:
        text = document.text
        if opens and at and (text[at - 1].isalnum() or text[at - 1] in ",.;:!?)"):
            mark = " " + mark
        if not opens and text[at + 1 : at + 2].isalnum():
            mark += " "
        return self.finding(document, at, at + 1, mark)


@cache
def _roles() -> frozenset[str]:
    return frozenset(word.lower() for word in words_of("role_words"))


class MiddleDot(CharacterPatternRule):
    """A middle dot joins the parts of a transcribed name or of a pair in Korean and Japanese.

    Between two capitalised words it stands for a space, between two words for a role for a hyphen.
    Formulas, units, Catalan words and syllables in dictionaries keep theirs, and so does every
    line that uses dots as separators.
    """

    code = "ENC054"
    name = "middle-dot"
    message = "A middle dot joins these words as in Korean or Japanese text."
    confidence = 0.9
    examples = (
        ("The pianist Ana・Lucia・Perez played.", "The pianist Ana Lucia Perez played."),
        ("Singer·director Ivo Lant came alone.", "Singer-director Ivo Lant came alone."),
    )
    allows = ("Delivery・Catering, Col·lecció, CuSO4·5H2O, 5 N·m and sun·flow·er.", "News · Sport · Weather", "東京・大阪 and Osaka")
    characters = frozenset("·・･‧")
    pattern = re.compile("(?<![\\w·])([A-Za-z]{3,20})([·‧・･])(?=([A-Za-z]{3,20})(?![\\w]))|(?<=\\w)[・･](?=[A-Za-z]{2})")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if match.group(1) is None:
            if not text[match.start() - 1].isdigit() or not text[match.end()].islower():
                return None
            joint = "-"
            return self.finding(document, *match.span(), joint)
        first, dot, second = match.groups()
        at = match.end(1)
        if first.isupper() and second.isupper():
            return None
        if first[0].isupper() and second[0].isupper():
            if (dot in "·‧" and (first.isupper() or second.isupper())) or (is_word(first.lower()) and is_word(second.lower())):
                return None
            return self.finding(document, at, match.end(), " ")
        if not (is_word(first.lower()) and is_word(second.lower())):
            return None
        if dot in "·‧" and not {first.lower(), second.lower()} <= _roles():
            return None
        return self.finding(document, at, match.end(), "-")
