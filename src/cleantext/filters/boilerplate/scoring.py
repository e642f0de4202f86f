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
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial

from cleantext import segmentation
from cleantext.continuation import has_clause
from cleantext.filters.boilerplate import shapes
from cleantext.filters.boilerplate.composed import composed_label, may_be_label
from cleantext.filters.boilerplate.cues import cue_words, cues
from cleantext.filters.boilerplate.genre import genre
from cleantext.filters.boilerplate.lines import MAX_WORDS, QUOTES, Layout, Line, layout, sentence_joint
from cleantext.filters.boilerplate.phrases import (
    MANY_CHARACTERS,
    Match,
    anchors,
    match_at,
    normalise,
    phrases,
)
from cleantext.lexicon import FUNCTION_WORDS
from cleantext.token_memo import TokenMemo

#: A line with this score is removed.
CERTAIN = 2.5

_STRONG, _WEAK, _COMPOSED, _NAMED = 3.0, 1.0, 2.75, 1.75
_FILLER = frozenset({"#", "@", ":", "and", "or", "/", "&", "am", "pm", "+", "h"})
_CLAUSE = re.compile(r"[.!?…|:;,–—()]+\s+|\s-\s|\s(?:and|or|to|then)\s")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POINTED_AT = frozenset(
    [
        "article",
        "story",
        "page",
        "post",
        "part",
        "chapter",
        "video",
        "photo",
        "text",
        "news",
        "episode",
        "content",
        "site",
        "website",
        "material",
        "publication",
        "piece",
        "review",
    ]
)
_DEICTIC = re.compile(rf"\b(this|the) ({'|'.join(sorted(_POINTED_AT))})\b")
_OURS = re.compile(r"\b(?:our|us|your|this|these|here|please)\b", re.IGNORECASE)
#: How a line begins that goes on from the one before it, which a page's controls never do.
_CONNECTED = re.compile(
    r"[a-z]|(?:After|Then|Next,|Once|When|While|Before|Beside|Finally|First|Second|Also,|However|But|So|To do)\b"
)
_HASHTAG = re.compile(r"#\w[\w-]*[,;]?")
_HANDLE = re.compile(r"(?:follow|find|add|tweet)\b[^.!?@]{0,30}\B@\w+\W*\Z", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_]|[\"'“‘]")
_WEIGHED = frozenset({"object", "state", "reader", "prose", "self"})
_KINDS_WITH_NAMES = frozenset({"credit", "editor"})
_KINDS_OF_FORMS = frozenset(
    {"comment", "login", "newsletter", "follow", "cookie", "share", "feedback", "more", "media"}
)
_LONGEST_LIST = 12
_HEAD_BARS = 4
_SHORT_HALF = 60
_CROSS_REFERENCES = (["see", "also"], ["further", "reading"])
_KINDS_OF_SHOPS = frozenset({"login", "newsletter", "follow", "feedback"})
_POINTERS = (["click"], ["tap"], ["press"], ["see"], ["check"])
_CUES = "the words of a user interface"
_LABEL = "a label made of the words of a user interface"
_CLOCK = re.compile(r"\b\d{1,2}[:h.]\d{2}\b|\b\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)


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


@cache
def _gate() -> frozenset[str]:
    """Words of which a line must hold two to be weighed as one of a user interface."""
    return cue_words("act") | cue_words("object") | cue_words("state")


def _sentences(text: str) -> list[str]:
    """The sentences of a line."""
    return [text[start:end] for start, end in segmentation.sentences(text, 0, len(text))]


def _plausible(text: str, match: Match) -> bool:
    """Whether a text that matches a phrase is what the phrase means, judged by what stands for its free words."""
    if text[0] in QUOTES:
        return False
    if not match.free:
        return True
    if match.words[0] == "disclaimer":
        return True
    if match.kind in _KINDS_WITH_NAMES:
        return _is_name(text)
    if match.kind == "nav":
        return match.words.count(":") > 1
    return all(map(_speaks_of_page, _sentences(text)[1:]))


def _is_label(text: str) -> bool:
    label = composed_label(normalise(text))
    return label is not None and label.sure


def _speaks_of_page(sentence: str) -> bool:
    """Whether a sentence behind a label can belong to it: no speech, but the words of user interfaces or rights."""
    if sentence[0] in QUOTES:
        return False
    if match_at(normalise(sentence), whole=True) is not None:
        return True
    words = _WORD.findall(sentence.lower())
    return len(words) <= MAX_WORDS and sum(word in _gate() for word in words) > 1


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
        self._trim_prose()
        found = {i: self._placed(verdict) for i, verdict in self._drop_recurring(base).items()}
        self._link_lists(found)
        self._support(found)
        for i in self._between_halves():
            if i not in found or not found[i].certain:
                found[i] = Verdict(i, "page", _STRONG, "it cuts a sentence in two")
        if len([v for v in found.values() if v.certain]) == len(self.page.lines):
            return []  # nothing would be left: whoever gave us this wants it
        return [found[i] for i in sorted(found)]

    def _trim_prose(self) -> None:
        """Take long lines at either end that are furniture for certain out of the running text."""
        prose = [i for i, line in enumerate(self.page.lines) if line.prose and not self._is_sure(i)]
        if prose and (prose[0], prose[-1]) != (self.page.first_prose, self.page.last_prose):
            self.page = Layout(self.page.lines, prose[0], prose[-1])

    def _is_sure(self, index: int) -> bool:
        return index in self.base and self.base[index].score >= _STRONG

    # -- one line ------------------------------------------------------------------------------

    def _alone(self, line: Line, index: int) -> Verdict | None:
        if not line.short:
            return None
        may_be_phrase, may_be_cues = _gates(line.text)
        label_like = may_be_label(line.text)
        if not (may_be_phrase or may_be_cues or label_like or shapes.may_be_shaped(line.text)):
            return None
        words = line.words
        if not words or len(words) > MAX_WORDS or (words[0] == "by" and not _OURS.search(line.text)):
            return None
        found = (self._phrase(line, index) or self._time(line, index)) if may_be_phrase else None
        if found is None or found.score < _STRONG:
            found = self._shape(line, index) or self._by_parts(line, index) or found
        if label_like and (found is None or found.score < _COMPOSED) and not line.is_quoted:
            label = composed_label(words)
            if label is not None:
                score = _COMPOSED if label.sure else _NAMED
                found = Verdict(index, label.kind, score, _LABEL)
        if found is None and may_be_cues and not line.is_quoted and not _CONNECTED.match(line.text):
            found = self._cues(line, index)
        return found

    def _phrase(self, line: Line, index: int) -> Verdict | None:
        words = line.words
        if (
            len(words) > 1
            and line.text[0] == "#"
            and all(_HASHTAG.fullmatch(tag) for tag in line.text.split())
        ):
            return Verdict(index, "more", _STRONG, "nothing but hashtags")
        if _HANDLE.match(line.text):
            return Verdict(index, "follow", _STRONG, "an account to follow")
        whole = match_at(words, whole=True)
        if whole is not None and whole.strong and _plausible(line.text, whole):
            return Verdict(index, whole.kind, _STRONG, "a phrase of web pages")
        units = self._units(words)
        if units:
            kinds = Counter(unit.kind for unit in units if unit.strong) or Counter(
                unit.kind for unit in units
            )
            kind = kinds.most_common(1)[0][0]
            strong = sum(unit.strong for unit in units)
            if strong or len(units) >= 3:
                return Verdict(index, kind, _STRONG, "nothing but labels of web pages")
            if len(units) == 2:
                return Verdict(index, kind, 1.8 if "#" in words else 1.5, "two labels of web pages")
            if kind != "page" or len(words) > 1:
                return Verdict(index, kind, _WEAK, "a label of web pages")
            return Verdict(index, kind, 0.5, "a number that stands alone")
        if whole is not None and (whole.strong or not whole.free) and _plausible(line.text, whole):
            return Verdict(index, whole.kind, _WEAK, "a label of web pages")
        return None

    def _shape(self, line: Line, index: int) -> Verdict | None:
        text = line.text
        if not shapes.may_be_shaped(text):
            return None
        if line.blank_before and line.blank_after:
            if shapes.is_running_title(text) or shapes.is_file_name(text):
                return Verdict(index, "page", _STRONG, "the running title of a printed page, or its file")
            if shapes.is_promotion(text):
                return Verdict(index, "ad", _STRONG, "an offer in capitals")
        if line.is_item:
            return None
        if shapes.is_initials(text) and (index == len(self.page.lines) - 1 or self.page.in_tail(index)):
            return Verdict(index, "editor", _STRONG, "the initials of those who edited the page")
        if shapes.is_table_of_contents(text):
            return Verdict(index, "nav", _STRONG, "a table of contents in one line")
        if shapes.is_corpus_markup(text) and (index == 0 or index == len(self.page.lines) - 1):
            return Verdict(index, "page", _STRONG, "the markup of a corpus")
        alone = line.blank_before and line.blank_after and not self.genre.instructs
        if alone and shapes.is_led_link(text) and not self._leads_many(text[0]):
            return Verdict(index, "more", _STRONG, "a link behind an arrow")
        if shapes.is_marked_caption(text):
            return Verdict(index, "credit", _STRONG, "a caption with its credit")
        if shapes.is_copyright(text):
            return Verdict(index, "rights", _STRONG, "a copyright notice")
        if shapes.is_marked_ad(text):
            return Verdict(index, "ad", _STRONG, "marked as an advertisement")
        if shapes.is_foreign_label(text):
            return Verdict(
                index, "more", _STRONG, "a label of another language that leads to another article"
            )
        if shapes.is_labelled_link(text) and not self.genre.has_apparatus:
            return Verdict(index, "more", _STRONG, "a label that leads to another article")
        if shapes.is_pagination(line.words):
            return Verdict(index, "nav", _STRONG, "page numbers")
        if not line.ends_sentence or "|" in text:
            kind = shapes.bar_kind(text, at_edge=self.page.in_head(index) or self.page.in_tail(index))
            if kind is not None:
                return Verdict(index, kind, _STRONG, "a row of controls")
        if not line.ends_sentence:
            if shapes.is_row_of_tabs(text, 3 if index == 0 else 4) and self._is_outer_bar(index):
                return Verdict(index, "nav", _STRONG, "a row of tabs")
            if shapes.is_credited_caption(text):
                return Verdict(index, "credit", _STRONG, "a caption with its credit")
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

    def _by_parts(self, line: Line, index: int) -> Verdict | None:
        """A line of which every sentence, or every piece, is a phrase of web pages."""
        for parts in (_sentences(line.text), shapes.pieces_of(line.text)):
            if not 2 <= len(parts) <= 5:
                continue
            matches = [match_at(normalise(part), whole=True) for part in parts]
            known = [
                match for part, match in zip(parts, matches, strict=True) if match and _plausible(part, match)
            ]
            labels = [
                part for part, match in zip(parts, matches, strict=True) if not match and _is_label(part)
            ]
            if len(known) + len(labels) == len(parts) and any(match.strong for match in known):
                return Verdict(index, known[0].kind, _STRONG, "phrases of web pages")
        return None

    def _units(self, words: list[str]) -> list[Match]:
        """The phrases that a line consists of wholly, with nothing but numbers and separators between; or none."""
        units: list[Match] = []
        position = 0
        while position < len(words):
            match = match_at(words, position)
            if match is not None and not (match.kind == "page" and len(match.words) == 1):
                units.append(match)
                position += match.length
            elif words[position] in _FILLER or (units and words[position] in cue_words("time")):
                position += 1
            else:
                return []
        return units

    def _time(self, line: Line, index: int) -> Verdict | None:
        words = line.words
        if len(words) > 14 or not all(word in "#@" or word in cue_words("time") for word in words):
            return None
        clock = _CLOCK.search(line.text) is not None
        if "@" in words and clock and ("|" in line.text or "(GMT" in line.text or "(UTC" in line.text):
            return Verdict(index, "time", _STRONG, "a date and a time of day in fields")
        if "@" in words and clock:
            return Verdict(index, "time", 2.0, "a date and a time of day")
        if clock or "@" in words:
            return Verdict(index, "time", 0.75, "a time")
        return None

    def _cues(self, line: Line, index: int) -> Verdict | None:
        if len(_sentences(line.text)) > 2:
            return None
        words = line.words
        table = cues()
        score = 0.0
        kinds: dict[str, float] = defaultdict(float)
        evidence: Counter[str] = Counter()
        lower = line.text.lower()
        tokens = [word for word in words if word not in ("#", "@", ":")]
        openers = [piece.split()[0] for piece in _CLAUSE.split(lower) if piece.split()]
        acts = sum(
            any(each == "act" for each, _, _ in table.get(word.strip("\"'“”.,!?"), ())) for word in openers
        )
        score += min(1.5, acts * 0.85)
        for deictic in {match.group(2) for match in _DEICTIC.finditer(lower)}:
            evidence["deixis"] += 1
            kinds["feedback"] += 0.4
            score += 0.75
            tokens = [word for word in tokens if word != deictic]
        seen: set[str] = set()
        for word in tokens:
            for each, kind, weight in table.get(word, ()):
                if each not in _WEIGHED or word in seen:
                    continue
                seen.add(word)
                evidence[each] += 1
                if each in ("object", "state"):
                    kinds[kind] += weight
                    score += weight
                elif each == "reader":
                    score += weight if evidence[each] <= 2 else 0
                else:
                    score += weight if evidence[each] <= 4 else 0
        objects = evidence["object"]
        if (
            not kinds
            or not (objects or evidence["deixis"])
            or objects + evidence["state"] + evidence["deixis"] + acts < 2
        ):
            return None
        if not acts and not evidence["deixis"] and not _OURS.search(line.text):
            return None
        content = [word for word in dict.fromkeys(tokens) if word not in FUNCTION_WORDS or word in table]
        known = sum(
            any(each in ("act", "object", "state") for each, _, _ in table.get(word, ())) for word in content
        )
        known += evidence["deixis"]
        if known > 1 and 4 * known >= 3 * (len(content) + evidence["deixis"]):
            score += 0.9
        elif not (evidence["reader"] or evidence["deixis"] or evidence["state"]):
            score -= 0.75
        if len(tokens) > 16:
            score -= 0.5 if len(tokens) <= 20 else 1.0
        if line.text[-1] == "." and not acts:
            score -= 0.5 if evidence["reader"] or evidence["deixis"] else 1.5
        if not line.ends_sentence:
            score += 0.4
        if line.text[-1] in ",;:":
            score -= 1
        if line.text[-1] == "." and not _OURS.search(line.text) and has_clause(line.text):
            score -= _STRONG  # a statement that speaks neither of the page nor for it
        return Verdict(index, max(kinds, key=lambda kind: kinds[kind]), round(score, 2), _CUES)

    # -- place and neighbours ------------------------------------------------------------------

    def _placed(self, verdict: Verdict) -> Verdict:
        line = self.page.lines[verdict.index]
        score = verdict.score
        phrase = verdict.reason != _CUES
        head, tail = self.page.in_head(verdict.index), self.page.in_tail(verdict.index)
        if tail and (phrase or self._tail_is_furniture):
            score += 0.75
        elif head and verdict.index > 0:
            score += 0.5
        elif verdict.reason == _LABEL:  # a heading may read so
            score -= 0 if _OURS.search(line.text) else 0.5
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
            score -= 1.5 if phrase else _STRONG
        if (
            verdict.kind == "more"
            and [w for w in line.words if w not in "#edit"][:2] in _CROSS_REFERENCES
            and self.genre.has_apparatus
        ):
            score -= _STRONG
        if verdict.kind == "time" and not (head or tail):
            score -= 1.5 if verdict.score < _STRONG else 0
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
                return i not in self.base or self.base[i].reason == _CUES
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
                extra = max(bonus, 1.5) if verdict.reason != _CUES else bonus
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
                    found[j] = Verdict(j, "more", _STRONG, "it stands in a list of links")
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
        times = [i for i in inside if base[i].kind == "time" and base[i].score < _STRONG]
        again: Counter[str] = Counter()
        for i in base:
            if base[i].kind == "more" and i < last:
                again[" ".join(self.page.lines[i].words)] += 1
        dropped = set(times) if len(times) > 1 else set()
        dropped |= {i for i in base if again[" ".join(self.page.lines[i].words)] > 1}
        return {i: verdict for i, verdict in base.items() if i not in dropped}


_QUOTED_WORDS = re.compile(r"[\"“‘'«„]\s?((?:\w+(?:['’-]\w+)? ?){1,6})")


def quoted_in(text: str, words: str) -> bool:
    """Whether a text somewhere quotes some words, in whatever case: it writes about them."""
    return " ".join(_WORD.findall(words.lower())[:6]) in _quoted(text)


@lru_cache(maxsize=2)
def _quoted(text: str) -> frozenset[str]:
    """The first one to six words of everything between quotation marks."""
    found: set[str] = set()
    for match in _QUOTED_WORDS.finditer(text.lower()):
        words = _WORD.findall(match.group(1))
        found.update(" ".join(words[:n]) for n in range(1, len(words) + 1))
    return frozenset(found)


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


_DIGIT = re.compile("[0-9]")
_PLAIN = str.maketrans("‘’“”–—…", "''\"\"--.")


def _words(text: str) -> list[str]:
    """The words in lower case, with plain punctuation inside."""
    return _WORD.findall((text if text.isascii() else text.translate(_PLAIN)).lower())


@cache
def _counts() -> tuple[TokenMemo[int], TokenMemo[int]]:
    """How many words of the gate a token holds, and how many that "this" or "the" may point at."""
    return TokenMemo(partial(_count, _gate())), TokenMemo(partial(_count, _POINTED_AT))


def _count(sought: frozenset[str], token: str) -> int:
    return sum(map(sought.__contains__, _words(token)))


@lru_cache(maxsize=1024)
def _gates(text: str) -> tuple[bool, bool]:
    """Whether a line may match a phrase, and whether it holds two cues: all that most lines are asked."""
    head = _WORD.search(text)
    if head is None:
        return False, False
    cue_counts, pointed_at = _counts()
    tokens = text.split()
    two_cues = sum(map(cue_counts.__getitem__, tokens)) > 1 or (
        sum(map(pointed_at.__getitem__, tokens)) > 0 and _DEICTIC.search(text.lower()) is not None
    )
    phrase = (
        "#" in text
        or "@" in text
        or (len(text) <= MANY_CHARACTERS and _DIGIT.search(text) is not None)
        or _may_hold_phrase(_words(head.group())[0], text)
    )
    return phrase, two_cues


def _may_hold_phrase(first: str, text: str) -> bool:
    """Whether phrases begin with the first word of a line and the line holds what one of them needs."""
    if not text.isascii() and not text.translate(_PLAIN).isascii():
        begins = normalise(text.split(maxsplit=1)[0])[:1]
        return not text[0].isalpha() or not begins or begins[0] in phrases() or begins[0][0] in phrases()
    spellings = (
        (first,) if first.isalpha() else (first.replace("'", "\u02bc"), first.partition("-")[0], "#", "@")
    )
    long = len(text) > MANY_CHARACTERS
    needed = [each for each in (anchors(spelling, long) for spelling in spellings) if each is not None]
    if not needed:
        return False
    words = _words(text)
    return any(not each or not each.isdisjoint(words) for each in needed)


_NAME_LABEL = re.compile(r"[^:：=]*[:：=]")


def _is_name(text: str) -> bool:
    """Whether what follows the label is a name rather than a description or speech."""
    label = _NAME_LABEL.match(text)
    words = text[label.end() :].split() if label else text.split()[1:]
    small = cue_words("name")
    if not words or len(words) > 9 or (text.rstrip()[-1:] in ".?!" and len(words) > 4):
        return False
    return all(
        not _NAME.match(word) or not word[0].islower() or word.lower().strip(".,") in small for word in words
    )
