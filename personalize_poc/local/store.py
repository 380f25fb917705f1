"""Resources, live records and events of the stand-in, in one SQLite file.

What a method of `Store` has returned from is on disk (write-ahead log, full sync), so a killed
process loses nothing that was acknowledged. Every change is one transaction. All methods may
be called from any thread; each thread has its own connection.
"""

from __future__ import annotations

import json
import math
import sqlite3
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from personalize_poc.local import damage
from personalize_poc.local.derived import Derived
from personalize_poc.local.errors import (
    ResourceAlreadyExistsException,
    ResourceNotFoundException,
    StandInError,
)

SCHEMA_VERSION = 1

T = TypeVar("T")

_TABLES = """
CREATE TABLE resources (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  arn TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL,
  name TEXT NOT NULL, parent TEXT, dataset_group TEXT,
  status TEXT, failure_reason TEXT,
  created REAL NOT NULL, updated REAL NOT NULL,
  body TEXT NOT NULL, private TEXT NOT NULL
);
CREATE INDEX resources_of_kind ON resources (account, region, kind, seq);
CREATE INDEX resources_of_parent ON resources (parent, kind, seq);
CREATE INDEX resources_of_group ON resources (dataset_group, kind, seq);
CREATE TABLE events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset_group TEXT NOT NULL,
  user_id TEXT NOT NULL, item_id TEXT NOT NULL, sent_at INTEGER NOT NULL,
  event_type TEXT NOT NULL, event_value REAL, detail TEXT NOT NULL
);
CREATE INDEX events_of_group ON events (dataset_group, seq);
CREATE TABLE records (
  dataset TEXT NOT NULL, id TEXT NOT NULL, updated REAL NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (dataset, id)
);
CREATE TABLE jobs (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL, arn TEXT NOT NULL, payload TEXT NOT NULL, state TEXT NOT NULL
);
CREATE INDEX jobs_of_state ON jobs (state, seq);
"""


@dataclass
class Resource:
    """One resource. `body` is what Describe shows beside the columns; `private` is never shown.

    `kind` is the ARN's resource type, e.g. ``dataset-group`` or ``solution-version``.
    `parent` is the ARN that lists filter by (dataset of an import job, solution of a version,
    version of a campaign …); `dataset_group` the group it lives in. Times are Unix seconds.
    """

    arn: str
    kind: str
    account: str
    region: str
    name: str
    parent: str | None = None
    dataset_group: str | None = None
    status: str | None = None
    failure_reason: str | None = None
    created: float = 0.0
    updated: float = 0.0
    body: dict[str, Any] = field(default_factory=dict)
    private: dict[str, Any] = field(default_factory=dict)
    seq: int = 0


@dataclass(frozen=True)
class Event:
    """One live interaction (PutEvents). `sent_at` in Unix seconds; `detail` holds the rest."""

    user_id: str
    item_id: str
    sent_at: int
    event_type: str
    event_value: float | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    seq: int = 0


_PLAIN = (
    "arn", "kind", "account", "region", "name", "parent", "dataset_group", "status",
    "failure_reason", "created", "updated",
)  # fmt: skip
_COLUMNS = ", ".join((*_PLAIN, "body", "private", "seq"))


def _conditions(**equal: str | None) -> tuple[list[str], list[Any]]:
    """Conditions on columns, and their values; None puts no condition."""
    given = {column: value for column, value in equal.items() if value is not None}
    return [f"{column} = ?" for column in given], list(given.values())


def _resource(row: Sequence[Any]) -> Resource:
    plain: dict[str, Any] = dict(zip(_PLAIN, row, strict=False))
    body, private, seq = row[len(_PLAIN) :]
    return Resource(**plain, body=json.loads(body), private=json.loads(private), seq=seq)


