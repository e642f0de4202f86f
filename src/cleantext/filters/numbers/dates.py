"""Dates and times of which a part was torn off or misread."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.filters.numbers.digits import NumberRule
from cleantext.finding import Finding
from cleantext.lexicon import number, usual_tag, verb_forms, words_of

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"


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
        ("There are 4O places and 2l letters, and 4I bells.", "There are 40 places and 21 letters, and 41 bells."),
        ("It fell by by half and and rose.It took l7 houses and l02 boats on l2 May.", "It fell by half and rose. It took 17 houses and 102 boats on 12 May."),
    )
    allows = (
        "The units 3l and 2O are none.",
        "Flat 1l, in 19O and at 2O1 and 3O January Street.",
        "The 3I atlas, 5l bottles and 2l cans.",
        "See plate l7 here, the l2 norm, l1 losses and the class l2 users.",
    )
    behind = "lIO "
    pattern = re.compile(rf"(?<=(?<![\w’'-])[lI])\d[\dO]{{0,2}}(?= (?P<led>[a-z]{{3,}}|{_MONTH})\b)|([1-9]\d?[lIO])(?= (?P<counted>[a-z]{{3,}})\b)|(?:[12][lIO]|3[lO])(?= (?:of )?(?:{_MONTH})\b)(?! (?:of )?(?:{_MONTH}) [A-Z])|[12][\dlIO]{{3}}(?!\w)")
    _digits = str.maketrans("lIO", "110")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        word = match.group()
        plain = word.translate(self._digits)
        before = _before(document, match.start())
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
