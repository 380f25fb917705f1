"""What other answers to a question mean: whole mappings, which can be used as they stand."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import canonical, mapping_file, roles
from personalize_poc.data.own.proposal import Question
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_HOUSES = 40


def _orders(lines: str, house: str = "restaurant_id") -> dict[str, Any]:
    """Orders of meals: heads name who cooked, lines what was eaten, and both have a catalogue."""
    w = World(881, users=300, items=240, rows=5000, lines=2)
    names = ("order_no", "guest", house, "at", "state")
    heads: dict[str, list[str]] = {name: [] for name in names}
    times = w.times("%d.%m.%Y %H:%M:%S")
    for row, order in enumerate(w.order):
        if order != (w.order[row - 1] if row else None):
            heads["order_no"].append(f"O{order:06d}")
            heads["guest"].append(f"G{w.user[row]:05d}")
            heads[house].append(f"R{w.item[row] % _HOUSES:03d}")
            heads["at"].append(times[row])
            heads["state"].append("cancelled" if order % 11 == 0 else "delivered")
    return {
        "heads.csv": heads,
        "lines.csv": {
            "order_no": [f"O{order:06d}" for order in w.order],
            lines: w.by_item(lambda i: f"D{i:04d}"),
            "quantity": w.each(lambda r: 1 + r % 3),
        },
        "restaurants.csv": {
            house: [f"R{n:03d}" for n in range(_HOUSES)],
            "name": [f"At {title(n)}'s {n}" for n in range(_HOUSES)],
            "kitchen": [("Thai", "Greek", "Vegan")[n % 3] for n in range(_HOUSES)],
        },
        "things.csv": {
            lines: [f"D{n:04d}" for n in range(240)],
            "name": [f"{title(n)} with {title(n + 3)}" for n in range(240)],
            "sort": ["soup" if n % 2 else "main" for n in range(240)],
        },
    }


def _asked(tables: dict[str, Any], code: str) -> list[Question]:
    return [one for one in roles.propose(reading(tables)).questions if one.code == code]


def _usable(tables: dict[str, Any], yaml: str) -> int:
    """Rows of interactions with user, item and a time that can be read."""
    made = canonical.build(reading(tables), mapping_file.parse(yaml))
    (count,) = made.connection.execute(
        "SELECT count(*) FROM interactions WHERE USER_ID IS NOT NULL AND ITEM_ID IS NOT NULL "
        "AND TIMESTAMP > 0"
    ).fetchone() or (0,)
    return int(count)


@pytest.mark.parametrize(
    ("house", "first"), [("restaurant_id", "restaurant_id"), ("store_id", "menu_item_id")]
)
def test_whether_meals_or_restaurants_are_the_items_is_asked_and_both_answers_hold(
    house: str, first: str
) -> None:
    tables = _orders("menu_item_id", house)
    (question,) = _asked(tables, "which-item")
    taken, other = question.options
    assert taken.text.startswith(first)
    said = mapping_file.parse(other.yaml).sections
    second = {"menu_item_id": house}.get(first, "menu_item_id")
    assert said["interactions"].fields["ITEM_ID"] == second
    assert said["interactions"].timestamp == ("%d.%m.%Y %H:%M:%S",)
    assert said["interactions"].leave_out == {"state": ("cancelled",)}
    catalogue = "restaurants.csv" if second == house else "things.csv"
    assert said["items"].files == (catalogue,)
    assert _usable(tables, other.yaml) > 1000


def test_parts_of_machines_are_not_chosen_by_their_shop() -> None:
    assert _asked(_orders("part_no"), "which-item") == []


def test_another_file_is_a_whole_mapping_with_its_own_form_of_times() -> None:
    w = World(882, users=200, items=120, rows=3000, lines=1)

    def events(thing: str, form: str) -> dict[str, Any]:
        return {
            "who": w.by_user(lambda u: f"u{u}"),
            thing: w.by_item(lambda i: f"{thing[0]}{i}"),
            "when": w.times(form),
        }

    tables = {
        "a.csv": events("film", "%d.%m.%Y %H:%M"),
        "b.csv": events("book", "%Y-%m-%d %H:%M:%S"),
    }
    (question,) = _asked(tables, "which-file")
    (other,) = question.options[1:]
    assert _usable(tables, other.yaml) == 3000


@pytest.mark.parametrize("known", [True, False])
def test_another_column_is_told_shortly_where_nothing_else_changes(*, known: bool) -> None:
    """Where people have a table, that of the others is another one, or none."""
    w = World(883, users=300, items=120, rows=4000, lines=2)
    tables: dict[str, Any] = {
        "orders.csv": {
            "ordered by": w.by_user(lambda u: f"P{u:05d}"),
            "delivered to": w.each(lambda r: f"P{(w.user[r] * 7 + r % 2) % 300:05d}"),
            "sku": w.by_item(lambda i: f"A-{i:04d}"),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        }
    }
    if known:
        tables["people.csv"] = {
            "person": [f"P{n:05d}" for n in range(300)],
            "town": [f"Town {n % 9}" for n in range(300)],
        }
    for question in _asked(tables, "which-user"):
        said = question.options[1].yaml
        assert ("\nusers:" in said) is known or said.count("\n") <= 3
