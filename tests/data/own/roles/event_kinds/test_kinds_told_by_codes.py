"""Kinds that a table of codes explains, copies that are renewed, flags of what never began."""

from __future__ import annotations

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code

CODES = {
    "RCM_EXPO": "추천노출", "DTL_VIEW": "강의상세조회", "PAY": "결제", "PAY_WDRW": "결제취소",
}  # fmt: skip
SHOWN = {"RCM_EXPO": 3, "PAY_WDRW": 31, "PAY": 7}


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
    assert gone(found) == {"RCM_EXPO", "PAY_WDRW"}
    (said,) = [one for one in found.findings if one.code == "events-left-out"]
    assert "RCM_EXPO (추천노출), PAY_WDRW (결제취소)" in said.matters
    assert "event-words-unknown" not in {one.code for one in found.findings}


def test_a_kind_in_known_words_counts_though_its_explanation_speaks_of_what_is_shown() -> None:
    assert gone(explained({**CODES, "DTL_VIEW": "상세페이지 노출"})) == {"RCM_EXPO", "PAY_WDRW"}


def test_what_only_rows_that_are_left_out_say_is_not_used() -> None:
    w = World(5802, lines=1)
    kinds = rarely(w, "view", {"impression": 3})
    place = w.each(lambda row: str(row % 5) if kinds[row] == "impression" else "")
    assert "expo_pos" in section(proposed(w, {}, event=kinds, expo_pos=place)).unused


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
