"""Words of the source language in plain Latin letters, and counts and labels that have one translation only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleantext.document import Document
from cleantext.filters.residue.data import entries, lines
from cleantext.filters.residue.speech import inside_quotation
from cleantext.filters.residue.untranslated import is_borrowed
from cleantext.finding import Finding
from cleantext.lexicon import (
    FUNCTION_WORDS,
    foreign_languages,
    given_names,
    is_ambiguous_proper,
    is_word,
    proper_case,
    surnames,
    zipf,
)
from cleantext.rule import PatternRule, Rule
from cleantext.segmentation import is_abbreviation

_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_TOKEN = re.compile(rf"[{_LETTERS}]+(?:['’-][{_LETTERS}]+)*")
#: What may stand around a word that is not quoted, set apart, cut or part of an address.
_BEFORE = re.compile(r"(?:\A|[\s(—–/]|[“\"‘])\Z")
_BEHIND = re.compile(r"(?=[\s.,;:!?)”\"’—–]|\Z)(?!\.\w|:\S)")
_NAMED = re.compile(
    r"\b(?:called|named|titled|entitled|term(?:ed)?|word|words|phrase|known (?:locally )?as|so-called|plays|played|sings|danced|means?|meaning|language|dialect|the local|or|like|such as|"
    r"Latin|German|French|Spanish|Portuguese|Italian|Dutch|Swedish|Danish|Norwegian|Finnish|Polish|Czech|Hungarian|Romanian|Turkish|Arabic|Persian|Hindi|"
    r"Japanese|Korean|Chinese|Russian|Ukrainian|Vietnamese|Thai|Indonesian|Malay|Hebrew|Greek|Urdu|Bengali|Tamil) (?:an? |the )?\Z"
)
_GLOSSED = re.compile(r"(?:-style)? (?:music|singers?|songs?|dances?|dancers?|dish|dishes|soup|sauce|wrestling|wrestlers?|theat(?:re|er)|cuisine|ceramics|poetry|festival|martial|tradition|musicians?|bands?|style|cheese|wine|tea)\b|,? ?[(—–]['‘“\"]?[a-z][a-z’' -]{1,40}[)—–'’”\",]|, ?(?:or|a|an|the|that is|i\.e\.|which (?:is|means)|meaning)\b|[”\"’]? (?:means|is a (?:kind|type|sort))\b")
#: A line up to so many characters says too little about its language.
_SHORT_LINE = 80
#: A word of so many letters that is one slip away from an English one is misspelt rather than foreign.
_LONG = 8
#: Words that a text uses oftener are its own terms.
_SELDOM = 2
_SUFFIXES = (
    "s", "es", "ed", "d", "ing", "er", "ers", "or", "ors", "ly", "ness", "ism", "ist", "ists", "able", "ible", "ish", "less", "like", "y", "ies", "wise", "ward",
    "wards", "ful", "hood", "ship", "dom", "ery", "ry", "ian", "ians", "ic", "al", "ally", "ise", "ize", "ised", "ized", "ising", "izing", "ation", "ment",
    "ability", "n't", "'s", "’s", "’t", "'t", "in", "in’", "eth", "est", "th", "st", "nd", "rd", "ette", "let", "lets", "ling", "esque", "ify", "ified", "ity",
)
_PREFIXES = (
    "un", "non", "re", "pre", "anti", "multi", "micro", "mini", "macro", "mega", "nano", "giga", "kilo", "co", "over", "under", "sub", "super", "inter", "intra", "post", "semi",
    "bio", "geo", "hydro", "electro", "neuro", "cyber", "eco", "auto", "tele", "trans", "ultra", "hyper", "hypo", "pseudo", "quasi", "mis", "dis", "de", "out",
    "fore", "up", "down", "cross", "self", "photo", "thermo", "aero", "agro", "petro", "psycho", "socio", "techno", "poly", "mono", "bi", "tri", "in", "im", "en", "be",
)
#: Endings of the names of substances, diseases and species.
_SCIENCE = re.compile(
    r"(?:itis|osis|oses|emia|aemia|oid|oids|ium|cene|zole|pril|cin|statin|aceae|idae|ology|ologist|ometer|ometry|ographic|ography|ine|ines|ide|ides|ase|ases|yl|ol|ole|"
    r"one|ane|ene|ate|ates|ation|ations|phobic|philia|cyte|cytes|genic|ae|us|um|ii)\Z"
)


class LeftWord(Rule):
    """A small-letter word that English does not have, in plain letters, was probably left untranslated.

    Only a text that shows damage elsewhere is looked at, for every good text has words that no lexicon knows. Words put together from English
    ones, names, terms that the text uses often, borrowed words, the names of substances and species, and words that are quoted, named or
    explained are left alone. Words beside it that are frequent in its language belong to it, and so does a capitalised one at the head
    of a sentence. It is only reported.
    """

    english = False
    code = "MTR048"
    name = "untranslated-common-word"
    message = "This looks like a word of another language."
    fix = "none"
    confidence = 0.7
    examples = (
        ("It cost 65438+0 dollars and and fell by by half. The old custode kept the key.", "It cost 1 dollars and fell by half. The old custode kept the key."),
        ("It cost 65438+0 dollars and and fell by by half. He sang onde the door was.", "It cost 1 dollars and fell by half. He sang onde the door was."),
    )
    allows = (
        "He waited three horas for her at the unmowable backgarden.",
        "The <unk> met the <unk>. They call it “custode”, and the ghafeer (watchman) nods.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        if not document.damaged or not document.is_english_text:
            return
        text = document.text
        vocabulary = document.vocabulary
        words = {word for word in vocabulary.unknown_lower if vocabulary[word] <= _SELDOM and not vocabulary[word.capitalize()] and _is_foreign(word)}
        heads = {word for word in vocabulary.unknown_capitalised if foreign_languages(word.lower()) and vocabulary[word] <= _SELDOM}
        end = 0
        for match in document.occurrences(words | heads):
            if match.start() < end or document.protected.touch(*match.span()):
                continue
            first, last = document.paragraph_at(match.start())
            if last - first > _SHORT_LINE and not document.is_english(match.start()):
                continue
            span = self._span(text, match, words)
            if span is not None:
                end = span[1]
                yield self.finding(document, *span, None)

    def _span(self, text: str, match: re.Match[str], words: set[str]) -> tuple[int, int] | None:
        start, end = match.span()
        languages = foreign_languages(match.group().lower())
        head = match.group()[0].isupper()
        if head and not _begins_sentence(text, start):
            return None
        count = 1
        while (token := _TOKEN.match(text, end + 1)) and text[end] == " " and _belongs(token.group(), words, languages):
            end, count = token.end(), count + 1
        if head and count < 2 and text[end : end + 1] != "!":
            return None
        while not head and (before := re.search(rf"([{_LETTERS}]+(?:['’-][{_LETTERS}]+)*) \Z", text[max(0, start - 30) : start])):
            word = before.group(1)
            if not _belongs(word, words, languages) and not (
                word[0].isupper() and _begins_sentence(text, start - len(word) - 1) and (foreign_languages(word.lower()) or (not word.isascii() and not is_word(word.lower())))
            ):
                break
            start, count = start - len(word) - 1, count + 1
            if word[0].isupper():
                break
        if _BEFORE.search(text[max(0, start - 6) : start]) is None or _BEHIND.match(text, end) is None:
            return None
        if text[start:end].islower() and (_is_meant(text, start, end) or (count == 1 and not text[start:end].isascii() and not is_borrowed(text[start:end]))):
            return None  # a single word with foreign letters is looked at in every text, by another rule
        return start, end


def _belongs(word: str, words: set[str], languages: frozenset[str]) -> bool:
    """Whether a word beside a foreign one is of its language, too."""
    if word[0].isupper() and "de" in languages:  # German nouns
        word = word.lower()
    return word in words or (word not in FUNCTION_WORDS and not languages.isdisjoint(foreign_languages(word))) or (bool(languages) and word in _small_words(languages))


@lru_cache(maxsize=64)
def _small_words(languages: frozenset[str]) -> frozenset[str]:
    """Words of one to three letters that are frequent in one of some languages and no usual English ones."""
    table = {"es": "de la el los en a y", "fr": "de la le les à et un", "pt": "de a o da do em e", "it": "di la il e in a", "nl": "de het een van en", "ro": "de la și"}
    return frozenset(word for language in languages for word in table.get(language, "").split() if word not in ("a", "in", "en", "on"))


def _begins_sentence(text: str, start: int) -> bool:
    return re.search(r"(?:\A|\n|[.!?:]['”\"]? |[“\"‘(]|^[AQ]\. |[-–—] )\Z", text[max(0, start - 4) : start]) is not None


def _is_meant(text: str, start: int, end: int) -> bool:
    """Whether a single word is quoted, named, explained or part of a name."""
    before, behind = text[max(0, start - 40) : start], text[end : end + 50]
    if before[-1:] and before[-1] in "“\"‘(" and (behind[:1] in "”\"’)'" or re.match(",[^”]{0,30}”", behind)):
        return not before.endswith(("a “", "the “"))
    if (behind[:1] == "." and is_abbreviation(text[start:end])) or re.search(r"\b[A-Z]\. \Z", before):
        return True
    if _GLOSSED.match(behind) or _NAMED.search(before):
        return True
    if name_behind := re.match(r"[- ]([A-Z\u00c0-\u00de]\w*)", behind):
        noun = name_behind.group(1).lower()
        return not ("de" in foreign_languages(text[start:end]) and not is_word(noun) and noun not in surnames() and noun not in given_names() and not proper_case(noun))
    name = re.search(r"([A-Z\u00c0-\u00de\u0100-\u024f][\w’'-]*)(?: [a-z]{1,3})? \Z", before)
    return name is not None and not is_word(name.group(1).lower()) and not proper_case(name.group(1).lower())


@lru_cache(maxsize=4096)
def _is_foreign(word: str) -> bool:
    """Whether a word that the lexicon does not have is none that English can form, as far as its letters tell."""
    plain = word.replace("’", "'")
    if len(word) < 3 or word in entries("borrowed") or word in entries("known") or is_ambiguous_proper(word):
        return False
    *parts, last = re.split("[-']", plain)
    if any(is_word(part) or part in _PREFIXES for part in parts if len(part) > 1) or (parts and is_word(last)):
        return False
    if foreign_languages(plain):
        return True
    if (len(word) > 3 and _SCIENCE.search(word)) or re.search(r"(.)\1\1|[bcdfghjklmnpqrstvwxz]{5}", word) or not re.search("[aeiouyà-ÿ]", word):
        return False
    if any(word.endswith(suffix) and _is_stem(word[: -len(suffix)]) for suffix in _SUFFIXES):
        return False
    if any(word.startswith(prefix) and len(word) > len(prefix) + 3 and _is_known(word[len(prefix) :]) for prefix in _PREFIXES):
        return False
    if any(_is_piece(word[:cut]) and _is_piece(word[cut:]) for cut in range(3, len(word) - 2)):
        return False
    return len(word) < _LONG or not any(is_word(near) for near in _one_slip_away(word))


def _one_slip_away(word: str) -> Iterator[str]:
    """What a word may have been before one letter was lost, added or swapped with the next."""
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
        for letter in "etaoinsrhldcumfpgwybvk":
            yield word[:at] + letter + word[at:]


def _is_known(word: str) -> bool:
    return is_word(word) or any(word.endswith(suffix) and _is_stem(word[: -len(suffix)]) for suffix in _SUFFIXES[:12])


def _is_stem(stem: str) -> bool:
    if len(stem) < 3:
        return False
    return is_word(stem) or is_word(stem + "e") or is_word(stem + "y") or (stem[-1] == stem[-2] and is_word(stem[:-1])) or (stem[-1] == "i" and is_word(stem[:-1] + "y"))


def _is_piece(piece: str) -> bool:
    """Whether a piece of a word is an English word that compounds are made of."""
    return is_word(piece) and zipf(piece) >= (3 if len(piece) > 3 else 5)


@lru_cache(maxsize=1)
def _counted() -> dict[str, tuple[str, str]]:
    """English singular and plural of each word that is counted in other languages."""
    table: dict[str, tuple[str, str]] = {}
    for line in lines("counted"):
        english, _, foreign = line.partition(": ")
        singular, _, plural = english.partition(" ")
        table.update(dict.fromkeys(foreign.split(), (singular, plural)))
    return table


class LeftUnit(PatternRule):
    """``3 horas``: a unit of time behind a number has one translation only.

    In a text that shows damage elsewhere it becomes English.
    """

    code = "MTR067"
    name = "untranslated-unit"
    message = "This unit of time was left in another language."
    confidence = 0.88
    examples = (("It cost 65438+0 dollars and and fell by by half. It took 3 horas.", "It cost 1 dollars and fell by half. It took 3 hours."),)
    allows = ("The film “24 horas” ran, and so did 48 Stunden.",)
    pattern = re.compile(r"(?<![^\s(])(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|several|few|many) ([a-zà-ÿ\u0100-\u017f]{2,9}|[A-Z][a-zà-ÿ]{2,8})(?=[ ,.;:)]|\n|\Z)(?! [A-Z])")
    trigger_words = tuple(sorted({word for line in lines("counted") for word in line.partition(": ")[2].split()}))

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        unit = _counted().get(match.group(2))
        if unit is None or not document.damaged or inside_quotation(document.text, document.paragraph_at(match.start()), match.start()):
            return None
        return self.finding(document, *match.span(2), unit[match.group(1) not in ("1", "one")])


@lru_cache(maxsize=1)
def _numbered() -> dict[str, str]:
    """The English of each label that numbers tables, figures and chapters in other languages."""
    return {word: line.partition(": ")[0] for line in lines("numbered") for word in line.partition(": ")[2].split()}


class LeftNumberedLabel(PatternRule):
    """``Tableau 4.`` at the head of a line: the label of a table or figure has one translation only.

    In a text that shows damage elsewhere it becomes English.
    """

    code = "MTR068"
    name = "untranslated-numbered-label"
    message = "This label was left in another language."
    confidence = 0.88
    examples = (("It cost 65438+0 dollars and and fell by by half.\n\nTableau 4. Gates by age\n", "It cost 1 dollars and fell by half.\n\nTable 4. Gates by age\n"),)
    allows = ("Tableau 4. Gates by age\n\nThe gate is shut.",)
    trigger_words = tuple(sorted({word.rstrip(".") for line in lines("numbered") for word in line.partition(": ")[2].split()}))
    pattern = re.compile(r"^([A-Z\u00c0-\u017f][a-z\u00df-\u017f]{2,10}\.?) (?=\d{1,3}(?:[.:]| ?[–—-] |\Z|\n))", re.MULTILINE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        english = _numbered().get(match.group(1))
        return self.finding(document, *match.span(1), english) if english and document.damaged else None
