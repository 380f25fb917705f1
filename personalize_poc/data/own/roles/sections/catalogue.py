"""The sections of items and users: a table of their own, or columns of the interactions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence import metadata
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.described import Described
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import (
    copies_of,
    names_of_codes,
    pointed,
)
from personalize_poc.data.own.roles.links.names_of_codes import Named
from personalize_poc.data.own.roles.sections import beside, taking_place
from personalize_poc.data.own.roles.sections.events import as_guess, decimal
from personalize_poc.data.own.roles.sections.made import Made
from personalize_poc.data.own.roles.sections.rest import Rest
from personalize_poc.data.own.roles.which_column.nobody.absent import absent
from personalize_poc.data.own.roles.which_column.times import time_forms
from personalize_poc.data.words import Share
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_OLD = 0.02
"""Share of times before 1970, from which on a column is no creation time."""
_FIELDS = {"categorical", "number", "text", "list", "time"}


def items(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, rest: Rest
) -> Made | None:
    """What is known of items."""
    return _make(connection, views, best, "items", "ITEM_ID", rest.of_item, rest.lost)


def users(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, rest: Rest
) -> Made | None:
    """What is known of users."""
    return _make(connection, views, best, "users", "USER_ID", rest.of_user, rest.lost)


def _make(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    section: str,
    role: str,
    belonging: list[ColumnProfile],
    lost: dict[str, str],
) -> Made | None:
    link = pointed.link_of(views, best, role)
    if link is None:
        link = copies_of.link_of(connection, views, best, role)
    if link:
        there = next(view for view in views if view.label == link.table)
        key = there.column(link.there)
        described = _described(there, key, section)
        if section == "items":
            taking_place.is_no_creation(connection, best, (there, key), described)
            _not_before_1970(described)
        some = best.roles[role].column.distinct > link.values
        told = _("{share:.1%} of {ids:,} ids in a sample of {label} are there")
        why = (told if some else _("{share:.1%} of {ids:,} ids in {label} are there")).format(
            share=Share(link.share), ids=link.values, label=best.view.label
        )
        named = names_of_codes.find(views, there, described, section)
        made = _section(connection, there, section, role, key, described, why, link, named)
        if made and section == "items":
            beside.of_table(connection, views, best, made, (there, key))
        if made and belonging:
            made.guesses += _elsewhere(best, belonging, link, section)
        if made or not belonging or best.roles[role].view is not best.view:
            lost.update({column.name: _told_by(section, link.table) for column in belonging})
            return made
        # The table has ids alone: a shop's variants, whose names stand in the rows themselves.
    chosen = best.roles[role]
    if chosen.view.versions and chosen.view.versions.number == chosen.column.key and chosen.link:
        lost.update({column.name: _told_by(section, chosen.view.label) for column in belonging})
        return _last_versions(connection, chosen, best.view.label)
    if not belonging or chosen.view is not best.view:
        why = _("it goes with one of the {section}, whose id stands in another table").format(
            section=_(section)
        )
        lost.update({column.name: why for column in belonging})
        return None
    described = _described_beside(connection, best, section, chosen.column, belonging)
    lost.update({one.column.name: one.reason for one in described if one.kind == "unused"})
    why = _("its {count:,} different values, from the rows of interactions").format(
        count=chosen.column.distinct
    )
    made = _section(connection, best.view, section, role, chosen.column, described, why, None)
    if made and section == "items":
        beside.of_titles(connection, views, best, made)
    return made


def _described(there: View, key: ColumnProfile, section: str) -> list[Described]:
    """What the columns of a table are; of copies of an item only what they agree on is known."""
    others = [column for column in there.columns if column is not key]
    if key.is_unique or section == "users" or not copies_of.are_numbered(there):
        return metadata.describe(others, section)
    agreed = copies_of.agreed(there, key)
    if not agreed:
        return metadata.describe(others, section)
    why = _("it differs between the rows of an item")
    return [
        *metadata.describe(agreed, section, rows=key.distinct),
        *(Described(one, "unused", why) for one in others if one not in agreed),
    ]


def _described_beside(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    section: str,
    key: ColumnProfile,
    belonging: list[ColumnProfile],
) -> list[Described]:
    """What the columns of interactions are that belong to their items or users."""
    described = metadata.describe(belonging, section, rows=key.distinct)
    if section == "items":
        taking_place.is_no_creation(connection, best, (best.view, key), described)
    return described


def _told_by(section: str, table: str) -> str:
    """Why a column of the interactions that belongs to items or users is not taken."""
    return _("it goes with one of the {section}, and {table} says what is known of them").format(
        section=_(section), table=table
    )


def _last_versions(
    connection: duckdb.DuckDBPyConnection, chosen: Scored, interactions: str
) -> Made | None:
    """What is known of people of whom a table has versions, by the last one of each."""
    there, versions = chosen.view, chosen.view.versions
    if versions is None or not versions.flag:
        return None
    assert chosen.link is not None
    but = (chosen.column.key, versions.flag, chosen.link.there)
    described = metadata.describe([one for one in there.columns if one.key not in but], "users")
    why = _("its {count:,} different values, from the last rows of each").format(
        count=chosen.column.distinct
    )
    key, link = chosen.column, chosen.link
    made = _section(connection, there, "users", "USER_ID", key, described, why, link)
    if made:
        gone = {there.column(versions.flag).name: versions.gone}
        if nobody := absent(connection, there, chosen.column):
            gone[chosen.column.name] = tuple(nobody)
        unused = {
            there.column(versions.flag).name: _("only the last row of everybody is taken"),
            there.column(chosen.link.there).name: _("it is joined with {label}").format(
                label=interactions
            ),
        }
        unused = {**made.section.unused, **unused}
        made.section = replace(made.section, leave_out=gone, unused=unused)
    return made


def _not_before_1970(described: list[Described]) -> None:
    """Take no time for that of creation that lies before 1970: the service counts from then on."""
    for one in described:
        moment = one.column.moment
        seconds = [at for at in moment.seconds if at is not None] if moment else []
        early = sum(at < 0 for at in seconds)
        if one.kind == "time" and early > _OLD * len(seconds):
            one.kind, one.field, one.confidence = "unused", "", 0.85
            one.reason = _(
                "some are before 1970 ({share:.0%} of a sample), which no creation time may be"
            ).format(share=Share(early / len(seconds)))


def _elsewhere(
    best: Candidate, belonging: list[ColumnProfile], link: Link, section: str
) -> list[Guess]:
    why = _("it goes with one of the {section}, and {table} says what is known of them").format(
        section=_(section), table=link.table
    )
    return [
        Guess("interactions", "", best.view.label, column.name, "unused", 0.85, why)
        for column in belonging
    ]


def _section(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    section: str,
    role: str,
    key: ColumnProfile,
    described: list[Described],
    why: str,
    link: Link | None,
    named: Sequence[Named] = (),
) -> Made | None:
    described = [_without_doubt(connection, view, one) for one in described]
    fields = [one for one in described if one.kind in _FIELDS]
    called = section == "items"  # Personalize and a run call people by their ids
    titles = [one for one in described if one.kind == "title" and called]
    if not fields and not titles and not named:
        return None
    columns = {role: key.name, **{one.field: one.column.name for one in fields}}
    times = [one for one in fields if one.kind == "time"]
    form = (
        time_forms.recognise_form(connection, view, times[0].column).forms
        if times
        else ("seconds",)
    )
    lists = [one for one in fields if one.kind == "list"]
    made = Section(
        files=(view.label,),
        columns=columns,
        timestamp=form,
        decimal=decimal(view, columns),
        unused={one.column.name: one.reason for one in described if one.kind == "unused"},
        joins=tuple(one.join for one in named),
        kinds={
            **{one.field: one.kind for one in fields if one.kind != "time"},
            **{one.name: "categorical" for one in named},
        },
        title=titles[0].column.name if titles else None,
        separator=lists[0].column.shape.separator if lists else None,
    )
    sure = 0.97 if link is None else round(min(0.99, 0.6 + 0.4 * link.share), 2)
    guesses = [Guess(section, role, view.label, key.name, "id", sure, why)]
    guesses += [as_guess(section, view.label, one) for one in described]
    guesses += [guess for one in named for guess in one.guesses]
    return Made(made, guesses, view.label, link)


def _without_doubt(connection: duckdb.DuckDBPyConnection, view: View, one: Described) -> Described:
    """A time of which no value tells day and month apart is not taken: nobody is asked about it."""
    if one.kind != "time" or not time_forms.recognise_form(connection, view, one.column).swapped:
        return one
    why = _("no value tells whether the day or the month stands first; export it as 2024-01-31")
    return Described(one.column, "unused", why, one.confidence)
