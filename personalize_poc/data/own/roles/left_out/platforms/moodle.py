"""Tables of Moodle: the site's own course is none, and who teaches learns nothing of them.

`mdl_course` has one row for the site itself, in category 0. `mdl_role_assignments` says who has
which role in which course; `mdl_role` names the roles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence.candidate import Candidate, used
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out.platforms import moodle_contexts, moodle_log
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import folded, stems
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_COURSE = frozenset(("category", "fullname", "shortname"))
_ROLE = frozenset(("roleid", "contextid", "userid"))
_NAMED = ("role_shortname", "shortname", "archetype", "role", "rolename", "role_name")
"""Columns in which an export of the roles of people has their names in place of codes."""
_NAMES = frozenset(("id", "shortname"))
_TEACH = frozenset(("editingteacher", "teacher", "manager", "coursecreator"))
_OWN = frozenset(("editingteacher", "coursecreator"))
_ROLES = 100
"""Most roles of a site."""
_MOST = 0.3
"""Share of the people up to which some may teach."""


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
    result: Actions,
) -> tuple[list[Join], list[Guess]]:
    """Leave out the site's own course, and who teaches.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        leave_out: name of a column -> values whose rows are left out; written to.
        result: gets why, by the name of the column.
    """
    moodle_log.leave_out(connection, best, leave_out, result)
    moodle_contexts.leave_out(connection, best, leave_out, result)
    _site(connection, views, best, leave_out, result)
    user = best.roles["USER_ID"]
    own = {column.name for view in used(views, best) for column in view.columns}
    for there in views:
        names = {plain(column.name): column for column in there.columns}
        role, person = _assigned(names), names.get("userid")
        if role is None or person is None or user.view is not best.view:
            continue
        if role.name in {*own, *leave_out}:
            continue
        gone = _teaching(connection, views, there, role, person)
        if not gone:
            continue
        leave_out[role.name] = tuple(gone)
        why = _("{label} says that they teach or look after courses: {listed}.").format(
            label=there.label, listed=", ".join(gone.values())
        )
        result.told[role.name] = why
        on = {user.column.name: person.name}
        joins = [Join(there.label, on, {}, {role.name: code}) for code in gone]
        return joins, [Guess("interactions", "", there.label, role.name, "unused", 0.85, why)]
    return [], []


def _assigned(names: dict[str, ColumnProfile]) -> ColumnProfile | None:
    """The column of a table of people that says which role each has; None if it is another one.

    The names of Moodle's roles are its own words.
    """
    if names.keys() >= _ROLE:
        return names["roleid"]
    found = (names[one] for one in _NAMED if one in names)
    return next((one for one in found if _OWN.intersection(one.frequencies)), None)


def _teaching(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    there: View,
    role: ColumnProfile,
    person: ColumnProfile,
) -> dict[str, str]:
    """Code of a role of who teaches -> what it is called; {} if these are most people."""
    known = _TEACH | stems("OUTSIDERS")
    words = _roles(connection, views)
    counts = value_counts(connection, there, role)
    said = {code: words.get(code, code) for code in counts}
    gone = {code: word for code, word in said.items() if folded(word) in known}
    if not gone:
        return {}
    row = connection.execute(
        f"SELECT count(DISTINCT {sql.trimmed(person.key)}) FROM {there.profile.table.name} "
        f"WHERE {sql.any_of(sql.trimmed(role.key), tuple(gone))}"
    ).fetchone()
    return gone if row and row[0] <= _MOST * person.distinct else {}


def _roles(connection: duckdb.DuckDBPyConnection, views: list[View]) -> dict[str, str]:
    """Code of a role -> its short name, as `mdl_role` has them."""
    for view in views:
        names = {plain(column.name): column for column in view.columns}
        if names.keys() >= _NAMES and view.profile.rows <= _ROLES:
            keys = ", ".join(sql.trimmed(names[one].key) for one in ("id", "shortname"))
            rows = connection.execute(f"SELECT {keys} FROM {view.profile.table.name}").fetchall()
            found = {str(code): str(name) for code, name in rows if code and name}
            if _TEACH.intersection(map(folded, found.values())):
                return found
    return {}


def _site(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
    result: Actions,
) -> None:
    """Leave out the course that stands for the whole site."""
    item = best.roles["ITEM_ID"]
    gone: list[str] = []
    for there in views:
        names = {plain(column.name): column for column in there.columns}
        links = [one for one in item.view.links if one.table == there.label]
        if names.keys() >= _COURSE and any(one.key == item.column.key for one in links):
            rows = connection.execute(
                f"SELECT {sql.trimmed(there.columns[0].key)} FROM {there.profile.table.name} "
                f"WHERE {sql.trimmed(names['category'].key)} = '0'"
            ).fetchall()
            gone += [str(value) for (value,) in rows if value]
    count = value_counts(connection, item.view, item.column).get(gone[0], 0) if gone else 0
    if len(gone) == 1 and count:
        before = leave_out.get(item.column.name, ())
        leave_out[item.column.name] = (*before, *(one for one in gone if one not in before))
        told = ngettext(
            "{count:,} row is of the site's own course, which nobody takes.",
            "{count:,} rows are of the site's own course, which nobody takes.",
            count,
        ).format(count=count)
        before_told = result.told.get(item.column.name, "")
        result.told[item.column.name] = f"{before_told} {told}".strip()
