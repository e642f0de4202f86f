"""Escape sequences of programs that were left in prose."""

from __future__ import annotations

import re
from urllib.parse import unquote_to_bytes

from cleantext.document import Document
from cleantext.filters.encoding.context import around, paragraph
from cleantext.finding import Finding
from cleantext.rule import PatternRule

_ABOUT_CODE = re.compile(
    r"\b(?:JSON|Unicode|escap(?:e[sd]?|ing)|backslash|new ?line|regex|regular expression|string literal|print[fln]*|console|echo)\b"
    r"|[{}=]|\\\\|\w\(\"|\);|//|</?[a-z]",
    re.IGNORECASE,
)
_PATH = re.compile(r"(?:\b[A-Za-z]:|\\)\\?[\w.\\-]*\Z")


def _is_code(document: Document, match: re.Match[str]) -> bool:
    return bool(_ABOUT_CODE.search(paragraph(document.text, *match.span(), 200)))


class UnicodeEscape(PatternRule):
    """``\\u2019`` in a word is a character that left JSON or a program without being decoded.

    It is decoded where it touches a letter, or stands for a dash or an ampersand between blanks, and the line is
    prose; text that speaks about escapes and lines of code keep theirs.
    """

    english = False
    code = "ENC020"
    name = "unicode-escape"
    message = "This is an escape sequence of JSON or a program that was not decoded."
    confidence = 0.96
    examples = (
        ("The caf\\u00e9 doesn\\u2019t open on Mondays.", "The café doesn’t open on Mondays."),
        ("\\u201cNever,\\u201d said the cook.", "“Never,” said the cook."),
        ("Tea \\u0026 rolls \\u2014 all gone.", "Tea & rolls — all gone."),
    )
    allows = (
        "In JSON the sequence \\u2019 stands for an apostrophe.",
        "The path C:\\users\\u2019data holds it.",
        'name = "caf\\u00e9"',
    )
    triggers = ("\\u", "\\x")
    pattern = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\x[89a-fA-F][0-9a-fA-F]")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if not (before.isalnum() or behind.isalnum() or (before in ("\\", ",", ".", "!", "?") and before)) and not (
            before == behind == " " and match.group() in ("\\u0026", "\\u2013", "\\u2014", "\\u2026")
        ):
            return None
        if _PATH.search(around(text, *match.span())[0]) and ":" in around(text, *match.span())[0][-30:]:
            return None
        units = [int(unit, 16) for unit in re.findall(r"\\[ux]([0-9a-fA-F]+)", match.group())]
        char = "".join(map(chr, units)).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        if not char.isprintable() and char != "\u00a0":
            return None
        line = around(text, *match.span(), 200)
        if _ABOUT_CODE.search(line[0] + line[1]):
            return None
        return self.finding(document, *match.span(), char)


