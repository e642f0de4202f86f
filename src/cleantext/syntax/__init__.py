"""A small reader of English syntax, for the places where cheap signs leave a question open.

``tag`` and ``tokenize`` give words and their parts of speech; ``completeness`` says whether words can
stand alone as a sentence; ``join_probability`` whether a stop was put inside one sentence;
``cannot_end`` whether a word can end one. Nothing is read on import; the models are read on first use.
Their sources, licence and figures are in ``SOURCES.md`` beside this file.
"""

from cleantext.syntax.clauses import cannot_end, completeness, join_probability
from cleantext.syntax.tagger import tag
from cleantext.syntax.tokens import tokenize

__all__ = ["BOUNDARY", "FRAGMENT", "JOIN", "cannot_end", "completeness", "join_probability", "tag", "tokenize"]

#: From this ``join_probability`` on a stop was put inside one sentence.
JOIN = 0.98
#: Up to this ``join_probability`` a stop is a real boundary.
BOUNDARY = 0.03
#: Up to this ``completeness`` words cannot stand alone.
FRAGMENT = 0.05
