"""Words for those who are no customers: tests, staff, the house, the account of all."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.roles.which_column.nobody.collective import is_collective
from personalize_poc.data.own.roles.words import (
    administrators,
    own_use,
    staff_words,
    words_of_tests,
)
from personalize_poc.data.own.roles.words.staff_words import is_no_customer
from personalize_poc.data.own.roles.words.words_of_tests import is_name_of_test


@pytest.mark.parametrize("name", ["qasim", "sqa-lover", "qa-fan", "tester77"])
def test_ids_of_people_that_sound_like_it_are_kept(name: str) -> None:
    assert not words_of_tests.is_id_of_test(name)


@pytest.mark.parametrize("name", ["TESTE", "Prueba", "DENEME", "тест", "Teste 2"])
def test_names_of_tests_in_further_languages(name: str) -> None:
    assert words_of_tests.is_name_of_test(name.replace(" ", ""))


@pytest.mark.parametrize("name", ["Testa", "Provenzano", "Denemeyer"])
def test_names_of_people_that_begin_like_it(name: str) -> None:
    assert not words_of_tests.is_name_of_test(name)


@pytest.mark.parametrize(
    "name",
    [
        *("테스트환자", "TEST - nie używać 266", "aluno teste", "Conta Teste", "Cuenta de prueba"),
        *("TESTKUNDE IT - NICHT BELIEFERN", "TESTE QA", "Usuario de Prueba 2"),
        *("PRUEBA SISTEMA", "Teste Sistema", "TEST SYSTEEM"),
        *("Loja Teste (NÃO PEDIR)", "Testkonto Vertrieb Nord - nicht beliefern"),
        *("PRUEBA RECEPCIÓN", "Test Rezeption", "Testpatiënt 118", "Testklant 2"),
    ],
)
def test_names_of_tests(name: str) -> None:
    assert is_name_of_test(name)
    assert is_no_customer(name)


@pytest.mark.parametrize("name", ["Dienstkonto", "compte de service", "館内用", "자관용"])
def test_accounts_of_services_and_of_the_house_are_no_customers(name: str) -> None:
    assert is_no_customer(name)


@pytest.mark.parametrize(
    "name", ["Testfahrt", "Test Drive", "Anna Prover", "Testa", "Test 2", "Test, Ina", "QA"]
)
def test_what_only_sounds_like_a_test(name: str) -> None:
    assert not is_name_of_test(name)


@pytest.mark.parametrize(
    "name",
    ["PERSONEEL / RELATIEKAARTEN", "INTERCOMPANY NAMIBIA", "Staff meals", "Mitarbeiter Verkauf"],
)
def test_an_account_of_the_house_is_no_person(name: str) -> None:
    assert staff_words.is_name_of_house(name)


@pytest.mark.parametrize(
    "name",
    [
        "Staff",
        "Personnel",
        "Anna Staff",
        "Staff, Anna",
        "Personal Account",
        "Mitarbeiter Meyer",
        "Kaart",
    ],
)
def test_somebody_may_be_called_so(name: str) -> None:
    assert not staff_words.is_name_of_house(name)


@pytest.mark.parametrize("name", ["GUEST", "Gastkunde", "게스트 고객", "ゲスト"])
def test_all_guests_together_are_nobody(name: str) -> None:
    assert is_collective(name)


def test_who_buys_at_the_till_of_a_theatre_is_nobody() -> None:
    assert is_collective("KASSAVERKOOP ANONIEM")
    assert is_collective("Laufkunde Filiale")
    assert not is_collective("Ladengeschäft Meyer")
    assert is_collective("WALK-UP (anonymous)")
    assert not is_collective("Kassandra")


@pytest.mark.parametrize(
    "name",
    ["テスト太郎", "Test User", "테스트고객", "테스트고객사", "テスト会社", "测试公司", "ZZTEST"],
)
def test_names_that_say_for_tests(name: str) -> None:
    assert words_of_tests.is_name_of_test(name)


@pytest.mark.parametrize("name", ["Testa", "User", "花子", "Test Drive"])
def test_names_of_others(name: str) -> None:
    assert not words_of_tests.is_name_of_test(name)


@pytest.mark.parametrize(
    "value",
    [
        "Staff",
        "personnel",
        "Personeel (intern)",
        "Testkunden",
        "내부직원",
        "상호대차",
        "社員",
        "EIGENBESTAND",
        "시스템 모니터링",
        "ESTADIST",
    ],
)
def test_words_for_those_who_are_no_customers(value: str) -> None:
    assert staff_words.is_no_customer(value)


@pytest.mark.parametrize(
    "value",
    [
        "会社員",
        "Adulte",
        "Covid test kit",
        "staff discount",
        "Nicht Mitarbeiter",
        "성인",
        "Nostro Cliente",
        "혈당 모니터링",
    ],
)
def test_words_for_customers(value: str) -> None:
    assert not staff_words.is_no_customer(value)


@pytest.mark.parametrize(
    ("value", "beginning"), [("test_qa1", "test_"), ("qa-monitor", "qa-"), ("web-qa-1", "")]
)
def test_only_words_for_tests_begin_accounts_of_tests(value: str, beginning: str) -> None:
    assert words_of_tests.begins_as_tests(value) == beginning


@pytest.mark.parametrize(
    ("name", "is_test"), [("technik-test", True), ("Marie-Test", False), ("Test-Meyer", False)]
)
def test_an_account_of_those_who_run_it_is_one_of_tests(name: str, is_test: bool) -> None:
    assert words_of_tests.is_name_of_test(name) is is_test


@pytest.mark.parametrize("name", ["EIGENVERBRAUCH LAGER", "Internal use warehouse"])
def test_the_house_takes_for_itself_whatever_its_store_is_called(name: str) -> None:
    assert own_use.is_one(name)
    assert not own_use.is_one("Lager")


@pytest.mark.parametrize("name", ["Interne Medizin", "Brown", "Use", "Innenhof GmbH", "내부순환"])
def test_names_of_customers_are_none_of_the_house(name: str) -> None:
    assert not own_use.is_one(name)
    assert not staff_words.is_name_of_house(name)


@pytest.mark.parametrize(
    ("name", "collective"),
    [
        ("Walk-in customer", True),
        ("Consumidor final", True),
        ("розничный покупатель", True),
        ("일반고객", True),
        ("散客", True),
        ("Guest", True),
        ("Guest House Lyon", False),
        ("Client 12", False),
        ("customer", False),
        ("Cash & Carry Lyon", False),
    ],
)
def test_names_of_accounts_of_all(name: str, collective: bool) -> None:
    assert is_collective(name) == collective


@pytest.mark.parametrize(
    "name", ["GM아폴로", "[GM] Hera", "GM_Zeus", "GM02", "【官方】小助手", "운영자제우스"]
)
def test_names_of_those_who_run_a_game(name: str) -> None:
    assert administrators.is_game_master(name)


@pytest.mark.parametrize("name", ["GM Jansen", "GM-Bau", "GMoney", "gm77x", "Gmeiner", "GM Bau"])
def test_initials_and_firms_run_no_game(name: str) -> None:
    assert not administrators.is_game_master(name)
