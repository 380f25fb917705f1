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
