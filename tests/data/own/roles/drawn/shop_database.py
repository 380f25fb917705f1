"""Tables of a shop: lines, orders, customers, products, and addresses, payments, parcels.

All are counted from 1, so that most numbers of one are numbers of all; only names and what is found
whole tell which belong together.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

from tests.data.own.roles.drawn.draws import Drawn, Tables, called, shuffled, skewed, times, title

_WORDS = {
    "en": """
        order order_item customer product address payment shipment name quantity price
        created_at city email""",
    "de": """
        bestellung bestellposition kunde artikel adresse zahlung lieferung bezeichnung menge
        preis erstellt_am ort email""",
    "fr": """
        commande ligne_commande client produit adresse paiement livraison libelle quantite prix
        date_creation ville courriel""",
    "es": """
        pedido linea_pedido cliente producto direccion pago envio nombre cantidad precio
        fecha_creacion ciudad correo""",
    "pt": """
        pedido item_pedido cliente produto endereco pagamento entrega nome quantidade preco
        criado_em cidade email""",
    "it": """
        ordine riga_ordine cliente prodotto indirizzo pagamento spedizione nome quantita prezzo
        data_creazione citta email""",
    "ko": """
        주문 주문상세 회원 상품 배송지 결제 배송 상품명 수량 금액 등록일시 시도 이메일""",
    "ja": """
        注文 注文明細 会員 商品 住所 支払 出荷 商品名 数量 価格 登録日時 都道府県 メール""",
}
_CONCEPTS = (
    "order line customer product address payment shipment name quantity price created city email"
)
_ROLES = {
    "en": ("billing", "shipping"), "de": ("rechnungs", "liefer"),
    "fr": ("facturation", "livraison"), "es": ("facturacion", "envio"),
    "pt": ("cobranca", "entrega"), "it": ("fatturazione", "spedizione"),
    "ko": ("청구", "수령"), "ja": ("請求", "配送"),
}  # fmt: skip
_NUMBER = {"ko": ("번호", "ID", "코드"), "ja": ("番号", "ID", "コード")}


class _Names:
    """How one database calls its tables and keys."""

    def __init__(self, draw: random.Random) -> None:
        self.language = draw.choice(list(_WORDS))
        self.of = called(_CONCEPTS, _WORDS[self.language])
        self._number = draw.choice(_NUMBER.get(self.language, ("id",)))
        eastern = self.language in _NUMBER
        self._style = draw.choice(["id", "whole"] if eastern else ["id", "whole", "first", "camel"])
        self._prefix = draw.choice(["", "", "tbl_", "shop_"])
        self._plural = "" if eastern else draw.choice(["", "s"])

    def points(self, what: str, role: str = "") -> str:
        """The column that points to a table."""
        name = self.of[what]
        if self.language in _NUMBER:
            return role + name + self._number
        if self._style == "camel":
            return role.capitalize() + name.title().replace("_", "") + "Id"
        long = f"{role}_{name}" if role else name
        return f"id_{long}" if self._style == "first" else f"{long}_id"

    def key(self, what: str) -> str:
        """The key of a table."""
        return "id" if self._style == "id" else self.points(what)

    def file(self, what: str) -> str:
        """The name of a table's file."""
        return f"{self._prefix}{self.of[what]}{self._plural}.csv"


class _Shop:
    """The sizes and numbers of one shop, and its tables."""

    def __init__(self, draw: random.Random) -> None:
        self._draw, self.names = draw, _Names(draw)
        self._customers, self._products, self._orders = draw.randint(100, 250), 80, 500
        base = draw.choice([0, 0, 1000, 100_000])
        self._first = {
            what: base * place if draw.random() < 0.5 else 0
            for place, what in enumerate(_CONCEPTS.split())
        }
        written = (time.strftime("%Y-%m-%d %H:%M:%S") for time in times(draw, self._orders, 500))
        self._at = list(written)
        self._lines = [
            (order, skewed(draw, self._products))
            for order in range(self._orders)
            for _ in range(draw.choice([1, 1, 2, 3]))
        ]

    def _counted(self, what: str, values: Iterable[int]) -> list[str]:
        """Numbers of rows, as a table counts them."""
        return [str(self._first[what] + value + 1) for value in values]

    def _mixed(self) -> list[int]:
        return self._draw.sample(range(self._orders), self._orders)

    def orders(self) -> dict[str, list[str]]:
        """A row for each order."""
        draw, names, count = self._draw, self.names, self._orders
        buyers = [skewed(draw, self._customers, 1.5) for _ in range(count)]
        rows = {
            names.points("customer"): self._counted("customer", buyers),
            names.of["created"]: self._at,
        }
        if draw.random() < 0.6:
            billing, shipping = (names.points("address", one) for one in _ROLES[names.language])
            rows[billing] = self._counted("address", range(0, 2 * count, 2))
            rows[shipping] = self._counted("address", range(1, 2 * count, 2))
        for what in ("payment", "shipment"):
            if draw.random() < 0.5:
                rows[names.points(what)] = self._counted(what, self._mixed())
        return {names.key("order"): self._counted("order", range(count)), **shuffled(draw, rows)}

    def lines(self) -> dict[str, list[str]]:
        """A row for each article of an order."""
        draw, names, lines = self._draw, self.names, self._lines
        rows = {
            names.points("order"): self._counted("order", [order for order, _ in lines]),
            names.points("product"): self._counted("product", [product for _, product in lines]),
            names.of["quantity"]: [draw.choice("1123") for _ in lines],
            names.of["price"]: [f"{5 + product % 90}.50" for _, product in lines],
        }
        if draw.random() < 0.4:
            rows[names.of["created"]] = [self._at[order] for order, _ in lines]
        if draw.random() < 0.4:
            parcels = self._mixed()
            numbers = self._counted("shipment", [parcels[order] for order, _ in lines])
            rows[names.points("shipment")] = numbers
        number = self._counted("line", range(len(lines)))
        return {names.key("line"): number, **shuffled(draw, rows)}

    def lists(self) -> Tables:
        """The tables of customers and products, perhaps that of addresses."""
        names, products, places = self.names, range(self._products), range(2 * self._orders)
        tables = {
            names.file("customer"): {
                names.key("customer"): self._counted("customer", range(self._customers)),
                names.of["email"]: [f"u{n}@mail.example" for n in range(self._customers)],
            },
            names.file("product"): {
                names.key("product"): self._counted("product", products),
                names.of["name"]: [title(n) for n in products],
                names.of["price"]: [f"{5 + n % 90}.50" for n in products],
            },
        }
        if self._draw.random() < 0.5:
            tables[names.file("address")] = {
                names.key("address"): self._counted("address", places),
                names.of["city"]: [self._draw.choice(["Aa", "Bb", "Cc"]) for _ in places],
            }
        return tables


def draw_one(seed: int) -> Drawn:
    """The database of a shop."""
    shop = _Shop(random.Random(seed))
    names = shop.names
    tables = {names.file("line"): shop.lines(), names.file("order"): shop.orders(), **shop.lists()}
    return Drawn(
        tables,
        {names.points("customer")},
        {names.points("product")},
        {names.of["created"]},
        on={names.points("order"): names.key("order")},
    )
