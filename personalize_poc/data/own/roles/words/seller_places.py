"""Words for where a house serves people, in names of columns: a branch, an office, a till."""

from __future__ import annotations

from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.meanings import folded_stems
from personalize_poc.data.own.roles.words.names import Hint, stems_of, words
from personalize_poc.data.own.roles.words.words_of_ids import bare

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

_SHOPS = """
    store stores shop shops branch branches outlet outlets point_of_sale points_of_sale store_list
    filiale filialen filialliste filialstamm markt märkte maerkte laden läden laeden
    verkaufsstelle verkaufsstellen
    magasin magasins boutique boutiques point_de_vente points_de_vente
    tienda tiendas sucursal sucursales punto_de_venta puntos_de_venta
    loja lojas filial filiais ponto_de_venda pontos_de_venda pdv
    negozio negozi bottega botteghe punto_vendita punti_vendita filiali
    winkel winkels filiaal vestiging vestigingen verkooppunt verkooppunten
    sklep sklepy punkt_sprzedaży punkty_sprzedaży prodejna prodejny pobočka pobočky predajne
    mağaza mağazalar şube şubeler butik butiker butikk butikker myymälä myymälät üzlet üzletek
    bolt boltok magazin magazine магазин магазины точки_продаж филиалы
    공판장 도매시장 경매장 卸売市場 市場 批发市场 批發市場 拍卖行
    매장 점포 지점 店舗 店铺 店鋪 門店 门店 分店 門市 支店"""
"""How tables are called that list where something is sold."""
_SUPPLIED = """
    order orders delivery deliveries delivered shipment shipments wholesale b2b
    bestellung bestellungen auftrag aufträge auftraege lieferung lieferungen lieferdatum
    lieferschein großhandel grosshandel
    commande commandes livraison livraisons grossiste pedido pedidos entrega entregas mayorista
    encomenda encomendas remessa atacado ordine ordini consegna consegne ingrosso
    bestelling bestellingen levering leveringen groothandel zamówienie zamówienia dostawa dostawy
    hurt objednávka objednávky dodávka dodávky sipariş siparişler teslimat toptan beställning
    beställningar leverans ordre ordrer levering tilaus tilaukset toimitus rendelés rendelések
    заказ заказы доставка поставка опт 주문 발주 납품 도매 注文 発注 受注 納品 卸 订单 訂單
    订货 訂貨 配送 批发 批發"""
"""How what shops order for themselves, and get, is called."""
_SERVED_AT = """
    branch branches clinic clinics salon salons studio studios practice surgery centre center site
    location facility premises outlet store shop
    filiale filialen standort niederlassung einrichtung praxis klinik zweigstelle studio
    établissement agence succursale centre clinique cabinet boutique lieu magasin
    sucursal sede centro clínica local consultorio tienda establecimiento
    unidade filial clínica loja estabelecimento centro
    struttura sede filiale clinica ambulatorio poliambulatorio negozio punto_vendita salone
    vestiging filiaal locatie kliniek praktijk centrum
    placówka oddział przychodnia gabinet pobočka ordinace provozovna şube merkez филиал клиника
    отделение салон mottagning filial klinikka toimipiste rendelő telephely
    지점 지점명 매장 점포 센터 병원 의원 시설 店舗 支店 院 施設 拠点 サロン クリニック 校舎 教室
    门店 門店 分店 店铺 分院 诊所 診所 院区 机构 校区"""
"""How a place is called where a service is done."""


def is_one(said: Hint) -> bool:
    """Whether a name speaks of where the house serves people."""
    return speaking_of.begins(said.tokens, _BEGINNINGS, _WHOLE)


def is_served_at(name: str) -> bool:
    """Whether a name speaks of where a service is done: a branch, a clinic, a salon."""
    parts = "_".join(bare(one) for one in words(name))
    return speaking_of.speaks_of(parts, folded_stems(_SERVED_AT))


def are_listed(name: str) -> bool:
    """Whether the name of a table says that it lists places where something is sold.

    Args:
        name: of the table, without the ending of a file.
    """
    return speaking_of.speaks_of(name, folded_stems(_SHOPS))


def are_supplied(names: str) -> bool:
    """Whether names of a table and its columns speak of what is ordered and delivered.

    Args:
        names: all of them, as one text.
    """
    return speaking_of.speaks_of(names, folded_stems(_SUPPLIED))
