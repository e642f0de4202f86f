"""The rule of the page mode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cleantext.alignment import Span
from cleantext.document import Document
from cleantext.filters.boilerplate.page.article import Reading, outside_article
from cleantext.filters.boilerplate.page.decision import FURNITURE
from cleantext.finding import Finding
from cleantext.layout import removal_spans
from cleantext.rule import Rule

_HEAD = """\
Skip to content
Menu
Search
Sign in
Subscribe
News
Sport
Weather
Opinion
Jobs
Contact us

"""
_ARTICLE = """\
Ferry to Holm Island runs again after two winters

The ferry between Port Averley and Holm Island took up its service on Saturday, more than two years after a storm tore away the landing stage on the island side.

About three hundred passengers crossed on the first day, the harbour office said. Many of them had come only to see whether the old bakery behind the church had opened again, which it had.

“We counted the days,” said Maren Tollefsen, who keeps the island's only guest house. “Last winter we carried the post across in a rowing boat when the weather allowed it.”

The new stage stands on steel piles and is meant to last for forty years. The county paid two thirds of the cost, and the rest came from a collection among the islanders and their guests.

Until October there are five crossings a day. A return ticket costs eleven pounds, and children under six travel free when they are with their parents.
"""
_TAIL = """
Share this article
Facebook
Twitter
Email

Related stories
Harbour dues to rise in spring
Lighthouse keeper retires after forty years
Most read
Sign up to our newsletter
Enter your email address
Leave a comment
Your email address will not be published
About us
Advertise with us
Privacy policy
Terms of use
Cookie settings
Back to top
"""


class OutsideArticle(Rule):
    """Text that was taken from a whole web page holds its menus, links, forms, teasers and comments.

    When the text itself shows that it is such a page, every line that is not of the page's article goes.
    A model that was trained on web pages weighs each line's length, punctuation and wording, its copies,
    its neighbours, where the running text lies, and whether the running text speaks of its words. A text
    is a whole page when many lines lie outside the article and enough of them are worded like page
    furniture; articles with stray lines, lists, verse, recipes and transcripts are none. Addresses and what
    else is protected stay, without the rest of their line.

    Args:
        decide: whether the text must show that it is a whole page; else it is taken for one.
    """

    code = "WEB100"
    name = "outside-article"
    message = "This line of a whole web page is not part of its article."
    confidence = 0.9
    english = False
    examples = ((_HEAD + _ARTICLE + _TAIL, _ARTICLE),)
    allows = (
        _ARTICLE,
        """\
# Lantern

Search your notes from the terminal.

## Install

Run the installer and follow the steps on the screen.

## Menu

- Search
- Open
- Share
- Settings
- Sign in

## Contact

Write to the list when something does not work.

## Licence

MIT
""",
    )

    def __init__(self, decide: bool = True) -> None:
        self.decide = decide

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        reading = outside_article(text, self.decide)
        if reading is None:
            return
        inside = reading.inside
        block: list[int] = []
        for index in (*reading.outside, -2):
            line = reading.lines[index]
            closed = index >= 0 and document.protected.touch(line.start, line.end)
            if block and (index != block[-1] + 1 or closed):
                spans = removal_spans(text, [(reading.lines[i].start, reading.lines[i].end) for i in block])
                for i, (start, end) in zip(block, spans, strict=True):
                    yield self._finding(document, reading, inside, i, start, end, "")
                block = []
            if closed:
                spans = unprotected(document, line.start, line.end)
                for start, end in spans or [(line.start, line.end)]:
                    inner = line.start < start and end < line.end
                    yield self._finding(document, reading, inside, index, start, end, " " * inner if spans else None)
            elif index >= 0:
                block.append(index)

    def _finding(
        self,
        document: Document,
        reading: Reading,
        inside: Sequence[int],
        index: int,
        start: int,
        end: int,
        replacement: str | None,
    ) -> Finding:
        message = f"{self.message[:-1]} ({_reason(reading, inside, index)})."
        confidence = round(1 - reading.chances[index], 2)
        return self.finding(document, start, end, replacement, message=message, confidence=confidence)


def unprotected(document: Document, start: int, end: int) -> list[Span]:
    """What can go of ``text[start:end]``, so that of it only the protected spans are left, apart from each other.

    Empty when that is nothing, or when a span would not be recognised without what stands around it.
    """
    kept = [(max(start, first), min(end, last)) for first, last in document.protected.between(start, end)]
    text = document.text
    bounds = [start, *(bound for span in kept for bound in span), end]
    gone = [(a, b) for a, b in zip(bounds[::2], bounds[1::2], strict=True) if text[a:b].strip()]
    left, at = "", []
    for first, last in kept:
        left += " " if left else ""
        at.append((len(left), len(left) + last - first))
        left += text[first:last]
    again = document.protector.spans(left)
    return gone if all(again.cover(first, last) for first, last in at) else []


def _reason(reading: Reading, inside: Sequence[int], index: int) -> str:
    """Where the line stands and what it looks like, in words."""
    line = reading.lines[index]
    if index < inside[0]:
        place = "before it"
    elif index > inside[-1]:
        place = "behind it"
    else:
        place = "between its paragraphs"
    if reading.wording[index] <= FURNITURE:
        look = "worded like a part of the page"
    elif line.prose:
        look = "running text of another piece"
    elif line.count <= 3:
        look = "a label or link"
    else:
        look = "a headline, link or caption"
    return f"{place}; {look}"
