"""Quotation marks that are lost, orphaned or misplaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.attribution import attribution_at, has_speech_verb
from cleantext.continuation import is_fragment
from cleantext.document import Document
from cleantext.filters.quotations.reading import TRIGGERS, QuotationRule, english_style, is_certain
from cleantext.finding import Finding
from cleantext.lexicon import words_of
from cleantext.quotation import CERTAIN, QuotedParagraph, Repair
from cleantext.rule import PatternRule, Rule


class LostCloserBeforeAttribution(QuotationRule):
    """A quotation runs into its own attribution: ``“We lost, said the captain.``

    An opening mark that nothing closes, followed by a comma and ``said Name`` or ``she said`` with a
    new quotation or the end of the sentence behind it, has lost the closing mark before ``said``.
    Quotations over several paragraphs keep their attribution outside, and people who quote themselves
    (``I said``) do so inside.
    """

    code = "QUO010"
    name = "lost-closing-mark-before-attribution"
    message = "The closing quotation mark before the attribution is lost."
    confidence = 0.93
    kinds = ("closer",)
    examples = (
        (
            "“The ice came early this year, said Piotr Malec, a fisherman. “We were not ready.”",
            "“The ice came early this year,” said Piotr Malec, a fisherman. “We were not ready.”",
        ),
        (
            "“The piano had three broken strings, she recalled in 1990.\n\nHer sister played the violin.",
            "“The piano had three broken strings,” she recalled in 1990.\n\nHer sister played the violin.",
        ),
        (
            "‘The frost stayed out, he said. ‘Is there any coal?’ ‘There is,’ said Ada. ‘Not much.’",
            "‘The frost stayed out,’ he said. ‘Is there any coal?’ ‘There is,’ said Ada. ‘Not much.’",
        ),
    )
    allows = (
        "“My father, she said, was a tailor,” Anna wrote.",
        "“I asked them, he said nothing, and I left.\n\n“Then I went home.”",
        "“It was late,” said Piotr Malec, a fisherman. “We left.”",
        "\"Of course,\" said Lamb.\n\n\"I told him at the hearing, I said, I've talked to the judge.\n\nI called him after.\"",
    )


class LostCloserAtEnd(QuotationRule):
    """A quotation that opens in the last sentence of a paragraph, or is resumed there, and never closes.

    It can end nowhere but with the paragraph. Several sentences may be in part the writer's own and are
    only flagged; when the next paragraph opens with a mark, or a closing mark comes further down, the
    quotation runs on and nothing is wrong.
    """

    code = "QUO011"
    name = "lost-closing-mark-at-end"
    message = "The closing quotation mark at the end of the paragraph is lost."
    confidence = 0.87
    kinds = ("end",)
    examples = (
        (
            "The board met. It wrote to the families that “nobody had checked the brakes.\n\nThe inquiry goes on. It is slow.",
            "The board met. It wrote to the families that “nobody had checked the brakes.”\n\nThe inquiry goes on. It is slow.",
        ),
        (
            "“My pupils do that,” said Ines Vale. “They could learn from it. So could I.\n\nThe plan is old.",
            "“My pupils do that,” said Ines Vale. “They could learn from it. So could I.”\n\nThe plan is old.",
        ),
    )
    allows = (
        "“I have waited a long time for this.\n\n“Now it is here,” he said.",
        "The board is 5\" wide and holds.",
        "He said: “It is over.\n\nWe can all go home.”",
    )


class LostOpener(QuotationRule):
    """A quotation whose closing mark is there and whose opening mark is lost.

    It began where the words that introduce it end (``she said: We had …”``, ``…,” he said. We had …”``),
    or with the paragraph, when the closing mark stands in the first sentence and an attribution or
    nothing follows it, or an attribution follows what a first person says.
    """

    code = "QUO012"
    name = "lost-opening-mark"
    message = "The opening quotation mark of this quotation is lost."
    confidence = 0.9
    kinds = ("start", "opener")
    examples = (
        (
            "The shop in the square is shut for good. It was loved by many.\n\nWe had no choice,” said Olga Banik, who runs it.",
            "The shop in the square is shut for good. It was loved by many.\n\n“We had no choice,” said Olga Banik, who runs it.",
        ),
        (
            "“The shop is shut,” said Olga Banik. We had no choice in the matter.”\n\nIt reopens in May.",
            "“The shop is shut,” said Olga Banik. “We had no choice in the matter.”\n\nIt reopens in May.",
        ),
    )
    allows = (
        "“I saw the lights.\n\nThen they went out,” said Olga Banik.",
        "I make a proposal. Let each of us bring a chair. Let us sit there.”\n\nThat is all.",
        "The so-called ‘expert” said nothing.",
        'A pipe of 5" said to be older was found.',
    )


class SingleForDouble(QuotationRule):
    """``“Are you open?’``: a single mark closes or opens what a double one began or ends."""

    code = "QUO015"
    name = "single-mark-for-double"
    message = "A single quotation mark stands where this quotation needs a double one."
    confidence = 0.92
    kinds = ("single",)
    examples = (
        ("“Is the kiosk open?’ he called.\n\n“Not yet,” said the woman.", "“Is the kiosk open?” he called.\n\n“Not yet,” said the woman."),
    )
    allows = (
        "“He asked, ‘Is the kiosk open?’” she said.",
        "“The boys’ kiosk,” he called it.",
    )


class OrphanMark(QuotationRule):
    """A mark that belongs to nothing, such as a lone opening mark after the last stop of a paragraph.

    When only fragments stand between the last closing mark and it, it is the closing mark of those words
    and the other one is misplaced; otherwise it goes. Inside a paragraph nobody can tell an orphan from
    half of a pair, so there only marks go that stand inside a quotation and could neither open nor close one.
    """

    code = "QUO013"
    name = "orphan-mark-at-end"
    message = "This quotation mark at the end of the paragraph belongs to nothing."
    confidence = 0.93
    kinds = ("orphan",)
    examples = (
        (
            "“The archive is open,” said Lena Roth, an expert on church records. “",
            "“The archive is open,” said Lena Roth, an expert on church records.",
        ),
        (
            "“They see us as a guest,” said Lena Roth, “and maybe as a partner.” As a rival at best. “",
            "“They see us as a guest,” said Lena Roth, “and maybe as a partner. As a rival at best.”",
        ),
        (
            "The mill shut for good in the spring of that year. Nobody spoke of it.\n\n“The archive is open,” she said.”",
            "The mill shut for good in the spring of that year. Nobody spoke of it.\n\n“The archive is open,” she said.",
        ),
        ("“The archive is open,” she said. “This is what happens ”when it rains.”", "“The archive is open,” she said. “This is what happens when it rains.”"),
    )
    allows = (
        "“The archive is open,” said Lena Roth. “Come in.”",
        "“The archive is open,” said Lena Roth. “It is warm.”",
    )

    def repair(self, document: Document, paragraph: QuotedParagraph, repair: Repair) -> Iterator[Finding]:
        text = document.text
        if repair.end != paragraph.end:
            if _stands_between(text, paragraph, repair):
                blank = text[repair.start - 1] == " " and text[repair.end : repair.end + 1] == " "
                yield self.finding(document, repair.start, repair.end + blank, repair.replacement, message="This quotation mark inside a quotation belongs to nothing.")
            return
        if paragraph.pairs:
            closer = max(second.at for _, second in paragraph.pairs)
            tail = text[closer + 1 : repair.start]
            if text[closer - 1] in ".!?…" and _only_fragments(tail):
                yield self.finding(
                    document,
                    closer,
                    repair.end,
                    f"{tail}{text[closer]}",
                    message="The quotation goes on to the end of the paragraph; its closing mark is misplaced.",
                    confidence=0.88,
                )
                return
        yield self.finding(document, repair.start, repair.end, repair.replacement)


def _stands_between(text: str, paragraph: QuotedParagraph, repair: Repair) -> bool:
    """Whether a mark that could neither open nor close where it stands is inside a quotation."""
    mark = next((mark for mark in paragraph.marks if mark.at == repair.start), None)
    if mark is None or min(mark.opens, mark.closes) < CERTAIN or repair.end != repair.start + 1:
        return False
    return any(first.at < mark.at < second.at for first, second in paragraph.pairs)


def _only_fragments(tail: str) -> bool:
    """Whether a short stretch behind a closing mark has no attribution and no complete sentence."""
    pieces = [piece for piece in re.split(r"(?<=[.!?…])\s+", tail.strip()) if any(map(str.isalpha, piece))]
    return (
        len(tail.split()) <= 16
        and not has_speech_verb().search(tail)
        and bool(pieces)
        and all(is_fragment(piece) for piece in pieces)
    )


class CloserBehindAttribution(PatternRule):
    """``“Nobody walks that far, she said.”``: the closing mark slipped behind the attribution.

    The quotation ends in a comma and ``she said`` before the mark. Quotations within quotations report
    speech of others and are left.
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


