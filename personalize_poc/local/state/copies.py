"""Copies of a state file: made while it is in use, and looked at before they are used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from personalize_poc.local.errors import StandInError
from personalize_poc.local.state import migrations


def copy(source: Path, target: Path) -> None:
    """Copy a state file that others may write to. Raises sqlite3.DatabaseError."""
    with closing(sqlite3.connect(source)) as before, closing(sqlite3.connect(target)) as after:
        before.backup(after)


def problem(path: Path) -> str | None:
    """Why a state file cannot be used here: damaged, or of a later version; None when it can."""
    try:
        with closing(sqlite3.connect(path)) as database:
            (verdict,) = database.execute("PRAGMA quick_check(1)").fetchone()
            migrations.version(database, path, migrations.STEPS)
    except sqlite3.DatabaseError as error:
        return f"it is damaged ({error})"
    except StandInError as error:
        return str(error)
    return None if verdict == "ok" else f"it is damaged ({verdict})"