class Store:
    """The state of the stand-in. Open one per data directory and process.

    belongings: folders that hold something only when there was a state already; so a state that
    is gone is not taken for a new one. patience: seconds to wait for another program that holds
    the file. Raises StandInError for a file that is gone, damaged, held or not writable.
    """

    def __init__(
        self,
        path: Path,
        clock: Callable[[], float] = time.time,
        belongings: Sequence[Path] = (),
        patience: float = 30,
    ) -> None:
        self._path = path
        self._belongings = belongings
        self._clock = clock
        self._patience = patience
        self._local = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._write_lock = threading.RLock()
        self._changing = False
        self._derived = Derived()
        try:
            self._create()
        except sqlite3.DatabaseError as error:
            self.close()
            raise StandInError(damage.at_start(error, path)) from error
        except StandInError:
            self.close()
            raise

    # -- resources ---------------------------------------------------------------------------

    def add(self, resource: Resource) -> Resource:
        """Insert a new resource with fresh times. Raises ResourceAlreadyExistsException."""
        now = self._clock()
        resource.created = resource.updated = now
        values = (
            resource.arn, resource.kind, resource.account, resource.region, resource.name,
            resource.parent, resource.dataset_group, resource.status, resource.failure_reason,
            now, now, json.dumps(resource.body), json.dumps(resource.private),
        )  # fmt: skip
        with self._change_of_resources() as db:
            try:
                cursor = db.execute(
                    f"INSERT INTO resources ({_COLUMNS.removesuffix(', seq')}) "
                    "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    values,
                )
            except sqlite3.IntegrityError as error:
                raise ResourceAlreadyExistsException(
                    f"Another resource with Arn {resource.arn} already exists."
                ) from error
            resource.seq = cursor.lastrowid or 0
        return resource

    def find(self, arn: str) -> Resource | None:
        """The resource of this ARN, or None."""
        row = self._db().execute(f"SELECT {_COLUMNS} FROM resources WHERE arn = ?", (arn,))
        found = row.fetchone()
        return _resource(found) if found else None

    def get(self, arn: str) -> Resource:
        """The resource of this ARN. Raises ResourceNotFoundException."""
        resource = self.find(arn)
        if resource is None:
            raise ResourceNotFoundException(f"Resource Arn {arn} does not exist.")
        return resource

    def change(
        self,
        arn: str,
        *,
        status: str | None = None,
        failure_reason: str | None = None,
        body: dict[str, Any] | None = None,
        private: dict[str, Any] | None = None,
        only_from: Iterable[str] | None = None,
        **columns: Any,
    ) -> Resource | None:
        """Change a resource in one transaction and return it; None when it is gone.

        `body` and `private` are merged (a value None removes the key). With `only_from`, nothing
        happens and None is returned unless the status is one of these: compare-and-set.
        `columns` may hold `parent`.
        """
        with self._change_of_resources():
            resource = self.find(arn)
            if resource is None or (
                only_from is not None and resource.status not in set(only_from)
            ):
                return None
            resource.status = status if status is not None else resource.status
            resource.failure_reason = failure_reason or resource.failure_reason
            resource.parent = columns.get("parent", resource.parent)
            for target, changes in ((resource.body, body), (resource.private, private)):
                for key, value in (changes or {}).items():
                    if value is None:
                        target.pop(key, None)
                    else:
                        target[key] = value
            resource.updated = self._clock()
            self._db().execute(
                "UPDATE resources SET status=?, failure_reason=?, parent=?, updated=?, body=?, "
                "private=? WHERE arn=?",
                (resource.status, resource.failure_reason, resource.parent, resource.updated,
                 json.dumps(resource.body), json.dumps(resource.private), arn),
            )  # fmt: skip
            return resource

    def annotate(self, arn: str, private: dict[str, Any]) -> None:
        """Merge into `private` alone; the time of the last update stays."""
        with self._change_of_resources() as db:
            kept = {**self.get(arn).private, **private}
            db.execute("UPDATE resources SET private = ? WHERE arn = ?", (json.dumps(kept), arn))

    def remove(self, arn: str) -> None:
        """Forget a resource; its ARN answers ResourceNotFoundException from now on."""
        with self._change_of_resources() as db:
            db.execute("DELETE FROM resources WHERE arn = ?", (arn,))

    def select(
        self,
        kind: str,
        *,
        account: str | None = None,
        region: str | None = None,
        parent: str | None = None,
        dataset_group: str | None = None,
        statuses: Iterable[str] | None = None,
        mentions: str | None = None,
        after: int = 0,
        limit: int = -1,
    ) -> list[Resource]:
        """Resources of one kind in order of creation, `after` a sequence number (exclusive).

        mentions: an ARN that stands somewhere in the body.
        """
        where, values = _conditions(
            kind=kind, account=account, region=region, parent=parent, dataset_group=dataset_group
        )
        where, values = [*where, "seq > ?"], [*values, after]
        if statuses is not None:
            wanted = list(statuses)
            where.append(f"status IN ({','.join('?' * len(wanted))})")
            values.extend(wanted)
        if mentions is not None:
            where.append("instr(body, ?)")
            values.append(mentions)
        query = f"SELECT {_COLUMNS} FROM resources WHERE {' AND '.join(where)} ORDER BY seq LIMIT ?"
        return [_resource(row) for row in self._db().execute(query, (*values, limit))]

    def count(self, kind: str, *, account: str, region: str) -> int:
        """How many resources of one kind a caller has."""
        where, values = _conditions(kind=kind, account=account, region=region)
        query = f"SELECT count(*) FROM resources WHERE {' AND '.join(where)}"
        return int(self._db().execute(query, values).fetchone()[0])

    def derived(self, key: Hashable, compute: Callable[[], T]) -> T:
        """What `compute` makes of resources, the same object until any resource changes."""
        if self._changing:  # perhaps by this thread, which has to see what it did
            return compute()
        return self._derived.get(key, compute)

    # -- live events and records ---------------------------------------------------------------

    def append_events(self, dataset_group: str, events: Sequence[Event]) -> list[int]:
        """Append live events durably; returns their sequence numbers, in order.

        dataset_group: whose events they are. Those with actions are kept under the ARN of their
        dataset instead; `item_id` is the id of the action then.
        """
        with self.transaction() as db:
            return [
                db.execute(
                    "INSERT INTO events (dataset_group, user_id, item_id, sent_at, event_type, "
                    "event_value, detail) VALUES (?,?,?,?,?,?,?)",
                    (dataset_group, e.user_id, e.item_id, e.sent_at, e.event_type,
                     e.event_value, json.dumps(e.detail)),
                ).lastrowid or 0
                for e in events
            ]  # fmt: skip

    def events(self, dataset_group: str, after: int = 0) -> Iterator[Event]:
        """Live events of a dataset group in order of arrival."""
        rows = self._db().execute(
            "SELECT user_id, item_id, sent_at, event_type, event_value, detail, seq FROM events "
            "WHERE dataset_group = ? AND seq > ? ORDER BY seq",
            (dataset_group, after),
        )
        for user, item, sent_at, event_type, value, detail, seq in rows:
            yield Event(user, item, sent_at, event_type, value, json.loads(detail), seq)

    def last_event(self, dataset_group: str) -> int:
        """Sequence number of the newest live event of a dataset group, 0 without any."""
        query = "SELECT MAX(seq) FROM events WHERE dataset_group = ?"
        return int(self._db().execute(query, (dataset_group,)).fetchone()[0] or 0)

    def remove_events(self, dataset_group: str, seqs: Iterable[int] | None = None) -> None:
        """Forget all live events of a dataset group, or those of these sequence numbers."""
        query = "DELETE FROM events WHERE dataset_group = ?"
        with self.transaction() as db:
            if seqs is None:
                db.execute(query, (dataset_group,))
            else:
                db.executemany(f"{query} AND seq = ?", [(dataset_group, seq) for seq in seqs])

    def put_records(self, dataset_arn: str, records: dict[str, dict[str, Any]]) -> None:
        """Insert or replace single records (PutItems, PutUsers) of a dataset, by id."""
        now = self._clock()
        with self.transaction() as db:
            db.executemany(
                "INSERT OR REPLACE INTO records VALUES (?,?,?,?)",
                [(dataset_arn, key, now, json.dumps(value)) for key, value in records.items()],
            )

    def records(self, dataset_arn: str) -> dict[str, dict[str, Any]]:
        """Single records of a dataset by id."""
        rows = self._db().execute(
            "SELECT id, record FROM records WHERE dataset = ? ORDER BY updated, id", (dataset_arn,)
        )
        return {key: json.loads(record) for key, record in rows}

    def last_record(self, dataset_arn: str) -> float:
        """When a single record of a dataset was last put, Unix seconds; 0 without any."""
        query = "SELECT MAX(updated) FROM records WHERE dataset = ?"
        return float(self._db().execute(query, (dataset_arn,)).fetchone()[0] or 0)

    def remove_records(
        self, dataset_arn: str, ids: Iterable[str] | None = None, until: float = math.inf
    ) -> None:
        """Forget the single records of a dataset, or those of these ids, put at most at `until`."""
        query = "DELETE FROM records WHERE dataset = ? AND updated <= ?"
        with self.transaction() as db:
            if ids is None:
                db.execute(query, (dataset_arn, until))
            else:
                db.executemany(f"{query} AND id = ?", [(dataset_arn, until, key) for key in ids])

    # -- connections ---------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All changes inside happen together or not at all; nested use joins the outer one."""
        db = self._db()
        with self._write_lock:
            if db.in_transaction:
                yield db
                return
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                self._resources_changed()
                raise
            db.execute("COMMIT")
            self._resources_changed()

    def _resources_changed(self) -> None:
        """A transaction has ended; what was derived inside it counts no more, either way."""
        if self._changing:
            self._changing = False
            self._derived.changed()

    @contextmanager
    def _change_of_resources(self) -> Iterator[sqlite3.Connection]:
        with self.transaction() as db:
            self._changing = True
            yield db

    def close(self) -> None:
        """Close every connection. The store cannot be used afterwards."""
        for connection in self._connections:
            connection.close()
        self._connections.clear()

    def _db(self) -> sqlite3.Connection:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(
                self._path, isolation_level=None, check_same_thread=False, timeout=self._patience
            )
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            self._local.connection = connection
            self._connections.append(connection)
        return connection

    def _create(self) -> None:
        db = self._db()
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, SCHEMA_VERSION):
            raise StandInError(
                f"The state file {self._path} was written by another version of this program "
                f"(format {version}, this one reads {SCHEMA_VERSION}). Start with another "
                "--data-dir, or remove the old one."
            )
        damage.check(db, self._path)
        if version == 0:
            damage.refuse_orphans(self._path, self._belongings)
            db.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;")
