"""The word lists of this family, as files beside this module."""

from __future__ import annotations

from functools import cache
from pkgutil import get_data


@cache
def entries(name: str) -> frozenset[str]:
    """The entries of ``<name>.txt``: one a line or several parted by blanks; lines with ``#`` are comments."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of ``<name>.txt`` without comments and blank lines."""
    data = get_data(__package__ or __name__, name + ".txt")
    if data is None:
        raise FileNotFoundError(name)
    return tuple(line for line in data.decode("utf-8").splitlines() if line.strip() and not line.startswith("#"))
