"""What a rule is: a code, a reason, examples, look-alikes, and a way to find."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from cleantext.alignment import Span
from cleantext.document import Document
from cleantext.finding import Finding, FixLevel


class Rule:
    """Base of all rules; the docstring of a subclass is its rationale.

    To add a rule, put a subclass into a module of its family's package; nothing else changes. The
    suite runs every example and every look-alike through the whole default pipeline.

    Attributes:
        code: family prefix and number, such as ``NAM001``.
        name: what the rule is about, in kebab-case.
        message: one sentence for the person who reads the report.
        fix: the most cautious level at which its repairs apply; ``none`` for rules that only flag.
        confidence: the usual certainty of a finding, from 0 to 1.
        examples: pairs of damaged and repaired text; equal for rules that only flag.
        allows: texts that look alike and must stay as they are (and, for rules that only flag,
            must not be flagged by this rule).
        english: whether the rule is about English prose and must leave paragraphs of other languages alone.
        triggers: literals of which at least one must stand in the text for the rule to run at all.
        trigger_words: words of :attr:`Document.vocabulary` of which at least one must stand in the text.
        characters: of which at least one must stand in the text.
        shapes: shapes of which some token of the text must have one.

    A rule names what marks the places it looks at in one of these four ways, so that most texts never reach
    it; of several, :class:`~cleantext.rule_index.RuleIndex` asks for the characters, else the words, else the
    shapes, and triggers are looked for besides. A rule that names none of them sees every text. One with an
    :attr:`option` runs only when that argument of the pipeline is true.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    message: ClassVar[str]
    fix: ClassVar[FixLevel] = "safe"
    confidence: ClassVar[float] = 0.9
    examples: ClassVar[tuple[tuple[str, str], ...]]
    allows: ClassVar[tuple[str, ...]]
    english: ClassVar[bool] = True
    triggers: ClassVar[tuple[str, ...]] = ()
    trigger_words: ClassVar[tuple[str, ...]] = ()
    characters: ClassVar[frozenset[str]] = frozenset()
    shapes: ClassVar[int] = 0
    option: ClassVar[str] = ""

    @property
    def rationale(self) -> str:
        """Why the rule exists and what decides it."""
        return inspect.getdoc(type(self)) or ""

    def applies_to(self, document: Document) -> bool:
        """The cheap pre-test."""
        return not self.triggers or document.has(*self.triggers)

    def find(self, document: Document) -> Iterator[Finding]:
        """The findings of this rule, in offsets of ``document.text``."""
        raise NotImplementedError

    def finding(
        self,
        document: Document,
        start: int,
        end: int,
        replacement: str | None,
        *,
        message: str | None = None,
        confidence: float | None = None,
        fix: FixLevel | None = None,
    ) -> Finding:
        """A finding of this rule on ``document.text[start:end]``.

        Args:
            document: the document that is looked at.
            start: first offset concerned.
            end: offset behind the last; equal to ``start`` to insert.
            replacement: the new text; None to flag.
            message: instead of the rule's own.
            confidence: instead of the rule's own.
            fix: instead of the rule's own; a flag always has ``none``.
        """
        return Finding(
            rule=self.code,
            start=start,
            end=end,
            original=document.text[start:end],
            replacement=replacement,
            message=message or self.message,
            confidence=self.confidence if confidence is None else confidence,
            fix="none" if replacement is None else (fix or self.fix),
        )


class PatternRule(Rule):
    """A rule that looks at each match of one regular expression, in the lines that hold a mark of the rule.

    Attributes:
        pattern: must not be able to backtrack without bound; the suite times every rule on hostile text.
    """

    pattern: ClassVar[re.Pattern[str]]

    def applies_to(self, document: Document) -> bool:
        """Always: ``find`` itself looks for the marks."""
        return True

    def find(self, document: Document) -> Iterator[Finding]:
        for start, end in self._stretches(document):
            for match in self.pattern.finditer(document.text, start, end):
                finding = self.check(match, document)
                if finding is not None:
                    yield finding

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        """The finding for one match, or None when it is a look-alike."""
        raise NotImplementedError

    def _stretches(self, document: Document) -> Iterable[Span]:
        if self.triggers:
            return document.stretches_with(self.triggers)
        if self.characters:
            return document.stretches_with(sorted(self.characters & document.characters))
        if self.trigger_words:
            return document.stretches_with([word for word in self.trigger_words if word in document.vocabulary])
        if self.shapes:
            return document.stretches_with(document.vocabulary.tokens_of(self.shapes))
        return [(0, len(document.text))]
