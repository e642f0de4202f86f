"""Doubled, mixed and missing punctuation spacing inside sentences."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import FUNCTION_WORDS, is_word, usual_tag, verb_forms, words_of
from cleantext.rule import PatternRule
from cleantext.segmentation import is_abbreviation, word_before
from cleantext.vocabulary import Shape


class DoubledPunctuation(PatternRule):
    """Two stops in a row, or a stop and a comma, where one sign was meant.

    Joins of translated pieces leave ``. ,`` and ``,,``. The weaker sign goes when a comma and a stop
    meet inside a line: the sentence plainly goes on. Stops of abbreviations and ellipses stay.
    """

    code = "SPC010"
    name = "doubled-punctuation"
    message = "Two punctuation marks stand where one is meant."
    confidence = 0.93
    examples = (
        ("The dam is safe. , the engineer wrote.", "The dam is safe, the engineer wrote."),
        ("They met in Graz,, then in Linz.", "They met in Graz, then in Linz."),
        ("The last room is dark — — mind the step.", "The last room is dark — mind the step."),
        ("The road was closed.. Nobody came.", "The road was closed. Nobody came."),
    )
    allows = (
        "Smith Jr., who sang, and Acme Inc., which paid, left.",
        "He waited... and waited.",
        "Use ../up or a..b for a range.",
        "What?! No!!",
        "See pp. 4, 5, etc., for more.",
        "We bake, we sew.. whatever comes. Escape it as &amp;.",
    )
    triggers = ("..", ",,", ";; ", ". ,", ".,", ", ,", "— —", "– –", ";.", "?.", ",.")
    pattern = re.compile(
        r"\.(?<=[^\W_].)(?:\.(?![.\w/])|[ ]?,(?= [^\W\d_]))|;(?<=[^\W_].)(?:;(?= [a-z])|\.(?=\s|$))"
        r"|,(?<=[^\W_].)(?:[ ]?,(?= [^\W\d_])|\.(?=\s|$))|—(?<=\w .) [—–](?= \w)|–(?<=\w .) [—–](?= \w)"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        signs = match.group()
        if signs[0] in "—–":
            return self.finding(document, *match.span(), signs[0])
        text = document.text
        if signs == ";." and "&" in text[max(0, match.start() - 8) : match.start()]:
            return None  # an entity
        if signs == ".." and (text.count("..") - text.count("...") > 2 or re.match(r" +[a-z]", text[match.end() : match.end() + 3])):
            return None  # a writer's own ellipsis
        if signs == ";;":
            return self.finding(document, *match.span(), ";")
        if signs.startswith(".") and is_abbreviation(word_before(document.text, match.start())):
            return None
        if signs == ".," and not is_word(word_before(document.text, match.start()).lower()):
            return None  # an abbreviation that the lexicon does not know
        return self.finding(document, *match.span(), "," if signs.endswith(",") else ".")


class StraySpaceInCompound(PatternRule):
    """``full -scale`` and ``full- scale`` are compounds that a tokeniser took apart.

    Only second halves that form compounds all the time, and participles, are joined; command-line flags, suspended
    hyphens (``two- and three-room``) and dashes stay.
    """

    code = "SPC012"
    name = "stray-space-in-compound"
    message = "There is a stray space in this hyphenated compound."
    confidence = 0.93
    examples = (
        ("A full -scale review of the long- term plan began.", "A full-scale review of the long-term plan began."),
        ("Wait for 30 -45 minutes.", "Wait for 30-45 minutes."),
        ("They sat by the wood -fired stove.", "They sat by the wood-fired stove."),
    )
    allows = (
        "Two- and three-room flats, pre- and post-war.",
        "Run it with -scale or and -based here.",
        "He left - based on what we know - at ten.",
    )
    triggers = (" -", "- ")
    pattern = re.compile(r"(?<![\w-])([A-Za-z]{2,20})(?: -|- )([a-z]{3,15})(?![\w-])|(?<=[a-z] )(\d{1,4}) -(\d{1,4})(?= [a-z])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        first, second = match.group(1, 2)
        if first is None:
            return self.finding(document, match.end(3), match.start(4), "-")
        if not is_word(first.lower()) or first.lower() in FUNCTION_WORDS:
            return None
        spaced_before = match.group()[len(first)] == " "
        participle = spaced_before and verb_forms(second) & {"participle", "gerund"}
        if second not in words_of("compound_halves") and not participle:
            return None
        start = match.start() + len(first)
        return self.finding(document, start, match.start(2), "-")


class MissingSpaceAtBracket(PatternRule):
    """A bracketed remark stands off from the words around it; calls such as ``f(x)`` and ``word(s)`` do not."""

    code = "SPC013"
    name = "missing-space-at-bracket"
    message = "A space is missing beside the brackets."
    confidence = 0.9
    examples = (
        ("The new port(opened in 1998) is larger.", "The new port (opened in 1998) is larger."),
        ("The harbour (opened in 1998)is larger.", "The harbour (opened in 1998) is larger."),
    )
    allows = (
        "Call print(some value) or f(x) then person(s) in charge.",
        "It is (un)safe, and (re)build takes time.",
        "The film(s) and the colour(s) differ.",
        "The (so-called)experts left.",
    )
    shapes = Shape.GLUED_BRACKET
    pattern = re.compile(r"(?<=[ “\"])([a-z]{3,20})\((?=[a-z]{2,} [^()\n]{3,80}\) [a-z])|(?<=[a-z] )\([a-z]{2,} [^()\n]{3,80}[a-z0-9]\)(?=([a-z]{2,15}) )")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if match.group(1) is not None:
            if not is_word(match.group(1)) or match.group(1) in ("print", "call", "function", "method"):
                return None
            return self.finding(document, match.end(1), match.end(1), " ")
        word = match.group(2)
        if word not in _BEHIND_BRACKET and not (document.damaged and is_word(word) and verb_forms(word)):
            return None
        return self.finding(document, match.end(), match.end(), " ")


#: Words that go on with a sentence behind brackets.
_BEHIND_BRACKET = frozenset(["is", "was", "are", "were", "has", "had", "and", "in", "of", "to", "with", "that", "who", "which", "said"])


class SpaceOnWrongSideOfBracket(PatternRule):
    """``only two( and``: the space stands inside the bracket instead of before it."""

    code = "SPC017"
    name = "space-on-wrong-side-of-bracket"
    message = "The space stands on the wrong side of this bracket."
    confidence = 0.93
    examples = (("He has three boats( one of them old) and a raft.", "He has three boats (one of them old) and a raft."),)
    allows = ("Call size( x ) or print( value ) here.", "The answer(s) and f( x ) stay.", "She laughed:( and left.")
    triggers = ("( ",)
    pattern = re.compile(r"(?<= )([a-z]{3,20})\( (?=[a-z]{2,20} [^()\n]{3,120}\))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not is_word(match.group(1)) or match.group(1) in ("print", "call", "size", "len", "function", "method"):
            return None
        return self.finding(document, match.end(1), match.end(), " (")


class TreebankBracket(PatternRule):
    """``-LRB- 1998 -RRB-``: treebank tokenisers write brackets as three letters between hyphens."""

    code = "SPC016"
    name = "treebank-bracket"
    message = "This token of a tokeniser stands for a bracket."
    confidence = 0.97
    examples = (("The port -LRB- opened in 1998 -RRB- is larger.", "The port (opened in 1998) is larger."),)
    allows = ("The tag -LRB- stands for a bracket.", "A file named x-LRB-y.")
    triggers = ("-LRB-", "-LSB-", "-LCB-")
    pattern = re.compile(r"-L([RSC])B- ?([^\n]{1,200}?) ?-R\1B-(?= ?(\.|,|;|:|\?|!)?)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        first, last = {"R": ("(", ")"), "S": ("[", "]"), "C": ("{", "}")}[match.group(1)]
        return self.finding(document, *match.span(), f"{first}{match.group(2)}{last}")


class SpacedCompound(PatternRule):
    """``second - hand car``: a tokeniser set blanks around the hyphen of a compound before a noun.

    Only first halves that hardly stand before a dash, with second halves that form compounds all the time. In a text that shows damage elsewhere so do
    adverbs and adjectives before a participle, where no other dash stands in the line.
    """

    code = "SPC018"
    name = "spaced-compound"
    message = "There are stray spaces around the hyphen of this compound."
    confidence = 0.92
    examples = (("It was a second - hand car with a full - time driver.", "It was a second-hand car with a full-time driver."),)
    allows = (
        "The first - based on what we know - is old.",
        "He came second - handed in late, as usual - and left.",
        "That is well - known to all, they say.",
    )
    triggers = (" - ",)
    pattern = re.compile(r"(?<=[a-z] )(second|full|part|long|short|high|low|half|state|home|hand|large|small|middle|single|double|well|ill|so|newly|best|self|hard|far|much|old|open|wide|fast|world) - ([a-z]{3,15})(?=[ ,.;:])")

    @staticmethod
    def _lone(document: Document, match: re.Match[str]) -> bool:
        start, end = document.paragraph_at(match.start())
        return document.text.count(" - ", start, end) == 1

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        first, second = match.groups()
        if first in _LIGHT_HALVES or second not in _NOUN_HALVES:
            compound = second in words_of("compound_halves") or ("participle" in verb_forms(second) and usual_tag(second) in ("VERB", "ADJ", None)) or second in ("called", "known")
            if not (document.damaged and first in _LIGHT_HALVES and compound and self._lone(document, match)):
                return None
        return self.finding(document, match.end(1), match.start(2), "-")


#: First halves that may also end a phrase before a dash.
_LIGHT_HALVES = frozenset(["well", "ill", "so", "newly", "best", "self", "hard", "far", "much", "old", "open", "wide", "fast", "world", "long"])
_NOUN_HALVES = frozenset(["hand", "term", "time", "class", "level", "speed", "scale", "quality", "tech", "range", "distance", "rise", "risk", "owned", "made", "held", "grade", "income", "year", "hour", "lasting", "running", "standing", "sized", "aged"])


class SpacedAbbreviation(PatternRule):
    """``U. S. firms`` in running text is ``U.S. firms``; initials of a person keep their space."""

    code = "SPC014"
    name = "spaced-abbreviation"
    message = "There is a space inside this abbreviation."
    confidence = 0.94
    examples = (("A U. S. firm and a U. N. agency paid.", "A U.S. firm and a U.N. agency paid."),)
    allows = ("U. S. Grant and E. L. Doctorow met.", "Vitamin D. C. elegans needs none.")
    triggers = ("U. S.", "U. K.", "U. N.", "E. U.", "D. C.")
    pattern = re.compile(r"(?<=[a-z,A] )(?:U\. S\.|U\. K\.|U\. N\.|E\. U\.)(?= [a-z])|(?<=Washington, )D\. C\.")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), match.group().replace(" ", ""))
