"""Rows that tests made: builds, shops, channels and titles that are tried out."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import log_of_products, section_of
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World


@pytest.mark.parametrize(
    ("column", "test"), [("payload.app.build", "qa"), ("app_release", "staging")]
)
def test_the_few_rows_of_a_build_that_is_tested_are_left_out(column: str, test: str) -> None:
    w = World(821, lines=1)
    builds = w.each(lambda row: test if row % 90 == 0 else "prod")
    assert section_of({"log.csv": log_of_products(w, **{column: builds})}).leave_out == {
        column: (test,)
    }


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
    assert section_of({"log.csv": log_of_products(w, **{column: shops})}).leave_out == {
        column: (test,)
    }


@pytest.mark.parametrize("shop", ["L001", "Contest Hall", "Testaccio"])
def test_another_shop_of_few_rows_counts(shop: str) -> None:
    w = World(823, lines=1)
    shops = w.each(lambda row: shop if row % 90 == 0 else f"L{2 + row % 7:03d}")
    assert not section_of({"log.csv": log_of_products(w, store_id=shops)}).leave_out


def test_calls_of_an_agent_that_tests_use_are_left_out() -> None:
    w = World(823, lines=1)
    agents = w.each(lambda row: "TEST01" if row % 90 == 0 else f"A{1000 + row % 83}")
    assert section_of({"log.csv": log_of_products(w, CNSLR_ID=agents)}).leave_out == {
        "CNSLR_ID": ("TEST01",)
    }


def test_rows_with_a_mark_of_a_test_environment_are_left_out() -> None:
    w = World(824, lines=1)
    marks = w.each(lambda row: '["web","preprod"]' if row % 90 == 0 else '["web","prod"]')
    assert section_of({"log.csv": log_of_products(w, tags=marks)}).leave_out == {
        "tags": ('["web","preprod"]',)
    }


@pytest.mark.parametrize(
    ("usual", "test"), [("A3F91", "A3F91-DEV"), ("shop_de", "staging_shop_de")]
)
def test_the_few_rows_of_a_title_that_is_tried_out_are_left_out(usual: str, test: str) -> None:
    w = World(822, lines=1)
    titles = w.by_user(lambda u: test if u == 40 else usual)
    assert section_of({"log.csv": log_of_products(w, TitleId=titles)}).leave_out == {
        "TitleId": (test,)
    }


def test_what_is_half_of_all_rows_is_not_tried_out() -> None:
    w = World(823, lines=1)
    titles = w.each(lambda row: "A3F91-DEV" if row % 2 else "A3F91")
    assert not section_of({"log.csv": log_of_products(w, TitleId=titles)}).leave_out


def test_who_looks_at_a_site_of_their_own_is_left_out() -> None:
    w = World(824, lines=1)
    traffic = w.by_user(lambda u: "internal" if u in (40, 90) else "external")
    gone = section_of({"log.csv": log_of_products(w, traffic_type=traffic)}).leave_out
    assert gone == {"traffic_type": ("internal",)}


def test_a_mark_of_tests_that_hardly_a_row_has_is_found() -> None:
    w = World(827, rows=30_000, lines=1)
    marks = w.each(lambda row: "internal" if row in (20_011, 20_012) else None)
    gone = section_of({"log.csv": log_of_products(w, traffic_type=marks)}).leave_out
    assert gone == {"traffic_type": ("internal",)}


def test_states_of_tests_are_left_out() -> None:
    w = World(4408, lines=1)
    states = rarely(w, "contactado", {"prueba interna": 90, "cerrado": 7, "nuevo": 3})
    found = section(proposed(w, {}, estado=states))
    assert "prueba interna" in found.leave_out["estado"]


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


@pytest.mark.parametrize(("version", "gone"), [("7.5.0-dev", True), ("7.5.0", False)])
def test_a_version_that_only_its_makers_have(version: str, gone: bool) -> None:
    w = World(3106, lines=1)
    seldom = w.each(lambda r: version if r % 60 == 0 else ("7.4.0", "7.4.2")[r % 2])
    found = section(proposed(w, {}, app_ver=seldom)).leave_out
    assert found == ({"app_ver": (version,)} if gone else {})


def test_a_few_rows_of_tests_among_the_circumstances() -> None:
    w = World(903, lines=1)
    source = rarely(w, "app", {"qa_autotest": 60, "web": 3})
    assert section(proposed(w, {}, source=source)).leave_out["source"] == ("qa_autotest",)


@pytest.mark.parametrize("channel", ["TESTE", "Prueba", "テスト"])
def test_a_channel_of_tests_is_left_out_by_its_name(channel: str) -> None:
    w = World(1742)
    found = section(proposed(w, {}, canal=rarely(w, "APP", {channel: 41, "USSD": 3})))
    assert found.leave_out == {"canal": (channel,)}
