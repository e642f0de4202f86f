"""Two spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA

from cleantext.alignment import Span
from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import (
    FUNCTION_WORDS,
    chinese_surnames,
    given_names,
    is_pinyin,
    is_word,
    korean_surnames,
    number,
    pinyin_syllables,
    proper_case,
    surnames,
    vietnamese_surnames,
    words_of,
)
from cleantext.mentions import GENITIVE, Mention, Mentions, mentions, name_of
from cleantext.rule import Rule
from cleantext.token_memo import TokenMemo

#: Letters with marks that Unicode does not take apart.
_UNDECOMPOSED = str.maketrans("łŁøØđĐıŋ", "lLoOdDin")
_ARTICLE = re.compile(r"[a-z]{1,3}[-’'][^\W\d_a-z]")
#: Ways in which systems of romanisation write one sound; applied in this order.
_SOUNDS = (
    (re.compile(r"[’'ʼ-]|h(?=-)|(?<=[aeiou])h(?![aeiouy])|(?<=t)h"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"qu(?=[aeio])|kw"), "kv"),
    (re.compile(r"ph|w|f"), "v"),
    (re.compile(r"[kg]h|g|^x(?=[aeo])"), "h"),
    (re.compile(r"ck|c(?=[aoukl])|q"), "k"),
    (re.compile(r"tz|ts"), "z"),
    (re.compile(r"e[ou]|ou"), "u"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"i{2,}"), "i"),
)
#: Endings that make another word of a name, or the name of a woman.
_ENDINGS = frozenset(["s", "a", "n", "r", "i", "e", "y", "d", "an", "in", "es", "as", "os", "is", "o", "u"])
#: So many letters of a name are compared.
_LONGEST = 24
#: A bucket of look-alikes with more words than this is one of codes or of a vocabulary list.
_LOOK_ALIKES = 8


def bare(name: str) -> str:
    """A name without diacritics."""
    letters = name.translate(_UNDECOMPOSED)
    return "".join(char for char in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 14)
def sound(name: str) -> str:
    """A name as most systems of romanisation would agree to write it: ``Haddadin`` and ``Hadadeen`` are one."""
    folded = (name if name.isascii() else bare(name)).casefold()
    folded = folded.replace("ee", "i").replace("oo", "u")
    for pattern, letter in _SOUNDS:
        folded = pattern.sub(letter, folded)
    return folded


def _deletions(name: str) -> tuple[str, ...]:
    """The keys under which names meet that differ by one letter behind the first, or sound alike."""
    name = _without_article(name)
    folded, heard = name.casefold()[:_LONGEST], sound(name)[:_LONGEST]
    keys = {folded, f"~{heard}", *(folded[:i] + folded[i + 1 :] for i in range(1, len(folded)))}
    if len(heard) > 7:
        keys.update(f"~{heard[:i]}{heard[i + 1 :]}" for i in range(1, len(heard)))
    return tuple(keys)


def _without_article(name: str) -> str:
    """``al-Mahri`` as ``Mahri``: some texts part the Arabic article from the name."""
    return _ARABIC_ARTICLE.sub("", name)


_ARABIC_ARTICLE = re.compile(r"^(?:[AaEe]l|[Aa][nrstdz]|[Aa]sh|[Ad]dh)-(?=[A-Z])")
_keys = TokenMemo(_deletions)


def _name(word: str) -> str:
    """A word that may be a name, without its genitive ending and ordinary second half; empty for other words."""
    return name_of(GENITIVE.sub("", word)) if word[0].isupper() or (_ARTICLE.match(word) and word[0].islower()) else ""


_names = TokenMemo(_name)


@cache
def _listed() -> frozenset[str]:
    """Names of people that the lexicon lists, in lower case: two of them are two people unless something tells."""
    eastern = chinese_surnames() | korean_surnames() | vietnamese_surnames()
    return given_names() | surnames() | pinyin_syllables() | {name.lower() for name in eastern}


class SpellingVariant(Rule):
    """``Kowalczyk`` and ``Kowalczik``: two spellings of what may be one name.

    Names are never spell-checked, so this only flags, with the candidate in the message. The two sound alike or
    differ by one letter, and the rarer one stands once or much more rarely. It stands alone, beside a title, or
    beside the same name as the other; with a first name of its own it is another person. So are two names of
    people that the lexicon lists, names that meet in one sentence, and derived forms.
    """

    code = "NAM021"
    name = "name-spelling-variant"
    message = "Another spelling of this name stands elsewhere."
    fix = "none"
    confidence = 0.7
    examples = (
        (
            "Jan Kowalczyk opened the shop. Kowalczyk sells clocks. In May Kowalczik moved.",
            "Jan Kowalczyk opened the shop. Kowalczyk sells clocks. In May Kowalczik moved.",
        ),
        (
            "The head is Rana Tabbaleen. Tabbaleen is old. Tabalin moved in May.",
            "The head is Rana Tabbaleen. Tabbaleen is old. Tabalin moved in May.",
        ),
        (
            "The roads of Norway are good. They built bridges in Norway. Later Norwqay sold them.",
            "The roads of Norway are good. They built bridges in Norway. Later Norwqay sold them.",
        ),
    )
    allows = (
        "The twins, A. Petrova and A. Petrov, sing. Petrova is older.",
        "Smith and Smyth wrote it. Smith left. Smyth stayed.",
        "Iceland and Icelander, Kallberg and Kallburg met in one line.",
        "Pete Hallberg sang. Hallberg was loud. Later Ola Halberg wrote of it.",
        "Zanders led the club. Zanders won. Then Sanders left.",
        "Orban won. Orbanism spread. Orbans of the world, said Orban, unite; the Orbanist party grew.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        counts: defaultdict[str, int] = defaultdict(int)
        vocabulary = document.vocabulary
        for name, count in zip(map(_names.__getitem__, vocabulary), vocabulary.values(), strict=True):
            if name:
                counts[name] += count
        pairs = self._pairs(counts)
        damaged = document.damaged
        if not (pairs or damaged):
            return
        named = document.once(mentions)
        done: set[int] = set()
        if damaged:
            for usual, place in (*_titled_alike(document, named), *_alike_in_part(document, named), *_inflected(counts, named)):
                if place[0] not in done:
                    done.add(place[0])
                    yield self.finding(document, *place, None, message=f"Elsewhere this name is spelt {usual}.")
        for usual, rare in pairs:
            for mention in named.of(rare):
                start, end = mention.spans[mention.words.index(rare)]
                if start not in done and (
                    self._one_name(document, counts, named, usual, rare, mention)
                    or (damaged and self._one_person(document, counts, named, usual, rare, mention))
                ):
                    done.add(start)
                    yield self.finding(document, start, end, None, message=f"Elsewhere this name is spelt {usual}.")
                    if damaged and counts[usual] == counts[rare] == 1 and not is_word(usual.lower()) and not proper_case(usual.lower()):  # either may be the slip
                        other = next(iter(named.of(usual)), None)
                        place = other.spans[other.words.index(usual)] if other else (start, end)
                        if place[0] not in done:
                            done.add(place[0])
                            yield self.finding(document, *place, None, message=f"Elsewhere this name is spelt {rare}.")

    @staticmethod
    def _pairs(counts: dict[str, int]) -> list[tuple[str, str]]:
        """The usual and the rare form of names that may be one, the most frequent usual form first."""
        order = {word: place for place, word in enumerate(counts)}
        rare_by_key: defaultdict[str, list[str]] = defaultdict(list)
        for word, count in counts.items():
            if count <= 2 and len(word) > 2 and not word.isupper() and _slips[word]:
                for key in _keys[word]:
                    rare_by_key[key].append(word)
        if not rare_by_key:
            return []
        found = {
            (usual, rare)
            for usual, count in counts.items()
            if len(usual) > 2 and not usual.isupper() and not rare_by_key.keys().isdisjoint(_keys[usual])
            for key in _keys[usual]
            if key in rare_by_key and len(rare_by_key[key]) <= _LOOK_ALIKES
            for rare in rare_by_key[key]
            if count > counts[rare] or (count == counts[rare] and (order[usual] < order[rare] or not _slips[usual]))
            if rare != usual and _similar(usual, rare)
        }
        return sorted(found, key=lambda pair: (-counts[pair[0]], pair))

    @staticmethod
    def _one_name(document: Document, counts: dict[str, int], named: Mentions, usual: str, rare: str, mention: Mention) -> bool:
        """Whether a mention of the rare form means the bearer of the usual one."""
        if _without_article(usual) == _without_article(rare):
            return False
        others = named.of(usual)
        lower = usual.lower()
        known = is_word(lower) or proper_case(lower) is not None
        if (not others and not known) or "pl" in number(lower):
            return False
        if is_word(lower) and (lower in FUNCTION_WORDS or all(other.leads and other.words[0] == usual for other in others)):
            return False
        place = mention.words.index(rare)
        first, last = document.sentence_at(mention.spans[place][0])
        together = any(first <= other.start < last for other in others)
        shortest = min(len(usual), len(rare))
        often = counts[usual] >= 2 * counts[rare]
        if together and not (often and shortest > 3 and (known or counts[usual] > 2)):
            return False  # two names that meet in one sentence are mostly two people
        alike = sound(usual) == sound(rare)
        sure = alike or OSA.distance(usual.casefold(), rare.casefold()) == 1
        beside = named.beside([usual])
        shared = beside & {(word, index < place) for index, word in enumerate(mention.words) if index != place}
        if {word[0] for word, in_front in beside if in_front} & {word[0] for word in mention.words[:place] if word.endswith(".")}:
            return sure  # the initial fits
        if mention.title in words_of("role_words") and any(mention.title == other.title for other in others):
            return sure
        eastern = is_pinyin(rare.lower()) and is_pinyin(usual.lower())  # one letter makes another place or person of these
        if any(alike or _tells_apart(word) for word, _ in shared) or (len(shared) > 1 and not eastern):
            return sure and (shortest > 3 or len(shared) > 1 or alike)
        if shortest < 4 or (shortest < 5 and counts[usual] < 3) or rare.lower() in _listed():
            return False
        if eastern and counts[usual] < 4:
            return False
        first_name = any(map(_tells_apart, mention.words[:place]))
        surname = any(map(_tells_apart, mention.words[place + 1 :]))
        if known:
            given = place > 0 and is_word(lower) and mention.words[place - 1].lower() in given_names()
            return not given and (often or shortest > (5 if is_word(lower) else 4))
        if len(mention.words) > 1 and not shared and not often:
            return False
        if (first_name or surname) and any(in_front == first_name and _tells_apart(word) for word, in_front in beside):
            return False  # somebody else
        return often or shortest > 8 or len(others[0].words) > 1 or bool(others[0].title)

    @staticmethod
    def _one_person(document: Document, counts: dict[str, int], named: Mentions, usual: str, rare: str, mention: Mention) -> bool:
        """Whether a name that stands once may be a slip for another one, in a text that shows damage elsewhere.

        Nothing may speak against it: no first name or title of its own, no sentence in which the two meet, no street or firm named so.
        """
        others = named.of(usual)
        if counts[rare] > 1 or not others or is_word(usual.lower()) or proper_case(usual.lower()):
            return False
        core, usual_core = _without_article(rare), _without_article(usual)
        if core == usual_core:
            return core != rare and len(mention.words) == 1 and not mention.title
        place = mention.words.index(rare)
        behind = mention.words[place + 1 :]
        if any(is_word(word.lower()) for word in behind) and behind != others[0].words[-len(behind) :]:
            return False
        first, last = document.sentence_at(mention.start)
        if any(first <= other.start < last for other in others):
            return False
        if _introduced(document, mention) and any(_introduced(document, other) and len(other.words) == 1 for other in others):
            return False
        beside = named.beside([usual])
        own = [word for word in mention.words[:place] if _tells_apart(word) and word.lower() not in words_of("name_particles")]
        its = [word for word, in_front in beside if in_front and _tells_apart(word)]
        if own and its and not set(own) & set(its):
            return False
        if mention.title in _TITLES and any(other.title in _TITLES and other.title != mention.title for other in others):
            return False
        alike = sound(usual_core) == sound(core)
        shortest = min(len(usual_core), len(core))
        fits = bool(set(own) & set(its)) or (mention.title in _TITLES and any(other.title == mention.title for other in others))
        if {usual.lower(), rare.lower()} <= _listed() and not (fits or (alike and counts[usual] > 1)):
            return False
        distance = OSA.distance(usual_core.casefold(), core.casefold())
        return fits or (alike and shortest > 3) or (distance == 1 and shortest > 4) or shortest > 7


def _introduced(document: Document, mention: Mention) -> bool:
    """Whether a description stands behind a name: ``Osawa, his rival``."""
    return re.match(r", (?:an?|the|his|her|their|its|who|whose|\d+)\b", document.text[mention.end : mention.end + 12]) is not None


_TITLES = frozenset(["mr", "mrs", "ms", "miss"])


def _titled_alike(document: Document, named: Mentions) -> Iterator[tuple[str, Span]]:
    """Surnames, however short, that stand once in the text, behind a title that it gives to one that is all but the same."""
    titled: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    for mention in named.all:
        if mention.title in _TITLES or mention.title in ("dr", "prof", "professor"):
            titled[mention.title][mention.words[-1]] = mention
    for names in titled.values():
        for rare, mention in names.items() if len(names) <= _LOOK_ALIKES else ():
            if len(mention.words) > 1 or len(named.of(rare)) > 1:
                continue
            for usual in names:
                others = named.of(usual)
                near = usual != rare and (OSA.distance(usual.lower(), rare.lower()) == 1 or sound(usual) == sound(rare))
                if near and len(others) > 1 and {document.sentence_at(mention.start)}.isdisjoint(document.sentence_at(other.start) for other in others):
                    yield usual, (mention.start, mention.end)
                    break


def _alike_in_part(document: Document, named: Mentions) -> Iterator[tuple[str, Span]]:
    """Words of names of several words that differ from another name in this word only, and that by a letter or no sound: ``Nguyen Thi Xuan``, ``Nguyen Thi Suan``."""
    places: defaultdict[tuple[int, tuple[str, ...]], list[tuple[str, Mention]]] = defaultdict(list)
    for mention in named.all:
        if 1 < len(mention.words) < 5:
            for place, word in enumerate(mention.words):
                places[place, mention.words[:place] + mention.words[place + 1 :]].append((word, mention))
    for (place, rest), bearers in places.items():
        if len(bearers) > _LOOK_ALIKES or not any(map(_tells_apart, rest)):
            continue
        for (usual, earlier), (rare, mention) in pairwise(bearers):
            if rare == usual or len(named.of(rare)) > 1 or min(len(usual), len(rare)) < 4 or not (_tells_apart(rare) and _tells_apart(usual)):
                continue
            if len(rest) < 2 and {usual.lower(), rare.lower()} & _listed():
                continue
            near = OSA.distance(usual.lower(), rare.lower()) == 1 or sound(usual) == sound(rare)
            if near and not _gendered(usual, rare) and document.sentence_at(earlier.start) != document.sentence_at(mention.start):
                yield usual, mention.spans[place]


def _gendered(one: str, other: str) -> bool:
    """Whether two names differ in an ending that makes one of them a woman's."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return long in (short + "a", short + "e") or short[:-1] + "a" == long or (len(short) == len(long) and short[:-1] == long[:-1] and {short[-1], long[-1]} <= set("aoiyeé"))


