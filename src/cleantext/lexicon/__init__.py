"""What the rules know about English: words and their parts of speech, closed classes, names and places.

Nothing is read on import. Every function reads its file on first use and keeps it, so call them freely.
Sources, licences and build commands of the data are in ``SOURCES.md`` beside this file.

Words are looked up in lower case; pass ``word.lower()``. A curly apostrophe counts as a straight one.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from functools import cache, lru_cache
from pkgutil import get_data

__all__ = [
    "FUNCTION_WORDS",
    "chinese_surnames",
    "confusables",
    "foreign_languages",
    "generic_terms",
    "given_names",
    "is_ambiguous_proper",
    "is_pair",
    "is_pinyin",
    "is_word",
    "korean_surnames",
    "number",
    "pinyin_syllables",
    "places",
    "proper_case",
    "romaji",
    "surnames",
    "tag_share",
    "tags",
    "usual_tag",
    "verb_forms",
    "vietnamese_surnames",
    "words_of",
    "zipf",
]

#: Determiners, one-word prepositions, conjunctions, pronouns and auxiliaries, in lower case.
FUNCTION_WORDS: frozenset[str]

_FUNCTION_CLASSES = (
    "auxiliaries",
    "coordinating_conjunctions",
    "determiners",
    "indefinite_pronouns",
    "object_pronouns",
    "possessive_pronouns",
    "prepositions",
    "reflexive_pronouns",
    "subject_pronouns",
    "subordinating_conjunctions",
)


def __getattr__(name: str) -> object:
    """Build ``FUNCTION_WORDS`` on first use."""
    if name != "FUNCTION_WORDS":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    words = frozenset(
        word.lower()
        for each in _FUNCTION_CLASSES
        for word in words_of(each)
        if " " not in word and word[0].isalpha()
    )
    globals()[name] = words
    return words


def _text(name: str) -> str:
    data = get_data(__name__, name)
    if data is None:
        raise FileNotFoundError(name)
    return (zlib.decompress(data, wbits=31) if name.endswith(".gz") else data).decode("utf-8")


def _entries(name: str) -> list[str]:
    return [line for line in _text(name).splitlines() if line and not line.startswith("#")]


@cache
def words_of(name: str) -> frozenset[str]:
    """The entries of the list ``<name>.txt``, as written there.

    Lists of common words are in lower case (``words_of("determiners")``); lists of names and of
    abbreviations keep their case and their period (``"Mr"``, ``"approx."``, ``"iPhone"``).
    An unknown name raises FileNotFoundError.
    """
    return frozenset(_entries(name + ".txt"))


@cache
def _words() -> tuple[list[str], str, str, list[str]]:
    """The sorted words; two characters for each, signature (code point less 256) and frequency (less 33); the signatures.

    A list that is searched by halves loads twice as fast as a dict, and most words are asked for again and again.
    """
    _, signatures, column, frequencies, words = _text("words.txt.gz").splitlines()
    return words.split(" "), column, frequencies, signatures.split(",")


@cache
def _features(signature: int) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Tags, verb forms and noun numbers that a signature stands for."""
    parts = [feature.partition(".") for feature in _words()[3][signature].split()]
    return (
        frozenset(tag for tag, _, _ in parts),
        frozenset(form for tag, _, form in parts if tag == "VERB" and form),
        frozenset(form for tag, _, form in parts if tag == "NOUN" and form),
    )


_NO_FEATURES: tuple[frozenset[str], frozenset[str], frozenset[str]] = (frozenset(), frozenset(), frozenset())


@lru_cache(maxsize=1 << 16)
def _place(word: str) -> int | None:
    words = _words()[0]
    word = word.replace("\u2019", "'")
    place = bisect_left(words, word)
    return place if place < len(words) and words[place] == word else None


