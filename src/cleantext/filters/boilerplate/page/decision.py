"""Whether a text is a whole page: how much lies around the article, and how much of that reads like page furniture."""

from __future__ import annotations

from collections.abc import Sequence
from math import log, log1p

from cleantext.filters.boilerplate.page.features import PageLine

#: A line is worded as page furniture is at this score.
FURNITURE = -1.0
#: At least so many lines of a page are not of its article.
MIN_OUTSIDE = 24
#: The different lines whose wording is at or below this are evidence of a page.
SUSPECT = -0.5
#: The lines on either side of the article are so unlikely to be of it, all together (sum of logarithms of odds).
MIN_SIDE = 3.0
#: One line counts for no more than this.
_MOST_ODDS = 6.0
#: The logarithm of the odds that a text is a whole page is at least this.
MIN_ODDS = 1.0
#: The core of an article is it without this share of its words at either end.
_ENDS = 0.04


def is_page(
    lines: Sequence[PageLine],
    chances: Sequence[float],
    wording: Sequence[float],
    inside: Sequence[int],
    weights: Sequence[float],
) -> bool:
    """Whether a text is a whole page; some lines are not of the article, and stand on either side of it.

    Args:
        lines: the lines of the text.
        chances: for each the probability that it is of the article, were the text a page.
        wording: for each how far its wording is that of articles.
        inside: indices of the lines taken for the article.
        weights: of :func:`figures`, and a last one that is added.
    """
    if not inside:
        return False
    values = figures(lines, chances, wording, inside)
    if min(values[_BEFORE], values[_BEHIND]) < log1p(MIN_SIDE):
        return False
    return sum(weight * value for weight, value in zip(weights, (*values, 1.0), strict=True)) >= MIN_ODDS


_BEFORE, _BEHIND = 4, 5


def figures(
    lines: Sequence[PageLine], chances: Sequence[float], wording: Sequence[float], inside: Sequence[int]
) -> list[float]:
    """What tells a page from an article with stray lines, lists or headings; ``inside`` is not empty.

    The lines that are not of the article and their share; the furniture wording of different lines before and
    behind the article's core; the odds against those lines; how sure the article is; its words. Sums enter by
    their logarithm.
    """
    within = set(inside)
    words = sum(lines[index].count for index in inside)
    passed = 0
    core = []
    for index in inside:
        passed += lines[index].count
        if passed > _ENDS * words:
            core.append(index)
        if passed >= (1 - _ENDS) * words:
            break
    first, last = core[0], core[-1]
    evidence: list[dict[str, float]] = [{}, {}]
    against = [0.0, 0.0]
    for index, (line, chance, score) in enumerate(zip(lines, chances, wording, strict=True)):
        if first <= index <= last or index in within:
            continue
        side = 0 if index < first else 1
        against[side] += max(0.0, min(_MOST_ODDS, log((1 - chance + 1e-9) / (chance + 1e-9))))
        if score <= SUSPECT:
            evidence[side][" ".join(line.words)] = -score
    outside = len(lines) - len(within)
    return [
        log1p(outside),
        outside / len(lines),
        *(log1p(sum(each.values())) for each in evidence),
        *map(log1p, against),
        sum(chances[index] * lines[index].count for index in inside) / max(1, words),
        log1p(words),
    ]
