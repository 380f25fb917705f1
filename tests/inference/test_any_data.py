"""Data of any shop: its own categories and years, few items, items of which nothing is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from personalize_poc import data
from personalize_poc.course.exercises import metadata
from personalize_poc.data import DataSet, large
from personalize_poc.data.own.roles.words.fields import spelled
from personalize_poc.inference import browsing, examples, taste
from personalize_poc.inference.reasons import HEADING, Reasons
from personalize_poc.inference.recommendations import Catalogue
from tests.support.data_sets import data_set
from tests.support.own_shops import SHOPS


@pytest.fixture
def shops(tmp_path: Path) -> dict[str, DataSet]:
    """All made-up shops."""
    found = {}
    for name, write in SHOPS.items():
        folder = tmp_path / name
        folder.mkdir()
        found[name] = data.load(write(folder))
    return found


def test_categories_and_years_are_found_by_what_is_in_them(shops: dict[str, DataSet]) -> None:
    """Several values in a field come first; prices are no years; words are those of the data."""
    found = {
        name: (made.genre_column, made.kind, made.kinds, made.year_column)
        for name, ds in shops.items()
        for made in [Catalogue(ds)]
    }
    assert found == {
        "bare": (None, "category", "categories", None),
        "korean": ("SORT", "분류", "분류", None),
        "dozen": ("FAMILY", "family", "families", None),
        "gaps": ("COLOURS", "colours", "colours", "SINCE_YEAR"),
        "few": ("COLOURS", "colours", "colours", "SINCE_YEAR"),
        "numbered": ("KIND", "kind", "kinds", None),
    }


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("GEWICHT_G", "Gewicht (g)"),
        ("KCAL", "kcal"),
        ("ARTIKELNR", "Artikel-Nr."),
        ("MUGE", "무게"),
        ("ITEM_ATTRIBUTE_1", "重量"),
    ],
)
def test_numbers_like_years_are_none_where_no_name_speaks_of_them(name: str, called: str) -> None:
    items = pd.DataFrame({name: [1_900, 1_964, 2_030]})
    assert browsing.year_column(items, {name: called}) is None


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("JAHRGANG", "Jahrgang"),
        ("BAUJAHR", "Baujahr"),
        ("BALHAENGNYEON", "발행년"),
        ("CHULSIYEONDO", "출시연도"),
        ("ITEM_ATTRIBUTE_1", "έτος"),
        ("ITEM_ATTRIBUTE_1", "发行年"),
        ("UTGIVNINGSAR", "utgivningsår"),
        ("ANNEE_SORTIE", "année_sortie"),
        ("RELEASED", "released"),
        ("GOD_VYPUSKA", "год выпуска"),
    ],
)
def test_years_are_known_by_names_of_many_languages(name: str, called: str) -> None:
    items = pd.DataFrame({name: [1_999, 2_004, 2_021]})
    assert browsing.year_column(items, {name: called}) == name
    assert browsing.year_column(items * 100, {name: called}) is None, "no years by their numbers"


def test_an_order_without_times_and_a_text_are_known(shops: dict[str, DataSet]) -> None:
    """The column that was added to count the rows is not of the file."""
    only_ordered = {name: ds.only_ordered for name, ds in shops.items()}
    assert only_ordered == {name: name == "numbered" for name in shops}
    assert list(shops["numbered"].raw.columns) == ["reader", "book"]
    assert {name: ds.text for name, ds in shops.items() if ds.text} == {"numbered": "ABOUT"}


def test_a_large_order_without_times_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large, "LIMIT", 100)
    ds = data.load(SHOPS["numbered"](tmp_path))
    assert ds.whole is not None
    assert (ds.only_ordered, ds.text) == (True, "ABOUT")
    assert list(ds.raw.columns) == ["reader", "book"]


def test_a_table_has_the_names_of_the_data(shops: dict[str, DataSet]) -> None:
    table = Catalogue(shops["gaps"]).table(["sku/2"])
    assert list(table.columns) == ["title", "colours", "since year"]
    assert table.loc[1, "colours"] == "red, blue"


def test_few_categories_are_all_of_them_shown(shops: dict[str, DataSet]) -> None:
    assert len(Catalogue(shops["dozen"]).some_genres()) == 3
    of_three = pd.DataFrame({"ITEM_ID": list("1234567"), "KIND": list("aaabbcc")})
    three = Catalogue(data_set(shops["bare"].interactions, of_three)).some_genres()
    assert sorted(three) == ["a", "b", "c"], "not the third of them alone"
    two = pd.DataFrame({"ITEM_ID": ["1", "2", "3", "4"], "KIND": ["a", "a", "b", "b"]})
    assert Catalogue(data_set(shops["bare"].interactions, two)).some_genres() == ["a", "b"]


def test_a_new_item_is_like_one_of_which_something_is_known(shops: dict[str, DataSet]) -> None:
    """The most popular ones may have no metadata."""
    ds = shops["gaps"]
    assert Catalogue(ds).genres(examples.described(ds))
    assert examples.described(shops["bare"]) in set(shops["bare"].interactions["ITEM_ID"])


def test_who_knows_everything_gets_what_they_had_least(shops: dict[str, DataSet]) -> None:
    """A dozen items: there are always as many as were asked for."""
    ds = shops["dozen"]
    mine = ds.interactions.groupby("USER_ID")["ITEM_ID"].nunique()
    user = str(mine.idxmax())
    assert mine[user] == 12
    counts = ds.interactions.loc[ds.interactions["USER_ID"] == user, "ITEM_ID"].value_counts()
    found, catalogue = examples.unusual_items(ds, user, count=5), Catalogue(ds)
    assert len(set(found)) == 5
    genre = examples.unusual_genre(ds, user)
    of_it = [genre in catalogue.genres(item) for item in found]
    there = sum(genre in catalogue.genres(item) for item in counts.index)
    assert of_it == [True] * min(there, 5) + [False] * (5 - there), "those of the kind come first"
    others = [item for item in counts.index if genre not in catalogue.genres(item)]
    rest = [item for item in found if item in others]
    assert counts[rest].max() <= counts[others].sort_values().iloc[: len(rest)].max()
    told = catalogue.taste(user, genre, found)
    assert told.endswith(f"; there are no more: {there} of these 5 are of it") == (there < 5)


def test_without_metadata_nothing_is_said_to_be_in_common(shops: dict[str, DataSet]) -> None:
    """No empty column, and no 0 % that would be a statement."""
    why = Reasons(shops["bare"])
    assert not why.knows
    assert HEADING not in why.table(["A-001"], ["A-002"])
    assert why.compared({"a": ["A-001"]}, ["A-002"]) == "nothing is known of the items"
    assert why.in_common(["A-001"], ["A-002"]) == ""
    assert HEADING in Reasons(shops["korean"]).table(["P1"], ["P2"])


def test_exercises_take_made_up_items_where_own_ones_have_no_years(
    shops: dict[str, DataSet],
) -> None:
    """What is made up is said; what is there is used."""
    found = {name: metadata.practice(ds.items, Catalogue(ds)) for name, ds in shops.items()}
    assert found["gaps"].note == ""
    assert found["gaps"].items is shops["gaps"].items
    assert "no years" in found["korean"].note
    assert "categories" not in found["korean"].note
    assert set(found["korean"].genres) == {"식품", "의류", "가전", "도서"}
    assert "no categories and no years" in found["bare"].note
    for one in found.values():
        inside = one.years.between(one.decade, one.decade + 9)
        assert inside.any()
        assert one.items[one.year_column] is not None


def test_no_column_of_own_files_is_left_out_without_a_word(tmp_path: Path) -> None:
    """Context is taken, titles are named, and what the mapping does not name is said."""
    ds = data.load(SHOPS["korean"](tmp_path))
    assert {"data set": "interactions", "column": "기기", "becomes": "CHANNEL", "why": ""} in (
        ds.columns()
    )
    assert {"data set": "items", "column": "상품명", "becomes": "title", "why": ""} in ds.columns()
    mapping = (tmp_path / "mapping.yaml").read_text(encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text(
        mapping.replace("    CHANNEL: 기기\n", ""), encoding="utf-8"
    )
    left = data.load(tmp_path).columns()
    assert {
        "data set": "interactions",
        "column": "기기",
        "becomes": "–",
        "why": "the mapping does not name it",
    } in left


def test_what_keeps_data_out_names_the_command_that_mends_it(tmp_path: Path) -> None:
    from personalize_poc.check import tables

    ds = data.load(SHOPS["korean"](tmp_path))
    late = ds.interactions.assign(TIMESTAMP=266_054_457_600)  # the year 10401
    report = tables.interactions(late)
    assert not report.ok
    assert f"personalize-poc check {tmp_path} --clean FOLDER" in report.told(ds.source)
    assert "personalize-poc" not in report.told()


def test_what_is_called_a_category_is_browsed_by_before_a_supplier_or_a_flag() -> None:
    items = pd.DataFrame(
        {
            "ITEM_ID": [str(i) for i in range(8)],
            "DISCONTINUED": ["0", "1"] * 4,
            "SUPPLIER": list("abcdabcd"),
            "CATEGORY_ID": ["1", "2", "3", None] * 2,
        }
    )
    assert browsing.category_column(items) == "CATEGORY_ID"
    assert browsing.category_column(items.drop(columns="CATEGORY_ID")) == "SUPPLIER"
    assert browsing.category_column(items[["ITEM_ID", "DISCONTINUED"]]) is None


@pytest.mark.parametrize(
    ("column", "told"),
    [("CATEGORY", "category"), ("GENRES_L1", "genres"), ("GENRE", "genres"), ("YEAR", "year"),
     ("SKILL_LEVEL", "skill level")],
)  # fmt: skip
def test_a_table_of_items_has_the_words_of_the_data(column: str, told: str) -> None:
    assert browsing.heading(column) == told


@pytest.mark.parametrize("name", ["UM", "UOM", "J_M", "BASIS_EINHEIT", "UNIT"])
def test_what_goods_are_counted_in_is_no_shelf(name: str) -> None:
    items = pd.DataFrame({"ITEM_ID": range(9), name: list("abcabcabc")})
    assert browsing.category_column(items) is None
    assert browsing.category_column(items.rename(columns={name: "COMMUNITY"})) == "COMMUNITY"


def test_a_few_shelves_are_browsed_before_many() -> None:
    items = pd.DataFrame(
        {
            "ITEM_ID": range(200),
            "MODEL": [f"m{row % 50}" for row in range(200)],
            "SEASON": list("abcd") * 50,
            "FAMILIA": [f"f{row % 60}" for row in range(200)],
        }
    )
    assert browsing.category_column(items) == "FAMILIA"
    assert browsing.category_column(items.drop(columns="FAMILIA")) == "SEASON"
    assert browsing.category_column(items[["ITEM_ID", "MODEL"]]) == "MODEL"


def _courses(choose: str) -> DataSet:
    """Courses with a teacher and a subject each; a person keeps to one of the two."""
    items = pd.DataFrame(
        {
            "ITEM_ID": [str(number) for number in range(60)],
            "TEACHER": [f"t{number % 6}" for number in range(60)],
            "SUBJECT": [f"s{number // 10}" for number in range(60)],
            "LEVEL": ["a", "b", "c"] * 20,
        }
    )
    rows = [
        (f"u{user}", item)
        for user in range(60)
        for item in items.loc[items[choose].str[1:] == str(user % 6), "ITEM_ID"].sample(
            5, random_state=user
        )
    ]
    people = pd.DataFrame(rows, columns=["USER_ID", "ITEM_ID"]).assign(TIMESTAMP=range(len(rows)))
    return data_set(people, items)


@pytest.mark.parametrize("choose", ["TEACHER", "SUBJECT"])
def test_of_columns_that_are_as_good_that_counts_by_which_people_choose(choose: str) -> None:
    assert Catalogue(_courses(choose)).genre_column == choose


def test_what_people_do_not_choose_by_is_no_more_alike_than_chance() -> None:
    """Also where one value is far more frequent, and where values are missing."""
    ds = _courses("SUBJECT")
    assert ds.items is not None
    pairs = taste.pairs(ds.interactions)
    level = ds.items.set_index("ITEM_ID")["LEVEL"]
    mostly = level.where(level == "a", "b")
    assert abs(taste.alike(level, pairs)) < 0.15
    assert abs(taste.alike(mostly, pairs)) < 0.2
    subject = ds.items.set_index("ITEM_ID")["SUBJECT"]
    assert taste.alike(subject, pairs) == 1
    assert 0.2 < taste.alike(subject[:30], pairs) < 0.6
    assert taste.alike(subject, []) == 0


def test_pairs_of_long_data_come_from_all_parts_of_it() -> None:
    rows = pd.DataFrame({"USER_ID": [f"u{n // 4}" for n in range(400_000)]})
    pairs = taste.pairs(rows.assign(ITEM_ID=range(400_000)))
    assert 20_000 < len(pairs) < 40_000
    numbers = [int(first) for first, second in pairs if int(second) == int(first) + 1]
    assert len(numbers) == len(pairs)
    assert min(numbers) < 10
    assert max(numbers) > 399_000


@pytest.mark.parametrize("name", ["분류", "상품분류", "카테고리", "장르", "жанр", "Категория"])
def test_a_category_is_known_by_its_name_as_a_field_is_spelled(name: str) -> None:
    field = spelled(name)
    items = pd.DataFrame(
        {"ITEM_ID": range(8), "MAKER": list("abcdabcd"), field: ["1", "2", "3", None] * 2}
    )
    assert browsing.category_column(items) == field


@pytest.mark.parametrize(
    ("column", "kind", "kinds"), [("장르", "장르", "장르"), ("Warengruppe", "field", "fields")]
)
def test_a_category_is_called_as_in_the_file_where_its_letters_fit_no_field(
    column: str, kind: str, kinds: str
) -> None:
    interactions = pd.DataFrame({"USER_ID": ["u"], "ITEM_ID": ["1"], "TIMESTAMP": [1]})
    items = pd.DataFrame({"ITEM_ID": list("12345678"), "FIELD": list("abcabcab")})
    ds = replace(data_set(interactions, items), origin={"items": {"FIELD": column}})
    catalogue = Catalogue(ds)
    assert (catalogue.kind, catalogue.kinds) == (kind, kinds)
    assert kind in catalogue.table(["1"])
    assert kind in catalogue.history("u")
