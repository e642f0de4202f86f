"""Notes of translators, translation services and reader programs, and what language models say about their work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleantext.document import Document
from cleantext.filters.residue.data import lines
from cleantext.finding import Finding
from cleantext.layout import removal_span
from cleantext.rule import PatternRule, Rule

_FRAME = "".join((" \t*_#>[]", "(){}【】（）<>=-–—•"))


@cache
def _phrases(name: str) -> re.Pattern[str]:
    """Matches a whole line (small letters, straight apostrophes) that is one of the phrases of a list."""
    return re.compile("|".join(f"(?:{line})" for line in lines(name)))


def _plain(line: str) -> str:
    return line.strip(_FRAME).lower().replace("’", "'")


class TranslationNote(Rule):
    """A line that only says that the text was translated, by which service or for which purpose.

    Whole lines go; the name of a person who translated is worth keeping.
    """

    code = "MTR060"
    name = "translation-note"
    message = "This line is a note of the translation service."
    confidence = 0.95
    examples = (
        (
            "[Machine translation - for reference only]\n\nThe mill is closed.\n\nTranslated by Google Translate\n",
            "The mill is closed.\n",
        ),
    )
    allows = (
        "Translated by Anna Berg\n\nThe mill is closed.",
        "Machine translation is a branch of computer science.\n\nIt began in 1949.",
    )
    triggers = ("ranslat", "TRANSLAT", "onverted", "riginal", "anguage", "eader", "MT ", "auto", "bleu", "BLEU")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        phrases = _phrases("notes")
        for start, end in document.paragraphs:
            if not 6 <= end - start <= 240:
                continue
            line = _plain(text[start:end])
            if phrases.fullmatch(line) or phrases.fullmatch(line.rstrip(": ")):
                yield self.finding(document, *removal_span(text, start, end), "")


class InlineNote(PatternRule):
    """A bracketed note of the translator inside the text may be worth reading, so it is only reported."""

    code = "MTR061"
    name = "translator-note-in-text"
    message = "A translator's note stands in the text."
    fix = "none"
    confidence = 0.85
    examples = (("He drank chicha (Translator's note: a maize beer) all night.", "He drank chicha (Translator's note: a maize beer) all night."), ("It cost 38 million (US dollars, the same below).", "It cost 38 million (US dollars, the same below)."))
    allows = ("See the appendix (note 3) and [Note 4].", "He left a note: gone fishing (note: no bait).")
    triggers = ("ote:", "otes:", "NB:", "N.B.:", "OTE:", "T/N:", "TL:", "TN:", "emark:", "omment:", "same below)", "same hereinafter)")
    pattern = re.compile(
        r"[\[(](?:(?:[Tt]ranslat(?:or['’]?s?|ion)|[Tt]rans\.?|TL|MT|[Rr]eader['’]?s?) ?(?:[Nn]otes?|NOTE|[Rr]emark|[Cc]omment)|TN|T/N|TL): ?[^\[\]()\n]{2,400}[\])]"
        r"|\[(?:[Nn]ote|NOTE|N\.?B\.?): ?[^\[\]()\n]{2,400}\]"
        r"|\((?:[^()\n]{2,40}, )?(?:the )?same (?:below|hereinafter)\)"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), None)


_TO_THE_ASKER = re.compile(r"(?:sure|certainly|of course|absolutely)\b.{0,120}\b(?:your|you (?:provided|shared|sent|requested|asked))\b|i(?:'ve| have| hope) .{0,200}\b(?:would you like me to|let me know if you)\b")


class ModelRemark(Rule):
    """``Here is the translation:`` is what a language model says about its work, not part of it.

    Such lines stand at the very head or end of a text, alone in their line; there they go. At the end a courtesy
    counts only below a remark at the head, or when it speaks of the translation: letters end with one too. Inside a
    page they go when they begin with a word to the person who asked and name what that person sent.
    """

    code = "MTR062"
    name = "model-remark"
    message = "A language model says this about its translation."
    confidence = 0.95
    examples = (
        (
            "Sure! Here is the English translation of your text:\n\nThe mill is closed.\n\nLet me know if you need any changes!\n",
            "The mill is closed.\n",
        ),
        (
            "The mill is closed.\n\nNote: I translated the name of the mill literally.\n",
            "The mill is closed.\n",
        ),
    )
    allows = (
        "Here is the news.\n\nThe mill is closed.\n\nLet us know what you think.",
        "The mill is closed.\n\nNote: the mill opens again in May.",
        "The mill is closed, Ana.\n\nLet me know if you need anything else.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        paragraphs = document.paragraphs
        if len(paragraphs) < 2:
            return
        opening, closing = _phrases("prompts_opening"), _phrases("prompts_closing")
        first = 0
        while first < min(2, len(paragraphs) - 1) and opening.fullmatch(_plain(text[slice(*paragraphs[first])])[:300]):
            first += 1
        last = len(paragraphs)
        while last > max(first + 1, len(paragraphs) - 3):
            remark = _plain(text[slice(*paragraphs[last - 1])])[:600]
            if not closing.fullmatch(remark) or not (first or last < len(paragraphs) or "translat" in remark):
                break
            last -= 1
        if first:
            yield self.finding(document, *removal_span(text, paragraphs[0][0], paragraphs[first - 1][1]), "")
        if last < len(paragraphs):
            yield self.finding(document, *removal_span(text, paragraphs[last][0], paragraphs[-1][1]), "")
        for start, end in paragraphs[first:last]:
            if end - start > 300 or not _TO_THE_ASKER.match(remark := _plain(text[start:end])):
                continue
            if opening.fullmatch(remark) or closing.fullmatch(remark):
                yield self.finding(document, *removal_span(text, start, end), "")


class ModelRefusal(Rule):
    """``I'm sorry, but I can't translate this``: a language model declined, so that a part of the text is missing.

    It stands alone in a paragraph and speaks of translating, of the text, or of itself as a model.
    """

    code = "MTR064"
    name = "model-refusal"
    message = "A language model says here that it did not translate."
    fix = "none"
    confidence = 0.9
    examples = (
        ("The mill is closed.\n\nI'm sorry, but I can't translate this part.", "The mill is closed.\n\nI'm sorry, but I can't translate this part."),
    )
    allows = ("“I'm sorry, but I can't help you,” he said.", "I am sorry, but I cannot come on Monday.")
    triggers = ("sorry", "apolog", "AI language model", "AI model")
    _pattern = re.compile(
        r"(?:i(?:'m| am) sorry|sorry|i apologi[sz]e|my apologies),? but (?:i (?:can't|cannot|can not|am (?:not able|unable) to|'m (?:not able|unable) to)|as an ai) (?:.{0,40} )?(?:translat|process|the (?:provided )?text|this (?:text|content|request)|ai (?:language )?model).{0,200}"
        r"|as an ai (?:language )?model, i .{0,200}"
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for start, end in document.paragraphs:
            if end - start <= 400 and self._pattern.fullmatch(_plain(text[start:end])):
                yield self.finding(document, start, end, None)


class FencedProse(Rule):
    """A text that is fenced as code from its first line to its last came out of a chat with a language model.

    Fences protect what they hold, so it is only reported.
    """

    code = "MTR063"
    name = "fenced-prose"
    message = "The whole text is fenced as if it were code."
    fix = "none"
    confidence = 0.8
    examples = (
        (
            "```\nThe mill is closed. It was the last of its kind.\n```\n",
            "```\nThe mill is closed. It was the last of its kind.\n```\n",
        ),
    )
    allows = ("```python\nprint(1)\n```\n", "Run this:\n\n```\nmake it so. Then wait.\n```\n")
    triggers = ("```",)
    _pattern = re.compile(r"\s*```(?:text|plaintext|markdown|md|english)?[ \t]*\r?\n")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        opening = self._pattern.match(text)
        if opening is None or not text.rstrip().endswith("\n```") or text.count("```") != 2:
            return
        inner = text[opening.end() : text.rindex("```")]
        if re.search(r"[a-z]{2,}[.!?][\s”\"]", inner) and not re.search(r"[{};=]|^\s*(?:#|//|\$|>)", inner, re.MULTILINE):
            yield self.finding(document, opening.start(), opening.start() + len(opening.group().rstrip()), None)
