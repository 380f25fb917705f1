"""People who are no customers: test accounts, staff and robots, as the table of people says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles import explained, flags
from personalize_poc.data.own.roles.acted import Actions
from personalize_poc.data.own.roles.meanings import folded, stems
from personalize_poc.data.own.roles.names import hint, plain, words
from personalize_poc.data.own.roles.scored import Scored
from personalize_poc.data.own.roles.signs import SURE
from personalize_poc.data.own.roles.tables import Candidate, used
from personalize_poc.data.own.roles.value_counts import value_counts
from personalize_poc.data.own.roles.view import Link, View
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_MOST = 0.15
"""Share of the people up to which some of them are not what the table is made for."""
_NAMED = 4
_KINDS = 20
"""Most values of a column that says of which kind somebody is."""
_FILLERS = frozenset(("is", "ist", "es", "est", "flag", "yn", "fl", "kz", "account", "user"))


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
    result: Actions,
) -> tuple[list[Join], list[Guess]]:
    """Join the table of people that says who is a test account, an employee or a robot.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        leave_out: name of a column -> values whose rows are left out; written to.
        result: gets why, by the name of the column.
    """
    user = best.roles["USER_ID"]
    by_label = {view.label: view for view in views}
    own = {column.name for view in used(views, best) for column in view.columns}
    for link in _links(best):
        there = by_label[link.table]
        named = link.key == user.column.key and there.kind == "other"
        if (
            not (there.kind == "user" or named)
            or link.form
            or link.share < SURE
            or not there.is_named_by(link)
        ):
            continue
        if any(link.table == one.table for one in best.links):
            continue
        told = [
            (column, values)
            for column in there.columns
            if column.name not in {*own, *leave_out}
            and (
                values := _outside(connection, there, column)
                or _explained(connection, views, there, column)
            )
        ]
        if told:
            leave_out.update({column.name: values for column, values in told})
            for column, values in told:
                result.told[column.name] = _says(connection, views, there, column, values)
            join = Join(there.label, user.view.on(link, there), {})
            return [join], [_guess(user, there, column, values) for column, values in told]
    return [], []


def _says(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    there: View,
    column: ColumnProfile,
    values: tuple[str, ...],
) -> str:
    """Who is left out, in the words of the table that explains codes."""
    words = explained.meanings(connection, views, there, column)
    listed = ", ".join(words.get(one, one) for one in values[:_NAMED])
    return _("{label} says that they are no customers: {listed}.").format(
        label=there.label, listed=listed
    )


def _links(best: Candidate) -> list[Link]:
    """Links that lead to the people: of the interactions, or of the table that names the person.

    A mapping looks for a column in the table of interactions first, whatever is meant.
    """
    user, item = best.roles["USER_ID"], best.roles["ITEM_ID"]
    if user.view is best.view:
        taken = {item.column.key} if item.view is best.view else set()
        return [link for link in user.view.links if link.key not in taken]
    if any(one.name == user.column.name for one in best.view.columns):
        return []
    return [link for link in user.view.links if link.key == user.column.key]


def among_rows(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out rows that say themselves that no customer made them: a recruiter among candidates.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view = best.view
    taken = {one.column.key for one in best.roles.values() if one.view is view}
    for column in view.columns:
        if column.key in taken or column is found.event or column.name in found.leave_out:
            continue
        firms = _firms(column)
        if not (1 < column.distinct <= _KINDS and (firms or _says_who(column))):
            continue
        counts = value_counts(connection, view, column)
        gone = tuple(value for value in counts if folded(value) in stems("OUTSIDERS"))
        gone = gone or tuple(value for value in counts if value in firms)
        rows = sum(counts[value] for value in gone)
        if gone and rows <= flags.SOME * view.profile.rows:
            found.leave_out[column.name] = gone
            found.returns[column.key] = _(
                "{rows:,} rows are of {listed}, who are no customers."
            ).format(rows=rows, listed=", ".join(gone[:4]))


def _firms(column: ColumnProfile) -> set[str]:
    """Values that name who sells, where the usual one names who buys: vendors among customers."""
    values = column.frequencies
    if column.shape.kind not in ("word", "code", "phrase") or len(values) > _KINDS:
        return set()
    firms = {
        one for one in values if (said := hint(one)).about("vendor") and not said.about("user")
    }
    buyers = sum(n for one, n in values.items() if hint(one).about("user"))
    return firms if buyers > 0.5 * len(column.given) else set()


def _says_who(column: ColumnProfile) -> bool:
    """Whether the name of a column says that it holds of which kind somebody is."""
    name = words(column.name.split(".")[-1])
    worded = column.shape.kind in ("word", "code", "phrase")
    return worded and (bool(_CLEAR.intersection(name)) or _is_kind_of_person(name))


def says_of_which_kind(column: ColumnProfile) -> bool:
    """Whether a column of a table of people says in words or codes of which kind somebody is."""
    name = words(column.name.split(".")[-1])
    worded = column.shape.kind in ("word", "code", "phrase", "integer")
    kind = _KINDS_OF.intersection(name) or _ROLES.intersection(name) or _is_kind_of_person(name)
    return worded and bool(kind or hint(column.name).says("type"))


def _is_kind_of_person(name: tuple[str, ...]) -> bool:
    return bool(_ACTORS.intersection(name) and _KINDS_OF.intersection(name))


def _guess(user: Scored, there: View, column: ColumnProfile, values: tuple[str, ...]) -> Guess:
    why = _("it says who is no customer; rows whose {user} has {listed} there are left out").format(
        user=user.column.name, listed=", ".join(values)
    )
    return Guess("interactions", "", there.label, column.name, "unused", 0.85, why)


def _outside(
    connection: duckdb.DuckDBPyConnection, there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """The values of a column that say that somebody is no customer; none if it says none such."""
    name = [word for word in words(column.name.split(".")[-1]) if word not in _FILLERS]
    if _LOGINS.intersection((*name, "".join(name))) and column.is_unique:
        return _nobody(connection, there, column)
    if not 1 <= column.distinct <= _KINDS:
        return ()
    known = stems("OUTSIDERS")
    by_name = bool(name) and (known.issuperset(name) or "_".join(name) in known)
    said = there.hint(column.key)
    told = by_name or said.says("type", "status") or _ROLES.intersection(name)
    if not told and not _is_kind_of_person(words(column.name.split(".")[-1])):
        return ()
    counts = value_counts(connection, there, column)
    if by_name and flags.is_flag(there, column, counts):
        found = tuple(v for v in counts if plain(v) not in flags.NO)
    else:
        found = tuple(v for v in counts if folded(v) in known)
    few = sum(counts[one] for one in found) <= _MOST * there.profile.rows
    return found if few else ()


def _explained(
    connection: duckdb.DuckDBPyConnection, views: list[View], there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """The codes of a kind of people that another table calls staff, tests or the like."""
    if not 2 <= column.distinct <= _KINDS or column.moment:
        return ()
    words = explained.meanings(connection, views, there, column)
    known = stems("OUTSIDERS")
    found = tuple(
        code for code, word in words.items() if folded(explained.without_aside(word)) in known
    )
    counts = value_counts(connection, there, column) if found else {}
    few = sum(counts.get(one, 0) for one in found) <= _MOST * there.profile.rows
    return tuple(one for one in found if one in counts) if few else ()


def _nobody(
    connection: duckdb.DuckDBPyConnection, there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """The names of accounts that a system has for whom it does not know, and for itself."""
    rows = connection.execute(
        f"SELECT {sql.trimmed(column.key)} AS v FROM {there.profile.table.name} "
        f"WHERE list_contains(?::VARCHAR[], lower(v)) ORDER BY v",
        [sorted(_ACCOUNTS)],
    ).fetchall()
    return tuple(str(value) for (value,) in rows)


_LOGINS = frozenset(("username", "login", "nick", "nickname", "userlogin", "loginname",
                     "benutzername", "gebruikersnaam", "utilisateur", "아이디", "계정",
                     "用户名"))  # fmt: skip
"""Words of names of columns of what people sign in with."""
_ACCOUNTS = frozenset(("guest", "anonymous", "system", "discobot", "gast", "invitado", "ospite",
                       "visiteur", "convidado", "misafir", "gość", "гость", "비회원", "손님",
                       "ゲスト", "游客", "访客"))  # fmt: skip
_CLEAR = frozenset(("role", "roles", "rolle", "rôle", "rol", "ruolo", "rola", "rolü", "роль",
                    "papel", "perfil", "권한", "역할", "회원구분", "회원유형", "役割", "会員種別",
                    "角色", "身份", "用户类型"))  # fmt: skip
_ACTORS = frozenset(("user", "actor", "account", "member", "visitor", "person", "konto", "compte",
                     "nutzer", "benutzer", "usuario", "utente", "gebruiker",
                     "customer", "client", "kunde", "kunden", "cliente", "klant", "klient",
                     "müşteri", "üye", "hesap", "kund", "medlem", "card", "karte", "karten",
                     "kart", "kort", "carte", "tarjeta", "kaart", "tessera"))  # fmt: skip
_KINDS_OF = frozenset(("type", "kind", "role", "group", "typ", "art", "tipo", "soort", "tipi",
                       "türü", "rodzaj"))  # fmt: skip
"""Words of names of columns of events that say of which kind somebody is, alone or together."""
_ROLES = frozenset(("role", "roles", "rolle", "rôle", "rol", "ruolo", "group", "gruppe", "groupe",
                    "grupo", "segment", "class", "category", "soort", "rola", "rodzaj", "tür",
                    "rolü", "권한", "역할", "등급", "구분", "유형", "회원구분", "고객구분", "ktokd",
                    "계정구분", "役割", "権限", "区分", "種別", "会員種別", "角色", "身份",
                    "用户类型"))  # fmt: skip
"""Words of names of columns that say of which kind somebody is."""
