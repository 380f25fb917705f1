"""What names of columns and files hint at, and names of fields that are made of them."""

from __future__ import annotations

import re

import pytest

from personalize_poc.data.own.roles.words import glued
from personalize_poc.data.own.roles.words.fields import RESERVED, Namer
from personalize_poc.data.own.roles.words.names import hint, own_name, strength, words


@pytest.mark.parametrize(
    "name",
    ["user_id", "userId", "CustomerID", "Kundennummer", "회원번호", "会員番号", "id_client",
     "cliente_id", "Müşteri Kodu", "ID klienta", "Клиент", "用户编号", "klantnummer", "CUST_NO",
     "下单帐号", "mã khách hàng", "khach_hang_id", "thanh_vien_id", "perfil_id", "프로필ID",
     "borrowernumber", "TNNR", "멤버십번호", "OdbiorcaId", "Auftraggeb", "AuftrGeb.", "Auftragg.",
     "Sold-to pt", "Opdrachtgever", "Donneur d'ordre", "Zleceniodawca", "Voter ID", "Submitter ID",
     "Cte.", "Cód. Cli.", "Num Clt", "Clte", "組合員番号", "조합원번호",
     "학번", "学号", "学籍番号", "Matrikelnummer", "nr_indeksu"],
)  # fmt: skip
def test_names_of_users(name: str) -> None:
    assert hint(name).about("user")
    assert not hint(name).about("item")


@pytest.mark.parametrize(
    "name",
    ["mem_idx", "mem_no", "mbr_seq", "usr_seq", "usrno", "cust_sn", "custseq", "cst_id", "cstm_no",
     "stdnt_no", "rdr_id", "psn_id", "vip_no", "member_srl", "mber_sn", "mb_idx",
     "kd_nr", "kdnr", "mitgl_id", "ben_id", "nutz_id",
     "cli_cod", "id_cli", "num_adh", "num_abo", "id_util", "usg_num",
     "cod_usu", "usu_codigo", "id_alu", "nro_pac", "nro_afi", "cve_cte",
     "cd_cotista", "cd_assoc", "cd_assin", "nr_benef", "id_pes", "cod_isc", "num_tess", "id_paz",
     "gebr_id", "relnr", "nr_klienta", "nr_czyt", "uzyt_id", "uye_no", "mus_no", "kul_id", "ogr_no",
     "khno", "kh_no", "hy_id", "hy_kh", "yh_id", "yhbh", "gk_id", "gkid",
     "kaiin_cd", "tok_cd", "tokcd", "riyo_no", "juko_no", "okyaku_no", "kanja_cd", "seito_cd"],
)  # fmt: skip
def test_short_forms_of_people_beside_the_mark_of_an_id_are_people(name: str) -> None:
    assert hint(name).about("user", "card")
    assert not hint(name).about("item")


@pytest.mark.parametrize(
    "name",
    ["prd_seq", "prdseq", "goods_no", "goods_idx", "itm_cd", "crs_idx", "vod_idx", "sng_id",
     "epi_idx", "ctnt_idx", "art_nr", "kursid", "tit_nr", "ref_prod", "cod_art", "pel_id",
     "urn_kod", "stk_kod", "mal_no", "sp_id", "sp_code", "kcid", "hin_no", "sakuhin_no", "tosho_id",
     "kyoku_id", "eiga_id", "shiryo_id", "kouza_id"],
)  # fmt: skip
def test_short_forms_of_things_beside_the_mark_of_an_id_are_things(name: str) -> None:
    assert hint(name).about("item")
    assert not hint(name).about("user")


@pytest.mark.parametrize("name", ["lec_idx", "lect_no", "wrk_no", "cont_id", "klass_idx"])
def test_short_forms_that_may_mean_something_else_are_things_where_nothing_else_is(
    name: str,
) -> None:
    assert "item" in hint(name).perhaps
    assert not hint(name).about("item", "user")


@pytest.mark.parametrize("name", ["num_mem", "no_mbr", "num_cust", "num_vod", "mem_size", "yh_je"])
def test_a_short_form_of_people_behind_a_count_or_beside_no_mark_is_no_id(name: str) -> None:
    assert not {"user", "item"} & set(glued.said(glued.apart(words(name)))[0])


