"""Runs a server for as long as its owner lives: ``python watchdog.py OWNER FILE COMMAND...``.

A process of its own, because nothing inside a process outlives ``kill -9`` of it. It writes to FILE
which process the server is, and ends it when the process OWNER (a pid) is gone, however it went, or
when the folder of FILE has been removed; on Linux the kernel ends the server with the watchdog itself.
Only the standard library and psutil are imported.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil

#: Seconds between two looks at the owner.
INTERVAL = 0.2


def main() -> None:
    owner_pid, file = int(sys.argv[1]), Path(sys.argv[2])
    try:
        owner = psutil.Process(owner_pid)
    except psutil.NoSuchProcess:
        return
    server = subprocess.Popen(sys.argv[3:], stdin=subprocess.DEVNULL, preexec_fn=_end_with_parent())
    try:
        started = psutil.Process(server.pid).create_time()
        draft = file.with_suffix(f".{server.pid}")
        draft.write_text(json.dumps({"pid": server.pid, "started": started}), encoding="ascii")
        draft.replace(file)
        while server.poll() is None and _lives(owner) and file.parent.exists():
            time.sleep(INTERVAL)
    except (OSError, psutil.Error):
        pass  # the folder or the server is gone already
    finally:
        server.kill()
        server.wait()
        if not _lives(owner):
            shutil.rmtree(file.parent, ignore_errors=True)


def _lives(process: psutil.Process) -> bool:
    """Whether it is still the same process, and not a zombie that nobody has waited for."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _end_with_parent() -> Callable[[], object] | None:
    """What makes the kernel kill a new process when its parent dies; None where there is no such thing."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes
    import signal

    prctl = ctypes.CDLL(None, use_errno=True).prctl
    parent = os.getpid()

    def prepare() -> None:
        prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG, see prctl(2)
        if os.getppid() != parent:  # it died before the call
            os._exit(1)

    return prepare


if __name__ == "__main__":
    main()
