"""What the rules of LanguageTool that are trusted have in common, and what becomes of their matches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from cleantext.document import Document
from cleantext.filters.grammar.measured import figures
from cleantext.finding import Finding
from cleantext.rule import Rule

if TYPE_CHECKING:
    from cleantext.languagetool.client import Match

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class LanguageToolRule(Rule):
    """Base of the rules that stand for one of LanguageTool's.

    They are found together, by :class:`~cleantext.filters.grammar.Grammar`.

    Attributes:
        languagetool_id: LanguageTool's id of the rule.
        cue: the cheap sign that makes a paragraph worth sending. Like every pattern of a rule, it must not
            be able to backtrack without bound.
    """

    languagetool_id: ClassVar[str]
    cue: ClassVar[re.Pattern[str]]

    def __init_subclass__(cls) -> None:
        cls.name = f"languagetool-{cls.languagetool_id.lower().replace('_', '-')}"

    @property
    def rationale(self) -> str:
        """Why the rule is trusted, with the figures that it was measured at."""
        return f"{super().rationale}\n\n{figures()[self.languagetool_id]}"

    def accepts(self, document: Document, start: int, end: int) -> bool:
        """Whether LanguageTool may be right about a place of the text; rules know look-alikes that it does not."""
        return True

    def find(self, document: Document) -> Iterator[Finding]:
        """Nothing: a rule alone has no server to ask."""
        return iter(())


def plausible(document: Document, start: int, match: Match, rule: LanguageToolRule | None) -> bool:
    """Whether LanguageTool may be right about a place, as far as is known without it.

    Args:
        document: the text.
        start: where the paragraph begins.
        match: what LanguageTool says about it.
        rule: the rule that stands for LanguageTool's, if there is one.

    Returns:
        False for a place that touches a protected span or stands next to one, a space between at most,
        and for a look-alike that the rule knows.
    """
    begin, end = start + match.start, start + match.end
    if document.protected.between(begin - 2, end + 2):
        return False
    return rule is None or rule.accepts(document, begin, end)


def edit(document: Document, start: int, match: Match) -> tuple[int, int, str] | None:
    """The smallest edit that a plausible match suggests, or None when it has none that may be made.

    Args:
        document: the text.
        start: where the paragraph begins.
        match: what LanguageTool says about it.

    Returns:
        Start and end in the text, and the replacement. What the original and LanguageTool's first
        suggestion have in common at their ends is left out, by whole words. None when nothing is
        suggested, or when a character that was not sent or a name would change; a name can only go as
        part of a second copy (in Geneva in Geneva).
    """
    if not match.suggestions:
        return None
    text = document.text
    begin, end, replacement = _trimmed(text, start + match.start, start + match.end, match.suggestions[0])
    if "□" in replacement:
        return None
    words = list(_WORD.finditer(text, begin, end))
    if any(_is_name(document, word.start(), word.group()) for word in words):
        copy = not replacement and text[2 * begin - end : begin] == text[begin:end]
        if not copy or not any(word.group().islower() for word in words):
            return None
    return begin, end, replacement


def _trimmed(text: str, start: int, end: int, replacement: str) -> tuple[int, int, str]:
    """An edit without the words that it leaves as they are at its ends."""
    old = re.findall(r"\s+|\S+", text[start:end])
    new = re.findall(r"\s+|\S+", replacement)
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    start += sum(map(len, old[:head]))
    end -= sum(map(len, old[len(old) - tail :]))
    return start, end, "".join(new[head : len(new) - tail])


def _is_name(document: Document, start: int, word: str) -> bool:
    """Whether a word looks like a name: it has a capital and does not begin its sentence."""
    return word != "I" and any(map(str.isupper, word)) and document.sentence_at(start)[0] != start
