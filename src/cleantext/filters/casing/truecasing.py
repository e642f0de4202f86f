"""How likely a capital inside a sentence is damage: a small log-linear model over the word, its neighbours and its document.

English writes common words with a capital in names, titles and defined terms; a seam leaves one on any word. Each sign
(:func:`signs`) adds its weight, in units of log-odds, to the sum; ``truecasing_weights.tsv`` has the weights and says
where they come from. The prior is that of a text that shows damage elsewhere: ask only there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from math import exp
from pkgutil import get_data

from cleantext.document import Document
from cleantext.lexicon import (
    FUNCTION_WORDS,
    given_names,
    is_word,
    number,
    proper_case,
    surnames,
    tag_share,
    tags,
    usual_tag,
    verb_forms,
    words_of,
    zipf,
)

#: A word with one capital inside running text; what stands in front of it and behind it is read by :func:`signs`.
CANDIDATE = re.compile(r" (?<=[\w,;’')] )([A-Z][a-z]+)(?![\w’'-]|\.\w)")
_BEFORE = re.compile(r"([\w’'&.-]+)([,;’')]?) \Z")
_BEHIND = re.compile(r"([,.;:!?)”\"]*)(?:[ \u00a0]([\w’'$€£&-]+))?")
_SUFFIX = re.compile(r"(?:tion|ment|ness|ship|ity|ance|ence|ing|ed|ly|ous|ive|al|ful|er|or|ist|ism)\Z")


def probability(document: Document, match: re.Match[str]) -> float:
    """The probability (0 to 1) that the capital of a :data:`CANDIDATE` is damage, in a text that shows some."""
    weights = _weights()
    return 1 / (1 + exp(-sum(weights.get(sign, 0.0) for sign in signs(document, match))))


def candidates(document: Document) -> Iterator[re.Match[str]]:
    """Words with a capital inside a sentence that are words in lower case and no place, people, month or day."""
    known = {
        word for word in document.vocabulary.capitalised if word.istitle() and is_word(word.lower()) and not proper_case(word.lower())
    }
    for match in CANDIDATE.finditer(document.text):
        if match.group(1) in known and document.sentence_at(match.start(1))[0] < match.start(1):
            yield match


def signs(document: Document, match: re.Match[str]) -> Iterator[str]:
    """The names of the signs that speak for or against damage at one candidate."""
    text, at, word = document.text, match.start(1), match.group(1)
    lower = word.lower()
    start, end = document.sentence_at(at)
    start, end = max(start, at - 200), min(end, at + 200)
    yield "always"
    # the word
    kind = _class(lower)
    yield f"word {kind}"
    yield f"frequency {int(min(max(zipf(lower), 2), 6))}"
    share = tag_share(lower)
    names = share.get("PROPN", 0.0)
    yield "names unseen" if not share else f"names {'0' if names == 0 else '2' if names <= 0.02 else '10' if names <= 0.1 else '30' if names <= 0.3 else 'more'}"
    if suffix := _SUFFIX.search(lower):
        yield f"suffix {suffix.group()}"
    if "NOUN" in tags(lower):
        yield "plural" if "pl" in number(lower) and "sg" not in number(lower) else "singular"
    if lower in words_of("role_words"):
        yield "role"
    if lower in surnames():
        yield "surname"
    if lower in given_names():
        yield "given name"
    if lower in _often_capitalised():
        yield "often capitalised"
    if len(lower) <= 3:
        yield "short"
    # its neighbours
    before = _BEFORE.search(text, start, at)
    left, mark = before.groups() if before else ("", "")
    left_kind = _neighbour(left)
    yield f"left {left_kind}{mark and ' mark'}"
    behind = _BEHIND.match(text, match.end(), end)
    stop, right = (behind.group(1), behind.group(2) or "") if behind else ("", "")
    right_kind = "end" if stop[:1] in (".", "!", "?") or not (stop or right) else "mark" if stop else _neighbour(right)
    yield f"right {right_kind}"
    yield f"{kind} left {left_kind}"
    yield f"{kind} right {right_kind}"
    if right in ("of", "for", "and") and re.match(r" (?:of|for|and) (?:the )?[A-Z]", text[match.end() : match.end() + 12]):
        yield "name of name"
    if left in ("of", "for", "and") and re.search(r"[A-Z]\w+ (?:of|for|and) \Z", text[max(0, at - 40) : at]):
        yield "of name"
    # its sentence and document
    around = [each for each in re.findall(r"[^\W\d_]{3,}", text[start:at].partition(" ")[2] + text[match.end() : end]) if each.lower() not in FUNCTION_WORDS]
    capitals = sum(each[0].isupper() for each in around)
    yield f"capitals {min(9, 10 * capitals // max(1, len(around))) // 2}"
    yield f"lower elsewhere {min(3, document.vocabulary[lower])}"
    yield f"capital elsewhere {min(2, document.once(_capitals_inside)[word] - 1)}"
    opened = text.rfind("“", start, at)
    if opened >= 0 and text.find("”", opened, at) < 0 and at - opened < 40 and text.find("”", at, min(end + 1, at + 60)) >= 0:
        yield "short quotation"


def _capitals_inside(document: Document) -> Counter[str]:
    """How often each word stands with a capital inside running text."""
    return Counter(match.group(1) for match in CANDIDATE.finditer(document.text))


@lru_cache(maxsize=1 << 15)
def _class(lower: str) -> str:
    """The class of a word: a kind of function word, or a part of speech with its verb form."""
    for name in ("determiners", "prepositions", "coordinating_conjunctions", "subordinating_conjunctions", "auxiliaries"):
        if lower in words_of(name):
            return name
    if lower in FUNCTION_WORDS:
        return "pronouns"
    usual = usual_tag(lower) or next((each for each in ("NOUN", "VERB", "ADJ", "ADV") if each in tags(lower)), "other")
    if usual == "VERB":
        forms = verb_forms(lower)
        return "VERB past" if "past" in forms else "VERB 3sg" if "3sg" in forms else "VERB ing" if "gerund" in forms else "VERB base"
    return usual


@lru_cache(maxsize=1 << 15)
def _neighbour(word: str) -> str:
    """What stands beside the word: nothing, a number, a name, a capital on a common word, or the class of the word."""
    if not word:
        return "nothing"
    if not word[0].isalpha():
        return "number"
    lower = word.lower()
    if word[0].isupper():
        return "capital" if is_word(lower) else "name"
    if lower in ("the", "of", "a", "an", "and", "to"):
        return lower
    return _class(lower.split("’")[0].split("'")[0]) if is_word(lower.split("’")[0].split("'")[0]) else "unknown"


@cache
def _often_capitalised() -> frozenset[str]:
    data = get_data(__name__, "often_capitalised.txt") or b""
    return frozenset(line for line in data.decode("utf-8").splitlines() if not line.startswith("#"))


@cache
def _weights() -> dict[str, float]:
    data = get_data(__name__, "truecasing_weights.tsv") or b""
    rows = (line.split("\t") for line in data.decode("utf-8").splitlines() if line and not line.startswith("#"))
    return {sign: float(weight) for sign, weight in rows}
