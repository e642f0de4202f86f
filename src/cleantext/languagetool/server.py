"""The LanguageTool server of a run: started when first needed, shared by all its processes."""

from __future__ import annotations

import atexit
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cleantext.errors import UsageError
from cleantext.languagetool import installation

HOST = "127.0.0.1"
#: Seconds that a server may take until it answers; on two idle cores it takes 3.
START_SECONDS = 180.0
#: How often a server that ends before it answers is started; another program may take its port first.
START_ATTEMPTS = 3
#: Folders of running servers in the folder for temporary files begin so.
FOLDER_PREFIX = "cleantext-languagetool-"

_WATCHDOG = Path(__file__).with_name("watchdog.py")
_ADDRESS_FILE = "address.json"
_PROCESS_FILE = "process.json"
_LOCK_FILE = "lock"
_LOG_FILE = "server.log"
_HEAP = "-Xmx2g"


class ServerError(Exception):
    """There is no server that answers, and none could be started."""


@dataclass(frozen=True, slots=True)
class Address:
    """A server that has answered: its URL, and for one of ours the process it is and when that started."""

    url: str
    pid: int = 0
    started: float = 0.0


class RemoteServer:
    """A server that somebody else runs.

    Args:
        url: its address, such as ``http://127.0.0.1:8081``.

    Raises:
        UsageError: no http or https address, or nothing answers there.
    """

    def __init__(self, url: str) -> None:
        if not url.startswith(("http://", "https://")):
            raise UsageError(f"LanguageTool URL {url!r}: must begin with http:// or https://")
        self._address = Address(url.rstrip("/").removesuffix("/v2"))
        if not answers(self._address.url):
            raise UsageError(f"no LanguageTool server answers at {url}")

    def address(self, failed: Address | None = None) -> Address:
        """The server's address, whatever has failed: it is not ours to restart.

        Raises:
            ServerError: it has failed and does not answer now either.
        """
        if failed is not None and not answers(failed.url):
            raise ServerError(f"no LanguageTool server answers at {failed.url}")
        return self._address


