"""Proper nouns in lower case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from cleantext.document import Document
from cleantext.filters.sentences.inserted_stop import lower_case_style
from cleantext.finding import Finding
from cleantext.lexicon import (
    FUNCTION_WORDS,
    is_ambiguous_proper,
    is_word,
    number,
    places,
    proper_case,
    tags,
    verb_forms,
    words_of,
    zipf,
)
from cleantext.rule import PatternRule, Rule
from cleantext.segmentation import word_before

#: The initial of a genus in front of the name of a species.
_GENUS = re.compile(r"(?:^|[\s(])[A-Z][a-z]?\. $")


#: Where the name ends in ``japan's`` and ``japan-based``.
_NAME_END = re.compile("['’‑-]")


class LowerCaseProperNoun(Rule):
    """``flew to tehran on monday``: a place, people, month or day that lost its capital.

    Only entries of the gazetteer that are nothing else in lower case count (not ``turkey``, ``march`` or
    ``polish``), in running prose; user names, hashtags and texts in lower case throughout are left.
    """

    code = "NAM010"
    name = "lower-case-proper-noun"
    message = "This name takes a capital."
    confidence = 0.95
    examples = (
        ("The minister flew to tehran on monday evening.", "The minister flew to Tehran on Monday evening."),
        ("Students of japanese met in nairobi last year.", "Students of Japanese met in Nairobi last year."),
        ("The russian-born coach praised australia’s team.", "The Russian-born coach praised Australia’s team."),
    )
    allows = (
        "They ate turkey on fine china and polish the march of time.",
        "Follow @tehran or #nairobi, or write to info-paris and lisbon.example here.",
        "The moss, S. montana, grows slowly.",
        "french fries, swiss cheese, brussels sprouts, java and a panama hat",
    )
    _pattern = re.compile(r"(?<![\w@#./\\_’'-])[^\W\d_]{4,15}(?![\w@/\\_]|-(?!(?:born|based|speaking|language|made|led|backed|owned|occupied|controlled|style|trained|educated|registered|flagged|funded|era|bound|inspired|dominated)\b)|\.\w|['’]\w\w)")

    def find(self, document: Document) -> Iterator[Finding]:
        candidates = frozenset(_NAME_END.split(word, maxsplit=1)[0] for word in document.vocabulary.lower_proper)
        if not candidates or lower_case_style(document):
            return
        text = document.text
        for match in self._pattern.finditer(text):
            word = match.group()
            if word not in candidates or document.vocabulary[word] > 3 or _GENUS.search(text, max(0, match.start() - 20), match.start()):
                continue
            start, end = document.sentence_at(match.start())
            if end - start < 15 or not re.search(r"[A-Z]", text[start : match.start()] + text[match.end() : end]):
                continue
            second = _SECOND_WORD.match(text, match.end())
            whole = proper_case(f"{word} {second.group(1).lower()}") if second else None
            if second and whole:  # ``european union``
                yield self.finding(document, match.start(), second.end(), whole)
            else:
                yield self.finding(document, *match.span(), proper_case(word))


class LowerCaseAmbiguousName(PatternRule):
    """``since april we``, ``5 march``, ``in march and``: a month that is an English word or a first name as well.

    A preposition of time in front and a mark, a year or the start of a clause behind, or the number of a day
    beside it, leave only the month. Other ambiguous names are decided by the document itself: see NAM013.
    """

    code = "NAM012"
    name = "lower-case-month"
    message = "This month takes a capital."
    confidence = 0.92
    examples = (
        ("We have looked after the mill since april with great care.", "We have looked after the mill since April with great care."),
        ("The bridge opens on 5 march and closes in may.", "The bridge opens on 5 March and closes in May."),
    )
    allows = (
        "They may march in august company, and in march order.",
        "We hope in may ways to finish.",
        "Up to 5 may enter at once.",
        "my cat april came in may be hungry",
    )
    trigger_words = ("april", "march", "may", "august", "june")
    pattern = re.compile(
        r"\b(?:(?:in|since|until|till|last|next|early|late|by|from|through|during|every) (?:(april|august|june)(?= (?!company|body|presence)|[.,;:)\n])"
        r"|(march|may)(?=[.,;:)](?!\w)|\n| (?:19|20)\d\d\b| (?:and|but|when|because|as|after|before|while) ))"
        r"|(?:week|weekend|month|end|beginning|start|middle|night|morning|evening|rest|days|half|\d(?:st|nd|rd|th)) of (april|august|june|march|may)(?=[.,;:)]| (?:19|20)\d\d\b)"
        r"|\d{1,2}(?:st|nd|rd|th)? (april|august|march|june)\b(?! to\b)|(april|august|march|june)(?= \d{1,2}(?:st|nd|rd|th)?\b(?!:)))"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        at = match.start(match.lastindex or 0)
        start, end = document.paragraph_at(at)
        if not re.search(r"[A-Z]", document.text[start:at] + document.text[at + 8 : end]):
            return None
        return self.finding(document, at, at + 1, document.text[at].upper())


class LowerCaseDoubtfulPlace(Rule):
    """``north of umeå``, ``the museum in novi Sad``, ``we see hong kong``: places that lost a capital, in doubt or in part.

    A name that the gazetteer calls ambiguous, but that is no English word, counts behind a preposition of place in
    a text that shows damage elsewhere; of a name of two words one that is no English word suffices.
    """

    code = "NAM014"
    name = "lower-case-place-name"
    message = "This place takes a capital."
    confidence = 0.9
    examples = (
        ("The museum in novi Sad has both bells, and in hong kong there are none.", "The museum in Novi Sad has both bells, and in Hong Kong there are none."),
        (
            "They met on monday.It rained on tuesday. In a forest north of umeå there lived a bear.",
            "They met on Monday. It rained on Tuesday. In a forest north of Umeå there lived a bear.",
        ),
    )
    allows = (
        "In a forest north of umeå there lived a bear.",
        "In central Asia, east Jerusalem and southeast Asia they sat on a long beach, a salt lake, a grand canal and the big apple.",
        "Write to novi.sad or #hong kong.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        second_words = _second_words()
        pairs = {word for word in vocabulary.keys() & second_words.keys() if word.islower()}
        if pairs:
            capitalised = {word.lower() for word in vocabulary.capitalised}
            pairs = {
                word
                for word in pairs
                if not (vocabulary.keys().isdisjoint(second_words[word]) and capitalised.isdisjoint(second_words[word]))
            }
        doubtful = {
            word for word in vocabulary.unknown_lower if len(word) > 3 and vocabulary[word] == 1 and is_ambiguous_proper(word)
        } if document.damaged else set()
        if not (pairs or doubtful) or lower_case_style(document):
            return
        text = document.text
        for match in document.occurrences(pairs | doubtful):
            word = match.group()
            if text[match.start() - 1 : match.start()] not in (" ", "\n", "“", "(") or _ADDRESS.search(text[match.start() : match.end() + 2]):
                continue
            second = _SECOND_WORD.match(text, match.end()) if word in pairs else None
            if second and (name := proper_case(f"{word} {second.group(1).lower()}")) and not (
                is_word(word) and (is_word(second.group(1).lower()) or second.group(1)[0].isupper())  # ``central Asia``
                and not (word == "united" and document.damaged and text[max(0, match.start() - 4) : match.start()] == "the " and not text.startswith(" of", second.end()))
            ):
                if name != text[match.start() : second.end()]:
                    yield self.finding(document, match.start(), second.end(), name)
            elif word in doubtful and _BEHIND_PLACE_WORD.search(text, max(0, match.start() - 20), match.start()):
                yield self.finding(document, *match.span(), proper_case(word))


_SECOND_WORD = re.compile(r" ([^\W\d_]+)(?![\w’'-])")
_BEHIND_PLACE_WORD = re.compile(r"\b(?:in|to|from|near|at|(?:north|south|east|west|outside|city|town|village|port) of) \Z")


@cache
def _second_words() -> dict[str, frozenset[str]]:
    """The second words of places of two words, by the first, in lower case; and of holidays that begin so."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for first, _, second in (name.partition(" ") for name in places()):
        if second.isalpha():
            found[first].add(second)
    for first, _, second in (name.lower().partition(" ") for name in words_of("holidays")):
        if first in found and second.isalpha():
            found[first].add(second)
    return {first: frozenset(seconds) for first, seconds in found.items()}


