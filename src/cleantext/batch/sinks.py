"""Where repaired records go: files, standard output, a diff, or nowhere."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, TextIO

from cleantext.batch.atomic import AtomicFile
from cleantext.batch.sources import Record, Source
from cleantext.batch.targets import quarantine_path
from cleantext.report import Entry
from cleantext.report.text import visible
from cleantext.result import Result


class Sink(ABC):
    """Takes the records of one source after the other."""

    @abstractmethod
    def write(self, record: Record, result: Result) -> None:
        """Take a repaired record."""

    def reject(self, record: Record) -> None:  # noqa: B027
        """Take a record that could not be processed."""

    def end(self, source: Source) -> None:  # noqa: B027
        """Complete what belongs to a source."""

    def abort(self) -> None:  # noqa: B027
        """Throw away what is incomplete; safe to call at any time."""


class NullSink(Sink):
    """Writes nothing: only reports are wanted."""

    def write(self, record: Record, result: Result) -> None:
        pass


class StreamSink(Sink):
    """Writes texts or JSONL records to a binary stream."""

    def __init__(self, stream: IO[bytes], text_field: str) -> None:
        self.stream = stream
        self.text_field = text_field

    def write(self, record: Record, result: Result) -> None:
        rest = memoryview(encode(record, result, self.text_field))
        while rest:  # an unbuffered stream may take only a part
            rest = rest[self.stream.write(rest) :]


class DiffSink(Sink):
    """Writes unified diffs to a text stream; shown on a terminal, control characters are escaped."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.keep = "\n\t" if stream.isatty() else None

    def write(self, record: Record, result: Result) -> None:
        diff = result.diff(Entry(record.id, record.source.path, record.line).place)
        self.stream.write(diff if self.keep is None else visible(diff, self.keep))


class FileSink(Sink):
    """Writes a file for each source, complete or not at all.

    JSONL lines that could not be processed go unchanged into a file beside the output, named after
    it with ``.quarantine`` added; in place they stay where they are. A text that could not be
    processed has no output, and its input stays.

    Args:
        targets: the output of each source.
        text_field: field of a JSONL record that takes the text.
        in_place: the outputs replace their inputs; a text without edits is then left untouched.
    """

    def __init__(self, targets: Mapping[Source, Path], text_field: str, *, in_place: bool = False) -> None:
        self.targets = targets
        self.text_field = text_field
        self.in_place = in_place
        self._output: AtomicFile | None = None
        self._quarantine: AtomicFile | None = None
        self._failed = False

    def write(self, record: Record, result: Result) -> None:
        target = self.targets[record.source]
        if record.source.jsonl:
            self._open(target).stream.write(encode(record, result, self.text_field))
        elif result.edits or not self.in_place:
            with AtomicFile(target) as file:
                file.stream.write(encode(record, result, self.text_field))

    def reject(self, record: Record) -> None:
        target = self.targets[record.source]
        if not record.raw:
            self._failed = True  # the file as a whole
        elif self.in_place:
            self._open(target).stream.write(record.raw)
        else:
            if self._quarantine is None:
                self._quarantine = AtomicFile(quarantine_path(target))
            self._quarantine.stream.write(record.raw)

    def end(self, source: Source) -> None:
        if source.jsonl and not self._failed:
            target = self.targets[source]
            self._open(target).keep()
            if self._quarantine is not None:
                self._quarantine.keep()
            elif not self.in_place:
                quarantine_path(target).unlink(missing_ok=True)  # of an earlier run over the same input
            self._output = self._quarantine = None
        self.abort()

    def abort(self) -> None:
        for file in (self._output, self._quarantine):
            if file is not None:
                file.discard()
        self._output = self._quarantine = None
        self._failed = False

    def _open(self, target: Path) -> AtomicFile:
        if self._output is None:
            self._output = AtomicFile(target)
        return self._output


def encode(record: Record, result: Result, text_field: str) -> bytes:
    """A repaired record as it is written: a text, or a JSONL line with the account of its edits."""
    if record.json is None:
        return result.text.encode("utf-8", "surrogatepass")
    account = result.to_dict()
    fields: dict[str, Any] = {
        "cleantext": {key: account[key] for key in account if key not in ("text", "original")}
    }
    if result.edits or record.extracted:
        fields[text_field] = result.text
    return record.json.with_fields(fields).encode("utf-8")
