"""What was done with anything: one column has the number, another one the table that it is of."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.mapping_file import Section
from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.world import World, title


def _made(names: tuple[str, str], kinds: tuple[str, str], **others: dict[str, Any]) -> Section:
    """Activities of users: most about recipes, some about collections.

    Args:
        names: of the columns with the table, and with the number.
        kinds: what the first one calls recipes, and collections.
        others: further tables.
    """
    w = World(4711, users=150, items=90, rows=4000, lines=1)
    person = [row % 8 == 0 for row in w.rows]
    made = proposed_tables(
        {
            "activities.tsv": {
                "actor_id": w.by_user(lambda u: 1 + u),
                "verb": w.pick(["viewed", "saved", "shared"], [8, 2, 1]),
                names[0]: [kinds[one] for one in person],
                names[1]: [
                    1 + (u % 80 if one else i)
                    for one, u, i in zip(person, w.user, w.item, strict=True)
                ],
                "created_at": w.times("%Y-%m-%d %H:%M:%S"),
            },
            "recipes.tsv": {
                "id": range(1, 91),
                "title": [title(i) for i in range(90)],
                "cuisine": [f"c{i % 5}" for i in range(90)],
            },
            **others,
        }
    )
    assert made.mapping is not None
    assert not made.questions
    return made.mapping.sections["interactions"]


_LISTS = {"collections.tsv": {"id": range(1, 151), "name": [f"List {u}" for u in range(150)]}}


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        (("subject_type", "subject_id"), ("Recipe", "Collection")),
        (("trackable_type", "trackable_id"), (r"App\Models\Recipe", r"App\Models\Collection")),
        (("target_table", "target_id"), ("recipes", "collections")),
    ],
)
def test_only_what_is_about_the_table_of_items_counts(
    names: tuple[str, str], kinds: tuple[str, str]
) -> None:
    made = _made(names, kinds, **_LISTS)
    assert made.columns["ITEM_ID"] == names[1]
    assert made.leave_out == {names[0]: (kinds[1],)}
    assert names[0] not in made.columns.values()


def test_a_type_that_names_no_other_table_leaves_nothing_out() -> None:
    made = _made(("subject_type", "subject_id"), ("Recipe", "Draft"), **_LISTS)
    assert not made.leave_out


def test_the_type_of_something_else_leaves_nothing_out() -> None:
    made = _made(("device_type", "subject_id"), ("Recipe", "Collection"), **_LISTS)
    assert not made.leave_out
