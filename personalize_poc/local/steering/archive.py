"""A captured state as one file: a tar archive whose first member says what the others are.

It is not compressed: models and columns compress little, and a state has to move in a second.
"""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, Any

from personalize_poc.local.state import copies, disk_errors
from personalize_poc.local.steering import capture

PRODUCT = "personalize-poc"
_CONTENTS = "contents.json"
_MOST_CONTENTS = 64 << 20
_BLOCK = 1 << 20


class BadArchive(Exception):
    """A file is no state of the stand-in, or is damaged; the text says which, and what to do."""


def write(folder: Path, target: Path) -> None:
    """Pack a captured folder. Raises OSError."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    contents = {
        path.relative_to(folder).as_posix(): [path.stat().st_size, _digest(path)] for path in paths
    }
    about = {"product": PRODUCT, **(capture.about(folder) or {}), "files": contents}
    text = json.dumps(about).encode()
    with tarfile.open(target, "w", format=tarfile.PAX_FORMAT) as archive:
        member = tarfile.TarInfo(_CONTENTS)
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
        for name in contents:
            archive.add(folder / name, name, recursive=False)


def read(source: Path, folder: Path) -> dict[str, Any]:
    """Unpack an archive into a new folder and check it; returns what it says of itself.

    Raises BadArchive (then the folder is removed) and OSError.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        about = _unpack(source, folder)
        _check_database(folder / disk_errors.STATE)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return about


def _unpack(source: Path, folder: Path) -> dict[str, Any]:
    try:
        with tarfile.open(source, "r:") as archive:
            members = iter(archive)
            about = _contents(archive, next(members, None))
            missing = dict(about["files"])
            for member in members:
                size, digest = _expected(member, missing)
                data = archive.extractfile(member)
                if data is None or _put(data, folder / member.name) != (size, digest):
                    raise BadArchive(f"{member.name} in the file is damaged. Export it again.")
    except (tarfile.TarError, EOFError) as error:
        raise BadArchive(f"The file is no whole tar archive ({error}). Export it again.") from error
    if missing:
        raise BadArchive(f"The file is cut off: {next(iter(missing))} is missing. Export it again.")
    return about


def _contents(archive: tarfile.TarFile, first: tarfile.TarInfo | None) -> dict[str, Any]:
    foreign = BadArchive(
        "The file is no state of this stand-in: `personalize-poc local export FILE` makes one."
    )
    if first is None or first.name != _CONTENTS or first.size > _MOST_CONTENTS:
        raise foreign
    data = archive.extractfile(first)
    try:
        about = json.loads(data.read()) if data is not None else None
    except ValueError as error:
        raise foreign from error
    if not isinstance(about, dict) or about.get("product") != PRODUCT:
        raise foreign
    if about.get("format") != capture.FORMAT or not isinstance(about.get("files"), dict):
        raise BadArchive(
            f"The file comes from version {about.get('version')} and has another form. Use that "
            "version of the stand-in, or make the state anew."
        )
    return about


def _expected(member: tarfile.TarInfo, missing: dict[str, list[Any]]) -> tuple[int, str]:
    """Size and digest of a member that the contents name, each once."""
    path = PurePosixPath(member.name)
    known = missing.pop(member.name, None)
    top = path.parts[0] if path.parts else ""
    allowed = (*capture.CONTENT, capture.ABOUT, disk_errors.STATE)
    if known is None or not member.isfile() or ".." in path.parts or top not in allowed:
        raise BadArchive(f"{member.name[:200]!r} does not belong into a state. Export it again.")
    return int(known[0]), str(known[1])


def _put(data: IO[bytes], path: Path) -> tuple[int, str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for block in _blocks(data):
            file.write(block)
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def _check_database(path: Path) -> None:
    problem = copies.problem(path) if path.is_file() else "it is missing"
    if problem is not None:
        raise BadArchive(f"The state file in it cannot be used: {problem}. Export it again.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _blocks(data: IO[bytes]) -> Iterator[bytes]:
    while block := data.read(_BLOCK):
        yield block
