"""Line breaks inside sentences: hard wraps, hyphenation, misplaced paragraph breaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cleantext.continuation import JOIN_LONG, OPEN, REACH, continues, leads_on
from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import is_word, proper_case, tags, zipf
from cleantext.rule import PatternRule, Rule
from cleantext.syntax import completeness, join_probability

_LIST_ITEM = re.compile(r"[ \t]*(?:[-–—•*·▪>|#]|\(?\d{1,3}[.):]|[a-zA-Z][.)])[ \t]?")
_CODE = re.compile(r"[{}<>=\\]|\w\(|;\s*$|^ {4}|^\t")

#: From this ``join_probability`` on a paragraph that begins with a capital goes on with the one before it.
JOIN_CAPITAL = 0.98
#: Words between two halves of a suspended pair: ``pre- and postwar``.
_SUSPENDING = frozenset(["and", "or", "to", "nor", "but", "as"])
_OPENING_WORD = re.compile(r"[^\W\d_]+")


class Hyphenation(PatternRule):
    """A word divided at the end of a line of print, carried into running text.

    The halves are joined when they make a word that the lexicon or the text itself knows. At the end of a line they keep their
    hyphen when both are words that only a hyphen can join (``well-`` / ``known``). Inside a line two halves
    that are words themselves are joined only to a word that is as common as the rarer one, or in a text that shows damage
    elsewhere: a dash may stand there without its blank.
    """

    code = "SEN010"
    name = "end-of-line-hyphenation"
    message = "This word is still divided at the end of a line."
    confidence = 0.95
    examples = (
        (
            "The council approved the new regu-\nlations for the harbour on Monday evening.",
            "The council approved the new regulations for the harbour on Monday evening.",
        ),
        ("The council app- roved the new con- tract on Monday.", "The council approved the new contract on Monday."),
    )
    allows = (
        "Sizes run from one-\nto three-room flats in the old house.",
        "- pro-\n- con-\n",
        "He left -\nand came back.",
        "The over- and underpaid, pre- or postwar flats, and the man- he came late- stay.",
    )
    triggers = ("-\n", "-\r\n", "\u00ad\n", "‐\n", "- ")
    pattern = re.compile(r"(?<![\w-])([A-Za-z]?[a-z]{1,20})(?:[-\u00ad‐][ \t]?\r?\n[ \t]*|(- ))([a-z]{2,20})(?![\w-])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        first, blank, second = match.groups()
        if second in _SUSPENDING:
            return None
        whole = first + second
        apart = is_word(first.lower()) and is_word(second)
        written = document.vocabulary[whole] > 0 and not (apart and document.vocabulary[f"{first}-{second}"])
        if is_word(whole.lower()) or written:
            if blank and apart and not document.damaged and zipf(whole.lower()) < min(zipf(first.lower()), zipf(second)):
                return None
            return self.finding(document, match.end(1), match.start(3), "")
        if not blank and apart:
            return self.finding(document, match.end(1), match.start(3), "-", confidence=0.9)
        return None


class HardWrap(Rule):
    """A line break inside a sentence, left by a fixed page width or by glued pieces.

    A line of prose that ends without punctuation is joined to the next one when that starts in lower
    case. Verse, lists, addresses, code and transcripts have short lines or line marks, and are left.
    """

    code = "SEN011"
    name = "line-break-inside-sentence"
    message = "A line break stands inside a sentence."
    confidence = 0.92
    examples = (
        (
            "The museum will show its collection of clocks from the first week of\nOctober until the end of the year.",
            "The museum will show its collection of clocks from the first week of October until the end of the year.",
        ),
        (
            "The two sides had agreed to meet again before the end of the\n\nmonth, but no date was set for the talks.",
            "The two sides had agreed to meet again before the end of the month, but no date was set for the talks.",
        ),
        (
            "He told the visitors that he had carved the forty\n\nfigures for a puppet play about a tin cockerel. It ran for years.",
            "He told the visitors that he had carved the forty figures for a puppet play about a tin cockerel. It ran for years.",
        ),
    )
    allows = (
        "It rained on the roof and on the lane,\nand on the ones who would never complain,\nand nobody asked for the sun.",
        "Ingredients for the dough of the day\n\nflour, water and a pinch of salt",
        "- a long list item that goes on for quite a while and then\n- another long list item",
        "Office of the Registrar, Old Harbour Building\nfloor 3, room 12",
    )
    triggers = ("\n",)

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        lines = document.paragraphs
        for (start, end), (next_start, next_end) in pairwise(lines):
            last = text[end - 1]
            if not (last.isalnum() or last == ",") or end - start < 40:
                continue
            lower = text[next_start].islower()
            between = text[end:next_start]
            blank = between.count("\n") > 1 or between.count("\r") > 1
            word = text[max(start, end - 20) : end].rsplit(None, 1)[-1]
            dangling = word.islower() and leads_on(word)
            if not lower and not (text[next_start].isupper() and dangling):
                continue
            short = not blank and not dangling and (end - start < 55 or last == ",")
            if short and not (document.damaged and lower and next_end - next_start > 2 * (end - start)):
                continue
            if (short or (blank and not (dangling and lower))) and not self._continues(document, start, end, next_start, next_end):
                continue
            if next_end - next_start < 12 or "\t" in between:
                continue
            first, second = text[start:end], text[next_start:next_end]
            if any(_LIST_ITEM.match(line) or _CODE.search(line) for line in (first, second)):
                continue
            if _looks_like_verse(document, start, end, next_start, next_end) and not dangling:
                continue
            yield self.finding(document, end, next_start, " ")

    @staticmethod
    def _continues(document: Document, start: int, end: int, next_start: int, next_end: int) -> bool:
        """Whether prose that was broken into two paragraphs goes on: the rest ends in a stop and fits."""
        text = document.text
        opening = _OPENING_WORD.match(text, next_start, next_end)
        if end - start < 35 or text[next_end - 1] not in ".!?”\"’" or next_end - next_start < 30 or opening is None:
            return False
        word = opening.group()
        first = max(document.sentence_at(end - 1)[0], end - REACH)
        rest = document.sentence_at(next_start)[1]
        left, right = text[first:end], text[next_start : min(rest, next_start + REACH)]
        if left.count(" ") < 4:
            return False
        if word.islower():
            return is_word(word) and continues(left, right, damaged=document.damaged)[0] is True
        # A name goes on behind words that cannot end a sentence; another capital may begin one.
        name = not is_word(word.lower()) or proper_case(word.lower())
        needed = JOIN_LONG if name and left[-1].isalpha() else JOIN_CAPITAL
        return word.istitle() and completeness(left) <= OPEN and join_probability(left, right) >= needed


def _looks_like_verse(document: Document, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Whether the block has short lines that mostly end in punctuation, as verse and lists do."""
    text = document.text
    block_start = max(text.rfind("\n\n", 0, start), 0)
    block_end = text.find("\n\n", next_end)
    block = text[block_start : block_end if block_end >= 0 else len(text)][:2000]
    lines = [line.strip() for line in block.split("\n") if line.strip()]
    marked = sum(line[-1] in ",;:.!?—" for line in lines)
    return max(map(len, lines)) < 60 and (len(lines) > 2 or marked * 2 >= len(lines))


