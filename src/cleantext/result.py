"""The outcome of repairing one text: the repaired text and the account of every edit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cleantext.finding import Finding
from cleantext.profile import Profile, profile

#: Version of the shape that :meth:`Result.to_dict` returns.
SCHEMA = 1


@dataclass(frozen=True)
class Result:
    """A repaired text with the findings that explain it.

    Attributes:
        original: the text as it was given.
        text: the repaired text.
        findings: everything the rules reported, applied or not, ordered by start; offsets are
            Unicode code points of ``original``.
        error: why nothing was repaired although edits were proposed, else None. Only a filter
            that never settles (its own output keeps provoking it) leads here; the text is then
            returned unchanged.
    """

    original: str
    text: str
    findings: tuple[Finding, ...] = ()
    error: str | None = None

    @cached_property
    def edits(self) -> tuple[Finding, ...]:
        """The applied findings; they never overlap."""
        return tuple(finding for finding in self.findings if finding.applied)

    @cached_property
    def profile(self) -> Profile:
        """The verdict on the original as a whole: its quality, and what kind of text it is."""
        return profile(self.findings, len(self.original.split()))

    def replay(self) -> str:
        """Apply the edits to the original, right to left; always equal to :attr:`text`."""
        text = self.original
        pieces: list[str] = []
        end = len(text)
        for edit in reversed(self.edits):
            pieces.append(text[edit.end : end])
            pieces.append(edit.replacement or "")
            end = edit.start
        pieces.append(text[:end])
        return "".join(reversed(pieces))

    def undo(self) -> str:
        """Take the edits back out of the repaired text; always equal to :attr:`original`."""
        pieces: list[str] = []
        position = 0  # in the repaired text
        shift = 0  # repaired offset minus original offset
        for edit in self.edits:
            start = edit.start + shift
            pieces.append(self.text[position:start])
            pieces.append(edit.original)
            replacement = edit.replacement or ""
            position = start + len(replacement)
            shift += len(replacement) - len(edit.original)
        pieces.append(self.text[position:])
        return "".join(pieces)

    def diff(self, name: str = "text", context: int = 3) -> str:
        """Unified diff from the original to the repaired text, empty when nothing changed.

        Args:
            name: what to call the text in the ``---`` and ``+++`` lines.
            context: unchanged lines shown around each change.
        """
        from cleantext.report.unified import unified_diff

        return unified_diff(self, name=name, context=context)

    def to_dict(self) -> dict[str, Any]:
        """JSON-able account: ``schema``, ``text``, ``original``, ``profile`` and ``findings``."""
        account: dict[str, Any] = {
            "schema": SCHEMA,
            "text": self.text,
            "original": self.original,
            "profile": self.profile.to_dict(),
            "findings": [finding.to_dict() for finding in self.findings],
        }
        if self.error is not None:
            account["error"] = self.error
        return account
