"""People who are named within a sentence alone: "The user with id '8429' viewed the course".

Logs tell what happened in words. Exports that hide names leave away the column of the person, and
keep the sentence as it is. A column with the id is added, so that a mapping can name it.
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

_PERSON = (
    "users?|members?|customers?|clients?|students?|benutzer(?:in)?|nutzer(?:in)?|kunde|kundin"
    "|mitglied|utilisateur|utilisatrice|usuarios?|usuaria|usuário|usuária|utente|gebruiker|klant"
    "|użytkownik|klient|uživatel|zákazník|kullanıcı|müşteri|пользователь|клиент|användare|bruker"
    "|bruger|kund|사용자|회원|고객|ユーザー?|会員|用户|用戶|会员|客户"
)
_WITH = "with(?: the)?|mit(?: der)?|con(?: el)?|avec(?: l')?|com(?: o)?|met(?: het)?|o|s|z|med|c|с"
_ID = "id|ids|nr|no|num|number|nummer|número|numéro|numero|numer|číslo|номер|번호|아이디|番号|编号"
_TOLD = (
    rf"(?i)(?:^|[^\pL])(?:{_PERSON})(?:[ ]+(?:{_WITH}))?[ _-]*(?:{_ID})[ :=#.]*['\"“‘]?"
    r"([0-9A-Za-z][0-9A-Za-z_@.-]*[0-9A-Za-z]|[0-9A-Za-z])"
)
"""The first person whom a sentence names by an id, who is the one that did it."""
_SAMPLE, _MOSTLY = 2_000, 0.9
"""Rows that are looked at, and the share of them that must name somebody."""
_FEWEST, _BACK, _WORDS = 10, 3.0, 3
"""Fewest people, rows of each on average, and words of a sentence."""
_SAME = 0.95
"""Share of the values of a column that go with one person each, and the other way round, from which
on it tells who it was."""


def find(work: Workspace, tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The same tables; one that tells people in sentences alone gets a column with their ids."""
    found, said = list(tables), []
    for at, table in enumerate(found):
        if column := _sentences(work, table):
            found[at] = _with_ids(work, table, column)
            said.append(_told(table.label, column, found[at].columns[-1].name))
    return found, said


def _sentences(work: Workspace, table: Table) -> Column | None:
    """The column of sentences that name people, whom no other column names; None without one."""
    values = spread.values(work, table, _SAMPLE)
    for column, given in values.items():
        worded = sum(len(one.split()) >= _WORDS for one in given)
        if not given or worded < _MOSTLY * len(given):
            continue
        people = _people(work, given)
        different = {one for one in people if one}
        enough = sum(map(bool, people)) >= _MOSTLY * len(people)
        if not enough or len(different) < _FEWEST or len(people) < _BACK * len(different):
            continue
        others = (some for other, some in values.items() if other is not column)
        return None if any(_tells(some, people) for some in others) else column
    return None


def _people(work: Workspace, given: Sequence[str]) -> list[str]:
    """Whom each text names; "" where none does."""
    rows = work.connection.execute(
        f"SELECT regexp_extract(t, {sql.quoted(_TOLD)}, 1) FROM (SELECT unnest(?) AS t)", [given]
    ).fetchall()
    return [str(one or "") for (one,) in rows]


def _tells(values: Sequence[str], people: Sequence[str]) -> bool:
    """Whether a column has another value for each person."""
    pairs = {(one, who) for one, who in zip(values, people, strict=True) if one and who}
    sides = [{pair[side] for pair in pairs} for side in (0, 1)]
    return bool(pairs) and all(len(side) >= _SAME * len(pairs) for side in sides)


def _with_ids(work: Workspace, table: Table, column: Column) -> Table:
    """The table with a column more: the id that each sentence names first."""
    names = {one.name for one in table.columns}
    name = f"{column.name} (user id)"
    made = Column(name if name not in names else f"{name} 2", f"c{len(table.columns)}")
    work.run(f"ALTER TABLE {table.name} ADD COLUMN {made.key} VARCHAR")
    work.run(
        f"UPDATE {table.name} SET {made.key} = "
        f"nullif(regexp_extract({column.key}, {sql.quoted(_TOLD)}, 1), '')"
    )
    return replace(table, columns=(*table.columns, made))


def _told(file: str, column: Column, made: str) -> Finding:
    """That who it was stands within sentences."""
    return Finding(
        "ids-in-sentences",
        Grade.NOTE,
        _("{name} says in a sentence who it was: {made} holds the id that it names first.").format(
            name=column.name, made=made
        ),
        file=file,
        column=made,
        matters=_("Amazon Personalize takes a user from one column, by a number or a short text."),
        fix=_("Export the id of the person as a column of its own, if you can."),
    )
