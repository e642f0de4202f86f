"""The lines of a whole page as numbers: what a reader sees at a glance of each line and its surroundings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import fsum, log1p, sqrt

from cleantext.lexicon import FUNCTION_WORDS
from cleantext.segmentation import paragraphs

_EDGES = "\"'“”‘’„«»‹›()[]{}<>.,;:!?…*•·|-–—_#@~/\\`©®™→›»▶►■●"
_BULLET = re.compile(r"(?:[-*•‣▪◦o+–·]|\(?\d{1,3}[.)])\s")
_DATE = re.compile(
    r"\d[:h.]\d{2}\b|\d[./-]\d{1,2}[./-]\d{2}|\b(?:19|20)\d\d\b"
    r"|\b(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]{0,6}\.? \d"
    r"|\d ?(?:min|hour|day|week|month|year)[a-z]* ago\b"
)
_FIRST_PERSON = frozenset(["i", "me", "my", "i'm", "i’m", "i've", "i’ve", "mine", "myself"])
_SECOND_PERSON = frozenset(["you", "your", "you're", "you’re", "yours", "u"])
_PAST = frozenset(["was", "were", "said", "had", "did", "told", "been", "says", "has"])
_TERMINALS = {
    ".": 1, "!": 2, "?": 2, ":": 3, "…": 4, ",": 5, ";": 5, "。": 1, "！": 2, "？": 2, "：": 3, "।": 1, "۔": 1, "؟": 2,
}  # fmt: skip
#: Scripts that write no spaces between words: so many of their characters count as one word.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f\uf900-\ufaff]+")
_UNSPACED_WORD = 2
#: So many words are taken as function words of a page's own language.
_OWN_FUNCTION_WORDS = 40
_CREDIT = re.compile(
    r"\b(?:[Gg]etty|GETTY|AFP|REUTERS|Reuters|EPA|AP|Shutterstock|Alamy|iStock|Instagram|Bloomberg|Wikimedia|Flickr|Unsplash|AAP)\b"
    r"|\b(?:[Cc]redits?|[Pp]hoto(?:graph)?s?|[Ii]mages?|[Pp]ictures?|PHOTO|IMAGE|CREDIT|[Cc]ourtesy|[Ff]oto)\b ?(?:[:/(©]|by\b|courtesy|of\b)"
    r"|\b(?:pictured|[Ff]ile (?:photo|image|picture)|[Cc]lick to|[Ss]creenshot|poses? (?:for|with))\b|\((?:left|right|center|centre|L|R)\)|, (?:left|right|center|centre),"
)
#: A short line is searched with the pattern above only when it holds one of these words, or a slash.
_CREDIT_WORDS = frozenset(
    [
        "getty", "afp", "reuters", "epa", "ap", "shutterstock", "alamy", "istock", "instagram", "bloomberg",
        "wikimedia", "flickr", "unsplash", "aap", "credit", "credits", "photo", "photos", "photograph",
        "photographs", "image", "images", "picture", "pictures", "courtesy", "foto", "pictured", "file",
        "click", "screenshot", "pose", "poses", "left", "right", "center", "centre", "l", "r",
    ]
)  # fmt: skip
_DIGIT = re.compile(r"\d")
#: So many words of a line are looked at one by one.
_LOOK = 60


@dataclass(slots=True)
class PageLine:
    """One line that is not blank, in figures.

    Attributes:
        start: offset of the first visible character.
        end: offset behind the last.
        words: its first words in lower case, without the punctuation around them.
        count: how many words it has.
        prose: whether it reads as running text.
        content: its longer words that are no function words.
        values: figures of the line alone, see :data:`OWN`.
    """

    start: int
    end: int
    words: list[str]
    count: int
    prose: bool
    content: set[str]
    values: list[float]


OWN = (
    "words", "characters", "word length", "function words", "capitals", "all capitals", "commas", "numbers",
    "sentences", "terminal", "first", "indent", "gap before", "gap behind", "separators", "address", "date",
    "first person", "second person", "past", "quotes", "credit", "copies", "known", "cohesion",
)  # fmt: skip
CAPITALS, TERMINAL, FIRST, INDENT, GAP_BEFORE, GAP_BEHIND, COPIES = (
    OWN.index(name) for name in ("capitals", "terminal", "first", "indent", "gap before", "gap behind", "copies")
)


def _terminal(line: str) -> int:
    kind = _TERMINALS.get(line[-1])
    if kind is not None:
        return 4 if kind == 1 and line.endswith("..") else kind
    if line[-1] in "\"'”’»)]" and len(line) > 1:
        return 6 if line[-2] in ".!?…" else 7
    return 0


def _first(line: str) -> int:
    head = line[0]
    if _BULLET.match(line):
        return 4
    if head.isalpha():
        return 0 if head.isupper() else 1
    if head.isdigit():
        return 2
    return 3 if head in "\"'“‘«„" else 5


def _share(words: Sequence[str], of: frozenset[str]) -> float:
    """The share of words that are of a set."""
    return 0.0 if of.isdisjoint(words) else len([word for word in words if word in of]) / len(words)


def _may_credit(line: str, words: Sequence[str]) -> bool:
    return not _CREDIT_WORDS.isdisjoint(words) or "/" in line or len(words) >= _LOOK


def page_lines(text: str) -> list[PageLine]:
    """The lines of a text that are not blank, each with its own figures."""
    lines: list[PageLine] = []
    behind = 0
    spans = paragraphs(text)
    gaps = []
    common = function_words(text, spans)
    for start, end in spans:
        gap = text.count("\n", behind, start) + text.count("\r", behind, start) - text.count("\r\n", behind, start)
        indent = start - 1 - max(text.rfind("\n", behind, start), text.rfind("\r", behind, start), behind - 1)
        gaps.append(min(gap, 5) if behind else 5)
        behind = end
        line = text[start:end]
        raw = line.split()
        count = len(raw)
        seen = raw[:_LOOK]
        unspaced = separators = quotes = 0
        if not line.isascii():
            separators = line.count("·") + line.count("•") + line.count("›") + line.count("»")
            quotes = line.count("“") + line.count("”")
            unspaced = len("".join(_UNSPACED.findall(line))) // _UNSPACED_WORD
            count += unspaced
        words = [word for each in " ".join(seen).lower().split(" ") if (word := each.strip(_EDGES))]
        some = max(1, len(words))
        function = len([word for word in words if word in common]) / some
        capital = len([each for each in seen[1:] if each[0].isupper()]) / max(1, len(seen) - 1)
        shouted = len([each for each in seen if each.isupper()]) / some
        numbers = len([word for word in words if word[0].isdigit()]) / some
        terminal = _terminal(line)
        sentences = line.count(". ") + line.count("? ") + line.count("! ") + (1 if terminal in (1, 2, 4, 6) else 0)
        prose = ((count >= 10 and terminal not in (0, 5)) or count >= 40) and (function >= 0.25 or unspaced > 8)
        lines.append(
            PageLine(
                start,
                end,
                words,
                count,
                prose,
                {word for word in words if len(word) > 3 and word not in FUNCTION_WORDS},
                [
                    min(count, 300),
                    min(end - start, 2000),
                    (end - start) / len(raw),
                    function,
                    capital,
                    shouted,
                    line.count(",") / count,
                    numbers,
                    sentences,
                    terminal,
                    _first(line),
                    min(indent, 12),
                    gaps[-1],
                    5,
                    min(9, separators + line.count("|") + line.count("  ") + line.count(" / ") + line.count(" - ") + line.count(" > ")),
                    1 if "@" in line or "://" in line or ".com" in line or "www." in line else 0,
                    1 if _DIGIT.search(line, 0, 160) and _DATE.search(line, 0, 160) else 0,
                    _share(words, _FIRST_PERSON),
                    _share(words, _SECOND_PERSON),
                    _share(words, _PAST),
                    (quotes + line.count('"')) / count,
                    1 if _may_credit(line, words) and _CREDIT.search(line, 0, 400) else 0,
                ],
            )
        )
    for page_line, gap in zip(lines, gaps[1:], strict=False):
        page_line.values[GAP_BEHIND] = gap
    _repetition(lines)
    return lines


def function_words(text: str, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
    """English function words and, for a page in another language, the commonest short words of its long lines."""
    counts = Counter(
        word for start, end in spans if end - start >= 80 for word in text[start : min(end, start + 600)].split() if word.islower()
    )
    english = sum(number for word, number in counts.items() if word in FUNCTION_WORDS)
    if 3 * english >= sum(counts.values()):
        return FUNCTION_WORDS
    own = [word for word, number in counts.most_common(_OWN_FUNCTION_WORDS) if number > 1 and len(word) <= 5]
    return FUNCTION_WORDS.union(own)


def _repetition(lines: Sequence[PageLine]) -> None:
    """Add how often each line stands on the page, and how far the running text speaks of its words."""
    keys = [" ".join(line.words) for line in lines]
    copies = Counter(keys)
    spoken = Counter(word for line in lines if line.prose for word in set(line.words))
    for line, key in zip(lines, keys, strict=True):
        own = 1 if line.prose else 0
        times = [number for word in line.content if (number := spoken.get(word, 0) - own) > 0]
        some = max(1, len(line.content))
        line.values += [min(copies[key], 9), len(times) / some, fsum(map(log1p, times)) / some]


#: Figures of a line's neighbours that are set beside its own.
_NEAR = (0, 3, 4, 8, 9, 12, 21, 24)


def rows(lines: Sequence[PageLine], lexical: Sequence[float]) -> list[list[float]]:
    """The figures of all lines with their surroundings.

    Args:
        lines: of :func:`page_lines`.
        lexical: for each line how far its words are those of articles (positive) or of page furniture.
    """
    count = len(lines)
    words = [line.count for line in lines]
    prose_words = [line.count if line.prose else 0 for line in lines]
    all_words = max(1, sum(words))
    all_prose = max(1, sum(prose_words))
    sum_words = [0, *accumulate(words)]
    sum_prose = [0, *accumulate(prose_words)]
    sum_lexical = [0.0, *accumulate(lexical)]
    sum_short = [0, *accumulate(1 if number <= 6 else 0 for number in words)]
    sum_capital = [0.0, *accumulate(line.values[CAPITALS] for line in lines)]
    sum_copies = [0, *accumulate(1 if line.values[COPIES] > 1 else 0 for line in lines)]
    prose_at = [index for index, line in enumerate(lines) if line.prose]
    low, high = densest(prose_words, 8.0)
    since = _since_prose(lines, lexical)
    alike = _alike(lines)
    gaps = sum(1 for line in lines if line.values[12] > 1) / max(1, count)
    longest = max(words, default=0)
    share = (sum_prose[high] - sum_prose[low]) / all_prose
    nothing = [0.0] * len(_NEAR) + [0.0, 0.0]
    near = [[line.values[k] for k in _NEAR] + [float(line.prose), score] for line, score in zip(lines, lexical, strict=True)]
    result = []
    for i, line in enumerate(lines):
        place = bisect_right(prose_at, i)
        before = prose_at[place - 1 - line.prose] if place - line.prose > 0 else -30
        after = prose_at[place] if place < len(prose_at) else i + 30
        row = [
            *line.values,
            lexical[i],
            float(line.prose),
            i / count,
            sum_words[i] / all_words,
            min(i, 200),
            min(count - i, 200),
            sum_prose[i] / all_prose,
            sum_prose[i],
            all_prose - sum_prose[i + 1],
            min(30, i - before),
            min(30, after - i),
            1.0 if low <= i < high else 0.0,
            max(-60, min(60, i - low)),
            max(-60, min(60, high - 1 - i)),
            share,
            count,
            all_prose,
            all_prose / all_words,
            gaps,
            longest,
            *since[i],
            alike[i],
        ]
        row += near[i - 1] if i else nothing
        row += near[i + 1] if i + 1 < count else nothing
        row += near[i - 2] if i > 1 else nothing
        row += near[i + 2] if i + 2 < count else nothing
        for reach in (4, 12):
            for a, b in ((max(0, i - reach), i), (i + 1, min(count, i + 1 + reach))):
                width = max(1, b - a)
                row += [
                    (sum_prose[b] - sum_prose[a]) / width if b > a else 0.0,
                    (sum_prose[b] - sum_prose[a]) / max(1, sum_words[b] - sum_words[a]) if b > a else 0.0,
                    (sum_lexical[b] - sum_lexical[a]) / width if b > a else 0.0,
                    (sum_short[b] - sum_short[a]) / width if b > a else 0.0,
                    (sum_capital[b] - sum_capital[a]) / width if b > a else 0.0,
                    (sum_copies[b] - sum_copies[a]) / width if b > a else 0.0,
                ]
        result.append(row)
    return result


def _since_prose(lines: Sequence[PageLine], lexical: Sequence[float]) -> list[tuple[float, float, float, float, float]]:
    """What was said since the last running text: the worst and the first wording, and that of the last line set apart.

    A list of links, of comments or of captions has a heading that says so.
    """
    result: list[tuple[float, float, float, float, float]] = []
    worst = first = heading = 0.0
    behind_worst = behind_heading = 30.0
    fresh = True
    for line, score in zip(lines, lexical, strict=True):
        result.append((worst, first, heading, behind_worst, behind_heading))
        behind_worst = min(30.0, behind_worst + 1)
        behind_heading = min(30.0, behind_heading + 1)
        if line.prose:
            worst = first = 0.0
            behind_worst = 30.0
            fresh = True
            continue
        if fresh:
            first, fresh = score, False
        if score < worst:
            worst, behind_worst = score, 0.0
        if line.count <= 8 and line.values[TERMINAL] in (0, 3) and line.values[FIRST] in (0, 1, 2):
            heading, behind_heading = score, 0.0
    return result


def _alike(lines: Sequence[PageLine]) -> list[float]:
    """For each line how many lines of its shape stand in one run with it."""
    shapes = [(line.values[FIRST], line.values[INDENT], line.values[TERMINAL], line.count.bit_length()) for line in lines]
    result = [0.0] * len(lines)
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or shapes[index] != shapes[start]:
            result[start:index] = [float(min(30, index - start))] * (index - start)
            start = index
    return result


def densest(weights: Sequence[float], cost: float) -> tuple[int, int]:
    """The run with the largest sum of weights less ``cost`` a line, as (first, behind the last)."""
    best, best_span = 0.0, (0, 0)
    running, start = 0.0, 0
    for index, weight in enumerate(weights):
        running += weight - cost
        if running <= 0:
            running, start = 0.0, index + 1
        elif running > best:
            best, best_span = running, (start, index + 1)
    return best_span


def lexical_keys(words: Sequence[str]) -> list[str]:
    """What of a line's wording the lexical weights may know: its words, its ends, all of a short line."""
    keys = list(words[:_LOOK])
    if words:
        keys += ["^" + words[0], words[-1] + "$"]
        keys += [f"{first} {second}" for first, second in pairwise(words[:13])]
        if len(words) <= 4:
            keys.append("=" + " ".join(words))
    return keys


def lexical_score(words: Sequence[str], weights: Mapping[str, float]) -> float:
    """How far a line's wording is that of articles (above 0) or of what stands around them (below)."""
    keys = lexical_keys(words)
    return sum(weights.get(key, 0.0) for key in keys) / sqrt(len(keys)) if keys else 0.0
