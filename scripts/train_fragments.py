"""Train the model of torn short sentences, :mod:`cleantext.syntax.fragments`, from plain text.

    python scripts/train_fragments.py NEWS.jsonl --out src/cleantext/syntax/fragments.bin

NEWS.jsonl has one well-edited English document a line, ``{"id": …, "text": …}``. Its short sentences, fragments that writers
meant among them, are told from pieces cut out of longer ones and from sentences that lost a subject, an object or a few
words. A third of the documents is kept to measure. Deterministic; needs numpy.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from train_stops import documents
from train_syntax import blanks_before, fit, hashed, tag_cut_weights

from cleantext import segmentation
from cleantext.syntax import fragments, linear
from cleantext.syntax.tagger import tag
from cleantext.syntax.tokens import tokenize

#: Words that a torn sentence has at most, and at least.
LONGEST, SHORTEST = 12, 2
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ")


def _spelt(words: list[str], apart: list[bool]) -> str:
    text = "".join((" " if blank and number else "") + word for number, (word, blank) in enumerate(zip(words, apart, strict=True)))
    return text[:1].upper() + text[1:]


def _phrase(tags: list[str], start: int) -> int:
    """The end of the noun phrase that begins at a word."""
    while start < len(tags) and tags[start].startswith(_NOMINAL):
        start += 1
    return start


def torn(sentence: str, rng: random.Random) -> Iterator[str]:
    """Short sentences torn out of a whole one."""
    words = tokenize(sentence)
    if words[-1] != ".":
        return
    words = words[:-1]
    apart = blanks_before(sentence, words)
    tags = tag([*words, "."])[:-1]

    def without(start: int, end: int) -> tuple[list[str], list[bool]]:
        return [*words[:start], *words[end:]], [*apart[:start], *apart[end:]]

    if len(words) <= LONGEST + 4:
        verbs = [k for k, kind in enumerate(tags) if kind in ("VERB.fin", "AUX.fin")]
        if verbs:
            subject = max((k for k in range(verbs[0]) if k == 0 or not tags[k - 1].startswith(_NOMINAL)), default=0)
            places = [(subject, verbs[0])]  # the subject
            for verb in verbs:
                end = _phrase(tags, verb + 1)
                if end > verb + 1:
                    places.append((verb + 1, end))  # what follows the verb
            places += [(verb, verb + 1) for verb in verbs]
            for _ in range(2):
                k = rng.randrange(len(words))
                places.append((k, k + rng.choice([1, 2])))
            for start, end in rng.sample(places, min(2, len(places))):
                left, blanks = without(start, end)
                if SHORTEST <= len(left) <= LONGEST and end > start:
                    yield _spelt(left, blanks) + "."
    weights = tag_cut_weights(words, tags, apart)
    cuts = sorted({k for k, w in enumerate(weights) if w > rng.random()})
    borders = [0, *cuts, len(words)]
    pieces = [(a, b) for a in borders for b in borders if SHORTEST <= b - a <= LONGEST and b - a < len(words)]
    for start, end in rng.sample(pieces, min(2, len(pieces))):
        piece = words[start:end]
        if piece[-1].isalnum() and piece[0].isalnum():
            yield _spelt(piece, apart[start:end]) + "."


def examples(text: str, rng: random.Random) -> Iterator[tuple[str, bool]]:
    """Sentences and whether each was torn."""
    for first, last in segmentation.paragraphs(text):
        for start, end in segmentation.sentences(text, first, last):
            sentence = text[start:end]
            if sentence[-1] != "." or not sentence[0].isupper() or any(mark in sentence for mark in "“”\"()"):
                continue
            if SHORTEST <= len(sentence.split()) <= LONGEST:
                yield sentence, False
            if 4 <= len(sentence.split()) <= 40 and rng.random() < 0.4:
                for piece in torn(sentence, rng):
                    yield piece, True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rng = random.Random(29)
    rows: tuple[list[np.ndarray], list[np.ndarray]] = ([], [])
    labels: tuple[list[bool], list[bool]] = ([], [])
    for kept, text in documents(args.news):
        for sentence, is_torn in examples(text, rng):
            found = fragments.features_of(sentence)
            if found:
                rows[kept].append(hashed(found))
                labels[kept].append(is_torn)
    truth = np.array(labels[False])
    share = truth.mean()
    print(f"{len(truth)} sentences, {share:.3f} torn")
    model = fit(rows[False], labels[False], np.where(truth, 0.5 / share, 0.5 / (1 - share)), 3e-4, minimum=12)
    args.out.write_bytes(linear.pack_model(model))
    table = np.frombuffer(model.weights, np.uint8).astype(float) - 128
    scores = np.array([linear.sigmoid(model.bias + model.scale * table[row].sum()) for row in rows[True]])
    measured = np.array(labels[True])
    print(f"{len(measured)} kept to measure; probability, share of the torn sentences above it, share of the others")
    for bar in (0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99):
        print(f"{bar:6} {(scores[measured] >= bar).mean():.3f} {(scores[~measured] >= bar).mean():.5f}")


if __name__ == "__main__":
    main()
