"""A state file that is damaged or gone is reported at the start, not served."""

from __future__ import annotations

import contextlib
import re
import sqlite3
from pathlib import Path

import pytest

from personalize_poc.local.errors import StandInError
from personalize_poc.local.server.assembly import close_service, create_service
from personalize_poc.local.state import disk_errors
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind

PAGE = 4096


def filled(path: Path) -> None:
    """A state with some hundred resources, all of them in the main file."""
    state = State(path)
    with state.transaction():
        for number in range(300):
            state.resources.add(
                Resource(f"arn:{number}", ResourceKind.SCHEMA, "1", "r", f"s{number}")
            )
    state.close()


@pytest.mark.parametrize("page", [1, 2, 5, 20])
def test_a_damaged_page_is_found_wherever_it_is(tmp_path: Path, page: int) -> None:
    path = tmp_path / "state.sqlite"
    filled(path)
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(b"\xa5" * PAGE)
    with pytest.raises(StandInError, match=r"state\.sqlite cannot be read"):
        State(path)


def test_a_sound_state_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    filled(path)
    state = State(path)
    assert len(state.resources.select(ResourceKind.SCHEMA)) == 300
    state.close()


@pytest.mark.parametrize("kind", ["datasets", "models"])
@pytest.mark.parametrize("left", ["nothing", "empty file"])
def test_a_lost_state_is_not_taken_for_a_new_one(tmp_path: Path, kind: str, left: str) -> None:
    (tmp_path / kind / "one").mkdir(parents=True)
    if left == "empty file":
        (tmp_path / "state.sqlite").touch()
    for _ in range(2):  # the refused start leaves nothing that the next one would take
        with pytest.raises(StandInError, match=f"empty or missing, but .*{kind}"):
            create_service(tmp_path)


def test_a_new_folder_with_empty_subfolders_is_new(tmp_path: Path) -> None:
    (tmp_path / "datasets").mkdir()
    close_service(create_service(tmp_path))
    with contextlib.closing(sqlite3.connect(tmp_path / "state.sqlite")) as database:
        assert database.execute("PRAGMA user_version").fetchone()[0] > 0


def failing(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("so it said")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        (sqlite3.SQLITE_FULL, "full.*Free some space"),
        (sqlite3.SQLITE_BUSY, r"state\.sqlite.*so it said.*Another program holds it"),
        (sqlite3.SQLITE_BUSY_RECOVERY, "Another program holds it"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "must be writable"),
        (sqlite3.SQLITE_CANTOPEN, "must be writable.*--data-dir"),
        (sqlite3.SQLITE_IOERR_READ, "disk reports an error"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_NOTADB, "no state file of this program"),
    ],
)
def test_each_failure_of_the_state_file_says_its_own_remedy(code: int, advice: str) -> None:
    for told in (
        disk_errors.explained(failing(code), Path("/data")),
        disk_errors.at_start(failing(code), Path("/data/state.sqlite")),
    ):
        assert told is not None
        assert re.search(advice, told)
        assert ("damaged" in told) == (code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))


def test_a_state_that_another_program_holds_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "state.sqlite"
    filled(path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StandInError, match=r"locked.*Another program holds it"):
            State(path, patience=0)
        other.execute("COMMIT")
    State(path).close()


def test_a_place_that_cannot_be_written_is_not_called_damaged(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite").mkdir()
    with pytest.raises(StandInError, match="must be writable"):
        State(tmp_path / "state.sqlite")
