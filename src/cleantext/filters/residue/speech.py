"""Whether something stands in a quotation."""

from __future__ import annotations

from cleantext.alignment import Span

#: How far back the opening mark is looked for.
_REACH = 3000


def inside_quotation(text: str, line: Span, offset: int) -> bool:
    """Whether a quotation that opened in this line is still open at ``offset``."""
    start = max(line[0], offset - _REACH)
    for opening, closing in (("“", "”"), ("«", "»")):
        if text.count(opening, start, offset) > text.count(closing, start, offset):
            return True
    return text.count('"', start, offset) % 2 == 1
