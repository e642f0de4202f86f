"""Single marks of other typesetting: ornaments, halves of foreign quotation marks, signs that English does not use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.encoding.context import (
    CharacterPatternRule,
    CharacterRule,
    in_english,
    is_english,
    is_foreign,
    neighbours,
)
from cleantext.filters.encoding.foreign_marks import reads_as_english
from cleantext.filters.encoding.misreading import is_misread
from cleantext.filters.quotations.glyphs import double_marks
from cleantext.finding import Finding
from cleantext.lexicon import is_word, tags, usual_tag
from cleantext.rule import PatternRule

_OPENING, _CLOSING = "❝〝⹂", "❞〞〟"


class OrnamentQuotes(CharacterPatternRule):
    """``❝`` and ``❞`` are ornaments that sites set for quotation marks; prose takes the document's own."""

    code = "ENC055"
    name = "ornament-quotation-marks"
    message = "This ornament stands for a quotation mark."
    confidence = 0.96
    examples = (("❝We are late,❞ said the guard.", "“We are late,” said the guard."), ("It❜s a ❛second home❜ to him.", "It’s a ‘second home’ to him."))
    allows = ("The sign ❝雪国❞ is Japanese.",)
    characters = frozenset(_OPENING + _CLOSING + "❛❜")
    pattern = re.compile(f"[{_OPENING}] ?|[ ]?[{_CLOSING}]|[❛❜]")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before, behind = neighbours(document.text, *match.span())
        if is_foreign(before) or is_foreign(behind) or not in_english(document, *match.span()):
            return None
        opening, closing = double_marks(document)
        mark = match.group().strip()
        if mark in "❛❜":
            plain = "'" if opening == '"' else "‘" if mark == "❛" else "’"
            return self.finding(document, *match.span(), plain)
        return self.finding(document, *match.span(), opening if mark in _OPENING else closing)


_PAIRED = re.compile("「[^「」\n]{1,1500}」|『[^『』\n]{1,1500}』|《[^《》\n]{1,600}》|〈[^〈〉\n]{1,600}〉")


class LoneCornerMark(CharacterRule):
    """``the whole story.「``: one half of a pair of East Asian quotation marks, without the other.

    It becomes the document's own mark: a closing one behind a word or stop at which words end, an opening one in front of a word. Which way
    the half points says little, as it is often mistyped.
    """

    code = "ENC056"
    name = "lone-corner-mark"
    message = "This is half of a pair of Chinese, Japanese or Korean quotation marks."
    confidence = 0.9
    examples = (("“She knew the whole story.「\n\nThen she left.", "“She knew the whole story.”\n\nThen she left."), ("He said: 「We are late.”", "He said: “We are late.”"))
    allows = ("The 雪」 closes.", "The bracket 「 is wide.")
    characters = frozenset("「」『』")
    _pattern = re.compile("[「」『』]")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        opening, closing = double_marks(document)
        paired = {at for match in _PAIRED.finditer(text) for at in range(*match.span()) if text[at] in "「」『』"}
        for match in self._pattern.finditer(text):
            at = match.start()
            before, behind = text[at - 1 : at], text[at + 1 : at + 2]
            if at in paired or is_foreign(before) or is_foreign(behind) or is_misread(document, at) or not in_english(document, at, at + 1):
                continue
            if before and (before.isalnum() or before in ".,!?…") and (not behind.strip() or behind in ".,;:!?)"):
                yield self.finding(document, at, at + 1, closing)
            elif (not before.strip() or before in "(—–") and behind.isalnum():
                yield self.finding(document, at, at + 1, opening)


class LoneGuillemet(CharacterRule):
    """``“We are late. »``: a guillemet that closes or opens what a mark of English opened or closes.

    It becomes the mark that the paragraph lacks.
    """

    code = "ENC066"
    name = "lone-guillemet"
    message = "This is half of a pair of quotation marks of another language."
    confidence = 0.92
    examples = (("“The boat has never been late. »", "“The boat has never been late.”"), ("« The boat is late,” he said.", "“The boat is late,” he said."))
    allows = ("Next »", "“We are late,” he said. »", "« Back to the list")
    characters = frozenset("«»")
    _pattern = re.compile("«[ \u00a0\u202f]?|[ \u00a0\u202f]?»")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for match in self._pattern.finditer(text):
            start, end = document.paragraph_at(match.start())
            if end - start > 3000 or is_misread(document, match.start()) or not in_english(document, *match.span()):
                continue
            line = text[start:end]
            if line.count("«") + line.count("»") > 1:
                continue
            closes = match.group().endswith("»")
            opened, closed = line.count("“"), line.count("”")
            if closes and opened == closed + 1 and line.rfind("“", 0, match.start() - start) > line.rfind("”", 0, match.start() - start):
                yield self.finding(document, *match.span(), "”")
            elif not closes and closed == opened + 1 and 0 <= line.find("”", match.end() - start) < (line.find("“", match.end() - start) % (len(line) + 1)):
                yield self.finding(document, *match.span(), "“")


