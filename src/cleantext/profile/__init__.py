"""The verdict on a text as a whole, computed from its findings and its length alone.

Every finding has points, from the scale of MQM (Freitag et al. 2021, "Experts, Errors, and Context"): 5
where meaning is lost, 1 for a smaller slip, 0.1 for punctuation, times the confidence of the rule. The
table ``weights.tsv`` holds them with the reason for each. Whether a finding was applied does not matter,
so a text has the same quality whether it is repaired or only checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import fsum, prod
from pkgutil import get_data
from typing import Any, Literal, get_args

from cleantext.finding import Finding

Kind = Literal["clean", "unclear", "machine-translated", "round-tripped", "scraped", "spun", "tokenised"]

#: All kinds: two without evidence, then those that findings speak for.
KINDS: tuple[Kind, ...] = get_args(Kind)

#: A text is treated as if so many words without damage stood behind it: one slip does not damn a line.
PRIOR_WORDS = 200
#: With so many points in 100 words a family takes half of what it can take.
HALF = 1.0
#: Evidence that may be an accident: in any text, and in each 100 words more.
ACCIDENT, ACCIDENT_PER_HUNDRED = 1.0, 0.1
#: A text of this quality counts as clean when nothing speaks for another kind.
CLEAN_QUALITY = 0.8
#: Words that are not of the text count for one place each time there are so many.
WORDS_PER_PLACE = 10


@dataclass(frozen=True, slots=True)
class Weight:
    """One row of the table.

    Attributes:
        prefix: of the codes of the rules that it is about; ``-`` for all.
        points: of one finding, in the scale of MQM.
        by_words: whether a finding counts by the words of it that do not belong to the text.
        kind: what a finding is evidence of, or None.
        evidence: how much; 0 without a kind.
        worst: the share of the quality that a family can take away; None in rows for single rules.
        reason: why.
    """

    prefix: str
    points: float
    by_words: bool
    kind: Kind | None
    evidence: float
    worst: float | None
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What the findings say about a text as a whole.

    Attributes:
        quality: from 1 (nothing found) down to 0. One more finding never raises it, and it can be
            compared between texts of any length.
        kind: what the text most probably is. ``clean`` means that hardly anything was found, which is no
            proof: good machine translation leaves no traces. ``unclear`` is damage without a sign of its
            origin.
        certainty: of the kind, from 0 to 1: its share in the evidence, and less for ``clean`` in a short text.
        damage: points of all findings in 100 words.
        families: the share of each family of rules in the points; empty when there are none.
        words: white-space separated words of the original.
    """

    quality: float
    kind: Kind
    certainty: float
    damage: float
    families: Mapping[str, float]
    words: int

    def to_dict(self) -> dict[str, Any]:
        """JSON-able; figures with four decimals."""
        return {
            "quality": round(self.quality, 4),
            "kind": self.kind,
            "certainty": round(self.certainty, 4),
            "damage": round(self.damage, 4),
            "families": {family: round(share, 4) for family, share in self.families.items()},
            "words": self.words,
        }


def profile(findings: Iterable[Finding], words: int) -> Profile:
    """Weigh the findings of one text.

    Args:
        findings: in any order, applied or not.
        words: how many words the original has.
    """
    by_family: dict[str, list[float]] = {}
    by_kind: dict[Kind, list[float]] = {}
    for finding in findings:
        for code in (finding.rule, *finding.also):
            weight = weight_of(code)
            points = weight.points * finding.confidence
            if weight.by_words:
                points *= max(1.0, _foreign_words(finding) / WORDS_PER_PLACE)
            if points > 0:
                by_family.setdefault(code[:3], []).append(points)
            if weight.kind is not None:
                by_kind.setdefault(weight.kind, []).append(weight.evidence * finding.confidence)
    # Each step below is monotone also as rounded, so that no finding raises the quality by a rounding error.
    hundreds = (words + PRIOR_WORDS) / 100
    points_by_family = {family: fsum(by_family[family]) for family in sorted(by_family)}
    kept = (1 - _loss(family, points / hundreds) for family, points in points_by_family.items())
    quality = prod(kept, start=1.0)
    total = fsum(points_by_family.values())
    shares = {family: points / total for family, points in points_by_family.items()}
    evidence = {kind: fsum(by_kind[kind]) for kind in KINDS if kind in by_kind}
    kind, certainty = _verdict(evidence, quality, words)
    damage = total * 100 / words if words else total
    return Profile(quality, kind, certainty, damage, shares, words)


@cache
def weight_of(code: str) -> Weight:
    """The row of the table that counts for a rule."""
    table = weights()
    return next(table[code[:end]] for end in range(len(code), -1, -1) if code[:end] in table)


@cache
def weights() -> Mapping[str, Weight]:
    """The table by prefix; the row for all other rules has the empty one."""
    data = get_data(__package__ or __name__, "weights.tsv") or b""
    _, *rows = (line for line in data.decode("utf-8").splitlines() if not line.startswith("#"))
    return {weight.prefix: weight for weight in map(_weight, rows)}


def _weight(row: str) -> Weight:
    prefix, points, per, kind, evidence, worst, reason = row.split("\t")
    return Weight(
        prefix.strip("-"),
        float(points),
        per == "words",
        next((known for known in KINDS if known == kind), None),
        _number(evidence) or 0.0,
        _number(worst),
        reason,
    )


def _number(cell: str) -> float | None:
    return None if cell == "-" else float(cell)


@cache
def _worst(family: str) -> float:
    row = weights().get(family) or weights()[""]
    return row.worst or 0.0


def _loss(family: str, points_per_hundred: float) -> float:
    return _worst(family) * (1 - 1 / (1 + points_per_hundred / HALF))


def _foreign_words(finding: Finding) -> int:
    """How many words of a finding do not belong to the text: those removed, or all of a flag."""
    return len(finding.original.split()) - len((finding.replacement or "").split())


def _verdict(evidence: Mapping[Kind, float], quality: float, words: int) -> tuple[Kind, float]:
    """The kind with most evidence, and its share; evidence that may be an accident decides nothing."""
    accident = ACCIDENT + ACCIDENT_PER_HUNDRED * words / 100
    against = fsum(evidence.values())
    if against > accident:
        kind = max(evidence, key=lambda each: evidence[each])
        return kind, evidence[kind] / (accident + against)
    if quality >= CLEAN_QUALITY:
        return "clean", accident / (accident + against) * words / (words + PRIOR_WORDS)
    return "unclear", 0.0
