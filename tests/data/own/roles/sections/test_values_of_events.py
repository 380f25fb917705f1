"""Which number of an event is its value: ratings, marks and lengths, or none."""

from __future__ import annotations

from datetime import timedelta

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words import suffered
from tests.data.own.roles.worlds.proposals import (
    log_of,
    own_columns,
    proposed_tables,
    proposed_things,
    proposed_with_items,
    reason,
)
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_DAY = "%d/%m/%Y %H:%M"


def test_a_scale_is_a_rating_and_a_number_of_things_is_none() -> None:
    w = World(401)
    stars = proposed_with_items(w, q7=w.pick([1, 2, 3, 4, 5], [1, 1, 2, 4, 5]))
    assert own_columns(stars)["EVENT_VALUE"] == "q7"
    things = proposed_with_items(w, q7=w.pick([1, 2, 3, 4, 5], [9, 4, 2, 1, 1]))
    assert "EVENT_VALUE" not in own_columns(things)
    assert things.mapping is not None
    assert things.mapping.sections["interactions"].event_type is None


def test_what_was_cancelled_and_what_is_left_are_no_values() -> None:
    w = World(402)
    made = proposed_with_items(
        w,
        qty_canceled=w.pick([0, 1, 2, 3], [20, 1, 1, 1]),
        saldo_amount=w.each(lambda r: 100 + r % 900),
    )
    assert "EVENT_VALUE" not in own_columns(made)


@pytest.mark.parametrize(
    ("name", "thing", "best"), [("Punteggio", "Corso", 100), ("score", "level", 9000)]
)
def test_what_was_scored_in_a_test_or_a_game_is_no_rating(name: str, thing: str, best: int) -> None:
    w = World(741)
    scored = w.each(lambda row: best * (40 + row * 7 % 61) // 100)
    proposal = proposed_with_items(w, None, **{name: scored, f"{thing} data": w.times("%d.%m.%Y")})
    assert "EVENT_VALUE" not in own_columns(proposal)
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].event_type != "rating"


def test_stars_of_a_course_are_a_rating() -> None:
    w = World(742)
    proposal = proposed_with_items(w, Punteggio=w.pick([1, 2, 3, 4, 5]), Corso=w.by_item(str))
    assert own_columns(proposal)["EVENT_VALUE"] == "Punteggio"


def test_what_people_rate_from_one_to_ten_is_no_share() -> None:
    w = World(743)
    proposal = proposed_with_items(
        w, rate=w.pick(list(range(1, 11)), [1, 1, 1, 1, 1, 2, 2, 3, 3, 3])
    )
    (reason,) = [one.reason for one in proposal.guesses if one.field == "EVENT_VALUE"]
    assert reason == "how much it was liked"


def test_how_long_an_appointment_is_says_not_how_long_somebody_watched() -> None:
    w = World(4308, lines=1)
    planned = proposed(w, {}, duration_min=w.each(lambda row: 15 + row % 4 * 15))
    watched = proposed(w, {}, duration_min=w.each(lambda row: 3 + row % 97))
    assert "EVENT_VALUE" not in section(planned).columns
    assert section(watched).columns["EVENT_VALUE"] == "duration_min"


def test_points_that_were_paid_with_are_no_quantity() -> None:
    w = World(4309, lines=1)
    points, pieces = w.each(lambda row: row % 5 * 100), w.each(lambda row: 1 + row % 3)
    made = section(proposed(w, {}, ポイント利用額=points, 個数=pieces))
    assert made.columns["EVENT_VALUE"] == "個数"


@pytest.mark.parametrize(
    ("menge", "net", "decimal"),
    [
        (["1.200", "10,000", "5"], ["156,98", "11.844,62"], ","),
        (["1.200", "10,000", "5"], ["156.98", "11,844.62"], "."),
        (["1.200", "2.500", "5"], ["156,98", "74,30"], ","),
        (["1.2", "2.5", "5"], ["156,98", "74,30"], "."),
    ],
)
def test_three_digits_behind_a_sign_are_told_by_the_other_numbers(
    menge: list[str], net: list[str], decimal: str
) -> None:
    w = World(4310, lines=1)
    made = section(proposed(w, {}, Menge=w.pick(menge), Nettowert=w.pick(net)))
    assert (made.columns["EVENT_VALUE"], made.decimal) == ("Menge", decimal)