class EarlyCloser(Rule):
    """``“It was cold. Bring” a coat.``: the closing mark stands in the middle of a quoted sentence.

    A quotation of whole sentences does not break off between two words; the rest of its last sentence,
    which is no attribution and ends the paragraph, belongs to it.
    """

    code = "QUO016"
    name = "closing-mark-inside-sentence"
    message = "The closing quotation mark stands inside the last sentence of the quotation."
    confidence = 0.88
    examples = (
        (
            "“No speeches,” she wrote. “We have had enough of those. Bring” a cake.",
            "“No speeches,” she wrote. “We have had enough of those. Bring a cake.”",
        ),
    )
    allows = (
        "“We have had enough of those. Bring a cake” was all she wrote.",
        "“It was cold. I think” she said, and left.",
        "He calls it “a waste. Of time” and money.",
        "Mind the rule against saying “What I said I said because” and ending there.",
    )
    triggers = TRIGGERS
    _tail = re.compile(r" [a-z][\w’'-]*(?: [\w’'-]+){0,4}[.!?]\Z")

    @staticmethod
    def _breaks_off(quoted: str, tail: str) -> bool:
        """Whether a quotation of whole sentences stops inside the last one, which the tail completes."""
        last = quoted.rpartition(" ")[2]
        if len(quoted.split()) >= 5 and len(tail.split()) <= 2 and last in words_of("determiners"):
            return True
        head, stop, rest = quoted.rpartition(". ")
        if not stop or not rest[:1].isupper() or len(rest.split()) > 6 or len(head.split()) < 2:
            return False
        return not is_fragment(f"{rest}{tail}") and (" " not in rest or is_fragment(f"{rest}."))

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for paragraph in document.quotations:
            if not paragraph.pairs or not english_style(document, paragraph):
                continue
            first, last = paragraph.pairs[-1]
            tail = text[last.at + 1 : paragraph.end]
            if len(tail) > 60 or not self._tail.match(tail) or last.at != paragraph.marks[-1].at:
                continue
            quoted = text[first.at + 1 : last.at]
            if not quoted[:1].isupper() or not quoted[-1].isalpha() or not self._breaks_off(quoted, tail):
                continue
            if has_speech_verb().search(tail) or attribution_at(text, last.at + 2, paragraph.end):
                continue
            yield self.finding(document, last.at, paragraph.end, f"{tail}{text[last.at]}")


