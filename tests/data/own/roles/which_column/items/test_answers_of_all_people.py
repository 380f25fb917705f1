"""All people gave an answer to the same things, and nothing says when: votes by number."""

from __future__ import annotations

from typing import Any

from tests.data.own.roles.worlds.proposals import proposed_tables


def _calls(answer: Any, people: int = 60, things: int = 90) -> dict[str, dict[str, Any]]:
    """A row for nearly each pair of people and things, by codes alone."""
    pairs = [(p, t) for t in range(things) for p in range(people) if (p * 7 + t) % 11]
    return {
        "calls.csv": {
            "callnumber": [1 + t for _, t in pairs],
            "icode": [14_226 + 31 * p for p, _ in pairs],
            "cast": [answer(p, t) for p, t in pairs],
        },
        "members.csv": {
            "icode": [14_226 + 31 * p for p in range(people)],
            "member_name": [f"Member {p}" for p in range(people)],
            "state": [f"S{p % 20}" for p in range(people)],
        },
    }


def test_what_all_answered_is_chosen_and_the_order_of_rows_is_asked_about() -> None:
    made = proposed_tables(_calls(lambda p, t: (1, 6, 9)[(p * t + p) % 3]))
    assert made.mapping is not None
    columns = made.mapping.sections["interactions"].columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("icode", "callnumber")
    assert [one.code for one in made.questions] == ["no-time"]


def test_without_answers_a_grid_of_numbers_is_nothing_that_people_did() -> None:
    for trait in (lambda p, _: p % 3, lambda _, t: t % 3):
        assert proposed_tables(_calls(trait)).mapping is None