@pytest.mark.parametrize("quantity", ["Q.tà", "Q.ty", "Qtà"])
def test_a_discount_in_per_cent_is_not_how_much_was_bought(quantity: str) -> None:
    w = World(3510, users=300, items=120, lines=2)
    pieces = w.pick(["6", "12", "18", "24"], [5, 3, 2, 1])
    table = {
        "Data Doc.": w.times("%d/%m/%Y"),
        "Cod. Cliente": w.by_user(lambda u: f"{4000 + u * 7:06}"),
        "Cod. Articolo": w.by_item(lambda i: code("DI", i)),
        quantity: w.each(lambda row: "-6" if row % 97 == 5 else pieces[row]),
        "Prezzo": w.by_item(lambda i: f"{3 + i % 40},{i % 10}0"),
        "Sc. %": w.pick(["0", "5", "10", "15"], [6, 1, 2, 1]),
    }
    made = section(roles.propose(reading({"venduto.csv": table})))
    assert made.columns["EVENT_VALUE"] == quantity
    assert made.leave_out == {quantity: ("-6",)}


def test_how_much_of_a_lesson_was_seen_is_its_worth_beside_a_price() -> None:
    w = World(3511, users=300, items=120, lines=2)
    table = {
        "fecha": w.times(_DAY),
        "alumno_id": w.by_user(lambda u: f"{4000 + u * 7:06}"),
        "curso_id": w.by_item(lambda i: code("C", i)),
        "precio": w.by_item(lambda i: f"{30 + i % 40},00"),
        "% visto": w.each(lambda row: row * 37 % 101),
    }
    made = section(roles.propose(reading({"lecciones.csv": table})))
    assert made.columns["EVENT_VALUE"] == "% visto"


def _value(proposal: Proposal) -> str | None:
    return section(proposal).columns.get("EVENT_VALUE")


@pytest.mark.parametrize("name", ["run", "zq", "Saison"])
def test_the_run_of_a_course_is_no_rating(name: str) -> None:
    w = World(1503, items=40, days=300, lines=1)
    runs = w.each(lambda row: min(5, 1 + w.at[row].timetuple().tm_yday // 60))
    made = proposed_things(w, {"course": w.by_item(title)}, **{name: runs})
    assert _value(made) is None
    assert section(made).event_type != "rating"


def test_stars_are_a_rating_by_any_name() -> None:
    w = World(1504, items=40, lines=1)
    made = proposed_things(
        w, {"course": w.by_item(title)}, zq=w.pick([1, 2, 3, 4, 5], [1, 1, 2, 4, 4])
    )
    assert _value(made) == "zq"


def test_a_number_that_all_lines_of_an_order_have_is_no_rating() -> None:
    w = World(1505, items=40, rows=3000)
    lot = {"zz": w.by_order(lambda n: 700_000 + n)}
    marks = w.pick([1, 2, 3, 4, 5])
    made = [
        proposed_things(w, {"course": w.by_item(title)}, **lot, zq=values)
        for values in (w.by_order(lambda n: marks[n % len(marks)]), marks)
    ]
    assert [_value(one) for one in made] == [None, "zq"]


@pytest.mark.parametrize(
    ("more", "agents", "value"),
    [
        ({}, {"nr": [1, 2, 3, 4, 5], "nombre": ["Ana", "Ugo", "Eva", "Leo", "Pia"]}, None),
        ({"importe": 10, "total": 12}, {}, "importe"),
        ({"precio": 10}, {}, "agexx"),
    ],
)
def test_numbers_of_agents_are_no_stars(
    more: dict[str, int], agents: dict[str, list[object]], value: str | None
) -> None:
    """They are keys of a table that they are called by, or stand in an invoice."""
    w = World(1506, items=40, lines=1)
    money = {name: w.pick([low, low + 7.5, low + 30]) for name, low in more.items()}
    log = log_of(w, agexx=w.pick([1, 2, 3, 4, 5], [1, 1, 2, 4, 4]), **money)
    tables = {"log.csv": log} | ({"f_age.csv": agents} if agents else {})
    assert _value(proposed_tables(tables)) == value


@pytest.mark.parametrize("name", ["Customer PO", "commande client", "고객 주문번호"])
def test_the_number_of_a_customers_order_is_no_id_of_the_customer(name: str) -> None:
    w = World(1507, lines=1)
    made = proposed(w, {}, **{name: w.each(lambda row: 1000 + row * 7919 % 9000)})
    assert "another id" not in reason(made, name)


@pytest.mark.parametrize(
    ("name", "is_own"), [("ocena_rekrutera", False), ("recruiter_rating", False), ("rating", True)]
)
def test_how_a_recruiter_marks_an_applicant_is_not_how_the_job_was_liked(
    name: str, is_own: bool
) -> None:
    w = World(3008)
    marks = w.pick([1, 2, 3, 4, 5], [1, 1, 2, 3, 3])
    columns = section(proposed(w, {}, **{name: marks})).columns
    assert (columns.get("EVENT_VALUE") == name) is is_own


@pytest.mark.parametrize(
    "name", ["pijnscore", "Schmerzskala", "pain_rating", "risk_score", "통증점수"]
)
def test_marks_of_pain_or_risk_are_no_liking(name: str) -> None:
    w = World(3406)
    marks = w.each(lambda r: r * 7 % 11)
    assert "EVENT_VALUE" not in section(proposed(w, {}, **{name: marks})).columns
    assert not suffered.is_scale_of("painting_rating")
    assert section(proposed(w, {}, rating=marks)).columns["EVENT_VALUE"] == "rating"


def test_points_that_were_earned_say_nothing_of_how_much_was_wanted() -> None:
    w = World(716)
    found = section(
        proposed(w, {}, Adet=w.pick([1, 2, 3], [6, 2, 1]), KazanilanPuan=w.pick(range(40)))
    )
    assert found.columns["EVENT_VALUE"] == "Adet"


def test_a_share_of_a_price_is_no_value_of_an_event() -> None:
    w = World(3104, lines=1)
    made = proposed(w, {}, **{"Ermäßigung %": w.pick([0, 20, 50])})
    assert "EVENT_VALUE" not in section(made).columns
    watched = proposed(w, {}, **{"gesehen %": w.pick(list(range(100)))})
    assert section(watched).columns["EVENT_VALUE"] == "gesehen %"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("note", ["0.5", "2", "3.5", "4", "5"]),
        ("Anteil gehört (%)", ["12,5", "99,1", "45,0", "3,2"]),
        ("play_ratio", ["0.11", "0.92", "1.0", "0.44"]),
    ],
)
def test_marks_and_shares_are_the_value_of_an_event(name: str, values: list[str]) -> None:
    w = World(910, lines=1)
    assert section(proposed(w, {}, **{name: w.pick(values)})).columns["EVENT_VALUE"] == name


