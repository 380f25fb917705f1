"""Which of several times is the one at which a row happened."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.links import linked
from personalize_poc.data.own.roles.propose import understand
from tests.data.own.roles.worlds.members import section_of_sets
from tests.data.own.roles.worlds.proposals import (
    asked,
    columns_of,
    fields_of,
    proposal_and_section,
    understood,
)
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def test_a_time_that_lists_share_is_no_order_and_does_not_hide_what_happened() -> None:
    """A list of things that were shown is many rows of one time, and of one kind of event."""
    w = World(957, lines=8, rows=4000)
    kinds = ["view_item_list", "view_item", "add_to_cart", "purchase"]
    of_order = {n: kinds[0 if n % 3 == 0 else 1 + n % 3] for n in w.order}
    __, section = proposal_and_section({
        "events.csv": {
            "user_pseudo_id": w.by_user(lambda u: f"{88100000 + u * 977}.{1700000000 + u}"),
            "event_name": w.by_order(lambda n: of_order[n]),
            "items.item_id": w.by_item(lambda i: f"SKU-{i:03d}"),
            "items.item_list_name": w.by_order(
                lambda n: "Search results" if of_order[n] == kinds[0] else None
            ),
            "event_timestamp": w.by_order(lambda n: 1_700_000_000_000_000 + n * 91_000_077),
        }
    })  # fmt: skip
    assert section.columns["EVENT_TYPE"] == "event_name"


def test_a_time_that_is_called_as_the_table_is_the_one_of_its_rows() -> None:
    """A campaign has its list drawn before anybody is called."""
    w = World(958, lines=1)
    __, section = proposal_and_section({
        "contatti_campagne.csv": {
            "NDG": w.by_user(lambda u: f"{38000000 + u * 91:010d}"),
            "COD_PRODOTTO": w.by_item(lambda i: f"AS{i:03d}"),
            "DATA_CREAZIONE_LISTA": w.each(
                lambda row: w.at[row].replace(day=1).strftime("%d/%m/%Y")
            ),
            "DATA_CONTATTO": [
                w.at[row].strftime("%d/%m/%Y %H:%M") if row % 9 else None for row in w.rows
            ],
        },
        "catalogo_prodotti.csv": {
            "COD_PRODOTTO": [f"AS{i:03d}" for i in range(w.items)],
            "DESCRIZIONE": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert section.columns["TIMESTAMP"] == "DATA_CONTATTO"


def test_what_people_sign_up_for_each_time_is_when_they_did() -> None:
    w = World(3308, lines=1)
    table = {
        "volunteer_id": w.by_user(lambda u: f"V-{u:05d}"),
        "opportunity_id": w.by_item(lambda i: f"OPP{i:04d}"),
        "signed_up": w.times("%Y-%m-%dT%H:%M:%S"),
        "shift_date": w.times("%Y-%m-%d", days=14),
    }
    made = roles.propose(reading({"signups.csv": table}))
    assert section(made).columns["TIMESTAMP"] == "signed_up"
    assert section(made).columns["USER_ID"] == "volunteer_id"


@pytest.mark.parametrize(("name", "hours"), [("dt", 0), ("day", 0), ("dt", 9)])
def test_the_day_of_a_partition_is_no_time_beside_the_time_itself(name: str, hours: int) -> None:
    w = World(3309)
    made = proposed(w, {}, **{name: w.times("%Y-%m-%d", hours=hours)})
    assert section(made).columns["TIMESTAMP"] == "at"
    assert not made.questions


@pytest.mark.parametrize(("own", "time"), [(True, "data_zamówienia"), (False, "seans_od")])
def test_a_day_with_hours_of_its_own_is_no_day_of_another_time(own: bool, time: str) -> None:
    """What is ordered in a hall, beside when the film began; or the time, its day and its hour."""
    w = World(3312, lines=1)
    began = w.at if not own else [at.replace(minute=0, second=0) for at in w.at]
    tables = {
        "bar.csv": {
            "nr_klienta": w.by_user(lambda u: f"K{u:05d}"),
            "id_produktu": w.by_item(lambda i: f"P{i:04d}"),
            "seans_od": [at.strftime("%Y-%m-%d %H:%M:%S") for at in began],
            "data_zamówienia": w.times("%Y-%m-%d"),
            "godzina_zamówienia": w.times("%H:%M:%S"),
        }
    }
    __, section = proposal_and_section(tables)
    assert section.columns["TIMESTAMP"] == time
    assert section.time_of_day == ("godzina_zamówienia" if own else None)


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
    assert columns_of(roles.propose(reading({"contratos.csv": table})))["TIMESTAMP"] == "FEC_ALTA"


@pytest.mark.parametrize(("joined", "time"), [(False, "F.Alta"), (True, "F.Ent.")])
def test_a_row_is_entered_before_what_is_booked_begins(joined: bool, time: str) -> None:
    """The word is that for becoming a customer as well, which is of one day for each of them."""
    w = World(5401, users=150, lines=1)
    first = {u: w.at[row] for row, u in reversed(list(enumerate(w.user)))}
    of_user = [first[u].strftime("%d/%m/%Y") for u in w.user]
    __, section = proposal_and_section({
        "reservas.csv": {
            "Cte.": w.by_user(lambda u: 4_000 + 7 * u),
            "Prov.": w.by_item(lambda i: code("CAN", i)),
            "F.Alta": of_user if joined else w.times("%d/%m/%Y"),
            "F.Ent.": [(at + timedelta(days=9 + row % 60)).strftime("%d/%m/%Y")
                       for row, at in enumerate(w.at)],
            "F.Sal.": [(at + timedelta(days=12 + row % 60 + row % 4)).strftime("%d/%m/%Y")
                       for row, at in enumerate(w.at)],
        }
    })  # fmt: skip
    assert section.columns["TIMESTAMP"] == time


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
    assert columns_of(proposal)["TIMESTAMP"] == "entered"
    assert "which-time" not in asked(proposal)


@pytest.mark.parametrize("when", ["toegevoegd_op", "moment", "erbij"])
@pytest.mark.parametrize("day", [True, False])
def test_when_a_thing_came_into_a_set_is_its_time(when: str, day: bool) -> None:
    """However well the time of the set is named."""
    chosen = section_of_sets(when, day=day)
    assert chosen.columns["TIMESTAMP"] == when
    assert chosen.joins[0].columns == {"USER_ID": "gebruiker"}


def test_when_a_thing_was_changed_is_none() -> None:
    assert "TIMESTAMP" not in section_of_sets("gewijzigd", day=False).columns


@pytest.mark.parametrize(("seconds", "asked"), [(40, False), (90_000, True)])
def test_two_clocks_are_asked_about_only_if_they_make_two_orders(seconds: int, asked: bool) -> None:
    w = World(4208, lines=1)
    server = w.times("%Y%m%d%H%M%S")
    before, after = (w.times("%Y%m%d%H%M%S", seconds=sign * seconds) for sign in (-1, 1))
    device = w.each(lambda row: (before if row % 3 else after)[row])
    wrong = w.each(lambda row: "20360101120000" if row % 40 == 0 else device[row])
    table = {
        "회원키": w.by_user(lambda u: f"K{u:05d}"),
        "상품번호": w.by_item(lambda i: code("E", i)),
        "서버수신시각": server,
        "기기시각": wrong,
    }
    made = roles.propose(reading({"사용로그.csv": table}))
    assert ("which-time" in {one.code for one in made.questions}) is asked


@pytest.mark.parametrize(("other", "asked"), [("returned", False), ("by phone", True)])
def test_when_a_return_was_asked_for_tells_not_which_time_is_that_of_an_order(
    other: str, asked: bool
) -> None:
    w = World(4209, lines=1)
    first, paid, late = (w.times(_FORM, seconds=hours * 3600) for hours in (0, 3, 90))
    table = {
        "cust_no": w.by_user(lambda u: f"K{u:05d}"),
        "item_cd": w.by_item(lambda i: code("E", i)),
        "status": w.each(lambda row: "delivered" if row % 8 else other),
        "acpt_dtm": w.each(lambda row: (first if row % 8 else late)[row]),
        "stlm_dtm": paid,
    }
    made = roles.propose(reading({"orders.csv": table}))
    assert section(made).columns["TIMESTAMP"] == "acpt_dtm"
    assert ("which-time" in {one.code for one in made.questions}) is asked


def test_a_program_that_writes_at_night_says_not_when_somebody_acted() -> None:
    w = World(706, lines=1)
    table = {
        "who": w.by_user(lambda u: f"user{u:05d}"),
        "item_id": w.by_item(lambda i: code("C", i)),
        "reg_dt": w.times("%Y%m%d", days=1),
        "lrn_dt": w.times("%Y%m%d%H%M%S"),
    }
    table["reg_dt"] = [f"{day}030000" for day in table["reg_dt"]]
    made = roles.propose(reading({"log.csv": table}))
    assert fields_of(made)["TIMESTAMP"] == "lrn_dt"


def test_the_time_of_the_users_row_before_is_not_the_time_of_a_row() -> None:
    w = World(501, users=60)
    own, before = w.times("%Y-%m-%d %H:%M:%S"), []
    last: dict[int, str] = {}
    for row in w.rows:
        before.append(last.get(w.user[row], own[row]))
        if row + 1 == len(w.rows) or w.order[row + 1] != w.order[row]:
            last[w.user[row]] = own[row]
    section = understood(w, t1=before, t2=own)
    assert section.columns["TIMESTAMP"] == "t2"


def test_tid_is_a_time_where_it_counts_milliseconds_and_a_thread_elsewhere() -> None:
    """The word is Danish, Norwegian and Swedish for a time; forums and shops call ids so."""
    w = World(1291, lines=1)
    table = {
        "tid": w.each(lambda row: 1_705_276_800_000 + row * 91_733),
        "bruger": w.by_user(lambda u: f"B{u:05d}"),
        "artikel": w.by_item(lambda i: code("A", i)),
        "lesetid_s": w.each(lambda row: 20 + row * 7 % 200),
    }
    proposal = roles.propose(reading({"log.csv": table}))
    assert (fields_of(proposal)["TIMESTAMP"], asked(proposal)) == ("tid", set())
    assert fields_of(proposal)["EVENT_VALUE"] == "lesetid_s"
    table["tid"] = w.each(lambda row: 48_000 + row)
    assert fields_of(roles.propose(reading({"log.csv": table}))).get("TIMESTAMP") != "tid"


@pytest.mark.parametrize("name", ["StockDate", "Fecha de fabricación", "입고일"])
def test_when_a_thing_came_to_the_store_is_no_time_of_an_order(name: str) -> None:
    w = World(960, lines=1)
    __, section = proposal_and_section({
        "sales.csv": {
            "customer": w.by_user(lambda u: f"{38000 + u * 91}"),
            "product": w.by_item(lambda i: f"AS{i:03d}"),
            name: [(at - timedelta(days=4000 + at.minute)).strftime("%d/%m/%Y") for at in w.at],
            "date": w.times("%d/%m/%Y"),
        }
    })  # fmt: skip
    assert section.columns["TIMESTAMP"] == "date"


def prescriptions() -> dict[str, dict[str, Any]]:
    """Of patients, a century and a half later than it was, beside a list whose rows are counted."""
    w = World(4530, users=94, items=540, rows=5000, days=200, lines=6)
    starts = [at.replace(hour=0, minute=0, second=0) for at in w.at]
    later = [at.replace(year=at.year + 122) for at in starts]
    return {
        "PRESCRIPTIONS.csv": {
            "row_id": w.each(lambda row: 32_600 + row * 3),
            "subject_id": w.by_user(lambda u: 10_006 + u * 13 + u % 5),
            "startdate": [f"{at:{_FORM}}" for at in later],
            "enddate": [f"{at + timedelta(days=1):{_FORM}}" for at in later],
            "drug": w.by_item(lambda i: f"{title(i)} Forte"),
            "gsn": w.by_item(lambda i: 900 + i * 23),
            "prod_strength": w.by_item(lambda i: f"{10 + i}mg Suppository"),
        },
        "PATIENTS.csv": {
            "subject_id": [10_006 + u * 13 + u % 5 for u in range(66)],
            "gender": ["F" if u % 3 else "M" for u in range(66)],
            "dob": [f"20{38 + u % 60}-09-{1 + u % 28:02d} 00:00:00" for u in range(66)],
        },
        "D_DIAGNOSES.csv": {
            "row_id": [n for n in range(1, 14_000) if n * 7919 % 10 < 7],
            "code": [f"{n:05d}" for n in range(1, 14_000) if n * 7919 % 10 < 7],
            "long_title": [f"{title(n)} unspec" for n in range(1, 14_000) if n * 7919 % 10 < 7],
        },
    }


def test_records_whose_times_were_all_moved_have_a_time_and_a_subject_is_somebody() -> None:
    made, found = proposal_and_section(prescriptions())
    assert "which-user" not in asked(made)
    assert found.files == ("PRESCRIPTIONS.csv",)
    assert found.columns["USER_ID"] == "subject_id"
    assert found.columns["ITEM_ID"] == "drug"
    assert found.columns["TIMESTAMP"] == "startdate"


def test_numbers_of_which_as_many_are_keys_as_of_any_are_no_keys() -> None:
    """Wards have small numbers, and rows of a list of diagnoses are counted with gaps."""
    views = understand(reading(prescriptions()))
    by_label = {view.label: view for view in views}
    (view,) = [view for view in views if view.label.startswith("PRESCRIPTIONS")]
    (column,) = [one for one in view.columns if one.name == "gsn"]
    scored = Scored(column, view)
    assert any(link.key == column.key and link.share > 0.5 for link in view.links)
    linked.keys_of(scored, by_label, "item", "user")
    assert not scored.keyed


@pytest.mark.parametrize(("shift", "other"), [(0, False), (1, True)])
def test_a_day_with_its_midnight_is_the_day_of_the_time_beside_it(shift: int, other: bool) -> None:
    """A database writes 00:00:00 behind days; a time of another day is another one."""
    w = World(1361, lines=1)
    days = [
        f"{at - timedelta(days=shift * (n % 3)):%Y-%m-%d} 00:00:00" for n, at in enumerate(w.at)
    ]
    table = {
        "receipt_date": days,
        "client_no": w.by_user(lambda u: 5000 + u),
        "article_no": w.by_item(lambda i: 70_000 + 3 * i),
        "recorded_date": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"receipts.csv": table}))
    assert section(made).columns["TIMESTAMP"] == ("receipt_date" if other else "recorded_date")
    assert not made.questions


@pytest.mark.parametrize(("label", "asked"), [("reserva", False), ("apunte", True)])
def test_when_a_class_is_booked_is_when_somebody_acted(label: str, asked: bool) -> None:
    """Some classes have a day before their booking, as dirt of the data, so that none follows."""
    w = World(4210, lines=1)
    wrong = w.each(lambda row: -1 if row % 12 == 0 else 1 + row % 6)
    days = [(at + timedelta(days=n)).strftime(_FORM) for at, n in zip(w.at, wrong, strict=True)]
    table = {
        "num_socio": w.by_user(lambda u: f"S-{u:05d}"),
        "id_actividad": w.by_item(lambda i: code("A", i)),
        f"fecha_{label}": w.times(_FORM),
        "fecha_clase": days,
    }
    made = roles.propose(reading({"sala.csv": table}))
    assert section(made).columns["TIMESTAMP"] == f"fecha_{label}"
    assert ("which-time" in {one.code for one in made.questions}) is asked
