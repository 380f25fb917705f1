"""Files of very many columns: they take seconds, and what is not looked at is said."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from personalize_poc.check.checking import check
from personalize_poc.cli.commands import main
from personalize_poc.data.own import reading
from tests.check.test_numbers_agree import events, shop

WIDE = 100
ITEMS = 139


def catalogue(folder: Path, header: list[str], rows: Sequence[Sequence[object]]) -> Path:
    made = shop(folder, events(3000))
    lines = [",".join(header), *(",".join(map(str, row)) for row in rows)]
    (made / "items.csv").write_text("\n".join(lines) + "\n")
    return made


class Counting:
    """A connection that counts its statements."""

    def __init__(self, connection: Any) -> None:
        self.connection, self.statements = connection, 0

    def execute(self, *values: Any) -> Any:
        self.statements += 1
        return self.connection.execute(*values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


def statements(folder: Path, patch: pytest.MonkeyPatch) -> int:
    """How many statements a check asks of DuckDB after the files are read."""
    counted: list[Counting] = []
    really = reading.open_source

    def open_source(*values: Any, **named: Any) -> Any:
        found: Any = really(*values, **named)
        counted.append(Counting(found.connection))
        found.connection = counted[0]
        return found

    with patch.context() as patched:
        patched.setattr(reading, "open_source", open_source)
        check(folder).close()
    return counted[0].statements


def test_a_wide_catalogue_takes_as_many_statements_as_it_has_columns_and_not_as_pairs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = random.Random(1)
    kinds = (
        lambda: draw.choice(["true", "false"]),
        lambda: draw.choice("abc"),
        lambda: round(draw.uniform(1, 9), 2),
        lambda: draw.randrange(7),
    )
    rows = [[f"i{n:04d}", *(kinds[at % 4]() for at in range(WIDE))] for n in range(ITEMS)]
    few, many = (
        statements(
            catalogue(
                tmp_path / str(width),
                ["item_id", *(f"c{at}" for at in range(width))],
                [row[: width + 1] for row in rows],
            ),
            monkeypatch,
        )
        for width in (4, WIDE)
    )
    assert many - few < 3 * (WIDE - 4), "a statement for each pair would be thousands"


def test_columns_that_are_the_same_are_told_together(tmp_path: Path) -> None:
    draw = random.Random(2)
    rows = []
    for n in range(ITEMS):
        kind, price = draw.choice("abcdef"), round(draw.uniform(5, 90), 2)
        rows.append([f"i{n:04d}", *[kind] * 7, price, f"{price * 2:.2f}", f"{price * 3:.2f}"])
    header = ["item_id", *(f"kind_{at}" for at in range(7)), "net", "gross", "list"]
    with check(catalogue(tmp_path / "a", header, rows)) as study:
        found = {one.code: one for one in study.findings if one.code.startswith("columns-")}
    assert found["columns-equal"].message == (
        "7 columns of items are the same in every row: KIND_0, KIND_1, KIND_2, KIND_3, KIND_4, …."
    )
    assert found["columns-correlated"].message.startswith(
        "3 columns of items say the same (NET, GROSS, LIST): the one follows from the other"
    )


@pytest.mark.parametrize("width", [150, 300])
def test_the_likeliest_of_very_many_columns_are_looked_at_and_it_is_said(
    tmp_path: Path, width: int
) -> None:
    draw = random.Random(3)
    header = [*(f"f{at}" for at in range(width)), "customer_id", "product_id", "event_time"]
    lines = [",".join(header)]
    for n in range(1200):
        when = f"2024-03-{1 + n % 28:02d} 10:00:{n % 60:02d}"
        core = f"c{draw.randrange(60)},p{draw.randrange(40)},{when}"
        lines.append(",".join([*(str((7 * n + at) % 13) for at in range(width)), core]))
    (tmp_path / "log.csv").write_text("\n".join(lines) + "\n")
    with check(tmp_path) as study:
        said = [one for one in study.findings if one.code == "columns-not-looked-at"]
        assert study.proposal.mapping is not None
        used = study.proposal.mapping.sections["interactions"].columns
    assert (used["USER_ID"], used["ITEM_ID"]) == ("customer_id", "product_id")
    assert used["TIMESTAMP"] == "event_time"
    assert [one.message for one in said] == (
        []
        if width == 150
        else [
            "log.csv has 303 columns; the 200 likeliest were looked at, and the other 103 are "
            "not used."
        ]
    )
    assert all("100 columns of items, 25 of users and 5" in one.matters for one in said)


def test_of_hundreds_of_columns_that_are_not_used_the_screen_names_some(tmp_path: Path) -> None:
    header = ["item_id", "kind", *(f"f{at}" for at in range(100))]
    rows = [[f"i{n:04d}", n % 7, *[1] * 100] for n in range(ITEMS)]
    folder = catalogue(tmp_path / "a", header, rows)
    said = (
        CliRunner().invoke(main, ["check", str(folder), "--output", str(tmp_path / "out")]).output
    )
    assert "100 columns are not used" in said
    assert "and 40 more in the report" in " ".join(said.split())
