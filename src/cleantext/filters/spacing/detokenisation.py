"""Spaces that a tokeniser put around punctuation and nobody took out again."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import is_word, number, words_of
from cleantext.rule import PatternRule
from cleantext.segmentation import word_before


class SpaceBeforePunctuation(PatternRule):
    """English sets no space before a comma, stop, colon or semicolon.

    Tokenised text and some source languages do. The sign must follow a word, number or closing mark
    and stand before a space, a closing quotation mark or the end: emoticons, ellipses, file
    extensions and decimals do not.
    """

    code = "SPC001"
    name = "space-before-punctuation"
    message = "There is a space before this punctuation mark."
    confidence = 0.97
    examples = (
        ("The ferry left at noon , two hours late .", "The ferry left at noon, two hours late."),
        ("Who paid for it ? Nobody knows .", "Who paid for it? Nobody knows."),
        ("Who paid for it ? The answer is simple : nobody did.", "Who paid for it? The answer is simple: nobody did."),
    )
    allows = (
        "Wait ... there is more . . . I think.",
        "It runs on .NET and .5 is half.",
        "Nice :) or :D and ;-) too.",
        "Set x : int in the code.",
    )
    triggers = (" ,", " .", " ;", " :", " !", " ?", "\u00a0,", "\u00a0.", "\u00a0;", "\u00a0:", "\u00a0!", "\u00a0?")
    pattern = re.compile(r"(?<=[\w”’\"')\]%])[ \u00a0\u202f]{1,3}([,.;:!?])(?=[ \n\r”’\"]|$)(?! [.?!)(\]])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        sign = match.group(1)
        before = text[match.start() - 1]
        if before in "\"'" and match.start() > 1 and text[match.start() - 2].isspace():
            return None  # an opening mark, not a closing one
        if sign == ":" and (before.isdigit() or not (_prose_around(document, match) or _spaces_its_points(text, match))):
            return None
        if sign in "!?" and text[match.end() :][:1] == "!":
            return None
        return self.finding(document, match.start(), match.start(1), "")


#: A question, exclamation or half-sentence with the space that French sets before its mark.
_SPACED_POINT = re.compile(r"[a-z][ \u00a0\u202f][?!;](?=\s|$)")


def _spaces_its_points(text: str, match: re.Match[str]) -> bool:
    """Whether a spaced colon stands inside a sentence of a text that spaces other marks, too."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    return line.count(" ") >= 3 and text[match.end() : match.end() + 2].strip().isalpha() and _SPACED_POINT.search(text) is not None


def _prose_around(document: Document, match: re.Match[str]) -> bool:
    """Whether a spaced colon stands between words of prose, not in a table, a label or code."""
    text = document.text
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    behind = text[match.end() : match.end() + 3].strip()
    if document.damaged and behind.isalpha() and behind.islower():
        line = re.split(r"[.!?][”’\"]? ", line)[-1]
        return line.count(" ") >= 2 and ":" not in line
    return line.count(" ") >= 4 and ":" not in line and bool(behind) and (behind[0] in "“‘\"'" or behind[0].isupper())


