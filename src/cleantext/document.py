"""One text under repair: what it reads now, how it came from the original, and views of it.

Only a document changes text, through :meth:`Document.apply`, which returns a new document. Views are
computed when first asked for. All offsets are Unicode code points of :attr:`Document.text`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeVar, cast

from cleantext import segmentation
from cleantext.alignment import Alignment, Span
from cleantext.finding import Finding
from cleantext.glossary import Glossary
from cleantext.known_lines import KnownLine
from cleantext.lexicon import is_word
from cleantext.protection import Protector, Spans
from cleantext.quotation import SINGLE, QuotedParagraph, quotes_in_single_marks, read
from cleantext.vocabulary import Vocabulary, occurrences

_T = TypeVar("_T")

#: What can be asked of the evidence of damage; a number asks for the seams near an offset.
Question = Literal["damage", "damaged", "seams"] | int

#: Code points up to which a text of one line is taken for a segment.
SEGMENT_LENGTH = 600

#: From this confidence on a repair counts as a sign of damage.
SIGN_CONFIDENCE = 0.8
#: From this confidence on a flag counts as much as a repair: the damage is certain, what stood there is not.
SURE_FLAG_CONFIDENCE = 0.9
#: From this confidence on a mere flag counts as a weak sign, which only its neighbourhood feels.
WEAK_SIGN_CONFIDENCE = 0.7
#: Families whose findings are signs of pieces that were translated apart, and how far a sign is felt, in
#: characters: links and bold spans leave their marks at both ends.
SEAM_FAMILIES = ("SEN", "CAS", "NAM")
SEAM_REACH = 160
#: A text of this many characters more needs one more sign before it counts as damaged.
CHARACTERS_PER_SIGN = 10_000
_CODE = re.compile(r"[{}<>=\\;]|\w\(|\)\s*$|^(?:import|from|def|class|npm|pip|git|node|python\d?|sudo|cd|ls|echo) ")
#: A letter that is none of ``a`` to ``z``; most characters fail at the range.
_CAPITAL = r"[A-Z\x80-\U0010ffff](?<=[^\W\d_])"
_CAPITAL_PAIR = re.compile(rf"({_CAPITAL}(?<![\w’'-].)[\w’'-]*)(?= ({_CAPITAL}[\w’'-]*))")
_WORD = re.compile(r"[^\W\d_]{2,}")
#: How many characters of a stretch are read to judge its language.
_JUDGED = 20_000


class Document:
    """A text with lazily computed views.

    Args:
        text: the current text.
        protector: finds the spans that must not be touched; the built-in kinds when omitted.
        glossary: the user's terms; empty when omitted.
        known_lines: lines that are boilerplate where this text comes from, by
            :func:`~cleantext.known_lines.line_key`.
    """

    def __init__(
        self,
        text: str,
        protector: Protector | None = None,
        glossary: Glossary | None = None,
        known_lines: Mapping[str, KnownLine] | None = None,
    ) -> None:
        self.text = text
        self.protector = protector or Protector()
        self.glossary = glossary or Glossary({})
        self.known_lines: Mapping[str, KnownLine] = known_lines or {}
        self.alignment = Alignment(text)
        self.signs: Counter[str] = Counter()
        self.seams: list[int] = []
        self._damage = 0
        self._asked: dict[Question, int] = {}
        self._kept: Sequence[Span] = tuple(self.protected)

    # -- changing ------------------------------------------------------------------------------

    @cached_property
    def protected(self) -> Spans:
        """Spans of the current text that no edit may touch."""
        return self.protector.spans(self.text)

    @cached_property
    def settled(self) -> Spans:
        """Spans of the current text that the glossary says are right, about which no rule has anything to say."""
        pattern = self.glossary.protected_pattern
        return Spans(match.span() for match in pattern.finditer(self.text)) if pattern else Spans()

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
        changed.known_lines = self.known_lines
        changed.alignment = self.alignment.then(self.text, edits)
        changed.signs = self.signs
        changed.seams = self.seams
        changed._damage = self._damage
        changed._asked = {}
        changed._kept = _moved(self._kept, edits)
        if not all(changed.protected.cover(start, end) for start, end in changed._kept):
            return None
        return changed

    # -- evidence ------------------------------------------------------------------------------

    def once(self, view: Callable[[Document], _T]) -> _T:
        """What ``view`` makes of this document; it is asked again only when what it asked of the evidence of damage has another answer now."""
        known = self._views.get(view)
        if known is not None and all(self._answer(question) == answer for question, answer in known[0].items()):
            self._asked |= known[0]
            return cast(_T, known[1])
        outer, self._asked = self._asked, {}
        found = view(self)
        self._views[view] = (self._asked, found)
        outer |= self._asked
        self._asked = outer
        return found

    def _ask(self, question: Question) -> int:
        """The answer, of which the view that asks is known to depend."""
        self._asked[question] = answer = self._answer(question)
        return answer

    def _answer(self, question: Question) -> int:
        if question == "damage":
            return self._damage
        if question == "damaged":
            return self._damage >= 2 + len(self.text) // CHARACTERS_PER_SIGN
        if question == "seams":
            return len(self.seams) > 0
        return self._seams_near(question)

    def note(self, findings: Iterable[Finding]) -> None:
        """Remember the signs of damage among findings: how often each rule was sure, and where seams may be.

        Of each rule the most repairs in any one pass count. Places are kept in offsets of the original,
        so that a seam that has been mended is still felt by its neighbours.
        """
        sure: Counter[str] = Counter()
        for finding in findings:
            mends = finding.replacement is not None
            if finding.confidence >= (SIGN_CONFIDENCE if mends else SURE_FLAG_CONFIDENCE):
                sure[finding.rule] += 1
            elif mends or finding.confidence < WEAK_SIGN_CONFIDENCE or finding.rule[:3] == "NAM":
                continue
            if finding.rule.startswith(SEAM_FAMILIES):
                place = self.alignment.to_original(finding.start, finding.end)[0]
                index = bisect_left(self.seams, place)
                if self.seams[index : index + 1] != [place]:
                    self.seams.insert(index, place)
        if sure:
            self.signs |= sure
            self._damage = sum(min(count, 3) for code, count in self.signs.items() if code[:3] not in ("ENC", "WEB", "GRM"))

    @property
    def evidence(self) -> tuple[int, int]:
        """The damage and the number of places that bear signs of seams so far; both only grow."""
        return self._damage, len(self.seams)

    @property
    def damage(self) -> int:
        """How damaged the prose has shown itself so far: the rules' objections, each rule counted up to 3.

        Encoding damage, boilerplate and grammar do not count: they say nothing about how the text was made.
        Rules may ask for more damage before they trust a weak sign; since repairs never add to it, a
        repaired text gets no more edits than the damaged one.
        """
        return self._ask("damage")

    @property
    def damaged(self) -> bool:
        """Whether the text shows so many signs for its length that weak signs may be trusted; one is never enough."""
        return bool(self._ask("damaged"))

    @property
    def has_seams(self) -> bool:
        """Whether any place bears the sign of a seam."""
        return bool(self._ask("seams"))

    def seams_near(self, offset: int) -> int:
        """How many other places within ``SEAM_REACH`` characters of ``offset`` bear the sign of a seam.

        Signs less than three characters from each other count once, and those at the place itself not at all.
        """
        return self._ask(offset)

    def _seams_near(self, offset: int) -> int:
        if not self.seams:
            return 0
        here = self.alignment.to_original(offset, offset)[0]
        first = bisect_left(self.seams, here - SEAM_REACH)
        near = self.seams[first : bisect_right(self.seams, here + SEAM_REACH)]
        count, last = 0, -SEAM_REACH
        for place in near:
            if abs(place - here) > 2 and place - last > 2:
                count += 1
                last = place
        return count

    @cached_property
    def _views(self) -> dict[Callable[[Document], object], tuple[dict[Question, int], object]]:
        return {}

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
    def characters(self) -> frozenset[str]:
        """The distinct characters of the text."""
        return frozenset(self.text)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """How often each word occurs, case kept; hyphenated words and contractions count as one."""
        return Vocabulary(self.text)

    @property
    def is_segment(self) -> bool:
        """Whether the text is one short line, such as a segment of a corpus, cut from a text that nobody sees here."""
        return len(self.text) <= SEGMENT_LENGTH and len(self.paragraphs) == 1

    @cached_property
    def quotations(self) -> list[QuotedParagraph]:
        """Paragraphs with double quotation marks, read as a whole, in reading order.

        Where the text sets its quotations in single marks, paragraphs with those follow.
        """
        found = read(self.text, self.paragraphs, excerpt=self.is_segment)
        if quotes_in_single_marks(self.text):
            found += read(self.text, self.paragraphs, SINGLE, excerpt=self.is_segment)
        return found

    def occurrences(self, words: Collection[str]) -> Iterator[re.Match[str]]:
        """Matches of :attr:`vocabulary` words, in reading order; one pass over the text, none for no words."""
        return occurrences(self.text, words)

    @cached_property
    def capital_pairs(self) -> Counter[tuple[str, str]]:
        """How often each two capitalised words stand side by side: the candidates for full names."""
        return Counter(_CAPITAL_PAIR.findall(self.text))

    def paragraph_at(self, offset: int) -> Span:
        """The paragraph that holds ``offset`` (the nearest one before it when it lies between two)."""
        return _at(self.paragraphs, offset)

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds ``offset`` (the nearest one before it when it lies between two)."""
        return _at(self.sentences, offset)

    def is_english(self, offset: int) -> bool:
        """Whether the paragraph at ``offset`` is English prose.

        It is when the lexicon has at least half of its words in lower case (names and headlines say
        little about a language), and in a line with few of them also half of those of the whole text. In the news of
        WMT 2021 and 2022 this mistakes fewer than 5 in 100 short lines and 1 in 100 longer ones of
        Croatian, Czech, French, German, Icelandic and Livonian for English, and of English lines
        only such as are citations and addresses for another language. Lines that are indented and
        look like code are no prose.
        """
        start, end = self.paragraph_at(offset)
        if start not in self._judged:
            self._judged[start] = self._judge(start, end)
        return self._judged[start]

    @cached_property
    def _judged(self) -> dict[int, bool]:
        """What :meth:`is_english` said of each paragraph that was asked about, by its start."""
        return {}

    def _judge(self, start: int, end: int) -> bool:
        if _looks_like_code(self.text, start, end):
            return False
        words = _lower_words(self.text, start, end)
        return _are_english(words) and (len(words) >= 20 or self.is_english_text)

    @cached_property
    def is_english_text(self) -> bool:
        """Whether the text as a whole is English, judged by its beginning in the same way."""
        return _are_english(_lower_words(self.text, 0, len(self.text)))

    def stretches_with(self, literals: Sequence[str]) -> Iterator[Span]:
        """The lines that hold any of the literals, as spans that include the line's end, in order.

        Adjoining lines come as one stretch. Where literals are frequent, or span lines, this is the
        whole text.
        """
        text = self.text
        at: list[int] = []
        limit = len(text) // 400 + 8
        for literal in literals:
            position = text.find(literal)
            while position >= 0:
                at.append(position)
                if len(at) > limit or "\n" in literal:
                    yield 0, len(text)
                    return
                position = text.find(literal, position + 1)
        start, end = 0, -1
        for position in sorted(at):
            if position <= end:
                continue
            line_start = text.rfind("\n", 0, position) + 1
            if line_start > end + 1:
                if end >= 0:
                    yield start, end + 1
                start = line_start
            end = text.find("\n", position)
            if end < 0:
                end = len(text) - 1
        if end >= 0:
            yield start, end + 1

    def has(self, *literals: str) -> bool:
        """Whether any of the literals stands in the text."""
        return any(map(self.text.__contains__, literals))


def _looks_like_code(text: str, start: int, end: int) -> bool:
    """Whether a line is indented like a code block and has the signs of one."""
    indent = text[max(0, start - 4) : start]
    return (indent == "    " or indent.endswith("\t")) and bool(_CODE.search(text, start, end))


def _lower_words(text: str, start: int, end: int) -> list[str]:
    """Words that begin in no capital; those of scripts without capitals count as well."""
    return [word for word in _WORD.findall(text, start, min(end, start + _JUDGED)) if not word[0].isupper()]


def _are_english(words: Sequence[str]) -> bool:
    return 2 * sum(map(is_word, words)) >= len(words)


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