@pytest.mark.parametrize("name", ["Quota €", "Quota EUR", "part (CHF)"])
def test_what_a_member_pays_is_no_share(name: str) -> None:
    """A "quota" is a share, or a fee; a currency beside it says which."""
    w = World(911, lines=1)
    made = section(proposed(w, {}, **{name: w.pick(["10", "25", "35", "90", "12"])}))
    assert made.columns.get("EVENT_VALUE") != name


def test_a_share_without_a_currency_in_its_name_is_one() -> None:
    w = World(911, lines=1)
    made = section(proposed(w, {}, quota=w.pick(["10", "25", "35", "90", "12"])))
    assert made.columns["EVENT_VALUE"] == "quota"


@pytest.mark.parametrize(
    "name",
    ["Installments", "Parcelas", "Cuotas", "Raten", "할부개월", "分割回数", "mensualités", "分期数",
     "Liefertage", "levertijd_dagen", "日数", "riga", "linha", "行号", "slot", "posizione", "순위",
     "掲載順位"],
)  # fmt: skip
def test_numbers_of_payments_days_lines_and_places_are_no_stars(name: str) -> None:
    """They go from 1 to 10 with many at the end, as most people pay at once or as late as can be.

    Beside a quantity this is the value, and alone nothing is.
    """
    w = World(4021, lines=1)
    numbers = w.pick(range(1, 11), [6, 2, 2, 2, 2, 2, 1, 2, 3, 5])
    pieces = w.pick([1, 2, 3], [8, 2, 1])
    assert "EVENT_VALUE" not in section(proposed(w, {}, **{name: numbers})).columns
    beside = section(proposed(w, {}, **{name: numbers, "quantity": pieces}))
    assert beside.columns["EVENT_VALUE"] == "quantity"


@pytest.mark.parametrize(
    "name",
    ["shipping_cost", "Rabatt", "할인금액", "discount_amount", "frais_livraison", "Late Fee",
     "Kaution €", "multa", "연체료", "延滞金", "押金"],
)  # fmt: skip
def test_what_is_taken_off_or_paid_for_sending_or_being_late_is_no_price(name: str) -> None:
    w = World(4022, lines=1)
    amounts = w.pick([0, 2.5, 4.9, 7.5])
    made = section(proposed(w, {}, **{name: amounts, "Preis": w.pick([9.9, 19.9, 39.5])}))
    assert made.columns["EVENT_VALUE"] == "Preis"
    assert "EVENT_VALUE" not in section(proposed(w, {}, **{name: amounts})).columns


@pytest.mark.parametrize("name", ["Passeggeri", "pasajeros", "Reisende", "승객수", "guests"])
def test_how_many_travel_with_somebody_is_no_value_of_a_booking(name: str) -> None:
    w = World(4026, lines=1)
    made = section(proposed(w, {}, **{name: w.pick([1, 2, 3, 4]), "prezzo": w.pick([90, 410.5])}))
    assert made.columns["EVENT_VALUE"] == "prezzo"


@pytest.mark.parametrize("name", ["discounted_price", "할인판매가", "Rabattpreis", "course_fee"])
def test_a_price_with_a_discount_is_a_price(name: str) -> None:
    w = World(4023, lines=1)
    made = section(proposed(w, {}, **{name: w.pick([9.9, 19.9, 39.5])}))
    assert made.columns["EVENT_VALUE"] == name


