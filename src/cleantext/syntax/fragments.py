"""Was this short sentence torn out of a longer one, or did it lose a part of it?"""

from __future__ import annotations

from functools import lru_cache
from pkgutil import get_data

from cleantext import lexicon
from cleantext.syntax.clauses import core
from cleantext.syntax.features import REACH, clause_string, length, neutral, sentence_features, subject
from cleantext.syntax.linear import Model, clauses, sigmoid, unpack_model
from cleantext.syntax.tagger import form, tagger
from cleantext.syntax.tokens import tokenize

__all__ = ["features_of", "torn_probability"]

_REMEMBERED = 2048
_VERBAL = ("VERB", "AUX")


def features_of(sentence: str) -> list[str]:
    """The features of a sentence; none when it has no word."""
    words = core(tokenize(sentence))[:REACH]
    if not any(map(str.isalpha, words)):
        return []
    words = neutral(words)[0]
    tags = tagger().tag([*words, "."])[:-1]
    models = clauses()
    found = sentence_features(words, tags, models.words, False)
    whole = models.completeness.logit(found)
    step, coarse = max(-16, min(16, round(2 * whole))), max(-3, min(3, round(whole / 2)))
    forms = [form(word) for word in words]
    n, chain, who = length(len(words)), clause_string(tags), subject(tags)
    found += [
        f"Z{step}", f"Z{step},{n}", f"Z{coarse},{chain[:2]}", f"Z{coarse},{tags[0]}", f"Z{coarse},{who}", f"Z{coarse},{tags[-1]},{n}",
        f"A{forms[0]}", f"A{forms[0]},{n}", f"A{forms[0]},{coarse}", f"A{forms[0]},{chain[:2]}", f"O{forms[-1]}", f"O{forms[-1]},{n}", f"O{forms[-1]},{chain[-1:]}",
        f"T{' '.join(tags)}", f"Tn{n},{chain}", f"Tw{n},{tags[0]},{tags[-1]}", f"Tx{chain[:2]},{tags[0]},{tags[-1]}",
    ]  # fmt: skip
    padded = [*tags, "$", "$"]
    for number, (word, kind) in enumerate(zip(forms, tags, strict=True)):
        if kind.startswith(_VERBAL):
            after, next_word = padded[number + 1], forms[number + 1] if number + 1 < len(forms) else "$"
            # what a verb takes behind it
            found += [f"V{word},{after}", f"V{word},{next_word}", f"Vb{word},{tags[number - 1] if number else '^'}", f"Vk{kind},{after},{padded[number + 2]}"]
            bases = "".join(sorted(lexicon.verb_forms(word)))
            found.append(f"Vf{bases},{after},{n}")
        elif kind in ("ADP", "SCONJ", "PART.to", "CCONJ"):
            found.append(f"P{word},{padded[number + 1]}")
            found.append(f"Pb{word},{tags[number - 1] if number else '^'}")
    for one, other in zip(["^", *forms], [*forms, "$"], strict=True):
        found.append(f"D{one} {other}")
    return found


@lru_cache(maxsize=1)
def _model() -> Model:
    data = get_data(__name__, "fragments.bin")
    if data is None:
        raise FileNotFoundError("fragments.bin")
    return unpack_model(data)


@lru_cache(maxsize=_REMEMBERED)
def torn_probability(sentence: str) -> float:
    """Probability (0 to 1) that a short sentence of running text was torn, for as many torn ones as others."""
    found = features_of(sentence)
    return sigmoid(_model().logit(found)) if found else 0.0
