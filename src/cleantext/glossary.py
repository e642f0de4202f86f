"""The user's termbase: terms to replace and names that nothing may change."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from os import PathLike
from pathlib import Path

from cleantext.errors import UsageError


class Glossary:
    """Wrong terms with their right form, and terms that are right as they are.

    Args:
        terms: wrong term to right term, matched as whole words with case kept; a space in a wrong term
            also matches a few blanks of any kind and a line break. A term that maps to itself or to an empty
            string is protected: no edit touches it and no rule objects to it. So is every right form.

    Raises:
        UsageError: a term is empty or its right form is itself listed as wrong.
    """

    def __init__(self, terms: Mapping[str, str]) -> None:
        self.replacements: dict[str, str] = {}
        protected: set[str] = set()
        for wrong, right in terms.items():
            wrong, right = _normalised(wrong), _normalised(right)
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
            UsageError: the file cannot be read; a line has more than two columns, none in front or a quotation
                mark that is not closed; or a term has two right forms.
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
            term, right = (*map(_normalised, row), "")[:2]
            if not term:
                raise UsageError(f"glossary {path}, line {number}: no term in front of {right!r}")
            if terms.setdefault(term, right) != right:
                raise UsageError(f"glossary {path}, line {number}: {term!r} has two right forms, {terms[term]!r} and {right!r}")
        return cls(terms)

    def right_form(self, found: str) -> str:
        """The right form of a wrong term, as :attr:`wrong_pattern` matched it in a text."""
        return self.replacements[_normalised(found)]

    @cached_property
    def wrong_pattern(self) -> re.Pattern[str] | None:
        """Matches every wrong term as whole words, or None when there are none."""
        return _words_pattern(self.replacements, _BLANKS)

    @cached_property
    def protected_pattern(self) -> re.Pattern[str] | None:
        """Matches every protected term as whole words, or None when there are none."""
        return _words_pattern(self.protected)


def _rows(lines: Iterable[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    for row in reader:
        if any(map(str.strip, row)) and not row[0].startswith("#"):
            yield reader.line_num, row


def _words_pattern(terms: Iterable[str], blank: str = " ") -> re.Pattern[str] | None:
    ordered = sorted(terms, key=lambda term: (-len(term), term))  # the longest term wins
    if not ordered:
        return None
    choices = "|".join(blank.join(map(re.escape, term.split(" "))) for term in ordered)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)")


#: What may stand for a space of a wrong term: a few blanks of any kind, or one line break with blanks around it.
_BLANKS = r"(?:[^\S\r\n]{1,4}|[^\S\r\n]{0,4}\r?\n[^\S\r\n]{0,4})"


def _normalised(term: str) -> str:
    """A term in composed characters, with single spaces between its words."""
    return unicodedata.normalize("NFC", " ".join(term.split()))
