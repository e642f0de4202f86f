"""Train the models of cleantext.syntax from a treebank in CoNLL-U format and from plain text.

    python scripts/train_syntax.py --train en_ewt-ud-train.conllu --dev en_ewt-ud-dev.conllu \
        --test en_ewt-ud-test.conllu --text wikitext-2/valid.txt wikitext-2/test.txt \
        --pairs frequency_bigramdictionary_en_243_342.txt --out src/cleantext/syntax

Writes ``tagger.bin``, ``collocations.bin`` and ``clauses.bin`` and prints the figures that SOURCES.md cites.
Deterministic: the same sources give the same files. numpy is needed here only.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from treebank import Sentence, edges, read, span_text
from wikitext import read_wikitext

from cleantext.syntax import clauses, collocations, features, linear, tagger
from cleantext.syntax.tokens import tokenize

# --- tagger ---------------------------------------------------------------------------------------


def disturb(words: Sequence[str], tags: Sequence[str], rng: random.Random) -> list[str]:
    """A copy of a sentence whose capitals are lost or wrong."""
    words = list(words)
    roll = rng.random()
    if roll < 0.03:
        return [w.upper() for w in words]
    if roll < 0.06:
        return [w[:1].upper() + w[1:] for w in words]
    if roll < 0.10:
        return [w.lower() for w in words]
    if rng.random() < 0.6 and words:
        words[0] = words[0].lower() if words[0] != "I" else "I"
    for i, tag in enumerate(tags):
        if tag == "PROPN":
            if rng.random() < 0.25:
                words[i] = words[i].lower()
        elif rng.random() < 0.04:
            words[i] = words[i][:1].upper() + words[i][1:]
    return words


OPEN_TAGS = ["NOUN", "NOUN.pl", "PROPN", "ADJ", "ADV", "VERB.fin", "VERB.inf", "VERB.part", "VERB.ger", "VERB.imp",
             "NUM", "INTJ", "X", "SYM", "PUNCT"]  # fmt: skip
UNKNOWN = {
    " 0": ["NUM", "NOUN", "NOUN.pl", "PROPN", "X", "ADJ", "SYM", "PUNCT"],
    " .": ["PUNCT", "SYM", "X", "NOUN", "INTJ", "PROPN"],
}


@dataclass
class Lexical:
    """Classes of frequent words: which tags they can bear."""

    tags: list[str]
    classes: list[str]
    class_tags: list[list[int]]
    class_of: dict[str, int]

    @staticmethod
    def of(sentences: Sequence[Sentence], frequent: int, own_class: int) -> Lexical:
        tags = sorted({t for s in sentences for t in s.tags})
        number = {t: i for i, t in enumerate(tags)}
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for s in sentences:
            for w, t in zip(s.words, s.tags, strict=True):
                counts[tagger.form(w)][t] += 1
        classes: list[str] = []
        class_tags: list[list[int]] = []
        class_of: dict[str, int] = {}
        for ending in ("", "ing", "ed", "ly", "s", "er", "al", "on", "0", "."):
            name = " " + ending
            classes.append(name)
            class_tags.append([number[t] for t in UNKNOWN.get(name, OPEN_TAGS) if t in number])
        open_tags = set(OPEN_TAGS)
        groups: dict[str, list[str]] = defaultdict(list)
        for word, c in sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0])):
            total = sum(c.values())
            if total < frequent or " " in word or "\t" in word:
                continue
            kept = [t for t, n in c.items() if n >= 2 or n / total > 0.02]
            if total < 4 * frequent and c.most_common(1)[0][0] in open_tags:
                # Seen rarely: other forms of the same kind of word are possible.
                likely = {"NOUN": ["VERB.inf", "VERB.fin", "ADJ", "PROPN"], "NOUN.pl": ["VERB.fin", "PROPN"],
                          "VERB.inf": ["VERB.fin", "VERB.imp", "NOUN"], "VERB.fin": ["VERB.inf", "VERB.part", "NOUN", "NOUN.pl"],
                          "VERB.part": ["VERB.fin", "ADJ"], "VERB.ger": ["NOUN", "ADJ"], "ADJ": ["NOUN", "ADV", "PROPN"],
                          "PROPN": ["NOUN", "ADJ"], "ADV": ["ADJ"]}.get(c.most_common(1)[0][0], [])  # fmt: skip
                if not word.isalpha():
                    likely = []
                kept += [t for t in likely if t not in kept]
            if any(t.startswith("VERB.inf") or t == "VERB.fin" for t in kept) and not word.endswith(
                ("s", "ed")
            ):
                kept += [t for t in ("VERB.imp",) if t not in kept and t in number and "VERB.inf" in kept]
            groups[" ".join(sorted(kept))].append(word)
        own = [
            w
            for w, c in sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0]))
            if sum(c.values()) >= frequent and " " not in w
        ][:own_class]
        parts: list[tuple[str, list[str]]] = []
        for name, members in groups.items():
            rest = [w for w in members if w not in own]
            parts += [(name, [w]) for w in members if w in own] + ([(name, rest)] if rest else [])
        parts.sort(key=lambda part: -sum(counts[w].total() for w in part[1]))
        unlisted: Counter[str] = Counter()
        for word, c in counts.items():
            if c.total() < frequent and word[:1].isalpha():
                unlisted[tagger.classes_by_form(word)[0]] += c.total()
        for name, n in sorted(unlisted.items(), key=lambda item: (-item[1], item[0])):
            if n >= 30 and name not in classes:
                classes.append(name)
                class_tags.append([number[t] for t in OPEN_TAGS])
        # Words of the rarest classes are left to the classes by form.
        for name, members in parts[: 250 - len(classes)]:
            class_of |= dict.fromkeys(members, len(classes))
            classes.append(members[0] if len(members) == 1 else name)
            class_tags.append([number[t] for t in name.split()])
        return Lexical(tags, classes, class_tags, class_of)

    def class_number(self, low: str) -> int:
        found = self.class_of.get(low)
        if found is not None:
            return found
        by_lexicon, by_form = tagger.classes_by_form(low)
        return self.classes.index(by_lexicon if by_lexicon in self.classes else by_form)


class Trainer:
    """Averaged perceptron over the features of cleantext.syntax.tagger."""

    def __init__(self, lexical: Lexical, sentences: Sequence[Sentence], min_count: int) -> None:
        self.lexical = lexical
        counts: Counter[str] = Counter()
        near: Counter[str] = Counter()
        for s in sentences:
            for i, w in enumerate(s.words):
                counts.update(tagger.static_features(w, i == 0))
                near[tagger.form(w)] += 1
        names = [n for n, c in counts.items() if c >= min_count and " " not in n and "\n" not in n]
        for low, c in near.items():
            if " " in low:
                continue
            if c >= 6:
                names += ["<" + low, ">" + low]
            if c >= 25:
                names.append("~" + low)
        self.names = ["<", ">", "~", *sorted(set(names))]
        self.row = {n: i + 1 for i, n in enumerate(self.names)}
        self.width = len(lexical.tags)
        self.pair: dict[int, int] = {}
        self.capacity = 1 + len(self.names) + 60_000
        self.weights = np.zeros((self.capacity, self.width), np.float32)
        self.totals = np.zeros((self.capacity, self.width), np.float64)
        self.stamps = np.zeros((self.capacity, self.width), np.int64)
        self.step = 0
        self._statics: dict[tuple[str, bool], tuple[list[int], int, int, int, int]] = {}
        self._masks = np.full((256, self.width), -1e9, np.float32)
        for i, tags in enumerate(lexical.class_tags):
            self._masks[i, tags] = 0

    def word(self, word: str, first: bool) -> tuple[list[int], int, int, int, int]:
        key = (word, first)
        found = self._statics.get(key)
        if found is None:
            low = tagger.form(word)
            get = self.row.get
            rows = [self.row[n] for n in tagger.static_features(word, first) if n in self.row]
            found = (
                rows,
                self.lexical.class_number(low),
                get("<" + low, 0),
                get(">" + low, 0),
                get("~" + low, 0),
            )
            self._statics[key] = found
        return found

    def pair_row(self, key: int, grow: bool) -> int:
        row = self.pair.get(key)
        if row is None:
            if not grow or 1 + len(self.names) + len(self.pair) >= self.capacity:
                return 0
            row = self.pair[key] = 1 + len(self.names) + len(self.pair)
        return row

    def run(self, words: Sequence[str], gold: Sequence[int] | None) -> list[int]:
        get = self.row.get
        edge: tuple[list[int], int, int, int, int] = (
            [],
            tagger.BORDER,
            get("<", 0),
            get(">", 0),
            get("~", 0),
        )
        records = []
        first = True
        for w in words:
            records.append(self.word(w, first))
            if first and w not in tagger.OPENERS:
                first = False
        records += [edge, edge]
        t1 = t2 = before = tagger.BORDER
        before2 = edge
        previous = edge
        out = []
        grow = gold is not None
        for i in range(len(words)):
            rows, own, *_ = records[i]
            allowed = self.lexical.class_tags[own]
            if len(allowed) == 1:
                best = allowed[0]
            else:
                after = records[i + 1][1]
                index = [
                    *rows,
                    self.pair_row(tagger.KEY_T1 + t1, grow),
                    self.pair_row(tagger.KEY_T1_T2 + (t1 << 8) + t2, grow),
                    self.pair_row(tagger.KEY_T1_NEXT + (t1 << 8) + after, grow),
                    self.pair_row(tagger.KEY_PREVIOUS_NEXT + (before << 8) + after, grow),
                    self.pair_row(tagger.KEY_T1_OWN + (t1 << 8) + own, grow),
                    self.pair_row(tagger.KEY_NEXT_NEXT + (after << 8) + records[i + 2][1], grow),
                    self.pair_row(tagger.KEY_OWN_NEXT + (own << 8) + after, grow),
                    previous[2],
                    before2[4],
                    records[i + 1][3],
                ]
                scores = self.weights[index].sum(0) + self._masks[own]
                best = int(scores.argmax())
                if gold is not None:
                    self.step += 1
                    truth = gold[i]
                    if truth != best and truth in allowed:
                        a = np.unique(np.array([r for r in index if r]))
                        for column, change in ((truth, 1.0), (best, -1.0)):
                            self.totals[a, column] += (self.step - self.stamps[a, column]) * self.weights[
                                a, column
                            ]
                            self.stamps[a, column] = self.step
                            self.weights[a, column] += change
            out.append(best)
            t2, t1, before = t1, best, own
            before2, previous = previous, records[i]
        return out

    def average(self) -> np.ndarray:
        return (self.totals + (self.step - self.stamps) * self.weights) / max(self.step, 1)

    def train(self, sentences: Sequence[Sentence], epochs: int, seed: int) -> None:
        rng = random.Random(seed)
        number = {t: i for i, t in enumerate(self.lexical.tags)}
        items = [(s.words, s.tags, [number[t] for t in s.tags]) for s in sentences]
        for _ in range(epochs):
            rng.shuffle(items)
            for words, tags, gold in items:
                used = words if rng.random() < 0.5 else disturb(words, tags, rng)
                if len(words) > 8 and rng.random() < 0.15:
                    a = rng.randrange(len(words) - 4)
                    b = rng.randrange(a + 3, len(words))
                    self.run(used[a:b], gold[a:b])
                else:
                    self.run(used, gold)

    def pack(self, floor: float) -> bytes:
        """The file: cells below ``floor`` (of the scaled weights, -127..127) and empty rows are dropped."""
        weights = self.average()
        top = float(np.quantile(np.abs(weights[np.abs(weights) > 0]), 0.9995))
        q = np.clip(np.rint(weights / top * 127), -127, 127).astype(np.int16)
        q[np.abs(q) < floor] = 0
        kept_names = [n for n in self.names if q[self.row[n]].any()]
        kept_pairs = sorted(k for k, r in self.pair.items() if q[r].any())
        rows = [0] + [self.row[n] for n in kept_names] + [self.pair[k] for k in kept_pairs]
        body = (q[rows] + 128).astype(np.uint8).T.tobytes()
        keys = b"".join(k.to_bytes(3, "little") for k in kept_pairs)
        lex = self.lexical
        lines = [[] for _ in lex.classes]  # type: list[list[str]]
        for w, c in lex.class_of.items():
            lines[c].append(w)
        for i, name in enumerate(lex.classes):
            if not lines[i]:
                lines[i].append("\x00" + name)
        meta = {
            "tags": lex.tags,
            "classes": lex.classes,
            "class_tags": lex.class_tags,
            "pairs": len(kept_pairs),
        }
        head = json.dumps(meta, separators=(",", ":")).encode()
        classes = "\t".join(" ".join(sorted(line)) for line in lines).encode()
        print(f"tagger: {len(kept_names)} named rows, {len(kept_pairs)} pairs, cells {int((q != 0).sum())}")
        return zlib.compress(
            head + b"\n" + " ".join(kept_names).encode() + b"\n" + classes + b"\n" + keys + body, 9
        )


def train_tagger(sentences: Sequence[Sentence], epochs: int, floor: float, seed: int = 1) -> bytes:
    lexical = Lexical.of(sentences, frequent=5, own_class=100)
    trainer = Trainer(lexical, sentences, min_count=3)
    trainer.train(sentences, epochs, seed)
    return trainer.pack(floor)


def measure_tagger(reader: tagger.Tagger, sentences: Sequence[Sentence], lower: bool = False) -> str:
    right = total = coarse = 0
    hits: Counter[str] = Counter()
    for s in sentences:
        words = [w.lower() for w in s.words] if lower else s.words
        for got, want in zip(reader.tag(words), s.tags, strict=True):
            total += 1
            right += got == want
            coarse += got.split(".")[0] == want.split(".")[0]
            g, w = (t in ("VERB.fin", "AUX.fin") for t in (got, want))
            hits["tp"] += g and w
            hits["fp"] += g and not w
            hits["fn"] += w and not g
    p, r = hits["tp"] / (hits["tp"] + hits["fp"]), hits["tp"] / (hits["tp"] + hits["fn"])
    return f"tags {right / total:.4f}, parts of speech {coarse / total:.4f}, finite verbs P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.4f}"


# --- sentences and stops --------------------------------------------------------------------------

CORE = ("nsubj", "csubj", "obj", "iobj", "ccomp", "xcomp", "cop", "aux", "case", "det", "amod", "compound", "nummod",
        "nmod:poss", "mark", "flat", "fixed", "expl", "goeswith")  # fmt: skip
FINITE = ("VERB.fin", "VERB.imp", "AUX.fin", "AUX.imp")


def is_core(relation: str) -> bool:
    return relation == "nmod:poss" or relation.split(":")[0] in CORE


def can_stand(s: Sentence, i: int, j: int) -> bool:
    """Whether words ``i`` to ``j`` hold a whole main clause of the sentence, and nothing dangling."""
    while i < j and s.relations[i] == "punct":
        i += 1
    while i < j and s.relations[j - 1] == "punct":
        j -= 1
    roots = [k for k in range(i, j) if not i <= s.heads[k] < j and s.relations[k] != "punct"]
    if len(roots) != 1:
        return False
    r = roots[0]
    if s.relations[r].split(":")[0] not in ("root", "parataxis", "conj", "ccomp"):
        return False
    children = [k for k in range(i, j) if s.heads[k] == r]
    heads = [r, *(k for k in children if s.relations[k].split(":")[0] in ("aux", "cop"))]
    if not any(s.tags[k] in FINITE for k in heads):
        return False
    subject = any(s.relations[k].split(":")[0] in ("nsubj", "csubj", "expl") for k in children)
    if not subject and not any(s.imperative[k] for k in heads):
        return False
    if any(s.relations[k] == "mark" for k in children):
        return False
    if s.relations[r] != "root" and s.tags[i] in ("PRON.rel", "ADV.wh", "SCONJ"):
        return False
    outside = [k for k in range(len(s.words)) if not i <= k < j]
    return not any(i <= s.heads[k] < j and is_core(s.relations[k]) for k in outside)


def cut_weights(s: Sentence) -> list[float]:
    """How likely damage cuts before word ``k``."""
    n = len(s.words)
    left, _ = edges(s)
    starts: dict[int, list[int]] = defaultdict(list)
    for k in range(n):
        starts[left[k]].append(k)
    weights = [0.0] * n
    for k in range(1, n - 1):
        before, here = s.tags[k - 1], s.tags[k]
        if here == "PUNCT" or not s.space_after[k - 1] or not s.words[k][:1].isalnum():
            continue
        if before == "PUNCT" and s.words[k - 1] != ",":
            continue
        opened = {s.relations[h].split(":")[0] for h in starts[k]}
        if here == "ADP" and opened & {"obl", "nmod", "case", "obj", "advcl"}:
            w = 1.5
        elif here in ("VERB.fin", "AUX.fin"):
            w = 1.2
        elif here in ("PRON.rel", "SCONJ", "ADV.wh") and opened & {"acl", "advcl", "ccomp"}:
            w = 1.0
        elif before in ("ADP", "DET", "PRON.poss", "PART.poss", "NUM"):
            w = 0.7
        elif before.startswith(("VERB", "AUX")):
            w = 1.0
        elif here.startswith(("NOUN", "PROPN")) and before in ("ADJ", "NOUN", "PROPN"):
            w = 0.6
        elif here == "ADV" and "advmod" in opened:
            w = 0.8
        elif here == "CCONJ":
            w = 0.4
        elif here in ("VERB.ger", "VERB.part", "PART.to"):
            w = 1.0
        else:
            w = 0.25
        weights[k] = w * (0.5 if s.words[k - 1] == "," else 1.0)
    return weights


#: Words in the pages from which symspellpy's list counts pairs: pairs that begin with one of the commonest words come to 45
#: times the count of the word in its frequency_dictionary_en_82_765.txt, which counts 541,808,760,578 words in all.
PRINTED_WORDS = 45 * 541_808_760_578
#: The share of inserted stops among those that the models are asked about.
INSERTED = 0.65


def usable(s: Sentence) -> bool:
    letters = sum(w[:1].isalpha() for w in s.words)
    return letters >= 3 and letters > 0.6 * len(s.words) and not s.text.isupper()


def sentence_examples(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[tuple[str, bool, float]]:
    """Whole sentences and pieces of them, whether each can stand alone, weight."""
    for s in sentences:
        n = len(s.words)
        if not usable(s):
            continue
        end = n - 1 if s.words[-1] in ".!?" else n
        yield span_text(s, 0, end), can_stand(s, 0, n), 2.0
        weights = cut_weights(s)
        if end < 4 or not any(weights):
            continue
        cuts = sorted(set(rng.choices(range(n), weights, k=min(5, end - 2))))
        spans = set()
        for k in cuts:
            spans.add((0, k - (s.words[k - 1] == ",")))
            spans.add((k, end))
        for a, b in pairwise(cuts):
            spans.add((a, b - (s.words[b - 1] == ",")))
        left, right = edges(s)
        k = rng.randrange(n)
        spans.add((left[k], min(right[k] + 1, end)))
        for a, b in sorted(spans):
            if b - a >= 1 and (a, b) != (0, end):
                yield span_text(s, a, b), can_stand(s, a, b), 1.0


@dataclass(frozen=True)
class Stop:
    """A stop between two stretches of words."""

    left: str
    right: str
    inserted: bool
    comma: bool
    weight: float


def weighed(stops: Sequence[Stop], share: float) -> list[Stop]:
    """The stops with weights whose mean is 1; inserted ones weigh ``share`` in all."""
    weights = balance([stop.inserted for stop in stops], [stop.weight for stop in stops], share)
    return [replace(stop, weight=weight) for stop, weight in zip(stops, weights, strict=True)]


def stop_examples(
    sentences: Sequence[Sentence], rng: random.Random, cuts: int = 6, strangers: int = 0
) -> list[Stop]:
    """Stops inside and between the sentences of a treebank."""
    found: list[Stop] = []

    def end_of(s: Sentence) -> int:
        return len(s.words) - (s.words[-1] in ".!?")

    def shorten(s: Sentence, start: int, end: int) -> int:
        """Another stop may have been put into what follows."""
        if rng.random() < 0.85:
            return end
        weights = [w if start + 1 < k < end else 0 for k, w in enumerate(cut_weights(s))]
        return rng.choices(range(len(weights)), weights)[0] if any(weights) else end

    def left_start(s: Sentence, end: int) -> int:
        """What precedes may itself be the rest of a sentence."""
        if rng.random() < 0.9 or end < 4:
            return 0
        weights = [w if 0 < k < end - 1 else 0 for k, w in enumerate(cut_weights(s))]
        return rng.choices(range(len(weights)), weights)[0] if any(weights) else 0

    for s in sentences:
        if not usable(s) or len(s.words) < 5:
            continue
        weights = cut_weights(s)
        if not any(weights):
            continue
        whole = can_stand(s, 0, len(s.words))
        for k in sorted(set(rng.choices(range(len(weights)), weights, k=min(cuts, len(weights) // 3)))):
            b = k - (s.words[k - 1] == ",")
            a = left_start(s, b)
            if b > a:
                text = span_text(s, a, b), span_text(s, k, shorten(s, k, end_of(s)))
                # Damage seldom strikes after the first words.
                weight = (1.0 if whole else 0.5) * (0.3 if b - a < 4 else 1.0)
                found.append(Stop(*text, True, b < k, weight))

    def ends(s: Sentence) -> bool:
        return usable(s) and s.words[-1] in (".", "!", "?")

    # The models see no meaning, so any sentence may precede another one: this gives more boundaries.
    lefts = [s for s in sentences if ends(s)]
    for s, t in pairwise(sentences):
        if not usable(t) or not t.words[0][:1].isalpha() or len(t.words) < 3:
            continue
        weight = 1.0 if can_stand(t, 0, len(t.words)) else 0.4
        near = [s] if s.paragraph == t.paragraph and ends(s) else []
        for u in [*near, *(rng.choice(lefts) for _ in range(strangers))]:
            a, e = left_start(u, end_of(u)), shorten(t, 0, end_of(t))
            found.append(Stop(span_text(u, a, end_of(u)), span_text(t, 0, e), False, False, weight))
    return weighed(found, INSERTED)


def tag_cut_weights(words: Sequence[str], tags: Sequence[str], apart: Sequence[bool]) -> list[float]:
    """How likely damage cuts before word ``k`` of a sentence without a tree; ``apart``: a blank precedes."""
    weights = [0.0] * len(words)
    for k in range(1, len(words) - 1):
        before, here = tags[k - 1], tags[k]
        if here == "PUNCT" or not apart[k] or not words[k][:1].isalnum():
            continue
        if before == "PUNCT" and words[k - 1] != ",":
            continue
        if here == "ADP":
            w = 1.3
        elif here in ("VERB.fin", "AUX.fin"):
            w = 1.2
        elif before in ("ADP", "DET", "PRON.poss", "PART.poss", "NUM"):
            w = 0.5
        elif here in ("PRON.rel", "SCONJ", "ADV.wh", "VERB.ger", "VERB.part", "PART.to") or before.startswith(
            ("VERB", "AUX")
        ):
            w = 1.0
        elif here.startswith(("NOUN", "PROPN")) and before in ("ADJ", "NOUN", "PROPN"):
            w = 0.4
        else:
            w = {"ADV": 0.6, "CCONJ": 0.7, "DET": 0.8}.get(here, 0.8 if here.startswith("PRON") else 0.25)
        weights[k] = w
    return weights


def blanks_before(text: str, words: Sequence[str]) -> list[bool]:
    """Which words of a sentence have a blank before them."""
    found, position = [], 0
    for word in words:
        at = text.index(word, position)
        found.append(at > position)
        position = at + len(word)
    return found


def text_stops(
    paragraphs: Sequence[Sequence[str]], reader: tagger.Tagger, rng: random.Random, cuts: int = 4
) -> list[Stop]:
    """Stops inside and between the sentences of plain text, cut where the tags make it likely."""
    found: list[Stop] = []
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
    for paragraph in paragraphs:
        for number, sentence in enumerate(paragraph):
            if sentence.count(" ") < 4 or not sentence.endswith("."):
                continue
            words = tokenize(sentence)
            weights = tag_cut_weights(words, reader.tag(words), blanks_before(sentence, words))
            if not any(weights):
                continue
            for k in sorted(set(rng.choices(range(len(words)), weights, k=cuts))):
                comma = words[k - 1] == ","
                start, end = 0, len(words) - 1
                if k > 8 and rng.random() < 0.15:
                    start = rng.choices(range(k - 3), [w + 1e-3 for w in weights[: k - 3]])[0]
                if end - k > 8 and rng.random() < 0.15:
                    end -= rng.randrange(1, end - k - 5)
                left, right = words[start : k - comma], words[k:end]
                found.append(Stop(" ".join(left), " ".join(right), True, comma, 1.0))
            for behind in (*paragraph[number + 1 : number + 2], rng.choice(sentences), rng.choice(sentences)):
                if behind.count(" ") >= 2 and behind[0].isupper():
                    left = words
                    if rng.random() < 0.1:
                        left = words[rng.choice([k for k, w in enumerate(weights) if w]) :]
                    found.append(Stop(" ".join(left), behind, False, False, 1.0))
    return weighed(found, INSERTED)


def fit(
    rows: Sequence[np.ndarray],
    labels: Sequence[bool],
    weights: Sequence[float],
    decay: float,
    minimum: int = 50,
) -> linear.Model:
    """Logistic regression by AdaGrad over the features seen ``minimum`` times; weights become one byte each."""
    counts = np.bincount(np.concatenate(rows), minlength=linear.SIZE)
    known = counts >= minimum
    rows = [r[known[r]] for r in rows]
    truth, worth = np.array(labels, float), np.array(weights)
    table = np.zeros(linear.SIZE)
    square = np.full(linear.SIZE, 1e-6)
    bias, bias_square = 0.0, 1e-6
    rng = np.random.default_rng(3)
    epochs, rate = 6, 0.15
    for epoch in range(epochs):
        order = rng.permutation(len(rows))
        step = rate * (1 - 0.9 * epoch / epochs)
        for start in range(0, len(order), 256):
            batch = order[start : start + 256]
            flat = np.concatenate([rows[b] for b in batch])
            sizes = np.array([len(rows[b]) for b in batch])
            firsts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
            scores = np.add.reduceat(table[flat], firsts) + bias
            error = (1 / (1 + np.exp(-scores)) - truth[batch]) * worth[batch]
            unique, inverse = np.unique(flat, return_inverse=True)
            gradient = np.bincount(inverse, np.repeat(error, sizes)) + decay * len(batch) * table[unique]
            square[unique] += gradient**2
            table[unique] -= step * gradient / np.sqrt(square[unique])
            total = error.sum()
            bias_square += total**2
            bias -= step * total / np.sqrt(bias_square)
    scale = float(np.abs(table).max() / 127)
    print(f"  {int(known.sum())} features")
    return linear.Model((np.rint(table / scale) + 128).astype(np.uint8).tobytes(), scale, float(bias))


def hashed(names: Sequence[str]) -> np.ndarray:
    return np.array(sorted({linear.bucket(n) for n in names}))


def closed_words(sentences: Sequence[Sentence], size: int) -> list[str]:
    """The words that the models of sentences and stops know by themselves: the most frequent ones."""
    counts = Counter(
        tagger.form(w) for s in sentences for w, t in zip(s.words, s.tags, strict=True) if t != "PROPN"
    )
    return sorted(w for w, _ in counts.most_common(size) if " " not in w and "0" not in w)


Group = tuple[list[np.ndarray], list[bool], list[float]]


def tag_halves(sentences: Sequence[Sentence], epochs: int) -> list[tuple[list[Sentence], tagger.Tagger]]:
    """Halves of the training set by document, each with a tagger that has not seen it."""
    documents = [s.paragraph.split("# newpar")[0] for s in sentences]
    starts = [i for i, name in enumerate(documents) if i == 0 or name != documents[i - 1]]
    halves: list[list[Sentence]] = [[], []]
    for i, (a, b) in enumerate(pairwise([*starts, len(sentences)])):
        halves[i % 2] += sentences[a:b]
    return [
        (half, tagger.Tagger(train_tagger(other, epochs, 3))) for half, other in (halves, reversed(halves))
    ]


def completeness_rows(
    examples: Iterable[tuple[str, bool, float]], reader: tagger.Tagger, words: frozenset[str]
) -> Group:
    """Features, labels and weights (equal in sum for both labels) of stretches of words."""
    rows, labels, weights = [], [], []
    for text, label, weight in examples:
        words_and_marks = tokenize(text)
        tokens = clauses.core(words_and_marks)[: features.REACH]
        if not tokens:
            continue
        tokens = features.neutral(tokens)[0]
        tags = reader.tag([*tokens, "."])[:-1]
        rows.append(
            hashed(features.sentence_features(tokens, tags, words, clauses.is_question(words_and_marks)))
        )
        labels.append(label)
        weights.append(weight)
    return rows, labels, balance(labels, weights, 0.5)


def balance(labels: Sequence[bool], weights: Sequence[float], share: float) -> list[float]:
    """Weights whose mean is 1 and whose positives weigh ``share`` in all."""
    positive = sum(w for label, w in zip(labels, weights, strict=True) if label)
    negative = sum(weights) - positive
    n = len(labels)
    factor = {True: share * n / positive, False: (1 - share) * n / negative}
    return [w * factor[bool(label)] for label, w in zip(labels, weights, strict=True)]


def stop_rows(
    stops: Iterable[Stop], reader: tagger.Tagger, models: linear.Clauses
) -> tuple[list[np.ndarray], list[Stop]]:
    """The features of stops, and the stops that have words on both sides."""
    rows, kept = [], []
    for stop in stops:
        before, after, question = clauses.sides(stop.left, stop.right)
        if any(map(str.isalpha, before)) and any(map(str.isalpha, after)):
            rows.append(hashed(clauses.stop_features(before, after, question, reader, models)[0]))
            kept.append(stop)
    return rows, kept


def train_clauses(
    train: Sequence[Sentence], paragraphs: Sequence[Sequence[str]], reader: tagger.Tagger, words: frozenset[str]
) -> bytes:
    """The packed models of sentences and of stops; ``reader`` has seen the sentences, not the paragraphs."""
    halves = tag_halves(train, 4)
    groups = [
        completeness_rows(sentence_examples(half, random.Random(7 + i)), partial, words)
        for i, (half, partial) in enumerate(halves)
    ]
    rows, labels, weights = ([*a, *b] for a, b in zip(*groups, strict=True))
    print(f"completeness: {len(rows)} examples, {np.mean(labels):.3f} complete")
    whole = fit(rows, labels, weights, 5e-4)
    # When the models of stops are trained, each half is judged by models of the other half.
    crossed = [fit(*groups[1], 5e-4), fit(*groups[0], 5e-4)]
    neutral = linear.Model(bytes([128]) * linear.SIZE, 1.0, 0.0)
    rows, stops = stop_rows(
        text_stops(paragraphs, reader, random.Random(19)), reader, linear.Clauses(words, whole, neutral, neutral)
    )
    for i, (half, partial) in enumerate(halves):
        models = linear.Clauses(words, crossed[i], neutral, neutral)
        more_rows, more_stops = stop_rows(stop_examples(half, random.Random(17 + i), 10, 3), partial, models)
        rows += more_rows
        stops += more_stops
    inserted = [stop.inserted for stop in stops]
    print(f"stops: {len(rows)} examples, {np.mean(inserted):.3f} inserted")
    join = fit(rows, inserted, [stop.weight for stop in stops], 6e-4)
    cuts = [i for i, stop in enumerate(stops) if stop.inserted]
    commas = [stops[i].comma for i in cuts]
    print(f"commas: {len(cuts)} examples, {np.mean(commas):.3f} with one")
    comma = fit([rows[i] for i in cuts], commas, [1.0] * len(cuts), 6e-4)
    models = (whole, join, comma)
    meta = {"words": sorted(words), "models": [[model.scale, model.bias] for model in models]}
    head = json.dumps(meta, separators=(",", ":")).encode()
    return zlib.compress(head + b"\n" + b"".join(model.weights for model in models), 9)


def pack_collocations(path: Path) -> bytes:
    """The table of :mod:`cleantext.syntax.collocations` from lines of two words and their count."""
    cells = bytearray(collocations.SIZE)
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        first, second, count = line.split()
        chance = collocations.expected(first, second)
        if chance:
            share = math.log10(int(count) / PRINTED_WORDS * 1e9)
            step = round((share - chance) / math.log10(math.e))
            cells[collocations.cell(first, second)] = collocations.OFFSET + max(-6, min(12, step))
    return zlib.compress(bytes(cells), 9)


THRESHOLDS = (0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5, 0.8, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)


def table(probabilities: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> None:
    """Print what each threshold chooses, for the positive class from 0.5 on and the negative one below."""
    print(f"  right at 0.5: {weights[(probabilities >= 0.5) == labels].sum() / weights.sum():.4f}")
    for t in THRESHOLDS:
        chosen, good = (probabilities >= t, labels) if t >= 0.5 else (probabilities <= t, ~labels)
        hit = weights[chosen & good].sum()
        precision = hit / max(weights[chosen].sum(), 1e-9)
        wrong = weights[chosen & ~good].sum() / weights[~good].sum()
        print(
            f"  {'>=' if t >= 0.5 else '<='} {t:5.3f}: precision {precision:.4f} "
            f"recall {hit / weights[good].sum():.3f} wrongly chosen {wrong:.4f}"
        )


def chances(model: linear.Model, rows: Iterable[np.ndarray]) -> np.ndarray:
    """The probabilities that a model gives to rows of features."""
    values = np.frombuffer(model.weights, np.uint8).astype(float) - 128
    return np.array([linear.sigmoid(model.bias + model.scale * values[row].sum()) for row in rows])


def measure_clauses(
    model: linear.Clauses, reader: tagger.Tagger, name: str, sentences: Sequence[Sentence]
) -> None:
    """Print precision and recall of both models by threshold."""
    examples = sentence_examples(sentences, random.Random(99))
    rows, labels, weights = completeness_rows(examples, reader, model.words)
    print(f"{name} completeness: {len(rows)} examples")
    table(chances(model.completeness, rows), np.array(labels, bool), np.array(weights))
    rows, stops = stop_rows(stop_examples(sentences, random.Random(98)), reader, model)
    inserted = np.array([stop.inserted for stop in stops])
    print(f"{name} stops: {len(rows)} examples")
    table(chances(model.join, rows), inserted, np.array([stop.weight for stop in stops]))
    cuts = [i for i, stop in enumerate(stops) if stop.inserted]
    print(f"{name} commas: {len(cuts)} examples")
    commas = np.array([stops[i].comma for i in cuts])
    table(chances(model.comma, [rows[i] for i in cuts]), commas, np.ones(len(cuts)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("train", "dev", "test", "out"):
        parser.add_argument("--" + name, type=Path, required=True)
    parser.add_argument("--text", type=Path, nargs="+", required=True, help="WikiText files")
    parser.add_argument("--pairs", type=Path, required=True, help="counts of pairs of words, from symspellpy")
    parser.add_argument("--keep-tagger", action="store_true", help="use the tagger.bin that is there")
    args = parser.parse_args()
    train, dev, test = read(args.train), read(args.dev), read(args.test)
    if not args.keep_tagger:
        data = train_tagger(train, epochs=6, floor=5)
        (args.out / "tagger.bin").write_bytes(data)
        print(f"tagger.bin: {len(data)} bytes")
    reader = tagger.Tagger((args.out / "tagger.bin").read_bytes())
    for name, part in (("dev", dev), ("test", test)):
        print(name, measure_tagger(reader, part))
        print(name, "lower case", measure_tagger(reader, part, lower=True))
    data = pack_collocations(args.pairs)
    (args.out / "collocations.bin").write_bytes(data)
    print(f"collocations.bin: {len(data)} bytes")
    data = train_clauses(train, read_wikitext(args.text), reader, frozenset(closed_words(train, 400)))
    (args.out / "clauses.bin").write_bytes(data)
    print(f"clauses.bin: {len(data)} bytes")
    model = linear.unpack(data)
    for name, part in (("dev", dev), ("test", test)):
        measure_clauses(model, reader, name, part)


if __name__ == "__main__":
    main()
