"""Paragraphs printed twice in slightly different dress, and teasers cut from the paragraph they announce."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import Levenshtein

from cleantext.document import Document
from cleantext.filters.boilerplate.furniture_rule import whole_line
from cleantext.filters.boilerplate.lines import Line, layout
from cleantext.finding import Finding
from cleantext.rule import Rule

#: Shortest paragraph, in characters, of which a near copy is looked for.
_SHORTEST = 120

#: Copies agree in so many characters at the beginning or at the end, letters and digits only.
_KEY = 24

#: A text with more near copies is a form, a catalogue or a litany.
_MOST_PAIRS = 2

#: Shortest teaser, in characters, and how far down in a text it may stand, in lines.
_TEASER, _TEASER_LINES = 30, 8

_WORD = re.compile(r"\w+")
_SIGNS = re.compile(r"[^\w]+")
_ASCII_SIGNS = {code: None for code in range(128) if _SIGNS.match(chr(code))}
_CUT = re.compile(r"\s*(?:\.{3,}|…)(?:\s*(?:\[…\]|»|›|>+|[Rr]ead [Mm]ore|[Mm]ore))?\Z")
_TITLE = "Night ferry returns to Marel\n\n"
_BODY = (
    "The night ferry to Cape Marel will sail again from the first week of May, the harbour office said on Monday, after "
    "a winter in which every third crossing was cancelled."
)
_NEXT = "Tickets cost as much as before the storms, and bicycles travel free of charge until the end of June."


def _bare(text: str) -> str:
    """Letters and digits only, in one case."""
    text = text.casefold()
    return text.translate(_ASCII_SIGNS) if text.isascii() else _SIGNS.sub("", text)


def _names_differ(one: str, two: str) -> bool:
    """Whether two texts differ in a number or a capitalised word: then they speak of different things."""
    return any(
        word[0].isupper() or any(map(str.isdigit, word))
        for word in set(_WORD.findall(one)) ^ set(_WORD.findall(two))
    )


class NearCopy(Rule):
    """A long paragraph stands twice, with other quotation marks, capitals or spaces, or with a word changed.

    Where the two differ in signs and capitals only, the second goes. Where words differ, one of them
    is a correction, and nobody but the editor can tell which: the second is flagged.
    """

    code = "WEB029"
    name = "near-copy-of-paragraph"
    message = "This paragraph repeats an earlier one but for signs and capitals."
    confidence = 0.9
    english = False
    examples = (
        (
            f"{_TITLE}{_BODY}\n\n{_NEXT}\n\n{_BODY.replace('May', 'may')} \n",
            f"{_TITLE}{_BODY}\n\n{_NEXT}\n",
        ),
    )
    allows = (
        f"{_TITLE}{_BODY}\n\n{_NEXT}\n\n{_BODY.replace('May', 'June')}\n\n{_BODY.replace('May', 'July')}\n",
        f"{_BODY}\n\n{_BODY.replace('Monday', 'Friday').replace('first', 'last').replace('third', 'sixth')}\n",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        pairs = list(self._pairs(layout(text).lines))
        if len(pairs) > _MOST_PAIRS:
            return
        for line, same in pairs:
            if same:
                yield self.finding(document, *whole_line(text, line), "")
            else:
                message = "This paragraph repeats an earlier one with a few words changed."
                yield self.finding(document, line.start, line.end, None, message=message, confidence=0.6)

    @staticmethod
    def _pairs(lines: list[Line]) -> Iterator[tuple[Line, bool]]:
        """Later paragraphs that repeat an earlier one, and whether in all letters and digits."""
        seen: defaultdict[tuple[int, str], list[Line]] = defaultdict(list)
        for line in lines:
            if len(line.text) < _SHORTEST or line.is_item or not (line.prose and line.ends_sentence):
                continue
            keys = ((0, _bare(line.text[: 2 * _KEY])[:_KEY]), (1, _bare(line.text[-2 * _KEY :])[-_KEY:]))
            for other in (other for key in keys for other in seen[key][-_MOST_PAIRS:]):
                if other.text == line.text:  # a copy outright: MTR005 decides
                    break
                if abs(len(other.text) - len(line.text)) > len(line.text) // 10:
                    continue
                one, two = _bare(other.text), _bare(line.text)
                if one == two:
                    yield line, True
                    break
                likeness = Levenshtein.normalized_similarity(one, two, score_cutoff=0.97)
                if likeness and not _names_differ(other.text, line.text):
                    yield line, False
                    break
            for key in keys:
                seen[key].append(line)


class Teaser(Rule):
    """The beginning of a paragraph, cut off by an ellipsis, stands above the paragraph as its teaser.

    All that it says follows in full, so it goes.
    """

    code = "WEB030"
    name = "teaser"
    message = "This is the cut beginning of a paragraph that follows in full."
    confidence = 0.9
    english = False
    triggers = ("...", "…")
    examples = ((f"{_TITLE}{_BODY[:92]}…\n\n{_BODY}\n\n{_NEXT}\n", f"{_TITLE}{_BODY}\n\n{_NEXT}\n"),)
    allows = (
        f"{_TITLE}The night ferry to Cape Marel will sail again, or so they say…\n\n{_BODY}\n\n{_NEXT}\n",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        lines = layout(text).lines
        for index, line in enumerate(lines[:_TEASER_LINES]):
            cut = _CUT.search(line.text, max(0, len(line.text) - 40))
            if cut is None or cut.start() < _TEASER:
                continue
            beginning = line.text[: cut.start()].rstrip(".… ")
            for full in lines[index + 1 : index + _TEASER_LINES]:
                if len(full.text) > len(line.text) + 20 and full.text.startswith(beginning):
                    yield self.finding(document, *whole_line(text, line), "")
                    break