def _inflected(counts: dict[str, int], named: Mentions) -> Iterator[tuple[str, Span]]:
    """Surnames that stand once in a case of the source language: ``Harasima`` for ``Harasim``."""
    for rare, count in counts.items():
        ending = _CASES.search(rare) if count == 1 and rare[0].isupper() and _slips[rare] else None
        if ending is None:
            continue
        stem = rare[: ending.start()]
        mentioned = named.of(rare)
        if counts.get(stem, 0) < 2 or len(mentioned) != 1 or len(mentioned[0].words) > 1 or {stem.lower(), rare.lower()} & given_names() or is_word(stem.lower()):
            continue
        bearers = [mention for mention in named.of(stem) if len(mention.words) > 1 or mention.title]
        if bearers and all(mention.words[-1] == stem for mention in bearers):
            yield stem, mentioned[0].spans[0]


#: Endings of cases behind a consonant; those of women's surnames are none.
_CASES = re.compile(r"(?<=[bdfghjlmprtwzłńśźżcčšžk])(?<!sk)(?<!ck)(?:a|u|owi|em|om|ego|emu|ovi)$")


def _tells_apart(word: str) -> bool:
    """Whether a word in front of a surname may be a first name."""
    return not is_word(word.lower()) and not proper_case(word.lower()) and not any(part.islower() for part in word.split("-")[1:])


