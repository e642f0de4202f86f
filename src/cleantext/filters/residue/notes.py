"""Notes of translators, translation services and reader programs, and what language models say about their work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from cleantext.alignment import Span
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


#: A note in a line of its own that speaks of the work of translating.
_OWN_NOTE = re.compile(
    r"(?:translat(?:or'?s?|ion)|tl|mt|t)/?n? ?(?:notes?|remark|comment): ?.{0,200}?\b(?:literal(?:ly)?|kept|pun|wordplay|untranslatable|can also mean|original (?:word|term|text)|raws?|untranslated|no equivalent)\b.{0,200}"
)
#: A footnote in which a fan who translates speaks to the readers of a serial.
_FAN_NOTE = re.compile(
    r"\d{1,2}[\].:)]* ?.{0,80}?\bi(?:'ve| have|'ll| will|'m)? (?:changed?|kept|keep|left|translated?|rendered?|went|going|used?|decided?) .{0,120}?\b(?:chapters?|raws?|guys|sry|sorry|lol|mtl|tl)\b.{0,120}"
    r"|(?:(?:tlc?|pr|ed|qc|ts|rd|cl|proofreader|typesetter|cleaner|redrawer|translator|editor): ?[^\s:]{2,20}[\s|,·]+){2,6}.{0,80}"
)


#: A note in a line of its own in which the translator of a serial speaks to the readers.
_TO_READERS = re.compile(
    r"(?:(?:(?:translat(?:or'?s?|ion)|tl|mt|t|a|ed|editor'?s?|author'?s?)(?:/?n| ?notes?|'?s note| ?remark| ?comment)|tl): ?.{0,300}?\b(?:sorry|apologi[sz]e|apologies|forgive|thanks (?:for|to (?:our|my|all|everyone))|thank you|enjoy|next chapter|late (?:chapter|update|release)|my (?:exams?|laptop|computer|cat|job|work|mistakes)|please support|comment below|stay tuned)\b.{0,300})"
)


class TranslationNote(Rule):
    """A line that only says that the text was translated, by which service or for which purpose.

    Whole lines go; the name of a person who translated is worth keeping. So do notes in which the translator of a serial thanks the readers
    or begs their pardon; a note that only explains is worth reading.
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
        (
            "He bowed low.\n\n(T/N: a li is half a kilometre. Sorry for the late chapter!)\n\nNobody saw it.",
            "He bowed low.\n\nNobody saw it.",
        ),
    )
    allows = (
        "He bowed low.\n\n(T/N: a li is half a kilometre.)\n\nNobody saw it.",
        "Translated by Anna Berg\n\nThe mill is closed.",
        "Translated from the French by Anna Berg\n\nThe mill is closed.",
        "Machine translation is a branch of computer science.\n\nIt began in 1949.",
    )
    triggers = ("ranslat", "TRANSLAT", "onverted", "riginal", "anguage", "eader", "MT ", "auto", "bleu", "BLEU", "TL", "] ", "PR:", "T/N", "repancy")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        phrases = _phrases("notes")
        for start, end in document.paragraphs:
            if not 6 <= end - start <= 500:
                continue
            line = _plain(text[start:end])
            bare = line.rstrip(": ")
            marked = ":" in line or line[:1].isdigit()  # as notes in other words are
            if (
                (len(line) <= 240 and phrases.fullmatch(line))
                or (bare != line and phrases.fullmatch(bare))
                or (marked and (_FAN_NOTE.fullmatch(line) or _OWN_NOTE.fullmatch(line) or _TO_READERS.fullmatch(line)))
            ):
                yield self.finding(document, *removal_span(text, start, end), "")


