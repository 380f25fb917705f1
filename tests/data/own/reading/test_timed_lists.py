"""Lists in lists of JSON whose innermost objects are what people did, whatever they are called."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.data.own.reading.conftest import Opener

_BEGIN = datetime(2024, 1, 5, 18)


def _families(inner: str = "lecturas", **changed: Any) -> dict[str, Any]:
    """Families with one to three profiles, each of which has read some of thirty stories."""
    families, n = [], 0
    for family in range(30):
        profiles = []
        for profile in range(1 + family % 3):
            read = []
            for _ in range(4):
                n += 1
                one = {
                    "cuento": f"CU{(n * 7) % 30:04}",
                    "inicio": (_BEGIN + timedelta(hours=n)).isoformat(),
                    "segundos": 30 + n * 13 % 600,
                }
                read.append({**one, **{key: make(n) for key, make in changed.items()}})
            profiles.append({"perfil_id": f"p{family}-{profile}", "edad": 4 + profile, inner: read})
        families.append({"familia_id": f"F{family}", "alta": "2023-11-10", "perfiles": profiles})
    return {"exportado": "2024-06-21T08:00:00", "familias": families}


@pytest.mark.parametrize("inner", ["lecturas", "geschichten", "読書"])
def test_what_the_profiles_of_families_did_are_rows(opened: Opener, inner: str) -> None:
    read = opened(json.dumps(_families(inner)), "families.json")
    assert read.table.rows == 240
    assert read.names[-3:] == [
        f"perfiles.{inner}.{one}" for one in ("cuento", "inicio", "segundos")
    ]
    first = dict(zip(read.names, read.rows()[0], strict=True))
    assert (first["familia_id"], first["perfiles.perfil_id"]) == ("F0", "p0-0")
    assert read.codes == ["list-unfolded", "list-unfolded"]


@pytest.mark.parametrize(
    "changed",
    [
        {"cuento": lambda n: f"device-{n}"},
        {"cuento": lambda n: ("packed", "sent", "delivered")[n % 3]},
        {"cuento": lambda n: n % 30},
        {"inicio": lambda n: 2024},
        {"inicio": lambda n: ""},
    ],
    ids=["of one", "few states", "numbers", "years", "no times"],
)
def test_lists_of_traits_and_steps_stay(opened: Opener, changed: dict[str, Any]) -> None:
    read = opened(json.dumps(_families(**changed)), "families.json")
    assert read.table.rows == 60
    assert read.finding("list-of-objects").column == "perfiles.lecturas"
