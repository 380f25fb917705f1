"""Copies whose table leads on to what has titles, which the rows of events name as well."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import found
from tests.data.own.roles.worlds.world import World, title

_MACHINES = 460


def _number(model: int) -> int:
    """The number of a model, which more than a third of the machines have as well."""
    return 1 + 5 * model // 2


def _tables(w: World, things: int = 400, *, called: bool = False) -> dict[str, dict[str, Any]]:
    """Machines that people borrow, each of a model; numbers of both begin at 1."""
    choice = random.Random(3)
    more = _MACHINES - things
    of = [*range(things), *(choice.randrange(things) for _ in range(more))]
    of = [_number(model) for model in of]
    choice.shuffle(of)
    machines: dict[int, list[int]] = {}
    for number, model in enumerate(of, 1):
        machines.setdefault(model, []).append(number)
    models = w.by_item(lambda i: _number(7 * i % things))
    taken = [choice.choice(machines[model]) for model in models]
    tables: dict[str, dict[str, Any]] = {
        "taken_out.csv": {
            "id": w.each(lambda row: 70_000 + row),
            "started": w.times("%Y-%m-%d %H:%M:%S"),
            "h_member": w.by_user(lambda u: 5_000 + 7 * u),
            "h_bxn_id": taken,
            "h_bxn_kra": models,
        },
        "boxes.csv": {
            "bxn_id": list(range(1, len(of) + 1)),
            "bxn_kra": of,
            "price": [f"{20 + n * 7 % 90}.{n % 10}0" for n in range(len(of))],
            "shelf": [f"{'ABC'[n % 3]} {n % 40}" for n in range(len(of))],
            "image_url": [f"https://example.org/{n}.jpg" for n in range(len(of))],
        },
        "models.csv": {
            "kra_id": [_number(n) for n in range(things)],
            "tit1": [f"{title(n)} {n}" for n in range(things)],
            "npag": [f"{1 + n % 13} p." for n in range(things)],
        },
        "members.csv": {
            "member_id": [5_000 + 7 * u for u in range(80)],
            "last_name": [f"{title(u).split()[-1]}" for u in range(80)],
            "email": [f"m{u}@example.org" for u in range(80)],
        },
    }
    if called:
        tables["boxes.csv"]["label"] = [f"{title(7 * n)} No. {n}" for n in range(len(of))]
    return tables


def test_the_model_is_chosen_where_the_machine_has_no_title() -> None:
    tables = _tables(World(961, users=80, items=100, rows=3000))
    proposal = found(tables, "h_member", "h_bxn_kra")
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].files == ("models.csv",)


def test_machines_with_titles_of_their_own_are_chosen() -> None:
    found(_tables(World(962, users=80, items=100, rows=3000), called=True), "h_member", "h_bxn_id")


@pytest.mark.parametrize("key", ["REC_KEY", "ROW_ID"])
def test_a_title_stands_behind_its_copy_where_every_table_calls_its_key_so(key: str) -> None:
    w = World(2481, users=200, items=500, rows=4000, lines=1)
    copies = [(i, n) for i in range(w.items) for n in range(1 + (i % 3 == 1))]
    number = {one: 700_000 + 13 * n for n, one in enumerate(copies)}
    loans = {
        key: w.each(lambda row: 90_001 + row),
        "MEMBER_KEY": w.by_user(lambda u: 400_003 + 7 * u),
        "VOLUME_KEY": [number[i, row % (1 + (i % 3 == 1))] for row, i in enumerate(w.item)],
        "LOAN_DATE": w.times("%Y-%m-%d %H:%M:%S"),
    }
    shelf = {
        key: list(number.values()),
        "WORK_KEY": [200_000 + 11 * i for i, __ in copies],
        "SHELF": [("A", "B", "C")[n % 3] for n in range(len(copies))],
    }
    works = {
        key: [200_000 + 11 * i for i in range(w.items)],
        "TITLE": [title(i) for i in range(w.items)],
        "AUTHOR": [f"Ann {title(i % 90)}" for i in range(w.items)],
    }
    tables: dict[str, dict[str, Any]] = {
        "LN_LOAN_TBL.csv": loans,
        "LN_VOLUME_TBL.csv": shelf,
        "LN_WORK_TBL.csv": works,
    }
    found(tables, "MEMBER_KEY", "WORK_KEY")
