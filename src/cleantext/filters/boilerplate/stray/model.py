"""The trained model of stray lines: weights of wordings and a sum of decision trees.

Both are in ``model.bin``, which ``scripts/train_line_model.py`` writes (see ``SOURCES.md``).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pkgutil import get_data
from typing import Any

from cleantext.filters.boilerplate.lines import Layout
from cleantext.filters.boilerplate.page.model import Tree
from cleantext.filters.boilerplate.stray.features import Surroundings, Token, keys_of, own, tokens, wording
from cleantext.token_memo import TokenMemo

#: A word of this weight, or two that together have it, make a line worth a look.
_SPEAKING, _LEAST_SPEAKING = 4.0, 1.0
#: So furniture-like must the wording of the whole line, or of one of its ends, be; 3 in 100 lines of professional English are.
_LEAST_WHOLE, _LEAST_END = 0.5, 8.0


@dataclass(frozen=True)
class Model:
    """What was learnt.

    Attributes:
        wording: weights of words, their beginnings, pairs and line ends; above 0 speaks for page furniture.
        trees: over the wording, shape and surroundings of a line, see :mod:`.features`.
    """

    wording: dict[str, float]
    trees: list[Tree]

    def may_be_furniture(self, text: str) -> bool:
        """The cheap test of a line: whether its words together, or those at either end, speak for furniture at all."""
        if sum(map(self._weights.__getitem__, text.split())) < _SPEAKING:
            return False
        whole, _, _, lead, close = wording(tokens(text), self.wording)
        return whole >= _LEAST_WHOLE or max(lead, close) >= _LEAST_END

    @cached_property
    def _weights(self) -> TokenMemo[float]:
        """For whatever stands between blanks what it adds to :meth:`may_be_furniture`."""
        return TokenMemo(lambda raw: max((self._weight(token) for token in tokens(raw)), default=0.0))

    def _weight(self, token: Token) -> float:
        weight = max(self.wording.get(key, 0.0) for key in keys_of(token))
        return weight if weight >= _LEAST_SPEAKING else 0.0

    def speaking(self, text: str) -> list[str]:
        """The two words of a line that speak most for furniture, in its order."""
        weights = {token.key: self._weight(token) for token in tokens(text) if token.word}
        best = sorted(weights, key=lambda key: -weights[key])[:2]
        return [key for key in weights if key in best and weights[key]]

    def scores(self, page: Layout, told: Mapping[int, float], indices: list[int]) -> list[float]:
        """The log-odds of lines to be page furniture.

        Args:
            page: the lines of a document.
            told: the score of each line with evidence of its own, by index.
            indices: the lines that are asked about.
        """
        around = Surroundings(page, told)
        rows = []
        for index in indices:
            text = page.lines[index].text
            rows.append([*wording(tokens(text), self.wording), *own(text), *around.figures(index, self.wording)])
        sums = [0.0] * len(indices)
        if rows:
            columns = list(zip(*rows, strict=True))
            for tree in self.trees:
                tree.add(columns, list(range(len(indices))), sums)
        return sums


@cache
def model() -> Model:
    """The model that the package ships."""
    data = get_data(__package__, "model.bin")
    if data is None:
        raise FileNotFoundError("model.bin")
    return load(data)


def load(data: bytes) -> Model:
    """The model that a file like ``model.bin`` holds."""
    stored: dict[str, Any] = json.loads(zlib.decompress(data))
    return Model(stored["wording"], [Tree(*each) for each in stored["trees"]])
