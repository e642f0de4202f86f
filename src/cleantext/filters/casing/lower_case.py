"""Capitals that were lost: sentence starts and the pronoun I."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from cleantext.attribution import speaker_at, speech_verbs
from cleantext.continuation import REACH, stands_alone
from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import is_word, words_of
from cleantext.rule import PatternRule, Rule
from cleantext.segmentation import word_before

#: Words that are left when the first letter of ``They``, ``For``, ``The`` … is lost: no capital mends them.
_CUT = frozenset(["hey", "or", "he", "his", "hen", "here", "hat", "hose", "hem", "hough", "ow", "hy", "ho", "f", "t", "s", "n", "hile", "hich", "which"])
_ENDS = ".!?”’»\""
_FIRST = re.compile(r"[^\W\d_]+(?:[’'-][a-z]+)*(?=[ ,])")


class LowerCaseParagraphStart(Rule):
    """A paragraph of prose that starts in lower case behind one that ended with a stop.

    The paragraph must be a complete sentence at its start and end in a stop, and the document must
    otherwise start its paragraphs with capitals; verse, lists, definitions, brands and code do not. In a text that shows
    damage elsewhere the sentence may be short, and begin with a word that the lexicon does not have.
    """

    code = "CAS010"
    name = "lower-case-paragraph-start"
    message = "This paragraph starts in lower case."
    confidence = 0.92
    examples = (
        (
            "The lake froze early this year.\n\nfishermen say that the ice is too thin to walk on. They wait.\n\nThe school is closed.",
            "The lake froze early this year.\n\nFishermen say that the ice is too thin to walk on. They wait.\n\nThe school is closed.",
        ),
        (
            "They met on monday.It rained on tuesday.\n\nmelidonis hopes to return.\n\nThe school is closed.",
            "They met on Monday. It rained on Tuesday.\n\nMelidonis hopes to return.\n\nThe school is closed.",
        ),
    )
    allows = (
        "The lake froze early this year.\n\niPhone users say that the ice is too thin to walk on.\n\nThe school is closed.",
        "The lake froze early.\n\nand nobody came to see it freeze\n\nThe school is closed.",
        "apples are red.\n\npears are green.\n\nplums are blue and sweet in the late summer.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        paragraphs = document.paragraphs
        lower = [start for start, _ in paragraphs if text[start].islower()]
        if not lower or len(lower) * 5 > len(paragraphs) + 2:
            return
        for (_, before), (start, end) in pairwise(paragraphs):
            if not text[start].islower() or text[before - 1] not in _ENDS or text[end - 1] not in _ENDS:
                continue
            match = _FIRST.match(text, start, end)
            word = match.group() if match else ""
            if not word or word in _CUT or word in speech_verbs() or word in words_of("brands_lowercase"):
                continue
            if not is_word(re.split("[’'-]", word)[0]) and not (document.damaged and len(word) > 3):
                continue
            first = document.sentence_at(start)
            if len(text[first[0] : first[1]].split()) < (3 if document.damaged else 6):
                continue
            yield self.finding(document, start, start + 1, text[start].upper())


class LowerCaseSentenceStart(PatternRule):
    """``How long will it last? experts are divided.``: a sentence behind a question or an exclamation starts in lower case.

    It must be a sentence by itself, and the text damaged: some writers go on behind such a mark.
    """

    code = "CAS012"
    name = "lower-case-sentence-start"
    message = "This sentence starts in lower case."
    confidence = 0.88
    examples = (
        (
            "They met on monday.It rained on tuesday. How long will it last? the engineers are divided.",
            "They met on Monday. It rained on Tuesday. How long will it last? The engineers are divided.",
        ),
    )
    allows = (
        "How long will it last? the engineers are divided.",
        "They met on Monday .It rained. What a day! he thought, and closed the door.",
        "They met on Monday .It rained. The shop sells Yahoo! shirts are cheap there.",
    )
    triggers = ("? ", "! ")
    pattern = re.compile(r"(?<=[a-z])[!?] ([a-z]+)(?= [a-z])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text, at = document.text, match.start(1)
        if not document.damaged or not word_before(text, match.start()).islower() or match.group(1) in words_of("brands_lowercase"):
            return None
        end = document.sentence_at(at)[1]
        paragraph = document.paragraph_at(at)[0]
        if speaker_at(text, at, end) or text.count("“", paragraph, at) > text.count("”", paragraph, at) or text.count('"', paragraph, at) % 2:
            return None
        right = text[at : min(end, at + REACH)]
        return self.finding(document, at, at + 1, text[at].upper()) if stands_alone(right) else None


class LowerCaseI(PatternRule):
    """The pronoun ``I`` in lower case, in a text that otherwise writes it with a capital or only once so."""

    code = "CAS011"
    name = "lower-case-pronoun-i"
    message = "The pronoun I takes a capital."
    confidence = 0.95
    examples = (("She asked me and i said that i'm not sure. I am still not.", "She asked me and I said that I'm not sure. I am still not."),)
    allows = (
        "Items (i) and (ii), for i in range, the ith value and e.g. i-th.",
        "i am tired and i know that i am not alone, i said",
        "Let i be a whole number; then i is even.",
    )
    triggers = (" i ", " i'", " i’", "\ni ")
    pattern = re.compile(
        r"(?<=[a-z,;] )i(?=(?:['’](?:m|ve|ll|d)\b)| (?:am|was|have|had|think|know|want|said|told|will|would|can|could|do|did|don['’]t|feel|went|see|saw|love|like|need|hope)\b)"
    )

    def find(self, document: Document) -> Iterator[Finding]:
        lower = len(re.findall(r"(?<=[a-z,;.] )i(?=[ '’])", document.text))
        if lower > 2 and lower > len(re.findall(r"\bI(?=[ '’])", document.text)):
            return
        yield from super().find(document)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), "I")
