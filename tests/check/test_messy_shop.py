"""The check finds every fault of the messy shop."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from personalize_poc.data.own import messy_shop
from tests.support.exports import score

NEEDED = (
    score.READING,
    score.ROLES,
    "personalize_poc.data.own.relations",
    "personalize_poc.check.findings",
)
missing = [name for name in NEEDED if score.module(name) is None]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing), reason=f"not there yet: {', '.join(missing)}"),
]


def test_every_fault_is_found_with_its_number(tmp_path: Path) -> None:
    told = messy_shop.write(tmp_path / "shop")
    reading, roles, _, findings = (score.module(name) for name in NEEDED)
    canonical = score.module("personalize_poc.data.own.canonical")
    assert reading
    assert roles
    assert findings
    assert canonical

    with reading.open_source(tmp_path / "shop") as read:
        proposal = roles.propose(read)
        assert proposal.mapping is not None, proposal.reason
        found = [
            *read.findings,
            *proposal.findings,
            *findings.find(canonical.build(read, proposal.mapping)),
        ]

    counts = Counter({finding.code: 0 for finding in found})
    for finding in found:
        counts[finding.code] = max(counts[finding.code], finding.count)
    lacking = {
        fault.code: (counts.get(fault.code), fault.count)
        for fault in told
        if fault.code and counts.get(fault.code) != pytest.approx(fault.count, rel=0.1, abs=1)
    }
    assert not lacking, f"found and told: {lacking}"


def test_the_mapping_of_the_messy_shop_is_right(tmp_path: Path) -> None:
    messy_shop.write(tmp_path / "shop")
    reading, roles = score.module(score.READING), score.module(score.ROLES)
    assert reading
    assert roles

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
