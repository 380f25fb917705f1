"""What is said of rows that are left out: how many, of how many, which is the first, and why."""

from __future__ import annotations

import pytest

from personalize_poc.data.findings import Grade
from tests.data.own.roles.worlds.proposals import codes, told
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World


def test_rows_of_states_are_counted_with_their_share_and_the_first_of_them() -> None:
    w = World(8101, lines=1)
    states = rarely(w, "completed", {"cancelled": 6, "refunded": 9})
    gone = [row for row, one in enumerate(states) if one in ("cancelled", "refunded")]
    said = told(proposed(w, {}, status=states), "rows-left-out")
    assert (said.count, said.share) == (len(gone), len(gone) / len(states))
    assert (said.row, said.value) == (gone[0] + 2, states[gone[0]])
    assert f"{len(gone):,} rows ({len(gone) / len(states):.1%}) with" in said.message
    assert f"cancelled ({states.count('cancelled'):,})" in said.message
    assert f"What counts: completed ({states.count('completed'):,})" in said.message


def test_rows_of_a_state_in_another_table_have_their_place_there() -> None:
    w = World(8102, lines=1)
    numbers = list(range(len(w.rows)))
    states = ["cancelled" if number % 7 == 3 else "completed" for number in numbers]
    orders = {"order_id": [f"O{number:06d}" for number in numbers], "status": states}
    proposal = proposed(w, {"orders.csv": orders}, order_id=orders["order_id"])
    assert section(proposal).leave_out == {"status": ("cancelled",)}
    said = told(proposal, "rows-left-out")
    assert (said.file, said.row, said.value) == ("orders.csv", 5, "cancelled")
    assert said.count == states.count("cancelled")


KINDS = ["view", "cart", "purchase", *(f"ev{number}" for number in range(10))]


def test_kinds_above_the_limit_weaken_and_the_limit_is_named() -> None:
    w = World(8103, lines=1)
    kinds = w.each(lambda row: "ev0" if row % 3 else KINDS[row // 3 % len(KINDS)])
    proposal = proposed(w, {}, event=kinds)
    gone = {kind for kind, name in section(proposal).event_types.items() if name is None}
    assert len(gone) == len(set(kinds)) - 9
    assert not gone & {"view", "purchase"}
    said = told(proposal, "too-many-event-types")
    rows = sum(kind in gone for kind in kinds)
    assert said.grade is Grade.WEAKENS
    assert (said.count, said.share) == (rows, rows / len(kinds))
    assert kinds[said.row - 2 if said.row else 0] == said.value in gone
    assert f"the {len(gone)} rarest of {len(set(kinds))} kinds" in said.message
    assert "events-left-out" not in codes(proposal)
    unknown = told(proposal, "event-words-unknown").message
    assert not any(f"{kind}," in unknown for kind in gone)


@pytest.mark.parametrize(
    ("shown", "kinds"), [(["impression"], "kind"), (["impression", "login"], "kinds")]
)
def test_kinds_that_are_no_choice_are_named_in_the_right_number(
    shown: list[str], kinds: str
) -> None:
    w = World(8104, lines=1)
    events = w.each(lambda row: "click" if row % 4 == 0 else shown[row % len(shown)])
    said = told(proposed(w, {}, event=events), "events-left-out")
    rows = len(events) - events.count("click")
    assert f"{rows:,} events ({rows / len(events):.1%}) of the {kinds} " in said.message
    assert (said.count, said.row) == (
        rows,
        2 + next(i for i, e in enumerate(events) if e != "click"),
    )
