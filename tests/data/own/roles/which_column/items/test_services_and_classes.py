"""What salons, studios and practices offer, and what takes place in classes."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.members import salon, visits_of_studio
from tests.data.own.roles.worlds.orders import day_of
from tests.data.own.roles.worlds.proposals import proposed_tables
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, digest, title
from tests.support.own_tables import reading

STUDIO = "Yin Flow Barre Pilates Rocket Hatha Nidra Sound"
Tables = dict[str, dict[str, Any]]
_FORM = "%Y-%m-%d %H:%M:%S"


@pytest.mark.parametrize("name", ["Visit Type", "Usługa", "Dienstleistung", "시술명", "Treatment"])
def test_what_is_offered_is_the_item_though_it_has_no_id(name: str) -> None:
    made = visits_of_studio(World(3001, items=24, lines=1), name)
    assert section(made).columns["ITEM_ID"] == name
    assert not made.questions


@pytest.mark.parametrize("alike", [1, 2])
def test_a_title_of_a_service_that_has_an_id_is_no_item(alike: int) -> None:
    w = World(3006, items=24, lines=1)
    ids = w.by_item(lambda i: f"sv-{i * 7 + 4000}")
    names = w.by_item(lambda i: title(i // alike, STUDIO))
    made = visits_of_studio(w, "Service Name", **{"Service ID": ids, "Service Name": names})
    assert section(made).columns["ITEM_ID"] == "Service ID"
    assert not made.questions


def test_a_kind_of_visit_in_few_words_is_no_item() -> None:
    w = World(3002, items=24, lines=1)
    kinds = w.by_item(lambda i: ("First Visit", "Follow Up", "Walk In")[i % 3])
    made = proposed(w, {}, **{"Visit Type": kinds})
    assert section(made).columns["ITEM_ID"] == "item_id"


def test_a_calendar_of_a_salon_in_polish() -> None:
    w = World(3004, items=24, lines=1)
    state = rarely(
        w, "Zrealizowana", {"Odwołana przez klienta": 11, "Blokada": 13, "Nieobecność": 17}
    )
    made = visits_of_studio(w, "Usługa", Status=state)
    assert set(section(made).leave_out["Status"]) == {
        "Odwołana przez klienta",
        "Blokada",
        "Nieobecność",
    }
    assert not made.questions


def lessons(name: str, classes: int, *, dated: bool = True) -> Proposal:
    """Bookings of the lessons of a studio, each of one of its classes."""
    w = World(3011, items=600, rows=4000, lines=1)
    bookings = {
        "booking_ref": w.each(lambda row: f"BK{6_000_000 + row * 7}"),
        "member_no": w.by_user(lambda u: 448_000 + u * 3),
        "session_ref": w.by_item(lambda i: f"S{20_000 + i:06d}"),
        "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    days = [f"2024-{1 + i // 28 % 12:02}-{1 + i % 28:02} {6 + i % 14:02}:30" for i in range(600)]
    sessions: dict[str, Any] = {
        "session_ref": [f"S{20_000 + i:06d}" for i in range(600)],
        name: [f"CL{101 + i % classes}" for i in range(600)],
        "starts": days if dated else ["hall"] * 600,
        "studio": ["A", "B", "C"] * 200,
    }
    taught = {
        name: [f"CL{101 + n}" for n in range(classes)],
        "class_name": [title(n, STUDIO) for n in range(classes)],
        "discipline": [("Yoga", "Cycling", "Boxing")[n % 3] for n in range(classes)],
    }
    return roles.propose(
        reading({"bookings.csv": bookings, "sessions.csv": sessions, "classes.csv": taught})
    )


@pytest.mark.parametrize("name", ["class_code", "category_id", "kategorie_nr"])
def test_a_lesson_is_over_and_its_class_can_be_recommended(name: str) -> None:
    mapping = lessons(name, 40).mapping
    assert mapping is not None
    (join,) = mapping.sections["interactions"].joins
    assert join.columns == {"ITEM_ID": name}
    assert mapping.sections["items"].columns["ITEM_ID"] == name


def test_a_few_groups_of_lessons_or_things_that_stay_are_not_what_was_chosen() -> None:
    for proposal in (lessons("class_code", 6), lessons("class_code", 40, dated=False)):
        assert section(proposal).columns["ITEM_ID"] == "session_ref"


@pytest.mark.parametrize(
    ("name", "teacher"), [("Class", "Teacher"), ("Zajęcia", "Prowadzący"), ("Aula", "Professor")]
)
def test_classes_of_a_studio_are_what_was_chosen_and_not_its_passes(
    name: str, teacher: str
) -> None:
    w = World(5003, items=40, rows=4000, lines=1)
    names = "Vinyasa Flow Yin Power Barre Pilates Hatha Nidra Sound Bath"
    came = {
        "Date": w.times("%m/%d/%Y"),
        "Client ID": w.by_user(lambda u: 100_000_000 + u * 31),
        name: w.by_item(lambda i: title(i, names)),
        teacher: w.by_item(lambda i: ("Dev Patel", "Ann Kerr", "Jo Hall")[i % 3]),
        "Pricing Option": w.pick(["Drop-In", "10 Class Card", "Unlimited"]),
    }
    s = World(5004, items=8, rows=900, lines=1)
    sold = {
        "Sale Date": s.times("%m/%d/%Y"),
        "Client ID": s.by_user(lambda u: 100_000_000 + u * 31),
        "Sale ID": s.each(lambda row: 30_111 + row),
        "Item name": s.by_item(lambda i: f"{5 * (i + 1)} Class Card"),
        "Item price": s.by_item(lambda i: f"${50 + 20 * i}.00"),
    }
    made = section(roles.propose(reading({"Attendance_2024.csv": came, "Sales_2024.csv": sold})))
    assert made.files == ("Attendance_2024.csv",)
    assert made.columns["ITEM_ID"] == name


@pytest.mark.parametrize("listed", [True, False])
def test_a_dozen_classes_on_a_timetable_are_what_was_chosen(listed: bool) -> None:
    w = World(5011, items=12, rows=4000, lines=1)
    names = [f"{title(i, 'Vinyasa Yin Barre Hatha')} Flow" for i in range(12)]
    guests = w.each(lambda row: row % 12 == 0)
    came = {
        "Date": w.times("%d/%m/%Y"),
        "Class": w.by_item(lambda i: names[i]),
        "Teacher": w.by_item(lambda i: ("Sue", "Ann", "Jo")[i % 3]),
        "Member no": w.each(lambda row: "DROP-IN" if guests[row] else f"Y{w.user[row]:03}"),
        "Status": w.pick(["Attended", "No show"], [9, 1]),
    }
    held = {
        "Class": names,
        "Day": [("Mon", "Tue", "Wed", "Thu")[i % 4] for i in range(12)],
        "Teacher": [("Sue", "Ann", "Jo")[i % 3] for i in range(12)],
    }
    tables = {"Attendance.csv": came, **({"Timetable.csv": held} if listed else {})}
    made = roles.propose(reading(tables))
    assert section(made).columns["ITEM_ID"] == "Class"
    assert section(made).leave_out["Member no"] == ("DROP-IN",)
    assert ("which-item" in {one.code for one in made.questions}) is not listed


@pytest.mark.parametrize("book", ["Book", "Ref"])
def test_the_class_of_a_pupil_is_nothing_to_choose(book: str) -> None:
    w = World(5012, items=150, rows=4000, lines=1)
    groups = [f"Class {title(i, 'Oak Elm Ash Birch')}" for i in range(12)]
    lent = {
        "Date": w.times("%d/%m/%Y"),
        "Class": w.by_user(lambda u: groups[u % 12]),
        "Teacher": w.by_user(lambda u: ("Sue", "Ann", "Jo")[u % 3]),
        "Student ID": w.by_user(lambda u: f"P{u:03}"),
        book: w.by_item(lambda i: code("B", i)),
    }
    held = {"Class": groups, "Room": [f"R{i}" for i in range(12)]}
    made = roles.propose(reading({"Loans.csv": lent, "Classes.csv": held}))
    assert section(made).columns["ITEM_ID"] == book


def _studio(passes: int, known: bool = True) -> Tables:
    classes, sales = World(3003, items=64, rows=6000, lines=1), World(3004, rows=1500, lines=1)
    tables: Tables = {
        "Attendance.csv": {
            "VisitNo": classes.each(lambda row: 5_600_000 + row),
            "ClientID": classes.by_user(lambda u: 100_000 + u),
            "ClassDescriptionID": classes.by_item(lambda i: 36 + 9 * i),
            "Booked": classes.times("%Y-%m-%d %H:%M:%S"),
        },
        "Sales.csv": {
            "SaleID": sales.each(lambda row: 800_000 + row),
            "ClientID": sales.by_user(lambda u: 100_000 + u),
            "SaleDate": sales.times("%Y-%m-%d"),
            "Item": sales.by_item(lambda i: f"{i % passes + 1} Class Pack"),
            "Total": sales.pick([49, 79, 149]),
        },
        "clients.csv": {
            "ClientID": [100_000 + u for u in range(classes.users)],
            "Gender": ["FM"[u % 2] for u in range(classes.users)],
            "Birthday": [day_of(u % 300) for u in range(classes.users)],
        },
    }
    if known:
        tables["classes.csv"] = {
            "ClassDescriptionID": [36 + 9 * i for i in range(64)],
            "ClassName": [title(i) for i in range(64)],
            "Program": [("Yoga", "Pilates", "Strength")[i % 3] for i in range(64)],
        }
    return tables


def test_classes_of_a_catalogue_come_before_passes_to_pay_with_and_nobody_is_asked() -> None:
    made = proposed_tables(_studio(7))
    assert section(made).files == ("Attendance.csv",)
    assert section(made).columns["ITEM_ID"] == "ClassDescriptionID"
    assert not {"which-file", "which-item"} & {one.code for one in made.questions}


def test_where_many_things_are_sold_sales_come_first() -> None:
    assert section(proposed_tables(_studio(90))).files == ("Sales.csv",)


@pytest.mark.parametrize(
    ("person", "service", "title_of", "doctor", "at"),
    [
        ("COD_PAZIENTE", "COD_PRESTAZIONE", "PRESTAZIONE", "COD_MEDICO", "DATA_PRENOTAZIONE"),
        ("id_patient", "code_prestation", "prestation", "id_praticien", "date_rdv"),
        ("patient_id", "zorple_code", "zorple", "doctor_id", "booked_at"),
        ("PATIENTNR", "ZQX-NR", "ZQX", "ARZT-NR", "DATUM"),
    ],
)
def test_the_code_of_a_titled_thing_comes_before_the_doctor(
    person: str, service: str, title_of: str, doctor: str, at: str
) -> None:
    """Also where a table has a row for each doctor, and no word is known for what is done."""
    w = World(5101, items=90, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            person: w.by_user(lambda u: code("PZ", u)),
            service: w.by_item(lambda i: code("P", i, 4)),
            title_of: w.by_item(title),
            doctor: w.by_item(lambda i: f"DR{100 + i % 60}"),
            at: w.times("%Y-%m-%d %H:%M:%S"),
        },
        "doctors.csv": {
            doctor: [f"DR{100 + n}" for n in range(60)],
            "room": [n % 7 for n in range(60)],
        },
    }
    proposal = roles.propose(reading(tables))
    columns = section(proposal).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (person, service)
    assert not proposal.questions


@pytest.mark.parametrize(
    ("service", "place"), [("PRESTAZIONE", "SEDE"), ("prestation", "centre"), ("service", "branch")]
)
def test_the_code_of_a_service_comes_before_that_of_where_it_is_done(
    service: str, place: str
) -> None:
    w = World(5106, items=60, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "patient_id": w.by_user(lambda u: code("PZ", u)),
            f"cod_{place}": w.each(lambda row: f"S{100 + row * 7 % 70}"),
            place: w.each(lambda row: f"Via {title(row * 7 % 70)}"),
            f"cod_{service}": w.by_item(lambda i: code("P", i, 4)),
            service: w.by_item(title),
            "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "places.csv": {
            f"cod_{place}": [f"S{100 + n}" for n in range(70)],
            "capacity": [n % 9 for n in range(70)],
        },
    }
    proposal = roles.propose(reading(tables))
    assert section(proposal).columns["ITEM_ID"] == f"cod_{service}"
    assert "which-item" not in {one.code for one in proposal.questions}


def test_whom_a_patient_saw_is_chosen_though_its_number_is_called_no_id() -> None:
    w = World(1303, users=400, items=60, rows=6000, lines=1)
    table = {
        "patient_mrn": w.by_user(lambda u: f"MRN{u + 100_000}"),
        "provider_npi": w.by_item(lambda i: 1_000_000_000 + i * 7919),
        "created_at": w.times(_FORM),
    }
    doctors = {
        "provider_npi": [1_000_000_000 + i * 7919 for i in range(60)],
        "provider_name": [f"Dr {title(i)}" for i in range(60)],
        "specialty": ["cardio", "derma"] * 30,
    }
    made = roles.propose(reading({"visits.csv": table, "providers.csv": doctors}))
    assert section(made).columns["ITEM_ID"] == "provider_npi"


def test_what_somebody_did_who_is_named_beside_it_is_the_item() -> None:
    found = salon(alike=True)
    assert section(found).columns["ITEM_ID"] == "Serviço"
    assert not found.questions


@pytest.mark.parametrize(("name", "asks"), [("指名料", True), ("備考", False)])
def test_a_stylist_whom_customers_ask_for_may_be_recommended_as_well(name: str, asks: bool) -> None:
    w = World(3015, items=40, lines=1)
    staff = {
        "スタイリストコード": [f"ST{100 + n}" for n in range(30)],
        "表示名": [title(n) for n in range(30)],
        name: [(0, 550, 1100)[n % 3] for n in range(30)],
    }
    menu = {
        "メニューコード": [f"MN{1000 + 13 * n}" for n in range(40)],
        "メニュー名": [title(n, "カット パーマ カラー スパ") for n in range(40)],
        "料金": [3000 + 100 * n for n in range(40)],
    }
    rows = {
        "予約受付日時": w.times(_FORM),
        "会員番号": w.by_user(lambda u: 1_400_000 + 31 * u),
        "担当スタイリストコード": w.each(lambda row: f"ST{100 + row * 7 % 30}"),
        "メニューコード": w.by_item(lambda i: f"MN{1000 + 13 * i}"),
    }
    tables: dict[str, dict[str, Any]] = {
        "予約一覧.csv": rows,
        "メニュー.csv": menu,
        "スタイリスト.csv": staff,
    }
    made = roles.propose(reading(tables))
    assert section(made).columns["ITEM_ID"] == "メニューコード"
    assert [one.code for one in made.questions] == (["which-item"] if asks else [])


@pytest.mark.parametrize("written", ["{} AM", "오전 {}", "{} p.m."])
def test_the_hour_of_a_class_is_nothing_to_recommend(written: str) -> None:
    w = World(3021, items=24, lines=1)
    hours = w.pick([written.format(f"{hour}:{rest}") for hour in range(1, 12) for rest in (15, 30)])
    made = visits_of_studio(w, "Class", Time=hours)
    assert section(made).columns["ITEM_ID"] == "Class"
    assert not made.questions


@pytest.mark.parametrize(
    ("course", "teacher", "listed"),
    [
        ("kurs_id", "dozent_id", True),
        ("id_servico", "id_profissional", False),
        ("시술코드", "디자이너번호", True),
        ("id_acomodacao", "id_atendente", True),
    ],
)
def test_the_id_of_a_course_comes_before_that_of_who_teaches_it(
    course: str, teacher: str, listed: bool
) -> None:
    """There is a table of those who teach, and none of what is taught."""
    w = World(3071, items=60, lines=1)
    visits = {
        "id": w.each(lambda row: row + 1),
        "kunden_id": w.by_user(lambda u: code("K", u)),
        teacher: w.pick([code("T", n) for n in range(12)]),
        course: w.by_item(lambda i: digest(i)[:8]),
        "angemeldet_am": w.times(_FORM),
    }
    tables: Tables = {"visits.csv": visits}
    if listed:
        names = [f"Ann {title(n)}" for n in range(12)]
        tables["staff.csv"] = {teacher: [code("T", n) for n in range(12)], "name": names}
    made = proposed_tables(tables)
    assert section(made).columns["ITEM_ID"] == course
    assert not made.questions
