"""Kinds of rows that never name an item, or none that a catalogue has."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, mail, price, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def _two_sizes(w: World) -> dict[str, dict[str, Any]]:
    """Products with names, and the two sizes of each, with codes and prices."""
    sizes = range(2 * w.items)
    return {
        "dtb_product.csv": {
            "id": [i + 1 for i in range(w.items)],
            "name": [f"{title(i)} {i}" for i in range(w.items)],
            "status_id": [1 + i % 2 for i in range(w.items)],
        },
        "dtb_product_class.csv": {
            "id": [k + 1 for k in sizes],
            "product_id": [k // 2 + 1 for k in sizes],
            "product_code": [f"TB-{k:04}" for k in sizes],
            "price": [price(k) for k in sizes],
        },
    }


@pytest.mark.parametrize("name", ["order_item_type_id", "明細区分", "Positionsart"])
def test_numbers_of_kinds_of_lines_say_which_of_them_are_no_items(name: str) -> None:
    """They may be numbered as pieces are, from 1 on, each rarer than the one before."""
    w = World(1205, users=400, items=120, rows=5000)
    firsts = w.firsts()
    made = sorted(
        [(w.order[row], i := w.item[row], 2 * i + row % 2, 1, 1 + row % 3) for row in w.rows]
        + [(w.order[row], None, None, 2, 1) for row in firsts]
        + [(w.order[row], None, None, 3, 1) for row in firsts[::3]]
        + [(w.order[row], None, None, 4, 1) for row in firsts[::5]],
        key=lambda one: (one[0], one[3]),
    )
    lines: dict[str, Any] = {
        "id": [n + 1 for n in range(len(made))],
        "order_id": [one[0] + 1 for one in made],
        "product_id": [None if one[1] is None else one[1] + 1 for one in made],
        name: [one[3] for one in made],
        "product_code": [None if one[2] is None else f"TB-{one[2]:04}" for one in made],
        "quantity": [one[4] for one in made],
    }
    heads: dict[str, Any] = {
        "id": [w.order[row] + 1 for row in firsts],
        "customer_id": [None if w.user[row] % 9 == 0 else w.user[row] + 1 for row in firsts],
        "order_date": [w.at[row].strftime(_FORM) for row in firsts],
    }
    tables: dict[str, dict[str, Any]] = {
        "dtb_order_item.csv": lines,
        "dtb_order.csv": heads,
        **_two_sizes(w),
        "dtb_customer.csv": {
            "id": [u + 1 for u in range(w.users)],
            "email": [mail(u) for u in range(w.users)],
        },
    }
    proposal, section, columns = proposal_and_columns(tables)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("customer_id", "product_id")
    assert dict(section.leave_out) == {name: ("2", "3", "4")}
    assert not proposal.questions
    assert any("names an item" in one.message for one in proposal.findings)


def test_a_mark_of_some_rows_without_an_item_is_no_kind_of_them() -> None:
    """Numbers tell kinds of lines apart only where all others name an item."""
    w = World(1206, users=300, items=100, rows=4000)
    lines: dict[str, Any] = {
        "customer": w.by_user(lambda u: code("C", u)),
        "product": [
            None if row % 3 == 0 else code("P", item)
            for row, item in zip(w.rows, w.item, strict=True)
        ],
        "at": w.times(_FORM),
        "shop_type": w.each(lambda row: 9 if row % 30 == 0 else 1 + row % 4),
    }
    section = proposal_and_columns({"log.csv": lines})[1]
    assert "shop_type" not in section.leave_out


def test_kinds_without_an_item_are_left_out_beside_returns_of_the_same_column() -> None:
    w = World(4512)
    kinds = rarely(w, "VENDITA", {"BONUS PUNTI": 13, "RESO": 29})
    items = w.by_item(lambda i: code("I", i))
    bought = w.each(lambda row: "" if kinds[row] == "BONUS PUNTI" else items[row])
    made = proposed(w, {}, item_id=bought, causale=kinds)
    assert set(section(made).leave_out["causale"]) == {"RESO", "BONUS PUNTI"}
    assert "standing-unknown" not in {one.code for one in made.findings}


@pytest.mark.parametrize("name", ["object.type", "subject.type"])
def test_what_is_of_another_type_is_no_item_however_much_there_is_of_it(name: str) -> None:
    w = World(3302, items=200)
    kinds = rarely(w, "pattern", {"topic": 9})
    log = {
        "actor.id": w.by_user(lambda u: f"u{u:05d}"),
        "object.id": w.each(
            lambda r: code("P", w.item[r]) if kinds[r] == "pattern" else f"T{r:06d}"
        ),
        name: kinds,
        "published": w.times("%Y-%m-%dT%H:%M:%SZ"),
    }
    patterns = {
        "id": [code("P", i) for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
        "price": [price(i) for i in range(w.items)],
    }
    made = roles.propose(reading({"activity.jsonl": log, "patterns.jsonl": patterns}))
    gone = section(made).leave_out.get(name)
    assert gone == (("topic",) if name == "object.type" else None)


def test_kinds_that_no_catalogue_has_are_left_out_where_many_rows_have_no_item() -> None:
    w = World(4411, lines=1)
    ids = w.by_item(lambda i: code("V", i))
    kinds = w.each(lambda row: "video")
    for row in range(len(ids)):
        if row % 3 == 0:
            ids[row] = kinds[row] = ""
        elif row % 7 == 0:
            ids[row], kinds[row] = code("AD", row % 40), "werbung"
    log = {
        "profil_id": w.by_user(lambda u: f"P{u:05d}"),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "ereignis": ["app_start" if one == "" else "abspielen" for one in ids],
        "inhalt.id": ids,
        "inhalt.typ": kinds,
    }
    items = {
        "id": [code("V", i) for i in range(w.items)],
        "titel": [title(i, "Der Die Das Fall Nacht") for i in range(w.items)],
    }
    found = section(roles.propose(reading({"log.jsonl": log, "inhalte.csv": items})))
    assert found.leave_out["inhalt.typ"] == ("werbung",)


@pytest.mark.parametrize(("of", "kept"), [("a lesson", True), ("a page", False), ("", False)])
def test_the_start_of_a_session_counts_where_it_is_of_an_item_and_nothing_tells_it_beside(
    of: str, kept: bool
) -> None:
    """A visit that begins on a page is told by the view of that page, in the same second."""
    w = World(4412, users=300, items=120, rows=4000)
    users, items = w.by_user(lambda u: f"u{u:05d}"), w.by_item(lambda i: code("L", i))
    at = w.times("%Y-%m-%d %H:%M:%S")
    rows = list(zip(users, items, at, ["Content Viewed"] * len(w.rows), strict=True))
    later = at if of == "a page" else w.times("%Y-%m-%d %H:%M:%S", minutes=3)
    rows += [
        (users[row], items[row] if of else "", later[row], "Session Started") for row in w.rows[::3]
    ]
    rows += [(user, item, time, "Favorite Added") for user, item, time, __ in rows[::11]]
    names = ("user_id", "content_id", "at", "event")
    log = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    made = roles.propose(reading({"log.csv": log}))
    assert section(made).columns["EVENT_TYPE"] == "event"
    assert ("Session Started" not in section(made).event_types) is kept


@pytest.mark.parametrize("without", ["search", "gescand"])
def test_kinds_of_rows_that_never_name_an_item_are_left_out(without: str) -> None:
    w = World(504)
    kind = w.pick(["view", without, "add_to_cart", ""], [5, 2, 2, 2])
    proposal = roles.propose(
        reading({
            "log.csv": {
                "user_id": w.by_user(lambda u: f"u{u:05d}"),
                "item_id": [
                    "" if k in (without, "") else code("I", i)
                    for k, i in zip(kind, w.item, strict=True)
                ],
                "at": w.times("%Y-%m-%d %H:%M:%S"),
                "event": kind,
                "sort": ["track" if k else "page" for k in kind],
            }
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.event_types == {without: None}
    assert section.leave_out == {"sort": ("page",)}
    assert any(f"No row of {without}" in one.matters for one in proposal.findings)
    assert not any(one.code == "event-words-unknown" for one in proposal.findings)


def _one_table(kind: str, when: bool) -> dict[str, list[Any]]:
    """What was borrowed, and below it a record of each tool; these have a time of it or not."""
    w = World(1211, users=150, items=130, rows=3000, lines=1)
    tools = range(w.items)
    return {
        "member_id": [*w.by_user(lambda u: code("M", u)), *("" for _ in tools)],
        "tool_id": [*w.by_item(lambda i: code("T", i)), *(code("T", i) for i in tools)],
        "lent_at": [*w.times(_FORM), *(w.at[i].strftime(_FORM) if when else "" for i in tools)],
        kind: [*("LOAN" for _ in w.rows), *("TOOLREC" for _ in tools)],
    }


def test_records_of_things_in_one_table_with_what_happened_are_no_events() -> None:
    made = roles.propose(reading({"all.csv": _one_table("entity", when=False)}))
    assert section(made).event_types == {"TOOLREC": None}
    assert not made.questions


def test_kinds_with_a_time_are_not_told_by_it() -> None:
    made = roles.propose(reading({"all.csv": _one_table("entity", when=True)}))
    assert section(made).event_types.get("TOOLREC", "kept")


@pytest.mark.parametrize("pages", [5, 1])
def test_kinds_that_hardly_name_an_item_go_where_most_rows_would_be_of_no_use(pages: int) -> None:
    """The dish by which somebody came to a shop stands in one of ten rows of its page."""
    w = World(9501, users=200, items=120, rows=3000, lines=1)
    kinds = w.pick([*["loja_vista"] * pages, "prato_visto", "prato_adicionado", "session_start"])
    named = w.each(
        lambda row: kinds[row].startswith("prato") or (kinds[row] == "loja_vista" and row % 10 == 0)
    )
    dishes = w.by_item(lambda i: f"P{20_000 + i}")
    table = {
        "user_id": w.by_user(lambda u: f"usr_{u:05d}"),
        "event_type": kinds,
        "event_time": w.times("%Y-%m-%d %H:%M:%S"),
        "ep.prato_id": [one if told else None for one, told in zip(dishes, named, strict=True)],
    }
    found = section(roles.propose(reading({"amplitude.csv": table})))
    assert found.columns["ITEM_ID"] == "ep.prato_id"
    assert (found.event_types.get("loja_vista", "") is None) is (pages > 1)
    assert found.event_types["session_start"] is None
    assert found.event_types.get("prato_visto", "") is not None
