"""Sentences glued together, and numbers of list items glued to their text."""

from __future__ import annotations

import re

from cleantext.attribution import speech_verbs
from cleantext.continuation import has_clause
from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import FUNCTION_WORDS, is_word, proper_case, usual_tag, words_of, zipf
from cleantext.rule import PatternRule
from cleantext.segmentation import word_before
from cleantext.vocabulary import Shape


class MissingSpaceBetweenSentences(PatternRule):
    """A stop glued to the capital of the next sentence: two translated pieces were joined without a space.

    The word before must be an ordinary lower-case word, number or closing mark, and the word behind
    must open sentences or stand as a word of its own; names of sites, files and frameworks
    (``Booking.com``, ``Node.js``, ``ASP.NET``, ``Contour.Focus``) have neither.
    """

    code = "SEN001"
    name = "missing-space-between-sentences"
    message = "A space is missing between two sentences."
    confidence = 0.95
    examples = (
        ("The bakery opens at six.By noon it is empty.", "The bakery opens at six. By noon it is empty."),
        ("Was it worth it?The answer is no.", "Was it worth it? The answer is no."),
        ("“We are done.”The room fell silent.", "“We are done.” The room fell silent."),
        ("It was built in 1920.The roof came later.", "It was built in 1920. The roof came later."),
        ("She laughed.Marek did not.", "She laughed. Marek did not."),
        ("The turnout was 66%.The mayor called it a triumph.", "The turnout was 66%. The mayor called it a triumph."),
        ("The ferryman died last year, aged 89.The ferry outlived him.", "The ferryman died last year, aged 89. The ferry outlived him."),
        (
            "They met on monday.It rained on tuesday.The visitors find it.Press the bell and wait for the guard.",
            "They met on Monday. It rained on Tuesday. The visitors find it. Press the bell and wait for the guard.",
        ),
        ("The road was built by the Romans under NERO.They used basalt.", "The road was built by the Romans under NERO. They used basalt."),
    )
    allows = (
        "He founded Contour.Focus and Neva.Today in spring.",
        "He wrote in Node.js, ASP.NET and Vue.js for Booking.com and Diia.Business.",
        "J.R.R. Tolkien, Ph.D., and the D.Phil were at St.Gallen.",
        "The value v.The is a name.",
    )
    shapes = Shape.GLUED_STOP
    pattern = re.compile(
        r"([.!?][”’\")\]]?)(?=([A-Z][a-z\u00df-\u00ff\u0100-\u024f]*)(?:['’](?:s|re|m|ve|ll|d|t))?(?:[ ,;:]|[.!?](?:\s|$)))"
        r"|(?<=\w[.!?,])(”)(?=(?:[A-Z][a-z]*|[a-z]{2,})[ ,.])"
    )
    _left = re.compile(r"(?:\A|[ \n“\"(‘—-])([A-Za-z]?[a-z]{1,30}|(?:1[0-9]|20)\d\d|\d{1,3}|\d[\d.,]*(?:%|s|th|m|km|kg)|[A-Z]{2,5}|[^\W\d_]+[’'][a-z]{1,2})[)\]”\"’]?\Z")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if match.group(3):
            at = match.end(3)
            if word_before(text, match.start() - 1) in speech_verbs():
                return None  # ``said,”The …``: the mark opens
            return self.finding(document, at, at, " ")
        before = self._left.search(text, max(0, match.start() - 40), match.start())
        if before is None:
            return None
        left, right = before.group(1), match.group(2)
        start, at = before.start(1), match.end(1)
        opens = right in words_of("sentence_openers") or usual_tag(right.lower()) in ("PRON", "DET", "SCONJ", "CCONJ")
        ordinary = left[0].isdigit() or is_word(left) or "’" in left or "'" in left
        if not ordinary and right.lower() in FUNCTION_WORDS:
            # behind a name or an acronym, which may be one of a site, only between two sentences
            if (not left.islower() or left[-1].isupper()) and not self._sentences(document, start, at):
                return None
        elif not ordinary and not (proper_case(left.lower()) and self._sentences(document, start, at)):
            return None
        if len(left) < 2 + (not ordinary):
            return None
        if len(left) < 4 and left.isdigit() and not (opens and self._sentences(document, start, at)):
            return None
        if not opens and not self._runs_on(document, start, at, right):
            return None
        if not opens and is_word(right.lower()) and not self._sentences(document, start, at) and not self._ends(document, start, match.start()):
            return self.finding(document, match.start(), at, None, confidence=0.7)
        return self.finding(document, at, at, " ", confidence=self.confidence if opens else 0.85)

    @staticmethod
    def _sentences(document: Document, start: int, at: int) -> bool:
        """Whether what stands on each side of the stop reads as a sentence of its own."""
        first, last = document.sentence_at(start)
        left = document.text[first:at]
        return left.count(" ") > 1 and bool(has_clause(left) and has_clause(document.text[at:last]))

    @staticmethod
    def _ends(document: Document, start: int, stop: int) -> bool:
        """Whether, in a damaged text, a sentence of three words or more ends in an ordinary word in front of the stop."""
        if not document.damaged or not document.text[start:stop].islower():
            return False
        left = document.text[document.sentence_at(start)[0] : stop]
        return left.count(" ") > 1

    @staticmethod
    def _runs_on(document: Document, start: int, at: int, right: str) -> bool:
        """Whether words stand on both sides, so that neither a file nor a site name is likely."""
        text = document.text
        before = text[max(0, start - 40) : start].split()
        behind = text[at : at + 60].split()
        if len(before) < 1 or len(behind) < 2 or len(right) < 2:
            return False
        return before[-1][-1:].isalpha() and behind[1][:1].isalpha()


