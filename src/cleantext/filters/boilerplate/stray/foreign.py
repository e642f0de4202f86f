"""Lines in another script that hold little but the words of web pages, left over in an English text."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pkgutil import get_data

from cleantext.filters.boilerplate.phrases import phrases

#: Longest such line, in characters.
_LONGEST = 90
#: So many letters of a word's beginning tell it, and so many characters where words are not spaced.
_BEGINNING, _RUN = 5, 2
#: Shorter words say nothing.
_LEAST = 3
_REST = re.compile(r"[\d_\s!-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u2bff\u3000-\u3020\u30fb\uff01-\uff20]+")
_FOREIGN = re.compile("[\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufdff\ufe70-\ufeff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]+")
_LETTER = re.compile(r"[^\W\d_]")


@cache
def _beginnings() -> frozenset[str]:
    """How the words of the phrases and of the list begin."""
    return frozenset(word[:_BEGINNING] for word in _words() if len(word) >= _LEAST and not _UNSPACED.match(word))


@cache
def _runs() -> frozenset[str]:
    """The runs of characters in scripts without spaces, cut into pairs."""
    runs = (word for word in _words() if _UNSPACED.fullmatch(word))
    return frozenset(pair for run in runs for pair in _pairs(run))


def _pairs(run: str) -> list[str]:
    return [run[k : k + _RUN] for k in range(len(run) - _RUN + 1)]


@cache
def _words() -> frozenset[str]:
    data = get_data(__package__, "foreign.txt")
    if data is None:
        raise FileNotFoundError("foreign.txt")
    listed = (line for line in data.decode("utf-8").splitlines() if line[0] != "#")
    spoken = (element for group in phrases().values() for phrase in group for element in phrase.elements)
    return frozenset(word for text in (*listed, *spoken) for word in _plain(text).split() if _FOREIGN.match(word))


def _plain(text: str) -> str:
    """The words of a text as they are compared: unified, in small letters, with blanks for all else."""
    return _REST.sub(" ", unicodedata.normalize("NFKC", text).casefold())


def is_foreign_furniture(text: str) -> bool:
    """Whether a line is in another script and at least half of its words are such as pages print around an article."""
    if text.isascii() or len(text) > _LONGEST or _FOREIGN.search(text) is None:
        return False
    letters = len(_LETTER.findall(text))
    if 3 * len(_FOREIGN.findall(text)) < 2 * letters or letters < 2:
        return False
    label, _, rest = text.partition(":")
    label = label if rest else ""
    text = _plain(text)
    runs = _UNSPACED.findall(text)
    if runs:
        pairs = [pair for run in runs for pair in _pairs(run)]
        return bool(pairs) and 2 * sum(pair in _runs() for pair in pairs) >= len(pairs)
    words = [word for word in text.split() if len(word) >= _LEAST]
    if label and all(word[:_BEGINNING] in _beginnings() for word in _plain(label).split()):
        return True
    return bool(words) and 2 * sum(word[:_BEGINNING] in _beginnings() for word in words) >= len(words)
