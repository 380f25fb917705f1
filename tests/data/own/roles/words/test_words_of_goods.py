"""Titles of goods, and of what is paid beside them: bags, postage, deposits, charges."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.roles.left_out.goods import no_goods, no_goods_groups
from personalize_poc.data.own.roles.left_out.goods.no_goods import is_none
from personalize_poc.data.own.roles.left_out.goods.sent_lines import is_of_delivery
from personalize_poc.data.own.roles.words import kept_for_tests


@pytest.mark.parametrize(
    "group",
    [
        "Pfand/Leergut",
        "Deposit & Delivery",
        "Versandkosten",
        "押金",
        "Lieferung und Pfand",
        "Emballage",
        "Verpackung & Pfand",
        "Statiegeld",
    ],
)
def test_names_of_groups_of_no_goods(group: str) -> None:
    assert no_goods_groups.is_none(group)


@pytest.mark.parametrize("group", ["Wein & Sekt", "Pfandhaus", "Delivery Boys", "Tip/Toe", "", "/"])
def test_names_of_groups_of_goods(group: str) -> None:
    assert not no_goods_groups.is_none(group)


@pytest.mark.parametrize(
    "name",
    [
        "Pant PET/burk",
        "Pfand Flasche 0,25",
        "Statiegeld krat",
        "Kaucja za butelkę 0,5l",
        "Cajón retornable (depósito)",
        "Pfand Kiste 20x0,5l",
        "Leergut Rückgabe",
        "Consigne bocal",
    ],
)
def test_deposits_by_the_names_of_what_is_brought_back(name: str) -> None:
    assert no_goods.is_none(name)


@pytest.mark.parametrize(
    "name",
    ["PET bottle", "Retour vers le futur", "Pfand und Pflicht", "Flasche 0,5l", "Cotton pant"],
)
def test_names_of_goods_that_are_no_deposits(name: str) -> None:
    assert not no_goods.is_none(name)


@pytest.mark.parametrize(
    "name",
    ["SHOPPER BIO COMPOSTABILE", "Sacchetto di carta grande", "Sac de caisse réutilisable",
     "Bolsa reutilizable grande", "Tragetasche Papier groß", "Torba papierowa mała",
     "пакет майка большой", "Reusable carrier bag 10", "Papiertragetasche", "Plastikbeutel groß"],
)  # fmt: skip
def test_bags_by_what_they_are_made_of(name: str) -> None:
    assert no_goods.is_none(name)


@pytest.mark.parametrize(
    "name", ["Shopper large", "Sacchetti bio 20 pz", "Paper", "Leather bag", "Borsa Elena grande"]
)
def test_bags_that_are_for_sale(name: str) -> None:
    assert not no_goods.is_none(name)


@pytest.mark.parametrize("name", ["Usługa transportowa", "Transportkosten", "Delivery charge"])
def test_what_brings_goods(name: str) -> None:
    assert no_goods.is_none(name)


@pytest.mark.parametrize("name", ["Transport plane", "Service", "Kosten"])
def test_words_beside_sending_say_nothing_alone(name: str) -> None:
    assert not no_goods.is_none(name)


@pytest.mark.parametrize(
    "name", ["★개인결제창★ 추가배송비",
             "carrier bag 5p", "Versandkosten", "レジ袋Ｌ", "배송비", "运费", "Frais de port",
             "Labour", "Flaschenpfand 0,25", "Gift wrapping", "쇼핑백(대)", "statiegeld",
             "Tracked shipping", "Livraison transporteur", "사물함(월)", "운동복 대여(월)",
             "시스템점검용(테스트)", "Testartikel"]
)  # fmt: skip
def test_titles_of_what_is_no_good(name: str) -> None:
    assert is_none(name)


@pytest.mark.parametrize(
    "name", ["有機果物大袋", "Handbag", "Delivery Boys", "Der Versandhandel im Wandel", "Tip Toe",
             "Tasche aus Leder", "가죽 쇼핑백 스타일 토트", "Free Shipping Box Set of Books",
             "테스트 주도 개발", "The Shipping News", "Testing Python"]
)  # fmt: skip
def test_titles_of_goods(name: str) -> None:
    assert not is_none(name)


@pytest.mark.parametrize(
    "name",
    ["SERVİS ÜCRETİ", "KURYE BEDELİ", "Courier fee", "Koszt wysyłki", "Frais de livraison",
     "Packaging charge"],
)  # fmt: skip
def test_a_charge_for_what_is_done_with_an_order_is_no_goods(name: str) -> None:
    assert is_none(name)


@pytest.mark.parametrize("name", ["Service", "Kurye çantası", "Table", "Cost of Living", "Paket"])
def test_words_of_a_charge_alone_may_be_of_goods(name: str) -> None:
    assert not is_none(name)


@pytest.mark.parametrize(
    "word",
    [
        "Kurtaxe",
        "City tax",
        "ラッピング",
        "Szállítás",
        "Voucher",
        "상품권",
        "배송보험",
        "Shipping Protection by Route - 1.95",
        "Seguro de envío",
        "Versandversicherung",
    ],
)
def test_what_is_paid_beside_goods_is_known_in_many_languages(word: str) -> None:
    assert is_none(word)


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("SHIPPING9", True),
        ("versand-02", True),
        ("DOPRAVA12", True),
        ("배송비1", True),
        ("shipping", False),
        ("SHIP9", False),
        ("BILLINGSGATE1", False),
        ("PAYMENT-BOOK-3", False),
    ],
)
def test_codes_of_delivery_and_payment(code: str, is_one: bool) -> None:
    assert is_of_delivery(code) is is_one


@pytest.mark.parametrize("title_", ["Discontinued - do not order", "Test Kitchen", "Best test"])
def test_titles_of_what_is_for_sale(title_: str) -> None:
    assert not kept_for_tests.is_one(title_)


@pytest.mark.parametrize("name", ["운반비", "운임", "Flete", "運賃", "运输费", "Carriage"])
def test_carriage_is_nothing_to_recommend(name: str) -> None:
    assert is_none(name)


@pytest.mark.parametrize(
    "name",
    ["Szállítási költség", "Kezelési költség (utánvét)", "Kedvezmény", "Dobírka", "Sleva",
     "Postikulut", "Alennus", "Livrare", "Reducere", "Έξοδα αποστολής", "Έκπτωση", "Kargo ücreti",
     "Opłata za pobranie", "Ekspeditionsgebyr", "Øreafrunding", "Faktureringsavgift",
     "Наложенный платёж", "Знижка", "Phí giao hàng", "Giảm giá", "ส่วนลด", "Ongkos kirim", "Diskon",
     "خصم", "رسوم التوصيل", "优惠券"],
)  # fmt: skip
def test_postage_and_discounts_are_known(name: str) -> None:
    assert is_none(name)
