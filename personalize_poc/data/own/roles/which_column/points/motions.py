"""Votes of a parliament: a member says yes or no to a bill, and both have an id.

What a member votes on is chosen, and who has a seat is the person. A "bill" is an invoice as well,
and a mandate one to collect money: the words say this only beside a column of few votes and, of
what is voted on, beside somebody who votes.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import stems_of

_MOTIONS = frozenset(
    stems_of(
        """bill bills poll polls motion motions amendment amendments rollcall proposal proposals
        division agenda resolution referendum ballot
        gesetzentwurf vorlage antrag abstimmung scrutin projet proposition amendement loi
        moción proyecto enmienda votación moção proposição projeto emenda votação mozione
        emendamento disegno votazione motie wetsvoorstel stemming ustawa projekt wniosek głosowanie
        законопроект голосование 의안 의안번호 법안 안건 議案 法案 议案 提案"""
    )
)
_IDS = frozenset(stems_of("id ids no nr num number key code cod 번호 番号 编号"))
"""Words that stand beside them in the name of an id."""
_MEMBERS = frozenset(
    stems_of(
        """mandate mandates mandat deputy deputies member members legislator legislators senator
        senators politician politicians councillor councillors representative congressman mp mep mps
        parliamentarian abgeordnete abgeordneter abgeordneten mandatsträger politiker député députée
        députés élu sénateur diputado diputada diputados senador senadora deputado deputada
        deputados vereador deputato deputata deputati senatore onorevole kamerlid kamerleden poseł
        posłanka posłowie senatorka депутат депутаты milletvekili 의원 의원번호 국회의원 議員
        议员 議員番号"""
    )
)
_VOTES = frozenset(
    stems_of(
        """vote votes voted stimme stimmverhalten votum suffrage voto votos votó voti stem głos
        голос oy 표결 표결결과 투표 投票 賛否 表决"""
    )
)
_FEW, _LEAST, _BACK = 10, 10, 3.0
"""Most different votes, fewest members or bills, and rows of each of them."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column has ids of what members of another column voted on.

    Args:
        view: the table.
        column: of it.
    """
    tokens = set(view.hint(column.key).tokens)
    named = tokens & _MOTIONS and tokens & _IDS and tokens <= _MOTIONS | _IDS
    if not named or not _comes_back(column) or not _has_votes(view):
        return False
    return any(is_member(view, one) for one in view.columns if one is not column)


def is_dated(view: View, column: ColumnProfile) -> bool:
    """Whether votes have no time of their own: all were given on the day of what they were on.

    Args:
        view: the table.
        column: of it, which may lead to a table of bills or polls.
    """
    return not view.is_timed and is_one(view, column)


def is_member(view: View, column: ColumnProfile) -> bool:
    """Whether a column says who voted, in a table that says how.

    Args:
        view: the table.
        column: of it.
    """
    named = _MEMBERS.intersection(view.hint(column.key).tokens)
    return bool(named) and _comes_back(column) and _has_votes(view)


def _comes_back(column: ColumnProfile) -> bool:
    return column.distinct >= _LEAST and column.repeats >= _BACK


def _has_votes(view: View) -> bool:
    """Whether a column of few words or numbers is called a vote."""
    return any(
        1 < one.distinct <= _FEW
        and not one.moment
        and _VOTES.intersection(view.hint(one.key).tokens)
        for one in view.columns
    )
