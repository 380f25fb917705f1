"""What names of columns and files hint at, and names of fields."""

from __future__ import annotations

import re

import pytest

from personalize_poc.data.own.roles.words.fields import RESERVED, Namer
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.data.own.roles.words.names import hint, own_name, strength


@pytest.mark.parametrize(
    "name",
    ["user_id", "userId", "CustomerID", "Kundennummer", "회원번호", "会員番号", "id_client",
     "cliente_id", "Müşteri Kodu", "ID klienta", "Клиент", "用户编号", "klantnummer", "CUST_NO",
     "下单帐号", "mã khách hàng", "khach_hang_id", "thanh_vien_id", "perfil_id", "프로필ID",
     "borrowernumber", "TNNR", "멤버십번호", "OdbiorcaId", "Auftraggeb", "AuftrGeb.",
     "Sold-to pt", "Opdrachtgever", "Donneur d'ordre", "Zleceniodawca"],
)  # fmt: skip
def test_names_of_users(name: str) -> None:
    assert hint(name).about("user")
    assert not hint(name).about("item")


@pytest.mark.parametrize("name", ["Auftraggeber", "Auftraggeb", "AuftrGeb.", "Besteller-Nr"])
def test_who_orders_is_no_order(name: str) -> None:
    assert not hint(name).about("order")


@pytest.mark.parametrize(
    "name",
    ["item_id", "productId", "StockCode", "Artikelnr", "상품코드", "商品コード", "code_article",
     "producto_id", "Ürün Kodu", "Kod towaru", "Артикул", "商品编号", "artikelnummer", "PRD_CD",
     "OXARTID", "OXARTNUM", "mã_hàng", "tap_id", "khoa_hoc_id", "sach_id", "Cod. spettacolo",
     "Vorstellungsnr", "공연코드", "公演コード", "단품코드"],
)  # fmt: skip
def test_names_of_items(name: str) -> None:
    assert hint(name).about("item")
    assert not hint(name).about("user")


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("order_date", "time"), ("주문일시", "time"), ("Belegdatum", "time"), ("購入日時", "time"),
        ("updated_at", "updated"), ("delivered_at", "later"), ("生年月日", "birth"),
        ("Menge", "quantity"), ("Количество", "quantity"), ("prix_unitaire", "price"),
        ("상품명", "name"), ("Beschreibung", "description"), ("평점", "rating"),
        ("số lượng", "quantity"), ("so_luong", "quantity"), ("giay_nghe", "duration"),
        ("tieu_de", "name"), ("tổng tiền", "price"), ("assistido_s", "duration"),
    ],
)  # fmt: skip
def test_attributes(name: str, attribute: str) -> None:
    assert hint(name).says(attribute)


@pytest.mark.parametrize(
    ("name", "sells"),
    [
        ("Försäljning till kundnr", False),
        ("Till", True),
        ("till_id", True),
        ("Store Till No", True),
    ],
)
def test_a_till_between_two_words_is_swedish(name: str, sells: bool) -> None:
    assert hint(name).about("vendor") is sells


@pytest.mark.parametrize("name", ["đơn_hàng_id", "don_hang_id", "hóa đơn"])
def test_a_word_of_two_syllables_is_not_what_one_of_them_is(name: str) -> None:
    assert hint(name).about("order")
    assert not hint(name).about("item")


@pytest.mark.parametrize("name", ["account_id", "country", "discount"])
def test_a_word_inside_of_another_says_nothing(name: str) -> None:
    assert not hint(name).says("quantity")


def test_what_files_hold() -> None:
    assert strength("orders-*.csv")[0] == "purchase"
    assert strength("abandoned_carts.csv")[1] < 0 < strength("주문내역.csv")[1]
    assert strength("retouren.csv")[0] == "returns"
    assert strength("shop_orders/carts.csv")[0] == "cart"
    assert strength("data.csv") == ("", 0.0)
    for name in ("appointments", "Termine", "rendez-vous", "sheet Appuntamenti", "Agendamentos"):
        assert strength(name)[0] == "booking"
    assert own_name("shop.xlsx, sheet Orders") == "Orders"
    for ending in ("dat", "psv", "TAB", "lst.xz", "sqlite", "ods"):
        assert own_name(f"in/users.{ending}").strip() == "users"


def test_fields_are_valid_and_differ() -> None:
    names = Namer("items")
    columns = [
        "Genre",
        "genre",
        "브랜드",
        "價格",
        "1st",
        "Größe",
        "😀",
        "😀",
        "EVENT_VALUE",
        "Цвет",
        "",
    ]
    made = [names.name(column) for column in columns]
    assert len(set(made)) == len(made)
    assert not RESERVED & set(made)
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) for name in made)
    assert made[:3] == ["GENRE", "GENRE_2", "BEURAENDEU"]
    assert made[6:8] == ["ITEM_ATTRIBUTE_1", "ITEM_ATTRIBUTE_2"]


@pytest.mark.parametrize(
    "state",
    ["Remboursée", "cancelada", "storniert", "주문취소", "キャンセル済み", "отменён",
     "iptal edildi", "zrušeno", "avbruten order annulleret", "ملغي", "已退款", "Rimborsato",
     "zwrócone", "Mancata presentazione", "No asiste", "uteblev"],
)  # fmt: skip
def test_states_that_were_taken_back(state: str) -> None:
    assert is_negative(state)


@pytest.mark.parametrize(
    "state",
    ["pas annulée", "nicht storniert", "미취소", "stornierbar", "Returning", "Peru"],
)
def test_states_that_were_not(state: str) -> None:
    assert not is_negative(state)


def test_seconds_are_no_customers() -> None:
    assert hint("Sekunden").says("duration")
    assert not hint("Sekunden").about("user")
    assert hint("Kunden").about("user")


def test_words_with_marks_above_letters_stay_whole() -> None:
    assert hint("ลูกค้า").about("user")
    assert hint("رقم العميل").about("user")


@pytest.mark.parametrize(
    "value",
    ["Rücksendung", "Bot-Zugriff", "retour produit", "pedido anulado", "devolução", "robô",
     "annullamento ordine", "retourzending", "zwrot towaru", "vráceno zboží", "storno objednávky",
     "구매취소", "반품접수", "注文取消", "返品受付", "申请退款", "爬虫", "возврат товара", "робот",
     "إرجاع", "إلغاء الطلب", "iade edildi"],
)  # fmt: skip
def test_what_was_taken_back_or_was_nobody_in_many_languages(value: str) -> None:
    assert is_negative(value)


@pytest.mark.parametrize(
    ("path", "entity", "other"),
    [
        ("event_properties.product_id", "item", "event"),
        ("properties.sku", "item", "user"),
        ("ecommerce.items[0].item_id", "item", "event"),
        ("event_properties[product_id]", "item", "event"),
        ("order.customer.id", "user", "order"),
        ("context__device__id", "visitor", "item"),
        ("user.id", "user", "item"),
        ("设备标识", "visitor", "item"),
    ],
)
def test_the_last_part_of_a_path_counts(path: str, entity: str, other: str) -> None:
    assert hint(path).about(entity)
    assert not hint(path).about(other)
