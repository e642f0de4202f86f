"""The headline printed twice, and the path through the site that is printed with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from cleantext.document import Document
from cleantext.filters.boilerplate.furniture_rule import whole_line
from cleantext.filters.boilerplate.lines import Layout, Line, layout
from cleantext.filters.boilerplate.phrases import match_at
from cleantext.finding import Finding
from cleantext.rule import Rule

#: So many lines at the head of a text are looked at.
_HEAD = 8

_STEP = re.compile(r"\s*(?:>{1,3}|»|›|→|▸|►|❯|〉|⟩|＞|(?<=\s)●(?=\s)|::|\||/|\\|•|·|(?<=\s)[-–—](?=\s))\s*")
_ARROW = re.compile(r"[>»›→▸►❯〉⟩＞]|\s●\s|::")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
#: A field with a number in it, or a statement that something is missing, which each stands for itself.
_NO_HEADLINE = re.compile(
    r"\A[^:]{1,30}: ?[+\d\[]|\b(?:not?\b[^.]{0,30} available|unavailable|untranslated|missing|n/a)\W*\Z",
    re.IGNORECASE,
)
_BODY = (
    "The town council of Brennick has voted to keep its library open on Sundays, after more than four hundred "
    "readers signed a petition against the plan to close it.\n"
)


def _tokens(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _is_menu_word(text: str) -> bool:
    """Whether a piece of a path is the name of a section that menus hold."""
    match = match_at(words, whole=True) if (words := _tokens(text)) else None
    return match is not None and match.kind == "nav"


def _path(text: str, *, first: bool) -> list[str] | None:
    """The pieces of a breadcrumb path that a line begins with or is; None when it is none.

    Arrows make a path of three pieces, or of two when the first is the name of a menu's section; other
    separators need such a name and three pieces. In the first line of a text a word of such a name is enough.
    """
    pieces = [piece for piece in _STEP.split(text) if piece]
    if len(pieces) < 2 or len(pieces) > 8 or any(len(piece.split()) > 5 for piece in pieces[:-1]):
        return None
    menu = _is_menu_word(pieces[0])
    if first and not menu and pieces[0][0].isupper() and text[-1] not in ".!?":
        menu = any(_is_menu_word(word) for piece in pieces[:3] if piece.count(" ") < 3 for word in piece.split())
    if _ARROW.search(text):
        return pieces if menu or len(pieces) > 2 else None
    return pieces if menu and len(pieces) > 2 else None


def _is_headline(line: Line) -> bool:
    """Whether a line of the head can be a headline."""
    return (
        not line.prose
        and 3 <= line.text.count(" ") + 1 <= 30
        and len(line.text) <= 200
        and line.text[-1] not in ".,;:"
        and not _NO_HEADLINE.search(line.text)
    )


class Breadcrumb(Rule):
    """The path through the site, such as "Home > News > Culture", above the headline or glued to it.

    A whole line that is a path goes. Where the path ends in the headline, the headline stays; where
    menu words are glued to a headline that is repeated below, the glued line goes.
    """

    code = "WEB018"
    name = "breadcrumb"
    message = "This is the path through the site, not text."
    confidence = 0.92
    english = False
    examples = (
        (
            "HOME > Regions > Libraries and Museums\n\nBrennick keeps its library open on Sundays\n\n"
            + _BODY,
            "Brennick keeps its library open on Sundays\n\n" + _BODY,
        ),
        (
            "Home News Brennick keeps its library open on Sundays\n\nBrennick keeps its library open on Sundays\n\n"
            + _BODY,
            "Brennick keeps its library open on Sundays\n\n" + _BODY,
        ),
        (
            "Home » Local » Brennick keeps its library open on Sundays\n\n" + _BODY,
            "Brennick keeps its library open on Sundays\n\n" + _BODY,
        ),
    )
    allows = (
        "Home News Network opens an office in Brennick\n\n" + _BODY,
        "Fear / Hope / Bread\n\n" + _BODY,
        "How to print a receipt\n\nFile > Print > Receipt\n\nChoose the small printer at the counter, wait until its lamp is green, and press the button twice.\n",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        page = layout(document.text)
        if not page.has_prose:
            return
        for index, line in enumerate(page.lines[: min(_HEAD, page.first_prose)]):
            if line.is_quoted or not line.short:
                continue
            pieces = _path(line.text, first=index == 0)
            if pieces is not None and index <= 3:
                yield from self._path_finding(document, page, index, pieces)
            elif pieces is None:
                yield from self._glued(document, page, index)

    def _path_finding(
        self, document: Document, page: Layout, index: int, pieces: list[str]
    ) -> Iterator[Finding]:
        line = page.lines[index]
        menu = _is_menu_word(pieces[0])
        last = pieces[-1]
        if index > 0 and not menu:
            return
        if len(last.split()) >= 4 and not self._repeated(page, index, last):
            if not menu:
                return
            start = line.start + line.text.rindex(last)
            yield self.finding(document, line.start, start, "")
            return
        if index + 1 < len(page.lines):
            yield self.finding(document, *whole_line(document.text, line), "")

    @staticmethod
    def _repeated(page: Layout, index: int, headline: str) -> bool:
        wanted = _tokens(headline)
        others = (each for i, each in enumerate(page.lines[:_HEAD]) if i != index and _is_headline(each))
        return any(fuzz.ratio(wanted, _tokens(each.text)) >= 85 or headline in each.text for each in others)

    def _glued(self, document: Document, page: Layout, index: int) -> Iterator[Finding]:
        """Menu words in front of a headline that stands alone nearby."""
        line = page.lines[index]
        words = _tokens(line.text)
        for other in page.lines[index + 1 : _HEAD]:
            if not _is_headline(other):
                continue
            title = _tokens(other.text)
            extra = len(words) - len(title)
            if len(title) < 4 or not 1 <= extra <= 6 or words[extra:] != title:
                continue
            prefix = line.text[: len(line.text) - len(other.text)]
            menu = any(_is_menu_word(word) for word in words[:extra])
            if menu and prefix.strip()[-1:] not in ".!?,":
                yield self.finding(document, *whole_line(document.text, line), "", confidence=0.95)
            return


class DuplicateHeadline(Rule):
    """A page prints its headline in the title, above the article and below the picture; one is enough.

    Only headlines, lines without a sentence's end above the first paragraph, are compared, so that
    refrains and captions further down stay. Of two, the shorter stays: the other has the name of
    the site or a section around it.
    """

    code = "WEB019"
    name = "duplicate-headline"
    message = "This line repeats the headline."
    confidence = 0.92
    english = False
    examples = (
        (
            "Brennick keeps its library open on Sundays\n\nBrennick keeps its library open on Sundays\n\n"
            + _BODY,
            "Brennick keeps its library open on Sundays\n\n" + _BODY,
        ),
        (
            "Brennick keeps its library open on Sundays | The Brennick Mail\n\nBrennick keeps its library open on Sundays\n\n"
            + _BODY,
            "Brennick keeps its library open on Sundays\n\n" + _BODY,
        ),
    )
    allows = (
        "Brennick keeps its library open\n\nBrennick museum stays closed\n\n" + _BODY,
        "Row, boatman, row to the sea\nRow, boatman, row to the sea\nThe night is young, the tide is free\nRow, boatman, row to the sea\n",
        "Part 3 of the inquiry: what the council knew\n\nPart 4 of the inquiry: what the council knew\n\n"
        + _BODY,
    )

    def find(self, document: Document) -> Iterator[Finding]:
        page = layout(document.text)
        if not page.has_prose:
            return
        head = [line for line in page.lines[: min(_HEAD, page.first_prose)] if _is_headline(line)]
        gone: set[int] = set()
        for i, first in enumerate(head):
            for second in head[i + 1 :]:
                if first.start in gone or second.start in gone:
                    continue
                spare = _spare(first, second)
                if spare is not None:
                    gone.add(spare.start)
                    yield self.finding(document, *whole_line(document.text, spare), "")


def _spare(first: Line, second: Line) -> Line | None:
    """Which of two headlines is not needed; None when they say different things."""
    one, two = _tokens(first.text), _tokens(second.text)
    if (len(one) < 4 and one != two) or len(two) < 3:
        return None
    if one == two:
        # Two lines of a stanza or list may be equal; two headlines stand apart.
        return (second if len(second.text) >= len(first.text) else first) if second.blank_before else None
    longer, shorter = (first, second) if len(one) > len(two) else (second, first)
    a, b = _tokens(longer.text), _tokens(shorter.text)
    extra = len(a) - len(b)
    if 1 <= extra <= 6 and len(b) >= 4 and (a[:-extra] == b or a[extra:] == b):
        around = longer.text.replace(shorter.text, "\0", 1)
        return longer if re.search(r"\0\s*[|–—:·»(-]|[|–—:·»-]\s*\0", around) else None
    numbers = [[word for word in words if any(c.isdigit() for c in word)] for words in (one, two)]
    if min(len(one), len(two)) >= 6 and numbers[0] == numbers[1] and fuzz.ratio(one, two) >= 90:
        return second
    return None
