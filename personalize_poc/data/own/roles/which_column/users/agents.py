"""Who sells to others in their own name, beside those who get it: agents, brokers, dealers.

An agent of an insurer and its customer both come back, and either may be recommended to. Staff of a
shop are few; of those who work for themselves there are many, and a table has a row for each.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.words.names import stems_of, words

_AGENTS = frozenset(
    stems_of(
        """
        partner partners partnerid partnernr partnernummer partenaire partenaires parceiro parceiros
        συνεργάτης συνεργάτη synergatis synergati партнёр партнер партнера 파트너 제휴사 パートナー
        提携先 合作伙伴 合作夥伴
        agent agents agentid agency agencies broker brokers brokerid dealer dealers reseller
        resellers adviser advisers advisor advisors intermediary intermediaries distributor
        distributors consultant consultants vermittler vermittlernr vermittlernummer makler maklernr
        maklernummer beraternummer händlernummer agenturnummer vertreternr vertreternummer
        agentur agenturnr berater beraternr händler händlernr vertreter vertriebspartner agence
        courtier courtiers apporteur conseiller conseillers revendeur revendeurs agente agentes
        agencia corredor corredores asesor asesores intermediario intermediarios distribuidor
        distribuidores revendedor revendedora corretor corretora corretores consultor consultora
        consultores agência agenzia agenzie intermediari rivenditore consulente promotore
        tussenpersoon adviseur makelaar agentschap wederverkoper agenta pośrednik pośrednika doradca
        doradcy makléř zprostředkovatel poradce acente acentesi bayi bayii bayisi aracı danışman
        агент агента брокер брокера дилер дилера посредник посредника förmedlare mäklare
        återförsäljare rådgivare formidler megler forhandler välittäjä jälleenmyyjä ügynök
        viszonteladó đại_lý agen 설계사 설계사번호 대리점 대리점코드 중개사 딜러 딜러번호 모집인
        代理店 代理店コード 募集人 募集人コード 仲介者 代理人 代理商 代理商编号 经纪人 经销商
        中介"""
    )
)
"""Words of names of columns of who sells in his own name."""
_FEWEST, _SHARE = 100, 0.02
"""Agents, and their share of the customers, from which on they may be meant; staff are fewer."""
_AGAIN = 2.0
"""Rows of an agent on average."""


def beside(best: Scored) -> list[Scored]:
    """Columns of agents of whom another table has a row each, and who sell to several customers.

    Args:
        best: the column that is taken for the user.
    """
    view = best.view
    return [
        Scored(column, view)
        for column in view.columns
        if column is not best.column and _is_one(view, column, best)
    ]


def further(best: Scored, asked: Scored) -> list[Scored]:
    """Agents beside two columns between which a person has to choose anyway.

    Where each customer has one agent, that is no reason to ask; but who is asked for whom
    recommendations are meant shall find the agent among the answers.

    Args:
        best: the column that is taken for the user.
        asked: the other one.
    """
    view = best.view
    taken = (best.column, asked.column)
    return [
        Scored(column, view)
        for column in view.columns
        if column not in taken and _is_called(view, column, best) and _has_table(view, column)
    ]


def _is_one(view: View, column: ColumnProfile, best: Scored) -> bool:
    # Whoever looks after a customer all the time is one more thing that is known of the customer.
    fixed = view.goes_with(best.column.key, column.key) > SURE
    return _is_called(view, column, best) and not fixed and _has_table(view, column)


def _is_called(view: View, column: ColumnProfile, best: Scored) -> bool:
    said = view.hint(column.key)
    called = _AGENTS.intersection(words(column.name)) and not said.says(*NO_ID, "name")
    if not called or not is_idlike(column) or column.fill <= SURE:
        return False
    many = column.distinct >= max(_FEWEST, _SHARE * best.column.distinct)
    if not many or column.repeats < _AGAIN:
        return False
    return not _AGENTS.intersection(words(best.column.name))


def _has_table(view: View, column: ColumnProfile) -> bool:
    return any(
        link.key == column.key and link.share > SURE and not link.form for link in view.links
    )
