"""Drafts of orders beside the live ones: their lines stand there once more, and count once."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import canonical, roles
from tests.data.own.roles.systems_world import EXPORTS, Tables
from tests.data.own.roles.world import digest
from tests.support.own_tables import reading

_LIVE = digest(77)[:32]
_STATES = ("open", "in_progress", "completed", "cancelled")


def _shop(every: int) -> tuple[Tables, int, int]:
    """A shop, the rows of its drafts, and those of cancelled orders."""
    tables = EXPORTS["shopware_6"][0]()
    lines, heads = tables["order_line_item.csv"], tables["order.csv"]
    count = len(heads["id"])
    heads["version_id"] = [_LIVE] * count
    heads["state_id"] = [digest((n % 10 > 3) + (n % 10 > 5) + (n % 10 == 9))[:32]
                         for n in range(count)]  # fmt: skip
    tables["state_machine_state.csv"] = {
        "id": [digest(n)[:32] for n in range(4)],
        "technical_name": list(_STATES),
    }
    lines["order_version_id"] = [_LIVE] * len(lines["id"])
    gone = {one for one, state in zip(heads["id"], heads["state_id"], strict=True)
            if state == digest(3)[:32]}  # fmt: skip
    cancelled = sum(one in gone for one in lines["order_id"])
    edited = heads["id"][4::every]
    again = [at for at, order in enumerate(lines["order_id"]) if order in set(edited)]
    versions = {order: digest(n + 88_000)[:32] for n, order in enumerate(edited)}
    for column in lines:
        lines[column] += [lines[column][at] for at in again]
    lines["order_version_id"][-len(again) :] = [versions[lines["order_id"][at]] for at in again]
    for column in heads:
        heads[column] += heads[column][4:count:every]
    heads["version_id"][count:] = list(versions.values())
    return tables, len(again), cancelled


@pytest.mark.parametrize("every", [20, 130])
def test_lines_of_drafts_and_of_cancelled_orders_do_not_count(every: int) -> None:
    """One order of so many was edited; if these are very few, ids are nearly unique."""
    tables, drafts, cancelled = _shop(every)
    proposal = roles.propose(reading(tables))
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    assert section.leave_out["state_id"] == (digest(3)[:32], "")
    built = canonical.build(reading(tables), proposal.mapping)
    row = built.connection.execute("SELECT count(*), count(USER_ID) FROM interactions").fetchone()
    rows = len(tables["order_line_item.csv"]["id"]) - drafts - cancelled
    assert drafts > 2
    assert cancelled > 20
    assert row == (rows, rows)
    [said] = [one for one in proposal.findings if one.column == "state_id"]
    assert f"{drafts} rows" in said.message
    assert "cancelled" in said.message
    assert "events-twice" not in {one.code for one in proposal.findings}


@pytest.mark.parametrize("name", ["version_id", "kind"])
def test_several_heads_of_an_order_without_a_live_one_are_not_joined(name: str) -> None:
    tables, _, _ = _shop(20)
    heads = tables["order.csv"]
    versions = heads.pop("version_id")
    if name == "version_id":  # every order has two versions of its own
        versions = [digest(n + 99_000)[:32] for n in range(len(versions))]
    heads[name] = versions
    proposal = roles.propose(reading(tables))
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    assert "state_id" not in section.leave_out
    assert [one.file for one in section.joins] == ["order_customer.csv"]
