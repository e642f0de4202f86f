"""Where each piece of a changed text came from, through any number of edits.

An :class:`Alignment` is the list of places (hunks) in which the current text differs from the
original. Applying more edits composes them with the hunks there are: edits that fall on text that
was already changed are merged into one hunk over the union of the original range, so that the
hunks of one alignment never overlap and can always be replayed and undone.

All work is linear in the number of hunks and edits; a look-up is logarithmic.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cleantext.finding import Finding

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hunk:
    """One changed place: ``original[start:end]`` became ``replacement`` because of ``findings``."""

    start: int
    end: int
    replacement: str
    findings: tuple[Finding, ...]


class Alignment:
    """Maps offsets of a current text to the original that it was made from.

    Args:
        original: the text as it was given.
        hunks: the changed places, sorted and not overlapping.
    """

    def __init__(self, original: str, hunks: Sequence[Hunk] = ()) -> None:
        self.original = original
        self.hunks = tuple(hunks)
        self._spans: list[Span] = []  # of each hunk in the current text
        shift = 0  # current offset minus original offset
        for hunk in self.hunks:
            start = hunk.start + shift
            self._spans.append((start, start + len(hunk.replacement)))
            shift += len(hunk.replacement) - (hunk.end - hunk.start)
        self._starts = [start for start, _ in self._spans]
        self._ends = [end for _, end in self._spans]

    def to_original(self, start: int, end: int) -> Span:
        """The original range behind ``current[start:end]``, widened to whole hunks it cuts into."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and start < self._spans[index][1]:
            left = self.hunks[index].start
        else:
            left = start - self._shift(index)
        index = bisect_left(self._starts, end) - 1
        if index >= 0 and end <= self._spans[index][1]:
            right = self.hunks[index].end
        else:
            right = end - self._shift(index)
        return left, max(left, right)

    def _shift(self, index: int) -> int:
        """Current minus original offset just behind hunk ``index`` (-1: at the start)."""
        return self._spans[index][1] - self.hunks[index].end if index >= 0 else 0

    def then(self, text: str, edits: Sequence[Finding]) -> Alignment:
        """The alignment after ``edits`` are made on ``text``, the current text.

        Args:
            text: the current text, which this alignment describes.
            edits: findings with a replacement, sorted, not overlapping, in offsets of ``text``.
        """
        hunks = [hunk for cluster in self._clusters(edits) if (hunk := self._merge(text, *cluster)) is not None]
        hunks.sort(key=lambda hunk: (hunk.start, hunk.end))
        return Alignment(self.original, hunks)

    def _clusters(self, edits: Sequence[Finding]) -> Iterator[tuple[range, Sequence[Finding]]]:
        """Runs of hunks and edits that must become one hunk, as (indices of hunks, edits)."""
        i = j = 0
        while i < len(self.hunks) or j < len(edits):
            first_hunk, first_edit = i, j
            if j == len(edits) or (i < len(self.hunks) and self._precedes(i, edits[j])):
                i += 1
            else:
                j += 1
            while True:
                if i < len(self.hunks) and j > first_edit and self._meets(i, edits[j - 1]):
                    i += 1
                elif j < len(edits) and i > first_hunk and self._meets(i - 1, edits[j]):
                    j += 1
                else:
                    break
            yield range(first_hunk, i), edits[first_edit:j]

    def _precedes(self, index: int, edit: Finding) -> bool:
        """Whether hunk ``index`` comes before an edit; an insertion right in front of a hunk comes first."""
        if self._starts[index] == edit.start == edit.end:
            return self._meets(index, edit)
        return self._starts[index] <= edit.start

    def _meets(self, index: int, edit: Finding) -> bool:
        """Whether an edit changes what hunk ``index`` put there, or inserts where order would be unclear."""
        start, end = self._spans[index]
        if edit.start < end and start < edit.end:
            return True
        if edit.start != edit.end or not start <= edit.start <= end:
            return False
        hunk = self.hunks[index]
        return start < edit.start < end or start == end or hunk.start == hunk.end

    def _merge(self, text: str, indices: range, edits: Sequence[Finding]) -> Hunk | None:
        if not edits:
            return self.hunks[indices[0]]
        low, high = edits[0].start, edits[-1].end
        if indices:
            low = min(low, self._spans[indices[0]][0])
            high = max(high, self._spans[indices[-1]][1])
            before = self._shift(indices[0] - 1)
            behind = self._shift(indices[-1])
        else:
            before = behind = self._shift(bisect_right(self._ends, low) - 1)
        pieces = []
        position = low
        for edit in edits:
            pieces.append(text[position : edit.start])
            pieces.append(edit.replacement or "")
            position = edit.end
        pieces.append(text[position:high])
        replacement = "".join(pieces)
        start, end = low - before, high - behind
        if self.original[start:end] == replacement:
            return None
        findings = [finding for index in indices for finding in self.hunks[index].findings]
        return Hunk(start, end, replacement, (*findings, *edits))
