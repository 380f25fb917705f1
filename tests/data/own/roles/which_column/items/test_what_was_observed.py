"""Records of nature: species are what is observed, and places are where."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, chosen

_KINDS = ("Canada Jay", "Steller's Jay", "Gray Heron", "Mute Swan", "Tawny Owl", "Red Kite")


def _sightings(w: World, observer: str, taxon: str, species: int) -> dict[str, Any]:
    return {
        "sightings.csv": {
            "record_id": w.each(lambda row: f"S{row:07d}"),
            taxon: w.by_item(lambda i: chosen(_KINDS[:species], i)),
            "country": w.by_item(lambda i: "Canada"),
            "county code": w.by_item(lambda i: f"CA-{'ABCDEFGH'[i % 8]}{i % 13:02d}"),
            "locality id": w.by_item(lambda i: f"L{80_000 + i}"),
            observer: w.by_user(lambda u: f"obsr{u:05d}"),
            "observation date": w.times("%Y-%m-%d"),
        }
    }


@pytest.mark.parametrize(
    ("observer", "taxon"),
    [("observer id", "scientific name"), ("recordedBy", "species"), ("관찰자", "종명")],
)
@pytest.mark.parametrize("species", [3, 6])
def test_species_are_chosen_and_no_counties(observer: str, taxon: str, species: int) -> None:
    w = World(5512, users=150, items=90, rows=3000, lines=1)
    made, __, columns = proposal_and_columns(_sightings(w, observer, taxon, species))
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (observer, taxon)
    assert not {"which-item", "which-user", "user-or-item"} & {one.code for one in made.questions}


def test_the_species_of_an_animal_is_not_what_its_owner_bought() -> None:
    w = World(5513, users=150, items=90, rows=3000, lines=1)
    sales = {
        "customer_id": w.by_user(lambda u: 38_000 + 3 * u),
        "species": w.by_user(lambda u: ("dog", "cat", "bird", "horse", "rabbit", "fish")[u % 6]),
        "product_id": w.by_item(lambda i: f"P{i:04d}"),
        "sold_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    *__, columns = proposal_and_columns({"sales.csv": sales})
    assert columns["ITEM_ID"] == "product_id"