def _features_of(word: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    place = _place(word)
    return _NO_FEATURES if place is None else _features(ord(_words()[1][place]) - 256)


@lru_cache(maxsize=1 << 16)
def is_word(word: str) -> bool:
    """Whether ``word`` is an English word or a form of one that is written in lower case.

    Words that are also names (``march``, ``turkey``, ``will``) are words; pure names (``london``,
    ``maria``) are not. Hyphenated words are not listed: ask for their parts.
    """
    return _place(word) is not None


def tags(word: str) -> frozenset[str]:
    """The parts of speech that ``word`` can be, as Universal POS tags; empty when unknown.

    Tags: NOUN, VERB, ADJ, ADV, ADP, AUX, CCONJ, DET, INTJ, NUM, PART, PRON, SCONJ.
    """
    return _features_of(word)[0]


def verb_forms(word: str) -> frozenset[str]:
    """Which forms of a verb ``word`` can be: "base", "3sg", "past", "participle" (past participle), "gerund"."""
    return _features_of(word)[1]


def number(word: str) -> frozenset[str]:
    """Which numbers of a noun ``word`` can be: "sg", "pl"; empty when it is no noun."""
    return _features_of(word)[2]


def zipf(word: str) -> float:
    """How common ``word`` is in print: log10 of its occurrences per billion words, to 0.1.

    About 7.6 for "the", 5 for a common word, below 3 for a rare one; 0.0 when the word is not
    listed or was not counted. Counts ignore case: those of ``china`` and ``may`` include the names.
    """
    place = _place(word)
    return 0.0 if place is None else (ord(_words()[2][place]) - 33) / 10


@cache
def _pairs() -> dict[str, str]:
    lines = _text("pairs.txt.gz").splitlines()[1:]
    return {first: f" {rest} " for first, _, rest in (line.partition(" ") for line in lines)}


def is_pair(first: str, second: str) -> bool:
    """Whether ``second`` often stands right behind ``first`` in print; words in lower case.

    Of all pairs of neighbours in running text, about seven in ten are listed.
    """
    return f" {second} " in _pairs().get(first, "")


@cache
def _usage() -> dict[str, str]:
    lines = _text("usage.txt.gz").splitlines()[1:]
    return dict(line.split(" ", 1) for line in lines)


def tag_share(word: str) -> dict[str, float]:
    """How often each tag falls to ``word`` in running text, as shares of 1; empty when seen less than five times.

    Counted without regard to case in a treebank of 250,000 words of web text. Includes PROPN, for the
    word as (part of) a name. Tags below half a per cent are left out.
    """
    shares = (entry.split(":") for entry in _usage().get(word.replace("\u2019", "'"), "").split())
    return {tag: int(percent) / 100 for tag, percent in shares}


def usual_tag(word: str) -> str | None:
    """The commonest tag of ``word`` in running text, names left aside; None when seen less than five times."""
    return next((tag for tag in tag_share(word) if tag != "PROPN"), None)


@cache
def _places() -> tuple[dict[str, str], frozenset[str]]:
    """Lower case -> proper case of places, peoples and languages; and which of them the sources call ambiguous."""
    cased: dict[str, str] = {}
    doubtful: set[str] = set()
    for entry in _entries("places.txt"):
        name = entry.removesuffix(" ?")
        cased[name.lower()] = name
        if name != entry:
            doubtful.add(name.lower())
    for each in ("regions", "peoples"):
        cased.update((name.lower(), name) for name in words_of(each))
    return cased, frozenset(doubtful)


def places() -> frozenset[str]:
    """Countries, capitals, cities of 100,000 people and more, regions, peoples and languages, in lower case."""
    return frozenset(_places()[0])


@cache
def _proper() -> dict[str, str]:
    calendar = {name.lower(): name for each in ("months", "weekdays", "holidays") for name in words_of(each)}
    calendar |= {f"{name.lower()}s": f"{name}s" for name in words_of("weekdays")}
    return _places()[0] | calendar


def proper_case(lower: str) -> str | None:
    """The usual spelling of a place, people, language, month, weekday or holiday: "new york" -> "New York".

    None when ``lower`` is not known as such a name. Before capitalising a word in a text, make sure
    that it is not :func:`is_ambiguous_proper`.
    """
    return _proper().get(lower)


def is_ambiguous_proper(lower: str) -> bool:
    """Whether a name that :func:`proper_case` knows may be something else when written in lower case.

    That is: an English word (``turkey``, ``march``), part of a usual lower-case phrase (``french`` fries),
    a unit, a word of another language (``la plata``), software, a first name, or a short name of a lesser city.
    """
    return lower in _proper() and (
        lower in _places()[1] or lower in words_of("ambiguous_names") or is_word(lower)
    )


@cache
def _foreign_words() -> dict[str, str]:
    """The languages of each frequent word of other languages, as codes parted by blanks."""
    found: dict[str, str] = {}
    for line in _entries("foreign_words.txt.gz"):
        language, words = line.split(" ", 1)
        for word in words.split():
            found[word] = f"{found[word]} {language}" if word in found else language
    return found


def foreign_languages(word: str) -> frozenset[str]:
    """The languages in Latin script, as ISO 639-1 codes, in which ``word`` is frequent (and much more so than in English).

    From 5.6 occurrences in 100,000 words on; names are left out. Seventeen languages are known: cs da de es fi fr hu id it
    nb nl pl pt ro sv tr vi. Most small words of a passage are found, of its other words about half.
    """
    return frozenset(_foreign_words().get(word, "").split())


@cache
def given_names() -> frozenset[str]:
    """First names of the United States, in lower case (5,163; many are words as well)."""
    return frozenset(_entries("given_names.txt.gz"))


@cache
def surnames() -> frozenset[str]:
    """The 20,000 commonest surnames of the United States, in lower case (many are words as well)."""
    return frozenset(_entries("surnames.txt.gz"))


@cache
def generic_terms() -> dict[str, tuple[str, ...]]:
    """Generic parts of foreign names of places and institutions, properly cased, and what English calls them: "Isla" -> ("Island",)."""
    return {term: tuple(english.split()) for term, english in (entry.split(": ") for entry in words_of("generic_terms"))}


def chinese_surnames() -> frozenset[str]:
    """Chinese surnames in pinyin and in the usual romanisations of Hong Kong, Taiwan and Singapore, properly cased."""
    return words_of("chinese_surnames")


def korean_surnames() -> frozenset[str]:
    """Korean surnames in their usual romanisations, properly cased."""
    return words_of("korean_surnames")


def vietnamese_surnames() -> frozenset[str]:
    """Vietnamese surnames with and without diacritics, properly cased."""
    return words_of("vietnamese_surnames")


_PINYIN = {
    "": "a ai an ang ao e ei en eng er o ou yi ya yan yang yao ye yin ying yo yong you yu yuan yue yun "
    "wu wa wai wan wang wei wen weng wo",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo ü üe v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üe v ve",
    "g k h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j q x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
}


@cache
def pinyin_syllables() -> frozenset[str]:
    """The syllables of standard Mandarin in pinyin, without tones (``lü`` also as ``lv``), in lower case."""
    return frozenset(
        initial + final
        for initials, finals in _PINYIN.items()
        for initial in initials.split() or [""]
        for final in finals.split()
    )


@lru_cache(maxsize=1 << 12)
def is_pinyin(word: str) -> bool:
    """Whether a word in lower case is made of syllables of :func:`pinyin_syllables`, as written without apostrophes.

    So no syllable but the first begins with a vowel. Words of more than 24 letters are not.
    """
    syllables = pinyin_syllables()
    reached = {0}
    for start in range(len(word) if len(word) <= 24 else 0):
        if start in reached and not (start and word[start] in "aeo"):
            reached.update(end for end in range(start + 1, min(start + 6, len(word)) + 1) if word[start:end] in syllables)
    return len(word) in reached and bool(word)


@cache
def romaji() -> re.Pattern[str]:
    """Matches, as a whole and without regard to case, a Japanese word or name in Hepburn romanisation."""
    morae = (
        "[kgnbpmr]?[aiueoāīūēō]",
        "[kgnhbpmr]?y[auoāūō]",
        "(?:sh|ch|j)[aiueoāīūēō]",
        "[sz][aueoāūēō]",
        "[td][aeoāēō]",
        "h[aieoāīēō]",
        "(?:ts|f)[uū]",
        "w[ao]",
        "[kgnbpmrstdh]?oh(?![aiueoy])",
        "n(?![aiueoyāīūēō])",
        "m(?=[bpm])",
        "k(?=k)|s(?=s)|t(?=t|ch)|p(?=p)",
    )
    return re.compile(f"(?:{'|'.join(morae)})+", re.IGNORECASE)


@cache
def confusables() -> dict[str, str]:
    """Cyrillic, Greek, Armenian and full-width letters, and two phonetic ones, that look like a Latin letter of the same case."""
    return dict(entry.split("\t") for entry in _entries("confusables.txt"))