def test_the_total_length_of_a_film_is_no_sum_of_money() -> None:
    w = World(4024, lines=1)
    assert "EVENT_VALUE" not in section(proposed(w, {}, total_length=w.pick([600, 740]))).columns


@pytest.mark.parametrize("name", ["puntos", "Punkte"])
def test_points_of_a_card_beside_a_price_are_no_rating(name: str) -> None:
    w = World(4025, lines=1)
    points, stars = w.pick(range(0, 60, 3)), w.pick([1, 2, 3, 4, 5])
    price = w.pick([9.9, 19.9, 39.5])
    assert section(proposed(w, {}, **{name: stars})).columns["EVENT_VALUE"] == name
    made = section(proposed(w, {}, **{name: points, "precio": price}))
    assert made.columns["EVENT_VALUE"] == "precio"


@pytest.mark.parametrize(
    ("due", "back", "again"),
    [
        ("date_due", "returndate", "renewals_count"),
        ("Rückgabefrist", "Rückgabedatum", "Anzahl_Verlängerungen"),
        ("date_retour_prevue", "date_retour", "nb_renouvellements"),
        ("fecha_vencimiento", "fecha_devolucion", "num_renovaciones"),
        ("data_scadenza", "data_restituzione", "numero_rinnovi"),
        ("返却期限", "返却日", "延長回数"),
        ("반납예정일", "반납일", "연장횟수"),
        ("应还日期", "归还日期", "续借次数"),
    ],
)
def test_what_is_due_and_comes_back_was_lent_and_renewals_are_no_value(
    due: str, back: str, again: str
) -> None:
    w = World(1981, lines=1)
    made = proposed_tables(
        {
            "issues.csv": log_of(
                w,
                **{
                    due: [f"{at + timedelta(days=21):%Y-%m-%d %H:%M:%S}" for at in w.at],
                    back: [f"{at + timedelta(days=9):%Y-%m-%d %H:%M:%S}" for at in w.at],
                    again: w.pick([0, 1, 2, 3], [60, 25, 10, 5]),
                },
            )
        }
    )
    assert made.mapping is not None
    section = made.mapping.sections["interactions"]
    assert section.event_type == "loan"
    assert "EVENT_VALUE" not in section.columns


def test_goods_that_come_back_to_a_shop_are_no_loans() -> None:
    w = World(1982, lines=1)
    back = [f"{at + timedelta(days=9):%Y-%m-%d %H:%M:%S}" for at in w.at]
    made = proposed_tables({"sales.csv": log_of(w, returned_on=back, attempts=w.pick([1, 2, 3]))})
    assert made.mapping is not None
    section = made.mapping.sections["interactions"]
    assert section.event_type == "purchase"
    assert "EVENT_VALUE" not in section.columns


@pytest.mark.parametrize("name", ["stock", "existencias", "在庫数"])
def test_what_is_left_in_the_store_is_not_how_much_was_wanted(name: str) -> None:
    w = World(4321, lines=1)
    left, paid = w.each(lambda row: row * 7 % 90), w.each(lambda row: 5 + row * 13 % 60)
    assert section(proposed(w, {}, **{name: left, "price": paid})).columns["EVENT_VALUE"] == "price"
    assert "EVENT_VALUE" not in section(proposed(w, {}, **{name: left})).columns


@pytest.mark.parametrize(
    ("price", "amount"),
    [
        ("Valor Liquidativo", "Importe"),
        ("valor da cota", "valor"),
        ("NAV price", "amount"),
    ],
)
def test_what_a_share_costs_is_no_value_beside_what_was_paid(price: str, amount: str) -> None:
    w = World(4322, lines=1)
    costs = w.each(lambda row: f"{10 + row % 40}.{10 + row * 7 % 89}")
    paid = w.each(lambda row: f"{100 + row * 37 % 900}.{10 + row * 11 % 89}")
    made = section(proposed(w, {}, **{price: costs, amount: paid}))
    assert made.columns["EVENT_VALUE"] == amount


def test_what_a_system_keeps_for_fines_is_no_value_of_a_loan() -> None:
    w = World(4323, lines=1)
    log = {
        "datetime": w.times("%Y-%m-%d %H:%M:%S"),
        "branch": w.pick(["NORTH", "SOUTH"]),
        "value": w.pick(["0.000000", "2.500000"], [30, 1]),
        "type": w.pick(["issue", "renew"], [5, 1]),
        "itemnumber": w.by_item(lambda i: 1000 + 3 * i),
        "borrowernumber": w.by_user(lambda u: 51 + 2 * u),
    }
    made = section(proposed_tables({"statistics.csv": log}))
    assert made.columns["EVENT_TYPE"] == "type"
    assert "EVENT_VALUE" not in made.columns
