"""Groups that people come to: a choir, a class or a club is what is chosen where it has no id.

A group of customers or of goods is a property: each of them is in one. Who comes to several groups,
which others come to as well, chose each of these.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.points import called_people
from personalize_poc.data.own.roles.words.names import stems_of

_GROUPS = frozenset(
    stems_of(
        """group groups club clubs circle society activity activities meeting meetings workshop
        gruppe gruppen kreis verein angebot aktivität veranstaltung treff groupe cercle atelier
        activité réunion grupo círculo taller actividad reunión oficina atividade reunião gruppo
        circolo laboratorio attività incontro groep kring vereniging activiteit bijeenkomst grupa
        koło kółko zajęcia spotkanie skupina kroužek aktivita setkání grupp cirkel förening
        aktivitet møte møde forening ryhmä kerho csoport kör szakkör grup cerc activitate ομάδα
        όμιλος δραστηριότητα группа кружок клуб мероприятие група гурток kulüp topluluk etkinlik
        kelompok kegiatan nhóm hoạt_động 모임 동아리 소모임 동호회 그룹 활동 サークル グループ
        クラブ 同好会 活動 小组 社团 俱乐部 活动 小組 社團 俱樂部"""
    )
)
_KINDS = frozenset(stems_of("name title nom nombre nome naam nazwa název navn namn 명 이름 名"))
"""Words that stand beside them."""
_LEAST, _BACK = 8, 3.0
"""Fewest groups, and rows of each."""
_ONE = 0.6
"""How sure somebody goes with one group, or a group with somebody, at most."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds groups that people of another column come to, several of each.

    Args:
        view: the table.
        column: of it.
    """
    tokens = frozenset(view.hint(column.key).tokens)
    if not tokens & _GROUPS or not tokens <= _GROUPS | _KINDS:
        return False
    if column.shape.kind not in ("phrase", "word") or column.repeats < _BACK:
        return False
    others = [one for one in view.columns if one is not column]
    if column.distinct < _LEAST or any(view.hint(one.key).about("item") for one in others):
        return False
    return any(_comes(view, one, column) for one in others if _is_person(view, one))


def _is_person(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    named = said.about("user", "card") and not said.about("category", "staff", "vendor")
    return (named and said.says("id", "name", "email")) or called_people.is_called(view, column)


def _comes(view: View, person: ColumnProfile, group: ColumnProfile) -> bool:
    """Whether people come again, to several groups, and groups have several people."""
    again = person.distinct >= _LEAST and person.repeats >= 2
    sure = (view.goes_with(person.key, group.key), view.goes_with(group.key, person.key))
    return again and all(0 <= one <= _ONE for one in sure)
