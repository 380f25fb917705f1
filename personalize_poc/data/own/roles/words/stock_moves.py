"""Kinds of rows of a store's ledger that no customer brought about: bought in, moved, corrected.

They stand beside sales in one column. Alone they may mean something else: a parcel is received in
a warehouse too, and people transfer money.
"""

from __future__ import annotations

from functools import cache, lru_cache

from personalize_poc.data.own.roles.words.meanings import folded, folded_stems, stems

_DONE = """
    receipt receipts receiving reception transfer transfers transfert transferts trf adjustment
    adjustments adj correction corrections stocktake count relocation intake
    zugang zugänge eingang einbuchung umbuchung umlagerung korrektur differenz
    differenzen annahme einkauf
    réception réceptions entrée entrées régularisation écart écarts ajustement
    achat achats
    entrada entradas recepción traspaso traspasos transferencia transferencias ajuste ajustes
    regularización compra compras
    recebimento recepção transferência transferências acerto acertos regularização
    carico carichi entrata entrate trasf trasferimento trasferimenti giroconto rettifica rettifiche
    rett acquisto acquisti ricevimento
    ontvangst ontvangsten overboeking verplaatsing correctie correcties inkoop
    przyjęcie przyjęcia przesunięcie przesunięcia korekta korekty zakup
    příjem příjemka převod převodka přeskladnění oprava nákup presun
    mottagning inleverans överföring omföring justering differens inköp
    varemodtagelse modtagelse overførsel flytning regulering indkøb varemottak mottak overføring
    flytting innkjøp vastaanotto siirto korjaus osto
    приход поступление перемещение корректировка оприходование закупка
    giriş girişi alış alım transferi düzeltme sayım farkı
    bevételezés átadás recepție"""
"""What was done with goods."""

_OF_STORES = """
    supplier vendor warehouse depot stock inventor goods lager lieferant inventur bestand waren
    kreditor fournisseur entrepôt dépôt inventaire marchandise proveedor almacen almacén bodega
    inventario existencias mercancía depósito fornecedor armazém armazéns estoque inventário
    mercadoria fornitor magazzin deposit giacenz merce merci leverancier magazijn voorraad
    inventaris goederen dostawc magazyn inwentaryz towar dodavatel sklad zásob inventar
    leverantör leverandør inventering varor varer optælling toimittaja varasto inventaario
    поставщик склад инвентариз товар tedarikçi depo stok envanter beszállító raktár leltár
    furnizor depozit gestiune"""
"""How words begin of where goods come from, and lie, that were not sold yet."""

_BETWEEN = """
    de d l des der den dos das al alla agli nel
    tra fra between inter interno interna interne intern internal entre zwischen mellan mellem
    mellom między mezi между arası arasında in into out to on at an aus für zu ins vers en chez
    w na do z ze i e y and und et och og z från fra på til till uit naar voor tussen"""
"""Further small words between them."""

_WHOLE = """
    goods_in goods_receipt goods_inward grn stock_in stock_transfer stock_adjustment stock_count
    stock_take stocktake stocktaking inventory_adjustment inventory_count inventory_transfer
    transfer_order transfer_receipt transfer_shipment direct_transfer purchase_receipt
    purchase_order supplier_purchase purchase_from_supplier warehouse_transfer
    intercompany_transfer positive_adjmt negative_adjmt
    wareneingang wareneingänge warenzugang lagerzugang lagereingang lagerumbuchung
    lagerumlagerung umlagerung bestandskorrektur bestandsberichtigung inventurdifferenz
    inventurkorrektur inventurbuchung lagerkorrektur lieferantenlieferung einkaufslieferung
    entrée_marchandises bon_de_réception inventaire inter_dépôts
    entrada_de_mercancías traspaso_entre_almacenes
    inventario giacenza_iniziale carico_iniziale ddt_fornitore
    goederenontvangst voorraadcorrectie magazijnoverboeking inkoopontvangst
    remanent inwentaryzacja inventura příjemka převodka
    inventering lagerjustering lageröverföring inleverans varemodtagelse lagerregulering
    varemottak varastosiirto inventaario inventointi
    инвентаризация оприходование перемещение
    leltár raktárközi raktárközi_átadás
    입고 구매입고 매입 매입입고 재고조정 재고이동 재고실사 창고이동 창고간이동 이동입고 이동출고
    입고조정 실사조정 기초재고
    入庫 仕入 仕入れ 仕入入庫 入荷 在庫調整 在庫移動 倉庫移動 倉庫間移動 棚卸 棚卸し 棚卸調整
    移動入庫 移動出庫
    入库 采购入库 采购 进货 调拨 库存调整 库存调拨 盘点 盘盈 盘亏 调拨入库 调拨出库 期初库存
    進貨 採購入庫 調撥 盤點 盤盈 盤虧"""
"""Whole kinds, also in scripts without blanks."""


_TAKEN_IN = """
    acquisizione acquisizioni ritiro_usato acquisition acquisitions trade_in tradein taken_in
    part_exchange buy_in ankauf ankäufe inzahlungnahme reprise reprises rachat rachats adquisición
    adquisiciones toma_en_parte_de_pago aquisição aquisições retoma retomas inruil
    inkoop_particulier skup odkup výkup inbyte 매입 買取 収购 收购 回收"""
"""What a dealer calls it when goods come from those to whom others are sold: used cars, books."""


@lru_cache(maxsize=65_536)
def is_taken_in(kind: str) -> bool:
    """Whether a kind of deals says that the dealer bought: "Acquisizione", "Inzahlungnahme"."""
    return folded(kind) in folded_stems(_TAKEN_IN)


@lru_cache(maxsize=65_536)
def is_one(kind: str) -> bool:
    """Whether a kind of rows says so: "CARICO DA FORNITORE", "Umlagerung", "재고조정"."""
    text = folded(kind)
    if text in folded_stems(_WHOLE):
        return True
    parts = frozenset(one for one in text.split("_") if not one.isdigit())
    done = parts & folded_stems(_DONE)
    stores = frozenset(one for one in parts if one.startswith(_of_stores()))
    small = folded_stems(_BETWEEN) | stems("BY_WHOM")
    return bool(done and stores) and parts <= done | stores | small


@cache
def _of_stores() -> tuple[str, ...]:
    """The same, folded: many languages end such words in many ways."""
    return tuple(folded_stems(_OF_STORES))
