"""Who wrote a text, and where: lines and phrases that carry its provenance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.boilerplate.furniture_rule import whole_line
from cleantext.filters.boilerplate.lines import Layout, Line, layout
from cleantext.finding import Finding
from cleantext.rule import Rule

#: Longest byline, in characters.
_LONGEST = 160

#: Longest dateline on a line of its own, in characters.
_LONGEST_DATELINE = 60

_PART = r"[A-Z][\w.’'-]*"
_PARTICLE = r"(?:de|del|della|di|da|van|von|der|den|el|al|bin|ibn|la|le|ter|dos|zu)"
_NAME = rf"{_PART}(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{1,4}}"
_NAMES = rf"{_NAME}(?:(?:, and|,| and| &| und| et| y) {_NAME}){{0,4}}"
_DATE = (
    r"\W{1,3}(?:\w{3,9}\.? \d{1,2},? \d{4}|\d{1,2}\.? \w{3,9}\.? \d{4}"
    r"|\d{4}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.]\d{4})\W*"
)
_ROLE = (
    r"(?i:(?:special |staff )?(?:reporter|correspondent)|journalist|(?:staff )?writer|author|text|words"
    r"|(?:written|interview|report|reported|story|text) by|author of the text)"
)
_PIECE = (
    r"(?i:a? ?(?:chronicle|column|commentary|analysis|report|reportage|interview|text|essay|review|feature))"
)
_DESK = r"(?:editor|correspondent|reporter|writer|author|expert|columnist|colleague)"
_MAIL = r"(?: ?=)?(?:\s\S+@\S+)?"

_ENGLISH = re.compile(
    rf"(?:By|BY|by) (?:{_NAMES}|{_PART})(?:,? (?:staff|special to|contributing|senior|chief|[A-Z])[\w &.’'-]{{0,50}})?\W*"
)
_DATED = re.compile(rf"(?:By|BY) {_NAMES}{_DATE}(?:\d\d?:\d\d.{{0,12}})?")
_FOREIGN = (
    re.compile(rf"[(\[]?{_ROLE}\s?[:=/]\s?{_NAMES}[)\]]?{_MAIL}"),
    re.compile(rf"(?:Reporter|Correspondent|Journalist) {_NAMES}{_MAIL}"),
    re.compile(
        rf"[(\[][\w .&-]{{2,40}} ?= ?(?:[\w .&-]{{2,30}} )?(?:Reporter|Correspondent|Journalist) {_NAMES}(?: ?=)?[)\]]{_MAIL}"
    ),
    re.compile(rf"(?:From|By|from|by) our (?:[\w-]+ ){{0,3}}{_DESK}(?: in {_PART})?,? {_NAMES}"),
    re.compile(rf"{_PIECE} by {_NAMES}"),
)
_CREDIT = re.compile(
    rf"\(?(?:{_NAMES} contributed(?: reporting| to this (?:report|story|article))?(?: from {_PART})?"
    rf"|(?:Additional |Contributed )?[Rr]eporting by .{{3,120}}|[Tt]ranslated by {_NAMES}"
    rf"|{_NAMES} reported from {_PART}(?: {_PART})?)\.?\)?"
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.’' -]{2,30}(?:, [A-Z][A-Za-z. ]{1,20})?(?:, \w{3,9}\.? \d{1,2})?(?: \((?:[A-Z]{2,12}|[A-Z][a-z]{3,12})\))?"
    r"|[A-Z][\w.’' -]{2,30} \((?:[A-Z]{2,12}|Reuters|Xinhua|Kyodo|Bloomberg)\)) ?[—–-]{1,2} ?(?=[“\"‘A-Z])"
)
_BODY = "The lighthouse on Cape Marel will be lit again in spring, the harbour office said on Tuesday, after nine dark years."
_NEXT = (
    "Two keepers have been hired, and the old lens has been polished by hand in a workshop on the mainland."
)


def _edges(page: Layout) -> Iterator[Line]:
    """The lines that may name the author: those around the first paragraph and those behind the last."""
    first = min(page.first_prose + 1, len(page.lines))
    for index, line in enumerate(page.lines):
        if (index <= first or index > page.last_prose - 1) and not line.prose and len(line.text) <= _LONGEST:
            yield line


def _is_foreign(text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in _FOREIGN)


class ForeignByline(Rule):
    """A byline in the form of another language, or with the page's date in it, shows how a text was made.

    Bylines carry provenance, so it is only flagged.
    """

    code = "WEB025"
    name = "foreign-byline"
    message = "This byline has a form that English does not use; it names the author and stays."
    fix = "none"
    confidence = 0.7
    triggers = (
        "eporter",
        "orrespondent",
        "ournalist",
        "By ",
        "BY ",
        "by ",
        "From our",
        "ext",
        "uthor",
        "ritten by",
        "ords",
    )
    examples = tuple(
        (text, text)
        for text in (
            f"Cape Marel to be lit again\n\nReporter: Ilse Draker\n\n{_BODY}\n",
            f"Cape Marel to be lit again\n\nBy Ilse Draker - Mar 02, 2024\n\n{_BODY}\n",
            f"{_BODY}\n\n{_NEXT}\n\n[Marel Post = Reporter Ilse Draker]\n",
        )
    )
    allows = (
        f"Cape Marel to be lit again\n\nBy Ilse Draker\n\n{_BODY}\n",
        f"{_BODY}\n\nReporter: How long were you up there?\n\nKeeper: Nine winters.\n\n{_NEXT}\n",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        for line in _edges(layout(document.text)):
            if _is_foreign(line.text) or _DATED.fullmatch(line.text):
                yield self.finding(document, line.start, line.end, None)


class StrippedByline(Rule):
    """Bylines, datelines and reporters' credits, removed on request.

    They say where a text comes from, so they stay unless ``--strip-bylines`` asks for their removal
    (for training data, say). What went is in the findings.
    """

    code = "WEB026"
    name = "stripped-byline"
    message = "This names the author or the place of the report; bylines are to be removed."
    option = "strip_bylines"
    confidence = 0.85
    english = False
    examples = (
        (
            f"Cape Marel to be lit again\n\nBy Ilse Draker\n\n{_BODY}\n",
            f"Cape Marel to be lit again\n\n{_BODY}\n",
        ),
        (f"CAPE MAREL (AP) — {_BODY}\n\n{_NEXT}\n", f"{_BODY}\n\n{_NEXT}\n"),
        (
            f"{_BODY}\n\n{_NEXT}\n\n(Reporting by Ilse Draker; editing by Tomas Ferrin)\n",
            f"{_BODY}\n\n{_NEXT}\n",
        ),
    )
    allows = (
        f"By the sea\n\n{_BODY}\n",
        f"{_BODY}\n\nReporter: How long were you up there?\n\nKeeper: Nine winters.\n\n{_NEXT}\n",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        page = layout(text)
        for line in _edges(page):
            if any(pattern.fullmatch(line.text) for pattern in (_ENGLISH, _DATED, _CREDIT)) or _is_foreign(
                line.text
            ):
                yield self.finding(document, *whole_line(text, line), "")
        if page.has_prose:
            line = page.lines[page.first_prose]
            dateline = _DATELINE.match(line.text)
            if dateline is not None:
                yield self.finding(document, line.start, line.start + dateline.end(), "")


def is_byline(text: str) -> bool:
    """Whether a line as a whole is a byline, a dateline or a reporter's credit."""
    if any(pattern.fullmatch(text) for pattern in (_ENGLISH, _DATED, _CREDIT)) or _is_foreign(text):
        return True
    if len(text) > _LONGEST_DATELINE:
        return False
    dateline = _DATELINE.match(f"{text} — A")
    return dateline is not None and dateline.end() == len(text) + 3
