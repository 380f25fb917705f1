"""Numbers of episodes and volumes beside the code of the work, in short words for both."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.orders import titled
from tests.data.own.roles.worlds.proposals import proposal_and_section
from tests.data.own.roles.worlds.world import World, code


def _read(number: str, work: str = "WBTN_CD", first: int = 1) -> tuple[Any, Any]:
    """A log of what people read: works by codes, and the number of a part of each."""
    w = World(7061, lines=1, items=90, rows=3000)
    works = [code("W", i) for i in range(w.items)]
    log = {
        "LOG_SEQ": w.each(lambda row: 88_000_000 + row),
        "USR_NO": w.by_user(lambda u: 1_000_000 + 37 * u),
        work: w.by_item(lambda i: works[i]),
        number: w.each(lambda row: first + row // 3 * 31 % 140),
        "VW_DTM": w.times("%Y%m%d%H%M%S"),
    }
    return proposal_and_section({"VW_LOG.csv": log, "WBTN_MST.csv": titled(work, works)})


@pytest.mark.parametrize(
    "number",
    ["EPSD_NO", "epno", "num_ep", "EPISD_SEQ", "hwa_no", "KAN_NO", "vol_no", "WA_NO", "FOLGENNR",
     "flg_nr", "cap_no", "chap", "num_aflev", "odc_nr", "lesson_no", "LekcjaNr", "차시번호"],
)  # fmt: skip
def test_the_work_is_the_item_in_silence(number: str) -> None:
    proposal, made = _read(number)
    assert made.columns["ITEM_ID"] == "WBTN_CD"
    assert not proposal.questions
    assert number not in made.columns.values()


@pytest.mark.parametrize(("first", "asked"), [(4, False), (40, True)])
def test_the_first_parts_may_be_those_that_nobody_reads_any_more(first: int, asked: bool) -> None:
    proposal, made = _read("episode_no", first=first)
    assert bool(proposal.questions) == asked
    assert asked or made.columns["ITEM_ID"] == "WBTN_CD"


@pytest.mark.parametrize("listed", [True, False])
def test_gaps_among_the_highest_numbers_of_a_few_long_works_say_nothing(listed: bool) -> None:
    """The first part is of no account, and few works have hundreds: not all of these are read."""
    w = World(7064, lines=1, items=120, rows=4000)
    long = w.each(lambda row: 2 + row * 7 % 40 if row % 20 else 60 + row // 20 * 13 % 260)
    log = {
        "member_no": w.by_user(lambda u: 10_000_000 + 37 * u),
        "work_id": w.by_item(lambda i: 2001 + i),
        "episode_no": long,
        "evt_tm": w.times("%Y%m%d%H%M%S"),
    }
    tables: dict[str, Any] = {"work_log.csv": log}
    if listed:
        tables["works.csv"] = titled("work_id", [str(2001 + i) for i in range(w.items)])
    proposal, made = proposal_and_section(tables)
    assert made.columns["ITEM_ID"] == "work_id"
    assert not proposal.questions


def test_a_part_that_has_a_list_of_its_own_is_no_number_within_a_work() -> None:
    w = World(7062, lines=1, items=140, rows=3000)
    episodes = [100 + i for i in range(w.items)]
    log = {
        "USR_NO": w.by_user(lambda u: 1_000_000 + 37 * u),
        "EPSD_NO": w.by_item(lambda i: episodes[i]),
        "VW_DTM": w.times("%Y%m%d%H%M%S"),
    }
    tables = {"VW_LOG.csv": log, "EPSD_MST.csv": titled("EPSD_NO", [str(n) for n in episodes])}
    assert proposal_and_section(tables)[1].columns["ITEM_ID"] == "EPSD_NO"


@pytest.mark.parametrize(
    ("work", "number"),
    [
        ("Inhalt_ID", "Folge"),
        ("id_video", "episodio"),
        ("작품ID", "노출순위"),
        ("作品编号", "展示位置"),
        ("コンテンツID", "進捗率"),
    ],
)
def test_a_number_of_a_part_a_place_and_a_progress_are_no_items_beside_an_id(
    work: str, number: str
) -> None:
    """There is no list of the works; small numbers stand with all of them."""
    w = World(7063, lines=1, items=90, rows=3000)
    log = {
        number: w.pick(range(1, 21)),
        "KontoID": w.by_user(lambda u: code("C", u)),
        work: w.by_item(lambda i: f"{i:06d}"),
        "Zeitstempel": w.times("%Y-%m-%d %H:%M:%S"),
    }
    proposal, made = proposal_and_section({"log.csv": log})
    assert made.columns["ITEM_ID"] == work
    assert not proposal.questions
