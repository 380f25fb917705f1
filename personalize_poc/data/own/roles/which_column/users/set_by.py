"""Who sets a thing for somebody else: a teacher a book for a pupil, a doctor a drug for a patient.

The one chooses and the other reads, and both come back: whom to recommend to is for a person to
say. Who teaches a course, or looks after the same people all the time, is known of the course or of
these people, and chose nothing in a row.

Their columns are called after their professions, or not at all: "assigned_by" and "assigned_to" say
nothing but which way it went, and both lead to the one table of all people.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.words import who_serves
from personalize_poc.data.own.roles.words.names import own_name, stems_of, words
from personalize_poc.language import _

_SET = stems_of(
    """
    allocat assigned assignment assignments prescri zugewies zuweisung zugeteilt zuteilung verordn
    verschrieb aufgegeben hausaufgabe attribué attribution assigné prescrit ordonnance asignad
    asignación prescrito prescripción receta atribuíd atribuição designad prescrição receita
    assegnat assegnazion prescritt prescrizion ricetta toegewezen toewijzing
    voorgeschreven voorschrift przydziel przypisan recepta recepty zadan přiděl přiřaz předpis
    předeps atanma atama reçete ödev назнач прописан tilldel ordiner tildel ordinert
    määrätty hozzárendel felír atribui συνταγ ανάθεση kê_đơn resep
    배정 할당 처방 割当 割り当 処方 分配 指派 布置 处方 處方"""
)
"""How words begin for setting a thing for somebody, in names of tables and of their times."""
_FEWEST, _AGAIN = 20, 2.0
"""Fewest people who set things, and rows of each on average."""
_OTHERS = 0.5
"""Share of the rows in which somebody else gets a thing than the one who set it."""


def beside(candidate: Candidate) -> list[Scored]:
    """Columns of those who set things for the person who is taken; of them a table has a row each.

    Args:
        candidate: the interactions.
    """
    user, item, time = (candidate.roles[name] for name in ("USER_ID", "ITEM_ID", "TIMESTAMP"))
    view = user.view
    names = [own_name(view.label), *([time.column.name] if time.view is view else [])]
    if not any(word.startswith(_SET) for name in names for word in words(name)):
        return []
    if who_serves.is_called_so(view.hint(user.column.key)):
        return []
    return [
        *(
            Scored(column, view, reasons=[_("it says who sets things for others")])
            for column in view.columns
            if who_serves.is_called_so(view.hint(column.key)) and _sets(view, column, user, item)
        ),
        *(
            Scored(column, view, reasons=[_("one sets things, and the other gets them")])
            for column in view.columns
            if _are_both_people(view, user.column, column) and _sets(view, column, user, item)
        ),
    ]


def _are_both_people(view: View, one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether two columns lead to one table, mostly to another row of it, and neither by its job.

    Who is at once the one and the other set it for himself, and is the person either way.
    """
    if one is other or who_serves.is_called_so(view.hint(other.key)):
        return False
    if share_differing(one.values, other.values) < _OTHERS:
        return False
    here, there = (
        {(way.table, way.there) for way in view.links if way.key == key and way.share > SURE}
        for key in (one.key, other.key)
    )
    return bool(here & there)


def _sets(view: View, column: ColumnProfile, user: Scored, item: Scored) -> bool:
    """Whether somebody has several rows, and goes neither with one person nor with one thing."""
    if not is_idlike(column) or view.hint(column.key).says(*NO_ID, "name"):
        return False
    if column.distinct < _FEWEST or column.repeats < _AGAIN or column.fill <= SURE:
        return False
    fixed = [one.column.key for one in (user, item) if one.view is view]
    if any(view.goes_with(key, column.key) > SURE for key in fixed):
        return False
    return any(
        link.key == column.key and link.share > SURE and not link.form for link in view.links
    )
