"""Units in which goods are counted: pieces, litres, cartons. They say nothing against a row."""

from __future__ import annotations

from collections.abc import Collection

from personalize_poc.data.own.roles.words.names import plain, stems_of

_COLUMNS = frozenset(
    stems_of(
        """
        vrkme meins meinh gewei voleh kmein bstme lagme unit units uom unit_of_measure qty_unit
        quantity_unit sales_unit einheit einheiten mengeneinheit verkaufseinheit me vke unité
        unité_de_vente unidad unidad_de_medida unidade unidade_de_medida unità unità_di_misura um
        eenheid verkoopeenheid birim jednostka jednostka_miary jm j_m jedn mj měrná_jednotka enhet
        enhed yksikkö egység unitate единица ед_изм едизм единица_измерения μονάδα đơn_vị satuan
        단위 판매단위 수량단위 単位 単位名 单位 計量單位 计量单位 單位"""
    )
)
"""What columns are called that hold units: SAP has VRKME for that of a sale, MEINS of a stock."""
_UNITS = frozenset(
    stems_of(
        """
        st stk stck stück stueck pce pcs pc pz pza pzas ea each piece pieces unit un und ud uds uni
        szt шт ks db adet ad stuk stuks styck kpl buc τεμ 개 個 本 枚 件 个 只
        le kar krt ktn ctn cs case carton car pal plt palette pallet box bx pk pac pack pak paar pr
        pair set rol rll rolle bag bg sac dz doz dozen dtz gro fl fla flasche btl bot dose can cn
        kiste ki kt kan kanister eim fass ve vpe pkg pck pkt opak kg g gr gram mg t to ton l lt ltr
        liter ml cl hl m mb mtr m2 m3 qm cbm lfm cm mm km std h hr hrs min tag 箱 袋 瓶 盒 박스 병
        봉 套 セット ケース 台 冊 kg. szt. op"""
    )
)
"""Units as they are shortened."""
_COUNTED = frozenset(
    stems_of(
        """
        st stk stck stuck stueck pcs pce pc ea each un und ud uds uni unid pz pza pzas szt шт ks db
        adet ad qt stuks styck kpl buc τεμ fl fla flasche flaschen btl bottle bottles bouteille
        bouteilles bt botella botellas bot bottiglia bottiglie garrafa garrafas flessen butelka
        butelki flaskor бутылка бутылки бутылок kiste kisten karton kartons kart ktn krt ctn
        carton cartons box boxes case cases caisse caisses caja cajas cartone cartoni cassa casse
        caixa caixas cx dozen doses packung packungen pack packs paquet paquets pacchi
        개 병 박스 상자 봉 봉지 권 캔 개입 個 本 枚 台 冊 箱 袋 缶 瓶 件 盒 只 册 套"""
    )
)
"""Names of columns that may hold how many of such a unit were taken."""


def are_in(name: str, values: Collection[str]) -> bool:
    """Whether a column holds units, by its name or by all of its values.

    Args:
        name: of the column.
        values: all different ones.
    """
    if "_".join(plain(name.split(".")[-1]).replace(".", " ").split()) in _COLUMNS:
        return True
    short = all(len(one) == 1 for one in values)  # letters may stand for anything
    return len(values) > 1 and not short and all(plain(one) in _UNITS for one in values)


def counts(word: str) -> bool:
    """Whether the only word of a name is a unit by which goods are counted.

    Args:
        word: in small letters, without accents.
    """
    return word in _COUNTED
