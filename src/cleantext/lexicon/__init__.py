"""What the rules know about English: words and their parts of speech, closed classes, names and places.

Nothing is read on import. Every function reads its file on first use and keeps it, so call them freely.
Sources, licences and build commands of the data are in ``SOURCES.md`` beside this file.

Words are looked up in lower case; pass ``word.lower()``. A curly apostrophe counts as a straight one.
"""

from __future__ import annotations

from functools import cache
from gzip import decompress
from pkgutil import get_data

__all__ = [
    "FUNCTION_WORDS",
    "is_word",
    "number",
    "tag_share",
    "tags",
    "usual_tag",
    "verb_forms",
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
    return (decompress(data) if name.endswith(".gz") else data).decode("utf-8")


@cache
def words_of(name: str) -> frozenset[str]:
    """The entries of the list ``<name>.txt``, as written there.

    Lists of common words are in lower case (``words_of("determiners")``); lists of names and of
    abbreviations keep their case and their period (``"Mr"``, ``"approx."``, ``"iPhone"``).
    An unknown name raises FileNotFoundError.
    """
    return frozenset(line for line in _text(name + ".txt").splitlines() if line and not line.startswith("#"))


@cache
def _words() -> tuple[dict[str, int], str, str, list[str]]:
    """Word -> its place in two columns: signature (code point minus 256) and frequency (code point minus 33)."""
    _, signatures, column, frequencies, words = _text("words.txt.gz").splitlines()
    listed = words.split(" ")
    return dict(zip(listed, range(len(listed)), strict=True)), column, frequencies, signatures.split(",")


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


def _place(word: str) -> int | None:
    return _words()[0].get(word.replace("\u2019", "'"))


def _features_of(word: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    place = _place(word)
    return _NO_FEATURES if place is None else _features(ord(_words()[1][place]) - 256)


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
