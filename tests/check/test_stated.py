"""Lines of a mapping.yaml that name what is not in the files are told, and what is meant."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from personalize_poc.check import checking, next_steps
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import mapping_file

RIGHT = """interactions:
  file: orders.csv
  columns: {USER_ID: customer, ITEM_ID: sku, TIMESTAMP: ordered_at, EVENT_TYPE: action}
  timestamp: iso
  event_types: {look: view, buy: purchase}
  leave_out: {status: [cancelled]}
items:
  file: products.csv
  columns: {ITEM_ID: sku, GENRES: genres, WEIGHT: weight}
  kinds: {GENRES: list, WEIGHT: number}
  separator: ";"
"""
ABSENT, OTHERWISE = "mapping-without-effect", "mapping-says-otherwise"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Events of 100 customers, of two kinds and three states, and 60 products."""
    folder = tmp_path_factory.mktemp("shop")
    draw = random.Random(1)
    orders = [
        f"c{draw.randrange(100):03d},p{int(60 * draw.random() ** 2):02d},"
        f"2025-{draw.randrange(1, 10):02d}-{draw.randrange(1, 29):02d} "
        f"{draw.randrange(24):02d}:{draw.randrange(60):02d},{draw.choice(('look', 'buy'))},"
        f"{draw.choice(('ok', 'ok', 'sent', 'cancelled'))}"
        for _ in range(3_000)
    ]
    (folder / "orders.csv").write_text(
        "\n".join(["customer,sku,ordered_at,action,status", *orders, ""]), encoding="utf-8"
    )
    goods = [
        f"p{i:02d},{';'.join(draw.sample(['Art', 'Food', 'Home', 'Toys'], 1 + i % 2))},"
        f"{'1.250' if i == 7 else draw.randrange(5, 95) / 10}"
        for i in range(60)
    ]
    (folder / "products.csv").write_text(
        "\n".join(["sku,genres,weight", *goods, ""]), encoding="utf-8"
    )
    return folder


def told(shop: Path, before: str = "", after: str = "") -> tuple[list[Finding], list[str]]:
    """What is said of the mapping with one line of it changed, and what to do next."""
    assert before in RIGHT
    (shop / "mapping.yaml").write_text(RIGHT.replace(before, after), encoding="utf-8")
    with checking.check(shop) as study:
        found = [one for one in study.findings if one.code in (ABSENT, OTHERWISE)]
        return found, next_steps.steps(study, None, None)


def test_nothing_is_said_of_a_mapping_that_is_right(shop: Path) -> None:
    assert told(shop)[0] == []


@pytest.mark.parametrize(
    ("before", "after", "column", "fix"),
    [
        ("[cancelled]", "[canceled]", "status", "Write cancelled instead of canceled under"),
        ("[cancelled]", "[Cancelled]", "status", "Write cancelled instead of Cancelled under"),
        ("{look: view", "{loook: view", "action", "Write look instead of loook under"),
    ],
)
def test_a_misspelt_value(shop: Path, before: str, after: str, column: str, fix: str) -> None:
    found, steps = told(shop, before, after)
    (one,) = found
    assert (one.code, one.grade, one.column) == (ABSENT, Grade.WEAKENS, column)
    assert one.fix.startswith(fix)
    assert fix in steps[0]
    assert "run --dataset" in steps[-1]


def test_a_value_that_may_not_have_occurred_yet_is_a_note(shop: Path) -> None:
    found, steps = told(shop, "[cancelled]", "[cancelled, fraud]")
    (one,) = found
    assert one.grade is Grade.NOTE
    assert one.message == (
        "leave_out in mapping.yaml names fraud, which status never has; there is ok, sent."
    )
    assert len(steps) == 1


def test_a_file_that_renamed_names(shop: Path) -> None:
    line = "  file: orders.csv\n"
    found, _steps = told(shop, line, f"{line}  renamed: {{order.csv: {{client: customer}}}}\n")
    (one,) = found
    assert (one.grade, one.file) == (Grade.WEAKENS, "order.csv")
    assert one.fix.startswith("Write orders.csv instead of order.csv under `renamed`")


