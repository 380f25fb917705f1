"""Notes on people, their names and addresses: the few that say that nobody stands behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import NO_ID
from personalize_poc.data.own.roles.evidence.value_counts import values_that
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.left_out.accounts.own_house import House
from personalize_poc.data.own.roles.words import (
    administrators,
    people_words,
    staff_words,
    words_of_tests,
)
from personalize_poc.data.own.roles.words.meanings import folded

if TYPE_CHECKING:
    import duckdb

_MOST = 0.15
"""Share of the people up to which some of them are not what the table is made for."""
_OWN = 0.8
"""From here on a column is one of the user."""
_NOTES, _LISTED = 20_000, 100
"""Most different notes on people that are read, and that are listed."""
_SHORT = 60
"""Letters of a note that may say that somebody is no customer."""
_TESTS, _FIRST = 0.05, 20
"""Share of the people up to which some may be tests; and accounts that a shop begins with."""
_NAMES_OF_SAP = ("NAME1", "NAME2")
_NAMES_OF_FIRMS = frozenset(
    ("razon", "razon_social", "raz_social", "raz_soc", "razao_social", "razao", "ragione_sociale",
     "rag_soc", "rag_sociale", "raison_sociale", "rais_soc")
)  # fmt: skip
"""How columns are called that hold what a firm is called, without accents."""
_OTHERS = ("item", "vendor", "staff", "category", "campaign")


def if_few(there: View, counts: dict[str, int], found: tuple[str, ...]) -> tuple[str, ...]:
    """Values that few people have; of what most are the table is made.

    Args:
        there: the table of people.
        counts: value -> rows.
        found: the values.
    """
    few = sum(counts[one] for one in found) <= _MOST * there.profile.rows
    return found if few else ()


def noted(
    connection: duckdb.DuckDBPyConnection,
    there: View,
    column: ColumnProfile,
    says: Callable[[str], bool],
) -> tuple[str, ...]:
    """The notes, marks and names that say that somebody is a test or one of the staff.

    Args:
        connection: where the table is.
        there: the table.
        column: of it.
        says: whether one of them says so.
    """
    text = sql.trimmed(column.key)
    rows = connection.execute(
        f"SELECT {text} AS v, count(*) FROM {there.profile.table.name} "
        f"WHERE length(v) <= {_SHORT} GROUP BY v ORDER BY 2 DESC, 1 LIMIT {_NOTES}"
    ).fetchall()
    counts = {str(value): int(count) for value, count in rows}
    found = tuple(filter(says, counts))
    return if_few(there, counts, found) if len(found) <= _LISTED else ()


def named_tests(
    connection: duckdb.DuckDBPyConnection, there: View, column: ColumnProfile, house: House
) -> tuple[str, ...]:
    """Names and e-mail addresses of tests and staff, if a column of people has such; else none.

    Args:
        connection: where the table is.
        there: the table.
        column: of it.
        house: tells addresses of the staff.
    """
    if column.shape.kind == "email":
        tests = noted(connection, there, column, words_of_tests.is_mail_of_test)
        return tuple(dict.fromkeys((*tests, *house.mails(connection, there, column))))
    if _holds_names(there, column):
        return noted(connection, there, column, _is_no_person)
    return ()


def _holds_names(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds names of people, by its name, or as phrases for a person."""
    said = view.hint(column.key)
    named = said.says("name", "person") or column.name.upper() in _NAMES_OF_SAP
    named = named or folded(column.name) in _NAMES_OF_FIRMS
    texts = column.shape.kind in ("phrase", "list")  # "Brown, Aisha"
    phrases = said.about("user") and not said.says(*NO_ID, "id") and texts
    return (named or phrases) and not said.about(*_OTHERS)


def _is_no_person(name: str) -> bool:
    tells = (
        words_of_tests.is_name_of_test,
        staff_words.is_name_of_house,
        administrators.is_one,
        administrators.is_game_master,
        staff_words.is_shared_card,
    )
    return any(one(name) for one in tells)


