"""Words by which a service is taken up and given up again: "alta" and "baja" of a customer's line.

The same words mean high and low: of seasons, of priorities. So they say it only of movements, by
the name of the column or by a third kind of them.
"""

from __future__ import annotations

from collections.abc import Collection

from personalize_poc.data.own.roles.words.meanings import folded
from personalize_poc.data.own.roles.words.names import words

_PAIRS = (("alta", "baja"), ("alta", "baixa"), ("altas", "bajas"), ("attivazione", "cessazione"))
"""What takes something up, and what ends it."""
_MOVEMENTS = frozenset(
    ("mov", "movs", "movto", "movimiento", "movimientos", "movimento", "movimentos", "movimenti",
     "operacion", "operaciones", "operacao", "operazione", "op", "oper", "gestion", "gestao",
     "tramite", "tramites", "evento", "eventos", "event", "accion", "acao", "azione", "transaccion",
     "transacao", "novedad", "novedades", "solicitud", "pratica", "variazione", "suceso")
)  # fmt: skip
"""Words of names of columns of movements, without accents."""
_OTHERS = frozenset(
    ("modificacion", "cambio", "migracion", "renovacion", "traspaso", "portabilidad",
     "reactivacion", "suspension", "rehabilitacion", "cambio_de_plan", "cambio_plan",
     "cambio_tarifa", "upgrade", "downgrade", "alteracao", "migracao", "renovacao",
     "transferencia", "portabilidade", "reativacao", "suspensao", "modifica", "variazione",
     "migrazione", "rinnovo", "subentro", "voltura", "sospensione", "riattivazione")
)  # fmt: skip
"""Other kinds of movements, without accents."""


def ended(name: str, kinds: Collection[str]) -> tuple[str, ...]:
    """The kinds by which something was given up; none if these are no movements.

    Args:
        name: of the column.
        kinds: its values.
    """
    return tuple(one for one in kinds if folded(one) in {end for __, end in _told(name, kinds)})


def begun(name: str, kinds: Collection[str]) -> tuple[str, ...]:
    """The kinds by which it was taken up; none if these are no movements.

    Args:
        name: of the column.
        kinds: its values.
    """
    return tuple(one for one in kinds if folded(one) in {begin for begin, __ in _told(name, kinds)})


def _told(name: str, kinds: Collection[str]) -> list[tuple[str, str]]:
    """The pairs of which a column has both, if it is one of movements."""
    said = {folded(one) for one in kinds}
    if not (_MOVEMENTS.intersection(words(name)) or _OTHERS & said):
        return []
    return [(begin, end) for begin, end in _PAIRS if begin in said and end in said]
