"""Words of names of columns of those who bring what was ordered: none chose it, or is it."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import Hint, stems_of

_COURIERS = tuple(
    stems_of(
        """
        courier rider deliveryman deliverer entregador motoboy repartidor livreur coursier kurier
        lieferfahrer fattorino rider corriere bezorger dostawca kuriér rozvozce kurye cykelbud
        курьер 배달원 라이더 배달기사 配達員 骑手 騎手 外卖员 外送員 配送员"""
    )
)
"""How such words begin."""


def is_one(said: Hint) -> bool:
    """Whether a name speaks of couriers. A rider of vehicles that are let is called so as well."""
    return any(token.startswith(_COURIERS) for token in said.tokens)
