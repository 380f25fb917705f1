"""Words of names of times from which something is in force: a contract, a price, a tariff."""

from __future__ import annotations

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.names import stems_of

_WORDS = frozenset(
    stems_of(
        """
        effective effect efct efctv effdt eff_dt eff_date eff_start eff_from inforce in_force
        valid_from valid_since validfrom validity_start applies_from
        gültig_ab gültig_von gültigab gültigkeitsbeginn wirksam wirksam_ab wirksamkeitsdatum
        vertragsbeginn effet date_effet prise_effet valable_du valide_du en_vigueur
        vigencia inicio_vigencia vigente_desde válido_desde efecto fecha_efecto
        vigência início_vigência vigente_desde válido_de efeito
        decorrenza data_decorrenza valido_dal in_vigore vigore
        ingangsdatum geldig_vanaf geldig_van geldigheid_vanaf
        obowiązuje_od ważne_od ważny_od platnost_od platné_od účinnost účinnost_od
        geçerlilik_başlangıç yürürlük yürürlük_tarihi gäller_från giltig_från gyldig_fra
        ikrafttræden ikrafttredelse voimaantulo voimassa_alkaen hatályos hatálybalépés
        действует_с дата_вступления срок_действия_с чинний_з hiệu_lực berlaku berlaku_mulai"""
    )
)
_WITHIN = (
    "적용시작", "적용일", "시행일", "발효", "효력", "유효시작", "계약시작",
    "適用開始", "適用日", "発効", "有効開始", "施行日", "契約開始",
    "生效", "生效日期", "起效", "有效期起", "開始生效",
)  # fmt: skip
"""The same in scripts without blanks between words."""


def is_name(name: str) -> bool:
    """Whether a column says from when on something is in force, by its name."""
    return speaking_of.holds(name.split(".")[-1], _WORDS, _WITHIN)
