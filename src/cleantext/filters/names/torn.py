"""Names whose second half was torn off by the words between the halves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from cleantext.alignment import Span
from cleantext.attribution import speech_verbs
from cleantext.continuation import has_clause, is_fragment
from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import given_names, is_word, number, proper_case, verb_forms, words_of
from cleantext.mentions import NAME
from cleantext.rule import PatternRule, Rule
from cleantext.segmentation import is_abbreviation, word_before
from cleantext.syntax import FRAGMENT, completeness

#: The sentence that begins with the torn half: the half, and what stands behind it.
_SECOND = re.compile(
    rf"\. (?<=[^\W\d_]\. )(?P<second>(?:{NAME} )?(?:(?:der|den|de|la|el|al|bin) ){{0,2}}{NAME})"
    r"(?=(?P<behind>\.(?=\s|\Z)|, \d{1,3}\.(?=\s|\Z)|,? [a-z]+|,? \d+ ))"
)
_FIRST = re.compile(rf"(?<!\S)(?P<first>{NAME}), (?=(?P<word>[a-z]+|\d{{2}}(?=,))\b)")
_SENTENCE_START = re.compile(r"[.!?”\"\n] +(?=\S)|\n|[—–] |^")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? $")
#: A stop behind the verb of saying; or a comma, which another rule may have made of it before a quotation.
_NOTHING_BUT_SAID = re.compile(r" [a-z]+(?:\.|,(?= [“\"]))")
_REST = re.compile(r"[^.!?“”\"\n]{0,250}")
_RELATIVE = frozenset(["who", "whose", "whom", "which", "where", "a", "an", "the", "then", "now", "as", "while", "when", "after", "before", "during"])
#: What goes on with the sentence behind the second half, when that has no verb of its own.
_GOES_ON = frozenset(["who", "whose", "whom", "which", "and", "but", "as", "in", "at", "on", "of", "for", "from", "with", "to", "by", "where"])
#: What leads to the name of somebody or something and is no verb of the sentence.
_CALLED = re.compile(r" (?:called|named)? ?$")
#: How far back the first half may stand.
_REACH = 320


@dataclass(frozen=True, slots=True)
class _Torn:
    """Two sentences that may be one.

    Attributes:
        lead: what stands before the first half in its sentence.
        spoken: whether a closing quotation mark stands before that.
        first: where the first half stands.
        stop: offset of the stop between the two sentences.
        second: where the second half stands.
        behind: what follows it: a stop, or a word with a comma or without.
        attested: whether the document has both halves as one name elsewhere.
        stranger: whether one half is named here only and the second nowhere before.
        fresh: whether neither half stands before this place.
        titled: whether a title or role stands right in front of the first half.
    """

    lead: str
    spoken: bool
    first: Span
    stop: int
    second: Span
    behind: str
    attested: bool
    stranger: bool
    fresh: bool
    titled: bool


def _torn(document: Document) -> Iterator[_Torn]:
    """Places where a one-word name with a description ends a sentence and the next one begins with another name.

    Either the document has the two as one name elsewhere, or they are strange where they stand: people
    whom nobody has introduced, of whom one is never named again.
    """
    text = document.text
    vocabulary = document.vocabulary
    for match in _SECOND.finditer(text):
        words = [word for word in match.group("second").split() if word[0].isupper()]
        if words[0] in words_of("sentence_openers") or is_abbreviation(word_before(text, match.start())):
            continue
        known = all(is_word(word.lower()) or proper_case(word.lower()) for word in words)
        stop = match.start()
        start = max(text.rfind("\n", 0, stop) + 1, stop - _REACH)
        firsts = [place for place in _FIRST.finditer(text, start, stop) if not re.search("[.!?“”\"]", text[place.end() : stop])]
        for place in reversed(firsts):
            first = place.group("first")
            lead, spoken = text[start : place.start()], False
            breaks = list(_SENTENCE_START.finditer(lead))
            if breaks and not _TITLE.search(lead[-8:]):
                spoken = breaks[-1].group()[:1] in ("”", '"')
                lead = lead[breaks[-1].end() :]
            attested = (first, words[0]) in document.capital_pairs
            if re.search(rf"{NAME} $", lead) and not (_TITLE.search(lead) or _role(lead) or attested):
                continue
            saying = _follows_saying(lead, spoken)
            titled = _TITLE.search(lead) is not None or _role(lead)
            person = titled or _names_a_person(first, place.group("word"))
            if not saying and not person and not (attested and place.group("word") in _DESCRIBES):
                continue
            once = vocabulary[first] == 1 or all(vocabulary[word] == 1 for word in words)
            stranger = once and not (known and not saying) and not stands_before(document, words, stop)
            if attested or stranger or match.group("behind").split()[-1] in _GOES_ON:
                fresh = not stands_before(document, [first], place.start())
                yield _Torn(lead, spoken, place.span("first"), stop, match.span("second"), match.group("behind"), attested, stranger, fresh, titled)
                break


def _has_verb(description: str) -> bool:
    """Whether a finite verb follows the comma that closes a description, so that the clause is whole."""
    forms = (verb_forms(word) for word in re.findall(r", ([a-z]+)", description[1:]))
    return any(each & {"3sg", "past"} for each in forms)


def _names_a_person(first: str, described: str) -> bool:
    """Whether a word may be half of a name, by itself and by how its description begins."""
    if described not in _DESCRIBES and not described.isdigit() and described not in words_of("role_words"):
        return False
    return not proper_case(first.lower()) and (not is_word(first.lower()) or first.lower() in given_names())


_DESCRIBES = frozenset(["a", "an", "the", "who", "whose", "one", "then", "now", "once", "formerly", "himself", "herself", "long"])


def stands_before(document: Document, words: list[str], end: int) -> bool:
    """Whether any of some names stands in front of an offset; those that the text has once only stand at hand."""
    vocabulary = document.vocabulary
    return any(
        (vocabulary[word] > 1 or vocabulary[word + "'s"] or vocabulary[word + "’s"]) and document.text.find(word, 0, end) >= 0
        for word in words
    )


def _role(lead: str) -> bool:
    """Whether the last word is a role: ``said Mayor``, ``the Minister``."""
    words = lead.split()
    return bool(words) and words[-1].lower() in words_of("role_words")


@cache
def _attributes() -> re.Pattern[str]:
    verbs = "|".join(sorted(speech_verbs(), key=lambda verb: (-len(verb), verb)))
    return re.compile(rf"\b(?:{verbs}) (?:(?:the )?(?:[a-z-]+ ){{0,2}}[a-z-]+,? |[A-Z][a-z]+ )?(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?$")


def _follows_saying(lead: str, spoken: bool) -> bool:
    """Whether what stands behind ``lead`` follows a verb of saying, or any verb right behind a quotation."""
    if _attributes().search(lead):
        return True
    words = lead.split()
    return spoken and 0 < len(words) <= 4 and bool(verb_forms(words[0]) & {"past", "3sg"})


def _within(second: str) -> str:
    """The second half as it stands within a name: ``Van der Laan`` as ``van der Laan``."""
    return second[0].lower() + second[1:] if second.split()[0] in _SMALL_PARTICLES and " " in second else second


_SMALL_PARTICLES = frozenset(["Van", "Von", "Der", "Den", "Ten", "Ter", "De", "Bin"])


class NameCutFromAttribution(Rule):
    """``said Lin, a scholar in Macau. Mei Hua said.``: half of the speaker's name was translated apart.

    The attribution names its speaker by one word and ends in a description; the next sentence begins
    with the other half and is no sentence: nothing but the name, the name and a verb of saying, or the
    name and a relative clause. The halves are put together and the stray sentence goes. Where the next
    sentence is whole, the half is also its subject, and the place is only flagged.
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
            "“Prices will fall,” added mayor Pavel, who has run the dairy in Brno. Novotny said.\n\nNovotny is old.",
            "“Prices will fall,” added mayor Pavel Novotny, who has run the dairy in Brno.\n\nNovotny is old.",
        ),
        (
            "“Prices will fall,” answers Pavel, head of the dairy in Brno. Novotny. “Wait.”",
            "“Prices will fall,” answers Pavel Novotny, head of the dairy in Brno. “Wait.”",
        ),
        (
            "“Prices will fall,” said Pavel, the head of the dairy in Brno. Novotny, who led the talks.",
            "“Prices will fall,” said Pavel Novotny, the head of the dairy in Brno, who led the talks.",
        ),
        (
            "“Prices will fall,” said Pavel, the head of the dairy in Brno. Novotny, 61.",
            "“Prices will fall,” said Pavel Novotny, 61, the head of the dairy in Brno.",
        ),
        (
            "“Prices will fall,” said Prof. Ruud, who holds a chair in Leiden. Van der Laan, as he stood in the field.",
            "“Prices will fall,” said Prof. Ruud van der Laan, who holds a chair in Leiden, as he stood in the field.",
        ),
    )
    allows = (
        "Lin Novak sells milk. “Prices will fall,” said Lin, a farm economist. Novak said no.",
        "“Prices will fall,” said Lin, a farm economist. Novak said. Later Novak left with Lin.",
        "“Prices will fall,” said Pavel Novotny, a farmer. Mei Hua said.",
        "It said that the firm, under the lead of Mr. Novak, has worked hard. Novak smiled.",
        "Jan Novak sells milk. “Prices will fall,” said Pavel, a farmer. Novak, who heard it, laughed.",
    )
    characters = frozenset(",")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for torn in _torn(document):
            saying = _follows_saying(torn.lead, torn.spoken)
            if not (torn.attested or torn.stranger) or not (saying or (torn.titled and torn.behind == ".")):
                continue
            at, second = torn.first[1], _within(text[slice(*torn.second)])
            description = text[at : torn.stop]
            if torn.behind == ".":
                yield self.finding(document, at, torn.second[1] + 1, f" {second}{description}.")
                continue
            word = torn.behind.split()[-1]
            if word[0].isdigit():
                if not word.endswith("."):
                    continue
                yield self.finding(document, at, torn.second[1] + len(torn.behind), f" {second}, {word[:-1]}{description}.")
                continue
            rest = _REST.match(text, torn.second[1])
            tail = rest.group() if rest else ""
            if not torn.behind.startswith(",") and word in speech_verbs():
                if stray := _NOTHING_BUT_SAID.match(text, torn.second[1]):
                    yield self.finding(document, at, stray.end(), f" {second}{description}.")
            elif torn.behind.startswith(",") and word in _RELATIVE:
                ends = text[torn.second[1] + len(tail) :][:1] == "."
                if ends and ((tail.count(",") == 1 and word not in ("then", "now")) or is_fragment(f"{second}{tail}.")):
                    yield self.finding(document, at, torn.second[1], f" {second}{description}", confidence=0.88)
                elif torn.fresh:
                    yield self._doubtful(document, torn, second)
            elif torn.fresh and (torn.behind.startswith(",") or verb_forms(word) & {"past", "3sg"}):
                yield self._doubtful(document, torn, second)

    def _doubtful(self, document: Document, torn: _Torn, second: str) -> Finding:
        first = document.text[slice(*torn.first)]
        message = f"This may be one name, {first} {second}, torn apart; the second sentence then lacks its subject."
        return self.finding(document, torn.first[0], torn.second[1], None, message=message, confidence=0.6)


