"""GRM: grammar, by the rules of LanguageTool that measurements say can be trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cleantext import segmentation
from cleantext.alignment import Span
from cleantext.errors import UsageError
from cleantext.filters.grammar.base import LanguageToolRule, edit, plausible
from cleantext.registry import family_rules

if TYPE_CHECKING:
    from cleantext.document import Document
    from cleantext.finding import Finding
    from cleantext.languagetool.client import Match
    from cleantext.rule import Rule

#: Which paragraphs are sent.
SUSPICIOUS, ALL = SCOPES = ("suspicious", "all")
#: A longer paragraph is sent in pieces that end with a sentence; a longer sentence is no prose and not sent.
PIECE_CHARACTERS = 10_000


class Grammar:
    """GRM: grammar, checked by a LanguageTool server.

    One server is shared by all filters and worker processes of a run. It is started when the first
    paragraph needs it and ends with the process. Nothing is ever downloaded.

    Args:
        paragraphs: ``suspicious`` sends the English paragraphs that have the cue of a rule; ``all`` sends
            every English one.
        url: a LanguageTool server to use instead, such as ``http://127.0.0.1:8081``.

    Raises:
        UsageError: an unknown scope, a part that is not installed, or no server at ``url``.
    """

    title = "grammar"

    def __init__(self, paragraphs: str = SUSPICIOUS, *, url: str | None = None) -> None:
        from cleantext.languagetool.client import Client
        from cleantext.languagetool.installation import require_client
        from cleantext.languagetool.server import RemoteServer, local_server

        if paragraphs not in SCOPES:
            raise UsageError(f"unknown choice of paragraphs {paragraphs!r}: must be one of {', '.join(SCOPES)}")
        server = local_server() if url is None else RemoteServer(url)
        require_client()
        self.paragraphs = paragraphs
        self.trusted = {rule.languagetool_id: rule for rule in self.rules if isinstance(rule, LanguageToolRule)}
        self.client = Client(server, self.trusted)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of this family, sorted by code."""
        return family_rules(__name__)

    def find(self, document: Document) -> Iterator[Finding]:
        """What LanguageTool finds in the paragraphs that are worth sending, in offsets of ``document.text``."""
        from cleantext.filters.grammar.unchecked import Unchecked
        from cleantext.languagetool.server import ServerError

        pieces = [piece for paragraph in document.paragraphs for piece in self._pieces(document, paragraph)]
        if not pieces:
            return
        try:
            answers = self.client.check([_masked(document, piece) for piece in pieces])
        except ServerError as error:
            yield Unchecked().finding(document, 0, 0, None, message=f"The grammar was not checked: {error}.")
            return
        for (start, _), matches in zip(pieces, answers, strict=True):
            for match in matches:
                finding = self._finding(document, start, match)
                if finding is not None:
                    yield finding

    # -- inside --------------------------------------------------------------------------------

    def _pieces(self, document: Document, paragraph: Span) -> Iterator[Span]:
        start, end = paragraph
        if not self._worth_sending(document.text, start, end) or not document.is_english(start):
            return
        if end - start <= PIECE_CHARACTERS:
            yield paragraph
            return
        first = last = start
        for sentence_start, sentence_end in segmentation.sentences(document.text, start, end):
            if sentence_end - first > PIECE_CHARACTERS:
                if last > first:
                    yield first, last
                first = sentence_start
            if sentence_end - first > PIECE_CHARACTERS:
                first = sentence_end
            last = sentence_end
        if last > first:
            yield first, last

    def _worth_sending(self, text: str, start: int, end: int) -> bool:
        return self.paragraphs == ALL or any(rule.cue.search(text, start, end) for rule in self.trusted.values())

    def _finding(self, document: Document, start: int, match: Match) -> Finding | None:
        rule = self.trusted.get(match.rule)  # a server may be set up to run more rules than it was asked for
        if rule is None or not plausible(document, start, match, rule):
            return None
        message = f"{match.message} (LanguageTool {match.rule})"
        if rule.fix == "none":
            return rule.finding(document, start + match.start, start + match.end, None, message=message)
        change = edit(document, start, match)
        return None if change is None else rule.finding(document, *change, message=message)


def _masked(document: Document, piece: Span) -> str:
    """A piece with its protected spans behind words of the same length, so that nothing in them is read."""
    start, end = piece
    text = document.text[start:end]
    for left, right in document.protected.between(start, end):
        left, right = max(left, start) - start, min(right, end) - start
        text = text[:left] + re.sub(r"\S", "x", text[left:right]).replace("x", "X", 1) + text[right:]
    return text
