"""Train the model of stops in front of a capital, :mod:`cleantext.syntax.stops`, from plain text.

    python scripts/train_stops.py NEWS.jsonl --out src/cleantext/syntax/stops.bin

NEWS.jsonl has one well-edited English document a line, ``{"id": …, "text": …}``. Stops with a capital behind are put into
sentences where damage cuts, and told from the borders between sentences. A third of the documents is kept to measure.
Deterministic; needs numpy. Run it after ``train_syntax.py``, whose models it reads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from train_syntax import blanks_before, fit, hashed, tag_cut_weights

from cleantext import segmentation
from cleantext.syntax import linear, stops
from cleantext.syntax.tagger import tag
from cleantext.syntax.tokens import tokenize

#: How many stops are put into a sentence, each in a copy of its own.
CUTS = 3
#: Sentences of the news stand in lines of their own as often as side by side.
_BORDER = re.compile(r"[^\W\d_][^\W\d_]\.\s+[A-Z]")
#: Few documents have more than this many lines: lists and tables do.
_LINES = 80


def documents(path: Path) -> Iterator[tuple[bool, str]]:
    """(kept to measure?, text) of every document of some length."""
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["text"].count(" ") >= 100 and record["text"].count("\n") < _LINES:
                yield hashlib.sha256(record["id"].encode()).digest()[0] % 3 == 2, record["text"]


def cut_weights(words: list[str], tags: list[str], apart: list[bool]) -> list[float]:
    """How likely damage cuts before a word and sets a capital: as elsewhere, and oftener in front of and inside names."""
    weights = tag_cut_weights(words, tags, apart)
    for k in range(1, len(words) - 1):
        if apart[k] and tags[k] == "PROPN" and tags[k - 1] in ("NOUN", "PROPN", "ADP", "DET", "ADJ", "CCONJ"):
            weights[k] = 1.2
    return weights


def examples(text: str, rng: random.Random) -> Iterator[tuple[str, str, bool]]:
    """What stands before and behind a stop, and whether it was put there."""
    spans = [span for a, b in segmentation.paragraphs(text) for span in segmentation.sentences(text, a, b)]
    for number, (start, end) in enumerate(spans):
        sentence = text[start:end]
        if number and _BORDER.fullmatch(text, spans[number - 1][1] - 3, start + 1):
            yield text[slice(*spans[number - 1])], sentence, False
        if sentence.count(" ") < 4 or sentence[-1] != "." or not sentence[0].isupper():
            continue
        words = tokenize(sentence)
        weights = cut_weights(words, tag(words), blanks_before(sentence, words))
        if not any(weights):
            continue
        offsets, position = [], 0
        for word in words:
            position = sentence.index(word, position)
            offsets.append(position)
            position += len(word)
        for k in sorted(set(rng.choices(range(len(words)), weights, k=CUTS))):
            if words[k][0].isalpha() and words[k - 1].isalpha() and offsets[k] > 12:
                behind = sentence[offsets[k] :]
                yield sentence[: offsets[k]].rstrip(), behind[0].upper() + behind[1:], True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rng = random.Random(23)
    rows: tuple[list[np.ndarray], list[np.ndarray]] = ([], [])
    labels: tuple[list[bool], list[bool]] = ([], [])
    for kept, text in documents(args.news):
        for left, right, inserted in examples(text, rng):
            found = stops.all_features(left, right)
            if found:
                rows[kept].append(hashed(found))
                labels[kept].append(inserted)
    truth = np.array(labels[False])
    share = truth.mean()
    print(f"{len(truth)} stops, {share:.3f} put there")
    weights = np.where(truth, 0.5 / share, 0.5 / (1 - share))
    model = fit(rows[False], labels[False], weights, 3e-4, minimum=20)
    args.out.write_bytes(linear.pack_model(model))
    table = np.frombuffer(model.weights, np.uint8).astype(float) - 128
    scores = np.array([linear.sigmoid(model.bias + model.scale * table[row].sum()) for row in rows[True]])
    measured = np.array(labels[True])
    print(f"{len(measured)} stops kept to measure; probability, share of the inserted ones above it, share of the borders")
    for bar in (0.5, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998, 0.999):
        print(f"{bar:6} {(scores[measured] >= bar).mean():.3f} {(scores[~measured] >= bar).mean():.5f}")


if __name__ == "__main__":
    main()
