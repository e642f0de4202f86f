"""Reads the quotation marks of a text: which open, which close, which are damaged, lost or too many.

Every mark could open, close, belong to nothing or be the sign of an inch, and marks can be missing. A
reading of the text gives each mark one of these roles; it costs nothing when each mark is drawn and spaced
as its role wants and quotations open and close in turn, and more for everything that a typist would have had
to get wrong. :func:`read` finds the cheapest reading of the whole text, so that a quotation over several
paragraphs explains an unclosed one, and tells for each repair how much dearer the text is to read without it
(the margin). Costs are tenths of a plain typing error, such as a mark without its blank.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from cleantext.alignment import Span
from cleantext.attribution import has_speech_verb, speaker_at

Kind = Literal[
    "direction", "floating", "glued", "orphan", "doubled", "unclosed", "unopened", "closer", "end", "opener", "start", "single"
]

#: From this margin on a repair is certain enough to be made.
CERTAIN = 10

_NEVER = 1000
_UNREACHED = 1 << 60
_NESTED = 14
_ORPHAN = 22
_UNCLOSED = 24
_UNOPENED = 24
#: A text of sentences, each in a line, may be an excerpt that begins or ends inside a quotation.
_EXCERPT = 5

_SPACE = frozenset(" \t\u00a0\u202f\u2009")
_OPENING = frozenset("([{‘'“\"«$€£#@*_<&+~")
_CLOSING = frozenset(")]}’'”\"»*_>%")
_POINTS = frozenset(".,;:!?…")
_DASHES = frozenset("—–-‑/|")
_SENTENCE_BREAK = re.compile(r"[.!?…][’)\]]? +(?=[A-Z“\"‘])")
_ATTRIBUTION_TAIL = re.compile(
    r"(?: [^,.!?“”\"\n]{1,80})?(?:, (?:(?:an?|the|who|whose|head|[a-z]+(?:ing| of| at| for)|[A-Z][\w-]+)\b|\d\d,)[^.!?“”\"\n]{0,150})?[.!?]\s*"
)
_COMMA = re.compile(r"[,!?…](?= )")
_INTRODUCTION = re.compile(r"[,:] (?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The marks of one layer of quotation.

    Attributes:
        opening: the curly opening mark.
        closing: the curly closing mark.
        straight: the straight mark, which does both.
    """

    opening: str
    closing: str
    straight: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches any of the marks."""
        return re.compile(f"[{self.opening}{self.closing}{self.straight}]")

    def turned(self, glyph: str, opens: bool) -> str:
        """The mark in the style of ``glyph`` that opens or closes."""
        return glyph if glyph == self.straight else self.opening if opens else self.closing


DOUBLE = Glyphs("“", "”", '"')
SINGLE = Glyphs("‘", "’", "'")


@dataclass(frozen=True, slots=True)
class Repair:
    """What is wrong with one mark, or where one is missing.

    Attributes:
        kind: ``direction`` drawn the wrong way; ``floating`` blank on the wrong side; ``glued`` no blank
            outside; ``orphan`` belongs to nothing; ``doubled`` stands twice; ``closer`` missing before an attribution;
            ``end`` missing at the end of the paragraph; ``start`` missing at its start; ``opener`` missing
            behind the words that introduce the quotation; ``single`` typed as a single mark; ``unclosed``
            and ``unopened`` missing, nobody can tell where.
        start: first offset concerned.
        end: offset behind the last; equal to ``start`` to insert.
        replacement: the new text; None when nobody can tell.
        margin: how much dearer the cheapest reading without this repair is.
    """

    kind: Kind
    start: int
    end: int
    replacement: str | None
    margin: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark and what its surroundings say about it.

    Attributes:
        at: its offset.
        glyph: the character.
        opens: cost of taking it for an opening mark.
        closes: cost of taking it for a closing mark.
        neither: cost of taking it for an inch sign or an apostrophe.
    """

    at: int
    glyph: str
    opens: int
    closes: int
    neither: int


