"""What happened in a row: the kind of event, and what other columns say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import spelled_yes_no
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import (
    coded_kinds,
    event_column,
    fiscal_operations,
    many_kinds,
    still_open,
)
from personalize_poc.data.own.roles.evidence import kind_columns
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import (
    abbreviated,
    applications,
    attended,
    below_zero,
    catch_all,
    children,
    coded,
    dated,
    deals,
    flags,
    given,
    hidden,
    hirings,
    leaving,
    made_by_tests,
    of_nothing,
    remarks,
    result_codes,
    states,
    unsaid,
)
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words import bookings, movements
from personalize_poc.data.own.roles.words.meanings import (
    is_event,
    is_negative,
    is_state,
    stems,
)
from personalize_poc.data.own.sql import NOTHING
from personalize_poc.data.own.tables import DEED
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

_SAME = 0.8
"""From here on a flag is one of the user or the item, and says nothing of single rows.

A product that is hidden by now was wanted by those who chose it all the same."""

_TWO = 2
_FIELDS = "object"
"""Of texts that hold JSON objects: they say several things, each of which is a column as well."""
_NO_MATTER = 0.02
"""Share of rows up to which nobody is asked whether they count."""


def find(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    taken: set[str],
    pair: tuple[str, str] | None = None,
    answer: str = "",
) -> Actions:
    """Find the columns that say what happened.

    Args:
        connection: where the table is.
        view: the table.
        taken: keys of the columns that have a role already.
        pair: keys of the columns of user and item, if both stand in this table.
        answer: key of the column of what the user answered, where rows put something before it.
    """
    result = Actions(answer=answer)
    open_ones = [column for column in view.columns if column.key not in taken and column.filled]
    few = [column for column in open_ones if column.distinct <= states.KINDS and not column.moment]
    few = [column for column in few if column.shape.kind != _FIELDS and _promises(view, column)]
    values = {column.key: _values(connection, view, column) for column in few}
    values |= (many := many_kinds.counted(connection, view, open_ones, pair))
    few += [column for column in open_ones if column.key in many]
    event_column.take(view, few, values, pair[1] if pair else None, result)
    _ask_of_events(connection, view, result, pair)
    of_rows = [one for one in open_ones if not pair or view.goes_with(pair[1], one.key) <= _SAME]
    for column in of_rows:
        if column.key in values and column is not result.event:
            states.look(view, column, values[column.key], result)
            given.leave_out(view, column, values[column.key], result)
    for column in of_rows:
        below_zero.returns(connection, view, column, result)
        of_nothing.leave_out(connection, view, column, result)
        dated.leave_out(view, column, result)
        fiscal_operations.leave_out(connection, view, column, result)
        if column.key not in result.reasons and flags.says_why(view, column):
            kept = applications.are_given_for(view, column, values)
            leaving.leave_reasons(column, _values(connection, view, column), result, kept)
        if not _is_known(column, result):
            _look_at_marks(connection, view, column, pair, result)
    for column in open_ones:
        listed = column.name in result.leave_out and column.distinct <= states.KINDS
        if listed and not column.moment and (order := states.order_of(connection, view, column)):
            _carry(column, order.name, result)
    _carried_alike(open_ones, result)
    _parts(connection, view, result)
    result.unexplained = [
        one
        for one in open_ones
        if _is_coded_kind(view, one, result)
        or _is_flag(view, one, result, pair)
        or (flags.is_rare(view, one, pair) and not _is_known(one, result))
    ]
    _unsaid(connection, view, open_ones, result, pair)
    still_open.narrow(connection, view, result)
    _say_rather(result)
    _ask_of_codes(connection, view, open_ones, result, pair)
    states.forget_copies(view, result)
    return result


def _ask_of_events(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    result: Actions,
    pair: tuple[str, str] | None,
) -> None:
    """Ask nothing of a column that is called after events, where no kind can take another back.

    Kinds in unknown words are said, and are signs of interest until a person knows better. Where no
    word of several is known, which one takes another back may not be told by the rows.
    """
    asked = result.unsaid
    if asked is None or pair is None or not event_column.is_called_event(view, asked.column):
        return
    if len(asked.counts) > _TWO and not any(map(is_event, asked.counts)):
        return
    if not unsaid.comes_after(connection, view, asked, pair):
        result.unsaid = None


def _ask_of_codes(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    open_ones: list[ColumnProfile],
    result: Actions,
    pair: tuple[str, str] | None,
) -> None:
    """Ask what codes of kinds mean that nothing explains, unless they are of hardly any row."""
    for column in open_ones:
        if not _is_known(column, result) and coded_kinds.are_in(view, column, result, pair):
            counts = _values(connection, view, column)
            asked = unsaid.Unsaid(column, counts, "event", unsaid.doubtful(counts))
            if not _few_in_doubt(asked):
                result.kinds = asked


def _look_at_marks(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    pair: tuple[str, str] | None,
    result: Actions,
) -> None:
    """Leave out rows by remarks that call them off, and by circumstances of tests."""
    if remarks.may_call_off(column):
        remarks.leave_out(column, value_counts(connection, view, column), result)
    # "empty" is what a sample saw of marks that hardly a row has.
    worded = column.shape.kind in ("word", "code", "phrase", "list", "empty")
    seldom = worded and (column.distinct <= states.KINDS or made_by_tests.may_name(column))
    if seldom and not _is_known(column, result):
        counts = value_counts(connection, view, column)
        made_by_tests.leave_out(view, column, counts, pair, result)


def _carried_alike(columns: list[ColumnProfile], result: Actions) -> None:
    """Let a mark that few orders have stand for all their lines, as what stands beside it does."""
    known = [one for one in columns if one.name in result.carry]
    for column in columns:
        if column.name not in result.leave_out or column.name in result.carry or column.fill > 0.99:
            continue
        for other in known:
            pairs = zip(column.values, other.values, strict=True)
            if all(beside for own, beside in pairs if own):
                _carry(column, result.carry[other.name], result)
                break


def _carry(column: ColumnProfile, order: str, result: Actions) -> None:
    """Let a mark on one line of an order stand for all lines of it."""
    result.carry[column.name] = order
    result.reasons[column.key] += _("; one line of each {name} says it for all").format(name=order)


def _is_coded_kind(view: View, column: ColumnProfile, result: Actions) -> bool:
    """Whether small numbers say of which kind a row is, as a system of records writes them."""
    said = view.hint(column.key)
    kind = said.says("type") or any(token.endswith("code") for token in said.tokens)
    small = column.shape.kind == "integer" and 2 <= column.distinct <= unsaid.MOST
    about = not said.entities - {"order", "event"} and not said.says("quantity", "price", "place")
    return kind and small and about and not _is_known(column, result) and column.fill > 0.9


def _is_known(column: ColumnProfile, result: Actions) -> bool:
    return column is result.event or column.key in result.reasons or column.key in result.returns


def _is_flag(
    view: View, column: ColumnProfile, result: Actions, pair: tuple[str, str] | None
) -> bool:
    """Whether rows say yes or no to something that no word is known of, and that is theirs.

    It may be that an order was cancelled, or that somebody never came.
    """
    said = view.hint(column.key)
    if (
        _is_known(column, result)
        or column.shape.kind != "boolean"
        or not spelled_yes_no.says_both(column.frequencies)
        or column.fill < 0.9
    ):
        return False
    if said.entities - {"order", "event"} or said.says("quantity", "price", "person", "rating"):
        return False
    return not any(view.goes_with(key, column.key) > _SAME for key in pair or ())


def _parts(connection: duckdb.DuckDBPyConnection, view: View, result: Actions) -> None:
    """Leave out lines that are parts of another line, which has the price of both."""
    found = children.find(connection, view)
    if found is None or found.price.name in result.leave_out:
        return
    result.leave_out[found.price.name] = found.values
    result.reasons[found.parent.key] = _("the number of the line that a line is a part of")
    result.returns[found.price.key] = ngettext(
        "{rows:,} line names another line in {name}, which has its price: it is a part of "
        "the same purchase and would be counted twice.",
        "{rows:,} lines name another line in {name}, which has their price: they are parts "
        "of the same purchase and would be counted twice.",
        found.rows,
    ).format(rows=found.rows, name=found.parent.name)


def _unsaid(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    open_ones: list[ColumnProfile],
    result: Actions,
    pair: tuple[str, str] | None,
) -> None:
    """Look for a column of which only the person can say whether it holds events or states."""
    _say_rather(result)
    if result.unsaid:
        return
    for column in open_ones:
        known = column is result.event or column.key in result.reasons or column.moment
        # Of which kind somebody is is left to the rules of who does not count.
        if known or not 2 <= column.distinct <= unsaid.MOST or kind_columns.says_who(column):
            continue
        counts = _values(connection, view, column)
        found = unsaid.judge(connection, view, column, counts, pair)
        if found is None or (result.event and found.kind != "state"):
            continue
        if _few_in_doubt(found):
            result.unexplained.append(column)
            continue
        if found.kind == "circumstance" and (result.leave_out or result.returns):
            continue  # another column says what was taken back
        if found.kind == "circumstance" and view.hint(column.key).says("type"):
            result.unexplained.append(column)  # a kind, and none of its words says "taken back"
            continue
        if found.kind == "event":
            result.event, result.counts, result.confidence = column, counts, 0.6
            result.event_types = event_column.renamed(counts)
        elif found.kind == "state":
            result.reasons[column.key] = _(
                "the state of an order, in words that are not known here"
            )
        result.unsaid = found
        return


def _say_rather(result: Actions) -> None:
    """Say what nobody need be asked."""
    asked = result.unsaid
    if asked and asked.column is not result.event and _few_in_doubt(asked):
        result.unexplained.append(asked.column)
        result.unsaid = None


def _few_in_doubt(asked: unsaid.Unsaid) -> bool:
    """Whether so few rows have another value than most that a model is the same without them.

    They are said, with their number.
    """
    left = [rows for value, rows in asked.counts.items() if value not in asked.away]
    return sum(left) - max(left, default=0) <= _NO_MATTER * sum(asked.counts.values())


def _promises(view: View, column: ColumnProfile) -> bool:
    """Whether it is worth to count all values of a column, by its name and a sample."""
    said = view.hint(column.key)
    if column.shape.kind == "boolean" or said.about("event") or said.says("status", "flag"):
        return True
    if stems("SKIPPED_FLAGS").intersection(said.tokens) or coded.are_answers(column):
        return True
    if given.may_tell(column) or states.ENVIRONMENTS.intersection(said.tokens):
        return True
    values = column.frequencies
    if hidden.tells(column) or abbreviated.undone(column, values):
        return True
    if deals.not_won(view, column, values) or deals.no_sale(view, column, values):
        return True
    if result_codes.failures(column, values) or hirings.are_stages(values):
        return True
    if column.name == DEED or coded.codes_of_kinds(column) or catch_all.are_states(view, column):
        return True
    if bookings.of_table(values, view.columns) or movements.ended(column.name, values):
        return True
    few = column.distinct <= flags.LETTERS or column.shape.kind == "integer"
    if few and flags.takes_back(column.name):
        return True
    return any(attended.marked(column, values)) or any(
        is_event(value) or is_state(value) or is_negative(value) for value in column.frequencies
    )


def _values(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile
) -> dict[str, int]:
    """The most frequent values of a column with their rows, without words for nothing."""
    counts = value_counts(connection, view, column, leaving.LEFT_OUT)
    return {value: count for value, count in counts.items() if value not in NOTHING}
