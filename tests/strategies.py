"""Hypothesis strategies for hostile and for damaged text."""

from __future__ import annotations

from hypothesis import strategies as st

#: Characters that have broken text tools before: astral, lone surrogates, NUL, every kind of line end,
#: combining marks, right-to-left text and marks, quotation marks, invisible characters.
HOSTILE = "aA .,;:!?\"'“”‘’«»„`´<>&#@()[]{}|*_~-–—…\n\r\t\0\u00a0\u200b\u200d\ufeff\u202e\u0301é\U0001f600\ud800\udc00אب漢。、，「」％１０9%$"

characters = st.one_of(st.sampled_from(HOSTILE), st.characters())
hostile_text = st.text(characters, max_size=200)

#: Pieces of damaged English, glued at random: they reach the rules where random characters do not.
PIECES = (
    "The minister said ", "said Kovač, a lecturer in Brno. Pavel Novotny said.", ". visit tehran last week.",
    "“We will stay,” ", " he said. “", "”", "“", "\"", " “\n", "\n\n", "\n", " ,", " .", "..", "..,", " the the ",
    "Mr Lind Ordered a review", "AnnaProfessor", "end.The next", "in 10, 000 places", "2,4 million", "0. 5 percent",
    "&quot;", "&amp;nbsp;", "â€œ", "â€™", "Ã©", "\\u2019", "inven@@ tory", "<unk>", "65438+05", "sth.", "$ 5", "5 %",
    "Read more", "Source link", "Share", "Please enter your comment!", "Home News ", "Copyright 2020", "18:52",
    "http://example.org/a.b?c=d", "name@example.org", "`code here`", "```\ncode\n```\n", "pro-\ntective ",
    "do n't ", "``quoted''", "( x )", "full -scale ", "and The talks go on ", "Ö", "，", "。", "「quoted」", "«цитата»",
    "Kim Min-jae ", "Min-jae Kim ", "Kim Minjae ", "U.S. ", "approx. five ", "iPhone ", "beijing ", "monday ", "I ",
    "i ", "… ", "to be cont…", "a b ", "on record on record on record ", "was held ", "In cash. ", "Of white colour. ",
)
damaged_text = st.lists(st.one_of(st.sampled_from(PIECES), st.text(characters, max_size=6)), max_size=30).map("".join)
texts = st.one_of(hostile_text, damaged_text)
