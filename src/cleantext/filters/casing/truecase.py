"""How likely a word that has a capital inside a sentence ought to be in lower case: a small log-linear model.

:func:`evidence_for` adds up what is known of one word: how often English writes it with a capital there, its part
of speech, what stands beside it, the capitals around it and how the document writes the word elsewhere. The
weights are in ``truecase.tsv`` and the counts in ``capitals.txt.gz``; ``scripts/train_truecase.py`` fits them on
treebanks and the Brown corpus, where it puts capitals on words at random. See ``SOURCES.md``. They are natural log odds for as many wrong capitals as right ones, so that
what the document shows of its damage can be added: see :func:`cleantext.filters.casing.seam_capital.prior`.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice
from math import log
from pkgutil import get_data

from cleantext.attribution import speech_verbs
from cleantext.document import Document
from cleantext.lexicon import (
    FUNCTION_WORDS,
    given_names,
    is_word,
    number,
    proper_case,
    surnames,
    usual_tag,
    verb_forms,
    words_of,
    zipf,
)
from cleantext.segmentation import word_before
from cleantext.syntax import read_tags, read_tokens, tokenize
from cleantext.token_memo import TokenMemo

#: How many characters of the sentence are read on each side.
REACH = 300
#: A word with a capital that no stop, colon, dash or opening mark precedes.
CAPITAL_INSIDE = re.compile(r"(?<=[\w,;%”’] )[A-Z][a-z]*(?!\w|-[\dA-Z])")

#: Where the outer signs leave no more than these log odds, the sentence is not read: it cannot make up for them. It adds 3.5 at most.
HOPELESS = -3.0
#: How many words are remembered.
MEMO = 1 << 15
#: Words that were counted.
_COUNTED = 4e6
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_BEFORE = re.compile(r"[\w’'.&-]*[,;%)”’]* \Z")
_ENDS = ".!?…:;,”\"’)"
_INTRODUCE = frozenset(["called", "titled", "named", "entitled", "nicknamed", "dubbed"])
#: Words in front of the titles of works and of names.
_WORKS = frozenset(
    ["film", "movie", "book", "novel", "song", "album", "show", "series", "play", "poem", "band", "group", "programme", "program", "magazine", "newspaper", "game", "called", "titled", "named", "entitled", "single", "track", "episode", "essay", "musical", "opera", "painting", "exhibition", "campaign"]
)
_BEHIND_THE = re.compile(r"\bthe ([A-Z][\w’'-]*)")
_LOWER_NEXT = re.compile(r" ([a-z]+)(?![\w’'-])")
_HYPHENED = re.compile(r"-([a-z]+)")
_SUFFIX = re.compile(r"(?:tion|ment|ness|ship|ity|ance|ence|ing|ed|ly|ous|ive|al|ful|er|or|ist|ism)\Z")
_SMALL = "(?:(?:of|the|to|an?|and|in|on|for) ){0,2}"
_CAPITALS_LEFT = re.compile(rf"(?:\b[A-Z][a-z]* {_SMALL})*\Z")
_CAPITALS_RIGHT = re.compile(rf"[A-Z][a-z]*\b(?: {_SMALL}[A-Z][a-z]*\b)*")
#: A defined term of a contract: ``the Buyer``.
_TERM = re.compile(r"\b[Tt]he ([A-Z][a-z]+)\b(?! [A-Z])")
_LAST = re.compile(r"(?<![\w’'-])([a-z]+),? \Z")
_NEXT = re.compile(r" ?([\w’'-]+|[^\w\s])")
_JUST_QUOTED = re.compile(r"(?:^|[\s(])[“\"‘'](?:[\w’'-]+ ){1,4}\Z")
_BRACKETED = re.compile(r"^\W*\w*\)|^\([^()]*\)")
_OF_NAME = re.compile(r"[A-Z][\w’'-]* (?:of|for|and|on|in|to|&) (?:the |a )?\Z")
_NAME_OF = re.compile(r"[\w’'-]* (?:of|for|and|on|in|to|&) (?:the |a )?[A-Z]")


def log_odds(capital: float, lower: float) -> float:
    """The natural logarithm of the odds of a capital, for a word seen so often with one and in lower case.

    One occurrence in ten is taken for granted before any is seen, with the weight of five.
    """
    return log((capital + 0.5) / (lower + 4.5))


@cache
def _capitals() -> dict[str, int]:
    data = zlib.decompress(get_data(__package__, "capitals.txt.gz") or b"", wbits=31).decode()
    lines = (line.split(" ") for line in data.splitlines())
    return {word: int(level) for level, *words in lines for word in words}


@lru_cache(maxsize=MEMO)
def capital_odds(word: str) -> float:
    """The natural logarithm of the odds that a word in lower case has a capital inside a sentence: -9 for "of", 0 for "president".

    Counted in 4 million words, mostly of news and American prose, and among the names of WordNet; a word without any
    capital there is taken to stand as often in lower case as in print at large.
    """
    known = _capitals().get(word)
    return log_odds(0, _COUNTED * 10 ** (zipf(word) - 9)) if known is None else known


def _may_be_lower(word: str) -> bool:
    return word != "I" and (len(word) == 1 or word.istitle()) and is_word(word.lower())


#: Whether a capitalised word is one that may be in lower case as well.
candidate = TokenMemo(_may_be_lower)


@dataclass(frozen=True)
class Usage:
    """How a document uses capitals inside sentences."""

    capital: Counter[str]
    pairs: Counter[tuple[str, str]]
    terms: int

    @staticmethod
    def of(document: Document) -> Usage:
        """Counted with the case that the text has now."""
        capital: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        text = document.text
        for match in CAPITAL_INSIDE.finditer(text):
            word = match.group()
            capital[word] += 1
            following = _NEXT.match(text, match.end())
            pairs[word, following.group(1) if following else ""] += 1
        terms = sum(count > 1 and ordinary(word.lower()) for word, count in capital.items())
        return Usage(capital, pairs, terms)


@lru_cache(maxsize=MEMO)
def ordinary(word: str) -> bool:
    """Whether a word in lower case is one that English hardly ever writes with a capital inside a sentence."""
    return is_word(word) and capital_odds(word) < -2 and not proper_case(word)


@cache
def _weights() -> dict[str, float]:
    data = (get_data(__package__, "truecase.tsv") or b"").decode()
    lines = (line.split("\t") for line in data.splitlines() if line and line[0] != "#")
    return {name: float(weight) for name, weight in lines}


@dataclass(frozen=True)
class Place:
    """One capital inside a sentence: the words before it and from it on, cut to :data:`REACH`."""

    before: str
    rest: str
    word: str
    heading: bool

    @property
    def beside_capital(self) -> bool:
        """Whether a capital stands beside it, or linked to it by ``of``: it may be part of a name; verbs stand behind names."""
        return (
            _kind_behind(self.rest, len(self.word)).startswith("capital")
            or (_kind_before(self.before).startswith("capital") and not verb_forms(self.word.lower()) & {"past", "3sg"})
            or _OF_NAME.search(self.before[-40:]) is not None
            or _NAME_OF.match(self.rest) is not None
        )

    @property
    def fills_name(self) -> bool:
        """Whether a bare noun in the singular is the whole phrase behind a preposition or verb, as names are."""
        lower = self.word.lower()
        return (
            "sg" in number(lower)
            and "pl" not in number(lower)
            and _kind_before(self.before) in ("prep", "of", "VERB", "to")
            and _kind_behind(self.rest, len(self.word)) in (".", ",", ", capital", ";", "mark", "and", "prep", "auxi", "coor", "to")
        )

    @property
    def in_prose(self) -> bool:
        """Whether a word in lower case, no determiner, stands before it and one in lower case or a known name behind it."""
        last, following = _LAST.search(self.before), _NEXT.match(self.rest, len(self.word))
        if last is None or last.group(1) in words_of("determiners") or following is None:
            return False
        behind = following.group(1)
        return behind.islower() or (proper_case(behind.lower()) is not None and not is_word(behind.lower()))

    @property
    def in_title(self) -> bool:
        """Whether the words around it are written as in a headline or title."""
        left, right = _crowd(self.before, True), _crowd(self.rest, False)
        return left + right > (2 if left and right else 3) or _run_of_capitals(self.before, self.rest) > 2


def place(document: Document, at: int, length: int) -> Place | None:
    """The place of a capital; None at the start of a sentence, which may come behind a remark in brackets."""
    start, end = document.sentence_at(at)
    text = document.text
    if at <= start or not any(map(str.isalpha, _BRACKETED.sub("", text[start:at], 1))):
        return None
    first, last = document.paragraph_at(at)
    heading = last - first < 120 and text[last - 1] not in _ENDS
    return Place(text[max(start, at - REACH) : at], text[at : min(end, at + REACH)], text[at : at + length], heading)


_CLASSES = (
    ("the", frozenset(["the"])), ("a", frozenset(["a", "an"])), ("of", frozenset(["of"])), ("and", frozenset(["and", "or", "nor", "&"])),
    ("to", frozenset(["to"])),
)  # fmt: skip


@lru_cache(maxsize=MEMO)
def _kind(word: str) -> str:
    """The class of a word in lower case by itself."""
    for name, words in _CLASSES:
        if word in words:
            return name
    for name in (
        "determiners", "possessive_pronouns", "prepositions", "coordinating_conjunctions", "auxiliaries", "subject_pronouns",
        "object_pronouns", "subordinating_conjunctions",
    ):  # fmt: skip
        if word in words_of(name):
            return name[:4]
    if word[0].isdigit():
        return "0"
    return usual_tag(word) or ("word" if is_word(word) else "unknown")


def _kind_before(before: str) -> str:
    match = _BEFORE.search(before[-40:])
    token = match.group()[:-1] if match else ""
    bare = token.rstrip(",;%)”’")
    if token != bare:
        return token[-1] if token[-1] in ",;)" else "”"
    if not bare:
        return "?"
    if bare[0].isupper():
        lower = bare.lower()
        first = before[:-1] == bare or before.rfind(" ", 0, len(before) - 1) < 0
        what = "function" if lower in FUNCTION_WORDS else "common" if ordinary(lower) else "given name" if lower in given_names() else "name"
        return ("first " if first else "capital ") + what
    if bare.endswith(("’s", "'s", "s’", "s'")):
        return "’s"
    return _kind(bare)


def _kind_behind(rest: str, length: int) -> str:
    match = _NEXT.match(rest, length)
    if match is None:
        return "."
    token = match.group(1)
    if not token[0].isalnum():
        if token[:1] in "’'" and match.start(1) == length:
            return "’s"
        if token == ",":
            return ", capital" if rest[match.end() : match.end() + 2].strip().istitle() else ","
        return "." if token in ".!?…" else token if token in ";:-)" else "mark"
    if rest[length : length + 1] == "-":
        return "-"
    if token[0].isupper():
        lower = token.lower()
        return "capital " + ("function" if lower in FUNCTION_WORDS else "common" if ordinary(lower) else "name")
    return _kind(token)


def _crowd(text: str, last: bool) -> int:
    """How many of the six words next to the place are ordinary content words with a capital."""
    words = _WORD.findall(text[-60:] if last else text[:60])
    near = words[-6:] if last else words[1:7]
    if last and len(words) <= 6 and len(text) <= 60:
        near = near[1:] if len(words) == len(near) else near  # the first word of the sentence
    return sum(word[0].isupper() and is_word(word.lower()) and not proper_case(word.lower()) for word in near)


def _run_of_capitals(before: str, rest: str) -> int:
    """How many words with capitals stand in a row here, small words between them left aside, if none of them is a name."""
    left, right = _CAPITALS_LEFT.search(before[-60:]), _CAPITALS_RIGHT.match(rest[:60])
    words = [word for match in (left, right) if match for word in match.group().split() if word[0].isupper()]
    return len(words) if all(is_word(word.lower()) and not proper_case(word.lower()) for word in words) else 0


def outer_features(spot: Place, usage: Usage, vocabulary: dict[str, int]) -> Iterator[str]:
    """What can be seen without reading the sentence."""
    yield "bias"
    word, lower = spot.word, spot.word.lower()
    odds = capital_odds(lower)
    level = max(-8, min(2, round(odds)))
    group = "rare" if odds < -5 else "seldom" if odds < -3 else "at times" if odds < -1 else "often"
    yield f"odds {level}"
    before, behind = _kind_before(spot.before), _kind_behind(spot.rest, len(word))
    yield f"before {before}"
    yield f"behind {behind}"
    yield f"before {before}, {group}"
    yield f"behind {behind}, {group}"
    own = _kind(lower)
    own = own if lower in FUNCTION_WORDS else own if own == "ADV" else "content"
    yield f"own {_kind(lower)}"
    if own == "content":
        yield f"frequency {min(6, int(zipf(lower)))}"
        suffix = _SUFFIX.search(lower)
        yield f"suffix {suffix.group() if suffix else 'none'}"
        yield f"plural {'pl' in number(lower)}, {behind}"
    yield f"own {own}, before {before}"
    yield f"own {own}, behind {behind}"
    last = _LAST.search(spot.before)
    if last is not None and last.group(1) in FUNCTION_WORDS:
        yield f"word before: {last.group(1)}"
    for name, names in (("given name", given_names()), ("surname", surnames()), ("role", words_of("role_words"))):
        if lower in names:
            yield name
            yield f"{name}, {group}"
    if proper_case(lower):
        yield "place"
    if len(word) == 1:
        yield "letter"
    if _JUST_QUOTED.search(spot.before):
        yield "quoted"
    if _OF_NAME.search(spot.before[-40:]):
        yield "of a name"
    if _NAME_OF.match(spot.rest):
        yield "name of"
    yield f"capitals before {min(3, _crowd(spot.before, True))}"
    yield f"capitals behind {min(3, _crowd(spot.rest, False))}"
    following = _NEXT.match(spot.rest, len(word))
    next_word = following.group(1) if following is not None else ""
    again = (usage.pairs[word, next_word] if lower in FUNCTION_WORDS else usage.capital[word]) - 1
    small = vocabulary[lower]
    yield f"again {min(3, again)}"
    yield f"small {min(3, small)}"
    yield f"again {min(2, again)}, small {min(2, small)}"
    if next_word in FUNCTION_WORDS:
        yield f"word behind: {next_word}"
    if usage.pairs[word, next_word] > 1 and next_word[:1].isalnum():
        yield "pair again"
    if last is not None and last.group(1) in _WORKS:
        yield "work"
    if spot.heading:
        yield "heading"
    yield f"terms {min(4, usage.terms - (again > 0 and ordinary(lower)))}"


def inner_features(spot: Place) -> Iterator[str]:
    """What the sentence says about the word, read as if it were in lower case."""
    left, right = tokenize(spot.before), read_tokens(spot.rest)
    at = len(left)
    tags = list(islice(read_tags(chain(left, [next(right).lower()], right)), at + 2))
    kind = tags[at]
    previous, following = tags[at - 1], tags[at + 1] if at + 1 < len(tags) else "$"
    yield f"tag {kind}"
    yield f"tags {previous} {kind}"
    yield f"tags {kind} {following}"
    yield f"tag {kind}, before {_kind_before(spot.before)}"
    yield f"tag {kind}, behind {_kind_behind(spot.rest, len(spot.word))}"
    finite = any(each in ("VERB.fin", "AUX.fin") for each in tags[:at])
    yield f"tag {kind}, {'verb' if finite else 'no verb'} before"


def total(features: Iterator[str]) -> float:
    """The sum of the weights of some features; unknown ones weigh nothing."""
    weights = _weights()
    return sum(weights.get(feature, 0.0) for feature in features)


def outer(spot: Place, usage: Usage, vocabulary: dict[str, int]) -> float:
    """Log odds that the capital is wrong, for as many wrong as right ones, from the outer features and the bias."""
    return total(outer_features(spot, usage, vocabulary))


@lru_cache(maxsize=1024)
def inner(spot: Place) -> float:
    """What the inner features add to the log odds."""
    return total(inner_features(spot))


def _behind_the(document: Document) -> frozenset[str]:
    """The capitalised words that stand behind ``the`` in lower case."""
    return frozenset(_BEHIND_THE.findall(document.text))


def _in_name(document: Document, end: int) -> bool:
    """Whether an article that ends at an offset may belong to the capital behind it: the text has no such name without it."""
    following = _NEXT.match(document.text, end)
    return following is not None and following.group(1)[0].isupper() and following.group(1) not in document.once(_behind_the)


def _foreign(text: str, end: int) -> bool:
    """Whether the word behind an offset is in lower case and no English word."""
    following = _LOWER_NEXT.match(text, end)
    return following is not None and not is_word(following.group(1))


def _foreign_part(text: str, at: int, end: int, previous: str) -> bool:
    """Whether the word is a syllable or part of a foreign name (``So-ra``, ``do Rego``), or a speaker (``,” Do said``)."""
    tail = _HYPHENED.match(text, end)
    if tail and not is_word(tail.group(1)):
        return True
    if previous in words_of("name_particles") and text[max(0, at - 60) : at - len(previous) - 2].rpartition(" ")[2][:1].isupper():
        return True
    following = _LOWER_NEXT.match(text, end)
    if following is not None and following.group(1) in words_of("name_particles") and following.group(1) not in FUNCTION_WORDS:
        return True  # Rue de la Paix
    return text[at - 2] in "”\"’" and following is not None and following.group(1) in speech_verbs()


def _among_terms(document: Document, at: int, word: str) -> bool:
    """Whether two other ordinary words behind ``the`` have capitals in the paragraph, as defined terms have in contracts."""
    terms = {term for term in _TERM.findall(document.text, *document.paragraph_at(at)) if is_word(term.lower()) and not proper_case(term.lower())}
    return len(terms - {word}) > 1


@dataclass(frozen=True)
class Capital:
    """A capital inside a sentence: its offset, its place and the log odds that it is wrong, for even odds before."""

    at: int
    spot: Place
    odds: float


def capitals(document: Document, wanted: TokenMemo[bool] = candidate, hopeless: tuple[float, float] = (HOPELESS, HOPELESS)) -> list[Capital]:
    """The capitals inside sentences on words that are ``wanted``, less those in titles, names and terms of the document.

    Left are also those on content and on function words whose outer signs are no more than ``hopeless``.

    A word that the document writes with a capital again, and at least as often as without, is a term; a capitalised
    pair that stands twice, or that consists of a given name and a surname, is a name; many houses write roles behind
    names with a capital.
    """
    text, vocabulary = document.text, document.vocabulary
    found: list[Capital] = []
    words = {word for word in vocabulary.capitalised if wanted[word]}
    places = [match for match in CAPITAL_INSIDE.finditer(text) if match.group() in words] if words else []
    if not places:
        return found
    usage = document.once(Usage.of)
    for match in places:
        at, word = match.start(), match.group()
        lower = word.lower()
        content = lower not in FUNCTION_WORDS
        if content and usage.capital[word] > 1 and usage.capital[word] > vocabulary[lower]:
            continue
        previous = word_before(text, at - 1)
        if content and (previous in _INTRODUCE or previous in _WORKS or _foreign(text, match.end()) or (previous[-1:] == "," and lower in words_of("role_words"))):
            continue
        if word in ("The", "A", "An") and _in_name(document, match.end()):
            continue
        if _foreign_part(text, at, match.end(), previous) or (content and previous == "the" and _among_terms(document, at, word)):
            continue
        if previous[:1].isupper():
            full_name = previous.lower() in given_names() and lower in surnames() and lower not in speech_verbs()
            if full_name or document.capital_pairs[previous, word] > 1:
                continue
        spot = place(document, at, len(word))
        if spot is not None and not spot.in_title and (odds := outer(spot, usage, vocabulary)) > hopeless[not content]:
            found.append(Capital(at, spot, odds + inner(spot)))
    return found
