"""Fit the weights of the truecasing model.

usage: python scripts/fit_truecasing.py CLEAN.jsonl -o src/cleantext/filters/casing

CLEAN.jsonl has one well-edited English document a line, ``{"id": …, "text": …}``. In a copy of each document
one word in 40 that stands in lower case inside a sentence gets a capital; the model learns to tell those from the
capitals that the writers set. Fitted by Newton's method with an L2 penalty; two thirds of the documents fit, the
rest are measured. Words that the documents which fit write with a capital inside sentences time and again are listed
in ``often_capitalised.txt``, the weights in ``truecasing_weights.tsv``. Needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from cleantext.document import Document
from cleantext.filters.casing.truecasing import candidates, signs
from cleantext.lexicon import FUNCTION_WORDS

_LOWER = re.compile(r"(?<=[a-z0-9,;] )([a-z]{2,})\b(?![’'-])")
#: Share of the function words that are chosen all the same: spans begin with content words more often.
_FUNCTION_SHARE = 0.3
_PENALTY = 1.0
_SEEN = 15


def damaged_copy(text: str, rng: random.Random) -> tuple[str, set[int]]:
    """A copy with capitals at random, and their offsets."""
    places = [m.start() for m in _LOWER.finditer(text) if m.group() not in FUNCTION_WORDS or rng.random() < _FUNCTION_SHARE]
    chosen = set(rng.sample(places, min(len(places), max(2, text.count(" ") // 40))))
    return "".join(char.upper() if at in chosen else char for at, char in enumerate(text)), chosen


def documents(path: Path) -> Iterator[tuple[bool, str]]:
    """(held out?, text) of every document of some length."""
    for line in path.open(encoding="utf-8"):
        record = json.loads(line)
        if record["text"].count(" ") >= 120:
            yield hashlib.sha256(record["id"].encode()).digest()[0] % 3 == 0, record["text"]


def often_capitalised(path: Path) -> list[str]:
    """Words that at least three documents write with a capital inside sentences, in at least a quarter of all cases."""
    in_documents: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for held_out, text in documents(path):
        if not held_out:
            found = [match.group(1).lower() for match in candidates(Document(text))]
            capital.update(found)
            in_documents.update(set(found))
            lower.update(_LOWER.findall(text))
    return sorted(word for word, count in in_documents.items() if count >= 3 and capital[word] >= (capital[word] + lower[word]) / 4)


def examples(path: Path) -> list[tuple[bool, bool, list[str]]]:
    """(held out?, damage?, signs) of every candidate."""
    rng = random.Random(0)
    rows = []
    for held_out, clean in documents(path):
        text, chosen = damaged_copy(clean, rng)
        document = Document(text)
        rows += [(held_out, match.start(1) in chosen, list(signs(document, match))) for match in candidates(document)]
    return rows


def fit(rows: list[tuple[bool, list[str]]], names: list[str]) -> np.ndarray:
    """The weights of the signs, by Newton's method."""
    index = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)), dtype=np.float32)
    for row, (_, found) in zip(x, rows, strict=True):
        row[[index[name] for name in found if name in index]] = 1
    y = np.array([label for label, _ in rows], dtype=np.float32)
    weights = np.zeros(len(names))
    for _ in range(12):
        p = 1 / (1 + np.exp(-(x @ weights)))
        gradient = x.T @ (y - p) - _PENALTY * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + _PENALTY * np.eye(len(names))
        weights += np.linalg.solve(hessian, gradient)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clean", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    args = parser.parse_args()
    often = "# Words that English often writes with a capital inside sentences. Made by scripts/fit_truecasing.py (see the weights)."
    (args.output / "often_capitalised.txt").write_text("\n".join([often, *often_capitalised(args.clean)]) + "\n", encoding="utf-8")
    rows = examples(args.clean)
    train = [(label, found) for held_out, label, found in rows if not held_out]
    seen = Counter(name for _, found in train for name in found)
    names = sorted(name for name, count in seen.items() if count >= _SEEN)
    weights = dict(zip(names, fit(train, names), strict=True))
    test = [(1 / (1 + np.exp(-sum(weights.get(name, 0.0) for name in found))), label) for held_out, label, found in rows if held_out]
    total = sum(label for _, label in test)
    report = []
    for bar in (0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99):
        above = [label for p, label in test if p >= bar]
        report.append(f"p >= {bar}: recall {sum(above) / total:.3f}, precision {sum(above) / max(1, len(above)):.4f}")
    print(f"{len(train)} fitted, {len(test)} measured", *report, sep="\n")
    lines = [
        "# Weights (log-odds) of the signs that a capital inside a sentence is damage. Made by scripts/fit_truecasing.py",
        "# from the English references and originals of WMT 2021 and 2022 (news), in whose copies one word in 40 got a capital.",
        "# Only these sums were learnt, no text of the documents. On the third of the documents held out:",
        *(f"# {line}" for line in report),
        *(f"{name}\t{weight:.2f}" for name, weight in weights.items()),
    ]
    (args.output / "truecasing_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
