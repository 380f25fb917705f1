"""What many come to and take part in: events, evenings, activities, topics."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.members import board
from tests.data.own.roles.worlds.proposals import found, who_and_what
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, chosen, code, title
from tests.support.own_tables import reading

_GROUPS = ("Swimming", "Ballet", "Climbing", "Coding")


def _bookings(ages: bool = True) -> dict[str, dict[str, Any]]:
    """Bookings of activities for children, and the tables of all of them."""
    w = World(2301)
    children = range(w.users)
    activities = range(w.items)
    ages_of = {
        "age_from": [i % 7 + 3 for i in activities],
        "age_to": [i % 7 + 8 for i in activities],
    }
    return {
        "bookings.csv": {
            "booking_ref": w.each(lambda row: f"BK{100_000 + row}"),
            "account_id": w.by_user(lambda u: code("ACC-", u // 2)),
            "child_id": w.by_user(lambda u: code("CH", u, 6)),
            "activity_id": w.by_item(lambda i: code("act_", i)),
            "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "activities.csv": {
            "activity_id": [code("act_", i) for i in activities],
            "title": [f"{chosen(_GROUPS, i)} - level {i % 5}" for i in activities],
            "category": [chosen(_GROUPS, i) for i in activities],
            **(ages_of if ages else {}),
        },
        "accounts.csv": {
            "account_id": sorted({code("ACC-", u // 2) for u in children}),
            "created_at": [f"2023-01-{n % 28 + 1:02}" for n in range((w.users + 1) // 2)],
            "postcode_area": [f"LS{n % 9}" for n in range((w.users + 1) // 2)],
        },
        "children.csv": {
            "child_id": [code("CH", u, 6) for u in children],
            "account_id": [code("ACC-", u // 2) for u in children],
            "birth_year": [2010 + u % 9 for u in children],
            "gender": ["FM"[u % 2] for u in children],
        },
    }


@pytest.mark.parametrize("ages", [True, False])
def test_activities_with_titles_are_what_was_booked(ages: bool) -> None:
    """The ages that a course is for make no person of it, and "activity" no kind of an event."""
    proposal = roles.propose(reading(_bookings(ages)))
    assert proposal.mapping is not None, proposal.reason
    sections = proposal.mapping.sections
    assert sections["interactions"].columns["ITEM_ID"] == "activity_id"
    assert sections["items"].files == ("activities.csv",)
    assert [one.code for one in proposal.questions] == ["which-user"]
    assert all(one in proposal.questions[0].text for one in ("account_id", "child_id"))


def test_kinds_of_what_happened_are_no_items_though_a_table_has_their_names() -> None:
    w = World(2302)
    kinds = ("Page viewed", "Checkout started", "Order completed", "Product added", "Searched")
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "user_id": w.by_user(lambda u: code("U", u)),
            "event_id": w.by_item(lambda i: code("E", i % 40)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "events.csv": {
            "event_id": [code("E", i) for i in range(40)],
            "name": [f"{chosen(kinds, i)}" for i in range(40)],
        },
    }
    proposal = roles.propose(reading(tables))
    columns = proposal.mapping.sections["interactions"].columns if proposal.mapping else {}
    sure = {one.column: one.confidence for one in proposal.guesses if one.field == "ITEM_ID"}
    assert columns.get("ITEM_ID") != "event_id" or sure["event_id"] < 0.8


def test_what_many_people_have_is_chosen_and_is_no_order_of_one() -> None:
    """Nothing but repetition tells it: rows stand together and are of a day, as of an order."""
    w = World(2308, rows=4000, lines=1)
    order = sorted(w.rows, key=lambda row: (w.at[row].month, w.item[row], row))
    times = w.times("%d/%m/%Y")
    tickets: dict[str, Any] = {
        "zq": [f"{code('S', w.item[row])}-{w.at[row].month}" for row in order],
        "dag": [f"{w.item[row] % 28 + 1:02}/{w.at[row].month + 1:02}/2024" for row in order],
        "datum": [times[row] for row in order],
        "klant_id": [100_200 + 7 * w.user[row] for row in order],
    }
    proposal = roles.propose(reading({"tickets.csv": tickets}))
    assert proposal.mapping is not None, proposal.reason
    columns = proposal.mapping.sections["interactions"].columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("klant_id", "zq")


def test_an_activity_is_what_people_sign_up_for() -> None:
    w = World(4407, items=24, rows=3000, lines=1)
    table = {
        "Member #": w.by_user(lambda u: 200 + 3 * u),
        "Activity": w.by_item(lambda i: title(i, "Aqua Boxing Judo Yoga Zumba")),
        "Date": w.times("%Y-%m-%d"),
    }
    made = roles.propose(reading({"signups.csv": table}))
    assert who_and_what(made) == ("Member #", "Activity")
    assert [one.code for one in made.questions] == ["which-item"], "little speaks for it"


def test_what_many_come_to_is_chosen_though_it_has_an_author_and_a_state() -> None:
    tables = board([20 + 3 * u for u in range(300)])
    proposal = found(tables, "member_id", "topic_id")
    assert section(proposal).columns["TIMESTAMP"] == "seen_at"
    assert not {"which-item", "which-user"} & {one.code for one in proposal.questions}
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].title == "title"


def test_who_posted_wins_over_a_handful_of_boards_and_a_time_is_no_item() -> None:
    w = World(603, users=900, items=300, lines=1)
    seconds = [int(at.timestamp()) for at in w.at]
    posts: dict[str, Any] = {
        "post_id": w.each(lambda row: row + 10001),
        "topic_id": w.by_item(lambda i: i + 501),
        "forum_id": w.by_item(lambda i: i % 8 + 3),
        "poster_id": w.by_user(lambda u: u + 2),
        "post_time": seconds,
        "post_edit_time": [at + 900 if at % 9 == 0 else 0 for at in seconds],
    }
    users: dict[str, Any] = {
        "user_id": list(range(1, 1100)),
        "username": [f"rider{n}" for n in range(1, 1100)],
        "user_email": [f"rider{n}@example.com" for n in range(1, 1100)],
    }
    topics: dict[str, Any] = {
        "topic_id": [i + 501 for i in range(w.items)],
        "forum_id": [i % 8 + 3 for i in range(w.items)],
        "topic_title": [f"{title(i)} {i}" for i in range(w.items)],
    }
    tables: dict[str, dict[str, Any]] = {
        "posts.csv": posts,
        "users.csv": users,
        "topics.csv": topics,
    }
    proposal = found(tables, "poster_id", "topic_id")
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert (items.files, items.title) == (("topics.csv",), "topic_title")
