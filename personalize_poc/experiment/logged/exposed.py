"""Who was exposed to which variant, and since when: one row a user, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.words import counted
from personalize_poc.errors import BadInput
from personalize_poc.experiment.logged import arrays, clocks, experiments
from personalize_poc.experiment.statistics import fixed
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.experiment.logged.source import Source

_TINY = 0.05
"""Of the mean size: a variant that has fewer users is none, unless its weight says so."""
CONTROLS = ("control", "a", "0", "baseline", "off")
"""Names by which a control is known when nobody says which it is."""


@dataclass(frozen=True)
class Exposed:
    """The users of an experiment; they stand in the table `exposed` (user, variant, time, s0, …).

    Attributes:
        users: of each variant, the control first.
        weights: planned for each, in the same order; they sum to 1.
        has_times: whether it is known since when.
        findings: what was wrong.
    """

    users: Mapping[str, int]
    weights: tuple[float, ...]
    has_times: bool
    findings: tuple[Finding, ...]

    @property
    def control(self) -> str:
        """The name of the control."""
        return next(iter(self.users))

    @property
    def treatments(self) -> tuple[str, ...]:
        """The other names."""
        return tuple(self.users)[1:]

    @property
    def mismatch(self) -> float:
        """The p-value of the sample ratio."""
        return fixed.sample_ratio(list(self.users.values()), self.weights)


def build(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    *,
    weights: Mapping[str, float] | None,
    control: str | None,
    experiment: str | None,
    extra: int = 0,
) -> Exposed:
    """Make the table `exposed` from the table of a file.

    Args:
        connection: has the table of the source.
        source: the file of exposures.
        weights: variant -> share, summing to 1; None: all variants that there are, alike.
        control: its name; None to find it by its name.
        experiment: whose rows count, where a file has several.
        extra: how many columns s0, s1, … there are.

    Raises:
        BadInput: no control can be told, fewer than two variants have users, or several
            experiments are in the file and none is named.
    """
    findings = list(experiments.one_of(connection, source, experiment))
    findings += _without_variant(connection, source, weights)
    has_times = "time" in source.columns
    _first_of_each(connection, has_times, extra)
    findings += _in_two(connection, source)
    found = connection.execute("SELECT variant, count(*) FROM exposed GROUP BY 1 ORDER BY 1")
    sizes: dict[str, int] = dict(found.fetchall())
    if len(sizes) == 1 and not weights:
        raise BadInput(f"{source.table.label} has one variant only: there is nothing to compare.")
    first = _control(sizes, weights, control)
    order = [first, *(name for name in (weights or sizes) if name != first)]
    empty = [name for name in order if not sizes.get(name)]
    if empty:
        raise BadInput(
            f"{source.table.label} has no user of {empty[0]}: there is nothing to compare."
        )
    shares = weights or dict.fromkeys(order, 1 / len(order))
    if weights is None:
        findings += _odd_names(connection, source, {name: sizes[name] for name in order})
    if not has_times:
        findings.append(_timeless(source))
    elif clocks.has_days_only(connection, "exposed"):
        findings.append(_in_days(source))
    return Exposed(
        {name: sizes[name] for name in order},
        tuple(shares[name] for name in order),
        has_times,
        tuple(findings),
    )


def _without_variant(
    connection: duckdb.DuckDBPyConnection, source: Source, weights: Mapping[str, float] | None
) -> list[Finding]:
    """Rows whose variant is missing or not one of those that were planned."""
    found = []
    known = "true" if weights is None else sql.any_of("variant", tuple(weights))
    kinds: tuple[tuple[str, str, Callable[[int], str]], ...] = (
        (
            "variant-missing",
            "variant IS NULL",
            lambda n: ngettext(
                "{count:,} exposure of {users} names no variant; it is left out.",
                "{count:,} exposures of {users} name no variant; they are left out.",
                n,
            ),
        ),
        (
            "variant-unknown",
            f"NOT {known}",
            lambda n: ngettext(
                "{count:,} exposure of {users} names a variant that was not planned; it is left "
                "out.",
                "{count:,} exposures of {users} name a variant that was not planned; they are left "
                "out.",
                n,
            ),
        ),
    )
    for code, where, what in kinds:
        count, users, row, value = connection.execute(
            f"SELECT count(*), count(DISTINCT user), min(row), arg_min(variant, row) FROM rows "
            f"WHERE {where}"
        ).fetchone() or (0, 0, None, None)
        if count:
            found.append(
                source.finding(
                    code,
                    Grade.WEAKENS,
                    what(count).format(count=count, users=counted(users, "user")),
                    row,
                    role="variant",
                    count=count,
                    value=value,
                    fix=_(
                        "If one variant loses more users than another, the "
                        "comparison is biased: find out where the name got lost."
                    ),
                )
            )
    connection.execute(
        f"CREATE TEMP VIEW exposures_of_known AS FROM rows WHERE variant IS NOT NULL AND {known}"
    )
    return found


def _first_of_each(connection: duckdb.DuckDBPyConnection, has_times: bool, extra: int) -> None:
    # Who has two variants counts in none, so any of them does; segments are those of the first row.
    order = "(time, row)" if has_times else "row"
    segments = "".join(f", arg_min(s{at}, {order}) AS s{at}" for at in range(extra))
    # All that follows is grouped by variant: names as texts would take a third longer.
    connection.execute(
        """CREATE TEMP TYPE names AS ENUM
           (SELECT DISTINCT variant FROM exposures_of_known ORDER BY 1)"""
    )
    time = "time" if has_times else "NULL::BIGINT"
    # Most logs have one row a user; to group a million rows of one each takes long.
    if arrays.repeated(connection, "SELECT hash(user) AS key FROM exposures_of_known"):
        chosen = f"""min(variant::names) AS variant, min({time}) AS time, min(row) AS row,
            min(variant::names) <> max(variant::names) AS in_two{segments}"""
        grouped = "GROUP BY user"
    else:
        alone = "".join(f", s{at}" for at in range(extra))
        chosen = f"variant::names AS variant, {time} AS time, row, false AS in_two{alone}"
        grouped = ""
    connection.execute(
        f"CREATE TEMP TABLE exposed AS SELECT user, {chosen} FROM exposures_of_known {grouped}"
    )


def _in_two(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    count, row, user, all_users = connection.execute(
        """SELECT count(*) FILTER (in_two), min(row) FILTER (in_two),
           arg_min(user, row) FILTER (in_two), count(*) FROM exposed"""
    ).fetchone() or (0, None, None, 0)
    if not count:
        return []
    connection.execute("DELETE FROM exposed WHERE in_two")
    grade = Grade.BLOCKS if count > 0.01 * all_users else Grade.WEAKENS
    return [
        source.finding(
            "user-in-two-variants",
            grade,
            ngettext(
                "{count:,} of {all_users:,} users saw more than one variant and counts in none.",
                "{count:,} of {all_users:,} users saw more than one variant; they count in none.",
                count,
            ).format(count=count, all_users=all_users),
            row,
            role="user",
            count=count,
            value=user,
            fix=_(
                "Assign by a hash of the user id and the experiment's name, not "
                "by request or device. More than 1% of such users say that the "
                "assignment does not hold."
            ),
        )
    ]


def _odd_names(
    connection: duckdb.DuckDBPyConnection, source: Source, sizes: Mapping[str, int]
) -> list[Finding]:
    """Variants that nobody planned, by their looks: names written in two ways, and tiny ones."""
    usual = sum(sizes.values()) / len(sizes)
    found = []
    for name, users in sizes.items():
        alike = [one for one in sizes if one != name and _bare(one) == _bare(name)]
        if users > _TINY * usual and not any(sizes[one] >= users for one in alike):
            continue
        row = connection.execute(
            f"SELECT min(row) FROM exposed WHERE variant = {sql.quoted(name)}"
        ).fetchone()
        what = _(" It is written like {alike}.").format(alike=alike[0]) if alike else ""
        found.append(
            source.finding(
                "variant-odd",
                Grade.WEAKENS,
                ngettext(
                    "{users:,} user has the variant {name}.{what}",
                    "{users:,} users have the variant {name}.{what}",
                    users,
                ).format(users=users, name=name, what=what),
                row[0] if row else None,
                role="variant",
                count=users,
                value=name,
                fix=_("Name the planned variants with --weights, or write one variant in one way."),
            )
        )
    return found


def _bare(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _control(
    sizes: Mapping[str, int], weights: Mapping[str, float] | None, control: str | None
) -> str:
    names: Sequence[str] = list(weights or sizes)
    if control is not None:
        if control not in names:
            raise BadInput(f"There is no variant {control}; there are {', '.join(names)}.")
        return control
    known = [name for name in names if name.lower() in CONTROLS]
    if len(known) != 1:
        raise BadInput(
            f"Which variant is the control? There are {', '.join(names) or 'none'}.",
            _("Say it with --control NAME."),
        )
    return known[0]


def _in_days(source: Source) -> Finding:
    return source.finding(
        "exposures-in-days",
        Grade.NOTE,
        _(
            "Exposures have days and no hours: outcomes of the day of the exposure count, also if "
            "they came before it."
        ),
        role="time",
    )


def _timeless(source: Source) -> Finding:
    return source.finding(
        "exposures-without-times",
        Grade.NOTE,
        _(
            "Exposures have no times: outcomes from before cannot be told apart, and "
            "neither looks over time nor a novelty effect can be seen."
        ),
    )
