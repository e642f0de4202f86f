"""The user's termbase: terms to replace and names that nothing may change."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from os import PathLike
from pathlib import Path

from cleantext.errors import UsageError


class Glossary:
    """Wrong terms with their right form, and terms that are right as they are.

    Args:
        terms: wrong term to right term, matched as whole words with case kept. A term that maps to
            itself or to an empty string is protected: no edit touches it. So is every right form.

    Raises:
        UsageError: a term is empty or its right form is itself listed as wrong.
    """

    def __init__(self, terms: Mapping[str, str]) -> None:
        self.replacements: dict[str, str] = {}
        protected: set[str] = set()
        for wrong, right in terms.items():
            wrong, right = wrong.strip(), right.strip()
            if not wrong:
                raise UsageError("glossary: empty term")
            protected.add(right or wrong)
            if right and right != wrong:
                self.replacements[wrong] = right
        self.protected = frozenset(protected)
        for wrong, right in self.replacements.items():
            if right in self.replacements:
                raise UsageError(f"glossary: {right!r} is both right (for {wrong!r}) and wrong")

    @classmethod
    def of(cls, source: Glossary | Mapping[str, str] | str | PathLike[str] | None) -> Glossary:
        """A glossary from any of the forms that callers may pass; empty for None."""
        if source is None:
            return cls({})
        if isinstance(source, Glossary):
            return source
        if isinstance(source, Mapping):
            return cls(source)
        return cls.load(source)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> Glossary:
        """Read a UTF-8 file with a term a line: wrong, then right, split by a tab (TSV) or comma (CSV).

        Lines that start with ``#`` and blank lines are skipped; a line with one column protects a term.

        Raises:
            UsageError: the file cannot be read, or a line has more than two columns.
        """
        try:
            with Path(path).open(encoding="utf-8-sig", newline="") as lines:
                rows = list(_rows(lines, "," if str(path).lower().endswith(".csv") else "\t"))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise UsageError(f"glossary {path}: {error}") from None
        terms: dict[str, str] = {}
        for number, row in rows:
            if len(row) > 2:
                raise UsageError(f"glossary {path}, line {number}: more than two columns")
            terms[row[0]] = row[1] if len(row) == 2 else ""
        return cls(terms)

    @cached_property
    def wrong_pattern(self) -> re.Pattern[str] | None:
        """Matches every wrong term as whole words, or None when there are none."""
        return _words_pattern(self.replacements)

    @cached_property
    def protected_pattern(self) -> re.Pattern[str] | None:
        """Matches every protected term as whole words, or None when there are none."""
        return _words_pattern(self.protected)


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter)
    for row in reader:
        if row and row[0].strip() and not row[0].startswith("#"):
            yield reader.line_num, row


def _words_pattern(terms: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(terms, key=lambda term: (-len(term), term))  # the longest term wins
    if not ordered:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
