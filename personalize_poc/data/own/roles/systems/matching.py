"""Which table of which system a table is.

It is recognised by columns that only it has together, whatever its file is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.evidence.known_tables import Known, System, bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from personalize_poc.data.own.roles.evidence.view import View


def recognise(views: Sequence[View], systems: Iterable[System]) -> None:
    """Write to every view which table of which system it is, where it is one.

    What is known already of a table stays, unless its columns tell more.
    """
    known = tuple(systems)
    found = {view.label: _options(view, known) for view in views}
    sure = {one.system.name for some in found.values() for one in some if not one.table.beside}
    sure |= {view.known.system.name for view in views if view.known}
    for view in views:
        some = [one for one in found[view.label] if one.system.name in sure]
        view.known = max(some, key=lambda one: _fit(view, one), default=view.known)


def _options(view: View, systems: tuple[System, ...]) -> list[Known]:
    names = {bare(column.name): column.key for column in reversed(view.columns)}
    return [
        Known(
            system,
            table,
            {names[name]: role for name, role in table.roles.items() if name in names},
        )
        for system in systems
        for table in system.tables
        if table.names <= names.keys()
        and not table.missing & names.keys()
        and table.may_be_called(view.label)
    ]


def _fit(view: View, known: Known) -> tuple[bool, int, int]:
    """How well a table fits: by how many columns tell it; a name only breaks ties."""
    label = bare(view.label)
    called = sum(word in label for word in known.table.holds.split())
    return not known.table.beside, len(known.table.names) + len(known.roles), called
