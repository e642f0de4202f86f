"""The phrases that web pages print around an article, from ``phrases.txt``, and how a line matches them.

A pattern is compiled when a line first begins with one of its first words, so that loading is quick
and a line is tried against a handful of patterns only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pkgutil import get_data

from cleantext.lexicon import is_word, zipf

#: Longest run of words that ``{x}`` stands for.
MAX_FREE_WORDS = 20

#: Languages written without spaces between words.
_UNSPACED = frozenset({"zh", "ja"})

_DROPPED = dict.fromkeys(map(ord, "()[]{}\"'`*_^~【】「」『』“”„‟«»‹›"), " ")
_SAME = str.maketrans("’‘–—", "''--")
_SEPARATORS = re.compile(r"[|<>=;·•・▶►▸➤➜→▾▼●■]|(?<=\s)[-/](?=\s)|:(?=\s|$|[^\x00-\x7f])|(?<=[^\x00-\x7f]):")
#: What every match of ``_SEPARATORS``, and of ``_NUMBER``, holds; most lines hold neither.
_MAY_SEPARATE, _DIGIT = re.compile(r"[|<>=;·•・▶►▸➤➜→▾▼●■:/-]"), re.compile(r"\d")
_MONTHS = (
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "januar februar märz juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre "
    "octubre noviembre diciembre января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня ocak şubat mart nisan "
    "mayıs haziran temmuz ağustos eylül ekim kasım aralık stycznia lutego marca kwietnia maja czerwca lipca sierpnia "
    "września października listopada grudnia gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre "
    "janeiro fevereiro março maio junho julho setembro outubro novembro dezembro januari februari maret mei agustus "
    "desember"
)
_MONTH = "(?:" + "|".join(sorted(_MONTHS.split(), key=len, reverse=True)) + ")"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_NUMBER = re.compile(
    r"(?<![a-z\d.])[+-]?\d+(?:[.,:/h-]\d+)*(?:st|nd|rd|th)?(?:[kmb](?![a-z])|[万億亿만])?[%+]?"
)
_FULL_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})")
_WRITTEN_DATE = re.compile(
    rf"(?:\b{_WEEKDAY}[.,]? )?(?:# (?:de |of )?{_MONTH}\b[.,]*(?: ?,?(?: de)? #)?|\b{_MONTH}\b[.]? #(?: ?, ?#| #)?)"
    r"|# ?[年년] ?# ?[月월](?: ?# ?[日일])?"
)
_SPACES = re.compile(r"\s+")
_TRIMMED = ".,!?'\"…-;–—،؟।。、:"


def normalise(line: str) -> list[str]:
    """The words of a line as the patterns spell them.

    Lower case, compatibility forms unified, symbols and brackets gone, numbers as ``#``, dates as
    ``@``, separators as ``:`` (never first, last or doubled).
    """
    return list(_normalised(line))


@lru_cache(maxsize=2048)
def _normalised(line: str) -> tuple[str, ...]:
    text = line.replace("©", " copyright ").replace("ⓒ", " copyright ")
    if "(c)" in text or "(C)" in text:
        text = _COPYRIGHT.sub(" copyright ", text)
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKC", text).casefold().translate(_SAME)
    text = text.replace("'", "\u02bc")
    if _MAY_SEPARATE.search(text):
        text = _SEPARATORS.sub(" : ", text)
    text = text.translate(_DROPPED).replace("#", " ").replace("@", " ")
    if not line.isascii():
        text = text.translate(_SYMBOLS)
    if _DIGIT.search(text):
        text = _NUMBER.sub(_number, text)
        text = _WRITTEN_DATE.sub(" @ ", _SPACES.sub(" ", text))
    words: list[str] = []
    for raw in text.split():
        word = raw if raw == ":" else raw.strip(_TRIMMED)
        if word and not (word == ":" and (not words or words[-1] == ":")):
            words.append(word)
    if words and words[-1] == ":":
        words.pop()
    return tuple(words)


#: "(c)" in front of a year or of nothing but a name; elsewhere it is a letter of an enumeration.
_COPYRIGHT = re.compile(r"\([cC]\)(?=\s*(?:19|20)\d\d\b|(?:\s+[A-Z][\w.&-]*){1,5}\s*\Z)")


class _Symbols(dict[int, int]):
    """A table for :meth:`str.translate` that makes blanks of symbols; it grows as characters are met."""

    _categories = frozenset({"So", "Sk", "Sm", "Cf", "Co"})

    def __missing__(self, code: int) -> int:
        self[code] = ord(" ") if unicodedata.category(chr(code)) in self._categories else code
        return self[code]


_SYMBOLS = _Symbols()


def _number(match: re.Match[str]) -> str:
    return " @ " if _FULL_DATE.fullmatch(match.group()) else " # "


@dataclass
class Phrase:
    """One pattern of the lexicon."""

    kind: str
    language: str
    strong: bool
    elements: tuple[str, ...]

    @cached_property
    def free(self) -> bool:
        """Whether part of the pattern stands for any words."""
        return any("{x}" in element for element in self.elements)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Matches words that each have one space behind them."""
        unspaced = self.language in _UNSPACED
        pieces = []
        for element in self.elements:
            options = [_option(option, unspaced) for option in _options(element)]
            pieces.append(f"(?:{'|'.join(options)})" + ("?" if element[0] == "[" else ""))
        return re.compile("(?:: )?".join(pieces))

    def first_words(self) -> Iterator[str]:
        """What a matching line may begin with: a word, or a character where words have no spaces."""
        for element in self.elements:
            for option in _options(element):
                words = normalise_option(option.split(maxsplit=1)[0])
                if words:
                    yield words[0] if self.language not in _UNSPACED else words[0][0]
            if element[0] != "[":
                return

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """Sets of plain words of which every ASCII line that holds the phrase has one each, the rarest first; may be none."""
        needs = []
        for element in self.elements:
            options = [_plain_words(option) for option in _options(element) if option.isascii()]
            if element[0] != "[" and options and all(options):
                needs.append(frozenset(max(words, key=len) for words in options))
        return tuple(sorted(needs, key=lambda words: max(map(zipf, words))))

    def may_be_in(self, words: frozenset[str]) -> bool:
        """Whether an ASCII line with these words has one of each set that the phrase needs."""
        return not any(map(words.isdisjoint, self.needs))


