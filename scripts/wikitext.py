"""Reads the WikiText corpora, whose words and marks stand apart, for the script that trains on them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable
from pathlib import Path

from cleantext import segmentation
from cleantext.lexicon import surnames

_MARK = re.compile(r" @([-,.])@ ")
_CLITIC = re.compile(r" (n['’]t|['’](?:s|re|ve|ll|d|m)?)(?= )")
_CLOSING = re.compile(r" ([,.;:?!)\]])")
_OPENING = re.compile(r"([(\[]) ")


def _detokenised(line: str, names: list[str], rng: random.Random) -> str:
    """A line as it was printed; words that the corpus leaves out are filled in with names."""
    line = re.sub("<unk>", lambda _: rng.choice(names), line)
    line = _OPENING.sub(r"\1", _CLOSING.sub(r"\1", _CLITIC.sub(r"\1", _MARK.sub(r"\1", line))))
    pieces = line.split(' " ')
    line = pieces[0]
    for number, piece in enumerate(pieces[1:]):
        line += (' "' if number % 2 == 0 else '" ') + piece
    return re.sub(r'" ([,.;:?!)])', r'"\1', line).strip()


def read_wikitext(paths: Iterable[Path], seed: int = 11) -> list[list[str]]:
    """The sentences of each paragraph, headings left out."""
    rng = random.Random(seed)
    names = [name.capitalize() for name in sorted(surnames()) if len(name) > 3]
    paragraphs = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.strip() and not line.strip().startswith("="):
                text = _detokenised(line, names, rng)
                paragraphs.append([text[a:b] for a, b in segmentation.sentences(text, 0, len(text))])
    return paragraphs
