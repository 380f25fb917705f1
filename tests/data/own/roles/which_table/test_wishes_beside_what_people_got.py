"""Reservations and lists of wishes beside the loans and purchases of the same things."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, chosen, code, title
from tests.support.own_tables import reading

_NAMES = ("reader_no", "copy_no", "title_no")


def _library(
    loans: str,
    wishes: str,
    names: tuple[str, str, str] = _NAMES,
    *,
    wished: int = 500,
    form: str = "%Y-%m-%d %H:%M:%S",
    copies: bool = True,
    rooms: bool = False,
) -> Proposal:
    """A library: loans of copies or titles, and what readers wait for.

    Args:
        loans, wishes: names of the two tables.
        names: of the columns of the reader, of the copy and of the title.
        wished: rows of the wishes, which have a time of day.
        form: of the times of loans.
        copies: whether loans name a copy, whose table has the title.
        rooms: whether the other table is of rooms and no titles.
    """
    reader, copy, of_title = names
    lent = World(5101, users=300, items=240, rows=4800, lines=2)
    hoped = World(5102, users=300, items=240, rows=wished, lines=1)
    numbers = [1_000_000 + 3 * i for i in range(120)]
    tables: dict[str, dict[str, Any]] = {
        loans: {
            "no": lent.each(lambda row: 7_700_001 + row),
            reader: lent.by_user(lambda u: code("R", u)),
            (copy if copies else of_title): lent.by_item(
                lambda i: 110_000_000 + 11 * i if copies else numbers[i // 2]
            ),
            "at": lent.times(form),
        },
        wishes: {
            "no": hoped.each(lambda row: row + 1),
            reader: hoped.by_user(lambda u: code("R", u)),
            ("room_no" if rooms else of_title): hoped.by_item(
                lambda i: f"RM{i % 40:03d}" if rooms else numbers[i // 2]
            ),
            "at": hoped.times("%Y-%m-%d %H:%M:%S"),
        },
        "copies.csv": {
            copy: [110_000_000 + 11 * i for i in range(240)],
            of_title: [numbers[i // 2] for i in range(240)],
            "shelf": [chosen(["A", "B", "C"], i) for i in range(240)],
        },
        "books.csv": {
            of_title: numbers,
            "name": [title(i) for i in range(120)],
            "subject": [chosen(["art", "sea", "law"], i) for i in range(120)],
        },
        "readers.csv": {
            reader: [code("R", u) for u in range(300)],
            "born": [1940 + u % 70 for u in range(300)],
        },
    }
    if rooms:
        tables["rooms.csv"] = {
            "room_no": [f"RM{i:03d}" for i in range(40)],
            "name": [title(i + 700) for i in range(40)],
        }
    if not copies:
        del tables["copies.csv"]
    return roles.propose(reading(tables))


def _files(made: Proposal) -> tuple[str, ...]:
    assert made.mapping is not None, made.reason
    return made.mapping.sections["interactions"].files


@pytest.mark.parametrize(
    ("loans", "wishes", "names"),
    [
        ("loans.csv", "reservations.csv", _NAMES),
        ("loans.csv", "holds.csv", _NAMES),
        ("Ausleihen.csv", "Vormerkungen.csv", ("LeserNr", "ExemplarNr", "TitelNr")),
        ("貸出履歴.csv", "予約.csv", ("利用者番号", "資料番号", "書誌番号")),
        ("대출이력.csv", "예약.csv", ("회원번호", "등록번호", "서지번호")),
        ("prêts.csv", "réservations.csv", ("id_lecteur", "id_exemplaire", "id_titre")),
        ("préstamos.csv", "reservas.csv", ("id_socio", "id_ejemplar", "id_titulo")),
        ("借阅记录.csv", "预约.csv", ("读者编号", "馆藏编号", "书目编号")),
    ],
)
def test_loans_are_taken_unasked_where_few_of_the_same_titles_are_reserved(
    loans: str, wishes: str, names: tuple[str, str, str]
) -> None:
    made = _library(loans, wishes, names)
    assert _files(made) == (loans,)
    assert "which-file" not in {one.code for one in made.questions}
    assert wishes in {one.file for one in made.findings if one.code == "other-events"}


@pytest.mark.parametrize("copies", [True, False])
def test_what_people_got_comes_before_the_few_that_they_reserved(copies: bool) -> None:
    made = _library("loans.csv", "reservations.csv", wished=900, form="%Y-%m-%d", copies=copies)
    assert _files(made) == ("loans.csv",)
    assert "which-file" not in {one.code for one in made.questions}


def test_many_reservations_or_those_of_other_things_are_asked_about() -> None:
    for made in (
        _library("loans.csv", "reservations.csv", wished=2400),
        _library("loans.csv", "reservations.csv", wished=2400, rooms=True),
    ):
        assert "which-file" in {one.code for one in made.questions}
