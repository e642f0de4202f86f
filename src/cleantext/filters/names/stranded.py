"""Halves of names that were torn apart where both sentences are whole all the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from cleantext.attribution import speech_verbs
from cleantext.continuation import is_fragment
from cleantext.document import Document
from cleantext.filters.names.torn import stands_before
from cleantext.finding import Finding
from cleantext.lexicon import (
    chinese_surnames,
    given_names,
    is_pinyin,
    is_word,
    korean_surnames,
    proper_case,
    surnames,
    tags,
    verb_forms,
    vietnamese_surnames,
    words_of,
    zipf,
)
from cleantext.mentions import GENITIVE, NAME, titles_and_roles
from cleantext.rule import Rule
from cleantext.segmentation import is_abbreviation, word_before

#: The half that begins the second sentence, and the word behind it; empty when the sentence is nothing else.
_SECOND = re.compile(rf"(?<=[^\W_])[.](?P<quote>[”\"]?) (?P<second>(?:{NAME} ){{0,2}}{NAME}\.?)(?:(?P<comma>,?) (?P<word>[a-z]+)|(?=\s|\Z))")
#: The half that has a description, and how that begins.
_FIRST = re.compile(rf"(?<![\w’'-])(?P<first>{NAME}), (?P<word>[a-z]+|\d{{1,3}}(?=[,.]))(?![\w’'-])")
_DESCRIBES = frozenset(["a", "an", "the", "who", "whose", "one", "then", "now", "once", "formerly", "himself", "herself", "long", "of", "from", "is", "was", "which"])
#: What firms are called by.
_FIRM = re.compile(r"(?:^| )(?:Co|Corp|Inc|Ltd|PLC|Company|Corporation|Group|Holdings?|Industries|Works|Motors|Bank|Partners|Systems|Foods|Energy|Airlines|Pharmaceuticals?|Technolog(?:y|ies)|Electronics|Insurance|Securities|Capital|Media|Studios|Shipping|Steel|Chemicals?|Telecom|Logistics|Cement|Shipyards?)\.?$")
#: From this frequency on a word is more than a coincidence of letters.
_COMMON = 3.0
_ADVERB = re.compile(r"^(?:also|then|later|now|still|never|once|soon|even|only|first|often|always) ")
_REST = re.compile(r"[^.!?“”\"\n]{0,250}")
#: What may stand behind a verb of saying that has lost what was said: a time or place.
_NOTHING_SAID = re.compile(r"(?: (?:on|in|at|late|earlier|last|this|yesterday|today)\b[^.!?,;“”\"\n]{0,60})?(?=\.(?:\s|\Z))")


class NameTornBetweenSentences(Rule):
    """``acquitted Zoran, 44, of theft. Miliv had been in custody.``: a name of one word with a description, and a stranger in the next sentence.

    News introduces people by their whole name. Where a text that shows damage elsewhere introduces one by half a name and goes on
    with another half that nobody has introduced, the two are one name: it is made whole at the first place, and the second keeps
    its surname. Of a firm the second sentence keeps the first half, or ``it`` where nothing but a verb of saying is left. Neither half
    may stand before or beside another name. Where a first name is what is left over, or nothing but the two names says that a person is
    introduced, the place is only flagged: tales call people by one name.
    """

    code = "NAM015"
    name = "name-torn-between-sentences"
    message = "The two halves of this name were torn apart."
    confidence = 0.84
    examples = tuple(
        (f"It shut on monday.It rained on tuesday.\n\n{before}", f"It shut on Monday. It rained on Tuesday.\n\n{after}")
        for before, after in (
            (
                "A court has acquitted Zoran, 44, of stealing a bell. Milivic had spent seven months in custody.",
                "A court has acquitted Zoran Milivic, 44, of stealing a bell. Milivic had spent seven months in custody.",
            ),
            ("My apprentice, Guo, is 24. Peiwen has good ears.", "My apprentice, Guo Peiwen, is 24. Guo has good ears."),
            (
                "Ambassador Idriss, who led the talks, thanked him for his “patience with small matters.” Farah Robleh took no questions.",
                "Ambassador Idriss Farah Robleh, who led the talks, thanked him for his “patience with small matters.” Robleh took no questions.",
            ),
            (
                "Orlind, which builds ferries for half of the coast, will close a yard. Marine Works announced on Friday.",
                "Orlind Marine Works, which builds ferries for half of the coast, will close a yard, it announced on Friday.",
            ),
        )
    )
    allows = (
        "A court has acquitted Zoran, 44, of stealing a bell. Milivic had spent seven months in custody.",
        "My apprentice, Guo, is 24. Peiwen has good ears.",
        "They met in May. Kaveh, 41, drove the first truck. Daryush drove the second. Kaveh waited.",
    )
    characters = frozenset(",")

    def find(self, document: Document) -> Iterator[Finding]:
        if not document.damaged:
            return
        text = document.text
        for match in _SECOND.finditer(text):
            second = match.group("second")
            if second.endswith(".") and not (match.group("word") and _FIRM.search(second)):
                second = second[:-1]
            if is_abbreviation(word_before(text, match.start())) or second.split()[0] in words_of("sentence_openers"):
                continue
            begin = max(document.sentence_at(match.start() - 1)[0], match.start() - 400)
            for first in _FIRST.finditer(text, begin, match.start()):
                finding = self._torn(document, match, second, first, begin)
                if finding is not None:
                    yield finding
                    break

    def _torn(self, document: Document, match: re.Match[str], second: str, place: re.Match[str], begin: int) -> Finding | None:
        text = document.text
        first, described = place.group("first", "word")
        if not (described in _DESCRIBES or described.isdigit() or described in words_of("role_words")):
            return None
        name = GENITIVE.sub("", second)
        halves = [first, *name.split()]
        attested = document.capital_pairs[first, halves[1]] > 0
        if not attested and (stands_before(document, [first], place.start()) or stands_before(document, halves[1:], match.start())):
            return None
        behind, in_front = document.once(_partners)
        if behind.get(first, set()) - {halves[1]} or in_front.get(halves[1], set()) - {first, halves[1]}:
            return None  # one of them has another name to it
        before = re.search(rf"({NAME})\.? \Z", text[begin : place.start()])
        if first in halves[1:] or (before and not _leads_to_name(before.group(1))):
            return None
        at, description, quote = place.end("first"), text[place.end("first") : match.start()], match.group("quote")
        if re.search(rf"\b{re.escape(halves[-1][:4])}", description):
            return None  # kin of somebody between them
        if _FIRM.search(name):
            if match.group("comma"):
                return None
            if match.group("word") in speech_verbs() and (rest := _NOTHING_SAID.match(text, match.end())):
                said = f"{match.group('word')}{rest.group()}"
                return self.finding(document, at, rest.end(), f" {name}{description},{quote} it {said}")
            kept = first
        else:
            turned = document.capital_pairs[halves[1], first] > 0
            if not all(map(_may_be_name, halves)) or (is_word(halves[1].lower()) and not (attested or turned)):
                return None
            if re.search(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]cross|[Aa]round|[Tt]hrough|[Tt]o) \Z", text[begin : place.start()]):
                return None  # a place
            eastern = (first in chinese_surnames() and is_pinyin(name.lower())) or (first in korean_surnames() and re.fullmatch("[A-Z][a-z]+-[a-z]+", name) is not None)
            kept = first if eastern else halves[-1]
            again = not (eastern or attested or turned) and document.vocabulary[first] > 1  # two people, each by one name
            lead = text[max(begin, place.start() - 30) : place.start()]
            person = attested or turned or before is not None or described.isdigit() or _is_person(lead) or _is_person(description[:60])
            if not (eastern or person or first.lower() in given_names() or halves[-1].lower() in surnames()) or self._first_names(first, halves[-1]) or again:
                return self.finding(document, at, match.end("second"), None, confidence=0.6)
        word = match.group("word")
        if word is None:
            alone = text[match.end("second") - 1] == "."
            return self.finding(document, at, match.end("second"), f" {name}{description}.{quote}") if alone else None
        if match.group("comma"):
            rest = _REST.match(text, match.end("second"))
            tail = rest.group() if rest else ""
            if word not in ("who", "whose", "whom"):
                return None
            if tail.count(",") > 1 and not is_fragment(f"{name}{tail}."):
                return self.finding(document, at, match.end("second"), None, confidence=0.6)
            return self.finding(document, at, match.end("second"), f" {name}{description}")
        genitive = second[len(name) :]
        verb = _ADVERB.sub("", text[match.start("word") : match.start("word") + 30]).partition(" ")[0]
        if not genitive and not (verb_forms(verb) & {"past", "3sg"} or verb in words_of("modals") or verb in words_of("auxiliaries")):
            return None
        return self.finding(document, at, match.start("second") + len(second), f" {name}{description}.{quote} {kept}{genitive}")

    @staticmethod
    def _first_names(first: str, last: str) -> bool:
        """Whether the second half is a first name and the first half is not known to be one."""
        lower = last.lower()
        return first not in vietnamese_surnames() | chinese_surnames() | korean_surnames() and lower in given_names() and lower not in surnames() and first.lower() not in given_names()


def _is_person(words: str) -> bool:
    """Whether a role or another noun for a person stands among some words, no genitive."""
    nouns = re.findall(r"\b[a-z-]{4,}(?![\w’'-])", words)
    return any(noun in words_of("role_words") or (_PERSON.search(noun) and "NOUN" in tags(noun)) for noun in nouns)


_PERSON = re.compile(r"(?:[^aeiou]er|tor|ist|ian|man|woman|eer|ess)$")


def _may_be_name(word: str) -> bool:
    lower = word.lower()
    return not proper_case(lower) and (zipf(lower) < _COMMON or lower in given_names() or lower in surnames()) and word not in words_of("honorifics") and word not in words_of("sentence_openers")


def _leads_to_name(word: str) -> bool:
    """Whether a capitalised word in front of a name is no part of it."""
    return word.lower() in titles_and_roles() or any(word in words_of(each) for each in ("honorific_prefixes", "honorifics", "sentence_openers"))


def _partners(document: Document) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The capitalised words that stand behind each capitalised word, and those in front of it, initials aside; ask for it through :meth:`Document.once`."""
    behind: defaultdict[str, set[str]] = defaultdict(set)
    before: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in document.capital_pairs:
        if first[-1] != ".":
            behind[first].add(second)
            before[second].add(first)
    return behind, before
