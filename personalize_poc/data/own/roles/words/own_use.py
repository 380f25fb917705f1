"""Words for the account by which a house takes goods or machines for itself: no customer."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import plain, stems_of, words

_NAMES = frozenset(
    "_".join(words(one))
    for one in stems_of(
        """internal_use internal_purposes company_use in_house_use interner_gebrauch interne_nutzung
        interner_verbrauch usage_interne consommation_interne uso_interno consumo_interno
        consumo_próprio intern_gebruik eigen_gebruik użytek_wewnętrzny użytek_własny
        vnitřní_spotřeba vlastní_spotřeba iç_kullanım dahili_kullanım внутреннее_использование
        внутренние_нужды собственные_нужды internt_bruk eget_bruk sisäinen_käyttö
        internal_consumption own_consumption eigenbedarf eigenverbrauch hausgebrauch
        autoconsommation autoconsumo autoconsumo_interno"""
    )
)
_EASTERN = frozenset(
    ("内部领用", "內部領用", "内部使用", "內部使用", "公司自用", "內部自用", "内部自用", "社内使用",
     "社内用", "自家使用", "自社使用", "自家消費", "사내사용", "내부사용", "사내소비", "자체사용",
     "자가소비")
)  # fmt: skip
"""The same in scripts without blanks between words."""

_PLACES = frozenset(
    stems_of(
        """
        depósito deposito bodega dépôt depot messe auslage schaufenster vitrine
        stock warehouse store office workshop lager büro buero werkstatt filiale labor verwaltung
        zentrale entrepôt magasin bureau atelier almacén oficina taller armazém escritório
        magazzino ufficio officina magazijn kantoor werkplaats magazyn biuro sklad
        kancelář depo ofis склад офис"""
    )
)
"""Where a house takes it from, or needs it."""

OF_HOUSE = frozenset(
    plain(one)
    for one in stems_of(
        """
        intern interne interner internes interna interno internos interni internal int.
        intercompany interco house inhouse in-house own ownuse selfuse eigen eigenbedarf
        eigenverbrauch hausintern propio propia próprio própria proprio propre maison
        wewn wewn. wewnętrzny wewnętrzna wewnętrzne własny własne vnitřní vlastní interný
        внутр внутр. внутренний внутреннее dahili iç belső sisäinen eget egen εσωτερικό
        내부 사내 자사 자체 社内 自社 内部 自用 內部"""
    )
)
"""What stands alone in the place of a customer for the house itself."""
_KINDS = frozenset(("house", "in_house", "inhouse", "hauskonto", "eigenkonto", "compte_maison"))


def is_kind_of_house(value: str) -> bool:
    """Whether a kind of customers is the house itself: "HOUSE" beside "PRIVATE" and "TRADE"."""
    return "_".join(words(value)) in _KINDS


def is_one(value: str) -> bool:
    """Whether a name says no more than that a house took something for itself: "內部領用"."""
    text = "_".join(one for one in words(value) if one not in _PLACES)
    return text in _NAMES or value.strip() in _EASTERN
