"""Learns which lines recur in the documents of a site: two passes over them in bounded memory.

The first pass counts every line in a count-min sketch (Cormode and Muthukrishnan 2005): some
megabytes, whatever the number of documents, and never too low a count. The second pass counts
exactly, but only the lines that the sketch holds for frequent. Sketches and counts of parts of a
batch can be merged in any order with the same result, so each pass is a reduce on an engine too.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from struct import unpack

from cleantext.filters.boilerplate.bylines import is_byline
from cleantext.filters.boilerplate.cues import speaks_of_interface
from cleantext.known_lines import KnownLine, KnownLines, line_key
from cleantext.lexicon import given_names, surnames
from cleantext.segmentation import paragraphs

#: A site needs so many documents before anything is learnt from it.
MIN_DOCUMENTS = 8

#: A line must stand in so many documents of its site, and in such a share of them.
MIN_COUNT, MIN_SHARE = 5, 0.3

#: Where it has no company (no other recurring line beside it, no end of the text), in such a share.
MIN_SHARE_ALONE = 0.6

#: Share of its occurrences in which a line of few words must have company.
COMPANY = 0.8

#: Longest line that can be learnt, in characters; fewest words of a line that needs no company.
LONGEST, FEW_WORDS = 300, 4

#: A document of which such a share of characters recurs is a copy of another and teaches nothing.
COPY_SHARE = 0.7

#: A line that stands so often in one document is a refrain or a label there.
REFRAIN = 3

_DEPTH = 4


class Sketch:
    """How many documents of a site hold a line, and how many a site has; estimates that are never too low.

    Args:
        width: counters per row; the sketch takes 16 bytes for each. Errors above 3 / width of all
            lines counted are rarer than 1 in 50.
    """

    def __init__(self, width: int = 1 << 20) -> None:
        self.width = width
        self._cells = array("I", bytes(4 * _DEPTH * width))

    def add(self, site: str, text: str) -> None:
        """Count a document."""
        for key in {"", *_keys(text)}:
            for cell in self._places(site, key):
                self._cells[cell] += 1

    def estimate(self, site: str, key: str) -> int:
        """How many documents of a site hold a line, at most; with an empty line, how many there are."""
        return min(self._cells[cell] for cell in self._places(site, key))

    def merge(self, other: Sketch) -> None:
        """Add the counts of another part of the batch.

        Raises:
            ValueError: the other sketch has another width.
        """
        if other.width != self.width:
            raise ValueError("only sketches of one width can be merged")
        self._cells = array("I", map(int.__add__, self._cells, other._cells))

    def _places(self, site: str, key: str) -> tuple[int, ...]:
        digest = blake2b(f"{site}\0{key}".encode("utf-8", "surrogatepass"), digest_size=4 * _DEPTH).digest()
        return tuple(
            row * self.width + value % self.width for row, value in enumerate(unpack(f"<{_DEPTH}I", digest))
        )


@dataclass
class LineCounts:
    """Exact counts of the lines that a sketch of the whole batch holds for frequent.

    Attributes:
        sketch: of all documents.
        documents: number of documents by site, copies left out.
        lines: number of documents by site and line.
        company: in how many of them the line stands beside another or at an end.
        refrains: in how many of them it stands again and again.
    """

    sketch: Sketch
    documents: Counter[str] = field(default_factory=Counter)
    lines: Counter[tuple[str, str]] = field(default_factory=Counter)
    company: Counter[tuple[str, str]] = field(default_factory=Counter)
    refrains: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, site: str, text: str) -> None:
        """Count a document."""
        size = self.sketch.estimate(site, "")
        if size < MIN_DOCUMENTS:
            return
        keys = _keys(text)
        estimates = {key: self.sketch.estimate(site, key) for key in set(keys)}
        recurring = sum(len(key) for key in keys if estimates[key] > 1)
        if recurring >= COPY_SHARE * sum(map(len, keys)):
            return
        self.documents[site] += 1
        enough = max(MIN_COUNT, MIN_SHARE * size / 2)
        frequent = {key for key, count in estimates.items() if count >= enough and _can_be_learnt(key)}
        times = Counter(key for key in keys if key in frequent)
        company = {key for key in frequent if times[key] < REFRAIN}
        ends = (0, len(keys) - 1)
        accompanied = {
            key
            for i, key in enumerate(keys)
            if key in frequent and (i in ends or keys[i - 1] in company or keys[i + 1] in company)
        }
        for key in frequent:
            self.lines[site, key] += 1
            self.company[site, key] += key in accompanied
            self.refrains[site, key] += times[key] >= REFRAIN

    def merge(self, other: LineCounts) -> None:
        """Add the counts of another part of the batch; both must have been made with the same sketch."""
        self.documents.update(other.documents)
        self.lines.update(other.lines)
        self.company.update(other.company)
        self.refrains.update(other.refrains)

    def learnt(self) -> KnownLines:
        """The lines that are boilerplate by these counts."""
        return KnownLines(
            KnownLine(site, key, count, self.documents[site])
            for (site, key), count in sorted(self.lines.items())
            if self._recurs(site, key, count)
        )

    def _recurs(self, site: str, key: str, count: int) -> bool:
        of = self.documents[site]
        if of < MIN_DOCUMENTS or count < MIN_COUNT or count < MIN_SHARE * of:
            return False
        if 2 * self.refrains[site, key] > count:
            return False
        if self.company[site, key] >= COMPANY * count:
            return True
        return key.count(" ") + 1 >= FEW_WORDS and count >= MIN_SHARE_ALONE * of


def learn_lines(documents: Callable[[], Iterable[tuple[str, str]]], width: int = 1 << 20) -> KnownLines:
    """The lines that recur in the documents of each site.

    Args:
        documents: called twice; gives the site and the text of each document.
        width: of the :class:`Sketch`.
    """
    sketch = Sketch(width)
    for site, text in documents():
        sketch.add(site, text)
    counts = LineCounts(sketch)
    for site, text in documents():
        counts.add(site, text)
    return counts.learnt()


def _keys(text: str) -> list[str]:
    """The lines of a text as they are compared."""
    return [line_key(text[start:end]) for start, end in paragraphs(text)]


def _can_be_learnt(key: str) -> bool:
    """Whether a line is none of those that recur as part of texts: bylines, names, labels of speakers, short sentences."""
    words = key.split()
    if len(key) > LONGEST or sum(map(str.isalpha, key)) < 3 or key[0] in "\"'“‘«„":
        return False
    if is_byline(key) or (key[-1] == ":" and len(words) <= FEW_WORDS):
        return False
    if 1 < len(words) <= FEW_WORDS and words[0].lower() in given_names() and words[-1].lower() in surnames():
        return False
    return not (key[-1] in ".!?…" and len(words) < 6 and not speaks_of_interface(key))