class LocalServer:
    """A server on the loopback address that lives no longer than the process that made this object.

    Copies of the object in other processes (forked, or pickled) stand for the same server: whichever
    needs it first starts it, under a lock, and tells the others its address in a file.

    Args:
        jar: the server of LanguageTool.
        java: the command to run it with.
        start_seconds: how long it may take until it answers.
    """

    def __init__(self, jar: Path, java: Path, start_seconds: float = START_SECONDS) -> None:
        self.jar = jar
        self.java = java
        self.start_seconds = start_seconds
        self.owner = os.getpid()
        self.folder = Path(tempfile.gettempdir()) / f"{FOLDER_PREFIX}{self.owner}-{secrets.token_hex(4)}"
        atexit.register(self.close)

    def address(self, failed: Address | None = None) -> Address:
        """The address of the running server; one is started if there is none.

        Args:
            failed: an address that did not answer as it should. If it is still the current one, that
                server is ended and another started.

        Raises:
            ServerError: no server could be started.
        """
        known = read_address(self.folder)
        if known is not None and known != failed:
            return known
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            with _locked(self.folder / _LOCK_FILE):
                known = read_address(self.folder)
                if known is not None and known != failed:
                    return known  # another process was faster
                return self._start()
        except OSError as error:
            raise ServerError(f"LanguageTool cannot be started: {error}") from error

    def close(self) -> None:
        """End the server, in the process that made this object; elsewhere nothing."""
        if os.getpid() != self.owner:
            return
        self._end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _end(self) -> None:
        """End the process that was started last, whether it has answered or not."""
        (self.folder / _ADDRESS_FILE).unlink(missing_ok=True)
        with suppress(OSError, ValueError):
            _kill(**json.loads((self.folder / _PROCESS_FILE).read_bytes()))
            (self.folder / _PROCESS_FILE).unlink()

    def _start(self) -> Address:
        self._end()
        _keepers[:] = [keeper for keeper in _keepers if keeper.poll() is None]
        configuration = self.folder / "server.properties"
        configuration.write_text(_configuration(), encoding="ascii")
        for _ in range(START_ATTEMPTS):
            port = _free_port()
            server = [
                str(self.java),
                _HEAP,
                "-Dsun.net.httpserver.nodelay=true",  # else each answer on an open connection waits 40 ms
                *("-cp", str(self.jar), "org.languagetool.server.HTTPServer"),
                *("-p", str(port), "--config", str(configuration)),
            ]
            with (self.folder / _LOG_FILE).open("wb") as log:
                keeper = subprocess.Popen(
                    [sys.executable, str(_WATCHDOG), str(self.owner), str(self.folder / _PROCESS_FILE), *server],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,  # an interrupt from the terminal ends the run first
                )
            _keepers.append(keeper)
            if self._wait(keeper, f"http://{HOST}:{port}"):
                process = json.loads((self.folder / _PROCESS_FILE).read_bytes())
                address = Address(f"http://{HOST}:{port}", **process)
                draft = self.folder / f"{_ADDRESS_FILE}.new"
                draft.write_text(json.dumps(asdict(address)), encoding="ascii")
                draft.replace(self.folder / _ADDRESS_FILE)
                return address
        raise ServerError(f"LanguageTool ends as soon as it starts{self._last_words()}")

    def _wait(self, keeper: subprocess.Popen[bytes], url: str) -> bool:
        """Whether the server answers before it ends.

        Raises:
            ServerError: it does neither in time.
        """
        end = time.monotonic() + self.start_seconds
        while time.monotonic() < end:
            if answers(url):
                return True
            if keeper.poll() is not None:
                return False
            time.sleep(0.1)
        keeper.kill()
        self._end()
        raise ServerError(f"LanguageTool does not answer within {self.start_seconds:.0f} s{self._last_words()}")

    def _last_words(self) -> str:
        """The last line that the server has written, to be put behind a message."""
        lines = (self.folder / _LOG_FILE).read_text(encoding="utf-8", errors="replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        return f": {last[:200]}" if last else ""


#: Watchdogs that this process has started and not yet waited for.
_keepers: list[subprocess.Popen[bytes]] = []


@cache
def local_server() -> LocalServer:
    """The one server of this process and its workers.

    Raises:
        UsageError: something is missing; the message says what, and how to get it.
    """
    installation.require_client()
    return LocalServer(installation.server_jar(), installation.java().path)


def running_servers() -> list[tuple[Address, int]]:
    """Addresses of the local servers that run, each with the process that it runs for."""
    found = []
    for folder in sorted(Path(tempfile.gettempdir()).glob(f"{FOLDER_PREFIX}*")):
        owner = folder.name.removeprefix(FOLDER_PREFIX).split("-")[0]
        address = read_address(folder)
        if address is not None and owner.isdecimal() and answers(address.url):
            found.append((address, int(owner)))
    return found


def answers(url: str) -> bool:
    """Whether a LanguageTool server answers at a URL."""
    proxies = urllib.request.ProxyHandler({} if url.startswith(f"http://{HOST}:") else None)
    try:
        with urllib.request.build_opener(proxies).open(f"{url}/v2/languages", timeout=10) as response:
            return isinstance(json.load(response), list)
    except (OSError, ValueError):
        return False


def read_address(folder: Path) -> Address | None:
    """The address that a folder of a server names; None when there is none yet."""
    try:
        return Address(**json.loads((folder / _ADDRESS_FILE).read_bytes()))
    except (OSError, ValueError):
        return None


def _kill(pid: int, started: float) -> None:
    """End a server process, if it is still the one that was started."""
    import psutil

    with suppress(psutil.Error):
        process = psutil.Process(pid)
        if abs(process.create_time() - started) < 1:
            process.kill()


def _configuration() -> str:
    """Server settings: sentences and prepared pipelines are kept, a thread a core."""
    cores = os.cpu_count() or 1
    settings: dict[str, Any] = {
        "cacheSize": 5000,
        "cacheTTLSeconds": 3600,
        "pipelineCaching": "true",
        "maxPipelinePoolSize": 2 * cores,
        "pipelineExpireTimeInSeconds": 3600,
        "maxCheckThreads": cores,
    }
    return "".join(f"{key}={value}\n" for key, value in settings.items())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold a lock among processes; it is free again when its holder ends, however that happens."""
    with path.open("ab") as file:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            while True:
                with suppress(OSError):  # it gives up after ten tries
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
