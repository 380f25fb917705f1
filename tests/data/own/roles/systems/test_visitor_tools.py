"""Logs of tools that count visitors: flags of hits, numbers of addresses, lists of codes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, found
from tests.data.own.roles.worlds.world import World, code, digest, title, unique
from tests.support.own_tables import reading

_TIME = "%Y-%m-%d %H:%M:%S"


def hits(w: World, **more: Any) -> dict[str, Any]:
    return {
        "mcvisid": w.by_user(unique),
        "evar5": w.by_item(lambda i: code("4", i)),
        "date_time": w.times("%Y-%m-%d %H:%M:%S"),
        **more,
    }


def section(found: Proposal) -> Section:
    assert found.mapping is not None
    return found.mapping.sections["interactions"]


@pytest.mark.parametrize("name", ["exclude_hit", "is_bot", "invalid_flag", "제외여부"])
def test_reasons_to_leave_a_hit_out_are_no_kinds_of_events(name: str) -> None:
    w = World(721, lines=1)
    table = hits(w, **{name: w.pick([0, 9, 2, 3], [90, 6, 2, 2])})
    found = roles.propose(reading({"hits.tsv": table}))
    assert "EVENT_TYPE" not in section(found).columns
    assert set(section(found).leave_out[name]) == {"9", "2", "3"}
    assert found.questions == ()


@pytest.mark.parametrize(
    ("name", "values"),
    [("exclude_hit", [0, 4]), ("duplicate_purchase", [0, 1]), ("중복여부", [0, 1])],
)
def test_one_reason_is_enough(name: str, values: list[int]) -> None:
    w = World(727, lines=1)
    found = roles.propose(reading({"hits.tsv": hits(w, **{name: w.pick(values, [95, 5])})}))
    assert section(found).leave_out[name] == (str(values[1]),)
    assert found.questions == ()


def test_of_several_codes_the_one_counts_that_others_have_alone() -> None:
    w = World(728, lines=1)
    lists = w.pick(["2", "10,12", "12", "1", "11"], [70, 12, 8, 5, 5])
    words = {
        "column 1": [1, 2, 10, 11, 12],
        "column 2": ["Purchase", "Product View", "Cart Open", "Checkout", "Cart Add"],
    }
    found = roles.propose(reading({"hits.tsv": hits(w, event_list=lists), "event.tsv": words}))
    assert section(found).event_types == {
        "2": "Product View", "10,12": "Cart Add", "12": "Cart Add", "1": "Purchase",
        "11": "Checkout",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["first_hit_time", "erster_besuch_zeit", "fecha_primera_visita"])
def test_when_somebody_first_came_is_not_when_a_row_happened(name: str) -> None:
    w = World(729, lines=1)
    before = w.random.choices(range(1, 40), k=len(w.rows))
    first = [(at - timedelta(days=n)).strftime(_TIME) for at, n in zip(w.at, before, strict=True)]
    table = {name: first, **hits(w)}
    found = roles.propose(reading({"hits.tsv": table}))
    assert section(found).columns["TIMESTAMP"] == "date_time"


def test_what_everybody_has_once_is_no_time_though_it_comes_first() -> None:
    w = World(730, lines=1)
    start = min(w.at)
    since = w.by_user(lambda u: (start - timedelta(days=u, minutes=7 * u)).strftime(_TIME))
    table = {"time_a": since, **hits(w), "b": w.times(_TIME, hours=30)}
    table["c"] = table.pop("date_time")
    found = roles.propose(reading({"hits.tsv": table}))
    assert section(found).columns["TIMESTAMP"] == "c"


def test_the_time_of_a_hit_of_adobe_is_known() -> None:
    w = World(731, lines=1)
    stamps = [int(at.timestamp()) for at in w.at]
    table = {
        "cust_hit_time_gmt": stamps,
        "visit_start_time_gmt": [at - at % 1800 for at in stamps],
        **hits(w),
        "hit_time_gmt": stamps,
        "visid_high": w.by_user(lambda u: int(digest(u)[:15], 16)),
        "visid_low": w.by_user(lambda u: int(digest(u + 9000)[:15], 16)),
        "post_event_list": w.pick(["2", "12"], [9, 1]),
    }
    found = roles.propose(reading({"hits.tsv": table}))
    columns = section(found).columns
    assert (columns["USER_ID"], columns["TIMESTAMP"]) == ("mcvisid", "hit_time_gmt")
    assert "which-time" not in {one.code for one in found.questions}


def test_lists_of_codes_are_kinds_of_events_by_the_table_of_their_words() -> None:
    w = World(722, lines=1)
    lists = w.pick(["2,100", "12,110", "1,101", "13"], [80, 12, 5, 3])
    words = {
        "column 1": [1, 2, 12, 13, 100, 101, 110],
        "column 2": ["Purchase", "Product View", "Cart Add", "Cart Remove", "Custom Event 1",
                     "Custom Event 2", "Custom Event 11"],
    }  # fmt: skip
    found = roles.propose(reading({"hits.tsv": hits(w, post_event_list=lists), "event.tsv": words}))
    assert section(found).columns["EVENT_TYPE"] == "post_event_list"
    assert section(found).event_types == {
        "2,100": "Product View", "12,110": "Cart Add", "1,101": "Purchase", "13": None,
    }  # fmt: skip


def pages(w: World, address: list[str]) -> Proposal:
    """Views of numbered addresses, with the number of the page before: 1 or none."""
    log = {
        "idvisitor": w.by_user(lambda u: unique(u)[:16]),
        "idaction_url_ref": w.pick([0, 1]),
        "idaction_url": w.by_item(lambda i: 81_000 + i),
        "server_time": w.times("%Y-%m-%d %H:%M:%S"),
    }
    actions = {
        "idaction": [81_000 + i for i in range(len(address))],
        "name": address,
        "type": [1 + i % 2 for i in range(len(address))],
    }
    return roles.propose(reading({"link_visit_action.csv": log, "log_action.csv": actions}))


def test_the_home_page_other_sites_and_files_are_left_out_by_their_numbers() -> None:
    w = World(723, lines=1)
    address = [f"gazette.example/meteo/article-{i}" for i in range(w.items)]
    address[:3] = ["gazette.example/", "social.example/sharer", "gazette.example/docs/prices.pdf"]
    found = pages(w, address)
    assert set(section(found).leave_out["idaction_url"]) == {"81000", "81001", "81002"}
    assert "EVENT_TYPE" not in section(found).columns
    assert found.questions == ()
    (said,) = [one for one in found.findings if one.code == "rows-left-out"]
    assert "home page" in said.message


def test_pages_of_many_sites_are_all_items() -> None:
    w = World(724, lines=1)
    found = pages(w, [f"site{i % 40}.example/article-{i}" for i in range(w.items)])
    assert "idaction_url" not in section(found).leave_out


@pytest.mark.parametrize("name", ["유효다운로드", "is_valid", "valid_click", "gültig", "válido"])
def test_rows_that_are_marked_as_not_valid_do_not_count(name: str) -> None:
    w = World(725, lines=1)
    found = roles.propose(reading({"log.csv": hits(w, **{name: w.pick(["Y", "N"], [3, 1])})}))
    assert section(found).leave_out[name] == ("N",)
    assert found.questions == ()


@pytest.mark.parametrize("name", ["valid_email", "coupon_valid"])
def test_what_else_is_valid_says_nothing_of_the_row(name: str) -> None:
    w = World(726, lines=1)
    found = roles.propose(reading({"log.csv": hits(w, **{name: w.pick(["Y", "N"], [3, 1])})}))
    assert name not in section(found).leave_out


def _visited(w: World) -> dict[str, dict[str, Any]]:
    """Matomo's raw tables of a magazine: pages, links that lead away, searches; two sites."""
    pages = list(range(10, 10 + w.items))
    away, search = list[Any](range(900, 920)), ""
    seldom: dict[int, list[Any]] = {3: away, 4: [search], 5: [1]}
    looked = [
        some[row // 20 % len(some)] if (some := seldom.get(row % 20)) else pages[item]
        for row, item in enumerate(w.item)
    ]
    return {
        "log_link_visit_action.csv": {
            "idlink_va": w.each(lambda row: 8801 + row),
            "idsite": w.each(lambda row: 1 + (row // 3 % 50 == 0)),
            "idvisitor": w.by_user(lambda u: digest(u)[:16]),
            "idvisit": w.each(lambda row: 40_000 + row // 3),
            "idaction_url": looked,
            "idaction_name": [300 + one if one else "" for one in looked],
            "server_time": w.times(_TIME),
            "time_spent_ref_action": w.each(lambda row: row * 7 % 300),
            "interaction_position": w.each(lambda row: 1 + (row * 31 % 100) ** 2 // 460),
        },
        "log_visit.csv": {
            "idvisit": [40_000 + n for n in range(len(w.rows) // 3 + 1)],
            "idsite": [1 + (n % 50 == 0) for n in range(len(w.rows) // 3 + 1)],
            "visit_total_actions": [3] * (len(w.rows) // 3 + 1),
        },
        "log_action.csv": {
            "idaction": [1, *pages, *away, *(300 + one for one in (1, *pages, *away))],
            "name": [
                "magazine.example/",
                *(f"magazine.example/recipes/{code('r', n)}" for n in pages),
                *(f"shop.example/knife-{n}" for n in away),
                *(f"Recipe {n} for everybody" for n in (1, *pages, *away)),
            ],
            "hash": [3_000_000_000 + n * 7_919 for n in range(2 * w.items + 42)],
            "type": [*[1] * (w.items + 1), *[2] * 20, *[4] * (w.items + 21)],
        },
        "site.csv": {"idsite": [1, 2], "name": ["Magazine", "Magazine STAGING"]},
    }


def test_pages_of_the_site_are_the_items_where_no_product_is_named() -> None:
    w = World(1293, users=80, items=60, rows=2400, lines=1)
    found = roles.propose(reading(_visited(w)))
    assert found.questions == ()
    made = section(found)
    assert made.columns["ITEM_ID"] == "idaction_url"
    assert set(made.leave_out["idaction_url"]) == {"1", *map(str, range(900, 920))}


def test_one_of_two_sites_is_no_item_where_the_tables_are_of_no_known_tool() -> None:
    w = World(1294, users=80, items=60, rows=2400, lines=1)
    tables = _visited(w)
    tables["log_link_visit_action.csv"]["row_no"] = tables["log_link_visit_action.csv"].pop(
        "idlink_va"
    )
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    fields = [*section(found).columns.items(), *(
        pair for join in section(found).joins for pair in join.columns.items()
    )]  # fmt: skip
    assert ("ITEM_ID", "idsite") not in fields


def _visits(w: World, prefix: str) -> dict[str, dict[str, Any]]:
    """What Matomo's interface gives out of visits to a travel magazine, a row for each action."""
    kinds = w.each(lambda row: {3: "outlink", 7: "search", 9: "event"}.get(row % 31, "action"))
    pages = [1000 + item if kind == "action" else 5000 + item % 9
             for item, kind in zip(w.item, kinds, strict=True)]  # fmt: skip
    return {
        "visits.csv": {
            "idVisit": w.each(lambda row: 70_000 + row // 3),
            "visitorId": w.by_user(lambda u: digest(u)[:16]),
            f"{prefix}type": kinds,
            f"{prefix}pageIdAction": pages,
            f"{prefix}pageTitle": [f"Travels to town {page}" for page in pages],
            f"{prefix}timestamp": [int(at.timestamp()) for at in w.at],
        }
    }


def test_links_that_lead_away_and_searches_are_no_pages_of_a_magazine() -> None:
    w = World(1297, users=80, items=60, rows=2400, lines=1)
    found = roles.propose(reading(_visits(w, "actionDetails.")))
    made = section(found)
    assert made.columns["EVENT_TYPE"] == "actionDetails.type"
    assert made.event_types == dict.fromkeys(("outlink", "search", "event"))
    assert made.columns["ITEM_ID"] == "actionDetails.pageIdAction"
    assert not found.questions


def test_links_that_lead_to_shops_count_where_the_table_is_of_no_known_tool() -> None:
    w = World(1298, users=80, items=60, rows=2400, lines=1)
    found = roles.propose(reading(_visits(w, "deed_")))
    assert "outlink" not in section(found).leave_out.get("deed_type", ())


@pytest.mark.parametrize("own", ["_track_id", "type"])
def test_sensors_analytics_names_the_person_in_distinct_id(own: str) -> None:
    """A family has one telephone here, and a neighbour to whom all that it buys is brought."""
    w = World(741, users=240, items=60, rows=2400, lines=1)
    signed = [u % 9 > 0 for u in range(w.users)]
    table: dict[str, Any] = {
        "_track_id": w.each(lambda row: 70_000_000 + 31 * row),
        "type": w.each(lambda _: "track"),
        "time": w.each(lambda row: int(w.at[row].timestamp() * 1000) + row % 997),
        "distinct_id": w.by_user(lambda u: 52_000_000 + 7919 * u if signed[u] else unique(u)),
        "login_id": w.by_user(lambda u: 52_000_000 + 7919 * u if signed[u] else None),
        "anonymous_id": w.by_user(lambda u: f"{digest(u * 4 // 5)[:13]}-{digest(u * 4 // 5)[-9:]}"),
        "event": w.pick(["GoodsView", "PayOrder"], [4, 1]),
        "lib.$lib": w.pick(["js", "iOS"]),
        "properties.leader_id": w.by_user(lambda u: code("TZ", u // 8)),
        "properties.goods_id": w.by_item(lambda i: 660_000 + 37 * i),
        "properties.goods_name": w.by_item(title),
    }
    if own == "type":
        del table["_track_id"]
    else:
        del table["lib.$lib"]
    proposal = found({"events.jsonl": table}, "distinct_id", "properties.goods_id")
    assert not asked(proposal)
