"""Maps a function over many items in worker processes, in order and in bounded memory."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

#: Items in flight per worker; enough to keep workers busy, few enough to keep memory bounded.
IN_FLIGHT = 4


def ordered_map(function: Callable[[T], R], items: Iterable[T], jobs: int = 1) -> Iterator[R]:
    """``map(function, items)``, lazily, with ``jobs`` processes.

    Args:
        function: picklable when ``jobs`` is more than 1; each worker gets it once.
        items: read at most ``IN_FLIGHT * jobs`` ahead of the results, in the caller's thread.
        jobs: number of worker processes; 1 works in this process.

    Raises:
        ChildProcessError: a worker was killed.
    """
    if jobs <= 1:
        yield from map(function, items)
        return
    pool = ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(function,))
    waiting: deque[Future[R]] = deque()
    try:
        for item in items:
            waiting.append(pool.submit(_work, item))
            if len(waiting) >= IN_FLIGHT * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        raise ChildProcessError("a worker process ended unexpectedly") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


# -- inside a worker -----------------------------------------------------------------------------

_function: Callable[[Any], Any]


def _start_worker(function: Callable[[Any], Any]) -> None:
    """Take the function; leave interrupts to the parent, and end when it ends."""
    global _function
    _function = function
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(item: Any) -> Any:
    return _function(item)
