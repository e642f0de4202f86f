"""A logistic model over named yes-or-no features, its weights in a table indexed by a checksum of the name."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import exp
from pkgutil import get_data
from zlib import compress, crc32, decompress

from cleantext.token_memo import TokenMemo

#: Rows of a weight table.
SIZE = 1 << 18


def bucket(name: str) -> int:
    """The row of a feature."""
    return crc32(name.encode("utf-8", "surrogatepass")) & (SIZE - 1)


#: The row of each feature.
_rows = TokenMemo(bucket)


def sigmoid(value: float) -> float:
    """Log odds to a probability."""
    if value < 0:
        odds = exp(max(value, -60.0))
        return odds / (1 + odds)
    return 1 / (1 + exp(-min(value, 60.0)))


@dataclass(frozen=True)
class Model:
    """Weights of one byte, offset by 128, in units of ``scale`` log odds."""

    weights: bytes
    scale: float
    bias: float

    def logit(self, features: Iterable[str]) -> float:
        """Log odds of the positive class."""
        rows = set(map(_rows.__getitem__, features))
        return self.bias + self.scale * (sum(map(self.weights.__getitem__, rows)) - 128 * len(rows))


@dataclass(frozen=True)
class Clauses:
    """The three models and the words that they know by themselves."""

    words: frozenset[str]
    completeness: Model
    join: Model
    comma: Model


def pack_model(model: Model) -> bytes:
    """A model by itself, as :func:`unpack_model` reads it."""
    return compress(json.dumps([model.scale, model.bias]).encode() + b"\n" + model.weights, 9)


def unpack_model(data: bytes) -> Model:
    """Read what :func:`pack_model` wrote."""
    head, weights = decompress(data).split(b"\n", 1)
    return Model(weights, *json.loads(head))


def unpack(data: bytes) -> Clauses:
    """Read the packed form that ``scripts/train_syntax.py`` writes."""
    head, body = decompress(data).split(b"\n", 1)
    meta = json.loads(head)
    models = [
        Model(body[at * SIZE : (at + 1) * SIZE], scale, bias)
        for at, (scale, bias) in enumerate(meta["models"])
    ]
    return Clauses(frozenset(meta["words"]), *models)


@cache
def clauses() -> Clauses:
    """The models that come with the package."""
    data = get_data(__name__, "clauses.bin")
    if data is None:
        raise FileNotFoundError("clauses.bin")
    return unpack(data)
