"""Train the model with which the boilerplate filter finds the article in the text of a whole page.

    python scripts/train_page_model.py pages.jsonl --benchmark DIR [--folds 4] [--out MODEL]

``pages.jsonl`` comes from ``scripts/boilerplate_pages.py``; DIR is a git directory of
scrapinghub/article-extraction-benchmark, whose own measure is used. With ``--folds`` the training half of
the benchmark is scored by models that saw no page of their hosts: line by line, and by the whole package
from the texts of inscriptis and html-text and after trafilatura. With ``--out`` the model of all pages is
written. Needs numpy, scipy, scikit-learn and lightgbm, which nothing needs at run time. Deterministic.

Four steps, the first three each trained on what the step before says of pages that it was not trained on:

1. logistic regression over the wording of lines; only wording of at least ``HOSTS`` hosts has a weight,
   so that no page's own words are learnt;
2. boosted trees over the figures of :mod:`cleantext.filters.boilerplate.page.features`;
3. boosted trees over those and the figures of :mod:`cleantext.filters.boilerplate.page.context`;
4. logistic regression over the figures of :mod:`cleantext.filters.boilerplate.page.decision`, which tells
   whole pages from texts that are none: the bare articles, and the bare contents of shops, forums and lists.

A line counts by its number of words, every page the same.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import types
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest import mock

import lightgbm
import numpy as np
from boilerplate_pages import Repository, domain
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression, SGDClassifier

import cleantext
from cleantext.filters.boilerplate.page import article, context, decision, features
from cleantext.filters.boilerplate.page.model import Model, Tree, load
from cleantext.lexicon import FUNCTION_WORDS

#: Wording of fewer hosts is not learnt.
HOSTS = 25
#: A lexical weight below this is dropped.
LEAST = 0.2
#: Trees of the two steps.
FIRST, SECOND = 80, 80
#: Texts of so many lines, so many of them outside the article, teach which is a page.
SOME_LINES, SOME_OUTSIDE = 20, 5
#: Into so many parts the hosts are divided, for what a step says of pages it was not trained on.
PARTS = 3
TREES = {
    "objective": "cross_entropy", "learning_rate": 0.12, "num_leaves": 24, "min_data_in_leaf": 100,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1,
    "num_threads": 1, "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
CONVERTERS = ("inscriptis", "html-text")
_TOKEN = re.compile(r"\w+")


@dataclass
class Sample:
    """One page as one converter prints it.

    Attributes:
        labels: for each line the share of its words that are of the article.
        tokens: for each line the number of its words.
    """

    source: str
    converter: str
    host: str
    text: str
    gold: str
    weight: float
    lines: list[features.PageLine]
    labels: np.ndarray
    tokens: np.ndarray
    keys: list[list[str]] = field(default_factory=list)


def tokenize(text: str) -> list[str]:
    """Words in lower case."""
    return _TOKEN.findall(text.lower())


# -- which lines are of the article ------------------------------------------------------------


def label(lines: Sequence[list[str]], gold: list[str]) -> list[float]:
    """For each line, as words, the share of it that is of the article.

    Four words that stand in the article in the same order tell; a shorter line must stand there between
    the words of its neighbours. Of lines that the page prints more often than the article, those
    count that fit the order of the others.
    """
    grams = defaultdict(list)
    for i in range(len(gold) - 3):
        grams[tuple(gold[i : i + 4])].append(i)
    at = defaultdict(list)
    for i, word in enumerate(gold):
        at[word].append(i)
    share = [0.0] * len(lines)
    places: list[list[int]] = [[] for _ in lines]
    for i, words in enumerate(lines):
        if len(words) >= 4:
            votes: Counter[int] = Counter()
            hits = 0
            for j in range(len(words) - 3):
                found = grams.get(tuple(words[j : j + 4]))
                if found:
                    hits += 1
                    votes.update(place - j for place in found[:8])
            share[i] = hits / (len(words) - 3)
            if share[i] >= 0.4:
                places[i] = [max(0, place) for place, _ in votes.most_common(4)]
        elif words:
            before = next((lines[k] for k in range(i - 1, max(-1, i - 4), -1) if lines[k]), [])
            behind = next((lines[k] for k in range(i + 1, min(len(lines), i + 4)) if lines[k]), [])
            end = len(words)
            places[i] = [
                p
                for p in at.get(words[0], ())[:3000]
                if gold[p : p + end] == words
                and (
                    (p >= 2 and bool(before) and gold[p - 2 : p] == before[-2:])
                    or (bool(behind) and gold[p + end : p + end + 2] == behind[:2])
                )
            ][:6]
            share[i] = 1.0 if places[i] else 0.0
    chain = _chain(places, [len(words) for words in lines], len(gold))
    copies = Counter(tuple(words) for words in lines)
    used: Counter[tuple[str, ...]] = Counter()
    for i in chain:
        used.update(tuple(lines[i][j : j + 4]) for j in range(len(lines[i]) - 3))
    for i, words in enumerate(lines):
        if i in chain or share[i] == 0:
            continue
        if len(words) < 4 or copies[tuple(words)] > 1:
            share[i] = 0.0
        else:
            pieces = [tuple(words[j : j + 4]) for j in range(len(words) - 3)]
            share[i] = sum(used[piece] < len(grams.get(piece, ())) for piece in pieces) / len(pieces)
    return share


def _chain(places: Sequence[Sequence[int]], weights: Sequence[int], size: int) -> set[int]:
    """The lines of the heaviest sequence that stands in the article in the page's order."""
    size += 2
    best = [(0, -1)] * (size + 1)  # Fenwick tree of (weight, node) maxima over places
    nodes: list[tuple[int, int]] = []

    def top(at: int) -> tuple[int, int]:
        value = (0, -1)
        while at > 0:
            value = max(value, best[at])
            at -= at & -at
        return value

    for line, found in enumerate(places):
        for place in sorted(set(found), reverse=True):
            weight, last = top(place)
            nodes.append((line, last))
            value = (weight + weights[line], len(nodes) - 1)
            at = place + 1
            while at <= size:
                best[at] = max(best[at], value)
                at += at & -at
    chain = set()
    _, node = top(size)
    while node >= 0:
        line, node = nodes[node]
        chain.add(line)
    return chain


