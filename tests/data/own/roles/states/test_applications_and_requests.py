"""Applications and requests: whoever applied wanted it, whatever came of it."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.states import hirings
from tests.data.own.roles.worlds.proposals import asked, told
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


def _proposed(file: str, number: str, name: str, states: list[str], w: World) -> Proposal:
    log = {
        number: w.each(lambda row: 81_001 + row),
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "item_name": w.by_item(title),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        name: states,
    }
    return roles.propose(reading({file: log}))


@pytest.mark.parametrize(
    ("file", "number", "name", "usual", "no"),
    [
        ("applications.csv", "no", "status", "received", "rejected"),
        ("Bewerbungen_2024.csv", "Nr", "Status", "eingegangen", "abgelehnt"),
        ("export.csv", "Antragsnummer", "Status", "bewilligt", "Abgelehnt"),
        ("candidatures.csv", "numéro", "statut", "en cours", "refusée"),
        ("solicitudes.csv", "id", "estado", "en trámite", "rechazada"),
        ("inscricoes.csv", "no_candidatura", "estado", "em análise", "recusada"),
        ("richieste.csv", "id", "stato", "in valutazione", "rifiutata"),
        ("data.csv", "sollicitatie_nr", "status", "nieuw", "afgewezen"),
        ("ansökningar.csv", "nr", "status", "mottagen", "avslagen"),
        ("wnioski.csv", "nr", "status", "nowy", "odrzucony"),
        ("ansøgninger.csv", "nr", "status", "modtaget", "afvist"),
        ("応募一覧.csv", "番号", "状態", "受付", "却下"),
        ("지원내역.csv", "번호", "상태", "접수", "반려"),
        ("booking_requests.csv", "no", "status", "new", "declined by host"),
    ],
)
def test_whoever_applied_or_asked_wanted_it_though_others_said_no(
    file: str, number: str, name: str, usual: str, no: str
) -> None:
    w = World(4801, lines=1)
    made = _proposed(file, number, name, rarely(w, usual, {no: 3}), w)
    assert not section(made).leave_out
    assert not made.questions


def test_what_applicants_took_back_is_left_out_and_what_others_turned_down_is_not() -> None:
    w = World(4802, lines=1)
    states = rarely(w, "bewilligt", {"zurückgezogen": 20, "abgelehnt": 6})
    made = _proposed("Anträge.csv", "Nr", "Status", states, w)
    assert section(made).leave_out == {"Status": ("zurückgezogen",)}


def _reasons(w: World, states: list[str], file: str = "candidatures.csv") -> Proposal:
    why = {"refusée": "mission complète", "annulée": "plus disponible"}
    log = {
        "numéro": w.each(lambda row: 81_001 + row),
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "item_name": w.by_item(title),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "statut": states,
        "motif_annulation": [why.get(one, "") for one in states],
    }
    return roles.propose(reading({file: log}))


def test_why_others_turned_down_what_somebody_wanted_leaves_no_row_out() -> None:
    w = World(4807, lines=1)
    made = _reasons(w, rarely(w, "acceptée", {"refusée": 7}))
    assert not section(made).leave_out
    assert "whoever applied wanted it" in section(made).unused["motif_annulation"]


def test_why_people_called_off_themselves_leaves_rows_out_beside_why_others_said_no() -> None:
    w = World(4808, lines=1)
    left_out = section(_reasons(w, rarely(w, "acceptée", {"annulée": 11, "refusée": 7}))).leave_out
    assert left_out == {"statut": ("annulée",), "motif_annulation": ("plus disponible",)}


def test_why_an_order_was_refused_leaves_it_out() -> None:
    w = World(4809, lines=1)
    made = _reasons(w, rarely(w, "acceptée", {"refusée": 7}), "commandes.csv")
    assert section(made).leave_out["motif_annulation"] == ("mission complète",)


@pytest.mark.parametrize(
    ("file", "name", "no"),
    [
        ("orders.csv", "status", "rejected"),
        ("applications.csv", "payment_status", "declined"),
        ("requests.csv", "status", "payment declined"),
        ("enquiries.csv", "status", "declined by customer"),
        ("transactions.csv", "status", "declined"),
    ],
)
def test_orders_and_payments_that_were_rejected_are_left_out(file: str, name: str, no: str) -> None:
    w = World(4803, lines=1)
    made = _proposed(file, "request_id", name, rarely(w, "confirmed", {no: 9}), w)
    assert section(made).leave_out == {name: (no,)}


@pytest.mark.parametrize(
    "stages",
    [
        ("nieuw", "uitgenodigd", "aangenomen", "afgewezen"),
        ("eingeladen", "eingestellt", "abgelehnt"),
        ("convocado", "entrevista", "rechazado"),
        ("nowy", "zaproszony", "zatrudniony", "odrzucony"),
    ],
)
def test_stages_that_only_applications_have_need_no_name(stages: tuple[str, ...]) -> None:
    assert hirings.are_stages(stages)


@pytest.mark.parametrize(
    ("name", "states"),
    [("estatus_cotizacion", "COTIZADA EMITIDA VENCIDA RECHAZADA"),
     ("Quote Status", "Quoted Bound Expired Declined")],
)  # fmt: skip
def test_a_price_that_was_asked_for_counts_whatever_came_of_it(name: str, states: str) -> None:
    w = World(4302, lines=1)
    usual, won, late, no = states.split()
    made = proposed(w, {}, **{name: rarely(w, usual, {won: 3, late: 4, no: 25})})
    assert section(made).leave_out == {name: (no,)}
    assert late in told(made, "standing-unknown").message


def test_a_request_that_nobody_answered_is_left_out_where_no_price_was_asked_for() -> None:
    w = World(4311, lines=1)
    made = proposed(w, {}, estatus=rarely(w, "APROBADA", {"VENCIDA": 4, "RECHAZADA": 25}))
    assert set(section(made).leave_out["estatus"]) == {"RECHAZADA", "VENCIDA"}


@pytest.mark.parametrize(
    "stages",
    [
        ("応募済", "書類選考中", "面接", "不採用", "辞退", "内定"),
        ("Applied", "Screening", "Interview", "Offer", "Hired", "Rejected", "Withdrawn"),
        ("beworben", "Vorstellungsgespräch", "Absage", "eingestellt"),
        ("지원완료", "서류전형", "면접", "불합격", "최종합격"),
        ("candidatado", "entrevista", "contratado", "recusado"),
        ("inscrito", "en_proceso", "descartado", "retirada", "contratado"),
        ("iscritta", "in valutazione", "scartata", "assunta"),
        ("Sourced", "Presented", "Interview", "Company Rejected", "Applicant Declined", "Placed"),
        ("eingegangen", "vorgestellt", "Vorstellungsgespräch", "Kunde abgelehnt", "vermittelt"),
        ("추천", "면접", "최종합격", "불합격"),
        ("Recibida", "Vista", "Preseleccionado", "Descartado"),
        ("Reçue", "Consultée", "Présélectionnée", "Refusée"),
        ("ricevuta", "visualizzata", "preselezionata", "rifiutata"),
        ("recebida", "visualizada", "pré-selecionada", "descartada"),
        ("eingegangen", "gesehen", "vorausgewählt", "abgelehnt"),
        ("ontvangen", "bekeken", "voorgeselecteerd", "afgewezen"),
        ("지원완료", "열람", "서류합격", "불합격"),
        ("応募済", "閲覧済", "書類選考", "不採用"),
    ],
)
def test_whoever_applied_wanted_the_job_whatever_came_of_it(stages: tuple[str, ...]) -> None:
    w = World(1505, lines=1)
    made = proposed(w, {}, status=w.pick(stages, range(len(stages) + 3, 3, -1)))
    assert not section(made).leave_out
    assert not made.questions


@pytest.mark.parametrize(
    "states",
    [
        ("placed", "paid", "rejected", "client rejected"),
        ("paid", "shipped", "rejected"),
        ("open", "offer", "declined"),
        ("new", "review"),
    ],
)
def test_states_of_orders_are_no_stages_of_applications(states: tuple[str, ...]) -> None:
    assert not hirings.are_stages(states)


def test_what_waits_for_approval_counts_and_what_was_rejected_does_not() -> None:
    w = World(721)
    states = rarely(w, "zatwierdzony", {"oczekuje": 50, "odrzucony": 30})
    proposal = proposed(w, {}, status=states)
    assert section(proposal).leave_out["status"] == ("odrzucony",)
    assert not asked(proposal)


@pytest.mark.parametrize(("paid", "counts"), [("Vereinnahmt", True), ("Bezahlt", False)])
def test_what_is_sold_on_request_and_was_refused_was_not_bought(paid: str, counts: bool) -> None:
    """A forge makes gates to order: who was told what one costs may refuse."""
    w = World(2231, lines=1)
    states = rarely(w, "abgeschlossen", {"abgelehnt": 9, "storniert": 17})
    made = proposed(
        w,
        {},
        Antragsnummer=w.each(lambda row: 61_000 + row),
        Status=states,
        **{paid: w.each(lambda row: 250 + row % 90 if states[row] == "abgeschlossen" else 0)},
    )
    gone = section(made).leave_out["Status"]
    assert ("abgelehnt" not in gone) is counts
    assert "storniert" in gone


@pytest.mark.parametrize(("due", "counts"), [(0, True), (80, False)])
def test_what_nobody_paid_counts_where_what_was_agreed_is_not_paid_either(
    due: int, counts: bool
) -> None:
    w = World(2232, lines=1)
    states = rarely(w, "completed", {"cancelled": 19, "awaiting payment": 11, "confirmed": 7})
    paid = {"completed": 120, "confirmed": due}
    made = proposed(w, {}, status=states, paid=w.each(lambda row: paid.get(states[row], 0)))
    assert ("awaiting payment" not in section(made).leave_out["status"]) is counts
