"""Repairs the damage that machine translation, scraping and republishing do to English text.

>>> import cleantext
>>> result = cleantext.repair("The bridge was closed.It will reopen in May.")
>>> result.text
'The bridge was closed. It will reopen in May.'
>>> [edit.rule for edit in result.edits]
['SPC001']
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from cleantext import filters
from cleantext.document import Document
from cleantext.errors import UsageError
from cleantext.finding import Finding
from cleantext.glossary import Glossary
from cleantext.known_lines import KnownLine, KnownLines
from cleantext.pipeline import GlossaryLike, Pipeline
from cleantext.profile import Profile
from cleantext.result import Result
from cleantext.rule import PatternRule, Rule

if TYPE_CHECKING:
    from cleantext.filters.grammar import Grammar

__all__ = [
    "Document",
    "Finding",
    "Glossary",
    "KnownLine",
    "KnownLines",
    "PatternRule",
    "Pipeline",
    "Profile",
    "Result",
    "Rule",
    "UsageError",
    "filters",
    "repair",
]
__version__ = "0.1.0"


def repair(
    text: str,
    *,
    fix: str = "safe",
    select: Iterable[str] | None = None,
    ignore: Iterable[str] | None = None,
    glossary: GlossaryLike | None = None,
    protect: Iterable[str] = (),
    grammar: bool | Grammar = False,
    strip_bylines: bool = False,
    boilerplate: str = "auto",
) -> Result:
    """Repair one text with the default pipeline.

    Args:
        text: English prose, possibly damaged.
        fix: ``none`` reports only, ``safe`` applies what any careful editor would do, ``unsafe`` also
            what is likely right.
        select: codes or prefixes of the rules to run, such as ``["NAM", "QUO001"]``; all when None.
        ignore: codes or prefixes of the rules to leave out.
        glossary: a :class:`Glossary`, a mapping of wrong to right terms, or the path of a TSV or CSV file.
        protect: regular expressions whose matches no edit may touch.
        grammar: check grammar with LanguageTool as well; True, or ``filters.Grammar(...)``. The server
            is started once and serves later calls too.
        strip_bylines: remove bylines, datelines and reporters' credits, which otherwise stay.
        boilerplate: ``article`` for articles with stray lines, ``page`` for the text of whole web pages, of
            which only the article is kept, ``auto`` to let each text decide, ``off`` to leave boilerplate.

    Returns:
        The repaired text with every finding; offsets are Unicode code points of ``text``.

    Raises:
        TypeError: ``text`` is not a string.
        UsageError: an unknown code or fix level, a bad pattern, an unreadable glossary, or no LanguageTool.
    """
    if glossary is None:
        codes = (tuple(item) if item is not None and not isinstance(item, str) else item for item in (select, ignore))
        patterns = tuple([protect] if isinstance(protect, str) else protect)
        return _pipeline(fix, *codes, patterns, grammar, strip_bylines, boilerplate).repair(text)
    return Pipeline(
        fix=fix,
        select=select,
        ignore=ignore,
        protect=protect,
        glossary=glossary,
        grammar=grammar,
        strip_bylines=strip_bylines,
        boilerplate=boilerplate,
    ).repair(text)


@lru_cache(maxsize=16)
def _pipeline(
    fix: str,
    select: tuple[str, ...] | str | None,
    ignore: tuple[str, ...] | str | None,
    protect: tuple[str, ...],
    grammar: bool | Grammar,
    strip_bylines: bool,
    boilerplate: str,
) -> Pipeline:
    return Pipeline(
        fix=fix,
        select=select,
        ignore=ignore,
        protect=protect,
        grammar=grammar,
        strip_bylines=strip_bylines,
        boilerplate=boilerplate,
    )