def test_files_that_renamed_names_one_by_one_are_there(shop: Path, tmp_path: Path) -> None:
    """So a check writes it itself where a pattern would mean files of the other layout too."""
    for name in ("orders.csv", "products.csv"):
        (tmp_path / name).write_bytes((shop / name).read_bytes())
    old = (shop / "orders.csv").read_text(encoding="utf-8").replace("customer,", "client,")
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text(old.replace("2025-", "2024-"), encoding="utf-8")
    line = "  file: orders.csv\n"
    found, _steps = told(
        tmp_path, line, f"{line}  renamed: {{a.csv + b.csv: {{client: customer}}}}\n"
    )
    assert found == []


@pytest.mark.parametrize("stated", ['"|"', "json", "python", '","'])
def test_a_separator_that_no_list_has(shop: Path, stated: str) -> None:
    found, _steps = told(shop, '";"', stated)
    (one,) = found
    assert (one.code, one.grade, one.file, one.column) == (
        ABSENT, Grade.WEAKENS, "products.csv", "genres",
    )  # fmt: skip
    assert ";" in str(one.value)
    assert one.row == 3
    assert '`separator: ";"` under items' in one.fix


def test_a_separator_that_a_tenth_of_the_values_shows(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "orders.csv").write_bytes((shop / "orders.csv").read_bytes())
    goods = [
        f"p{i:02d},Kind {i % 40}{f';Kind {i % 7}' if i % 9 == 0 else ''},1.5" for i in range(60)
    ]
    (tmp_path / "products.csv").write_text(
        "\n".join(["sku,genres,weight", *goods, ""]), encoding="utf-8"
    )
    found, _steps = told(tmp_path, '";"', '"|"')
    assert ['`separator: ";"` under items' in one.fix for one in found] == [True]


def test_a_separator_of_a_column_that_is_not_said_to_be_a_list(shop: Path) -> None:
    kinds = '  kinds: {GENRES: list, WEIGHT: number}\n  separator: ";"\n'
    found, _steps = told(shop, kinds, '  separator: "/"\n')
    assert [(one.code, one.column) for one in found] == [(ABSENT, "genres")]


@pytest.mark.parametrize(
    ("written", "separator"),
    [("['Art', 'Food{}']", "python"), ('[""Art"", ""Food{}""]', "json")],
)
def test_lists_in_brackets_that_are_taken_apart_at_commas(
    shop: Path, tmp_path: Path, written: str, separator: str
) -> None:
    (tmp_path / "orders.csv").write_bytes((shop / "orders.csv").read_bytes())
    goods = [f'p{i:02d},"{written.format(i % 5)}",{i / 10}' for i in range(60)]
    (tmp_path / "products.csv").write_text(
        "\n".join(["sku,genres,weight", *goods, ""]), encoding="utf-8"
    )
    found, _steps = told(tmp_path, '";"', '","')
    (one,) = found
    assert one.column == "genres"
    assert f"`separator: {separator}` under items" in one.fix
    assert told(tmp_path, '";"', separator)[0] == []


def test_the_sign_of_decimals(shop: Path) -> None:
    found, steps = told(shop, "  separator:", '  decimal: ","\n  separator:')
    (one,) = found
    assert (one.code, one.grade, one.row, one.column) == (OTHERWISE, Grade.WEAKENS, 9, "weight")
    assert "reads 1.250 of weight as 1,250; by the other values it is 1.25." in one.message
    assert '`decimal: "."` under items' in one.fix
    assert one.fix in steps[0]


def test_what_a_check_proposes_names_nothing_that_is_not_there(shop: Path, tmp_path: Path) -> None:
    for name in ("orders.csv", "products.csv"):
        (tmp_path / name).write_bytes((shop / name).read_bytes())
    with checking.check(tmp_path) as study:
        assert study.proposal.mapping is not None
        mapping_file.write(study.proposal.mapping, tmp_path / "mapping.yaml")
    with checking.check(tmp_path) as study:
        assert not [one for one in study.findings if one.code in (ABSENT, OTHERWISE)]
