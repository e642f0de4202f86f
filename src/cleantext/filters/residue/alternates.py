"""Second renderings of a word that a translator or a dictionary left in the text, in brackets or behind a slash."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from cleantext.document import Document
from cleantext.filters.encoding.context import FOREIGN
from cleantext.filters.residue.data import entries
from cleantext.finding import Finding
from cleantext.lexicon import FUNCTION_WORDS, is_word, number, tags, usual_tag, verb_forms, zipf
from cleantext.rule import PatternRule, Rule

_LOWER = "a-z\u00df-\u00f6\u00f8-\u024f"
_WORD = rf"[{_LOWER}]+(?:[’'-][{_LOWER}]+)*"
_PHRASE = rf"(?:{_WORD} ){{0,3}}{_WORD}"
#: Words of brackets that say something about what stands before them: both sexes, units, what is included.
_REMARKS = frozenset(["and", "she", "his", "her", "him", "per", "male", "female", "yes", "true", "false", "day", "year", "month", "fees", "tax", "included", "see", "optional", "idiom"])
_CONTENT = ("NOUN", "VERB", "ADJ", "ADV")


class BracketedAlternate(PatternRule):
    """``the other party (partner)`` and ``(body/side)``: a translator's second choice was left in brackets.

    Which one is right only the source tells, so it is reported. Writers gloss words in brackets all the time, so in
    most texts only alternates that begin like the word before them, past forms behind a past form, a word with its original,
    and choices of nouns parted by a slash count. In a text that shows damage elsewhere, so does any word of the same kind and number,
    a phrase around the word itself, an infinitive, and every choice of small-letter words.
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
        "The tribes (iwi) met in the tower (prasat) and played football (soccer).",
    )
    triggers = ("(",)
    pattern = re.compile(
        rf"(?<![\w-])([^\W\d_]{{2,20}}) ?\((?:({_PHRASE})\??|({_PHRASE}(?: ?/ ?{_PHRASE}){{1,3}})\??|({_WORD}(?:, {_WORD}){{1,3}})"
        rf"|[{FOREIGN}]{{1,12}} ?/ ?[a-z]{{3,20}}|[a-z]{{3,20}} ?/ ?[{FOREIGN}]{{1,12}})\)(?![\w(])"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before, phrase, choice, row = match.groups()
        if phrase:
            meant = _is_alternate(before, phrase) or (document.damaged and _may_be_alternate(before, phrase, match.group().endswith("?)")))
        elif choice:
            meant = _is_choice_of_nouns(before, choice) or (document.damaged and _is_choice(choice))
        elif row:
            meant = document.damaged and all(_describes_alike(before, word) for word in row.split(", "))
        else:
            meant = before.islower()
        return self.finding(document, *match.span(), None) if meant else None


def _is_alternate(before: str, phrase: str) -> bool:
    """Whether a word in brackets can be nothing but another rendering of the small-letter word before it."""
    if not before.islower() or before == phrase or len(before) < 4 or not re.fullmatch("[a-z]{4,20}", phrase):
        return False
    if _same_past(before, phrase):
        return True
    return is_word(phrase) and zipf(phrase) >= 2.5 and len(_shared_prefix(before, phrase)) > 2 and not _inflections(before, phrase)


def _may_be_alternate(before: str, phrase: str, asked: bool) -> bool:
    """Whether in a damaged text a phrase in brackets is another rendering of the word before it."""
    words = phrase.split()
    lower = before.lower()
    if asked or (words[0] == "to" and "base" in verb_forms(words[1] if words[1:] else "")):
        return True
    if not _REMARKS.isdisjoint(words) or words[-1] in FUNCTION_WORDS or words[0] in FUNCTION_WORDS or not before.islower():
        return False
    if len(words) > 1 and lower in words:
        return True
    last = words[-1]
    if not is_word(lower):  # a word of another language that is explained, unless it is one of the same root
        return len(words) == 1 and len(_shared_prefix(lower, last)) > 2
    if not is_word(last):
        return len(words) == 1 and len(last) > 2
    if _inflections(lower, last) and lower[:3] == last[:3]:
        return False
    if len(words) > 1:
        return len(words) == 2 and "NOUN" in tags(lower) and usual_tag(last) in ("NOUN", None) and bool(number(lower) & number(last)) and zipf(lower) < 4.6
    return _same_kind(lower, last)


def _same_kind(one: str, two: str) -> bool:
    """Whether two words can stand for each other: nouns of one number, the same forms of verbs, adjectives or adverbs."""
    if number(one) & number(two) and usual_tag(two) in ("NOUN", None):
        return True
    if verb_forms(one) & verb_forms(two) and usual_tag(two) in ("VERB", None):
        return True
    return any(tag in tags(one) & tags(two) and usual_tag(two) in (tag, None) for tag in ("ADJ", "ADV"))


def _describes_alike(one: str, two: str) -> bool:
    """Whether two words can stand for each other as verbs, adjectives or adverbs; rows of nouns say what there is of each kind."""
    return usual_tag(two) != "NOUN" and (bool(verb_forms(one) & verb_forms(two)) or bool(tags(one) & tags(two) & {"ADJ", "ADV"}))


def _is_choice_of_nouns(before: str, choice: str) -> bool:
    """Whether a small-letter noun stands before the bracket, and each alternate in it ends in a noun."""
    alternates = re.split(" ?/ ?", choice)
    if not before.islower() or not _REMARKS.isdisjoint(choice.replace("/", " ").split()) or any(alternate.count(" ") > 2 for alternate in alternates):
        return False
    last = [alternate.split()[-1] for alternate in alternates]
    if any(len(word) < 3 or "NUM" in tags(word) for word in last):
        return False
    return ("NOUN" in tags(before) or not is_word(before)) and all(usual_tag(word) in ("NOUN", None) for word in last) and " / " not in choice


def _is_choice(choice: str) -> bool:
    """Whether a choice in brackets is none that English writes so, and no unit."""
    alternates = re.split(" ?/ ?", choice)
    return all(len(alternate) > 2 for alternate in alternates) and not _is_usual(alternates)


def _is_usual(alternates: list[str]) -> bool:
    """Whether English writes such a pair with a slash."""
    pairs = entries("usual_pairs")
    return any(f"{one}/{two}" in pairs or f"{two}/{one}" in pairs for one, two in pairwise(alternates))


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


class SpellingInBrackets(PatternRule):
    """``Beka (Bekah)``: a name and the same name in another romanisation.

    Which spelling is the right one only the source tells, so it is reported.
    """

    code = "MTR057"
    name = "spelling-in-brackets"
    message = "The bracket spells the name before it once more."
    fix = "none"
    confidence = 0.75
    examples = (("The guide, Zurab (Zourab), waited.", "The guide, Zurab (Zourab), waited."),)
    allows = ("Marco (Mario) and Anna (Ann) Berg live in Paris (Pau).", "The Indian (Indians) and the March (May) issue.")
    triggers = ("(",)
    pattern = re.compile(r"(?<![\w.-])([A-Z][a-z]{3,14}) ?\(([A-Z][a-z]{3,15})\)(?![\w(])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        one, two = match.groups()
        if one == two or one[0] != two[0] or is_word(one.lower()) or is_word(two.lower()):
            return None
        if _consonants(one) != _consonants(two) and not (document.damaged and Levenshtein.distance(one, two, score_cutoff=2) <= 2):
            return None
        return self.finding(document, *match.span(), None)


def _consonants(name: str) -> str:
    """The consonants of a name, doubled ones once; romanisations differ in the vowels."""
    return re.sub(r"(.)\1+", r"\1", re.sub("[aeiouyh]", "", name.lower()))


class PluralInBrackets(PatternRule):
    """``the teacher(s)``: a language without a plural leaves the number open; English prose has to decide.

    Only the source tells, so it is reported, and only in a text that shows damage elsewhere: forms and notices write so on purpose.
    """

    code = "MTR058"
    name = "plural-in-brackets"
    message = "The number of this noun was left open."
    fix = "none"
    confidence = 0.7
    examples = (("It cost 65438+0 dollars and and fell by by half; the guest(s) left.", "It cost 1 dollars and fell by half; the guest(s) left."),)
    allows = ("State your name(s) and address(es).",)
    triggers = ("(s)", "(es)")
    pattern = re.compile(r"(?<![\w-])[a-z]{3,16}\(e?s\)(?![\w(])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), None) if document.damaged else None


class SlashedAlternate(PatternRule):
    """``laughed/smiled``: two renderings of one word, parted by a slash; which is right only the source tells.

    Two past forms or two forms behind a person count, as nobody writes so on purpose. In a text that shows damage elsewhere so do
    all pairs of small-letter words but those that English usually writes with a slash.
    """

    code = "MTR055"
    name = "slashed-alternate"
    message = "Two renderings of one word stand side by side."
    fix = "none"
    confidence = 0.75
    examples = (("The girl cried/wept in her room.", "The girl cried/wept in her room."), ("The clerk eats/consumes his lunch.", "The clerk eats/consumes his lunch."))
    allows = ("Tick read/unread, lost/found and input/output; the used/new mix.", "The user/group flag and the download/install step are at a/b/c.txt or on his/her disk.")
    triggers = ("/",)
    pattern = re.compile(rf"(?<![^\s(“\"‘])(?<!\d )([A-Za-z][{_LOWER}]*(?:[’'-][{_LOWER}]+)*)((?: ?/ ?{_WORD}){{1,3}}|(?:/[A-Z][{_LOWER}]+){{1,3}})(?![\w/@#(-]|\.\w)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        alternates = [match.group(1).lower(), *re.split(" ?/ ?", match.group(2).lower())[1:]]
        persons = not _PERSONS.isdisjoint(alternates) and (len(alternates) > 2 or not _PERSONS.issuperset(alternates))
        if any(len(word) < 2 or (len(word) < 4 and not is_word(word)) for word in alternates) or (_is_usual(alternates) and not persons):
            return None
        if (len(alternates) == 2 and all(map(_PRONOUN.fullmatch, alternates))) or document.text[match.start() - 1 : match.start()] == "(" == document.text[match.end() : match.end() + 1]:
            return None
        if match.group(2)[1].isupper() and not persons:
            return None  # names
        if not (_are_finite(document, match, alternates) or (document.damaged and all(word in _PERSONS or _is_content(word) for word in alternates))):
            return None
        return self.finding(document, *match.span(), None)


_PERSONS = frozenset(["he", "she", "they", "you", "i", "we", "it", "him", "her", "them", "me", "us"])


def _are_finite(document: Document, match: re.Match[str], alternates: list[str]) -> bool:
    """Whether all words are past forms, or third persons, that stand behind a subject."""
    before = re.search(r"([A-Za-z]+) \Z", document.text[max(0, match.start() - 20) : match.start()])
    if before is None or before.group(1).lower() in ("be", "is", "are", "was", "were", "been", "the", "a", "or", "and", "if", "when", "not") or " " in match.group():
        return False
    if not re.match(r" [a-z]", document.text[match.end() : match.end() + 2]):
        return False
    past = all("past" in verb_forms(word) and "base" not in verb_forms(word) and "ADJ" not in tags(word) for word in alternates)
    return past or all("3sg" in verb_forms(word) and usual_tag(word) in ("VERB", None) and not (usual_tag(word) is None and number(word)) for word in alternates)


def _is_content(word: str) -> bool:
    """Whether a word can be a noun, verb, adjective or adverb; unknown words can."""
    word = re.sub("['’]s?$", "", word.rsplit("-", 1)[-1])
    return not is_word(word) or any(tag in tags(word) for tag in (*_CONTENT, "AUX", "NUM"))


_PRONOUN = re.compile("her|his|he|she|him|himself|herself")
_FEMALE = re.compile(r"\b(?:she|her|hers|herself)\b", re.IGNORECASE)
_MALE = re.compile(r"\b(?:he|him|his|himself)\b", re.IGNORECASE)
#: Each pair with the form for a woman and for a man.
_PAIRS = {
    frozenset(("her", "his")): ("her", "his"),
    frozenset(("she", "he")): ("she", "he"),
    frozenset(("her", "him")): ("her", "him"),
    frozenset(("herself", "himself")): ("herself", "himself"),
}


class SlashedPronoun(Rule):
    """``her/his`` of one person: the source language does not tell women from men, the text does.

    It is decided where the sentence and those beside it use pronouns of one sex only. The order his/her is that of rules and forms
    and stays unless the text shows damage elsewhere; there pairs that nothing decides are reported. Rules and forms
    speak of anyone and keep both: so does every undamaged text that has the pair more than once, and every
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
    triggers = ("her/", "his/", "he/", "him/", "himself/", "herself/", "Her/", "His/", "He/", "She/", " / ")
    _pattern = re.compile(r"(?<![\w/])(her|his|he|she|him|himself|herself) ?/ ?(her|his|he|she|him|himself|herself)(?![\w/])", re.IGNORECASE)
    _anyone = re.compile(r"\b(?:each|every|any|anyone|everyone|someone|whoever|a person|if|should|must|may)\b", re.IGNORECASE)

    def find(self, document: Document) -> Iterator[Finding]:
        found = list(self._pattern.finditer(document.text))
        for match in found[:20]:
            one, two = match.group(1).lower(), match.group(2).lower()
            pair = _PAIRS.get(frozenset((one, two)))
            first, last = document.sentence_at(match.start())
            if pair is None or self._anyone.search(document.text, first, last):
                continue
            if (len(found) > 1 or one != pair[0]) and not document.damaged:
                continue
            pronoun = self._decided(document, *match.span(), pair)
            if pronoun is not None and match.group()[0].isupper():
                pronoun = pronoun.capitalize()
            if pronoun is not None or document.damaged:
                yield self.finding(document, *match.span(), pronoun)

    def _decided(self, document: Document, low: int, high: int, pair: tuple[str, str]) -> str | None:
        text = document.text
        start, end = document.sentence_at(low)
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
