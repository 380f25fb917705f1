"""What happened in a row: kinds of events, states of orders, and rows that say no interest."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.facts import trimmed
from personalize_poc.data.own.roles import children, unsaid
from personalize_poc.data.own.roles.meanings import (
    among,
    folded,
    is_event,
    is_negative,
    is_shown,
    is_state,
    stems,
)
from personalize_poc.data.own.roles.names import hint, plain, stems_of
from personalize_poc.data.own.roles.unsaid import Unsaid
from personalize_poc.data.own.roles.view import View
from personalize_poc.data.own.sql import NOTHING

if TYPE_CHECKING:
    import duckdb

_PARTS = re.compile(r"\.|/|__")
_KINDS = 60
"""Most values of a column of events or states."""
_LEFT_OUT = 100
"""Most values that are listed to be left out."""
_TOLD = 0.3
"""Share of rows that have a kind of event, below which it is a property of some events."""
_TAKEN_BACK = 0.25
"""Share of rows up to which known words for taken back make a column one of states."""
_POSITIVE = stems_of(
    "clicked click is_click is_clicked liked is_liked like label converted is_converted purchased "
    "is_purchased played watched interested livemode live_mode 클릭여부 좋아요 구매여부 クリック"
)
_ENVIRONMENTS = {"env", "environment", "umgebung"}
_TESTS = {"test", "testing", "dev", "development", "staging", "stage", "qa", "sandbox"}
_NO = stems_of(
    "false 0 no n nein non não нет 아니오 아니요 否 いいえ hayır nie f 0.0 x falsch faux 無"
)


@dataclass
class Actions:
    """What was found of events and states.

    Attributes:
        event: the column with the kind of event, or None.
        confidence: that it is.
        event_types: kind in the file -> another name, or None for rows that are left out.
        leave_out: name of a column -> values whose rows are left out.
        carry: name of a column of `leave_out` -> column with the number of the order, where only
            one line of an order has a value.
        reasons: key of a column -> what it was taken for, in words.
        counts: of the kinds of events.
        returns: key of a column of quantities -> what is below zero, in words.
        explained: label of the table that says what the kinds mean, or "".
        coded: whether the kinds are numbers or letters that say nothing.
        unsaid: a column of which a person has to say what it means, or None.
        unknown: columns of states in codes that say nothing.
        unexplained: columns of kinds or codes that say something of a row, and nobody knows what.
        strange: kinds of events of which no word is known here.
    """

    event: ColumnProfile | None = None
    confidence: float = 0.0
    event_types: dict[str, str | None] = field(default_factory=dict)
    leave_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    carry: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    returns: dict[str, str] = field(default_factory=dict)
    explained: str = ""
    coded: bool = False
    unsaid: Unsaid | None = None
    unknown: list[ColumnProfile] = field(default_factory=list)
    unexplained: list[ColumnProfile] = field(default_factory=list)
    strange: tuple[str, ...] = ()


def find(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    taken: set[str],
    pair: tuple[str, str] | None = None,
) -> Actions:
    """Find the columns that say what happened.

    Args:
        connection: where the table is.
        view: the table.
        taken: keys of the columns that have a role already.
        pair: keys of the columns of user and item, if both stand in this table.
    """
    result = Actions()
    open_ones = [column for column in view.columns if column.key not in taken and column.filled]
    few = [column for column in open_ones if column.distinct <= _KINDS and not column.moment]
    few = [column for column in few if _promises(view, column)]
    values = {column.key: _values(connection, view, column) for column in few}
    _event(view, few, values, result)
    for column in few:
        if column is not result.event:
            _state(view, column, values[column.key], result)
    for column in open_ones:
        _negative(connection, view, column, result)
    for column in few:
        if column.name in result.leave_out and (order := _order_of(connection, view, column)):
            result.carry[column.name] = order.name
            result.reasons[column.key] += f"; one line of each {order.name} says it for all"
    _parts(connection, view, result)
    result.unexplained = [one for one in open_ones if _is_coded_kind(view, one, result)]
    _unsaid(connection, view, open_ones, result, pair)
    return result


def _is_coded_kind(view: View, column: ColumnProfile, result: Actions) -> bool:
    """Whether small numbers say of which kind a row is, as a system of records writes them."""
    said = view.hint(column.key)
    kind = said.says("type") or any(token.endswith("code") for token in said.tokens)
    small = column.shape.kind == "integer" and 2 <= column.distinct <= unsaid.MOST
    about = not said.entities - {"order", "event"} and not said.says("quantity", "price", "place")
    known = column is result.event or column.key in result.reasons
    return kind and small and about and not known and column.fill > 0.9


def _parts(connection: duckdb.DuckDBPyConnection, view: View, result: Actions) -> None:
    """Leave out lines that are parts of another line, which has the price of both."""
    found = children.find(connection, view)
    if found is None or found.price.name in result.leave_out:
        return
    result.leave_out[found.price.name] = found.values
    result.reasons[found.parent.key] = "the number of the line that a line is a part of"
    result.returns[found.price.key] = (
        f"{found.rows:,} lines name another line in {found.parent.name}, which has their price: "
        "they are parts of the same purchase and would be counted twice."
    )


def _unsaid(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    open_ones: list[ColumnProfile],
    result: Actions,
    pair: tuple[str, str] | None,
) -> None:
    """Look for a column of which only the person can say whether it holds events or states."""
    if result.unsaid:
        return
    for column in open_ones:
        known = column is result.event or column.key in result.reasons or column.moment
        if known or not 2 <= column.distinct <= unsaid.MOST:
            continue
        counts = _values(connection, view, column)
        found = unsaid.judge(connection, view, column, counts, pair)
        if found is None or (result.event and found.kind != "state"):
            continue
        if found.kind == "circumstance" and (result.leave_out or result.returns):
            continue  # another column says what was taken back
        if found.kind == "circumstance" and view.hint(column.key).says("type"):
            result.unexplained.append(column)  # a kind, and none of its words says "taken back"
            continue
        if found.kind == "event":
            result.event, result.counts, result.confidence = column, counts, 0.6
            result.event_types = _renamed(counts)
        elif found.kind == "state":
            result.reasons[column.key] = "the state of an order, in words that are not known here"
        result.unsaid = found
        return


def _strange(counts: dict[str, int]) -> tuple[str, ...]:
    """Kinds of events of which no word is known."""
    return tuple(
        value for value in counts
        if not (is_event(value) or is_state(value) or is_negative(value) or is_shown(value))
    )  # fmt: skip


def _order_of(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile
) -> ColumnProfile | None:
    """The column with the number of an order, where a state stands on one line of each only."""
    if column.fill > 0.99:
        return None
    for order in view.columns:
        near = 0.9 * column.filled <= order.distinct <= 1.1 * column.filled
        if order is column or not near or order.repeats < 1.02 or order.fill < 0.99:
            continue
        row = connection.execute(
            f"SELECT count(*) FILTER (n = 1), count(*) FROM (SELECT count({trimmed(column.key)}) "
            f"AS n FROM {view.profile.sample} WHERE {trimmed(order.key)} IS NOT NULL "
            f"GROUP BY {trimmed(order.key)})"
        ).fetchone()
        assert row is not None
        if row[0] > 0.98 * row[1]:
            return order
    return None


def _promises(view: View, column: ColumnProfile) -> bool:
    """Whether it is worth to count all values of a column, by its name and a sample."""
    said = view.hint(column.key)
    if column.shape.kind == "boolean" or said.about("event") or said.says("status", "flag"):
        return True
    if stems("SKIPPED_FLAGS").intersection(said.tokens):
        return True
    if _ENVIRONMENTS.intersection(said.tokens):
        return True
    return any(
        is_event(value) or is_state(value) or is_negative(value) for value in column.frequencies
    )


def _values(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile
) -> dict[str, int]:
    value = trimmed(column.key)
    rows = connection.execute(
        f"SELECT {value} AS v, count(*) FROM {view.profile.table.name} WHERE v IS NOT NULL "
        f"GROUP BY v ORDER BY 2 DESC, 1 LIMIT {_LEFT_OUT}"
    ).fetchall()
    return {str(text): int(count) for text, count in rows if text not in NOTHING}


def _event(
    view: View, few: list[ColumnProfile], values: dict[str, dict[str, int]], result: Actions
) -> None:
    best, points = None, 0.0
    for column in few:
        score = _event_points(view, column, values[column.key])
        if score > points:
            best, points = column, score
    if best is None or points < 1.0:
        return
    counts = values[best.key]
    result.event, result.counts = best, counts
    result.coded = all(len(value) <= 2 or value.isdigit() for value in counts) and not any(
        is_event(value) for value in counts
    )
    result.confidence = 0.6 if result.coded else min(0.97, 0.6 + 0.15 * points)
    result.event_types = _renamed(counts)
    result.strange = () if result.coded else _strange(counts)
    if len(result.strange) == len(counts) and 2 <= len(counts) <= unsaid.MOST:
        result.unsaid = Unsaid(best, counts, "event", unsaid.doubtful(counts))


def _event_points(view: View, column: ColumnProfile, counts: dict[str, int]) -> float:
    """How much a column looks like kinds of events: by its values, less by its name."""
    said, total = view.hint(column.key), sum(counts.values())
    if column.shape.kind in ("decimal", "list", "text", "url") or not total or not counts:
        return 0.0
    if column.fill < _TOLD:
        return 0.0
    named = said.about("event") and not said.says("time", "id", "quantity", "price", "flag")
    leaf = hint(_PARTS.split(column.name)[-1])  # "event_properties.origin" is a property of one
    named = named and (leaf.about("event") or leaf.says("name", "type"))
    if column.shape.kind in ("boolean", "integer"):
        digits = all(len(value) <= 2 for value in counts)
        return 1.2 if named and digits and 2 <= len(counts) <= 12 and not said.says("id") else 0.0
    events = sum(n for value, n in counts.items() if is_event(value)) / total
    kinds = sum(is_event(value) for value in counts) / len(counts)
    states = sum(n for value, n in counts.items() if is_state(value)) / total
    if said.says("status") and not named:
        return 0.0
    score = (
        2.0 * (0.5 * events + 0.5 * kinds)
        + 1.2 * named
        + (0.8 if named else 0.2) * said.says("type")
    )
    if not any(among(value, "EVENTS") for value in counts if not is_negative(value)):
        events = kinds = 0.0
    if not events and not (named and column.distinct <= 30):
        return 0.0
    if said.about("category", "device", "campaign", "item", "vendor", "user") and not named:
        score -= 1.0
    if events < 0.3 and not named:
        return 0.0
    return score - (1.5 * (states - events) if states > events else 0.0)


def _renamed(counts: dict[str, int]) -> dict[str, str | None]:
    """Kinds that are one in several spellings get the name of the most frequent one."""
    groups: dict[str, list[str]] = defaultdict(list)
    for value in counts:
        groups[folded(value)].append(value)
    renamed: dict[str, str | None] = {}
    for spellings in groups.values():
        for spelling in spellings:
            if is_negative(spelling) or is_shown(spelling):
                renamed[spelling] = None
            elif spelling != spellings[0]:
                renamed[spelling] = spellings[0]
    if len(renamed) == len(counts) and all(value is None for value in renamed.values()):
        return {}
    return renamed


def _state(view: View, column: ColumnProfile, counts: dict[str, int], result: Actions) -> None:
    said = view.hint(column.key)
    token = "_".join(said.tokens)
    yes_or_no = len(counts) == 2 and all(plain(v) in stems("TRUE").union(_NO) for v in counts)
    if yes_or_no or column.shape.kind == "boolean" or (column.is_constant and said.says("flag")):
        if token in stems("SKIPPED_FLAGS") or _last(token) in stems("SKIPPED_FLAGS"):
            wrong = tuple(v for v in counts if plain(v) in stems("TRUE"))
            _leave(column, wrong, "a flag of rows that say nothing of interest", counts, result)
        elif token in _POSITIVE:
            wrong = tuple(v for v in counts if plain(v) in _NO)
            _leave(
                column, wrong, "a flag of interest; rows without it were only shown", counts, result
            )
        return
    if _ENVIRONMENTS.intersection(said.tokens):
        wrong = tuple(value for value in counts if folded(value) in _TESTS)
        _leave(column, wrong, "where an event was made: tests say nothing", counts, result)
        return
    if column.shape.kind == "integer" and said.says("status") and 1 < len(counts) <= 20:
        result.reasons[column.key] = (
            "the state of an order, in codes that say nothing by themselves"
        )
        result.unknown.append(column)
        if not ("200" in counts and all(re.fullmatch("[1-5]\\d\\d", value) for value in counts)):
            result.unsaid = Unsaid(column, counts, "state", unsaid.doubtful(counts))
        return  # those were answers of a web server
    if column.shape.kind not in ("decimal", "integer", "list", "text", "url"):
        _state_in_words(view, column, counts, result)


def _state_in_words(
    view: View, column: ColumnProfile, counts: dict[str, int], result: Actions
) -> None:
    said = view.hint(column.key)
    total = sum(counts.values())
    known = sum(n for value, n in counts.items() if is_state(value) or is_negative(value)) / total
    negative = tuple(value for value in counts if is_negative(value))
    looks = known >= 0.5 or (said.says("status") and known > 0)
    few = sum(counts[value] for value in negative) <= _TAKEN_BACK * total
    if negative and few and len(counts) <= unsaid.MOST and unsaid.is_open(view, column, said, None):
        looks = True  # the other values are words that are not known here
    if looks and (negative or said.says("status")):
        _leave(column, negative, "the state of an order", counts, result)
        known_ones = tuple(value for value in counts if is_state(value))
        strange = [n for value, n in counts.items() if value not in known_ones]
        if not negative and strange and min(strange) <= unsaid.RARE * total:
            result.unsaid = Unsaid(column, counts, "state", unsaid.doubtful(counts, known_ones))


def _last(token: str) -> str:
    return token.rsplit("_", 1)[-1] if token.startswith(("is_", "ist_", "est_", "has_")) else token


def _leave(
    column: ColumnProfile,
    wrong: tuple[str, ...],
    what: str,
    counts: dict[str, int],
    result: Actions,
) -> None:
    total = sum(counts.values())
    rows = sum(counts[value] for value in wrong)
    result.reasons[column.key] = what
    if not wrong or rows > 0.9 * total:
        return
    result.leave_out[column.name] = wrong
    listed = ", ".join(wrong[:4])
    result.reasons[column.key] = f"{what}; rows with {listed} are left out ({rows:,} of {total:,})"


def _is_count(column: ColumnProfile) -> bool:
    """Whether whole numbers are mostly 1, as pieces are, whatever the column is called."""
    ones = column.frequencies["1"] + column.frequencies["1.0"]
    few = column.distinct <= _KINDS and column.shape.kind == "integer"
    return few and ones >= 0.5 * max(1, len(column.given))


def _negative(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, result: Actions
) -> None:
    """Rows with a quantity below zero are returns."""
    said = view.hint(column.key)
    counts = said.says("quantity") or _is_count(column)
    if column.shape.kind not in ("integer", "decimal") or not counts:
        return
    rows = connection.execute(
        f"SELECT {trimmed(column.key)} AS v, count(*) FROM {view.profile.table.name} "
        f"WHERE v LIKE '-%' OR v LIKE '−%' GROUP BY v ORDER BY 2 DESC, 1 LIMIT {_LEFT_OUT + 1}"
    ).fetchall()
    count = sum(int(n) for _, n in rows)
    if rows and len(rows) <= _LEFT_OUT and count < 0.5 * column.filled:
        result.leave_out[column.name] = tuple(str(value) for value, _ in rows)
        result.returns[column.key] = f"below zero in {count:,} rows: returns, which are left out"
