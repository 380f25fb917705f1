"""Numbers that are per cent of something name nobody."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.profiles import profile
from personalize_poc.data.own.roles.words import share_words
from personalize_poc.data.own.roles.words.names import words
from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading


def _is_percent(name: str, values: list[str]) -> bool:
    made = reading({"t": {name: values, "n": list(range(len(values)))}})
    column = profile(made.connection, made.tables[0]).columns[0]
    return share_words.is_percent(column, words(name))


@pytest.mark.parametrize("name", ["Sold %", "sold_pct", "Prozent verkauft", "% vendu", "процент"])
def test_a_name_says_so_in_any_language(name: str) -> None:
    assert _is_percent(name, [str(n) for n in range(101)])


def test_larger_numbers_and_letters_are_ids_all_the_same() -> None:
    assert not _is_percent("pct_account", [str(n) for n in range(500, 700)])
    assert not _is_percent("% club", [f"K{n}" for n in range(90)])


def test_sums_of_a_branch_have_nobody_who_acted() -> None:
    w = World(881, items=80, lines=1)
    sums = {
        "Branch": w.pick(["B1", "B2", "B3", "B4"]),
        "Week from": [
            f"2024-0{1 + row * 9 // len(w.rows)}-{1 + row % 4 * 7:02d}" for row in w.rows
        ],
        "Article": w.by_item(lambda i: code("A", i)),
        "Pieces": w.pick([1, 2, 3, 4]),
        "Sold %": w.pick(range(5, 98)),
    }
    assert proposed_tables({"week_sales.csv": sums}).mapping is None
