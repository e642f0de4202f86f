"""Attributions that a stop tore away from their quotation."""

from __future__ import annotations

import re

from cleantext.attribution import attribution_at, speech_verbs
from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.rule import PatternRule


class TornAttribution(PatternRule):
    """``.” said Anna`` and ``.” Said Anna Berg, a nurse.``: the quotation and its attribution are one sentence.

    A lower-case attribution behind the mark, a sentence that begins with ``Said`` and a name, or one
    that is nothing but ``She said.`` cannot stand alone. The stop becomes a comma and the verb loses its capital.
    """

    code = "SEN020"
    name = "torn-attribution"
    message = "A stop separates the quotation from its attribution."
    confidence = 0.95
    examples = (
        ("“The roof will hold.” said the mason.", "“The roof will hold,” said the mason."),
        ("“The roof will hold.” Said Jana Horak, a mason.", "“The roof will hold,” said Jana Horak, a mason."),
        ("“The roof will hold.” he added.", "“The roof will hold,” he added."),
        ("“The roof will hold.” She said. “It has held before.”", "“The roof will hold,” she said. “It has held before.”"),
        ("“The roof will hold. ” foreman Karel Dusek said.", "“The roof will hold,” foreman Karel Dusek said."),
    )
    allows = (
        "“The roof will hold.” She said nothing more.",
        "“Will it hold?” said the mason.",
        "He wrote “etc.” he always did.",
        "“I told them everything.” He told the truth.",
    )
    triggers = (".”", '."', ".’")
    pattern = re.compile(r"(?<=\w)(?<!\.\w)\.([”\"]) (?=\w)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        at = match.end()
        if text[match.start() - 3 : match.start()].lower() == "etc":
            return None
        glyph = match.group(1)
        word = re.compile(r"\w+").match(text, at)
        if word is None:
            return None
        verb = word.group()
        lowered = verb
        if verb[0].isupper():
            alone = _ALONE.match(text, at)
            if alone:
                subject = alone.group(1)
                lowered = subject.lower() if subject in ("He", "She", "They", "It") else subject
                return self.finding(document, match.start(), at + len(subject), f",{glyph} {lowered}")
            follows = re.compile(r" [A-Z][\w’'-]+(?: [A-Z][\w’'.-]+)*(?=[,.;:]|$| (?:of|from|in|at|with|who))")
            if verb.lower() not in ("said", "says", "added", "explained", "recalled") or not follows.match(text, word.end()):
                return None
            lowered = verb.lower()
        else:
            if attribution_at(text, at, len(text)) is None:
                return None
        return self.finding(document, match.start(), at + len(verb), f",{glyph} {lowered}")


#: A sentence that is nothing but a speaker and a verb of saying.
_ALONE = re.compile(r"((?:He|She|They|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})) (?:said|says|added|recalled|explained)\.(?= [“\"]|\s*(?:\n|\Z)| [A-Z])")


class AttributionSplitFromQuotation(PatternRule):
    """``She added. “We will stay.”``: a subject and a verb of saying lead into the quotation behind them.

    The sentence before the mark must be nothing but a speaker and a verb that wants its words, so that
    ``That is what she said. “…`` and ``…,” she said. “…`` stay.
    """

    code = "SEN021"
    name = "attribution-cut-from-quotation"
    message = "A stop separates the speaker from the quotation that follows."
    confidence = 0.9
    examples = (
        ("The mill closed. She added. “We will open it again.”", "The mill closed. She added, “We will open it again.”"),
    )
    allows = (
        "“The mill closed,” she added. “We will open it again.”",
        "That is all he said. “And yet,” she thought.",
        "The guide explained. “Is that so?” asked Ivo.",
        "He asked, and she answered. “Yes.”",
    )
    triggers = (". “", '. "')
    pattern = re.compile(
        r"(?:(?<=[.!?”\"] )|^)(?:He|She|They|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:also |then )?(said|added|says|adds|continued|recalled)\. (?=[“\"]\w)",
        re.MULTILINE,
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        before = text[max(0, match.start() - 2) : match.start()].strip()
        if before[-1:] in ("”", '"'):
            return None
        line_end = text.find("\n", match.end())
        quoted = text[match.end() : line_end if line_end >= 0 else len(text)]
        closer = re.search(r"[,!?][”\"] ", quoted)
        if closer and attribution_at(quoted, closer.end(), len(quoted)):
            return None
        stop = match.end() - 2
        return self.finding(document, stop, stop + 1, ",")


class CapitalSaid(PatternRule):
    """``… calm and a little tired. Said from the doorway, “…``: no English sentence begins so.

    ``Said`` with a preposition behind it continues the sentence before.
    """

    code = "SEN022"
    name = "sentence-begins-with-said"
    message = "The attribution is cut from its speaker by a stop."
    confidence = 0.9
    examples = (
        (
            "Then a voice, soft and slow. Said from the stairs, “You are early.”",
            "Then a voice, soft and slow, said from the stairs, “You are early.”",
        ),
    )
    allows = ("“You are early.” Said in a whisper, it sounded kind.", "No more was heard. Said Berg: “We lost.”")
    triggers = (". Said ",)
    pattern = re.compile(r"(?<=[a-z])\. Said (?=(?:from|to|in|at|with|through|over) [^“\"\n]{3,60}[,:] [“\"])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), ", said ")


class AttributionOnNextLine(PatternRule):
    """A quotation ends with a comma and its attribution starts the next paragraph in lower case."""

    code = "SEN024"
    name = "attribution-on-next-line"
    message = "A paragraph break separates the quotation from its attribution."
    confidence = 0.93
    examples = (
        ("“The roof will hold,”\n\nsaid Jana Horak, a mason.", "“The roof will hold,” said Jana Horak, a mason."),
    )
    allows = ("“The roof will hold.”\n\nJana Horak said no more.", "“The roof will hold,”\n\n– said Jana Horak.")
    triggers = ("”\n", '"\n')
    pattern = re.compile(r"(?<=[\w,!?])(?:[”\"])(\s*\n\s*)(?=[a-z])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if attribution_at(document.text, match.end(), len(document.text)) is None:
            return None
        return self.finding(document, *match.span(1), " ")


class AttributionAtBothEnds(PatternRule):
    """``Kim said that …, Kim said.`` and ``Kim said, “…,” Kim said.``: one attribution in front, one behind."""

    code = "SEN025"
    name = "attribution-at-both-ends"
    message = "The sentence names its speaker twice."
    confidence = 0.95
    examples = (
        ("Marek said that the pier was safe, Marek said.", "Marek said that the pier was safe."),
        ("Marek said, “The pier is safe,” Marek said.", "Marek said, “The pier is safe.”"),
    )
    allows = (
        "Marek said that the pier was safe, Ivo said.",
        "“Marek said that the pier was safe,” Marek said.",
    )
    triggers = (" said.", " added.", " says.")
    pattern = re.compile(
        r"(?:(?<=[.!?] )|^)([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|He|She|They) (said|added|says)(?: that [^.!?“”\"\n]{5,250}(,)|,? (?:that )?[“\"][^“”\"\n]{5,250}(,)[”\"]) \1 \2\.",
        re.MULTILINE,
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        comma = next(match.start(group) for group in (3, 4) if match.group(group))
        mark = document.text[comma + 1] if document.text[comma + 1] in "”\"" else ""
        return self.finding(document, comma, match.end(), f".{mark}")


class DoubledAttribution(PatternRule):
    """``“…,” he said, he said.``: the attribution was translated twice."""

    code = "SEN023"
    name = "doubled-attribution"
    message = "The attribution stands twice."
    confidence = 0.95
    examples = (("“We sail at dawn,” she said, she said.", "“We sail at dawn,” she said."),)
    allows = ("“We sail at dawn,” she said, and he said no.", "He said, she said, and nobody listened.")
    triggers = ("said", "says", "added", "told")
    pattern = re.compile(r"(?<=[,!?][”\"] )((?:he|she|they|[A-Z]\w+(?: [A-Z]\w+)?) (\w+)|(\w+) (?:[A-Z]\w+(?: [A-Z]\w+)?)), \1(?=[.,])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if (match.group(2) or match.group(3)) not in speech_verbs():
            return None
        return self.finding(document, match.end(1), match.end(), "")