@pytest.mark.parametrize(
    ("name", "order"),
    [("Comprador", False), ("Compradores", False), ("idcompra", True), ("N. Compra", True)],
)
def test_who_buys_is_a_person_and_no_order(name: str, order: bool) -> None:
    assert hint(name).entities == {"order" if order else "user"}


@pytest.mark.parametrize(("what", "entity"), [("customer", "user"), ("provider", "vendor")])
def test_what_json_api_points_to_is_what_the_data_is_of(what: str, entity: str) -> None:
    assert hint(f"relationships.{what}.data.id").entities == {entity}


@pytest.mark.parametrize("name", ["salesperson_id", "sales_person", "Verkäufer_Nr", "revenda"])
def test_who_sells_is_no_customer_and_no_order(name: str) -> None:
    assert not hint(name).about("user", "order")


@pytest.mark.parametrize(
    ("name", "sells"),
    [
        ("SELL_MBR_NO", True),
        ("selling_member_id", True),
        ("판매회원번호", True),
        ("出品会員ID", True),
        ("MBR_NO", False),
        ("BUY_MBR_NO", False),
        ("판매일자", False),
    ],
)
def test_a_member_who_sells_is_said_by_the_word_before(name: str, sells: bool) -> None:
    assert hint(name).about("vendor") is sells


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("n_empleado", True),
        ("nº cliente", True),
        ("n_usuario", True),
        ("n_clienti", False),
        ("n_usuarios", False),
        ("empleado", False),
    ],
)
def test_the_number_of_one_person_is_an_id_and_that_of_several_a_count(
    name: str, number: bool
) -> None:
    assert hint(name).says("id") is number


@pytest.mark.parametrize("name", ["URUN_KD", "MENKUL_KD", "Hisse Kodu", "Kurs_KD", "värdepapper"])
def test_what_ends_in_a_turkish_code_is_no_german_customer(name: str) -> None:
    assert not hint(name).about("user")
    assert hint(name).about("item")


@pytest.mark.parametrize("name", ["KD", "KD_NR", "NAME_KD", "Ort_KD", "müşteri_kd", "NR_KD"])
def test_the_short_word_of_a_german_customer_is_one(name: str) -> None:
    assert hint(name).about("user")


@pytest.mark.parametrize(
    "name",
    ["注文者郵便番号1", "주문자 우편번호", "客户邮编", "customer_zipcode_prefix",
     "Kunden-Postleitzahl",
     "Kundens postnummer", "kod pocztowy klienta", "PSČ zákazníka", "CEP do cliente",
     "pref_id", "todofuken",
     "Alıcı Posta Kodu", "code postal client", "почтовый индекс клиента", "codigo postal cliente"],
)  # fmt: skip
def test_the_postcode_of_a_customer_is_a_place_and_so_is_a_prefecture(name: str) -> None:
    assert hint(name).says("place")


@pytest.mark.parametrize(
    "name",
    ["Intitulé", "intitule_formation", "Dénomination", "Designación", "Rótulo", "Designação",
     "Dicitura", "Designazione", "Kurztext", "Bez.", "ArtikelBez", "명칭", "타이틀", "Heading"],
)  # fmt: skip
def test_a_word_for_a_title_is_known(name: str) -> None:
    assert hint(name).says("name")


@pytest.mark.parametrize("name", ["Bezirk", "bezahlt am", "Bezug", "Appellation"])
def test_what_begins_like_a_title_is_none(name: str) -> None:
    assert not hint(name).says("name")


@pytest.mark.parametrize(
    "name",
    ["Acheté le", "vu le", "Consulté le", "inscrit_le", "Visto el", "leído el", "Acquistato il",
     "letto il", "Lido em", "assistido em"],
)  # fmt: skip
def test_a_deed_with_an_article_is_when_it_was_done(name: str) -> None:
    assert hint(name).says("time")


@pytest.mark.parametrize("name", ["acheté", "le", "cust_em", "visto", "nom le plus long"])
def test_a_deed_or_an_article_alone_is_no_time(name: str) -> None:
    assert not hint(name).says("time")


