"""Dates, ordinals, times and money written as in another language."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.document import Document
from cleantext.filters.numbers.digits import NumberRule
from cleantext.filters.numbers.units import MAGNITUDE
from cleantext.finding import Finding
from cleantext.lexicon import number, words_of
from cleantext.rule import PatternRule


class YearWord(NumberRule):
    """``in 2022 year``, ``in 1937 r.``: Slavic and East Asian languages say the word year with the number; English does not.

    The word goes behind a preposition or a month, when nothing follows that it could count or describe.
    """

    code = "NUM020"
    name = "year-word"
    message = "English leaves out the word year behind the number of a year."
    confidence = 0.94
    examples = (
        ("The mill was begun in 1974 year by two brothers.", "The mill was begun in 1974 by two brothers."),
        ("It closed on March 3 2011 year.", "It closed on March 3 2011."),
        ("He was born in 1937 r. in a mill and died in 2001 г. Nobody came.", "He was born in 1937 in a mill and died in 2001. Nobody came."),
    )
    allows = (
        "In the 2022 year book and the 2021 year-end report.",
        "By 2022 year after year fewer came.",
        "The fiscal 2022 year ended.",
    )
    behind = " "
    pattern = re.compile(r"((?:1[5-9]|20)\d\d)( year(?=[,.;:)]|\s*\Z|\n| (?:by|and|in|on|the|was|were|to|at|with|when|as|it|from|for|he|she|they|a)\b(?! year))| [rгр]\.(?![\w.]))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before = document.text[max(0, match.start() - 30) : match.start()]
        word = re.search(r"([A-Za-z]+)[ ,]+(?:\d{1,2},? )?\Z", before)
        if word is None or not (word.group(1).lower() in _BEFORE_YEAR or word.group(1) in words_of("months")):
            return None
        if re.search(r"\bthe \Z", before):
            return None
        ends = match.group(2)[-1] == "." and re.match(r" [A-Z“]|\s*\n|\Z", document.text[match.end(2) : match.end(2) + 2]) is not None
        return self.finding(document, match.start(2), match.end(2), "." if ends else "")


_BEFORE_YEAR = frozenset({"in", "of", "since", "from", "until", "till", "by", "to", "before", "after", "during", "and"})


class SpacedOrdinal(NumberRule):
    """``the 24 th``: an ordinal and its ending are one word."""

    code = "NUM021"
    name = "spaced-ordinal"
    message = "A space splits this ordinal."
    confidence = 0.97
    examples = (("On the 24 th the 1 st ferry sailed.", "On the 24th the 1st ferry sailed."),)
    allows = ("See 12 St James and 5 ND, 3 rd.", "It is 3 st 4 lb.")
    behind = " "
    pattern = re.compile(r"\d{1,3}( )(?:(?<=1 )st|(?<=2 )nd|(?<=3 )rd|th)(?![\w.'’-])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if match.group().endswith("st") and text[match.end() : match.end() + 2].strip().isdigit():
            return None
        if match.group().endswith("rd") and match.group() != match.group().lstrip("0123456789") + "" and not re.match(r"(?:\d*3) rd", match.group()):
            return None
        if text[match.start() - 1 : match.start()] in (".", ",", "/", "-") or not _suffix_fits(match.group()):
            return None
        if not re.match(r"[ ][a-zA-Z]|[,;:)]|\.(?:\s|\Z)|\Z|\n", text[match.end() : match.end() + 2]):
            return None
        before = text[max(0, match.start() - 4) : match.start()].lower()
        if match.group().endswith(("st", "nd", "rd")) and not before.endswith(("the ", "on ")) and not re.match(r" [a-z]", text[match.end() : match.end() + 2]):
            return None
        return self.finding(document, match.start(1), match.end(1), "")


def _ordinal_suffix(digits: str) -> str:
    if len(digits) > 1 and digits[-2] == "1":
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


def _suffix_fits(ordinal: str) -> bool:
    digits, _, suffix = ordinal.partition(" ")
    return _ordinal_suffix(digits) == suffix


class WrongOrdinal(NumberRule):
    """``the 23th``: the ending of an ordinal follows from its last digits."""

    code = "NUM022"
    name = "wrong-ordinal-ending"
    message = "This ordinal has the wrong ending."
    confidence = 0.96
    examples = (("The 23th and the 102th rower came 3th.", "The 23rd and the 102nd rower came 3rd."),)
    allows = ("The 11th, 12th, 13th, 21st and 111th came.", "The 2st4lb sack, 1TH, and 5nd in code.")
    behind = "tsnr"
    pattern = re.compile(r"(\d{0,3}[123])(th)(?![\w-])|(\d{0,3}1[123])(st|nd|rd)(?![\w-])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        digits = match.group(1) or match.group(3)
        suffix = match.group(2) or match.group(4)
        group = 2 if match.group(1) else 4
        right = _ordinal_suffix(digits)
        if right == suffix or document.text[match.start() - 1 : match.start()] in (".", ",", "/", "-", "_"):
            return None
        return self.finding(document, match.start(group), match.end(group), right)


class SpacedCurrency(PatternRule):
    """``$ 60``: English sets the sign of a currency close to the amount.

    With ``€ 60`` and ``US $60``, which some house styles want, it does so where the text elsewhere does.
    """

    code = "NUM030"
    name = "spaced-currency-sign"
    message = "A space splits the currency sign from the amount."
    confidence = 0.96
    examples = (("It sold for $ 60 and £ 4.5 million.", "It sold for $60 and £4.5 million."), ("One cost US$2 million, one US $3 million.", "One cost US$2 million, one US$3 million."))
    allows = ("Run $ 60seconds in a shell.\n$ 2to3 file", "Between 10 $ 20 left.", "The US $100 bill.", "We paid € 60, or US $3 million.")
    triggers = ("$ ", "€ ", "£ ", "¥ ", "₹ ", "US $")
    pattern = re.compile(r"([$€£¥₹])[ \u00a0](?=\d[\d,.]*(?:[ \u00a0)\n,;:%]|\.?\s|\.?\Z|[-–]\d))|\bUS (?=\$\d[\d,.]*(?: (?:million|billion|trillion|thousand)| per\b|[.)]))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if match.group(1) is None:
            before = text[max(0, match.start() - 4) : match.start()]
            if before.endswith("the ") or not _closes(document, "US$"):
                return None
            return self.finding(document, match.end() - 1, match.end(), "")
        before = text[max(0, match.start() - 3) : match.start()]
        if not before.strip() and (match.start() == 0 or before.endswith("\n")) and match.group(1) == "$":
            return None
        if re.search(r"(?:\d[ \u00a0]?|[-–])\Z", before) or text.startswith(("$", "€", "£"), match.end()):
            return None
        if match.group(1) == "€" and not _closes(document, "€"):
            return None  # a style of its own
        return self.finding(document, match.end(1), match.end(), "")


@lru_cache(maxsize=2)
def _closes(document: Document, sign: str) -> bool:
    """Whether the text elsewhere sets this sign close to an amount."""
    return re.search(re.escape(sign) + r"\d", document.text) is not None


#: Objections to a text from which on a space before the percent sign is taken for damage.
_DAMAGED = 5


class SpacedPercent(PatternRule):
    """``50 %`` beside ``40%``: one text writes its percentages in one way.

    The space goes where the text sets the sign close to the number at least as often, or where it is
    so damaged that the space is no style.
    """

    code = "NUM031"
    name = "spaced-percent-sign"
    message = "A space splits the number from its percent sign; this text has none elsewhere."
    confidence = 0.92
    examples = (("Rents rose 40% in May and 50 % in June.", "Rents rose 40% in May and 50% in June."),)
    allows = ("Rents rose 40 % in May and 50 % in June.", "Take 5 %s for 40%.")
    triggers = (" %", "\u00a0%")
    pattern = re.compile(r"(?<=\d)[ \u00a0]%(?!\w)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not (_closes_percent(document) or document.damage >= _DAMAGED):
            return None
        return self.finding(document, match.start(), match.start() + 1, "")


@lru_cache(maxsize=1)
def _closes_percent(document: Document) -> bool:
    text = document.text
    spaced = text.count(" %") + text.count("\u00a0%")
    return text.count("%") - spaced >= spaced


class DegreeSign(PatternRule):
    """``180 º C``: the ordinal mark of Spanish stands for a degree sign, and a space splits the unit."""

    code = "NUM032"
    name = "broken-degree-sign"
    message = "This degree sign is split or is an ordinal mark."
    confidence = 0.94
    examples = (("Bake it at 180 º C for an hour.", "Bake it at 180 °C for an hour."), ("It was 25 ° C.", "It was 25 °C."))
    allows = ("The 1.º C prize, 2º Canto and 30° N.", "An angle of 45 ° is half.")
    triggers = ("º", "° ")
    pattern = re.compile(r"(?<=\d)([ \u00a0]?)(?:º[ \u00a0]?|°[ \u00a0])([CF])(?![\w])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), f"{match.group(1)}°{match.group(2)}")


class ClockWord(NumberRule):
    """``17.30 o’clock``: with minutes, or past twelve, English does not say o’clock."""

    code = "NUM040"
    name = "twenty-four-hour-oclock"
    message = "English does not say o’clock with minutes or after 12."
    confidence = 0.92
    examples = (("The hall opens at 17.30 o’clock and closes at 23 o'clock.", "The hall opens at 17.30 and closes at 23:00."),)
    allows = ("It opens at 5 o’clock and at 12 o'clock.", "The 24 o'clock bells.")
    triggers = ("o’clock", "o'clock")
    behind = " :."
    pattern = re.compile(r"(1[3-9]|2[0-3])( o[’']clock)(?!\w)|([01]?\d|2[0-3])[:.]([0-5]\d)( o[’']clock)(?!\w)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before = document.text[max(0, match.start() - 3) : match.start()]
        if before.endswith((".", ":", ",")) or re.search(r"\d: \Z", before):
            return None
        group = 2 if match.group(1) else 5
        return self.finding(document, match.start(group), match.end(group), ":00" if match.group(1) else "")


class TwentyFourHourPm(NumberRule):
    """``15:30 p.m.`` says afternoon twice; 13 to 23 o'clock need no p.m., and one of the two may be wrong."""

    code = "NUM041"
    name = "twenty-four-hour-pm"
    message = "This hour of the 24-hour clock has p.m. or a.m. with it."
    fix = "none"
    confidence = 0.85
    examples = (("The match began at 19:30 p.m. on Friday.", "The match began at 19:30 p.m. on Friday."),)
    allows = ("It began at 7:30 p.m. and room 15 pm tests.", "It began at 12:30 p.m., or 24:00.")
    behind = ":"
    pattern = re.compile(r"(?:1[3-9]|2[0-3]):[0-5]\d ?(?:[ap]\.m\.|[ap]m\b|[AP]M\b)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if document.text[match.start() - 1 : match.start()] in (":", ".", "/"):
            return None
        return self.finding(document, *match.span(), None)


class MagnitudeClash(NumberRule):
    """``4,000 thousand``: a magnitude that fits the number as badly as this was translated digit by digit."""

    code = "NUM050"
    name = "magnitude-clash"
    message = "The number and its magnitude do not fit each other."
    fix = "none"
    confidence = 0.8
    examples = (("The town has 4,000 thousand trees.", "The town has 4,000 thousand trees."),)
    allows = ("It cost 1,500 million pounds, 400 thousand in all, and 15.841 billion.", "In 2020 million-year-old fish.")
    behind = ", "
    pattern = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{4,7}) (thousand|billion|trillion)(?![\w-])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        digits = match.group(1).replace(",", "")
        if len(digits) < 4 or _is_year(match.group(1)) or document.text[match.start() - 1 : match.start()] in (".", ","):
            return None
        return self.finding(document, *match.span(), None)


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits[:2] in ("19", "20")


