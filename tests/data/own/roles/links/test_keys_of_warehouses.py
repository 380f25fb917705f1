"""Who and what is told by the dimensions of a warehouse, whose keys are letters of no word."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, title

Tables = dict[str, dict[str, Any]]


def _warehouse(w: World, of_people: dict[str, Any], of_things: dict[str, Any]) -> Tables:
    """Rows of a fact with keys of two dimensions, whose names say nothing."""
    return {
        "fct_qlg.csv": {
            "qlg_sk": w.each(lambda row: 880_000 + row),
            "zpi_sk": w.by_item(lambda i: 4_000 + 3 * i),
            "sbs_sk": w.by_user(lambda u: 70_000 + 7 * u),
            "strt_ts": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "dim_zpi.csv": {"zpi_sk": [4_000 + 3 * i for i in range(w.items)], **of_things},
        "dim_sbs.csv": {"sbs_sk": [70_000 + 7 * u for u in range(w.users)], **of_people},
    }


@pytest.mark.parametrize("called", ["zpi_ttl", "zpi_qx"])
@pytest.mark.parametrize("told", ["country", "ctry_cd", "sgnup_dt", "gebj"])
def test_what_has_titles_was_chosen_by_those_of_whom_a_place_or_a_day_is_told(
    told: str, called: str
) -> None:
    w = World(6401, lines=1)
    values = {
        "country": ["GB", "IE", "US"],
        "ctry_cd": ["GB", "IE", "US"],
        "sgnup_dt": [f"2022-0{m}-11" for m in range(1, 9)],
        "gebj": [str(1940 + n) for n in range(60)],
    }[told]
    people = {told: [values[u % len(values)] for u in range(w.users)]}
    things = {called: [title(i) for i in range(w.items)]}
    made, __, columns = proposal_and_columns(_warehouse(w, people, things))
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("sbs_sk", "zpi_sk")
    assert not made.questions
    assert made.mapping is not None
    assert made.mapping.sections["items"].title == called


def test_where_both_have_titles_and_places_nothing_is_told_by_them() -> None:
    w = World(6402, lines=1)
    people = {"city": ["Bath", "York"] * (w.users // 2), "nm": [title(u) for u in range(w.users)]}
    things = {"city": ["Bath", "York"] * (w.items // 2), "nm": [title(i) for i in range(w.items)]}
    made = proposal_and_columns(_warehouse(w, people, things))[0]
    assert {one.code for one in made.questions} & {"user-or-item", "which-user", "which-item"}


@pytest.mark.parametrize("other", ["shw_nm", "usr_nom"])
def test_what_several_things_share_or_who_made_them_is_not_what_they_are_called(other: str) -> None:
    w = World(6403, lines=1)
    shared = 9 if other == "shw_nm" else w.items
    things = {
        other: [f"{title(i % shared)} of long ago" for i in range(w.items)],
        "zpi_ttl": [title(i) for i in range(w.items)],
    }
    people = {"country": [["GB", "IE"][u % 2] for u in range(w.users)]}
    made = proposal_and_columns(_warehouse(w, people, things))[0]
    assert made.mapping is not None
    assert made.mapping.sections["items"].title == "zpi_ttl"