@pytest.mark.parametrize(
    ("name", "about"),
    [("アイテムID", "item"), ("JANコード", "item"), ("id_contenu", "item"),
     ("id_contenido", "item"), ("id_conteudo", "item"), ("Code barre", "item"),
     ("팟캐스트ID", "item"), ("아이디", "user")],
)  # fmt: skip
def test_ids_in_words_of_their_own_are_known(name: str, about: str) -> None:
    assert hint(name).about(about)


@pytest.mark.parametrize(
    ("name", "about"),
    [("n° notice", "item"), ("식당ID", "item"), ("型番", "item"),
     ("Angebot-ID", "item"), ("referência", "item"), ("사번", "user"), ("salarié", "user"),
     ("工号", "user")],
)  # fmt: skip
def test_words_of_one_trade_may_be_meant(name: str, about: str) -> None:
    assert about in hint(name).perhaps
    assert not hint(name).about(about)


@pytest.mark.parametrize(
    "name", ["post_number", "注文者番号", "우편함 번호", "concept_id", "Postennr"]
)
def test_other_numbers_are_no_postcodes(name: str) -> None:
    assert not hint(name).says("place")


def test_a_member_of_a_society_is_none_of_its_staff() -> None:
    assert not hint("組合員").about("staff")


@pytest.mark.parametrize("name", ["대학번호", "大学号", "indeks_cen"])
def test_signs_of_the_number_of_a_student_within_another_word_say_nothing(name: str) -> None:
    assert not hint(name).about("user")


@pytest.mark.parametrize(
    ("name", "of_order"),
    [
        *(("거래처명", False), ("取引先コード", False), ("取引先", False)),
        *(
            ("거래처 주문번호", True),
            ("取引先注文番号", True),
            ("거래번호", True),
            ("取引日", True),
        ),
    ],
)
def test_a_business_partner_is_no_transaction(name: str, of_order: bool) -> None:
    assert hint(name).about("order") is of_order
    assert hint(name).about("user") is name.startswith(("거래처", "取引先"))


@pytest.mark.parametrize("name", ["Auftraggeber", "Auftraggeb", "AuftrGeb.", "Besteller-Nr"])
def test_who_orders_is_no_order(name: str) -> None:
    assert not hint(name).about("order")


@pytest.mark.parametrize(
    "name",
    ["item_id", "productId", "StockCode", "Artikelnr", "상품코드", "商品コード", "code_article",
     "Gita n.", "č. výlet", "wycieczka_id", "cat_item",
     "producto_id", "Ürün Kodu", "Kod towaru", "Артикул", "商品编号", "artikelnummer", "PRD_CD",
     "OXARTID", "OXARTNUM", "mã_hàng", "tap_id", "khoa_hoc_id", "sach_id", "Cod. spettacolo",
     "Vorstellungsnr", "공연코드", "公演コード", "단품코드"],
)  # fmt: skip
def test_names_of_items(name: str) -> None:
    assert hint(name).about("item")
    assert not hint(name).about("user")


@pytest.mark.parametrize("name", ["recents.number", "votesRecents", "accents"])
def test_what_is_recent_costs_nothing(name: str) -> None:
    assert not hint(name).says("price")
    assert hint("tip_cents").says("price")


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


@pytest.mark.parametrize("name", ["cartao_fidelidade", "cod_atividade", "cidade", "unidade"])
def test_a_word_that_ends_like_that_for_an_age_is_none(name: str) -> None:
    assert not hint(name).says("person")
    assert hint("idade_cliente").says("person")


@pytest.mark.parametrize("name", ["num_cupom", "nr_cupom_fiscal", "nro_comprobante", "kassabon_nr",
                                  "bonnummer", "レシート番号", "N. doc.", "n° doc", "Doc. No.",
                                  "Nr doc", "Num_Documento", "DocNo", "Belegnr"])  # fmt: skip
def test_the_number_of_a_receipt_is_that_of_an_order(name: str) -> None:
    assert hint(name).about("order")
    assert not hint(name).about("user", "item")


def test_what_is_read_may_be_called_a_document() -> None:
    assert hint("doc_id").about("item")
    assert hint("document").about("item")


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


def test_seconds_are_no_customers() -> None:
    assert hint("Sekunden").says("duration")
    assert not hint("Sekunden").about("user")
    assert hint("Kunden").about("user")


