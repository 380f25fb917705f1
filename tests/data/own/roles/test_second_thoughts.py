"""What seems to be the time, the event or the item of a row, and by its content is not."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading


def understood(w: World, name: str = "log.csv", **more: Any) -> Section:
    proposal = roles.propose(
        reading({
            name: {
                "user_id": w.by_user(lambda u: f"u{u:05d}"),
                "item_id": w.by_item(lambda i: code("I", i)),
                **more,
            }
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"]


def test_the_time_of_the_users_row_before_is_not_the_time_of_a_row() -> None:
    w = World(501, users=60)
    own, before = w.times("%Y-%m-%d %H:%M:%S"), []
    last: dict[int, str] = {}
    for row in w.rows:
        before.append(last.get(w.user[row], own[row]))
        if row + 1 == len(w.rows) or w.order[row + 1] != w.order[row]:
            last[w.user[row]] = own[row]
    section = understood(w, t1=before, t2=own)
    assert section.columns["TIMESTAMP"] == "t2"


def test_how_an_order_was_paid_for_is_no_kind_of_event() -> None:
    w = World(502)
    ways = ["Acme Payments", "Giro"]
    firsts = set(w.firsts())
    stated = w.by_order(lambda n: ways[n % 2])
    more = {
        "order_id": w.by_order(lambda n: f"#{n + 5000}"),
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
        "qty": w.pick([1, 2], [5, 1]),
    }
    for given in (stated, [v if row in firsts else "" for row, v in enumerate(stated)]):
        section = understood(w, "orders.csv", **more, paid_by=given)
        assert "EVENT_TYPE" not in section.columns
        assert section.event_type == "purchase"
