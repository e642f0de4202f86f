"""HTML character references that were never decoded."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache
from html.entities import html5

from cleantext.document import Document
from cleantext.filters.encoding.context import paragraph
from cleantext.finding import Finding
from cleantext.rule import Rule

#: References that a tokeniser takes apart often enough to be put together again.
_SPLIT = {"quot": '"', "apos": "'", "amp": "&", "nbsp": "\u00a0", "lt": "<", "gt": ">", "#39": "'", "#34": '"', "#160": "\u00a0"}
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_ESCAPED_TAG = re.compile(r"&(?:amp;)?lt;\s*[/!]?[A-Za-z]", re.IGNORECASE)
_ABOUT_MARKUP = re.compile(r"\b(?:HTML|XML|entit(?:y|ies)|escap(?:e[sd]?|ing)|ampersand|markup|character references?)\b", re.IGNORECASE)
_CLITIC = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")


#: Whether a line is about markup is asked once for so many characters of it.
_BLOCK = 200


def _is_markup(text: str, start: int, end: int) -> bool:
    """Whether the surroundings of a stretch hold tags or speak about markup."""
    around = paragraph(text, start, end)
    return bool(_TAG.search(around) or _ESCAPED_TAG.search(around) or _ABOUT_MARKUP.search(around))


@cache
def _character(name: str) -> str | None:
    """The text of a reference without its ``&`` and ``;``, whatever its case; None when there is none."""
    if name.startswith("#"):
        char = html.unescape(f"&{name};")
        return char if char and char != "\ufffd" and not ("\x00" <= char < " " and char not in "\t\n") else None
    if name + ";" in html5:
        return html5[name + ";"]
    lower = name.lower()
    if lower + ";" not in html5:
        return None
    char = html5[lower + ";"]
    if name.isupper():
        return char.upper() if len(char.upper()) == 1 else char
    if name[0].isupper() and lower in ("nbsp", "quot", "apos", "amp", "lt", "gt", "ndash", "mdash", "rsquo", "lsquo", "rdquo", "ldquo", "hellip"):
        return char
    return None


class Entity(Rule):
    """``&quot;``, ``&nbsp;`` and the like are HTML for one character and mean nothing in plain text.

    References that were escaped twice, changed case or were spaced out by a tokeniser count as well,
    and the spaces that a tokeniser set around a mark go with it: every second double mark of a
    line closes. Text about markup, lines with tags and references that would turn into tags stay.
    """

    english = False
    code = "ENC010"
    name = "html-entity"
    message = "This is an HTML character reference that was not decoded."
    confidence = 0.97
    examples = (
        ("It&#39;s a &quot;quiet&quot; street &amp; a narrow one.", "It's a \"quiet\" street & a narrow one."),
        ("The bakery &Ndash; now closed &Ndash; sold rye.", "The bakery – now closed – sold rye."),
        ("&quot; We kept the oven , &quot; said the baker &apos;s son.", "\"We kept the oven,\" said the baker's son."),
        ("The city&#8217s salt&nbspand pepper weigh 5&nbsp;kg.", "The city’s salt and pepper weigh 5\u00a0kg."),
        ("It isn&amp;#39;t cold, & quot ; Ana said & quot ; again.", "It isn't cold, \"Ana said\" again."),
    )
    allows = (
        "In HTML, write &amp; for an ampersand and &nbsp; for a space.",
        "Type &lt;div&gt; to open a block and &lt;/div&gt; to close it.",
        "AT&T; Q&A; R&D; this & that; there.",
    )
    triggers = ("&",)
    _pattern = re.compile(
        r"&(?:amp;){0,4}(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
        r"|&(?:amp;)? ?(quot|apos|amp|nbsp|lt|gt|#39|#34|#160) ?;"
        r"|&(nbsp(?![;=])|quot(?![\w;=])|#(?:39|160|8211|8212|8216|8217|8220|8221|8230)(?![\d;=]))",
        re.IGNORECASE,
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        line_start, line_end = 0, -1
        marks = 0
        position = 0
        judged, skip = -1, False
        for match in self._pattern.finditer(text):
            if match.start() >= line_end:
                line_start = text.rfind("\n", 0, match.start()) + 1
                line_end = text.find("\n", match.start())
                line_end = len(text) if line_end < 0 else line_end
                marks, position, judged = 0, line_start, -1
            block = match.start() // _BLOCK
            if block != judged:
                judged, skip = block, _is_markup(text, max(line_start, block * _BLOCK), min(line_end, (block + 1) * _BLOCK))
            if skip:
                continue
            char = self._decoded(match)
            if char is None:
                continue
            marks += sum(text.count(mark, position, match.start()) for mark in '"“”')
            position = match.end()
            start, end, replacement = _spaced(text, match, char, opens=marks % 2 == 0)
            marks += char == '"'
            yield self.finding(document, start, end, replacement)

    def _decoded(self, match: re.Match[str]) -> str | None:
        whole, split, bare = match.groups()
        if whole:
            return _character(whole)
        return _SPLIT.get((split or bare).lower()) or _character(bare)


def _spaced(text: str, match: re.Match[str], char: str, *, opens: bool) -> tuple[int, int, str]:
    """The span to replace and what to put there, with the spaces that a tokeniser set."""
    start, end = match.span()
    before, behind = text[start - 1 : start], text[end : end + 1]
    if char == '"' and behind == " " and (opens or not before.isspace()) and before in ("", " ", "\n", "(") and opens:
        end += 1
    elif char == '"' and before == " " and not opens and behind in ("", " ", "\n", ",", ".", ";", ":", ")", "?", "!"):
        start -= 1
    elif char == "'":
        if before == " " and text[start - 2 : start - 1].isalnum() and _CLITIC.match(text, end):
            start -= 1
        elif behind == " " and _CLITIC.match(text, end + 1) and (before.isalnum() or before == " "):
            end += 1
            start -= before == " "
    elif char == "\u00a0" and (before in ("", " ", "\n", "\u00a0") or behind in ("", " ", "\n")):
        char = ""
    elif char == "\u00a0" and not (before.isdigit() or behind.isdigit()):
        char = " "  # between words it only kept a line together
    return start, end, char


class FormattingTag(Rule):
    """``<b>closed</b>``: HTML that only changes the look of a few words means nothing in plain text.

    Pairs of tags for bold, italic, underlined and marked words go, and ``<br>`` becomes a line break. Texts
    with other tags are HTML and stay, and so do lines that speak about markup.
    """

    english = False
    code = "ENC011"
    name = "formatting-tag"
    message = "This is an HTML tag for the look of words."
    confidence = 0.95
    examples = (
        ("The mill is <b>closed</b> and the <i>old</i> inn too.<br>Both burnt.", "The mill is closed and the old inn too.\nBoth burnt."),
    )
    allows = (
        "Write <b>bold</b> in HTML.",
        "<p>The mill is <b>closed</b>.</p>",
        "If a <b and b> c, or x <i> y, stop.",
        "Use `<b>x</b>` for it.",
    )
    triggers = ("</b>", "</i>", "</em>", "</strong>", "</u>", "</mark>", "<br")
    _pattern = re.compile(r"<(b|i|em|strong|u|mark)>([^<>\n]{1,400})</\1>|[ ]?<br ?/?>[ ]?")
    _others = re.compile(r"</?(?!(?:b|i|em|strong|u|mark|br)\b)[a-z][a-z0-9]{0,9}(?: [^<>\n]{0,200})?/?>")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        if self._others.search(text):
            return
        for match in self._pattern.finditer(text):
            if document.protected.touch(*match.span()) or _ABOUT_MARKUP.search(paragraph(text, *match.span())):
                continue
            if match.group(1):
                yield self.finding(document, match.start(), match.start(2), "")
                yield self.finding(document, match.end(2), match.end(), "")
            else:
                at_edge = text[match.start() - 1 : match.start()] in ("", "\n") or text[match.end() : match.end() + 1] in ("", "\n", "\r")
                yield self.finding(document, *match.span(), "" if at_edge else "\n")