def _plain_words(option: str) -> list[str]:
    return [word for word in option.split() if _PLAIN_WORD.fullmatch(word)]


_PLAIN_WORD = re.compile("[a-z]+(?:-[a-z]+)*")


def _options(element: str) -> list[str]:
    return element[1:-1].split("|") if element[0] in "([" else [element]


@cache
def normalise_option(option: str) -> list[str]:
    """The words of one alternative, spelt as :func:`normalise` does; ``#``, ``@``, ``:`` and ``{x}`` kept."""
    words = []
    for word in option.split():
        if word in ("#", "@", ":", "{x}"):
            words.append(word)
        else:
            words += [part for part in normalise(word) if part != ":"]
    return words


def _option(option: str, unspaced: bool) -> str:
    pieces = []
    for word in normalise_option(option):
        if word == "{x}":
            pieces.append(r"\S.{0,60}?(?:\s|\Z)" if unspaced else rf"(?:\S{{1,40}} ){{0,{MAX_FREE_WORDS}}}?")
        else:
            pieces.append(re.escape(word) + (" ?" if unspaced else " "))
    return "".join(pieces)


_ELEMENT = re.compile(r"\([^)]*\)|\[[^\]]*\]|[^\s()\[\]]+(?: [^\s()\[\]]+)*")


