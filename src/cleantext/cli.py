"""The command: ``python -m cleantext [repair|check|rules|explain|score] ...``."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from cleantext import __version__
from cleantext.config import Settings, find_config, load_config, parse_codes, parse_reports
from cleantext.errors import UsageError
from cleantext.filters import BOILERPLATE_MODES
from cleantext.filters.grammar import SCOPES, SUSPICIOUS, Grammar
from cleantext.finding import FIX_LEVELS
from cleantext.registry import nearest
from cleantext.report.text import visible

if TYPE_CHECKING:
    from cleantext.pipeline import Pipeline
    from cleantext.report.tally import Tally
    from cleantext.rule import Rule

#: Exit codes.
FINE, FINDINGS, FAILED, QUARANTINED = 0, 1, 2, 3
INTERRUPTED, TERMINATED, BROKEN_PIPE = 130, 143, 141

#: Other distributions that install a package of our name.
NAMESAKES = ("cleantext", "clean-text")

_HELP = """\
usage: python -m cleantext [repair] PATH... [-o OUT]   repair texts; - is standard input
       python -m cleantext check PATH...               report only; exit 1 when something is found
       python -m cleantext rules                       list the rules
       python -m cleantext explain CODE                say what a rule does and why
       python -m cleantext score DIR                   measure on annotated documents
       python -m cleantext grammar setup|status        put LanguageTool in place; say what is there
       python -m cleantext COMMAND --help              list the options of a command

Exit codes: 0 fine, 1 findings (check) or figures below their bounds (score), 2 wrong usage or an
output that cannot be written, 3 finished, but some records could not be processed.
"""


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message} (see python -m {self.prog} --help)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: what stands behind the command's name; that of this process if None.

    Returns:
        The exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if sys.stdout is None:  # the caller closed it
        return _complain("standard output is closed")
    try:
        with _terminable():
            code = _dispatch(words)
            sys.stdout.flush()
            return code
    except UsageError as error:
        return _complain(str(error))
    except BrokenPipeError:
        _abandon_stdout()
        return BROKEN_PIPE
    except ChildProcessError as error:
        return _complain(str(error))
    except OSError as error:
        _abandon_stdout()
        where = f"{error.filename}: " if error.filename else ""
        return _complain(f"cannot write: {where}{error.strerror or error}")
    except KeyboardInterrupt:
        return INTERRUPTED


def _abandon_stdout() -> None:
    """Keep the interpreter from trying once more, at exit, to write what could not be written."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(words: list[str]) -> int:
    if not words or words[0] in ("-h", "--help"):
        (sys.stdout if words else sys.stderr).write(_HELP)
        return FINE if words else FAILED
    if words[0] == "--version":
        print(f"cleantext {__version__}")
        return FINE
    _warn_of_namesakes()
    name = words.pop(0) if words[0] in COMMANDS else "repair"
    add_arguments, command = COMMANDS[name]
    parser = _Parser(prog=f"cleantext {name}", allow_abbrev=False, description=command.__doc__)
    add_arguments(parser)
    return command(parser.parse_intermixed_args(_with_scope(words)))


def _with_scope(words: list[str]) -> list[str]:
    """The words with the value that ``--grammar`` has where it stands alone, so that it takes no path for one."""
    if "--" in words:
        end = words.index("--")
        return _with_scope(words[:end]) + words[end:]
    return [
        f"{word}={SUSPICIOUS}" if word == "--grammar" and following not in SCOPES else word
        for word, following in pairwise([*words, ""])
    ]


def _complain(message: str) -> int:
    print(f"cleantext: error: {visible(message)}", file=sys.stderr)
    return FAILED


@contextmanager
def _terminable() -> Iterator[None]:
    """Let a request to terminate end the process in good order, temporary files removed."""

    def leave(*_: object) -> NoReturn:
        raise SystemExit(TERMINATED)

    try:
        before = signal.signal(signal.SIGTERM, leave)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _warn_of_namesakes() -> None:
    from importlib.metadata import PackageNotFoundError, distribution

    for name in NAMESAKES:
        with suppress(PackageNotFoundError):
            distribution(name)
            print(
                f"cleantext: warning: the distribution {name!r} installs a package of the same name; "
                f"uninstall it, or one hides the other",
                file=sys.stderr,
            )


# -- options -------------------------------------------------------------------------------------


