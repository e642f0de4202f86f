"""Which file each output goes to; nothing is overwritten or left behind by accident."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cleantext.batch.sources import Source
from cleantext.errors import UsageError


def in_place(sources: Iterable[Source]) -> dict[Source, Path]:
    """Every source is its own output; a symbolic link leads to the file that is replaced."""
    return {source: Path(source.path).resolve() for source in sources}


def is_folder(out: Path, paths: Sequence[str]) -> bool:
    """Whether ``-o OUT`` means a folder: always, except for one input file and no folder of that name."""
    return len(paths) != 1 or os.path.isdir(paths[0]) or out.is_dir()


def mirrored(sources: Sequence[Source], out: Path) -> dict[Source, Path]:
    """Outputs below a folder, in the places that the inputs have below their common folder.

    Raises:
        UsageError: ``out`` is a file, or a symbolic link in it leads elsewhere.
    """
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is not a directory, but there are several inputs")
    root = out.resolve()
    targets = {source: out / source.relative for source in sources}
    for folder in {target.parent for target in targets.values()}:
        if not folder.resolve().is_relative_to(root):
            raise UsageError(f"{folder} leads out of {out} through a symbolic link")
    return targets


def check(sources: Iterable[Source], targets: Mapping[Source, Path], reports: Iterable[Path]) -> None:
    """Make sure that no two outputs share a name and that none replaces an input.

    Raises:
        UsageError: one does.
    """
    inputs = {identity for source in sources if (identity := _identity(source.path)) is not None}
    outputs = list(targets.values())
    outputs += [quarantine_path(target) for source, target in targets.items() if source.jsonl]
    seen: set[str] = set()
    for output in (*outputs, *reports):
        name = os.path.normcase(os.path.abspath(output))
        if name in seen:
            raise UsageError(f"two outputs would be written to {output}")
        seen.add(name)
        if inputs and _identity(output) in inputs:
            raise UsageError(f"{output} is an input; only --in-place writes over it")


def quarantine_path(target: Path) -> Path:
    """Where the JSONL lines go that could not be processed."""
    return target.with_name(target.name + ".quarantine")


def _identity(path: str | Path) -> tuple[int, int] | None:
    """What tells a file from others whatever its name, or None when it does not exist."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino
