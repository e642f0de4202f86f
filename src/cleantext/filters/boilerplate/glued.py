"""A sentence of the page glued to a paragraph of the article, in front of it or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from cleantext import segmentation
from cleantext.document import Document
from cleantext.filters.boilerplate.genre import genre, quoted_in
from cleantext.filters.boilerplate.lines import Line, layout
from cleantext.filters.boilerplate.phrases import match_at, normalise, phrases
from cleantext.filters.boilerplate.shapes import is_copyright
from cleantext.finding import Finding
from cleantext.rule import Rule
from cleantext.token_memo import TokenMemo

#: How far a sentence of the page reaches, in characters.
_REACH = 220

#: So many characters of the paragraph must remain.
_LEAST = 25

_KINDS = frozenset({"rights", "newsletter", "follow", "comment", "login", "feedback", "media", "share"})
#: Marks of a token, see ``_about_page``.
_THING, _OTHER = 1, 2
_THINGS = "article|story|chapter|post|page|site|website|episode|translation|novel|video"
_OTHERS = "our|us|newsletter|reproduced|republished|subscribers?"
_PAGE = re.compile(rf"\b(?:this (?:{_THINGS})|{_OTHERS})\b", re.IGNORECASE)
_WORD_OF_PAGE = re.compile(rf"\b(?:({_THINGS})|{_OTHERS})\b", re.IGNORECASE)
_BODY = "Rain has filled the reservoirs above Tessin for the first time in four years, the water board said on Friday."
_NEXT = "The board will lift the ban on watering gardens next week, and the public fountains will run again."


def _names_page(token: str) -> int:
    return sum({_THING if match.group(1) else _OTHER for match in _WORD_OF_PAGE.finditer(token)})


#: Whether a token holds a thing that "this" may point at on a page, or another word that every match of ``_PAGE`` has.
_about_page = TokenMemo(_names_page)


class GluedSentence(Rule):
    """A prompt or notice of the page runs into a paragraph where the break between them was lost.

    The sentence must be a whole phrase of the lexicon that speaks of the page or for it, and the
    paragraph must go on or end as running text. Texts about web sites, shops and instructions, where
    such a sentence may be meant, are left alone; so is what somebody is quoted as saying.
    """

    code = "WEB024"
    name = "glued-page-sentence"
    message = "This sentence belongs to the page, not to the paragraph."
    confidence = 0.85
    examples = (
        (
            f"This chapter was stolen from its author; read it at tessin.example. {_BODY}\n\n{_NEXT}\n",
            f"{_BODY}\n\n{_NEXT}\n",
        ),
        (
            f"{_BODY}\n\n{_NEXT} Sign up to our newsletter for more stories like this.\n",
            f"{_BODY}\n\n{_NEXT}\n",
        ),
    )
    allows = (
        f"{_BODY} “Follow us on the path, please,” said the guide. {_NEXT}\n",
        f"{_BODY} In the shop window hung a sign. Follow us to the stars.\n\n{_NEXT}\n",
    )

    def applies_to(self, document: Document) -> bool:
        marks = set(map(_about_page.__getitem__, document.vocabulary.tokens))
        return max(marks, default=0) >= _OTHER or (_THING in marks and "this " in document.text.lower())

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        page = layout(text)
        for line in page.lines:
            if not line.prose or not any(map(_about_page.__getitem__, line.text.split())) or line.is_quoted or line.is_item or is_copyright(line.text):
                continue
            for start, end in self._ends(line, text):
                if self._belongs_to_page(text, start, end):
                    if genre(text).about_interfaces or genre(text).sells or genre(text).instructs:
                        return
                    if start == line.start:
                        while text[end].isspace():
                            end += 1
                    else:
                        while text[start - 1].isspace():
                            start -= 1
                    yield self.finding(document, start, end, "")
                    break

    @staticmethod
    def _ends(line: Line, text: str) -> Iterator[tuple[int, int]]:
        """The first and the last sentence of a line that has more, when each is short."""
        reach = line.start + _REACH
        if _PAGE.search(text, line.start, min(reach, line.end)):
            first = next(segmentation.sentences(text, line.start, min(line.end, reach)))
            if first[1] < min(reach, line.end - _LEAST):
                yield first
        if _PAGE.search(text, max(line.start, line.end - _REACH), line.end):
            tail = list(
                islice(segmentation.sentences(text, max(line.start, line.end - _REACH), line.end), 20)
            )
            if len(tail) > 1 and tail[-1][0] > line.start + _LEAST:
                yield tail[-1]

    @staticmethod
    def _belongs_to_page(text: str, start: int, end: int) -> bool:
        if not text[start].isupper() or not _PAGE.search(text, start, end):
            return False
        words = normalise(text[start:end])
        if not 3 < len(words) <= 30 or words[0] not in phrases():
            return False
        match = match_at(words, whole=True)
        return (
            match is not None
            and match.strong
            and match.kind in _KINDS
            and not quoted_in(text, text[start:end])
        )
