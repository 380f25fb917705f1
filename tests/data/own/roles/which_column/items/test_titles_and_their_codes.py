"""The title of what was chosen beside a code that much of it was never given."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.profiles import profile
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.which_column.rivals import written
from tests.data.own.roles.worlds.proposals import proposal_and_section
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

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


def _records(w: World) -> Proposal:
    """Orders of records by id and long number, of which some were shortened to 5,01234E+12."""

    def number(item: int) -> str:
        return "5,01234E+12" if item % 9 == 0 else str(5_012_340_000_000 + item * 7_654_321)

    orders = {
        "member_id": w.by_user(lambda u: f"m{u:04d}"),
        "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
        "product_id": w.by_item(lambda i: i + 11),
        "product_code": w.by_item(number),
    }
    records = {
        "product_id": [i + 11 for i in range(w.items)],
        "product_code": [number(i) for i in range(w.items)],
        "name": [_named(i) for i in range(w.items)],
    }
    return roles.propose(reading({"orders.csv": orders, "records.csv": records}))


def test_codes_that_were_shortened_in_part_are_not_asked_about_beside_their_ids() -> None:
    made = _records(World(6105, items=180, rows=3000))
    assert section(made).columns["ITEM_ID"] == "product_id"
    assert not made.questions


def test_codes_that_several_have_are_not_one_with_the_ids_though_some_were_shortened() -> None:
    ids = [str(n) for n in range(60)]
    for each, expected in ((1, True), (3, False)):
        codes = [
            "5,01234E+12" if n % 9 == 0 else str(5_012_340_000_000 + n // each) for n in range(60)
        ]
        read = reading({"records.csv": {"id": ids, "code": codes}})
        here, there = profile(read.connection, read.tables[0]).columns
        assert written.are_one(here, there) is expected
