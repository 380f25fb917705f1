"""People by the office that they hold: what a senator bought, whom a deputy met.

Registers of what members of a parliament do name each row's member under the word for the office.
Where another column names people, such as who gave or who wrote, the office is that of whom they
turned to. A representative or a deputy is of the staff of a company as well: these words say it
only beside one of politics.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of, words

_OFFICES = frozenset(
    stems_of(
        """senator senators senatorin legislator lawmaker congressman congresswoman congressperson
        councillor councilor councilmember politician politicians parliamentarian mep
        abgeordnete abgeordneter abgeordneten mandatsträger politiker sénateur sénatrice
        conseiller_municipal senador senadora diputado diputada deputado deputada vereador vereadora
        concejal senatore senatrice onorevole kamerlid raadslid senatorka poseł posłanka radny
        poslanec poslankyně riksdagsledamot folketingsmedlem stortingsrepresentant kansanedustaja
        milletvekili сенатор 국회의원 시의원 상원의원 하원의원 国会議員 衆議院議員 参議院議員
        市議会議員 议员 國會議員"""
    )
)
_ALSO_STAFF = frozenset(
    stems_of(
        """representative representatives deputy deputies minister ministers delegate member mp
        député députée députés élu ministre ministra ministro deputato deputata deputati
        депутат депутаты министр bakan 의원 議員 장관 大臣 部长"""
    )
)
_POLITICS = frozenset(
    stems_of(
        """party district chamber senate house committee constituency parliament congress caucus
        partei wahlkreis fraktion parti circonscription partido distrito cámara câmara partito
        collegio partij partia okręg партия округ 정당 선거구 政党 選挙区 党派 选区"""
    )
)
"""Words of names of columns beside an office which say that it is one of politics."""
_BESIDE = frozenset(stems_of("id name full names code key nome nombre nom naam nazwisko"))
_LEAST, _BACK = 10, 2.0
"""Fewest people, and rows of each: who did one thing has no history."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column names who holds an office, where no other column names people.

    Args:
        view: the table.
        column: of it.
    """
    tokens = set(words(column.name.split(".")[-1]))
    called = _OFFICES | (_ALSO_STAFF if _is_of_politics(view) else frozenset())
    if tokens.isdisjoint(called) or not (called | _BESIDE).issuperset(tokens):
        return False
    if column.distinct < _LEAST or column.repeats < _BACK:
        return False
    others = (view.hint(one.key) for one in view.columns if one is not column)
    return not any(one.about("user", "visitor", "card") for one in others)


def _is_of_politics(view: View) -> bool:
    return any(not _POLITICS.isdisjoint(words(one.name)) for one in view.columns)
