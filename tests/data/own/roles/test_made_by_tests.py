"""Rows that tests made, payments that failed, kinds of people that are no names."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.roles.words.meanings import is_negative
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading

FAILED = """
    ÖDEME_HATASI Ödeme_başarısız payment_failed Zahlung_fehlgeschlagen Zahlungsfehler
    paiement_refusé échec_paiement Pago_rechazado pago_fallido Pagamento_recusado
    pagamento_falhou pagamento_fallito Betaling_mislukt Płatność_nieudana Ошибка_оплаты
    оплата_не_прошла Betalning_misslyckades Betaling_mislykkedes platba_selhala 결제실패
    決済エラー 支払失敗 支付失败 付款异常 thanh_toán_thất_bại
"""
PAID = """
    ödendi paid bezahlt payé pagado pago pagato betaald opłacone оплачено betald 결제완료 決済完了
    支付成功 gelukt zahlung_erhalten
"""


@pytest.mark.parametrize("state", FAILED.split())
def test_a_payment_that_failed_is_no_interest(state: str) -> None:
    assert is_negative(state.replace("_", " "))


@pytest.mark.parametrize("state", PAID.split())
def test_a_payment_that_was_made_is_some(state: str) -> None:
    assert not is_negative(state.replace("_", " "))


def section(made: dict[str, dict[str, Any]]) -> Section:
    mapping = roles.propose(reading(made)).mapping
    assert mapping is not None
    return mapping.sections["interactions"]


def log(w: World, **more: Any) -> dict[str, Any]:
    return {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "product_id": w.by_item(lambda i: code("P", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        **more,
    }


@pytest.mark.parametrize(
    ("column", "test"), [("payload.app.build", "qa"), ("app_release", "staging")]
)
def test_the_few_rows_of_a_build_that_is_tested_are_left_out(column: str, test: str) -> None:
    w = World(821, lines=1)
    builds = w.each(lambda row: test if row % 90 == 0 else "prod")
    assert section({"log.csv": log(w, **{column: builds})}).leave_out == {column: (test,)}


@pytest.mark.parametrize(
    ("column", "test"),
    [
        ("id_loja", "LOJA_TESTE"),
        ("store_code", "TEST-01"),
        ("매장코드", "테스트_99"),
        ("店舗名", "研修用"),
    ],
)
def test_a_shop_for_tests_sells_nothing(column: str, test: str) -> None:
    w = World(822, lines=1)
    shops = w.each(lambda row: test if row % 90 == 0 else f"L{1 + row % 7:03d}")
    assert section({"log.csv": log(w, **{column: shops})}).leave_out == {column: (test,)}


@pytest.mark.parametrize("shop", ["L001", "Contest Hall", "Testaccio"])
def test_another_shop_of_few_rows_counts(shop: str) -> None:
    w = World(823, lines=1)
    shops = w.each(lambda row: shop if row % 90 == 0 else f"L{2 + row % 7:03d}")
    assert not section({"log.csv": log(w, store_id=shops)}).leave_out


def test_kinds_of_people_are_no_names_though_one_word_calls_them_people() -> None:
    w = World(824, users=400, lines=1)
    tables = {
        "log.csv": log(w),
        "klant.csv": {
            "nr": [f"u{u:05d}" for u in range(w.users)],
            "naam": [title(u) for u in range(w.users)],
            "Klantenboekingsgroep": [("PART", "ZAK", "KAS")[u % 3] for u in range(w.users)],
        },
    }
    mapping = roles.propose(reading(tables)).mapping
    assert mapping is not None
    people = mapping.sections["users"]
    assert people.columns == {"USER_ID": "nr", "KLANTENBOEKINGSGROEP": "Klantenboekingsgroep"}


def test_codes_of_events_are_read_in_their_table_though_other_pages_have_none() -> None:
    w = World(825, lines=1)
    pages = w.pick(["2", "2", "12", "1", None])
    hits = log(w, event_list=pages)
    hits["product_id"] = [
        item if event else None for item, event in zip(hits["product_id"], pages, strict=True)
    ]
    names = {"1": "Purchase", "2": "Product View", "12": "Cart Add", "13": "Cart Remove"}
    event = {"column 1": list(names), "column 2": list(names.values())}
    proposal = roles.propose(reading({"hits.tsv": hits, "event.tsv": event}))
    assert "event-codes" not in {one.code for one in proposal.questions}
    assert proposal.mapping is not None
    types = proposal.mapping.sections["interactions"].event_types
    assert types == {one: names[one] for one in ("2", "12", "1")}


def test_calls_of_an_agent_that_tests_use_are_left_out() -> None:
    w = World(823, lines=1)
    agents = w.each(lambda row: "TEST01" if row % 90 == 0 else f"A{1000 + row % 83}")
    assert section({"log.csv": log(w, CNSLR_ID=agents)}).leave_out == {"CNSLR_ID": ("TEST01",)}


def test_rows_with_a_mark_of_a_test_environment_are_left_out() -> None:
    w = World(824, lines=1)
    marks = w.each(lambda row: '["web","preprod"]' if row % 90 == 0 else '["web","prod"]')
    assert section({"log.csv": log(w, tags=marks)}).leave_out == {"tags": ('["web","preprod"]',)}


@pytest.mark.parametrize(
    ("usual", "test"), [("A3F91", "A3F91-DEV"), ("shop_de", "staging_shop_de")]
)
def test_the_few_rows_of_a_title_that_is_tried_out_are_left_out(usual: str, test: str) -> None:
    w = World(822, lines=1)
    titles = w.by_user(lambda u: test if u == 40 else usual)
    assert section({"log.csv": log(w, TitleId=titles)}).leave_out == {"TitleId": (test,)}


def test_what_is_half_of_all_rows_is_not_tried_out() -> None:
    w = World(823, lines=1)
    titles = w.each(lambda row: "A3F91-DEV" if row % 2 else "A3F91")
    assert not section({"log.csv": log(w, TitleId=titles)}).leave_out


def test_who_looks_at_a_site_of_their_own_is_left_out() -> None:
    w = World(824, lines=1)
    traffic = w.by_user(lambda u: "internal" if u in (40, 90) else "external")
    gone = section({"log.csv": log(w, traffic_type=traffic)}).leave_out
    assert gone == {"traffic_type": ("internal",)}


@pytest.mark.parametrize(
    ("name", "own"),
    [("PricingOption", "Staff Comp"), ("tarif", "Personnel"), ("ticketart", "Mitarbeiter")],
)
def test_who_comes_at_the_price_of_the_staff_is_no_customer(name: str, own: str) -> None:
    w = World(825, lines=1)
    prices = w.each(lambda row: own if row % 30 == 0 else ("Drop In", "Day Pass")[row % 2])
    assert section({"log.csv": log(w, **{name: prices})}).leave_out == {name: (own,)}


def test_accounts_for_tests_are_left_out_and_nicknames_are_not() -> None:
    w = World(826, lines=1)
    names = {7: "店铺测试号01", 9: "测试人生"}
    table = log(w, user_id=w.by_user(lambda u: names.get(u, f"买家{u}")))
    assert section({"log.csv": table}).leave_out == {"user_id": ("店铺测试号01",)}


def test_a_mark_of_tests_that_hardly_a_row_has_is_found() -> None:
    w = World(827, rows=30_000, lines=1)
    marks = w.each(lambda row: "internal" if row in (20_011, 20_012) else None)
    gone = section({"log.csv": log(w, traffic_type=marks)}).leave_out
    assert gone == {"traffic_type": ("internal",)}
