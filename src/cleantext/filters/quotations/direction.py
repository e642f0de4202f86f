"""Quotation marks that point the wrong way, float between spaces, or do not match their partner."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.rule import Rule

_CURLY = {"open": "“", "close": "”"}


class WrongDirection(Rule):
    """A curly mark that closes a quotation but is drawn as an opening one, or the reverse.

    The surroundings tell the side (``word.“`` at the end of a paragraph closes); the mark is turned
    when the quotation it belongs to is still open, or not yet opened, in the same paragraph.
    German and Czech texts pair ``„`` with ``“`` and are left.
    """

    code = "QUO001"
    name = "quotation-mark-wrong-direction"
    message = "This quotation mark points the wrong way."
    confidence = 0.96
    examples = (
        ("“The tide comes in fast here,“ the warden said.", "“The tide comes in fast here,” the warden said."),
        ("”The tide comes in fast here,” the warden said.", "“The tide comes in fast here,” the warden said."),
        ("He called it “a slow year.“", "He called it “a slow year.”"),
    )
    allows = (
        "“First part,” she said. “Second part.”",
        "“I have two reasons.\n\n“The first is money.”",
    )
    triggers = ("“", "”")

    def find(self, document: Document) -> Iterator[Finding]:
        for paragraph in document.quoted_paragraphs:
            if paragraph.regular or "„" in document.text[paragraph.start : paragraph.end]:
                continue
            inside = paragraph.continued and paragraph.marks[0].side == "close"
            for index, mark in enumerate(paragraph.marks):
                if mark.side == "loose":
                    break
                if not mark.agrees:
                    closer_follows = any(m.side == "close" for m in paragraph.marks[index + 1 : index + 2])
                    if (mark.side == "close") == inside and (inside or closer_follows):
                        yield self.finding(document, mark.at, mark.at + 1, _CURLY[mark.side])
                    else:
                        break
                inside = mark.side == "open"


class FloatingMark(Rule):
    """A quotation mark with a space on both sides belongs to one of its neighbours.

    A mark that floats while a quotation is open closes it and is attached to the word before; one that
    floats while none is open, with a closing mark to come, opens and is attached to the word behind.
    """

    code = "QUO002"
    name = "floating-quotation-mark"
    message = "This quotation mark floats between spaces."
    confidence = 0.94
    examples = (
        ("“We mended the roof twice. ” The owner shrugged.", "“We mended the roof twice.” The owner shrugged."),
        ("He said that “ the roof leaks” every spring.", "He said that “the roof leaks” every spring."),
        ('They call it " the old port " here.', 'They call it "the old port" here.'),
    )
    allows = (
        "A board of 5 \" by 7 \" was cut.",
        "“One,” she said. “Two.”",
    )
    triggers = ("“", "”", '"')

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for paragraph in document.quoted_paragraphs:
            if all(mark.side != "loose" for mark in paragraph.marks):
                continue
            if '"' in text[paragraph.start : paragraph.end] and len(paragraph.marks) % 2:
                continue  # straight marks tell their side only by counting
            if any(mark.glyph == '"' and text[: mark.at].rstrip()[-1:].isdigit() for mark in paragraph.marks):
                continue  # inches
            inside = paragraph.continued and paragraph.marks[0].side == "close"
            for index, mark in enumerate(paragraph.marks):
                side = mark.side
                if side == "loose":
                    side = "close" if inside else "open"
                    if side == "open" and not self._closes_later(paragraph.marks[index + 1 :]):
                        break
                    finding = self._attach(document, mark.at, paragraph.start, paragraph.end, side)
                    if finding is None:
                        break
                    yield finding
                elif (side == "close") != inside:
                    break
                inside = side == "open"

    @staticmethod
    def _closes_later(marks: tuple[object, ...]) -> bool:
        return bool(marks) and getattr(marks[0], "side", "") in ("close", "loose")

    def _attach(self, document: Document, at: int, start: int, end: int, side: str) -> Finding | None:
        text = document.text
        glyph = '"' if text[at] == '"' else _CURLY[side]
        if side == "close":
            word_end = at
            while word_end > start and text[word_end - 1].isspace():
                word_end -= 1
            if text[word_end - 1].isdigit() or word_end == start:
                return None
            space = " " if text[at + 1 : at + 2].isalnum() else ""
            return self.finding(document, word_end, at + 1, glyph + space)
        word_start = at + 1
        while word_start < end and text[word_start].isspace():
            word_start += 1
        if word_start == end or not text[word_start].isalnum():
            return None
        return self.finding(document, at, word_start, glyph)


class MixedPair(Rule):
    """A quotation that opens with a straight mark and closes with a curly one, or the reverse.

    The odd mark follows the style that the document uses most.
    """

    code = "QUO003"
    name = "mixed-quotation-pair"
    message = "The two marks of this quotation are of different styles."
    confidence = 0.95
    examples = (
        (
            "“Come in,” he said. \"The kettle is on.” She sat down. “Thank you.”",
            "“Come in,” he said. “The kettle is on.” She sat down. “Thank you.”",
        ),
    )
    allows = ('A 7" single by “The Larks” sold well.', "“Ends with \"this\"” is nested.")
    triggers = ("“", "”")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        if '"' not in text:
            return
        curly = text.count("“") + text.count("”") >= text.count('"')
        for paragraph in document.quoted_paragraphs:
            if not paragraph.regular:
                continue
            for first, second in zip(paragraph.marks[::2], paragraph.marks[1::2], strict=False):
                if (first.glyph == '"') == (second.glyph == '"'):
                    continue
                for mark in (first, second):
                    if (mark.glyph == '"') == curly:
                        yield self.finding(document, mark.at, mark.at + 1, _CURLY[mark.side] if curly else '"')
