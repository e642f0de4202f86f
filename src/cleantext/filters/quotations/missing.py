"""Quotation marks that are lost, orphaned or misplaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.attribution import attribution_at, has_speech_verb
from cleantext.continuation import is_fragment
from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.quotation import QuotedParagraph
from cleantext.rule import PatternRule, Rule

#: What may stand between an attribution and the end of its sentence: when and where, then who the speaker is.
_ATTRIBUTION_TAIL = re.compile(
    r"(?: [^,.!?“”\"\n]{1,80})?(?:, (?:(?:an?|the|who|whose|head|[a-z]+ (?:of|at|for)|[A-Z][\w’'-]+)\b|\d\d,)[^.!?“”\"\n]{0,150})?[.!?]\s*"
)
_FINAL = re.compile(r"[.!?…]+\Z")


class LostCloserBeforeAttribution(Rule):
    """A quotation runs into its own attribution: ``“We lost, said the captain.``

    An opening mark that nothing closes, followed by a comma and ``said Name`` or ``she said`` with a
    new quotation or the end of the paragraph behind it, has lost the closing mark before ``said``.
    Quotations over several paragraphs keep their attribution outside.
    """

    code = "QUO010"
    name = "lost-closing-mark-before-attribution"
    message = "The closing quotation mark before the attribution is lost."
    confidence = 0.93
    examples = (
        (
            "“The ice came early this year, said Piotr Malec, a fisherman. “We were not ready.”",
            "“The ice came early this year,” said Piotr Malec, a fisherman. “We were not ready.”",
        ),
        (
            "“The piano had three broken strings, she recalled in 1990.\n\nHer sister played the violin.",
            "“The piano had three broken strings,” she recalled in 1990.\n\nHer sister played the violin.",
        ),
    )
    allows = (
        "“My father, she said, was a tailor,” Anna wrote.",
        "“I asked them, he said nothing, and I left.\n\n“Then I went home.”",
        "“It was late,” said Piotr Malec, a fisherman. “We left.”",
    )
    triggers = ("“", '"')

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for paragraph in document.quoted_paragraphs:
            if paragraph.regular and len(paragraph.marks) % 2 == 0:
                continue
            for index, mark in enumerate(paragraph.marks):
                if mark.side != "open":
                    continue
                following = paragraph.marks[index + 1] if index + 1 < len(paragraph.marks) else None
                if following is not None and following.side != "open":
                    continue
                limit = following.at if following else paragraph.end
                place = self._attribution(text, mark.at, limit)
                if place is not None:
                    yield self.finding(document, place, place, '"' if mark.glyph == '"' else "”")

    @staticmethod
    def _attribution(text: str, start: int, limit: int) -> int | None:
        """Where the mark belongs: behind the comma of the attribution that ends the stretch."""
        for comma in re.finditer(r"[,!?] ", text[start:limit]):
            at = start + comma.end()
            match = attribution_at(text, at, limit)
            if not match or at - start < 8:
                continue
            if _ATTRIBUTION_TAIL.fullmatch(text, match.end(), limit):
                return at - 1
        return None


class CloserBehindAttribution(PatternRule):
    """``“Nobody walks that far, she said.”``: the closing mark slipped behind the attribution.

    The paragraph holds this one quotation, which ends in a comma and ``she said`` before the mark.
    Quotations within quotations report speech of others and are left.
    """

    code = "QUO014"
    name = "closing-mark-behind-attribution"
    message = "The closing quotation mark stands behind the attribution instead of before it."
    confidence = 0.9
    examples = (
        ("“Nobody rows that far for a loaf of bread, she said.”", "“Nobody rows that far for a loaf of bread,” she said."),
    )
    allows = (
        "“She looked at me and ‘Nobody rows that far,’ she said.”",
        "“Nobody rows that far,” she said.",
    )
    triggers = (".”", '."')
    pattern = re.compile(
        r"(?<=[“\"])([^“”\"‘’\n]{12,400}[^\W\d_]), ((?:he|she|they|[A-Z][\w-]+(?: [A-Z][\w-]+)?) (?:said|says|added|recalled|explained|noted))\.([”\"])(?=\s|$)"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        words = match.group(1)
        if words.lower().count(" that ") and words.split()[-1].lower() == "that":
            return None
        return self.finding(document, match.end(1), match.end(), f",{match.group(3)} {match.group(2)}.")


class LostCloserAtEnd(Rule):
    """A quotation that opens in the last sentence of a paragraph and never closes.

    Words that are quoted as part of the sentence (they start in lower case) end with it, so the closing
    mark goes there. Quoted sentences may run on into the next paragraph and are only flagged; when that
    opens with a mark of its own they do, and nothing is wrong.
    """

    code = "QUO011"
    name = "lost-closing-mark-at-end"
    message = "The closing quotation mark at the end of the paragraph is lost."
    confidence = 0.85
    examples = (
        (
            "The board wrote to the families that “nobody had checked the brakes.\n\nThe inquiry goes on.",
            "The board wrote to the families that “nobody had checked the brakes.”\n\nThe inquiry goes on.",
        ),
    )
    allows = (
        "“I have waited a long time for this.\n\n“Now it is here,” he said.",
        "The board is 5\" wide and holds.",
    )
    triggers = ("“",)

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for index, paragraph in enumerate(document.quoted_paragraphs):
            marks = paragraph.marks
            if paragraph.pending or self._closes_below(document, index):
                continue
            if paragraph.regular or paragraph.continues or len(marks) % 2 == 0 or marks[-1].glyph != "“":
                continue
            if marks[-1].side != "open" or any(m.side != ("open", "close")[i % 2] for i, m in enumerate(marks)):
                continue
            start, end = document.sentence_at(marks[-1].at)
            quoted = text[marks[-1].at + 1 : end]
            stop = _FINAL.search(quoted)
            if end != paragraph.end or start == marks[-1].at or stop is None or len(quoted.split()) < 4:
                continue
            if text[marks[-1].at - 1] != " " or not quoted[0].islower():
                yield self.finding(document, marks[-1].at, marks[-1].at + 1, None)
                continue
            yield self.finding(document, end, end, "”")


    @staticmethod
    def _closes_below(document: Document, index: int) -> bool:
        """Whether the next marks of the document close, so that the quotation may run over paragraphs."""
        following = document.quoted_paragraphs[index + 1 : index + 2]
        return bool(following) and following[0].marks[0].side != "open"


class LostOpenerAtStart(Rule):
    """A paragraph whose first quotation mark closes: the opening mark at its start is lost.

    Only when the closing mark is followed by an attribution and stands in the first sentence: then
    the quotation can have begun nowhere else.
    """

    code = "QUO012"
    name = "lost-opening-mark-at-start"
    message = "The opening quotation mark at the start of the paragraph is lost."
    confidence = 0.9
    examples = (
        ("We had no choice,” said Olga Banik, who runs the shop.", "“We had no choice,” said Olga Banik, who runs the shop."),
    )
    allows = (
        "“I saw the lights.\n\nThen they went out,” said Olga Banik.",
        "The so-called ‘expert” said nothing.",
        'A pipe of 5" said to be older was found.',
    )
    triggers = ("”",)

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for paragraph in document.quoted_paragraphs:
            marks = paragraph.marks
            first = marks[0]
            rest = marks[1:]
            if paragraph.pending or first.side != "close" or first.glyph != "”" or paragraph.continued:
                continue
            if any(mark.side != ("open", "close")[i % 2] for i, mark in enumerate(rest)) or len(rest) % 2:
                continue
            before = text[paragraph.start : first.at]
            if not before or before[-1] not in ",!?" or not before[0].isupper() or re.search(r"[.!?…] |[‘„«]", before):
                continue
            if has_speech_verb().search(before) or attribution_at(text, first.at + 2, paragraph.end) is None:
                continue
            yield self.finding(document, paragraph.start, paragraph.start, "“")


class OrphanAtEnd(Rule):
    """A lone opening mark after the last stop of a paragraph: ``… relations. “``

    It opens nothing. When a quotation is still open, or when only fragments stand between the last
    closing mark and it, it is the closing mark of those words; otherwise it goes.
    """

    code = "QUO013"
    name = "orphan-mark-at-end"
    message = "This quotation mark at the end of the paragraph belongs to nothing."
    confidence = 0.93
    examples = (
        (
            "“The archive is open,” said Lena Roth, an expert on church records. “",
            "“The archive is open,” said Lena Roth, an expert on church records.",
        ),
        (
            "“They see us as a guest,” said Lena Roth, “and maybe as a partner.” As a rival at best. “",
            "“They see us as a guest,” said Lena Roth, “and maybe as a partner. As a rival at best.”",
        ),
    )
    allows = (
        "“The archive is open,” said Lena Roth. “Come in.”",
        "“The archive is open,” said Lena Roth. “It is warm.”",
    )
    triggers = ("“", '"')

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for index, paragraph in enumerate(document.quoted_paragraphs):
            mark = paragraph.marks[-1]
            if mark.at != paragraph.end - 1 or mark.side != "loose":
                continue
            word_end = mark.at
            while text[word_end - 1].isspace():
                word_end -= 1
            if word_end <= paragraph.start or text[word_end - 1] not in ".!?…":
                continue
            others = paragraph.marks[:-1]
            if any(m.side != ("open", "close")[i % 2] for i, m in enumerate(others)):
                continue
            if len(others) % 2 or (not others and paragraph.pending):
                yield self.finding(document, word_end, mark.at + 1, "”" if mark.glyph != '"' else '"')
            elif mark.glyph != "“" or self._next_lacks_opener(document, index):
                yield self.finding(document, mark.at, mark.at + 1, None, confidence=0.7)
            elif others and self._only_fragments(text[others[-1].at + 1 : word_end]):
                tail = text[others[-1].at + 1 : word_end]
                yield self.finding(
                    document,
                    others[-1].at,
                    mark.at + 1,
                    f"{tail}”",
                    message="The quotation goes on to the end of the paragraph; its closing mark is misplaced.",
                    confidence=0.88,
                )
            else:
                yield self.finding(document, word_end, mark.at + 1, "")

    @staticmethod
    def _only_fragments(tail: str) -> bool:
        """Whether a short stretch behind a closing mark has no attribution and no complete sentence."""
        pieces = [piece for piece in re.split(r"(?<=[.!?…])\s+", tail.strip()) if piece]
        return (
            len(tail.split()) <= 16
            and not has_speech_verb().search(tail)
            and bool(pieces)
            and all(is_fragment(piece) for piece in pieces)
        )

    @staticmethod
    def _next_lacks_opener(document: Document, index: int) -> bool:
        paragraphs = document.quoted_paragraphs
        if index + 1 == len(paragraphs):
            return False
        following: QuotedParagraph = paragraphs[index + 1]
        return following.marks[0].side == "close" and following.marks[0].glyph != "“"
