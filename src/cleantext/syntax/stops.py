"""Was this stop, with a capital behind it, put inside one sentence?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pkgutil import get_data

from cleantext import lexicon
from cleantext.syntax.clauses import sides, stop_features
from cleantext.syntax.features import clause_string, length, subject
from cleantext.syntax.linear import Model, clauses, sigmoid, unpack_model
from cleantext.syntax.tagger import form, tagger

__all__ = ["capital_features", "capital_join_probability"]

#: Most pairs whose reading is kept.
_REMEMBERED = 2048


def _capital_class(word: str) -> str:
    """Whether a word with a capital is one that takes none inside a sentence (``w``), may take one or none (``p``), or a name (``n``)."""
    low = word.lower()
    if word in ("I", "I'm", "I’m", "I've", "I’ve") or not word[:1].isupper():
        return word[:1] if word[:1].isdigit() else "I"
    if not lexicon.is_word(low):
        return "n"
    if lexicon.proper_case(low) or lexicon.tag_share(low).get("PROPN", 0) > 0.3 or low in lexicon.given_names() or low in lexicon.surnames():
        return "p"
    return "w"


def capital_features(left: Sequence[str], right: Sequence[str], joins: float, wholes: tuple[float, float]) -> list[str]:
    """Features of the capitals at a stop and of the words beside it, with the log odds of the model that ignores the case
    and those that each side is complete."""
    kind = _capital_class(right[0])
    run = 0
    while run < len(right) and right[run][:1].isupper():
        run += 1
    left_run = 0
    while left_run < len(left) and left[-1 - left_run][:1].isupper():
        left_run += 1
    if left_run == len(left):
        left_run -= 1
    tags = tagger()
    lt = tags.tag([*left, "."])[:-1]
    rt = tags.tag([*right, "."])
    last, first = form(left[-1]), form(right[0])
    l1, l2 = lt[-1], (lt[-2] if len(lt) > 1 else "^")
    r1, r2 = rt[0], rt[1]
    behind = rt[min(run, len(rt) - 1)]
    mark = right[run] if run < len(right) and not right[run][:1].isalnum() else ""
    chain = clause_string(rt[:-1])
    who = subject(rt[:-1])
    role = last in lexicon.words_of("role_words")
    names = f"{min(left_run, 2)}{min(run, 3)}{kind}"
    step = max(-16, min(16, round(2 * joins)))
    cl, cr = (max(-4, min(4, round(whole))) for whole in wholes)
    return [
        f"k{kind}", f"K{names}", f"K{names}{l1}", f"K{names}{role}", f"K{names}{mark}{behind}", f"KM{names}{mark}{role}", f"Kc{names}{chain[:2]}", f"Kr{names}{role}{chain[:1]}",
        f"j{step}", f"j{step}{kind}", f"j{step}{l1}", f"j{step}{r1}", f"jk{step}{names}", f"jc{step},{cl}", f"jd{step},{cr}", f"je{max(-8, min(8, round(joins)))},{cl},{cr}",
        f"cc{cl},{cr}{kind}", f"cl{cl}{names}", f"cr{cr}{names}", f"cs{cr}{who}{kind}",
        f"a{last}", f"b{first}", f"bk{first}{kind}", f"al{last}{kind}", f"ar{last}|{r1}", f"bl{l1}|{first}", f"ab{last}|{first}", f"b2{first}|{r2}", f"bc{first}|{chain[:2]}", f"ac{last}|{chain[:1]}", f"acr{last}|{cr}", f"bcl{first}|{cl}", f"bcr{first}|{cr}",
        f"t{l2} {l1}|{r1} {r2}", f"tk{l1}|{r1}{kind}", f"tn{l1}|{r1} {r2}{kind}", f"n{length(len(left))}{kind}", f"m{length(len(right))}{kind}", f"mn{length(len(right))}{chain[:1]}{kind}",
        f"q{'?' in right[-2:]}{kind}",
    ]  # fmt: skip


@lru_cache(maxsize=1)
def _model() -> Model:
    data = get_data(__name__, "stops.bin")
    if data is None:
        raise FileNotFoundError("stops.bin")
    return unpack_model(data)


def all_features(left: str, right: str) -> list[str]:
    """The features of the stop between two texts; none when one side has no word."""
    before, after, question = sides(left, right)
    if not any(map(str.isalpha, before)) or not any(map(str.isalpha, after)):
        return []
    models = clauses()
    found, wholes = stop_features(before, after, question, tagger(), models)
    return [*found, *capital_features(before, after, models.join.logit(found), wholes[:2])]


@lru_cache(maxsize=_REMEMBERED)
def capital_join_probability(left: str, right: str) -> float:
    """Probability (0 to 1) that the stop between ``left`` and ``right``, which begins with a capital, was put inside one sentence.

    The odds assume as many such stops as true borders. 0.0 when one side has no word.
    """
    found = all_features(left, right)
    return sigmoid(_model().logit(found)) if found else 0.0
