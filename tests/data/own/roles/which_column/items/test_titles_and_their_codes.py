"""The title of what was chosen beside a code that much of it was never given."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_section
from tests.data.own.roles.worlds.world import World, code

_FISH = ("cod", "hake", "sole", "bass", "eel", "trout", "tuna", "ray", "bream", "char")
_CUT = ("fillet", "steak", "smoked")


def _named(item: int) -> str:
    return f"{_CUT[item % 3]} {_FISH[item // 3 % 10]} {chr(97 + item // 30)}"


def _sold(w: World, share: int, kinds: bool = False) -> dict[str, list[object]]:
    """Orders of fish, of which so many in a hundred have a code; it may be said of which kind."""

    def coded(item: int) -> bool:
        return item * 37 % 100 < share

    return {
        "customer_id": w.by_user(lambda u: f"c{u:04d}"),
        "product_code": w.by_item(lambda i: code("F", i) if coded(i) else None),
        "product_name": w.by_item(_named),
        "bought_at": w.times("%Y-%m-%d %H:%M:%S"),
        **({"kind": w.by_item(lambda i: "fish" if coded(i) else "fee")} if kinds else {}),
    }  # fmt: skip


def test_a_title_stands_for_a_code_that_most_rows_lack() -> None:
    __, found = proposal_and_section({"orders.csv": _sold(World(851, items=60), 35)})
    assert found.columns["ITEM_ID"] == "product_name"


@pytest.mark.parametrize(("share", "kinds"), [(98, False), (60, True)])
def test_a_code_is_taken_that_hardly_lacks_or_only_what_is_of_another_kind(
    share: int, kinds: bool
) -> None:
    __, found = proposal_and_section({"orders.csv": _sold(World(852, items=60), share, kinds)})
    assert found.columns["ITEM_ID"] == "product_code"