class MissingSpaceBeforeLowerCase(PatternRule):
    """``asked for.the archive``, ``Wait!has it gone``: a mark inside a line glued to a word in small letters.

    Only in a text that shows damage elsewhere, and only where function words or common words stand on both sides; names
    of files, sites and methods (``config.the``, ``yahoo!mail``) have neither and no blank behind them.
    """

    code = "SEN003"
    name = "missing-space-before-lower-case"
    message = "A space is missing behind this mark."
    confidence = 0.88
    examples = (
        (
            "They met on monday.It rained on tuesday. Then an insurer asked for.the archive of the harbour.",
            "They met on Monday. It rained on Tuesday. Then an insurer asked for the archive of the harbour.",
        ),
        (
            "They met on monday.It rained on tuesday. All shops sell charts.(Also postcards.) The end.",
            "They met on Monday. It rained on Tuesday. All shops sell charts. (Also postcards.) The end.",
        ),
    )
    allows = (
        "Then an insurer asked for.the archive of the harbour.",
        "They met on Monday .It rained. Edit config.the by hand, call list.append and run setup.py (see foo.bar).",
    )
    shapes = Shape.GLUED_LOWER
    pattern = re.compile(r"(?<=[ “\"‘(])([A-Za-z]?[a-z]{1,20})([.!?])(?:(?=([a-z]{2,}) [a-z])|(?=\([A-Z][a-z]+ ))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        left, mark, right = match.groups()
        if not document.damaged or not (is_word(left.lower()) or (mark in "!?" and left[0].isupper() and len(left) > 3)):
            return None
        if right is not None and not (right in FUNCTION_WORDS and (mark in "!?" or left.lower() in FUNCTION_WORDS or zipf(left.lower()) >= 3.5)):
            return None
        return self.finding(document, match.end(), match.end(), " ")


class MissingSpaceAfterTitle(PatternRule):
    """``Dr.Frangou``, ``DrKatalin``, ``S.Voronin``: a title or an initial glued to the surname.

    A title needs a name behind it that is no English word or stands elsewhere in the text; an initial a text that
    sets others apart, or shows damage elsewhere.
    """

    code = "SEN004"
    name = "missing-space-after-title"
    message = "A space is missing in front of this name."
    confidence = 0.92
    examples = (
        ("The thesis of Dr.Frangou is late, and MrHolub knows it.", "The thesis of Dr. Frangou is late, and Mr Holub knows it."),
        ("The referees were S.Voronin and K. Dorokhov, both of Oslo.", "The referees were S. Voronin and K. Dorokhov, both of Oslo."),
    )
    allows = (
        "Run Dr.Web, drink Dr.Pepper in St.Gallen, and read Mr.Clean.",
        "The authors are J.Smith and K.Jones; J.R.R.Tolkien is one of them.",
        "The MSc and the DrPH are degrees.",
    )
    shapes = Shape.GLUED_STOP | Shape.CAMEL
    pattern = re.compile(r"(?<![\w.’'/@-])(?:((?:Dr|Mr|Mrs|Ms|Prof)\.?)|([A-Z]\.))(?=([A-Z][^\W\d_A-Z]{2,20})(?:[ ,;:]|[.’'](?:\s|s\b)))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        title, _, name = match.groups()
        text = document.text
        if title is None:
            initials = len(_INITIAL_APART.findall(text))
            glued = len(_INITIAL_GLUED.findall(text))
            settled = initials >= glued if initials else document.damaged and glued == 1
            if not settled or is_word(name.lower()) or text[match.start() - 1 : match.start()] not in (" ", "(", "\n", ""):
                return None
        elif is_word(name.lower()) and document.vocabulary[name] < 2:
            return None
        return self.finding(document, match.end(), match.end(), " ")


_INITIAL_APART = re.compile(r"(?<![\w.])[A-Z]\. [A-Z][a-z]{2,}")
_INITIAL_GLUED = re.compile(r"(?<![\w.])[A-Z]\.[A-Z][a-z]{2,}")


class MissingSpaceAfterListNumber(PatternRule):
    """``3.Connect the cable`` in a numbered list whose other items have the space."""

    code = "SEN002"
    name = "missing-space-after-list-number"
    message = "A space is missing after the number of this list item."
    confidence = 0.95
    examples = (
        (
            "1. Open the lid.\n2.Pour in the water.\n3. Close the lid.",
            "1. Open the lid.\n2. Pour in the water.\n3. Close the lid.",
        ),
    )
    allows = ("1.Open the lid.\n2.Pour in the water.", "Version\n3.Alpha\n4. Beta")
    triggers = (".",)
    pattern = re.compile(r"^[ \t]*\d{1,2}[.)](?=[A-Z][a-z]+ [a-z])", re.MULTILINE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        sign = match.group()[-1]
        if not re.search(rf"^[ \t]*\d{{1,2}}\{sign} \w", document.text, re.MULTILINE):
            return None
        return self.finding(document, match.end(), match.end(), " ")
