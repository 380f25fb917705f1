"""The check finds every fault of the messy shop."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from personalize_poc.check import findings
from personalize_poc.cli import commands
from personalize_poc.data.own import canonical, messy_shop, reading, roles
from personalize_poc.data.own.mapping_file import Mapping, Section

pytestmark = pytest.mark.slow


KNOWN = Mapping(
    {
        "interactions": Section(
            ("events_2025-*.csv",),
            {
                "USER_ID": "customer_no",
                "ITEM_ID": "article_no",
                "TIMESTAMP": "time",
                "EVENT_TYPE": "action",
                "EVENT_VALUE": "price",
                "QUANTITY": "quantity",
                "DEVICE": "device",
                "CAMPAIGN": "campaign",
            },
            ("iso",),
        ),
        "items": Section(
            ("articles.csv",),
            {
                "ITEM_ID": "article_no",
                "CATEGORY": "category",
                "COLOUR": "colour",
                "PRICE": "price",
                "CURRENCY": "currency",
            },
            kinds={"PRICE": "number"},
            title="name",
        ),
        "users": Section(("customers.csv",), {"USER_ID": "customer_no", "REGION": "region"}),
    }
)


MENDED = {
    "placeholder-id": "customer_no: [guest, ",
    "test-account": "customer_no: [guest, test-account]",
    "negative-amounts": 'quantity: ["-1"]',
    "event-type-spellings": "Purchase: purchase",
    "duplicates": 'once: "*"',
    "constant": "the same value everywhere (EUR)",
    "id-lost-zeros": "digits:\n    article_no: 6",
}
"""Faults that the proposed mapping takes care of, and the lines that do it."""


def test_every_fault_is_found_with_its_number(tmp_path: Path) -> None:
    told = messy_shop.write(tmp_path / "shop")
    with reading.open_source(tmp_path / "shop") as read:
        found = [*read.findings, *findings.find(canonical.build(read, KNOWN))]

    counts: dict[str, list[int]] = {}
    for finding in found:
        counts.setdefault(finding.code, []).append(finding.count)
    lacking = {
        fault.code: (counts.get(fault.code), fault.count)
        for fault in told
        if fault.count not in counts.get(fault.code, [])
    }
    assert not lacking, f"found and told: {lacking}"


def test_the_command_tells_of_every_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    messy_shop.write(tmp_path / "shop")
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(commands.main, ["check", "shop"])

    assert result.exit_code == 0, result.output  # much weakens it, and nothing blocks
    (document,) = tmp_path.glob("*/check.json")
    told = {one["code"] for one in json.loads(document.read_text("utf-8"))["findings"]}
    mapping = (document.parent / "mapping.yaml").read_text("utf-8")
    for code, lines in MENDED.items():
        assert lines in mapping, code
    assert {fault.code for fault in messy_shop.faults()} - set(MENDED) <= told


def test_the_mapping_of_the_messy_shop_is_right(tmp_path: Path) -> None:
    messy_shop.write(tmp_path / "shop")
    with reading.open_source(tmp_path / "shop") as read:
        mapping = roles.propose(read).mapping

    assert mapping is not None
    columns = mapping.sections["interactions"].columns
    assert columns["USER_ID"] == "customer_no"
    assert columns["ITEM_ID"] == "article_no"
    assert columns["TIMESTAMP"] == "time"
    assert columns["EVENT_TYPE"] == "action"
    assert mapping.sections["items"].columns["ITEM_ID"] == "article_no"
    assert mapping.sections["items"].title == "name"
    assert mapping.sections["users"].columns["USER_ID"] == "customer_no"
