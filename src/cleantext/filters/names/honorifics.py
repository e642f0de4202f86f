"""Honorifics and titles: twice, without a name, or of another sex."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import is_word, proper_case, words_of, zipf
from cleantext.mentions import GENITIVE, NAME, mentions
from cleantext.rule import PatternRule, Rule

#: Titles of other languages that mean no more than the English one in front of the name.
_FOREIGN = (
    "Don|Doña|Señora?|Señorita|Herr|Frau|Monsieur|Madame|Mademoiselle|Signora?|Pan|Pani|Dona|Senhora?|Khun|Pak|Bapak|Ibu|Daw|Ustad|Uncle|Auntie"
)


class TitleTwice(PatternRule):
    """``Mr. Don Elio Larra``, ``Mr Yusuf Bey Sezer``, ``Mr. Mr. Lind``: one title in two languages, or twice.

    The very same title goes once; of two languages the editor has to choose, but in a text that shows damage elsewhere the one within the name goes.
    """

    code = "NAM032"
    name = "title-twice"
    message = "Two titles say the same of this person."
    confidence = 0.85
    examples = (
        ("The councillor, Mr. Don Elio Larra, left.", "The councillor, Mr. Don Elio Larra, left."),
        ("The minister, Mr. Mr. Lind, left.", "The minister, Mr. Lind, left."),
        ("The head is Mr Yusuf Bey Sezer.", "The head is Mr Yusuf Bey Sezer."),
    )
    allows = ("Mr. Don Draper and Mrs. Pan left.", "Mr. and Mrs. Lind left.", "Don Elio and Herr Lind left.")
    triggers = ("Mr", "Ms", "Khun", "Dr", "Prof")
    pattern = re.compile(
        rf"\b(?P<title>Mr|Mrs|Ms|Miss|Dr|Prof)(?P<stop>\.?)(?P<again> (?P=title)\b\.?)(?= [A-Z])"
        rf"|\b(?:Mr|Mrs|Ms|Miss|Khun)\.? (?!Don [A-Z]\w+[^\w ]|Don [A-Z]\w+ (?![A-Z]))(?:{_FOREIGN}) {NAME}"
        rf"|\b(?:Mr|Mrs|Ms)\.? {NAME}(?P<behind> (?:Bey|Hanım|Efendi|Khanum|Agha)) {NAME}"
        rf"|\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? (?P<foreign>{NAME}) {NAME}"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if match.group("again"):
            return self.finding(document, *match.span("again"), "")
        if match.group("behind") and document.damaged:
            return self.finding(document, *match.span("behind"), "")
        if match.group("foreign") and match.group("foreign") not in words_of("honorific_prefixes"):
            return None
        return self.finding(document, *match.span(), None)


class TitleWithoutName(PatternRule):
    """``a driver, Mr, 41, died on the road to Brno. Karel P. Since``: the name behind a title was cut away.

    Where the next sentence is nothing but a name that stands nowhere before, it goes back behind the title.
    """

    code = "NAM034"
    name = "title-without-name"
    message = "The name behind this title is missing."
    confidence = 0.85
    examples = (
        ("In May a driver, Mr, 41, died on the road to Brno. Karel Novy. Since then it is shut.", "In May a driver, Mr Karel Novy, 41, died on the road to Brno. Since then it is shut."),
        ("In May a driver, Mr, 41, died.", "In May a driver, Mr, 41, died."),
    )
    allows = ("Dear Mr or Mrs, we write to you.", "Title: Mr, Mrs, Ms, other.", "The titles Mr, Mrs and Ms are short.", "Mr. and Mrs. Lind left.")
    triggers = ("Mr", "Mrs", "Ms")
    pattern = re.compile(rf"(?<=[a-z], )(?P<title>Mr|Mrs|Ms)(?P<stop>\.?)(?P<rest>, [^.!?“”\"\n]{{2,150}}\.)(?: (?P<name>{NAME}(?: (?:{NAME}|[A-Z](?=\.))){{1,2}})\.(?= [A-Z]|\n|\Z))?")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        rest, name = match.group("rest", "name")
        if re.match(r", (?:Mr|Mrs|Ms|Miss|Dr|other)\b", rest) or re.search(r"\b(?:titles?|forms?|address)\b", document.text[max(0, match.start() - 30) : match.start()], re.IGNORECASE):
            return None
        if name is None or document.text.find(name, 0, match.start("name")) >= 0:
            return self.finding(document, match.start(), match.end("stop"), None)
        stop = "." if name[-2:-1] == " " else ""
        return self.finding(document, match.end("stop"), match.end(), f" {name}{stop}{rest}")


class HonorificOfOtherSex(Rule):
    """``Mr Lind`` three times and ``Mrs Lind`` once: the honorific of one person flips.

    Only where the text speaks of no couple or family; which is right is not in the text, so this only flags.
    """

    code = "NAM033"
    name = "honorific-flip"
    message = "This person has an honorific of the other sex elsewhere."
    fix = "none"
    confidence = 0.75
    examples = (
        ("Mr Lindqvist built it. Mr Lindqvist sold it. In May Mrs Lindqvist left.", "Mr Lindqvist built it. Mr Lindqvist sold it. In May Mrs Lindqvist left."),
    )
    allows = (
        "Mr Lindqvist built it with his wife. Mr Lindqvist sold it. In May Mrs Lindqvist left.",
        "Mr Lindqvist built it. Mr Lindqvist met Mrs Lindqvist in May.",
        "Mr Ola Lindqvist built it. Mr Lindqvist sold it. In May Mrs Eva Lindqvist left.",
    )
    triggers = ("Mrs", "Ms", "Miss")
    _pattern = re.compile(rf"\b(Mr|Mrs|Ms|Miss)\.? (?:({NAME}) )?({NAME})")
    _family = re.compile(r"\b(?:wife|husband|spouses?|widow|widower|couple|marri\w+|mother|father|parents|daughters?|sons?|sisters?|brothers?|siblings?|family|divorc\w+)\b")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        men: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
        women: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
        for match in self._pattern.finditer(text):
            (men if match.group(1) == "Mr" else women)[match.group(3)].append(match)
        both = men.keys() & women.keys()
        if not both or self._family.search(text):
            return
        for name in sorted(both):
            rare, usual = sorted((men[name], women[name]), key=len)
            first_names = {match.group(2) for match in rare + usual} - {None}
            sentences = {document.sentence_at(match.start()) for match in usual}
            if len(first_names) < 2 and len(rare) < len(usual):
                for match in rare:
                    if document.sentence_at(match.start()) not in sentences:
                        yield self.finding(document, *match.span(), None)


class RomanisedHonorific(PatternRule):
    """``Tanaka-shi``, ``Park sunbae-nim``, ``Aylin Hanım``: an honorific of the source language that the translation kept.

    English drops it or says Mr. or Ms.; which one is not in the text, so this only flags. ``-san`` is
    a house style of its own and is left.
    """

    code = "NAM031"
    name = "romanised-honorific"
    message = "An honorific of the source language is left on this name."
    fix = "none"
    confidence = 0.8
    examples = (
        ("The owner, Tanaka-shi, declined.", "The owner, Tanaka-shi, declined."),
        ("It was Park sunbae-nim who sang. Park is old.", "It was Park sunbae-nim who sang. Park is old."),
        ("Then Bora-ji spoke. Bora was brief.", "Then Bora-ji spoke. Bora was brief."),
        ("“No,” said Aylin Hanım.", "“No,” said Aylin Hanım."),
    )
    allows = ("Ueno-san smiled.", "The Shi-shi lion, Nishi-shi and a city named Kochi-shi City.", "Kim Min-ji sang.")
    triggers = ("-shi", "-ssi", "-nim", "-ji", " Hanım")
    pattern = re.compile(
        r"\b(?P<stem>[A-Z][a-z]{1,15}(?:-[a-z]{2,8})?)(?:-(?:shi|ssi|nim|ji)|(?: [a-z]{3,9})?[ -](?:sunbae|seonbae|sonsaeng|seonsaeng|noona|hyung)-?nim)\b(?! City)"
        r"|(?:[^\W\d_a-z]\w+|[A-Z]\.) Hanım\b"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        stem = match.group("stem")
        if stem is not None:
            if not document.vocabulary[stem] and (len(stem) < 5 or match.group().endswith("ji")):
                return None
            if proper_case(stem.lower()) or match.group().lower() in ("shi-shi", "nishi-shi"):
                return None
        return self.finding(document, *match.span(), None)


class ForeignFormOfAddress(Rule):
    """``Sato-buchou``, ``Kemal Usta``, ``Khun Somsak``, ``Teacher Lin``: how the source language addresses a person whom the text names otherwise.

    In a text that shows damage elsewhere. The name must stand without the honorific somewhere, and
    behind a hyphen any tail that is no English word counts. An occupation that is no title in English
    counts where the person is Mr. or Ms. or has a first name elsewhere. What the text does twice as often
    as not is its style. Which form is meant is not in the text, so this only flags.
    """

    code = "NAM035"
    name = "foreign-form-of-address"
    message = "Elsewhere the text names this person without this form of address."
    fix = "none"
    confidence = 0.75
    examples = tuple(
        (f"It shut on monday.It rained on tuesday. {text}", f"It shut on Monday. It rained on Tuesday. {text}")
        for text in (
            "Mr. Hamada smiled. Later Hamada-buchou left.",
            "Kemal Dinç mends bells. “No,” said Kemal Usta.",
            "Somsak Thongdee drives a taxi. One day Khun Somsak drove home.",
            "Mr. Lin counted crabs. Then Teacher Lin rested.",
        )
    )
    allows = (
        "Mr. Hamada smiled. Later Hamada-buchou left.",
        "Kim Min-ji met Min-woo in Porto, a Porto-bound train ran, and a Lin-like man, Mr. Lin, and the teacher Lin sang.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        if document.damaged:
            yield from self._hyphened(document)
            yield from self._behind(document)
            yield from self._in_front(document)

    def _hyphened(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        found = set()
        for word in vocabulary.capitalised:
            stem, hyphen, tail = word.rpartition("-")
            if not hyphen or not tail.islower() or not 1 < len(tail) < 10 or is_word(tail) or not stem or not stem[0].isupper():
                continue
            listed = tail in words_of("honorific_suffixes")
            syllables = words_of("korean_name_syllables")
            if stem.lower() in words_of("role_words"):
                if listed:
                    found.add(word)
            elif not (stem.lower() in syllables and tail in syllables) or vocabulary[stem] > 1:
                alone = vocabulary[stem] + vocabulary[stem + "'s"] + vocabulary[stem + "’s"]
                if 2 * alone >= vocabulary[word] and (listed or (len(tail) > 3 and tail not in _PLACES and self._is_person(document, stem))):
                    found.add(word)
        for match in document.occurrences(found):
            before = _NAME_BEFORE.search(match.string, max(0, match.start() - 30), match.start())
            if before is None or is_word(before.group("name").lower()) or before.group("name") in words_of("honorifics"):
                yield self.finding(document, *match.span(), None)

    @staticmethod
    def _is_person(document: Document, name: str) -> bool:
        """Whether a name stands behind a title or in a longer name."""
        return not is_word(name.lower()) and any(
            mention.title or (len(mention.words) > 1 and mention.words[-1] == name) for mention in document.once(mentions).of(name)
        )

    def _behind(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        wanted = vocabulary.keys() & _behind_names()
        wanted |= {word for word in vocabulary.unknown_lower if word.endswith(("-nim", "-san", "-sama", "-ssi")) and not is_word(word.split("-")[0])}
        for match in document.occurrences(wanted):
            name = _NAME_BEFORE.search(match.string, max(0, match.start() - 30), match.start())
            if name is None or _NAME_BEHIND.match(match.string, match.end()):
                continue
            if match.group()[0].islower() or _named(document, name.group("name")):
                yield self.finding(document, name.start("name"), match.end(), None)

    def _in_front(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        prefixes = words_of("honorific_prefixes")
        wanted = (vocabulary.keys() & prefixes) | (vocabulary.keys() & _OCCUPATIONS)
        wanted |= {word for word in vocabulary.capitalised if "-" in word and word.replace("-", "") in prefixes}
        for match in document.occurrences(wanted):
            name = _NAME_BEHIND.match(match.string, match.end())
            if name is None or vocabulary[match.group()] > 3:
                continue
            last = GENITIVE.sub("", name.group("name").split()[-1])
            if match.group() in _OCCUPATIONS:
                titled = re.search(rf"\b(?:Mr|Ms|Mrs|Miss|Dr)\.? {re.escape(last)}\b", match.string)
                known = titled is not None or (" " not in name.group("name") and document.once(mentions).beside([last]))
            else:
                known = vocabulary[last] > document.capital_pairs[match.group(), last]
            if known and zipf(last.lower()) < 3:
                yield self.finding(document, match.start(), name.end(), None)
        for match in _CLIPPED.finditer(document.text) if document.has("P’", "P'", "N’", "N'") else ():
            if vocabulary[match.group("name")]:
                yield self.finding(document, *match.span(), None)


#: What Japanese and Korean names of places end in.
_PLACES = frozenset(["dori", "gawa", "kawa", "machi", "mura", "guchi", "jinja", "yama", "zaka", "bashi", "jima", "shima", "dong", "myeon", "daero", "cheon"])


@cache
def _behind_names() -> frozenset[str]:
    """The honorifics that follow a name as a word of their own, with a capital and without."""
    tails = [word for word in words_of("honorific_suffixes") if len(word) > 2 and not is_word(word)]
    return frozenset(form for word in tails for form in (word, word.capitalize()))


def _named(document: Document, name: str) -> bool:
    """Whether a name stands more often than once in a text and is no common word."""
    return document.vocabulary[name] > 1 and not is_word(name.lower())


#: Occupations that English does not use as a title in front of a surname.
_OCCUPATIONS = frozenset(["Teacher", "Principal", "Headmaster", "Engineer", "Lawyer", "Advocate", "Manager", "Boss", "Master", "Comrade", "Elder", "Foreman", "Technician", "Accountant", "Architect", "Pharmacist", "Driver"])
_NAME_BEFORE = re.compile(rf"(?<![\w-])(?P<name>{NAME}) \Z")
_NAME_BEHIND = re.compile(rf" (?P<name>{NAME}(?: {NAME})?)")
#: The Thai ``phi`` and ``nong`` cut to their first letter.
_CLIPPED = re.compile(rf"(?<![\w’'])[PN][’'](?P<name>{NAME})")
