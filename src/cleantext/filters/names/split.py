"""Names that were cut in two, or glued to what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.attribution import speech_verbs
from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import FUNCTION_WORDS, is_word, proper_case, surnames, words_of
from cleantext.rule import PatternRule, Rule
from cleantext.syntax import FRAGMENT, completeness
from cleantext.vocabulary import Shape

_COMMA = re.compile(r", (?:an?|the|who) ")
_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[-’'][^\W\d_]+)*"


class NameCutFromAttribution(PatternRule):
    """``said Lin, a scholar in Macau. Mei Hua said.``: half of the speaker's name was translated apart.

    The attribution names its speaker by one word and ends in an appositive; the next sentence is
    nothing but the other half of the name and a verb of saying, and that half stands nowhere else in
    the document. The halves are put together and the stray sentence goes.
    """

    code = "NAM001"
    name = "name-cut-by-appositive"
    message = "The two halves of this name were torn apart by the words between them."
    confidence = 0.93
    examples = (
        (
            "“Prices will fall,” said Lin, a farm economist in Macau. Mei Hua said.",
            "“Prices will fall,” said Lin Mei Hua, a farm economist in Macau.",
        ),
        (
            "“Prices will fall,” added Pavel, the head of the dairy in Brno. Novotny said.\n\nThe dairy is old.",
            "“Prices will fall,” added Pavel Novotny, the head of the dairy in Brno.\n\nThe dairy is old.",
        ),
    )
    allows = (
        "“Prices will fall,” said Lin, a farm economist. Novak said no.",
        "“Prices will fall,” said Lin, a farm economist. Novak said. Later Novak left.",
        "“Prices will fall,” said Pavel Novotny, a farmer. Mei Hua said.",
    )
    pattern = re.compile(
        rf"(?P<verb>[a-z]+) (?P<first>{_NAME}), (?:an?|the|who|one of) [^.!?“”\"\n]{{3,200}}(?P<stop>\.)(?P<tail> (?P<second>{_NAME}(?: {_NAME})?) (?P<echo>[a-z]+)\.)(?=\s|$)"
    )
    triggers = (" said.", " says.", " added.", " noted.", " explained.", " told.", " stressed.", " pointed out.")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        verbs = speech_verbs()
        second = match.group("second")
        if match.group("verb") not in verbs or match.group("echo") not in verbs:
            return None
        if second.split()[0] in words_of("sentence_openers"):
            return None
        if any(document.vocabulary[word] > 1 for word in second.split()):
            return None
        text = document.text
        at = match.end("first")
        replacement = f" {second}{text[at : match.end('stop')]}"
        return self.finding(document, at, match.end("tail"), replacement)


class NameCutFromVerb(Rule):
    """``Ines, a painter who lived in Porto. Vale died in May.``: the subject and its surname became two sentences.

    The first sentence is a name with an appositive or a relative clause and no verb of its own; the
    second begins with one more word of the name. The document settles it by giving both words as one
    name elsewhere; behind a relative clause it is enough that neither word stands anywhere else.
    Otherwise the place is flagged.
    """

    code = "NAM002"
    name = "name-cut-from-verb"
    message = "The two halves of this name were torn apart and left two broken sentences."
    confidence = 0.92
    examples = (
        (
            "Ines Vale, painter of harbours, dies at 88\n\nPORTO — Ines, a painter whose harbours hang in forty museums. Vale died on Monday at home.",
            "Ines Vale, painter of harbours, dies at 88\n\nPORTO — Ines Vale, a painter whose harbours hang in forty museums, died on Monday at home.",
        ),
    )
    allows = (
        "Ines Vale, painter, dies at 88\n\nInes, a painter, lived in Porto. Vale is her married name.",
        "Ines, a painter. Vale, a sculptor. Both lived in Porto.",
    )
    _pattern = re.compile(
        rf"(?P<first>{_NAME}), (?P<appositive>(?:an?|the|who) [^.!?“”\"\n]{{3,250}})\. (?P<second>{_NAME}) (?P<verb>[a-z]+) "
    )
    triggers = (", a ", ", an ", ", the ", ", who ")

    _subject = re.compile(rf"(?:^|[.!?] | [—–-] )(?={_NAME}\Z)", re.MULTILINE)

    def _matches(self, text: str) -> Iterator[re.Match[str]]:
        for comma in _COMMA.finditer(text):
            reach = max(0, comma.start() - 60)
            subject = self._subject.search(text, reach, comma.start())
            if subject is not None and (match := self._pattern.match(text, subject.end())) is not None:
                yield match

    def find(self, document: Document) -> Iterator[Finding]:
        for match in self._matches(document.text):
            first, second = match.group("first"), match.group("second")
            if first in words_of("sentence_openers") or second in words_of("sentence_openers"):
                continue
            if completeness(f"{first}, {match.group('appositive')}.") >= FRAGMENT and ", " in match.group("appositive"):
                continue
            if f"{first} {second}" in document.text:
                start = match.end("first")
                between = document.text[start : match.end("appositive")]
                yield self.finding(document, start, match.end("second"), f" {second}{between},")
            elif is_word(second.lower()) or document.vocabulary[second] > 1 or document.vocabulary[first] > 1:
                continue
            elif "," not in match.group("appositive") and match.group("appositive").startswith("who "):
                start = match.end("first")
                between = document.text[start : match.end("appositive")]
                replacement = f" {second}{between},"
                yield self.finding(document, start, match.end("second"), replacement, confidence=0.85)
            else:
                yield self.finding(document, match.start(), match.end("second"), None, confidence=0.6)


class GluedNameAndRole(PatternRule):
    """``Ana MarquesProfessor of law``: a name and the role behind it lost the space at the edge of a link.

    The second half must be a role or title with a capital; brands in camel case (``LinkedIn``,
    ``YouTube``) have none. Behind a name a comma is set, behind a common noun only a space.
    """

    code = "NAM003"
    name = "glued-name-and-role"
    message = "A name and the role or title behind it are glued together."
    confidence = 0.93
    examples = (
        ("The dean, Ana MarquesProfessor of law, resigned.", "The dean, Ana Marques, Professor of law, resigned."),
        ("The vote was led by the deputyMP Hana Levi.", "The vote was led by the deputy MP Hana Levi."),
    )
    allows = ("She writes for LinkedIn, YouTube and MasterCard.", "McDirector and DeepMind are names.", "The iPresident app.")
    shapes = Shape.CAMEL
    pattern = re.compile(r"(?<=[a-z]{3})(?:[A-Z][a-z]{3,15}|MP|MK|MEP|CEO|CFO|Dr|Mr|Mrs|Ms)(?=[ .])")
    _left = re.compile(r"(?<![\w@#./])[A-Za-z][a-z]{2,20}\Z")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before = self._left.search(document.text, max(0, match.start() - 22), match.start())
        if before is None:
            return None
        left, right = before.group(), match.group()
        known = right.lower() in words_of("role_words") or right in _ROLE_OPENERS or right in ("MP", "MK", "MEP", "CEO", "CFO", "Dr", "Mr", "Mrs", "Ms")
        if not known or document.vocabulary[left + right] > 2:
            return None
        if not left[0].isupper():
            if not is_word(left):
                return None
            return self.finding(document, match.start(), match.start(), " ")
        if is_word(left.lower()) and right not in ("Professor", "Director", "Minister", "President"):
            return None
        follows = document.text[match.end() : match.end() + 40]
        if not re.match(r"(?: [a-z]+){0,2} (?:of|at|for|in|and|who|on)\b|\.", follows):
            return self.finding(document, match.start(), match.start(), None)
        return self.finding(document, match.start(), match.start(), ", ")


_ROLE_OPENERS = ("Chief", "Head", "Vice", "Deputy", "Senior", "Former", "Founder")


class GluedNameAndWord(Rule):
    """``GitLabserver``, ``Joneswho``: a name that the document knows, glued to an ordinary word.

    The left half must stand elsewhere in the document as a word of its own, or be a known surname behind
    another name; the right half must be an ordinary word (a verb, in the latter case), and the whole
    nothing that the lexicon or the document knows.
    """

    code = "NAM004"
    name = "glued-name-and-word"
    message = "A name is glued to the word behind it."
    confidence = 0.9
    examples = (
        (
            "Petra Hajek rides for Skoda. On Sunday Hajekwho fell in June, won again.",
            "Petra Hajek rides for Skoda. On Sunday Hajek who fell in June, won again.",
        ),
    )
    allows = (
        "The Park opened. Parkland and Parkway lie beside the Park.",
        "Ana met Anabel, and Berg met Bergman. Jordan has Jordanian stamps.",
        "The Times and the Timeshare office of Water and Waterfall.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        cuts = {
            word: cut
            for word in document.vocabulary.unknown_capitalised
            if 8 <= len(word) <= 31 and word[-3:].islower() and document.vocabulary[word] == 1
            if (cut := self._cut(word, document)) is not None
        }
        for match in document.occurrences(cuts):
            text, word = document.text, match.group()
            if text[match.start() - 1 : match.start()] in ("@", "#", ".", "/") or text[match.end() : match.end() + 1] not in _BEHIND:
                continue
            at = match.start() + cuts[word]
            if not document.vocabulary[text[match.start() : at]] and not _GIVEN_NAME.search(text[max(0, match.start() - 30) : match.start()]):
                continue  # the surname is known from the lexicon only, and no given name stands before it
            yield self.finding(document, at, at, " ")

    @staticmethod
    def _cut(word: str, document: Document) -> int | None:
        """Where a word falls into a name and an ordinary word, or None."""
        for cut in range(4, len(word) - 2):
            left, right = word[:cut], word[cut:]
            if not right.islower() or right in _SUFFIXES or not is_word(right) or is_word(left.lower()):
                continue
            if right in _VERBS_BEHIND_NAMES:
                if document.vocabulary[left] or left.lower() in surnames():
                    return cut
            elif document.vocabulary[left] and (
                right in FUNCTION_WORDS or (len(right) > 3 and re.search(r"[a-z][A-Z]", left))
            ):
                return cut
        return None


_BEHIND = (" ", ",", ".", ";", ":", "")
_GIVEN_NAME = re.compile(r"[A-Z][\w’'-]+ \Z")
_VERBS_BEHIND_NAMES = frozenset(["said", "called", "told", "asked", "added", "who", "was", "won", "made", "took", "went", "says", "calls", "asks"])
_SUFFIXES = frozenset(["land", "ville", "town", "burg", "berg", "field", "stein", "mann", "man", "ford", "wood", "hall", "ham", "ton", "ski", "ner", "ess", "the", "and", "son", "dale", "port", "side", "sen", "ian", "his", "her", "hers", "can", "for", "its"])


class DoubledName(PatternRule):
    """``Mara Lind Mara Lind``: the text of a link to a person was printed beside the name.

    Only runs of two or three capitalised words that are no English words; ``Duran Duran`` is a band.
    """

    code = "NAM005"
    name = "doubled-name"
    message = "This name stands twice in a row."
    confidence = 0.93
    examples = (("The prize went to Mara Lindqvist Mara Lindqvist on Friday.", "The prize went to Mara Lindqvist on Friday."),)
    allows = ("They sang New York New York with Duran Duran.", "Yang Yang met Li Li.", "Mara Lindqvist, Mara Lindqvist!")
    pattern = re.compile(rf"\b({_NAME} {_NAME}(?: {_NAME})?) \1\b")

    def applies_to(self, document: Document) -> bool:
        pairs = document.capital_pairs
        return any(count > 1 and (second, first) in pairs for (first, second), count in pairs.items())

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        words = match.group(1).lower().split()
        if all(is_word(word) or proper_case(word) for word in words) or proper_case(" ".join(words)):
            return None
        return self.finding(document, match.end(1), match.end(), "")
