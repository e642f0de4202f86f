"""Names whose parts change their order within one document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import (
    chinese_surnames,
    given_names,
    is_word,
    korean_surnames,
    proper_case,
    surnames,
    vietnamese_surnames,
    words_of,
    zipf,
)
from cleantext.mentions import GENITIVE, NAME, Mention, mentions
from cleantext.rule import PatternRule, Rule

#: Endings of surnames of Eastern Europe, the Caucasus and Central Asia.
_SURNAME_ENDING = re.compile(r"(?:[oe]va?|enko|[cs]ky|ski|ska|skaya|chuk|[dj]ze|shvili|yan|oğlu|oglu|zade|zadeh|ović|ević|ovic|evic|escu|ić)$")
#: A run of more capitalised words is a heading.
_LONGEST = 6

_Pair = tuple[str, str]


def _core(mention: Mention) -> Mention:
    """A mention without the common words and days at its ends."""
    first, last = 0, len(mention.words)
    while first < last and _is_common(mention.words[first]):
        first += 1
    while first < last and _is_common(mention.words[last - 1]):
        last -= 1
    return mention if last - first == len(mention.words) else replace(mention, words=mention.words[first:last], spans=mention.spans[first:last])


#: From this frequency on a word is more than a coincidence of letters.
_COMMON = 3.0


def _is_common(word: str) -> bool:
    """Whether a word is a common one or a day, and no surname of East Asia."""
    if len(word) < 2 or word in korean_surnames() | chinese_surnames():
        return False
    return zipf(word.lower()) >= _COMMON or any(word in words_of(each) for each in ("months", "weekdays"))


def _may_be_person(first: str, second: str) -> bool:
    """Whether two words may be the parts of a name: none is common, and only one a place, of which many people have their name."""
    if _is_common(first) or _is_common(second):
        return False
    return not (proper_case(first.lower()) and proper_case(second.lower()))


class NameOrderFlip(Rule):
    """``Sato Kenji`` beside ``Kenji Sato``, ``Inês Vale Maria`` beside ``Maria Inês Vale``: the order of a name changed within the document.

    Which order is right depends on the person's own usage, so the default only reports it; where the
    document uses one of the words alone as the surname, the likely order is offered. In a text that shows damage elsewhere
    a Slavic, Caucasian or Turkic surname in front of a first name counts without the other order, when the text has other names the usual way round.
    """

    code = "NAM022"
    name = "name-order-flip"
    message = "The parts of this name stand in the other order elsewhere."
    fix = "unsafe"
    confidence = 0.8
    examples = (
        (
            "Kenji Sato runs the inn. Sato cooks. On Sunday Sato Kenji rested.",
            "Kenji Sato runs the inn. Sato cooks. On Sunday Kenji Sato rested.",
        ),
        (
            "It shut on monday.It rained on tuesday. Maria Inês Valdera runs the inn. Later Inês Valdera Maria rested.",
            "It shut on Monday. It rained on Tuesday. Maria Inês Valdera runs the inn. Later Maria Inês Valdera rested.",
        ),
    )
    allows = (
        "Singapore Tourism met the Tourism Singapore board.",
        "Kenji Sato met Sato Hiro.",
        "Kenji Sato (in Japanese Sato Kenji) runs the inn.",
    )

    def applies_to(self, document: Document) -> bool:
        """Whether any two capitalised words follow each other both ways round, or damage shows."""
        pairs = document.capital_pairs
        return document.damaged or any((GENITIVE.sub("", second), first) in pairs for first, second in pairs)

    def find(self, document: Document) -> Iterator[Finding]:
        places: defaultdict[_Pair, list[Mention]] = defaultdict(list)
        named = [mention for each in document.once(mentions).all if 1 < len(each.words) <= _LONGEST and len((mention := _core(each)).words) > 1]
        for mention in named:
            for place, first in enumerate(mention.words):
                for second in mention.words[place + 1 :]:
                    places[first, second].append(mention)
        done = set()
        for (first, second), flipped in places.items():
            usual = places.get((second, first))
            if usual is None or first == second or not _may_be_person(first, second):
                continue
            if len(usual) < len(flipped):
                continue
            if len(usual) == len(flipped) and not self._comes_second(first, second, usual[0].start < flipped[0].start):
                continue
            sentences = {document.sentence_at(mention.start) for mention in usual}
            for mention in flipped:
                if mention.start in done or document.sentence_at(mention.start) in sentences:
                    continue
                done.add(mention.start)
                yield self._flipped(document, mention, usual[0], len(usual) + len(flipped))
        if document.damaged:
            for mention in named:
                if mention.start not in done and self._surname_first(mention) and any(self._given_first(other) for other in named):
                    yield self.finding(document, mention.start, mention.end, None, message="Other names in this text have the surname last.", confidence=0.7)

    def _flipped(self, document: Document, mention: Mention, usual: Mention, count: int) -> Finding:
        name = " ".join(usual.words)
        alone = document.vocabulary[mention.words[0]] > count  # the flipped form starts with the surname
        same = sorted(usual.words) == sorted(mention.words) and document.text[usual.start : usual.end] == name
        settled = same and (alone or len(usual.words) > 2)
        return self.finding(document, mention.start, mention.end, name if settled else None, message=f"Elsewhere this name stands as {name}.")

    @staticmethod
    def _comes_second(first: str, second: str, later: bool) -> bool:
        """Which of two equally frequent orders to report: the one that sets a Vietnamese or Korean surname last, or a Slavic, Caucasian or Turkic one or none but a given name first; else the later one."""
        family = vietnamese_surnames() | korean_surnames() | chinese_surnames()
        if (first in family) != (second in family):
            return second in family
        if first in family:
            return later
        if bool(_SURNAME_ENDING.search(first)) != bool(_SURNAME_ENDING.search(second)):
            return _SURNAME_ENDING.search(first) is not None
        if (first.lower() in given_names()) != (second.lower() in given_names()):
            return second.lower() in given_names()
        return later

    @staticmethod
    def _surname_first(mention: Mention) -> bool:
        first, second = mention.words[0].lower(), mention.words[-1].lower()
        if len(mention.words) != 2 or first in given_names() or proper_case(f"{first} {second}"):
            return False
        if second in given_names() and second not in surnames() and first in surnames():
            return True
        ends = _SURNAME_ENDING.search(first) is not None and not first.endswith(("ska", "ski", "skaya", "cky", "sky"))
        return ends and not _SURNAME_ENDING.search(second) and second not in surnames()

    @staticmethod
    def _given_first(mention: Mention) -> bool:
        first, second = mention.words[0].lower(), mention.words[-1].lower()
        return len(mention.words) == 2 and second not in given_names() and (first in given_names() or _SURNAME_ENDING.search(second) is not None)


class TitleWithinName(PatternRule):
    """``said Lindqvist Dr. Ulla``: surname, title and first name in the order of a register.

    Only in a text that shows damage elsewhere; which of the two is the surname the text may not say, so this only flags.
    """

    code = "NAM025"
    name = "title-within-name"
    message = "A title stands between the parts of this name."
    fix = "none"
    confidence = 0.8
    examples = (
        (
            "It shut on monday.It rained on tuesday. The head, Lindqvist Dr. Ulla, left.",
            "It shut on Monday. It rained on Tuesday. The head, Lindqvist Dr. Ulla, left.",
        ),
    )
    allows = ("The head, Lindqvist Dr. Ulla, left.", "The dean, Ulla Lindqvist, PhD, met Mayor Dr. Berg and Professor Dr. Lind in Lund.")
    triggers = ("Dr", "Prof", "Ing", "Mgr", "Mag", "Mr", "Mrs", "Ms")
    pattern = re.compile(rf"(?<![\w’'.-])(?P<first>{NAME}) (?:(?:Dr|Prof|Dipl|Ing|Mgr|Mag|Mrs?|Ms)\.? ){{1,2}}(?P<second>{NAME})")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not document.damaged:
            return None
        first, second = (GENITIVE.sub("", word) for word in match.group("first", "second"))
        known = (words_of("honorifics"), words_of("sentence_openers"))
        if is_word(first.lower()) or proper_case(first.lower()) or any(first in words for words in known) or is_word(second.lower()):
            return None
        return self.finding(document, *match.span(), None)


class SurnameInCapitals(PatternRule):
    """``By LEGRAND Solène``: the surname first and in capitals, as registers write it.

    Behind ``By`` it becomes ``Solène Legrand``; elsewhere it is flagged in a text that shows damage elsewhere. Names of East Asia keep
    their order, and a text with three such names has its style.
    """

    code = "NAM026"
    name = "surname-in-capitals"
    message = "The surname stands first and in capitals."
    confidence = 0.85
    examples = (
        (
            "It shut on monday.It rained on tuesday.\n\nBy LEGRAND Solène\n\nThere was a bench.",
            "It shut on Monday. It rained on Tuesday.\n\nBy Solène Legrand\n\nThere was a bench.",
        ),
    )
    allows = (
        "By LEGRAND Solène",
        "The IAEA Director left, and Solène LEGRAND stayed. CHEN Wanyu wrote to NASA Jane.",
        "LEGRAND Solène, HOAREAU Marc and PICARD Anne signed.",
    )
    pattern = re.compile(r"(?<![\w’'.-])(?P<surname>[A-ZÀ-ÖØ-Þ]{4,20}(?:[-’'][A-ZÀ-ÖØ-Þ]{2,20})?) (?P<given>[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?)(?![\w’'-]| [A-Z])")

    def find(self, document: Document) -> Iterator[Finding]:
        if document.damaged and any(len(word) > 3 and word.isupper() for word in document.vocabulary.unknown_capitalised):
            found = list(super().find(document))
            if len(found) < 3:
                yield from found

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        surname, given = match.group("surname", "given")
        eastern = chinese_surnames() | korean_surnames() | vietnamese_surnames()
        if surname.capitalize() in eastern or is_word(surname.lower()) or proper_case(surname.lower()) or is_word(given.lower()) or proper_case(given.lower()):
            return None
        text, vocabulary = document.text, document.vocabulary
        by = re.search(r"(?:^|\n)By \Z", text[max(0, match.start() - 4) : match.start()]) is not None
        if not by and re.search(r"[A-Z]\w* \Z", text[max(0, match.start() - 20) : match.start()]):
            return None
        proper = "-".join(part.capitalize() for part in surname.split("-"))
        known = given.lower() in given_names() or surname.lower() in surnames() or vocabulary[proper] or vocabulary[given] > 1
        if not (known or by):
            return None
        return self.finding(document, *match.span(), f"{given} {proper}" if by else None)