def _may_be_slip(word: str) -> bool:
    """Whether neither the lexicon's words nor its places, nor their plurals and genitives, spell a word so."""
    lower = word.lower()
    if word[1:].lower() != word[1:] and "-" not in word and "’" not in word and "'" not in word:
        return False  # a brand
    if lower.endswith("s") and (is_word(lower[:-1]) or proper_case(lower[:-1])):
        return False
    return not is_word(lower) and not proper_case(lower) and not any(is_word(part) for part in re.split("[-’']", lower) if len(part) > 3)


_slips = TokenMemo(_may_be_slip)


def _similar(one: str, other: str) -> bool:
    """Whether a usual and a rare name sound alike or differ by one letter, and not by an ending or as two listed given names do."""
    first, second = one.casefold(), other.casefold()
    if first == second:
        return False
    first, second = _without_article(one).casefold(), _without_article(other).casefold()
    if first == second:
        return True  # for the callers to tell ``Assad`` from a slip
    if bare(first) == bare(second):
        return False
    alike = sound(first) == sound(second)
    if {first, second} <= given_names() and not alike:
        return False
    short, long = sorted((first, second), key=len)
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        slip = long[len(short) :] == short[-1] or (first == long and (is_word(long) or proper_case(long)))
        if long.endswith("s") or not slip:
            return False
    if re.sub("[-’']", "", first) == re.sub("[-’']", "", second):
        return False  # spacing and hyphens are for another rule
    distance = OSA.distance(first, second, score_cutoff=4)
    return distance == 1 or (distance <= 4 and (alike or (distance == 2 and len(short) > 7)))
