"""JSON with lists of lines, pairs of keys and values, and objects whose keys vary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import parents
from tests.data.own.reading.conftest import Opener


def _lines(*objects: Any) -> str:
    return "".join(json.dumps(one) + "\n" for one in objects)


def _visit(n: int, *pages: str) -> dict[str, Any]:
    actions = [{"url": page, "at": 1_725_159_831 + n} for page in pages]
    return {"visitor": f"v{n}", "site": {"id": 1, "actions": actions}}


def test_each_line_of_an_order_is_a_row(opened: Opener) -> None:
    read = opened(_lines(_visit(1, "/a", "/b"), _visit(2), _visit(3, "/c")), "visits.jsonl")
    assert read.names == ["visitor", "site.id", "site.actions.url", "site.actions.at"]
    assert [(row[0], row[2]) for row in read.rows()] == [
        ("v1", "/a"),
        ("v1", "/b"),
        ("v2", None),
        ("v3", "/c"),
    ]
    found = read.finding("list-unfolded")
    assert (found.column, found.count) == ("site.actions", 1)


def test_lines_that_are_broken_stay_named(opened: Opener) -> None:
    read = opened(
        _lines(_visit(1, "/a", "/b")) + '{"visitor": \n' + _lines(_visit(2, "/c")), "v.jsonl"
    )
    assert read.table.rows == 3
    assert read.finding("broken-json").row == 2


def test_traits_of_one_thing_make_no_rows(opened: Opener) -> None:
    film = {"id": 7, "added": "2024-01-02 10:00:00", "genres": [{"id": 1}, {"id": 2}]}
    read = opened(_lines(film, {**film, "id": 8}), "films.jsonl")
    assert read.table.rows == 2
    assert read.codes == ["list-of-objects"]


def test_pairs_become_columns(opened: Opener) -> None:
    def event(n: int, **given: Any) -> dict[str, Any]:
        pairs = [{"key": key, "value": value} for key, value in given.items()]
        return {"user": f"u{n}", "params": pairs}

    read = opened(
        _lines(
            event(1, page={"string_value": 'a"b'}, session={"int_value": "5"}),
            event(2, page={"string_value": "c"}, depth={"double_value": 0.5}),
            event(3),
        ),
        "events.jsonl",
    )
    # DuckDB collects the keys in several threads: which of two comes first is chance.
    rows = [dict(zip(read.names, row, strict=True)) for row in read.rows()]
    assert rows == [
        {"user": "u1", "params.page": 'a"b', "params.session": "5", "params.depth": None},
        {"user": "u2", "params.page": "c", "params.session": None, "params.depth": "0.5"},
        {"user": "u3", "params.page": None, "params.session": None, "params.depth": None},
    ]


def test_an_object_without_keys_does_not_hide_those_of_others(opened: Opener) -> None:
    read = opened(
        _lines({"u": 1, "p": {}}, {"u": 2, "p": {"song": "s1"}}, {"u": 3, "p": {"word": "x"}}),
        "events.jsonl",
    )
    assert read.names == ["u", "p.song", "p.word"]
    assert read.rows() == [("1", None, None), ("2", "s1", None), ("3", None, "x")]


def test_too_many_keys_are_said(opened: Opener) -> None:
    read = opened(_lines(*({"u": n, "p": {f"k{n}": 1}} for n in range(201))), "events.jsonl")
    assert read.finding("object-of-many-keys").count == 201


def test_what_many_parts_have_in_common_is_said_once(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "feed").mkdir()
    for day in range(1, 6):
        text = _lines(_visit(day, "/a", "/b"), _visit(day + 9, "/c"))
        (tmp_path / "feed" / f"visits-2024010{day}.jsonl").write_text(text)
    found = opened(tmp_path / "feed").finding("list-unfolded")
    assert found.count == 5
    assert "4 other parts" in found.message


def _event(n: int, **more: Any) -> dict[str, Any]:
    return {"user": f"u{n}", "at": 1_725_159_831 + n, "objectIDs": [f"p{n}", f"q{n}"], **more}


def test_each_id_of_a_list_is_a_row(opened: Opener) -> None:
    read = opened(_lines(*(_event(n) for n in range(3))), "events.jsonl")
    assert read.rows()[:3] == [
        ("u0", "1725159831", "p0"),
        ("u0", "1725159831", "q0"),
        ("u1", "1725159832", "p1"),
    ]
    assert read.finding("list-unfolded").column == "objectIDs"


def test_a_list_of_ids_beside_what_was_chosen_is_what_was_shown(opened: Opener) -> None:
    read = opened(_lines(*(_event(n, item_id=f"p{n}") for n in range(3))), "events.jsonl")
    assert read.table.rows == 3
    assert read.codes == []


def test_a_list_of_the_ids_that_other_events_have_one_of_is_what_was_shown(opened: Opener) -> None:
    """A shelf of episodes was shown, and one was played: its name need not be a known one."""
    played = [{"user": f"u{n}", "at": 1_725_159_831 + n, "episode_id": f"e{n}"} for n in range(3)]
    shown = [
        {"user": f"u{n}", "at": 1_725_159_841 + n, "episode_ids": ["e1", "e2"]} for n in (1, 2)
    ]
    assert opened(_lines(*played, *shown), "events.jsonl").table.rows == 5
    assert opened(_lines(*shown), "events.jsonl").table.rows == 4


def test_fields_of_objects_in_cells_are_columns_too(opened: Opener) -> None:
    rows = ["topic;value"]
    for n in range(40):
        cell = json.dumps({"who": f"u{n % 7}", "what": {"id": n}, "tags": ["a"]})
        rows.append(f'log;"{cell.replace(chr(34), chr(34) * 2)}"')
    read = opened("\n".join([*rows, "log;\n"]), "dump.csv")
    assert read.names == ["topic", "value", "value.who", "value.what.id"]
    assert [row[2:] for row in read.rows()][:2] == [("u0", "0"), ("u1", "1")]
    assert read.rows()[-1][2:] == (None, None)
    assert read.finding("objects-in-cells").count == 2


def test_values_that_are_written_with_their_type_name_a_line(opened: Opener) -> None:
    order: dict[str, Any] = {"at": {"$date": "2024-05-01T10:00:00Z"}, "who": "a"}
    order["goods"] = [{"dishId": {"$numberInt": "7"}}, {"dishId": {"$numberInt": "8"}}]
    read = opened(_lines(order, order), "orders.jsonl")
    assert read.names == ["at", "who", "goods.dishId"]
    assert [row[2] for row in read.rows()] == ["7", "8", "7", "8"]


def _bulk() -> list[dict[str, Any]]:
    return [
        {"id": "o1", "at": "2024-01-02 10:00:00", "who": {"id": "u1"}},
        {"id": "l1", "sku": "a", "parent": "o1"},
        {"id": "l2", "sku": "b", "parent": "o1"},
        {"id": "o2", "at": "2024-01-03 10:00:00", "who": {"id": "u2"}},
        {"id": "o3", "at": "2024-01-04 10:00:00", "who": {"id": "u3"}},
        {"id": "l3", "sku": "a", "parent": "o3"},
    ]


def test_lines_that_name_an_order_get_what_it_says(opened: Opener) -> None:
    read = opened(_lines(*_bulk()), "bulk.jsonl")
    at = [read.names.index(name) for name in ("sku", "parent.who.id", "parent.at")]
    assert [tuple(row[n] for n in at) for row in read.rows()] == [
        ("a", "u1", "2024-01-02 10:00:00"),
        ("b", "u1", "2024-01-02 10:00:00"),
        (None, None, None),  # the order without lines is kept as it is
        ("a", "u3", "2024-01-04 10:00:00"),
    ]
    found = read.finding("parts-of-objects")
    assert (found.column, found.count) == ("parent", 3)


def test_all_keys_are_counted_in_one_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    """A count of different values for each of them makes a busy machine wait for minutes."""
    work = Workspace()
    objects = [json.dumps(one) for one in _bulk()]
    work.run("CREATE TABLE t AS SELECT unnest(?::VARCHAR[]) AS j", [objects])
    asked: list[str] = []
    run = work.run

    def noted(sql: str, *more: Any) -> list[tuple[Any, ...]]:
        asked.append(sql)
        return run(sql, *more)

    monkeypatch.setattr(work, "run", noted)
    counted = parents._filled(work, "t WHERE true", ["id", "sku", "parent", "none"])  # noqa: SLF001
    assert counted == {"id": (6, 6), "sku": (3, 2), "parent": (3, 2), "none": (0, 0)}
    assert [sql.count("DISTINCT") for sql in asked] == [1]
    work.close()


def test_replies_are_no_parts_of_what_they_answer(opened: Opener) -> None:
    first = {"id": "c1", "by": "u1", "text": "x"}
    read = opened(
        _lines(first, {**first, "id": "c2", "parent": "c1"}, {**first, "id": "c3"}), "c.jsonl"
    )
    assert read.table.rows == 3
    assert read.names == ["id", "by", "text", "parent"]
    assert read.codes == []


def test_a_line_whose_order_is_missing_is_kept(opened: Opener) -> None:
    lost = {"id": "l4", "sku": "c", "parent": "o9"}
    read = opened(_lines(*_bulk(), lost), "bulk.jsonl")
    assert read.table.rows == 7  # one of four names nothing here: too many for parts


def _shop(n: int, **properties: Any) -> dict[str, Any]:
    return {"user": f"u{n}", "at": f"2024-01-{n + 1:02d}T10:00:00Z", "properties": properties}


def test_ids_in_a_list_fill_the_field_of_the_single_one(opened: Opener) -> None:
    things = [{"product_id": "P1", "price": 3}, {"product_id": "P2", "price": 4, "size": "L"}]
    read = opened(
        _lines(
            _shop(1, product_id="P1", price=3),
            _shop(2, product_id="P2", price=4),
            _shop(3, order_id="O1", products=things),
        ),
        "events.jsonl",
    )
    rows = [dict(zip(read.names, row, strict=True)) for row in read.rows()]
    assert [row["properties.product_id"] for row in rows] == ["P1", "P2", "P1", "P2"]
    assert [row["properties.price"] for row in rows] == ["3", "4", "3", "4"]
    assert rows[3]["properties.products.size"] == "L"
    assert "properties.products.product_id" not in read.names
    found = read.finding("ids-at-two-places")
    assert (found.column, found.count) == ("properties.product_id", 2)


def test_an_id_of_something_else_is_not_filled(opened: Opener) -> None:
    lines = [{"product_id": "P1"}, {"product_id": "P2"}]
    others: list[dict[str, Any]] = [{"page_id": "x1"}, {"page_id": "x2"}]
    both: list[dict[str, Any]] = [
        {**line, "lines": lines} for line in lines
    ]  # the cart as it was at each view
    for alone in (others, both):
        events = [_shop(n + 1, **one) for n, one in enumerate(alone)]
        read = opened(_lines(*events, _shop(4, lines=lines)), "events.jsonl")
        assert "ids-at-two-places" not in read.codes
        assert "properties.lines.product_id" in read.names


def test_lines_whose_ids_have_names_in_other_scripts_are_rows(opened: Opener) -> None:
    for name in ("菜品ID", "商品コード", "상품번호"):
        order = {"at": "2024-01-02 10:00:00", "内容": [{name: "7"}, {name: "8"}]}
        read = opened(_lines(order, order), "o.jsonl")
        assert [row[-1] for row in read.rows()] == ["7", "8", "7", "8"]


def test_products_of_the_events_of_a_batch_are_rows(opened: Opener) -> None:
    """Platforms of customer data send a batch of events at once, each with its products."""

    def event(n: int, **data: Any) -> dict[str, Any]:
        return {"event_type": "x", "data": {"event_id": n, "at": 1_725_159_831 + n, **data}}

    def batch(who: str, *events: Any) -> dict[str, Any]:
        return {"who": who, "events": list(events)}

    bought = {"product_action": {"action": "buy", "products": [{"id": "p1"}, {"id": "p2"}]}}
    seen = {"product_action": {"action": "see", "products": [{"id": "p3"}]}}
    read = opened(
        _lines(batch("a", event(1), event(2, **bought)), batch("b", event(3, **seen))), "b.jsonl"
    )
    names = ("who", "events.data.event_id", "events.data.product_action.products.id")
    at = [read.names.index(name) for name in names]
    assert [tuple(row[n] for n in at) for row in read.rows()] == [
        ("a", "1", None), ("a", "2", "p1"), ("a", "2", "p2"), ("b", "3", "p3"),
    ]  # fmt: skip


def _cells(name: str, lists: list[Any], at: str = "2024-01-02 10:00:00") -> str:
    cells = [json.dumps(one).replace('"', '""') for one in lists]
    return "\n".join([f"who;at;{name};note", *(f'u1;{at};"{one}";x' for one in cells)]) + "\n"


def test_each_product_of_a_list_in_a_cell_is_a_row(opened: Opener) -> None:
    lists = [[{"sku": "a", "n": 1}, {"sku": "b"}], [], [{"sku": "c", "n": 2}]]
    read = opened(_cells("items", lists), "orders.csv")
    assert read.names == ["who", "at", "note", "items.sku", "items.n"]
    assert [row[2:] for row in read.rows()] == [
        ("x", "a", "1"),
        ("x", "b", None),
        ("x", None, None),
        ("x", "c", "2"),
    ]
    found = read.finding("list-unfolded")
    assert (found.column, found.count) == ("items", 1)


def test_lists_in_cells_that_are_no_lines_stay(opened: Opener) -> None:
    genres, goods = [[{"id": 1}, {"id": 2}]] * 3, [[{"sku": "a"}, {"sku": "b"}]] * 3
    day = "2024-01-02"
    others = (("genres", genres, day), ("items", goods, "1998"), ("shown_items", goods, day))
    for name, lists, at in others:
        assert opened(_cells(name, lists, at), "films.csv").table.rows == 3


def test_lines_may_hold_their_thing_as_an_object(opened: Opener) -> None:
    for name in ("lineas", "orderItems", "articoli_ordine", "Positionen", "注文明細"):
        lines = [{"libro": {"isbn": f"978-{n}"}, "cantidad": n} for n in (1, 2)]
        order = {"at": "2024-01-02 10:00:00", name: lines}
        read = opened(_lines(order, order), "pedidos.json")
        at = read.names.index(f"{name}.libro.isbn")
        assert [row[at] for row in read.rows()] == ["978-1", "978-2"] * 2, name


def _receipts(amount: bool, within: str = "") -> str:
    """Receipts whose lines have a code and a name under names that no list of words has.

    within: the field of a line whose object has code and name; "": the line itself.
    """
    goods = ["Houska", "Rohlik", "Chleba", "Kobliha", "Bageta", "Panini", "Strudl"]
    receipts = []
    for n in range(60):
        lines: list[dict[str, Any]] = [
            {within: thing} if within else thing
            for thing in ({"plu": 600 + k, "nazev": goods[k]} for k in (n % 7, (n * 3 + 1) % 7))
        ]
        for k, line in enumerate(lines):
            line |= {"ks": 1 + (n + k) % 3} if amount else {}
        receipts.append({"cislo": n, "at": f"2024-02-{1 + n % 28:02} 10:00:00", "obsah": lines})
    return _lines(*receipts)


def test_lines_are_told_by_a_code_that_goes_with_a_name_and_an_amount_that_differs(
    opened: Opener,
) -> None:
    for within, at in (("", ""), ("zbozi", "zbozi.")):
        read = opened(_receipts(amount=True, within=within), "receipts.jsonl")
        assert read.table.rows == 120
        assert {f"obsah.{at}plu", f"obsah.{at}nazev", "obsah.ks"} <= set(read.names)
        assert read.finding("list-unfolded").count == 60


def _priced(lines: int, places: bool = False) -> str:
    """Orders whose lines have a code and what one costs, and how many; or a place in an order."""
    made = []
    for n in range(60):
        of_order: list[dict[str, Any]] = [
            {"mon": f"SP-{590 + k}", "gia": 1000 + 70 * k, "sl": 1 + (n + k) % 3}
            for k in {n % 11, (n * 3 + 1) % 11, (n * 5 + 2) % 11}
        ][:lines]
        if places:
            of_order = [{"mon": one["mon"], "sl": one["sl"]} for one in of_order]
        made.append({"at": f"2024-02-{1 + n % 28:02} 10:00:00", "noi_dung": of_order})
    return _lines(*made)


def test_lines_are_told_by_a_code_that_goes_with_a_price_and_an_amount_that_differs(
    opened: Opener,
) -> None:
    read = opened(_priced(3), "orders.jsonl")
    assert {"noi_dung.mon", "noi_dung.gia", "noi_dung.sl"} <= set(read.names)
    assert opened(_priced(3, places=True), "orders.jsonl").table.rows == 60


def test_lines_that_have_a_code_in_other_languages_are_rows(opened: Opener) -> None:
    for name, code in (("san_pham", "ma_sp"), ("produtos", "cod_produto"), ("pozycje", "kod"),
                       ("urunler", "urun_kodu"), ("varor", "artikelnummer")):  # fmt: skip
        order = {"at": "2024-01-02 10:00:00", name: [{code: "SP-1"}, {code: "SP-2"}]}
        read = opened(_lines(order, order), "o.jsonl")
        assert [row[-1] for row in read.rows()] == ["SP-1", "SP-2"] * 2, name


def test_codes_and_names_without_an_amount_are_traits(opened: Opener) -> None:
    assert opened(_receipts(amount=False), "receipts.jsonl").table.rows == 60


def test_a_word_for_a_bag_or_a_delivery_among_the_codes_of_goods_hides_no_lines(
    opened: Opener,
) -> None:
    for bag, rows in (("BAG", 120), ("Tasche 1", 60)):
        orders = []
        for n in range(60):
            thing = n % 19
            lines: list[dict[str, Any]] = [
                {"plu": f"P{thing}", "nazev": f"Rohlik {thing}", "ks": 1 + n % 3},
                {"plu": bag, "nazev": "Bag", "ks": 1},
            ]
            orders.append({"cislo": n, "at": f"2024-02-{1 + n % 28:02} 10:00:00", "obsah": lines})
        assert opened(_lines(*orders), "receipts.jsonl").table.rows == rows


def _accounts(name: str, **more: str) -> str:
    """Accounts with the products of each, and what else is said of them; # is a number of each."""
    rows = []
    for n in range(40):
        said = {
            key: value.replace("#", "ABCDE"[n % 5] * (1 + n // 5)) for key, value in more.items()
        }
        rows.append(
            {"account": f"a{n}", **said, name: [f"p{(n + k) % 6}" for k in range(1 + n % 3)]}
        )
    return _lines(*rows)


def test_the_products_of_an_account_are_rows_each(opened: Opener) -> None:
    read = opened(_accounts("products", branch="New York"), "accounts.json")
    assert read.names == ["account", "branch", "products"]
    assert read.table.rows == sum(1 + n % 3 for n in range(40))
    assert read.rows()[1:3] == [("a1", "New York", "p1"), ("a1", "New York", "p2")]
    assert read.finding("list-unfolded").count == 26


def test_lists_of_what_describes_or_happened_stay_in_their_rows(opened: Opener) -> None:
    assert opened(_accounts("tags"), "accounts.json").table.rows == 40
    assert opened(_accounts("actions"), "accounts.json").table.rows == 40
    titled = _accounts("products", title="Box of #")
    assert opened(titled, "sets.json").table.rows == 40


def test_things_that_a_box_shows_are_no_rows_where_other_rows_are_about_one_of_them(
    opened: Opener,
) -> None:
    """The same field names the box of an impression, and what was viewed."""
    shown = [
        {
            "at": f"2024-02-{1 + n % 28:02}T10:00:00Z",
            "who": f"u{n % 9}",
            "about": {"id": "home" if n % 3 == 0 else f"j{n % 7}"},
            **({"items": [f"j{(n + k) % 7}" for k in range(4)]} if n % 3 == 0 else {}),
        }
        for n in range(90)
    ]
    assert opened(_lines(*shown), "events.jsonl").table.rows == 90
    bought = [
        {**one, "about": {} if "items" in one else one["about"]} for one in shown
    ]  # a purchase of several is about nothing else
    assert opened(_lines(*bought), "bought.jsonl").table.rows == 60 + 4 * 30
