"""A second look at each line of a page: what the first look made of the lines around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import fsum, log, log1p, sqrt

from cleantext.filters.boilerplate.page.features import FIRST, GAP_BEFORE, INDENT, TERMINAL, PageLine, densest

#: Lines on either side whose scores are set beside a line's own.
_NEAR = (1, 2, 3)
#: How many lines on either side are averaged.
_REACHES = (3, 8, 20)
#: A line of this many words that is likelier than this to be of the article marks where the article is.
_MARK_WORDS, _MARK = 8, 0.6
#: A line less likely than this to be of the article stands apart from it.
_APART = 0.15
#: The headline is a line of so many words, at most so many lines before the article's core.
_HEADLINE_WORDS, _HEADLINE_REACH = range(3, 26), 40


def columns(lines: Sequence[PageLine], wording: Sequence[float], scores: Sequence[float]) -> list[list[float]]:
    """The figures of the second look, one list a figure.

    Args:
        lines: the lines of the page, at least one.
        wording: for each how far its wording is that of articles.
        scores: for each the probability, at first look, that it is of the article.
    """
    count = len(lines)
    score = list(scores)
    weight = [float(min(line.count, 200) + 1) for line in lines]
    result: list[list[float]] = [score]
    for offset in _NEAR:
        blank = [0.0] * min(offset, count)
        result.append(blank + score[: count - len(blank)])
        result.append(score[offset:] + blank)
    mass = [0.0, *accumulate(map(float.__mul__, score, weight))]
    words = [0.0, *accumulate(weight)]
    lines_of = [0.0, *accumulate(score)]
    total, all_words = max(1.0, mass[-1]), max(1.0, words[-1])
    for reach in _REACHES:
        for spans in (
            [(max(0, i - reach), i) for i in range(count)],
            [(i + 1, max(i + 1, min(count, i + 1 + reach))) for i in range(count)],
        ):
            result.append([(mass[b] - mass[a]) / max(1.0, words[b] - words[a]) for a, b in spans])
            result.append([(lines_of[b] - lines_of[a]) / max(1, b - a) for a, b in spans])
    result.append([value / total for value in mass[:-1]])
    result.append([1 - value / total for value in mass[1:]])
    result.append([min(value, 3000.0) for value in mass[:-1]])
    result.append([min(mass[-1] - value, 3000.0) for value in mass[1:]])
    odds = [log(chance / (1 - chance)) for chance in (min(max(each, 1e-4), 1 - 1e-4) for each in score)]
    for growth in (log1p, sqrt):
        low, high = densest([odd * growth(each) for odd, each in zip(odds, weight, strict=True)], 0.0)
        inside = [1.0 if low <= i < high else 0.0 for i in range(count)]
        result.append(inside)
        result.append([float(max(-60, min(60, i - low))) for i in range(count)])
        result.append([float(max(-60, min(60, high - 1 - i))) for i in range(count)])
        result.append([(words[high] - words[low]) / all_words] * count)
        result.append([(mass[high] - mass[low]) / max(1.0, words[high] - words[low])] * count)
        result.append([(mass[high] - mass[low]) / total] * count)
    marked = [chance > _MARK and line.count >= _MARK_WORDS for chance, line in zip(score, lines, strict=True)]
    result += [list(each) for each in zip(*_since_mark(marked, weight), strict=True)]
    backward = [list(each) for each in zip(*_since_mark(marked[::-1], weight[::-1]), strict=True)]
    result += [each[::-1] for each in backward]
    result += _alike(lines, score, weight)
    result.append([mass[-1] / all_words] * count)
    core = (low, high) if low < high else _heaviest(score, weight)
    result += _apart(core, wording, score, weight)
    result.append(
        [
            -min(800.0, words[core[0]] - words[i]) if i < core[0] else min(800.0, max(0.0, words[i] - words[core[1]]))
            for i in range(count)
        ]
    )
    result.append([float(core[1] - core[0])] * count)
    largest = sorted(map(float.__mul__, score, weight))[-3:]
    result.append([mass[-1]] * count)
    result.append([sum(largest) / total] * count)
    result += _blocks(lines, score, weight)
    result += _indents(lines, score, weight)
    result += _topic(lines, score, core[0])
    return result


def _heaviest(score: Sequence[float], weight: Sequence[float]) -> tuple[int, int]:
    """The span of the one line that holds most of the article."""
    index = max(range(len(score)), key=lambda i: score[i] * weight[i])
    return index, index + 1


def _apart(
    core: tuple[int, int], wording: Sequence[float], score: Sequence[float], weight: Sequence[float]
) -> list[list[float]]:
    """What stands between each line and the core of the article.

    The least likely line, the worst wording, the lines that stand apart from the article, their words, and
    the longest run of them.
    """
    count = len(score)
    result = [[1.0] * count, *([0.0] * count for _ in range(4))]
    for order in (range(core[1], count), range(core[0] - 1, -1, -1)):
        least, worst, apart, held, run, longest = 1.0, 0.0, 0.0, 0.0, 0.0, 0.0
        for i in order:
            for column, value in zip(result, (least, worst, apart, held, longest), strict=True):
                column[i] = value
            least, worst = min(least, score[i]), min(worst, wording[i])
            if score[i] < _APART:
                apart, held, run = min(60.0, apart + 1), min(500.0, held + weight[i]), min(30.0, run + 1)
                longest = max(longest, run)
            else:
                run = 0.0
    return result


def _blocks(lines: Sequence[PageLine], score: Sequence[float], weight: Sequence[float]) -> list[list[float]]:
    """How the rest of each line's block was judged, the block's size, and how its neighbours were judged.

    A block is a run of lines without a blank line between them.
    """
    block = [0, *accumulate(1 if line.values[GAP_BEFORE] > 1 else 0 for line in lines[1:])]
    last = block[-1]
    mass, words, size = [0.0] * (last + 1), [0.0] * (last + 1), [0] * (last + 1)
    for i, chance, each in zip(block, score, weight, strict=True):
        mass[i] += chance * each
        words[i] += each
        size[i] += 1
    judged = [one / all_ for one, all_ in zip(mass, words, strict=True)]
    return [
        [
            (mass[i] - chance * each) / (words[i] - each) if size[i] > 1 else chance
            for i, chance, each in zip(block, score, weight, strict=True)
        ],
        [float(min(40, size[i])) for i in block],
        [words[i] / size[i] for i in block],
        [judged[i - 1] if i else 0.0 for i in block],
        [judged[i + 1] if i < last else 0.0 for i in block],
    ]


def _indents(lines: Sequence[PageLine], score: Sequence[float], weight: Sequence[float]) -> list[list[float]]:
    """How the other lines that start as far from the margin were judged, and their share of the article."""
    mass: dict[float, float] = defaultdict(float)
    words: dict[float, float] = defaultdict(float)
    indents = [line.values[INDENT] for line in lines]
    for indent, chance, each in zip(indents, score, weight, strict=True):
        mass[indent] += chance * each
        words[indent] += each
    total = max(1e-6, sum(mass.values()))
    return [
        [
            (mass[indent] - chance * each + 0.3) / (words[indent] - each + 1)
            for indent, chance, each in zip(indents, score, weight, strict=True)
        ],
        [mass[indent] / total for indent in indents],
    ]


def _topic(lines: Sequence[PageLine], score: Sequence[float], low: int) -> list[list[float]]:
    """Whether the article rather than the rest of the page speaks of each line's words, and its likeness to the headline."""
    said: dict[str, float] = defaultdict(float)
    times: dict[str, int] = defaultdict(int)
    for line, chance in zip(lines, score, strict=True):
        for word in line.content:
            said[word] += chance
            times[word] += 1
    topic = [
        fsum([(said[word] - chance + 0.3) / times[word] for word in line.content]) / len(line.content) if line.content else -1.0
        for line, chance in zip(lines, score, strict=True)
    ]
    headline: set[str] = set()
    most = 0.0
    for line, chance in list(zip(lines, score, strict=True))[max(0, low - _HEADLINE_REACH) : low + 3]:
        if line.count in _HEADLINE_WORDS and len(line.content) > 1:
            value = fsum([log1p(max(0.0, said[word] - chance)) for word in line.content]) / sqrt(len(line.content) + 1)
            value *= 0.8 if line.values[TERMINAL] else 1.2
            if value > most:
                most, headline = value, line.content
    likeness = [
        len(line.content & headline) / min(len(line.content), len(headline)) if line.content and headline else 0.0
        for line in lines
    ]
    return [topic, likeness, [most] * len(lines)]


def _since_mark(marked: Sequence[bool], weight: Sequence[float]) -> Iterator[tuple[float, float]]:
    """For each line the lines and the words since the last marked one, both bounded."""
    passed, words = 30.0, 999.0
    for mark, each in zip(marked, weight, strict=True):
        yield passed, words
        passed, words = (1.0, 0.0) if mark else (min(30.0, passed + 1), min(999.0, words + each))


def _alike(lines: Sequence[PageLine], score: Sequence[float], weight: Sequence[float]) -> list[list[float]]:
    """How the other lines of the page that are shaped like this one were judged, and how much they hold."""
    shapes = [
        (line.values[FIRST], line.values[INDENT], line.values[TERMINAL], line.count.bit_length()) for line in lines
    ]
    mass: dict[tuple[float, ...], float] = defaultdict(float)
    words: dict[tuple[float, ...], float] = defaultdict(float)
    for shape, chance, each in zip(shapes, score, weight, strict=True):
        mass[shape] += chance * each
        words[shape] += each
    return [
        [
            (mass[shape] - chance * each + 0.3) / (words[shape] - each + 1)
            for shape, chance, each in zip(shapes, score, weight, strict=True)
        ],
        [log1p(words[shape]) for shape in shapes],
    ]