class SpaceOnWrongSide(PatternRule):
    """``word ,word`` and ``word .Then``: the space stands before the sign instead of behind it.

    A stop must be followed by a word that opens sentences; ``.NET`` and ``.txt`` are not.
    """

    code = "SPC004"
    name = "space-on-wrong-side"
    message = "The space stands on the wrong side of this punctuation mark."
    confidence = 0.95
    examples = (
        ("The ferry left at noon ,two hours late .They all waited.", "The ferry left at noon, two hours late. They all waited."),
    )
    allows = ("It runs on .NET and saves .Main files.", "Sort by -k ,name in the shell.")
    triggers = (" ,", " .")
    pattern = re.compile(r"(?<=[a-z]) ,(?=[a-z]{2,} )|(?<=[a-z]) \.(?=([A-Z][a-z]+) [a-z])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        opener = match.group(1)
        if opener is not None and opener not in words_of("sentence_openers"):
            return None
        before = word_before(document.text, match.start())
        if not is_word(before.lower()) or before.startswith("-"):
            return None
        return self.finding(document, *match.span(), f"{match.group().strip()} ")


class SpaceInsideBrackets(PatternRule):
    """Round and square brackets stand close to what they hold; a tokeniser spaces them on both sides."""

    code = "SPC002"
    name = "space-inside-brackets"
    message = "There is a space just inside the brackets."
    confidence = 0.97
    examples = (
        ("The river ( the longest of the four ) froze.", "The river (the longest of the four) froze."),
        ("She scored twice (in the second half ).", "She scored twice (in the second half)."),
        ("“We lost it [ the key ] again,” he said.", "“We lost it [the key] again,” he said."),
    )
    allows = (
        "Tick one: ( ) yes ( ) no",
        "She smiled ( :) ) and left.",
        "f( x ) = y",
        "Choose a) tea b) milk ( c) neither.",
        "- [ ] Call Tom, - [x] call Ann.",
        "if [ -f list ]; then sort list; fi",
    )
    triggers = ("( ", " )", "[ ", " ]")
    pattern = re.compile(
        r"(?<=[ \n])(?:\([ \u00a0]?([\w“‘\"'][^()\n]{2,200}[\w”’\"'.%])[ \u00a0]?\)|\[ ([\w“‘\"'][^][\n]{2,200}[\w”’\"'.%]) \])"
        r"(?=[ \n,.;:!?”’\"]|$)"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        whole = match.group()
        inner = match.group(1) or match.group(2)
        if len(whole) == len(inner) + 2:
            return None
        return self.finding(document, *match.span(), whole[0] + inner + whole[-1])


#: What stands before ``'t`` in contractions.
_BEFORE_T = re.compile(
    r"(?:do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|sha|should|might|must|need|ai)n", re.IGNORECASE
)


class SplitContraction(PatternRule):
    """``do n't``, ``they 're`` and ``I’ m`` are contractions that a tokeniser took apart.

    A word that only looks like the second half (an opening single quotation mark before ``re`` or
    ``s``) is not followed by a space.
    """

    code = "SPC003"
    name = "split-contraction"
    message = "This contraction or possessive is split by a space."
    confidence = 0.97
    examples = (
        ("They do n't know what we 've seen.", "They don't know what we've seen."),
        ("The lamp won ' t burn.", "The lamp won't burn."),
        ("I don 't know, and she wasn ’t there.", "I don't know, and she wasn’t there."),
        ("It was the mayor ’s idea, and I’ m sorry.", "It was the mayor’s idea, and I’m sorry."),
        ("He did n 't say so.", "He didn't say so."),
    )
    allows = (
        "He said 's' is a letter, and 'd' too.",
        "Cook 'n' serve, rock 'n' roll.",
        "The teachers' s-shaped hall.",
        "Jan van 't Hoff taught in 't Zand; Won 't Hart knew Ben 't Veld.",
    )
    triggers = (" n't", " n’t", " '", " ’", "' ", "’ ")
    pattern = re.compile(
        r"(?<=[^\W\d_])(?: (?=n['’]t\b)|(?<=n) (?=['’]t[ ,.;:!?)\n](?! ?[A-Z]))| (?=['’](?:s|re|ve|ll|d|m)[ ,.;:!?)\n])|(?<=n)(['’]) (?=t[ ,.;:!?])|(?<=[^\W\d_])(['’]) (?=(?:s|re|ve|ll|d|m)[ ,.;:!?]))"
        r"|(?<=[^\W\d_]) (?=n ['’]t\b)|(?P<owners>(?<=[a-z]s) ['’] (?=[a-z]{3}))"
        r"|(?<=[Ii])(['’]) (?=m\b)|(?<=[a-z]) (['’]) (?=(?:s|t|re|ve|ll|d|m)[ ,.;:!?])"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        word = re.search(r"[^\W\d_]+\Z", text[max(0, match.start() - 20) : match.start()])
        if text.startswith(("'t", "’t"), match.end()) and not (word and _BEFORE_T.fullmatch(word.group())):
            return None
        if match.group("owners"):
            if not (document.damaged and word and "pl" in number(word.group()) and _only_one(text, match)):
                return None
            return self.finding(document, *match.span(), match.group()[1:])
        mark = text[match.end()] if text[match.end()] in "'’" else match.group().strip()
        if mark in "'’" and mark and word is not None:
            line_start = text.rfind("\n", 0, match.start()) + 1
            opened = re.search(r"(?:^|[\s(])['‘](?=\w)", text[line_start : match.start()])
            if opened and match.group().strip():
                return None  # the mark may close a quotation
        return self.finding(document, *match.span(), match.group().strip())


def _only_one(text: str, match: re.Match[str]) -> bool:
    """Whether a lone apostrophe is the only mark of its line that may quote."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : (text.find("\n", match.end()) + 1 or len(text) + 1) - 1]
    return re.search(r"(?:^|[\s(])['‘](?=\w)|\w['’](?=[\s,.]|$)", line) is None and line.count(match.group()) == 1
