"""Words for groups of people that hire or order together: a theatre company, a choir, a club."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.meanings import folded_stems

_GROUPS = """
    company theatre_company theater_company production_company troupe ensemble choir chorus
    orchestra club association society charity nonprofit congregation parish
    ensemble theatergruppe theaterverein schauspielgruppe truppe chor orchester verein vereine
    vereinsname gesellschaft verband kapelle kirchengemeinde
    compagnie troupe chorale chœur orchestre association asso groupe_théâtral société amicale
    compañía compania compañía_teatral elenco coro orquesta asociación asociacion sociedad peña
    agrupación cofradía companhia companhia_teatral grupo_teatral associação associacao sociedade
    agremiação clube
    compagnia compagnia_teatrale filodrammatica orchestra associazione società circolo sodalizio
    gezelschap toneelgezelschap toneelvereniging koor orkest vereniging genootschap stichting
    teatr zespół chór orkiestra stowarzyszenie towarzystwo klub fundacja
    soubor divadelní_soubor sbor orchestr spolek sdružení
    topluluk tiyatro_topluluğu koro orkestra dernek kulüp
    труппа коллектив хор оркестр ассоциация объединение клуб общество
    förening teatergrupp kör orkester sällskap klubb forening teatergruppe kor korps selskab lag
    yhdistys seura kuoro orkesteri egyesület társulat kórus asociație trupă θίασος σύλλογος
    극단 악단 합창단 교향악단 동호회 동아리 협회 단체 단체명 클럽 법인 교회
    劇団 楽団 合唱団 サークル 協会 団体 団体名 クラブ 法人 剧团 劇團 乐团 樂團 合唱团 社团 社團
    协会 協會 团体 團體 俱乐部 俱樂部"""


def says_so(name: str) -> bool:
    """Whether a name speaks of a group of people."""
    return speaking_of.speaks_of(name, _words())


@cache
def _words() -> frozenset[str]:
    return folded_stems(_GROUPS)
