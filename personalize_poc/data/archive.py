"""Archives from the net: downloaded with a checksum, and unpacked."""

from __future__ import annotations

import hashlib
import re
import shutil
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from personalize_poc import progress
from personalize_poc.data.errors import DownloadFailed

OnBytes = Callable[[int, int], None]
"""Told how many bytes are there, and how many there will be; 0 if nobody says."""


def published_md5(url: str) -> str:
    """The checksum in a file that is published beside an archive.

    Raises:
        DownloadFailed: the file holds none.
        OSError: it cannot be read.
    """
    with urllib.request.urlopen(url, timeout=30) as answer:
        text = answer.read(4096).decode("ascii", "replace")
    found = re.search(r"\b[0-9a-fA-F]{32}\b", text)
    if not found:
        raise DownloadFailed(f"{url} holds no MD5 checksum. Give it in the option 'md5'.")
    return str(found.group())


def fetch(url: str, path: Path, on_bytes: OnBytes | None) -> str:
    """Download to a file and return its MD5.

    Raises:
        OSError: no network, or an interrupted transfer.
    """
    digest, got = hashlib.md5(usedforsecurity=False), 0
    with urllib.request.urlopen(url, timeout=60) as answer, path.open("wb") as file:
        size = int(answer.headers.get("Content-Length") or 0)
        while chunk := answer.read(1 << 18):
            file.write(chunk)
            digest.update(chunk)
            got += len(chunk)
            if on_bytes:
                on_bytes(got, size)
    if size and got != size:
        raise urllib.error.URLError(f"interrupted after {got:,} of {size:,} bytes")
    return digest.hexdigest()


def unpack(archive: Path, into: Path, files: Collection[str]) -> None:
    """Take files out of a ZIP archive, by name alone, into a new folder.

    Raises:
        DownloadFailed: a broken archive.
    """
    into.mkdir()
    try:
        with zipfile.ZipFile(archive) as content:
            for member in content.namelist():
                name = Path(member).name
                if name in files:
                    with content.open(member) as source, (into / name).open("wb") as out:
                        shutil.copyfileobj(source, out)
    except zipfile.BadZipFile as error:
        raise DownloadFailed(f"{archive.name} is no readable archive: {error}.") from error


@contextmanager
def shown(what: str) -> Iterator[OnBytes]:
    """A line about a download that goes on at every tenth."""
    line, last = progress.line(), -1

    def on_bytes(got: int, size: int) -> None:
        nonlocal last
        tenth = got * 10 // size if size else -1
        if tenth != last:
            last = tenth
            of = f"{got / 1e6:,.1f} of {size / 1e6:,.1f} MB"
            line.show(f"Downloading {what}: {of}", news=True)

    try:
        yield on_bytes
    finally:
        line.close()
