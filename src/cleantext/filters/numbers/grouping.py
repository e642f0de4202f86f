"""Numbers that were torn apart or grouped as in another language."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.document import Document
from cleantext.filters.numbers.digits import NumberRule
from cleantext.filters.numbers.units import MAGNITUDE, MEASURE, SYMBOL
from cleantext.finding import Finding, FixLevel
from cleantext.lexicon import number, usual_tag, words_of


def _word_before(text: str, start: int) -> str:
    match = re.search(r"([A-Za-z]+)[ \u00a0]\Z", text[max(0, start - 24) : start])
    return match.group(1) if match else ""


def _touches(text: str, start: int) -> bool:
    """Whether something is glued to the front of the number so that it is part of more."""
    before = text[start - 1 : start]
    return before.isalnum() or (before in (".", ",", "/", "-", "–", ":", "#", "_", "+", "(") and text[start - 2 : start - 1].isdigit())


def _level(document: Document) -> FixLevel:
    """How cautious to be with a number written as in another language.

    A segment may be cut from a corpus that keeps the conventions of its source throughout (human
    post-editors of such lines keep them, too), so there the repair is only offered.
    """
    return "unsafe" if document.is_segment else "safe"


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
        if before.capitalize() in words_of("months") or before.lower() in ("page", "pages", "rooms", "room", "lines", "chapters", "chapter", "nos", "no"):
            return None
        if re.match(r",[ \u00a0]?\d|[ ](?:and|or)[ ]\d", text[end : end + 8]) or re.search(r"\d,[ \u00a0]\Z", text[max(0, match.start() - 3) : match.start()]):
            return None
        money = text[match.start() - 1 : match.start()] in ("$", "€", "£", "¥", "₹") or text[max(0, match.start() - 2) : match.start() - 1] in ("$", "€", "£", "¥")
        zeros = groups.endswith("000") or (groups.endswith("00") and first != "0")
        counted = bool(unit) and (re.fullmatch(MEASURE, unit) is not None or "pl" in number(unit))
        if document.damaged and unit and before.islower() and before.lower() not in _ENDERS | _BEFORE_PLACES:
            return self.finding(document, match.start(2), end, re.sub(r"[ \u00a0]", "", groups), confidence=0.85)
        if not (money or (zeros and (counted or groups.endswith("000"))) or (counted and len(groups) > 5) or (counted and before in _AMOUNT_WORDS)):
            return None
        return self.finding(document, match.start(2), end, re.sub(r"[ \u00a0]", "", groups))


_AMOUNT_WORDS = frozenset({"about", "around", "nearly", "almost", "over", "exactly", "approximately", "some", "than", "least", "only", "of", "to", "used", "cost", "costs"})


#: Words after which a number up to 999 may be one by itself: a day, an age, a page.
_BEFORE_PLACES = frozenset({"age", "aged", "at", "by", "in", "on", "figure", "table", "verse", "days", "step", "version", "bus", "tram"})


class SpacedSeparator(NumberRule):
    """``1 ,234`` and ``27 .5 cm``: a space splits the number in front of its separator.

    A comma with three digits behind it is one in any case that is no list; a point wants a unit behind the number, or a damaged text.
    """

    code = "NUM007"
    name = "spaced-separator"
    message = "A space splits this number in front of its separator."
    confidence = 0.94
    examples = (
        ("It sold 1 ,234 boats, each 27 .5 metres long, for 2 ,500 ,000 euros.", "It sold 1,234 boats, each 27.5 metres long, for 2,500,000 euros."),
    )
    allows = (
        "Rooms 100 ,200 ,300 are free.",
        "Take 3 .22 rifles and 2 .5 mm needles, or run 1 .5.",
        "They met in 1998 ,200 strong.",
    )
    behind = " "
    pattern = re.compile(rf"(\d{{1,3}}) (?:(,\d{{3}}(?: ,000)*)(?![\d]|,\d| ,\d)|(\.)\d{{1,2}}(?![\d.])(?P<unit>[ \u00a0]?(?:%|(?:{MEASURE}|{SYMBOL})(?![\w-])))?)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if _touches(text, match.start()) or re.search(r"\d ?, ?\Z", text[max(0, match.start() - 3) : match.start()]):
            return None
        if match.group(3) and not match.group("unit") and (not document.damaged or text[match.end(3) : match.end(3) + 2] in ("22", "38", "44", "45", "50")):
            return None  # a calibre, a step
        if match.group(3) and text.startswith(("mm needle", "mm hook"), match.end(3) + 2):
            return None
        group = 2 if match.group(2) else 3
        return self.finding(document, match.end(1), match.end(group), match.group(group).replace(" ", ""))


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
        ("The 6. 5-inch panel is bright.", "The 6.5-inch panel is bright."),
    )
    allows = (
        "The team won 4. 6 players left.",
        "It began in 1990. 5 million people came.",
        "Only 3 of them came by bus in 1. 20 walked.",
        "1. 5 eggs\n2. 3 g salt",
    )
    behind = "."
    pattern = re.compile(rf"(\d{{1,3}})\.[ \u00a0](\d{{1,3}})(?![\d,.]\d|\d|\.\s)(?:(?=[ \u00a0]?%)|(?=[ \u00a0-](?:{MEASURE})\b)|(?=-inch\b)|(?=[ \u00a0](?:{SYMBOL})(?![\w])))|0\.[ \u00a0](\d{{1,4}})(?!\d)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        start = match.start()
        line_start = text.rfind("\n", 0, start) + 1
        if _touches(text, start) or re.search(r"\d\. \Z", text[max(0, start - 3) : start]):
            return None
        if not text[line_start:start].strip(" \t-*•·") and (text[start] != "0" or not text[line_start:start].strip()):
            return None  # the number of a list item
        if text[start : start + 1] == "0" and match.group(3):
            return self.finding(document, start + 1, match.start(3), ".")
        before = _word_before(text, start).lower()
        if (before in _ENDERS and not (document.damaged and before in ("by", "won", "scored"))) or (match.group(2) == "0"):
            return None
        if not before and text[start - 2 : start - 1].isdigit():
            return None
        return self.finding(document, match.end(1), match.start(2), ".")


#: Words after which a number may well be the last of its sentence.
_ENDERS = frozenset(["in", "no", "number", "room", "page", "chapter", "gate", "platform", "route", "highway", "section", "article", "act", "part", "phase", "level", "group", "line", "flight", "age", "won", "scored", "by"])


class SplitVersion(NumberRule):
    """``Version 2.3. 1`` and ``firmware 4. 1. 2``: a space splits the number of a version behind a point."""

    code = "NUM008"
    name = "split-version"
    message = "A space splits this version number."
    confidence = 0.93
    examples = (("Version 2.3. 1 adds a map, and firmware 4. 1. 2 has a lamp.", "Version 2.3.1 adds a map, and firmware 4.1.2 has a lamp."),)
    allows = ("See version 2. 3 maps are missing. It is version 4.1. 12 people use it.", "Version 4.1. 2. Read the manual.")
    behind = "."
    _before = re.compile(r"\b(?:[Vv]ersions?|[Ff]irmware|[Rr]elease|[Bb]uild|[Uu]pdate|[Aa]ndroid|iOS|macOS|Linux|v)[ .]?\Z")
    pattern = re.compile(r"\d{1,3}(?:\.\d{1,3}(?:\. \d{1,3})+|(?:\. \d{1,3}){2,})(?!\.? ?\d)(?=[,;:)]|\.(?:\n|\Z)| (?:and|or|for|to|is|was|adds|has|can|which|that|of|on|in)\b)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not self._before.search(document.text, max(0, match.start() - 10), match.start()):
            return None
        return self.finding(document, *match.span(), match.group().replace(" ", ""))


class ThousandInWords(NumberRule):
    """``412 thousand 000 hryvnias``: the thousand was translated and its zeros were kept as well."""

    code = "NUM009"
    name = "thousand-and-zeros"
    message = "The thousand stands here as a word and in zeros."
    confidence = 0.93
    examples = (("The damage is 412 thousand 000 hryvnias.", "The damage is 412,000 hryvnias."),)
    allows = ("It sold 412 thousand, 000 being the code.",)
    triggers = (" thousand 000", " million 000 000")
    behind = " "
    pattern = re.compile(r"(\d{1,3})(?: thousand 000| million 000 000)(?![\d.,]?\d)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if _touches(document.text, match.start()):
            return None
        zeros = ",000" if "thousand" in match.group() else ",000,000"
        return self.finding(document, *match.span(), match.group(1) + zeros)


class SplitDigits(NumberRule):
    """``1 9 days``: two digits with a space between, before a unit of time or measure, are one number.

    Two numbers never stand side by side there in good English; lists, scores and phone numbers have
    no unit behind them.
    """

    code = "NUM003"
    name = "split-digits"
    message = "A space splits this number."
    confidence = 0.92
    examples = (
        ("The voyage took 1 9 days and 2 5 kg of rice.", "The voyage took 19 days and 25 kg of rice."),
        ("They found that 1 3 of the first 20 jars leak.", "They found that 13 of the first 20 jars leak."),
    )
    allows = (
        "Bake at gas mark 4 20 minutes.",
        "Dial 1 9 for help. Take 2 5 kg bags. In group 1 3 days are left.",
        "Buy 1 2 kg bag.",
    )
    behind = " "
    pattern = re.compile(r"([1-9]) (0|\d|\d0)[ \u00a0](?:mg|g|ml|of the (?:first|last|\d)|(?:days|hours|minutes|weeks|months|years|people|kilometers|kilometres|meters|metres|percent|miles|tons|tonnes|yuan|yen|euros|dollars|degrees|points|million|billion|kg|km|cm|mm)(?![\w-])|%|(?P<counted>[a-z]{4,})(?![\w-]))(?! bags?\b| packs?\b)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        before = _word_before(text, match.start()).lower()
        if match.group("counted"):
            if not (document.damaged and "pl" in number(match.group("counted")) and usual_tag(match.group("counted")) in ("NOUN", None)):
                return None
            if not before and text[match.start() - 2 : match.start() - 1] in (",", "("):
                return self.finding(document, match.end(1), match.start(2), "", confidence=0.85)
        if _touches(text, match.start()) or text[match.start() - 1 : match.start()] not in (" ", "\u00a0", "$", "€"):
            return None
        if not before or (before not in _BEFORE_AMOUNT and not before.endswith(("ed", "ly"))):
            return None
        return self.finding(document, match.end(1), match.start(2), "")


class SpaceThousands(NumberRule):
    """``over 1 200 kilometres``: English groups the digits of a number with commas.

    Behind a word that leads to an amount and before a plural or a unit. Science and much of the Commonwealth
    group with spaces, so it is damage only beside numbers grouped with commas or in a damaged text, and never where
    a text has several such numbers.
    """

    code = "NUM004"
    name = "space-thousands"
    message = "English groups the digits of a number with commas."
    confidence = 0.9
    examples = (
        (
            "The mill had 4,100 workers and stations over 1 200 kilometres of track.",
            "The mill had 4,100 workers and stations over 1,200 kilometres of track.",
        ),
    )
    allows = (
        "The army has over 60 000 soldiers.",
        "It has about 12 000 books and nearly 45 000 maps, over 3 500 of them torn.",
        "Take some 747 800 series planes; in group 1 200 people sat.",
    )
    behind = " \u00a0\u202f"
    pattern = re.compile(r"([1-9]\d{0,2})((?:[ \u00a0\u202f]\d{3}){1,3})[ \u00a0]([a-z]+)(?![\w-])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        before = _word_before(text, match.start()).lower()
        long = len(match.group(2)) > 4
        amount = before in _AMOUNT_WORDS - {"to", "of", "only", "some"} or ((document.damaged or long) and before not in _ENDERS | _BEFORE_PLACES | {""})
        if _touches(text, match.start()) or not amount:
            return None
        unit = match.group(3)
        if not (re.fullmatch(MEASURE, unit) or "pl" in number(unit)) or not _spaces_are_damage(document):
            return None
        return self.finding(document, match.end(1), match.end(2), re.sub(r"[ \u00a0\u202f]", ",", match.group(2)))


_SPACED = re.compile(r"(?<![\d,.])\d{1,3}[ \u00a0\u202f]\d{3}(?![\d,.]?\d)")
_COMMAS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,.]?\d)")
#: Objections to a text from which on a number grouped with a space is taken for damage.
_DAMAGED = 5


def _spaces_are_damage(document: Document) -> bool:
    groups, spaced = _grouping(document)
    return spaced < 2 and (groups or document.damage >= _DAMAGED)


@lru_cache(maxsize=1)
def _grouping(document: Document) -> tuple[bool, int]:
    """Whether a text has numbers grouped with commas, and how many with spaces."""
    return _COMMAS.search(document.text) is not None, len(_SPACED.findall(document.text))


class SplitYear(NumberRule):
    """``In 19 68 she``: a space splits the number of a year.

    Behind a preposition of time and before a verb's subject or a stop; ``in 20 24-hour days`` has none.
    """

    code = "NUM005"
    name = "split-year"
    message = "A space splits the number of this year."
    confidence = 0.9
    examples = (("In 19 68 she carved them, and since 20 14 they stand here.", "In 1968 she carved them, and since 2014 they stand here."),)
    allows = ("In 20 24-hour days and in 19 45 men left.", "By 18 30 are gone, and from 19 20 remain.", "In group 19 68 she led.")
    behind = " "
    pattern = re.compile(r"(19|20) (\d\d)(?=[.,;)]|$| (?:he|she|it|they|we|I|the|a|an|his|her|their|its|and|when)\b)", re.MULTILINE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if _word_before(text, match.start()) not in ("In", "in", "since", "Since", "until", "Until") or _touches(text, match.start()):
            return None
        if match.group(1) == "20" and match.group(2) > "39":
            return None
        return self.finding(document, match.end(1), match.start(2), "")


_BEFORE_AMOUNT = frozenset(
    ["of", "for", "in", "took", "lasted", "last", "past", "next", "after", "about", "around", "nearly", "almost", "over", "than", "least", "within", "every", "some", "only", "just", "to", "by", "at", "and", "or", "from", "took", "takes", "take", "add", "adds", "was", "were", "is", "are", "has", "have", "had", "another", "first", "that", "cost", "costs", "rose", "fell"]
)


class DecimalComma(NumberRule):
    """``2,4 million``: English writes decimals with a point.

    One or two digits behind a comma are decimals before a unit, a magnitude or a percent sign, behind the
    sign of a currency, and behind a word that leads to one amount (``about 6,5``): thousands have three.
    """

    code = "NUM010"
    name = "decimal-comma"
    message = "English writes decimals with a point."
    confidence = 0.95
    examples = (
        ("The bridge cost 2,4 million and is 3,75 km long.\n\nThat is all.", "The bridge cost 2.4 million and is 3.75 km long.\n\nThat is all."),
        ("Rents rose 6,4%, to 9,5 per cent.\n\nThat is all.", "Rents rose 6.4%, to 9.5 per cent.\n\nThat is all."),
        ("It costs €89,90 and holds about 1,5; capacity: 1,7 l.\n\nThat is all.", "It costs €89.90 and holds about 1.5; capacity: 1.7 l.\n\nThat is all."),
    )
    allows = (
        "Rooms 2,4 and 6 are free; 12,000 people live in 4,5-room flats.",
        "On May 3,5 million left.",
        "See 2,4 m and so on, pages 1,2 percent aside.",
        "Her daughters are (8, 10,12 years) young.",
    )
    behind = ","
    pattern = re.compile(
        rf"(\d{{1,3}}),(\d{{1,2}})(?:(?=[ \u00a0]?%)|(?=[ \u00a0](?:{MEASURE})(?![\w]))|(?=[ \u00a0](?:km|cm|mm|kg|mg|ml|kW|MW|GW|kWh|GHz|MHz|kHz|GB|TB|ha|°C|°F|bn|mn)(?![\w]))|(?=(?:km|cm|mm|kg|GHz|MHz|GB|°C)(?![\w]))|(?P<bare>(?![\d,.]\d|\w|-)))"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        before = _word_before(text, match.start())
        if _touches(text, match.start()) or before in words_of("months"):
            return None
        if before.lower() in ("rooms", "room", "pages", "page", "chapters", "steps", "items", "numbers", "lines", "questions"):
            return None
        if match.group("bare") is not None and not self._one_amount(document, match, before):
            return None
        if re.search(r"\d[,;][ \u00a0]?\Z", text[max(0, match.start() - 3) : match.start()]) or text.startswith(" times", match.end()):
            return None
        if match.group(1) == "0" * len(match.group(1)) and len(match.group(1)) > 1:
            return None
        return self.finding(document, match.end(1), match.start(2), ".", fix=_level(document))

    @staticmethod
    def _one_amount(document: Document, match: re.Match[str], before: str) -> bool:
        """Whether a number without a unit that is a word or a sure symbol is one amount all the same."""
        text = document.text
        sign = text[max(0, match.start() - 2) : match.start()].rstrip(" \u00a0")[-1:]
        if sign in _CURRENCIES and len(match.group(2)) == 2:
            return True
        if text.startswith((" l", "\u00a0l"), match.end()) and not text[match.end() + 2 : match.end() + 3].isalnum():
            return before in _ABOUT or text[max(0, match.start() - 2) : match.start()] == ": "
        if before in _ABOUT:
            return True
        if not document.damaged:
            return False
        unit = _SHORT_UNIT.match(text, match.end())
        if unit is not None or _price(text, match):
            return before not in ("See", "see", "and", "or")
        return before in _AMOUNTS and int(match.group(2)) != int(match.group(1)) + 1 and not re.match(r" [a-z]+s\b| and\b|, ?\d", text[match.end() : match.end() + 24])


#: Symbols of units that are words or names elsewhere.
_SHORT_UNIT = re.compile(r"[ \u00a0](?:m|g|l|h|s|t|V|W|A|kB|dB|hp|mAh|m[²³]|km[²³/])(?![\w’'])")
#: Words that lead to one amount.
_AMOUNTS = frozenset(["of", "to", "at", "from", "than", "shows", "show", "showed", "reads", "read", "is", "was", "reached", "hit", "scored", "averaging", "only"])


def _price(text: str, match: re.Match[str]) -> bool:
    """Whether two decimals stand before the word for a currency."""
    unit = re.match(r"[ \u00a0]([a-z]+)", text[match.end() : match.end() + 20])
    return unit is not None and unit.group(1) in _MONEY and len(match.group(2)) == 2


_CURRENCIES = frozenset("€$£₽₴")
_ABOUT = frozenset(["about", "around", "nearly", "almost", "roughly", "approximately", "averages", "averaged"])


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

    Groups of zeros before a plural or a unit, any group before things that only come whole (``1.400
    spectators``), and any behind a currency without small change are rewritten: 2.256 seconds may be a decimal.
    """

    code = "NUM011"
    name = "dot-thousands"
    message = "English groups the digits of a number with commas."
    confidence = 0.93
    examples = (
        ("Some 21.000 people and 1.500.000 bees live there.\n\nThat is all.", "Some 21,000 people and 1,500,000 bees live there.\n\nThat is all."),
        ("We had 1.400 spectators, and the boat costs Rp60.000 a head.\n\nThat is all.", "We had 1,400 spectators, and the boat costs Rp60,000 a head.\n\nThat is all."),
    )
    allows = (
        "The version 2.000 is out, 5.000 seconds is exact, 1.000 V.",
        "It weighs 3.000 kg to the gram and measures 1.435 metres.",
        "An average of 2.345 children per woman, and 1.234 times as many.",
        "See 3.141 lines in section 2.105 rules.",
    )
    behind = "."
    pattern = re.compile(r"([1-9]\d{0,2}(?:\.\d{3}){1,3})(,\d{1,2})?(?![\d.,]\d|\d)(?:[ \u00a0](?:square |cubic )?([a-z]+)(?![\w]|\.\w))?")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        digits, decimals = match.group(1, 2)
        if not (_WHOLE_CURRENCY.search(text, max(0, match.start() - 5), match.start()) or (not _touches(text, match.start()) and self._groups(document, match))):
            return None
        end = match.end(2) if decimals else match.end(1)
        return self.finding(document, match.start(), end, digits.replace(".", ",") + (decimals or "").replace(",", "."), fix=_level(document))

    @staticmethod
    def _groups(document: Document, match: re.Match[str]) -> bool:
        """Whether the points of a number without a sign before it group its digits."""
        text = document.text
        digits, decimals, unit = match.groups()
        before = _word_before(text, match.start()).lower()
        if before in _LABELS:
            return False
        if digits.count(".") > 1 or decimals:
            return True
        if unit in _MAGNITUDES or _RATE.search(text, max(0, match.start() - 25), match.end() + 40):
            return False
        price = text[match.start() - 1 : match.start()] in _CURRENCIES and not re.match(" (?:per|an?|against)\\b", text[match.end(1) : match.end(1) + 9])
        if unit in _MONEY:
            return True
        rounded = document.damaged and (before in _ROUGHLY or price or _uses_points(document))
        if unit is None or "pl" not in number(unit):
            return rounded or (document.damaged and _WHOLE_UNIT.match(text, match.end(1)) is not None)
        return rounded or (unit not in _EXACT and (document.damaged or digits.endswith(".000") or unit in _WHOLE))


