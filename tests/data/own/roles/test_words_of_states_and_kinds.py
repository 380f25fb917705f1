"""Orders never placed or never paid, parcels, regions, votes, and kinds that are named as such."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.meanings import is_event, is_negative, is_unpaid, lapsed
from personalize_poc.data.own.roles.words.undoing import undoes
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.test_standing import codes, heads, shop, told
from tests.data.own.roles.world import World
from tests.support.own_tables import reading


@pytest.mark.parametrize(
    "state",
    ["購入処理中", "wc-checkout-draft", "Pending checkout", "commande non finalisée", "주문미완료"],
)
def test_an_order_that_was_begun_and_never_placed_is_left_out_by_its_code(state: str) -> None:
    w = World(1721)
    tables = shop(w, {"order_status_id": heads(w, lambda n: 8 if n % 20 == 0 else 5)})
    named = ["新規受付", "発送済み", state, "返品"]
    tables["order_status.csv"] = {"order_status_id": [1, 5, 8, 9], "name": named}
    assert section(roles.propose(reading(tables))).leave_out == {"order_status_id": ("8",)}


@pytest.mark.parametrize("state", ["(删除)等待出库", "已删除"])
def test_an_order_that_was_deleted_is_left_out(state: str) -> None:
    w = World(1729)
    made = proposed(w, {}, 订单状态=rarely(w, "完成", {state: 11, "等待确认收货": 7}))
    assert section(made).leave_out == {"订单状态": (state,)}
    assert "standing-unknown" not in codes(made)


@pytest.mark.parametrize("state", ["Faltou", "不泊", "Cliente faltou", "無断欠席", "무단불참"])
def test_who_did_not_come_is_left_out(state: str) -> None:
    w = World(1731)
    made = proposed(w, {}, Status=rarely(w, "Finalizado", {"Cancelado": 11, state: 17}))
    assert section(made).leave_out == {"Status": ("Cancelado", state)}


@pytest.mark.parametrize("kind", ["self_promotion.impression", "banner impressions"])
def test_what_was_only_shown_is_no_interest(kind: str) -> None:
    w = World(1730, lines=1)
    made = proposed(w, {}, event_name=rarely(w, kind, {"page.display": 3, "Charged": 4}))
    assert section(made).event_types[kind] is None
    assert "event-words-unknown" not in codes(made)


@pytest.mark.parametrize("state", ["決済処理中", "payment processing", "결제처리중"])
def test_a_payment_in_progress_is_none_yet(state: str) -> None:
    assert is_unpaid(state)
    assert not is_negative(state)


@pytest.mark.parametrize(
    ("unpaid", "expired"),
    [
        ("Aguardando pagamento", "Boleto expirado"),
        ("입금대기", "만료"),
        ("Pending payment", "Expired"),
    ],
)
def test_what_expired_unpaid_was_not_bought(unpaid: str, expired: str) -> None:
    w = World(1722)
    states = rarely(w, "Aprovado", {"Cancelado": 11, expired: 13, unpaid: 17})
    made = proposed(w, {}, Status=states)
    assert set(section(made).leave_out["Status"]) == {"Cancelado", expired, unpaid}
    assert "standing-unknown" not in codes(made)


def test_what_expired_beside_chargebacks_was_not_paid() -> None:
    w = World(1728)
    states = rarely(w, "Aprovado", {"Chargeback": 11, "Expirado": 13})
    made = proposed(w, {}, Status=states)
    assert set(section(made).leave_out["Status"]) == {"Chargeback", "Expirado"}


def test_what_expired_after_it_was_used_was_bought() -> None:
    assert not lapsed("status", {one: one for one in ("active", "expired", "unpaid")})
    assert not lapsed("status", {one: one for one in ("paid", "expired")})
    assert lapsed("payment_status", {one: one for one in ("paid", "expired")}) == ("expired",)


@pytest.mark.parametrize(
    ("name", "usual", "other"),
    [
        ("Estado del envío", "Enviado", "No está empaquetado"),
        ("배송상태", "배송완료", "미발송"),
        ("Versandstatus", "Versendet", "Nicht verpackt"),
    ],
)
def test_a_state_of_parcels_is_no_event_and_is_not_asked_about(
    name: str, usual: str, other: str
) -> None:
    w = World(1723)
    made = proposed(w, {}, **{name: rarely(w, usual, {other: 15})})
    assert "event-or-state" not in {one.code for one in made.questions}
    assert "standing-unknown" not in codes(made)
    assert section(made).leave_out == {}


def test_a_state_of_parcels_in_unknown_words_is_said_and_not_asked_about() -> None:
    w = World(1724)
    made = proposed(w, {}, kargo_durumu=rarely(w, "qaro", {"zelm": 15}))
    assert not made.questions
    assert "zelm" in told(made).message


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("Provincia o estado", ("Santa Fe", "Córdoba", "Tucumán", "Salta", "Chaco")),
        ("Billing State", ("California", "New York", "Texas", "Utah", "Oregon")),
        ("state", ("CA", "NY", "TX", "WA", "OR")),
    ],
)
def test_a_state_of_a_country_is_none_of_an_order(name: str, states: tuple[str, ...]) -> None:
    w = World(1725)
    made = proposed(w, {}, **{name: w.pick(list(states), [9, 8, 7, 6, 1])})
    assert not made.questions
    assert "standing-unknown" not in codes(made)


@pytest.mark.parametrize(
    "kind",
    ["Artículo no útil", "article_not_helpful", "nicht hilfreich", "pas utile", "도움안됨",
     "役に立たなかった", "não foi útil", "не полезно", "没有帮助"],
)  # fmt: skip
def test_a_vote_against_an_article_is_no_interest(kind: str) -> None:
    assert undoes(kind)


@pytest.mark.parametrize("kind", ["Artículo útil", "helpful", "hilfreich", "参考になった"])
def test_a_vote_for_an_article_is_interest(kind: str) -> None:
    assert is_event(kind)
    assert not undoes(kind)


@pytest.mark.parametrize("name", ["アクション", "행동", "Aktion"])
def test_kinds_in_a_column_that_is_named_so_are_said_and_not_asked_about(name: str) -> None:
    w = World(1726, lines=1)
    made = proposed(w, {}, **{name: rarely(w, "qaro", {"zelm": 4})})
    assert section(made).columns["EVENT_TYPE"] == name
    assert not made.questions
    assert "zelm" in told(made, "event-words-unknown").message


@pytest.mark.parametrize("kind", ["保存", "つくった", "만들었어요", "made it", "nachgekocht"])
def test_what_was_saved_or_made_is_an_event(kind: str) -> None:
    assert is_event(kind)
    assert not is_event("冷蔵保存")


@pytest.mark.parametrize(
    ("free", "paid"), [("무료열람", "소장"), ("無料お試し", "購入"), ("Leseprobe", "Kauf")]
)
def test_free_and_paid_kinds_are_said_to_be_of_unlike_worth(free: str, paid: str) -> None:
    w = World(1727, lines=1)
    made = proposed(w, {}, action=rarely(w, free, {paid: 5}))
    (why,) = [one.reason for one in made.guesses if one.field == "EVENT_TYPE"]
    assert f"{paid} cost something, {free} nothing" in why
    made = proposed(w, {}, action=rarely(w, "view", {paid: 5}))
    (why,) = [one.reason for one in made.guesses if one.field == "EVENT_TYPE"]
    assert "worth" not in why


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Ödeme Tipi", ("Kredi Kartı", "Kapıda Ödeme", "Havale/EFT")),
        ("origin", ("web", "ws")),
        ("결제유형", ("신용", "상품권", "적립금")),
    ],
)
def test_ways_of_paying_and_of_access_are_no_noise(name: str, values: tuple[str, ...]) -> None:
    w = World(1728)
    rows = w.pick(list(values), [12, 6, 1][: len(values)])
    assert "standing-unknown" not in codes(proposed(w, {}, **{name: rows}))


def test_an_ad_that_was_viewed_is_what_a_site_of_ads_is_about() -> None:
    w = World(1745, lines=1)
    kinds = rarely(w, "ad_view", {"ad_favorite": 9, "ad_contact": 11, "ad_impression": 5})
    proposal = proposed(w, {}, event_name=kinds)
    assert section(proposal).event_types == {"ad_impression": None}
    assert "event-words-unknown" not in codes(proposal)


def test_an_ad_that_was_viewed_beside_what_people_came_for_was_only_shown() -> None:
    w = World(1746, lines=1)
    kinds = rarely(w, "ad_view", {"ad_click": 9, "add_to_favorites": 7, "purchase": 11})
    assert section(proposed(w, {}, event_name=kinds)).event_types == {"ad_view": None}
    kinds = rarely(w, "ad_view", {"ad_click": 9})
    assert section(proposed(w, {}, event_name=kinds)).event_types == {"ad_view": None}


@pytest.mark.parametrize(
    ("shown", "clicked", "seen"),
    [
        ("angezeigt", "geklickt", "gesehen"),
        ("wyświetlono", "kliknięto", "obejrzany"),
        ("affichée", "clic", "regardée"),
        ("mostrato", "cliccato", "guardato"),
    ],
)
def test_what_was_shown_beside_clicks_was_no_view(shown: str, clicked: str, seen: str) -> None:
    w = World(1747, lines=1)
    proposal = proposed(w, {}, event=rarely(w, shown, {clicked: 9, seen: 7}))
    assert section(proposal).event_types == {shown: None}
    assert "event-words-unknown" not in codes(proposal)
    proposal = proposed(w, {}, event=rarely(w, shown, {seen: 7}))
    assert not section(proposal).event_types


def test_what_keeps_a_house_from_being_let_is_no_booking() -> None:
    w = World(1741)
    kinds = {"Geannuleerd": 11, "Optie vervallen": 13, "Eigenaarsverblijf": 17, "Onderhoud": 19}
    states = rarely(w, "Definitief", kinds)
    assert set(section(proposed(w, {}, Status=states)).leave_out["Status"]) == set(kinds)


def test_a_payment_that_failed_is_no_event_in_other_languages_either() -> None:
    for word in ("FALHA_COBRANCA", "pago fallido", "Betaling mislukt", "pagamento fallito"):
        assert is_negative(word), word
    assert not is_negative("sem falhas")


@pytest.mark.parametrize("channel", ["TESTE", "Prueba", "テスト"])
def test_a_channel_of_tests_is_left_out_by_its_name(channel: str) -> None:
    w = World(1742)
    found = section(proposed(w, {}, canal=rarely(w, "APP", {channel: 41, "USSD": 3})))
    assert found.leave_out == {"canal": (channel,)}


def test_an_advertisement_that_was_shown_is_none_by_its_short_name() -> None:
    w = World(1743)
    events = rarely(w, "PLAY_END", {"AD_IMP": 7, "TRAILER": 5})
    assert section(proposed(w, {}, evt_cd=events)).event_types["AD_IMP"] is None


def test_codes_of_actions_are_asked_about_by_a_short_name() -> None:
    w = World(1744)
    codes_ = rarely(w, "V", {"RN": 5, "BY": 9, "DL": 31})
    assert [one.code for one in proposed(w, {}, actn_cd=codes_).questions] == ["event-codes"]


def test_a_grade_beside_the_buyer_that_says_staff_leaves_them_out() -> None:
    w = World(1745)
    grades = w.by_user(lambda u: "직원" if u == 9 else ("일반", "실버", "골드")[u % 3])
    assert section(proposed(w, {}, 회원등급=grades)).leave_out == {"회원등급": ("직원",)}


def test_what_was_deleted_or_not_held_does_not_count() -> None:
    w = World(1746)
    states = rarely(w, "Attending", {"Deleted": 31, "Not Attending": 13})
    gone = section(proposed(w, {}, **{"Attendee Status": states})).leave_out["Attendee Status"]
    assert set(gone) == {"Deleted", "Not Attending"}
    states = rarely(w, "신청", {"수강취소": 11, "폐강": 29})
    assert set(section(proposed(w, {}, 상태=states)).leave_out["상태"]) == {"수강취소", "폐강"}


@pytest.mark.parametrize(("done", "skipped"), [("klar", "hoppad"), ("completed", "skipped")])
def test_what_was_planned_and_skipped_is_left_out(done: str, skipped: str) -> None:
    w = World(1732)
    made = proposed(w, {}, status=rarely(w, done, {skipped: 9}))
    assert section(made).leave_out == {"status": (skipped,)}


def test_a_remark_that_somebody_called_off_is_left_out() -> None:
    w = World(1733)
    remarks = rarely(w, "oma auto", {"perui": 17, "PERUTTU": 23, "kyyti": 3})
    assert section(proposed(w, {}, Huom=remarks)).leave_out == {"Huom": ("perui", "PERUTTU")}
