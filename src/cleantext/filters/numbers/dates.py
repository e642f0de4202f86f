"""Dates and times of which a part was torn off or misread."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.document import Document
from cleantext.filters.numbers.digits import NumberRule
from cleantext.finding import Finding
from cleantext.lexicon import number, usual_tag, verb_forms, words_of

#: The months, as alternatives of a pattern.
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"


def _before(document: Document, start: int) -> str:
    """The word before an offset, with a comma behind it if there is one; empty when it is none."""
    match = re.search(r"([A-Za-z]+,?)[ \u00a0]\Z", document.text[max(0, start - 16) : start])
    return match.group(1) if match else ""


class SplitClock(NumberRule):
    """``at 11: 05``: a tokeniser parts the minutes from the hour.

    Behind a preposition of time, an hour, a colon and two digits below 60 are a time of day; verses of
    the Bible, scores and ratios have other words before them.
    """

    code = "NUM043"
    name = "split-clock"
    message = "A space splits this time of day."
    confidence = 0.95
    examples = (("The gate opens at 11: 05 and closes around 18 : 30.", "The gate opens at 11:05 and closes around 18:30."), ("It is open from 9: 00 to 20: 00.", "It is open from 9:00 to 20:00."))
    allows = ("Read Psalm 11: 10 and Mark 4: 30.", "At 3: 20 people came. The ratio of 4: 30 is odd.")
    behind = ": "
    _time = re.compile(r"(?i:\b(?:at|around|about|by|until|from|since|before|after)|:[0-5]\d (?:to|and)) \Z")
    pattern = re.compile(
        r"(?:[01]?\d|2[0-3])( ?: )[0-5]\d(?= ?[ap]\.?m\b| (?:and|on|in|to|the|local|GMT|UTC|CET|EST|EDT)\b|[,.;)](?!\d)|\s*\Z|\n)"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before = document.text[max(0, match.start() - 16) : match.start()]
        if not self._time.search(before):
            return None
        return self.finding(document, *match.span(1), ":")


_MONTHS = MONTH.split("|")
_SHORT_MONTH = r"(?:January|February|March|April|June|July|August|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)"
_MONTH_FIRST = re.compile(rf"\b{_SHORT_MONTH} \d{{1,2}}(?!\d)")
_DAY_FIRST = re.compile(rf"\b\d{{1,2}} {_SHORT_MONTH}")


@lru_cache(maxsize=1)
def _month_first(document: Document) -> bool:
    """Whether a text sets the month before the day in most of its dates."""
    return len(_MONTH_FIRST.findall(document.text)) > len(_DAY_FIRST.findall(document.text))


class DottedDate(NumberRule):
    """``detained on the 27.02.2025``, ``on 16.03 at 17:00``: a date in figures with points, as much of Europe writes it.

    Points always part day, month and year in this order, so the month can be written out, before or behind the day as in the other
    dates of the text. Only behind a preposition of time in a text that shows damage elsewhere; without the year only where nothing follows that the number
    could count.
    """

    code = "NUM061"
    name = "dotted-date"
    message = "This date is written in figures with points."
    confidence = 0.88
    examples = (
        (
            "It fell by by half and and rose.He was held on the 27.02.2025 at home. The game is on 16.03 at 17:00.",
            "It fell by half and rose. He was held on 27 February 2025 at home. The game is on 16 March at 17:00.",
        ),
    )
    allows = (
        "He was held on the 27.02.2025 at home.",
        "It rose on 10.04 percent and ran on 10.04 until 12.10 came.",
        "Version 1.02.2020 is out, and so is the build of 31.13.2020.",
    )
    behind = "."
    pattern = re.compile(r"(0?[1-9]|[12]\d|3[01])\.(?:(0?[1-9]|1[0-2])\.((?:19|20)\d\d)|(0[1-9]|1[0-2]))(?![\d/_-]|[.,]\d)(?: ?(?:г\.|р\.|r\.))?")
    _before = re.compile(r"\b(?:[Oo]n|[Uu]ntil|[Ss]ince|[Bb]efore|[Aa]fter|(?P<loose>[Ff]rom|[Ff]or|[Bb]y|[Oo]f|[Tt]ill|[Dd]ated|[Tt]o|[Aa]round|[Bb]etween|[Aa]nd))( the)? \Z")
    _alone = re.compile(r" at \d|[,;)]|\.(?:\s|\Z)|\Z|\n")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        before = self._before.search(text, max(0, match.start() - 14), match.start())
        if before is None or not document.damaged:
            return None
        day, month, year, bare_month = match.groups()
        if year is None and (before.group("loose") or not self._alone.match(text, match.end())):
            return None
        name, number_of_day = _MONTHS[int(month or bare_month) - 1], str(int(day))
        date = f"{name} {number_of_day}" if _month_first(document) else f"{number_of_day} {name}"
        if year is not None:
            date += f", {year}" if _month_first(document) else f" {year}"
        start = before.start(2) + 1 if before.group(2) else match.start()
        return self.finding(document, start, match.end(), date)


class HyphenClock(NumberRule):
    """``at 17-00``: Russian and its neighbours write a time of day with a hyphen.

    Behind ``at`` or ``until``, with full or half hours that can be no range, in a text that shows damage elsewhere.
    """

    code = "NUM044"
    name = "hyphen-clock"
    message = "English writes a time of day with a colon or a point."
    confidence = 0.9
    examples = (("It fell by by half and and rose.The game is at 17-00 local time.", "It fell by half and rose. The game is at 17:00 local time."),)
    allows = ("The game is at 17-00 local time.", "It was sold at 19-30 euros each.")
    behind = "-"
    pattern = re.compile(r"([01]?\d|2[0-3])-(00|30|15|45)(?![\w-]|[.,:]\d)(?=[.,;)]|\s*\Z|\n| (?:local|on|in|and|at|the|to|until|Moscow|Kyiv|[Hh]ours)\b)")
    _before = re.compile(r"\b(?:at|until|till|from|by|before|after|around) \Z")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not document.damaged or not self._before.search(document.text, max(0, match.start() - 8), match.start()):
            return None
        hour, minutes = match.groups()
        if minutes != "00" and len(hour) < 2:
            return None
        return self.finding(document, *match.span(), f"{hour}:{minutes}")


#: What is measured in litres, so that ``2l cans`` is no slip.
_VESSELS = frozenset(["bottles", "cans", "jars", "tanks", "pots", "bags", "buckets", "containers", "engines", "jugs", "kettles", "pans", "boxes", "cartons", "barrels", "kegs", "tins", "backpacks", "packs", "rucksacks"])


class LetterForDigit(NumberRule):
    """``on 3l January``, ``in 2O19`` and ``4O places``: a letter that looks like a digit was read for it.

    It is put back in the day before a month, in a year behind a preposition or a month, and before what is counted; in front of
    the digits (l7 houses) only in a text that shows damage elsewhere.
    """

    code = "NUM006"
    name = "letter-for-digit"
    message = "A letter stands for the digit that it looks like."
    confidence = 0.95
    examples = (
        ("It closed on 3l January and opened again in 2O19.", "It closed on 31 January and opened again in 2019."),
        ("There are 4O places and 2l letters, and 4I bells, for 3OO,000 euros.", "There are 40 places and 21 letters, and 41 bells, for 300,000 euros."),
        ("It fell by by half and and rose.It took l7 houses and l02 boats on l2 May.", "It fell by half and rose. It took 17 houses and 102 boats on 12 May."),
    )
    allows = (
        "The units 3l and 2O are none.",
        "Flat 1l, in 19O and at 2O1 and 3O January Street.",
        "The 3I atlas, 5l bottles and 2l cans.",
        "See plate l7 here, the l2 norm, l1 losses and the class l2 users.",
    )
    behind = "lIO "
    pattern = re.compile(rf"(?<=(?<![\w’'-])[lI])\d[\dO]{{0,2}}(?= (?P<led>[a-z]{{3,}}|{MONTH})\b)|(?P<group>[1-9][\dO]?[lIO](?=,\d{{3}}(?!\d)))|([1-9]\d?[lIO])(?= (?P<counted>[a-z]{{3,}})\b)|(?:[12][lIO]|3[lO])(?= (?:of )?(?:{MONTH})\b)(?! (?:of )?(?:{MONTH}) [A-Z])|[12][\dlIO]{{3}}(?!\w)")
    _digits = str.maketrans("lIO", "110")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        word = match.group()
        plain = word.translate(self._digits)
        before = _before(document, match.start())
        if match.group("group"):
            return None if match.start() and document.text[match.start() - 1].isalnum() else self.finding(document, *match.span(), plain)
        if match.group("led"):
            return self._led(match, document, plain)
        if match.group("counted"):
            capacity = word.endswith("l") and (before in ("a", "an", "the") or match.group("counted") in _VESSELS)
            if "pl" not in number(match.group("counted")) or capacity or before in ("the", "The", "type", "class") or (match.start() and document.text[match.start() - 1].isalnum()):
                return None
            return self.finding(document, *match.span(), plain)
        if len(plain) == 4:
            if not re.fullmatch("1[5-9]..|20..", plain) or not (before in ("in", "In", "since", "Since", "until", "of") or before.rstrip(",") in words_of("months")):
                return None
        elif len(plain) != 2 or before.lower() not in ("on", "of", "until", "from", "since", "by", "the"):
            return None
        return self.finding(document, *match.span(), plain)

    def _led(self, match: re.Match[str], document: Document, plain: str) -> Finding | None:
        """The finding for a letter in front of digits, before what is counted or before a month."""
        counted, start = match.group("led"), match.start() - 1
        if not document.damaged or document.text[start] != "l" or _before(document, start).lower() in ("type", "class", "plate", "figure", "level"):
            return None
        if counted.islower() and ("pl" not in number(counted) or "base" in verb_forms(counted) or usual_tag(counted) not in ("NOUN", None)):
            return None
        return self.finding(document, start, match.end(), f"1{plain}")
