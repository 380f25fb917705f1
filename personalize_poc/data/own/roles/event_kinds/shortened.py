"""Codes of a few letters that shorten the words of a lender: CHKO and CHKI, AUSL and RUEC.

One such code alone may stand for anything. Where every code of a column is short for a word of
lending in one and the same language, and one of them lends what another takes back, they are told.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import MOST
from personalize_poc.data.own.roles.words.names import plain, stems_of
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_LETTERS = ("word", "code")
_SHORTEST, _LONGEST = 4, 5
"""Letters of a code; fewer begin too many words, and more are one."""
_SAME = 2
"""Letters with which a code and its word begin; the others come in the order of the word."""
_SURE = 0.7
_LENDING = (
    ("loan lending issue checkout charge borrowing", "return checkin discharge",
     "renewal reserve reservation hold recall claim lost fine payment overdue cancellation"),
    ("ausleihe ausleihen entleihung", "rückgabe rueckgabe rücknahme ruecknahme abgabe",
     "verlängerung vormerkung reservierung bestellung mahnung verlust gebühr storno"),
    ("prêt emprunt", "retour restitution rendu",
     "prolongation renouvellement réservation relance perte amende annulation"),
    ("préstamo", "devolución", "renovación reserva multa pérdida anulación"),
    ("empréstimo", "devolução", "renovação reserva multa perda cancelamento"),
    ("prestito", "restituzione rientro reso", "rinnovo proroga prenotazione sollecito smarrimento"),
    ("uitlening uitlenen uitleen", "inname innemen inlevering teruggave retour",
     "verlenging verlengen reservering reserveren boete betaling aanvraag verlies annulering"),
    ("wypożyczenie", "zwrot oddanie", "prolongata przedłużenie rezerwacja kara zagubienie"),
    ("výpůjčka půjčení", "vrácení", "prodloužení rezervace upomínka ztráta"),
    ("ödünç", "iade", "uzatma rezervasyon ayırtma ceza kayıp"),
    ("utlån utlåning", "återlämning inlämning retur", "omlån förnyelse reservation reservering"),
    ("udlån utlån", "aflevering innlevering retur", "fornyelse reservering reservation"),
    ("выдача", "возврат сдача", "продление бронь бронирование штраф утеря"),
)  # fmt: skip
"""Words of each language: of what goes out, of what comes back, and what else libraries write."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Take such codes for kinds of events, and leave out those of what came back.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    for column in _open_ones(best, found):
        words = _read(tuple(column.frequencies))
        counts = value_counts(connection, best.view, column) if words else {}
        words = _read(tuple(counts))
        if words is None:
            continue
        found.event, found.counts, found.coded = column, counts, False
        found.confidence = max(found.confidence, _SURE)
        found.settle(column)
        found.explain(column)
        found.strange = ()
        listed = ", ".join(f"{code} {word}" for code, word in words.items())
        why = _("Its codes are read as shortened words of lending: {listed}.")
        gone = [code for code, word in words.items() if word in _all_back()]
        found.leave_out_kinds(gone, why.format(listed=listed))
        return


def _open_ones(best: Candidate, found: Actions) -> list[ColumnProfile]:
    """The column of kinds in words that are not known; without one, all that have no role."""
    if found.event:
        return [found.event] if found.strange or found.unsaid else []
    taken = best.taken(best.view) | found.settled | found.reasons.keys()
    return [
        one
        for one in best.view.columns
        if one.key not in taken and 2 <= one.distinct <= MOST and one.shape.kind in _LETTERS
    ]


def _all_back() -> frozenset[str]:
    return frozenset(one for __, back, __ in _LENDING for one in back.split())


def _read(codes: tuple[str, ...]) -> dict[str, str] | None:
    """Code -> word of the language of which all codes are, if some lend and some take back."""
    if not codes or not all(one.isalpha() and _SHORTEST <= len(one) <= _LONGEST for one in codes):
        return None
    if len(set(map(len, codes))) > 1:
        return None
    for out, back, other in _LENDING:
        words = {code: _word(code, f"{out} {back} {other}".split()) for code in codes}
        told = {code: word for code, word in words.items() if word}
        lent, given = (set(told.values()) & set(one.split()) for one in (out, back))
        if len(told) == len(codes) == len(set(told.values())) and lent and given:
            return told
    return None


def _word(code: str, words: Iterable[str]) -> str:
    """The word that a code is short for: its first letters, or some more in their order."""
    short = plain(code)
    fitting = [word for word in words if any(_is_short(short, one) for one in stems_of(word))]
    begun = [word for word in fitting if any(one.startswith(short) for one in stems_of(word))]
    return next(iter(begun or fitting), "")


def _is_short(code: str, word: str) -> bool:
    if not word.startswith(code[:_SAME]) or len(code) > len(word):
        return False
    rest = iter(word)
    return all(letter in rest for letter in code)
