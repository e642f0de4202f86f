"""Reads a treebank in CoNLL-U format for the scripts that train and measure on one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Sentence:
    """One sentence of the treebank: words, refined tags, tree, text."""

    words: list[str]
    tags: list[str]
    heads: list[int]
    relations: list[str]
    space_after: list[bool]
    text: str
    paragraph: str
    imperative: list[bool] = field(default_factory=list)


def refine(upos: str, xpos: str, features: str) -> str:
    """The tag of cleantext.syntax for a token of the treebank."""
    f = dict(part.split("=", 1) for part in features.split("|") if "=" in part)
    if upos in ("VERB", "AUX"):
        kind = f.get("VerbForm")
        if kind == "Fin":
            return f"{upos}.imp" if f.get("Mood") == "Imp" else f"{upos}.fin"
        if kind == "Inf" or xpos == "VB":
            return f"{upos}.inf"
        if kind == "Ger" or xpos == "VBG":
            return f"{upos}.ger"
        if kind == "Part":
            return f"{upos}.part"
        return f"{upos}.fin"
    if upos == "PRON":
        if f.get("Poss") == "Yes":
            return "PRON.poss"
        if f.get("PronType") in ("Rel", "Int"):
            return "PRON.rel"
        return {"Nom": "PRON.nom", "Acc": "PRON.acc"}.get(f.get("Case", ""), "PRON")
    if upos == "NOUN":
        return "NOUN.pl" if f.get("Number") in ("Plur", "Ptan") else "NOUN"
    if upos == "ADV":
        return "ADV.wh" if f.get("PronType") in ("Rel", "Int") else "ADV"
    if upos == "ADP":
        return "ADP.prt" if xpos == "RP" else "ADP"
    if upos == "PART":
        return {"TO": "PART.to", "POS": "PART.poss"}.get(xpos, "PART.neg")
    return upos


def read(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL-U file."""
    found = []
    document = paragraph = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if not block.strip():
            continue
        s = Sentence([], [], [], [], [], "", "")
        skip_until = 0
        for line in block.splitlines():
            if line.startswith("# newdoc"):
                document = paragraph = line
            elif line.startswith("# newpar"):
                paragraph = document + line
            elif line.startswith("# text = "):
                s.text = line[9:]
            elif line and line[0] != "#":
                c = line.split("\t")
                if "-" in c[0]:
                    first, last = map(int, c[0].split("-"))
                    glued = range(first, last)
                    skip_until = last
                    space_after_last = "SpaceAfter=No" not in c[9]
                    continue
                if "." in c[0]:
                    continue
                number = int(c[0])
                s.words.append(c[1])
                s.tags.append(refine(c[3], c[4], c[5]))
                s.heads.append(int(c[6]) - 1)
                s.relations.append(c[7])
                s.imperative.append("Mood=Imp" in c[5])
                if number <= skip_until:
                    s.space_after.append(number not in glued and space_after_last)
                else:
                    s.space_after.append("SpaceAfter=No" not in c[9])
        s.paragraph = paragraph
        found.append(s)
    return found


def span_text(s: Sentence, i: int, j: int) -> str:
    """The text of words ``i`` to ``j``, with the question mark that follows them."""
    mark = "?" if s.words[j:] == ["?"] else ""
    return "".join(s.words[k] + (" " if s.space_after[k] and k < j - 1 else "") for k in range(i, j)) + mark


def edges(s: Sentence) -> tuple[list[int], list[int]]:
    """Left and right edge of the subtree of every word."""
    n = len(s.words)
    left, right = list(range(n)), list(range(n))
    for k in range(n):
        h, seen = k, 0
        while h >= 0 and seen < n:
            left[h], right[h] = min(left[h], k), max(right[h], k)
            h, seen = s.heads[h], seen + 1
    return left, right