def samples(pages: Path) -> Iterator[Sample]:
    """The benchmark's pages with both converters, the others with either in turn."""
    with pages.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            page = json.loads(line)
            measured = page["source"] == "benchmark"
            if page["source"].startswith("wcxb-") and page["source"] not in ("wcxb-article", "wcxb-documentation"):
                continue
            gold = tokenize(page["gold"])
            english = 5 * sum(word in FUNCTION_WORDS for word in gold) >= len(gold)
            weight = (1.0 if page["kind"] == "gold" else 0.6) * (1.0 if english else 0.6) * (1.5 if measured else 1.0)
            for converter in CONVERTERS if measured else CONVERTERS[number % 2 : number % 2 + 1]:
                text = page["texts"].get(converter, "")
                lines = features.page_lines(text)
                if not lines or len(lines) > 4000:
                    continue
                words = [tokenize(text[line.start : line.end]) for line in lines]
                share = label(words, gold)
                told = sum(len(each) * part for each, part in zip(words, share, strict=True))
                if not measured and told < 0.7 * len(gold):
                    continue  # the converter does not print the article
                yield Sample(
                    page["source"], converter, page["host"], text, page["gold"], weight, lines,
                    np.array(share), np.array([len(each) for each in words]),
                    [features.lexical_keys(line.words) for line in lines],
                )  # fmt: skip


# -- training ----------------------------------------------------------------------------------


def digest(text: str) -> int:
    """A number that is the same in every run."""
    return int(hashlib.md5(text.encode("utf-8")).hexdigest(), 16)


