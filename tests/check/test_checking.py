"""One check from a path to a study: the order of its parts, and what happens when one fails."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from personalize_poc.check import checking, order
from personalize_poc.data.errors import DataError, MappingError
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.proposal import Proposal
from tests.support import check_parts, studies


def test_a_folder_without_a_mapping_is_read_guessed_mapped_and_judged(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parts = check_parts.put(monkeypatch, studies.study())
    with checking.check(tmp_path) as study:
        assert parts.called == ["reading", "roles", "canonical", "findings"]
        assert parts.known is None
        assert not study.stated
        assert study.facts is not None
        assert study.advice is not None
        assert study.source == str(tmp_path)
        assert study.seconds > 0
        assert parts.closed == 0
    assert parts.closed == 1


def test_a_mapping_yaml_is_used_and_everything_is_certain(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mapping.yaml").write_text("interactions: {}", encoding="utf-8")
    parts = check_parts.put(monkeypatch, studies.study())
    with checking.check(tmp_path) as study:
        assert parts.called == ["mapping", "reading", "canonical", "findings"]
        assert parts.known is studies.MAPPING
        assert study.stated
        assert study.proposal.is_confident
        found = {(one.section, one.field): one for one in study.proposal.guesses}
        assert found["interactions", "USER_ID"].column == "customer"
        assert found["items", "title"].column == "name"
        assert {one.confidence for one in study.proposal.guesses} == {1}
        unused = {one.column: one.reason for one in study.proposal.guesses if not one.field}
        assert unused["note"] == "a remark"
        assert not set(unused) & {"sku", "device", "name"}
    assert ("interactions", "EVENT_TYPE") not in found, "a constant is no column"


def test_a_mapping_elsewhere_is_used_instead_of_that_in_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parts = check_parts.put(monkeypatch, studies.study())
    with checking.check(tmp_path, mapping=tmp_path / "mine.yaml") as study:
        assert parts.called == ["mapping", "reading", "canonical", "findings"]
        assert parts.known is studies.MAPPING
        assert study.stated


def test_columns_that_leave_rows_out_or_join_are_told_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mapping.yaml").touch()
    base = studies.study()
    assert base.canonical is not None
    section = replace(
        studies.MAPPING.sections["interactions"],
        unused={},
        leave_out={"note": ("returned",)},
        joins=(Join("visits.csv", {"device": "id"}, {}),),
    )
    mapping = replace(studies.MAPPING, sections={"interactions": section})
    interactions = replace(base.canonical.interactions, fields=())
    data = replace(base.canonical, mapping=mapping, interactions=interactions, items=None)
    check_parts.put(monkeypatch, replace(base, canonical=data))
    with checking.check(tmp_path) as study:
        why = {one.column: one.reason for one in study.proposal.guesses}
    assert why["note"] == "its values leave rows out: returned"
    assert why["device"] == "it joins with visits.csv"
    assert why["sku"] == "mapping.yaml does not name it"


def test_every_column_of_a_stated_mapping_is_told_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mapping.yaml").touch()
    check_parts.put(monkeypatch, studies.study())
    with checking.check(tmp_path) as study:
        for section, count in (("interactions", 5), ("items", 5)):
            columns = [one.column for one in study.proposal.guesses if one.section == section]
            assert len(set(columns)) == count


def test_without_interactions_it_ends_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parts = check_parts.put(monkeypatch, studies.without_interactions())
    with checking.check(tmp_path) as study:
        assert parts.called == ["reading", "roles"]
        assert study.blocks
        assert study.advice is not None
        assert study.advice.verdict.startswith("Not Amazon Personalize")
        assert study.proposal.reason


def test_findings_of_all_parts_come_by_grade_then_weight_and_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    many = Finding("many", Grade.WEAKENS, "many", count=100)
    base = studies.study(findings=(studies.WEAK, studies.BLOCKING))
    reading = replace(base.reading, findings=(studies.NOTE, many))
    proposal = replace(base.proposal, findings=(many,))
    check_parts.put(monkeypatch, replace(base, reading=reading, proposal=proposal))
    with checking.check(tmp_path) as study:
        codes = [one.code for one in study.findings]
    assert codes == ["times-unreadable", "category-spellings", "many", "encoding"]


@pytest.mark.parametrize("part", ["roles", "canonical", "findings"])
def test_if_a_part_fails_nothing_stays_open(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, part: str
) -> None:
    parts = check_parts.put(monkeypatch, studies.study())
    parts.breaks[part] = MappingError("no such column")
    with pytest.raises(MappingError, match="no such column"):
        checking.check(tmp_path)
    assert parts.closed == 1


def test_a_full_disk_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    parts = check_parts.put(monkeypatch, studies.study())
    parts.breaks["findings"] = duckdb.OutOfMemoryException("could not offload\nmore")
    with pytest.raises(DataError, match=r"could not offload.*TMPDIR") as caught:
        checking.check(tmp_path)
    assert "\n" not in str(caught.value)
    assert parts.closed == 1


def test_a_fault_of_ours_is_not_called_a_full_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    parts = check_parts.put(monkeypatch, studies.study())
    parts.breaks["findings"] = duckdb.ParserException("syntax error")
    with pytest.raises(duckdb.ParserException):
        checking.check(tmp_path)
    assert parts.closed == 1


def test_a_query_is_handed_on_and_no_mapping_is_looked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "mapping.yaml").touch()
    parts = check_parts.put(monkeypatch, studies.study())
    database = tmp_path / "shop.duckdb"
    with checking.check(tmp_path, sql="SELECT 1", database=database) as study:
        assert not study.stated
    assert parts.asked["sql"] == "SELECT 1"
    assert parts.asked["database"] == database


def test_what_it_is_called_and_the_use_case_are_passed_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    check_parts.put(monkeypatch, studies.study())
    with checking.check(tmp_path, called="s3://bucket/shop/", use_case="similar") as study:
        assert study.source == "s3://bucket/shop/"
        assert study.advice is not None
        assert study.advice.use_case == "more like this item"


def test_a_proposal_without_a_question_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Proposal(studies.MAPPING).is_confident
    assert not studies.asking().proposal.is_confident


def test_what_several_files_have_is_said_once_with_their_names() -> None:
    files = ("a.csv", "b.csv", "c.csv")
    notes = [Finding("encoding-guessed", Grade.NOTE, "It is CP949.", file=one) for one in files]
    (found,) = order.ordered([*notes, notes[0]])
    assert found.message == "It is CP949. So in 3 files: a.csv, b.csv, c.csv."
    assert found.file == "a.csv"
    other = Finding("encoding-guessed", Grade.NOTE, "It is CP1252.", file="d.csv")
    assert len(order.ordered([*notes, other])) == 2


def test_the_same_fact_of_two_parts_is_told_by_the_one_with_numbers() -> None:
    first = Finding("keys-written-differently", Grade.WEAKENS, "zeros", file="a.csv")
    exact = Finding("id-lost-zeros", Grade.WEAKENS, "3 ids", "items", count=3)
    assert order.ordered([first, exact]) == (exact,)
    assert order.ordered([first]) == (first,)
