"""What a whole text is: one about interfaces, a shop page, instructions, an encyclopaedic article.

In such texts the words of page furniture are subject matter, so their lines need more evidence.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from cleantext.filters.boilerplate.cues import cue_words
from cleantext.filters.boilerplate.gates import WORD
from cleantext.filters.boilerplate.lines import Layout, layout

#: So many words tell what a text is about.
_ENOUGH_WORDS = 8_000

#: From this share of its words on a text is about interfaces, or sells something.
_INTERFACE_SHARE = 0.012
_SHOP_SHARE = 0.03

#: So many different words of selling must occur.
_SHOP_VARIETY = 4

#: So many steps make a text instructions.
_STEPS = 2

_PRICE = re.compile(r"[$€£¥]\s?\d|\d\s?(?:%|yen\b|USD\b|EUR\b)")
_OURS = re.compile(r"\b(?:our|us|this|these|here)\b", re.IGNORECASE)
_EDIT_MARK = re.compile(r"\s*\[edit\]\Z|\A[\d.]+\s+")
_APPARATUS = frozenset(
    [
        "references",
        "notes",
        "footnotes",
        "citations",
        "bibliography",
        "external links",
        "etymology",
        "works cited",
        "notes and references",
        "references and notes",
        "literature",
        "literature cited",
    ]
)


class Genre:
    """The kinds of text that one document is taken for; each is computed when first asked for.

    Args:
        page: the lines of the document.
    """

    def __init__(self, page: Layout) -> None:
        self._page = page

    @cached_property
    def about_interfaces(self) -> bool:
        """Whether the running text speaks of forms, buttons and web sites."""
        total = about = 0
        topics = cue_words("topic")
        for line in self._page.lines:
            if line.prose or line.ends_sentence:
                words = WORD.findall(line.text.lower())
                total += len(words)
                about += sum(map(topics.__contains__, words))
            if total > _ENOUGH_WORDS:
                break
        return about > 2 and about >= _INTERFACE_SHARE * total

    @cached_property
    def sells(self) -> bool:
        """Whether the text offers goods for sale: many words of selling, and different ones."""
        total = about = 0
        seen: set[str] = set()
        for line in self._page.lines:
            words = WORD.findall(line.text.lower())
            selling = [word for word in words if word in cue_words("shop")]
            total += len(words)
            about += len(selling) + sum(1 for _ in _PRICE.finditer(line.text))
            seen.update(selling)
            if total > _ENOUGH_WORDS:
                break
        return len(seen) >= _SHOP_VARIETY and about >= _SHOP_SHARE * total

    @cached_property
    def instructs(self) -> bool:
        """Whether the text holds steps of its own for using something: short imperative sentences."""
        steps = 0
        for line in self._page.lines:
            if line.prose or not line.short or line.text[-1] not in ".:" or _OURS.search(line.text):
                continue
            first = WORD.search(line.text)
            steps += first is not None and first.group().lower() in cue_words("step")
            if steps == _STEPS:
                return True
        return False

    @cached_property
    def has_apparatus(self) -> bool:
        """Whether the text has headings such as "References", as encyclopaedic and scholarly texts have."""
        return any(
            _EDIT_MARK.sub("", line.text).lower() in _APPARATUS
            for line in self._page.lines
            if len(line.text) < 40
        )


@lru_cache(maxsize=2)
def genre(text: str) -> Genre:
    """The genre of a text; the last two texts are remembered."""
    return Genre(layout(text))


_QUOTED_WORDS = re.compile(r"[\"“‘'«„]\s?((?:\w+(?:['’-]\w+)? ?){1,6})")


def quoted_in(text: str, words: str) -> bool:
    """Whether a text somewhere quotes some words, in whatever case: it writes about them."""
    return " ".join(WORD.findall(words.lower())[:6]) in _quoted(text)


@lru_cache(maxsize=2)
def _quoted(text: str) -> frozenset[str]:
    """The first one to six words of everything between quotation marks."""
    found: set[str] = set()
    for match in _QUOTED_WORDS.finditer(text.lower()):
        words = WORD.findall(match.group(1))
        found.update(" ".join(words[:n]) for n in range(1, len(words) + 1))
    return frozenset(found)
