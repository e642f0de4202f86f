"""Lines of page furniture in wordings that no list knows, told by a trained model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.boilerplate.bylines import is_byline
from cleantext.filters.boilerplate.evidence import can_be_furniture, evidence
from cleantext.filters.boilerplate.furniture_rule import removals_of
from cleantext.filters.boilerplate.genre import genre
from cleantext.filters.boilerplate.lines import Layout, Line, layout
from cleantext.filters.boilerplate.scoring import verdicts
from cleantext.filters.boilerplate.stray.foreign import is_foreign_furniture
from cleantext.filters.boilerplate.stray.model import model
from cleantext.finding import Finding
from cleantext.rule import Rule

#: Log-odds from which a line goes; in professional English next to none has more that is no furniture.
CERTAIN = 3.5
#: The same in a text that shows damage, or other furniture, and so was taken from a page.
CERTAIN_IN_DAMAGED = 1.0
#: So much more is asked of what reads like a heading, and in texts about interfaces and shops.
_DOUBT = 1.2
#: And so much of what stands where a headline does and reads like one.
_HEADLINE_DOUBT = 3.0
_HEADING_WORDS = 8
#: Lines that say how a text was made or what it is for, and belong to it.
_CONTENT = re.compile(
    r"\W*(?:(?:Serves|Makes|Yields?|Prep(?:aration)?|Cook(?:ing)?|Hands-on|For ages|Ingredients)\b|For \d"
    r"|(?:Edited|Translated|Illustrated|Narrated|Photograph(?:s|ed)|Text and photographs|Reporting|Written|Reported|Interview) by\b"
    r"|(?:Table|Figure|Fig\.|Chapter|Section|Appendix|Note|Step|Article no|Part|Book|Act|Scene|Lesson|Volume)\b"
    r"|(?:[\d.]+ )?(?:See also|Further reading|References|External links)(?:\W|edit)*\Z)",
)
_TITLE = "Cape Marel to be lit again\n\n"
_BODY = "The lighthouse on Cape Marel will be lit again in spring, the harbour office said on Tuesday, after nine dark years."
_NEXT = "Two keepers have been hired, and the old lens has been polished by hand in a workshop on the mainland."


class StrayLine(Rule):
    """Buttons, notices, credits, counters and links to other articles come in ever new wordings, in translation above all.

    A model that was trained on the lines in and around the articles of web pages weighs a line's words, its
    shape, its place and its neighbours, and whether the running text speaks of its words. In a text that shows no
    damage and no other furniture it must be surer, and surer still of what reads like a heading, and in texts that
    are about interfaces or sell something. Bylines, quotations, and lines that the text repeats stay.
    """

    code = "WEB033"
    name = "stray-line"
    message = "This line is worded and placed as page furniture is."
    confidence = 0.8
    english = False
    examples = (
        (
            f"{_TITLE}{_BODY}\n\nText selection is switched off on this page\n\nFound a typo? Mark it and press Ctrl + Enter\n",
            f"{_TITLE}{_BODY}\n",
        ),
    )
    allows = (
        f"{_TITLE}{_BODY}\n\nA word of thanks to our readers\n\n{_NEXT}\n",
        f"{_TITLE}By Ilse Draker and Tomas Ferrin\n\n{_BODY}\n\n{_NEXT}\n",
        f"{_TITLE}{_BODY}\n\nServes 4 · Prep 20 min · Cook 35 min\n\n{_NEXT}\n",
        f"{_TITLE}{_BODY}\n\n“Write to me,” she said. “Every week.”\n\n{_NEXT}\n",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        page = layout(text)
        if not page.has_prose:
            return
        known = model()
        asked = [index for index, line in enumerate(page.lines) if line.short and known.may_be_furniture(line.text)]
        foreign = [index for index, line in enumerate(page.lines) if is_foreign_furniture(line.text)]
        if not asked and not (foreign and document.is_english_text):
            return
        certain = {verdict.index for verdict in verdicts(text) if verdict.certain}
        copies = Counter(line.text for line in page.lines)
        asked = [index for index in asked if index not in certain and copies[page.lines[index].text] == 1 and _can_go(page.lines[index])]
        least = CERTAIN_IN_DAMAGED if certain or document.damaged else CERTAIN
        scores = zip(asked, known.scores(page, _told(page), asked), strict=True) if asked else ()
        chosen = {index for index, score in scores if score >= least + _doubt(text, page, index)}
        if document.is_english_text:
            chosen.update(index for index in foreign if index not in certain and _stands_alone(page.lines[index]))
        if len(chosen) + len(certain) == len(page.lines):
            return
        for index, ((start, end), replacement) in removals_of(document, sorted(chosen)).items():
            yield self.finding(document, start, end, replacement, message=self._message(page.lines[index].text))

    def _message(self, line: str) -> str:
        """The message with the words that speak most for furniture."""
        words = " and ".join(f"“{word}”" for word in model().speaking(line))
        return f"{self.message[:-1]} (words such as {words})." if words else self.message


def _told(page: Layout) -> dict[int, float]:
    """The score of each line with evidence of its own, by index."""
    told = {}
    for index, line in enumerate(page.lines):
        found = evidence(line.text) if line.short else None
        if found is not None:
            told[index] = found.score
    return told


def _stands_alone(line: Line) -> bool:
    return line.blank_before and line.blank_after


def _can_go(line: Line) -> bool:
    """Whether a line can be furniture whatever it says."""
    return (
        not line.is_quoted
        and can_be_furniture(line.text, line.words)
        and not is_byline(line.text)
        and _CONTENT.match(line.text) is None
    )


def _doubt(text: str, page: Layout, index: int) -> float:
    """What a line's place and the text as a whole say against furniture."""
    kind = genre(text)
    doubt = _DOUBT if kind.about_interfaces or kind.instructs or kind.sells else 0.0
    line = page.lines[index]
    words = line.text.split()
    heads = index + 1 < len(page.lines) and page.lines[index + 1].prose
    plain = not line.ends_sentence and line.text[0].isalnum() and line.text[-1].isalnum() and line.text.isascii()
    if plain and index < 2 and page.in_head(index):
        doubt += _HEADLINE_DOUBT
    elif plain and len(words) <= _HEADING_WORDS and heads and ":" not in line.text and "|" not in line.text:
        doubt += _DOUBT / 2 if line.text.isupper() else _DOUBT
    return doubt
