"""Categories and event types that are one word in two spellings, and words that are two."""

from __future__ import annotations

import pytest

from tests.check.test_findings import ITEM_COLUMNS, ITEMS, changed, found, shop, the
from tests.support.canonical_tables import World

TOLD = {"categories-may-agree", "categories-nearly-agree", "event-type-spellings"}


def _items(colour: str, text: str = "text", more: str = "") -> str:
    return f"SELECT i, {colour} AS colour, price, {text}{more} FROM {ITEMS}"


def _codes(world: World) -> set[str]:
    return TOLD & {one.code for one in found(world)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bücher", "Buecher"), ("Küche", "Kueche"), ("Straße", "Strasse"), ("STRASSE", "Straße")],
)
def test_a_category_with_umlauts_as_two_letters_is_told_however_frequent_it_is(
    one: str, other: str
) -> None:
    """Fifty items of 300 are no typing error, and yet one category in two spellings."""
    words = f"CASE WHEN price::INT % 6 = 0 THEN '{other}' WHEN i < 'i250' THEN '{one}' "
    said = the("categories-may-agree", shop(items=_items(f"{words} ELSE 'Garten' END")))
    assert f"'{other}' for '{one}'" in said.message
    assert "ae" in said.message
    assert said.count == 50
    assert said.value == other


def test_words_with_ae_and_ss_alone_are_no_second_spelling() -> None:
    words = "['Kissen', 'Israel', 'Bücher', 'Maße', 'Masse'][1 + (right(i, 3)::INT) % 5]"
    assert not _codes(shop(items=_items(words)))


def test_an_event_type_with_umlauts_as_two_letters_is_the_same() -> None:
    some = changed("e", "'Gehoert'", "e = 'cart' AND n % 3 = 0")
    one = the("event-type-spellings", shop(changed("e", "'gehört'", "e = 'cart'", some)))
    assert one.count == 5000
    assert "'Gehoert' for 'gehört'" in one.message


def test_deeds_that_are_a_letter_apart_are_two() -> None:
    rare = changed("e", "'starred'", "e = 'cart' AND n % 50 = 0")
    assert not _codes(shop(changed("e", "'started'", "e = 'cart'", rare)))
    other = changed("e", "'satrted'", "e = 'cart' AND n % 50 = 0")
    assert _codes(shop(changed("e", "'started'", "e = 'cart'", other))) == {"event-type-spellings"}


_RARE = "CASE WHEN i IN ('i107', 'i108') THEN '{rare}' ELSE "
_OFTEN = "['{often}', 'Cheese', 'Drills'][1 + right(i, 3)::INT % 3] END"


def _two(rare: str, often: str) -> str:
    return (_RARE + _OFTEN).format(rare=rare, often=often)


@pytest.mark.parametrize(
    ("rare", "often"),
    [
        ("Auction", "Action"),
        ("Actions", "Auctions"),
        ("Winter Skirts", "Winter Shirts"),
        ("Kuchen", "Küchen"),
        ("Mädchen", "Märchen"),
        ("Sciarpe", "Scarpe"),
        ("Chicas", "Chicos"),
    ],
)
def test_a_rare_category_that_is_a_word_of_its_own_is_no_slip(rare: str, often: str) -> None:
    assert not _codes(shop(items=_items(_two(rare, often))))


def test_a_word_that_nobody_knows_may_be_a_slip() -> None:
    one = the("categories-may-agree", shop(items=_items(_two("Hampers", "Hammers"))))
    assert "'Hampers' for 'Hammers'" in one.message


def test_a_word_that_titles_and_texts_have_was_meant() -> None:
    text = "CASE i WHEN 'i107' THEN 'Two wicker hampers' ELSE text END"
    assert not _codes(shop(items=_items(_two("Hampers", "Hammers"), text)))
    copied = "CASE i WHEN 'i107' THEN 'Hampers 107' ELSE text END"
    assert _codes(shop(items=_items(_two("Hampers", "Hammers"), copied)))


def _grouped(group: str, rare: str = "Hampers") -> World:
    """The shop with a second field of categories."""
    world = shop(items=None)
    items = _items(_two(rare, "Hammers"), more=f", {group}")
    return world.add("items", [*ITEM_COLUMNS, "GROUP"], f"SELECT * FROM ({items})")


_OF = (
    "CASE WHEN i IN ('i107', 'i108') THEN '{mine}' "
    "ELSE ['{right}', 'Food', 'Tools'][1 + right(i, 3)::INT % 3] END"
)


def test_a_category_that_stands_among_others_than_what_it_is_like_was_meant() -> None:
    """Hampers are food as cheese is, and hammers are tools as drills are."""
    assert not _codes(_grouped(_OF.format(mine="Food", right="Tools")))
    assert _codes(_grouped(_OF.format(mine="Tools", right="Tools")))
    # a number of its own, or a path with the same slip, speaks for nothing
    assert _codes(_grouped(_OF.format(mine="G17", right="Tools")))


def test_a_word_of_another_category_was_meant_and_a_slip_may_stand_in_a_path_too() -> None:
    other = "CASE WHEN i < 'i190' THEN 'Gifts' ELSE '{path}' END"
    assert not _codes(_grouped(other.format(path="Baskets and hampers")))
    path = (
        "CASE WHEN i IN ('i107', 'i108') THEN 'Goods > Hampers' "
        "WHEN i < 'i180' THEN 'Goods > Hammers' ELSE 'Gifts' END"
    )
    assert _codes(_grouped(path))
