"""Short ways to a proposal, and to what a test asks of it: its columns, questions and notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

Tables = dict[str, dict[str, Any]]


def proposed_tables(tables: dict[str, dict[str, Any]]) -> Proposal:
    return roles.propose(reading(tables))


def proposal_and_section(tables: dict[str, dict[str, Any]]) -> tuple[Proposal, Section]:
    """What is proposed, and its interactions."""
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    return proposal, proposal.mapping.sections["interactions"]


def proposal_and_columns(
    tables: dict[str, dict[str, Any]],
) -> tuple[Proposal, Section, dict[str, str]]:
    """What is proposed, its interactions and the columns of their roles."""
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    section = proposal.mapping.sections["interactions"]
    columns = dict(section.columns)
    for join in section.joins:
        columns.update(join.columns)
    return proposal, section, columns


def found(tables: dict[str, dict[str, Any]], user: str, item: str) -> Proposal:
    """What is proposed, with these columns as user and item."""
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    section = proposal.mapping.sections["interactions"]
    columns = dict(section.columns)
    for join in section.joins:
        columns.update(join.columns)
    assert (columns.get("USER_ID"), columns.get("ITEM_ID")) == (user, item)
    return proposal


def mapping_of(tables: Tables) -> Mapping:
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    return proposal.mapping


def unasked_mapping(tables: dict[str, dict[str, Any]]) -> Mapping:
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    assert not proposal.questions
    return proposal.mapping


def log_of(w: World, **more: Any) -> dict[str, Any]:
    return {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        **more,
    }


def log_of_products(w: World, **more: Any) -> dict[str, Any]:
    return {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "product_id": w.by_item(lambda i: code("P", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        **more,
    }


def section_of(made: dict[str, dict[str, Any]]) -> Section:
    mapping = roles.propose(reading(made)).mapping
    assert mapping is not None
    return mapping.sections["interactions"]


def understood(w: World, name: str = "log.csv", **more: Any) -> Section:
    proposal = roles.propose(
        reading({
            name: {
                "user_id": w.by_user(lambda u: f"u{u:05d}"),
                "item_id": w.by_item(lambda i: code("I", i)),
                **more,
            }
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"]


def logged(w: World, **more: Sequence[Any]) -> Proposal:
    return roles.propose(
        reading({
            "log.csv": {
                "user_id": w.by_user(lambda u: f"u{u:05d}"),
                "item_id": w.by_item(lambda i: code("I", i)),
                "at": w.times("%Y-%m-%d %H:%M:%S"),
                **more,
            }
        })
    )  # fmt: skip


def proposed_with_items(w: World, items: dict[str, Any] | None = None, **more: Any) -> Proposal:
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "user_id": w.by_user(lambda u: f"u{u:05d}"),
            "item_id": w.by_item(lambda i: code("I", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            **more,
        }
    }
    if items:
        tables["items.csv"] = {"item_id": [code("I", i) for i in range(w.items)], **items}
    return roles.propose(reading(tables))


def proposed_things(w: World, things: dict[str, list[Any]], **more: list[Any]) -> Proposal:
    log = {
        "customer_id": w.by_user(lambda u: f"u{u:05d}"),
        **things,
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        **more,
    }
    return roles.propose(reading({"log.csv": log}))


def proposed_beside(w: World, log: dict[str, Any], **tables: dict[str, Any]) -> Proposal:
    rows = {
        "product_code": w.by_item(lambda i: code("I", i)),
        "event_time": w.times("%Y-%m-%d %H:%M:%S"),
    }
    others = {f"{name}.csv": one for name, one in tables.items()}
    return roles.propose(reading({"log.csv": {**log, **rows}, **others}))


def columns_of(proposal: Proposal, name: str = "interactions") -> dict[str, str]:
    """Field -> column, over joins."""
    assert proposal.mapping is not None, proposal.reason
    made = proposal.mapping.sections[name]
    found = dict(made.columns)
    for join in made.joins:
        found.update(join.columns)
    return found


def own_columns(proposal: Proposal) -> dict[str, str]:
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"].columns


def fields_of(made: Proposal) -> dict[str, str]:
    assert made.mapping is not None
    return made.mapping.sections["interactions"].fields


def user_of(proposal: Proposal) -> str:
    assert proposal.mapping is not None, proposal.reason
    return proposal.mapping.sections["interactions"].columns["USER_ID"]


def item_of(proposal: Proposal) -> str:
    assert proposal.mapping is not None, proposal.reason
    return proposal.mapping.sections["interactions"].columns["ITEM_ID"]


def who_and_what(made: Proposal) -> tuple[str, str]:
    columns = section(made).columns
    return columns["USER_ID"], columns["ITEM_ID"]


def asked(proposal: Proposal) -> set[str]:
    return {one.code for one in proposal.questions}


def asked_of(made: Proposal) -> dict[str, str]:
    return {one.code: one.text for one in made.questions}


def asked_of_user(proposal: Proposal) -> list[str]:
    """The columns that a person is asked about, the one that is taken first."""
    found = [one for one in proposal.questions if one.code == "which-user"]
    options = [option for one in found for option in one.options]
    said = [yaml.safe_load(one.yaml)["interactions"] for one in options]
    return [(one["columns"] | one.get("join", {}).get("columns", {}))["USER_ID"] for one in said]


def codes(proposal: Proposal) -> set[str]:
    return {one.code for one in proposal.findings}


def told(proposal: Proposal, what: str = "standing-unknown") -> Finding:
    (found,) = [one for one in proposal.findings if one.code == what]
    return found


def said_of_rows(found: Proposal, column: str) -> str:
    """What is said of rows that are left out by a column."""
    (one,) = [one for one in found.findings if one.code == "rows-left-out" and one.column == column]
    return one.message


def reason(proposal: Proposal, column: str) -> str:
    (found,) = {one.reason for one in proposal.guesses if one.column == column}
    return found
