"""Text that was decoded with the wrong encoding, repaired with ftfy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Levenshtein

from cleantext.document import Document
from cleantext.filters.encoding.context import CharacterPatternRule, paragraph
from cleantext.filters.encoding.misreading import misreadings
from cleantext.finding import Finding
from cleantext.rule import Rule

_CODEC_NAMES = {
    "latin-1": "Latin-1",
    "sloppy-windows-1250": "Windows-1250",
    "sloppy-windows-1251": "Windows-1251",
    "sloppy-windows-1252": "Windows-1252",
    "sloppy-windows-1253": "Windows-1253",
    "sloppy-windows-1254": "Windows-1254",
    "sloppy-windows-1257": "Windows-1257",
    "windows-1252": "Windows-1252",
    "iso-8859-2": "ISO-8859-2",
    "macroman": "Mac Roman",
    "cp437": "code page 437",
    "utf-8": "UTF-8",
    "utf-8-variants": "UTF-8",
}


_ABOUT_ENCODINGS = re.compile(r"\b(?:UTF-?8|UTF-?16|Unicode|charset|encodings?|mojibake|Latin-1|ISO-8859-\d+|Windows-125\d|code page)\b", re.IGNORECASE)


class Mojibake(Rule):
    """UTF-8 that was read in a one-byte encoding shows two or three odd characters for one.

    ftfy finds the encoding that makes sense of them, line by line. Only its repair of encodings is
    used: the style of quotation marks, ligatures and wide letters are none of its business here. A
    line without any character that could belong to such a sequence is never looked at. What a sentence about encodings
    sets between blanks is an example and stays.
    """

    english = False
    code = "ENC001"
    name = "mojibake"
    message = "The text was read in the wrong encoding."
    confidence = 0.97
    examples = (
        ("The cafÃ© is the townâ€™s oldest.", "The café is the town’s oldest."),
        ("The cook Nguyá»…n opened early.", "The cook Nguyễn opened early."),
        ("â€œStay,â€\x9d she said.", "“Stay,” she said."),
        ("â€œNobody asked me,â€ said the keeper.", "“Nobody asked me,” said the keeper."),
    )
    allows = (
        "The café “Zoë” opened at 5° below zero; El Niño, naïve, Ångström, Dvořák, €5, £3, ½ cup.",
        "If the page shows â€™ for an apostrophe, the encoding is UTF-8.",
        "¡Vamos! cried Îles Éparses, «Ça va», Ørsted, Ýmir.",
    )

    def applies_to(self, document: Document) -> bool:
        return bool(misreadings(document))

    def find(self, document: Document) -> Iterator[Finding]:
        for misreading in misreadings(document):
            before = document.text[misreading.start : misreading.end]
            message = _explain(misreading.steps)
            for low, high, replacement in _changes(before, misreading.reading):
                start, end = misreading.start + low, misreading.start + high
                if _is_example(document.text, start, end):
                    continue
                yield self.finding(document, start, end, replacement, message=message)


def _is_example(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands between blanks or quotation marks near a word about encodings."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return all(char in " \"“”'‘’`" for char in around) and _ABOUT_ENCODINGS.search(paragraph(text, start, end, 200)) is not None


def _changes(before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """The places in which two texts differ; neighbouring ones are joined."""
    pending: tuple[int, int, int, int] | None = None
    for step in Levenshtein.opcodes(before, after):
        if step.tag == "equal":
            continue
        if pending and _joined(before, pending[1], step.src_start):
            pending = (pending[0], step.src_end, pending[2], step.dest_end)
        else:
            if pending:
                yield pending[0], pending[1], after[pending[2] : pending[3]]
            pending = (step.src_start, step.src_end, step.dest_start, step.dest_end)
    if pending:
        yield pending[0], pending[1], after[pending[2] : pending[3]]


def _joined(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    return start - end <= 2 and not (between and between.isascii())


def _explain(plan: Iterable[tuple[str, str]]) -> str:
    """One sentence for a person, from ftfy's steps."""
    read_as = was = ""
    readings = []
    for action, what in plan:
        if action == "encode":
            read_as = _CODEC_NAMES.get(what, what)
        elif action == "decode":
            was = _CODEC_NAMES.get(what, what)
            readings.append(f"it was read as {read_as} though it was {was}")
        elif what == "decode_inconsistent_utf8":
            readings.append("parts of it were read in a one-byte encoding though they were UTF-8")
        elif what == "fix_c1_controls":
            readings.append("it was read as Latin-1 though it was Windows-1252")
    if not readings:
        return Mojibake.message
    return f"The text was read in the wrong encoding: {', then '.join(readings)}."


class MacronQuotes(CharacterPatternRule):
    """Quotation marks read as ISO-8859-13 lose two of three bytes and leave the letter ``ā``.

    The letter is damage only where it stands at both ends of one quotation, before a capital and
    behind a stop or comma; no word of Māori, Latvian or romanised Japanese is written so.
    """

    code = "ENC002"
    name = "macron-quotation-marks"
    message = "Quotation marks were read in the wrong encoding and lost two bytes."
    confidence = 0.93
    examples = (("āThe bell is cracked.ā Nobody answered.", "“The bell is cracked.” Nobody answered."),)
    allows = ("The āina and Āboltiņa, ā, are words; a mana, wahā.", "Pā Māori rose, ātahu too.")
    characters = frozenset("ā")
    pattern = re.compile(r"(?<![^\s(])ā(?=[A-Z])([^ā\n]{2,600}?[.,!?…])ā(?=[\s,.;:)]|\Z)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), f"“{match.group(1)}”")