@cache
def phrases() -> dict[str, list[Phrase]]:
    """All patterns by what a matching line may begin with."""
    data = get_data(__package__, "phrases.txt")
    if data is None:
        raise FileNotFoundError("phrases.txt")
    macros: dict[str, str] = {}
    section: list[str] = []
    index: dict[str, list[Phrase]] = {}
    for line in unicodedata.normalize("NFKC", data.decode("utf-8")).casefold().splitlines():
        heading = re.fullmatch(r"\[(macros|\w+ \w\w (?:strong|weak))\]", line)
        if heading:
            section = heading[1].split()
        elif not line or (not section and line[0] == "#"):
            continue
        elif section == ["macros"]:
            name, _, value = line.partition(" = ")
            macros[f"<{name}>"] = value
        else:
            for name, value in macros.items():
                line = line.replace(f"({name})", f"({value})").replace(name, value)
            kind, language, strength = section
            elements = tuple(_ELEMENT.findall(line))
            phrase = Phrase(kind, language, strength == "strong", elements)
            for word in dict.fromkeys(phrase.first_words()):
                index.setdefault(word, []).append(phrase)
    return index


#: A line longer than this holds more than one phrase without plain words, such as a page number.
MANY_CHARACTERS = 60


@cache
def beginning(first: str, long: bool) -> tuple[frozenset[str], tuple[Phrase, ...]] | None:
    """The phrases that an ASCII line may hold from its first word on, behind the rarest words of all.

    Args:
        first: the first word as patterns spell it.
        long: whether the line has more than :data:`MANY_CHARACTERS`.

    Returns:
        None when no phrase begins so; no words when the first word is enough.
    """
    starting = phrases().get(first)
    if starting is None:
        return None
    candidates = (*starting, *phrases().get("{x}", []))
    found = tuple(phrase for phrase in candidates if phrase.needs or phrase.free or not long)
    rarest = [phrase.needs[0] for phrase in found if phrase.needs]
    return frozenset().union(*rarest if len(rarest) == len(found) else ()), found


@dataclass(frozen=True)
class Match:
    """A phrase found in a line: which, and how many of the line's words it took."""

    kind: str
    strong: bool
    free: bool
    length: int
    words: tuple[str, ...]


def match_at(words: list[str], start: int = 0, *, whole: bool = False) -> Match | None:
    """The longest phrase that begins at a word of a normalised line (strong before weak).

    Args:
        words: from :func:`normalise`.
        start: index of the first word.
        whole: only a phrase that reaches to the line's end; else only phrases without free words.
    """
    index = phrases()
    if start >= len(words):
        return None
    first = words[start]
    candidates = index.get(first, [])
    if not first.isascii():
        candidates = [*candidates, *index.get(first[0], [])]
    if whole:
        candidates = [*candidates, *index.get("{x}", [])]
    if not candidates:
        return None
    rest = words[start:] if start else words
    text = " ".join(rest) + " "
    held = frozenset(rest) if text.replace("\u02bc", "'").isascii() else None
    best: Match | None = None
    for phrase in candidates:
        if (phrase.free and not whole) or (held and not phrase.may_be_in(held)):
            continue
        if whole:
            found = phrase.regex.fullmatch(text)
        else:
            found = phrase.regex.match(text)
        if (
            found is None
            or not found.group().strip()
            or (found.end() < len(text) and text[found.end() - 1] != " ")
        ):
            continue
        length = found.group().strip().count(" ") + 1
        strong = phrase.strong and not _common(words[start : start + length], phrase.language)
        if best is None or (strong, length, not phrase.free) > (best.strong, best.length, not best.free):
            best = Match(phrase.kind, strong, phrase.free, length, tuple(words[start : start + length]))
    return best


def _common(words: list[str], language: str) -> bool:
    """Whether a foreign phrase is one short word that an English text might hold as a heading or name."""
    if language == "en" or len(words) != 1 or not words[0].isascii():
        return False
    return len(words[0]) < 5 or is_word(words[0])
