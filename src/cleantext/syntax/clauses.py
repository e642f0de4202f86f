"""Can these words stand alone, and was this stop put inside one sentence?"""

from __future__ import annotations

from functools import lru_cache

from cleantext.syntax.features import REACH, join_features, neutral, sentence_features
from cleantext.syntax.linear import Clauses, clauses, sigmoid
from cleantext.syntax.tagger import Tagger, form, tagger
from cleantext.syntax.tokens import tokenize

__all__ = ["cannot_end", "comma_probability", "completeness", "join_probability"]

#: Most sentences and pairs whose reading is kept: the passes over a text ask about the same ones again.
_REMEMBERED = 2048
_STOPS = frozenset(".!?…")
_AROUND = _STOPS | frozenset("\"'“”‘’«»()[]")

#: Words after which an English sentence does not end: function words that want a noun or a clause after
#: them, and end fewer than one sentence in 300 of their uses in the treebank.
_CANNOT_END = frozenset((
    "a", "an", "the", "my", "his", "our", "your", "their", "its", "whose", "every",
    "and", "or", "nor", "because", "although", "unless", "whereas", "whether", "if", "lest", "than", "as",
    "amid", "amidst", "among", "amongst", "despite", "during", "into", "onto", "per", "regarding",
    "toward", "towards", "upon", "versus", "via", "vs",
))  # fmt: skip


def cannot_end(word: str) -> bool:
    """Whether a sentence cannot end in ``word``: articles, possessives, conjunctions, some prepositions.

    Prepositions that verbs leave behind (``of``, ``for``, ``with``, ``to``) can end one and are not counted.
    """
    return form(word) in _CANNOT_END


def core(words: list[str], last: bool = True) -> list[str]:
    """``words`` without quotation marks and brackets at the ends, and without the final stop."""
    start, end = 0, len(words)
    while last and end > start and (words[end - 1] in _AROUND or not words[end - 1].strip(".")):
        end -= 1
    while start < end and words[start] in _AROUND:
        start += 1
    return words[start:end]


def is_question(words: list[str]) -> bool:
    """Whether a question mark is among the last three marks."""
    return "?" in words[-3:]


@lru_cache(maxsize=_REMEMBERED)
def completeness(sentence: str) -> float:
    """Probability (0 to 1) that ``sentence`` can stand alone: it has a main clause with its own subject and
    finite verb, or is a command. Its first letter and final stop do not count. 0.0 without any word."""
    tokens = tokenize(sentence[: 20 * REACH])
    words = core(tokens)[:REACH]
    if not any(map(str.isalpha, words)):
        return 0.0
    words = neutral(words)[0]
    tags = tagger().tag([*words, "."])[:-1]
    models = clauses()
    return sigmoid(
        models.completeness.logit(sentence_features(words, tags, models.words, is_question(tokens)))
    )


def stop_features(
    left: list[str], right: list[str], question: bool, tagger: Tagger, models: Clauses
) -> tuple[list[str], tuple[float, float, float]]:
    """Features of the stop between two lists of words, both not empty; ``question``: ``right`` is one.

    Also the log odds that the left side, the right side and both as one are complete.
    """
    apart, inside = neutral(right)
    listed = models.words
    left_tags = tagger.tag([*left, "."])[:-1]
    right_tags = tagger.tag([*apart, "."])[:-1]
    both = tagger.tag([*left, *inside, "."])[:-1]
    judge = models.completeness.logit
    logits = (
        judge(sentence_features(left, left_tags, listed, False)),
        judge(sentence_features(apart, right_tags, listed, question)),
        judge(sentence_features([*left, *inside], both, listed, question)),
    )
    return join_features((left, left_tags), (apart, right_tags), both, logits, listed), logits


def sides(left: str, right: str) -> tuple[list[str], list[str], bool]:
    """The words next to a stop, at most ``REACH`` on each side, and whether the right side is a question."""
    before = core(tokenize(left[-20 * REACH :]))
    tokens = tokenize(right[: 20 * REACH])
    return before[-REACH:], core(tokens)[:REACH], is_question(tokens)


@lru_cache(maxsize=_REMEMBERED)
def _judged(left: str, right: str) -> tuple[float, float]:
    """The probabilities that a stop was inserted, and that it then stands for a comma."""
    before, after, question = sides(left, right)
    if not any(map(str.isalpha, before)) or not any(map(str.isalpha, after)):
        return 0.0, 0.0
    models = clauses()
    found, _ = stop_features(before, after, question, tagger(), models)
    return sigmoid(models.join.logit(found)), sigmoid(models.comma.logit(found))


def join_probability(left: str, right: str) -> float:
    """Probability (0 to 1) that the stop between ``left`` and ``right`` was put inside one sentence.

    ``left`` is the text of the sentence before the stop (with or without it), ``right`` what follows up to
    its own stop. The case of the first letter of ``right`` is ignored. The odds assume that 65 % of the
    stops asked about were inserted. 0.0 when one side has no word
    (``3.`` before an item of a list).
    """
    return _judged(left, right)[0]


def comma_probability(left: str, right: str) -> float:
    """Probability (0 to 1) that a comma belongs between ``left`` and ``right``, two parts of one sentence."""
    return _judged(left, right)[1]
