"""Contacts of a box office or a donors' system: people, where nobody is called a customer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import asked, proposed_tables, who_and_what
from tests.data.own.roles.worlds.world import World, chosen, title


@pytest.mark.parametrize(
    ("number", "name", "told"),
    [
        ("N° contact", "Contact", False), ("Contact No.", "Contact", False),
        ("Kontaktnummer", "Kontakt", False), ("codice contatto", "Contatto", False),
        ("nº contacto", "Contacto", False), ("コンタクトID", "氏名", False),
        ("Contact No.", "Contact", True),
    ],
)  # fmt: skip
def test_a_contact_of_a_box_office_is_who_bought_unless_somebody_is_called_a_customer(
    number: str, name: str, told: bool
) -> None:
    """Whoever walks in is the contact 1, so that the numbers do not look like ids by themselves."""
    w = World(3419, users=400, items=70, rows=4000, lines=2)
    sold: dict[str, Any] = {
        "dossier": w.by_order(lambda n: 300_211 + n),
        "date": w.times("%Y-%m-%d %H:%M:%S"),
        number: w.by_user(lambda u: 1 if u % 15 == 0 else 100_009 + 23 * u),
        name: w.by_user(lambda u: chosen(["Noël Luc", "Hébert Zoé", "Gaudet Zoé"], u)),
        "show_code": w.by_item(lambda i: f"S{i:03d}"),
        "show_title": w.by_item(title),
    }
    if told:
        sold["customer_id"] = w.by_user(lambda u: 700_001 + 7 * (u // 2))
    made = proposed_tables({"sales.csv": sold})
    assert who_and_what(made) == ("customer_id" if told else number, "show_code")
    assert told or not asked(made)
