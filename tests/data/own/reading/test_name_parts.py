"""A given and a family name in two columns are one person, if no other column tells who it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.own.reading.conftest import Opener

_GIVEN = ("Anna", "Edvard", "Hideki", "Maria", "Stenig", "Paul", "Laura", "Felix")
_FAMILY = ("Vann", "Azada", "Fusil", "Balas", "Lais")


def _log(names: str, rows: int = 400, more: str = "") -> str:
    lines = [names]
    for n in range(rows):
        who = n % 40
        at, place = f"2024-01-{1 + n % 28:02} {n % 24:02}:07", f"place {n * 7 % 31}"
        told = more.format(row=n, who=who)
        lines.append(f"{at},{place},{_GIVEN[who % 8]},{_FAMILY[who % 5]}{told}")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("names", "made"),
    [
        ("FirstName,LastName", "FirstName LastName"),
        ("Vorname,Nachname", "Vorname Nachname"),
        ("Guest First Name,Guest Last Name", "Guest First Name Guest Last Name"),
        ("nombre,apellidos", "nombre apellidos"),
        ("名,姓", "姓 名"),
    ],
)
def test_who_has_two_names_alone_is_told_by_both(opened: Opener, names: str, made: str) -> None:
    read = opened(_log(f"at,location,{names}"))
    assert read.names[-1] == made
    assert read.rows()[1][-1] in ("Edvard Azada", "Azada Edvard")
    assert read.finding("names-in-parts").column == made


@pytest.mark.parametrize(
    ("names", "more"),
    [
        ("FirstName,LastName,customer", ",C{who:03}"),
        ("FirstName,LastName,contact", ",p{who}@example.com"),
        ("FirstName,LastName,Guest First Name", ",x{row}"),
        ("Buyer First Name,Guest Last Name", ""),
        ("FirstName,town", ""),
    ],
)
def test_other_tables_of_names_stay_as_they_are(opened: Opener, names: str, more: str) -> None:
    names = f"at,location,{names}"
    assert opened(_log(names, more=more)).names == names.split(",")


def test_a_list_of_people_is_no_log(opened: Opener) -> None:
    assert opened(_log("at,location,FirstName,LastName", rows=40)).names[-1] == "LastName"


def test_a_list_of_many_who_are_called_alike_is_no_log(opened: Opener, tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    people = _log("since,location,FirstName,LastName,Number", more=",{row}")
    orders = "\n".join(["Number,product", *(f"{n},P{n % 20}" for n in range(400)), "7,P1"])
    for name, text in (("people.csv", people), ("orders.csv", orders)):
        (folder / name).write_text(text)
    assert "names-in-parts" not in opened(folder).codes