class NameCutFromVerb(Rule):
    """``Ines, a painter who lived in Porto. Vale died in May.``: the subject and its surname became two sentences.

    The first sentence has a name with a description and no verb for it; the second begins with the
    other half of the name and has that verb, or goes on without one (``Vale who had sung``). The halves are put
    together and the sentences become one. Where both sentences are whole and the document has the two halves
    as one name, the second is only put behind the first.
    """

    code = "NAM002"
    name = "name-cut-from-verb"
    message = "The two halves of this name were torn apart and left two broken sentences."
    confidence = 0.9
    examples = (
        (
            "Ines Vale, painter of harbours, dies at 88\n\nPORTO — Ines, a painter whose harbours hang in forty museums. Vale died on Monday at home.",
            "Ines Vale, painter of harbours, dies at 88\n\nPORTO — Ines Vale, a painter whose harbours hang in forty museums, died on Monday at home.",
        ),
        (
            "In 2009 the chemist Pavel, then a student in Brno. Novotny showed that lime smells.",
            "In 2009 the chemist Pavel Novotny, then a student in Brno, showed that lime smells.",
        ),
        (
            "The bell, complained Heike, a pensioner who lives by the yard. Rehbein, goes through the wall.",
            "The bell, complained Heike Rehbein, a pensioner who lives by the yard, goes through the wall.",
        ),
        (
            "It was rebutted by Heike, a teacher in Bremen. Rehbein who said that it was old.",
            "It was rebutted by Heike Rehbein, a teacher in Bremen, who said that it was old.",
        ),
        (
            "On the quay a fisherman called Pako, who mends nets. Sudar sells coffee.",
            "On the quay a fisherman called Pako Sudar, who mends nets, sells coffee.",
        ),
        (
            "They sang for Senator Jan, who turned eighty in May. Rehbein has since died.\n\nJan Rehbein was kind.",
            "They sang for Senator Jan Rehbein, who turned eighty in May. Rehbein has since died.\n\nJan Rehbein was kind.",
        ),
    )
    allows = (
        "Ines Vale, painter, dies at 88\n\nInes, a painter, lived in Porto. Vale is her married name.",
        "Ines, a painter. Vale, a sculptor. Both lived in Porto.",
        "The second goal came from Pavel, a striker. Novotny had scored the first.",
        "They went to see Pavel, an old friend of the family. Novotny opened the door.",
    )
    characters = frozenset(",")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for torn in _torn(document):
            word = torn.behind.split()[-1] if torn.behind != "." else ""
            at, second = torn.first[1], _within(text[slice(*torn.second)])
            description = text[at : torn.stop]
            forms = {"past"} if word in words_of("modals") or word in words_of("auxiliaries") else verb_forms(word)
            inserted = _follows_saying(torn.lead, torn.spoken)
            if (word in _GOES_ON or word.isdigit()) and not inserted and not torn.behind.startswith(","):
                rest = _REST.match(text, torn.second[1])
                here = torn.attested or document.vocabulary[text[slice(*torn.first)]] == 1
                alone = rest is None or (not is_fragment(f"{second}{rest.group()}.") and (word not in _RELATIVE or "," in rest.group()))
                if here and not alone:
                    yield self.finding(document, at, torn.second[1], f" {second}{description},", confidence=0.88)
                continue
            if not forms & {"past", "3sg"} or not (torn.attested or torn.stranger) or _has_verb(description):
                continue
            if torn.behind.startswith(","):
                if "3sg" not in forms and "participle" in forms:
                    continue  # born in …, said to …
            elif inserted or not (torn.attested or torn.fresh):
                continue
            elif not self._lacks_verb(torn.lead, text[slice(*torn.first)]):
                if torn.attested and torn.titled:
                    yield self.finding(document, at, at, f" {second}", confidence=0.85)
                continue
            end = torn.second[1] + torn.behind.startswith(",")
            yield self.finding(document, at, end, f" {second}{description},", confidence=0.92 if torn.attested else 0.87)

    @staticmethod
    def _lacks_verb(lead: str, first: str) -> bool:
        """Whether the first half begins a clause that has no verb before the stop."""
        clause = _CALLED.sub(" ", lead.rpartition(", ")[2])
        words = f"{clause}{first}."
        return not clause.strip() or (completeness(words) <= FRAGMENT and has_clause(words) is not True)


