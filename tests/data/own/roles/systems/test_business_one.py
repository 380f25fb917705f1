"""Documents of SAP Business One, of which only the names of tables say of which kind they are."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file.types import Section
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.business_one import business_one, documents, masters
from tests.data.own.roles.worlds.systems_world import Tables
from tests.data.own.roles.worlds.world import World
from tests.support.own_tables import reading


def _proposed(tables: Tables) -> tuple[Proposal, Section]:
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None, proposal.reason
    return proposal, proposal.mapping.sections["interactions"]


def test_lines_of_invoices_are_joined_with_the_heads_of_invoices() -> None:
    proposal, section = _proposed(business_one())
    assert section.files == ("INV1.txt",)
    assert [one.file for one in section.joins] == ["OINV.txt"]
    assert section.leave_out == {"CANCELED": ("Y", "C")}
    assert not proposal.questions


@pytest.mark.parametrize("others", [("DLN",), ("QUT", "RDN"), ("PCH", "POR", "PDN")])
def test_what_was_delivered_offered_or_bought_in_is_none_beside_invoices(
    others: tuple[str, ...],
) -> None:
    w = World(2602, users=90, items=120, rows=2000)
    tables = {**documents(w, "INV", every=2), **masters(w)}
    for kind in others:
        tables = {**documents(w, kind), **tables}
    proposal, section = _proposed(tables)
    assert [*section.files, *(one.file for one in section.joins)] == ["INV1.txt", "OINV.txt"]
    assert "which-file" not in {one.code for one in proposal.questions}


def test_orders_alone_serve_as_well() -> None:
    w = World(2603, users=90, items=120, rows=2000)
    _, section = _proposed({**documents(w, "RDR"), **documents(w, "DLN", every=2), **masters(w)})
    assert [*section.files, *(one.file for one in section.joins)] == ["RDR1.txt", "ORDR.txt"]


def test_numbers_of_invoices_are_none_of_orders() -> None:
    w = World(2604, users=90, items=120, rows=2000)
    tables = {**documents(w, "RDR"), **documents(w, "INV", every=2), **masters(w)}
    _, section = _proposed(tables)
    kind = section.files[0][:3]
    assert [one.file for one in section.joins] == [f"O{kind}.txt"]
