"""States in the first letters of their words: CONF, CHIUSA and ANN; BEST and STOR; CONF and CANC.

One such code alone may stand for much. Where every value of a column that is called a state begins
a word for a state in one and the same language, some of what was done and some of what was undone
or bound nobody, they are read as these words. Where languages read them differently, nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.states import contracts
from personalize_poc.data.own.roles.words.names import hint, plain, stems_of, words

_SHORTEST, _LONGEST, _MOST = 3, 6, 8
"""Letters of a code, and values of such a column at most."""
_SHORT_NAMES = frozenset(("st", "sit", "situ", "est", "sta", "sts", "stt"))
"""How programs shorten the word for a state in names of columns: ST, CD_SIT, EST."""
_USUAL = 0.5
"""Share of the rows from which on a state is the usual course, and nothing that was undone."""
_READ = (
    ("confirmed completed closed invoiced delivered shipped paid fulfilled active approved booked",
     "cancelled canceled cancellation voided refunded option quotation",
     "pending opened open new waiting processing"),
    ("bestätigt abgeschlossen geliefert bezahlt gebucht fakturiert erledigt berechnet",
     "storniert storno abgesagt annulliert option angebot",
     "offen neu wartend bearbeitung"),
    ("confirmé terminé clôturé payé facturé livré validé soldé",
     "annulé remboursé option devis", "attente ouvert nouveau"),
    ("confirmado confirmada cerrado cerrada pagado pagada facturado facturada entregado entregada "
     "completado completada liquidado liquidada",
     "anulado anulada cancelado cancelada devuelto reembolsado opción presupuesto",
     "pendiente abierto abierta nuevo nueva"),
    ("confirmado confirmada fechado fechada pago paga faturado faturada entregue concluído "
     "liquidado liquidada",
     "cancelado cancelada anulado anulada devolvido reembolsado opção orçamento",
     "pendente aberto aberta novo nova"),
    ("confermato confermata chiuso chiusa pagato pagata fatturato fatturata consegnato consegnata "
     "completato completata evaso evasa saldato saldata liquidato liquidata",
     "annullato annullata cancellato cancellata stornato stornata rimborsato rimborsata opzione "
     "opzionato opzionata preventivo",
     "attesa aperto aperta nuovo nuova lavorazione"),
    ("bevestigd afgerond betaald gefactureerd geleverd gesloten voltooid",
     "geannuleerd annulering terugbetaald optie offerte", "open nieuw wachtend"),
    ("potwierdzone zakończone zamknięte opłacone zrealizowane wysłane",
     "anulowane anulowany opcja oferta zwrot", "nowe oczekujące otwarte"),
    ("potvrzeno uzavřeno zaplaceno dokončeno vyřízeno odesláno",
     "zrušeno storno stornováno opce nabídka", "nové čeká otevřeno"),
    ("onaylandı onaylı kapandı kapalı ödendi tamamlandı teslim",
     "iptal iade opsiyon teklif", "bekliyor beklemede açık yeni"),
    ("bekräftad avslutad betald levererad fakturerad slutförd",
     "avbokad makulerad annullerad återbetald option offert", "väntande öppen"),
    ("подтверждён подтвержден закрыт оплачен выполнен доставлен",
     "отменён отменен аннулирован возврат опцион", "ожидает новый открыт"),
)  # fmt: skip
"""Words of each language: of what was done, of what was undone or only offered, of what is open."""


def undone(column: ColumnProfile, counts: Mapping[str, int]) -> dict[str, str]:
    """The states of what was undone or only offered -> the words that they are read as; or {}.

    Args:
        column: of states.
        counts: value -> rows.
    """
    if not 2 <= len(counts) <= _MOST or not _is_called_state(column.name):
        return {}
    if not all(one.rstrip(".").isalpha() and len(one) >= _SHORTEST for one in counts):
        return {}
    read = [told for words in _READ if (told := _told(counts, *words)) is not None]
    if not read or len({frozenset(gone) for gone, __ in read}) > 1:
        return {}
    gone, words = read[0]
    often = sum(counts[one] for one in gone) >= _USUAL * sum(counts.values())
    return {} if often or contracts.ended(words) else gone


def _is_called_state(name: str) -> bool:
    """Whether a name says so, or is what alone is short for it: its values must be states then."""
    said = words(name)
    return hint(name).says("status") or bool(_SHORT_NAMES.intersection((*said[:1], *said[-1:])))


def _told(counts: Mapping[str, int], *groups: str) -> tuple[dict[str, str], tuple[str, ...]] | None:
    """What was undone, and the words of all values in one language; None where it lacks one."""
    done, gone, open_ones = ({one: _word(one, group) for one in counts} for group in groups)
    found = {one: [w for w in (done[one], gone[one], open_ones[one]) if w] for one in counts}
    if any(len(words) != 1 for words in found.values()):
        return None
    short = any(len(one) <= _LONGEST and len(one) < len(words[0]) for one, words in found.items())
    told = {one: gone[one] for one in counts if gone[one]}
    words = tuple(words[0] for words in found.values())
    return (told, words) if told and any(done.values()) and short else None


def _word(code: str, words: str) -> str:
    """The word that a code begins; "" if none does."""
    short = plain(code.rstrip("."))
    return next(
        (word for word in words.split() if any(one.startswith(short) for one in stems_of(word))), ""
    )
