"""Unique ids of rows that are called after their table: inv_mast_uid of the table inv_mast.

"uid" is the number of a user elsewhere. Behind the name of a table whose rows it numbers it is the
key of that table, there and wherever a column has the same name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.words.names import hint, own_name, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from personalize_poc.data.own.profiles import TableProfile

_UID = "uid"
_PEOPLE = ("email", "phone", "birth")
"""What is said of people: where a table has it, and its name is silent, its rows may be users."""


def spelled_out(profiles: Sequence[TableProfile]) -> dict[str, str]:
    """Names of keys that end in "uid" -> the same with "id", where a table is called so.

    Args:
        profiles: of all tables.
    """
    return {
        column.name: "_".join((*words(column.name)[:-1], "id"))
        for table in profiles
        for column in table.columns
        if column.is_unique and _is_called_after(column.name, table)
    }


def _is_called_after(name: str, table: TableProfile) -> bool:
    """Whether a key is called as its table, with "uid" behind it."""
    *before, last = words(name) or ("",)
    label = words(own_name(table.label))
    if last != _UID or not before:
        return False
    wanted = "".join(before)
    called = (
        "".join(label[start:end])
        for start in range(len(label))
        for end in range(start + 1, len(label) + 1)
    )
    if not any(one in (wanted, f"{wanted}s", f"{wanted}es") for one in called):
        return False
    silent = not hint("_".join(before)).entities
    return not (silent and any(hint(one.name).says(*_PEOPLE) for one in table.columns))
