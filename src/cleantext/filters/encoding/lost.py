"""Characters that were lost on the way and left a replacement, question marks or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleantext.document import Document
from cleantext.filters.encoding.context import CharacterRule
from cleantext.filters.encoding.misreading import misreadings
from cleantext.finding import Finding
from cleantext.lexicon import is_word
from cleantext.rule import PatternRule, Rule

_APOSTROPHE = re.compile("(?<=[A-Za-z])\ufffd{1,3}(?=(?:s|t|re|ve|ll|d|m)\\b)|(?<=[a-z]s)\ufffd{1,3}(?= [a-z])")
_QUOTATION = re.compile("(?<![^\\s(])\ufffd{1,3}(?=[A-Z][a-z]*[ ,])([^\ufffd\n]{2,400}[,.!?])\ufffd{1,3}(?=[\\s,.;:)]|\\Z)")
_ANY = re.compile("\ufffd+")
_IN_WORD = re.compile("(?<![^\\W_])([^\\W\\d_]*)\ufffd{1,2}([^\\W\\d_]*)(?![\\w\ufffd])")
#: Letters behind so many others of a word are not looked at.
_LONGEST = 40
_ACCENTED = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýāčēěğīłńōřśşšūżž"


class ReplacementCharacter(CharacterRule):
    """U+FFFD stands where a program could not decode what was there.

    Inside a contraction it was an apostrophe, around a quotation it was the pair of marks. In a word it was a letter
    outside ASCII: which one is settled where the text has the whole word elsewhere, or the lexicon has one
    word that fits. Anywhere else it is lost and the place is only reported.
    """

    code = "ENC070"
    name = "replacement-character"
    message = "A character was lost here."
    confidence = 0.93
    examples = (
        ("The owner didn\ufffdt say why.", "The owner didn’t say why."),
        ("\ufffdThe roof leaks,\ufffd she wrote.", "“The roof leaks,” she wrote."),
        ("Zoë Peña left the caf\ufffd. Pe\ufffda paid.", "Zoë Peña left the café. Peña paid."),
    )
    allows = ("Nothing is lost here: naïve, ‘so’.",)
    characters = frozenset("\ufffd")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        if misreadings(document):
            return
        settled: set[int] = set()
        for match in _APOSTROPHE.finditer(text):
            settled.add(match.start())
            yield self.finding(document, *match.span(), "’")
        for match in _QUOTATION.finditer(text):
            start, end = match.span()
            low, high = match.span(1)
            settled |= {start, high}
            yield self.finding(document, start, low, "“")
            yield self.finding(document, high, end, "”")
        for match in _IN_WORD.finditer(text):
            letter = _letter(document, *match.groups())
            at = match.end(1)
            if letter is not None and at not in settled:
                settled.add(at)
                yield self.finding(document, at, match.start(2), letter)
        for match in _ANY.finditer(text):
            if match.start() not in settled:
                yield self.finding(document, *match.span(), None)


def _letter(document: Document, before: str, behind: str) -> str | None:
    """The one letter outside ASCII that makes a word of the text or of the lexicon, or None."""
    letters = _spelled(document).get((before, behind)) if before + behind else None
    if letters is None and len(before) + len(behind) > 2 and (before + behind).islower():
        letters = {letter for letter in _ACCENTED if is_word(f"{before}{letter}{behind}".lower())}
    return next(iter(letters)) if letters and len(letters) == 1 else None


@lru_cache(maxsize=1)
def _spelled(document: Document) -> dict[tuple[str, str], set[str]]:
    """The letters outside ASCII of the words of a text, by what stands before and behind them in their words."""
    spelled: dict[tuple[str, str], set[str]] = {}
    for word in document.vocabulary:
        if not word.isascii():
            for at, letter in enumerate(word[:_LONGEST]):
                if letter.isalpha() and not letter.isascii():
                    spelled.setdefault((word[:at], word[at + 1 :]), set()).add(letter)
    return spelled


@lru_cache(maxsize=1)
def apostrophe(document: Document) -> str:
    """The apostrophe that the text uses more."""
    return "'" if document.text.count("'") > document.text.count("’") else "’"


class QuestionMarksForApostrophe(PatternRule):
    """``week???s`` and ``didn?t``: an apostrophe of one or three bytes of which each became a question mark."""

    code = "ENC071"
    name = "question-marks-for-apostrophe"
    message = "This stands for an apostrophe that was lost."
    confidence = 0.95
    examples = (
        ("This week???s catch doesn???t sell.", "This week’s catch doesn’t sell."),
        ("It didn?t rain, so they?re dry.", "It didn’t rain, so they’re dry."),
    )
    allows = ("What??? she said. Who???", "Is it so??? So it is.", "See a page?s=1 and x = a?s:t.", "Why?D or why?d?")
    triggers = ("???", "?t", "?s", "?re", "?ve", "?ll", "?d", "?m")
    pattern = re.compile(r"(?<=[A-Za-z])\?\?\?(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=[a-z]n)\?(?=t\b(?!=))|(?<=[a-z]{2})\?(?=(?:s|re|ve|ll|d)(?: [a-z]|[,.] ))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), apostrophe(document))


class QuestionMarksForQuotes(PatternRule):
    """``?We are full,? said the cook``: quotation marks that became question marks.

    The first is glued to the front of a word, the last stands behind a comma or stop; no question does either.
    """

    code = "ENC074"
    name = "question-marks-for-quotation-marks"
    message = "These question marks stand for quotation marks that were lost."
    confidence = 0.94
    examples = (("?We are full,? said the cook. ?Come again.?", "“We are full,” said the cook. “Come again.”"),)
    allows = ("?Why is it shut? he asked. Is it so?", "The search q=?Name, or ?Other? finds it.", "What? Really, no.")
    triggers = ("?",)
    pattern = re.compile(r"(?<![^\s(])\?(?=[A-Z][a-z’']* )([^?\n]{2,400}[,.!…])\?(?=\s|\Z)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        opening, closing = ("“", "”") if '"' not in document.text else ('"', '"')
        return self.finding(document, *match.span(), f"{opening}{match.group(1)}{closing}")


class QuestionMarksForLetters(PatternRule):
    """Question marks glued to the front of a word, or inside one, stand for characters that were lost.

    Nothing tells which, so the place is only reported. One mark between two English words may also end a sentence.
    """

    code = "ENC072"
    name = "question-marks-for-letters"
    message = "These question marks probably stand for lost characters."
    fix = "none"
    confidence = 0.7
    examples = (
        ("A sense of ??belonging grew in the caf??s of the port.", "A sense of ??belonging grew in the caf??s of the port."),
        ("The gar?on and the se?ora wait.", "The gar?on and the se?ora wait."),
    )
    allows = ("What?? Really?? Yes.", "Why not??? she wrote. Is it so?yes it is.", "See https://example.org/?q=a??b now.")
    triggers = ("?",)
    pattern = re.compile(r"(?<=[a-z] )\?\?(?=[a-z])|(?<=[a-z])\?\?(?=[a-z]{1,12}\b)|(?<![\w?])([A-Za-z][a-z]{1,14})\?([a-z]{1,14})(?![\w?=./])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        first, second = match.groups()
        if document.protected.touch(*match.span()) or (first and (is_word(second) or f"n{second}" == "nt")):
            return None
        return self.finding(document, *match.span(), None)


_NO_APOSTROPHE = ["dont", "doesnt", "didnt", "isnt", "wasnt", "arent", "werent", "wouldnt", "couldnt", "shouldnt", "hasnt", "havent", "hadnt", "mustnt", "theyre", "theyve", "youre", "youve", "weve", "thats", "whats"]


class LostApostrophe(Rule):
    """``doesnt`` and ``theyre`` have lost their apostrophe.

    Some people write so on purpose, so it is only reported; words that are English without
    the apostrophe (``wont``, ``were``, ``its``) are not looked at.
    """

    code = "ENC073"
    name = "lost-apostrophe"
    message = "The apostrophe of this contraction is missing."
    fix = "none"
    confidence = 0.85
    examples = (("The pump doesnt work.", "The pump doesnt work."),)
    allows = ("The pump doesn't work, its wont is to leak.", "The file dont.txt is there.")
    trigger_words = tuple(_NO_APOSTROPHE)
    _before = re.compile(r"[\w./@#-]")
    _behind = re.compile(r"[\w@/-]|\.\w")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for word in self.trigger_words:
            at = text.find(word)
            while at >= 0:
                end = at + len(word)
                if not (at and self._before.match(text[at - 1])) and not self._behind.match(text, end):
                    yield self.finding(document, at, end, None)
                at = text.find(word, end)
