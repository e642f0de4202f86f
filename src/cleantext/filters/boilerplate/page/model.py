"""The trained model of the page mode: lexical weights and two sums of decision trees.

The weights are in ``model.bin``, which ``scripts/train_page_model.py`` writes (see ``SOURCES.md``).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pkgutil import get_data
from typing import Any

from cleantext.filters.boilerplate.page import context
from cleantext.filters.boilerplate.page.features import PageLine, lexical_score, rows

#: After any of these numbers of trees a line whose sum is beyond this bound is settled.
_CHECKED, _SETTLED = (24, 40, 56), 3.2
#: The trees that a settled line is spared would have carried its sum so much further.
_SPARED = 1.3
#: A line that is less likely than this at first look gets no second one.
_UNLIKELY = 0.03


@dataclass(frozen=True, slots=True)
class Tree:
    """A decision tree: inner nodes test ``column[feature] <= threshold``; a child below 0 is leaf ``~child``."""

    features: list[int]
    thresholds: list[float]
    left: list[int]
    right: list[int]
    leaves: list[float]

    def add(self, columns: Sequence[Sequence[float]], indices: list[int], sums: list[float]) -> None:
        """Add the tree's value for each row among ``indices`` to its sum."""
        stack = [(0, indices)]
        while stack:
            node, rest = stack.pop()
            if node < 0:
                value = self.leaves[~node]
                for index in rest:
                    sums[index] += value
                continue
            column = columns[self.features[node]]
            threshold = self.thresholds[node]
            low = [index for index in rest if column[index] <= threshold]
            if low:
                stack.append((self.left[node], low))
            if len(low) < len(rest):
                stack.append((self.right[node], [index for index in rest if column[index] > threshold] if low else rest))


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt.

    Attributes:
        lexical: weights of words, line ends and short lines; above 0 speaks for the article.
        first: trees over the figures of :mod:`.features`.
        second: trees over those and the figures of :mod:`.context`.
        page: weights of the figures of :mod:`.decision`, and a last one that is added.
    """

    lexical: dict[str, float]
    first: list[Tree]
    second: list[Tree]
    page: list[float]

    def wording(self, lines: Sequence[PageLine]) -> list[float]:
        """How far the wording of each line is that of articles."""
        return [lexical_score(line.words, self.lexical) for line in lines]

    def chances(self, lines: Sequence[PageLine], wording: Sequence[float]) -> list[float]:
        """For each line the probability that it is of the page's article."""
        columns: list[Sequence[float]] = list(zip(*rows(lines, wording), strict=True))
        chances = _evaluate(self.first, columns, range(len(lines)))
        again = [index for index, chance in enumerate(chances) if chance >= _UNLIKELY]
        columns += context.columns(lines, wording, chances)
        for index, chance in zip(again, _evaluate(self.second, columns, again), strict=True):
            chances[index] = chance
        return chances


def _evaluate(trees: Sequence[Tree], columns: Sequence[Sequence[float]], indices: Sequence[int]) -> list[float]:
    """The probabilities of the rows with some indices, in their order."""
    sums = [0.0] * len(columns[0])
    unsettled = list(indices)
    for number, tree in enumerate(trees):
        if number in _CHECKED:
            settled = [index for index in unsettled if abs(sums[index]) >= _SETTLED]
            unsettled = [index for index in unsettled if abs(sums[index]) < _SETTLED]
            for index in settled:
                sums[index] *= _SPARED
        if not unsettled:
            break
        tree.add(columns, unsettled, sums)
    return [1 / (1 + exp(-sums[index])) for index in indices]


@cache
def model() -> Model:
    """The model of the package."""
    data = get_data(__package__, "model.bin")
    if data is None:
        raise FileNotFoundError("model.bin")
    return load(data)


def load(data: bytes) -> Model:
    """The model that a file like ``model.bin`` holds."""
    stored: dict[str, Any] = json.loads(zlib.decompress(data))
    return Model(
        stored["lexical"],
        [Tree(*each) for each in stored["first"]],
        [Tree(*each) for each in stored["second"]],
        stored["page"],
    )
