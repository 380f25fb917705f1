"""Quantities below zero, and lines that are parts of another line."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.orders import wholesale
from tests.data.own.roles.worlds.proposals import log_of
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, title
from tests.data.own.roles.worlds.world import price as price_of
from tests.support.own_tables import reading


def test_pieces_below_zero_came_back_though_no_column_has_a_name() -> None:
    gone = section(wholesale(World(4501), "K99")).leave_out
    assert set(gone["column 6"]) == {"-1,000", "-2,000", "-50,000"}


def test_numbers_without_names_that_are_below_zero_by_themselves_are_no_pieces() -> None:
    w = World(4502)
    gone = section(wholesale(w, "K99", **{"column 8": w.pick(["-1", "3", "12"])})).leave_out
    assert "column 8" not in gone


def _documents(
    w: World, kinds: tuple[str, str], back: bool, in_lines: bool, sums: tuple[str, ...] = ()
) -> Any:
    """Lines of documents and their heads, some of them corrections.

    sums: in heads of the usual kind, and of the other one, instead of signs in lines.
    """
    of_order = w.by_order(lambda n: kinds[n % 12 == 0])
    sign = ["-" if back and one == kinds[1] and not sums else "" for one in of_order]
    lines: dict[str, Any] = {
        "NumerDokumentu": w.by_order(lambda n: f"FS/{n:05d}"),
        "KodTowaru": w.by_item(lambda i: code("T", i)),
        "Ilość": [f"{s}{row % 211 + 1},{row % 7}0" for row, s in enumerate(sign)],
    }
    heads: dict[str, Any] = {}
    firsts = w.firsts()
    heads["NumerDokumentu"] = [f"FS/{w.order[row]:05d}" for row in firsts]
    heads["Typ"] = [of_order[row] for row in firsts]
    if sums:
        heads["Suma"] = [sums[of_order[row] == kinds[1]].format(row % 97 + 1) for row in firsts]
    who = {
        "KodKontrahenta": w.by_user(lambda u: code("K", u)),
        "DataWystawienia": w.times("%d.%m.%Y"),
    }
    for name, values in who.items():
        (lines if in_lines else heads)[name] = values if in_lines else [values[r] for r in firsts]
    goods = {
        "KodTowaru": [code("T", i) for i in range(w.items)],
        "Nazwa": [title(i) for i in range(w.items)],
        "Cena": [price_of(i) for i in range(w.items)],
    }
    return {"Pozycje.txt": lines, "Naglowki.txt": heads, "Towary.txt": goods}


@pytest.mark.parametrize("in_lines", [False, True])
def test_documents_whose_lines_are_all_below_zero_are_no_purchases(in_lines: bool) -> None:
    w = World(3403)
    made = roles.propose(reading(_documents(w, ("FS", "FK"), True, in_lines)))
    assert section(made).leave_out == {"Typ": ("FK",)}
    assert any("below zero" in one.message for one in made.findings if one.column == "Typ")
    made = roles.propose(reading(_documents(w, ("FS", "FK"), False, in_lines)))
    assert not section(made).leave_out


def test_sums_below_zero_in_heads_say_the_same_and_a_discount_does_not() -> None:
    w = World(3403)
    for sums, gone in ((("{},50", "-{},50"), {"Typ": ("FK",)}), (("0,00", "-{},50"), {})):
        made = roles.propose(reading(_documents(w, ("FS", "FK"), True, True, sums)))
        assert section(made).leave_out == gone


def test_lines_that_are_parts_of_another_line_are_counted_once() -> None:
    w = World(606)
    rows: dict[str, list[Any]] = {name: [] for name in ("line_id", "parent_line", "who", "art")}
    rows |= {"price": [], "at": []}
    times = w.times("%Y-%m-%d %H:%M:%S")
    for row in w.rows:
        number = len(rows["line_id"]) + 1
        article = 100 + w.item[row]
        for line, parent, art, price in (
            (number, "NULL", article, f"{10 + w.item[row]}.50"),
            (number + 1, number, article + 5000, "0.00"),
        ):
            if parent != "NULL" and row % 3:
                continue
            values = (line, parent, f"c{w.user[row]}", art, price, times[row])
            for name, value in zip(rows, values, strict=True):
                rows[name].append(value)
    names = {"who": "customer_id", "art": "article_id"}
    table = {names.get(name, name): values for name, values in rows.items()}
    made = roles.propose(reading({"lines.csv": table}))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].leave_out == {"price": ("0.00",)}
    assert any("counted twice" in one.message for one in made.findings)
    table["price"] = ["0.00" if n % 7 == 0 else one for n, one in enumerate(table["price"])]
    free = roles.propose(reading({"lines.csv": table}))
    assert free.mapping is not None
    assert free.mapping.sections["interactions"].leave_out == {}


def _lines(quantities: list[str], **more: list[str]) -> Any:
    w = World(4507, lines=3)
    made = proposed(w, {}, order_no=w.by_order(lambda n: f"B{n:05d}"), Menge=quantities, **more)
    return section(made), made


def test_a_line_of_no_pieces_is_no_purchase_and_said() -> None:
    w = World(4507, lines=3)
    found, made = _lines(rarely(w, "1", {"0": 19, "2": 5, "3": 7}))
    assert found.leave_out == {"Menge": ("0",)}
    assert any("nothing was bought" in one.message + one.matters for one in made.findings)


def test_no_pieces_of_what_is_weighed_or_has_two_quantities_count() -> None:
    w = World(4507, lines=3)
    found, __ = _lines(rarely(w, "1", {"0": 19, "0,35": 5, "2": 7}))
    assert found.leave_out == {}
    ordered = rarely(w, "1", {"2": 5})
    found, __ = _lines(rarely(w, "1", {"0": 19, "2": 5}), Bestellmenge=ordered)
    assert found.leave_out == {}


@pytest.mark.parametrize(("name", "is_asked"), [("vote", True), ("quantity", False)])
def test_for_against_and_neither_are_asked_about_and_no_returns(name: str, is_asked: bool) -> None:
    w = World(5503, users=300, items=40, rows=3000, lines=1)
    given = w.each(lambda row: ("1", "1", "0", "1", "-1", "1")[row % 6])
    proposal = roles.propose(reading({"answers.csv": log_of(w, **{name: given})}))
    asked = [one for one in proposal.questions if one.code == "event-codes"]
    assert [name in one.text for one in asked] == [True] * is_asked
    assert (name in section(proposal).leave_out) is not is_asked
