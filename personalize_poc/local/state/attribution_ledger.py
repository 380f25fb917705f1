"""The counts of metric attributions on disk, and which events and imports are in them.

Counts and the place up to which events were counted change in one transaction. So every event is
counted once, whenever the process is killed; what CloudWatch shows is made from these rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, replace

from personalize_poc.local.state.database import Database
from personalize_poc.local.state.resources import ResourceRepository
from personalize_poc.local.state.types import ResourceKind

_COLUMNS = "metric, event_type, function, source, begins, samples, total, least, most"


@dataclass(frozen=True)
class Count:
    """What one metric amounts to for one source in one window.

    window: its begin in Unix seconds. samples: events that have a value (1 when events are
    counted); total, least, most: of these values.
    """

    metric: str
    event_type: str
    function: str
    source: str
    window: int
    samples: int
    total: float
    least: float
    most: float

    def plus(self, other: Count) -> Count:
        """Both together."""
        return replace(
            self,
            samples=self.samples + other.samples,
            total=self.total + other.total,
            least=min(self.least, other.least),
            most=max(self.most, other.most),
        )


class AttributionLedger:
    """The counts in a database. `attribution` is always the sequence number of the resource."""

    def __init__(self, database: Database, resources: ResourceRepository) -> None:
        """resources: those of the same database."""
        self._database = database
        self._resources = resources

    def open(self, attribution: int) -> None:
        """Begin to count: the events that arrive from now on."""
        with self._database.transaction() as db:
            latest = db.execute("SELECT coalesce(max(seq), 0) FROM events").fetchone()[0]
            db.execute("INSERT INTO attribution_cursors VALUES (?, ?)", (attribution, latest))

    def close(self, attribution: int) -> None:
        """Forget an attribution with all that was counted for it."""
        with self._database.transaction() as db:
            for table in ("counts", "sources", "cursors", "imports"):
                db.execute(f"DELETE FROM attribution_{table} WHERE attribution = ?", (attribution,))

    def counted(self, attribution: int) -> int | None:
        """Sequence number of the last event that is counted; None when nothing is to be."""
        with self._database.transaction() as db:
            row = db.execute(
                "SELECT counted FROM attribution_cursors WHERE attribution = ?", (attribution,)
            ).fetchone()
        return row[0] if row else None

    def add_events(self, attribution: int, counts: Iterable[Count], since: int, until: int) -> bool:
        """Add the counts of the events after `since` up to `until`.

        False, and nothing is added, when others have counted in the meantime.
        """
        with self._database.transaction() as db:
            moved = db.execute(
                "UPDATE attribution_cursors SET counted = ? WHERE attribution = ? AND counted = ?",
                (until, attribution, since),
            )
            if not moved.rowcount:
                return False
            self._add(attribution, counts)
            return True

    def add_import(self, attribution: int, number: int, counts: Iterable[Count]) -> None:
        """Add the counts of an import, once: `number` is the sequence number of its job."""
        with self._database.transaction() as db:
            if self.counted(attribution) is None:
                return
            new = db.execute(
                "INSERT OR IGNORE INTO attribution_imports VALUES (?, ?)", (attribution, number)
            )
            if new.rowcount:
                self._add(attribution, counts)

    def changes(self, attribution: int, after: int = 0) -> tuple[int, list[Count]]:
        """The counts that changed after a revision, and the revision that holds now."""
        with self._database.transaction() as db:
            rows = db.execute(
                f"SELECT {_COLUMNS}, revision FROM attribution_counts "
                "WHERE attribution = ? AND revision > ? ORDER BY begins",
                (attribution, after),
            ).fetchall()
        return max((row[-1] for row in rows), default=after), [Count(*row[:-1]) for row in rows]

    def sources(self, attribution: int) -> list[str]:
        """The sources that were counted."""
        query = "SELECT source FROM attribution_sources WHERE attribution = ?"
        with self._database.transaction() as db:
            return [row[0] for row in db.execute(query, (attribution,))]

    def _add(self, attribution: int, counts: Iterable[Count]) -> None:
        counts = list(counts)
        with self._database.transaction() as db:
            query = "SELECT max(revision) FROM attribution_counts WHERE attribution = ?"
            revision = (db.execute(query, (attribution,)).fetchone()[0] or 0) + 1
            db.executemany(
                f"INSERT INTO attribution_counts (attribution, {_COLUMNS}, revision) "
                "VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET "
                "samples = samples + excluded.samples, total = total + excluded.total, "
                "least = min(least, excluded.least), most = max(most, excluded.most), "
                "revision = excluded.revision",
                [(attribution, *astuple(count), revision) for count in counts],
            )
            db.executemany(
                "INSERT OR IGNORE INTO attribution_sources VALUES (?, ?)",
                {(attribution, count.source) for count in counts},
            )

    # -- who answered --------------------------------------------------------------------------

    def remember(self, dataset_group: str, arn: str) -> None:
        """Keep the ARN of a campaign or recommender that is deleted: its answers are out."""
        with self._database.transaction() as db:
            db.execute("INSERT OR IGNORE INTO former_answerers VALUES (?, ?)", (dataset_group, arn))

    def forget_group(self, dataset_group: str) -> None:
        """Forget the former campaigns and recommenders of a dataset group."""
        with self._database.transaction() as db:
            db.execute("DELETE FROM former_answerers WHERE dataset_group = ?", (dataset_group,))

    def answerers(self, dataset_group: str) -> list[str]:
        """ARNs of all campaigns and recommenders that a dataset group has or had."""
        query = "SELECT arn FROM former_answerers WHERE dataset_group = ?"
        with self._database.transaction() as db:
            former = [row[0] for row in db.execute(query, (dataset_group,))]
        present = [
            found.arn
            for kind in (ResourceKind.CAMPAIGN, ResourceKind.RECOMMENDER)
            for found in self._resources.select(kind, dataset_group=dataset_group)
        ]
        return [*former, *present]