def _add_pipeline(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("rules")
    group.add_argument(
        "--select",
        metavar="CODES",
        type=parse_codes,
        action="extend",
        help="run only these rules or prefixes, separated by commas",
    )
    group.add_argument(
        "--ignore",
        metavar="CODES",
        type=parse_codes,
        action="extend",
        help="leave these rules or prefixes out",
    )
    group.add_argument("--fix", choices=FIX_LEVELS, help="which repairs to apply (default: safe)")
    group.add_argument(
        "--protect", metavar="REGEX", action="append", help="touch nothing that matches; repeatable"
    )
    group.add_argument(
        "--glossary",
        metavar="FILE",
        type=Path,
        help="TSV or CSV of wrong and right terms, and of names to keep",
    )
    group.add_argument(
        "--strip-bylines",
        action="store_true",
        default=None,
        help="remove bylines, datelines and reporters' credits, which otherwise stay",
    )
    group.add_argument(
        "--boilerplate",
        choices=BOILERPLATE_MODES,
        help="take texts for articles with stray lines, or for whole web pages of which only the article is "
        "kept; auto lets each text decide (the default), off leaves boilerplate alone",
    )
    group.add_argument(
        "--boilerplate-lines",
        metavar="FILE",
        type=Path,
        help="lines to remove wherever a site prints them, as --learn-boilerplate writes them",
    )
    group.add_argument(
        "--grammar",
        choices=SCOPES,
        help="check the grammar of suspicious paragraphs (the default), or of all, with LanguageTool",
    )
    group.add_argument(
        "--languagetool-url", metavar="URL", help="check grammar, with the LanguageTool server at this address"
    )
    group.add_argument(
        "--config",
        metavar="FILE",
        type=Path,
        help="settings (default: cleantext.toml or [tool.cleantext] in pyproject.toml, searched upward)",
    )


def _add_inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="a text, a JSONL file, or a directory; - for standard input"
    )
    group = parser.add_argument_group("input")
    group.add_argument(
        "--include", metavar="GLOB", action="append", help="which files of a directory to read; repeatable"
    )
    group.add_argument(
        "--text-field",
        metavar="NAME",
        help="JSONL field with the text (default: text); makes standard input JSONL",
    )
    group.add_argument("--id-field", metavar="NAME", help="JSONL field with the record's id (default: id)")
    group.add_argument(
        "--html-field",
        metavar="NAME",
        help="JSONL field with a page of HTML, whose article becomes the text (needs the extra html)",
    )
    group.add_argument(
        "--site-field",
        metavar="NAME",
        help="JSONL field with the site or address of a text (default: the texts of a folder are one site)",
    )
    group.add_argument(
        "--strict",
        action="store_true",
        default=None,
        help="do not guess the encoding of bytes that are not UTF-8",
    )
    group.add_argument("--jobs", metavar="N", type=_jobs, help="number of processes (default: 1)")
    group = parser.add_argument_group("reports")
    group.add_argument("--diff", action="store_true", help="print a unified diff and write nothing")
    group.add_argument(
        "--report",
        metavar="FORMAT[=PATH][,...]",
        type=_reports,
        action="extend",
        help="terminal, json, jsonl, markdown or html",
    )
    group.add_argument("--no-progress", action="store_true", help="show no progress")
    group.add_argument("-q", "--quiet", action="store_true", help="neither progress nor summary; only errors")


def _add_learning(parser: argparse.ArgumentParser) -> None:
    parser.add_argument_group("learning").add_argument(
        "--learn-boilerplate",
        metavar="FILE",
        type=Path,
        help="first learn the lines that recur in the documents of a site, write them to FILE, and remove them",
    )


def _add_repair(parser: argparse.ArgumentParser) -> None:
    _add_inputs(parser)
    group = parser.add_argument_group("output").add_mutually_exclusive_group()
    group.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help="a file for one input file, else a directory that mirrors the inputs",
    )
    group.add_argument("--in-place", action="store_true", help="write over the inputs")
    _add_pipeline(parser)
    _add_learning(parser)


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_inputs(parser)
    parser.set_defaults(output=None, in_place=False)
    _add_pipeline(parser)
    _add_learning(parser)


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="CODE", help="a rule code, such as NAM001")


def _add_score(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="annotated documents, one JSON file each")
    parser.add_argument(
        "--min",
        metavar="KEY=VALUE",
        dest="bounds",
        type=_bound,
        action="append",
        default=[],
        help="fail below this figure (above it for harm and cleanflags); repeatable",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="list what went wrong")
    _add_pipeline(parser)


def _add_grammar(parser: argparse.ArgumentParser) -> None:
    from cleantext.languagetool.command import add_arguments

    add_arguments(parser)


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("must be a whole number, 1 or more")
    return int(text)


