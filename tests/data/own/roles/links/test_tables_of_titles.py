"""Titles of items that stand in tables of their own, or lead there without an id."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import canonical, roles
from tests.data.own.roles.worlds.orders import numbered_shop, shop_with_products
from tests.data.own.roles.worlds.proposals import (
    columns_of,
    found,
    mapping_of,
    proposal_and_columns,
)
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


def _offers(w: World, **more: list[Any]) -> dict[str, dict[str, Any]]:
    """Lines of a market where the seller has given a number of its own to some of the offers."""
    return {
        "sold.csv": {
            "Sale Date": w.times("%m/%d/%y"),
            "Buyer": w.by_user(lambda u: f"buyer{u * 7919}"),
            "Listing ID": w.by_item(lambda i: str(1_000_000_000 + 7919 * i)),
            "Item Name": w.by_item(lambda i: f"{title(i)}, handmade No. {i}"),
            "SKU": w.by_item(lambda i: code("PL-", i) if i % 4 else ""),
            **more,
        },
        "listings.csv": {
            "TITLE": [f"{title(i)}, handmade No. {i}" for i in range(w.items)],
            "PRICE": [f"{9 + i % 31}.50" for i in range(w.items)],
            "TAGS": [("pottery,gift", "mug,clay")[i % 2] for i in range(w.items)],
            "SKU": [code("PL-", i) if i % 4 else "" for i in range(w.items)],
        },
    }


def test_what_was_sold_counts_more_than_what_a_catalogue_says_of_some_of_it() -> None:
    w = World(954, items=100, lines=1)
    tables = _offers(w)
    proposal = found(tables, "Buyer", "Listing ID")
    assert not proposal.questions
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert (items.title, items.joins[0].on) == ("Item Name", {"Item Name": "TITLE"})
    built = canonical.build(reading(tables), proposal.mapping)
    sold = len(set(w.item))
    rows = built.connection.execute("SELECT count(*), count(PRICE), count(TAGS) FROM items")
    assert rows.fetchone() == (sold, sold, sold)


def test_titles_of_which_a_catalogue_has_few_lead_nowhere() -> None:
    w = World(956, items=100, lines=1)
    tables = _offers(w)
    tables["listings.csv"]["TITLE"] = [
        one if i % 3 == 0 else f"{one} (old)"
        for i, one in enumerate(tables["listings.csv"]["TITLE"])
    ]
    proposal = found(tables, "Buyer", "Listing ID")
    assert proposal.mapping is not None
    assert "items" not in proposal.mapping.sections or not proposal.mapping.sections["items"].joins


@pytest.mark.parametrize("language", ["id_lang", "언어", "Sprache"])
def test_an_id_and_the_language_of_a_title_describe_no_item(language: str) -> None:
    w = World(957, items=100, lines=1)
    tables = _offers(w)
    told = [f"{title(i)}, handmade No. {i}" for i in range(w.items)]
    tables["listings.csv"] = {
        "id_product": [1 + i // 2 for i in range(2 * w.items)],
        language: [1 + i % 2 for i in range(2 * w.items)],
        "TITLE": [told[i // 2] if i % 2 == 0 else f"Thing {i}" for i in range(2 * w.items)],
        "TAGS": [("pottery,gift", "mug,clay", "wood")[i // 2 % 3] for i in range(2 * w.items)],
    }
    proposal = found(tables, "Buyer", "Listing ID")
    assert proposal.mapping is not None
    (join,) = proposal.mapping.sections["items"].joins
    assert join.columns == {"TAGS": "TAGS"}


def test_lines_of_another_kind_are_no_reason_to_take_their_number() -> None:
    w = World(955, items=100, lines=1)
    kinds = w.by_item(lambda i: "product" if i % 4 else "promotion")
    found(_offers(w, **{"Line Type": kinds}), "Buyer", "SKU")


def test_what_a_table_has_a_title_for_is_chosen_where_nothing_else_is() -> None:
    w = World(507, items=40)
    sent = [f"2024-{1 + i // 4:02d}-{1 + i % 4 * 7:02d} 09:" for i in range(w.items)]
    rows = [(i, u) for i in range(w.items) for u in range(0, w.users, 1 + i % 3)]
    mails = [f"M{400 + i * 3}" for i in range(w.items)]
    proposal = roles.propose(
        reading({
            "mail_events.csv": {
                "event_id": [f"{n * 7919 + 10**9:x}q" for n in range(len(rows))],
                "event": ["opened" if (i + u) % 3 else "clicked" for i, u in rows],
                "profile_id": [f"p{u:05d}" for _, u in rows],
                "campaign_id": [mails[i] for i, _ in rows],
                "campaign_name": [f"News of week {i}" for i, _ in rows],
                "at": [f"{sent[i]}{n % 60:02d}:{n % 59:02d}" for n, (i, _) in enumerate(rows)],
            },
            "campaigns.csv": {
                "campaign_id": mails,
                "campaign_name": [f"News of week {i}" for i in range(w.items)],
                "theme": [f"t{i % 4}" for i in range(w.items)],
            },
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    assert columns["ITEM_ID"] == "campaign_id"
    assert proposal.mapping.sections["items"].files == ("campaigns.csv",)


def test_titles_are_found_in_a_table_of_languages() -> None:
    w = World(506)
    products = {"product_id": [code("P", i) for i in range(w.items)],
                "weight": [i * 37 % 900 for i in range(w.items)]}  # fmt: skip
    twice = [(i, lang) for i in range(w.items) for lang in ("fr", "de")]
    texts = {
        "product_id": [code("P", i) for i, __ in twice],
        "lang": [lang for __, lang in twice],
        "name": [f"{lang} {title(i)}" for i, lang in twice],
    }
    tables = shop_with_products(w, product_lang=texts)
    tables["products.csv"] = products
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert items.files == ("products.csv",)
    assert items.title == "name"
    assert [(one.file, one.on, one.only) for one in items.joins] == [
        ("product_lang.csv", {"product_id": "product_id"}, {"lang": "fr"})
    ]


def _by_reference(w: World, **described: list[Any]) -> dict[str, dict[str, Any]]:
    """Orders of products by a reference, and the products with the number of their row."""
    return {
        "order_product.csv": {
            "customer_id": w.by_user(lambda u: 1 + u),
            "product_ref": w.by_item(lambda i: code("REF", i)),
            "created_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "product.csv": {
            "id": [1 + i for i in range(w.items)],
            "ref": [code("REF", i) for i in range(w.items)],
            **described,
        },
    }


@pytest.mark.parametrize("table", ["product_i18n.csv", "blog_i18n.csv"])
def test_titles_stand_under_the_number_of_the_row_of_a_product(table: str) -> None:
    """Products are ordered by a reference, and one of two languages is hardly translated."""
    w = World(508)
    numbered = [(n + 1, lang) for n in range(w.items) for lang in ("en_US", "fr_FR")]
    tables: dict[str, dict[str, Any]] = {
        **_by_reference(w, weight=[i * 37 % 900 for i in range(w.items)]),
        table: {
            "id": [n for n, __ in numbered],
            "locale": [lang for __, lang in numbered],
            "title": [f"{title(n)} {n}" if lang == "fr_FR" else "" for n, lang in numbered],
        },
    }
    items = mapping_of(tables).sections["items"]
    if table.startswith("blog"):
        assert (items.title, items.joins) == (None, ())
        return
    assert items.title == "title"
    assert [(one.on, one.only) for one in items.joins] == [({"id": "id"}, {"locale": "fr_FR"})]


def test_the_place_of_a_product_in_a_list_is_not_what_has_its_title() -> None:
    """Places from 0 on are among the numbers of the rows that have the titles."""
    w = World(509)
    tables: dict[str, dict[str, Any]] = {
        **_by_reference(w, position=[1 + i % (w.items // 2) for i in range(w.items)]),
        "product_i18n.csv": {
            "id": [1 + i for i in range(w.items)],
            "title": [f"{title(i)} {i}" for i in range(w.items)],
        },
    }
    assert mapping_of(tables).sections["interactions"].columns["ITEM_ID"] == "product_ref"


def test_a_product_is_named_in_a_table_of_all_texts_of_products() -> None:
    w = World(1203, users=400, items=200, rows=5000)
    lines, heads, people = numbered_shop(w)
    texts = [
        (i + 1, attribute, text)
        for i in range(w.items)
        for attribute, text in (
            (73, f"{title(i)} {i}"), (121, f"the-{i}-piece"), (87, f"/p/i/{i}.jpg"),
        )
    ]  # fmt: skip
    tables: dict[str, dict[str, Any]] = {
        "sales_order_item.csv": lines,
        "sales_order.csv": heads,
        "customer_entity.csv": people,
        "catalog_product_entity.csv": {
            "entity_id": [i + 1 for i in range(w.items)],
            "attribute_set_id": [4] * w.items,
            "type_id": [("simple", "configurable")[i % 2] for i in range(w.items)],
            "sku": [code("AW-", i) for i in range(w.items)],
        },
        "catalog_product_entity_varchar.csv": {
            "value_id": [n + 1 for n in range(len(texts))],
            "attribute_id": [one[1] for one in texts],
            "entity_id": [one[0] for one in texts],
            "value": [one[2] for one in texts],
        },
        "eav_attribute.csv": {
            "attribute_id": [121, 73, 77, 87],
            "attribute_code": ["url_key", "name", "price", "image"],
            "frontend_label": ["URL Key", "Product Name", "Price", "Base"],
        },
    }
    proposal = proposal_and_columns(tables)[0]
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert items.files == ("catalog_product_entity.csv",)
    assert (items.columns["ITEM_ID"], items.title) == ("entity_id", "value")
    (join,) = items.joins
    assert dict(join.on) == {"entity_id": "entity_id"}
    assert dict(join.only) == {"attribute_id": "73"}


@pytest.mark.parametrize(
    ("called", "item"),
    [("古城民谣{}", "album_id"), ("가을노래집{}", "album_id"), ("RC-{}", "song_no")],
)
def test_names_with_numbers_in_scripts_without_blanks_are_titles(called: str, item: str) -> None:
    """A record of which a table has titles is chosen; codes are none, and say nothing of it."""
    w = World(5811, users=200, items=120, rows=4000, lines=1)
    heard = {
        "member_id": w.by_user(lambda u: code("U", u)),
        "album_id": w.by_item(lambda i: f"tp_{9_000 + i * 3}"),
        "song_no": w.each(lambda row: 1 + row * 7 % 40),
        "heard_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    records = {
        "id": [f"tp_{9_000 + i * 3}" for i in range(120)],
        "title": [called.format(i) for i in range(120)],
        "price": [90 + i % 13 for i in range(120)],
        "genre": [f"genre {i % 7}" for i in range(120)],
    }
    found({"heard.csv": heard, "records.csv": records}, "member_id", item)


def test_rows_call_what_a_table_of_bare_ids_does_not() -> None:
    w = World(957, items=90, lines=2)
    variants = {
        "id": [101 + i for i in range(w.items)],
        "default_code": [code("M", i) for i in range(w.items)],
        "tmpl": [51 + i for i in range(w.items)],
        "active": ["True"] * w.items,
    }
    proposal, columns = proposal_and_columns({
        "line.csv": {
            "order_id": w.by_order(lambda n: n + 1),
            "product_id": w.by_item(lambda i: 101 + i),
            "name": w.by_item(lambda i: f"[{code('M', i)}] {title(i)}"),
            "customer_id": w.by_user(lambda u: 4001 + u),
            "create_date": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "product.csv": variants,
    })[::2]  # fmt: skip
    assert columns["ITEM_ID"] == "product_id"
    assert proposal.mapping is not None
    items = proposal.mapping.sections["items"]
    assert (items.files, items.title) == (("line.csv",), "name")


_FAMILIES = ("Krüger", "Nordhaus", "Lang", "Vogt", "Peters", "Hahn")
_OFFERS = [
    ("bewerber_id", "stelle_id", "betrieb_id", "beruf_id"),
    ("applicant_id", "vacancy_id", "employer_id", "profession_id"),
    ("candidato_id", "vacante_id", "empresa_id", "profesion_id"),
]


def _applied(names: tuple[str, str, str, str], firms: int) -> dict[str, str]:
    """Applications for places of firms, of which each is of one of eleven professions."""
    w = World(6201, users=400, items=400, rows=4000, lines=1)
    who, place, firm, trade = names
    tables: dict[str, dict[str, Any]] = {
        "sent": {
            "id": w.each(lambda row: 70_001 + row),
            who: w.by_user(lambda u: 30_001 + u),
            place: w.by_item(lambda i: 5_001 + i),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        place.removesuffix("_id"): {
            "id": [5_001 + i for i in range(400)],
            "number": [f"A{24_000 + i}" for i in range(400)],
            firm: [1 + i * 7 % firms for i in range(400)],
            trade: [1 + (i * 3 + i // 11) % 11 for i in range(400)],
            "since": [f"2024-0{1 + i % 9}-1{i % 7}" for i in range(400)],
        },
        firm.removesuffix("_id"): {
            "id": [1 + i for i in range(firms)],
            "name": [f"{_FAMILIES[i % 6]} {('AG', 'GmbH', 'KG')[i % 5 % 3]}" for i in range(firms)],
        },
        trade.removesuffix("_id"): {
            "id": list(range(1, 12)),
            "name": [f"{title(i)} {i}" for i in range(11)],
        },
    }
    return columns_of(roles.propose(reading({f"{name}.csv": one for name, one in tables.items()})))


@pytest.mark.parametrize("names", _OFFERS)
def test_places_of_many_firms_are_chosen_and_not_the_few_professions(
    names: tuple[str, str, str, str],
) -> None:
    assert _applied(names, firms=150)["ITEM_ID"] == names[1]


@pytest.mark.parametrize("names", _OFFERS)
def test_copies_at_a_few_branches_are_chosen_by_what_they_are(
    names: tuple[str, str, str, str],
) -> None:
    assert _applied(names, firms=10)["ITEM_ID"] == names[3]