class UnbalancedMarks(Rule):
    """Quotation marks that do not pair up, where nothing settles which one is missing or too many.

    Information is lost, so this only flags; prose in which quotations run over paragraphs, and marks
    that stand for inches, are not meant.
    """

    code = "QUO030"
    name = "unbalanced-quotation-marks"
    message = "The quotation marks of this paragraph do not pair up."
    fix = "none"
    confidence = 0.7
    examples = (
        (
            "The vote was lost,” and nobody knew why. The mayor went home.\n\nThat was all.",
            "The vote was lost,” and nobody knew why. The mayor went home.\n\nThat was all.",
        ),
    )
    allows = (
        "“The first point is money.\n\n“The second is time.”",
        'A 20x24" print and a 7" single.',
        'Mind the path: "\\t" is a tab, and "C:\\temp\\" is none.\n\nIt ends here.',
    )
    triggers = TRIGGERS

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for paragraph in document.quotations:
            if not english_style(document, paragraph) or text.find("\\", paragraph.start, paragraph.end) >= 0:
                continue
            for repair in paragraph.repairs:
                if repair.kind == "floating" and document.is_segment:
                    continue  # a line cut from its text
                if not is_certain(repair):
                    yield self.finding(document, *_unpaired(paragraph, repair), None)
                    break


def _unpaired(paragraph: QuotedParagraph, repair: Repair) -> tuple[int, int]:
    """The stretch from a mark that lacks its partner to the farthest place where that could have stood."""
    before = [mark for mark in paragraph.marks if mark.at < repair.start]
    if repair.start == repair.end:
        return (before[-1].at if before else paragraph.start), max(repair.end, paragraph.start + 1)
    alone = next((mark for mark in paragraph.marks if mark.at >= repair.start), None)
    if repair.kind != "orphan" or alone is None:
        return repair.start, repair.end
    if alone.opens > alone.closes:
        return (before[-1].at + 1 if before else paragraph.start), repair.end
    behind = [mark.at for mark in paragraph.marks if mark.at > alone.at]
    return alone.at, behind[0] if behind else paragraph.end
