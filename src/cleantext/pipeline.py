"""Runs filters over a text until nothing more changes, and accounts for what they did."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any

from cleantext.alignment import Hunk
from cleantext.document import Document
from cleantext.errors import UsageError
from cleantext.filters import Filter, default_filters
from cleantext.finding import FIX_LEVELS, Finding, FixLevel
from cleantext.glossary import Glossary
from cleantext.known_lines import KnownLines
from cleantext.parallel import ordered_map
from cleantext.protection import Protector, Spans
from cleantext.registry import all_rules, grammar_rules, nearest, unknown_code
from cleantext.result import Result
from cleantext.rule import Rule
from cleantext.rule_index import RuleIndex

if TYPE_CHECKING:
    from cleantext.filters.grammar import Grammar

#: A filter, or any callable that takes a document and returns findings.
FilterLike = Filter | Callable[[Document], Iterable[Finding]]
KnownLinesLike = KnownLines | str | PathLike[str]
GlossaryLike = Glossary | Mapping[str, str] | str | PathLike[str]

#: A text that still changes after this many passes will not settle.
MAX_PASSES = 12

_log = logging.getLogger("cleantext")


class Pipeline:
    """An ordered list of filters with a fix level.

    The filters run in order, each on the text as the ones before it left it, again and again until a
    whole pass changes nothing and finds no new sign of damage. A result is therefore a fixed point: repairing it once more makes no edit.

    Args:
        filters: filters or callables from a :class:`~cleantext.document.Document` to findings; the
            default filters when None.
        fix: ``none`` reports only, ``safe`` applies what any careful editor would do, ``unsafe`` also
            what is likely right.
        select: codes or prefixes of the rules to run; all when None.
        ignore: codes or prefixes of the rules to leave out.
        protect: regular expressions whose matches no edit may touch.
        glossary: a :class:`~cleantext.glossary.Glossary`, a mapping of wrong to right terms, or the
            path of a TSV or CSV file.
        grammar: check grammar with LanguageTool as well, after the other filters; True, or a
            :class:`~cleantext.filters.grammar.Grammar` with settings of its own.
        strip_bylines: remove bylines, datelines and reporters' credits, which otherwise stay.
        boilerplate_lines: lines to remove wherever a site prints them:
            :class:`~cleantext.known_lines.KnownLines` or the path of a file of them.
        boilerplate: the mode of :class:`~cleantext.filters.Boilerplate` among the default filters.

    Raises:
        UsageError: an unknown code or fix level, a bad pattern, an unreadable glossary or file of lines, or
            no LanguageTool.
    """

    def __init__(
        self,
        filters: Sequence[FilterLike] | None = None,
        *,
        fix: str = "safe",
        select: Iterable[str] | None = None,
        ignore: Iterable[str] | None = None,
        protect: Iterable[str] = (),
        glossary: GlossaryLike | None = None,
        grammar: bool | Grammar = False,
        strip_bylines: bool = False,
        boilerplate_lines: KnownLinesLike | None = None,
        boilerplate: str = "auto",
    ) -> None:
        if fix not in FIX_LEVELS:
            raise UsageError(f"unknown fix level {fix!r}{nearest(fix, FIX_LEVELS)}")
        self.fix = fix
        self.filters = tuple(default_filters(boilerplate) if filters is None else filters)
        if grammar:
            from cleantext.filters.grammar import Grammar

            self.filters += (Grammar() if grammar is True else grammar,)
        self.glossary = Glossary.of(glossary)
        self.boilerplate_lines = KnownLines.of(boilerplate_lines)
        self._options = frozenset(["strip_bylines"] if strip_bylines else [])
        self._protector = Protector([protect] if isinstance(protect, str) else protect, self.glossary)
        self._select, self._ignore = _codes(select), _codes(ignore)
        self._check_codes()
        self._levels = FIX_LEVELS[1 : FIX_LEVELS.index(fix) + 1]
        self._index = RuleIndex([rule for item in self.filters for rule in self._active_rules(item)])
        self._stages = [stage for item in self.filters if self._has_work(item) for stage in self._stages_of(item)]

    def repair(self, text: str, site: str | None = None) -> Result:
        """Repair one text.

        Args:
            text: the text.
            site: where it comes from, for :attr:`boilerplate_lines`.

        Raises:
            TypeError: ``text`` is not a string.
        """
        if not isinstance(text, str):
            raise TypeError(f"text must be str, not {type(text).__name__}")
        known = self.boilerplate_lines.for_site(site)
        document = Document(text, self._protector, self.glossary, known)
        first_pass: list[Finding] = []
        for passes in range(MAX_PASSES):
            before, evidence = document, document.evidence
            document, left, applied = self._run(document)
            if document.text == before.text and document.evidence == evidence:
                return _result(document, left)
            if passes == 0:
                first_pass = [*left, *applied]
        codes = ", ".join(sorted({finding.rule for finding in applied}))
        error = f"not converged after {MAX_PASSES} passes; still editing: {codes}"
        _log.error("%s (text of %d characters left unchanged)", error, len(text))
        unchanged = _result(Document(text, self._protector, self.glossary), first_pass)
        return replace(unchanged, error=error)

    def repair_many(self, texts: Iterable[str], jobs: int = 1) -> Iterator[Result]:
        """Repair many texts, lazily and in order.

        Args:
            texts: any iterable; it is read only a little ahead of the results.
            jobs: number of worker processes; 1 works in this process.
        """
        return ordered_map(self.repair, texts, jobs)

    # -- inside --------------------------------------------------------------------------------

    def _run(self, document: Document) -> tuple[Document, list[Finding], list[Finding]]:
        """One pass: the document after it (the same object when nothing changed), findings left, edits made."""
        left: list[Finding] = []
        applied: list[Finding] = []
        for stage in self._stages:
            findings = document.once(stage)
            if findings and document.settled:
                findings = [finding for finding in findings if not _within(finding, document.settled)]
            if not findings:
                continue
            document.note(findings)
            edits, others = self._decide(findings, document)
            if edits:
                changed = document.apply(edits)
                if changed is None:
                    others += edits
                else:
                    document = changed
                    applied += edits
            left += others
        return document, left, applied

    def _decide(self, findings: list[Finding], document: Document) -> tuple[list[Finding], list[Finding]]:
        """Which findings to apply now, sorted and not overlapping, and which not."""
        edits: list[Finding] = []
        others: list[Finding] = []
        for finding in sorted(findings, key=lambda item: (item.start, item.end)):
            if (
                finding.replacement is None
                or finding.fix not in self._levels
                or document.protected.touch(finding.start, finding.end)
            ):
                others.append(finding)
            elif edits and _collide(edits[-1], finding):
                if finding.confidence > edits[-1].confidence:
                    edits[-1] = finding
            else:
                edits.append(finding)
        return edits, others

    def _stages_of(self, item: FilterLike) -> list[Callable[[Document], list[Finding]]]:
        if isinstance(item, Filter):
            active = ([rule for rule in stage if self._runs(rule)] for stage in item.stages)
            return [_RuleStage(rules, self._index) for rules in active if rules]
        find = getattr(item, "find", item)
        if not callable(find):
            raise UsageError(f"not a filter: {item!r} has no find method and cannot be called")
        return [_CallableStage(find, self._active)]

    def _active_rules(self, item: FilterLike) -> list[Rule]:
        return [rule for rule in item.rules if self._runs(rule)] if isinstance(item, Filter) else []

    def _runs(self, rule: Rule) -> bool:
        return self._active(rule.code) and (not rule.option or rule.option in self._options)

    def _has_work(self, item: FilterLike) -> bool:
        """Whether any rule of a filter is active; filters that name none may do anything."""
        return not hasattr(item, "rules") or any(self._active(rule.code) for rule in item.rules)

    def _active(self, code: str) -> bool:
        return (not self._select or code.startswith(self._select)) and not code.startswith(self._ignore or ("\0",))

    def _check_codes(self) -> None:
        if not all(hasattr(item, "rules") for item in self.filters):
            return  # other filters need not say which codes they use
        own = {rule.code for item in self.filters for rule in getattr(item, "rules", ())}
        known = own | {rule.code for rule in (*all_rules(), *grammar_rules())}
        for code in (*self._select, *self._ignore):
            if not any(rule.startswith(code) for rule in known):
                raise UsageError(unknown_code(code, known | {rule[:3] for rule in known}))
        for code in self._select:
            if code.startswith("GRM") and not any(rule.startswith(code) for rule in own):
                raise UsageError(f"{code} runs only where grammar is checked: --grammar, or grammar=True")


class _RuleStage:
    """The active rules of one filter."""

    def __init__(self, rules: Sequence[Rule], index: RuleIndex) -> None:
        self.rules = rules
        self.index = index

    def __call__(self, document: Document) -> list[Finding]:
        candidates = document.once(self.index.candidates)
        return [
            finding
            for rule in self.rules
            if rule in candidates and rule.applies_to(document)
            for finding in rule.find(document)
            if finding.replacement != finding.original and not (rule.english and not document.is_english(finding.start))
        ]


class _CallableStage:
    """Somebody else's filter; what it returns is checked."""

    def __init__(self, find: Callable[[Document], Iterable[Finding]], active: Callable[[str], bool]) -> None:
        self.find = find
        self.active = active

    def __call__(self, document: Document) -> list[Finding]:
        findings = []
        for finding in self.find(document):
            if not isinstance(finding, Finding):
                raise TypeError(f"{self.find!r} must return findings, not {type(finding).__name__}")
            if not 0 <= finding.start <= finding.end <= len(document.text):
                raise ValueError(f"{self.find!r} returned a finding outside the text: {finding!r}")
            original = document.text[finding.start : finding.end]
            if finding.replacement != original and self.active(finding.rule):
                findings.append(replace(finding, original=original))
        return findings


