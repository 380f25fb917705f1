"""What a workbook derives from its orders, beside them: pivots and distances harm nobody."""

from __future__ import annotations

from pathlib import Path

from personalize_poc.check import rows
from personalize_poc.check.checking import check
from personalize_poc.data.findings import Grade
from tests.data.own.roles.worlds.systems_records import evergreen

PEOPLE = 40


def orders(folder: Path) -> Path:
    """A folder with orders of people, and how far each of them is from each other one."""
    lines = [
        f"c{n * 7 % PEOPLE},p{n * n % 50},2024-0{1 + n % 9}-{1 + n % 28:02d}" for n in range(1800)
    ]
    text = "\n".join(["customer,product,date", *lines])
    (folder / "orders.csv").write_text(text, encoding="utf-8")
    far = [
        ",".join([f"c{a}", *(f"{abs(a * a - b * b) % 23 / 10:.1f}" for b in range(PEOPLE))])
        for a in range(PEOPLE)
    ]
    (folder / "distances.csv").write_text("\n".join(far), encoding="utf-8")
    return folder


def test_distances_are_no_table_of_people(tmp_path: Path) -> None:
    with check(orders(tmp_path)) as study:
        assert study.proposal.mapping is not None
        assert "users" not in study.proposal.mapping.sections


def test_what_is_wrong_with_an_unused_table_is_worth_knowing(tmp_path: Path) -> None:
    with check(orders(tmp_path)) as study:
        grades = {one.code: one.grade for one in study.findings if one.file == "distances.csv"}
    assert grades["no-header"] is Grade.NOTE


def test_a_table_that_only_leads_on_to_another_one_is_in_use(tmp_path: Path) -> None:
    for name, columns in evergreen().items():
        lines = [
            "\t".join("" if one is None else str(one) for one in row)
            for row in ([*columns], *zip(*columns.values(), strict=True))
        ]
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    with check(tmp_path) as study:
        held = {one.name: one.holds for one in rows.files(study)}
    assert held["asset_copy.tsv"] == held["asset_call_number.tsv"] == "interactions"
