"""A line of mapping.yaml that misreads good data is named, instead of cleaning the data away."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from personalize_poc.check import checking, next_steps, refusal
from personalize_poc.check.study import Study
from personalize_poc.data.findings import Finding, Grade

CODE = "mapping-says-otherwise"
RIGHT = """interactions:
  file: orders.csv
  columns: {USER_ID: customer, ITEM_ID: sku, TIMESTAMP: ordered_at, DEVICE: device}
  timestamp: iso
  event_type: purchase
  kinds: {DEVICE: categorical}
items:
  file: products.csv
  columns: {ITEM_ID: sku, CATEGORY: category, PRICE: price}
  kinds: {CATEGORY: categorical, PRICE: number}
"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Orders of 200 customers, and products of five categories."""
    folder = tmp_path_factory.mktemp("shop")
    draw = random.Random(1)
    orders = [
        f"c{draw.randrange(200):04d},p{int(80 * draw.random() ** 2):03d},"
        f"2025-{draw.randrange(1, 10):02d}-{draw.randrange(1, 29):02d} "
        f"{draw.randrange(24):02d}:{draw.randrange(60):02d},{draw.choice(('phone', 'desktop'))}"
        for _ in range(3_000)
    ]
    (folder / "orders.csv").write_text(
        "\n".join(["customer,sku,ordered_at,device", *orders, ""]), encoding="utf-8"
    )
    goods = [f"p{i:03d},{draw.choice('ABCDE')} goods,{draw.randrange(900) / 10}" for i in range(80)]
    (folder / "products.csv").write_text(
        "\n".join(["sku,category,price", *goods, ""]), encoding="utf-8"
    )
    return folder


def of_mapping(shop: Path, before: str, after: str) -> Study:
    """The check of the shop with one line of its mapping changed."""
    assert before in RIGHT
    (shop / "mapping.yaml").write_text(RIGHT.replace(before, after), encoding="utf-8")
    return checking.check(shop)


def told(study: Study) -> tuple[list[Finding], list[str]]:
    found = [one for one in study.findings if one.code == CODE]
    return found, next_steps.steps(study, None, None)


@pytest.mark.parametrize("stated", ["seconds", "'%d.%m.%Y'"])
def test_the_form_of_times(shop: Path, stated: str) -> None:
    with of_mapping(shop, "timestamp: iso", f"timestamp: {stated}") as study:
        found, steps = told(study)
    (one,) = found
    assert study.findings[0] == one
    assert (one.grade, one.column, one.file) == (Grade.BLOCKS, "ordered_at", "orders.csv")
    assert "`timestamp: iso` under interactions" in one.fix
    assert one.fix in steps[0]
    assert not any("--clean" in step for step in steps)
    said = str(refusal.refusal(study, shop, shop))
    assert "Correct mapping.yaml first" in said
    assert "--clean" not in said


def test_the_column_of_the_user(shop: Path) -> None:
    with of_mapping(
        shop, "USER_ID: customer, ITEM_ID: sku", "USER_ID: device, ITEM_ID: sku"
    ) as study:
        found, steps = told(study)
    assert ["`USER_ID: customer`" in one.fix for one in found] == [True]
    assert found[0].column == "device"
    assert "customer" in steps[0]


def test_the_key_of_the_products(shop: Path) -> None:
    with of_mapping(
        shop, "{ITEM_ID: sku, CATEGORY: category,", "{ITEM_ID: category, CATEGORY: sku,"
    ) as study:
        found, steps = told(study)
    (one,) = found
    assert (one.grade, one.file, one.column) == (Grade.BLOCKS, "products.csv", "category")
    assert "`ITEM_ID: sku` under items" in one.fix
    assert one.fix in steps[0]


def test_a_value_of_the_event_that_is_no_number(shop: Path) -> None:
    with of_mapping(shop, "DEVICE: device}", "DEVICE: device, EVENT_VALUE: device}") as study:
        found, _steps = told(study)
    (one,) = found
    assert one.fix.startswith("Take `EVENT_VALUE: device` out of `columns` in mapping.yaml")


def test_the_kind_of_a_column(shop: Path) -> None:
    with of_mapping(shop, "CATEGORY: categorical", "CATEGORY: number") as study:
        found, steps = told(study)
    (one,) = found
    assert (one.grade, one.column, one.count) == (Grade.WEAKENS, "category", 80)
    assert "`CATEGORY: categorical` under `kinds` of items" in one.fix
    assert not any("--clean" in step for step in steps)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("timestamp: iso", "timestamp: '%Y-%m-%d %H:%M'"),
        ("event_type: purchase", "event_type: order"),
    ],
)
def test_what_blocks_nothing_is_the_person_s_own_choice(
    shop: Path, before: str, after: str
) -> None:
    with of_mapping(shop, before, after) as study:
        found, _steps = told(study)
        assert not study.blocks
    assert found == []


def test_data_that_blocks_for_itself_is_no_fault_of_the_mapping(shop: Path, tmp_path: Path) -> None:
    few = tmp_path / "few"
    few.mkdir()
    for name, lines in (("orders.csv", 200), ("products.csv", 81)):
        kept = (shop / name).read_text(encoding="utf-8").splitlines()[:lines]
        (few / name).write_text("\n".join([*kept, ""]), encoding="utf-8")
    with of_mapping(few, "purchase", "purchase") as study:
        found, steps = told(study)
    assert study.blocks
    assert found == []
    assert "1,000" in steps[0]
