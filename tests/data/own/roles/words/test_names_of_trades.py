"""Names of columns of many trades, in the languages of exports and the shorthand of programs."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.worlds.names_of_trades import (
    MOMENTS,
    PEOPLE,
    PERHAPS_PEOPLE,
    PERHAPS_THINGS,
    TECHNICAL,
    THINGS,
)


def cases(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(language, name) for language, text in table.items() for name in text.split(", ")]


@pytest.mark.parametrize(("language", "name"), cases(PEOPLE))
def test_a_name_of_people_is_known(language: str, name: str) -> None:
    assert hint(name).about("user", "card", "visitor")
    assert not hint(name).about("item", "order", "vendor", "staff")


@pytest.mark.parametrize(("language", "name"), cases(THINGS))
def test_a_name_of_things_is_known(language: str, name: str) -> None:
    assert hint(name).about("item")
    assert not hint(name).about("user", "order", "vendor", "staff")


@pytest.mark.parametrize(("language", "name"), cases(PERHAPS_PEOPLE))
def test_a_name_of_people_of_one_trade_may_be_one(language: str, name: str) -> None:
    assert hint(name).perhaps == {"user"}


@pytest.mark.parametrize(("language", "name"), cases(PERHAPS_THINGS))
def test_a_name_of_things_of_one_trade_may_be_one(language: str, name: str) -> None:
    assert hint(name).perhaps == {"item"}
    assert not hint(name).about("user", "order", "vendor", "staff")


@pytest.mark.parametrize(("language", "name"), cases(MOMENTS))
def test_a_name_of_the_time_of_an_act_is_known(language: str, name: str) -> None:
    assert hint(name).says("time", "created")
    assert not hint(name).says("updated")


@pytest.mark.parametrize(("language", "name"), cases(TECHNICAL))
def test_a_name_of_when_a_row_was_loaded_is_known(language: str, name: str) -> None:
    assert hint(name).says("updated")


@pytest.mark.parametrize(
    "name", ["downloaded_at", "Wanderung am", "uploadedAt", "order_date", "ordered_at", "viewed_on"]
)
def test_what_somebody_did_is_not_when_a_table_was_loaded(name: str) -> None:
    assert not hint(name).says("updated")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("구매자명", "order"), ("購入者", "order"), ("주문자", "order"), ("下单人", "order"),
        ("orderer_name", "order"), ("Karteninhaber", "item"), ("resource_name", "campaign"),
        ("酒店名称", "vendor"), ("játékos", "item"), ("Produttore", "item"),
        ("cat_item", "category"), ("Sipariş veren", "order"),
    ],
)  # fmt: skip
def test_a_word_within_another_does_not_speak(name: str, wrong: str) -> None:
    assert not hint(name).about(wrong)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("Tierhalter", "person"), ("Anfragender", "person"), ("Gemeindemitglied", "place"),
        ("Stellentitel", "rating"), ("end_user_id", "later"), ("등록번호", "created"),
        ("視聴者", "duration"), ("파일명", "time"), ("Verzekerdennr", "version"),
        ("Độc giả", "price"), ("Người tham gia", "price"), ("Immobile", "phone"),
        ("Ciudadano", "place"), ("Husstand", "status"), ("Reservedel", "amount"),
        ("発生日時", "birth"),
    ],
)  # fmt: skip
def test_nor_does_it_say_something_of_what_the_name_speaks_of(name: str, wrong: str) -> None:
    assert not hint(name).says(wrong)


@pytest.mark.parametrize(
    "name",
    ["transport", "Preise", "Strasse", "terrasse", "Dienstag", "designer", "placeholder",
     "president", "children", "umfrage", "Anfrage", "revenue", "amount", "gift", "not", "regel",
     "Art", "type", "code", "number", "data", "preview", "status", "Position"],
)  # fmt: skip
def test_a_word_that_only_ends_or_begins_alike_is_nothing_to_choose(name: str) -> None:
    assert not hint(name).perhaps
    assert not hint(name).about("user")


@pytest.mark.parametrize("name", ["SUBS_ID", "custno", "MATNR", "artno", "학번", "stok kodu"])
def test_a_number_of_somebody_or_something_is_an_id(name: str) -> None:
    assert hint(name).says("id")
