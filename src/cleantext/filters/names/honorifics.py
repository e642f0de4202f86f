"""Honorifics and titles: twice, without a name, or of another sex."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.mentions import NAME
from cleantext.rule import PatternRule, Rule

#: Titles of other languages that mean no more than the English one in front of the name.
_FOREIGN = (
    "Don|Doña|Señora?|Señorita|Herr|Frau|Monsieur|Madame|Mademoiselle|Signora?|Pan|Pani|Dona|Senhora?|Khun|Pak|Bapak|Ibu|Daw|Ustad|Uncle|Auntie"
)


class TitleTwice(PatternRule):
    """``Mr. Don Elio Larra``, ``Mr Yusuf Bey Sezer``, ``Mr. Mr. Lind``: one title in two languages, or twice.

    The very same title goes once; of two languages the editor has to choose.
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
        rf"|\b(?:Mr|Mrs|Ms)\.? {NAME} (?:Bey|Hanım|Efendi|Khanum|Agha) {NAME}"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if match.group("again"):
            return self.finding(document, *match.span("again"), "")
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