_MAGNITUDES = frozenset(MAGNITUDE.split("|"))
#: Words before a number with points that is no amount.
_LABELS = frozenset(["version", "v", "release", "build", "firmware", "section", "rule", "chapter", "article", "update"])


#: Currencies in words: an amount with three decimals is none.
_MONEY = frozenset(["euros", "dollars", "pounds", "rupees", "rubles", "roubles", "hryvnias", "hryvnia", "zloty", "zlotys", "lira", "liras", "lei", "pesos", "reais", "kroner", "kronor", "koruna", "crowns", "yuan", "yen", "won", "baht", "rupiah", "dirhams", "riyals", "francs", "forints", "tenge", "shillings", "naira"])
#: Words that say that an amount is rounded, so that three decimals make no sense.
_ROUGHLY = frozenset(["about", "around", "nearly", "almost", "roughly", "approximately", "some", "over"])
#: Units of which nobody writes a thousandth.
_WHOLE_UNIT = re.compile(r" (?:mAh|rpm|hp|kcal)\b")
_DECIMAL_COMMA = re.compile(rf"(?<![\d.,])\d{{1,3}},\d{{1,2}}(?=[ \u00a0]?%|[ \u00a0](?:{MEASURE}|{SYMBOL})(?!\w))|(?<![\d.,])\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)|\d\.\d{{3}},\d\d(?!\d)")
_DECIMAL_POINT = re.compile(r"(?<![\d.,])\d{1,3}\.\d{1,2}(?![\d.]\d|\d|\.)")