class InlineNote(PatternRule):
    """A bracketed note of the translator or editor inside the text may be worth reading, so it is only reported.

    What only says that the same holds below goes, and so does a remark of a language model about its user.
    """

    code = "MTR061"
    name = "translator-note-in-text"
    message = "A translator's note stands in the text."
    confidence = 0.85
    examples = (("He drank chicha (Translator's note: a maize beer) all night.", "He drank chicha (Translator's note: a maize beer) all night."), ("It cost 38 million (US dollars, the same below).", "It cost 38 million (US dollars)."), ("Put it in the fridge [the user's draft says refrigerator].", "Put it in the fridge."), ("He paid 30 tomans (a unit of money, translator).", "He paid 30 tomans (a unit of money, translator)."))
    allows = ("See the appendix (note 3) and [Note 4].", "He left a note: gone fishing (note: no bait).", "A study (J. Smith and A. Berg, eds.) of the novel (emphasis added, ed. 2) was read [the user can change this].")
    triggers = ("ote:", "otes:", "NB:", "N.B.:", "OTE:", "T/N:", "TL:", "TN:", "emark:", "omment:", "same below)", "same hereinafter)", "ranslator", "ranslat", " ed.)", " editor)", " ed)", " note)", " red.)", " ndr)", " ndt)", " NdR)", " NdT)", "user", "source text", "original text")
    pattern = re.compile(
        r"[\[(](?:(?:[Tt]ranslat(?:or['’]?s?|ion)|[Tt]rans\.?|TL|MT|[Rr]eader['’]?s?) ?(?:[Nn]otes?|NOTE|[Rr]emark|[Cc]omment)|TN|T/N|TL): ?[^\[\]()\n]{2,400}[\])]"
        r"|\[(?:[Nn]ote|NOTE|N\.?B\.?): ?[^\[\]()\n]{2,400}\]"
        r"|\((?:(?P<held>[^()\n]{2,40}?)[,;] ?)?(?:the )?same (?:below|hereinafter)\)"
        r"|\((?=[^()\n]{0,120}[a-z]{3})[^()\n\d]{4,120}?(?:[,;–—-]|\. ?[–—-]?) ?(?:the )?(?:translat(?:or|or['’]s note|ion)|transl\.|trans\.|editor(?:s|['’]s note)?|author['’]s note|red\.|ed\.|[Nn][Dd][RrTt])\.?\)"
        r"|\[(?P<user>[^\[\]\n]{0,160}?\b(?:the|your) user(?:['’]s)? (?:draft|text|request|prompt|wrote|said|asked|says|wants|original)\b[^\[\]\n]{0,160})\]"
        r"|\[(?:[Hh]ere |[Ss]ic: |[Uu]ntranslat|[Ll]iterally|[Ii]llegible|[Uu]nclear in|[Tt]he (?:source|original) )[^\[\]\n]{0,200}?\b(?:source|original|translat|untranslatable|literally|pun|wordplay)\b[^\[\]\n]{0,160}\]"
    )

    _same = re.compile(r"\((?:the )?same (?:below|hereinafter)\)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if match.group("held"):
            return self.finding(document, match.end("held"), match.end() - 1, "")
        if match.group("user") or self._same.fullmatch(match.group()):
            start = match.start() - (text[match.start() - 1 : match.start()] == " ")
            return self.finding(document, start, match.end(), "")
        return self.finding(document, *match.span(), None)


#: What speaks of the text that was asked for rather than of other business.
_OF_THE_WORK = re.compile(
    r"translat|\bas an ai\b|\b(?:tone|formal|wording|bullet|phrasing|readability|seo|headline|draft)\b|shorten|summar|rewrit|rephras|into a table|\bversion\b|original form|literally|"
    r"(?:source|original|provided) text|formatting|proofread"
)
_CHANGES = re.compile(r"(?:(?:translation|translator's) notes?|(?:key|main|some)? ?(?:changes|edits|improvements|corrections)(?: i)? made|notes on (?:the )?translation|explanation of (?:the )?changes|summary of (?:the )?changes)(?: and .{0,30})?:?")
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
        last = self._last(text, paragraphs, first)
        if first:
            yield self.finding(document, *removal_span(text, paragraphs[0][0], paragraphs[first - 1][1]), "")
        if last < len(paragraphs):
            yield self.finding(document, *removal_span(text, paragraphs[last][0], paragraphs[-1][1]), "")
        for start, end in paragraphs[first:last]:
            if end - start > 300 or not _TO_THE_ASKER.match(remark := _plain(text[start:end])):
                continue
            if opening.fullmatch(remark) or closing.fullmatch(remark):
                yield self.finding(document, *removal_span(text, start, end), "")


    def _last(self, text: str, paragraphs: list[Span], first: int) -> int:
        """How many paragraphs there are in front of the remarks at the end, of which up to three are looked at, and a list of changes."""
        closing = _phrases("prompts_closing")
        last = len(paragraphs)
        remarks = 0
        while last > first + 1 and remarks < 3:
            remark = _plain(text[slice(*paragraphs[last - 1])])[:600]
            if remark and (not closing.fullmatch(remark) or not (first or remarks or _OF_THE_WORK.search(remark))):
                break
            remarks += bool(remark)
            last -= 1
        kept = last if remarks else len(paragraphs)
        for index in range(kept - 1, max(first, kept - 10), -1):
            line = text[slice(*paragraphs[index])]
            heading = _plain(line)
            if _CHANGES.fullmatch(heading) and (first or remarks or "translat" in heading):
                kept = index
                break
            if not re.match(r"(?:[-*•–]|\d{1,2}[.)]) ?\S", line):
                break
        while first + 1 < kept < len(paragraphs) and not _plain(text[slice(*paragraphs[kept - 1])]):
            kept -= 1  # the rule above the remarks
        return kept


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
