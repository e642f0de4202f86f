"""What a rule reports about a text: one span, what is wrong with it, and what to put there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

FixLevel = Literal["none", "unsafe", "safe"]

#: Fix levels from the most to the least cautious; a pipeline run at level L applies levels <= L.
FIX_LEVELS: tuple[FixLevel, ...] = ("none", "safe", "unsafe")


@dataclass(frozen=True, slots=True)
class Finding:
    """One place in a text that a rule objects to.

    Attributes:
        rule: code of the rule, such as ``NAM001``.
        start: offset of the first character concerned, in Unicode code points.
        end: offset behind the last character; equal to ``start`` for an insertion.
        original: the text between ``start`` and ``end``.
        replacement: what to put there, or None when the finding only flags.
        message: one sentence that a person understands.
        confidence: how sure the rule is, from 0 to 1.
        fix: ``safe`` (any careful editor would do it), ``unsafe`` (likely right) or ``none``.
        applied: whether the repaired text contains the replacement.
        also: codes of other rules that took part in the same change.

    While a rule runs, offsets refer to the document it was given; in a
    :class:`~cleantext.result.Result` they refer to the original text.
    """

    rule: str
    start: int
    end: int
    original: str
    replacement: str | None
    message: str
    confidence: float = 1.0
    fix: FixLevel = "safe"
    applied: bool = False
    also: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The fields by name, JSON-able (``also`` becomes a list)."""
        fields = asdict(self)
        fields["also"] = list(self.also)
        return fields
