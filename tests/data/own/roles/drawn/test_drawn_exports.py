"""Exports drawn at random, in nine languages: the right columns, and nothing to ask.

``python -m tests.data.own.roles.drawn.test_drawn_exports 500`` draws so many of each sort, and
prints those that are understood otherwise.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.drawn import activity, sales, services, shop_database
from tests.data.own.roles.drawn.draws import Drawn
from tests.support.own_tables import reading

_SORTS: dict[str, Callable[[int], Drawn]] = {
    "shop_database": shop_database.draw_one,
    "sales": sales.draw_one,
    "activity": activity.draw_one,
    "services": services.draw_one,
}
_EACH = 8


def _otherwise(drawn: Drawn) -> str:
    """What is understood otherwise than it is; "" where all is right and nobody is asked."""
    found = roles.propose(reading(drawn.tables))
    if found.mapping is None:
        return found.reason
    section = found.mapping.sections["interactions"]
    columns = dict(section.columns)
    for join in section.joins:
        columns |= join.columns
    wrong = [
        f"{role} {columns.get(role)}, not {' or '.join(sorted(right))}"
        for role, right in (
            ("USER_ID", drawn.user),
            ("ITEM_ID", drawn.item),
            ("TIMESTAMP", drawn.time),
        )
        if columns.get(role) not in right
    ]
    if columns.get("EVENT_TYPE") != drawn.event_type:
        wrong.append(f"EVENT_TYPE {columns.get('EVENT_TYPE')}, not {drawn.event_type}")
    if drawn.on and dict(drawn.on) not in [dict(join.on) for join in section.joins]:
        wrong.append(f"joined otherwise than by {drawn.on}")
    return "; ".join([*wrong, *(question.text for question in found.questions)])


@pytest.mark.parametrize("seed", range(_EACH))
@pytest.mark.parametrize("sort", _SORTS)
def test_an_export_drawn_at_random_is_understood_in_silence(sort: str, seed: int) -> None:
    assert not _otherwise(_SORTS[sort](seed))


if __name__ == "__main__":
    for name, draw in _SORTS.items():
        told = {seed: _otherwise(draw(seed)) for seed in range(int(sys.argv[1]))}
        for seed, said in told.items():
            if said:
                print(f"{name} {seed}: {said}")
        print(f"{name}: {sum(map(bool, told.values()))} of {len(told)} understood otherwise")
