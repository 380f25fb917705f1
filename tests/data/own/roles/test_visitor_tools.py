"""Logs of tools that count visitors: flags of hits, numbers of addresses, lists of codes."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.world import World, code, unique
from tests.support.own_tables import reading


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