@dataclass(frozen=True, slots=True)
class QuotedParagraph:
    """A paragraph that has quotation marks, as the cheapest reading of the text has it.

    Attributes:
        start: offset of its first character.
        end: offset behind its last character.
        marks: its marks in order.
        regular: whether its marks simply open and close in turn, as they are drawn.
        pairs: the marks that open and close each quotation.
        repairs: what is wrong, in order.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]
    regular: bool
    pairs: tuple[tuple[Mark, Mark], ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class _Edge:
    """A way of reading one step: from one depth of quotation to another, at a cost."""

    source: int
    target: int
    cost: int
    repair: Repair | None = None
    role: Literal["open", "close", ""] = ""


_DEPTHS = 3
_KEEP = tuple(_Edge(depth, depth, 0) for depth in range(_DEPTHS))


def read(text: str, paragraphs: Sequence[Span], glyphs: Glyphs = DOUBLE, *, excerpt: bool = False) -> list[QuotedParagraph]:
    """The paragraphs that have marks of one layer, with pairs and repairs, in reading order.

    Args:
        text: the text.
        paragraphs: its paragraphs, as (start, end).
        glyphs: the marks to read.
        excerpt: whether the text may begin or end inside a quotation.
    """
    if not any(glyph in text for glyph in (glyphs.opening, glyphs.closing, glyphs.straight)):
        return []
    pattern = glyphs.pattern
    places: defaultdict[int, list[int]] = defaultdict(list)
    for match in pattern.finditer(text):
        places[bisect_right(paragraphs, (match.end(), 0)) - 1].append(match.start())
    quoted: list[tuple[Span, tuple[Mark, ...], int]] = []
    for index, offsets in places.items():
        start, end = paragraphs[index]
        marks = tuple(mark for at in offsets if (mark := _mark(text, at, start, end, glyphs)) is not None)
        if marks:
            quoted.append(((start, end), marks, index))
    regular = [_regular(marks) for _, marks, _ in quoted]
    if all(regular):
        return [QuotedParagraph(*span, marks, True, _in_turn(marks), ()) for span, marks, _ in quoted]
    return list(_cheapest(text, quoted, regular, glyphs, excerpt or _a_sentence_a_line(text, paragraphs)))


def _regular(marks: Sequence[Mark]) -> bool:
    return len(marks) % 2 == 0 and not any((mark.closes if index % 2 else mark.opens) for index, mark in enumerate(marks))


def _in_turn(marks: Sequence[Mark]) -> tuple[tuple[Mark, Mark], ...]:
    return tuple(zip(marks[::2], marks[1::2], strict=True))


def _a_sentence_a_line(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether the lines of a text are sentences rather than paragraphs, as in corpora and subtitles.

    Quotations run over such lines, and the text may be an excerpt that begins or ends inside one. Of articles and stories (150 read) nearly all have two sentences or more in over half of
    their lines; of the documents of translation test sets nine in ten have them in fewer than three of ten.
    """
    long = [span for span in paragraphs if span[1] - span[0] >= 50]
    several = sum(_SENTENCE_BREAK.search(text, *span) is not None for span in long)
    return 10 * several <= 3 * len(long)


# -- one mark ----------------------------------------------------------------------------------


def _mark(text: str, at: int, start: int, end: int, glyphs: Glyphs) -> Mark | None:
    """A mark with the costs of its roles, or None for an apostrophe inside a word."""
    glyph = text[at]
    left = text[at - 1] if at > start else ""
    right = text[at + 1] if at + 1 < end else ""
    if glyphs is SINGLE and glyph != glyphs.opening and left.isalnum() and right.isalnum():
        return None
    opens = _left_of_opener(left) + _right_of_opener(right)
    closes = _left_of_closer(left) + _right_of_closer(right)
    if left in _SPACE and right and (right in _SPACE or right.isalnum()):
        before = text[at - 2 : at - 1]
        if before in (".", "!", "?", "…") and right in _SPACE:
            opens += 4
        if before in (",", ":") and right in _SPACE:
            closes += 4 if before == ":" or text[at + 2 : at + 3].isupper() else 0
    if left == glyph and right in _SPACE:
        opens += 8  # the second of a doubled mark
    if 0 < opens < 15 and _attribution_behind(text, at, end):
        opens += 8
    if glyph == glyphs.opening:
        said = left in _SPACE and right.islower() and text[at - 2 : at - 1] in (".", ",", "!", "?") and _attribution_behind(text, at, end)
        opens += 10 if said else 0
        closes += 3 if not right else 0 if said else 15
    elif glyph == glyphs.closing:
        opens += 15
    return Mark(at, glyph, opens, closes, _neither(text, at, left, right, glyphs))


