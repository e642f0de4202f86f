"""What the rules for whole lines of page furniture have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import ClassVar

from cleantext.alignment import Span
from cleantext.document import Document
from cleantext.filters.boilerplate.lines import Layout, Line, layout, sentence_joint
from cleantext.filters.boilerplate.scoring import CERTAIN, verdicts
from cleantext.finding import Finding
from cleantext.layout import removal_span
from cleantext.rule import Rule


class FurnitureRule(Rule):
    """Removes whole lines of one kind; :mod:`.scoring` decides which lines go.

    Attributes:
        kind: the kind of the phrase lexicon that the rule is for.
    """

    kind: ClassVar[str]
    confidence = 0.9
    english = False

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        page = layout(text)
        for verdict in verdicts(text):
            if verdict.kind != self.kind or not verdict.certain:
                continue
            line = page.lines[verdict.index]
            message = f"{self.message[:-1]} ({verdict.reason})."
            confidence = round(min(0.99, 0.7 + 0.1 * (verdict.score - CERTAIN)), 2)
            if document.protected.touch(line.start, line.end):
                yield self.finding(
                    document, line.start, line.end, None, message=message, confidence=confidence
                )
                continue
            planned = removals(document).get(verdict.index)
            if planned is None:  # its turn comes when the rest of its block is gone
                continue
            (start, end), replacement = planned
            yield self.finding(document, start, end, replacement, message=message, confidence=confidence)


def removals(document: Document) -> dict[int, tuple[Span, str]]:
    """For each line that goes, the span to delete and what to put there, so that no two overlap."""
    return removals_of(document, (v.index for v in verdicts(document.text) if v.certain))


def removals_of(document: Document, indices: Iterable[int]) -> dict[int, tuple[Span, str]]:
    """The same for lines of any choice, given by their index in ascending order; protected ones stay."""
    lines = layout(document.text).lines
    touch = document.protected.touch
    gone = tuple(index for index in indices if not touch(lines[index].start, lines[index].end))
    return _removals(document.text, gone)


@lru_cache(maxsize=2)
def _removals(text: str, gone: tuple[int, ...]) -> dict[int, tuple[Span, str]]:
    page = layout(text)
    spans: dict[int, tuple[Span, str]] = {}
    block: list[int] = []
    for index in (*gone, -2):
        if block and index != block[-1] + 1:
            spans.update(_block(text, page, block))
            block = []
        block.append(index)
    return spans


def _block(text: str, page: Layout, block: list[int]) -> Iterator[tuple[int, tuple[Span, str]]]:
    """Adjacent lines: each takes the white space on the same side along, so that the spans only touch."""
    lines = page.lines
    first, last = lines[block[0]], lines[block[-1]]
    start, end = removal_span(text, first.start, last.end)
    joint = sentence_joint(page, block[0] - 1, block[-1] + 1)
    if joint is not None and len(block) == 1:  # a longer block shrinks to one line first
        yield block[0], ((lines[block[0] - 1].end, lines[block[0] + 1].start), joint)
        return
    if joint is not None:
        block = block[:-1]
        start, end = removal_span(text, first.start, lines[block[-1]].end)
        last = lines[block[-1]]
    forward = end > last.end and text[last.end : end].strip("\t ") != ""
    if forward or block[0] == 0:
        bounds = [start, *(_line_start(text, lines[index].start) for index in block[1:]), end]
    else:
        bounds = [start, *(lines[index].end for index in block[:-1]), end]
    for index, low, high in zip(block, bounds, bounds[1:], strict=False):
        yield index, ((low, high), "")


def _line_start(text: str, start: int) -> int:
    """Offset of the beginning of the line of a visible character."""
    while start > 0 and text[start - 1] not in "\r\n":
        start -= 1
    return start


def whole_line(text: str, line: Line) -> Span:
    """The span to delete when one line goes."""
    return removal_span(text, line.start, line.end)
