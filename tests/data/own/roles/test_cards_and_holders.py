"""Cards and who holds them; entries that were refused."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Mapping
from personalize_poc.data.own.roles.words.meanings import is_negative
from tests.data.own.roles.world import World, title
from tests.support.own_tables import reading

_OPENED = "Geaccepteerd"


def _scans(holder: str = "RelatieNr", **more: list[Any]) -> dict[str, dict[str, Any]]:
    """Who went to which museum with which card: every year everybody gets a new one."""
    w = World(961, users=400, lines=1)
    people = [4_000_113 + 17 * u for u in range(w.users)]
    scans: dict[str, Any] = {
        "TransactieID": w.each(lambda row: 77_012_345 + 2 * row),
        holder: w.by_user(people.__getitem__),
        "Kaartnummer": w.each(lambda r: 66_100_000_117 + 8 * w.user[r] + w.at[r].month // 3),
        "MuseumID": w.by_item(lambda i: f"M{1200 + i}"),
        "DatumTijd": w.times("%d-%m-%Y %H:%M:%S"),
        "Resultaat": w.each(lambda row: _REFUSED.get(row % 40, _OPENED)),
    }
    return {
        "scans.csv": scans,
        "relaties.csv": {
            holder: people,
            "Aanhef": ["mevr." if u % 2 else "dhr." for u in range(w.users)],
            "Geboortejaar": [1940 + u % 70 for u in range(w.users)],
            "Type kaart": ["Jeugd" if u % 9 == 0 else "Volwassene" for u in range(w.users)],
            **more,
        },
        "musea.csv": {
            "MuseumID": [f"M{1200 + i}" for i in range(w.items)],
            "Naam": [title(i) for i in range(w.items)],
        },
    }


_REFUSED = {7: "Geweigerd - kaart verlopen", 9: "Geweigerd - geblokkeerd"}


def _mapping(tables: dict[str, dict[str, Any]]) -> Mapping:
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    assert not proposal.questions
    return proposal.mapping


def test_who_holds_a_card_is_the_person_where_a_table_has_one_a_row() -> None:
    made = _mapping(_scans()).sections
    assert made["interactions"].columns["USER_ID"] == "RelatieNr"
    assert (made["users"].files, made["users"].columns["USER_ID"]) == (
        ("relaties.csv",), "RelatieNr",
    )  # fmt: skip


def test_a_card_is_the_person_where_nothing_is_known_of_its_holder() -> None:
    tables = _scans()
    del tables["relaties.csv"], tables["scans.csv"]["RelatieNr"]
    assert _mapping(tables).sections["interactions"].columns["USER_ID"] == "Kaartnummer"


@pytest.mark.parametrize("holder", ["Firmanr", "Gezinsnr", "Bedrijfsnummer"])
def test_of_a_firm_or_a_family_several_people_have_cards(holder: str) -> None:
    proposal = roles.propose(reading(_scans(holder)))
    assert [one.code for one in proposal.questions] == ["which-user"]


def test_who_was_refused_did_not_come() -> None:
    made = _mapping(_scans()).sections["interactions"]
    assert set(made.leave_out["Resultaat"]) == set(_REFUSED.values())
    assert "EVENT_TYPE" not in made.columns


@pytest.mark.parametrize(
    "state",
    [
        *("Geweigerd", "Geweigerd - geblokkeerd", "Zutritt verweigert", "negado", "Negada"),
        *("respinto", "odmítnuto", "evätty", "avslått", "afvist", "Отказано", "відхилено"),
        *("却下", "驳回", "被拒", "ditolak", "từ chối", "ปฏิเสธ", "مرفوض", "נדחה", "अस्वीकृत"),
    ],
)
def test_refused_in_many_languages(state: str) -> None:
    assert is_negative(state)


@pytest.mark.parametrize("state", ["avsluttet", "avslutad", "Geaccepteerd", "nicht verweigert"])
def test_finished_and_accepted_is_not_refused(state: str) -> None:
    assert not is_negative(state)
