"""What every row of a table is: a customer, a product, an order, or an event."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.reading.ground.names import unnamed
from personalize_poc.data.own.roles.evidence import contents
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.words.names import Hint, hint, own_name, stems_of
from personalize_poc.data.own.roles.words.people_words import PARTS_OF_NAMES

_PERSON = ("email", "phone", "birth", "person", "registered")
_THING = ("price", "description", "published", "image", "url")

_FIRM = frozenset(
    stems_of(
        """
        employees headcount industry sector vat vatid taxid ein duns ustid umsatzsteuer
        mitarbeiterzahl branche debitorenbuchungsgruppe debitorenpreisgruppe debitorengruppe
        kundengruppe zahlungsbedingung zahlungsziel funcionarios funcionários setor cnpj cif nif
        empleados rubro siret siren effectif secteur partita_iva piva dipendenti settore kvk btw
        werknemers sector nip regon branża liczba_pracowników ico ičo dič инн кпп отрасль 사업자번호
        사업자등록번호 업종 업태 직원수 業種 従業員数 法人番号 行业 员工人数"""
    )
)
"""What only firms have, which are customers where they buy."""

_EMAIL = {False: 1.0, True: 1.4}
"""Points for people by addresses of mail; where each row has one of its own, they are enough."""
_KINDS, _MOSTLY = 12, 0.6
"""Most kinds of rows that a column tells, and share of the rows that it calls customers."""
_AGAIN = 1.3
"""Rows of a person from which on a table has no row for each."""
_LIMITS = frozenset(
    stems_of(
        """
        from to min max minimum maximum lower upper von bis ab mindest höchst desde hasta até da al
        od do vanaf tot från till dès jusqu jusque 최소 최대 부터 까지 下限 上限"""
    )
)
"""Words beside an age that say for whom something is: a course from 7 to 14."""


def key_of(view: View) -> ColumnProfile | None:
    """The column that names the rows of a table; None if there is none."""
    found = [
        column
        for column in view.columns
        if column.filled > 1
        and column.distinct >= 0.9 * column.filled
        and column.fill > 0.9
        and is_idlike(column)
        and (column.moment is None or hint(column.name).says("id"))
    ]

    places = {column.key: at for at, column in enumerate(view.columns)}

    def rank(column: ColumnProfile) -> float:
        said = hint(view.spelled_name(column.name))
        return (
            2.0 * said.says("id")
            + 1.5 * said.about("user", "item", "order", "session")
            - 1.5 * said.says("name", "description", "email", "url", "phone")
            - 1.0 * (column.shape.kind in ("phrase", "url", "email"))
            - 0.01 * places[column.key]
        )

    return max(found, key=rank, default=None)


def kind_of(view: View) -> str:
    """What a row of a table is: "user", "item", "order", "lookup", "other"; "" without a key.

    The name of a table counts twice where its columns have none.
    """
    key = key_of(view)
    if key is None:
        return ""
    said, label = hint(view.spelled_name(key.name)), hint(own_name(view.label))
    rest = [column for column in view.columns if column is not key]
    if _is_event(view, key):
        return ""
    if said.about("category", "vendor", "staff", "campaign") and not said.about("item", "user"):
        return "lookup"
    called = 2.0 if [one.name for one in view.columns] == unnamed(len(view.columns)) else 1.0
    points = {
        "user": 2.0 * said.about("user", "visitor", "card")
        + called * label.about("user", "visitor"),
        "item": 2.0 * said.about("item") + called * label.about("item"),
        "order": 2.0 * said.about("order", "session") + called * label.about("order", "session"),
    }
    points["user"] += 2.0 * (key.shape.kind == "email")
    of_person = said.about("user", "visitor") and not said.about("item")
    of_people = label.about("user", "visitor") and not (label.about("item") or said.about("item"))
    for column in rest:
        other = hint(column.name)
        given = bool(PARTS_OF_NAMES.intersection(other.tokens))
        limit = other.says("person") and bool(_LIMITS.intersection(other.tokens))
        of_one = other.says(*_PERSON) and not limit
        # Of players or members also a name that speaks of a person, and not of an attribute.
        of_one = of_one or (of_people and other.about("user") and not other.says("id"))
        points["user"] += 0.7 * of_one + _EMAIL[column.is_unique] * (column.shape.kind == "email")
        points["user"] += given
        grouped = other.about("category") and not other.about("user")
        remark = other.says("description") and column.is_constant  # the same for some of the rows
        points["item"] += 0.7 * ((other.says(*_THING) and not remark) or grouped or limit)
        listed = column.shape.kind == "list" and not of_person  # what somebody read or bought
        points["item"] += 0.7 * ((listed or column.shape.kind == "text") and not remark)
        titled = other.says("name") and not column.is_constant and not given
        points["item"] += 0.7 * (titled and not (of_people or other.about("user")))
        points["order"] += 1.0 * (_names(column, "user") and not column.is_unique)
        points["order"] += 0.5 * other.says("status", "later")
    points["user"] -= 2.0 * _names_again(said, rest)
    _ticketed(said, of_people, rest, points)
    _firms(rest, points)
    points["user"] += 2.5 * any(map(_calls_customers, rest))
    if not any(_is_own_title(one) and hint(one.name).about("item") for one in rest):
        _people(rest, points)  # what a museum has is as old as people are
    if _is_described(rest):
        points["item"] += 1.4
    if any(_is_own_title(column) for column in rest):
        points["item"] += 0.8
    if _is_programme(said, rest):
        points["order"] = 0.0
    elif said.about("order", "session") and not said.about("item"):
        points["item"] -= 2.0
    best = max(points, key=lambda name: points[name])
    return best if points[best] >= 1.4 else "other"


def _names_again(key: Hint, rest: list[ColumnProfile]) -> bool:
    """Whether rows have a number of something else, and people who come again beside it.

    SA_CUSTOMER says by the number of a sale who bought: a customer has several.
    """
    other = not key.about("user", "visitor", "card") and len(key.tokens) > 1
    return other and any(_names(one, "user") and one.repeats > _AGAIN for one in rest)


def _ticketed(
    key: Hint, of_people: bool, rest: list[ColumnProfile], points: dict[str, float]
) -> None:
    """Points for people by the numbers of their tickets, as visitors of a fair have them."""
    if of_people and key.about("order") and not any(_names(one, "user") for one in rest):
        points["user"] += points["order"]
        points["order"] = 0.0


def _firms(columns: list[ColumnProfile], points: dict[str, float]) -> None:
    """Points for a place beside what only firms have, where nothing has a price."""
    said = [hint(column.name) for column in columns]
    placed = any(one.says("place") for one in said)
    firm = any(_FIRM.intersection(one.tokens) for one in said)
    if placed and firm and not any(one.says("price", "description") for one in said):
        points["user"] += 2.5
        points["item"] -= 1.0


def _calls_customers(column: ColumnProfile) -> bool:
    """Whether a type or a state is that most rows are customers, beside suppliers and the like.

    Of what is sold, such a column says for whom it is, and is called otherwise.
    """
    if not hint(column.name).says("type", "status") or column.distinct > _KINDS:
        return False
    called = sum(n for one, n in column.frequencies.items() if _is_customer(one))
    return column.filled == column.rows and called >= _MOSTLY * len(column.given)


def _is_customer(value: str) -> bool:
    """Whether a value is a word for a customer and nothing else: "Klant"."""
    said = hint(value)
    return len(said.tokens) == 1 and said.entities == {"user"}


def _is_programme(said: Hint, rest: list[ColumnProfile]) -> bool:
    """Whether sessions are those of a fair or a course, with titles, and no visits of somebody."""
    titled = any(_is_own_title(one) for one in rest)
    return said.about("session") and titled and not any(_names(one, "user") for one in rest)


def _people(columns: list[ColumnProfile], points: dict[str, float]) -> None:
    """Points for what only people have: birthdays and a sex."""
    for is_so, worth in ((contents.is_birth, 2.0), (contents.is_sex, 0.7)):
        if any(map(is_so, columns)):
            points["user"] += worth
            points["item"] -= worth / 2
    born = any(contents.is_birth_year(one) for one in columns if hint(one.name).says("birth"))
    if born and any(map(contents.is_sex, columns)):
        points["user"] += 2.0
        points["item"] -= 1.0


def _is_described(columns: list[ColumnProfile]) -> bool:
    """Whether every row has a name of a few words and a price or the like, and no person's data."""
    kinds = {column.shape.kind for column in columns}
    named = any(
        column.shape.kind == "phrase" and column.distinct > 0.8 * column.filled > 0
        for column in columns
    )
    return named and bool(kinds & {"decimal", "text"}) and not kinds & {"email", "phone"}


