"""LanguageTool's rules for capitals and numbers."""

from __future__ import annotations

import re

from cleantext.filters.grammar.base import LanguageToolRule


class LowerCaseMonth(LanguageToolRule):
    """A month that is also a common word needs its capital where only a month can stand.

    The names of the other months are capitalised without asking; of these three it takes the words
    around to know: from june is a month, they may march is none.
    """

    code = "GRM003"
    languagetool_id = "LOWERCASE_MONTHS"
    message = "A month begins with a capital."
    confidence = 0.9
    cue = re.compile(r"\b(?:march|may|august)\b")
    examples = (
        ("The bridge was opened on may 22, 1956, by the mayor.", "The bridge was opened on May 22, 1956, by the mayor."),
    )
    allows = ("They may march to the gate, and what they agree on may change the law.",)


class DecimalSeparator(LanguageToolRule):
    """A point between thousands or a comma before decimals is how most of Europe writes numbers.

    English has it the other way round. A number such as 2.275 could be meant as it stands, so this is
    likely rather than certain.
    """

    code = "GRM004"
    languagetool_id = "COMMA_PERIOD_CONFUSION"
    message = "Comma and point are the other way round in English numbers."
    fix = "unsafe"
    confidence = 0.75
    cue = re.compile(r"\d\.\d{3}(?!\d)|\d,(?!\d{3}(?!\d))\d")
    examples = (
        ("Almost 80.000 people lived in the town.", "Almost 80,000 people lived in the town."),
    )
    allows = ("The disk holds 1.44 megabytes, and version 2.10 was sold 1,500 times.",)
