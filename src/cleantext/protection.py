"""Spans that no edit may touch: URLs, e-mail addresses, code, and what the user protects."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from cleantext.alignment import Span
from cleantext.errors import UsageError
from cleantext.glossary import Glossary

# Each pattern holds a cheap literal, at most so many characters behind the start of its match; the quantifiers are
# bounded or cannot backtrack.
_BUILT_IN: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    ("://", 16, re.compile(r"\b[a-zA-Z][a-zA-Z0-9+.-]{1,15}://[^\s<>\"“”‘’«»\u3000-\u303f\uff00-\uffef]+")),
    ("www.", 0, re.compile(r"\bwww\.[a-zA-Z0-9-]+\.[^\s<>\"“”‘’«»\u3000-\u303f\uff00-\uffef]+")),
    ("@", 64, re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[a-zA-Z0-9-]{1,63}(?:\.[a-zA-Z0-9-]{1,63})+")),
    ("`", 0, re.compile(r"(?<![\w`])`(?![`\s])[^`\n]{1,400}(?<!\s)`(?![\w`])")),
)
_FENCE = re.compile(r"^```([^\n]*)$", re.MULTILINE)
_TRAILING = ".,;:!?)]}'*_~…"


class Protector:
    """Finds the protected spans of a text.

    Args:
        patterns: regular expressions (Python syntax) whose matches are protected as well.
        glossary: its right and protected terms are protected too.

    Raises:
        UsageError: a pattern does not compile or matches the empty string.
    """

    def __init__(self, patterns: Iterable[str] = (), glossary: Glossary | None = None) -> None:
        self._patterns: list[re.Pattern[str]] = []
        if glossary is not None and glossary.protected_pattern is not None:
            self._patterns.append(glossary.protected_pattern)
        for pattern in patterns:
            try:
                compiled = re.compile(pattern)
            except re.error as error:
                raise UsageError(f"protect pattern {pattern!r}: {error}") from None
            if compiled.match(""):
                raise UsageError(f"protect pattern {pattern!r} matches the empty string")
            self._patterns.append(compiled)

    def spans(self, text: str) -> Spans:
        """The protected spans of ``text``, merged where they overlap."""
        found: list[Span] = []
        for literal, reach, pattern in _BUILT_IN:
            for match in _matches(text, literal, reach, pattern):
                end = match.end()
                if literal in ("://", "www."):
                    end = match.start() + len(match.group().rstrip(_TRAILING))
                found.append((match.start(), end))
        if "```" in text:
            found += _fenced(text)
        for pattern in self._patterns:
            found += [match.span() for match in pattern.finditer(text) if match.group()]
        return Spans(found)


def _matches(text: str, literal: str, reach: int, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that holds a literal at most so many characters behind its start."""
    behind = 0
    while (at := text.find(literal, behind)) >= 0 and (match := pattern.search(text, max(behind, at - reach))) is not None:
        yield match
        behind = match.end()


def _fenced(text: str) -> Iterator[Span]:
    """Fenced code blocks, from the opening ``` to the end of the closing one; unclosed fences are prose."""
    opened: int | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence.start()
        elif not fence.group(1).strip():
            yield opened, fence.end()
            opened = None


class Spans:
    """A set of offsets held as sorted, disjoint spans."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        merged: list[Span] = []
        for start, end in sorted(spans):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._spans = merged
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def __iter__(self) -> Iterator[Span]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)

    def touch(self, start: int, end: int) -> bool:
        """Whether changing ``text[start:end]`` (or inserting at ``start == end``) would change a span."""
        index = bisect_right(self._ends, start)
        if index == len(self._spans):
            return False
        first = self._starts[index]
        return first < end or (start == end and first < start)

    def cover(self, start: int, end: int) -> bool:
        """Whether ``text[start:end]`` lies wholly inside one span."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]

    def between(self, start: int, end: int) -> list[Span]:
        """The spans that overlap ``text[start:end]``."""
        return self._spans[bisect_right(self._ends, start) : bisect_left(self._starts, end)]
