"""Attributions that a stop tore away from their quotation."""

from __future__ import annotations

import re

from cleantext.attribution import attribution_at, speaker_at, speech_verbs
from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import number, verb_forms
from cleantext.rule import PatternRule

#: Verbs of saying that want their words: a sentence that is nothing but a speaker and one of these is torn.
_WANTING = r"said|says|added|adds|recalled|recalls|noted|notes|stated|stressed|remarked|claimed|claims|told (?:reporters|journalists|lawmakers|the (?:court|newspaper|paper|agency|committee|audience)|[A-Z]\w+|him|her|them|us|me)"
#: Verbs that can stand alone as well, so that other seams must be near: any verb of saying but those of :data:`_COMPLETE`.
_CONTENT = "[a-z]{4,}"
#: What people do besides speaking, or say without words that are quoted.
_COMPLETE = frozenset(
    f"{stem}{ending}"
    for stem in ("agree", "sigh", "sob", "groan", "scream", "promise", "confess", "think", "wonder", "object", "protest", "report", "answer", "respond", "comment", "read", "state", "praise", "believe", "observe")
    for ending in ("s", "d", "ed")
) | {"cried", "cries", "swore", "swears", "thought", "wrote", "writes", "denied", "denies", "replies", "testified"}
_SPEAKER = (
    r"(?:He|She|They|(?:(?:Mr|Mrs|Ms|Dr|Prof)\. )?[A-Z][\w’'-]+"
    r"(?: (?:(?:van|von|de|der|den|del|della|di|da|bin|ibn|la|le) ){0,2}[A-Z][\w’'-]+){0,2})"
)
#: ``The old mason``, ``The mason Jana Horak``
_DESCRIBED = r"The (?:[a-z]+ ){0,3}(?:[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}|[a-z]+)"


