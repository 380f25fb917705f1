"""Which of several tables with people, things and times is taken, and when a person is asked."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.findings import Grade
from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

Tables = dict[str, dict[str, Any]]


def board(more: int = 4000, fewer: int = 1200, **names: str) -> Tables:
    """A board of offers: two tables of what the same people did with the same offers."""
    larger = World(811, rows=more, lines=1)
    smaller = World(812, rows=fewer, lines=1)
    return {
        names.get("larger", "aaa.csv"): {
            "회원ID": larger.by_user(lambda u: code("U", u)),
            "공고번호": larger.by_item(lambda i: code("J", i)),
            "일시": larger.times("%Y-%m-%d %H:%M:%S"),
        },
        names.get("smaller", "bbb.csv"): {
            "개인회원ID": smaller.by_user(lambda u: code("U", u)),
            "채용공고번호": smaller.by_item(lambda i: code("J", i)),
            "등록일시": smaller.times("%Y-%m-%d %H:%M:%S"),
        },
        "채용공고.csv": {
            "공고번호": [code("J", i) for i in range(larger.items)],
            "공고제목": [title(i) for i in range(larger.items)],
        },
        "회원.csv": {
            "회원ID": [code("U", u) for u in range(larger.users)],
            "성별": [("여", "남")[u % 2] for u in range(larger.users)],
        },
    }


def asked(proposal: Proposal) -> list[str]:
    return [one.code for one in proposal.questions]


def file_of(proposal: Proposal) -> str:
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"].files[0]


def test_of_deeds_with_the_same_offers_the_most_are_taken_and_the_others_named() -> None:
    proposal = roles.propose(reading(board()))
    assert "which-file" not in asked(proposal)
    assert file_of(proposal) == "aaa.csv"
    (told,) = [one for one in proposal.findings if one.code == "other-events"]
    assert told.file == "bbb.csv"
    line = yaml.safe_load(told.fix.partition("mapping.yaml: ")[2])
    assert line["interactions"] == {
        "file": "bbb.csv",
        "columns": {"USER_ID": "개인회원ID", "ITEM_ID": "채용공고번호", "TIMESTAMP": "등록일시"},
    }


@pytest.mark.parametrize("weak", ["장바구니_목록.csv", "impressions.csv", "megjelenesek.csv",
                                  "preventivi.csv", "quotations.csv"])  # fmt: skip
def test_a_weak_sign_is_not_taken_because_there_is_more_of_it(weak: str) -> None:
    proposal = roles.propose(reading(board(larger=weak)))
    assert file_of(proposal) == "bbb.csv" or "which-file" in asked(proposal)


def test_orders_are_not_given_up_for_more_of_a_weaker_sign() -> None:
    tables = board(more=9000, fewer=1500, larger="events.csv", smaller="주문.csv")
    proposal = roles.propose(reading(tables))
    assert file_of(proposal) == "주문.csv" or "which-file" in asked(proposal)


def test_more_rows_that_name_the_thing_only_by_another_table_are_not_taken_unasked() -> None:
    tables = board(fewer=2000)
    larger, smaller = tables["aaa.csv"], tables["bbb.csv"]
    begun = len(smaller["등록일시"])
    smaller["등록번호"] = [f"E{n:06d}" for n in range(begun)]
    rows = range(len(larger["일시"]))
    larger["등록번호"] = [f"E{n * 7 % begun:06d}" for n in rows]
    larger["회원ID"] = [smaller["개인회원ID"][n * 7 % begun] for n in rows]
    del larger["공고번호"]
    proposal = roles.propose(reading(tables))
    assert file_of(proposal) == "bbb.csv" or "which-file" in asked(proposal)


def fair() -> Tables:
    """A fair: people mark its sessions and visit exhibitors."""
    marks = World(813, rows=2600, lines=1, items=210)
    visits = World(814, rows=3000, lines=1, items=180)
    people = [f"AS-{10_000 + u}" for u in range(300)]
    return {
        "agenda.csv": {
            "id": [str(n) for n in range(len(marks.rows))],
            "id_asistente": marks.by_user(lambda u: people[u]),
            "id_sesion": marks.by_item(lambda i: f"S{100 + i}"),
            "fecha_hora": marks.times("%d/%m/%Y %H:%M"),
        },
        "lecturas.csv": {
            "id_asistente": visits.by_user(lambda u: people[u]),
            "id_expositor": visits.by_item(lambda i: f"E{500 + i}"),
            "fecha_hora": visits.times("%d/%m/%Y %H:%M"),
        },
        "sesiones.csv": {
            "id_sesion": [f"S{100 + i}" for i in range(marks.items)],
            "titulo": [title(i) for i in range(marks.items)],
            "sala": ["ABC"[i % 3] for i in range(marks.items)],
        },
        "expositores.csv": {
            "id_expositor": [f"E{500 + i}" for i in range(visits.items)],
            "razon_social": [title(i + 700) for i in range(visits.items)],
        },
        "asistentes.csv": {
            "id_asistente": people,
            "correo": [f"a{u}@example.com" for u in range(300)],
        },
    }


def test_sessions_of_a_fair_are_chosen_as_exhibitors_are_and_a_person_says_which() -> None:
    (question,) = [
        one for one in roles.propose(reading(fair())).questions if one.code == "which-file"
    ]
    told = [yaml.safe_load(one.yaml)["interactions"] for one in question.options]
    assert {one["file"]: one["columns"]["ITEM_ID"] for one in told} == {
        "agenda.csv": "id_sesion",
        "lecturas.csv": "id_expositor",
    }


def studio() -> Tables:
    """A studio: people come to its classes, which are few, and buy what its shop has."""
    visits = World(816, rows=2800, lines=1, items=40)
    sales = World(817, rows=2400, lines=1, items=90)
    people = [str(100_000 + 7 * u) for u in range(300)]
    return {
        "ClassVisits.csv": {
            "VisitId": [str(700_000 + n) for n in visits.rows],
            "ClientId": visits.by_user(lambda u: people[u]),
            "ClassDescriptionId": visits.by_item(lambda i: str(20 + 7 * i)),
            "StartDateTime": visits.times("%Y-%m-%dT%H:00:00"),
        },
        "RetailSales.csv": {
            "SaleId": [str(310_000 + n) for n in sales.rows],
            "ClientId": sales.by_user(lambda u: people[u]),
            "ProductId": sales.by_item(lambda i: str(20_000 + 11 * i)),
            "SaleDateTime": sales.times("%Y-%m-%dT%H:%M:%S"),
        },
        "ClassDescriptions.csv": {
            "ClassDescriptionId": [str(20 + 7 * i) for i in range(visits.items)],
            "Class Name": [title(i) for i in range(visits.items)],
            "Level": ["ABC"[i % 3] for i in range(visits.items)],
        },
        "RetailProducts.csv": {
            "ProductId": [str(20_000 + 11 * i) for i in range(sales.items)],
            "Name": [title(i + 700) for i in range(sales.items)],
            "Price": [f"{9 + i}.90" for i in range(sales.items)],
        },
        "Clients.csv": {"ClientId": people, "BirthYear": [1950 + u % 50 for u in range(300)]},
    }


def test_classes_and_goods_of_one_studio_are_two_things_to_recommend() -> None:
    (question,) = roles.propose(reading(studio())).questions
    assert question.code == "which-file"
    assert "ClassDescriptions.csv" in question.text
    assert "RetailProducts.csv" in question.text
    told = [yaml.safe_load(one.yaml)["interactions"]["columns"] for one in question.options]
    assert {one["ITEM_ID"] for one in told} == {"ClassDescriptionId", "ProductId"}


@pytest.mark.parametrize("where", ["RetailProducts.csv", "RetailSales.csv"])
def test_kinds_of_the_goods_that_were_looked_at_are_no_further_choice(where: str) -> None:
    tables = studio()
    tables["ClassVisits.csv"]["ClassId"] = tables["ClassVisits.csv"].pop("ClassDescriptionId")
    classes = tables["ClassDescriptions.csv"]
    classes["ClassId"] = classes.pop("ClassDescriptionId")
    rows = len(next(iter(tables[where].values())))
    tables[where]["ClassId"] = [classes["ClassId"][n % 40] for n in range(rows)]
    assert not roles.propose(reading(tables)).questions


def test_a_branch_that_was_visited_is_no_further_choice() -> None:
    tables = studio()
    tables["ClassVisits.csv"]["BranchId"] = tables["ClassVisits.csv"].pop("ClassDescriptionId")
    branches = tables["ClassDescriptions.csv"]
    tables["Branches.csv"] = {"BranchId": branches["ClassDescriptionId"], **branches}
    del tables["Branches.csv"]["ClassDescriptionId"], tables["ClassDescriptions.csv"]
    assert not roles.propose(reading(tables)).questions


def test_all_tables_that_are_as_close_are_options() -> None:
    tables, third = fair(), World(815, rows=2800, lines=1)
    people = tables["asistentes.csv"]["id_asistente"]
    tables["reuniones.csv"] = {
        "id_solicitante": third.by_user(lambda u: people[u]),
        "id_ponencia": third.by_item(lambda i: f"P{300 + i}"),
        "fecha_hora": third.times("%d/%m/%Y %H:%M"),
    }
    tables["ponencias.csv"] = {
        "id_ponencia": [f"P{300 + i}" for i in range(third.items)],
        "titulo": [title(i + 900) for i in range(third.items)],
    }
    (question,) = [
        one for one in roles.propose(reading(tables)).questions if one.code == "which-file"
    ]
    assert len(question.options) == 3
    assert all(name in question.text for name in ("agenda.csv", "lecturas.csv", "reuniones.csv"))


def test_who_is_invited_to_a_job_may_be_the_item_of_whose_job_it_is() -> None:
    bids, asked_for = (World(n, users=200, items=150, rows=1500, lines=1) for n in (816, 817))
    tables: Tables = {
        "oferty.csv": {
            "id_oferty": bids.each(lambda row: 880001 + row),
            "id_freelancera": bids.by_user(lambda u: 7500 + u * 37),
            "id_zlecenia": bids.by_item(lambda i: 210000 + i * 13),
            "data_zlozenia": bids.times("%Y-%m-%d %H:%M:%S"),
        },
        "zaproszenia.csv": {
            "id_zaproszenia": asked_for.each(lambda row: 440001 + row),
            "id_zleceniodawcy": asked_for.by_item(lambda i: 54000 + i % 60 * 7),
            "id_freelancera": asked_for.by_user(lambda u: 7500 + u * 37),
            "id_zlecenia": asked_for.by_item(lambda i: 210000 + i * 13),
            "data_wyslania": asked_for.times("%Y-%m-%d %H:%M:%S"),
        },
        "zlecenia.csv": {
            "id_zlecenia": [210000 + i * 13 for i in range(150)],
            "id_zleceniodawcy": [54000 + i % 60 * 7 for i in range(150)],
            "tytul": [title(i) for i in range(150)],
            "kategoria": ["abcd"[i % 4] for i in range(150)],
        },
        "freelancerzy.csv": {
            "id_freelancera": [7500 + u * 37 for u in range(200)],
            "specjalizacja": [("Grafika", "Marketing", "IT")[u % 3] for u in range(200)],
            "ocena": [3 + u % 20 / 10 for u in range(200)],
        },
        "zleceniodawcy.csv": {
            "id_zleceniodawcy": [54000 + n * 7 for n in range(60)],
            "miasto": [("Gdansk", "Poznan")[n % 2] for n in range(60)],
            "typ": [("firma", "osoba")[n % 3 > 1] for n in range(60)],
        },
    }
    (question,) = [
        one for one in roles.propose(reading(tables)).questions if one.code == "which-file"
    ]
    told = [yaml.safe_load(one.yaml)["interactions"] for one in question.options]
    chosen = {one["file"]: (one["columns"]["USER_ID"], one["columns"]["ITEM_ID"]) for one in told}
    assert chosen == {
        "oferty.csv": ("id_freelancera", "id_zlecenia"),
        "zaproszenia.csv": ("id_zleceniodawcy", "id_freelancera"),
    }


def warehouse(missing: int, more: int = 0) -> Tables:
    """Sales as two systems of a warehouse have them: each row but some, minutes apart."""
    w = World(819, rows=3000)
    tables: Tables = {}
    for name, at, minutes, gap in (("fct_a.csv", "sale_time", 0, missing),
                                   ("fct_b.csv", "booked_at", 3, more)):  # fmt: skip
        when = w.times("%Y-%m-%d %H:%M:%S", minutes=minutes)
        kept = [row for row in w.rows if not gap or row % gap != gap // 2]
        tables[name] = {
            "order_no": [str(2_300_000 + w.order[row]) for row in kept],
            "customer_code": [code("M", w.user[row]) for row in kept],
            "product_code": [code("STK", w.item[row]) for row in kept],
            at: [when[row] for row in kept],
        }
    tables["dim_product.csv"] = {
        "product_code": [code("STK", i) for i in range(w.items)],
        "name": [title(i) for i in range(w.items)],
    }
    return tables


def test_a_person_says_which_of_two_records_of_the_same_sales_is_right() -> None:
    proposal = roles.propose(reading(warehouse(missing=17, more=13)))
    (question,) = [one for one in proposal.questions if one.code == "which-file"]
    assert "mostly the same" in question.text
    told = [yaml.safe_load(one.yaml)["interactions"]["file"] for one in question.options]
    assert set(told) == {"fct_a.csv", "fct_b.csv"}
    (said,) = [one for one in proposal.findings if one.code == "other-events"]
    assert "count twice" in said.matters
    assert "To use both" not in said.fix


@pytest.mark.parametrize(("missing", "more"), [(0, 13), (17, 0), (2, 3)])
def test_a_part_of_the_same_record_and_other_sales_are_no_question(missing: int, more: int) -> None:
    proposal = roles.propose(reading(warehouse(missing, more)))
    assert not any("mostly the same" in one.text for one in proposal.questions)


def months(name: str, **more: Any) -> Tables:
    """A shop whose last month comes from a new system, under other names of columns."""
    before, after = World(821, rows=3000), World(821, rows=1400)
    old = {
        "Kundennr.": before.by_user(lambda u: code("K", u)),
        "Art.Nr.": before.by_item(lambda i: f"{i + 1:05d}"),
    }
    buyers = after.by_user(lambda u: code("K", u))
    days, rows = (
        [1 + i * 28 // len(of) for i in range(len(of))] for of in (buyers, old["Art.Nr."])
    )
    old["Belegdatum"] = [f"{day:02d}.04.2024 10:20" for day in rows]
    new = {
        "orderDateTime": [f"2024-05-{day:02d}T11:00:00" for day in days],
        "customerNumber": buyers,
        "productNumber": after.by_item(lambda i: str(i + 1)),
    }
    articles = {
        "Art.Nr.": [f"{i + 1:05d}" for i in range(before.items)],
        "Bezeichnung": [title(i) for i in range(before.items)],
    }
    return {"Positionen.csv": old | more, name: new, "Artikel.csv": articles}


def test_two_layouts_of_one_table_are_read_as_one() -> None:
    tables = months("bestellungen_neu.csv")
    rows, more = (
        len(tables["Positionen.csv"]["Art.Nr."]),
        len(tables["bestellungen_neu.csv"]["productNumber"]),
    )
    read = reading(tables)
    proposal = roles.propose(read)
    assert asked(proposal) == []
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.files == ("Positionen.csv + bestellungen_neu.csv",)
    assert section.timestamp == ("%d.%m.%Y %H:%M", "iso")
    assert section.digits == {"Art.Nr.": 5}
    assert section.renamed == {
        "bestellungen_neu.csv": {
            "customerNumber": "Kundennr.",
            "productNumber": "Art.Nr.",
            "orderDateTime": "Belegdatum",
        }
    }
    (told,) = [one for one in read.findings if one.code == "two-layouts"]
    assert (told.file, told.count) == ("bestellungen_neu.csv", more)
    assert "Art.Nr. got back the zeros" in told.message
    events = canonical.build(read, proposal.mapping).interactions
    timed, items = read.connection.execute(
        f"SELECT count(TIMESTAMP), count(DISTINCT ITEM_ID) FROM {events.name}"
    ).fetchall()[0]
    assert timed == rows + more
    assert items == len(tables["Artikel.csv"]["Art.Nr."])


@pytest.mark.parametrize("second", ["Scores 2024 (Responses).csv", "Visits 2024.csv"])
def test_a_form_of_each_year_is_one_though_a_question_was_added(second: str) -> None:
    first, last = World(822, rows=1500, lines=1), World(822, rows=900, lines=1)

    def answers(w: World, year: int) -> dict[str, list[Any]]:
        days = [f"{year}-{1 + 11 * row // len(w.rows):02d}-{row % 28 + 1:02d}" for row in w.rows]
        return {
            "Timestamp": [f"{day} 20:{row % 60:02d}:07" for row, day in enumerate(days)],
            "Membership number": w.by_user(lambda u: code("DM", u)),
            "Product code": w.by_item(lambda i: code("OAK", i)),
            "Score": w.by_item(lambda i: 60 + i % 40),
        }

    added = {"Anything else?": ["", "needs water"] * (len(last.rows) // 2 + 1)}
    added["Anything else?"] = added["Anything else?"][: len(last.rows)]
    tables = {"Scores 2022-23 (Responses).xlsx": answers(first, 2023)}
    read = reading(tables | {second: answers(last, 2024) | added})
    proposal = roles.propose(read)
    assert proposal.mapping is not None
    is_one = second.startswith("Scores")
    assert proposal.mapping.sections["interactions"].renamed == ({second: {}} if is_one else {})
    assert ("which-file" in asked(proposal)) is not is_one
    assert ("two-layouts" in {one.code for one in read.findings}) is is_one


def test_columns_of_two_layouts_go_together_by_what_they_hold_and_say() -> None:
    tables = months("bestellungen_neu.csv")
    old, new = tables["Positionen.csv"], tables["bestellungen_neu.csv"]
    rows, more = (len(one) for one in (old["Art.Nr."], new["productNumber"]))
    old["Weg"] = [("Telefon", "Netz", "Laden")[i % 3] for i in range(rows)]
    new["via"] = [("laden", "netz", "telefon")[i % 3] for i in range(more)]
    old["Menge"] = [str(1 + i % 7 % 3) for i in range(rows)]
    new["quantity"] = [str(1 + i % 7 % 3) for i in range(more)]
    old["Stk"] = [str(11 + i % 5 % 3) for i in range(rows)]
    new["tickets"] = [str(11 + i % 5 % 3) for i in range(more)]
    old["Belegnr."] = [f"24{i // 2:05d}" for i in range(rows)]
    new["orderNumber"] = [f"SW{i // 2:05d}" for i in range(more)]
    new["Weg"] = [f"{i % 97} km" for i in range(more)]  # of another meaning
    read = reading(tables)
    proposal = roles.propose(read)
    assert proposal.mapping is not None
    (names,) = proposal.mapping.sections["interactions"].renamed.values()
    assert {there: here for there, here in names.items() if there[0] not in "cp"} == {
        "orderDateTime": "Belegdatum",
        "quantity": "Menge",
        "tickets": "Stk",
        "orderNumber": "Belegnr.",
    }
    assert "via" not in names  # "Weg" is called alike


def test_a_day_with_its_hour_beside_it_goes_with_whole_times_of_the_other_layout() -> None:
    tables = months("bestellungen_neu.csv")
    old = tables["Positionen.csv"]
    old["Belegdatum"] = [one[:10] for one in old["Belegdatum"]]
    old["Uhrzeit"] = [f"{8 + i % 9:02d}:20" for i in range(len(old["Belegdatum"]))]
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.time_of_day == "Uhrzeit"
    assert {"%d.%m.%Y %H:%M", "iso"} <= set(section.timestamp)


def test_what_has_hardly_a_column_in_common_is_no_other_layout() -> None:
    tables = months("export_2.csv")
    rows = len(tables["export_2.csv"]["productNumber"])
    for number, name in enumerate(("score", "page", "wind", "site")):
        tables["export_2.csv"][name] = [f"{name} {i * (number + 3) % 11}" for i in range(rows)]
    proposal = roles.propose(reading(tables))
    assert file_of(proposal) == "Positionen.csv"
    (told,) = [one for one in proposal.findings if one.code == "other-events"]
    assert told.file == "export_2.csv"


def test_where_both_name_persons_without_zeros_no_digits_are_added() -> None:
    tables = months("bestellungen_neu.csv")
    tables["Positionen.csv"]["Art.Nr."] = [
        str(int(one)) for one in tables["Positionen.csv"]["Art.Nr."]
    ]
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].digits == {}


def test_what_was_shown_in_other_days_is_no_part_of_what_was_bought() -> None:
    proposal = roles.propose(reading(months("impressions_new.csv")))
    assert file_of(proposal) == "Positionen.csv"
    (told,) = [one for one in proposal.findings if one.code == "other-events"]
    assert told.grade is Grade.NOTE


def test_of_many_tables_some_are_offered_and_the_rest_is_counted() -> None:
    """A folder whose parts have names that nothing tells apart from those of other tables."""
    names = [f"{one}{two}" for one in ("ab", "ge", "ko") for two in ("ru", "ti", "mo", "ne", "pa")]
    w = World(822, rows=900)
    tables: Tables = {
        f"{name}.csv": {
            "member": w.by_user(lambda u: code("K", u)),
            "article": w.by_item(lambda i: code("A", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            "note": [f"{name} {row}" for row in range(len(w.at))],
        }
        for name in names
    }
    proposal = roles.propose(reading(tables))
    (question,) = [one for one in proposal.questions if one.code == "which-file"]
    assert len(question.options) == 8
    assert question.text.count(".csv") == 8
    assert f"{len(names) - 8} more" in question.text


@pytest.mark.parametrize(
    ("other", "taken"), [("PREVENTIVI.csv", "righe.csv"), ("ANNOTATI.csv", "ANNOTATI.csv")]
)
def test_quotations_are_no_rival_of_what_was_booked(other: str, taken: str) -> None:
    """Lines with a head, and beside them a table that has all in one, of what was only offered."""
    w, quoted = World(821, lines=2), World(822, rows=1700, lines=1)
    first = {w.order[row]: row for row in reversed(w.rows)}
    tables: Tables = {
        "righe.csv": {
            "id_fasc": [70_000 + w.order[row] for row in w.rows],
            "cod_art": w.by_item(lambda i: code("A", i)),
        },
        "clienti.csv": {
            "cod_cli": [code("C", u) for u in range(w.users)],
            "comune": [("Pisa", "Bari", "Lodi")[u % 3] for u in range(w.users)],
        },
        "testate.csv": {
            "id_fasc": [70_000 + n for n in first],
            "cod_cli": [code("C", w.user[row]) for row in first.values()],
            "data": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in first.values()],
        },
        other: {
            "cod_cli": quoted.by_user(lambda u: code("C", u)),
            "cod_art": quoted.by_item(lambda i: code("A", i)),
            "data_prev": quoted.times("%Y-%m-%d %H:%M:%S"),
        },
        "articoli.csv": {
            "cod_art": [code("A", i) for i in range(w.items)],
            "descrizione": [title(i) for i in range(w.items)],
        },
    }
    made = roles.propose(reading(tables))
    assert "which-file" not in asked(made)
    assert file_of(made) == taken