def _left_of_opener(char: str) -> int:
    return 0 if not char or char in _SPACE or char in _OPENING or char in _DASHES else 10


def _right_of_opener(char: str) -> int:
    if not char:
        return _NEVER
    if char in _SPACE:
        return 7
    if char in ".…":
        return 3
    return 15 if char in _POINTS or (char in _CLOSING and char not in _OPENING) else 0


def _left_of_closer(char: str) -> int:
    if not char:
        return _NEVER
    return 7 if char in _SPACE else 4 if char in _OPENING and char not in _CLOSING else 0


def _right_of_closer(char: str) -> int:
    return 0 if not char or char in _SPACE or char in _POINTS or char in _CLOSING or char in _DASHES or char == "[" else 10


def _neither(text: str, at: int, left: str, right: str, glyphs: Glyphs) -> int:
    """Cost of an inch sign (double) or an apostrophe (single)."""
    glyph = text[at]
    if glyphs is DOUBLE:
        before = left if left not in _SPACE else text[at - 2 : at - 1]
        return 4 if before.isdigit() and glyph != glyphs.opening and not right.isdigit() else _NEVER
    if left.isalpha():
        return 3 if left in "sS" or text[at - 2 : at] in ("in", "an") else 9
    if right.isdigit() or _CLIPPED.match(text, at + 1):
        return 3
    return _NEVER


#: Words that lost their beginning to an apostrophe.
_CLIPPED = re.compile(r"(?i:tis|twas|em|cause|til|bout|n|round|neath|cos|ere)\b")


def _attribution_behind(text: str, at: int, end: int) -> bool:
    """Whether ``said Name`` or ``she said`` stands right behind a mark."""
    behind = at + 1
    while behind < end and text[behind] in _SPACE:
        behind += 1
    return behind < end and text[behind].isalpha() and speaker_at(text, behind, min(end, behind + 250)) is not None


# -- the cheapest reading ----------------------------------------------------------------------


def _cheapest(
    text: str, quoted: Sequence[tuple[Span, tuple[Mark, ...], int]], regular: Sequence[bool], glyphs: Glyphs, by_line: bool
) -> Iterator[QuotedParagraph]:
    steps: list[Sequence[_Edge]] = []
    places: list[tuple[int, Mark | None]] = []  # the paragraph of each step, and the mark it reads
    previous = -1
    for number, ((start, end), marks, index) in enumerate(quoted):
        adjacent = previous == index - 1 and number > 0
        reopens = adjacent and marks[0].at == start and marks[0].opens < 10
        distance = index - previous - 1
        steps.append(_boundary(number == 0, reopens, distance, by_line))
        places.append((number, None))
        if regular[number]:
            steps.append(_regular_step(marks, reopens))
            places.append((number, None))
        else:
            for which, mark in enumerate(marks):
                before = marks[which - 1].at + 1 if which else start
                steps.append(_gap(text, before, mark.at, start, end, which > 0, glyphs, by_line))
                places.append((number, None))
                steps.append(_mark_step(text, mark, marks, which, start, end, reopens and which == 0, glyphs))
                places.append((number, mark))
            steps.append(_gap(text, marks[-1].at + 1, end, start, end, True, glyphs, by_line))
            places.append((number, None))
        previous = index
    steps.append(tuple(_Edge(depth, 0, 0 if not depth else _EXCERPT if by_line else _UNCLOSED + 1) for depth in range(_DEPTHS)))
    chosen = _best_path(steps)
    for number, ((start, end), marks, _) in enumerate(quoted):
        if regular[number]:
            yield QuotedParagraph(start, end, marks, True, _in_turn(marks), ())
            continue
        mine = [(edge, margin, mark) for (edge, margin), (of, mark) in zip(chosen, places, strict=False) if of == number]
        yield QuotedParagraph(start, end, marks, False, _pairs(mine), _repairs(mine))


def _repairs(path: Sequence[tuple[_Edge, int, Mark | None]]) -> tuple[Repair, ...]:
    return tuple(
        Repair(edge.repair.kind, edge.repair.start, edge.repair.end, edge.repair.replacement, margin)
        for edge, margin, _ in path
        if edge.repair is not None
    )


