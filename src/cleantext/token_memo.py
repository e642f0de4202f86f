"""What is known of a token whatever text it stands in, worked out when it is first met."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")

#: Most tokens that a memo remembers; beyond that it forgets all.
REMEMBERED = 1 << 16
#: Tokens of this many characters and more are worked out each time.
LONG = 40


class TokenMemo(dict[str, _T]):
    """A function of a token, remembered for the tokens of the texts before: most of a text stood in those.

    Args:
        work_out: the function; look a token up with ``memo[token]``.
    """

    def __init__(self, work_out: Callable[[str], _T]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, token: str) -> _T:
        found = self._work_out(token)
        if len(token) < LONG:
            if len(self) >= REMEMBERED:
                self.clear()
            self[token] = found
        return found