class TornAttribution(PatternRule):
    """``.” said Anna`` and ``.” Said Anna Berg, a nurse.``: the quotation and its attribution are one sentence.

    A lower-case attribution behind the mark, a sentence that begins with a verb of saying and a name, or one
    that is nothing but ``She said.`` cannot stand alone. The stop becomes a comma, on its side of the mark, and
    the verb loses its capital; a question mark stays. Verbs that can stand alone (``Anna explained.``, ``Anna told
    the miners.``) need other seams nearby.
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
        ("“The roof will hold.” Believes Jana Horak, a mason.", "“The roof will hold,” believes Jana Horak, a mason."),
        ("They said that it “will hold for ever”. Says Jana Horak, a mason.", "They said that it “will hold for ever”, says Jana Horak, a mason."),
        ("“The roof will hold.” Jana Horak told reporters.", "“The roof will hold,” Jana Horak told reporters."),
        ("“The roof will hold.” Jana Horak, 61, said. “It has to.”", "“The roof will hold,” Jana Horak, 61, said. “It has to.”"),
        ("“The roof will hold.” the mason said.", "“The roof will hold,” the mason said."),
        ("“The roof will hold.” The mason Jana Horak told me one day. “It has to.”", "“The roof will hold,” the mason Jana Horak told me one day. “It has to.”"),
        ("“The roof will hold.” Said the old mason Jana Horak.", "“The roof will hold,” said the old mason Jana Horak."),
        ("“The roof will hold”. – the mason said. “It has to.”", "“The roof will hold”, the mason said. “It has to.”"),
        ("‘The roof will hold’. said the mason.", "‘The roof will hold’, said the mason."),
        ("They met on monday.It rained on tuesday. “The roof will hold.” He joked. “So will I.”", "They met on Monday. It rained on Tuesday. “The roof will hold,” he joked. “So will I.”"),
        ("“The roof will hold.” Mrs. Van der Horak said. “It has to.”", "“The roof will hold,” Mrs. Van der Horak said. “It has to.”"),
        ("“The roof will hold.” She said after the storm. “It has to.”", "“The roof will hold,” she said after the storm. “It has to.”"),
        ("“Will it hold?” Asks Jana Horak, a mason.", "“Will it hold?” asks Jana Horak, a mason."),
        ("“The roof will hold.” Sighed the mason, Jana Horak.", "“The roof will hold,” sighed the mason, Jana Horak."),
    )
    allows = (
        "“The roof will hold.” She said nothing more.",
        "“Will it hold?” said the mason.",
        "“Will it hold?” Reports from the site are mixed.",
        "“Will it hold?” Asked by the mason, he shrugged.",
        "“The roof will hold.” Jana Horak told the truth. “I hope,” she added.",
        "He wrote “etc.” he always did.",
        "“I told them everything.” He told the truth.",
        "“We leave at six.” Anna agreed.",
        "“We leave at six.” Anna explained. “The tide will not wait.”",
        "The song is called “Rain”. Reports from Lisbon are mixed.",
    )
    triggers = (".”", '."', ".’", "”.", '".', "’.", "?”", '?"', "!”", '!"')
    pattern = re.compile(
        r"(?:(?<=\w)(?<!\.\w)\.(?P<inside>’?[”\"]|’(?= [a-z]))|(?<=[\w’])(?P<outside>[”\"])\.|(?<=\w)(?P<single>’)\.(?= [a-z])|(?<=\w[?!])[”\"](?= [A-Z])) (?:[–—-] )?(?=\w)"
    )
    _told = r"told (?:the|an?|his|her|their|our) (?![^.]*\b(?:truth|story|tale|lie|lies|joke)\b)[\w ’'-]{3,50}(?=\. [“\"])"
    _alone = re.compile(
        rf"(?P<subject>{_SPEAKER}|{_DESCRIBED})(?:, [^.!?“”\"\n]{{2,90}},(?=[^.!?]{{3,60}}\. [“\"]))?"
        rf" (?:(?:{_WANTING})(?: (?:one|in|on|at|last|this|that|after|before|during|with) [\w ]{{3,24}}(?=\. [“\"]))?|(?P<weak>{_CONTENT}|{_told}))\.(?= [“\"]|\s*(?:\n|\Z)| [A-Z])"
    )
    _speaker = re.compile(
        r" (?:(?:(?:Mr|Mrs|Ms|Dr|Prof|Father|Sister|Brother|Captain)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+)*"
        r"|(?:the|his|her) (?:[a-z]+ ){0,2}(?:[a-z]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}))(?=[,.;:]|$| (?:of|from|in|at|with|who))(?![,:] [“\"])"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        at = match.end()
        if text[match.start() - 3 : match.start()].lower() == "etc":
            return None
        inside, outside = match.group("inside"), match.group("outside") or match.group("single")
        stopped = inside or outside
        mark = f",{inside}" if inside else f"{outside}," if outside else match.group().rstrip(" –—-")
        if stopped == "’" and "‘" not in text[document.paragraph_at(at)[0] : match.start()]:
            return None  # an apostrophe
        if match.group()[-2] in "–—-" and not stopped:
            return None
        word = re.compile(r"\w+").match(text, at)
        if word is None:
            return None
        verb = word.group()
        lowered = verb
        if verb[0].isupper():
            alone = self._alone.match(text, at) if stopped else None
            if alone:
                weak = alone.group("weak")
                if weak and not ((document.damaged or document.seams_near(match.start())) and wants_words(weak)):
                    return None
                subject = alone.group("subject")
                first = subject.partition(" ")[0]
                lowered = first.lower() + subject[len(first) :] if first in ("He", "She", "They", "The") else subject
                return self.finding(document, match.start(), at + len(subject), f"{mark} {lowered}")
            lowered = verb.lower()
            told = lowered in speech_verbs() and verb_forms(lowered) & {"past", "3sg"} and "NOUN.pl" not in number(lowered)
            if not told or number(lowered) or not self._speaker.match(text, word.end()):
                return None
        elif attribution_at(text, at, at + 300) is None and speaker_at(text, at, at + 300) is None:
            return None
        return self.finding(document, match.start(), at + len(verb), f"{mark} {lowered}")


def wants_words(verb: str) -> bool:
    """Whether a verb of saying in the past or present usually stands with what was said; ``told`` stands with a hearer."""
    forms = verb_forms(verb)
    return verb.startswith("told ") or (verb in speech_verbs() and verb not in _COMPLETE and bool(forms & {"past", "3sg"}))


class AttributionSplitFromQuotation(PatternRule):
    """``She added. “We will stay.”``: a subject and a verb of saying lead into the quotation behind them.

    The sentence before the mark must be nothing but a speaker and a verb that wants its words, so that
    ``That is what she said. “…`` and ``…,” she said. “…`` stay; verbs that can stand alone need other seams nearby.
    """

    code = "SEN021"
    name = "attribution-cut-from-quotation"
    message = "A stop separates the speaker from the quotation that follows."
    confidence = 0.9
    examples = (
        ("The mill closed. She added. “We will open it again.”", "The mill closed. She added, “We will open it again.”"),
        ("They met on monday.It rained on tuesday. The mason explained. “The roof is new.”", "They met on Monday. It rained on Tuesday. The mason explained, “The roof is new.”"),
        ("The mill closed. Jana Horak told reporters. “We will open it again.”", "The mill closed. Jana Horak told reporters, “We will open it again.”"),
    )
    allows = (
        "“The mill closed,” she added. “We will open it again.”",
        "“The mill closed,” Ms. Horak said. “We will open it again.”",
        "That is all he said. “And yet,” she thought.",
        "The guide explained. “Is that so?” asked Ivo.",
        "He asked, and she answered. “Yes.”",
    )
    triggers = (". “", '. "')
    pattern = re.compile(rf"\b(?P<speaker>{_SPEAKER}|{_DESCRIBED}) (?:also |then )?(?:(?:{_WANTING})|(?P<weak>{_CONTENT}))\. (?=[“\"]\w)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if document.sentence_at(match.start())[0] != match.start() or text[max(0, match.start() - 2) : match.start()].strip()[-1:] in ("”", '"'):
            return None
        weak = match.group("weak")
        if weak and not ((document.damaged or document.seams_near(match.end())) and wants_words(weak)):
            return None
        surname = re.escape(match.group("speaker").split()[-1])
        if re.search(rf"[,!?][”\"’] \w+ (?:[A-Z]\S* )*{surname}\b[^“\"\n]*\Z", text[max(0, match.start() - 200) : match.start()]):
            return None  # the attribution stands twice
        line_end = text.find("\n", match.end())
        quoted = text[match.end() : min(line_end if line_end >= 0 else len(text), match.end() + 600)]
        closer = re.search(r"[,!?][”\"] ", quoted)
        if closer and attribution_at(quoted, closer.end(), len(quoted)):
            return None
        stop = match.end() - 2
        return self.finding(document, stop, stop + 1, ",")


class CapitalSaid(PatternRule):
    """``… calm and a little tired. Said from the doorway, “…``: no English sentence begins so.

    ``Said`` with a preposition behind it continues the sentence before, and so does ``Said a spokesman.``, unless a
    quotation follows it.
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
        ("The firm has two weeks to appeal. Said a clerk of the court. It closed.", "The firm has two weeks to appeal, said a clerk of the court. It closed."),
    )
    allows = (
        "“You are early.” Said in a whisper, it sounded kind.",
        "No more was heard. Said Berg: “We lost.”",
        "No more was heard. Said a clerk: “We lost.” Said the mayor, “So did we.”",
    )
    triggers = (". Said ",)
    pattern = re.compile(
        r"(?<=[a-z])\. Said (?=(?:from|to|in|at|with|through|over) [^“\"\n]{3,60}[,:] [“\"]"
        r"|(?:an?|the|one|his|her) [a-z][^.,:;!?“”\"\n]{2,60}\.(?:\s+[^\s“\"]|\s*\Z))"
    )

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
    """``Kim said that …, Kim said.`` and ``The lawyer, Kim, said …, the lawyer said.``: one attribution in front, one behind.

    The one behind goes when it repeats the speaker and the verb in front, or names the speaker by a noun
    that stands in front; another speaker may well have reported what was said.
    """

    code = "SEN025"
    name = "attribution-at-both-ends"
    message = "The sentence names its speaker twice."
    confidence = 0.95
    examples = (
        ("Marek said that the pier was safe, Marek said.", "Marek said that the pier was safe."),
        ("Marek said, “The pier is safe,” Marek said.", "Marek said, “The pier is safe.”"),
        ("The engineer, Marek Holub, said the pier was safe, the engineer said.", "The engineer, Marek Holub, said the pier was safe."),
    )
    allows = (
        "Marek said that the pier was safe, Ivo said.",
        "“Marek said that the pier was safe,” Marek said.",
        "The engineer said the pier was safe, the mayor said.",
    )
    triggers = (" said.", " added.", " says.")
    pattern = re.compile(
        r"(?:(?<=[.!?] )|^)(?P<front>[A-Z][^.!?“”\"\n]{1,120}?) (?P<verb>said|added|says)(?: [^.!?“”\"\n]{5,250}(,)|,? (?:that )?[“\"][^“”\"\n]{5,250}(,)[”\"]) (?P<behind>(?:the )?[\w’'-]+(?: [A-Z][\w’'-]+)?) (?P=verb)\.",
        re.MULTILINE,
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        front, behind = match.group("front"), match.group("behind")
        if front != behind and not (behind.startswith("the ") and re.search(rf"\b{re.escape(behind[4:])}\b", front)):
            return None
        comma = next(match.start(group) for group in (3, 4) if match.group(group))
        mark = document.text[comma + 1] if document.text[comma + 1] in "”\"" else ""
        return self.finding(document, comma, match.end(), f".{mark}")


class DoubledAttribution(PatternRule):
    """``“…,” he said, he said.``, ``said Onat, he said``, ``said Onat said``: the attribution was translated twice.

    Behind a quotation, of two attributions in a row the second goes when it repeats the first or when one
    of the two is a pronoun, and of a verb on both sides of its speaker the second. Where the second names the speaker
    of the first and repeats its verb, the first goes.
    """

    code = "SEN023"
    name = "doubled-attribution"
    message = "The attribution stands twice."
    confidence = 0.95
    examples = (
        ("“We sail at dawn,” she said, she said.", "“We sail at dawn,” she said."),
        ("“We sail at dawn,” said Mrs. Lind, she said.", "“We sail at dawn,” said Mrs. Lind."),
        ("“We sail at dawn,” he said, added the captain.", "“We sail at dawn,” he said."),
        ("“We sail at dawn,” said Mrs. Lind said before supper.", "“We sail at dawn,” said Mrs. Lind before supper."),
        ("“We sail at dawn,” said the captain, Ada Lind, said.", "“We sail at dawn,” said the captain, Ada Lind."),
        ("‘We sail at dawn,’ he says, says Van der Lind. ‘Or at noon.’", "‘We sail at dawn,’ says Van der Lind. ‘Or at noon.’"),
        ("“We sail at dawn,” reported the head nurse, Ada Lind, reported.", "“We sail at dawn,” reported the head nurse, Ada Lind."),
    )
    allows = (
        "“We sail at dawn,” she said, and he said no.",
        "He said, she said, and nobody listened.",
        "“We sail at dawn,” she said, he recalled.",
        "“We sail at dawn,” said Mrs. Lind, said to be a captain.",
        "“We sail at dawn,” said the captain, Mrs. Lind, who said no more.",
    )
    triggers = ("said", "says", "added", "told", "noted", "explained", "reported", "recalled", "warned", "replied", "asked", "wrote", "claimed")
    _name = r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\. )?[A-Z][\w’'-]+(?: (?:van |von |de |der |den |di |bin |al-)*[A-Z][\w’'-]+)?"
    pattern = re.compile(
        rf"(?<=[,!?][”\"’] )(?:"
        rf"(?P<twice>(?P<v5>\w+) (?:{_name}|the (?:[a-z]+ ){{1,2}}?{_name}|the [a-z]+(?: [a-z]+)?, {_name}))(?P<again> (?P=v5)(?=[.,]| [a-z])|, (?P=v5)(?=[.,]))"
        rf"|(?P<first>(?P<s1>he|she|they|{_name}) (?P<v1>\w+)|(?P<v2>\w+) (?P<s2>he|she|{_name}|the \w+))"
        rf"(?P<second>, (?:(?P<s3>he|she|they|{_name}|the \w+) (?P<v3>\w+)|(?P<v4>\w+) (?P<s4>he|she|{_name}|the \w+)))(?=[.,]))"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        verbs = speech_verbs()
        if match.group("twice"):
            return self.finding(document, *match.span("again"), "") if match.group("v5") in verbs else None
        if not {match.group("v1") or match.group("v2"), match.group("v3") or match.group("v4")} <= verbs:
            return None
        first, second = match.group("s1") or match.group("s2"), match.group("s3") or match.group("s4")
        pronouns = [each in ("he", "she", "they") for each in (first, second)]
        if first != second and sum(pronouns) != 1:
            return None
        if pronouns[0] and match.group("v4") and match.group("v4") == match.group("v1") and second[0].isupper():
            return self.finding(document, match.start("first"), match.start("v4"), "")
        return self.finding(document, *match.span("second"), "")


class AttributionRepeatedBehindStop(PatternRule):
    """``“…,” said Lind, who steers the boat. Ada Lind said. “…”``: the same speaker is named again in a sentence of its own.

    It goes when the text names her in full elsewhere, too, or the first time; else it is flagged.
    """

    code = "SEN027"
    name = "attribution-repeated-behind-stop"
    message = "The attribution stands again behind its sentence."
    confidence = 0.95
    examples = (
        (
            "Ada Lind came. “We sail at dawn,” said Lind, who steers the boat. Ada Lind said. “Or at noon.”",
            "Ada Lind came. “We sail at dawn,” said Lind, who steers the boat. “Or at noon.”",
        ),
        ("“We sail at dawn,” said Ada Lind. Lind said. “Or at noon.”", "“We sail at dawn,” said Ada Lind. “Or at noon.”"),
    )
    allows = (
        "“We sail at dawn,” said Lind, a sailor. Ivo Berg said so, too.",
        "“We sail at dawn,” said Lind, who steers the boat. Ada Lind said so before.",
    )
    triggers = (" said.", " added.", " says.")
    _name = r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\. )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
    pattern = re.compile(
        rf"(?<=[,!?][”\"’] )(?P<verb>\w+) (?P<first>{_name})(?:, (?:who|whose|an?|the) [^.!?“”\"\n]{{3,120}})?\."
        rf"(?P<again> (?P<second>{_name}) (?:said|added|says)\.)(?= [“\"]|\s*(?:\n|\Z))"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        first, second = match.group("first").split(), match.group("second").split()
        if match.group("verb") not in speech_verbs() or first[-1] != second[-1]:
            return None
        known = len(second) <= len(first) or document.text.count(match.group("second")) > 1
        return self.finding(document, *match.span("again"), "" if known else None)
