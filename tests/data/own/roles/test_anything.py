"""Whatever stands in files: a proposal that holds together, and no exception."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from personalize_poc.data.own import roles
from tests.support.own_tables import reading

NAMES = (
    "user_id", "item", "time", "회원번호", "status", "event", "price", "Kunde", "", "id", "=1+1",
    "order_id", "title", "rating", "genres", "is_bot", "updated_at", "数量", "session_id", "hour",
)  # fmt: skip
VALUES: tuple[Callable[[random.Random], str | None], ...] = (
    lambda r: str(r.randint(0, 50)),
    lambda r: f"u{r.randint(0, 80)}",
    lambda r: None,
    lambda r: " ",
    lambda r: f"2024-0{r.randint(1, 9)}-{r.randint(10, 28)} 0{r.randint(0, 9)}:00:00",
    lambda r: str(1_600_000_000 + r.randint(0, 10**7)),
    lambda r: r.choice(["view", "buy", "cancel", ""]),
    lambda r: "x" * r.randint(0, 3000),
    lambda r: r.choice(["a|b", "b|c", "a"]),
    lambda r: '{"a": [1, 2]}',
    lambda r: f"{r.randint(1, 31)}/{r.randint(1, 12)}/24",
    lambda r: f"{r.random() * 100:.2f} €",
    lambda r: r.choice(["[", "'; --\"\\", "0000", "9" * 25]),
    lambda r: f"45{r.randint(100, 999)}.5",
)


@pytest.mark.parametrize("seed", range(12))
def test_any_tables(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(3):
        tables = {f"t{n}.csv": _columns(chance) for n in range(chance.randint(1, 4))}
        proposal = roles.propose(reading(tables))
        assert proposal.mapping or proposal.reason
        assert len({one.code for one in proposal.questions}) == len(proposal.questions) <= 3
        for section in proposal.mapping.sections.values() if proposal.mapping else ():
            assert len(set(section.columns.values())) == len(section.columns)
            assert not set(section.columns.values()) & set(section.unused)


def _columns(chance: random.Random) -> dict[str, list[str | None]]:
    rows = chance.choice([1, 2, 3, 10, 100, 400])
    columns = {}
    for name in chance.sample(NAMES, chance.randint(1, 9)):
        usual, seldom = chance.choice(VALUES), chance.choice(VALUES)
        columns[name] = [(usual if chance.random() < 0.9 else seldom)(chance) for _ in range(rows)]
    return columns