def _codes(codes: Iterable[str] | None) -> tuple[str, ...]:
    if codes is None:
        return ()
    return tuple(code.strip().upper() for code in ([codes] if isinstance(codes, str) else codes))


def _within(finding: Finding, spans: Spans) -> bool:
    """Whether a finding concerns nothing but one of the spans; one that inserts at its edge does not."""
    return spans.cover(finding.start, finding.end) and spans.touch(finding.start, finding.end)


def _collide(first: Finding, second: Finding) -> bool:
    """Whether two edits, sorted by span, overlap or insert at one place."""
    return second.start < first.end or (second.start == first.start and second.end == first.end)


def _result(document: Document, left: Iterable[Finding]) -> Result:
    original = document.alignment.original
    findings = [_edit(hunk, original) for hunk in document.alignment.hunks]
    seen: set[tuple[Any, ...]] = set()
    for finding in left:
        start, end = document.alignment.to_original(finding.start, finding.end)
        key = (finding.rule, start, end, finding.replacement)
        if key in seen:
            continue
        seen.add(key)
        there = original[start:end]
        moved = there == document.text[finding.start : finding.end]
        fix: FixLevel = finding.fix if moved else "none"
        replacement = finding.replacement if moved else None
        findings.append(replace(finding, start=start, end=end, original=there, replacement=replacement, fix=fix))
    findings.sort(key=lambda item: (item.start, item.end, not item.applied, item.rule))
    return Result(original, document.text, tuple(findings))


def _edit(hunk: Hunk, original: str) -> Finding:
    """The one applied finding for a changed place, whichever rules took part."""
    lead, *rest = hunk.findings
    return Finding(
        rule=lead.rule,
        start=hunk.start,
        end=hunk.end,
        original=original[hunk.start : hunk.end],
        replacement=hunk.replacement,
        message=lead.message,
        confidence=min(finding.confidence for finding in hunk.findings),
        fix="unsafe" if any(finding.fix == "unsafe" for finding in hunk.findings) else "safe",
        applied=True,
        also=tuple(dict.fromkeys(finding.rule for finding in rest if finding.rule != lead.rule)),
    )