def test_words_with_marks_above_letters_stay_whole() -> None:
    assert hint("ลูกค้า").about("user")
    assert hint("رقم العميل").about("user")


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


@pytest.mark.parametrize(
    "name",
    ["aflevering_id", "afleveringnr", "avsnitt_id", "afsnit_id", "puntata_id", "epizod_id"],
)
def test_episodes_are_things_to_choose_and_no_parcels(name: str) -> None:
    assert hint(name).about("item")
    assert hint(name).attributes == {"id"}


@pytest.mark.parametrize("name", ["会員ID", "會員編號"])
def test_members_are_no_staff(name: str) -> None:
    assert hint(name).about("user")
    assert not hint(name).about("staff")


@pytest.mark.parametrize("name", ["COD_ART", "Codice art."])
def test_codes_of_articles_are_no_kinds(name: str) -> None:
    assert hint(name).about("item")
    assert not hint(name).says("type")


@pytest.mark.parametrize("name", ["num_items_sold", "number_of_orders", "nb_produits"])
def test_how_many_there_are_is_no_id(name: str) -> None:
    assert hint(name).says("quantity")
    assert not hint(name).says("id")


def test_a_number_of_a_thing_is_still_its_id() -> None:
    assert hint("num_articulo").says("id")
    assert hint("item_num").says("id")


@pytest.mark.parametrize(
    ("name", "entity"),
    [("Account Ref", "user"), ("Réf. client", "user"), ("order_reference", "order")],
)
def test_a_reference_is_the_id_of_what_stands_beside_it(name: str, entity: str) -> None:
    said = hint(name)
    assert said.entities == {entity}
    assert said.says("id")


def test_a_reference_alone_is_the_number_of_a_thing_and_one_to_a_page_an_address() -> None:
    assert hint("référence").about("item")
    assert not hint("page_ref").says("id")


@pytest.mark.parametrize(
    "name", ["oyentes_unicos", "Visiteurs uniques", "unique_listeners", "순방문자수"]
)
def test_people_who_are_counted_once_are_no_person(name: str) -> None:
    assert not hint(name).about("user", "visitor")
    assert hint(name).says("quantity")


@pytest.mark.parametrize("name", ["unique_user_id", "distinct_id", "uniqueVisitorId"])
def test_unique_ids_are_of_a_person(name: str) -> None:
    assert hint(name).says("id")
    assert hint(name).about("user", "visitor")


_CANDIDATES = """
    candidato candidat kandidaat sollicitant Bewerbernummer kandydat uchazeč кандидат соискатель
    hakija ansøger υποψήφιος 지원자번호 候補者 志願者番号 候选人 应聘者 ứng_viên ผู้สมัคร"""


@pytest.mark.parametrize("name", _CANDIDATES.split())
def test_a_candidate_is_a_person(name: str) -> None:
    assert hint(name).about("user")


@pytest.mark.parametrize(
    "name", ["candidature", "Nº candidatura", "sollicitatie", "DATA_EROGAZIONE"]
)
def test_what_a_candidate_sends_in_is_none_and_no_kind_of_event(name: str) -> None:
    assert not hint(name).about("user", "event")


def test_a_channel_of_television_is_nobody_who_watches() -> None:
    assert not hint("channel_id").about("visitor")
    assert hint("device_id").about("visitor")


@pytest.mark.parametrize(
    ("name", "is_card"),
    [
        ("Bottle code (on the card)", False),
        ("Flaschencode (auf der Karte)", False),
        ("Number (card)", True),
    ],
)
def test_where_something_is_written_is_not_what_it_is(name: str, is_card: bool) -> None:
    assert hint(name).about("card") is is_card


def test_a_length_is_no_id() -> None:
    assert hint("rev_len").says("amount")


def test_the_year_in_which_something_was_made_is_no_product() -> None:
    assert not hint("Produktionsjahr").about("item")
    assert not hint("année de production").about("item")
    assert hint("production_id").about("item")


@pytest.mark.parametrize(
    ("name", "entity"),
    [("lytter_id", "user"), ("πελάτης", "user"), ("látogató", "user"), ("korisnik", "user"),
     ("손님번호", "user"), ("来館者番号", "user"), ("hirdetes_id", "item"), ("Anzeigen-ID", "item"),
     ("könyv", "item"), ("βιβλίο", "item"), ("物件番号", "item"), ("房源编号", "item")],
)  # fmt: skip
def test_names_of_people_and_of_things_are_known_in_many_languages(name: str, entity: str) -> None:
    assert hint(name).about(entity)