def _pairs(path: Sequence[tuple[_Edge, int, Mark | None]]) -> tuple[tuple[Mark, Mark], ...]:
    opened: list[Mark] = []
    pairs: list[tuple[Mark, Mark]] = []
    for edge, _, mark in path:
        if mark is not None and edge.role == "open":
            opened.append(mark)
        elif mark is not None and edge.role == "close" and opened:
            pairs.append((opened.pop(), mark))
        elif edge.repair is not None and edge.repair.kind in ("closer", "end", "unclosed", "single", "opener", "start"):
            opened.clear()
    return tuple(pairs)


def _best_path(steps: Sequence[Sequence[_Edge]]) -> list[tuple[_Edge, int]]:
    """The edges of the cheapest path from depth 0 to depth 0, each with its margin.

    The margin of an edge is what the cheapest path costs more that makes no such repair at this step.
    """
    forward = [[0, _UNREACHED, _UNREACHED]]
    for edges in steps:
        reach = [_UNREACHED] * _DEPTHS
        for edge in edges:
            reach[edge.target] = min(reach[edge.target], forward[-1][edge.source] + edge.cost)
        forward.append(reach)
    backward = [[0] * _DEPTHS]
    for edges in reversed(steps):
        reach = [_UNREACHED] * _DEPTHS
        for edge in edges:
            reach[edge.source] = min(reach[edge.source], backward[-1][edge.target] + edge.cost)
        backward.append(reach)
    backward.reverse()
    best = backward[0][0]
    chosen: list[tuple[_Edge, int]] = []
    depth = 0
    for number, edges in enumerate(steps):
        totals = [(forward[number][e.source] + e.cost + backward[number + 1][e.target], e) for e in edges]
        edge = next(e for total, e in totals if e.source == depth and total == best)
        others = [total for total, e in totals if e.repair != edge.repair]
        chosen.append((edge, min(others, default=best + _NEVER) - best))
        depth = edge.target
    return chosen


def _boundary(first: bool, reopens: bool, distance: int, by_line: bool) -> tuple[_Edge, ...]:
    """From one quoted paragraph to the next: a quotation may run on, best with a mark that opens it again."""
    if first:
        return (_Edge(0, 0, 0), _Edge(0, 1, _EXCERPT if by_line else _UNOPENED))
    carried = 2 if reopens or by_line else 12 + 2 * min(distance, 5)
    return (_Edge(0, 0, 0), _Edge(1, 1, carried), _Edge(2, 1, carried + _NESTED))


