"""Every table of the state file, and the steps from any earlier version of it to the newest.

The version stands in the file (``PRAGMA user_version``); 0 is a new file. A step that was released
is never changed: a change of the tables is a further step at the end.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from personalize_poc.local.errors import StandInError

Step = tuple[str, ...]
"""Statements of one migration. Step n (from 1) makes version n of version n - 1."""

_RESOURCES_AND_LIVE_DATA: Step = (
    """CREATE TABLE resources (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      arn TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL,
      name TEXT NOT NULL, parent TEXT, dataset_group TEXT,
      status TEXT, failure_reason TEXT,
      created REAL NOT NULL, updated REAL NOT NULL,
      body TEXT NOT NULL, private TEXT NOT NULL
    )""",
    "CREATE INDEX resources_of_kind ON resources (account, region, kind, seq)",
    "CREATE INDEX resources_of_parent ON resources (parent, kind, seq)",
    "CREATE INDEX resources_of_group ON resources (dataset_group, kind, seq)",
    """CREATE TABLE events (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      dataset_group TEXT NOT NULL,
      user_id TEXT NOT NULL, item_id TEXT NOT NULL, sent_at INTEGER NOT NULL,
      event_type TEXT NOT NULL, event_value REAL, detail TEXT NOT NULL
    )""",
    "CREATE INDEX events_of_group ON events (dataset_group, seq)",
    """CREATE TABLE records (
      dataset TEXT NOT NULL, id TEXT NOT NULL, updated REAL NOT NULL, record TEXT NOT NULL,
      PRIMARY KEY (dataset, id)
    )""",
    """CREATE TABLE jobs (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL, arn TEXT NOT NULL, payload TEXT NOT NULL, state TEXT NOT NULL
    )""",
    "CREATE INDEX jobs_of_state ON jobs (state, seq)",
)

# IF NOT EXISTS: files of version 1 have these tables once something asked for the counts.
_ATTRIBUTION_COUNTS: Step = (
    """CREATE TABLE IF NOT EXISTS attribution_counts (
      attribution INTEGER NOT NULL, metric TEXT NOT NULL, event_type TEXT NOT NULL,
      function TEXT NOT NULL, source TEXT NOT NULL, begins INTEGER NOT NULL,
      samples INTEGER NOT NULL, total REAL NOT NULL, least REAL NOT NULL, most REAL NOT NULL,
      revision INTEGER NOT NULL,
      PRIMARY KEY (attribution, metric, event_type, function, source, begins)
    )""",
    """CREATE INDEX IF NOT EXISTS attribution_revisions
      ON attribution_counts (attribution, revision)""",
    """CREATE TABLE IF NOT EXISTS attribution_sources (
      attribution INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY (attribution, source)
    )""",
    """CREATE TABLE IF NOT EXISTS attribution_cursors (
      attribution INTEGER PRIMARY KEY, counted INTEGER NOT NULL
    )""",
    """CREATE TABLE IF NOT EXISTS attribution_imports (
      attribution INTEGER NOT NULL, import INTEGER NOT NULL, PRIMARY KEY (attribution, import)
    )""",
    """CREATE TABLE IF NOT EXISTS former_answerers (
      dataset_group TEXT NOT NULL, arn TEXT NOT NULL, PRIMARY KEY (dataset_group, arn)
    )""",
)

STEPS: tuple[Step, ...] = (_RESOURCES_AND_LIVE_DATA, _ATTRIBUTION_COUNTS)
"""All steps, in order."""


def version(database: sqlite3.Connection, path: Path, steps: Sequence[Step]) -> int:
    """The version of the file at `path`. Raises StandInError for one that is not known here."""
    found = int(database.execute("PRAGMA user_version").fetchone()[0])
    if not 0 <= found <= len(steps):
        raise StandInError(
            f"The state file {path} was written by a newer version of this program "
            f"(format {found}, this one reads up to {len(steps)}). Start that version, or this "
            "one with another --data-dir."
        )
    return found


def migrate(database: sqlite3.Connection, path: Path, steps: Sequence[Step]) -> None:
    """Bring the file at `path` to the version that `steps` end with, in one transaction.

    Raises StandInError for a newer file, and sqlite3.Error; the file is then as it was.
    """
    if version(database, path, steps) == len(steps):
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[version(database, path, steps) :]:
            for statement in step:
                database.execute(statement)
        database.execute(f"PRAGMA user_version = {len(steps)}")
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
