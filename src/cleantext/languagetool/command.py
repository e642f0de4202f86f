"""The command ``python -m cleantext grammar``: puts LanguageTool in place and says what is there."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from cleantext.errors import UsageError
from cleantext.languagetool import installation
from cleantext.languagetool.server import RemoteServer, running_servers


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of ``grammar``."""
    parser.add_argument("action", choices=("setup", "status"), help="put LanguageTool in place, or look at it")
    source = parser.add_argument_group("setup (default: download, with its sum checked)")
    kind = source.add_mutually_exclusive_group()
    kind.add_argument("--from-maven", action="store_true", help="let the Maven client (mvn) fetch it")
    kind.add_argument("--from-zip", metavar="PATH", type=Path, help="unpack a distribution that is here already")
    status = parser.add_argument_group("status")
    status.add_argument("--languagetool-url", metavar="URL", help="look at this server, not at local ones")


def run(options: argparse.Namespace) -> None:
    """Set LanguageTool up, or print what is there.

    Raises:
        UsageError: options that do not go together, or a part that is missing.
    """
    if options.action == "setup":
        if options.languagetool_url is not None:
            raise UsageError("--languagetool-url goes with grammar status")
        _set_up(options)
    else:
        if options.from_maven or options.from_zip is not None:
            raise UsageError("--from-maven and --from-zip go with grammar setup")
        _show_status(options.languagetool_url)


def _set_up(options: argparse.Namespace) -> None:
    folder = installation.languagetool_folder()
    if options.from_zip is not None:
        installation.unpack(options.from_zip)
    elif (folder / installation.JAR).is_file():
        print(f"LanguageTool {installation.VERSION} is in place already: {folder}")
        return
    elif options.from_maven:
        installation.unpack_from_maven()
    else:
        print(f"downloading LanguageTool {installation.VERSION} (250 MB)", file=sys.stderr)
        installation.download()
    print(f"LanguageTool {installation.VERSION} is in place: {folder}")


def _show_status(url: str | None) -> None:
    """Print each part; a missing one is an error, once all have been looked at."""
    missing = []

    def line(title: str, look: Callable[[], str]) -> None:
        try:
            print(f"{title:<22}{look()}")
        except UsageError as error:
            missing.append(error)
            print(f"{title:<22}missing")

    line("language-tool-python", _client)
    if url is not None:
        line("server", lambda: f"{RemoteServer(url).address().url} answers")
    else:
        line(f"LanguageTool {installation.VERSION}", lambda: str(installation.server_jar().parent))
        line("Java", _java)
        line("server", _servers)
    if missing:
        raise missing[0]


def _client() -> str:
    installation.require_client()
    return str(installation.client_version())


def _java() -> str:
    java = installation.java()
    return f"{java.version} {java.path}"


def _servers() -> str:
    installation.require_client()
    running = [f"port {address.url.rsplit(':', 1)[1]} for process {owner}" for address, owner in running_servers()]
    return ", ".join(running) or "none runs; a run with --grammar starts one on a free port of 127.0.0.1"
