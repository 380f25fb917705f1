"""Ids of tests where a system has given all others: TEST0001 among numbers, LABO-01 among hashes.

Where people chose what they are called, somebody may be called so. Where all ids are alike, a word
among them was put there by those who try the system out, or who watch that it runs: a program
called "monitor-probe-ams01" says so whatever place it names besides.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.value_counts import values_that
from personalize_poc.data.own.roles.words.names import stems_of, words

if TYPE_CHECKING:
    import duckdb

_TESTS = frozenset(
    stems_of(
        """test tests testing testuser testkonto testkunde teste testes prueba pruebas prova prove
        deneme teszt koe essai recette тест demo dummy lab labo labor laboratorio laboratoire
        laboratorium laboratório laboratuvar qa uat"""
    )
)
_BESIDE = frozenset(
    stems_of(
        """user utente usuario usuário utilisateur benutzer nutzer gebruiker użytkownik bruker
        bruger användare käyttäjä uživatel felhasználó kullanıcı utilizator пользователь customer
        client cliente kunde kund klient klant account konto compte cuenta conta member mitglied
        socio membre box device card karte carta tarjeta id nr no x xx zz"""
    )
)
"""What stands beside that in such an id."""
_WATCHERS = frozenset(
    ("probe", "synthetic", "healthcheck", "heartbeat", "uptime", "loadtest", "smoketest",
     "canary", "monitoring", "pingdom", "nagios", "zabbix", "selenium", "cypress", "playwright")
)  # fmt: skip
"""Words of ids of programs that act as somebody would, to see whether it works."""
_MAY_BE = "|".join(sorted(one for one in _TESTS | _WATCHERS if one.isascii()))
_DIGITS = re.compile(r"\d+")
_FEWEST, _GIVEN = 50, 0.9
"""Fewest ids, and share of them of one form or one length, from which on a system gave them."""
_SIGNS, _HOLD = 4, 0.97
"""Shortest ids of a system, and share of them with a digit."""
_LISTED, _MOST = 20, 0.02
"""How many are listed, and share of the people up to which they are tests."""
_FOUND = 200


def tests(
    connection: duckdb.DuckDBPyConnection, user: Scored
) -> list[tuple[ColumnProfile, tuple[str, ...]]]:
    """The column of the people with ids of tests in it; nothing if people chose their ids.

    Args:
        connection: where the table is.
        user: the column of the people.
    """
    column = user.column
    if column.shape.kind in ("email", "phone", "phrase", "url") or not _are_given(column):
        return []
    may_be = f"regexp_matches(lower(v), '(^|[^a-z])({_MAY_BE})([^a-z]|$)')"
    some = values_that(connection, user.view, column, may_be, _FOUND)
    values = tuple(filter(_is_test, some))
    few = 0 < len(values) <= min(_LISTED, max(1.0, _MOST * column.distinct))
    return [(column, values)] if few else []


def _are_given(column: ColumnProfile) -> bool:
    """Whether nearly all ids have digits, and one form or one length."""
    ids = [one for one in set(column.given) if not _is_test(one)]
    if len(ids) < _FEWEST or sum(any(map(str.isdigit, one)) for one in ids) < _HOLD * len(ids):
        return False
    forms = Counter(_DIGITS.sub("0", one) for one in ids)
    lengths = Counter(map(len, ids))
    (__, alike), (length, long) = forms.most_common(1)[0], lengths.most_common(1)[0]
    return max(alike, long) >= _GIVEN * len(ids) and length >= _SIGNS


def _is_test(value: str) -> bool:
    """Whether all words of an id are of tests, or one is of a program: "PRUEBAS", "probe-ams01"."""
    parts = [part.rstrip("0123456789") for part in words(value)]
    parts = [part for part in parts if part]
    if _WATCHERS.intersection(parts):
        return True
    return not _TESTS.isdisjoint(parts) and (_TESTS | _BESIDE).issuperset(parts)
