"""Quotation marks that point the wrong way, float, are glued, or do not match their partner."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.quotations.glyphs import double_marks, points_inside
from cleantext.filters.quotations.reading import QuotationRule, english_style
from cleantext.finding import Finding
from cleantext.lexicon import FUNCTION_WORDS, is_word, words_of
from cleantext.quotation import DOUBLE, QuotedParagraph, Repair
from cleantext.rule import Rule

_SINGLE_MARKS = ("‘", "’", "'")


class WrongDirection(QuotationRule):
    """A curly mark that closes a quotation but is drawn as an opening one, or the reverse.

    The surroundings tell the side (``word.“`` at the end of a paragraph closes); the mark is turned
    when all the others of the text then open and close in turn.
    German and Czech texts pair ``„`` with ``“`` and are left.
    """

    code = "QUO001"
    name = "quotation-mark-wrong-direction"
    message = "This quotation mark points the wrong way."
    confidence = 0.96
    kinds = ("direction",)
    examples = (
        ("“The tide comes in fast here,“ the warden said.", "“The tide comes in fast here,” the warden said."),
        ("”The tide comes in fast here,” the warden said.", "“The tide comes in fast here,” the warden said."),
        ("He called it “a slow year.“", "He called it “a slow year.”"),
    )
    allows = (
        "“First part,” she said. “Second part.”",
        "“I have two reasons.\n\n“The first is money.”",
        "“She told me “come in” and left,” he said.",
    )


class FloatingMark(QuotationRule):
    """A quotation mark with its blank on the wrong side, or with one on both sides.

    Whether it opens or closes follows from the other marks of the text; it is then attached to the
    words that it quotes. A text of one line may be an excerpt that begins or ends inside a quotation,
    so straight marks there, which do not show their side, are only attached when the line has other
    signs of a tokeniser.
    """

    code = "QUO002"
    name = "floating-quotation-mark"
    message = "This quotation mark has its blank on the wrong side."
    confidence = 0.94
    kinds = ("floating",)
    examples = (
        ("“We mended the roof twice. ” The owner shrugged.", "“We mended the roof twice.” The owner shrugged."),
        ("He said that “ the roof leaks” every spring.", "He said that “the roof leaks” every spring."),
        ("“We mended it ”, he said. “It leaks,” said Ada.", "“We mended it,” he said. “It leaks,” said Ada."),
        ('They call it " the old port " here.\n\nIt is deep.', 'They call it "the old port" here.\n\nIt is deep.'),
    )
    allows = (
        "A board of 5 \" by 7 \" was cut.",
        "“One,” she said. “Two.”",
        "“She told me, ‘Put it online,’ ” he said. “ ‘And soon.’ ”",
    )

    def repair(self, document: Document, paragraph: QuotedParagraph, repair: Repair) -> Iterator[Finding]:
        text = document.text
        if '"' in text[repair.start : repair.end] and document.is_segment and not document.damage:
            return
        start, end, replacement = repair.start, repair.end, repair.replacement or ""
        if text[start - 1 : start] in _SINGLE_MARKS or text[end : end + 1] in _SINGLE_MARKS:
            return  # nested marks are set apart by a thin blank, or a full one
        behind = text[end : end + 1]
        if behind in (",", ".") and text[start - 1].isalnum() and replacement in ("”", '"') and points_inside(document):
            end, replacement = end + 1, behind + replacement
        yield self.finding(document, start, end, replacement)


class GluedMark(QuotationRule):
    """``“Not now”he said`` and ``he said“Not now”``: the blank outside the quotation is missing.

    Only beside an ordinary word: ``“A”s`` and ``5"x7"`` stay.
    """

    code = "QUO004"
    name = "glued-quotation-mark"
    message = "A space is missing beside this quotation mark."
    confidence = 0.93
    kinds = ("glued",)
    examples = (
        ("“The lock is full,”she said. “Wait.”", "“The lock is full,” she said. “Wait.”"),
        ("She called it“a small miracle” and left.", "She called it “a small miracle” and left."),
    )
    allows = ("He got two “A”s and three “B”s.", 'A 5"x7" print and a 20x24" frame.', "The “re”building of the mill.")

    def repair(self, document: Document, paragraph: QuotedParagraph, repair: Repair) -> Iterator[Finding]:
        text = document.text
        if repair.replacement is not None and repair.replacement.endswith(" "):
            mark = repair.end - 1
            behind = _word_at(text, repair.end, paragraph.end)
            quoted = next((text[first.at + 1 : second.at] for first, second in paragraph.pairs if second.at == mark), "")
            if quoted[-1:] in (".", "!", "?") and behind in words_of("sentence_openers"):
                return  # a space is missing between two sentences
            if quoted[-1:] not in (".", ",", "!", "?", "…"):
                word = behind.lower()
                if not is_word(word) or (len(word) < 3 and word not in FUNCTION_WORDS) or is_word(quoted.lower() + word):
                    return
        elif text[repair.start - 1].isalnum():
            before = text[max(paragraph.start, repair.start - 25) : repair.start].rpartition(" ")[2]
            if not is_word(before.lower()) or len(before) < 2:
                return
        yield self.finding(document, repair.start, repair.end, repair.replacement)


def _word_at(text: str, start: int, end: int) -> str:
    stop = start
    while stop < min(end, start + 25) and text[stop].isalpha():
        stop += 1
    return text[start:stop]


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
        curly = double_marks(document)[0] == "“"
        for paragraph in document.quotations:
            if not english_style(document, paragraph):
                continue
            for first, second in paragraph.pairs:
                if (first.glyph == '"') == (second.glyph == '"') or text[first.at] in "‘’'":
                    continue
                for mark, opens in ((first, True), (second, False)):
                    if (mark.glyph == '"') == curly and not (mark.opens if opens else mark.closes):
                        glyph = DOUBLE.turned("“", opens) if curly else '"'
                        yield self.finding(document, mark.at, mark.at + 1, glyph)
