"""Which column is the item, and which the person, where several of a row could be."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.test_who_is_who import found
from tests.data.own.roles.world import World, code, digest, title, unique
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def section(proposal: Proposal) -> Section:
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"]


def board(people: list[int], **more: Any) -> dict[str, dict[str, Any]]:
    """Who read how far in which topic; topics have an author and a state, as orders have."""
    w = World(811, users=len(people), items=200, rows=4000, lines=1)
    return {
        "seen.csv": {
            "member_id": w.by_user(lambda u: people[u]),
            "topic_id": w.by_item(lambda i: 400 + 7 * i),
            "last_read_post_number": w.each(lambda row: 1 + int(digest(row)[:6], 16) % 40),
            "seen_at": w.times(_FORM),
            **{name: w.pick(["t", "f"], shares) for name, shares in more.items()},
        },
        "topics.csv": {
            "id": [400 + 7 * i for i in range(w.items)],
            "title": [title(i % 120) for i in range(w.items)],
            "created_at": [w.at[i].strftime(_FORM) for i in range(w.items)],
            "member_id": [people[i % 60] for i in range(w.items)],
            "closed": ["ft"[i % 5 == 0] for i in range(w.items)],
            "sort": ["private message" if i % 9 == 0 else "usual" for i in range(w.items)],
        },
        "members.csv": {
            "id": people,
            "nick": [f"nick{digest(one)[:6]}" for one in people],
            "since": [f"2021-0{1 + one % 9}-03" for one in people],
        },
    }


def test_what_many_come_to_is_chosen_though_it_has_an_author_and_a_state() -> None:
    tables = board([20 + 3 * u for u in range(300)])
    proposal = found(tables, "member_id", "topic_id")
    assert section(proposal).columns["TIMESTAMP"] == "seen_at"
    assert not {"which-item", "which-user"} & {one.code for one in proposal.questions}
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].title == "title"


def test_private_messages_are_left_out_by_the_table_of_topics() -> None:
    proposal = found(board([20 + 3 * u for u in range(300)]), "member_id", "topic_id")
    assert section(proposal).leave_out["sort"] == ("private message",)
    [told] = [one for one in proposal.findings if one.column == "sort"]
    assert "private messages" in told.message


def test_people_may_have_numbers_below_zero_where_a_table_has_them() -> None:
    found(board([-3, -2, *(20 + 3 * u for u in range(298))]), "member_id", "topic_id")


def test_no_flag_of_several_deeds_has_to_be_set() -> None:
    deeds = {"liked": [1, 3], "bookmarked": [1, 30]}
    proposal = found(board([20 + 3 * u for u in range(300)], **deeds), "member_id", "topic_id")
    assert not set(deeds) & set(section(proposal).leave_out)
    alone = found(board([20 + 3 * u for u in range(300)], liked=[1, 3]), "member_id", "topic_id")
    assert section(alone).leave_out["liked"] == ("f",)


def test_who_holds_a_ticket_is_a_person_and_no_item_beside_a_catalogue() -> None:
    w = World(812, items=100, lines=1)
    other = [u if n % 3 else (u * 7 + n) % w.users for n, u in enumerate(w.user)]
    tables: dict[str, dict[str, Any]] = {
        "sold.csv": {
            "no": w.each(lambda row: 5500000 + row),
            "sold_at": w.times(_FORM),
            "id_x_buyer": w.by_user(lambda u: code("C", u)),
            "id_x_named": [code("C", u) for u in other],
            "id_y": w.by_item(lambda i: code("SP", i)),
        },
        "xs.csv": {
            "id_x": [code("C", u) for u in range(w.users)],
            "zone": [41121 + u % 5 for u in range(w.users)],
            "made": [f"2019-0{1 + u % 9}-11" for u in range(w.users)],
        },
        "ys.csv": {
            "id_y": [code("SP", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
            "hall": ["ABC"[i % 3] for i in range(w.items)],
        },
    }
    proposal = found(tables, "id_x_buyer", "id_y")
    [asked] = proposal.questions
    assert asked.code == "which-user"
    assert any("id_x_named" in option.yaml for option in asked.options)


TOOLS: dict[str, tuple[str, str, dict[str, str]]] = {
    "Amplitude": ("user_id", "amplitude_id", {"event_time": "", "event_type": "view"}),
    "Google": ("user_id", "user_pseudo_id", {"event_timestamp": "", "event_name": "view"}),
    "AppsFlyer": (
        "Customer User ID",
        "AppsFlyer ID",
        {"Event Time": "", "Event Name": "view", "Event Value": "x"},
    ),
    "Snowplow": ("user_id", "domain_userid", {"collector_tstamp": "", "event_name": "view"}),
}


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.parametrize(("of_ten", "signs_in"), [(6, False), (9, True)])
def test_tools_that_count_visitors_have_one_rule_for_who_has_not_signed_in(
    name: str, of_ten: int, signs_in: bool
) -> None:
    """Devices have two owners here, and everybody has three of them."""
    account, visitor, more = TOOLS[name]
    w = World(813, users=100, items=60, rows=1000, lines=1)
    who = [u if u % 10 < of_ten else None for u in range(w.users)]
    table: dict[str, Any] = {
        account: w.by_user(lambda u: "" if who[u] is None else code("CL", u)),
        visitor: w.each(lambda row: 600000000 + 7919 * (w.user[row] // 2 * 3 + row % 3)),
        "product_id": w.by_item(lambda i: code("I", i)),
        "insert_id": w.each(lambda row: digest(row)[:20]),
        "event_id": w.each(lambda row: unique(row)),
    }
    for one, value in more.items():
        table[one] = w.pick([value, "open"]) if value else w.times(_FORM)
    proposal = found({"log.csv": table}, account if signs_in else visitor, "product_id")
    assert proposal.questions == ()
    said = [one.column for one in proposal.findings if one.code == "person-signed-in"]
    assert said == ([] if signs_in else [account])


def rated(people: str, users: int, items: int, accounts: int) -> Proposal:
    """Ratings, people and films in files whose columns have no names, all numbered from 1."""
    w = World(815, users=users, items=items, rows=4000, lines=1)
    ratings: dict[str, Any] = {
        "column 1": w.by_user(lambda u: u + 1),
        "column 2": w.by_item(lambda i: i + 1),
        "column 3": w.pick([1, 2, 3, 4, 5]),
        "column 4": [int(at.timestamp()) for at in w.at],
    }
    who: dict[str, Any] = {
        "column 1": list(range(1, accounts + 1)),
        "column 2": ["CA", "UK", "DE", "FR", ""] * (accounts // 5),
        "column 3": [2009 + n % 15 for n in range(accounts)],
    }
    films: dict[str, Any] = {
        "column 1": list(range(1, 301)),
        "column 2": [title(n) for n in range(300)],
        "column 3": [1980 + n % 40 for n in range(300)],
    }
    return roles.propose(reading({"r.dat": ratings, people: who, "movies.dat": films}))


@pytest.mark.parametrize("people", ["users.dat", "members.psv.xz", "회원.lst", "klanten"])
def test_tables_without_names_of_columns_are_what_they_are_called(people: str) -> None:
    proposal = rated(people, users=150, items=280, accounts=160)
    assert proposal.mapping is not None
    sections = proposal.mapping.sections
    assert sections["users"].columns["USER_ID"] == "column 1"
    assert sections["items"].columns["ITEM_ID"] == "column 1"
    columns = section(proposal).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("column 1", "column 2")
    assert proposal.questions == ()


def test_numbers_that_are_keys_of_people_and_of_things_alike_are_asked_about() -> None:
    proposal = rated("users.dat", users=150, items=120, accounts=400)
    assert {one.code for one in proposal.questions} & {"user-or-item", "which-user"}


def listened(track: Any, artist: Any) -> Proposal:
    """A log without names of columns: who, when, an artist and its name, a track and its name."""
    w = World(814, users=60, items=180, rows=2000, lines=1)
    table: dict[str, Any] = {
        "column 1": w.by_user(lambda u: f"user_{u:06}"),
        "column 2": w.times(_FORM),
        "column 3": w.by_item(lambda i: artist(i // 3 + 5000)),
        "column 4": w.by_item(lambda i: f"{title(i // 3)} Band"),
        "column 5": w.by_item(track),
        "column 6": w.by_item(lambda i: f"{title(i)} Song"),
    }
    return roles.propose(reading({"log.csv": table}))


def test_of_two_things_with_ids_and_titles_the_finer_one_was_chosen() -> None:
    proposal = listened(unique, unique)
    assert section(proposal).columns["ITEM_ID"] == "column 5"
    assert proposal.questions == ()
    [told] = [one for one in proposal.findings if one.code == "item-in-whole"]
    assert told.column == "column 3"