def _is_own_title(column: ColumnProfile) -> bool:
    """Whether a column is called a title and has other words in nearly every row."""
    said = hint(column.name)
    several = column.shape.kind in ("phrase", "text") and column.distinct > 0.8 * column.filled > 0
    return several and said.says("name") and not said.about("user", "vendor", "staff", "order")


def _is_event(view: View, key: ColumnProfile) -> bool:
    """Whether rows name a user and an item that come back: no catalogue, whatever its key."""
    rest = [column for column in view.columns if column is not key and column.repeats > 1.2]
    people = any(_names(column, "user") for column in rest)
    things = any(_names(column, "item") for column in rest)
    orders = any(_points_elsewhere(one) for one in rest)
    if not people and any(one.shape.kind == "phrase" and one.is_unique for one in view.columns):
        return False  # every row has a title of its own
    return things and (people or orders or not hint(key.name).about("item", "user", "card"))


def _points_elsewhere(column: ColumnProfile) -> bool:
    """Whether a column is the number of an order, or of something with many rows of its own."""
    said = hint(column.name)
    if not said.says("id") or not is_idlike(column):
        return False
    others = ("item", "category", "vendor", "staff", "campaign", "device")
    many = column.distinct > 100 and not said.about(*others) and not said.says("place", "type")
    return said.about("order") or many


def _names(column: ColumnProfile, entity: str) -> bool:
    said = hint(column.name)
    others = {"user": ("item", "vendor", "staff"), "item": ("user", "category", "vendor")}[entity]
    plain = said.about(entity) and not said.about(*others) and is_idlike(column)
    says = (
        *("name", "type", "quantity", "price", "amount", "status", "place", "person", "flag"),
        "year",
    )
    return plain and column.distinct > 4 and not said.says(*says)
