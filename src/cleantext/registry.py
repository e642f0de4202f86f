"""Finds the rules and filters there are: the built-in families and those of other distributions."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterable
from functools import cache
from importlib.metadata import entry_points
from typing import Any

from cleantext.errors import UsageError
from cleantext.rule import Rule

#: Entry-point group under which other distributions offer filters.
ENTRY_POINT_GROUP = "cleantext.filters"


@cache
def family_rules(package: str) -> tuple[Rule, ...]:
    """One instance of every rule defined in the modules of a package, sorted by code.

    Args:
        package: dotted name, such as ``cleantext.filters.names``.
    """
    found: dict[str, Rule] = {}
    for module_info in pkgutil.iter_modules(importlib.import_module(package).__path__):
        module = importlib.import_module(f"{package}.{module_info.name}")
        for _, item in inspect.getmembers(module, inspect.isclass):
            if issubclass(item, Rule) and item.__module__ == module.__name__ and "code" in vars(item):
                if item.code in found:
                    raise AssertionError(f"two rules have the code {item.code}")
                found[item.code] = item()
    return tuple(found[code] for code in sorted(found))


@cache
def installed_filters() -> tuple[Any, ...]:
    """Filters that other distributions offer under the entry-point group ``cleantext.filters``.

    An entry point names a filter (an object with ``find``), a class that makes one without
    arguments, or any callable from a document to findings.

    Raises:
        UsageError: an entry point cannot be loaded.
    """
    filters = []
    for entry_point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda item: item.name):
        try:
            item = entry_point.load()
            filters.append(item() if inspect.isclass(item) else item)
        except Exception as error:
            raise UsageError(f"filter {entry_point.name!r} ({entry_point.value}) cannot be loaded: {error}") from error
    return tuple(filters)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule of the default pipeline, sorted by code."""
    from cleantext.filters import default_filters

    rules = [rule for item in default_filters() for rule in getattr(item, "rules", ())]
    return tuple(sorted(rules, key=lambda rule: rule.code))


def grammar_rules() -> tuple[Rule, ...]:
    """The rules of the grammar filter, which is no part of the default pipeline, sorted by code."""
    return family_rules("cleantext.filters.grammar")


def find_rule(code: str) -> Rule:
    """The rule with this code, whatever its case.

    Raises:
        UsageError: there is none; the message names the nearest.
    """
    for rule in all_rules():
        if rule.code == code.upper():
            return rule
    raise UsageError(unknown_code(code, (rule.code for rule in all_rules())))


def unknown_code(code: str, known: Iterable[str]) -> str:
    """One line that says a rule code or prefix is unknown and names the nearest valid one."""
    return f"unknown rule code {code!r}{nearest(code.upper(), known)}"


def nearest(word: str, known: Iterable[str]) -> str:
    """``; did you mean 'x'?`` for the most similar known word, or an empty string."""
    from rapidfuzz import fuzz, process

    match = process.extractOne(word, sorted(known), scorer=fuzz.ratio)
    return f"; did you mean {match[0]!r}?" if match and match[1] >= 50 else ""
