"""Words for where a house serves people, in names of columns: a branch, an office, a till."""

from __future__ import annotations

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.names import Hint, stems_of

_BEGINNINGS = tuple(
    stems_of(
        """
        branch subbranch office warehouse filial zweigstelle zweigniederlassung geschäftsstelle
        geschaeftsstelle niederlassung schalter kassennr kassenid agence succursale guichet entrepôt
        oficina sucursal ventanilla almacén agência agencia balcão armazém filiale succursal
        sportello magazzino ufficio bijkantoor kantoor vestiging magazijn oddział placówka okienko
        magazyn pobočk filiál přepážk şube gişe veznesi филиал отделени офис касса склад
        avdelingskontor kontor konttori sivuliike bankfiók
        지점 영업점 영업소 창구 출장소 물류센터 창고 支店 営業所 出張所 窓口 倉庫 网点 網點
        分行 支行 营业部 营业厅 營業部 柜台 櫃台 仓库 倉庫"""
    )
)
"""How words for such places begin; in scripts without blanks a name begins with them as well."""
_WHOLE = frozenset(
    stems_of(
        """till counter register agency depot kasse lager caisse caja caixa cassa kassa sede sedi
        atm geldautomat cajero"""
    )
)
"""Words with which others begin that are something else."""


def is_one(said: Hint) -> bool:
    """Whether a name speaks of where the house serves people."""
    return speaking_of.begins(said.tokens, _BEGINNINGS, _WHOLE)
