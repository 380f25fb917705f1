"""Words of states: what was taken back, is not paid, failed or expired, in many languages."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.roles.words import units
from personalize_poc.data.own.roles.words.meanings import is_negative, is_state, is_unpaid, lapsed

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


@pytest.mark.parametrize("word", ["umgebucht in anderen Kurs", "rebooked", "odwołane"])
def test_what_was_moved_elsewhere_is_taken_back(word: str) -> None:
    assert is_negative(word)


def test_a_request_that_expired_unanswered_is_none() -> None:
    states = {one: one for one in ("confirmed", "inquiry", "declined", "expired")}
    assert lapsed("STATUS", states) == ("expired",)
    assert lapsed("STATUS", {**states, "active": "active"}) == ()


@pytest.mark.parametrize("state", ["Option expirée", "Quote expired", "Devis expiré"])
def test_an_option_or_a_quotation_that_expired_is_none(state: str) -> None:
    states = {one: one for one in ("Confirmé", "Soldé", "Annulé", state)}
    assert lapsed("Statut", states) == (state,)


def test_what_must_not_be_done_with_a_cancelled_order_does_not_deny_that_it_is() -> None:
    assert is_negative("Venda cancelada. Não envie.")
    assert not is_negative("Não cancelada. Envie.")


@pytest.mark.parametrize(
    "state",
    ["Remboursée", "cancelada", "storniert", "주문취소", "キャンセル済み", "отменён",
     "iptal edildi", "zrušeno", "avbruten order annulleret", "ملغي", "已退款", "Rimborsato",
     "zwrócone", "Mancata presentazione", "No asiste", "uteblev", "Accesso negato",
     "přístup odepřen", "доступ запрещен", "通行不可", "禁止通行", "출입불가", "tillträde nekat"],
)  # fmt: skip
def test_states_that_were_taken_back(state: str) -> None:
    assert is_negative(state)


@pytest.mark.parametrize(
    "state",
    ["pas annulée", "nicht storniert", "미취소", "stornierbar", "Returning", "Peru"],
)
def test_states_that_were_not(state: str) -> None:
    assert not is_negative(state)


@pytest.mark.parametrize(
    "value",
    ["Rücksendung", "Bot-Zugriff", "retour produit", "pedido anulado", "devolução", "robô",
     "annullamento ordine", "retourzending", "zwrot towaru", "vráceno zboží", "storno objednávky",
     "구매취소", "반품접수", "注文取消", "返品受付", "申请退款", "爬虫", "возврат товара", "робот",
     "إرجاع", "إلغاء الطلب", "iade edildi"],
)  # fmt: skip
def test_what_was_taken_back_or_was_nobody_in_many_languages(value: str) -> None:
    assert is_negative(value)


@pytest.mark.parametrize("state", ["決済処理中", "payment processing", "결제처리중"])
def test_a_payment_in_progress_is_none_yet(state: str) -> None:
    assert is_unpaid(state)
    assert not is_negative(state)


def test_what_expired_after_it_was_used_was_bought() -> None:
    assert not lapsed("status", {one: one for one in ("active", "expired", "unpaid")})
    assert not lapsed("status", {one: one for one in ("paid", "expired")})
    assert lapsed("payment_status", {one: one for one in ("paid", "expired")}) == ("expired",)


def test_a_payment_that_failed_is_no_event_in_other_languages_either() -> None:
    for word in ("FALHA_COBRANCA", "pago fallido", "Betaling mislukt", "pagamento fallito"):
        assert is_negative(word), word
    assert not is_negative("sem falhas")


@pytest.mark.parametrize(
    "state",
    [
        *("Geweigerd", "Geweigerd - geblokkeerd", "Zutritt verweigert", "negado", "Negada"),
        *("respinto", "odmítnuto", "evätty", "avslått", "afvist", "Отказано", "відхилено"),
        *("却下", "驳回", "被拒", "ditolak", "từ chối", "ปฏิเสธ", "مرفوض", "נדחה", "अस्वीकृत"),
    ],
)
def test_refused_in_many_languages(state: str) -> None:
    assert is_negative(state)


@pytest.mark.parametrize("state", ["avsluttet", "avslutad", "Geaccepteerd", "nicht verweigert"])
def test_finished_and_accepted_is_not_refused(state: str) -> None:
    assert not is_negative(state)


@pytest.mark.parametrize("state", ["Canceled Reversal", "Cancelamento revertido"])
def test_a_cancellation_that_was_taken_back_is_an_order(state: str) -> None:
    assert not is_negative(state)


@pytest.mark.parametrize("state", ["reversed", "payment reversed", "Reversal", "order reversed"])
def test_what_was_reversed_itself_is_none(state: str) -> None:
    assert is_negative(state)


@pytest.mark.parametrize("state", FAILED.split())
def test_a_payment_that_failed_is_no_interest(state: str) -> None:
    assert is_negative(state.replace("_", " "))


@pytest.mark.parametrize("state", PAID.split())
def test_a_payment_that_was_made_is_some(state: str) -> None:
    assert not is_negative(state.replace("_", " "))


@pytest.mark.parametrize("word", ["해지", "解約", "APP_CRASH", "résiliation"])
def test_what_ends_a_contract_or_a_program_is_no_choice(word: str) -> None:
    assert is_negative(word)


@pytest.mark.parametrize(
    "word", ["nicht abgeholt", "не выкуплен", "ei_saapunut", "無效", "brouillon", "gagal", "미수령"]
)
def test_words_of_what_came_to_nothing_are_known_in_many_languages(word: str) -> None:
    assert is_negative(word)


@pytest.mark.parametrize(
    ("word", "unpaid"),
    [
        ("En attente de virement bancaire", True),
        ("Awaiting check payment", True),
        ("Oczekiwanie na płatność", True),
        ("무통장 입금 확인 대기", True),
        ("결제완료 배송대기", False),
        ("Awaiting shipment", False),
    ],
)
def test_an_order_whose_payment_is_awaited_is_not_paid_yet(word: str, unpaid: bool) -> None:
    assert is_unpaid(word) is unpaid


def test_states_of_indonesian_orders() -> None:
    assert is_unpaid("Belum Bayar")
    assert is_state("Sedang Dikirim")
    assert is_state("Perlu Dikirim")
    assert is_negative("Pengembalian")


@pytest.mark.parametrize("state", ["Salgsreturvaremodtagelse", "Verkaufsgutschrift"])
def test_returns_of_sales_are_known_as_one_word(state: str) -> None:
    assert is_negative(state)


@pytest.mark.parametrize("kind", ["Testverkauf", "test order", "Testbestellung", "테스트주문"])
def test_a_sale_of_a_test_is_none(kind: str) -> None:
    assert is_negative(kind)


@pytest.mark.parametrize("values", [("ST", "XZ"), ("ST",), ("open", "closed"), ("G", "L", "M")])
def test_words_that_are_no_units(values: tuple[str, ...]) -> None:
    assert not units.are_in("col7", values)


def test_a_state_in_sentences_is_told_by_the_first() -> None:
    assert is_negative("Devolución finalizada. Te devolvimos el costo")
    assert is_negative("Cancelled: the payment did not arrive in time")
    assert not is_negative("Delivered. Returns are possible for another 14 days")


@pytest.mark.parametrize("state", ["退号", "已退票", "退课", "退訂"])
def test_what_was_given_back_in_chinese_does_not_count(state: str) -> None:
    assert is_negative(state)
    assert not is_negative("退房")


@pytest.mark.parametrize(
    "state", ["Devolución finalizada con reembolso al comprador", "doublon", "Duplikat"]
)
def test_what_is_said_behind_a_state_does_not_hide_it(state: str) -> None:
    assert is_negative(state)


@pytest.mark.parametrize("word", ["Mahnung", "overdue", "연체", "督促", "찜해제"])
def test_words_of_what_nobody_chose(word: str) -> None:
    assert is_negative(word)


def test_seats_that_were_taken_back_are_told_from_those_that_are_sold() -> None:
    assert is_negative("Teruggenomen")
    assert not is_negative("Verkocht")
