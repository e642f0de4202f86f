"""Quotation marks and apostrophes written with other characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.quotations.reading import QuotationRule
from cleantext.finding import Finding
from cleantext.lexicon import is_word
from cleantext.quotation import QuotedParagraph, Repair
from cleantext.rule import PatternRule
from cleantext.segmentation import is_abbreviation, word_before


def double_marks(document: Document) -> tuple[str, str]:
    """The opening and closing mark of the document's own style: curly or straight, whichever it uses more."""
    text = document.text
    curly = text.count("“") + text.count("”")
    straight = text.count('"')
    if curly == straight:
        curly = len(re.findall(r"\w’\w", text))
        straight = len(re.findall(r"\w'\w", text))
    return ("“", "”") if curly >= straight else ('"', '"')


def points_inside(document: Document) -> bool:
    """Whether the document sets commas and stops inside its closing marks as often as not, as American English does."""
    text = document.text
    return len(re.findall("[.,][”\"]", text)) >= len(re.findall("[”\"][.,]", text))


class TexQuotes(PatternRule):
    """```` ``quoted'' ````, ``‘‘quoted’’`` and ``,,quoted''`` are double quotation marks typed as two characters.

    Both ends must be there, in one line, around words.
    """

    code = "QUO020"
    name = "doubled-single-marks"
    message = "These doubled characters stand for a quotation mark."
    confidence = 0.96
    examples = (
        ("``The well is dry,'' said the farmer.", "“The well is dry,” said the farmer."),
        ("‘‘The well is dry,’’ said the farmer.", "“The well is dry,” said the farmer."),
        ("`` The well is dry , '' said the farmer.", "“The well is dry,” said the farmer."),
    )
    allows = (
        "Use ``literal`` in the text.",
        "An empty string is '' in SQL, and x = ''.",
        "He said ‘“Go!” was all I heard’’s sake.",
        "She is 5' 4'' tall.",
    )
    triggers = ("``", "‘‘", ",,", "''", "’’", "ˋˋ")
    pattern = re.compile(r"(?<![\w`‘'])(?:`` ?|ˋˋ|‘‘|,,|'')(?=\w)([^`‘\n]{1,1500}?)(?<=[\w.,!?…]) ?(?:''|’’|´´|ˊˊ|``|”)(?![\w'’`])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        inner = match.group(1)
        opener = match.group()[:2]
        if match.group().endswith("”") and opener != "``":
            return None
        if match.group().endswith((" ''", " ``")) and match.group()[2] != " ":
            return None
        if opener == "``" and match.group().endswith("``"):
            return None
        if "''" in inner or "’’" in inner or "“" in inner or (opener == "''" and not match.group().endswith("''")):
            return None
        first, last = double_marks(document)
        return self.finding(document, *match.span(), f"{first}{inner}{last}")


class AccentAsApostrophe(PatternRule):
    """An acute or grave accent between letters, or before a final s, is an apostrophe."""

    code = "QUO021"
    name = "accent-as-apostrophe"
    message = "An accent stands for an apostrophe."
    confidence = 0.96
    examples = (("The town´s oldest house isn`t for sale.", "The town’s oldest house isn’t for sale."),)
    allows = ("The `code` and `more`s here.", "Hawaiʻi and Qurʼan keep theirs.")
    triggers = ("´", "`", "ˈ")
    pattern = re.compile(r"(?<=[A-Za-z])[´`ˈ](?=(?:s|t|re|ve|ll|d|m)\b)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        line_start = text.rfind("\n", 0, match.start()) + 1
        if match.group() == "`" and "`" in re.sub(r"(?<=[A-Za-z])`(?=[a-z])", "", text[line_start : match.start()]):
            return None
        straight = text.count("'") > text.count("’")
        return self.finding(document, *match.span(), "'" if straight else "’")


class DoubledStopAroundMark(PatternRule):
    """``so.”.``: the stop stands on both sides of the closing mark.

    The one outside goes; behind an abbreviation, whose stop is its own, both may be meant.
    """

    code = "QUO023"
    name = "doubled-stop-around-mark"
    message = "The stop stands on both sides of the quotation mark."
    confidence = 0.94
    examples = (("She said: “I do not know what to tell them.”. Then she left.", "She said: “I do not know what to tell them.” Then she left."),)
    allows = ("He wrote “Ready?”. Then “etc.”. They sued “Lind Inc.”. It was “5 p.m.”.",)
    triggers = (".”.", '.".')
    pattern = re.compile(r"(?<=[a-z]{2})\.[”\"](\.)(?=\s|$)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        word = word_before(document.text, match.start())
        if not is_word(word) or is_abbreviation(word):
            return None
        return self.finding(document, *match.span(1), "")


class DoubledMark(QuotationRule):
    """Two double quotation marks where one is meant: ``""so""`` as spreadsheets export it, ``so””``, ``so”.”``.

    Around a stop the mark stays on the side where the text usually has it.
    """

    code = "QUO022"
    name = "doubled-quotation-mark"
    message = "The quotation mark is doubled."
    confidence = 0.93
    kinds = ("doubled",)
    examples = (
        ('The ship ""Aurora"" sailed at dawn.', 'The ship "Aurora" sailed at dawn.'),
        ("“It leaks,” she said. “It always did.””\n\nNobody spoke.", "“It leaks,” she said. “It always did.”\n\nNobody spoke."),
        ("“It leaks,” she said. “It always did”.”\n\nNobody spoke.", "“It leaks,” she said. “It always did.”\n\nNobody spoke."),
    )
    allows = ('The value is "" by default.', 'print("""text""")', "He said: “‘Go!’”")
    _pattern = re.compile(r"(?<![\w\"“”=(,])(?:\"\"|““)(?=\w)([^\"“”\n]{1,400})(?<=[\w.,!?])(?:\"\"|””|“”)(?![\w\"“”)])")

    def find(self, document: Document) -> Iterator[Finding]:
        if document.has('""', "““"):
            for match in self._pattern.finditer(document.text):
                marks = ('"', '"') if match.group().startswith('"') else ("“", "”")
                yield self.finding(document, *match.span(), f"{marks[0]}{match.group(1)}{marks[1]}")
        yield from super().find(document)

    def repair(self, document: Document, paragraph: QuotedParagraph, repair: Repair) -> Iterator[Finding]:
        text = document.text
        replacement = repair.replacement or ""
        if not replacement and not any(char.isalpha() for char in text[max(paragraph.start, repair.start - 3) : repair.start]):
            return
        if replacement and not points_inside(document):
            replacement = replacement[::-1]
        yield self.finding(document, repair.start, repair.end, replacement)
