"""Lines that are known to be boilerplate on a site, learnt from a batch or written by the user."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from os import PathLike
from pathlib import Path

from cleantext.errors import UsageError


def line_key(line: str) -> str:
    """What a line is compared by: its text with every run of white space as one space."""
    return " ".join(line.split())


@dataclass(frozen=True, slots=True)
class KnownLine:
    """One line.

    Attributes:
        site: whose pages print it; empty for any.
        line: its text.
        documents: in how many documents of the site it stood.
        of: how many documents of the site were counted.
    """

    site: str
    line: str
    documents: int = 0
    of: int = 0


class KnownLines:
    """Known lines by site.

    Args:
        lines: in any order; of two for the same site and text the later counts.
    """

    def __init__(self, lines: Iterable[KnownLine] = ()) -> None:
        self._sites: dict[str, dict[str, KnownLine]] = {}
        for line in lines:
            self._sites.setdefault(line.site, {})[line_key(line.line)] = line

    @classmethod
    def of(cls, source: KnownLines | str | PathLike[str] | None) -> KnownLines:
        """Known lines from any of the forms that callers may pass; none for None."""
        if source is None:
            return cls()
        return source if isinstance(source, KnownLines) else cls.load(source)

    @classmethod
    def load(cls, path: str | PathLike[str]) -> KnownLines:
        """Read a file that :meth:`save` wrote, or a plain text with a line of boilerplate a line.

        A file named ``.jsonl`` holds JSON objects with ``line`` and, if wanted, ``site``,
        ``documents`` and ``of``.

        Raises:
            UsageError: the file cannot be read or a line of it is wrong.
        """
        known = []
        try:
            rows = Path(path).read_text(encoding="utf-8-sig").split("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"boilerplate lines {path}: {error}") from None
        for number, row in enumerate(rows, 1):
            if row.strip():
                try:
                    known.append(_parse(row) if str(path).lower().endswith(".jsonl") else KnownLine("", row))
                except (ValueError, TypeError) as error:
                    raise UsageError(f"boilerplate lines {path}, line {number}: {error}") from None
        return cls(known)

    def save(self, path: str | PathLike[str]) -> None:
        """Write a JSON object a line, sorted by site, the most frequent lines first.

        Raises:
            OSError: the file cannot be written.
        """
        rows = [json.dumps(asdict(line), ensure_ascii=False) + "\n" for line in self]
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("".join(rows), encoding="utf-8", newline="\n")

    def for_site(self, site: str | None) -> Mapping[str, KnownLine]:
        """The lines of one site and of any, by :func:`line_key`.

        Args:
            site: None, or a site of which no line is known, gets the lines of the only site there is.
        """
        general = self._sites.get("", {})
        named = [name for name in self._sites if name]
        if site is not None and site in self._sites:
            return {**general, **self._sites[site]}
        return {**general, **self._sites[named[0]]} if len(named) == 1 else general

    def __iter__(self) -> Iterator[KnownLine]:
        for site in sorted(self._sites):
            yield from sorted(self._sites[site].values(), key=lambda line: (-line.documents, line.line))

    def __len__(self) -> int:
        return sum(map(len, self._sites.values()))

    def __repr__(self) -> str:
        return f"KnownLines({len(self)} lines of {len(self._sites)} sites)"


def _parse(row: str) -> KnownLine:
    fields = json.loads(row)
    if not isinstance(fields, dict) or not isinstance(fields.get("line"), str) or not fields["line"].strip():
        raise ValueError("must be a JSON object with a string 'line'")
    line = KnownLine(**{"site": "", **fields})
    if not isinstance(line.site, str) or not isinstance(line.documents, int) or not isinstance(line.of, int):
        raise ValueError("'site' must be a string, 'documents' and 'of' whole numbers")
    return line
