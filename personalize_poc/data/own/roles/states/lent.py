"""What was lent and given back: a loan that came to its end, and no purchase that was undone.

The same word is of both, and "overdue" is of an invoice that was dunned as well as of a book that
somebody still reads. Rows are loans where the name of their file says so, or where one of their
columns has states of what is out at the moment, or codes that mean so: "on loan", "貸出中".
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.lists import undo_words
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.data.own.roles.words.names import strength, words

_FILES = ("loan", "rental")
_OF_EACH = 0.5
"""Share of rows with a value, from which on a column says something of each of them."""
_KINDS = 60
"""Most values of a column of states."""
_ELSEWHERE = frozenset(("checkout", "checkouts"))
"""Words of files of loans that are of tills and of shops as well."""
_OUT = folded_stems(
    """
    on_loan loaned loaned_out lent lent_out rented rented_out on_rent on_hire hired_out checked_out
    ausgeliehen verliehen entliehen vermietet prêté prêtée emprunté empruntée en_prêt loué louée
    en_location prestado prestada en_préstamo alquilado alquilada en_alquiler emprestado emprestada
    alugado alugada in_prestito noleggiato noleggiata a_noleggio uitgeleend verhuurd wypożyczony
    wypożyczona wypożyczone půjčeno vypůjčeno zapůjčeno ödünçte ödünç_verildi kirada kiralandı
    выдан выдана выдано на_руках в_прокате в_аренде utlånad uthyrd udlånt udlejet utlånt lainassa
    대여중 대출중 貸出中 レンタル中 借出 借出中 已借出 租借中 出租中 借閱中"""
)
"""States of what somebody has at the moment."""
_BACK = folded_stems(
    """
    returned return given_back brought_back zurückgegeben zurückgebracht zurück rückgabe retour
    retourné retournée rendu rendue restitué restituée restitution devuelto devuelta devolución
    devolucion devolvido devolvida devolução restituito restituita restituzione reso teruggebracht
    teruggegeven geretourneerd retour zwrócony zwrócona zwrócone zwrócono zwrot oddane vráceno
    vrácená vrácené vratka iade iade_edildi iade_alındı возвращен возвращён возвращена возвращено
    возврат сдан сдано återlämnad återlämnat återlämning returnerad retur tilbageleveret returneret
    tilbakelevert innlevert palautettu palautus
    반납 반납완료 返却 返却済 返却済み 归还 已归还 还书 还回 歸還 已歸還"""
)
"""States of what was given back."""
_LATE = folded_stems(
    """
    overdue late past_due überfällig en_retard atrasado atrasada en_mora em_atraso scaduto
    in_ritardo te_laat po_terminie przeterminowany przeterminowane po_termínu gecikmiş gecikmede
    просрочен просрочена просрочено försenad försenat forsinket forfalden myöhässä
    연체 연체중 延滞 延滞中 逾期 已逾期 超期"""
)
"""States of what is still out though it was to be back."""


def given_back(view: View, column: ColumnProfile, states: Iterable[str]) -> tuple[str, ...]:
    """The states by which something was given back, or is late, where rows are loans; else none.

    Where others are of lending it, each row is one or the other, and a loan has two.

    Args:
        view: the table.
        column: of it.
        states: its values, or what these mean. Where few rows have one, "late" is a remark.
    """
    told = {one: folded(one) for one in states}
    back = tuple(one for one, word in told.items() if word in _BACK)
    both = not folded_stems(undo_words.LENT).isdisjoint(told.values())
    late = tuple(one for one, word in told.items() if word in _LATE and column.fill > _OF_EACH)
    found = (*(() if both else back), *late)
    out = not _OUT.isdisjoint(told.values())
    return found if found and (out or _are_loans(view)) else ()


def _are_loans(view: View) -> bool:
    if strength(view.label)[0] in _FILES and _ELSEWHERE.isdisjoint(words(view.label)):
        return True
    return any(
        column.distinct <= _KINDS and any(folded(value) in _OUT for value in column.frequencies)
        for column in view.columns
    )