class Wording:
    """The wording of all lines as one matrix, to train on parts of it."""

    def __init__(self, all_samples: Sequence[Sample]) -> None:
        hosts = defaultdict(set)
        for sample in all_samples:
            for key in {key for keys in sample.keys for key in keys}:
                hosts[key].add(sample.host)
        self.keys = sorted(key for key, seen in hosts.items() if len(seen) >= HOSTS)
        known = {key: number for number, key in enumerate(self.keys)}
        columns: list[int] = []
        values: list[float] = []
        bounds = [0]
        labels, weights, owners = [], [], []
        for number, sample in enumerate(all_samples):
            total = sum(min(count, 60) + 3 for count in sample.tokens)
            for keys, share, count in zip(sample.keys, sample.labels, sample.tokens, strict=True):
                mine = [known[key] for key in keys if key in known]
                columns += mine
                values += [max(1, len(keys)) ** -0.5] * len(mine)
                bounds.append(len(columns))
                labels.append(share >= 0.5)
                weights.append(sample.weight * (min(count, 40) + 3) / total)
                owners.append(number)
        self.matrix = csr_matrix((np.array(values, np.float32), columns, bounds), (len(labels), len(known)))
        self.matrix.sum_duplicates()
        self.labels, self.weights, self.owners = np.array(labels), np.array(weights), np.array(owners)

    def train(self, numbers: Sequence[int]) -> np.ndarray:
        """The weights learnt from some samples, by their numbers."""
        rows = np.isin(self.owners, numbers)
        weights = self.weights[rows] * rows.sum() / self.weights[rows].sum()
        learner = SGDClassifier(loss="log_loss", alpha=3e-6, max_iter=6, tol=None, random_state=1, average=True)
        learner.fit(self.matrix[rows], self.labels[rows], sample_weight=weights)
        return np.where(np.abs(learner.coef_[0]) >= LEAST, np.round(learner.coef_[0], 2), 0.0)

    def scores(self, number: int, weights: np.ndarray) -> list[float]:
        """The wording of one sample's lines."""
        return list(map(float, self.matrix[self.owners == number] @ weights))

    def table(self, weights: np.ndarray) -> dict[str, float]:
        """The weights by key."""
        return {key: float(weight) for key, weight in zip(self.keys, weights, strict=True) if weight}


def boost(chosen: Sequence[Sample], rows: Sequence[np.ndarray], count: int) -> lightgbm.Booster:
    """Trees that tell the lines of the article."""
    weights = []
    for sample in chosen:
        words = np.minimum(sample.tokens, 150) + 1.5
        weights.append(sample.weight * words / words.sum())
    weight = np.concatenate(weights)
    labels = np.clip(np.concatenate([sample.labels for sample in chosen]), 0, 1)
    data = lightgbm.Dataset(np.concatenate(rows), labels, weight=weight * len(weight) / weight.sum())
    return lightgbm.train(dict(TREES), data, count)


def table(sample: Sample, wording: Sequence[float]) -> np.ndarray:
    """The figures of the first look."""
    return np.array(features.rows(sample.lines, wording), np.float32)


def second_table(sample: Sample, first: np.ndarray, wording: Sequence[float], chances: np.ndarray) -> np.ndarray:
    """The figures of both looks."""
    return np.hstack([first, np.array(context.columns(sample.lines, wording, chances.tolist()), np.float32).T])


def bare_contents(pages: Path) -> list[tuple[str, str]]:
    """Texts that are no whole pages, with their hosts: the known content of every page, whatever its kind."""
    with pages.open(encoding="utf-8") as file:
        return [(page["host"], page["gold"]) for page in map(json.loads, file)]


def page_weights(pages: Iterable[article.Reading], bare: Iterable[str], model: Model) -> list[float]:
    """The weights that tell whole pages, as they were read, from bare contents."""
    rows, labels = [], []
    contents = (reading(model, features.page_lines(text)) for text in bare if text.count("\n") >= SOME_LINES - 1)
    for label, readings in ((1, pages), (0, contents)):
        for each in readings:
            if len(each.lines) >= SOME_LINES and each.inside and len(each.outside) >= SOME_OUTSIDE:
                rows.append(decision.figures(each.lines, each.chances, each.wording, each.inside))
                labels.append(label)
    values = np.array(rows)
    spread = values.std(axis=0)
    learner = LogisticRegression(max_iter=2000).fit(values / spread, labels)
    return [round(float(weight), 4) for weight in (*(learner.coef_[0] / spread), learner.intercept_[0])]


