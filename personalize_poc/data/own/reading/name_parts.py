"""People who are named in two columns, by their given and their family name, and by no number.

Several people have one given name, and several one family name: only both together tell who it
was. A column with both is added, so that a mapping can name it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.own.reading.ground import spread
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.tables import Column, Table
from personalize_poc.language import _

_GIVEN = """
    firstname givenname forename fname vorname prénom prenom nombre nombres nome primeironome
    voornaam imię imie имя ім'я förnamn fornavn etunimi jméno jmeno keresztnév prenume ad adı
    name 名 名前 이름"""
_FAMILY = """
    lastname familyname surname lname nachname familienname nom nomdefamille apellido apellidos
    cognome sobrenome apelido achternaam nazwisko фамилия прізвище efternamn etternavn efternavn
    sukunimi příjmení prijmeni vezetéknév nume soyad soyadı 姓 苗字 성"""
"""How columns of parts of names are called, without blanks and signs."""
_FAMILY_FIRST = ("姓", "苗字", "성")
_LONG = 6
"""Letters of such a word from which on others may stand before it: "Guest Last Name"."""
_SAMPLE = 4_000
_FEWEST, _BACK = 10, 3.0
"""Fewest people, and rows of each on average: in a list of them few are called alike."""
_MORE, _FEWER, _SURE = 1.5, 0.8, 0.95
"""Values for each person, at most and at least, of a column that tells them as well, and the share
of its values that go with one person."""
_MAIL = 0.3
"""Share of the rows with an address of mail from which on that tells who it was."""


def find(work: Workspace, tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The same tables; one that tells people by two names alone gets a column with both."""
    found, said = list(tables), []
    for at, table in enumerate(found):
        parts = _parts(table)
        others = [one for one in tables if one is not table]
        if parts and _tell_alone(work, table, parts) and not _is_list(work, table, others):
            found[at] = _with_names(work, table, parts)
            said.append(_told(table.label, _names(parts)))
    return found, said


def _names(parts: tuple[Column, ...]) -> tuple[str, ...]:
    return tuple(column.name for column in parts)


def _parts(table: Table) -> tuple[Column, ...]:
    """The columns of the given and the family name of one person; none if there are more."""
    given, family = (
        [(one, begin) for one in table.texts if (begin := _begin(one.name, words)) is not None]
        for words in (_GIVEN.split(), _FAMILY.split())
    )
    if len(given) != 1 or len(family) != 1 or given[0][1] != family[0][1]:
        return ()
    first, last = given[0][0], family[0][0]
    if first is last:
        return ()
    return (last, first) if last.name.endswith(_FAMILY_FIRST) else (first, last)


def _begin(name: str, words: Sequence[str]) -> str | None:
    """What stands before such a word in the name of a column; None if the word does not."""
    text = "".join(letter for letter in name.casefold() if letter.isalpha())
    if text in words:
        return ""
    ends = [one for one in words if len(one) >= _LONG and text.endswith(one)]
    return text.removesuffix(max(ends, key=len)) if ends else None


def _tell_alone(work: Workspace, table: Table, parts: tuple[Column, ...]) -> bool:
    """Whether people come back under these names, and no other column tells them."""
    found = spread.values(work, table, _SAMPLE)
    first, last = (found.pop(one) for one in parts)
    people = list(zip(first, last, strict=True))
    different = {one for one in people if all(one)}
    filled = sum(all(one) for one in people)
    if len(different) < _FEWEST or filled < _BACK * len(different):
        return False
    return not any(_tells(values, people, len(different)) for values in found.values())


def _is_list(work: Workspace, table: Table, others: Sequence[Table]) -> bool:
    """Whether rows have numbers of their own which others refer to: a list of people, not a log."""
    named = {one.name.casefold() for table in others for one in table.texts}
    for column in table.texts:
        if column.name.casefold() in named:
            query = f"SELECT count(DISTINCT {column.key}) FROM {table.name}"
            if int(work.run(query)[0][0]) == table.rows:
                return True
    return False


def _tells(values: Sequence[str], people: Sequence[tuple[str, str]], count: int) -> bool:
    """Whether values are addresses of mail, or go one to one with the people who are named."""
    if sum("@" in one for one in values) >= _MAIL * len(values):
        return True
    pairs = {(one, who) for one, who in zip(values, people, strict=True) if one and all(who)}
    different = {one for one, __ in pairs}
    near = _FEWER * count <= len(different) <= _MORE * count
    return near and _SURE * len(pairs) <= len(different)


def _with_names(work: Workspace, table: Table, parts: tuple[Column, ...]) -> Table:
    """The table with a column more: "Edvard Vann"; empty where either name is."""
    made = Column(" ".join(_names(parts)), f"c{len(table.columns)}")
    both = " || ' ' || ".join(sql.trimmed(one.key) for one in parts)
    work.run(f"ALTER TABLE {table.name} ADD COLUMN {made.key} VARCHAR")
    work.run(f"UPDATE {table.name} SET {made.key} = {both}")
    return replace(table, columns=(*table.columns, made))


def _told(file: str, names: Sequence[str]) -> Finding:
    """That who it was stands in two columns."""
    made = " ".join(names)
    return Finding(
        "names-in-parts",
        Grade.NOTE,
        _("{names} say together who it was: {made} holds both.").format(
            names=_(" and ").join(names), made=made
        ),
        file=file,
        column=made,
        matters=_(
            "Amazon Personalize takes a user from one column. People who are called alike are one "
            "user."
        ),
        fix=_("Export a number or an e-mail address of each person, if there is one."),
    )
