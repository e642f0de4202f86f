"""What a rule is: a code, a reason, examples, look-alikes, and a way to find."""

from __future__ import annotations

import inspect
import re
import string
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar

from cleantext.document import Document
from cleantext.finding import Finding, FixLevel

#: Characters that stand in every text of some length.
_COMMON = frozenset(string.ascii_letters + " .,\n")


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
        triggers: literals of which at least one must stand in the text for the rule to run at all;
            empty means that any text will do.
        trigger_words: words of :attr:`Document.vocabulary` of which one must stand in the text, if any are named.
        shapes: shapes of tokens of which one must stand in the text, if any are named.
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
    shapes: ClassVar[int] = 0

    @property
    def rationale(self) -> str:
        """Why the rule exists and what decides it."""
        return inspect.getdoc(type(self)) or ""

    def applies_to(self, document: Document) -> bool:
        """The cheap pre-test, for texts that have one of the rule's signs, trigger words and shapes."""
        return not self.triggers or document.has(*self.triggers)

    @property
    def signs(self) -> frozenset[str]:
        """Characters of which one must stand in the text for the rule to run; empty when any text will do.

        One rare character of each trigger, unless some trigger has only such as every text has.
        """
        rare = [next((char for char in literal if char not in _COMMON), "") for literal in self.triggers]
        return frozenset(rare) if all(rare) else frozenset()

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


class RuleIndex:
    """Finds the few rules that a text needs to be shown to, without asking each.

    Args:
        rules: in the order in which they run.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = tuple(rules)
        self._always: set[int] = set()
        self._by_sign: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_shape: defaultdict[int, list[int]] = defaultdict(list)
        for index, rule in enumerate(rules):
            if rule.signs:
                for sign in rule.signs:
                    self._by_sign[sign].append(index)
            elif rule.trigger_words:
                for word in rule.trigger_words:
                    self._by_word[word].append(index)
            elif rule.shapes:
                self._by_shape[rule.shapes].append(index)
            else:
                self._always.add(index)
        self._signs = frozenset(self._by_sign)

    def candidates(self, document: Document) -> list[Rule]:
        """The rules of which a sign, trigger word or shape stands in the text, and those that have none, in order."""
        found = set(self._always)
        if self._by_sign:
            for sign in self._signs & document.characters:
                found.update(self._by_sign[sign])
        if self._by_word:
            for word in document.vocabulary.keys() & self._by_word.keys():
                found.update(self._by_word[word])
        for shape, indices in self._by_shape.items():
            if shape & document.vocabulary.shapes:
                found.update(indices)
        return [self._rules[index] for index in sorted(found)]


class PatternRule(Rule):
    """A rule that looks at each match of one regular expression, in the lines that hold a trigger.

    Attributes:
        pattern: must not be able to backtrack without bound; the suite times every rule on hostile text.
    """

    pattern: ClassVar[re.Pattern[str]]

    def find(self, document: Document) -> Iterator[Finding]:
        stretches = document.stretches_with(self.triggers) if self.triggers else [(0, len(document.text))]
        for start, end in stretches:
            for match in self.pattern.finditer(document.text, start, end):
                finding = self.check(match, document)
                if finding is not None:
                    yield finding

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        """The finding for one match, or None when it is a look-alike."""
        raise NotImplementedError
