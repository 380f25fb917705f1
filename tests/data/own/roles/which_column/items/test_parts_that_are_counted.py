"""Parts of things that are only counted, and such as have titles of their own."""

from __future__ import annotations

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import Tables, proposed_tables
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, chosen

_NOUNS = ("Winter", "River", "Harbour", "Garden", "Mountain", "Island", "Station", "Orchard")


def _heard(w: World, titled: bool) -> Proposal:
    """Who heard which part of which tale; a table has the parts, with their titles or without."""
    parts = [(tale, part) for tale in range(60) for part in range(12)]
    heard = w.pick(range(12))
    tables: Tables = {
        "heard.csv": {
            "user_id": w.by_user(lambda u: f"u{u:04d}"),
            "tl_no": w.by_item(lambda i: 3_001 + 7 * (i % 60)),
            "pt_no": [
                800_000 + 12 * (item % 60) + part for item, part in zip(w.item, heard, strict=True)
            ],
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "tales.csv": {
            "tl_no": [3_001 + 7 * n for n in range(60)],
            "tl_name": [f"The {_NOUNS[n % 8]} of {_NOUNS[n // 8]} {n}" for n in range(60)],
            "length": [chosen([5, 20, 60], n) for n in range(60)],
        },
        "parts.csv": {
            "pt_no": [800_000 + 12 * tale + part for tale, part in parts],
            "tl_no": [3_001 + 7 * tale for tale, __ in parts],
            "pt_name": [
                f"How the {_NOUNS[tale % 8]} met {_NOUNS[part % 8]} no. {tale}{part}"
                if titled
                else f"Part{part + 1}"
                for tale, part in parts
            ],
            "price": [chosen([0, 2, 3], part) for __, part in parts],
        },
    }
    return proposed_tables(tables)


def test_a_tale_is_taken_whose_parts_are_only_counted() -> None:
    made = _heard(World(861, items=60, rows=4000), titled=False)
    assert section(made).columns["ITEM_ID"] == "tl_no"
    assert not made.questions


def test_parts_with_titles_may_be_what_is_chosen() -> None:
    made = _heard(World(861, items=60, rows=4000), titled=True)
    assert made.questions or section(made).columns["ITEM_ID"] == "pt_no"
