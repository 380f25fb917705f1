"""Tables of MediaWiki: robots, editors without an account, and pages that are no articles.

`user_groups` says who is a robot. `actor` has a row for every address from which somebody edited
who had not signed in. `page_namespace` is 0 for what a wiki is made for; other pages are talks,
files, templates and pages of users.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_SYSTEM = "MediaWiki"
_BOT = "bot"
_MAIN = "0"


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
    result: Actions,
) -> tuple[list[Join], list[Guess]]:
    """Leave out edits by robots and by addresses, and those of pages that are no articles.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        leave_out: name of a column -> values whose rows are left out; written to.
        result: gets why, by the name of the column.
    """
    known, user, item = best.view.known, best.roles["USER_ID"], best.roles["ITEM_ID"]
    if known is None or not known.system.name.startswith(_SYSTEM) or user.link or item.link:
        return [], []
    joins: list[Join] = []
    guesses: list[Guess] = []

    def add(there: View, on: dict[str, str], column: str, gone: tuple[str, ...], why: str) -> None:
        leave_out[column] = gone
        result.told[column] = why
        guesses.append(Guess("interactions", "", there.label, column, "unused", 0.9, why))
        joins.append(Join(there.label, on, {}))

    if actor := _table(views, "actor_id", "actor_user", "actor_name"):
        on = {user.column.name: _name(actor, "actor_id")}
        why = _("{label} has an address in place of an account for them.").format(label=actor.label)
        add(actor, on, _name(actor, "actor_user"), ("",), why)
    groups = _table(views, "ug_user", "ug_group")
    if groups and _has(connection, groups, "ug_group", _BOT):
        start = _name(actor, "actor_user") if actor else user.column.name
        name = _name(groups, "ug_group")
        why = _("{label} says that they are robots.").format(label=groups.label)
        add(groups, {start: _name(groups, "ug_user")}, name, (_BOT,), why)
        joins[-1] = Join(groups.label, joins[-1].on, {}, {name: _BOT})
    if page := _table(views, "page_id", "page_namespace", "page_title"):
        spaces = value_counts(connection, page, page.column(_key(page, "page_namespace")))
        gone = tuple(one for one in spaces if one != _MAIN)
        if gone and _MAIN in spaces:
            why = _("These pages are no articles: talks, pages of users, files and so on.")
            on = {item.column.name: _name(page, "page_id")}
            add(page, on, _name(page, "page_namespace"), gone, why)
    return joins, guesses


def _table(views: list[View], *names: str) -> View | None:
    """The table that has columns of these names."""
    found = (view for view in views if {plain(one.name) for one in view.columns}.issuperset(names))
    return next(found, None)


def _key(view: View, name: str) -> str:
    return next(one.key for one in view.columns if plain(one.name) == name)


def _name(view: View, name: str) -> str:
    return view.column(_key(view, name)).name


def _has(connection: duckdb.DuckDBPyConnection, view: View, name: str, value: str) -> bool:
    row = connection.execute(
        f"SELECT count(*) FROM {view.profile.table.name} WHERE {sql.trimmed(_key(view, name))} = ?",
        [value],
    ).fetchone()
    return bool(row and row[0])
