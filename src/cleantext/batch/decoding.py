"""Bytes to text: UTF-8 as it is, anything else by ftfy's guess, said in a finding."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.rule import Rule

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_UTF16_MARKS = (BOM_UTF16_LE, BOM_UTF16_BE)


class DecodedByGuess(Rule):
    """The bytes of a record are not UTF-8, so its encoding had to be guessed.

    Each line that is not UTF-8 is decoded as ftfy guesses; the other lines stay as they are. A byte
    order mark of UTF-16 leaves nothing to guess. Output is always UTF-8. With ``--strict`` a record
    that needs a guess goes into quarantine instead. The rule works where files are read, so it
    cannot be selected or ignored, and the library, which takes text, never reports it.
    """

    code = "ENC000"
    name = "decoded-by-guess"
    message = "The bytes are not UTF-8."
    fix = "none"
    confidence = 0.6
    examples = ()
    allows = ()

    def find(self, document: Document) -> Iterator[Finding]:
        """Nothing: a text has no bytes."""
        return iter(())

    def note(self, message: str, confidence: float) -> Finding:
        """A finding on the record as a whole."""
        return Finding(self.code, 0, 0, "", None, message, confidence, self.fix)


def decode(data: bytes, *, strict: bool = False) -> tuple[str, tuple[Finding, ...]]:
    """The text of some bytes, and a finding when they were not UTF-8.

    Valid UTF-8 is decoded as it stands: line ends and a byte order mark are part of the text.

    Args:
        data: the content of a file, or one line of one.
        strict: refuse to guess.

    Raises:
        ValueError: nothing fits, or ``strict`` and the encoding would be a guess.
    """
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        reason = f"invalid UTF-8: {error.reason} at byte {error.start}"
    rule = DecodedByGuess()
    if data.startswith(_UTF16_MARKS):
        try:
            text = data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ValueError(f"invalid UTF-16: {error.reason} at byte {error.start}") from None
        return text, (rule.note("The bytes are UTF-16, as their byte order mark says.", 1.0),)
    if strict:
        raise ValueError(reason)
    return _guess(data, rule)


def _guess(data: bytes, rule: DecodedByGuess) -> tuple[str, tuple[Finding, ...]]:
    from ftfy import guess_bytes

    pieces: list[str] = []
    guesses: dict[str, int] = {}  # encoding to the first line that needed it
    for number, line in enumerate(_LINE.findall(data), 1):
        try:
            pieces.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            text, encoding = guess_bytes(line)
            pieces.append(text)
            guesses.setdefault(encoding.removeprefix("sloppy-"), number)
    where = ", ".join(f"{encoding} (first in line {number})" for encoding, number in guesses.items())
    return "".join(pieces), (rule.note(f"Bytes that are not UTF-8 were read as {where}.", rule.confidence),)
