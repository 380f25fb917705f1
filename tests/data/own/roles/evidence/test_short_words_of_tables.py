"""Short words of columns, which the name of a table spells out."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.roles.propose import understand
from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, mail, title
from tests.support.own_tables import reading

Tables = dict[str, dict[str, Any]]


def _heard(w: World, device: str = "gerät.csv", own: str = "hörer.csv") -> Tables:
    """Songs on devices of listeners, in a German shop whose columns are called by three letters."""
    numbers = w.each(lambda row: w.user[row] * 2 + row % 2)
    return {
        "abspielung.csv": {
            "abs_id": w.each(lambda row: 900_000 + 3 * row),
            "ger_id": [5_000 + 11 * n for n in numbers],
            "lie_id": w.by_item(lambda i: 70_000 + 13 * i),
            "zeit": w.times("%Y-%m-%d %H:%M:%S"),
        },
        device: {
            "ger_id": [5_000 + 11 * n for n in range(2 * w.users)],
            "hör_id": [20_000 + 17 * (n // 2) for n in range(2 * w.users)],
        },
        own: {
            "hör_id": [20_000 + 17 * u for u in range(w.users)],
            "ort": [("Ulm", "Kiel", "Jena")[u % 3] for u in range(w.users)],
        },
        "lied.csv": {
            "lie_id": [70_000 + 13 * i for i in range(w.items)],
            "titel": [title(i) for i in range(w.items)],
        },
    }


def test_who_has_a_device_is_found_by_the_names_of_the_tables() -> None:
    made, __, columns = proposal_and_columns(_heard(World(6301, lines=1)))
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("hör_id", "lie_id")
    assert not made.questions


def test_tables_that_are_called_otherwise_spell_nothing_out() -> None:
    tables = _heard(World(6301, lines=1), "tabelle7.csv", "tabelle9.csv")
    views = {view.label: view for view in understand(reading(tables))}
    assert views["abspielung.csv"].spelled_name("ger_id") == "ger_id"
    assert not views["abspielung.csv"].hint("c1").about("device")


@pytest.mark.parametrize(
    ("label", "key", "spelled"),
    [
        ("MUSTERI.csv", "MUST_NO", "musteri_NO"),
        ("customers.csv", "cust_key_id", "cust_key_id"),
        ("artikel.csv", "art_nr", "art_nr"),
        ("catalog.csv", "cat_id", "cat_id"),
        ("periods.csv", "per_id", "per_id"),
        ("profile.csv", "prof_id", "profile_id"),
        ("morceaux.csv", "id_mrc", "id_morceaux"),
        ("morceaux.csv", "id_mxr", "id_mxr"),
        ("benutzer.csv", "ben_name", "benutzer_name"),
        ("dbo.stk_mast.csv", "stk_mast_uid", "stk_mast_id"),
        ("stk_masts 2024.csv", "stk_mast_uid", "stk_mast_id"),
        ("friends.csv", "stk_mast_uid", "stk_mast_uid"),
    ],
)
def test_a_key_is_spelled_out_where_the_word_tells_more(label: str, key: str, spelled: str) -> None:
    (view,) = understand(reading({label: {key: [f"{n * 7:05d}" for n in range(90)]}}))
    assert view.spelled_name(key).lower() == spelled.lower()


@pytest.mark.parametrize(
    ("label", "says"), [("F_LFA.txt", True), ("lfa 2024.csv", True), ("lines.csv", False)]
)
def test_cut_words_are_read_beside_the_letters_of_their_table(label: str, says: bool) -> None:
    """Elsewhere "CANLFA" may be anything."""
    names = ("CODLFA", "CANLFA", "TOTLFA", "ARTLFA")
    (view,) = understand(reading({label: {one: [*range(1, 90)] for one in names}}))
    assert view.hint("c1").says("quantity") is says
    assert view.hint("c2").says("price") is says
    assert view.hint("c3").about("item") is says


def _bought(w: World, heads: str) -> Tables:
    """Orders, lines and goods, whose keys are called as their tables, and customers."""
    rows = w.firsts()
    return {
        "so_ln.csv": {
            "so_ln_uid": w.each(lambda row: 90_000 + 3 * row),
            "so_hd_uid": w.by_order(lambda n: 61_000 + n),
            "stk_mast_uid": w.by_item(lambda i: 20_000 + i),
            "qty": w.pick([1, 2, 5], [5, 2, 1]),
        },
        heads: {
            "so_hd_uid": [61_000 + w.order[row] for row in rows],
            "customer_id": [100_000 + 4 * w.user[row] for row in rows],
            "order_date": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in rows],
        },
        "stk_mast.csv": {
            "stk_mast_uid": [20_000 + i for i in range(w.items)],
            "descr": [title(i) for i in range(w.items)],
        },
    }


def test_a_uid_called_after_its_table_is_the_key_of_a_row_and_nobody() -> None:
    made, __, columns = proposal_and_columns(_bought(World(6302), "so_hd.csv"))
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("customer_id", "stk_mast_uid")
    assert not made.questions


def test_a_uid_that_is_called_after_a_table_of_people_names_them() -> None:
    w = World(6303, lines=1)
    tables: Tables = {
        "plays.csv": {
            "kh_uid": w.by_user(lambda u: 70_000 + 7 * u),
            "track_id": w.by_item(lambda i: 20_000 + i),
            "played_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "kh.csv": {
            "kh_uid": [70_000 + 7 * u for u in range(w.users)],
            "email": [mail(u) for u in range(w.users)],
        },
    }
    *__, columns = proposal_and_columns(tables)
    assert columns["USER_ID"] == "kh_uid"
    views = understand(reading(tables))
    assert all(view.spelled_name("kh_uid") == "kh_uid" for view in views)
