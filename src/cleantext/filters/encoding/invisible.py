"""Characters that nobody sees: zero-width, directional and control characters."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.filters.encoding.context import CharacterPatternRule, around
from cleantext.filters.encoding.misreading import is_misread
from cleantext.finding import Finding
from cleantext.rule import PatternRule

#: Scripts that need marks of direction (Hebrew, Arabic and kin).
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Scripts written without spaces, in which a zero-width space parts words, or with joiners that matter.
_JOINING = re.compile("[\u0600-\u08ff\u0900-\u109f\u1780-\u17ff\u1800-\u18af\u1950-\u19df\ua840-\ua87f]")
_SPACES = " \t\u00a0\u3000"


class InvisibleCharacter(CharacterPatternRule):
    """Zero-width spaces, byte-order marks, soft hyphens and marks of direction break search and comparison.

    They go where they have no work to do: marks of direction stay beside Hebrew and Arabic, joiners in
    emoji, Arabic and Indic words, zero-width spaces in Thai and Khmer, and joined faces as they are.
    """

    code = "ENC030"
    name = "invisible-character"
    message = "There is an invisible character here."
    confidence = 0.98
    examples = (
        ("The guest\u200bhouse has a sin\u00adgle room.", "The guesthouse has a single room."),
        ("\ufeffThe gate\u200e is \u200bshut.", "The gate is shut."),
        ("It runs\u200b \u200bwell.", "It runs well."),
    )
    allows = (
        "A family \U0001f468\u200d\U0001f469\u200d\U0001f467 and \u2764\ufe0f, (\u2060^\u2060^\u2060).",
        "\u05d4\u05d5\u05d0 \u200fsaid \u200f\u05e9\u05dc\u05d5\u05dd and \u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645.",
        "It costs 5\u00a0euros.",
    )
    characters = frozenset(
        "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
        "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb\ufffc\ufffe\uffff"
    )
    pattern = re.compile(
        "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff]+"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        start, end = match.span()
        before, behind = text[start - 1 : start], text[end : end + 1]
        marks = match.group()
        if re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f]", marks) and _RIGHT_TO_LEFT.search(
            " ".join(around(text, start, end, 200))
        ):
            return None
        if re.search("[\u200b-\u200d]", marks) and (_JOINING.match(before) or _JOINING.match(behind)):
            return None
        if re.search("[\u180e]", marks) and "\u1800" <= before <= "\u18af":
            return None
        if re.search("[\u200c\u200d]", marks) and not (_plain(before) and _plain(behind)):
            return None
        if "\u2060" in marks and not (_plain(before) and _plain(behind) and (before + behind).strip()):
            return None
        if "\u2060" in marks and not (before.isalnum() or behind.isalnum()):
            return None
        if marks[0] == "\u00ad" and re.match(r"\r?\n[a-z]", text[end : end + 3]) and before.isalpha():
            end += 2 if behind == "\r" else 1
        elif before and before in _SPACES and behind and behind in _SPACES:
            end += 1
        return self.finding(document, start, end, "")


def _plain(char: str) -> bool:
    """Whether a character beside a joiner is a letter, digit, blank or sign of plain English text."""
    return char == "" or char < "\x7f" or char.isspace() or "\u00c0" <= char <= "\u024f" or char in "’‘“”–—…"


class ControlCharacter(PatternRule):
    """Control characters have no place in prose; escape sequences of terminals go as a whole.

    Tabs and line breaks are none of them; separators of lines and paragraphs become line breaks.
    """

    english = False
    code = "ENC031"
    name = "control-character"
    message = "There is a control character here."
    confidence = 0.98
    examples = (
        ("The bridge\x08 is\x00 open.", "The bridge is open."),
        ("The \x1b[1mbridge\x1b[0m is open.", "The bridge is open."),
    )
    allows = ("One\ttab, one line\nand another.\r\nDone.",)
    characters = frozenset(map(chr, (*range(9), *range(0x0B, 0x0D), *range(0x0E, 0x20), 0x7F, 0x2028, 0x2029)))
    pattern = re.compile("\x1b\\[[0-9;]{0,16}[A-Za-z]|[\u2028\u2029]|\x0c|[\x00-\x08\x0b\x0e-\x1f\x7f]+")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if is_misread(document, match.start()):
            return None
        char = match.group()
        before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if char in "\u2028\u2029":
            plain = "\n" if behind not in ("\n", "\r", "") and before not in ("\n", "") else ""
        elif char == "\x0c":
            plain = "" if before in ("", "\n", "\r", " ") or behind in ("", "\n", "\r", " ") else "\n"
        else:
            plain = ""
        return self.finding(document, *match.span(), plain)


class SurrogatePair(PatternRule):
    """Two surrogate code points in a row are one character that was read in the wrong encoding."""

    english = False
    code = "ENC032"
    name = "surrogate-pair"
    message = "Two surrogates stand for one character."
    confidence = 0.99
    examples = (("Well done \ud83d\udc4d indeed.", "Well done \U0001f44d indeed."),)
    allows = ("Well done \U0001f44d indeed.",)
    characters = frozenset(map(chr, range(0xD800, 0xDC00)))
    pattern = re.compile("[\ud800-\udbff][\udc00-\udfff]")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        char = match.group().encode("utf-16", "surrogatepass").decode("utf-16")
        return self.finding(document, *match.span(), char)
