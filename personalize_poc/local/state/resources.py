"""The state of the stand-in: its resources, beside live events and records, in one SQLite file.

Every change is one transaction; see `database` for what that promises.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from personalize_poc.local.caches import Derived
from personalize_poc.local.errors import (
    ResourceAlreadyExistsException,
    ResourceNotFoundException,
)
from personalize_poc.local.state.live_data import LiveData

T = TypeVar("T")


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


class Store(LiveData):
    """The whole state: resources, and what `LiveData` holds. See `Database` for its arguments."""

    def __init__(
        self,
        path: Path,
        clock: Callable[[], float] = time.time,
        belongings: Sequence[Path] = (),
        patience: float = 30,
    ) -> None:
        self._changing = False
        self._derived = Derived()
        super().__init__(path, clock, belongings, patience)

    def add(self, resource: Resource) -> Resource:
        """Insert a new resource; returns it as it is kept, with fresh times and its number.

        Raises ResourceAlreadyExistsException.
        """
        now = self._clock()
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
        return replace(resource, created=now, updated=now, seq=cursor.lastrowid or 0)

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

    def _ended(self) -> None:
        """What was derived inside a transaction counts no more, whichever way it ended."""
        if self._changing:
            self._changing = False
            self._derived.changed()

    @contextmanager
    def _change_of_resources(self) -> Iterator[sqlite3.Connection]:
        with self.transaction() as db:
            self._changing = True
            yield db
