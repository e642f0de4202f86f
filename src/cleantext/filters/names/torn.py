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
from cleantext.lexicon import given_names, is_word, proper_case, verb_forms, words_of
from cleantext.rule import Rule
from cleantext.segmentation import is_abbreviation, word_before
from cleantext.syntax import FRAGMENT, completeness

_NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[-’'][^\W\d_]+)*"
#: The sentence that begins with the torn half: the half, and what stands behind it.
_SECOND = re.compile(rf"\. (?<=[^\W\d_]\. )(?P<second>{_NAME}(?: {_NAME})?)(?=(?P<behind>\.(?=\s|\Z)|,? [a-z]+))")
_FIRST = re.compile(rf"(?<!\S)(?P<first>{_NAME}), (?=(?P<word>[a-z]+)\b)")
_SENTENCE_START = re.compile(r"[.!?”\"\n] +(?=\S)|\n|[—–] |^")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? $")
#: A stop behind the verb of saying; or a comma, which another rule may have made of it before a quotation.
_NOTHING_BUT_SAID = re.compile(r" [a-z]+(?:\.|,(?= [“\"]))")
_REST = re.compile(r"[^.!?“”\"\n]{0,250}")
_RELATIVE = frozenset(["who", "whose", "which", "where", "a", "an", "the", "then", "now"])
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
        fresh: whether neither half stands before this place.
    """

    lead: str
    spoken: bool
    first: Span
    stop: int
    second: Span
    behind: str
    attested: bool
    fresh: bool


def _torn(document: Document) -> Iterator[_Torn]:
    """Places where a one-word name with a description ends a sentence and the next one begins with another name.

    Either the document has the two as one name elsewhere, or they are strange where they stand: people
    whom nobody has introduced, of whom one is never named again.
    """
    text = document.text
    vocabulary = document.vocabulary
    for match in _SECOND.finditer(text):
        words = match.group("second").split()
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
            if re.search(rf"{_NAME} $", lead) and not _TITLE.search(lead) and not _role(lead):
                continue
            saying = _follows_saying(lead, spoken)
            if not saying and not (_TITLE.search(lead) or _names_a_person(first, place.group("word"))):
                continue
            attested = (first, words[0]) in document.capital_pairs
            once = vocabulary[first] == 1 or all(vocabulary[word] == 1 for word in words)
            if attested or (once and not (known and not saying) and not _stands_before(text, words, stop)):
                fresh = not _stands_before(text, [first], place.start())
                yield _Torn(lead, spoken, place.span("first"), stop, match.span("second"), match.group("behind"), attested, fresh)
                break


def _names_a_person(first: str, described: str) -> bool:
    """Whether a word may be half of a name, by itself and by how its description begins."""
    if described not in _DESCRIBES and described not in words_of("role_words"):
        return False
    return not proper_case(first.lower()) and (not is_word(first.lower()) or first.lower() in given_names())


_DESCRIBES = frozenset(["a", "an", "the", "who", "whose", "one", "then", "now", "once", "formerly", "himself", "herself", "long"])


def _stands_before(text: str, words: list[str], end: int) -> bool:
    return any(text.find(word, 0, end) >= 0 for word in words)


def _role(lead: str) -> bool:
    """Whether the last word is a role: ``said Mayor``, ``the Minister``."""
    return lead.split()[-1].lower() in words_of("role_words")


@cache
def _attributes() -> re.Pattern[str]:
    verbs = "|".join(sorted(speech_verbs(), key=lambda verb: (-len(verb), verb)))
    return re.compile(rf"\b(?:{verbs}) (?:(?:the )?(?:[a-z-]+ ){{1,3}}|[A-Z][a-z]+ )?(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?$")


def _follows_saying(lead: str, spoken: bool) -> bool:
    """Whether what stands behind ``lead`` follows a verb of saying, or any verb right behind a quotation."""
    if _attributes().search(lead):
        return True
    words = lead.split()
    return spoken and 0 < len(words) <= 4 and bool(verb_forms(words[0]) & {"past", "3sg"})


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
            if not _follows_saying(torn.lead, torn.spoken):
                continue
            at, second = torn.first[1], text[slice(*torn.second)]
            description = text[at : torn.stop]
            if torn.behind == ".":
                yield self.finding(document, at, torn.second[1] + 1, f" {second}{description}.")
                continue
            word = torn.behind.split()[-1]
            rest = _REST.match(text, torn.second[1])
            tail = rest.group() if rest else ""
            if not torn.behind.startswith(",") and word in speech_verbs():
                if stray := _NOTHING_BUT_SAID.match(text, torn.second[1]):
                    yield self.finding(document, at, stray.end(), f" {second}{description}.")
            elif torn.behind.startswith(",") and word in _RELATIVE:
                ends = text[torn.second[1] + len(tail) :][:1] == "."
                if ends and (tail.count(",") == 1 or is_fragment(f"{second}{tail}.")):
                    yield self.finding(document, at, torn.second[1], f" {second}{description}", confidence=0.88)
            elif torn.fresh and not torn.behind.startswith(",") and verb_forms(word) & {"past", "3sg"}:
                message = f"This may be one name, {text[slice(*torn.first)]} {second}, torn apart; the second sentence then lacks its subject."
                yield self.finding(document, torn.first[0], torn.second[1], None, message=message, confidence=0.6)


class NameCutFromVerb(Rule):
    """``Ines, a painter who lived in Porto. Vale died in May.``: the subject and its surname became two sentences.

    The first sentence has a name with a description and no verb for it; the second begins with the
    other half of the name and has that verb. The halves are put together and the sentences become one.
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
            forms = verb_forms(word)
            if not forms & {"past", "3sg"}:
                continue
            at, second = torn.first[1], text[slice(*torn.second)]
            inserted = _follows_saying(torn.lead, torn.spoken)
            if torn.behind.startswith(","):
                if "3sg" not in forms and "participle" in forms:
                    continue  # born in …, said to …
            elif inserted or not (torn.attested or torn.fresh) or not self._lacks_verb(torn.lead, text[slice(*torn.first)]):
                continue
            description = text[at : torn.stop]
            end = torn.second[1] + torn.behind.startswith(",")
            yield self.finding(document, at, end, f" {second}{description},", confidence=0.92 if torn.attested else 0.87)

    @staticmethod
    def _lacks_verb(lead: str, first: str) -> bool:
        """Whether the first half begins a clause that has no verb before the stop."""
        clause = lead.rpartition(", ")[2]
        words = f"{clause}{first}."
        return not clause.strip() or (completeness(words) <= FRAGMENT and has_clause(words) is not True)
