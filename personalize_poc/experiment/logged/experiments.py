"""Files with several experiments: whose rows count, and who was in another one as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.errors import BadInput
from personalize_poc.experiment.statistics import fixed
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.experiment.logged.source import Source

_DEPENDENT = 0.001


def one_of(
    connection: duckdb.DuckDBPyConnection, source: Source, experiment: str | None
) -> list[Finding]:
    """Keep the rows of one experiment in `rows`; say who is in others, too, and what is in none.

    Raises:
        BadInput: there is no such experiment, or there are several and none is named.
    """
    connection.execute(f"CREATE TEMP VIEW rows AS FROM {source.name}")
    if "experiment" not in source.columns:
        if experiment is not None:
            raise BadInput(f"{source.table.label} has no column that names experiments.")
        return []
    names = [
        str(name)
        for (name,) in connection.execute(
            f"SELECT DISTINCT experiment FROM {source.name} WHERE experiment IS NOT NULL ORDER BY 1"
        ).fetchall()
    ]
    if experiment is None and len(names) == 1:
        experiment = names[0]
    if experiment not in names:
        said = f"no experiment {experiment}" if experiment else f"{len(names)} experiments"
        raise BadInput(
            f"{source.table.label} has {said}; there are {', '.join(names[:10])}.",
            _("Name the one to analyze: --experiment NAME"),
        )
    chosen = sql.quoted(experiment)
    connection.execute(
        f"CREATE OR REPLACE TEMP VIEW rows AS FROM {source.name} WHERE experiment = {chosen}"
    )
    return _lost(connection, source, experiment) + [
        one
        for other in names
        if other != experiment
        for one in _overlap(connection, source, experiment, other)
    ]


def _lost(connection: duckdb.DuckDBPyConnection, source: Source, experiment: str) -> list[Finding]:
    """Exposures that name no experiment, or this one in another writing: they do not count."""
    count, row = connection.execute(
        f"SELECT count(*), min(row) FROM {source.name} WHERE experiment IS NULL"
    ).fetchone() or (0, None)
    alike = connection.execute(
        f"""SELECT experiment, count(*), min(row) FROM {source.name}
            WHERE lower(experiment) = lower({sql.quoted(experiment)})
            AND experiment <> {sql.quoted(experiment)} GROUP BY 1 ORDER BY 3"""
    ).fetchall()
    found = []
    if count:
        told = ngettext(
            "{count:,} exposure names no experiment; it is left out.",
            "{count:,} exposures name no experiment; they are left out.",
            count,
        )
        found.append(("experiment-missing", told.format(count=count), None, count, row))
    for name, rows, first in alike:
        told = ngettext(
            "{count:,} exposure is of {name}, which is written like {experiment}; it is left out.",
            "{count:,} exposures are of {name}, which is written like {experiment}; they are left "
            "out.",
            rows,
        ).format(count=rows, name=name, experiment=experiment)
        found.append(("experiment-odd", told, name, rows, first))
    return [
        source.finding(
            code,
            Grade.WEAKENS,
            told,
            first,
            role="experiment",
            count=rows,
            value=name,
            fix=_("Write one experiment in one way, in each row."),
        )
        for code, told, name, rows, first in found
    ]


def _overlap(
    connection: duckdb.DuckDBPyConnection, source: Source, one: str, other: str
) -> list[Finding]:
    """Users of both experiments, and whether the variants depend on each other."""
    cells = connection.execute(
        f"""WITH mine AS (SELECT user, min(variant) AS variant FROM {source.name}
              WHERE experiment = {sql.quoted(one)} AND variant IS NOT NULL GROUP BY 1),
            theirs AS (SELECT user, min(variant) AS variant, min(row) AS row FROM {source.name}
              WHERE experiment = {sql.quoted(other)} AND variant IS NOT NULL GROUP BY 1)
            SELECT mine.variant, theirs.variant, count(*), min(theirs.row)
            FROM mine JOIN theirs USING (user) GROUP BY 1, 2"""
    ).fetchall()
    if not cells:
        return []
    rows, columns = (sorted({str(cell[at]) for cell in cells}) for at in (0, 1))
    counts = {(str(cell[0]), str(cell[1])): cell[2] for cell in cells}
    p = fixed.independence([[counts.get((row, col), 0) for col in columns] for row in rows])
    users = sum(counts.values())
    dependent = p < _DEPENDENT
    told = (
        _(
            "The variants depend on each other (p = {p:.2g}): the effect of one "
            "experiment is counted for the other."
        ).format(p=p)
        if dependent
        else _(
            "It is not seen that the variants depend on each other (p = {p:.2g}): "
            "then {other} adds noise but no bias, unless the two changes act on each "
            "other."
        ).format(p=p, other=other)
    )
    return [
        source.finding(
            "overlapping-experiments",
            Grade.BLOCKS if dependent else Grade.NOTE,
            ngettext(
                "{users:,} user of {one} is in {other} as well. {told}",
                "{users:,} users of {one} are in {other} as well. {told}",
                users,
            ).format(users=users, one=one, other=other, told=told),
            min(cell[3] for cell in cells),
            role="experiment",
            count=users,
            fix=_("Give each experiment a salt of its own, or exclude its users from the other.")
            if dependent
            else "",
        )
    ]
