"""Kinds of rows that come with another kind within seconds: one deed, told in two places."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import told
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_KINDS = ("player_stock_item_added", "player_currency_item_purchased", "player_was_here")


def _journal(seconds: float, share: float = 1, name: str = "what", form: str = "%S") -> Proposal:
    """Rows of two kinds for each deed, the second so many seconds later and for a share of them.

    Every fifth row is of a third kind, and names no item.
    """
    w = World(6101, lines=1)
    rows: list[tuple[datetime, str, str | None, str]] = []
    for row in w.rows:
        who, at = f"u{w.user[row]:05d}", w.at[row]
        thing = code("I", w.item[row])
        rows.append((at, who, thing, _KINDS[0]))
        if row % 100 < 100 * share:
            rows.append((at + timedelta(seconds=seconds), who, thing, _KINDS[1]))
        if row % 2 == 0:
            rows.append((at - timedelta(seconds=60), who, None, _KINDS[2]))
    rows.sort(key=lambda one: one[0])
    log = {
        "user_id": [who for __, who, *_ in rows],
        "item_id": [thing for *_, thing, __ in rows],
        "at": [at.strftime(f"%Y-%m-%d %H:%M:{form}") for at, *_ in rows],
        name: [kind for *_, kind in rows],
    }
    return roles.propose(reading({"log.csv": log}))


def _gone(made: Proposal) -> set[str]:
    found = section(made)
    types = {kind for kind, to in found.event_types.items() if to is None}
    return types | {one for values in found.leave_out.values() for one in values}


@pytest.mark.parametrize("name", ["what", "event_name"])
def test_what_came_by_a_purchase_is_not_counted_beside_it(name: str) -> None:
    made = _journal(1, name=name)
    assert _gone(made) == {_KINDS[0], _KINDS[2]}
    said = [*map(str, made.findings)]
    assert any(_KINDS[0] in one and _KINDS[1] in one for one in said)
    assert made.questions == ()


def test_how_many_rows_are_an_echo_is_said() -> None:
    rows = len(World(6101, lines=1).rows)
    assert f"100% of the {rows:,} rows" in told(_journal(1), "rows-left-out").message


@pytest.mark.parametrize(
    ("seconds", "share", "form"),
    [(40, 1, "%S"), (1, 0.9, "%S"), (1, 0.5, "%S"), (0, 1, "00")],
    ids=["later", "not always", "half of all", "whole minutes"],
)
def test_what_only_follows_often_or_later_counts(seconds: float, share: float, form: str) -> None:
    assert not _gone(_journal(seconds, share, form=form)) & set(_KINDS[:2])


def _received(share: int, beside: int, kinds: tuple[str, str]) -> Proposal:
    """Purchases, of which so many in a hundred are told again, and what was given to people alone.

    Of what is told again so many in a hundred come within a second.
    """
    w = World(6102, lines=1)
    rows: list[tuple[datetime, str, str, str]] = []
    for row in w.rows:
        who, at, thing = f"u{w.user[row]:05d}", w.at[row], code("I", w.item[row])
        rows.append((at, who, thing, kinds[0]))
        late = 1 if row * 7 % 100 < beside else 90
        if row % 100 < share:
            rows.append((at + timedelta(seconds=late), who, thing, kinds[1]))
        if row % 5 == 0:
            rows.append((at + timedelta(seconds=300), who, f"gift{row % 3}", kinds[1]))
    rows.sort(key=lambda one: one[0])
    log = {
        "user_id": [who for __, who, *_ in rows],
        "item_id": [thing for *_, thing, __ in rows],
        "at": [at.strftime("%Y-%m-%d %H:%M:%S") for at, *_ in rows],
        "event_name": [kind for *_, kind in rows],
    }
    return roles.propose(reading({"log.csv": log}))


_BOUGHT, _STORED = "skin_purchased", "locker_content_changed"


def test_what_comes_with_some_purchases_and_never_alone_is_their_echo() -> None:
    assert _gone(_received(40, 100, (_BOUGHT, _STORED))) == {_STORED}


@pytest.mark.parametrize(
    ("beside", "kinds"),
    [(80, (_BOUGHT, _STORED)), (100, (_STORED, _BOUGHT)), (100, (_BOUGHT, "skin_shared"))],
    ids=["often later", "of an unknown word", "known words"],
)
def test_what_also_comes_later_or_has_a_known_word_counts(
    beside: int, kinds: tuple[str, str]
) -> None:
    assert not _gone(_received(40, beside, kinds))