def reading(model: Model, lines: list[features.PageLine]) -> article.Reading:
    """What a model makes of the lines of a text."""
    scores = model.wording(lines)
    chances = model.chances(lines, scores)
    return article.Reading(lines, chances, scores, article.likely_article(lines, chances))


def fit(
    all_samples: Sequence[Sample], wording: Wording, numbers: Sequence[int], bare: Iterable[str]
) -> Model:
    """The model of some samples, by their numbers, and of texts that are no pages."""
    scores: dict[int, list[float]] = {}
    first: dict[int, np.ndarray] = {}
    chances: dict[int, np.ndarray] = {}
    part = {number: digest(all_samples[number].host) % PARTS for number in numbers}
    for this in range(PARTS):
        weights = wording.train([number for number in numbers if part[number] != this])
        for number in numbers:
            if part[number] == this:
                scores[number] = wording.scores(number, weights)
                first[number] = table(all_samples[number], scores[number])
    for this in range(PARTS):
        others = [number for number in numbers if part[number] != this]
        trees = boost([all_samples[n] for n in others], [first[n] for n in others], FIRST)
        for number in numbers:
            if part[number] == this:
                chances[number] = trees.predict(first[number], num_threads=1)
    chosen = [all_samples[number] for number in numbers]
    one = boost(chosen, [first[number] for number in numbers], FIRST)
    both = {n: second_table(all_samples[n], first[n], scores[n], chances[n]) for n in numbers}
    pages = []
    for this in range(PARTS):
        others = [number for number in numbers if part[number] != this]
        trees = boost([all_samples[n] for n in others], [both[n] for n in others], SECOND)
        for number in numbers:
            if part[number] == this:
                lines, judged = all_samples[number].lines, trees.predict(both[number], num_threads=1).tolist()
                inside = article.likely_article(lines, judged)
                pages.append(article.Reading(lines, judged, scores[number], inside))
    two = boost(chosen, [both[number] for number in numbers], SECOND)
    model = Model(wording.table(wording.train(numbers)), trees_of(one), trees_of(two), [])
    return replace(model, page=page_weights(pages, bare, model))


def trees_of(booster: lightgbm.Booster) -> list[Tree]:
    """The trees of a booster in the form in which the package evaluates them."""
    return [_tree(info["tree_structure"]) for info in booster.dump_model()["tree_info"]]


def _tree(root: dict[str, Any]) -> Tree:
    tree = Tree([], [], [], [], [])

    def visit(node: dict[str, Any]) -> int:
        if "split_feature" not in node:
            tree.leaves.append(round(node["leaf_value"], 4))
            return ~(len(tree.leaves) - 1)
        number = len(tree.features)
        tree.features.append(node["split_feature"])
        tree.thresholds.append(float(f"{node['threshold']:.6g}"))
        tree.left.append(0)
        tree.right.append(0)
        tree.left[number] = visit(node["left_child"])
        tree.right[number] = visit(node["right_child"])
        return number

    visit(root)
    return tree


def stored(model: Model) -> bytes:
    """The bytes of ``model.bin``."""
    def plain(trees: Sequence[Tree]) -> list[list[list[float]]]:
        return [[tree.features, tree.thresholds, tree.left, tree.right, tree.leaves] for tree in trees]

    content = {"lexical": model.lexical, "first": plain(model.first), "second": plain(model.second), "page": model.page}
    return zlib.compress(json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode("utf-8"), 9)


# -- measuring ---------------------------------------------------------------------------------


def measure_of(repository: Path) -> types.ModuleType:
    """The benchmark's ``evaluate.py``."""
    command = ["git", "-C", str(repository), "show", "HEAD:evaluate.py"]
    source = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    module = types.ModuleType("evaluate")
    exec(compile(source, "evaluate.py", "exec"), module.__dict__)
    return module


