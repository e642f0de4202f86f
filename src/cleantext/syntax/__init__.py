"""A small reader of English syntax, for the places where cheap signs leave a question open.

``tag`` and ``tokenize`` give words and their parts of speech, ``read_tags`` and ``read_tokens`` one after another; ``completeness`` says
whether words can stand alone as a sentence, ``torn_probability`` whether a short sentence lost a part of it; ``join_probability``
whether a stop was put inside one sentence, ``capital_join_probability`` the same in front of a capital, ``comma_probability`` whether
for a comma; ``cannot_end`` whether a word can end one, ``affinity`` how well two words go together. Nothing is read on import; the
models are read on first use.
Their sources, licence and figures are in ``SOURCES.md`` beside this file.
"""

from cleantext.syntax.clauses import (
    cannot_end,
    comma_probability,
    completeness,
    join_probability,
)
from cleantext.syntax.collocations import affinity
from cleantext.syntax.fragments import torn_probability
from cleantext.syntax.stops import capital_join_probability
from cleantext.syntax.tagger import read_tags, tag
from cleantext.syntax.tokens import read_tokens, tokenize

__all__ = [
    "FRAGMENT",
    "affinity",
    "cannot_end",
    "capital_join_probability",
    "comma_probability",
    "completeness",
    "join_probability",
    "read_tags",
    "read_tokens",
    "tag",
    "tokenize",
    "torn_probability",
]

#: Up to this ``completeness`` words cannot stand alone (1 in 100 of the complete sentences falls below). Headlines
#: and captions do, too: a fragment is damage only where a sentence was wanted.
FRAGMENT = 0.05
