"""The table of items, or of users, that interactions point to."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names, metadata, subject_types
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.links import further, same_titles, squares
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.words.names import hint, own_name, strength

_LOOKED = 1000
"""So many values of a column are looked for in another table."""
_MET = 0.5
"""Share of the rows of a table below which numbers without a name in common meet it by chance."""
_PART = 0.8
"""Share of whole numbers below which they may be found by chance, as both count from 1 on."""


def link_of(views: list[View], best: Candidate, role: str) -> Link | None:
    """The table of items, or of users, that the interactions point to."""
    chosen = best.roles[role]
    wanted = {"ITEM_ID": "item", "USER_ID": "user"}[role]
    kinds = {view.label: view.kind for view in views}
    rows = {view.label: view.profile.rows for view in views}
    tables = {view.label: view for view in views}
    people = any(
        one.key == chosen.column.key and kinds[one.table] == "user" and one.share > 0.8
        for one in chosen.view.links
    )
    found = []
    for link in chosen.view.links:
        if link.key != chosen.column.key or link.table == best.view.label:
            continue
        if link.table in {one.table for one in best.links} or squares.is_square(tables[link.table]):
            continue
        loose = link.share > 0.8 or further.is_met_whole(chosen.view, tables[link.table], link)
        loose = loose and kinds[link.table] in ("other", "lookup")
        loose = loose and not (wanted == "item" and people)
        loose = loose and not _counts_others(chosen.column, tables[link.table], link)
        loose = loose and not further.is_meant_otherwise(best.view, chosen.column, link, views)
        if kinds[link.table] == wanted or loose:
            found.append(link)
    found = _without_chance(chosen.column, found, tables)
    if len(found) < 2:
        return found[0] if found else None
    kinds_beside = subject_types.beside(chosen.view, chosen.column)
    of_most = kinds_beside.frequencies.most_common(1)[0][0] if kinds_beside else ""
    worth = {label: _worth(tables[label]) for label in {one.table for one in found}}
    return max(
        found,
        key=lambda one: (
            bool(of_most) and subject_types.names(of_most, one.table),
            kinds[one.table] == wanted,
            not one.form,
            round(one.share, 1),
            one.values >= 0.1 * min(rows[one.table], _LOOKED),
            strength(one.table)[0] != "stock",
            wanted == "item" or not _is_of_others(tables[one.table], one.there),
            _is_meant(chosen.view, one, tables[one.table]),
            evidence.is_catalogue(tables[one.table], wanted),
            round(20 * one.share),
            worth[one.table],
            one.share,
        ),
    )


def _counts_others(column: ColumnProfile, there: View, link: Link) -> bool:
    """Whether few of many counted rows are met by chance: those of a log of mails, by products."""
    few = column.distinct < _MET * there.profile.rows
    return link.by_chance and few and not alike_names.counts(there, link.there)


def _without_chance(
    column: ColumnProfile, found: list[Link], tables: dict[str, View]
) -> list[Link]:
    """The links without those of a part of the numbers, where only another table has titles.

    A title's number is among those of copies as well, as far as there are as many of these.
    """
    titled = {one.table for one in found if further.has_titles(tables[one.table])}
    whole = any(
        one.share > SURE
        and not one.form
        and tables[one.table].column(one.there).is_unique
        and one.table in titled
        for one in found
    )
    if not whole or column.shape.kind != "integer":
        return found
    return [one for one in found if one.share >= _PART or one.table in titled]


def _is_meant(view: View, link: Link, there: View) -> bool:
    """Whether names say that a key is meant by a whole number: values agree by chance as well."""
    here, key = view.hint(link.key), there.hint(link.there)
    if view.column(link.key).shape.kind != "integer" or here.tokens == key.tokens:
        return True
    label = hint(own_name(there.label))
    generic = set(key.tokens) <= alike_names.GENERIC
    if same_titles.beside(view, link, there) is not None:
        return True
    return alike_names.alike(here, key) or (generic and bool(here.entities & label.entities))


def _is_of_others(view: View, key: str) -> bool:
    """Whether rows have a number of their own before that of a person: addresses, contracts."""
    before = view.columns[: view.columns.index(view.column(key))]
    return any(
        column.is_unique
        and is_idlike(column)
        and (said := view.hint(column.key)).says("id")
        and not set(said.tokens) <= alike_names.GENERIC
        and not said.about("user", "visitor", "card")
        for column in before
    )


def _worth(view: View) -> int:
    """How much a table tells of its rows: a title most, then each field that a model can use."""
    described = metadata.describe(view.columns, "items")
    return sum(3 * (one.kind == "title") + bool(one.field) for one in described)
