"""From two files to what an experiment has shown."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.data import words
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import reading
from personalize_poc.errors import BadInput
from personalize_poc.experiment.logged import counted, exposed, history, source
from personalize_poc.experiment.logged import span as experiment_span
from personalize_poc.experiment.logged.parts import Parts
from personalize_poc.experiment.logged.results import Analysis
from personalize_poc.experiment.logged.wishes import Wishes
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.tables import Reading
    from personalize_poc.experiment.logged.exposed import Exposed
    from personalize_poc.experiment.logged.source import Source

_MEMORY = "2GB"
_BITS = 22
"""Users are numbers: so many bits of them, four million, are grouped by as places in an array."""


def analyze(
    exposures: str | Path,
    outcomes: str | Path,
    *,
    before: str | Path | None = None,
    wishes: Wishes | None = None,
) -> Analysis:
    """Judge an experiment by its files.

    Args:
        exposures: one row an exposure: user, variant, perhaps time, experiment and segments.
        outcomes: one row an outcome: user, perhaps metric, time and value.
        before: outcomes from before the experiment, in the form of `outcomes`, for CUPED.
        wishes: what the person says about it.

    Raises:
        BadInput: a file cannot be read, or there is nothing to compare.
    """
    begun, said = time.perf_counter(), wishes or Wishes()
    own = before is not None and not _same(before, outcomes, said)
    tables = [("exposures", exposures), *([("before", before)] if own and before else [])]
    with ExitStack() as readings:
        opened, known = None, []
        for key, path in tables:
            opened = _opened(readings, path, said.encoding(key), opened)
            known.append(source.loaded(opened, key, path, said.asked(key)))
        # The outcomes are the largest file: what is done with them is done where they were read.
        opened = _opened(readings, outcomes, said.encoding("outcomes"), opened)
        done = source.viewed(opened, "outcomes", outcomes, said.asked("outcomes"))
        connection, (shown, *more) = opened.connection, known
        found = exposed.build(
            connection,
            shown,
            weights=said.weights,
            control=said.control,
            experiment=said.experiment,
            extra=len(said.segments),
        )
        findings = [*shown.findings, *done.findings, *found.findings]
        window = said.window * counted.DAY if said.window else None
        if before is not None and (not own or Path(before) == Path(outcomes)):
            history.refuse_timeless(done if not own else more[0], has_times=found.has_times)
        findings += counted.build(
            connection,
            done,
            has_times=found.has_times,
            window=window,
            keep_duplicates=said.keep_duplicates,
            has_history=before is not None and not own,
        )
        findings += _history(connection, more, found, said, own=before is None or own)
        span = experiment_span.found(connection, shown, done, findings)
        judged = _judged(connection, window, span, findings)
        metrics = counted.metrics(connection, done, said.metrics, findings)
        parts = Parts(connection, found, metrics, said, before is not None, span)
        results, looks = parts.results(judged, findings), parts.looks()
        segments, (days, novelty) = parts.segments(), parts.days()
        rows = sum(one.table.rows for one in (*known, done))
    name_of = said.experiment or Path(exposures).stem
    grades = list(Grade)
    return Analysis(
        name_of,
        found,
        judged,
        tuple(results),
        tuple(segments),
        tuple(looks),
        tuple(days),
        novelty,
        said.rules,
        tuple(sorted(findings, key=lambda one: grades.index(one.grade))),
        rows,
        time.perf_counter() - begun,
    )


def _opened(
    readings: ExitStack, path: str | Path, encoding: str | None, beside: Reading | None
) -> Reading:
    """Read a file into the database of another reading, or into one of its own."""
    opened = readings.enter_context(
        reading.open_source(path, in_memory=True, beside=beside, encoding=encoding)
    )
    opened.connection.execute(f"SET memory_limit = '{_MEMORY}'")
    opened.connection.execute(f"SET perfect_ht_threshold = {_BITS}")
    return opened


def _history(
    connection: duckdb.DuckDBPyConnection,
    more: Sequence[Source],
    found: Exposed,
    said: Wishes,
    *,
    own: bool,
) -> list[Finding]:
    """Make `history` of a file of its own, or of the outcomes themselves."""
    if not own:
        history.of_outcomes(connection)
    return [
        finding
        for known in more
        for finding in (
            *history.of_file(
                connection,
                known,
                has_times=found.has_times,
                keep_duplicates=said.keep_duplicates,
            ),
            *known.findings,
        )
    ]


def _same(before: str | Path, outcomes: str | Path, said: Wishes) -> bool:
    """Whether the history is the outcomes: the same file, read in the same way."""
    roles = [said.columns.get(name, {}) for name in ("before", "outcomes")]
    alike = said.encoding("before") in (None, said.encoding("outcomes"))
    return Path(before) == Path(outcomes) and roles[0] in ({}, roles[1]) and alike


def _judged(
    connection: duckdb.DuckDBPyConnection,
    window: int | None,
    span: tuple[int, int] | None,
    findings: list[Finding],
) -> int:
    """Make `judged`, the users whose outcomes are known for the whole window; how many they are."""
    if window and span is None:
        raise BadInput("A window after the exposure needs times in both files.")
    where = f"WHERE time <= {span[1] - window}" if window and span else ""
    connection.execute(
        f"CREATE TEMP VIEW judged AS SELECT * REPLACE (rowid AS user) FROM exposed {where}"
    )
    late = where.replace("time", "exposed")
    connection.execute(f"CREATE TEMP VIEW judged_events AS FROM events {late}")
    kept, every = connection.execute(
        "SELECT (SELECT count(*) FROM judged), (SELECT count(*) FROM exposed)"
    ).fetchone() or (0, 0)
    if window and kept < every:
        findings.append(
            Finding(
                "users-not-yet-complete",
                Grade.NOTE,
                ngettext(
                    "{users:,} user was exposed less than {days} before the last outcome and "
                    "counts once the window is over.",
                    "{users:,} users were exposed less than {days} before the last outcome; they "
                    "count once their window is over.",
                    every - kept,
                ).format(users=every - kept, days=words.counted(window // counted.DAY, "day")),
                count=every - kept,
            )
        )
    return int(kept)
