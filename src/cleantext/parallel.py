"""Maps a function over many items in worker processes, in order and in bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Items in flight per worker; enough to keep workers busy, few enough to keep memory bounded.
IN_FLIGHT = 4


def ordered_map(function: Callable[[T], R], items: Iterable[T], jobs: int = 1) -> Iterator[R]:
    """``map(function, items)``, lazily, with ``jobs`` processes.

    Args:
        function: picklable when ``jobs`` is more than 1.
        items: read at most ``IN_FLIGHT * jobs`` ahead of the results.
        jobs: number of worker processes; 1 works in this process.
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    pool = ProcessPoolExecutor(jobs)
    waiting: deque[Future[R]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(function, item))
            if len(waiting) >= IN_FLIGHT * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
