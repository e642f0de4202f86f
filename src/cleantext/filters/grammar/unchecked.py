"""Records that LanguageTool could not check."""

from __future__ import annotations

from collections.abc import Iterator

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.rule import Rule


class Unchecked(Rule):
    """LanguageTool failed on this record, was started anew, and failed again.

    Everything else was repaired as usual. Whoever counts on grammar findings can tell such a record
    from one in which there was nothing to find.
    """

    code = "GRM000"
    name = "grammar-unchecked"
    message = "The grammar was not checked."
    fix = "none"
    confidence = 0.5
    english = False
    examples = ()
    allows = ()

    def find(self, document: Document) -> Iterator[Finding]:
        """Nothing: whether a record could be checked shows when it is checked."""
        return iter(())