class NameCutByComma(Rule):
    """``the spokesman, Ivo, a former captain, Pavlik, told``: the surname was moved behind the description.

    A first half behind a role or title, a description, and a second half right in front of the verb, neither of which
    stands elsewhere in another name.
    """

    code = "NAM008"
    name = "name-cut-around-description"
    message = "The second half of this name stands behind the description."
    confidence = 0.88
    examples = (
        (
            "The agency’s spokesman, Ivo, a former captain with years at sea, Pavlik, told reporters.",
            "The agency’s spokesman, Ivo Pavlik, a former captain with years at sea, told reporters.",
        ),
        (
            "Prof. Selma, of the Faculty of Medicine in Pula, Oruz says that it helps.",
            "Prof. Selma Oruz, of the Faculty of Medicine in Pula, says that it helps.",
        ),
    )
    allows = (
        "The spokesman, Ivo, a former captain, Pavlik and others, told reporters.",
        "According to the spokesman, Ivo, a former captain, Pavlik told reporters of it.",
        "The spokesman, Ivo Pavlik, a former captain, Novak told reporters, had left.",
        "Said the spokesman, Ivo, of the town, Pavlik told us. Ivo Horn is the spokesman.",
    )
    characters = frozenset(",")
    _pattern = re.compile(
        rf"(?P<first>[A-ZÀ-ÖØ-Þ](?:(?<=[a-z.,] .)|(?<=\n.)|(?<=\n“.)|(?<=\A.))[^\W\d_]+(?:[-’'][^\W\d_]+)*)(?P<described>, (?:an?|the|of|who|once) [^.!?“”\"\n,]{{3,90}}), (?P<second>{NAME}(?: {NAME})?)(?P<comma>,?) (?P<verb>[a-z]+)"
    )
    _phrase = re.compile(r"\b(?:to|by|with|from|of|for)\b(?: [\w’'-]+){0,3},? $", re.IGNORECASE)

    def find(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        for match in self._pattern.finditer(document.text):
            first, second, verb = match.group("first", "second", "verb")
            halves = [first, *second.split()]
            if any(is_word(word.lower()) or proper_case(word.lower()) for word in halves):
                continue
            if not (verb_forms(verb) & {"past", "3sg"} or verb in words_of("modals")):
                continue
            lead = document.text[max(0, match.start() - 80) : match.start()]
            title = _TITLE.search(lead)
            before = lead[: title.start()] if title else lead
            opens = document.damaged and document.sentence_at(match.start())[0] == match.start() and verb not in speech_verbs() and has_clause(match.group("described")[2:]) is False
            if self._phrase.search(before) or not (opens or title or word_before(lead.rstrip(", "), len(lead.rstrip(", "))) in words_of("role_words")):
                continue
            pairs = document.capital_pairs
            attested = (first, halves[1]) in pairs or (halves[1], first) in pairs
            if not attested and (vocabulary[first] > 1 or any(one == first for one, _ in pairs) or any(other == halves[1] for _, other in pairs)):
                continue
            yield self.finding(document, match.end("first"), match.end("comma"), f" {second}{match.group('described')},")


class NameLeftBehindAttribution(Rule):
    """``the clerk Jan told them. Paul Quent.``: the rest of a speaker's name stands as a sentence of its own.

    An attribution behind a quotation names its speaker by one word, and a sentence of nothing but another name
    follows that stands nowhere before it.
    """

    code = "NAM009"
    name = "name-left-behind-attribution"
    message = "The rest of this name stands behind the sentence."
    confidence = 0.88
    examples = (
        (
            "“Look at the letter,” the clerk João told the jury. Paulo Quental. “It improves.”",
            "“Look at the letter,” the clerk João Paulo Quental told the jury. “It improves.”",
        ),
        (
            "“Look at the letter,” said the clerk João in court. Quental. “It improves.”",
            "“Look at the letter,” said the clerk João Quental in court. “It improves.”",
        ),
    )
    allows = (
        "“Who did it?” the clerk João asked them. Paulo Quental. “Him?”",
        "“Look at the letter,” the clerk João Silva told the jury. Paulo Quental. “It improves.”",
        "Paulo Quental came. “Look at the letter,” the clerk João told the jury. Paulo Quental. “It improves.”",
    )
    triggers = ("” ", '" ')
    _pattern = re.compile(
        rf"(?<=[,.!][”\"] )(?P<lead>(?:[a-z]+ ){{0,4}})(?P<first>{NAME})(?P<rest>(?: [a-z]+){{1,6}})\. (?P<second>{NAME}(?: {NAME}){{0,2}})\.(?=\s)"
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for match in self._pattern.finditer(text):
            first, second, rest = match.group("first", "second", "rest")
            if any(is_word(word.lower()) or proper_case(word.lower()) for word in (first, second.split()[0])):
                continue
            if text.find(second, 0, match.start("second")) >= 0 or not set((match.group("lead") + rest).split()) & speech_verbs():
                continue
            if any(one == first and other != second.split()[0] for one, other in document.capital_pairs):
                continue
            yield self.finding(document, match.end("first"), match.end(), f" {second}{rest}.")


class NameCutByStop(Rule):
    """``from my aunt, Halina. Wójcik, who knits``: a stop between the two halves of a name.

    The first half follows a role or kinsman, the second begins what is no sentence, and neither stands elsewhere.
    """

    code = "NAM016"
    name = "name-cut-by-stop"
    message = "A stop separates the two halves of this name."
    confidence = 0.88
    examples = (
        ("It came from the clerk, Halina. Wojcik, who knits socks.", "It came from the clerk, Halina Wojcik, who knits socks."),
    )
    allows = (
        "It came from the clerk, Halina. Wojcik, who knits socks, sent it.",
        "He met the clerk, Halina. Wojcik knits socks.",
        "It came from the clerk, Halina Nowak. Wojcik, who knits socks.",
    )
    characters = frozenset(",")
    triggers = (", who",)
    _pattern = re.compile(rf"(?P<lead>\b[a-z]+),? (?P<first>{NAME})\. (?P<second>{NAME})(?P<rest>, (?:who|whose|whom) [^.!?“”\"\n)]{{3,150}})(?=[.)\n])")

    def find(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        stretches = document.stretches_with(self.triggers)
        for match in (match for stretch in stretches for match in self._pattern.finditer(document.text, *stretch)):
            first, second = match.group("first", "second")
            if first in words_of("honorifics") or match.group("lead") not in words_of("role_words") | _KIN:
                continue
            if any(vocabulary[half] > 1 or is_word(half.lower()) for half in (first, second)):
                continue
            if "," not in match.group("rest")[1:]:
                yield self.finding(document, match.end("first"), match.start("second"), " ")


class NamesCutFromNoun(PatternRule):
    """``His last two apprentices. Kinga Wron and Lech Bart, now run it``: names that a stop cuts from the noun they explain.

    The noun is a plural, what stands before the stop has no clause of its own, and a comma or another stop follows the names
    where no sentence would have one. Only in a text that shows damage elsewhere.
    """

    code = "NAM036"
    name = "names-cut-from-noun"
    message = "These names belong to the noun in front of the stop."
    confidence = 0.86
    examples = (
        (
            "It shut on monday.It rained on tuesday.\n\nHis last two apprentices. Kinga Wron and Lech Bart, now run the shop.",
            "It shut on Monday. It rained on Tuesday.\n\nHis last two apprentices, Kinga Wron and Lech Bart, now run the shop.",
        ),
    )
    allows = (
        "His last two apprentices. Kinga Wron and Lech Bart, now run the shop.",
        "He has two apprentices. Kinga Wron and Lech Bart now run the shop.",
    )
    triggers = ("s. ",)
    pattern = re.compile(rf"(?<=[a-z]s)\. (?={NAME} {NAME}(?:, {NAME} {NAME})? and {NAME} {NAME}, (?:(?:now|then|still|both|also) )?(?P<verb>[a-z]+))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not document.damaged:
            return None
        text = document.text
        noun = word_before(text, match.start())
        start, _ = document.sentence_at(match.start() - 1)
        if "pl" not in number(noun) or not verb_forms(match.group("verb")) or has_clause(text[start : match.start()]) is not False:
            return None
        return self.finding(document, *match.span(), ", ")


_KIN = frozenset(
    ["mother", "father", "sister", "brother", "son", "daughter", "wife", "husband", "aunt", "uncle", "cousin", "niece", "nephew", "grandmother", "grandfather", "grandson", "granddaughter", "widow", "widower", "friend", "fiancée", "fiancé", "mother-in-law", "father-in-law"]
)
