"""Where records come from: files, directories, standard input; whole texts and JSONL."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePath
from typing import IO
from urllib.parse import urlsplit

from cleantext.batch.decoding import decode
from cleantext.batch.html import extract
from cleantext.batch.jsonrecord import JsonRecord
from cleantext.errors import UsageError
from cleantext.finding import Finding

#: Files that are read in a directory unless the user says otherwise.
INCLUDE = ("*.txt", "*.text", "*.md", "*.markdown", "*.jsonl", "*.ndjson")
STDIN = "-"
_JSONL = (".jsonl", ".ndjson")
_HTML = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    Attributes:
        path: the file as the user reaches it; ``-`` is standard input.
        relative: its place below the common folder of all inputs, which the output mirrors; a page of
            HTML gets the ending ``.txt`` on top.
        jsonl: whether each line is a record; else the file is one text.
        error: why it cannot be read, when that is already known.
        html: whether the file is a page from which the article is to be extracted.
    """

    path: str
    relative: PurePath
    jsonl: bool
    error: str | None = None
    html: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One text to repair, or the reason why it could not be read.

    Attributes:
        source: the file it stands in.
        id: its own id, or else ``path`` or ``path:line``.
        line: 1-based line in a JSONL file.
        text: the text; None when ``error`` is set.
        error: why there is no text.
        notes: findings from reading.
        raw: the JSONL line as bytes.
        json: the JSONL line as an object.
        site: whose page the text is.
        extracted: whether the text was extracted from HTML, so that it stands nowhere in the input.
    """

    source: Source
    id: str | int
    line: int | None = None
    text: str | None = None
    error: str | None = None
    notes: tuple[Finding, ...] = ()
    raw: bytes = b""
    json: JsonRecord | None = None
    site: str | None = None
    extracted: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """Stands behind the last record of a source."""

    source: Source


@dataclass(frozen=True, slots=True)
class Reader:
    """How records are read.

    Attributes:
        text_field: field of a JSONL record that holds the text.
        id_field: field of a JSONL record that holds its id; records without it are named by place.
        strict: put records whose encoding would have to be guessed into quarantine.
        site_field: field of a JSONL record that names its site, or holds an address on it. Without
            it the texts of a folder, and the records of a JSONL file, are taken for one site.
        html_field: field of a JSONL record that holds a page of HTML, from which the text is extracted.
    """

    text_field: str = "text"
    id_field: str = "id"
    strict: bool = False
    site_field: str | None = None
    html_field: str | None = None

    def read_all(self, sources: Iterable[Source]) -> Iterator[Record | End]:
        """The records of all sources in order, lazily, with an :class:`End` behind each source."""
        for source in sources:
            yield from self.read(source)
            yield End(source)

    def read(self, source: Source) -> Iterator[Record]:
        """The records of one source; whatever cannot be read comes out as a record with an error."""
        if source.error is not None:
            yield Record(source, source.path, error=source.error)
            return
        number = 0
        try:
            with _open(source) as stream:
                if source.jsonl:
                    for number, line in enumerate(stream, 1):
                        if line.strip():
                            yield self._json(source, number, line)
                else:
                    yield self._text(source, stream.read())
        except OSError as error:
            line_number = number + 1 if number else None
            yield Record(source, source.path, line_number, error=f"cannot read: {error.strerror or error}")

    def _text(self, source: Source, data: bytes) -> Record:
        try:
            text, notes = decode(data, strict=self.strict)
            if source.html:
                text = extract(text)
        except ValueError as error:
            return Record(source, source.path, error=str(error))
        site = str(source.relative.parent)
        return Record(source, source.path, text=text, notes=notes, site=site, extracted=source.html)

    def _json(self, source: Source, number: int, line: bytes) -> Record:
        identity: str | int = f"{source.path}:{number}"
        try:
            decoded, notes = decode(line, strict=self.strict)
            record = JsonRecord(decoded)
            given = record.fields.get(self.id_field)
            if isinstance(given, str | int) and not isinstance(given, bool):
                identity = given
            text = self._field(record)
        except ValueError as error:
            return Record(source, identity, number, error=str(error), raw=line)
        return Record(
            source,
            identity,
            number,
            text,
            notes=notes,
            raw=line,
            json=record,
            site=self._site(source, record),
            extracted=self.html_field is not None,
        )

    def _site(self, source: Source, record: JsonRecord) -> str | None:
        if self.site_field is None:
            return str(source.relative)
        site = record.fields.get(self.site_field)
        if not isinstance(site, str):
            return None
        address = urlsplit(site) if "://" in site else None
        return (address.hostname if address else None) or site

    def _field(self, record: JsonRecord) -> str:
        name = self.html_field or self.text_field
        if name not in record.fields:
            raise ValueError(f"no field {name!r}")
        text = record.fields[name]
        if not isinstance(text, str):
            raise ValueError(f"field {name!r} is not a string")
        return extract(text) if self.html_field else text


def _open(source: Source) -> nullcontext[IO[bytes]] | IO[bytes]:
    return nullcontext(sys.stdin.buffer) if source.path == STDIN else open(source.path, "rb")


def find_sources(
    paths: Sequence[str],
    include: Sequence[str] = INCLUDE,
    *,
    stdin_jsonl: bool = False,
    skip: Path | None = None,
) -> list[Source]:
    """The files to read, in a stable order, each once.

    Directories are searched for the included names, hidden ones left out; symbolic links inside
    them are not followed.

    Args:
        paths: files and directories, or only ``-`` for standard input.
        include: patterns of file names, or of paths below the directory when they contain a slash.
        stdin_jsonl: whether standard input is JSONL.
        skip: a directory not to search (where the output goes).

    Raises:
        UsageError: ``-`` stands beside other paths, or standard input is closed.
    """
    if STDIN in paths:
        if sys.stdin is None:
            raise UsageError("standard input is closed")
        if len(paths) > 1:
            raise UsageError("standard input (-) cannot be combined with other inputs")
        return [Source(STDIN, PurePath("stdin.jsonl" if stdin_jsonl else "stdin.txt"), stdin_jsonl)]
    base = _common_folder(paths)
    found: dict[str, Source] = {}
    for path in paths:
        for name, error in _walk(path, include, skip) if os.path.isdir(path) else [(path, None)]:
            place = os.path.abspath(name)
            jsonl, html = name.lower().endswith(_JSONL), name.lower().endswith(_HTML)
            relative = os.path.relpath(place, base) + (".txt" if html else "")
            found.setdefault(place, Source(name, PurePath(relative), jsonl, error, html))
    return list(found.values())


def _common_folder(paths: Sequence[str]) -> str:
    folders = [
        os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path) or ".") for path in paths
    ]
    try:
        return os.path.commonpath(folders)
    except ValueError:
        raise UsageError("the inputs lie on different drives") from None


def _walk(folder: str, include: Sequence[str], skip: Path | None) -> Iterator[tuple[str, str | None]]:
    """The included files below a folder, and the folders that cannot be searched with the reason."""
    failures: list[OSError] = []
    for here, folders, files in os.walk(folder, onerror=failures.append):
        while failures:
            yield _failure(failures.pop())
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and (skip is None or not _same(os.path.join(here, name), skip))
        )
        for name in sorted(files):
            path = os.path.join(here, name)
            if (
                not name.startswith(".")
                and _included(os.path.relpath(path, folder), include)
                and _regular(path)
            ):
                yield path, None
    while failures:
        yield _failure(failures.pop())


def _failure(error: OSError) -> tuple[str, str]:
    return os.fsdecode(error.filename), f"cannot read: {error.strerror}"


def _included(relative: str, include: Sequence[str]) -> bool:
    relative = relative.replace(os.sep, "/")
    name = relative.rpartition("/")[2]
    return any(fnmatchcase(relative if "/" in pattern else name, pattern) for pattern in include)


def _regular(path: str) -> bool:
    """Whether a path is a plain file: no link, no pipe, no device."""
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return True  # reading it will say what is wrong


def _same(path: str, other: Path) -> bool:
    return Path(path).resolve() == other.resolve()