def report(pages: Iterable[tuple[str, str, str]], measure: types.ModuleType) -> str:
    """The benchmark's figures for pages as (gold, found, name), with the worst of them."""
    counts = [(measure.string_shingle_matching(true=gold, pred=found), name) for gold, found, name in pages]
    got = measure.metrics_from_tp_fp_fns([each for each, _ in counts])
    worst = sorted((2 * right / max(1e-9, 2 * right + extra + missed), name) for (right, extra, missed), name in counts)
    return (
        f"F1 {got['f1']:.4f} precision {got['precision']:.4f} recall {got['recall']:.4f}, {len(counts)} pages; worst: "
        + ", ".join(f"{name} {score:.2f}" for score, name in worst[:10])
    )


def judge(model: Model, sample: Sample) -> str:
    """The article of a sample, every line judged, as the package evaluates the model."""
    kept = reading(model, sample.lines).inside
    return "\n".join(sample.text[sample.lines[index].start : sample.lines[index].end] for index in kept)


def repair(model: Model, text: str) -> str:
    """What the whole package makes of a text with another model."""
    article.outside_article.cache_clear()
    with mock.patch.object(article, "model", return_value=model):
        return cleantext.repair(text).text


def report_all(everything: Sequence[Sample], models: Sequence[tuple[set[str], Model]], repository: Path) -> None:
    """Figures on the benchmark's training half, each page by the model of the set of hosts it is in.

    ``lines`` judges the lines of every page; ``repair`` is the package as it is used, on the texts that the
    benchmark itself has of its pages; ``as it is`` is such a text untouched.
    """
    measure = measure_of(repository)
    benchmark = Repository(repository)
    truth = benchmark.json("ground-truth.json")
    hosts = {key: domain(truth[key]["url"]) for key in sorted(truth)[::2]}
    model_of = {host: model for inside, model in models for host in inside}
    for converter in CONVERTERS:
        chosen = [each for each in everything if each.source == "benchmark" and each.converter == converter]
        print(
            f"{converter}, lines:",
            report([(each.gold, judge(model_of[each.host], each), each.host) for each in chosen], measure),
            flush=True,
        )
    for source in (*CONVERTERS, "trafilatura"):
        texts = benchmark.json(f"output/{source}.json")
        texts = texts.get("output", texts)
        pages = [(truth[key].get("articleBody", ""), texts[key].get("articleBody", ""), host) for key, host in hosts.items()]
        if source == "trafilatura":
            print(f"{source}, as it is:", report(pages, measure), flush=True)
        found = [(gold, repair(model_of[host], text), host) for gold, text, host in pages]
        print(f"{source}, repair:", report(found, measure), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--benchmark", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--models", type=Path, help="folder for the models of the folds, which are read from it when there")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    everything = list(samples(options.pages))
    print(len(everything), "texts", len({sample.host for sample in everything}), "hosts", flush=True)
    wording = Wording(everything)
    bare = bare_contents(options.pages)
    hosts = {sample.host for sample in everything if sample.source == "benchmark"}
    models = []
    for fold in range(options.folds):
        inside = {host for host in hosts if digest("fold " + host) % options.folds == fold}
        file = options.models / f"fold{fold}of{options.folds}.bin" if options.models else None
        if file and file.exists():
            models.append((inside, load(file.read_bytes())))
            continue
        model = fit(everything, wording, [n for n, sample in enumerate(everything) if sample.host not in inside],
                    [text for host, text in bare if host not in inside])
        models.append((inside, model))
        if file:
            file.write_bytes(stored(model))
        print("fold", fold, flush=True)
    if models:
        report_all(everything, models, options.benchmark)
    if options.out:
        model = fit(everything, wording, range(len(everything)), [text for _, text in bare])
        options.out.write_bytes(stored(model))
        print(len(model.lexical), "lexical weights", options.out.stat().st_size, "bytes; on the pages it was trained on:")
        report_all(everything, [(hosts, model)], options.benchmark)


if __name__ == "__main__":
    main()
