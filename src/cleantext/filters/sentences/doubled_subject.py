"""A pronoun left beside the name that it stands for."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import FUNCTION_WORDS, is_word
from cleantext.rule import PatternRule
from cleantext.syntax import tag, tokenize


class PronounBesideName(PatternRule):
    """``Marta Lind He arrived late``: the linked name and a pronoun are both the subject.

    What stands behind a linked name was translated apart and was given a subject of its own. The pronoun
    goes when the sentence begins with nothing but a name of two or three words and a finite verb follows.
    """

    code = "SEN026"
    name = "pronoun-beside-name"
    message = "The sentence has two subjects, a name and a pronoun."
    confidence = 0.88
    examples = (("Marko Iverson He arrived an hour late at the pier.", "Marko Iverson arrived an hour late at the pier."),)
    allows = (
        "To Marko Iverson He was kind.",
        "Marko Iverson, he said, had left.",
        "“Call Marko Iverson.” He arrived an hour late.",
    )
    trigger_words = ("He", "She", "They")
    pattern = re.compile(r"((?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+) (?:He|She|They) (?=[a-z]+ )")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        start, end = document.sentence_at(match.start())
        names = match.group(1).split()
        if start != match.start() or is_word(names[-1].lower()) or names[0].lower() in FUNCTION_WORDS:
            return None
        kinds = tag(tokenize(document.text[match.end(1) + 1 : min(end, match.end() + 100)]))
        if len(kinds) < 3 or kinds[1] not in ("VERB.fin", "AUX.fin"):
            return None
        return self.finding(document, match.end(1), match.end() - 1, "")
