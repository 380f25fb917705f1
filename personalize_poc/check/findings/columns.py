"""What the fields of a data set hold: counted in one SELECT for each data set, and one for values.

What costs much (distinct values, quantiles) is read from every n-th row of large data; what a
finding counts is exact. Nothing depends on the order of threads: the same data has the same figures
in each run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from personalize_poc.check.findings.scan import Scan, quoted
from personalize_poc.data.own.canonical import Field, Relation

SAMPLED_ROWS = 500_000
"""Up to so many rows distinct values are exact to about 2 %, and quantiles exact; above, both are
of a sample."""
EXACT_ROWS = 100_000
"""Up to so many rows distinct values are counted one by one."""
QUANTILES = (0.01, 0.25, 0.5, 0.75, 0.99)
FEW_VALUES = 20_000
"""Values of a field are listed up to so many distinct ones."""
_NAMED = 5
"""So many columns are named where many are told of."""


@dataclass(frozen=True)
class Profile:
    """What one field holds.

    Attributes:
        relation, field: whose profile it is.
        rows: of the data set.
        filled: rows with a value.
        distinct: how many values differ; to about 2 % where not `exact`.
        longest: the longest text, in bytes; 0 for numbers.
        quantiles: 1, 25, 50, 75 and 99 % of a number; () for texts and empty fields.
        minimum, maximum: of a number.
        damaged: rows with a text that cannot be read as the field's type.
        mean: of a number, to six digits.
        exact: whether `distinct` was counted one by one.
    """

    relation: Relation
    field: Field
    rows: int
    filled: int
    distinct: int
    longest: int = 0
    quantiles: tuple[float, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    damaged: int = 0
    mean: float | None = None
    exact: bool = True

    @property
    def share(self) -> float:
        """Rows with a value, as a share."""
        return self.filled / self.rows if self.rows else 0.0

    @property
    def is_metadata(self) -> bool:
        """Whether recipes could learn from it beside ids, times and event types."""
        return self.field.kind in METADATA


METADATA = ("categorical", "list", "number", "text", "other")
"""Kinds of fields whose values describe an item, a user or an event."""
RESERVED = {
    "EVENT_TYPE",
    "EVENT_VALUE",
    "IMPRESSION",
    "RECOMMENDATION_ID",
    "EVENT_ATTRIBUTION_SOURCE",
}
_CORE = ("USER_ID", "ITEM_ID", "TIMESTAMP")


def profiles(scan: Scan, relation: Relation) -> list[Profile]:
    """Profiles of all fields of a data set, in their order; worked out once."""
    key = f"profiles of {relation.section}"
    if key not in scan.kept:
        scan.kept[key] = _profiles(scan, relation)
    found: list[Profile] = scan.kept[key]
    return found


def metadata(scan: Scan) -> list[Profile]:
    """Profiles of all fields that describe something, of all data sets."""
    return [
        one
        for relation in scan.canonical.relations
        for one in profiles(scan, relation)
        if one.is_metadata and one.field.name not in RESERVED and one.field.column
    ]


def some(names: Sequence[str]) -> str:
    """Names of columns in a sentence: the first ones of many."""
    return ", ".join(names if len(names) <= _NAMED else [*names[:_NAMED], "…"])


def _profiles(scan: Scan, relation: Relation) -> list[Profile]:
    fields = relation.fields
    (rows,) = scan.one(f"SELECT count(*) FROM {relation.name}")
    whole, rough = ["count(*)"], ["count(*)"]
    different = "count(DISTINCT {})" if rows <= EXACT_ROWS else "approx_count_distinct({})"
    for field in fields:
        name, text = quoted(field.name), field.type == "string"
        number = field.type not in ("string", "boolean")
        # Ids and times of interactions are counted already, in `check_events`.
        known = relation is scan.events and field.name in _CORE
        whole.append("0" if known else f"count({name})")
        whole.append(f"max(strlen({name}))" if text and not known else "0")
        bounds = number and not known
        whole += [f"{how}({name})::DOUBLE" if bounds else "NULL" for how in ("min", "max", "avg")]
        typed = not text and not known and bool(field.column)
        whole.append(f"count({quoted('raw_' + field.name)})" if typed else "0")
        rough.append("0" if known else different.format(name))
        quantiles = f"quantile_disc({name}::DOUBLE, {list(QUANTILES)})"
        rough.append(quantiles if bounds else "NULL")
    counts = scan.one(f"SELECT {', '.join(whole)} FROM {relation.name}")
    every = max(1, rows // SAMPLED_ROWS)
    some = f" WHERE row % {every} = 0" if every > 1 else ""
    about = scan.one(f"SELECT {', '.join(rough)} FROM {relation.name}{some}")
    made = []
    for index, field in enumerate(fields):
        numbers = counts[1 + 6 * index : 7 + 6 * index]
        made.append(
            _profile(scan, relation, field, rows, numbers, about[1 + 2 * index : 3 + 2 * index])
        )
    return made


def _profile(
    scan: Scan,
    relation: Relation,
    field: Field,
    rows: int,
    counts: tuple[Any, ...],
    about: tuple[Any, ...],
) -> Profile:
    filled, longest, minimum, maximum, mean, texts = counts
    distinct, quantiles = about
    exact = rows <= EXACT_ROWS
    if relation is scan.events and field.name in _CORE:
        if field.name == "TIMESTAMP":
            different = "count(DISTINCT t)" if exact else "approx_count_distinct(t)"
            filled, distinct = scan.one(f"SELECT count(t), {different} FROM check_events")
            minimum, maximum = scan.span or (None, None)
        else:
            filled, exact = scan.filled(field.name), True
            distinct = scan.users if field.name == "USER_ID" else scan.items
    return Profile(
        relation,
        field,
        rows,
        int(filled),
        min(int(distinct or 0), int(filled)),
        int(longest or 0),
        tuple(quantiles or ()),
        minimum,
        maximum,
        max(0, int(texts) - int(filled)),
        # The last digits of a sum depend on the order in which threads add.
        None if mean is None else float(f"{mean:.6g}"),
        exact,
    )


def values(scan: Scan, relation: Relation, name: str) -> list[tuple[str, int, int]]:
    """Values of a text field with their rows and their first row, most frequent first.

    Of fields with lists these are the members of the lists. There are none if a field has too many.
    """
    key = f"values of {relation.section}.{name}"
    if key not in scan.kept:
        scan.kept[key] = _values(scan, relation, name)
    found: list[tuple[str, int, int]] = scan.kept[key]
    return found


def _values(scan: Scan, relation: Relation, name: str) -> list[tuple[str, int, int]]:
    field = relation.field(name)
    assert field is not None
    profile = next(one for one in profiles(scan, relation) if one.field.name == name)
    if field.type != "string" or profile.distinct > FEW_VALUES:
        return []
    whole = (
        f"SELECT {quoted(name)} AS value, count(*) AS n, min(row) AS row FROM {relation.name} "
        f"WHERE {quoted(name)} IS NOT NULL GROUP BY 1"
    )
    if field.kind == "list":
        whole = (
            f"SELECT value, sum(n)::BIGINT AS n, min(row) AS row FROM (SELECT "
            f"unnest(list_distinct(string_split(value, '|'))) AS value, n, row FROM ({whole})) "
            f"WHERE value <> '' GROUP BY 1"
        )
    return scan.all(f"{whole} ORDER BY n DESC, value")
