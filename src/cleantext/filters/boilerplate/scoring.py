"""How much a line looks like page furniture: phrases, cues, place and neighbours in one small sum.

A line goes when its score reaches :data:`CERTAIN`. The parts of a score are few and named, so that a
verdict can be explained:

* a whole-line phrase of the lexicon counts 3 when strong and 1 when weak; a line that is nothing but
  phrases, numbers and separators counts 3 when one of them is strong or at least three are weak;
* else the words of the user interface add up: imperatives at the start of a clause, the things a
  page talks about, the state they are in, the reader; what prose is made of counts against it;
* a place before or behind all running text and neighbours that are furniture count for it; lists,
  stanzas, quotations and documents about user interfaces count against it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from cleantext.filters.boilerplate import shapes
from cleantext.filters.boilerplate.evidence import (
    CUES,
    LABEL,
    OURS,
    PARTS,
    STRONG,
    can_be_furniture,
    evidence,
)
from cleantext.filters.boilerplate.genre import genre, quoted_in
from cleantext.filters.boilerplate.lines import Layout, Line, layout, sentence_joint

#: A line with this score is removed.
CERTAIN = 2.5

_KINDS_OF_FORMS = frozenset(
    {"comment", "login", "newsletter", "follow", "cookie", "share", "feedback", "more", "media"}
)
_LONGEST_LIST = 12
_HEAD_BARS = 4
_SHORT_HALF = 60
_CROSS_REFERENCES = (["see", "also"], ["further", "reading"])
_KINDS_OF_SHOPS = frozenset({"login", "newsletter", "follow", "feedback"})
_POINTERS = (["click"], ["tap"], ["press"], ["see"], ["check"])


@dataclass(frozen=True)
class Verdict:
    """What is thought of one line.

    Attributes:
        index: of the line in the layout.
        kind: which kind of furniture it would be.
        score: evidence; :data:`CERTAIN` or more removes it.
        reason: the evidence in words.
    """

    index: int
    kind: str
    score: float
    reason: str

    @property
    def certain(self) -> bool:
        """Whether the line goes."""
        return self.score >= CERTAIN


@lru_cache(maxsize=2)
def verdicts(text: str) -> tuple[Verdict, ...]:
    """The lines of a text that show any sign of being furniture, in reading order."""
    page = layout(text)
    judge = _Judge(text, page)
    return tuple(judge.verdicts())


class _Judge:
    def __init__(self, text: str, page: Layout) -> None:
        self.text = text
        self.page = page
        self.base: dict[int, Verdict] = {}
        self.genre = genre(text)

    def verdicts(self) -> list[Verdict]:
        """All lines with a sign, neighbours taken into account."""
        base = self.base
        for i, line in enumerate(self.page.lines):
            verdict = self._alone(line, i)
            if verdict is not None:
                base[i] = verdict
        if base:
            self._trim_prose()
        found = {i: self._placed(verdict) for i, verdict in self._drop_recurring(base).items()}
        self._link_lists(found)
        self._support(found)
        for i in self._between_halves():
            if i not in found or not found[i].certain:
                found[i] = Verdict(i, "page", STRONG, "it cuts a sentence in two")
        if len([v for v in found.values() if v.certain]) == len(self.page.lines):
            return []  # nothing would be left: whoever gave us this wants it
        return [found[i] for i in sorted(found)]

    def _trim_prose(self) -> None:
        """Take long lines at either end that are furniture for certain out of the running text."""
        prose = [i for i, line in enumerate(self.page.lines) if line.prose and not self._is_sure(i)]
        if prose and (prose[0], prose[-1]) != (self.page.first_prose, self.page.last_prose):
            self.page = Layout(self.page.lines, prose[0], prose[-1])

    def _is_sure(self, index: int) -> bool:
        return index in self.base and self.base[index].score >= STRONG

    # -- one line ------------------------------------------------------------------------------

    def _alone(self, line: Line, index: int) -> Verdict | None:
        if not line.short:
            return None
        told = evidence(line.text)
        is_phrase = told is not None and told.score >= STRONG and told.reason not in (PARTS, CUES)
        if not is_phrase and shapes.may_be_shaped(line.text):
            shaped = self._shape(line, index)
            if shaped is not None:
                return shaped
        return None if told is None else Verdict(index, *told)

    def _shape(self, line: Line, index: int) -> Verdict | None:
        text = line.text
        if not can_be_furniture(text, line.words):
            return None
        if line.blank_before and line.blank_after:
            if shapes.is_running_title(text) or shapes.is_file_name(text):
                return Verdict(index, "page", STRONG, "the running title of a printed page, or its file")
            if shapes.is_promotion(text):
                return Verdict(index, "ad", STRONG, "an offer in capitals")
        if line.is_item:
            return None
        if shapes.is_initials(text) and (index == len(self.page.lines) - 1 or self.page.in_tail(index)):
            return Verdict(index, "editor", STRONG, "the initials of those who edited the page")
        if shapes.is_table_of_contents(text):
            return Verdict(index, "nav", STRONG, "a table of contents in one line")
        if shapes.is_corpus_markup(text) and (index == 0 or index == len(self.page.lines) - 1):
            return Verdict(index, "page", STRONG, "the markup of a corpus")
        alone = line.blank_before and line.blank_after and not self.genre.instructs
        if alone and shapes.is_led_link(text) and not self._leads_many(text[0]):
            return Verdict(index, "more", STRONG, "a link behind an arrow")
        if shapes.is_marked_caption(text):
            return Verdict(index, "credit", STRONG, "a caption with its credit")
        if shapes.is_copyright(text):
            return Verdict(index, "rights", STRONG, "a copyright notice")
        if shapes.is_marked_ad(text):
            return Verdict(index, "ad", STRONG, "marked as an advertisement")
        if shapes.is_foreign_label(text):
            return Verdict(
                index, "more", STRONG, "a label of another language that leads to another article"
            )
        if shapes.is_labelled_link(text) and not self.genre.has_apparatus:
            return Verdict(index, "more", STRONG, "a label that leads to another article")
        if shapes.is_pagination(line.words):
            return Verdict(index, "nav", STRONG, "page numbers")
        if not line.ends_sentence or "|" in text:
            kind = shapes.bar_kind(text, at_edge=self.page.in_head(index) or self.page.in_tail(index))
            if kind is not None:
                return Verdict(index, kind, STRONG, "a row of controls")
        if not line.ends_sentence:
            if shapes.is_row_of_tabs(text, 3 if index == 0 else 4) and self._is_outer_bar(index):
                return Verdict(index, "nav", STRONG, "a row of tabs")
            if shapes.is_credited_caption(text):
                return Verdict(index, "credit", STRONG, "a caption with its credit")
        return None

    def _leads_many(self, mark: str) -> bool:
        """Whether a mark leads three lines or more, as the bullets of the text's own lists do."""
        return sum(line.text[0] == mark for line in self.page.lines) > 2

    def _is_outer_bar(self, index: int) -> bool:
        """Whether a row of names stands outside all running text and is no row of a table."""
        lines = self.page.lines
        beside = lines[max(0, index - 1) : index + 2]
        head, tail = self.page.in_head(index), self.page.in_tail(index)
        return (tail or (head and index < _HEAD_BARS)) and sum("|" in line.text for line in beside) == 1

    # -- place and neighbours ------------------------------------------------------------------

    def _placed(self, verdict: Verdict) -> Verdict:
        line = self.page.lines[verdict.index]
        score = verdict.score
        phrase = verdict.reason != CUES
        head, tail = self.page.in_head(verdict.index), self.page.in_tail(verdict.index)
        if tail and (phrase or self._tail_is_furniture):
            score += 0.75
        elif head and verdict.index > 0:
            score += 0.5
        elif verdict.reason == LABEL:  # a heading may read so
            score -= 0 if OURS.search(line.text) else 0.5
        elif not phrase:
            score -= 1.25 if line.blank_before and line.blank_after else 1.5
        if verdict.index == 0 and not phrase:
            score -= 1.5  # a headline may be about web pages
        if line.is_item:
            score -= 1
        elif not phrase and self._in_list(verdict.index):
            score -= 1.5
        elif not self._isolated(verdict.index):
            score -= 0.75
        if not (head or tail) and self._goes_on(verdict.index):
            score -= 1.0
        if not phrase and self.genre.instructs:
            score -= 1.5
        if (not phrase or verdict.kind in _KINDS_OF_SHOPS) and self._introduced(verdict.index):
            score -= 1.5
        if self.genre.sells and (
            verdict.kind in _KINDS_OF_SHOPS or line.words[:1] in _POINTERS or line.text[0] == "#"
        ):
            score -= 1.5 if phrase else STRONG
        if (
            verdict.kind == "more"
            and [w for w in line.words if w not in "#edit"][:2] in _CROSS_REFERENCES
            and self.genre.has_apparatus
        ):
            score -= STRONG
        if verdict.kind == "time" and not (head or tail):
            score -= 1.5 if verdict.score < STRONG else 0
        if verdict.kind == "editor" and not (head or tail):
            score -= 1
        if verdict.kind in _KINDS_OF_FORMS and score >= CERTAIN:
            if not tail and self.genre.about_interfaces:
                score -= 1.5
            if not (head or tail) and quoted_in(self.text, line.text):
                score -= 1.5
        return Verdict(verdict.index, verdict.kind, score, verdict.reason)

    @cached_property
    def _tail_is_furniture(self) -> bool:
        """Whether at least half of the lines behind all running text show a sign of furniture."""
        behind = range(self.page.last_prose + 1, len(self.page.lines))
        return 2 * sum(i in self.base for i in behind) >= len(behind)

    def _introduced(self, index: int) -> bool:
        """Whether a sentence that ends in a colon introduces the short lines among which a line stands."""
        lines = self.page.lines
        for i in range(index - 1, max(-1, index - _LONGEST_LIST), -1):
            if lines[i].text[-1] == ":" and lines[i].text.count(" ") > 3:
                return i not in self.base or self.base[i].reason == CUES
            if lines[i].prose:
                return False
        return False

    def _goes_on(self, index: int) -> bool:
        """Whether a line goes on from a short line right above it that ends no sentence, as in a stanza."""
        line, above = self.page.lines[index], self.page.lines[index - 1]
        return not (
            index == 0 or line.blank_before or above.prose or above.ends_sentence or index - 1 in self.base
        )

    def _isolated(self, index: int) -> bool:
        """Whether a line is set apart, or stands in at most a few short lines rather than a stanza or table."""
        line = self.page.lines[index]
        if line.blank_before or line.blank_after:
            return True
        lines = self.page.lines
        if index - 1 in self.base and index + 1 in self.base:
            return True
        return lines[index - 1].prose or lines[index + 1].prose

    def _in_list(self, index: int) -> bool:
        """Whether a line stands among at least three short lines of which most show no sign of furniture."""
        lines = self.page.lines
        low = high = index
        while low > max(0, index - 4) and not lines[low].blank_before and not lines[low - 1].prose:
            low -= 1
        while (
            high < min(len(lines) - 1, index + 4)
            and not lines[high].blank_after
            and not lines[high + 1].prose
        ):
            high += 1
        signs = sum(i in self.base for i in range(low, high + 1))
        return high - low >= 2 and 2 * signs <= high - low + 1

    def _support(self, found: dict[int, Verdict]) -> None:
        """Let certain lines vouch for their neighbours, outwards from each, and long runs of labels for themselves."""
        run: list[int] = []
        for i in [*sorted(found), len(self.page.lines) + 1]:
            if run and i != run[-1] + 1:
                self._support_run(run, found)
                run = []
            run.append(i)

    def _support_run(self, run: list[int], found: dict[int, Verdict]) -> None:
        labels = [i for i in run if found[i].score >= 0.5]
        if len(labels) >= 4 and len(labels) == len(run) and not any(self.page.lines[i].is_item for i in run):
            bonus = 2.5
        elif any(found[i].certain for i in run):
            bonus = 0.75
        else:
            return
        members = set(run)
        vouched = [i for i in run if found[i].certain] if bonus < 1 else list(run)
        while vouched:
            i = vouched.pop()
            for j in (i - 1, i + 1, i) if bonus > 1 else (i - 1, i + 1):
                verdict = found.get(j)
                if verdict is None or verdict.certain or j not in members:
                    continue
                extra = max(bonus, 1.5) if verdict.reason != CUES else bonus
                if verdict.score > 0 and verdict.score + extra >= CERTAIN:
                    found[j] = Verdict(
                        j, verdict.kind, verdict.score + extra, verdict.reason + " beside others"
                    )
                    vouched.append(j)

    def _link_lists(self, found: dict[int, Verdict]) -> None:
        """Lines right below a certain heading of links behind the text are the links."""
        lines = self.page.lines
        for i in [i for i, verdict in found.items() if verdict.kind == "more" and verdict.certain]:
            words = lines[i].words
            if not self.page.in_tail(i) or len(words) > 5 or words[-1] in _CONTENT_HEADINGS or ":" in words:
                continue
            j = i + 1
            while j < len(lines) and j <= i + 20 and not lines[j].blank_before and _is_link_text(lines[j]):
                if j not in found or not found[j].certain:
                    found[j] = Verdict(j, "more", STRONG, "it stands in a list of links")
                j += 1

    def _between_halves(self) -> list[int]:
        """Lines that a page break left between the two halves of a sentence: up to three, one with a page number."""
        lines = self.page.lines
        found: list[int] = []
        for low, line in enumerate(lines[:-2]):
            if line.ends_sentence or len(line.text) < 40:
                continue
            for high in range(low + 2, min(low + 5, len(lines))):
                between = lines[low + 1 : high]
                if not all(_is_running_header(each) for each in between):
                    break
                second = lines[high]
                if not second.ends_sentence and len(second.text) < _SHORT_HALF:
                    continue
                if sentence_joint(self.page, low, high) and any(
                    _NUMBERED.search(each.text) for each in between
                ):
                    found += range(low + 1, high)
                    break
        return found

    # -- the document --------------------------------------------------------------------------

    def _drop_recurring(self, base: dict[int, Verdict]) -> dict[int, Verdict]:
        """Without times that recur in the body (a diary, a live report) and prompts that head its parts."""
        first, last = self.page.first_prose, self.page.last_prose
        inside = [i for i in base if first < i < last]
        times = [i for i in inside if base[i].kind == "time" and base[i].score < STRONG]
        again: Counter[str] = Counter()
        for i in base:
            if base[i].kind == "more" and i < last:
                again[" ".join(self.page.lines[i].words)] += 1
        dropped = set(times) if len(times) > 1 else set()
        dropped |= {i for i in base if again[" ".join(self.page.lines[i].words)] > 1}
        return {i: verdict for i, verdict in base.items() if i not in dropped}


#: A page number at either end, or the name of a typesetter's file.
_NUMBERED = re.compile(
    r"\A(?:[-–—|\[]\s?)?(?!(?:19|20)\d\d)\d{1,4}(?:\s|\Z)|[^\d.,] ?(?!(?:19|20)\d\d)\d{1,4}(?:\s?[-–—|\]])?\Z"
    r"|\.(?:indd|qxd|docx?|pdf|fm|p65)\b|\A\d{1,4}\Z"
)


#: Headings that end so may head references that belong to the text.
_CONTENT_HEADINGS = frozenset(
    ["reading", "information", "links", "publications", "reports", "recipes", "products", "entries"]
)


def _is_link_text(line: Line) -> bool:
    """Whether a line could be the headline of another article."""
    return (
        line.short
        and not line.prose
        and line.text.count(" ") < 20
        and not line.text.endswith((".", ":", ";", ","))
    )


def _is_running_header(line: Line) -> bool:
    """Whether a line could be a header or footer of a page."""
    text = line.text
    return (
        len(text) <= 120
        and not line.ends_sentence
        and not line.is_quoted
        and not text[0].islower()
        and text[-1] not in ",;"
        and len(text.split()) < 13
    )


