"""Kinds that a table of codes explains, copies that are renewed, flags of what never began."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading

CODES = {
    "RCM_EXPO": "추천노출", "DTL_VIEW": "강의상세조회", "PAY": "결제", "PAY_CNCL": "결제취소",
}  # fmt: skip
SHOWN = {"RCM_EXPO": 3, "PAY_CNCL": 31, "PAY": 7}


def explained(codes: dict[str, str]) -> Proposal:
    """Events in codes of a few letters, which a table of codes explains."""
    w = World(5801, lines=1)
    kinds = rarely(w, "DTL_VIEW", SHOWN)
    table = {"cd_grp": ["EVT"] * len(codes), "cd": list(codes), "cd_nm": list(codes.values())}
    return proposed(w, {"tb_cmn_cd.csv": table}, evt_cd=kinds)


def gone(proposal: Proposal) -> set[str]:
    return {kind for kind, name in section(proposal).event_types.items() if name is None}


def test_what_a_table_of_codes_calls_shown_or_cancelled_is_left_out_with_its_words() -> None:
    found = explained(CODES)
    assert gone(found) == {"RCM_EXPO", "PAY_CNCL"}
    (said,) = [one for one in found.findings if one.code == "events-left-out"]
    assert "RCM_EXPO (추천노출), PAY_CNCL (결제취소)" in said.matters
    assert "event-words-unknown" not in {one.code for one in found.findings}


def test_a_kind_in_known_words_counts_though_its_explanation_speaks_of_what_is_shown() -> None:
    assert gone(explained({**CODES, "DTL_VIEW": "상세페이지 노출"})) == {"RCM_EXPO", "PAY_CNCL"}


def test_what_only_rows_that_are_left_out_say_is_not_used() -> None:
    w = World(5802, lines=1)
    kinds = rarely(w, "view", {"impression": 3})
    place = w.each(lambda row: str(row % 5) if kinds[row] == "impression" else "")
    assert "expo_pos" in section(proposed(w, {}, event=kinds, expo_pos=place)).unused


def library(again: bool) -> Proposal:
    """Loans of copies, whose titles stand one table further; renewals are of a copy as well."""
    w = World(5803, items=400, lines=1)
    copies = [50_000 + 3 * n for n in range(w.items)]
    rows: list[tuple[str, str, int, str]] = []
    for row in w.rows:
        at = w.at[row]
        rows.append((f"{at:%Y-%m-%d %H:%M:%S}", f"u{w.user[row]}", w.item[row], "issue"))
        if row % 4 == 0:
            item = w.item[row] if again else (w.item[row] * 7 + row) % w.items
            rows.append((f"{at:%Y-%m-%d} 23:50:00", f"u{w.user[row]}", item, "renew"))
    rows.sort()
    return roles.propose(
        reading({
            "statistics.csv": {
                "datetime": [one[0] for one in rows],
                "type": [one[3] for one in rows],
                "itemnumber": [copies[one[2]] for one in rows],
                "borrowernumber": [one[1] for one in rows],
            },
            "items.csv": {
                "itemnumber": copies,
                "biblionumber": [8_000 + n // 2 for n in range(w.items)],
            },
            "biblio.csv": {
                "biblionumber": [8_000 + n for n in range(w.items // 2)],
                "title": [f"{title(n, 'sea wood night')} {n}" for n in range(w.items // 2)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(("again", "left_out"), [(True, {"renew"}), (False, set())])
def test_a_copy_that_was_lent_for_longer_is_counted_once(again: bool, left_out: set[str]) -> None:
    found = library(again)
    assert section(found).joins[0].columns == {"ITEM_ID": "biblionumber"}
    assert gone(found) == left_out


@pytest.mark.parametrize(
    ("flag", "lasted", "left_out"),
    [("video_startup_failure", 0, True), ("exit_before_video_start", 0, True),
     ("시작전이탈여부", 0, True), ("video_startup_failure", 40, False), ("downloaded", 0, False)],
)  # fmt: skip
def test_what_failed_or_ended_before_it_began_is_left_out_where_it_lasted_no_time(
    flag: str, lasted: int, left_out: bool
) -> None:
    w = World(5804, lines=1)
    marks = rarely(w, "false", {"true": 19})
    times = w.each(lambda row: lasted if marks[row] == "true" else 60 + row % 900)
    found = proposed(w, {}, watch_time=times, **{flag: marks})
    assert section(found).leave_out == ({flag: ("true",)} if left_out else {})
    if left_out:
        (said,) = [one for one in found.findings if one.code == "rows-left-out"]
        assert "they lasted no time" in said.message


def test_kinds_beside_one_that_names_no_item_are_said_and_count() -> None:
    w = World(5805, lines=1)
    kinds = rarely(w, "VOD", {"DIRECT": 11, "BA": 9})
    items = w.by_item(lambda i: code("I", i))
    watched = w.each(lambda row: "" if kinds[row] == "DIRECT" else items[row])
    found = proposed(w, {}, item_id=watched, type_flux=kinds)
    assert section(found).leave_out == {"type_flux": ("DIRECT",)}
    (said,) = [one for one in found.findings if one.code == "standing-unknown"]
    assert "type_flux (BA" in said.message
    assert "VOD" not in said.message
