"""From two files to what an experiment has shown."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import reading
from personalize_poc.errors import BadInput
from personalize_poc.experiment.logged import counted, exposed, history, measured, remarks, source
from personalize_poc.experiment.logged.estimates import Estimate, Result, estimate
from personalize_poc.experiment.logged.results import Analysis, Novelty, Segment
from personalize_poc.experiment.logged.wishes import Wishes
from personalize_poc.experiment.statistics import corrections, fixed
from personalize_poc.experiment.statistics.moments import cuped
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.experiment.logged.exposed import Exposed
    from personalize_poc.experiment.logged.metrics import Metric

_MEMORY = "2GB"
_BITS = 22
"""Users are numbers: so many bits of them, four million, are grouped by as places in an array."""
_MOST_SEGMENTS = 20
_FEWEST_DAYS = 4
"""Of a user, that are split into halves to look for a novelty effect."""


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
    with tempfile.TemporaryDirectory(prefix="personalize-poc-experiment-") as name:
        folder = Path(name)
        own = before is not None and not _same(before, outcomes, said)
        copies = [("exposures", exposures), *([("before", before)] if own and before else [])]
        shown, *more = [source.copied(folder, key, path, said.asked(key)) for key, path in copies]
        # The outcomes are the largest file: what is done with them is done where they were read.
        with reading.open_source(outcomes, in_memory=True) as opened:
            connection = opened.connection
            connection.execute(f"SET memory_limit = '{_MEMORY}'")
            connection.execute(f"SET perfect_ht_threshold = {_BITS}")
            shown, *more = [source.loaded(connection, folder, one) for one in (shown, *more)]
            done = source.viewed(opened, "outcomes", outcomes, said.asked("outcomes"))
            found = exposed.build(
                connection,
                shown,
                weights=said.weights,
                control=said.control,
                experiment=said.experiment,
                extra=len(said.segments),
            )
            window = said.window * counted.DAY if said.window else None
            findings = [*shown.findings, *done.findings, *found.findings]
            if before is not None and not own:
                history.refuse_timeless(done, has_times=found.has_times)
            findings += counted.build(
                connection,
                done,
                has_times=found.has_times,
                window=window,
                keep_duplicates=said.keep_duplicates,
            )
            for known in more:
                if Path(before or "") == Path(outcomes):
                    history.refuse_timeless(known, has_times=found.has_times)
                findings += history.of_file(
                    connection,
                    known,
                    has_times=found.has_times,
                    keep_duplicates=said.keep_duplicates,
                )
                findings += known.findings
            if before is not None and not own:
                history.of_outcomes(connection)
            judged = _judged(connection, window, findings)
            metrics = counted.metrics(connection, done, said.metrics, findings)
            parts = _Parts(connection, found, metrics, said, has_before=before is not None)
            results, looks = parts.results(judged, findings), parts.looks()
            segments, (days, novelty) = parts.segments(), parts.days()
            rows = sum(one.table.rows for one in (shown, done, *more))
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


def _same(before: str | Path, outcomes: str | Path, said: Wishes) -> bool:
    """Whether the history is the outcomes: the same file, read in the same way."""
    roles = [said.columns.get(name, {}) for name in ("before", "outcomes")]
    return Path(before) == Path(outcomes) and roles[0] in ({}, roles[1])


def _judged(
    connection: duckdb.DuckDBPyConnection, window: int | None, findings: list[Finding]
) -> int:
    """Make `judged`, the users whose outcomes are known for the whole window; how many they are."""
    span = measured.ends(connection)
    if window and span is None:
        raise BadInput("A window after the exposure needs times in both files.")
    where = f"WHERE time <= {span[1] - window}" if window and span else ""
    connection.execute(
        f"CREATE TEMP VIEW judged AS SELECT * REPLACE (row AS user) FROM exposed {where}"
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
                _(
                    "{users:,} users were exposed less than {days} days before the "
                    "last outcome; they count once their window is over."
                ).format(users=every - kept, days=window // counted.DAY),
                count=every - kept,
            )
        )
    return int(kept)


@dataclass
class _Parts:
    """The parts of an analysis, from the tables in a database."""

    connection: duckdb.DuckDBPyConnection
    exposed: Exposed
    metrics: Sequence[Metric]
    said: Wishes
    has_before: bool

    def results(self, judged: int, findings: list[Finding]) -> list[Result]:
        """Every metric of every treatment, with corrected p-values; guardrails at the end."""
        made = [one for metric in self._ordered() for one in self._of_metric(metric, findings)]
        rules = self.said.rules
        final = rules.planned is not None and judged >= rules.planned
        told = [replace(one, uncorrected_p=_p(one.best, final), alpha=rules.alpha) for one in made]
        deciding = [one for one in told if not one.metric.guardrail]
        corrected = corrections.METHODS[rules.correction]([one.uncorrected_p for one in deciding])
        # A guardrail is not corrected: that would make harm harder to see.
        kept = [one for one in told if one.metric.guardrail]
        return [replace(one, adjusted_p=p) for one, p in zip(deciding, corrected, strict=True)] + [
            replace(one, adjusted_p=one.uncorrected_p) for one in kept
        ]

    def _ordered(self) -> list[Metric]:
        found = sorted(self.metrics, key=lambda one: one.guardrail)
        if found[0].guardrail:
            raise BadInput("There are guardrails only.", _("Name what decides with --metric."))
        return found

    def _of_metric(self, metric: Metric, findings: list[Finding]) -> list[Result]:
        variants = measured.overall(self.connection, metric, before=self.has_before)
        names = [name for name in self.exposed.users if name in variants]
        better = cuped([variants[name] for name in names]) if self.has_before else None
        after = dict(zip(names, better.variants, strict=True)) if better else {}
        if self.has_before and better is None:
            findings.append(remarks.no_history(metric))
        found = []
        for name in self.exposed.treatments:
            raw = self._estimate(variants, name, rate=metric.is_rate)
            adjusted = self._estimate(after, name, rate=False) if better else None
            if isinstance(raw, str):
                findings.append(remarks.not_judged(metric, name, raw))
            elif raw.is_rough:
                findings.append(remarks.rough(metric, name))
            else:
                findings += remarks.skewed(metric, name, raw)
            found.append(
                Result(
                    metric,
                    name,
                    raw,
                    adjusted if isinstance(adjusted, Estimate) else None,
                    better.reduction if better else 0.0,
                )
            )
        return found

    def _estimate(
        self, variants: measured.Variants, treatment: str, *, rate: bool
    ) -> Estimate | str:
        control = self.exposed.control
        weights = dict(zip(self.exposed.users, self.exposed.weights, strict=True))
        return estimate(
            variants.get(control),
            variants.get(treatment),
            rate=rate,
            rules=self.said.rules,
            share=weights[control] + weights[treatment],
        )

    def segments(self) -> list[Segment]:
        """The first metric in each part of the users; p-values corrected over all of them."""
        metric = self._ordered()[0]
        found: list[Segment] = []
        for at, column in enumerate(self.said.segments):
            parts = measured.by_segment(self.connection, metric, f"s{at}")
            if len(parts) > _MOST_SEGMENTS:
                raise BadInput(
                    f"{column} splits the users into {len(parts):,} segments, more than "
                    f"{_MOST_SEGMENTS}: some of them differ by chance.",
                    _("Choose a column with fewer values."),
                )
            for value, variants in parts.items():
                for name in self.exposed.treatments:
                    one = self._estimate(variants, name, rate=metric.is_rate)
                    found.append(Segment(column, value, name, one))
        known = [one for one in found if isinstance(one.found, Estimate)]
        p = corrections.holm(
            [one.found.p_value for one in known if isinstance(one.found, Estimate)]
        )
        by_id = {id(one): value for one, value in zip(known, p, strict=True)}
        return [replace(one, p=by_id.get(id(one), 1.0)) for one in found]

    def looks(self) -> list[tuple[int, Estimate]]:
        """What was known after each day."""
        span = measured.ends(self.connection)
        if span is None:
            return []
        metric = self._ordered()[0]
        return self._series(measured.by_look(self.connection, metric, *span), metric)

    def days(self) -> tuple[list[tuple[int, Estimate]], Novelty | None]:
        """The difference by day since exposure, and whether it changes."""
        span = measured.ends(self.connection)
        if span is None:
            return [], None
        metric, high = self._ordered()[0], span[1]
        days = self._series(measured.by_day(self.connection, metric, high), metric)
        half = self.exposed.users[self.exposed.control] / 2
        lived = [day for day, one in days if one.control.users >= half]
        length = max(lived, default=0) // 2 * 2
        if length < _FEWEST_DAYS:
            return days, None
        return days, self._novelty(measured.halves(self.connection, high, length), length)

    def _novelty(self, halves: measured.Variants, length: int) -> Novelty | None:
        name = self.exposed.treatments[0]
        change = {variant: one.change for variant, one in halves.items()}
        told = self._estimate(change, name, rate=False)
        if isinstance(told, str):
            return None
        control, treatment = halves[self.exposed.control], halves[name]
        p = fixed.in_proportion(control, treatment)
        return Novelty(length, told, control, treatment, p)

    def _series(
        self, found: list[tuple[int, measured.Variants]], metric: Metric
    ) -> list[tuple[int, Estimate]]:
        name = self.exposed.treatments[0]
        told = [(at, self._estimate(one, name, rate=metric.is_rate)) for at, one in found]
        return [(at, one) for at, one in told if isinstance(one, Estimate)]


def _p(found: Estimate | None, final: bool) -> float:
    if found is None:
        return 1.0
    return found.p_value if final else found.always_p
