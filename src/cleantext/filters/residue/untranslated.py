"""Words of the source language that were left in the translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from cleantext.document import Document
from cleantext.filters.encoding.context import FOREIGN, CharacterRule
from cleantext.filters.numbers.digits import NumberRule
from cleantext.filters.residue.data import entries, lines
from cleantext.filters.residue.speech import inside_quotation
from cleantext.finding import Finding
from cleantext.lexicon import FUNCTION_WORDS, confusables, foreign_languages, is_word, romaji
from cleantext.rule import PatternRule, Rule
from cleantext.token_memo import TokenMemo
from cleantext.vocabulary import Shape

_GREEK = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
_CITED = re.compile(
    r"(?<!so-)\b(?:characters?|words?|letters?|signs?|kanji|hanzi|hangul|symbols?|script|spelled|spelt|written|pronounced|inscribed|inscription|engraved|carved|reads|reading|signed|meaning|means|called|titled?|named|"
    r"Chinese|Japanese|Korean|Russian|Ukrainian|Arabic|Hebrew|Greek|Hindi|Thai|Persian|Cyrillic)\b[\w ,:'’]{0,20}\Z"
    r"|\boriginal\b[^.!?]{0,50}\Z"
)
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]*) ?\Z")


class ForeignScript(CharacterRule):
    """A run of letters of another script in an English sentence was probably left untranslated.

    A short gloss in brackets behind a name or term, a title in its own marks, and a word that the
    sentence speaks about are there on purpose; so are formulas and lines mostly in that script. What it
    says is not ours to guess, so it is only reported.
    """

    code = "MTR040"
    name = "untranslated-script"
    message = "This was left in another script."
    fix = "none"
    confidence = 0.85
    english = True
    examples = (
        ("The 会長 spoke for an hour, then the so-called «тихий час» began.", "The 会長 spoke for an hour, then the so-called «тихий час» began."),
    )
    allows = (
        "The poet Li Bai (李白) drank, and the word ложка means spoon.",
        "A dose of 5 μg, Δx = π/2 and the α-helix.",
        "It was tagged #тишина on https://пример.рф in May.",
        "She read 『雪国』 and “Война и мир” twice.",
    )
    characters = frozenset(
        chr(code)
        for first, last in ((0x370, 0x52F), (0x531, 0x58F), (0x5D0, 0x5EA), (0x620, 0x6FF), (0x900, 0x1FFF), (0x3041, 0x9FFF), (0xAC00, 0xD7A3))
        for code in range(first, last + 1)
    )
    _pattern = re.compile(f"[{FOREIGN}](?:[{FOREIGN}\u0300-\u036f\u064b-\u0652\u093a-\u094d々ー]|[ ·・'’\"״׳-](?=[{FOREIGN}]))*")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for match in self._pattern.finditer(text):
            if not self._is_meant(text, match, "「" if document.damaged else ""):
                yield self.finding(document, *match.span(), None)

    def _is_meant(self, text: str, match: re.Match[str], unmeant: str) -> bool:
        """Whether a run is there on purpose; the mark ``unmeant`` before it says nothing."""
        run = match.group()
        start, end = match.span()
        if _GREEK.match(run) and len(run) < 4 and not (unmeant and len(run) > 1 and run.isupper() and re.match(r"[,.)]| [a-z]{2}", text[end : end + 3])):
            return True
        before, behind = text[start - 1 : start], text[end : end + 1]
        if before.isalnum() or behind.isalnum():
            return all(char in confusables() for char in run)
        if before in ("#", "@", ".", "/") and before:
            return True
        left = text[max(0, start - 60) : start].rsplit("\n", 1)[-1]
        if before in "“\"‘『《〈「【" and before and before != unmeant:
            return True
        if before in "(（[":
            word = _WORD_BEFORE.search(left[:-1])
            return word is not None and (word.group(1)[0].isupper() or not is_word(word.group(1).lower()) or len(run) <= 6)
        return _CITED.search(left) is not None


_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ACCENT = "\u00df-\u00f6\u00f8-\u00ff\u0101-\u024f\u1e01-\u1eff"
_ACCENTED = re.compile(f"[{_ACCENT}][a-z{_ACCENT}]*(?: [a-z]*[{_ACCENT}][a-z{_ACCENT}]*){{0,6}}(?![\\w'’-])")
_HEAD = re.compile(r"(?<![\w'’-])[a-z]*\Z")


class ForeignWord(CharacterRule):
    """A small-letter word with letters that English does not use was probably left untranslated.

    Borrowed words (résumé, crème brûlée), romanised Japanese, words in quotation marks and parts of names
    are English enough. What it says is not ours to guess, so it is only reported.
    """

    code = "MTR041"
    name = "untranslated-word"
    message = "This word was left in another language."
    fix = "none"
    confidence = 0.75
    english = True
    examples = (("He sold his hús and moved to a bưu điện near the sea.", "He sold his hús and moved to a bưu điện near the sea."),)
    allows = (
        "Her résumé lists a crème brûlée, a piñata and hachichō miso.",
        "The Česká spořitelna bank and the Café la Môme are closed; they say “très bien”.",
    )
    characters = frozenset(chr(code) for code in (*range(0xDF, 0x250), *range(0x1E01, 0x1F00)) if chr(code).islower())

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for match in _ACCENTED.finditer(text):
            head = _HEAD.search(text, max(0, match.start() - 30), match.start())
            if head is None:
                continue  # a capitalised word, or one of another kind
            start, end = head.start(), match.end()
            words = text[start:end].split()
            if not text[start:end].islower():
                continue
            if not (all(is_borrowed(word) for word in words) or self._in_name(text, start, end)):
                yield self.finding(document, start, end, None)

    def _in_name(self, text: str, start: int, end: int) -> bool:
        before = text[max(0, start - 60) : start]
        behind = text[end : end + 30]
        if _CITED.search(before):
            return True
        if before[-1:] in ("“", "\"", "‘", "'", "(", "/", "@", "#", "_", "«", "*", "."):
            return True
        if re.match(r"[ ]?(?:[A-Z\u00c0-\u00de]|[(@/_*]|[a-z]{1,4} [A-Z\u00c0-\u00de])", behind):
            return True
        name = re.search(r"([A-Z\u00c0-\u00de\u0100-\u024f][\w’'-]*|\b(?:la|le|de|du|von|el|los|al))(?: [a-z]{1,3})? \Z", before)
        if name is None:
            return False
        first = name.group(1).lower()
        head = name.start() == 0 or re.search(r"(?:[.!?] |[\n“])\Z", before[: name.start()]) is not None
        return not (head and (is_word(first) or foreign_languages(first)))


def is_borrowed(word: str) -> bool:
    """Whether a small-letter word with foreign letters is an English word, a borrowed one or Japanese in Latin letters."""
    if word in entries("borrowed") or is_word(word):
        return True
    plain = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    return is_word(plain) or (romaji().fullmatch(word) is not None and bool(re.search("[āīūēō]", word)))


def _places(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + len(literal))


class ForeignPassage(Rule):
    """A stretch with the function words of another language was left untranslated.

    Three different ones close together, in small letters, without an English one among them, do not
    happen in English, not even around titles and names. It is only reported.
    """

    code = "MTR042"
    name = "untranslated-passage"
    message = "This passage was left in another language."
    fix = "none"
    confidence = 0.85
    examples = (
        (
            "The ministry said that keine weiteren Angaben zur Zahl der nicht gelieferten Boote could be made.",
            "The ministry said that keine weiteren Angaben zur Zahl der nicht gelieferten Boote could be made.",
        ),
    )
    allows = ("Ludwig van der Rohe and Los Angeles; “la vie est dans les rues” is a song.",)
    triggers = (
        " der ", " und ", " nicht ", " zur ", " les ", " dans ", " est ", " que ", " los ", " una ", " para ", " não ", " della ",
        " het ", " een ", " av ", " och ", " som ", " jest ", " yang ", " dengan ", " bir ", " por ", " con ",
    )
    trigger_words = tuple(literal.strip() for literal in triggers)
    _languages = tuple(frozenset(line.split(":", 1)[1].split()) for line in lines("function_words"))

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for start, end in sorted({document.paragraph_at(at) for literal in self.triggers for at in _places(text, literal)}):
            for language in self._languages:
                finding = self._in_line(document, text, start, end, language)
                if finding is not None:
                    yield finding
                    break

    def _in_line(self, document: Document, text: str, start: int, end: int, language: frozenset[str]) -> Finding | None:
        recent: list[tuple[int, int, str]] = []
        gap = 0
        for match in _TOKEN.finditer(text, start, end):
            word = match.group()
            if word in language:
                recent.append((match.start(), match.end(), word))
                gap = 0
                if len({item[2] for item in recent}) >= 3:
                    quoted = inside_quotation(text, (start, end), recent[0][0])
                    return None if quoted else self.finding(document, recent[0][0], match.end(), None)
            elif word.lower() in FUNCTION_WORDS:
                recent, gap = [], 0
            else:
                gap += 1
                if gap > 4:
                    recent = []
        return None


#: Letters only, at least two, at the start of a word.
_LETTERS = re.compile(r"(?<!\w)[^\W\d_]{2,}")


class ForeignLine(Rule):
    """A whole line in another language or script, in an English text, was left untranslated or is a copy of the source.

    It has at least four words that begin in no capital, or three with a letter that English does not use, and few
    of them are English; it is no quotation, citation, address or credit. It is only reported: a text may have
    good reasons for it.
    """

    english = False
    code = "MTR047"
    name = "untranslated-line"
    message = "This line was left in another language."
    fix = "none"
    confidence = 0.85
    examples = (
        (
            "The minister left on Monday.\n\nDer Minister ist am Montag zurückgetreten.\n\nNobody knows why he went so soon.",
            "The minister left on Monday.\n\nDer Minister ist am Montag zurückgetreten.\n\nNobody knows why he went so soon.",
        ),
    )
    allows = (
        "He said it in his own words.\n\n“Es ist noch kein Meister vom Himmel gefallen.”\n\nThen he went.",
        "The books are these.\n\nvan der Velde, De schepen van het noorden, p. 12.\n\nThey are old.",
        "They had signed it.\n\nWell, pacta sunt servanda...\n\nSo they paid.",
        "Le ministre est parti lundi.\n\nIl n’a rien dit à la presse.",
    )
    _cited = re.compile(r"&&| -[a-z]\b|\bby\b|\w\.\w|[\[\]|{}@^_=\\]|://|\b(?:ISBN|pp?\.|vol\.|ed\.|www)|\d{4}\)|^[“\"‘«„(*•>-]")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        foreign = frozenset(char for char in document.characters if not char.isascii() and char.isalpha())
        if len(document.paragraphs) < 2 or not (foreign or len(document.vocabulary.unknown_lower) >= 3):
            return
        for start, end in document.paragraphs:
            line = text[start : min(end, start + 400)]
            if (line.isascii() or foreign.isdisjoint(line)) and sum(map(_unknown_words.__getitem__, line.split())) < 3:
                continue
            lower = [word for word in _LETTERS.findall(line) if not word[0].isupper()]
            if len(lower) < (4 if "".join(lower).isascii() else 3) or 3 * sum(map(is_word, lower)) > len(lower):
                continue
            if not document.is_english_text:
                return
            if not self._cited.search(line) and not inside_quotation(text, (start, end), end):
                yield self.finding(document, start, end, None)


def _unknown_words_in(token: str) -> int:
    """How many words of a token begin in no capital and are not English."""
    return sum(not (word[0].isupper() or is_word(word)) for word in _LETTERS.findall(token))


_unknown_words = TokenMemo(_unknown_words_in)


@lru_cache(maxsize=1)
def _labels() -> dict[str, str | None]:
    """The English of each label; None for those that may mean several things."""
    table: dict[str, str | None] = {}
    for line in lines("labels"):
        english, _, labels = line.partition(": ")
        for label in labels.split(", "):
            table[label] = None if english.startswith("-") or label in table else english
    return table


class ForeignLabel(Rule):
    """``Aviso:`` at the head of a line is a label that was left untranslated.

    A label with one meaning becomes English in a text that shows damage elsewhere; any other is only reported.
    """

    code = "MTR043"
    name = "untranslated-label"
    message = "This label was left in another language."
    english = False
    confidence = 0.85
    examples = (
        ("Achtung: Do not open the lid.", "Achtung: Do not open the lid."),
        ("It cost 65438+0 dollars and and fell by by half.\n\nAvviso: students pay less.", "It cost 1 dollars and fell by half.\n\nNotice: students pay less."),
    )
    allows = ("Notice: do not open the lid.", "The sign says Achtung: mind the step.", "Preis: a biography of the painter")
    triggers = (":", "!", "：")
    _inside = re.compile(r"(?<=[.!?)] )([^\W\d_a-z][^\W\d_]{2,15}): (?=[a-z“\"])")
    _head = re.compile(r"(?:[*•#-]{1,3} ?)?([^\W\d_][^\d:：!.,\n]{0,24}?) ?[:：!](?=[ ]?[\w“\"(])")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        labels = _labels()
        for start, end in document.paragraphs:
            match = self._head.match(text, start, min(end, start + 40))
            if match is None or match.group(1) not in labels or foreign_text(text[match.end() : end]) or not document.is_english_text:
                continue
            english = labels[match.group(1)]
            known = english is not None and text[match.end(1)] != "!" and document.damaged
            if known or english is None or not match.group(1).isascii() or document.damaged:
                yield self.finding(document, *match.span(1), english if known else None)
        if document.damaged:
            for match in self._inside.finditer(text):
                if match.group(1) in labels and document.is_english(match.start()):
                    yield self.finding(document, *match.span(1), labels[match.group(1)])


def foreign_text(passage: str) -> bool:
    """Whether most words of a passage, of at least three, are not English."""
    words = _LETTERS.findall(passage[:400])
    return len(words) > 2 and 2 * sum(is_word(word.lower()) for word in words) < len(words)


class FrenchClock(NumberRule):
    """``4h52`` is how French writes a time of day; it may also be a length of time, so it changes only on request."""

    code = "MTR044"
    name = "french-clock"
    message = "This is how French writes a time of day."
    fix = "unsafe"
    confidence = 0.8
    examples = (("The siren sounded at 4h52 and again at 16h05.", "The siren sounded at 4:52 and again at 16:05."),)
    allows = ("The code is 4h52x, 0x4h5 and 3h in all.",)
    behind = "h"
    pattern = re.compile(r"([01]?\d|2[0-3])(h)([0-5]\d)(?![\w])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if document.text[match.start() - 1 : match.start()] not in ("", " ", "\n", "(", "\u00a0"):
            return None
        return self.finding(document, match.start(2), match.end(2), ":")


class ForeignSuffix(PatternRule):
    """A small-letter word that English does not have and that ends as words of its source language do.

    It is only reported.
    """

    code = "MTR045"
    name = "foreign-ending"
    message = "This word looks left in another language."
    fix = "none"
    confidence = 0.7
    examples = (("She was a monitrice at the pool.", "She was a monitrice at the pool."),)
    allows = ("The aviatrix met the dominatrix.", "A “monitrice” is a coach.")
    triggers = ("trice", "zione", "keit", "heit", "schaft", "euse", "miento", "idade", "ność", "stwo", "ungen")
    pattern = re.compile(r"(?<=[a-z,] )[a-z]{2,14}(?:trice|zione|zioni|keit|heit|schaft|euse|miento|idade|stwo|ungen)s?(?=[ ,.;:])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        word = match.group()
        if is_word(word) or is_word(word.removesuffix("s")) or re.match(r" [A-Z]", document.text[match.end() : match.end() + 2]):
            return None
        return self.finding(document, *match.span(), None)


class ForeignAbbreviation(PatternRule):
    """``salt q.b.``: an abbreviation in small letters that English does not have.

    Only in a text that shows damage elsewhere; what it stands for is not ours to guess, so it is only reported.
    """

    code = "MTR046"
    name = "foreign-abbreviation"
    message = "English does not have this abbreviation."
    fix = "none"
    confidence = 0.7
    examples = (("It cost 65438+0 dollars and and fell by by half; add salt q.b. and stir.", "It cost 1 dollars and fell by half; add salt q.b. and stir."),)
    allows = ("At 4 a.m., i.e. early, a.k.a. now, add salt q.b. and stir.",)
    shapes = Shape.ABBREVIATION
    pattern = re.compile(r"(?<![\w.’'@/-])[a-z]\.[a-z]\.(?:[a-z]\.)?(?=[\s,;:)]|\Z)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if match.group() in _ENGLISH_ABBREVIATIONS or not document.damaged or not document.is_english_text:
            return None
        return self.finding(document, *match.span(), None)


_ENGLISH_ABBREVIATIONS = frozenset(
    [
        "a.m.", "p.m.", "e.g.", "i.e.", "c.f.", "n.b.", "q.v.", "p.a.", "r.p.m.", "m.p.h.", "a.k.a.", "o.k.", "d.c.", "v.v.", "b.c.", "a.d.", "u.s.",
        "u.k.", "u.n.", "n.d.", "q.e.d.", "p.o.", "p.s.", "s.o.", "a.s.a.p.", "w.r.t.", "r.m.s.", "b.p.", "s.d.", "s.e.", "d.f.", "i.v.", "i.m.",
        "t.b.", "t.v.", "d.j.", "r.i.p.", "a.c.", "c.e.", "e.t.", "f.o.b.", "c.o.d.", "w.l.o.g.", "n.a.", "l.h.s.", "r.h.s.", "i.d.", "h.p.", "k.o.",
        "l.a.", "d.l.", "p.c.", "k.d.", "a.b.", "b.c.e.", "e.e.", "j.d.", "j.k.", "t.s.", "x.y."
    ]
)
