"""Who writes an article does not wish for it: kinds of events by which a thing is made."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_section
from tests.data.own.roles.worlds.world import World, code


@pytest.mark.parametrize(
    ("item", "read", "made"),
    [
        ("article_id", "article_read", "article_write"),
        ("post_id", "post_viewed", "post_created"),
        ("artikel_id", "artikel_gelesen", "artikel_veröffentlicht"),
        ("video_id", "video_watch", "upload_video"),
    ],
)
@pytest.mark.parametrize("once", [True, False])
def test_who_makes_a_thing_does_not_wish_for_it_where_each_is_made_once(
    item: str, read: str, made: str, once: bool
) -> None:
    w = World(9401, users=200, items=150, rows=2500, lines=1)
    seen: set[int] = set()

    def kind(row: int) -> str:
        first = w.item[row] not in seen
        seen.add(w.item[row])
        return made if (first if once else row % 4 == 0) else read

    table = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        item: w.by_item(lambda i: code("A", i)),
        "event": w.each(kind),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    __, section = proposal_and_section({"log.csv": table})
    assert (section.event_types.get(made, made) is None) is once
    assert section.event_types.get(read, read) is not None


@pytest.mark.parametrize("staff", ["n_empleado", "табельный_номер", "medarbejdernr"])
def test_the_number_of_an_employee_is_who_learns(staff: str) -> None:
    w = World(9402, users=200, items=80, rows=2000, lines=1)
    table = {
        staff: w.by_user(lambda u: 20_000 + 7 * u),
        "course_id": w.by_item(lambda i: code("C", i)),
        "event": w.pick(["started", "viewed", "completed"]),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made, section = proposal_and_section({"log.csv": table})
    assert section.columns["USER_ID"] == staff
    assert not made.questions