def _regular_step(marks: Sequence[Mark], reopens: bool) -> tuple[_Edge, ...]:
    """A paragraph whose marks open and close in turn, read in one step."""
    inside = _NESTED * min(len(marks) // 2, 3)
    edges = [_Edge(0, 0, 0), _Edge(1, 1, inside)]
    if reopens:
        edges.append(_Edge(1, 0, 0))
    return tuple(edges)


def _mark_step(
    text: str, mark: Mark, marks: Sequence[Mark], which: int, start: int, end: int, reopens: bool, glyphs: Glyphs
) -> tuple[_Edge, ...]:
    edges = []
    if mark.opens < _NEVER:
        repair = _placed(text, mark, True, start, end, glyphs)
        edges += [_Edge(0, 1, mark.opens, repair, "open"), _Edge(1, 2, mark.opens + _NESTED, repair, "open")]
        if reopens:
            edges.append(_Edge(1, 1, mark.opens, repair, "open"))
    if mark.closes < _NEVER:
        repair = _placed(text, mark, False, start, end, glyphs)
        edges += [_Edge(1, 0, mark.closes, repair, "close"), _Edge(2, 1, mark.closes, repair, "close")]
    if mark.neither < _NEVER:
        edges += [_Edge(depth, depth, mark.neither) for depth in range(_DEPTHS)]
    cost, repair = _orphan(text, mark, marks, which, start, end)
    edges += [_Edge(depth, depth, cost if cost < 10 or not depth else _ORPHAN, repair) for depth in range(_DEPTHS)]
    return tuple(edges)


def _orphan(text: str, mark: Mark, marks: Sequence[Mark], which: int, start: int, end: int) -> tuple[int, Repair]:
    """The cost of a mark that belongs to nothing, and its removal."""
    at = mark.at
    if which and marks[which - 1].at == at - 1 and marks[which - 1].glyph == mark.glyph:
        return 7, Repair("doubled", at, at + 1, "")
    if which and mark.glyph == marks[which - 1].glyph and text[marks[which - 1].at + 1 : at] in (".", ","):
        return 7, Repair("doubled", marks[which - 1].at, at + 1, text[at - 1 : at + 1])
    first = at
    while first > start and text[first - 1] in _SPACE:
        first -= 1
    last = at + 1
    if first == start:
        while last < end and text[last] in _SPACE:
            last += 1
    floats_at_end = last == end and first < at and text[first - 1] in ".!?…”\""
    if last == end and which and text[marks[which - 1].at - 1] in ",!?":
        said = speaker_at(text, marks[which - 1].at + 2, at)
        floats_at_end = floats_at_end or (said is not None and text[said.end() : at] in ("", "."))
    return (10 if floats_at_end else _ORPHAN), Repair("orphan", first if last == end else at, last, "")


def _placed(text: str, mark: Mark, opens: bool, start: int, end: int, glyphs: Glyphs) -> Repair | None:
    """What has to change for a mark to stand well in its role; None when nothing has."""
    at, glyph = mark.at, glyphs.turned(mark.glyph, opens)
    first, last = at, at + 1
    before = behind = ""
    if opens:
        while last < end and text[last] in _SPACE:
            last += 1
        if at > start and _left_of_opener(text[at - 1]):
            before = " "
    else:
        while first > start and text[first - 1] in _SPACE:
            first -= 1
        if at + 1 < end and _right_of_closer(text[at + 1]):
            behind = " "
    kind: Kind = "floating" if last - first > 1 else "glued" if before or behind else "direction"
    if kind == "direction" and glyph == mark.glyph:
        return None
    return Repair(kind, first, last, f"{before}{glyph}{behind}")


# -- the words between two marks ---------------------------------------------------------------


def _gap(
    text: str, start: int, end: int, paragraph: int, paragraph_end: int, behind_mark: bool, glyphs: Glyphs, by_line: bool
) -> tuple[_Edge, ...]:
    """Where a mark may be missing between two marks, or between one and the end of the paragraph."""
    edges = list(_KEEP)
    if start >= end:
        return tuple(edges)
    mark = start - 1
    closing = glyphs.turned(text[mark], False) if behind_mark else glyphs.closing
    attribution = _attribution(text, start, end, paragraph_end)
    if attribution is not None:
        at, strong = attribution
        edges.append(_Edge(1, 0, 7 if strong else 9, Repair("closer", at, at, closing)))
        if strong:
            edges[1] = _Edge(1, 1, 16)  # inside a quotation it would be odd
    if behind_mark:
        edges.append(_Edge(1, 0, _UNCLOSED, Repair("unclosed", mark, end, None)))
        edges.append(_Edge(2, 1, _UNCLOSED, Repair("unclosed", mark, end, None)))
        if end == paragraph_end and not by_line and (cost := _ends_here(text, paragraph, start, end)) < _NEVER:
            edges.append(_Edge(1, 0, cost, Repair("end", end, end, closing)))
    if end < paragraph_end:
        opening = glyphs.turned(text[end], True)
        edges.append(_Edge(0, 1, _UNOPENED, Repair("unopened", start, end + 1, None)))
        if not by_line:
            edges += (
                _Edge(0, 1, cost, Repair(kind, at, at, opening))
                for kind, at, cost in _beginnings(text, start, end, paragraph, paragraph_end)
            )
    if glyphs is DOUBLE:
        for edge in _mistyped(text, start, end, behind_mark, paragraph_end):
            edges = [other for other in edges if other.repair is None or other.repair.kind not in ("end", "closer")]
            edges.append(edge)
            edges[edge.source] = _Edge(edge.source, edge.source, 12)
    return tuple(edges)


#: A tail that is neither a description of the speaker nor the circumstances of speaking.
_GOES_ON = re.compile(r", (?!(?:an?|the|who|whose|head|as|in|on|at|after|before|during|of|from|with|by|to|when|while|\d\d|[A-Z][\w-]+|[a-z]+ (?:of|at|for))\b)")


def _attribution(text: str, start: int, end: int, paragraph_end: int) -> tuple[int, bool] | None:
    """Where a closing mark is missing before the first attribution, and whether its sentence plainly ends there."""
    for comma in _COMMA.finditer(text, start, end):
        at = comma.end()
        match = speaker_at(text, at + 1, end)
        if match is None or at - start < 5:
            continue
        tail = text[match.end() - match.group().endswith(".") : end]
        if tail.rstrip() == ",":
            return at, True  # a new quotation goes on behind it
        if _GOES_ON.match(tail):
            return (at, False) if end == paragraph_end and len(tail) < 120 else None
        if _ATTRIBUTION_TAIL.fullmatch(tail) or (len(tail) < 120 and tail.rstrip()[-1:] in (".", "!", "?", ":", ",")):
            return at, True
        if re.match(r"[^,.!?“”\"\n]{0,60}[.!?] ", tail[:70]):
            return at, False
        return None
    return None


_REPORTED = re.compile(r"\b(?:said|says|told|tells|added|adds|wrote|writes|replied|explained|recalled|asked)\b|, \w+ (?:he|she)\b")
#: Words that lead into a quotation which then ends with its sentence.
_LEADS_IN = re.compile(r"\b(?:that|as|because|but|and|saying|if|whether)\Z")


#: A sentence that a speaker says rather than the writer.
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|us|me)\b|[’'](?:re|ve|ll|m|t)\b|^(?:They|It|That|This|There|Why|What|How)\b")
#: A question or exclamation that its sentence goes on behind: a quotation may have ended there.
_MISPLACED_STOP = re.compile(r"[!?][’)\]]? [a-z]")


def _ends_here(text: str, paragraph: int, start: int, end: int) -> int:
    """The cost of a closing mark that is missing at the end of a paragraph."""
    words = text[start:end]
    if words.rstrip("’'")[-1:] not in (".", "!", "?", "…"):
        return _NEVER
    if len(words.split()) < 3:
        return _NEVER if text[start].isupper() or text[start - 1] == '"' else 10
    if _REPORTED.search(words):
        return _UNCLOSED + 5
    before = text[max(paragraph, start - 220) : start - 1].rstrip()
    if _MISPLACED_STOP.search(words):
        return _UNCLOSED + 5
    if not _SENTENCE_BREAK.search(words):
        introduced = not before or before[-1] in ".!?,:…”\"" or _LEADS_IN.search(before)
        return 10 if introduced or len(words.split()) <= 12 else _UNCLOSED + 5
    *_, last = _SENTENCE_BREAK.split(words)
    resumed = re.search(r"[”\"’][^“”\"\n]{3,200}[.,]$", before)
    if (len(last.split()) <= 6 or _SPOKEN.search(last)) and resumed:
        return 12
    return _UNCLOSED + 5


def _beginnings(text: str, start: int, end: int, paragraph: int, paragraph_end: int) -> Iterator[tuple[Kind, int, int]]:
    """Where the opening mark of the words before ``end`` may be missing: kind, offset and cost."""
    words = text[start:end]
    if len(words.split()) < 2 or words[-1] not in ",.!?…":
        return
    attributed = _attribution_behind(text, end, paragraph_end)
    final = end + 1 == paragraph_end or attributed
    cost = 9 if final else 16
    if start == paragraph:
        first = _SENTENCE_BREAK.split(words, maxsplit=1)[0]
        plain = words[0].isupper() and not re.search("[‘„«]", words)
        if plain and (
            (first == words and (attributed or not has_speech_verb().search(words)))
            or (attributed and _FIRST_PERSON.search(first) and not _REPORTED.search(words) and not _NARRATED.search(first))
        ):
            yield "start", start, cost
        if attributed and first != words:
            yield from _spoken_end(text, start, end)
        return
    for introduction in _INTRODUCTION.finditer(text, start, end - 8):
        if has_speech_verb().search(text, max(start, introduction.start() - 60), introduction.start()):
            rest = text[introduction.end() : end]
            yield "opener", introduction.end(), 16 if has_speech_verb().search(rest) else cost
            return
    stop = _STOP.search(text, start, end - 8)
    speaker = speaker_at(text, start + 1, stop.end()) if stop else None
    if stop and speaker and _ATTRIBUTION_TAIL.fullmatch(text, speaker.end(), stop.end()) and not has_speech_verb().search(text, stop.end(), end):
        said = text[stop.end() : end]
        first = _SENTENCE_BREAK.split(said, maxsplit=1)[0]
        alone = first == said and final and ":" not in said and not said.startswith(("But ", "And ", "So ", "Yet "))
        if alone or _FIRST_PERSON.search(first) or (final and not _NARRATED.search(said)):
            yield "opener", stop.end(), cost
            return
    elif final and (comma := _SAID_ON.match(text, start, end)) and speaker_at(text, start + 1, comma.start("comma")):
        yield "opener", comma.end(), cost
        return
    if attributed:
        yield from _spoken_end(text, start, end)


def _spoken_end(text: str, start: int, end: int) -> Iterator[tuple[Kind, int, int]]:
    """The last sentence in front of an attribution, where it is plainly spoken and the one before it plainly is not."""
    breaks = list(_SENTENCE_BREAK.finditer(text, start, end))
    if not breaks:
        return
    at = breaks[-1].end()
    before = text[breaks[-2].end() if len(breaks) > 1 else start : at]
    last = text[at:end]
    spoken = _FIRST_PERSON.search(last) or last.endswith("?") or len(last.split()) <= 2
    told = not _SPOKEN.search(before) or (last.endswith("?") and _NARRATED.search(before))
    if spoken and told and not re.search("[‘„«]", last):
        yield "opener", at, 11


_STOP = re.compile(r"[.] (?=[A-Z])")
#: An attribution that its sentence goes on behind: ``” he said, we will see.”``
_SAID_ON = re.compile(rf" [^,.!?“”\"\n]{{4,60}}(?:, (?:an?|the) [^,.!?“”\"\n]{{4,80}})?(?=(?P<comma>,)){_GOES_ON.pattern}")
#: Words in the past, as a writer tells them.
_NARRATED = re.compile(r"\b(?:was|were|had|did|came|went|took|got|made|gave|\w{2,}ed)\b")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
#: Not behind an s or in, where it may be an apostrophe.
_SINGLE_CLOSER = re.compile(r"(?<=[.,!?…])(?:''|’’|[’'])(?=\s|$)|(?<=[^\W\d_sSn])[’'](?=[\s,.;:!?)]|$)")
_SINGLE_OPENER = re.compile(r"(?:(?<=\s)|^)[‘'](?=[A-Z])")


def _mistyped(text: str, start: int, end: int, behind_mark: bool, paragraph_end: int) -> Iterator[_Edge]:
    """A single mark that stands for the double one which is missing."""
    closer = _SINGLE_CLOSER.search(text, start, end) if behind_mark else None
    if closer and not re.search(r"(?:(?<=[\s(—])|^)[‘'](?=\w)", text[start : closer.start()]):
        closing = DOUBLE.turned(text[start - 1], False)
        yield _Edge(1, 0, 4, Repair("single", closer.start(), closer.end(), closing))
    if end < paragraph_end:
        openers = list(_SINGLE_OPENER.finditer(text, start, end))
        if len(openers) == 1 and not re.search(r"(?<=[\w.,!?])[’'](?=\s|$)", text[openers[0].end() : end]):
            opening = DOUBLE.turned(text[end], True)
            yield _Edge(0, 1, 4, Repair("single", openers[0].start(), openers[0].end(), opening))


# -- layers ------------------------------------------------------------------------------------

# What comes before is looked at last: marks are few.
_OPENS_SINGLE = re.compile(r"[‘'](?=[A-Z])(?<![^\s(—].)")
_CLOSES_SINGLE = re.compile(r"[’'](?=\s|\Z)(?<=[.,!?…].)")


def quotes_in_single_marks(text: str) -> bool:
    """Whether a text sets its quotations in single marks, and double ones at most inside them."""
    least = max(2, 2 * (text.count("“") + text.count('"') // 2) + 1)
    if text.count("‘") + text.count("'") < least:
        return False
    return len(_OPENS_SINGLE.findall(text)) >= least and _CLOSES_SINGLE.search(text) is not None


__all__ = ["CERTAIN", "DOUBLE", "SINGLE", "Glyphs", "Kind", "Mark", "QuotedParagraph", "Repair", "quotes_in_single_marks", "read"]