def beside_user(
    connection: duckdb.DuckDBPyConnection, best: Candidate, house: House
) -> list[tuple[ColumnProfile, tuple[str, ...]]]:
    """The user, and columns beside it, as orders have them, with names and addresses of tests.

    Args:
        connection: where the tables are.
        best: the interactions.
        house: tells addresses of the staff.
    """
    user = best.roles["USER_ID"]
    view = user.view
    taken = best.taken(view)
    taken -= {user.column.key}
    return [
        (column, values)
        for column in view.columns
        if column.key not in taken
        and (column.shape.kind == "email" or _holds_names(view, column))
        and (column is user.column or view.goes_with(user.column.key, column.key) > _OWN)
        and (values := named_tests(connection, view, column, house))
    ]


def ids_of_tests(
    connection: duckdb.DuckDBPyConnection, best: Candidate
) -> list[tuple[ColumnProfile, tuple[str, ...]]]:
    """Columns that name the person, the user or another beside it, with ids of tests.

    Args:
        connection: where the tables are.
        best: the interactions.
    """
    user = best.roles["USER_ID"]
    view, found = user.view, []
    taken = best.taken(view)
    for column in view.columns:
        beside = column.key not in taken and view.hint(column.key).about("user", "visitor")
        beside = beside and view.hint(column.key).says("id") and is_idlike(column)
        if column.key != user.column.key and not beside:
            continue
        may_be = f"regexp_matches(lower(v), '{words_of_tests.MAY_BE_TEST}')"
        some = values_that(connection, view, column, may_be, _NOTES)
        values = _with_alike(connection, view, column, filter(words_of_tests.is_id_of_test, some))
        if values and len(values) <= min(_LISTED, _TESTS * column.distinct):
            found.append((column, values))
    return found


def _with_alike(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, tests: Iterable[str]
) -> tuple[str, ...]:
    """Ids of tests, with all others that begin as they do: beside "test_qa1" a "test_editors"."""
    known = tuple(tests)
    begin = sorted({one for test in known if (one := words_of_tests.begins_as_tests(test))})
    if not begin:
        return known
    alike = " OR ".join(f"starts_with(lower(v), {sql.quoted(one)})" for one in begin)
    return tuple(dict.fromkeys((*known, *values_that(connection, view, column, alike, _NOTES))))


def logins_of_house(
    connection: duckdb.DuckDBPyConnection, there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """Logins of those who run a shop, among its first accounts: "shopadmin"; none if unsure.

    Args:
        connection: where the table is.
        there: the table of people.
        column: of it, with what they sign in with.
    """
    numbers = next((one for one in there.columns if one.is_unique), None)
    if numbers is None or numbers is column or numbers.shape.kind != "integer":
        return ()
    rows = connection.execute(
        f"SELECT {sql.trimmed(column.key)} FROM {there.profile.table.name} "
        f"ORDER BY TRY_CAST({numbers.key} AS BIGINT) NULLS LAST LIMIT {_FIRST}"
    ).fetchall()
    return tuple(str(v) for (v,) in rows if v and staff_words.is_login_of_house(str(v)))


def nobody(
    connection: duckdb.DuckDBPyConnection, there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """The names of accounts that a system has for whom it does not know, for itself and programs.

    Args:
        connection: where the table is.
        there: the table of people.
        column: of it, with their names.
    """
    known, programs = (
        tuple(values_that(connection, there, column, condition, _LISTED))
        for condition in (
            f"lower(v) IN ({', '.join(map(sql.quoted, sorted(people_words.ACCOUNTS)))})",
            f"regexp_full_match(lower(v), {sql.quoted(people_words.PROGRAMS)})",
        )
    )
    few = len(programs) <= _TESTS * column.distinct
    return tuple(sorted({*known, *(programs if few else ())}))
