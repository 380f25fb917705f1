"""The made-up Korean shop: reproducible, valid for Personalize, and Korean throughout."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from personalize_poc import data
from personalize_poc.check import checking, tables, telling
from personalize_poc.data import sample_ko, schemas
from personalize_poc.data.errors import BadOption
from personalize_poc.data.sample_ko import catalogue
from personalize_poc.inference.recommendations import Catalogue
from tests.data.test_sample import fingerprint
from tests.support.data_sets import items_of

SMALL = {"sample_users": 60, "sample_items": 200, "sample_interactions": 2500}
FINGERPRINT = "72cd756fb2c5ee7ec85bff915260f77cd9ee541e1cab0018b9cea6e72d277081"
HANGUL = re.compile(r"[가-힣]")


@pytest.fixture(scope="module")
def small() -> data.DataSet:
    return data.load("sample-ko", **SMALL)


def test_the_shop_is_the_same_bytes_everywhere(small: data.DataSet) -> None:
    assert small.raw_items is not None
    every = (small.raw, small.interactions, small.items, small.users, small.raw_items)
    assert fingerprint(*(one for one in every if one is not None)) == FINGERPRINT


def test_a_seed_decides_about_people_and_not_about_products(small: data.DataSet) -> None:
    other = data.load("sample-ko", **SMALL, seed=43)
    assert other.titles == small.titles
    assert not small.interactions.equals(other.interactions)
    pd.testing.assert_frame_equal(small.raw, data.load("sample-ko", **SMALL).raw)


def test_it_passes_the_checks_of_personalize(small: data.DataSet) -> None:
    assert tables.interactions(small.interactions).ok
    assert tables.items(small.items).ok
    assert tables.users(small.users).ok
    assert len(small.interactions) == 2500
    assert set(small.interactions["EVENT_TYPE"]) == {"click", "purchase"}
    assert not small.interactions.duplicated().any()
    items = items_of(small).set_index("ITEM_ID")
    created = small.interactions["ITEM_ID"].map(items["CREATION_TIMESTAMP"])
    assert (created <= small.interactions["TIMESTAMP"]).all()


def test_what_people_read_is_korean(small: data.DataSet) -> None:
    items, raw = items_of(small), small.raw_items
    assert raw is not None
    assert small.users is not None
    assert len(set(small.titles.values())) == 200, "titles differ"
    texts = [*small.titles.values(), *items["CATEGORY"], *items["BRAND"], *small.users["AGE_GROUP"]]
    assert all(HANGUL.search(text) for text in texts)
    assert raw["판매가"].str.fullmatch(r"\d{1,3}(,\d{3})*원").all()
    assert Catalogue(small).genre_column == "CATEGORY"


def test_evenings_are_those_of_seoul(small: data.DataSet) -> None:
    local = pd.to_datetime(small.raw["일시"]).dt.tz_localize("Asia/Seoul")
    seconds = (local - pd.Timestamp(0, tz="UTC")).dt.total_seconds().astype("int64")
    assert (seconds == small.interactions["TIMESTAMP"]).all()
    assert local.dt.hour.between(18, 22).mean() > 0.4


def test_its_files_can_be_checked_as_anybodys(small: data.DataSet, tmp_path: Path) -> None:
    assert small.raw_items is not None
    small.raw.to_csv(tmp_path / "주문내역.csv", index=False)
    small.raw_items.to_csv(tmp_path / "상품.csv", index=False, encoding="utf-8-sig")
    with checking.check(tmp_path) as study:
        assert telling.state(study) == telling.READY
        assert not study.blocks
        found = study.proposal.mapping
    assert found is not None
    log, items = found.sections["interactions"], found.sections["items"]
    wanted = {
        "USER_ID": "회원번호",
        "ITEM_ID": "상품코드",
        "TIMESTAMP": "일시",
        "EVENT_TYPE": "행동",
    }
    assert wanted.items() <= log.columns.items()
    assert items.title == "상품명"


def test_the_schema_of_its_items_takes_korean_categories(small: data.DataSet) -> None:
    made = schemas.schema(items_of(small), "Items", categorical=["CATEGORY", "BRAND"])
    assert [field["name"] for field in made["fields"] if field.get("categorical")] == [
        "CATEGORY",
        "BRAND",
    ]


def test_its_stamp_and_sizes_are_those_of_a_sample() -> None:
    assert data.expected_interactions("sample-ko", 100) == 100
    others = data.stamp("sample", seed=1), data.stamp("sample-ko", seed=2)
    assert data.stamp("sample-ko", seed=1) not in others
    assert len(sample_ko.edition()) > 64
    assert data.load("sample-ko", **SMALL, impressions=True).name == "sample-ko"
    with pytest.raises(BadOption, match="sample_items must be between 40"):
        catalogue.products(39)
