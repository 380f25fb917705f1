"""The resources of the stand-in: what its control plane makes, shows, changes and deletes.

Every change is one transaction; see `database` for what that promises.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from personalize_poc.local.caches import Derived
from personalize_poc.local.errors import (
    ResourceAlreadyExistsException,
    ResourceNotFoundException,
)
from personalize_poc.local.state.database import Database
from personalize_poc.local.state.types import ResourceKind, Status

T = TypeVar("T")


@dataclass(frozen=True)
class Resource:
    """One resource. `body` is what Describe shows beside the columns; `private` is never shown.

    `parent` is the ARN that lists filter by (dataset of an import job, solution of a version,
    version of a campaign …); `dataset_group` the group it lives in. Times are Unix seconds.
    """

    arn: str
    kind: ResourceKind
    account: str
    region: str
    name: str
    parent: str | None = None
    dataset_group: str | None = None
    status: Status | None = None
    failure_reason: str | None = None
    created: float = 0.0
    updated: float = 0.0
    body: dict[str, Any] = field(default_factory=dict)
    private: dict[str, Any] = field(default_factory=dict)
    seq: int = 0


_COLUMNS = (
    "arn, kind, account, region, name, parent, dataset_group, status, failure_reason, created, "
    "updated, body, private"
)

# A dict is faster than a call of the enumeration, and lists read hundreds of rows.
_KINDS: dict[str, ResourceKind] = {kind.value: kind for kind in ResourceKind}
_STATUSES: dict[str | None, Status | None] = {
    None: None,
    **{status.value: status for status in Status},
}


def _conditions(**equal: str | None) -> tuple[list[str], list[Any]]:
    """Conditions on columns, and their values; None puts no condition."""
    given = {column: value for column, value in equal.items() if value is not None}
    return [f"{column} = ?" for column in given], list(given.values())


def _resource(row: Sequence[Any]) -> Resource:
    arn, kind, account, region, name, parent, group, status, reason, created, updated, *rest = row
    body, private, seq = rest
    return Resource(
        arn=arn,
        kind=_KINDS[kind],
        account=account,
        region=region,
        name=name,
        parent=parent,
        dataset_group=group,
        status=_STATUSES[status],
        failure_reason=reason,
        created=created,
        updated=updated,
        body=json.loads(body),
        private=json.loads(private),
        seq=seq,
    )


def _values(resource: Resource) -> tuple[Any, ...]:
    """The values of `_COLUMNS`."""
    plain = (resource.arn, resource.kind, resource.account, resource.region, resource.name)
    place = (resource.parent, resource.dataset_group, resource.status, resource.failure_reason)
    times = (resource.created, resource.updated)
    return (*plain, *place, *times, json.dumps(resource.body), json.dumps(resource.private))


def _merged(document: Mapping[str, Any], changes: Mapping[str, Any] | None) -> dict[str, Any]:
    """A document with changes; a value None removes the key."""
    both = {**document, **(changes or {})}
    removed = {key for key, value in (changes or {}).items() if value is None}
    return {key: value for key, value in both.items() if key not in removed}


class ResourceRepository:
    """The resources in a database."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        """clock: Unix seconds, for the times of resources."""
        self._database = database
        self._clock = clock
        self._changing = False
        self._derived = Derived()
        database.at_end(self._ended)

    def add(self, resource: Resource) -> Resource:
        """Insert a new resource; returns it as it is kept, with fresh times and its number.

        Raises ResourceAlreadyExistsException.
        """
        now = self._clock()
        added = replace(resource, created=now, updated=now)
        with self._change_of_resources() as db:
            try:
                cursor = db.execute(
                    f"INSERT INTO resources ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                    _values(added),
                )
            except sqlite3.IntegrityError as error:
                raise ResourceAlreadyExistsException(
                    f"Another resource with Arn {resource.arn} already exists."
                ) from error
        return replace(added, seq=cursor.lastrowid or 0)

    def find(self, arn: str) -> Resource | None:
        """The resource of this ARN, or None."""
        query = f"SELECT {_COLUMNS}, seq FROM resources WHERE arn = ?"
        row = self._database.connection().execute(query, (arn,)).fetchone()
        return _resource(row) if row else None

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
        status: Status | None = None,
        failure_reason: str | None = None,
        parent: str | None = None,
        body: Mapping[str, Any] | None = None,
        private: Mapping[str, Any] | None = None,
        only_from: Iterable[Status] | None = None,
    ) -> Resource | None:
        """Change a resource in one transaction and return it; None when it is gone.

        What is None stays. `body` and `private` are merged (a value None removes the key). With
        `only_from`, nothing happens and None is returned unless the status is one of these:
        compare-and-set.
        """
        with self._change_of_resources() as db:
            found = self.find(arn)
            if found is None or (only_from is not None and found.status not in set(only_from)):
                return None
            changed = replace(
                found,
                status=status if status is not None else found.status,
                failure_reason=failure_reason or found.failure_reason,
                parent=parent if parent is not None else found.parent,
                updated=self._clock(),
                body=_merged(found.body, body),
                private=_merged(found.private, private),
            )
            db.execute(
                "UPDATE resources SET status = ?, failure_reason = ?, parent = ?, updated = ?, "
                "body = ?, private = ? WHERE arn = ?",
                (
                    changed.status,
                    changed.failure_reason,
                    changed.parent,
                    changed.updated,
                    json.dumps(changed.body),
                    json.dumps(changed.private),
                    arn,
                ),
            )
            return changed

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
        kind: ResourceKind,
        *,
        account: str | None = None,
        region: str | None = None,
        parent: str | None = None,
        dataset_group: str | None = None,
        statuses: Iterable[Status] | None = None,
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
        conditions = " AND ".join(where)
        query = f"SELECT {_COLUMNS}, seq FROM resources WHERE {conditions} ORDER BY seq LIMIT ?"
        rows = self._database.connection().execute(query, (*values, limit))
        return [_resource(row) for row in rows]

    def count(self, kind: ResourceKind, *, account: str, region: str) -> int:
        """How many resources of one kind a caller has."""
        where, values = _conditions(kind=kind, account=account, region=region)
        query = f"SELECT count(*) FROM resources WHERE {' AND '.join(where)}"
        return int(self._database.connection().execute(query, values).fetchone()[0])

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
        with self._database.transaction() as db:
            self._changing = True
            yield db
