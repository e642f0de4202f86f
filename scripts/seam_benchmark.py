"""Damage clean sentences the way translation in pieces does, and measure what is found, mended and harmed.

    python scripts/seam_benchmark.py en_pud-ud-test.conllu [--show KIND] [--select SEN,CAS]

A page translator cuts a sentence at the borders of a link or a bold span, translates the pieces apart and
glues them back: stops, capitals and lost blanks mark the borders. Each kind of damage below is made at phrase
borders of the trees of a treebank, in documents of a few paragraphs, once with one damaged sentence
(``single``) and once with several (``multi``). The same documents without damage are repaired as well.

For each kind: how many places, the share that any finding touches, the share that reads as before, and the
share that was edited into something else. ``false`` counts edits away from every damaged place, and edits of
the undamaged documents. Deterministic. Sentences that models were trained on make the figures too good.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from treebank import Sentence, edges, read

import cleantext
from cleantext.lexicon import is_ambiguous_proper, is_word, proper_case
from cleantext.scoring import SLACK

SPEAKERS = ("Ana Petrov", "Tom Hale", "Mina Okafor", "Lars Dahl", "Ines Moreau", "Paul Reuter")
VERBS = ("said", "added", "explained", "recalled", "noted", "told reporters", "warned")
FURNITURE = ("- 7 -", "Page 3 of 12", "Advertisement", "ADVERTISEMENT", "Continue reading below")
PHRASES = frozenset(["nsubj", "obj", "iobj", "obl", "nmod", "appos", "xcomp", "ccomp", "advcl", "acl", "conj", "amod", "advmod", "compound", "flat", "root"])


@dataclass(frozen=True)
class Damage:
    """A damaged sentence: its text, where the damage is, and the texts that count as its repair (none: flag)."""

    text: str
    start: int
    end: int
    gold: tuple[str, ...] = ()


@dataclass(frozen=True)
class Span:
    """A phrase inside a sentence, as offsets of its text and as words of its tree."""

    start: int
    end: int
    first: int
    last: int


def spans(s: Sentence) -> list[Span]:
    """Phrases and words that a link may cover: up to nine words, inside the sentence, blanks on both sides."""
    text = s.text
    offsets = []
    at = 0
    for word in s.words:
        at = text.index(word, at)
        offsets.append((at, at + len(word)))
        at += len(word)
    left, right = edges(s)
    found = set()
    for k, relation in enumerate(s.relations):
        if relation.split(":")[0] not in PHRASES:
            continue
        ranges = [(left[k], right[k]), (k, right[k]), (k, k), (left[k], k)]
        if s.tags[left[k]] == "ADP":
            ranges.append((left[k] + 1, right[k]))
        for a, b in ranges:
            while b > a and s.tags[b] == "PUNCT":
                b -= 1
            if 0 < a <= b < min(a + 9, len(s.words) - 1):
                start, end = offsets[a][0], offsets[b][1]
                if re.fullmatch(r"(?:\w|[\w,] )", text[start - 2 : start]) or text[start - 1] == " ":
                    word_start = (text[start].isalpha() and text[start - 2].isalnum()) or text[start - 2] == ","
                    if word_start and re.match(r"[ ,.]", text[end:]):
                        found.add(Span(start, end, a, b))
    return sorted(found, key=lambda each: (each.start, each.end))


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(function: Callable[[Sentence, Span, random.Random], Damage | None]) -> Kind:
    """A kind of damage that needs a phrase."""

    def damage(s: Sentence, rng: random.Random, _: Sentence) -> Damage | None:
        candidates = spans(s)
        rng.shuffle(candidates)
        return next(filter(None, (function(s, span, rng) for span in candidates[:8])), None)

    return damage


Kind = Callable[[Sentence, random.Random, Sentence], Damage | None]


def cut(s: Sentence, span: Span, rng: random.Random, *, at_end: bool, upper: bool) -> Damage | None:
    """A stop in front of the phrase or behind it; what follows is in lower case or has a capital."""
    text = s.text
    at = span.end if at_end else span.start - 1
    gap = re.compile(r",? ").match(text, at if text[at] == "," or text[at - 1] != "," else at - 1)
    if gap is None or not text[gap.start() - 1].isalnum():
        return None
    rest = text[gap.end() :]
    if len(text[: gap.start()].split()) < 3 or len(rest.split()) < (1 if rng.random() < 0.3 else 3):
        return None
    if rest[0].isupper() != upper and (not rest[0].islower() or not upper):
        return None
    damaged = f"{text[: gap.start()]}. {capital(rest) if upper else rest}"
    golds = {text}
    if upper and text[gap.end()].isupper():
        return None
    return Damage(damaged, gap.start(), gap.start() + 3, tuple(golds))


def seam_capital(s: Sentence, span: Span, rng: random.Random) -> Damage | None:
    """A capital at the start of the phrase."""
    if not s.text[span.start].islower():
        return None
    return Damage(s.text[: span.start] + capital(s.text[span.start :]), span.start, span.start + 1, (s.text,))


def glue(s: Sentence, span: Span, rng: random.Random, *, upper: bool) -> Damage | None:
    """The blank in front of the phrase is lost; the phrase begins with a capital."""
    text = s.text
    start = span.start
    if text[start - 2] == "," or not text[start].isalpha() or text[start].isupper() == upper:
        return None
    return Damage(text[: start - 1] + capital(text[start:]), start - 2, start + 1, (text,))


def moved(s: Sentence, span: Span, rng: random.Random) -> Damage | None:
    """The phrase stands behind the sentence, between stops."""
    text = s.text
    if text[-1] != "." or span.end > len(text) - 12 or text[span.end] != " ":
        return None
    kept = text[: span.start] + text[span.end + 1 :]
    if not kept[-2].isalnum():
        return None
    phrase = text[span.start : span.end]
    phrase = capital(phrase) if rng.random() < 0.5 else phrase
    return Damage(f"{kept} {phrase}.", len(kept) - 1, len(kept) + 1 + len(phrase))


def inserted(s: Sentence, rng: random.Random, other: Sentence) -> Damage | None:
    """Another sentence stands in front of a phrase, with its capital."""
    candidates = [span for span in spans(s) if span.start > 15]
    clause = re.fullmatch(r"((?:The|This|He|She|They|It|We|In|A) [^.?!,“”\"]{15,80})[.]", other.text)
    if not candidates or not clause:
        return None
    span = rng.choice(candidates)
    text = s.text
    return Damage(f"{text[: span.start]}{clause[1]} {text[span.start :]}", span.start, span.start + len(clause[1]))


def glued_sentences(s: Sentence, rng: random.Random, other: Sentence) -> Damage | None:
    """The blank between two sentences is lost."""
    if s.text[-1] not in ".?!”" or not other.text[:1].isupper() or len(other.text) < 20:
        return None
    at = len(s.text)
    return Damage(s.text + other.text, at - 1, at + 1, (f"{s.text} {other.text}",))


def lower_start(s: Sentence, rng: random.Random, other: Sentence) -> Damage | None:
    """A sentence behind another one starts in lower case."""
    first = re.match(r"[A-Z][a-z]+(?=[ ,])", other.text)
    if s.text[-1] != "." or not first or s.tags[-1] != "PUNCT" or other.tags[0] == "PROPN" or not is_word(first[0].lower()):
        return None
    at = len(s.text) + 1
    return Damage(f"{s.text} {other.text[0].lower()}{other.text[1:]}", at, at + 1, (f"{s.text} {other.text}",))


def lower_paragraph(s: Sentence, rng: random.Random, other: Sentence) -> Damage | None:
    """A paragraph starts in lower case."""
    made = lower_start(s, rng, other)
    if made is None or len(other.words) < 8 or other.text[-1] not in ".?!":
        return None
    at = len(s.text)
    return Damage(f"{s.text}\n\n{made.text[at + 1 :]}", at + 2, at + 3, (f"{s.text}\n\n{other.text}",))


def lower_name(s: Sentence, rng: random.Random, _: Sentence) -> Damage | None:
    """A place, people, month or day in lower case."""
    for match in re.finditer(r"(?<=[a-z] )[A-Z][a-z]{3,}(?=[ .,])", s.text):
        low = match[0].lower()
        if proper_case(low) == match[0] and not is_ambiguous_proper(low):
            start, end = match.span()
            return Damage(s.text[:start] + low + s.text[end:], start, end, (s.text,))
    return None


def line_break(s: Sentence, rng: random.Random, _: Sentence, *, gap: str, every: int = 0) -> Damage | None:
    """A line break inside the sentence."""
    text = s.text
    blanks = [m.start() for m in re.finditer(r"(?<=[\w,]) (?=\w)", text) if 60 <= m.start() <= len(text) - 30]
    if not blanks:
        return None
    at = rng.choice(blanks)
    return Damage(text[:at] + gap + text[at + 1 :], at, at + len(gap), (text,))


def furniture(s: Sentence, rng: random.Random, other: Sentence) -> Damage | None:
    """A line of the page stands between the two halves of a sentence."""
    return line_break(s, rng, other, gap=f"\n\n{rng.choice(FURNITURE)}\n\n")


def hyphenated(s: Sentence, rng: random.Random, _: Sentence) -> Damage | None:
    """A word divided at the end of a line."""
    words = [m for m in re.finditer(r"(?<= )[a-z]{6,}(?= )", s.text) if m.start() > 30 and is_word(m[0])]
    if not words:
        return None
    word = rng.choice(words)
    at = word.start() + rng.randrange(3, len(word[0]) - 2)
    return Damage(f"{s.text[:at]}-\n{s.text[at:]}", at, at + 2, (s.text,))


def attribution(s: Sentence, rng: random.Random, other: Sentence, *, form: str) -> Damage | None:
    """An attribution torn from its quotation, or doubled."""
    if s.text[-1] != "." or re.search(r"[“”\"‘’:;(]", s.text) or not 20 < len(s.text) < 160:
        return None
    words, name, verb = s.text[:-1], rng.choice(SPEAKERS), rng.choice(VERBS)
    if form == "behind":
        right = f"“{words},” {verb} {name}." if " " not in verb else f"“{words},” {name} {verb}."
        wrong = right.replace(",” ", ".” ")
    elif form == "pronoun":
        right = f"“{words},” she {verb}."
        wrong = right.replace(",” ", ".” ")
    elif form == "capital":
        right = f"“{words},” {verb.split()[0]} {name}, a teacher."
        wrong = right.replace(f",” {verb[0]}", f".” {verb[0].upper()}")
    elif form == "front":
        right = f"{name} {verb}, “{words}.”"
        wrong = right.replace(", “", ". “")
    else:
        right = f"“{words},” {name} {verb}."
        wrong = f"“{words},” {name} {verb}, {name} {verb}."
    at = next(i for i, (a, b) in enumerate(zip(right, wrong, strict=False)) if a != b)
    return Damage(wrong, at, at + 3, (right,))


def truncated(s: Sentence, rng: random.Random, _: Sentence) -> Damage | None:
    """The text breaks off."""
    words = list(re.finditer(r"(?<= )[a-z]{5,}(?=[ ,])", s.text))
    if not words or words[-1].start() < 40:
        return None
    word = rng.choice([w for w in words if w.start() >= 40])
    at = rng.randrange(word.start() + 2, word.end() - 1)
    return Damage(s.text[:at] + rng.choice(("…", "...")), word.start(), at + 1)


KINDS: dict[str, Kind] = {
    "cut before, lower": sentence(partial(cut, at_end=False, upper=False)),
    "cut behind, lower": sentence(partial(cut, at_end=True, upper=False)),
    "cut before, upper": sentence(partial(cut, at_end=False, upper=True)),
    "cut behind, upper": sentence(partial(cut, at_end=True, upper=True)),
    "capital": sentence(seam_capital),
    "glued capital": sentence(partial(glue, upper=True)),
    "moved (flag)": sentence(moved),
    "inserted (flag)": inserted,
    "glued sentences": glued_sentences,
    "lower start": lower_start,
    "lower paragraph": lower_paragraph,
    "lower name": lower_name,
    "hard wrap": partial(line_break, gap="\n"),
    "paragraph break": partial(line_break, gap="\n\n"),
    "furniture": furniture,
    "hyphenation": hyphenated,
    "attribution behind": partial(attribution, form="behind"),
    "attribution pronoun": partial(attribution, form="pronoun"),
    "attribution capital": partial(attribution, form="capital"),
    "attribution front": partial(attribution, form="front"),
    "attribution doubled": partial(attribution, form="doubled"),
    "truncated (flag)": truncated,
}


def documents(sentences: list[Sentence]) -> Iterator[list[Sentence]]:
    """Runs of eight well-formed sentences, as they follow each other in the treebank."""
    good = [s for s in sentences if re.fullmatch(r"[“\"A-Z].{25,}[.?!][”\"]?", s.text) and not s.text.isupper()]
    for start in range(0, len(good) - 7, 8):
        yield good[start : start + 8]


@dataclass
class Tally:
    """Counts of one kind."""

    places: int = 0
    detected: int = 0
    mended: int = 0
    wrong: int = 0


def compose(parts: list[str]) -> tuple[str, list[int]]:
    """Paragraphs of two sentences, and the offset of each sentence."""
    text = ""
    offsets = []
    for i, part in enumerate(parts):
        text += "" if i == 0 else "\n\n" if i % 2 == 0 else " "
        offsets.append(len(text))
        text += part
    return text + "\n", offsets


def around(text: str, damage: Damage, gold: str) -> str:
    """The part of the repaired sentence that must stand in the output: the damaged place and what is near."""
    prefix = 0
    while prefix < min(len(gold), len(damage.text)) and gold[prefix] == damage.text[prefix]:
        prefix += 1
    suffix = 0
    while suffix < min(len(gold), len(damage.text)) - prefix and gold[-1 - suffix] == damage.text[-1 - suffix]:
        suffix += 1
    return gold[max(0, prefix - 12) : len(gold) - suffix + 12]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path, nargs="+")
    parser.add_argument("--show", default="", help="list the failures of the kinds that start so, and with FALSE the false edits")
    parser.add_argument("--limit", type=int, default=30, help="failures to list")
    parser.add_argument("--kinds", default="", help="only kinds that start so")
    parser.add_argument("--fold", type=int, choices=(0, 1), help="only every second document, from this one on")
    args = parser.parse_args()
    shown: Counter[str] = Counter()
    runs = [list(run) for path in args.treebank for run in documents(read(path))][args.fold or 0 :: 1 if args.fold is None else 2]
    words = sum(len(s.text.split()) for run in runs for s in run)
    control: Counter[str] = Counter()
    for run in runs:
        result = cleantext.repair(compose([s.text for s in run])[0])
        for edit in result.edits:
            control[edit.rule] += 1
            if "FALSE" in args.show:
                print(f"CLEAN {edit.rule} {result.original[edit.start - 40 : edit.start]!r}[{edit.original!r} -> {edit.replacement!r}]{result.original[edit.end : edit.end + 40]!r}")
    print(f"undamaged: {len(runs)} documents, {words} words, {control.total()} edits {dict(control)}")
    for mode in ("single", "multi"):
        tallies: dict[str, Tally] = defaultdict(Tally)
        by_rule: dict[str, Counter[str]] = defaultdict(Counter)
        false: Counter[str] = Counter()
        seen = 0
        for number, run in enumerate(runs):
            kinds = [kind for kind in KINDS if kind.startswith(args.kinds)]
            rng = random.Random(number)
            if mode == "single":
                plans = [[(kind, rng.randrange(0, 7))] for kind in kinds]
            else:
                rng.shuffle(kinds)
                plans = [list(zip(kinds[at : at + 4], (0, 2, 4, 6), strict=False)) for at in range(0, len(kinds), 4)]
            for plan in plans:
                parts: list[str] = []
                made: list[tuple[str, int, Damage]] = []
                skip = False
                where = {place: kind for kind, place in plan}
                for place, s in enumerate(run):
                    if skip:
                        skip = False
                        continue
                    other = run[(place + 1) % 8]
                    damage = KINDS[where[place]](s, rng, other) if place in where else None
                    if damage is None or (where[place].startswith("truncated") and place < 6):
                        parts.append(s.text)
                        continue
                    made.append((where[place], len(parts), damage))
                    parts.append(damage.text)
                    skip = other.text in (damage.gold or ("",))[0] and other is not s and len(damage.gold[0]) > len(s.text) + 5
                    if where[place].startswith("truncated"):
                        break
                if not made:
                    continue
                text, offsets = compose(parts)
                seen += len(text.split())
                result = cleantext.repair(text)
                sites = []
                for kind, index, damage in made:
                    start, end = offsets[index] + damage.start, offsets[index] + damage.end
                    sites.append((start - SLACK, end + SLACK))
                    touching = [f for f in result.findings if f.start <= end + SLACK and f.end >= start - SLACK]
                    mended = any(around(text, damage, gold) in result.text for gold in damage.gold)
                    edited = any(f.applied for f in touching) and not mended
                    tally = tallies[kind]
                    tally.places += 1
                    tally.detected += bool(touching)
                    tally.mended += mended
                    tally.wrong += edited
                    if touching:
                        by_rule[kind].update({f.rule + ("" if f.applied else "?") for f in touching})
                    if args.show and kind.startswith(args.show) and shown[kind + mode] < args.limit and (edited or not touching or (damage.gold and not mended)):
                        shown[kind + mode] += 1
                        verdict = "WRONG" if edited else "flagged" if touching else "missed"
                        rules = ",".join(f"{f.rule}:{f.confidence:.2f}->{f.replacement!r}" for f in touching)
                        print(f"{kind} {verdict} {damage.text[max(0, damage.start - 60) : damage.start]!r} ¦ {damage.text[damage.start : damage.end]!r} ¦ {damage.text[damage.end : damage.end + 60]!r} {rules}")
                for edit in result.edits:
                    if not any(edit.start <= end and edit.end >= start for start, end in sites):
                        false[edit.rule] += 1
                        if "FALSE" in args.show:
                            print(f"FALSE {mode} {edit.rule} {text[max(0, edit.start - 40) : edit.start]!r}[{edit.original!r} -> {edit.replacement!r}]{text[edit.end : edit.end + 40]!r}")
        print(f"\n{mode}: {seen} words, {false.total()} edits elsewhere {dict(false)}")
        print(f"{'kind':22}{'places':>7}{'found':>8}{'mended':>8}{'wrong':>7}")
        for kind in KINDS:
            t = tallies[kind]
            if t.places:
                rules = ", ".join(f"{rule} {count}" for rule, count in by_rule[kind].most_common(5))
                print(f"{kind:22}{t.places:7}{t.detected / t.places:8.2f}{t.mended / t.places:8.2f}{t.wrong / t.places:7.2f}  {rules}")


if __name__ == "__main__":
    main()
