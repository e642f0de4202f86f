"""A second look at each line of a page: what the first look made of the lines around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import log, log1p, sqrt

from cleantext.filters.boilerplate.page.features import FIRST, INDENT, TERMINAL, PageLine, densest

#: Lines on either side whose scores are set beside a line's own.
_NEAR = (1, 2, 3)
#: How many lines on either side are averaged.
_REACHES = (3, 8, 20)
#: A line of this many words that is likelier than this to be of the article marks where the article is.
_MARK_WORDS, _MARK = 8, 0.6


def columns(lines: Sequence[PageLine], scores: Sequence[float]) -> list[list[float]]:
    """The figures of the second look, one list a figure.

    Args:
        lines: the lines of the page.
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
    return result


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