class NewlineEscape(PatternRule):
    """``\\n`` behind a stop is a line break that left a program without being decoded.

    It is decoded before a capital, a mark or the end of the line. Paths, TeX commands, and lines that
    look like code keep theirs.
    """

    english = False
    code = "ENC021"
    name = "newline-escape"
    message = "This stands for a line break that was not decoded."
    confidence = 0.94
    examples = (("The well ran dry.\\nNobody knew why.\\n\\nThe rain came late.", "The well ran dry.\nNobody knew why.\n\nThe rain came late."),)
    allows = (
        'Write print("Dry.\\nWet") and run it.',
        "The folder C:\\Data\\New.\\nGreen is empty.",
        "A newline is written \\n in most languages.",
    )
    triggers = ("\\n", "\\r")
    pattern = re.compile(r"(?<=[.!?:;,)”\"'…])(?:\\r)?\\n(?:(?:\\r)?\\n){0,3}[ ]?(?=[A-Z“\"'‘(•*\d-]|$)", re.MULTILINE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if _is_code(document, match) or _PATH.search(around(document.text, *match.span())[0].rstrip(".")):
            return None
        return self.finding(document, *match.span(), "\n" * match.group().count("n"))


class QuoteEscape(PatternRule):
    """A backslash before a quotation mark or apostrophe is left over from a program.

    It goes where the marks of the line come in pairs, or inside a contraction; lines that look like code keep
    theirs.
    """

    english = False
    code = "ENC022"
    name = "escaped-quotation-mark"
    message = "The backslash before this mark is left over from a program."
    confidence = 0.95
    examples = (
        ('\\"We are full,\\" she said.', '"We are full," she said.'),
        ("They don\\'t sell it.", "They don't sell it."),
    )
    allows = ('Use "\\"" for a mark and \\" in strings.', 'x = "a \\"b\\" c"')
    triggers = ('\\"', "\\'", "\\’")
    pattern = re.compile(r"(?<!\\)\\([\"'’])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        line = paragraph(text, *match.span(), 1000)
        if match.group(1) == '"':
            before = around(text, *match.span(), 1000)[0]
            plain = line.count('"') - line.count('\\"')
            if line.count('\\"') % 2 or plain or re.search(r"[=({\[]\s*\Z", before):
                return None
        elif not (text[match.start() - 1 : match.start()].isalpha() and text[match.end() : match.end() + 1].isalpha()):
            return None
        if re.search(r"[{}]|\w\(|;\s*\Z|\\\\|=", line):
            return None
        return self.finding(document, *match.span(), match.group(1))


class SlashEscape(PatternRule):
    """``3\\/4``: JSON may set a backslash before a slash; prose never does."""

    english = False
    code = "ENC024"
    name = "escaped-slash"
    message = "The backslash before this slash is left over from a program."
    confidence = 0.95
    examples = (("The vote on 3\\/4 of the and\\/or clause failed.", "The vote on 3/4 of the and/or clause failed."),)
    allows = ("The pattern ^a\\/b$ is a regex.", "A zigzag /\\/\\/ and \\/ here.", "s/a\\/b/c\\/d/ and (x\\/y)")
    triggers = ("\\/",)
    pattern = re.compile(r"(?<=\w)\\/(?=\w)")
    _regular_expression = re.compile(r"[\^$|*]|\bs/|/[gim]\b|\([^)]*\\/[^)]*\)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if _is_code(document, match) or self._regular_expression.search(paragraph(document.text, *match.span(), 60)):
            return None
        return self.finding(document, *match.span(), "/")


class PercentEscape(PatternRule):
    """``%20`` between two words is a space of a web address, ``%C3%A9`` a letter of one.

    They are decoded between letters only, outside addresses, file names and format strings.
    """

    english = False
    code = "ENC023"
    name = "percent-escape"
    message = "This is the escape sequence of a web address."
    confidence = 0.93
    examples = (
        ("The Annual%20Harbour%20Report is out.", "The Annual Harbour Report is out."),
        ("He ran the caf%C3%A9 alone.", "He ran the café alone."),
    )
    allows = ("Get /files/my%20report.pdf or page?q=a%20b now.", "Save it as my%20notes.txt first.", "About 50%20 and 5%ad.")
    triggers = ("%20", "%C3", "%c3", "%E2", "%e2", "%27")
    pattern = re.compile(r"(?<=[A-Za-z.,])(?:%20|%27|(?:%[CcDd][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])+|(?:%[Ee][0-9A-Fa-f](?:%[89ABab][0-9A-Fa-f]){2})+)(?=[A-Za-z]|[\s.,;:!?)]|\Z)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before, behind = around(document.text, *match.span(), 200)
        token = re.split(r"\s", before)[-1] + re.split(r"\s", behind, maxsplit=1)[0]
        if re.search(r"[/=?&\\_]|\.\w", token):
            return None
        try:
            plain = unquote_to_bytes(match.group()).decode("utf-8")
        except UnicodeDecodeError:
            return None
        return self.finding(document, *match.span(), plain)
