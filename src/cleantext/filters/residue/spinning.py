"""What programs leave behind that rewrite a text by putting synonyms into it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.residue.data import lines
from cleantext.finding import Finding
from cleantext.rule import PatternRule, Rule


def _key(phrase: str) -> str:
    return re.sub(r"[\n-]", " ", phrase).lower()


#: The terms by what became of them, and the words to look for.
_TERMS = {_key(spun.replace("*", "")): term for spun, term in (line.split(" = ") for line in lines("spun_terms"))}
_RAREST = re.findall(r"\*(\w+)", "\n".join(lines("spun_terms")))


class SpunTerm(Rule):
    """``counterfeit consciousness`` for artificial intelligence: synonyms were put into a fixed term.

    The term is known, but where terms were replaced other words were as well, which nothing can bring back. So
    the phrase stays and is reported as a sign of what happened to the text. In quotation marks or emphasised it
    is an example in a text about such phrases.
    """

    code = "MTR090"
    name = "spun-term"
    fix = "none"
    message = "Synonyms were put into a fixed term."
    confidence = 0.9
    examples = (
        ("The clinic uses counterfeit consciousness to find bosom malignancy.",) * 2,
        ("The engine of Unused\nYork runs on sun-oriented energy and man-made brainpower.",) * 2,
    )
    allows = (
        "He sold counterfeit watches, and his consciousness of it grew.",
        "Papers write “bosom malignancy” and 'counterfeit consciousness' for terms that they copied.",
        "To his disappointment the kidney was sold out. The unused rooms in York are let.",
    )
    trigger_words = tuple(dict.fromkeys(form for word in _RAREST for form in (word, word.lower(), word.capitalize())))
    _pattern = re.compile(r"(?<![\w\"“‘'`*_-])(?:" + "|".join(map(re.escape, sorted(_TERMS))).replace(r"\ ", "[ \n-]") + r")(?![\w\"”’'`*_-])", re.IGNORECASE)

    def find(self, document: Document) -> Iterator[Finding]:
        for match in self._pattern.finditer(document.text):
            term = _TERMS[_key(match[0])]
            yield self.finding(document, *match.span(), None, message=f"Synonyms were put into the term “{term}”.")


class SynonymSet(PatternRule):
    """``{quick|fast|rapid}``: the template of a spinning program was published instead of one of its texts.

    Only words between upright bars count: code, templates of wikis and formulas hold other signs as well.
    """

    code = "MTR091"
    name = "synonym-set"
    fix = "none"
    message = "This is a set of synonyms from which a spinning program was to choose."
    confidence = 0.95
    examples = (("Find the {best|finest|greatest} coffee in town.",) * 2,)
    allows = (
        "The usage is tool {start|stop} in a shell.",
        "See {{cite|web}} and $\\{a|b\\}$ and {x|y > 0}, and call f{one|two|three}.",
    )
    triggers = ("{",)
    pattern = re.compile(r"(?<![^\s“\"‘(])\{[a-z’' -]{2,40}(?:\|[a-z’' -]{2,40}){2,20}\}(?!\})", re.IGNORECASE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), None)