def test_words_of_a_package_say_nothing() -> None:
    assert hint("npsp__Account__c").tokens == ("account",)
    assert not hint("GW_Volunteers__Volunteer_Hours__c").about("user")


@pytest.mark.parametrize(
    "name", ["Customer Internal ID", "Interne Kundennummer", "ID interno del cliente"]
)
def test_an_internal_number_is_of_whom_it_names(name: str) -> None:
    said = hint(name)
    assert said.about("user")
    assert said.says("id")
    assert not said.says("flag")


def test_an_operation_is_no_work_of_art() -> None:
    assert not hint("HORA_OPERACION").about("item")


@pytest.mark.parametrize(
    "name", ["accounts_payable", "account_balance", "cuenta_saldo", "number_consumers"]
)
def test_what_an_account_owes_and_how_many_came_are_nobody(name: str) -> None:
    assert not hint(name).about("user", "visitor")
    assert hint("account").about("user")
    assert hint("account_balance_user_id").about("user")


@pytest.mark.parametrize("name", ["_links.show", "opinion._links.show", "order._links.user.href"])
def test_routes_of_an_interface_are_addresses_and_nothing_else(name: str) -> None:
    """Such a show is on no television."""
    said = hint(name)
    assert (set(said.entities), set(said.attributes)) == (set(), {"url"})


def test_a_name_that_says_two_things_is_read_alike_each_time() -> None:
    """Of what serves equally well the first by the alphabet is taken, however a set is ordered."""
    assert strength("Wypożyczenia") == ("loan", strength("loans")[1])


def test_a_column_of_a_joined_table_is_told_by_what_stands_behind_the_arrow() -> None:
    assert hint("Bookings - Booking → Member ID").entities == {"user"}
    assert hint("Bookings - Booking → Promo Code").entities == {"campaign"}
    assert hint("Members → Name").about("user")


@pytest.mark.parametrize("name", ["kdkartnr", "KdKartNr", "kundenkartennr", "kukartnr"])
def test_the_number_of_a_card_of_a_customer_is_of_no_article(name: str) -> None:
    assert hint(name).about("user", "card")
    assert not hint(name).about("item")


@pytest.mark.parametrize("name", ["art_lib", "lib_art", "epi_ttl", "ttl_flm", "can_tit", "med_bez"])
def test_short_words_for_titles(name: str) -> None:
    assert hint(name).says("name")
    assert not hint(name).says("type", "birth")


@pytest.mark.parametrize("name", ["lib_cd", "ttl_amt", "ord_ttl", "order_ttl"])
def test_numbers_of_libraries_and_totals_are_no_titles(name: str) -> None:
    assert not hint(name).says("name")


@pytest.mark.parametrize("name", ["ttl", "ttl_pasien", "pasien_ttl"])
def test_where_and_when_somebody_was_born_in_indonesia(name: str) -> None:
    assert hint(name).says("birth")


@pytest.mark.parametrize(
    ("name", "entity"),
    [("hoewon_no", "user"), ("gogaek_beonho", "user"), ("RIYOSHA_BANGO", "user"),
     ("sangpum_cd", "item"), ("doseo_beonho", "item"), ("SHIRYO_BANGO", "item"),
     ("jumun_no", "order"), ("chumon_bango", "order")],
)  # fmt: skip
def test_korean_and_japanese_names_in_latin_letters(name: str, entity: str) -> None:
    assert hint(name).entities == {entity}
    assert hint(name).says("id")


@pytest.mark.parametrize(
    "name",
    ["rev_ts", "chg_dt", "amend_ts", "aend_zp", "act_reg", "alt_dh", "sujeong_ilsi", "KOSHIN_BI"],
)
def test_short_words_for_a_change(name: str) -> None:
    assert hint(name).says("updated")


@pytest.mark.parametrize("name", ["revenue_ts", "revista_dt", "amende_dt", "atual"])
def test_words_that_begin_as_those_for_a_change_do(name: str) -> None:
    assert not hint(name).says("updated")
