"""What belongs to what: every order to one customer, and how sure that is."""

from __future__ import annotations

import duckdb
import pytest

from personalize_poc.data.own.profiles import profile
from personalize_poc.data.own.roles.evidence import dependences
from personalize_poc.data.own.roles.evidence.view import View
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_W = World(9301, lines=3)


def _looked_at(**more: list[str]) -> tuple[duckdb.DuckDBPyConnection, View]:
    table = {
        "order_no": _W.by_order(lambda o: f" A{o:06d}" if o % 7 == 0 else f"A{o:06d}"),
        "customer": _W.by_user(lambda u: f"u{u:05d}"),
        "item": _W.by_item(lambda i: code("I", i)),
        **more,
    }
    read = reading({"lines.csv": table})
    view = View(profile(read.connection, read.tables[0]))
    dependences.look(read.connection, view)
    return read.connection, view


def _key(view: View, name: str) -> str:
    return next(one.key for one in view.columns if one.name == name)


def _sure(view: View, of: str, other: str) -> float:
    return view.goes_with(_key(view, of), _key(view, other))


def test_orders_belong_to_customers_and_not_the_reverse() -> None:
    __, view = _looked_at()
    assert _sure(view, "order_no", "customer") == 1.0
    assert _sure(view, "customer", "order_no") < 0.2
    assert _sure(view, "order_no", "item") < 0.2
    assert _sure(view, "customer", "item") < 0.2


@pytest.mark.parametrize(("wrong", "low", "high"), [(0, 1.0, 1.0), (8, 0.2, 0.9), (2, 0.0, 0.2)])
def test_what_is_not_always_so_is_less_sure(wrong: int, low: float, high: float) -> None:
    """Of one order in so many, a line has another customer's town."""
    towns = _W.each(
        lambda row: f"town {_W.user[row] % 40 + 50 * (bool(wrong) and row % max(wrong, 1) == 0)}"
    )
    __, view = _looked_at(town=towns)
    assert low <= _sure(view, "order_no", "town") <= high


def test_rows_without_a_value_say_nothing() -> None:
    towns = _W.each(lambda row: "" if row % 3 else f"town {_W.user[row] % 40}")
    some = _W.each(lambda row: f"town {_W.user[row] % 40}" if row == 0 else "")
    __, view = _looked_at(town=towns, remark=some)
    assert _sure(view, "customer", "town") == 1.0
    assert (_key(view, "customer"), _key(view, "remark")) not in view.determines


def test_what_is_chosen_is_looked_at_closer() -> None:
    """Columns with few values are left out at first."""
    connection, view = _looked_at(kind=_W.by_user(lambda u: "ab"[u % 2]))
    customer, kind = _key(view, "customer"), _key(view, "kind")
    assert (customer, kind) not in view.determines
    dependences.look_closer(connection, view, [customer])
    assert view.determines[customer, kind] == 1.0
