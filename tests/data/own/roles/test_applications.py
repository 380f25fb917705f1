"""What others turned down was wanted; orders and payments that were rejected are another thing."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.states import hirings
from tests.data.own.roles.rows import rarely, section
from tests.data.own.roles.world import World, code, mail, title
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


@pytest.mark.parametrize("name", ["telefoon", "GSM-nummer", "Mobil", "zq"])
def test_numbers_that_a_spreadsheet_has_shortened_say_nothing_of_people(name: str) -> None:
    w = World(4804, lines=1)
    log = {
        "e-mail": w.by_user(mail),
        name: w.by_user(lambda u: f"3,16{u * 7 % 211:03d}E+10"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "item_name": w.by_item(title),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": log}))
    assert section(made).columns["USER_ID"] == "e-mail"
    assert not made.questions
    assert name not in [one.column for one in made.guesses if one.field not in ("", None)]
