"""Orders that are still carts: their state is a step of the checkout, and nothing was bought.

Spree, Solidus and Sylius keep carts in the table of orders. A step such as "delivery" or "payment"
is one only beside a state of carts, and where its orders lack the time that placed ones have.
"""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import dated
from personalize_poc.data.own.roles.words.meanings import folded, is_state
from personalize_poc.data.own.roles.words.names import stems_of

_CARTS = frozenset(
    stems_of(
        """cart in_cart shopping_cart basket in_basket warenkorb im_warenkorb panier carrito
        carrinho carrello winkelwagen winkelmandje koszyk sepet košík varukorg handlekurv
        ostoskori kosár корзина keranjang giỏ_hàng 장바구니 カート 购物车"""
    )
)
"""States of orders that are carts."""
_STEPS = frozenset(
    stems_of(
        """address addressed delivery shipping shipping_address billing_address shipping_selected
        shipping_skipped payment payment_selected payment_skipped confirm confirmation review
        checkout login registration dirección dirección_de_envío entrega envío pago confirmación
        adresse livraison paiement lieferung zahlung versand bestätigung indirizzo spedizione
        pagamento endereço"""
    )
)
"""Further steps of a checkout, each of which may be said of a parcel or a payment as well."""
_PLACED = 0.3
"""Share of the rows that must be of orders that were placed."""


def steps(view: View, column: ColumnProfile, counts: Mapping[str, int]) -> tuple[str, ...]:
    """The states of orders that were never placed; none if these are no states of orders.

    Args:
        view: the table.
        column: of it.
        counts: state -> rows.
    """
    carts = tuple(value for value in counts if folded(value) in _CARTS)
    placed = sum(rows for value, rows in counts.items() if is_state(value))
    if not carts or placed < _PLACED * sum(counts.values()):
        return ()
    lacking = dated.lacking(view, column)
    further = tuple(one for one in counts if folded(one) in _STEPS and one in lacking)
    return (*carts, *further)