class CurrencyBehind(NumberRule):
    """``50 €``: English sets the sign of a currency before the amount.

    Many writers of English in Europe set it behind, so the change is made only on request.
    """

    code = "NUM033"
    name = "currency-sign-behind"
    message = "English sets the currency sign before the amount."
    fix = "unsafe"
    confidence = 0.8
    examples = (("The tower costs 50 € to climb, or 2.5 million €.", "The tower costs €50 to climb, or €2.5 million."),)
    allows = ("The tower costs €50, $50 more.", "It cost $5 €3 less.")
    triggers = ("€", "£", "₽", "₴")
    behind = ",. \u00a0€£₽₴"
    pattern = re.compile(rf"(\d[\d,.]{{0,12}}(?:[ \u00a0](?:{MAGNITUDE}))?)[ \u00a0]?([€£₽₴])(?![\d\w])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before = document.text[match.start() - 1 : match.start()]
        if before in ("$", "€", "£", ".", ",", "-", "–") or before.isalnum():
            return None
        return self.finding(document, *match.span(), f"{match.group(2)}{match.group(1)}")


class PercentInFront(PatternRule):
    """``%35 humidity``: Turkish and Basque set the percent sign before the number; English behind it."""

    code = "NUM034"
    name = "percent-sign-in-front"
    message = "English sets the percent sign behind the number."
    confidence = 0.93
    examples = (("Keep it at %35 relative humidity and %4 salt.", "Keep it at 35% relative humidity and 4% salt."), ("In % 95 of cases %4 of it is salt.", "In 95% of cases 4% of it is salt."))
    allows = ("Print it with %5 d or %20s, and see a%d.", "Growth was 4 %5 more than.", "Escape %41 as A.")
    triggers = ("%",)
    pattern = re.compile(r"(?<=[a-z] )%[ \u00a0]?(\d{1,3}(?:[.,]\d{1,2})?)(?= [a-z]{2,}|[,.;](?:\s|$))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if _prints(document.text, match.start()):
            return None
        return self.finding(document, *match.span(), f"{match.group(1)}%")


def _prints(text: str, at: int) -> bool:
    """Whether the words before a percent sign speak of formats and codes."""
    return re.search(r"\b(?:escapes?|prints?|formats?|codes?|encoded|with|as)\b", text[max(0, at - 25) : at].lower()) is not None


class DoubledNumber(PatternRule):
    """``nine 9 days``, ``1 percent % of``: a number or its percent sign stands there as a word and as a figure."""

    code = "NUM035"
    name = "doubled-number"
    message = "This number or sign stands there twice, as a word and as a figure."
    confidence = 0.93
    examples = (("It took nine 9 days and about 1 percent % of the fish.", "It took nine days and about 1 percent of the fish."),)
    allows = ("We need two 2-litre bottles, three 3 kg bags and one 1 of each.", "Nine 9ers, and of nine (9) days five 4 o’clock teas.")
    triggers = (" 2 ", " 3 ", " 4 ", " 5 ", " 6 ", " 7 ", " 8 ", " 9 ", " 10 ", " 11 ", " 12 ", "percent %", "per cent %")
    pattern = re.compile(r"(?<=\b(?i:per[ \u00a0]cent)) %(?= [a-z])|(?<=percent) %(?= [a-z])|\b(t(?:wo|hree|en|welve)|f(?:our|ive)|s(?:ix|even)|e(?:ight|leven)|nine) (\d{1,2})(?= [a-z]{3,})", re.IGNORECASE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if match.group(1) is None:
            return self.finding(document, *match.span(), "")
        unit = re.match(r" ([a-z]+)", document.text[match.end() : match.end() + 24])
        if _NUMBER_WORDS.get(match.group(1).lower()) != match.group(2) or unit is None or "pl" not in number(unit.group(1)):
            return None
        return self.finding(document, match.end(1), match.end(2), "")


_NUMBER_WORDS = dict(zip(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], map(str, range(2, 13)), strict=True))


class OrdinalPoint(NumberRule):
    """``the 1. of the month``: German and its neighbours write ordinals with a point."""

    code = "NUM023"
    name = "ordinal-point"
    message = "English writes this ordinal with its ending."
    confidence = 0.93
    examples = (("It counts from the 1. of the month and the 23. of May.", "It counts from the 1st of the month and the 23rd of May."),)
    allows = ("He came on the 1. Of the rest, two left.", "See step 1. of course it works.", "At the 1. FC Kickers.")
    behind = "."
    pattern = re.compile(r"([12]?\d|3[01])\.(?= of (?:the (?:month|year|following|next|current)|each month|every month|[A-Z][a-z]+))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        month = re.match(r" of ([A-Z][a-z]+)", text[match.end() : match.end() + 20])
        if not text[: match.start()].endswith(("the ", "The ")) or (month and month.group(1) not in words_of("months")):
            return None
        return self.finding(document, match.end() - 1, match.end(), _ordinal_suffix(match.group(1)))


class PointDate(NumberRule):
    """``around the 15.10.``: a day and a month with points, as German and Slavic texts write dates.

    Which month it is can be read, how the text wants dates written cannot, so this only flags.
    """

    code = "NUM060"
    name = "date-with-points"
    message = "This date is written as in another language."
    fix = "none"
    confidence = 0.75
    examples = (("Plant them around the 15.10. or later.", "Plant them around the 15.10. or later."),)
    allows = ("It weighs 15.10. The rest is gone.", "See version 12.11. of the book.", "The 3.10. release.")
    behind = "."
    pattern = re.compile(r"([12]?\d|3[01]|0[1-9])\.(0?[1-9]|1[0-2])\.(?= [a-z]|[,;)])")
    _before = re.compile(r"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince|[Ff]rom|[Aa]round|[Bb]efore|[Aa]fter|[Tt]o)(?: the)? \Z")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not self._before.search(document.text, max(0, match.start() - 14), match.start()):
            return None
        return self.finding(document, *match.span(), None)


class ImpossibleDate(NumberRule):
    """``31 April``: a day that its month does not have; which part is wrong cannot be told."""

    code = "NUM051"
    name = "impossible-date"
    message = "This month does not have that day."
    fix = "none"
    confidence = 0.85
    examples = (("She died on 31 April at home.", "She died on 31 April at home."),)
    allows = ("She died on 30 April or 29 February.", "The 31 June bugs and 31 Novembers.", "On 31 March 31 April fools came.")
    behind = " s"
    pattern = re.compile(r"(?:30|31)(?:st)? (?:of )?February\b|31(?:st)? (?:of )?(?:April|June|September|November)\b")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before = document.text[max(0, match.start() - 4) : match.start()]
        if not before.endswith(("on ", "On ", "of ", "to ", "by ")):
            return None
        return self.finding(document, *match.span(), None)


class SpacedScore(NumberRule):
    """``It finished 1: 1``: a score is set close."""

    code = "NUM042"
    name = "spaced-score"
    message = "A space splits this score."
    confidence = 0.9
    examples = (("The match finished 1: 1, and they had won 3: 2 before.", "The match finished 1:1, and they had won 3:2 before."),)
    allows = ("She finished 1: 1 cup sugar, 2 eggs.", "Step 1: 1 egg. They won chapter 3: 2 stars.", "It ended at 17: 30 people left.")
    behind = ":"
    pattern = re.compile(r"\d{1,2}: (\d{1,2})(?=[,.;)]| (?:and|to|on|in|at|against|after|before|with|for)\b)")
    _before = re.compile(r"\b(?:finished|finishes|ended|ends|won|win|wins|lost|lose|loses|beat|drew|draw|victory|defeat|score|score was|leading|led) \Z")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not self._before.search(document.text, max(0, match.start() - 12), match.start()):
            return None
        return self.finding(document, match.start(1) - 1, match.start(1), "")