def _reports(text: str) -> Any:
    try:
        return parse_reports(text)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _bound(text: str) -> tuple[str, float]:
    from cleantext.scoring import FIGURES

    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{text!r} is not KEY=VALUE")
    if name not in FIGURES:
        raise argparse.ArgumentTypeError(f"unknown figure {name!r}{nearest(name, FIGURES)}")
    try:
        return name, float(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number") from None


def _settings(options: argparse.Namespace) -> Settings:
    """Defaults, overridden by the configuration file, overridden by the command line."""
    path = options.config or find_config(Path.cwd())
    settings = replace(Settings(), **load_config(path)) if path else Settings()
    given = {item.name: getattr(options, item.name, None) for item in fields(Settings)}
    return replace(settings, **{name: value for name, value in given.items() if value is not None})


def _pipeline(settings: Settings) -> Pipeline:
    from cleantext.pipeline import Pipeline

    grammar: bool | Grammar = False
    if settings.grammar or settings.languagetool_url:
        grammar = Grammar(settings.grammar or SUSPICIOUS, url=settings.languagetool_url)
    return Pipeline(
        fix=settings.fix,
        select=settings.select,
        ignore=settings.ignore,
        protect=settings.protect,
        glossary=settings.glossary,
        strip_bylines=settings.strip_bylines,
        boilerplate_lines=settings.boilerplate_lines,
        boilerplate=settings.boilerplate,
        grammar=grammar,
    )


# -- commands ------------------------------------------------------------------------------------


def _repair(options: argparse.Namespace) -> int:
    """Repair texts. One text goes to standard output; anything else needs -o OUT or --in-place."""
    tally = _run(options, check=False)
    return QUARANTINED if tally.quarantined else FINE


def _check(options: argparse.Namespace) -> int:
    """Report what repair would do, and write nothing. Exit 1 when something is found."""
    tally = _run(options, check=True)
    if tally.quarantined:
        return QUARANTINED
    return FINDINGS if tally.findings else FINE


def _run(options: argparse.Namespace, *, check: bool) -> Tally:
    from cleantext.job import Job

    settings = _settings(options)
    pipeline = _pipeline(settings)
    job = Job(
        paths=tuple(options.paths),
        settings=settings,
        output=options.output,
        in_place=options.in_place,
        check=check,
        diff=options.diff,
        stdin_jsonl=options.text_field is not None or options.html_field is not None,
        progress=not (options.no_progress or options.quiet),
        summary=not options.quiet,
        learn=options.learn_boilerplate,
    )
    return job.run(pipeline)


def _rules(_: argparse.Namespace) -> int:
    """List the rules: code, name, fix level, and what a finding says."""
    rules = _known_rules()
    width = max(len(rule.name) for rule in rules)
    for rule in rules:
        print(f"{rule.code}  {rule.name:<{width}}  {rule.fix:<6}  {rule.message}")
    return FINE


def _explain(options: argparse.Namespace) -> int:
    """Say what a rule does and why, with examples and with texts that it leaves alone."""
    from cleantext.registry import find_rule

    code = options.code.strip().upper()
    rule = next((rule for rule in _known_rules() if rule.code == code), None) or find_rule(code)
    print(f"{rule.code} {rule.name} (fix: {rule.fix})\n\n{rule.rationale}")
    if rule.examples:
        print("\nExamples")
    for before, after in rule.examples:
        print(_indented("- ", before))
        print(_indented("+ ", after) if after != before else "  (flagged only)")
    if rule.allows:
        print("\nStays as it is")
    for text in rule.allows:
        print(_indented("  ", text))
    return FINE


def _score(options: argparse.Namespace) -> int:
    """Measure on annotated documents. Exit 1 when a figure does not keep its bound."""
    from cleantext.scoring import load_documents, score

    total = score(load_documents(options.folder), _pipeline(_settings(options)))
    if options.verbose:
        for miss in total.misses:
            print(visible(miss))
    for family, (detected, repaired) in sorted(total.families.items()):
        print(f"{visible(family):<28} detected {detected!s:>9}  repaired {repaired!s:>9}")
    figures = "  ".join(f"{name} {value:.3f}" for name, value in total.figures().items())
    print(f"{total.documents} documents, {total.detected.whole} artifacts: {figures}")
    short = total.shortfalls(options.bounds)
    for line in short:
        print(f"cleantext: out of bounds: {line}", file=sys.stderr)
    return FINDINGS if short else FINE


def _grammar(options: argparse.Namespace) -> int:
    """Put LanguageTool in place, or say what is there."""
    from cleantext.languagetool.command import run

    run(options)
    return FINE


def _known_rules() -> list[Rule]:
    """All rules by code, with those of grammar and the one that works where files are read."""
    from cleantext.batch.decoding import DecodedByGuess
    from cleantext.registry import all_rules, grammar_rules

    return sorted((*all_rules(), *grammar_rules(), DecodedByGuess()), key=lambda rule: rule.code)


def _indented(mark: str, text: str) -> str:
    """Every line of a text behind a mark."""
    return "\n".join(f"  {mark}{visible(line)}".rstrip() for line in text.split("\n"))


COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser], None], Callable[[argparse.Namespace], int]]] = {
    "repair": (_add_repair, _repair),
    "check": (_add_check, _check),
    "rules": (lambda parser: None, _rules),
    "explain": (_add_explain, _explain),
    "score": (_add_score, _score),
    "grammar": (_add_grammar, _grammar),
}
