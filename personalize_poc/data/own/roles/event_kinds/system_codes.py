"""States of orders in codes that no table explains, of systems that give them a meaning.

A shop may change the codes of OpenCart, so that a table of the export comes first; what is left out
is said. Sources: https://github.com/opencart/opencart, upload/install/opencart.sql,
https://github.com/nopSolutions/nopCommerce, Nop.Core/Domain: OrderStatus, PaymentStatus and
ShippingStatus, order_state.xml of the installer of https://github.com/PrestaShop/PrestaShop,
mtb_order_status of https://github.com/EC-CUBE/ec-cube, s_core_states and s_core_detail_states of
https://github.com/shopware5/shopware, includes/defines_inc.php of JTL-Shop, the guide of Godomall 5
to its orders, orderProgress of Rakuten's RMS, the constants of ECShop, and the API of visits of
Matomo (Live). Those of Subiekt GT are of kinds of documents: the same goods stand on the order, on
the delivery note and on the invoice, and what was bought of suppliers is no choice of a customer.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.known_tables import EVENTS, HEADS
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import unpaid
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True)
class Codes:
    """What the codes of one column mean.

    Attributes:
        system: as in `systems`.
        column: in small letters.
        count: codes of orders that count -> words.
        gone: those of orders that came to nothing -> words.
        unpaid: those of orders that are not paid yet -> words.
        fixed: whether no company gives them another meaning: they say it of any number of rows.
        kinds: whether those that count are kinds of events.
        holds: in which of the tables of the system the column stands, where several have one that
            is called so; "" where all mean the same.
    """

    system: str
    column: str
    count: dict[str, str]
    gone: dict[str, str] = field(default_factory=dict)
    unpaid: dict[str, str] = field(default_factory=dict)
    fixed: bool = False
    kinds: bool = False
    holds: str = ""

    @property
    def known(self) -> set[str]:
        """All codes that the system has a meaning for."""
        return {*self.count, *self.gone, *self.unpaid}


OPENCART_STATE = "order_status_id"
"""What OpenCart and EC-CUBE call the state of an order."""
_CODES = (
    Codes(
        "OpenCart",
        OPENCART_STATE,
        {"1": "Pending", "2": "Processing", "3": "Shipped", "5": "Complete",
         "9": "Canceled Reversal", "15": "Processed"},
        {"0": "Missing Orders", "7": "Canceled", "8": "Denied", "10": "Failed", "11": "Refunded",
         "12": "Reversed", "13": "Chargeback", "14": "Expired", "16": "Voided"},
    ),
    Codes(
        "PrestaShop",
        "current_state",
        {"2": "Payment accepted", "3": "Processing in progress", "4": "Shipped", "5": "Delivered",
         "9": "On backorder (paid)", "11": "Remote payment accepted",
         "12": "On backorder (not paid)", "13": "Awaiting cash on delivery validation"},
        {"6": "Canceled", "7": "Refunded", "8": "Payment error"},
        {"1": "Awaiting check payment", "10": "Awaiting bank wire payment"},
    ),
    Codes("EC-CUBE", OPENCART_STATE,
          {"1": "新規受付", "4": "対応中", "5": "発送済み", "6": "入金済み"},
          {"3": "注文取消し", "8": "購入処理中", "9": "返品"}, {"7": "決済処理中"}),
    Codes("nopCommerce", "orderstatusid", {"10": "Pending", "20": "Processing", "30": "Complete"},
          {"40": "Cancelled"}),
    Codes("nopCommerce", "paymentstatusid",
          {"10": "Pending", "20": "Authorized", "30": "Paid", "35": "PartiallyRefunded"},
          {"40": "Refunded", "50": "Voided"}),
    Codes("nopCommerce", "shippingstatusid",
          {"10": "ShippingNotRequired", "20": "NotYetShipped", "25": "PartiallyShipped",
           "30": "Shipped", "40": "Delivered"}),
    Codes("Rakuten", "ステータス",
          {"100": "注文確認待ち", "200": "楽天処理中", "300": "発送待ち", "400": "変更確定待ち",
           "500": "発送済", "600": "支払手続き中", "700": "支払手続き済"},
          {"800": "キャンセル確定待ち", "900": "キャンセル確定"}),
    Codes("ECShop", "order_status",
          {"0": "未确认", "1": "已确认", "5": "已分单", "6": "部分分单", "8": "部分退款"},
          {"2": "已取消", "3": "无效", "4": "退货", "7": "退款"}),
    Codes("ECShop", "pay_status", {"2": "已付款"},
          {"3": "退款中", "4": "已退款", "5": "取消支付", "6": "支付失败"},
          {"0": "未付款", "1": "付款中"}),
    Codes("ECShop", "shipping_status",
          {"0": "未发货", "1": "已发货", "2": "已收货", "3": "备货中", "4": "已发货(部分商品)",
           "5": "发货中", "6": "已发货(部分商品)", "7": "已收货(部分商品)"}),
    Codes(
        "Shopware 5",
        "status",
        {"0": "Offen", "1": "In Bearbeitung", "2": "Komplett abgeschlossen",
         "3": "Teilweise abgeschlossen", "5": "Zur Lieferung bereit", "6": "Teilweise ausgeliefert",
         "7": "Komplett ausgeliefert", "8": "Klärung notwendig"},
        {"-1": "Abgebrochen", "4": "Storniert / Abgelehnt"},
        holds=HEADS,
    ),
    Codes("Shopware 5", "status",
          {"0": "Offen", "1": "In Bearbeitung", "3": "Abgeschlossen"}, {"2": "Storniert"},
          holds=EVENTS),
    Codes("JTL-Shop", "cstatus",
          {"1": "offen", "2": "in Bearbeitung", "3": "bezahlt", "4": "versandt",
           "5": "teilversandt"}, {"-1": "storniert"}),
    *(
        Codes("Protheus", column, {"N": "normal", "C": "complemento de preço", "I": "ICMS",
                                   "P": "IPI"},
              {"D": "devolução a um fornecedor", "B": "beneficiamento"}, fixed=True)
        for column in ("d2_tipo", "c5_tipo")
    ),
    Codes("Subiekt GT", "dok_typ", {"2": "FS (invoice)", "21": "PA (receipt)"},
          {"1": "FZ (invoice of a supplier)", "5": "KFZ (its correction)", "6": "KFS (correction)",
           "9": "MM (between stores)", "10": "PZ (delivery of a supplier)",
           "11": "WZ (delivery note)", "12": "PW (made in-house)", "13": "RW (own use)",
           "14": "ZW (return)", "15": "ZD (order to a supplier)", "16": "ZK (order)"},
          fixed=True),
    Codes("Salesforce", "iswon", dict.fromkeys(("1", "true", "TRUE"), "won"),
          dict.fromkeys(("0", "false", "FALSE"), "not won"), fixed=True),
    Codes("SAP Business One", "canceled", {"N": "valid"},
          {"Y": "cancelled", "C": "cancels another"}, fixed=True),
    Codes("Logo", "trcode", {"7": "perakende satış", "8": "toptan satış", "9": "konsinye çıkış"},
          {"1": "satınalma", "2": "perakende satış iade", "3": "toptan satış iade",
           "4": "konsinye çıkış iade", "5": "konsinye giriş", "6": "satınalma iade",
           "10": "konsinye giriş iade", "11": "fire", "12": "sarf", "13": "üretimden giriş",
           "14": "devir", "25": "ambar", "26": "müstahsil", "50": "sayım fazlası",
           "51": "sayım eksiği"}, fixed=True),
    Codes("Logo", "linetype", {"0": "malzeme"},
          {"1": "promosyon", "2": "indirim", "3": "masraf", "4": "hizmet", "5": "depozito"},
          fixed=True),
    Codes("Cegid", "gl_naturepieceg", {"FFO": "ticket", "FAC": "facture"},
          {"BLF": "livraison d'un fournisseur", "CF": "commande à un fournisseur",
           "FF": "facture d'un fournisseur", "AF": "avoir d'un fournisseur",
           "TEM": "transfert émis", "TRE": "transfert reçu", "AVC": "avoir", "DE": "devis",
           "EEX": "entrée exceptionnelle", "SEX": "sortie exceptionnelle", "INV": "inventaire"},
          fixed=True),
    Codes("Sage 100", "do_domaine", {"0": "ventes", "3": "tickets"},
          {"1": "achats", "2": "stocks", "4": "documents internes"}, fixed=True),
    Codes("Sage 100", "do_type",
          {"1": "bon de commande", "2": "préparation de livraison", "3": "bon de livraison",
           "6": "facture", "7": "facture comptabilisée", "8": "archive", "30": "ticket"},
          {"0": "devis", "4": "bon de retour", "5": "bon d'avoir", "10": "demande d'achat",
           "11": "préparation de commande", "12": "commande à un fournisseur",
           "13": "livraison d'un fournisseur", "14": "retour à un fournisseur",
           "15": "avoir d'un fournisseur", "16": "facture d'un fournisseur",
           "17": "facture d'un fournisseur comptabilisée", "18": "archive d'achats",
           "20": "mouvement d'entrée", "21": "mouvement de sortie", "22": "dépréciation du stock",
           "23": "virement de dépôt à dépôt", "24": "préparation de fabrication",
           "25": "ordre de fabrication", "26": "bon de fabrication", "27": "archive de stock",
           "40": "document interne"}, fixed=True),
    Codes("JD Edwards", "sdlttr",
          {"520": "entered", "540": "picked", "560": "shipped", "580": "invoiced",
           "600": "invoice printed", "620": "sales updated", "999": "complete"},
          {"980": "canceled in order entry", "982": "canceled in commitments",
           "984": "canceled in ship confirmation"}, fixed=True),
    Codes("Prophet 21", "projected_order", {"N": "order"}, {"Y": "quotation"}, fixed=True),
    Codes("Prophet 21", "completed", {"Y": "all of it sent", "N": "open"}, fixed=True),
    Codes(
        "Godomall",
        "orderstatus",
        {"p1": "결제완료", "g1": "상품준비중", "g2": "구매발주", "g3": "상품입고",
         "g4": "상품출고", "d1": "배송중", "d2": "배송완료", "s1": "구매확정", "e1": "교환접수",
         "e2": "반송중", "e3": "재배송중", "e4": "교환보류", "e5": "교환완료"},
        {"c1": "자동취소", "c2": "품절취소", "c3": "관리자취소", "c4": "고객취소요청",
         "f1": "결제시도", "f2": "고객결제중단", "f3": "결제실패", "f4": "PG확인요망",
         "b1": "반품접수", "b2": "반송중", "b3": "반품보류", "b4": "반품회수완료",
         "r1": "환불접수", "r2": "환불보류", "r3": "환불완료"},
        {"o1": "입금대기"},
    ),
    Codes("OCPI", "cdr_token.type", dict.fromkeys(("RFID", "APP_USER", "EMAID", "OTHER"), "known"),
          {"AD_HOC_USER": "somebody for once"}, fixed=True),
    Codes("OCPI", "credit", dict.fromkeys(("false", "False", "0"), "charged"),
          dict.fromkeys(("true", "True", "1"), "given back"), fixed=True),
    Codes("Matomo", "actiondetails.type",
          {"action": "a page", "download": "a file", "ecommerceOrder": "an order"},
          {"outlink": "an address of another site", "search": "a search of the site",
           "event": "what was done on a page that was counted"},
          fixed=True, kinds=True),
    Codes("Darwin Core", "occurrencestatus", {"present": "present", "PRESENT": "present"},
          {"absent": "absent", "ABSENT": "absent"}, fixed=True),
    Codes("Darwin Core", "basisofrecord",
          dict.fromkeys(("HUMAN_OBSERVATION", "HumanObservation", "OBSERVATION", "Observation",
                         "OCCURRENCE", "Occurrence"), "seen by a person"),
          dict.fromkeys(("MACHINE_OBSERVATION", "MachineObservation"), "seen by a camera"),
          fixed=True),
)  # fmt: skip
_MOST = 0.5
"""Share of the rows that came to nothing, above which a shop means something else by its codes."""


def states(connection: duckdb.DuckDBPyConnection, view: View, result: Actions) -> None:
    """Leave out orders by the codes that a system has for those that came to nothing.

    Args:
        connection: where the table is.
        view: the table with the codes.
        result: what was found of its states; written to.
    """
    if view.known is None:
        return
    asked = [*result.unknown, *result.unexplained]
    asked += [result.unsaid.column] if result.unsaid else []
    for codes in _CODES:
        known = view.known
        if codes.system != known.system.name or codes.holds not in ("", known.table.holds):
            continue
        column = next((one for one in view.columns if plain(one.name) == codes.column), None)
        if column is None:
            continue
        told = column.name in result.leave_out or column.key in result.settled
        if codes.fixed or column in asked or (not told and _are_all_of(column, codes)):
            _settle(connection, view, column, codes, result)


def _are_all_of(column: ColumnProfile, codes: Codes) -> bool:
    """Whether a system has all values of a column, so that they mean what they mean there."""
    return 1 < column.distinct <= len(codes.known) and codes.known >= column.frequencies.keys()


def _settle(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    codes: Codes,
    result: Actions,
) -> None:
    counts = value_counts(connection, view, column)
    gone = {code: word for code, word in codes.gone.items() if code in counts}
    lost = sum(counts[code] for code in gone)
    strange = {code: rows for code, rows in counts.items() if code not in codes.known}
    most = 1.0 if codes.fixed else _MOST
    refused = lost > most * sum(counts.values()) or (strange and not codes.fixed)
    if refused or not counts.keys() - gone.keys() - strange.keys():
        return
    told = _("No table says what they mean; as {system} is delivered: {words}.").format(
        system=codes.system, words=", ".join(f"{code} {word}" for code, word in gone.items())
    )
    if codes.kinds and column is result.event:  # the others stay kinds of events
        result.leave_out_kinds(gone, told if gone else "")
        return
    _forget(column, result)
    result.reasons[column.key] = _("which rows count, by the codes of {system}").format(
        system=codes.system
    )
    waiting = {code: word for code, word in codes.unpaid.items() if code in counts}
    if not gone:
        unpaid.leave_out(column, waiting, counts, result)
        return
    if codes.fixed and _are_left_out(connection, view, column, tuple(gone), result):
        return
    result.leave_out[column.name] = tuple(gone)
    if strange:
        result.doubted[column.name] = strange
    result.told[column.name] = told
    unpaid.leave_out(column, waiting, counts, result)


def _forget(column: ColumnProfile, result: Actions) -> None:
    """Take a column for no kind of event, and ask nothing about it: its codes are known."""
    result.settle(column)
    result.explain(column)
    if result.event is column:
        result.event, result.event_types, result.counts = None, {}, {}


def _are_left_out(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    gone: tuple[str, ...],
    result: Actions,
) -> bool:
    """Whether another column of the table leaves out all rows with these codes: "Closed Lost"."""
    others = [
        sql.any_of(sql.trimmed(one.key), result.leave_out[one.name])
        for one in view.columns
        if one is not column and one.name in result.leave_out
    ]
    if not others:
        return False
    row = connection.execute(
        f"SELECT count(*) FROM {view.profile.table.name} "
        f"WHERE {sql.any_of(sql.trimmed(column.key), gone)} "
        f"AND NOT coalesce({' OR '.join(others)}, false)"
    ).fetchone()
    return row == (0,)
