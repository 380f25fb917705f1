"""What a second look at values tells: which of two times, ids or tables, and figures of a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title, unique
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def columns(proposal: Proposal, name: str = "interactions") -> dict[str, str]:
    """Field -> column, over joins."""
    assert proposal.mapping is not None, proposal.reason
    made = proposal.mapping.sections[name]
    found = dict(made.columns)
    for join in made.joins:
        found.update(join.columns)
    return found


def asked(proposal: Proposal) -> set[str]:
    return {one.code for one in proposal.questions}


def test_the_last_day_of_9999_is_no_time_at_which_somebody_acted() -> None:
    w = World(701, lines=1)
    closed = [(at + timedelta(days=90)).strftime("%d/%m/%Y") for at in w.at]
    open_ones = w.each(lambda row: closed[row] if row % 9 == 0 else "31/12/9999")
    table: dict[str, Any] = {
        "NUM_CLIENTE": w.by_user(lambda u: f"{u + 5_000_000:09d}"),
        "COD_PRODUCTO": w.by_item(lambda i: code("", i, 6)),
        "FEC_ALTA": w.times("%d/%m/%Y"),
        "FEC_BAJA": open_ones,
    }
    assert columns(roles.propose(reading({"contratos.csv": table})))["TIMESTAMP"] == "FEC_ALTA"


def test_what_was_booked_long_before_it_takes_place_was_decided_then() -> None:
    w = World(702, lines=1)
    days = w.each(lambda row: 1 + row % 6)
    table: dict[str, Any] = {
        "member_id": w.by_user(lambda u: code("M", u)),
        "item_id": w.by_item(lambda i: code("C", i)),
        "date": [
            (at + timedelta(days=n)).strftime("%Y-%m-%d") for at, n in zip(w.at, days, strict=True)
        ],
        "entered": w.times(_FORM),
    }
    proposal = roles.propose(reading({"log.csv": table}))
    assert columns(proposal)["TIMESTAMP"] == "entered"
    assert "which-time" not in asked(proposal)


def test_a_count_of_visitors_is_nobody() -> None:
    days = [datetime(2024, 1, 1) + timedelta(days=n) for n in range(60)]
    rows = [(day, item) for day in days for item in range(80) if (item + day.day) % 3]
    table: dict[str, Any] = {
        "날짜": [day.strftime("%Y-%m-%d") for day, _ in rows],
        "옵션ID": [f"80{item * 7919 + 100_000_000}" for _, item in rows],
        "상품명": [title(item) for _, item in rows],
        "방문자": [1 + (item * 31 + day.day * 17) % 23 for day, item in rows],
        "조회": [2 + (item * 37 + day.day * 13) % 41 for day, item in rows],
    }
    proposal = roles.propose(reading({"stats.csv": table}))
    assert proposal.mapping is None
    assert "every row is a sum for one" in proposal.reason


def test_an_amount_of_every_contract_and_date_is_no_item() -> None:
    days = ["15/06/2022", "15/12/2022", "15/06/2023", "15/12/2023", "15/06/2024"]
    rows = [(day, who) for day in days for who in range(600)]
    bills: dict[str, Any] = {
        "N° facture": [f"F{n:06}" for n in range(len(rows))],
        "N° contrat": [f"CT{50_000 + who}" for _, who in rows],
        "Émise le": [day for day, _ in rows],
        "Volume": [30 + (who * 7 + n * 11) % 37 for n, (_, who) in enumerate(rows)],
    }
    contracts: dict[str, Any] = {
        "N° contrat": [f"CT{50_000 + who}" for who in range(600)],
        "Abonné": [f"Anne {title(who)}" for who in range(600)],
    }
    assert (
        roles.propose(reading({"factures.csv": bills, "contrats.csv": contracts})).mapping is None
    )


def test_an_item_a_day_and_person_is_still_one() -> None:
    """Ratings of whole numbers, one a person and day: titles and a catalogue tell them apart."""
    w = World(703, lines=1)
    table: dict[str, Any] = {
        "user": w.by_user(lambda u: u + 1),
        "item": w.by_item(lambda i: i + 1),
        "day": w.times("%Y-%m-%d"),
    }
    found = columns(roles.propose(reading({"log.csv": table})))
    assert (found["USER_ID"], found["ITEM_ID"]) == ("user", "item")


def test_the_number_of_a_purchase_does_not_hide_what_views_are() -> None:
    w = World(704)
    kinds = w.by_order(lambda n: ("view_item", "scroll", "add_to_cart", "purchase")[n % 4])
    numbers = [
        f"T{order:06}" if kind == "purchase" else ""
        for kind, order in zip(kinds, w.order, strict=True)
    ]
    proposal = proposed(w, {}, event_name=kinds, **{"ecommerce.transaction_id": numbers})
    assert section(proposal).columns["EVENT_TYPE"] == "event_name"


def test_how_an_order_was_paid_is_still_no_event() -> None:
    w = World(705)
    ways = w.by_order(lambda n: ("Shopify Payments", "PayPal", "Gift card purchase")[n % 3])
    numbers = w.by_order(lambda n: f"T{n:06}")
    proposal = proposed(w, {}, order_no=numbers, payment=ways)
    assert "EVENT_TYPE" not in section(proposal).columns


def test_codes_of_states_are_read_in_the_table_of_the_same_name() -> None:
    w = World(706)
    states = {
        "100": "注文確認待ち",
        "500": "発送済",
        "700": "支払手続き済",
        "900": "キャンセル確定",
    }
    rows = rarely(w, "700", {"900": 12, "500": 31})
    told = {"ステータス": list(states), "内容": list(states.values())}
    proposal = proposed(w, {"ステータス一覧.csv": told}, ステータス=rows)
    assert section(proposal).leave_out["ステータス"] == ("900",)
    assert not asked(proposal)


def test_what_codes_mean_is_read_without_its_brackets_and_a_loan_that_was_due_counts() -> None:
    w = World(707)
    states = {
        "01": "VIGENTE",
        "02": "CANCELADO POR VENCIMIENTO",
        "09": "ANULADO (NO FORMALIZADO)",
    }
    rows = rarely(w, "01", {"09": 12, "02": 7})
    told = {"COD_SITUACION": list(states), "DES_SITUACION": list(states.values())}
    proposal = proposed(w, {"TABLA_SITUACION.txt": told}, COD_SITUACION=rows)
    assert section(proposal).leave_out["COD_SITUACION"] == ("09",)


def test_a_name_of_every_visitor_is_taken_and_the_one_of_some_is_said() -> None:
    w = World(708)
    table: dict[str, Any] = {
        "user_pseudo_id": w.by_user(lambda u: f"18{u * 7919}.{1_708_000_000 + u}"),
        "user_id": w.by_user(lambda u: code("LL", u) if u % 3 == 0 else ""),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times(_FORM),
    }
    proposal = roles.propose(reading({"log.csv": table}))
    assert columns(proposal)["USER_ID"] == "user_pseudo_id"
    assert not asked(proposal)
    assert [one.column for one in proposal.findings if one.code == "person-signed-in"] == [
        "user_id"
    ]


def test_a_number_counted_within_a_topic_is_not_chosen() -> None:
    w = World(709, items=400, rows=6000, lines=1)
    seen: dict[int, int] = {}
    numbers = []
    for item in w.item:
        seen[item] = seen.get(item, 0) + 1
        numbers.append(seen[item])
    posts: dict[str, Any] = {
        "id": [n + 1 for n in w.rows],
        "user_id": w.by_user(lambda u: u + 1),
        "topic_id": w.by_item(lambda i: i + 1),
        "post_number": numbers,
        "created_at": w.times(_FORM),
    }
    topics: dict[str, Any] = {
        "id": [i + 1 for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
        "views": [40 + i * 7 % 90 for i in range(w.items)],
    }
    assert (
        columns(roles.propose(reading({"posts.csv": posts, "topics.csv": topics})))["ITEM_ID"]
        == "topic_id"
    )


def test_a_table_with_the_uuids_of_events_is_their_catalogue_though_titles_repeat() -> None:
    w = World(710)
    log: dict[str, Any] = {
        "listener_id": w.by_user(lambda u: code("L", u)),
        "episode_guid": w.by_item(unique),
        "at": w.times(_FORM),
    }
    episodes: dict[str, Any] = {
        "guid": [unique(i) for i in range(w.items)],
        "podcast.id": [i % 9 for i in range(w.items)],
        "podcast.title": [f"The Show {i % 9}" for i in range(w.items)],
        "title": [f"{i % 30}: Questions answered" for i in range(w.items)],
    }
    proposal = roles.propose(reading({"downloads.csv": log, "episodes.csv": episodes}))
    assert columns(proposal, "items")["ITEM_ID"] == "guid"
    assert proposal.mapping is not None
    assert proposal.mapping.sections["items"].title == "title"


def test_the_offer_on_a_page_is_chosen_and_not_the_address_of_the_page() -> None:
    w = World(711, items=300, lines=1)
    shown = w.each(lambda row: row % 5 > 0)
    log: dict[str, Any] = {
        "idvisitor": w.by_user(lambda u: f"{u * 7919 + 10**9:016x}"),
        "idaction_url": w.by_item(lambda i: i + 1500),
        "custom_dimension_1": [
            code("REF-", item) if is_shown else ""
            for item, is_shown in zip(w.item, shown, strict=True)
        ],
        "server_time": w.times(_FORM),
    }
    actions: dict[str, Any] = {
        "idaction": [i + 1500 for i in range(w.items)],
        "name": [f"example.com/a/{title(i).replace(' ', '-')}" for i in range(w.items)],
        "hash": [10**8 + i * 7919 for i in range(w.items)],
        "url_prefix": [i % 2 for i in range(w.items)],
    }
    offers: dict[str, Any] = {
        "Référence": [code("REF-", i) for i in range(w.items)],
        "Titre": [f"Maison {title(i)}" for i in range(w.items)],
        "Prix": [f"{150_000 + 1000 * (i % 90)}" for i in range(w.items)],
    }
    tables = {"log_action_link.csv": log, "log_action.csv": actions, "annonces.csv": offers}
    assert columns(roles.propose(reading(tables)))["ITEM_ID"] == "custom_dimension_1"


def test_vendors_among_customers_did_not_buy() -> None:
    w = World(712)
    kinds = rarely(w, "Klant", {"Leverancier": 10})
    assert section(proposed(w, {}, Herkomstsoort=kinds)).leave_out["Herkomstsoort"] == (
        "Leverancier",
    )


def test_cards_of_staff_are_found_by_the_kind_of_card() -> None:
    w = World(713)
    kinds = rarely(w, "STD", {"PERSONEL": 50})
    assert section(proposed(w, {}, KartTipi=kinds)).leave_out["KartTipi"] == ("PERSONEL",)


def test_downloads_that_are_not_counted_do_not_count() -> None:
    w = World(714)
    counted = rarely(w, "1", {"0": 11})
    found = section(proposed(w, {}, is_counted_download=counted))
    assert found.leave_out["is_counted_download"] == ("0",)


def test_what_was_uninstalled_is_left_out() -> None:
    w = World(715)
    kinds = rarely(w, "应用安装完成", {"应用卸载": 9, "查看应用": 2})
    assert section(proposed(w, {}, event=kinds)).event_types["应用卸载"] is None


def test_points_that_were_earned_say_nothing_of_how_much_was_wanted() -> None:
    w = World(716)
    found = section(
        proposed(w, {}, Adet=w.pick([1, 2, 3], [6, 2, 1]), KazanilanPuan=w.pick(range(40)))
    )
    assert found.columns["EVENT_VALUE"] == "Adet"


def test_a_library_of_which_most_books_have_one_copy_lends_books() -> None:
    w = World(719, items=300)
    copies = [n for n in range(w.items) for _ in range(2 if n % 7 == 0 else 1)]
    first = {book: number for number, book in reversed(list(enumerate(copies)))}
    loans: dict[str, Any] = {
        "reader_id": w.by_user(lambda u: u + 4000),
        "copy_id": w.by_item(lambda i: 20_000 + first[i]),
        "lent_at": w.times(_FORM),
    }
    shelf: dict[str, Any] = {
        "copy_id": [20_000 + n for n in range(len(copies))],
        "book_id": [100 + book for book in copies],
        "place": [("SGV", "FIG", "TER")[n % 3] for n in range(len(copies))],
    }
    books: dict[str, Any] = {
        "book_id": [100 + i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
        "author": [f"Ann {title(i % 40)}" for i in range(w.items)],
    }
    read = reading({"loans.csv": loans, "copies.csv": shelf, "books.csv": books})
    assert columns(roles.propose(read))["ITEM_ID"] == "book_id"


def test_places_on_a_shelf_are_no_titles_of_copies() -> None:
    w = World(717, items=300)
    loans: dict[str, Any] = {
        "borrowernumber": w.by_user(lambda u: u + 4000),
        "itemnumber": [
            20_000 + 2 * item + row % 2 for row, item in zip(w.rows, w.item, strict=True)
        ],
        "issuedate": w.times(_FORM),
    }
    copies: dict[str, Any] = {
        "itemnumber": [20_000 + n for n in range(2 * w.items)],
        "biblionumber": [100 + n // 2 for n in range(2 * w.items)],
        "barcode": [f"VA{20_000 + n:07}" for n in range(2 * w.items)],
        "homebranch": [("SGV", "FIG", "TER")[n % 3] for n in range(2 * w.items)],
        "itemlost": ["1" if n % 50 == 0 else "0" for n in range(2 * w.items)],
        "itemcallnumber": [f"{853 + n // 2 % 150 / 100:.2f} ROS" for n in range(2 * w.items)],
        "issues": [3 + n % 60 for n in range(2 * w.items)],
    }
    books: dict[str, Any] = {
        "biblionumber": [100 + i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
        "author": [f"Ann {title(i % 40)}" for i in range(w.items)],
    }
    proposal = roles.propose(
        reading({"issues.csv": loans, "items.csv": copies, "biblio.csv": books})
    )
    assert columns(proposal)["ITEM_ID"] == "biblionumber"
    assert "which-item" not in asked(proposal)


def test_the_accounts_of_guests_and_of_the_system_are_nobody() -> None:
    w = World(718)
    people = {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "username": ["guest", "admin", *(f"person{u}" for u in range(2, w.users))],
        "email": [f"p{u}@example.com" for u in range(w.users)],
        "city": [("Gdynia", "Toruń", "Opole")[u % 3] for u in range(w.users)],
    }
    assert section(proposed(w, {"users.csv": people})).leave_out["username"] == (
        "admin",
        "guest",
    )


def test_a_mark_of_a_test_on_the_first_line_holds_for_the_order() -> None:
    w = World(719)
    firsts = set(w.firsts())

    def first(row: int, value: str) -> str:
        return value if row in firsts else ""

    found = section(
        proposed(
            w,
            {},
            Name=w.by_order(lambda n: f"#{n + 1000}"),
            financial_status=w.each(
                lambda row: first(row, "refunded" if w.order[row] % 9 == 0 else "paid")
            ),
            tags=w.each(lambda row: first(row, "test" if w.order[row] % 40 == 1 else "")),
        )
    )
    assert found.carry == {"financial_status": "Name", "tags": "Name"}


def test_returns_are_found_by_a_german_name_of_their_table() -> None:
    w = World(720)
    orders = w.by_order(lambda n: f"303-{n * 7919:07}")
    back = [row for row in w.rows if row % 23 == 0]
    returned = {
        "date": [(w.at[row] + timedelta(days=9)).strftime(_FORM) for row in back],
        "order-id": [orders[row] for row in back],
        "item_id": [code("I", w.item[row]) for row in back],
        "reason": ["UNWANTED_ITEM" for _ in back],
    }
    proposal = proposed(w, {"Kundenruecksendungen_2024.csv": returned}, **{"order-id": orders})
    assert section(proposal).leave_out


def test_what_waits_for_approval_counts_and_what_was_rejected_does_not() -> None:
    w = World(721)
    states = rarely(w, "zatwierdzony", {"oczekuje": 50, "odrzucony": 30})
    proposal = proposed(w, {}, status=states)
    assert section(proposal).leave_out["status"] == ("odrzucony",)
    assert not asked(proposal)


def test_a_card_of_zeros_is_nobody_though_it_is_the_most_frequent_one() -> None:
    w = World(722)
    cards = w.by_user(lambda u: "0" * 13 if u % 5 == 0 else f"28{u * 7919 + 10**10:011d}")
    table: dict[str, Any] = {
        "会員番号": cards,
        "JANコード": w.by_item(lambda i: f"49{i * 7919 + 10**10:011d}"),
        "売上日時": w.times(_FORM),
    }
    assert section(roles.propose(reading({"pos.csv": table}))).leave_out["会員番号"] == ("0" * 13,)


def test_how_something_was_paid_is_no_kind_of_event_in_any_language() -> None:
    w = World(723)
    paid = w.pick(["微信支付", "支付宝支付", "余额"], [5, 3, 2])
    assert "EVENT_TYPE" not in section(proposed(w, {}, 支付方式=paid)).columns


def test_orders_that_are_not_paid_yet_do_not_count_unless_they_are_many() -> None:
    w = World(724)
    states = rarely(w, "배송완료", {"주문취소": 12, "입금대기": 20})
    proposal = proposed(w, {}, 주문상태=states)
    assert section(proposal).leave_out["주문상태"] == ("주문취소", "입금대기")
    assert "orders-unpaid" not in {one.code for one in proposal.findings}
    states = rarely(w, "배송완료", {"주문취소": 12, "입금대기": 3})
    proposal = proposed(w, {}, 주문상태=states)
    assert section(proposal).leave_out["주문상태"] == ("주문취소",)
    said = next(one for one in proposal.findings if one.code == "orders-unpaid")
    assert said.count == states.count("입금대기")


def test_payments_that_failed_and_tests_do_not_count() -> None:
    w = World(725)
    states = rarely(w, "FINALIZADA", {"CANCELADA": 12, "PRUEBA": 40})
    assert set(section(proposed(w, {}, estado=states)).leave_out["estado"]) == {
        "CANCELADA",
        "PRUEBA",
    }
    states = rarely(w, "完了", {"キャンセル": 12, "決済エラー": 30})
    assert set(section(proposed(w, {}, 状態=states)).leave_out["状態"]) == {
        "キャンセル",
        "決済エラー",
    }


def test_the_state_of_an_order_is_not_lost_to_that_of_its_payment() -> None:
    w = World(726)
    firsts = w.firsts()
    lines: dict[str, Any] = {
        "id": [n + 1 for n in w.rows],
        "order_id": w.by_order(lambda n: n + 50_000),
        "product_id": w.by_item(lambda i: i + 300),
        "quantity": w.pick([1, 2, 3], [6, 2, 1]),
    }
    orders: dict[str, Any] = {
        "id": [w.order[row] + 50_000 for row in firsts],
        "customer_id": [w.user[row] + 900 for row in firsts],
        "status": ["cancelled" if w.order[row] % 9 == 0 else "delivered" for row in firsts],
        "placed_at": [w.at[row].strftime(_FORM) for row in firsts],
    }
    payments: dict[str, Any] = {
        "id": [n + 1 for n in range(len(firsts))],
        "order_id": [w.order[row] + 50_000 for row in firsts],
        "status": ["failed" if w.order[row] % 31 == 0 else "captured" for row in firsts],
        "amount": [f"{10 + row % 90}.50" for row in firsts],
    }
    proposal = roles.propose(
        reading({"order_items.csv": lines, "orders.csv": orders, "payments.csv": payments})
    )
    made = section(proposal)
    assert made.leave_out["status"] == ("cancelled",)
    assert [join.file for join in made.joins] == ["orders.csv"]


def test_a_table_of_the_codes_of_several_columns_says_which_rows_were_taken_back() -> None:
    w = World(727)
    kinds = rarely(w, "1", {"2": 20, "9": 25})
    book = {
        "項目": ["取引区分", "取引区分", "取引区分", "会員種別"],
        "コード": ["1", "2", "9", "社員"],
        "内容": ["売上", "返品", "取消", "従業員カード"],
    }
    tables = {"コード表.csv": book}
    shops = w.by_user(lambda u: ("一般", "優待")[u % 2])
    proposal = proposed(w, tables, 取引区分=kinds, 会員種別=shops)
    made = section(proposal)
    assert made.columns["EVENT_TYPE"] == "取引区分"
    assert made.event_types == {"1": "売上", "2": None, "9": None}
    assert not asked(proposal)


def test_a_table_of_codes_may_name_columns_without_what_says_code() -> None:
    w = World(728)
    state = rarely(w, "50", {"90": 20, "10": 25})
    book = {
        "CD_GRP": ["ORD_STAT", "ORD_STAT", "ORD_STAT", "TMP_TP", "TMP_TP"],
        "CD": ["50", "90", "10", "R", "C"],
        "CD_NM": ["배송완료", "주문취소", "상품준비", "냉장", "상온"],
    }
    cold = w.by_item(lambda i: "RC"[i % 2])
    proposal = proposed(w, {"CMN_CD.csv": book}, ORD_STAT_CD=state, TMP_TP_CD=cold)
    assert section(proposal).leave_out == {"ORD_STAT_CD": ("90",)}
    assert not asked(proposal)


def test_calls_that_reached_nobody_are_left_out_and_codes_in_unknown_words_are_named() -> None:
    w = World(729)
    outcome = rarely(w, "10", {"30": 5, "40": 7, "60": 11})
    book = {
        "CD_ID": ["RSLT_CD", "RSLT_CD", "RSLT_CD", "RSLT_CD", "SEX_CD"],
        "CD": ["10", "30", "40", "60", "F"],
        "CD_NM": ["수락", "부재", "통화중", "재통화약속", "여"],
    }
    sex = w.by_user(lambda u: "FM"[u % 2])
    proposal = proposed(w, {"codes.csv": book}, RSLT_CD=outcome, SEX_CD=sex)
    assert section(proposal).leave_out == {"RSLT_CD": ("30", "40")}
    (gone,) = [one for one in proposal.findings if one.code == "rows-left-out"]
    assert "부재" in gone.message
    (named,) = [one for one in proposal.findings if one.code == "standing-unknown"]
    assert "60 (재통화약속)" in named.message
    assert "10 (" not in named.message


def test_a_loan_that_was_given_back_counts_and_one_that_was_cancelled_does_not() -> None:
    w = World(730)
    state = rarely(w, "반납", {"대출취소": 40, "대출중": 37})
    assert section(proposed(w, {}, 상태=state)).leave_out == {"상태": ("대출취소",)}


def test_states_of_unknown_words_are_named_where_none_of_the_kept_is_known() -> None:
    w = World(731)
    state = rarely(w, "SATIŞ", {"İPTAL": 15, "REZERVASYON": 26, "AÇIK BİLET": 34})
    proposal = proposed(w, {}, Durum=state)
    assert section(proposal).leave_out == {"Durum": ("İPTAL",)}
    (named,) = [one for one in proposal.findings if one.code == "standing-unknown"]
    assert "REZERVASYON" in named.message
    assert "REZERVASYON" in named.fix
    assert "SATIŞ" not in named.fix


def test_corrections_of_the_books_are_no_gifts() -> None:
    w = World(732)
    kinds = rarely(w, "Cash", {"Adjustment": 40, "Write Off": 57, "Pay-Cash": 5})
    gone = section(proposed(w, {}, **{"Gift Type": kinds})).leave_out
    assert set(gone["Gift Type"]) == {"Adjustment", "Write Off"}


def test_credit_notes_and_proformas_are_no_sales_in_czech() -> None:
    w = World(733)
    kinds = rarely(w, "Faktura", {"Dobropis": 20, "Storno": 23, "Zálohová faktura": 27})
    made = section(proposed(w, {}, **{"Typ dokladu": kinds}))
    assert "EVENT_TYPE" not in made.columns
    assert set(made.leave_out["Typ dokladu"]) == {"Dobropis", "Storno", "Zálohová faktura"}
