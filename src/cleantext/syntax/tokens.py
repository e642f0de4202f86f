"""Words and punctuation of a text, split the way the English Web Treebank splits them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"""
      [^\W\d_]+(?![\w.'’&@+:-])                                    # most words, which nothing below treats otherwise
    | https?://\S+ | www\.\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+      # addresses
    | (?:[^\W\d_]\.){2,}                                           # U.S. e.g.
    | (?:Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|No|vs|Jr|Sr|Inc|Ltd|Co|Corp)\.
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?!\w)                    # 1,200.5 19th 1990s
    | (?:e-|co-|pre-|non-|re-|ex-|anti-)[^\W\d_]{2,}               # kept whole by the treebank
    | [^\W_]+(?:['’.&][^\W_]+)*['’]?                               # don't O'Neil AT&T example.com
    | \.{2,} | -{2,} | [^\w\s] | _+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLITIC = re.compile(r"(?i)(?<=[^\W\d_])(n['’]t|['’](?:s|re|ve|ll|d|m))\Z")
_WHOLE = {"cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3}


def tokenize(text: str) -> list[str]:
    """The words and marks of ``text`` in order; white space is dropped, nothing else is.

    Clitics stand apart (``do n't``, ``John 's``), hyphenated words are split at their hyphens except
    after a few prefixes (``well - known``, ``e-mail``), and dots inside abbreviations stay.
    """
    return list(read_tokens(text))


def read_tokens(text: str) -> Iterator[str]:
    """The same, one after another."""
    for match in _TOKEN.finditer(text):
        token = match.group()
        if len(token) > 2 and not token.isalpha():
            if token[-1] in "'’" and token[0] != token[-1]:
                yield token[:-1]
                yield token[-1]
                continue
            clitic = _CLITIC.search(token)
            if clitic:
                yield token[: clitic.start()]
                yield clitic.group()
                continue
        elif (cut := _WHOLE.get(token.lower())) is not None:
            yield token[:cut]
            yield token[cut:]
            continue
        yield token
