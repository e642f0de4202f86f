"""Entries of a dictionary that got into the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleantext.document import Document
from cleantext.filters.encoding.context import FOREIGN
from cleantext.finding import Finding
from cleantext.lexicon import is_word, proper_case, tags, usual_tag, verb_forms, zipf
from cleantext.rule import PatternRule, Rule


class DictionaryAbbreviation(PatternRule):
    """``sb.`` and ``sth.`` stand for somebody and something in dictionaries and nowhere else.

    Who or what is meant only the source tells, so the place is reported.
    """

    code = "MTR050"
    name = "dictionary-abbreviation"
    message = "This is the placeholder of a dictionary entry."
    fix = "none"
    confidence = 0.95
    examples = (("He wanted to give sb. a hand with sth. heavy.", "He wanted to give sb. a hand with sth. heavy."),)
    allows = ("Open sth.txt and sb.cfg now.",)
    triggers = ("sb.", "sth.", "sb’s", "sb's", "smth", " sth ", " sb ")
    pattern = re.compile(r"(?<=[a-z] )(?:(?:sb|sth|smth)\.(?:['’]s)?(?!\w)|(?:sb|sth|smth)['’]s\b|(?:sth|smth)(?= [a-z]))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if _is_dictionary(document):
            return None
        return self.finding(document, *match.span(), None)


@lru_cache(maxsize=1)
def _is_dictionary(document: Document) -> bool:
    return document.text.count("sth.") + document.text.count("sb.") > 8


_POSSESSIVE = {"he": "his", "him": "his", "his": "his", "himself": "his", "she": "her", "her": "her", "hers": "her", "herself": "her"}
#: How much of an endless sentence is read to each side.
_REACH = 400
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_GENERIC = re.compile(r"\b(?:one|oneself|anyone|everyone|someone|people|person|nobody|no one|you|we|your)\b", re.IGNORECASE)


class HeadwordSentence(PatternRule):
    """``put one's best foot forward.``: the headword of a dictionary entry, printed as a sentence.

    It begins in small letters behind a full stop with the base form of a verb and says whose with
    one's, so it belongs to nobody in the text; it goes. With a capital it may be meant as advice and is reported.
    """

    code = "MTR051"
    name = "headword-sentence"
    message = "The headword of a dictionary entry stands here as a sentence."
    confidence = 0.9
    examples = (
        ("The two firms trade blows daily. give as good as one's got. Both lose money.", "The two firms trade blows daily. Both lose money."),
        ("The job needs calm. Keep one's cool. Then begin.", "The job needs calm. Keep one's cool. Then begin."),
    )
    allows = (
        "To lose one's way is easy. One's own way is best.",
        "She works, e.g. keep one's eyes open. Then rest.",
    )
    triggers = ("one's", "one’s", "oneself")
    pattern = re.compile(r"(?<=[.!?”\"’]) ([A-Za-z][a-z]{1,13}) (?:[a-z]{1,12} ){0,5}(?:one['’]s|oneself)\b[a-z ]{0,40}\.(?= [A-Z“\"‘]|[ ]?(?:\n|\Z))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before = document.text[max(0, match.start() - 6) : match.start()]
        verb = match.group(1).lower()
        if "base" not in verb_forms(verb) or re.search(r"\b(?:e\.g|i\.e|etc|vs|cf)\.\Z", before):
            return None
        if match.group(1) != verb:
            return self.finding(document, match.start() + 1, match.end(), None) if usual_tag(verb) == "VERB" else None
        return self.finding(document, *match.span(), "")


class HeadwordPronoun(PatternRule):
    """``he lost one's temper``: the pronoun of a dictionary entry where the person is known.

    Behind a past form, with a named person in the sentence, one's cannot be meant of people in general. It becomes his or
    her when every such pronoun from the sentence on to two sentences later agrees, your behind a request to you; else it is
    reported.
    """

    code = "MTR052"
    name = "headword-pronoun"
    message = "This is the pronoun of a dictionary entry; the text says whose it is."
    confidence = 0.9
    examples = (
        (
            "The keeper, Adam Noll, held one’s breath. He later said that he had been afraid.",
            "The keeper, Adam Noll, held his breath. He later said that he had been afraid.",
        ),
        ("He made up one's mind at last.", "He made up his mind at last."),
        ("The clerk knew, but she keep one's counsel.", "The clerk knew, but she keep one's counsel."),
        ("At the gate you are told to watch one's step.", "At the gate you are told to watch your step."),
    )
    allows = ("To keep one's word is hard, and one held one's tongue.", "People lost one's trust, as one does.")
    triggers = ("one's", "one’s")
    pattern = re.compile(r"(?<![\w])([a-z]{3,14})(?: (?:up|down|out|off|over|away|back))? (one['’]s)(?= [a-z])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        verb = match.group(1)
        forms = verb_forms(verb)
        start, end = document.sentence_at(match.start())
        start, end = max(start, match.start() - _REACH), min(end, match.end() + _REACH)
        sentence = text[start : match.start(2)] + text[match.end(2) : end]
        if "base" in forms and re.search(r"\byou (?:are|will be|must|should|need|have|can|were)\b", text[start : match.start()]):
            return self.finding(document, *match.span(2), "your")
        if "base" in forms and "past" not in forms and re.search(r"(?:[;:,.] ?|\b(?:and|but|that) )(?:he|she)\b[ ]\Z|\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'-]+ \Z", text[start : match.start()]):
            return self.finding(document, *match.span(2), None)
        if "past" not in forms or "base" in forms or _GENERIC.search(sentence):
            return None
        if re.search(r"\b(?:they|we|I|who have|having)\b", text[start : match.start()]):
            return self.finding(document, *match.span(2), None)
        line_end = document.paragraph_at(match.start())[1]
        behind = text[match.end() : min(line_end, end + 300)]
        owners = {_POSSESSIVE[word.lower()] for word in _PRONOUN.findall(text[start : match.start()] + " " + behind)}
        if len(owners) == 1 and re.search(r"[A-Z][a-z]+|\b(?:he|she)\b", text[start : match.start()]):
            return self.finding(document, *match.span(2), owners.pop())
        return self.finding(document, *match.span(2), None)


class IdenticalGloss(Rule):
    """``Anna Berg (Anna Berg)``: a name and its original came out the same.

    The bracket goes. A single word may be a city in the region of its name, so places keep theirs.
    """

    code = "MTR053"
    name = "identical-gloss"
    message = "The bracket repeats what stands before it."
    confidence = 0.94
    examples = (("The singer Lena Ofer (Lena Ofer) sat at the back.", "The singer Lena Ofer sat at the back."),)
    allows = ("Tochigi (Tochigi) and New York (New York) differ.", "He wrote f (f) and A (a).", "Was it there (there) or here?")
    triggers = ("(",)
    _pattern = re.compile(r"[ \u00a0]?\(([^()\n]{3,60})\)")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for match in self._pattern.finditer(text):
            inner = match.group(1).strip()
            start = match.start()
            before = text[max(0, start - len(inner)) : start]
            if len(inner) < 3 or before.casefold() != inner.casefold() or text[start - len(inner) - 1 : start - len(inner)].isalnum():
                continue
            if proper_case(inner.lower()) or not inner[0].isupper() or any(char.isdigit() for char in inner):
                continue
            yield self.finding(document, start, match.end(), "")


class BracketedAlternate(PatternRule):
    """``the other party (partner)`` and ``(body/side)``: a translator's second choice was left in brackets.

    Which one is right only the source tells, so it is reported. Only alternates that begin like the word before
    them, past forms behind a past form, a word with its original, and choices of small-letter words parted by a slash
    count: writers gloss words in brackets all the time.
    """

    code = "MTR054"
    name = "bracketed-alternate"
    message = "A second rendering was left in brackets."
    fix = "none"
    confidence = 0.75
    examples = (
        ("The coach (couch) spoke to the authority (body/side) again.", "The coach (couch) spoke to the authority (body/side) again."),
        ("It was settled (resolved) for the core (inner elixir/golden pill).", "It was settled (resolved) for the core (inner elixir/golden pill)."),
        ("The younger by an hour (時間 / time) sat there.", "The younger by an hour (時間 / time) sat there."),
    )
    allows = (
        "He did fieldwork in the Andes (anthropology/agriculture), and cleared the dust (vacuum/blow out).",
        "The left (west) gate (and/or door), the pair (he/him) and the price (tax/fees included).",
        "Add the oil (olive) at 5 (km/h), the plant (plants) grow (n/a) and colour (color).",
    )
    triggers = ("(",)
    pattern = re.compile(
        r"(?<![\w-])([a-z]{4,20}) \(([a-z]{4,20})\)(?=[ ,.;:])|(?<=[a-z] )\(((?:[a-z’'-]{2,15} ){0,2}[^\W\d_A-Z]{3,15})((?:/(?:[a-z’'-]{2,15} ){0,2}[^\W\d_A-Z]{3,15}){1,3})\)(?=[ ,.;:])"
        rf"|(?<=[a-z] )\((?:[{FOREIGN}]{{1,12}} ?/ ?[a-z]{{3,20}}|[a-z]{{3,20}} ?/ ?[{FOREIGN}]{{1,12}})\)"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        first, second, one, two = match.groups()
        if one:
            words = set(re.findall(r"[^\W\d_]+", f"{one} {two}"))
            if not _are_nouns(match, one, two) or words & {"and", "she", "his", "her", "him", "per", "male", "female", "yes", "true", "false", "day", "year", "month", "fees", "tax", "included"} or any("NUM" in tags(word) for word in words):
                return None
            return self.finding(document, *match.span(), None)
        if not first or _same_past(first, second):
            return self.finding(document, *match.span(), None)
        if not is_word(second) or first == second or zipf(second) < 2.5:
            return None
        if len(_shared_prefix(first, second)) < 3 or _inflections(first, second):
            return None
        return self.finding(document, *match.span(), None)


def _are_nouns(match: re.Match[str], one: str, two: str) -> bool:
    """Whether a small-letter noun stands before the bracket, and each alternate in it ends in a noun."""
    before = re.search(r"(?<![\w-])([a-z]+) \Z", match.string[max(0, match.start() - 30) : match.start()])
    alternates = [alternate.split()[-1] for alternate in f"{one}{two}".split("/")]
    return before is not None and ("NOUN" in tags(before.group(1)) or not is_word(before.group(1))) and all(usual_tag(word) in ("NOUN", None) for word in alternates)


def _same_past(first: str, second: str) -> bool:
    """Whether two words are past forms of verbs as a rule."""
    return first != second and all(
        "past" in verb_forms(word) and "base" not in verb_forms(word) and usual_tag(word) == "VERB" for word in (first, second)
    )


def _shared_prefix(first: str, second: str) -> str:
    length = 0
    while length < min(len(first), len(second)) and first[length] == second[length]:
        length += 1
    return first[:length]


_ENDINGS = frozenset({"", "s", "es", "ed", "d", "ing", "y", "ies", "er", "ers", "e", "al", "ly"})


def _inflections(first: str, second: str) -> bool:
    """Whether two words are forms or spellings of one: plant and plants, colour and color."""
    stem = len(_shared_prefix(first, second))
    one, two = first[stem:], second[stem:]
    if one in _ENDINGS and two in _ENDINGS:
        return True
    tail = len(_shared_prefix(one[::-1], two[::-1]))
    return min(len(one), len(two)) == tail and abs(len(one) - len(two)) <= 1


class SlashedAlternate(PatternRule):
    """``laughed/smiled``: two renderings of one word, parted by a slash; which is right only the source tells.

    Only two past forms count, as nobody writes so on purpose.
    """

    code = "MTR055"
    name = "slashed-alternate"
    message = "Two renderings of one word stand side by side."
    fix = "none"
    confidence = 0.75
    examples = (("The girl cried/wept in her room.", "The girl cried/wept in her room."),)
    allows = ("Tick read/unread, lost/found and input/output; the used/new mix.",)
    triggers = ("/",)
    pattern = re.compile(r"(?<=[a-z] )([a-z]{3,14}(?:ed|[a-z]))/([a-z]{3,14}(?:ed|[a-z]))(?= (?:[a-z]+|the|in|at)\b)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        first, second = match.groups()
        if not all("past" in verb_forms(word) and "base" not in verb_forms(word) and "ADJ" not in tags(word) for word in (first, second)):
            return None
        before = re.search(r"([A-Za-z]+) \Z", document.text[max(0, match.start() - 20) : match.start()])
        if before is None or before.group(1).lower() in ("be", "is", "are", "was", "were", "been", "the", "a", "or", "and", "if", "when", "not"):
            return None
        return self.finding(document, *match.span(), None)


#: Pairs in an order that no form uses, with the form for a woman and for a man.
_PAIRS = {
    ("her", "his"): ("her", "his"),
    ("she", "he"): ("she", "he"),
    ("herself", "himself"): ("herself", "himself"),
}
_FEMALE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)


class SlashedPronoun(Rule):
    """``her/his`` of one person: the source language does not tell women from men, the text does.

    It is decided where the sentence and those beside it use pronouns of one sex only. The order his/her is that of rules and forms and stays. Rules and forms
    speak of anyone and keep both: so does every text that has the pair more than once, and every
    sentence about each, any or every person.
    """

    code = "MTR056"
    name = "slashed-pronoun"
    message = "The paragraph tells which pronoun is meant."
    confidence = 0.88
    examples = (
        (
            "A woman in a red coat left the parcel. She asked me not to open it before her/his train had left.",
            "A woman in a red coat left the parcel. She asked me not to open it before her train had left.",
        ),
    )
    allows = (
        "Each player keeps his/her own score.",
        "The teacher may bring his/her dog. A member of the board said so.",
        "The woman and the man took her/his bag.",
    )
    triggers = ("her/", "his/", "he/she", "she/he", "him/", "himself/", "herself/")
    _second = re.compile(r"/(her|his|he|she|him|himself|herself)(?![\w/])")
    _first = re.compile(r"(?<![\w/])(?:her|his|he|she|him|himself|herself)\Z")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        found = []
        for match in self._second.finditer(text):
            first = self._first.search(text, max(0, match.start() - 8), match.start())
            if first is not None:
                found.append((first.start(), match.end(), _PAIRS.get((first.group(), match.group(1)))))
        for start, end, pair in found[:2]:
            pronoun = self._decided(document, start, end, pair) if pair and len(found) == 1 else None
            if pronoun is not None:
                yield self.finding(document, start, end, pronoun)

    def _decided(self, document: Document, low: int, high: int, pair: tuple[str, str]) -> str | None:
        text = document.text
        start, end = document.sentence_at(low)
        if re.search(r"\b(?:each|every|any|anyone|everyone|someone|whoever|a person|if|should|must|may)\b", text[start:end], re.IGNORECASE):
            return None
        first, last = document.paragraph_at(low)
        before = document.sentence_at(max(first, start - 2))[0] if start > first else first
        behind = document.sentence_at(min(end + 1, last - 1))[1] if end < last else last
        sentence = f"{text[max(start, low - 400) : low]} | {text[high : min(end, high + 400)]}"
        around = f"{text[max(before, low - 400) : low]} | {text[high : min(behind, high + 400)]}"
        female, male = len(_FEMALE.findall(around)), len(_MALE.findall(around))
        if not male and (_FEMALE.search(sentence) or female >= 2):
            return pair[0]
        if not female and (_MALE.search(sentence) or male >= 2):
            return pair[1]
        return None
