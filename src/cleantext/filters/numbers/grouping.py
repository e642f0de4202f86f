"""Numbers that were torn apart or grouped as in another language."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.filters.numbers.digits import NumberRule
from cleantext.filters.numbers.units import MEASURE, SYMBOL
from cleantext.finding import Finding
from cleantext.lexicon import number, words_of


def _word_before(text: str, start: int) -> str:
    match = re.search(r"([A-Za-z]+)[ \u00a0]\Z", text[max(0, start - 24) : start])
    return match.group(1) if match else ""


def _touches(text: str, start: int) -> bool:
    """Whether something is glued to the front of the number so that it is part of more."""
    before = text[start - 1 : start]
    return before.isalnum() or (before in (".", ",", "/", "-", "–", ":", "#", "_", "+", "(") and text[start - 2 : start - 1].isdigit())


class SplitThousands(NumberRule):
    """A tokeniser sets a space behind the comma of ``10, 000``.

    Only a group of three digits is joined, and only where the number cannot be the end of a date or a
    list: three zeros, an amount before a unit or a plural, or a sign of money in front.
    """

    code = "NUM001"
    name = "split-thousands"
    message = "A space splits this number behind the comma."
    confidence = 0.95
    examples = (
        ("The dam holds 10, 000 fish and cost $1, 250, 000.", "The dam holds 10,000 fish and cost $1,250,000."),
        ("They sold 12, 500 boats, and 1 00,000 came.", "They sold 12,500 boats, and 100,000 came."),
    )
    allows = (
        "On July 25, 135 people came, and on February 10, 340 more.",
        "Pages 17, 249, 289 and 299 are lost.",
        "In rooms 4, 120 and 7, nobody sat.",
    )
    behind = ", "
    pattern = re.compile(r"(\d{1,3})((?:,[ \u00a0]\d{3}){1,3})(?![\d,.]\d|\d)([ \u00a0]?)(?:([A-Za-z]+)|)|(\d{1,3}) (\d{2},\d{3})(?![\d,.]\d|\d)(?= [a-z])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if _touches(text, match.start()):
            return None
        if match.group(5):
            if len(match.group(5)) > 1 or _word_before(text, match.start()) in words_of("months"):
                return None
            return self.finding(document, match.end(5), match.start(6), "")
        first, groups, _, unit = match.groups()[:4]
        end = match.end(2)
        before = _word_before(text, match.start())
        if before in words_of("months") or before.lower() in ("page", "pages", "rooms", "room", "lines", "chapters", "chapter", "nos", "no"):
            return None
        if re.match(r",[ \u00a0]?\d|[ ](?:and|or)[ ]\d", text[end : end + 8]) or re.search(r"\d,[ \u00a0]\Z", text[max(0, match.start() - 3) : match.start()]):
            return None
        money = text[match.start() - 1 : match.start()] in ("$", "€", "£", "¥", "₹") or text[max(0, match.start() - 2) : match.start() - 1] in ("$", "€", "£", "¥")
        zeros = groups.endswith("000") or (groups.endswith("00") and first != "0")
        counted = bool(unit) and (re.fullmatch(MEASURE, unit) is not None or "pl" in number(unit))
        if not (money or (zeros and (counted or groups.endswith("000"))) or (counted and len(groups) > 5) or (counted and before in _AMOUNT_WORDS)):
            return None
        return self.finding(document, match.start(2), end, re.sub(r"[ \u00a0]", "", groups))


_AMOUNT_WORDS = frozenset({"about", "around", "nearly", "almost", "over", "exactly", "approximately", "some", "than", "least", "only", "of", "to", "used", "cost", "costs"})


class SplitDecimal(NumberRule):
    """A tokeniser or translator sets a space behind the point of ``4. 6 percent``.

    A zero in front, or a unit or magnitude behind, settles that it is a decimal; a sentence may end in a number and
    the next one begin with another.
    """

    code = "NUM002"
    name = "split-decimal"
    message = "A space splits this number behind the decimal point."
    confidence = 0.94
    examples = (
        ("Prices fell 4. 6 percent, to 0. 82 of the old rate.", "Prices fell 4.6 percent, to 0.82 of the old rate."),
        ("It cost 1. 5 million yen.\n- 0. 5 g salt", "It cost 1.5 million yen.\n- 0.5 g salt"),
    )
    allows = (
        "The team won 4. 6 players left.",
        "It began in 1990. 5 million people came.",
        "Only 3 of them came by bus in 1. 20 walked.",
        "1. 5 eggs\n2. 3 g salt",
    )
    behind = "."
    pattern = re.compile(rf"(\d{{1,3}})\.[ \u00a0](\d{{1,3}})(?![\d,.]\d|\d|\.\s)(?:(?=[ \u00a0]?%)|(?=[ \u00a0](?:{MEASURE})\b)|(?=[ \u00a0](?:{SYMBOL})(?![\w])))|0\.[ \u00a0](\d{{1,4}})(?!\d)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        start = match.start()
        line_start = text.rfind("\n", 0, start) + 1
        if _touches(text, start):
            return None
        if not text[line_start:start].strip(" \t-*•·") and (text[start] != "0" or not text[line_start:start].strip()):
            return None  # the number of a list item
        if text[start : start + 1] == "0" and match.group(3):
            return self.finding(document, start + 1, match.start(3), ".")
        before = _word_before(text, start).lower()
        if before in _ENDERS or (match.group(2) == "0"):
            return None
        if not before and text[start - 2 : start - 1].isdigit():
            return None
        return self.finding(document, match.end(1), match.start(2), ".")


#: Words after which a number may well be the last of its sentence.
_ENDERS = frozenset(["in", "no", "number", "room", "page", "chapter", "gate", "platform", "route", "highway", "section", "article", "act", "part", "phase", "level", "group", "line", "flight", "age", "won", "scored", "by"])


class SplitDigits(NumberRule):
    """``1 9 days``: two digits with a space between, before a unit of time or measure, are one number.

    Two numbers never stand side by side there in good English; lists, scores and phone numbers have
    no unit behind them.
    """

    code = "NUM003"
    name = "split-digits"
    message = "A space splits this number."
    confidence = 0.92
    examples = (("The voyage took 1 9 days and 2 5 kg of rice.", "The voyage took 19 days and 25 kg of rice."),)
    allows = (
        "Bake at gas mark 4 20 minutes.",
        "Dial 1 9 for help. Take 2 5 kg bags. In group 1 3 days are left.",
        "Buy 1 2 kg bag.",
    )
    behind = " "
    pattern = re.compile(r"([1-9]) (\d)[ \u00a0](?:(?:days|hours|minutes|weeks|months|years|people|kilometers|kilometres|meters|metres|percent|miles|tons|tonnes|yuan|yen|euros|dollars|degrees|points|million|billion|kg|km|cm|mm)(?![\w-])|%)(?! bags?\b| packs?\b)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        before = _word_before(text, match.start()).lower()
        if _touches(text, match.start()) or text[match.start() - 1 : match.start()] not in (" ", "\u00a0", "$", "€"):
            return None
        if not before or (before not in _BEFORE_AMOUNT and not before.endswith(("ed", "ly"))):
            return None
        return self.finding(document, match.end(1), match.start(2), "")


_BEFORE_AMOUNT = frozenset(
    ["of", "for", "in", "took", "lasted", "last", "past", "next", "after", "about", "around", "nearly", "almost", "over", "than", "least", "within", "every", "some", "only", "just", "to", "by", "at", "and", "or", "from", "took", "takes", "take", "add", "adds", "was", "were", "is", "are", "has", "have", "had", "another", "first", "cost", "costs", "rose", "fell"]
)


class DecimalComma(NumberRule):
    """``2,4 million``: English writes decimals with a point.

    One or two digits behind a comma before a unit, a magnitude or a percent sign are decimals: thousands have three.
    """

    code = "NUM010"
    name = "decimal-comma"
    message = "English writes decimals with a point."
    confidence = 0.95
    examples = (
        ("The bridge cost 2,4 million and is 3,75 km long.", "The bridge cost 2.4 million and is 3.75 km long."),
        ("Rents rose 6,4%, to 9,5 per cent.", "Rents rose 6.4%, to 9.5 per cent."),
    )
    allows = (
        "Rooms 2,4 and 6 are free; 12,000 people live in 4,5-room flats.",
        "On May 3,5 million left.",
        "See 2,4 m and so on, pages 1,2 percent aside.",
        "Her daughters are (8, 10,12 years) young.",
    )
    behind = ","
    pattern = re.compile(
        rf"(\d{{1,3}}),(\d{{1,2}})(?:(?=[ \u00a0]?%)|(?=[ \u00a0](?:{MEASURE})(?![\w]))|(?=[ \u00a0](?:km|cm|mm|kg|mg|ml|kW|MW|GW|kWh|GHz|MHz|kHz|GB|TB|ha|°C|°F|bn|mn)(?![\w]))|(?=(?:km|cm|mm|kg|GHz|MHz|GB|°C)(?![\w])))"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        before = _word_before(text, match.start())
        if _touches(text, match.start()) or before in words_of("months"):
            return None
        if before.lower() in ("rooms", "room", "pages", "page", "chapters", "steps", "items", "numbers", "lines", "questions"):
            return None
        if re.search(r"\d[,;][ \u00a0]?\Z", text[max(0, match.start() - 3) : match.start()]) or text.startswith(" times", match.end()):
            return None
        if match.group(1) == "0" * len(match.group(1)) and len(match.group(1)) > 1:
            return None
        return self.finding(document, match.end(1), match.start(2), ".")


class TildeRange(NumberRule):
    """``6~7 people``: East Asian languages write a range with a tilde; English does with a dash.

    Before a small-letter word both numbers count the same things; in formulas, paths and scores no word follows.
    """

    code = "NUM012"
    name = "tilde-range"
    message = "English writes a range of numbers with a dash."
    confidence = 0.9
    examples = (("The crew of 6~7 people worked 10 ~ 12 hours.", "The crew of 6–7 people worked 10–12 hours."),)
    allows = ("In R, y ~ x and 5~x; the file a1~2 is a copy, and ~7 people came.",)
    triggers = ("~",)
    behind = ".,% ~"
    pattern = re.compile(r"(\d{1,4}(?:[.,]\d{1,3})?%?)( ?~ ?)(\d{1,4}(?:[.,]\d{1,3})?)(?![\d~])(?=%| ?°| [a-z]{2,}| (?:kg|km|cm|mm)\b)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before = document.text[match.start() - 1 : match.start()]
        if before.isalnum() or (before and before in "~/_-.,"):
            return None
        return self.finding(document, match.start(2), match.end(2), "–")


class DotThousands(NumberRule):
    """``21.000 people``: English groups digits with commas.

    Only groups of zeros before a plural or a unit are rewritten: 2.256 seconds may be a decimal.
    """

    code = "NUM011"
    name = "dot-thousands"
    message = "English groups the digits of a number with commas."
    confidence = 0.93
    examples = (("Some 21.000 people and 1.500.000 bees live there.", "Some 21,000 people and 1,500,000 bees live there."),)
    allows = ("The version 2.000 is out, 5.000 seconds is exact, 1.000 V.", "It weighs 3.000 kg to the gram.")
    behind = "."
    pattern = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})*\.000)[ \u00a0]([a-z]+)(?![\w.])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        digits, unit = match.groups()
        if _touches(document.text, match.start()):
            return None
        if digits.count(".") < 2 and ("pl" not in number(unit) or unit in _EXACT):
            return None
        return self.finding(document, match.start(1), match.end(1), digits.replace(".", ","))


_EXACT = frozenset(["seconds", "second", "minutes", "degrees", "metres", "meters", "inches", "volts", "grams", "units", "kilograms", "litres", "liters", "percent", "points", "times"])
