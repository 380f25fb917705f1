"""Columns that say of which kind somebody is: roles, groups, types of people."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words import people_words
from personalize_poc.data.own.roles.words.names import hint, words


def says_who(column: ColumnProfile) -> bool:
    """Whether the name of a column says that it holds of which kind somebody is."""
    name = words(column.name.split(".")[-1])
    worded = column.shape.kind in ("word", "code", "phrase")
    alone = bool(people_words.ROLES_ALONE.intersection(name)) or _has_role_within(name)
    return worded and (alone or is_kind_of_person(name))


def says_at_what_price(column: ColumnProfile) -> bool:
    """Whether a column says in words at which of a few prices somebody came: the staff's is one."""
    return _is_worded(column, people_words.TARIFFS)


def says_price_in_codes(column: ColumnProfile) -> bool:
    """Whether a column holds codes of prices, of which another table says whose they are."""
    said = hint(column.name)
    coded = column.shape.kind in ("word", "code", "integer")
    return coded and said.says("price") and said.says("id", "type")


def says_what_is_subscribed(column: ColumnProfile) -> bool:
    """Whether a column says in words which of a few plans somebody has."""
    return _is_worded(column, people_words.PLANS)


def tells_nameless(column: ColumnProfile, user: ColumnProfile) -> bool:
    """Whether all rows that name a user have one value: guests, who have no id, have the others.

    Args:
        column: of the table of interactions.
        user: the column of the user in it.
    """
    pairs = zip(column.values, user.values, strict=True)
    named = {value for value, somebody in pairs if value and somebody}
    return len(named) == 1 and user.fill < 1


def _is_worded(column: ColumnProfile, names: frozenset[str]) -> bool:
    """Whether a column of words has one of these in its name."""
    worded = column.shape.kind in ("word", "code", "phrase")
    return worded and bool(names.intersection(words(column.name.split(".")[-1])))


def says_of_which_kind(column: ColumnProfile) -> bool:
    """Whether a column of a table of people says in words or codes of which kind somebody is."""
    name = words(column.name.split(".")[-1])
    worded = column.shape.kind in ("word", "code", "phrase", "integer")
    kind = people_words.KINDS_OF.intersection(name) or is_role(name) or is_kind_of_person(name)
    return worded and bool(kind or hint(column.name).says("type"))


def says_kind_of_holder(column: ColumnProfile) -> bool:
    """Whether a column says of which kind those are whose something is: "owner_type"."""
    name = words(column.name.split(".")[-1])
    held = people_words.HOLDERS.intersection(name) and people_words.KINDS_OF.intersection(name)
    return column.shape.kind in ("word", "code", "phrase") and bool(held)


def is_role(name: tuple[str, ...]) -> bool:
    """Whether a word says "role" or "group", also inside of a compound: "회원등급"."""
    return bool(people_words.ROLES.intersection(name)) or _has_role_within(name)


def _has_role_within(name: tuple[str, ...]) -> bool:
    return any(one in word for word in name for one in people_words.ROLES_WITHIN)


def is_kind_of_person(name: tuple[str, ...]) -> bool:
    """Whether words say of which kind somebody is: "user_type", "Kundenart"."""
    if people_words.ACTORS.intersection(name) and people_words.KINDS_OF.intersection(name):
        return True
    if any(word.endswith(people_words.KINDS_BEHIND) and hint(word).about("user") for word in name):
        return True
    actors = tuple(one for one in people_words.ACTORS if len(one) > 3)
    return any(
        word.startswith(actors) and word.endswith(tuple(people_words.KINDS_OF)) for word in name
    )
