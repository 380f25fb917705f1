"""States of orders, flags and quantities: which rows say no interest, or that it was taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import (
    abbreviated,
    answers,
    attended,
    catch_all,
    coded,
    flag_rows,
    flags,
    hidden,
    in_words,
    initials,
    leaving,
    result_codes,
    unsaid,
)
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import Unsaid
from personalize_poc.data.own.roles.words.meanings import folded
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

KINDS = 60
"""Most values of a column of events or states."""
ENVIRONMENTS = {"env", "environment", "umgebung"}
_TESTS = {"test", "testing", "dev", "development", "staging", "stage", "qa", "sandbox",
          "preprod", "preproduction"}  # fmt: skip


def look(view: View, column: ColumnProfile, counts: dict[str, int], result: Actions) -> None:
    """Look whether a column of few values says that rows do not count."""
    said = view.hint(column.key)
    if hidden.tells(column) and (gone := hidden.unseen(column, counts)):
        what = _("whether a post is seen: it was deleted, or waits for approval")
        told = ngettext(
            "{rows:,} row of {label} is of a post that was deleted or waits for approval.",
            "{rows:,} rows of {label} are of posts that were deleted or wait for approval.",
            leaving.rows(counts, gone),
        )
        leaving.leave_told(view, column, gone, (what, told), counts, result)
        return
    if refusals := answers.refusals(view, column, counts):
        what = _("the answer to an invitation")
        told = ngettext(
            "{rows:,} row of {label} is of somebody who answered that they do not come.",
            "{rows:,} rows of {label} are of people who answered that they do not come.",
            leaving.rows(counts, refusals),
        )
        leaving.leave_told(view, column, refusals, (what, told), counts, result)
        return
    if flags.is_flag(view, column, counts) or any(attended.marked(column, counts)):
        flag_rows.look(view, column, counts, result)
        return
    if coded.leave_out(column, counts, result):
        return
    if _is_shortened(view, column, counts, result):
        return
    if errors := result_codes.failures(column, counts):
        what = _("what a system answered: 0 where it was done, or the number of an error")
        told = ngettext(
            "{rows:,} row of {label} has the number of an error: it was not done.",
            "{rows:,} rows of {label} have the number of an error: they were not done.",
            leaving.rows(counts, errors),
        )
        leaving.leave_told(view, column, errors, (what, told), counts, result)
        return
    if ENVIRONMENTS.intersection(said.tokens):
        wrong = tuple(value for value in counts if folded(value) in _TESTS)
        what = _("where an event was made: tests say nothing")
        leaving.leave(column, wrong, what, counts, result)
        return
    coded_state = said.says("status") or catch_all.are_states(view, column)
    if column.shape.kind == "integer" and coded_state and 1 < len(counts) <= 20:
        result.reasons[column.key] = _(
            "the state of an order, in codes that say nothing by themselves"
        )
        result.unknown.append(column)
        result.unsaid = Unsaid(column, counts, "state", unsaid.doubtful(counts))
        return
    if column.shape.kind not in ("decimal", "integer", "list", "text", "url"):
        in_words.look(view, column, counts, result)


def _is_shortened(
    view: View, column: ColumnProfile, counts: dict[str, int], result: Actions
) -> bool:
    """Leave out rows by states that are written in a letter, or in the first ones of a word."""
    if letters := initials.taken_back(column, counts):
        what = _("the state of an order, in a letter")
        told = ngettext(
            "{rows:,} row of {label} has the letter of “{word}”: it is read as that.",
            "{rows:,} rows of {label} have the letter of “{word}”: they are read as that.",
            leaving.rows(counts, tuple(letters)),
        )
        word = next(iter(letters.values()))
        leaving.leave_told(view, column, tuple(letters), (what, told), counts, result, word=word)
    elif short := abbreviated.undone(column, counts):
        what = _("the state of an order, in shortened words")
        told = ngettext(
            "{rows:,} row of {label} has a state that is read as a shortened word: {word}.",
            "{rows:,} rows of {label} have states that are read as shortened words: {word}.",
            leaving.rows(counts, tuple(short)),
        )
        word = ", ".join(f"{code} = {one}" for code, one in short.items())
        leaving.leave_told(view, column, tuple(short), (what, told), counts, result, word=word)
    else:
        return False
    return True


def forget_copies(view: View, result: Actions) -> None:
    """Ask about no code of a state that another column has in words: 900 is always "cancelled"."""
    told = [one for one in view.columns if one.name in result.leave_out]
    asked = [*result.unknown, *([result.unsaid.column] if result.unsaid else [])]
    for column in asked:
        same = next((one for one in told if one is not column and _says(column, one)), None)
        if same is None:
            continue
        result.reasons[column.key] = _("it says the same as {name}: they go one to one").format(
            name=same.name
        )
        result.settle(column)


def _says(column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether every value of a column comes with one of the other."""
    pairs = {(a, b) for a, b in zip(column.values, other.values, strict=True) if a}
    return len(pairs) == len({a for a, __ in pairs}) <= other.distinct


def order_of(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile
) -> ColumnProfile | None:
    """The column with the number of an order, where a state stands on one line of each only."""
    if column.fill > 0.99:
        return None
    for order in view.columns:
        near = 0.9 * column.filled <= order.distinct <= 1.1 * column.filled
        if order.moment and not order.moment.weak:
            continue  # orders have times of their own, but two may have the same one
        if order is column or not near or order.repeats < 1.02 or order.fill < 0.99:
            continue
        row = connection.execute(
            "SELECT sum(lines) FILTER (n = 1), sum(lines) FROM (SELECT count(*) AS lines, "
            f"{sql.trimmed(order.key)} AS o, count({sql.trimmed(column.key)}) AS n "
            f"FROM {view.profile.sample} WHERE o IS NOT NULL GROUP BY o)"
        ).fetchone()
        assert row is not None
        if row[0] is not None and row[0] > 0.98 * row[1]:
            return order
    return None
