"""What is written otherwise: ids, event types and categories, as tables before -> after.

The rules are those of the findings (`findings.likeness`, `findings.events`, `findings.spelling`),
so that cleaned data has none of them.
"""

from __future__ import annotations

from personalize_poc.check.cleaning import reasons
from personalize_poc.check.findings import (
    amounts,
    cases,
    columns,
    events,
    likeness,
    spelling,
    telephones,
)
from personalize_poc.check.findings.scan import Scan, literal, quoted
from personalize_poc.data import one_line
from personalize_poc.data.one_line import in_one_line
from personalize_poc.data.own.canonical import Field, Relation

IDS = {"USER_ID": "users", "ITEM_ID": "items"}


def prepare(scan: Scan) -> None:
    """Make the tables `clean_ids` and `clean_values`."""
    run = scan.canonical.connection.execute
    run(
        "CREATE OR REPLACE TEMP TABLE clean_ids "
        "(section VARCHAR, field VARCHAR, before VARCHAR, after VARCHAR, reason VARCHAR)"
    )
    run(
        "CREATE OR REPLACE TEMP TABLE clean_values "
        "(section VARCHAR, field VARCHAR, before VARCHAR, after VARCHAR)"
    )
    for name, key in IDS.items():
        _ids_of_interactions(scan, name, key)
        if _catalogue(scan, key):
            run(
                f"INSERT INTO clean_ids SELECT '{key}', '{name}', id, whole, '{reasons.ZEROS}' "
                f"FROM ({likeness.lost_zeros_in_catalogue(key)})"
            )
    _values(scan)


def _catalogue(scan: Scan, key: str) -> Relation | None:
    return scan.canonical.items if key == "items" else scan.canonical.users


def _ids_of_interactions(scan: Scan, name: str, key: str) -> None:
    """Telephones first, zeros, the catalogue's form, then the most frequent case."""
    run = scan.canonical.connection.execute
    into = f"INSERT INTO clean_ids SELECT 'interactions', '{name}', id,"
    known = "SELECT before FROM clean_ids WHERE section = 'interactions' AND field = " + f"'{name}'"
    if key == "users" and (spelled := telephones.others(scan)):
        run(
            f"{into} after, '{reasons.SPELLING}' FROM (SELECT unnest(?) AS id, unnest(?) AS after)",
            [[one.before for one in spelled], [one.after for one in spelled]],
        )
    run(
        f"{into} whole, '{reasons.ZEROS}' FROM ({likeness.lost_zeros(scan, key)}) "
        f"WHERE id NOT IN ({known})"
    )
    there = _catalogue(scan, key)
    if there is not None:
        run(
            f"{into} whole, '{reasons.FORM}' FROM ({likeness.same_but_form(key)}) "
            f"WHERE id NOT IN ({known})"
        )
    if not cases.mixes_case(scan, f"check_{key}"):
        free = f"SELECT * FROM check_{key} WHERE id NOT IN ({known})"
        if there is not None:
            free += f" AND id NOT IN (SELECT id FROM check_known_{key})"
        run(
            f"{into} best, '{reasons.CASE}' FROM (SELECT id, first_value(id) OVER "
            f"(PARTITION BY lower(id) ORDER BY n DESC, row) AS best FROM ({free})) WHERE id <> best"
        )


def _values(scan: Scan) -> None:
    changed = [
        ("interactions", "EVENT_TYPE", before, after)
        for before, after in events.spellings(scan).items()
    ]
    for one in columns.metadata(scan):
        changed += [
            (one.relation.section, one.field.name, before, after)
            for before, after in spelling.alike(scan, one).items()
        ]
    if changed:
        scan.canonical.connection.execute(
            "INSERT INTO clean_values SELECT unnest(?), unnest(?), unnest(?), unnest(?)",
            [list(column) for column in zip(*changed, strict=True)],
        )


def fixed(scan: Scan, table: str, section: str) -> set[str]:
    """Fields of a data set of which some values are written otherwise."""
    rows = scan.all(f"SELECT DISTINCT field FROM {table} WHERE section = ?", [section])
    return {name for (name,) in rows}


def source(scan: Scan, relation: Relation) -> str:
    """SQL: what `expression` reads from: the relation as `e`, with what replaces ids and values."""
    section = relation.section
    ids_of = [
        f"LEFT JOIN (SELECT before, after, reason FROM clean_ids WHERE section = '{section}' "
        f"AND field = '{name}') id_{name} ON id_{name}.before = e.{name}"
        for name in sorted(fixed(scan, "clean_ids", section))
    ]
    values_of = [
        f"CROSS JOIN (SELECT map(list(before), list(after)) AS m FROM clean_values WHERE "
        f"section = '{section}' AND field = {literal(name)}) {quoted('value_' + name)}"
        for name in sorted(fixed(scan, "clean_values", section))
    ]
    return " ".join([f"{relation.name} e", *ids_of, *values_of])


def expression(scan: Scan, relation: Relation, field: Field) -> str:
    """SQL: a field as it is written, from `source`."""
    name, section = field.name, relation.section
    raw, values = f"e.{quoted(name)}", quoted(f"value_{name}")
    if name in IDS:
        other = name in fixed(scan, "clean_ids", section)
        return f"coalesce(id_{name}.after, {raw})" if other else raw
    if field.type != "string":
        return raw
    plain = in_one_line(raw) if name in broken(scan, relation) else raw
    # Values are compared as they stand in the file, with their line breaks.
    if name in fixed(scan, "clean_values", section):
        if field.kind == "list":
            members = (
                f"list_transform(string_split({raw}, '|'), "
                f"lambda x: coalesce({values}.m[x], {in_one_line('x')}))"
            )
            first = f"list_filter({members}, lambda x, k: list_position({members}, x) = k)"
            plain = f"array_to_string({first}, '|')"
        else:
            plain = f"coalesce({values}.m[{raw}], {plain})"
    longest = next(
        one.longest for one in columns.profiles(scan, relation) if one.field.name == name
    )
    return within_limit(field, plain) if longest > limit(field) else plain


def broken(scan: Scan, relation: Relation) -> set[str]:
    """Text fields of a data set with line breaks in a value; worked out once."""
    key = f"line breaks of {relation.section}"
    if key not in scan.kept:
        names = [f.name for f in relation.fields if f.type == "string" and f.name not in IDS]
        parts = [one_line.some_broken(quoted(name)) for name in names]
        there = scan.one(f"SELECT {', '.join(parts)} FROM {relation.name}") if parts else ()
        scan.kept[key] = {name for name, some in zip(names, there, strict=True) if some}
    found: set[str] = scan.kept[key]
    return found


def limit(field: Field) -> int:
    """Characters that the service takes in a text field."""
    return amounts.LONGEST_TEXT if field.kind == "text" else amounts.LONGEST_VALUE


def within_limit(field: Field, value: str) -> str:
    """SQL: a text within the limit; lists end with a whole member."""
    most = limit(field)
    cut = f"left({value}, {most})"
    if field.kind in ("list", "impressions"):
        cut = rf"left(regexp_replace(left({value}, {most + 1}), '\|[^|]*$', ''), {most})"
    return f"CASE WHEN length({value}) > {most} THEN {cut} ELSE {value} END"
