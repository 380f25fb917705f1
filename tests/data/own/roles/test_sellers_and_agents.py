"""Those who offer a thing, and those who sell in their own name, beside the customers."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import section
from tests.data.own.roles.test_standing import told
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading

SELLERS = 40


def adverts(w: World, *, edits: bool) -> Proposal:
    """A portal of adverts: rows with the kind XQ, every fourth, are by whose the advert is."""
    owner = [f"m{i % SELLERS:05d}" for i in range(w.items)]
    own = w.each(lambda row: edits and row % 4 == 0)
    log = {
        "member_id": w.each(lambda r: owner[w.item[r]] if own[r] else f"m{100 + w.user[r]:05d}"),
        "ad_no": w.by_item(lambda i: code("A", i)),
        "evt_cd": w.each(lambda r: "XQ" if r % 4 == 0 else ("ad_view", "ad_contact")[r % 3 == 0]),
        "from_where": w.each(lambda r: "CTR" if r % 4 == 0 else ("SRC", "LST")[r % 2]),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    members = [f"m{n:05d}" for n in range(100 + w.users)]
    tables: dict[str, dict[str, Any]] = {
        "log.csv": log,
        "members.csv": {
            "member_id": members,
            "birth": [f"19{50 + n % 50}-01-{1 + n % 28:02d}" for n, __ in enumerate(members)],
        },
        "adverts.csv": {
            "ad_no": [code("A", i) for i in range(w.items)],
            "title": [f"Small blue thing number {i}" for i in range(w.items)],
            "price": [100 + i for i in range(w.items)],
            "seller_member_id": owner,
        },
    }
    return roles.propose(reading(tables))


def test_rows_of_those_whose_the_advert_is_do_not_count() -> None:
    made = adverts(World(4101, lines=1), edits=True)
    assert section(made).columns["ITEM_ID"] == "ad_no"
    assert section(made).event_types["XQ"] is None
    assert section(made).leave_out["from_where"] == ("CTR",)
    (said,) = [one for one in made.findings if one.column == "from_where"]
    assert "seller_member_id" in said.message


def test_the_same_kinds_count_where_others_have_them() -> None:
    made = adverts(World(4102, lines=1), edits=False)
    assert section(made).event_types.get("XQ", "") is not None
    assert "from_where" not in section(made).leave_out


def quotes(w: World, name: str, count: int, *, fixed: bool = False) -> Proposal:
    """Insurances that somebody sells to customers, of whom another table has a row each."""

    def seller(row: int) -> str:
        return f"{30000 + (w.user[row] if fixed else row * 31) % count * 7}"

    log: dict[str, Any] = {
        "customer_id": w.by_user(lambda u: code("C", u)),
        name: w.each(seller),
        "product_id": w.by_item(lambda i: code("P", i)),
        "quoted_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    known = [f"{30000 + n * 7}" for n in range(count)]
    tables: dict[str, dict[str, Any]] = {
        "quotes.csv": log,
        "customers.csv": {
            "customer_id": [code("C", u) for u in range(w.users)],
            "birth_year": [1950 + u % 50 for u in range(w.users)],
        },
        "sellers.csv": {
            name: known,
            "name": [f"Person number {n}" if n else "TEST AGENT" for n in range(count)],
            "since": [f"20{10 + n % 12}-03-{1 + n % 28:02d}" for n in range(count)],
        },
        "products.csv": {
            "product_id": [code("P", i) for i in range(w.items)],
            "title": [f"Careful plan number {i}" for i in range(w.items)],
        },
    }
    return roles.propose(reading(tables))


@pytest.mark.parametrize("name", ["agent_id", "clave_agente", "maklernummer", "대리점코드"])
def test_it_is_asked_whether_the_agent_or_the_customer_is_meant(name: str) -> None:
    made = quotes(World(4103, lines=1), name, 150)
    assert section(made).columns["USER_ID"] == "customer_id"
    (asked,) = [one for one in made.questions if one.code == "which-user"]
    assert [name in option.yaml for option in asked.options] == [False, True]


def test_nobody_is_asked_about_a_few_agents_or_one_who_stays_with_a_customer() -> None:
    for made in (
        quotes(World(4104, lines=1), "agent_id", 12),
        quotes(World(4104, lines=1), "agent_id", 150, fixed=True),
        quotes(World(4104, lines=1), "courier_id", 150),
    ):
        assert "which-user" not in {one.code for one in made.questions}


def test_quotes_of_an_agent_who_is_a_test_do_not_count() -> None:
    made = quotes(World(4105, lines=1), "agent_id", 150)
    assert section(made).leave_out == {"name": ("TEST AGENT",)}
    assert "TEST AGENT" in told(made, "rows-left-out").message


def test_it_is_asked_where_a_way_began_or_where_it_ended_and_each_once() -> None:
    w = World(4106, lines=1, items=60)
    ends = w.each(lambda row: (w.item[row] * 7 + row) % w.items)
    tables: dict[str, dict[str, Any]] = {
        "trips.csv": {
            "member_id": w.by_user(lambda u: code("M", u)),
            "start_station_id": w.by_item(lambda i: str(i + 1)),
            "start_station_name": w.by_item(lambda i: f"Place of number {i}"),
            "end_station_id": [str(i + 1) for i in ends],
            "end_station_name": [f"Place of number {i}" for i in ends],
            "started_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "stations.csv": {
            "station_id": [str(i + 1) for i in range(w.items)],
            "name": [f"Place of number {i}" for i in range(w.items)],
            "docks": [10 + i % 20 for i in range(w.items)],
        },
    }
    made = roles.propose(reading(tables))
    (asked,) = [one for one in made.questions if one.code == "which-item"]
    assert len(asked.options) == 2
    assert all("_station_id" in option.yaml for option in asked.options)
