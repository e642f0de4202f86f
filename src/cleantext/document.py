"""One text under repair: what it reads now, how it came from the original, and views of it.

Only a document changes text, through :meth:`Document.apply`, which returns a new document. Views are
computed when first asked for. All offsets are Unicode code points of :attr:`Document.text`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from cleantext import segmentation
from cleantext.alignment import Alignment, Span
from cleantext.finding import Finding
from cleantext.glossary import Glossary
from cleantext.protection import Protector, Spans

_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")


class Document:
    """A text with lazily computed views.

    Args:
        text: the current text.
        protector: finds the spans that must not be touched; the built-in kinds when omitted.
        glossary: the user's terms; empty when omitted.
    """

    def __init__(
        self, text: str, protector: Protector | None = None, glossary: Glossary | None = None
    ) -> None:
        self.text = text
        self.protector = protector or Protector()
        self.glossary = glossary or Glossary({})
        self.alignment = Alignment(text)
        self._kept: Sequence[Span] = tuple(self.protected)

    # -- changing ------------------------------------------------------------------------------

    @cached_property
    def protected(self) -> Spans:
        """Spans of the current text that no edit may touch."""
        return self.protector.spans(self.text)

    def apply(self, edits: Sequence[Finding]) -> Document | None:
        """The document after some edits, or None when they would expose a protected span.

        Args:
            edits: findings with a replacement, sorted, not overlapping, outside :attr:`protected`.

        Returns:
            The new document; None when a span that was protected in the original would no longer be
            recognised as one (an edit elsewhere can, say, take away the backtick that closes it).
        """
        pieces: list[str] = []
        position = 0
        for edit in edits:
            pieces.append(self.text[position : edit.start])
            pieces.append(edit.replacement or "")
            position = edit.end
        pieces.append(self.text[position:])
        changed = Document.__new__(Document)
        changed.text = "".join(pieces)
        changed.protector = self.protector
        changed.glossary = self.glossary
        changed.alignment = self.alignment.then(self.text, edits)
        changed._kept = _moved(self._kept, edits)
        if not all(changed.protected.cover(start, end) for start, end in changed._kept):
            return None
        return changed

    # -- views ---------------------------------------------------------------------------------

    @cached_property
    def paragraphs(self) -> list[Span]:
        """Lines that are not blank, without surrounding white space, as (start, end)."""
        return segmentation.paragraphs(self.text)

    @cached_property
    def sentences(self) -> list[Span]:
        """Sentences in reading order, as (start, end); none crosses a line."""
        text = self.text
        return [
            sentence for start, end in self.paragraphs for sentence in segmentation.sentences(text, start, end)
        ]

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """How often each word occurs, case kept; hyphenated words and contractions count as one."""
        return Counter(_WORD.findall(self.text))

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds ``offset`` (the nearest one before it when it lies between two)."""
        return _at(self.paragraphs, offset)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds ``offset`` (the nearest one before it when it lies between two)."""
        return _at(self.sentences, offset)

    def has(self, *literals: str) -> bool:
        """Whether any of the literals stands in the text."""
        return any(literal in self.text for literal in literals)


def _at(spans: list[Span], offset: int) -> Span:
    index = bisect_right(spans, (offset, 0x7FFFFFFFFFFFFFFF)) - 1
    return spans[index] if index >= 0 else (0, 0)


def _moved(spans: Sequence[Span], edits: Sequence[Finding]) -> Sequence[Span]:
    """Spans after edits that do not touch them."""
    moved = []
    shift = index = 0
    for start, end in spans:
        while index < len(edits) and edits[index].end <= start:
            edit = edits[index]
            shift += len(edit.replacement or "") - (edit.end - edit.start)
            index += 1
        moved.append((start + shift, end + shift))
    return moved
