"""Asks a LanguageTool server about paragraphs: packed into requests, remembered, asked again on failure."""

from __future__ import annotations

import logging
import re
import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from cleantext.languagetool.server import START_SECONDS, Address, ServerError, answers

LANGUAGE = "en-US"
#: Characters in one request, unless a single paragraph has more.
REQUEST_CHARACTERS = 10_000
#: Paragraphs whose answers are remembered.
REMEMBERED = 20_000
#: Seconds to wait for an answer, which takes 1 to 3 on two busy cores; the wrapper waits twice.
REQUEST_SECONDS = 30.0
#: Seconds without any request after a server has failed twice in a row.
PAUSE_SECONDS = 30.0

#: Between two paragraphs of a request; LanguageTool lets no sentence cross it.
_GAP = "\n\n"
#: What LanguageTool and Python count differently (astral characters), what cannot be sent (surrogates),
#: and what LanguageTool removes or takes for a break.
_AWKWARD = re.compile("[\0-\x1f\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\uf8ff\ufff0-\uffff\U00010000-\U0010ffff]")
_SPACES = frozenset("\t\x0b\x0c\r\x85\xa0\u2028\u2029\u202f")

_log = logging.getLogger("cleantext")


class Match(NamedTuple):
    """What LanguageTool says about one place of a paragraph.

    Attributes:
        rule: LanguageTool's id of the rule.
        start: first code point concerned, counted from the start of the paragraph.
        end: behind the last.
        suggestions: replacements, the likeliest first.
        message: LanguageTool's own words.
    """

    rule: str
    start: int
    end: int
    suggestions: tuple[str, ...]
    message: str


class Server(Protocol):
    """Where a server is; :class:`~cleantext.languagetool.server.LocalServer` or a remote one."""

    def address(self, failed: Address | None = None) -> Address:
        """The address of a server that answers, other than one that has just failed."""


class Client:
    """Checks paragraphs, through language-tool-python.

    Copies in other processes ask the same server and remember answers of their own.

    Args:
        server: whom to ask.
        rules: ids of the only rules to run; all but the spelling rules when None.
        request_seconds: how long an answer may take.
    """

    def __init__(
        self, server: Server, rules: Iterable[str] | None, request_seconds: float = REQUEST_SECONDS
    ) -> None:
        self.server = server
        self.rules = None if rules is None else frozenset(rules)
        self.request_seconds = request_seconds
        self._forget()

    def check(self, paragraphs: Sequence[str]) -> list[tuple[Match, ...]]:
        """The matches in each paragraph.

        A request that fails is sent once more, to a server that has been started anew if it is ours.

        Args:
            paragraphs: texts without line breaks.

        Raises:
            ServerError: that failed too, or did so within the last PAUSE_SECONDS.
        """
        texts = [sendable(paragraph) for paragraph in paragraphs]
        known = {text: self._remembered[text] for text in texts if text in self._remembered}
        for request in _packed([text for text in dict.fromkeys(texts) if text not in known]):
            known.update(zip(request, self._split(request, self._ask(_GAP.join(request))), strict=True))
        if len(self._remembered) > REMEMBERED:
            self._remembered.clear()
        self._remembered.update(known)
        return [known[text] for text in texts]

    # -- inside --------------------------------------------------------------------------------

    def __getstate__(self) -> dict[str, Any]:
        return {key: value for key, value in vars(self).items() if not key.startswith("_")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._forget()

    def _forget(self) -> None:
        self._remembered: dict[str, tuple[Match, ...]] = {}
        self._address: Address | None = None
        self._tool: Any = None
        self._paused_until = 0.0

    def _ask(self, text: str) -> list[Match]:
        """The matches in a text, from the server or its successor."""
        if time.monotonic() < self._paused_until:
            raise ServerError("LanguageTool has failed twice in a row")
        try:
            try:
                return self._request(text)
            except ServerError:
                raise
            except Exception as error:  # the wrapper lets through what requests, json and its parser raise
                _log.warning("LanguageTool has failed and is asked again: %s", error)
                self._connect(failed=self._address)
                return self._request(text)
        except Exception as error:
            self._paused_until = time.monotonic() + PAUSE_SECONDS
            _log.error("no grammar checks for %.0f s: %s", PAUSE_SECONDS, error)
            raise ServerError(str(error)) from error

    def _request(self, text: str) -> list[Match]:
        if self._tool is None:
            self._connect()
        return [
            Match(
                found.rule_id,
                found.offset,
                found.offset + found.error_length,
                tuple(found.replacements[:5]),
                found.message,
            )
            for found in self._tool.check(text)
        ]

    def _connect(self, failed: Address | None = None) -> None:
        from language_tool_python import LanguageTool

        self._tool = None
        self._address = self.server.address(failed)
        if not answers(self._address.url):  # it may hang, and the wrapper would wait for 300 s
            raise ConnectionError(f"nothing answers at {self._address.url}")
        direct = {"http": None, "https": None, "all": None} if self._address.pid else None
        tool = LanguageTool(LANGUAGE, remote_server=self._address.url, proxies=direct)
        if self.rules is None:
            tool.disable_spellchecking()
        else:
            tool.enabled_rules = set(self.rules)
            tool.enabled_rules_only = True
        tool._TIMEOUT = START_SECONDS
        tool.check("The server reads its rules for the first answer.")
        tool._TIMEOUT = self.request_seconds
        self._tool = tool

    @staticmethod
    def _split(paragraphs: Sequence[str], matches: Iterable[Match]) -> Iterator[tuple[Match, ...]]:
        """Matches in a request as matches in each of its paragraphs; what crosses a border is dropped."""
        starts = [0]
        for paragraph in paragraphs:
            starts.append(starts[-1] + len(paragraph) + len(_GAP))
        sorted_out: list[list[Match]] = [[] for _ in paragraphs]
        for match in matches:
            index = bisect_right(starts, match.start) - 1
            start, end = match.start - starts[index], match.end - starts[index]
            if index < len(paragraphs) and 0 <= start < end <= len(paragraphs[index]):
                sorted_out[index].append(match._replace(start=start, end=end))
        return map(tuple, sorted_out)


def sendable(paragraph: str) -> str:
    """A paragraph with the same length for Python and for LanguageTool, which counts UTF-16 units.

    Each awkward character becomes one that both count as one: a space for white space, else ``□``.
    """
    return _AWKWARD.sub(lambda found: " " if found.group() in _SPACES else "□", paragraph)


def _packed(paragraphs: Iterable[str]) -> Iterator[list[str]]:
    """Paragraphs in order, in groups of at most REQUEST_CHARACTERS or of one."""
    group: list[str] = []
    size = 0
    for paragraph in paragraphs:
        if group and size + len(paragraph) > REQUEST_CHARACTERS:
            yield group
            group, size = [], 0
        group.append(paragraph)
        size += len(paragraph) + len(_GAP)
    if group:
        yield group
