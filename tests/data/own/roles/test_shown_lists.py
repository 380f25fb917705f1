"""Lists of what was shown are no choices; long orders are."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.reading import open_source


def events(orders: bool) -> list[dict[str, object]]:
    """Eight items in one list, and one of them alone; of an order, one that was looked at before.

    What is looked at is mostly not bought.
    """
    chance = random.Random(903)
    made: list[dict[str, object]] = []
    for number in range(600):
        listed = [f"P{one:03}" for one in chance.sample(range(90), 8)]
        alone = f"P{chance.randrange(90):03}" if orders else listed[0]
        user = f"u{chance.randrange(70)}"
        for kind, ids, later in (("zub", listed, 0), ("click", [alone], 60)):
            at = 1_735_700_000 + 9_000 * number + later
            one: dict[str, object] = {"eventType": kind, "user_id": user, "objectIDs": ids}
            made.append({**one, "timestamp": at})
    return made


@pytest.mark.parametrize("orders", [False, True])
def test_lists_of_which_others_choose_one_were_shown(tmp_path: Path, orders: bool) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in events(orders)))
    with open_source(file) as opened:
        found = roles.propose(opened)
    assert found.mapping is not None
    section = found.mapping.sections["interactions"]
    assert section.columns["ITEM_ID"] == "objectIDs"
    assert section.columns["EVENT_TYPE"] == "eventType"
    assert section.event_types == ({} if orders else {"zub": None})
    said = [one.matters for one in found.findings if one.code == "events-left-out"]
    assert any("zub" in one for one in said) is not orders