class Truncation(Rule):
    """A paragraph that breaks off: its end was cut by a teaser or lost.

    What is missing cannot be restored, so this only flags: an ellipsis on the last word of the text,
    or a paragraph of prose that ends without punctuation on a word that cannot end a sentence.
    """

    code = "SEN012"
    name = "truncated-text"
    message = "The text breaks off here; its end is missing."
    fix = "none"
    confidence = 0.8
    examples = (
        (
            "The council will meet on Monday. The plan for the new bridge is expected to be app…",
            "The council will meet on Monday. The plan for the new bridge is expected to be app…",
        ),
        (
            "Keep the device away from water, from direct sunlight and from the\n\nCleaning",
            "Keep the device away from water, from direct sunlight and from the\n\nCleaning",
        ),
    )
    allows = ("And so they waited for a long time…\n\nNobody came.", "What the town is made of\n\nBrick, mostly.")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for index, (start, end) in enumerate(document.paragraphs):
            final = index == len(document.paragraphs) - 1
            if text[end - 1] == "…" or text.endswith("...", start, end):
                stem = text[start:end].rstrip("….")
                if not final or not stem or not stem[-1].isalpha() or end - start < 30:
                    continue
                word = re.split(r"[\s“‘\"'(-]", stem)[-1]
                yield self.finding(document, start + len(stem) - len(word), end, None)
            elif text[end - 1].islower() and end - start >= 50:
                word = text[max(start, end - 20) : end].rsplit(None, 1)[-1]
                if word.islower() and leads_on(word) and not word.endswith("that") and "VERB" not in tags(word):
                    yield self.finding(document, end - len(word), end, None)
