"""Which id is meant, where rows have several that have tables of their own."""

from __future__ import annotations

from typing import Any

from tests.data.own.roles.test_who_is_who import found
from tests.data.own.roles.world import World, code, title


def test_the_address_that_a_table_of_people_has_wins_over_a_telephone_number() -> None:
    w = World(701)
    address = [f"person{u}@example.com" for u in range(w.users)]
    tables: dict[str, dict[str, Any]] = {
        "ventas.csv": {
            "orden": w.by_order(lambda n: 1700 + n),
            "email": w.by_user(lambda u: address[u]),
            "telefono": w.by_user(lambda u: f"+54911{u * 7919 + 20000000}"),
            "fecha": w.by_order(lambda n: w.at[w.order.index(n)].strftime("%Y-%m-%d %H:%M:%S")),
            "sku": w.by_item(lambda i: code("Y", i)),
        },
        "lista.csv": {
            "nombre": [f"Ana {u % 40}" for u in range(w.users)],
            "email": address,
            "ciudad": [f"Ciudad {u % 5}" for u in range(w.users)],
        },
        "productos.csv": {
            "sku": [code("Y", i) for i in range(w.items)],
            "nombre": [title(i) for i in range(w.items)],
        },
    }
    proposal = found(tables, "email", "sku")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("lista.csv",)


def test_ids_that_a_list_writes_with_a_dash_are_a_join_and_it_is_said() -> None:
    w = World(702, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "apply.csv": {
            "no": w.each(lambda row: row % 900 + 1),
            "sabun": w.by_user(lambda u: f"{1995 + u % 29}{u:04}"),
            "course": w.by_item(lambda i: code("C", i)),
            "asked_at": w.times("%Y-%m-%d %H:%M:%S"),
            "progress": w.pick(list(range(101))),
        },
        "staff.csv": {
            "sabun": [f"{1995 + u % 29}-{u:04}" for u in range(w.users)],
            "birthday": [f"{1960 + u % 40}-03-{u % 28 + 1:02}" for u in range(w.users)],
            "sex": ["FM"[u % 2] for u in range(w.users)],
        },
        "courses.csv": {
            "course": [code("C", i) for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    }
    proposal = found(tables, "sabun", "course")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["users"].files == ("staff.csv",)
    assert not proposal.questions
    [told] = [one for one in proposal.findings if one.code == "keys-written-differently"]
    assert "dashes" in told.message


def test_a_list_of_copies_with_titles_is_the_catalogue_and_not_a_table_of_events() -> None:
    w = World(703, users=400, items=300, rows=6000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "loans.csv": {
            "no": w.each(lambda row: row + 1),
            "reader": w.by_user(lambda u: 230000000 + u * 7),
            "copy_no": w.by_item(lambda i: f"EM{i:08}"),
            "title": w.by_item(lambda i: f"{title(i // 2)} {i // 2}"),
            "shelf": w.by_item(lambda i: f"{i // 2:03}-K{i // 2 % 40}"),
            "lent": w.times("%Y/%m/%d"),
        },
        "holdings.csv": {
            "copy_no": [f"EM{i:08}" for i in range(w.items)],
            "isbn": [f"97889{i // 2:08}" for i in range(w.items)],
            "title": [f"{title(i // 2)} {i // 2}" for i in range(w.items)],
            "author": [f"Writer {i // 2 % 40}" for i in range(w.items)],
            "acquired": [f"20{10 + i % 13}/0{i % 9 + 1}/{i % 28 + 1:02}" for i in range(w.items)],
        },
        "readers.csv": {
            "reader": [230000000 + u * 7 for u in range(w.users)],
            "birthday": [f"{1960 + u % 40}-03-{u % 28 + 1:02}" for u in range(w.users)],
            "sex": ["FM"[u % 2] for u in range(w.users)],
        },
    }
    proposal = found(tables, "reader", "copy_no")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].files == ("holdings.csv",)
    assert "other-events" not in {one.code for one in proposal.findings}
