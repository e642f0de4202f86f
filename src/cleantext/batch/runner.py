"""Repairs a stream of records in order, with one or more processes and in bounded memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from cleantext.batch.sinks import Sink
from cleantext.batch.sources import End, Record
from cleantext.parallel import ordered_map
from cleantext.pipeline import Pipeline
from cleantext.report import Entry
from cleantext.result import Result

#: A piece of work for a process ends at so many records or characters.
CHUNK_RECORDS = 32
CHUNK_CHARACTERS = 131_072

Item = Record | End


def run(
    items: Iterable[Item],
    pipeline: Pipeline,
    sink: Sink,
    observers: Sequence[Callable[[Entry], object]],
    jobs: int = 1,
) -> None:
    """Repair every record, hand it to the sink, and tell the observers.

    A record that cannot be read or repaired goes into quarantine, and the run goes on.

    Args:
        items: the records of each source with an end behind them.
        pipeline: what repairs a text.
        sink: takes the results; incomplete outputs are thrown away when the run is broken off.
        observers: called with each entry, in order, after the sink has it.
        jobs: number of processes.

    Raises:
        OSError: an output cannot be written.
    """
    try:
        for item, result in repair_all(items, pipeline, jobs):
            if isinstance(item, End):
                sink.end(item.source)
                continue
            place = (item.id, item.source.path, item.line)
            if result is None or result.error is not None:
                sink.reject(item)
                entry = Entry(*place, error=item.error if result is None else result.error)
            else:
                result = replace(result, findings=item.notes + result.findings)
                sink.write(item, result)
                entry = Entry(*place, result=result)
            for observe in observers:
                observe(entry)
    except BaseException:
        sink.abort()
        raise


def repair_all(
    items: Iterable[Item], pipeline: Pipeline, jobs: int = 1
) -> Iterator[tuple[Item, Result | None]]:
    """Each item in order with its result; None for what has no text."""
    waiting: deque[list[Item]] = deque()

    def texts() -> Iterator[list[tuple[str, str | None]]]:
        for chunk in _chunks(items, CHUNK_RECORDS if jobs > 1 else 1):
            waiting.append(chunk)
            yield [(item.text, item.site) for item in chunk if isinstance(item, Record) and item.text is not None]

    for results in ordered_map(partial(_repair, pipeline), texts(), jobs):
        done = iter(results)
        for item in waiting.popleft():
            yield item, None if _text(item) is None else next(done)


def _text(item: Item) -> str | None:
    return item.text if isinstance(item, Record) else None


def _chunks(items: Iterable[Item], most: int) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(_text(item) or "")
        if len(chunk) >= most or size >= CHUNK_CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _repair(pipeline: Pipeline, texts: Sequence[tuple[str, str | None]]) -> list[Result]:
    return [_attempt(pipeline, text, site) for text, site in texts]


def _attempt(pipeline: Pipeline, text: str, site: str | None) -> Result:
    """A result in any case: a filter that fails costs its record, not the run."""
    try:
        return pipeline.repair(text, site)
    except Exception as error:
        return Result(text, text, error=f"a filter failed: {type(error).__name__}: {error}")
