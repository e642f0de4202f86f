"""Settings of the command: defaults, then a configuration file, then the command line."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleantext.batch.sources import INCLUDE
from cleantext.errors import UsageError
from cleantext.filters import BOILERPLATE_MODES
from cleantext.filters.grammar import SCOPES, SUSPICIOUS
from cleantext.finding import FIX_LEVELS
from cleantext.registry import nearest
from cleantext.report import FORMATS

OWN_FILE = "cleantext.toml"
PROJECT_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """A report that is wanted: a key of :data:`~cleantext.report.FORMATS`, and where it goes if said."""

    format: str
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set in a file or on the command line; the names are those of the options."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fix: str = "safe"
    protect: tuple[str, ...] = ()
    glossary: Path | None = None
    jobs: int = 1
    text_field: str = "text"
    id_field: str = "id"
    include: tuple[str, ...] = INCLUDE
    report: tuple[ReportSpec, ...] = ()
    strict: bool = False
    strip_bylines: bool = False
    site_field: str | None = None
    html_field: str | None = None
    boilerplate: str = "auto"
    boilerplate_lines: Path | None = None
    grammar: str | None = None
    languagetool_url: str | None = None


def parse_codes(text: str) -> tuple[str, ...]:
    """Rule codes or prefixes, separated by commas."""
    return tuple(code for part in text.split(",") if (code := part.strip()))


def parse_reports(text: str, folder: Path | None = None) -> tuple[ReportSpec, ...]:
    """Reports in the form ``FORMAT[=PATH][,FORMAT[=PATH]...]``.

    Args:
        text: what the user wrote.
        folder: what relative paths start from; the current directory if None.

    Raises:
        UsageError: an unknown format or an empty path.
    """
    specs = []
    for part in text.split(","):
        name, equals, path = part.strip().partition("=")
        if name not in FORMATS:
            raise UsageError(f"unknown report format {name!r}{nearest(name, FORMATS)}")
        if equals and not path:
            raise UsageError(f"report {name}: no path behind '='")
        specs.append(ReportSpec(name, (folder or Path()) / path if path else None))
    return tuple(specs)


def find_config(start: Path) -> Path | None:
    """The nearest ``cleantext.toml``, or ``pyproject.toml`` with a table ``[tool.cleantext]``, upward.

    The search ends at the root of a repository or of the file system.

    Raises:
        UsageError: a ``pyproject.toml`` on the way cannot be read.
    """
    for folder in (start, *start.parents):
        if (own := folder / OWN_FILE).is_file():
            return own
        project = folder / PROJECT_FILE
        if project.is_file() and _own_table(_parse(project)) is not None:
            return project
        if (folder / ".git").exists():
            return None
    return None


def load_config(path: Path) -> dict[str, Any]:
    """The settings of a file, by attribute of :class:`Settings`; paths are relative to the file.

    Args:
        path: a TOML file; of a ``pyproject.toml`` the table ``[tool.cleantext]`` counts.

    Raises:
        UsageError: the file cannot be read, a key is unknown, or a value has the wrong type.
    """
    table: Any = _parse(path)
    if path.name == PROJECT_FILE:
        table = _own_table(table)
        if table is None:
            raise UsageError(f"{path} has no table [tool.cleantext]")
    if not isinstance(table, dict):
        raise UsageError(f"{path}: tool.cleantext must be a table")
    settings = {}
    for key, value in table.items():
        if key not in _KEYS:
            raise UsageError(f"{path}: unknown key {key!r}{nearest(key, _KEYS)}")
        try:
            settings[key.replace("-", "_")] = _KEYS[key](value, path.parent)
        except ValueError as error:
            raise UsageError(f"{path}: {key}: {error}") from None
    return settings


def _parse(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}") from None


def _own_table(project: Mapping[str, Any]) -> Any:
    tool = project.get("tool")
    return tool.get("cleantext") if isinstance(tool, dict) else None


# -- what each key takes: a value and the folder of the file -------------------------------------


def _strings(value: object, _: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError("must be a list of strings")
    return tuple(value)


def _string(value: object, _: Path) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("must be a string, not empty")
    return value


def _path(value: object, folder: Path) -> Path:
    return folder / _string(value, folder)


def _level(value: object, _: Path) -> str:
    if value not in FIX_LEVELS:
        raise ValueError(f"must be one of {', '.join(FIX_LEVELS)}")
    return str(value)


def _mode(value: object, _: Path) -> str:
    if value not in BOILERPLATE_MODES:
        raise ValueError(f"must be one of {', '.join(BOILERPLATE_MODES)}")
    return str(value)


def _number(value: object, _: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("must be a whole number, 1 or more")
    return value


def _switch(value: object, _: Path) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _report_list(value: object, folder: Path) -> tuple[ReportSpec, ...]:
    return tuple(spec for item in _strings(value, folder) for spec in parse_reports(item, folder))


def _grammar(value: object, _: Path) -> str | None:
    if value is True or value is False:
        return SUSPICIOUS if value else None
    if value not in SCOPES:
        raise ValueError(f"must be true, false or one of {', '.join(SCOPES)}")
    return str(value)


_KEYS: dict[str, Callable[[object, Path], Any]] = {
    "select": _strings,
    "ignore": _strings,
    "fix": _level,
    "protect": _strings,
    "glossary": _path,
    "jobs": _number,
    "text-field": _string,
    "id-field": _string,
    "include": _strings,
    "report": _report_list,
    "strict": _switch,
    "strip-bylines": _switch,
    "site-field": _string,
    "html-field": _string,
    "boilerplate": _mode,
    "boilerplate-lines": _path,
    "grammar": _grammar,
    "languagetool-url": _string,
}
