"""Heads of documents that say which lines do not count, where nothing else of them is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.event_kinds import below_zero_codes
from personalize_poc.data.own.roles.evidence.candidate import Candidate, used
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.left_out.documents.joined import states_of
from personalize_poc.data.own.roles.links import drafts, further
from personalize_poc.data.own.roles.links.drafts import Drafts
from personalize_poc.data.own.roles.states import dated
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb


def states(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
    here: Actions,
) -> tuple[list[Join], list[Guess]]:
    """Join the tables of orders that say which were cancelled, where lines have all roles.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        leave_out: name of a column -> values whose rows are left out; written to.
        here: what was found of the interactions; gets why rows are left out.
    """
    by_label = {view.label: view for view in views}
    own = {column.name for view in used(views, best) for column in view.columns}
    joins: list[Join] = []
    guesses: list[Guess] = []
    coded: set[str] = set()
    for link in (*further.by_name(best.view, by_label), *best.view.compounds):
        there = by_label[link.table]
        if not _is_head(best, link, there) or any(one.file == link.table for one in joins):
            continue
        if there.label == here.explained:
            continue  # a list of kinds, by which rows are left out already
        one_a_row = there.is_named_by(link)
        key = there.column(link.there)
        # A few drafts among very many orders leave their ids nearly as good as unique.
        whole = bool(link.more) or key.distinct >= key.filled
        beside = None if whole else drafts.find(connection, best.view, link, there)
        if not (one_a_row or beside):
            continue
        found = here.beside[there.label] = states_of(connection, views, there, {link.there})
        _never_done(there, found)
        below_zero_codes.of_head(connection, best, link, there, here, found)
        told = [
            column
            for column in there.columns
            if column.name in found.leave_out
            and column.name not in own
            and column.key not in found.returns
            and (column.name not in leave_out or _is_coded(column, found, coded))
        ]
        if not told:
            continue
        coded |= {one.name for one in told if one.key in found.settled}
        for name, why in found.told.items():
            before = here.told.get(name, "")
            here.told[name] = f"{before} {why}".strip() if before not in why else why
        here.unpaid.update(found.unpaid)
        for one in told:
            both = (*leave_out.get(one.name, ()), *found.leave_out[one.name])
            leave_out[one.name] = tuple(dict.fromkeys(both))
        joins.append(_join(best, link, there, beside))
        _without_drafts(connection, best, beside, told, leave_out, here)
        guesses += [
            Guess("interactions", "", there.label, one.name, "unused", 0.9,
                  found.reasons.get(one.key, ""))
            for one in told
        ]  # fmt: skip
    return joins, guesses


def _join(best: Candidate, link: Link, there: View, beside: Drafts | None) -> Join:
    """The join with heads, of which only the live ones are meant."""
    on = best.view.on(link, there)
    if beside is None:
        return Join(there.label, on, {})
    return Join(there.label, {**on, **beside.on}, {}, {beside.version.name: beside.live})


def _without_drafts(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    beside: Drafts | None,
    told: list[ColumnProfile],
    leave_out: dict[str, tuple[str, ...]],
    here: Actions,
) -> None:
    """Leave out lines of drafts: a live head has a state, and they find none."""
    column = next((one for one in told if one.fill == 1), None)
    if beside is None or beside.here is None or column is None:
        return
    counts = value_counts(connection, best.view, beside.here)
    rows = sum(n for version, n in counts.items() if version != beside.live)
    if rows:
        here.live[beside.here.key] = beside.live
        leave_out[column.name] = (*leave_out[column.name], "")
        why = ngettext(
            "{rows:,} row is a line of a draft of an order, which has it once more: its {name} "
            "is not {live}, and no state is looked up for it.",
            "{rows:,} rows are lines of a draft of an order, which has them once more: their "
            "{name} is not {live}, and no state is looked up for them.",
            rows,
        ).format(rows=rows, name=beside.here.name, live=beside.live)
        here.tell(column.name, why)


def _is_coded(column: ColumnProfile, found: Actions, coded: set[str]) -> bool:
    """Whether values are codes of one table in both tables that have a column of this name.

    A mapping leaves out by names of columns. Words such as "closed" may mean two things.
    """
    return column.key in found.settled and column.name in coded


def _never_done(there: View, found: Actions) -> None:
    """Leave out what a flag says never came about, if these rows lack a time besides."""
    flag = found.unsaid
    if flag is None or flag.column.shape.kind != "boolean" or flag.column.name in found.leave_out:
        return
    if set(flag.doubtful) <= set(dated.lacking(there, flag.column)):
        found.leave_out[flag.column.name] = flag.doubtful
        rows = sum(flag.counts[value] for value in flag.doubtful)
        why = ngettext(
            "{rows:,} row of {label} never came about, and lacks the time of it.",
            "{rows:,} rows of {label} never came about, and lack the time of it.",
            rows,
        ).format(rows=rows, label=there.label)
        found.told[flag.column.name] = found.reasons[flag.column.key] = why
        found.settle(flag.column)


def _is_head(best: Candidate, link: Link, there: View) -> bool:
    """Whether a column surely names the document that a row is a line of."""
    roles = best.taken(best.view)
    column, known = best.view.column(link.key), best.view.documents or ()
    called = best.view.hint(link.key).about("order")
    document = link.key in known or (called and not (known and column.is_unique))  # of a line
    return (
        document
        and link.key not in roles
        and link.share > SURE
        and not link.form
        and there.kind not in ("user", "item", "lookup")
        and all(link.table != one.table for one in best.links)
    )
