"""Another state in the place of the present one, at the next start of the server.

A request only notes what is to be done. The server then ends in order and begins again on the same
port, in the same process; before it opens anything it does what is noted. Connections that come
meanwhile wait. A kill in the middle loses nothing: the note stays until all is done, and each step
can be repeated.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from personalize_poc.local import files
from personalize_poc.local.errors import StandInError
from personalize_poc.local.state import disk_errors
from personalize_poc.local.state.state import State
from personalize_poc.local.steering.capture import ABOUT, CONTENT

_NOTE = "renewal.json"
_TRASH = "trash"
INCOMING = "incoming"
"""The folder of the state that is to come."""

_DATABASE = tuple(f"{disk_errors.STATE}{suffix}" for suffix in ("", "-wal", "-shm"))
_STATE = (*_DATABASE, *CONTENT, "jobs", "in-use")
"""What belongs to the present state."""


def ask_for_nothing(data_dir: Path) -> None:
    """Note that the next start is to begin with nothing. Raises OSError."""
    _note(data_dir, {"step": "clear"})


def ask_for_place(data_dir: Path, account: str, region: str) -> None:
    """Note that what one account has in one region is to be forgotten. Raises OSError."""
    _note(data_dir, {"step": "forget", "account": account, "region": region})


def ask_for_incoming(data_dir: Path) -> None:
    """Note that the folder `INCOMING`, whole and checked, is to be the state. Raises OSError."""
    _note(data_dir, {"step": "clear", "then": "fill"})


def is_asked(data_dir: Path) -> bool:
    """Whether something is noted."""
    return (data_dir / _NOTE).is_file()


def complete(data_dir: Path) -> None:
    """Do what is noted, if anything is. Nobody may use the directory.

    Raises StandInError when the disk does not let it.
    """
    try:
        note = json.loads((data_dir / _NOTE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise StandInError(
            f"The note {data_dir / _NOTE} of a reset that has begun cannot be read ({error}). "
            "Delete that file to go on with the state as it is."
        ) from error
    try:
        _do(data_dir, note)
    except OSError as error:
        raise StandInError(
            f"The state in {data_dir} cannot be exchanged ({error.strerror or error}). It is tried "
            "again at the next start."
        ) from error


def _do(data_dir: Path, note: dict[str, Any]) -> None:
    if note["step"] == "forget":
        _forget(data_dir, note["account"], note["region"])
    if note["step"] == "clear":
        _clear(data_dir)
        if note.get("then"):
            note = {"step": "fill"}
            _note(data_dir, note)
    if note["step"] == "fill":
        _fill(data_dir)
    (data_dir / _NOTE).unlink()
    shutil.rmtree(data_dir / INCOMING, ignore_errors=True)  # the trash is emptied by who opens it


def _clear(data_dir: Path) -> None:
    """Move the present state away: to move is quick, to delete may last."""
    trash = data_dir / _TRASH
    shutil.rmtree(trash, ignore_errors=True)
    trash.mkdir()
    for name in _STATE:
        if (data_dir / name).exists():
            (data_dir / name).rename(trash / name)


def _fill(data_dir: Path) -> None:
    for path in sorted((data_dir / INCOMING).iterdir()):
        if path.name != ABOUT:
            path.rename(data_dir / path.name)


def _forget(data_dir: Path, account: str, region: str) -> None:
    """Remove the rows and files of one account and region; S3, IAM and others stay as they are."""
    state = State(data_dir / disk_errors.STATE)
    try:
        folders = state.forget(account, region)
    finally:
        state.close()
    for folder in folders:
        shutil.rmtree(data_dir / folder, ignore_errors=True)


def _note(data_dir: Path, note: dict[str, Any]) -> None:
    files.write_text(data_dir / _NOTE, json.dumps(note))
