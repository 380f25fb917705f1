"""The files of a folder: which are read, which are not and why."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePath

from personalize_poc.data.errors import BadFile, DataError
from personalize_poc.data.own.reading.database_files import dumps
from personalize_poc.data.own.reading.ground.units import Unit
from personalize_poc.data.own.reading.logs import weblogs
from personalize_poc.language import N_, _

_PROSE = re.compile(
    r"(read[ _-]?me|lies[ _-]?mich|lisez[ _-]?moi|l[ée]eme|leggimi"
    r"|licen[cs]e|changelog|copying|notice)([-_.].*)?",
    re.IGNORECASE,
)
_OURS = {"mapping.yaml", "mapping.yml", "check.json", "report.html", "changes.csv"}
_OURS |= {"changes.csv.gz", "left-out.csv"}
_OF_WINDOWS = frozenset(("thumbs.db", "ehthumbs.db", "desktop.ini"))
"""What Windows writes into folders, without hiding it from others."""
_NO_DATA = {
    **dict.fromkeys(
        (".md", ".rst", ".pdf", ".doc", ".docx", ".ppt", ".pptx", ".html"), N_("a document")
    ),
    **dict.fromkeys((".py", ".ipynb", ".r", ".sql", ".sh", ".js", ".bat", ".ps1"), N_("a program")),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"), N_("a picture")),
    **dict.fromkeys(
        (".yaml", ".yml", ".toml", ".ini", ".cfg", ".log", ".lock"), N_("settings or a log")
    ),
    **dict.fromkeys((".md5", ".sha1", ".sha256", ".crc", ".avsc"), N_("about other files")),
}
_ROWS = {".sql": dumps.holds_rows, ".log": weblogs.is_log}
"""Endings of files that hold rows of tables in some cases -> whether one does."""
MOST = 10_000
"""Files of one folder."""


def single(path: Path) -> Unit:
    """The only file to be read.

    Raises:
        BadFile: it does not exist, or is no file.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            path.open("rb").close()
    except FileNotFoundError:
        raise BadFile("there is no such file or folder", path) from None
    except OSError as error:
        raise BadFile(
            _("it cannot be opened: {reason}").format(reason=_reason(error)), path
        ) from error
    if not stat.S_ISREG(mode):
        raise BadFile("this is a pipe or a device, not a file: write it to a file first", path)
    return Unit(path, path.name, path.stat().st_size, source=path, stamp=stamp(path))


def listed(folder: Path) -> tuple[list[Unit], dict[str, str]]:
    """The files of a folder and of those below it, and those that are left out, with the reason."""
    units: list[Unit] = []
    left_out: dict[str, str] = {}
    for path in _walk(folder, left_out):
        name = path.relative_to(folder).as_posix()
        reason = _state(path) or why_not(path, path.stat().st_size, path)
        if reason:
            left_out[name] = reason
        else:
            units.append(
                Unit(path, name, path.stat().st_size, keys(name), source=path, stamp=stamp(path))
            )
        if len(units) > MOST:
            raise DataError(
                f"{folder} holds more than {MOST:,} files.",
                _("Name the folder with the data itself, or put the files together."),
            )
    return units, left_out


def stamp(path: Path) -> tuple[int, ...]:
    """Size and time of a file: they change if somebody writes to it."""
    state = path.stat()
    return state.st_size, state.st_mtime_ns


def _walk(folder: Path, left_out: dict[str, str]) -> list[Path]:
    """All files below a folder; links to folders are not followed, so that there is no circle."""

    def refused(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix()
        if name == ".":
            raise DataError(f"{folder} cannot be opened: {_reason(error)}.") from error
        left_out[name] = _("the folder cannot be opened: {reason}").format(reason=_reason(error))

    found: list[Path] = []
    for here, folders, files in os.walk(folder, onerror=refused):
        for name in list(folders):
            path = Path(here, name)
            relative = path.relative_to(folder).as_posix()
            if name.startswith(".") or name == "__MACOSX":
                folders.remove(name)
                left_out[relative] = _("hidden")
            elif path.is_symlink():
                left_out[relative] = _("a link to a folder")
            elif (path / "check.json").is_file():
                folders.remove(name)
                left_out[relative] = _("written by a check of this data")
        folders.sort()
        found += [Path(here, name) for name in sorted(files)]
    return found


def why_not(path: PurePath, size: int, held: Path | None = None) -> str:
    """Why a file of a folder or an archive is not read; "" if it is.

    Args:
        path: its name.
        size: bytes.
        held: where its bytes are, which are looked at if the name tells too little: dumps of
            databases and logs of web servers hold rows. None: they are not there yet.
    """
    name, ending = path.name, path.suffix.lower()
    hidden = name.startswith((".", "_", "~$")) or name.lower() in _OF_WINDOWS
    if hidden or "__MACOSX" in path.parts:
        return _("hidden")
    if name in _OURS:
        return _("not data: it belongs to this program")
    if _PROSE.fullmatch(name):
        return _("a note for people")
    if ending in _NO_DATA and not (held and ending in _ROWS and _ROWS[ending](held)):
        return _("{what}, not data").format(what=_(_NO_DATA[ending]))
    return "" if size else _("empty")


def may_hold_rows(path: PurePath) -> bool:
    """Whether only what is in a file can tell whether it is read."""
    return path.suffix.lower() in _ROWS


def _state(path: Path) -> str:
    """Why a file cannot be opened; "" if it can."""
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            return _("a pipe or a device, not a file")
        with path.open("rb"):
            return ""
    except OSError as error:
        return _("it cannot be opened: {reason}").format(reason=_reason(error))


def keys(name: str) -> dict[str, str]:
    """Columns in the names of folders, as Hive and Spark write them."""
    pairs = (folder.split("=", 1) for folder in name.split("/")[:-1] if "=" in folder)
    return {key: value for key, value in pairs if key}


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
