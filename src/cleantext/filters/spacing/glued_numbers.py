"""Numbers that lost the space before the word behind them, or behind the word before them."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.filters.numbers.dates import MONTH
from cleantext.filters.numbers.units import MEASURE
from cleantext.finding import Finding
from cleantext.lexicon import FUNCTION_WORDS, number, words_of, zipf
from cleantext.rule import PatternRule
from cleantext.vocabulary import Shape

#: Shorter words also begin codes and names of models: h2, as400, to4; and shorter measures are symbols of units.
_LONG = 4


class GluedNumber(PatternRule):
    """``for 5minutes``, ``below100°C``, ``in1974``: a number lost the space that parts it from a word.

    Behind a number a measure is set apart, and in a text that shows damage elsewhere any plural noun; symbols of units (5kg) and
    endings (5th, 80s) may touch it. Before a number a preposition or a month is, short words only in such a text and before two digits or more, or
    before what is counted.
    """

    code = "SPC022"
    name = "glued-number"
    message = "A space is missing between this number and the word beside it."
    confidence = 0.92
    examples = (
        ("Boil it for 5minutes, keep it below100°C, and wait until March2030.", "Boil it for 5 minutes, keep it below 100°C, and wait until March 2030."),
        (
            "The mill is old.It was shut in1974 , and the the 12houses fell.",
            "The mill is old. It was shut in 1974, and the 12 houses fell.",
        ),
    )
    allows = (
        "The 5kg bag, the 1980s, 5th and 2nd, a 4x4, 3am and 7pm, mp3 and as400.",
        "Run over9000.py, see under2/ and 5minutes.example, and press 3times_key.",
        "Take 3am and h264, 100s of them, 2pm, 5mins and a 20cents stamp.",
    )
    shapes = Shape.GLUED_NUMBER
    pattern = re.compile(
        rf"(?<![\w.,#@/_:$€£-])(?<![$€£] )(?:([A-Za-z][a-z]{{1,8}})(?=(\d{{1,4}}(?:[.,]\d{{1,3}})?)(?![\w/_@-]|\.\w|,\d)|(?:\d{{1,4}})(?:°|%|(?:km|kg|cm|mm|m)\b))|\d{{1,4}}(?:[.,]\d{{1,3}})?(?=(?:({MEASURE})|([a-z]{{4,14}}|(?:{MONTH})))(?![\w/_@-]|\.\w)))"
    )
    _counted = re.compile(rf" (?:(?:{MEASURE})\b|([a-z]{{4,14}})\b)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before, figure, measure, noun = match.groups()
        if before is not None:
            lower = before.lower()
            if before in words_of("months") and figure is not None and "." not in figure:
                return self.finding(document, match.end(), match.end(), " ")
            if lower not in words_of("prepositions") and not (document.damaged and lower in FUNCTION_WORDS):
                return None
            if len(before) < _LONG and not (document.damaged and figure is not None and (len(figure) > 1 or self._counts(match))):
                return None
        elif measure is None and noun in words_of("months"):
            if not match.group().isdecimal() or int(match.group()) > 31:
                return None
        elif measure is None:
            if not (document.damaged and "pl" in number(noun) and zipf(noun) >= 3.5):
                return None
        elif len(measure) < _LONG:
            return None
        return self.finding(document, match.end(), match.end(), " ")

    def _counts(self, match: re.Match[str]) -> bool:
        """Whether a measure or a plural noun stands behind the figure."""
        counted = self._counted.match(match.string, match.end(2))
        return counted is not None and (counted.group(1) is None or "pl" in number(counted.group(1)))
