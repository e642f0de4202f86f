"""Filters: the rules of one family of damage each, in the order in which they run.

A filter only finds; the pipeline decides what is applied. Each family is a package whose modules
hold its rules.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from cleantext.errors import UsageError
from cleantext.registry import family_rules, installed_filters, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleantext.document import Document
    from cleantext.finding import Finding
    from cleantext.rule import Rule

#: What :class:`Boilerplate` can take a text for.
BOILERPLATE_MODES = ("auto", "article", "page", "off")


class Filter:
    """The rules of one family.

    Attributes:
        family: name of the package below ``cleantext.filters`` that holds the rules.
        title: what the family is about, for lists and reports.
    """

    family: ClassVar[str]
    title: ClassVar[str]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of this family, sorted by code."""
        return family_rules(f"{__name__}.{self.family}")

    @property
    def stages(self) -> tuple[tuple[Rule, ...], ...]:
        """The rules in groups that run one after another, each on the text as the group before left it."""
        return (self.rules,)

    def find(self, document: Document) -> Iterator[Finding]:
        """What the rules of this family find, in offsets of ``document.text``."""
        for rule in self.rules:
            if rule.applies_to(document):
                yield from rule.find(document)


class Encoding(Filter):
    """ENC: mojibake, entities, invisible characters, homoglyphs, foreign punctuation."""

    family = "encoding"
    title = "encoding"


class Terms(Filter):
    """NAM000: the user's termbase."""

    family = "terms"
    title = "termbase"


class Boilerplate(Filter):
    """WEB: what web pages print around an article.

    Args:
        mode: ``article`` takes a text for an article with stray lines, ``page`` for all that a web page
            shows, of which only the article is kept; ``auto`` lets the text decide; ``off`` does nothing.

    Raises:
        UsageError: an unknown mode.
    """

    family = "boilerplate"
    title = "stray web boilerplate"

    def __init__(self, mode: str = "auto") -> None:
        if mode not in BOILERPLATE_MODES:
            raise UsageError(f"unknown boilerplate mode {mode!r}{nearest(mode, BOILERPLATE_MODES)}")
        self.mode = mode

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(sorted((rule for stage in self.stages for rule in stage), key=lambda rule: rule.code))

    @cached_property
    def stages(self) -> tuple[tuple[Rule, ...], ...]:
        from cleantext.filters.boilerplate.page.outside import OutsideArticle

        if self.mode == "off":
            return ()
        if self.mode == "article":
            return (super().rules,)
        return ((OutsideArticle(decide=self.mode == "auto"),), super().rules)


class Residue(Filter):
    """MTR: what machine translation leaves behind."""

    family = "residue"
    title = "machine-translation residue"


class Spacing(Filter):
    """SPC: spacing and punctuation."""

    family = "spacing"
    title = "spacing and punctuation"


class Numbers(Filter):
    """NUM: numbers."""

    family = "numbers"
    title = "numbers"


class Quotations(Filter):
    """QUO: quotation marks."""

    family = "quotations"
    title = "quotations"


class Sentences(Filter):
    """SEN: broken sentences."""

    family = "sentences"
    title = "broken sentences"


class Names(Filter):
    """NAM: names of people and places."""

    family = "names"
    title = "names"


class Casing(Filter):
    """CAS: capitals."""

    family = "casing"
    title = "casing"


@cache
def default_filters(boilerplate: str = "auto") -> tuple[Any, ...]:
    """The built-in filters in their order, then those that other distributions offer.

    Args:
        boilerplate: the mode of :class:`Boilerplate`.
    """
    return (
        Terms(),
        Encoding(),
        Residue(),
        Boilerplate(boilerplate),
        Spacing(),
        Numbers(),
        Quotations(),
        Sentences(),
        Names(),
        Casing(),
        *installed_filters(),
    )


def __getattr__(name: str) -> Any:
    if name == "Grammar":  # not a default filter; imported when asked for
        from cleantext.filters.grammar import Grammar

        return Grammar
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
