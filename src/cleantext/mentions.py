"""Who is named where: the names of a text, word by word, with their titles and the words beside them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from cleantext.alignment import Span
from cleantext.document import Document
from cleantext.lexicon import is_word, words_of
from cleantext.token_memo import TokenMemo

#: A word of a name: an initial, a short title with its period, or letters with hyphens and apostrophes inside.
_PIECE = re.compile(r"(?<![\w@#/_.’'-])(?:[A-Z]\.(?:-?[A-Z]\.)*|(?:[a-z]{1,3}[-’'])?[^\W\d_a-z][^\W\d_]*(?:[-‐’'][^\W\d_]+)*)")
#: A capitalised word of a name that is no initial, as part of a regular expression.
NAME = r"[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:[-’'][^\W\d_]+)*"
#: The ending of a genitive.
GENITIVE = re.compile("[’'](?:s|S)?$")
#: Particles between the words of a name; a longer one is found word by word.
_PARTICLES = re.compile(r" (?:(?:bin|ibn|bint|binti|al|el|ben|de|del|della|da|das|di|do|dos|du|la|le|van|von|der|den|ter|ten|af|av|zu|y|e) ){1,2}")


_WORD_BEFORE = re.compile(r"([a-z]{3,15}),? \Z")


@dataclass(frozen=True, slots=True)
class Mention:
    """A run of capitalised words that may name somebody or something.

    Attributes:
        words: the words of the name, without titles and genitive endings.
        spans: where each word stands.
        title: the honorifics or roles right in front, in lower case without a period; empty when there are none.
        leads: whether the run begins a sentence or line, so that its first word may be an ordinary one.
    """

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    title: str
    leads: bool

    @property
    def start(self) -> int:
        """Offset of the first word."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset behind the last word."""
        return self.spans[-1][1]


class Mentions:
    """The names of a text, found in one pass.

    Args:
        text: the text.

    Attributes:
        all: every mention, in reading order.
    """

    def __init__(self, text: str) -> None:
        self._by_word: defaultdict[str, list[Mention]] = defaultdict(list)
        self.all: list[Mention] = []
        run: list[tuple[str, Span]] = []
        end = -2
        for match in _PIECE.finditer(text):
            start = match.start()
            if run and not _joined(text, run[-1][0], end, start):
                self._add(text, run)
                run = []
            word = match.group()
            bare = _bare[word]
            run.append((bare, (start, start + len(bare))))
            end = match.end() if bare == word or not GENITIVE.search(word) else -2  # what follows is another's
        self._add(text, run)

    def of(self, word: str) -> list[Mention]:
        """The mentions with this word in them, in reading order."""
        return self._by_word.get(word, [])

    def beside(self, words: Collection[str]) -> set[tuple[str, bool]]:
        """The words that stand with any of ``words`` in one name, and whether they stand in front of it."""
        return {
            (other, mention.words.index(other) < mention.words.index(word))
            for word in words
            for mention in self.of(word)
            for other in mention.words
            if other != word
        }

    def _add(self, text: str, run: list[tuple[str, Span]]) -> None:
        if not run:
            return
        leads = _leads(text, run[0][1][0])
        first = 0
        titles: list[str] = []
        while first < len(run) and _is_title(run[first][0], first == 0 and leads):
            if run[first][0].lower() in titles_and_roles():
                titles.append(run[first][0].lower())
            first += 1
        if first == len(run):
            return
        words, spans = zip(*run[first:], strict=True)
        title = " ".join(titles) or _role_before(text, run[0][1][0])
        mention = Mention(words, spans, title, leads and not first)
        self.all.append(mention)
        for word in dict.fromkeys(words):
            self._by_word[word].append(mention)


def mentions(document: Document) -> Mentions:
    """The names of a document; ask for them through :meth:`Document.once`."""
    return Mentions(document.text)


@cache
def titles_and_roles() -> frozenset[str]:
    """Honorifics, titles and roles in lower case."""
    return frozenset(word.lower() for word in words_of("honorifics")) | words_of("role_words")


def _is_title(word: str, opens: bool) -> bool:
    """Whether a word in front of a name is no part of it: a title, or at the start of a sentence a word that opens one."""
    return word.lower() in titles_and_roles() or word in words_of("honorifics") or (opens and word in words_of("sentence_openers"))


def _joined(text: str, word: str, end: int, start: int) -> bool:
    """Whether only a space, the period of an initial or title, or particles stand between two words of a name."""
    between = text[end:start]
    if between == " ":
        return True
    if between == ". ":
        return word in words_of("honorifics")
    return len(between) < 14 and _PARTICLES.fullmatch(between) is not None


def _leads(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" “”\"‘’('")
    return not before or before[-1] in ".!?:\n…—–-•"


def _role_before(text: str, start: int) -> str:
    """The role in small letters right in front of a name, with a comma between or without; empty when there is none."""
    if start < 2 or text[start - 1] != " " or not (text[start - 2].islower() or text[start - 2] == ","):
        return ""
    match = _WORD_BEFORE.search(text[max(0, start - 18) : start])
    return match.group(1) if match and match.group(1) in words_of("role_words") else ""


def name_of(word: str) -> str:
    """The name in a compound with an ordinary word: ``Porto`` in ``Porto-based``; else the word itself."""
    first, hyphen, second = word.partition("-")
    return first if hyphen and second.islower() and is_word(second) and len(first) > 3 and len(second) > 2 else word


#: A word of a name without its genitive ending and the rest of a compound.
_bare = TokenMemo(lambda word: name_of(GENITIVE.sub("", word)))
