"""Showing untrusted text to people: nothing invisible, nothing that commands a terminal, not too long."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleantext.finding import Finding
from cleantext.result import Result

#: Control, format (bidirectional ones among them), surrogate and unassigned characters; line and
#: paragraph separators.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"})
_SUSPECT = re.compile("[^ -~]")
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}

#: Longest stretch of a text that a report for people quotes, in characters.
QUOTED = 160
#: Unchanged characters that such a report shows on either side of a finding.
AROUND = 32


def visible(text: str, keep: str = "") -> str:
    r"""The text with every invisible character written as an escape, such as ``\n`` or ``\u202e``.

    Args:
        text: any text.
        keep: characters that stay as they are.
    """
    if text.isprintable():
        return text
    return _SUSPECT.sub(lambda match: match[0] if match[0] in keep else _escape(match[0]), text)


def _escape(character: str) -> str:
    if unicodedata.category(character) not in _INVISIBLE:
        return character
    if character in _SHORT:
        return _SHORT[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def quoted(text: str) -> str:
    """The text made visible, with the middle of a long one left out."""
    if len(text) > QUOTED:
        half = QUOTED // 2
        return f"{visible(text[:half])} […] {visible(text[-half:])}"
    return visible(text)


def surroundings(result: Result, finding: Finding) -> tuple[str, str]:
    """What stands before and behind a finding in the original, made visible."""
    before = result.original[max(0, finding.start - AROUND) : finding.start]
    behind = result.original[finding.end : finding.end + AROUND]
    return visible(before), visible(behind)


def located(result: Result) -> Iterator[tuple[Finding, int, int]]:
    """The findings in order, each with its 1-based line and column in the original."""
    line, start, position = 1, 0, 0  # `start` is where the line begins
    for finding in result.findings:
        breaks = result.original.count("\n", position, finding.start)
        if breaks:
            line += breaks
            start = result.original.rfind("\n", position, finding.start) + 1
        position = max(position, finding.start)
        yield finding, line, finding.start - start + 1


def kind(finding: Finding) -> str:
    """What a finding is: a ``repair``, a ``proposal`` (not applied at this fix level) or a ``flag``."""
    if finding.applied:
        return "repair"
    return "flag" if finding.replacement is None else "proposal"


def verdict(result: Result) -> str:
    """The profile in a line, such as ``quality 0.71, scraped (certainty 0.64): WEB 80%, SPC 20%``."""
    profile = result.profile
    families = sorted(profile.families, key=lambda family: -profile.families[family])
    shares = ", ".join(f"{visible(family)} {profile.families[family]:.0%}" for family in families)
    line = f"quality {profile.quality:.2f}, {profile.kind} (certainty {profile.certainty:.2f})"
    return f"{line}: {shares}" if shares else line


def codes(finding: Finding) -> str:
    """The rule's code, followed by those of the rules that took part."""
    return "+".join((finding.rule, *finding.also))
