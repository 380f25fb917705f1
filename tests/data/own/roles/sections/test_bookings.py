"""Orders of journeys, rooms and seats are bookings, by the names of their numbers and times."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.world import World, code


def _kind(names: str) -> str | None:
    """What all rows are, of a table with these columns: number, person, thing, two times, price."""
    w = World(1995, lines=1)
    number, person, thing, at, begins, paid = names.split(", ")
    made = proposed_tables(
        {
            "export.csv": {
                number: w.each(lambda row: 70_000 + row),
                person: w.by_user(lambda u: code("K", u)),
                thing: w.by_item(lambda i: code("R", i)),
                at: w.times("%Y-%m-%d %H:%M:%S"),
                begins: [f"{one + timedelta(days=30):%Y-%m-%d}" for one in w.at],
                paid: w.pick([520.5, 810.2, 220.1]),
            }
        }
    )
    assert made.mapping is not None, made.reason
    return made.mapping.sections["interactions"].event_type


@pytest.mark.parametrize(
    "names",
    [
        "N° dossier, N° client, Code voyage, Date de réservation, Date de départ, Montant TTC",
        "Buchungsnr., Kundennr., Reisecode, Buchungsdatum, Abreise, Preis",
        "num_reserva, cod_cliente, cod_viaje, fecha_reserva, fecha_salida, importe",
        "num_prenotazione, cod_cliente, cod_viaggio, data_prenotazione, data_partenza, importo",
        "boekingsnr, klantnr, reiscode, boekingsdatum, vertrekdatum, prijs",
        "予約番号, 会員番号, ツアーコード, 予約日時, 出発日, 金額",
        "예약번호, 회원번호, 상품코드, 예약일시, 출발일, 금액",
        "预订号, 会员号, 线路编号, 预订时间, 出发日期, 金额",
        "booking_id, customer_id, tour_id, booked_at, departure, price",
    ],
)
def test_what_was_booked_is_a_booking(names: str) -> None:
    assert _kind(names) == "booking"


@pytest.mark.parametrize(
    "names",
    [
        "Belegnr., Debitorennr., Artikelnr., Buchungsdatum, Fälligkeit, Betrag",
        "invoice_no, customer_id, product_id, booking_date, due_date, amount",
        "order_id, customer_id, product_id, ordered_at, shipped_at, price",
    ],
)
def test_what_was_entered_on_accounts_is_no_booking(names: str) -> None:
    assert _kind(names) == "purchase"