@cache
def _ambiguous() -> frozenset[str]:
    """Places, peoples and languages that may be something else in lower case."""
    return frozenset(name for name in places() if name.isalpha() and is_ambiguous_proper(name))


class LowerCaseNameOfDocument(Rule):
    """``the polish theatres`` in a text that writes ``Polish``: the document decides what the word is.

    The name must stand with its capital elsewhere in the text. A people or language counts between a determiner
    and a noun, a place behind a preposition of place with no noun behind it, and only where damage shows. Before a capitalised word (``the
    french Open``) a people needs none elsewhere, nor does a place in front of another (``to turkey and Iraq``), and neither does ``china`` where no crockery can be meant: without a determiner before a
    verb, behind ``via`` or ``in`` with no noun behind, and with ``'s``.
    """

    code = "NAM013"
    name = "lower-case-ambiguous-name"
    message = "This name has a capital elsewhere in the text."
    confidence = 0.85
    examples = (
        (
            "It opened on monday.It shut on tuesday. Polish puppets came first. Then the polish theatres lost their money.",
            "It opened on Monday. It shut on Tuesday. Polish puppets came first. Then the Polish theatres lost their money.",
        ),
    )
    allows = (
        "Polish puppets came first. Then the polish theatres lost their money.",
        "Turkey won. They ate the turkey and bought nail polish in china cups from China.",
        "The china is old; they dined on china and kept china in china cupboards.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        if not document.damaged:
            return
        vocabulary = document.vocabulary
        peoples = _peoples()
        candidates = {
            word
            for word in vocabulary.keys() & _ambiguous()
            if word == "china" or (vocabulary[word] < 3 and (vocabulary[(proper_case(word) or "")] or word in peoples or zipf(word) < 5))
        } | (vocabulary.keys() & {"china's", "china’s"})
        if not candidates:
            return
        text = document.text
        for match in document.occurrences(candidates):
            word = match.group()[:5] if match.group().startswith("china") else match.group()
            before = word_before(text, match.start() - 1)
            behind = _BEHIND_NAME.match(text, match.end())
            following = behind.group(1) if behind else ""
            noun = following.islower() and "NOUN" in tags(following)
            if text[match.start() - 1 : match.start()] != " ":
                continue
            if word in peoples:
                fits = before.lower() in words_of("determiners") and (
                    following[:1].isupper() or (noun and vocabulary[proper_case(word) or ""] > 0)
                )
            else:
                fits = not noun and before in ("in", "to", "across", "into", "throughout", "within", "outside") and vocabulary[proper_case(word) or ""] > 0
                fits = fits or (before in ("in", "to", "from", "between", "via", "with") and _beside_place(text, match.end()))
                fits = fits or (word == "china" and _is_country(text, match, before, following))
            if fits:
                yield self.finding(document, match.start(), match.start() + len(word), proper_case(word))


_BEHIND_NAME = re.compile(r" ([^\W\d_]+)")


_OTHER_PLACE = re.compile(r"(?:,| and) ([A-Z][^\W\d_]+)(?![\w’'-])")


def _beside_place(text: str, end: int) -> bool:
    """Whether a place follows that is joined to the name: to turkey, Iraq and Jordan."""
    other = _OTHER_PLACE.match(text, end)
    return other is not None and other.group(1).lower() in places() and proper_case(other.group(1).lower()) == other.group(1)


@cache
def _peoples() -> frozenset[str]:
    return frozenset(name.lower() for name in words_of("peoples"))


def _is_country(text: str, match: re.Match[str], before: str, following: str) -> bool:
    """Whether ``china`` is the country: see :class:`LowerCaseNameOfDocument`."""
    if before.lower() in words_of("determiners") | words_of("possessive_pronouns") | {"fine", "good", "bone", "old", "white", "blue", "of", "on"}:
        return before == "of" and following[:1].isupper()
    if match.group() != "china" or following[:1].isupper() or before in ("Greater", "Northern", "Southern", "Eastern", "Western", "Mainland", "mainland"):
        return True
    if following in words_of("auxiliaries") or (following and "3sg" in verb_forms(following) and not number(following)):
        return True
    return before in ("in", "via", "to", "from", "across", "within", "throughout", "between", "against", "into", "outside") and (
        not following or (following in FUNCTION_WORDS and not (following == "and" and text[match.end() + 5 : match.end() + 6].islower()))
    )


#: A word inside an address or a file name.
_ADDRESS = re.compile(r"^[.@/#_-]|[./@_]\w$")
_PLACE_PREPOSITIONS = frozenset(["in", "to", "from", "at", "near", "across", "into", "around", "outside", "within", "towards", "toward", "via"])


_POSSESSIVE = re.compile("[’'](?:s|$)")


class LowerCaseInstitution(Rule):
    """``The sejm Defence Committee``: the document itself writes the name with a capital elsewhere.

    A word that is no English word, stands once in lower case, and has a capital everywhere else in the
    document: at least three times when a preposition of place leads to it, or once when it stands in
    front of a capitalised common noun or behind any preposition in a text that shows damage elsewhere.
    """

    code = "NAM011"
    name = "lower-case-name-known-in-document"
    message = "This name has a capital elsewhere in the text."
    confidence = 0.9
    examples = (
        (
            "The vote in the Sejm was close. The sejm Defence Committee meets again.",
            "The vote in the Sejm was close. The Sejm Defence Committee meets again.",
        ),
        (
            "They met on monday.It rained on tuesday. Radeva was late. The office of radeva is shut.",
            "They met on Monday. It rained on Tuesday. Radeva was late. The office of Radeva is shut.",
        ),
    )
    allows = (
        "The Bonsai Club met. Two bonsai Masters came, and one more bonsai was sold.",
        "The eBay Store opened, and Ebay grew.",
        "People’s Daily and People’s Court report; the move to people’s basic needs and People’s Park was slow.",
        "Walks in Oraly and Oraly Hills begin in Oraly; see the maps at oraly.example or in oraly.pdf.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        candidates = {
            word
            for word in vocabulary.unknown_lower
            if len(word) > 3 and vocabulary[word] == 1 and vocabulary[word.capitalize()]
            if not is_word(_POSSESSIVE.sub("", word))
        }
        for match in document.occurrences(candidates):
            word = match.group()
            if _ADDRESS.search(document.text[max(0, match.start() - 1) : match.end() + 2]):
                continue
            behind = re.match(r" ([A-Z]\w+)", document.text[match.end() : match.end() + 30])
            institution = behind is not None and is_word(behind.group(1).lower())
            before = word_before(document.text, match.start() - 1)
            if institution or (document.damaged and "-" not in word and before in words_of("prepositions")) or (vocabulary[word.capitalize()] > 2 and before in _PLACE_PREPOSITIONS):
                yield self.finding(document, *match.span(), word.capitalize())