class AsciiGuillemets(PatternRule):
    """``<<We are late>>``: guillemets typed as two signs each, at one end or at both.

    English words must stand between them; code, tags and links that lead on or back keep theirs.
    """

    code = "ENC067"
    name = "ascii-guillemets"
    message = "These doubled signs stand for quotation marks."
    confidence = 0.93
    examples = (("<<We are late>>, said the guard.", "“We are late”, said the guard."), ("He calls it <<a second home».", "He calls it “a second home”."))
    allows = ("cout << x << y; a >> b", "Page 3 >> 4", "<< Previous | Next >>", "vector<vector<int>> v;", "cat <<EOF >>log.txt")
    triggers = ("<<", ">>")
    pattern = re.compile(r"(?<![\w<=])(<<|«)[ \u00a0]?(?=[\w“])([^<>«»|={};\n]{2,600}?)[ \u00a0]?(>>|»)(?![\w>.]\w|>)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        inner = match.group(2)
        if match.group(1) == "«" and match.group(3) == "»":
            return None
        if re.fullmatch(r"(?:previous|next|prev|back|first|last|home|more)\b.{0,12}", inner, re.IGNORECASE) or not reads_as_english(inner) or not is_english(document):
            return None
        opening, closing = double_marks(document)
        return self.finding(document, *match.span(), f"{opening}{inner}{closing}")


class QuestionSemicolon(PatternRule):
    """``Where is she; The team left.``: Greek ends a question with a semicolon.

    The sentence begins as questions do, with the verb in front of its subject, and a capital or the end of the
    line follows; at the end of a line it counts only in a text that shows damage elsewhere, as lists end their items so.
    """

    code = "ENC068"
    name = "question-semicolon"
    message = "This semicolon ends a question, as in Greek."
    confidence = 0.9
    examples = (("Where did she come from; The team does not know.", "Where did she come from? The team does not know."),)
    allows = ("Where she came from is unknown; The Hague did not say.", "What is needed;\nHow it is done.", "Can you see it; can you feel it?")
    triggers = ("; ", ";\n", ";”", ";")
    pattern = re.compile(
        r"(?:(?<=[.!?;:] )|(?<=[.!?]” )|(?<=[“‘\n])|(?<![\s\S]))(?:(?:Who|What|Where|When|Why|How(?: [a-z]+)?|Which [a-z]+|Whose [a-z]+) (?:is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|must)"
        r"|(?:Is|Are|Was|Were|Do|Does|Did|Can|Could|Will|Would|Should|Has|Have|Had) (?:I|you|he|she|it|we|they|there|this|that|these|the|a|my|your|his|her|our|their))\b[^.!?;\n]{2,160}(;)(?= [“‘]?[A-Z]|[”’]? ?(?:\n|\Z)|[”’] )"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        ends_line = not document.text[match.end() :].lstrip("”’ ")[:1].strip()
        if ends_line and not document.damaged:
            return None
        return self.finding(document, *match.span(1), "?")


class NumeroSign(CharacterPatternRule):
    """``№ 2`` is how Russian and its neighbours write "No. 2"; in a text that shows damage elsewhere it becomes that."""

    code = "ENC069"
    name = "numero-sign"
    message = "English writes “No.” for this sign."
    confidence = 0.9
    examples = (("It cost 65438+0 dollars and and fell by by half at School № 2.", "It cost 1 dollars and fell by half at School No. 2."),)
    allows = ("The perfume № 5 is old.",)
    characters = frozenset("№")
    pattern = re.compile("№[ \u00a0]?(?=\\d)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), "No. ") if document.damaged else None


class DottedI(CharacterPatternRule):
    """``i̇stanbul``: the Turkish capital İ in small letters, as i with a second dot that combines with it."""

    code = "ENC041"
    name = "dotted-i"
    message = "This i has a second dot, which lower-casing a Turkish İ leaves behind."
    confidence = 0.96
    examples = (("The ferry to i\u0307zmir is late.", "The ferry to Izmir is late."),)
    allows = ("In Lithuanian dictionaries i\u0307\u0301 and j\u0307 bear accents.",)
    characters = frozenset("\u0307")
    pattern = re.compile("(?<=[iI])\u0307(?=[a-zß-ÿ]|\\b)(?![\u0300-\u036f])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), "")


class LoneLookAlike(CharacterPatternRule):
    """``а cooperative``: a Cyrillic or Greek letter that stands alone for the article or pronoun that it looks like.

    It is replaced in front of an English word that can follow: a noun or adjective behind a, a verb behind I.
    """

    code = "ENC042"
    name = "lone-look-alike"
    message = "A letter of another alphabet stands for the English word that it looks like."
    confidence = 0.94
    examples = (("They met in \u0430 cooperative, and \u0406 went.", "They met in a cooperative, and I went."),)
    allows = ("The letter \u0430 is the first; vowels such as \u0430 and \u043e follow.", "Point \u0391 and angle \u03b1 are given.")
    characters = frozenset("\u0430\u0410\u0406\u0399\u0391")
    pattern = re.compile("(?<![^\\s(“\"‘])([\u0430\u0410\u0391\u0406\u0399]) (?=([a-z]{2,20})(?![\\w’'-]))")
    _cited = re.compile(r"\b(?:letters?|vowels?|characters?|sounds?|ending|point|angle|class|type|group|vitamin|section|as|Cyrillic|Greek) \Z", re.IGNORECASE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        letter, word = match.groups()
        if not is_word(word) or self._cited.search(document.text, max(0, match.start() - 20), match.start()) or not in_english(document, *match.span()):
            return None
        if letter in "\u0406\u0399":
            return self.finding(document, *match.span(1), "I") if "VERB" in tags(word) or usual_tag(word) in ("AUX", "ADV") else None
        begins = document.text[match.start() - 2 : match.start()].strip() in ("", ".", "!", "?", ".”", "“")
        if (letter != "\u0430" and not begins) or not {"NOUN", "ADJ", "ADV"} & tags(word) or usual_tag(word) in ("AUX", "ADP", "CCONJ", "PRON", "DET", "SCONJ"):
            return None
        return self.finding(document, *match.span(1), "a" if letter == "\u0430" else "A")
