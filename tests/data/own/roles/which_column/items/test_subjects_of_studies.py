"""Subjects that many people look at are chosen; a subject as a topic or as a person is not."""

from __future__ import annotations

from typing import Any

from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code


def _classified(w: World, subjects: int, name: str) -> dict[str, dict[str, list[Any]]]:
    """What volunteers saw in pictures, of which each is shown to a few of them."""
    table = {
        "classification_id": w.each(lambda row: 13_290_940 + row),
        "user_name": w.by_user(lambda u: f"watcher{u:03d}"),
        "created_at": w.times("%Y-%m-%d %H:%M:%S UTC"),
        "workflow_version": w.each(lambda row: f"{row // 400}.{row // 100}"),
        "screen_width": w.each(lambda row: 900 + row * 37 % 700),
        name: w.each(lambda row: 458_046 + 3 * (row * 7919 % subjects)),
    }
    return {"classifications.csv": table}


def test_a_subject_that_a_few_of_many_people_see_is_the_item() -> None:
    w = World(3901, users=60, items=40, rows=2000, lines=1)
    made = proposed_tables(_classified(w, 1700, "subject_ids"))
    columns = section(made).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("user_name", "subject_ids")
    assert not made.questions


def test_a_topic_is_no_subject_to_look_at() -> None:
    w = World(3901, users=60, items=200, rows=2000, lines=1)
    told = _classified(w, 180, "subject_id")
    told["classifications.csv"]["sheet"] = w.by_item(lambda i: code("S", i))
    columns = section(proposed_tables(told)).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("user_name", "sheet")
