"""One run of the command over its inputs: sources, sink and reports put together."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

from cleantext.batch import targets
from cleantext.batch.atomic import AtomicFile
from cleantext.batch.html import extractor
from cleantext.batch.learning import learn_lines
from cleantext.batch.progress import Progress
from cleantext.batch.runner import run
from cleantext.batch.sinks import DiffSink, FileSink, NullSink, Sink, StreamSink
from cleantext.batch.sources import STDIN, Reader, Record, Source, find_sources
from cleantext.config import ReportSpec, Settings
from cleantext.errors import UsageError
from cleantext.known_lines import KnownLines
from cleantext.pipeline import Pipeline
from cleantext.report import FORMATS, Entry, make_report
from cleantext.report.tally import Tally
from cleantext.report.text import visible

REPORT_NAME = "cleantext-report"


@dataclass(frozen=True, slots=True)
class Job:
    """What a user asked for.

    Attributes:
        paths: the inputs; ``-`` is standard input.
        settings: defaults, configuration and options in one.
        output: where outputs go; None for standard output or nowhere.
        in_place: outputs replace their inputs.
        check: only report.
        diff: print a unified diff and write no output.
        stdin_jsonl: standard input is JSONL.
        progress: show progress if standard error is a terminal.
        summary: say on standard error what was done, unless standard output shows something.
        learn: the lines that recur in the documents of a site are learnt from the inputs, written to
            this file, and removed.
    """

    paths: tuple[str, ...]
    settings: Settings
    output: Path | None = None
    in_place: bool = False
    check: bool = False
    diff: bool = False
    stdin_jsonl: bool = False
    progress: bool = True
    summary: bool = True
    learn: Path | None = None

    def run(self, pipeline: Pipeline) -> Tally:
        """Do it.

        Returns:
            What it added up to.

        Raises:
            UsageError: the request contradicts itself, or would overwrite an input or another output.
            OSError: an output cannot be written.
        """
        settings = self.settings
        if settings.text_field == "cleantext":
            raise UsageError("the text field cannot be 'cleantext', which takes the account of the edits")
        skip = self.output if self.output is not None and self.output.is_dir() else None
        sources = find_sources(self.paths, settings.include, stdin_jsonl=self.stdin_jsonl, skip=skip)
        if settings.html_field or any(source.html for source in sources):
            extractor()
        outputs = self._outputs(sources)
        reports = self._reports()
        to_stdout = [spec for spec in reports if spec.path is None]
        if len(to_stdout) + self.diff > 1:
            raise UsageError(
                "only one of the diff and the reports can go to standard output; give --report FORMAT=PATH"
            )
        targets.check(
            () if self.in_place else sources,
            outputs,
            [spec.path for spec in reports if spec.path is not None],
        )
        sink = self._sink(sources, outputs, reports)
        reader = Reader(settings.text_field, settings.id_field, settings.strict, settings.site_field, settings.html_field)
        if not sources:
            _say(
                f"no files to read: nothing in {', '.join(self.paths)} matches {', '.join(settings.include)}"
            )
        tally = Tally()
        with ExitStack() as stack:
            observers = [lambda entry: tally.add(entry.result)]
            made = []
            for spec in reports:
                stream = _stdout() if spec.path is None else stack.enter_context(_text_file(spec.path))
                made.append(make_report(spec.format, stream))
                observers.append(made[-1].add)
            show = self._progress(sources, to_stdout, sink)
            observers.append(partial(_complain, show))
            if show is not None:
                observers.append(show.add)
                stack.callback(show.clear)
            if self.learn is not None:
                learnt = self._learnt(reader, sources, self.learn)
                pipeline.boilerplate_lines = KnownLines([*pipeline.boilerplate_lines, *learnt])
            run(reader.read_all(sources), pipeline, sink, observers, settings.jobs)
            for report in made:
                report.close()
        if self.summary and not to_stdout and isinstance(sink, FileSink | NullSink):
            _say(tally.summary())
        return tally

    def _learnt(self, reader: Reader, sources: list[Source], path: Path) -> KnownLines:
        if any(source.path == STDIN for source in sources):
            raise UsageError("standard input cannot be read twice, as learning needs")
        known = learn_lines(
            lambda: (
                (record.site or "", record.text)
                for record in reader.read_all(sources)
                if isinstance(record, Record) and record.text is not None
            )
        )
        known.save(path)
        if self.summary:
            sites = len({line.site for line in known})
            _say(f"learnt {len(known)} lines of {sites} sites, written to {path}")
        return known

    def _outputs(self, sources: list[Source]) -> dict[Source, Path]:
        """The output of each source; empty when no files are written."""
        if self.check or self.diff:
            return {}
        if self.in_place:
            if STDIN in self.paths:
                raise UsageError("standard input cannot be written in place")
            if any(source.html for source in sources):
                raise UsageError("a page of HTML cannot be written in place; its text needs -o OUT")
            return targets.in_place(sources)
        if self.output is None:
            return {}
        if targets.is_folder(self.output, self.paths):
            return targets.mirrored(sources, self.output)
        return dict.fromkeys(sources, self.output)

    def _reports(self) -> list[ReportSpec]:
        """The reports with their places: beside the output, or else on standard output (None)."""
        specs = list(self.settings.report)
        if self.check and not specs and not self.diff:
            return [ReportSpec("terminal")]
        if self.output is None or self.diff:
            return specs
        folder = self.output if targets.is_folder(self.output, self.paths) else self.output.parent
        return [
            spec
            if spec.path
            else ReportSpec(spec.format, folder / f"{REPORT_NAME}.{FORMATS[spec.format][0]}")
            for spec in specs
        ]

    def _sink(self, sources: list[Source], outputs: dict[Source, Path], reports: list[ReportSpec]) -> Sink:
        if self.diff:
            return DiffSink(_stdout())
        if self.in_place or self.output is not None:
            return FileSink(outputs, self.settings.text_field, in_place=self.in_place)
        if self.check or any(spec.path is None for spec in reports):
            return NullSink()
        if len(self.paths) == 1 and not Path(self.paths[0]).is_dir():
            return StreamSink(sys.stdout.buffer, self.settings.text_field)
        if reports:
            return NullSink()
        raise UsageError("several inputs need -o OUT, --in-place, --diff or --report")

    def _progress(self, sources: list[Source], to_stdout: list[ReportSpec], sink: Sink) -> Progress | None:
        shown = bool(to_stdout) or isinstance(sink, DiffSink | StreamSink)
        if not self.progress or not sys.stderr.isatty() or (shown and sys.stdout.isatty()):
            return None
        return Progress(sys.stderr, None if any(source.jsonl for source in sources) else len(sources))


def _complain(progress: Progress | None, entry: Entry) -> None:
    """Say which record was put into quarantine, and why."""
    if entry.error is not None:
        if progress is not None:
            progress.clear()
        _say(f"{entry.title}: {entry.error}")


def _say(message: str) -> None:
    print(f"cleantext: {visible(message)}", file=sys.stderr)


def _stdout() -> TextIO:
    """Standard output for text: UTF-8, line ends as they are, nothing that cannot be written."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return sys.stdout


@contextmanager
def _text_file(path: Path) -> Iterator[TextIO]:
    """A text file that appears when complete."""
    with AtomicFile(path) as file:
        stream = io.TextIOWrapper(file.stream, encoding="utf-8", errors="backslashreplace", newline="\n")
        yield stream
        stream.flush()