@lru_cache(maxsize=1)
def _uses_points(document: Document) -> bool:
    """Whether a text groups digits with points elsewhere, or sets commas before decimals, and has no decimal point."""
    return _DECIMAL_COMMA.search(document.text) is not None and _DECIMAL_POINT.search(document.text) is None


_RATE = re.compile(r"\b(?:average|mean|rate|ratio|index|factor|score|bought|exchange)\b", re.IGNORECASE)
#: Currencies in which nobody counts the hundredth.
_WHOLE_CURRENCY = re.compile(r"(?:\bRp\.?|\bIDR|\bVND|₫|₩) ?\Z")
#: What is counted and never measured.
_WHOLE = frozenset(
    ["people", "spectators", "visitors", "inhabitants", "residents", "employees", "workers", "soldiers", "troops", "members", "students", "pupils", "teachers", "voters", "votes", "patients", "cases", "deaths", "copies", "tickets", "books", "seats", "beds", "houses", "homes", "apartments", "buildings", "cars", "vehicles", "ships", "aircraft", "trees", "animals", "subscribers", "followers", "users", "customers", "companies", "firms", "jobs", "families", "households", "tourists", "refugees", "migrants", "fans", "participants", "passengers", "runners", "steps", "words", "pages", "schools", "doctors", "women", "men", "horses", "cows", "sheep"]
)
_EXACT = frozenset(["seconds", "second", "minutes", "degrees", "metres", "meters", "inches", "volts", "grams", "units", "kilograms", "litres", "liters", "percent", "points", "times"])
