"""A small reader of English syntax, for the places where cheap signs leave a question open.

``tag`` and ``tokenize`` give words and their parts of speech; ``completeness`` says whether words can
stand alone as a sentence; ``join_probability`` whether a stop was put inside one sentence;
``cannot_end`` whether a word can end one. Nothing is read on import; the models are read on first use.
Their sources, licence and figures are in ``SOURCES.md`` beside this file.
"""

from cleantext.syntax.clauses import cannot_end, completeness, join_probability
from cleantext.syntax.tagger import tag
from cleantext.syntax.tokens import tokenize

__all__ = [
    "BOUNDARY",
    "FRAGMENT",
    "JOIN",
    "cannot_end",
    "completeness",
    "join_probability",
    "tag",
    "tokenize",
]

#: From this ``join_probability`` on, join: on the treebank 1 stop in 100 is a real boundary, when 65 % of
#: the stops were inserted. 0.98 errs 3 times less and finds 58 % of the inserted stops instead of 78 %.
JOIN = 0.93
#: Up to this ``join_probability`` a stop is a real boundary (1 in 65 is not): the next word wants a capital.
BOUNDARY = 0.05
#: Up to this ``completeness`` words cannot stand alone (1 in 100 of the complete sentences falls below). Headlines
#: and captions do, too: a fragment is damage only where a sentence was wanted.
FRAGMENT = 0.05
