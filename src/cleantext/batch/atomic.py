"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO


class AtomicFile:
    """A file written under a temporary name beside its target and renamed when complete.

    As a context manager it is kept when the block ends and thrown away when the block raises. An
    existing target keeps its permissions; missing folders are made.

    Args:
        path: the target; replaced if it exists.

    Raises:
        OSError: the folder cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._temporary = path.with_name(f".cleantext-{secrets.token_hex(6)}.tmp")
        descriptor = os.open(
            self._temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666
        )
        self.stream: IO[bytes] = os.fdopen(descriptor, "wb")

    def keep(self) -> None:
        """Put the file in its place.

        Raises:
            OSError: it cannot be completed; it is then thrown away.
        """
        try:
            self.stream.close()
            with suppress(FileNotFoundError):
                os.chmod(self._temporary, stat.S_IMODE(self.path.stat().st_mode))
            os.replace(self._temporary, self.path)
        except BaseException:
            self.discard()
            raise

    def discard(self) -> None:
        """Leave no trace; the target stays as it was."""
        with suppress(OSError):
            self.stream.close()
        self._temporary.unlink(missing_ok=True)

    def __enter__(self) -> AtomicFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.keep()
        else:
            self.discard()
