"""Keys of people and things in the short forms of a home-made schema: mem_idx, lec_idx, yh_id."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, title


@pytest.mark.parametrize(
    ("person", "thing"),
    [
        ("mem_idx", "lec_idx"),
        ("mbr_seq", "vod_idx"),
        ("usr_seq", "prd_seq"),
        ("cust_sn", "goods_no"),
        ("num_adh", "ref_prod"),
        ("cod_usu", "cod_art"),
        ("cli_cod", "art_nr"),
        ("ogr_no", "urn_kod"),
        ("yh_id", "sp_id"),
        ("kh_no", "kc_bh"),
        ("kanja_cd", "shiryo_id"),
    ],
)
def test_who_acted_is_known_by_a_short_key_beside_other_numbers(person: str, thing: str) -> None:
    w = World(9051, users=900, items=130, rows=4000)
    log = {
        "log_seq": [500_000 + row for row in w.rows],
        person: w.by_user(lambda u: 20_000 + 11 * u % 9000),
        thing: w.by_item(lambda i: 3000 + i),
        "unit_idx": [40_000 + 17 * i + row % 9 for row, i in enumerate(w.item)],
        "seconds": [20 + 37 * row % 1900 for row in w.rows],
        "reg_dt": w.times("%Y-%m-%d %H:%M:%S"),
    }
    things = {
        "no": [3000 + i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
    }

    proposal, __, columns = proposal_and_columns({"log.csv": log, "list.csv": things})

    assert (columns["USER_ID"], columns["ITEM_ID"]) == (person, thing)
    assert "which-user" not in {one.code for one in proposal.questions}
    assert not [one for one in proposal.questions if "USER_ID" in str(one)]
