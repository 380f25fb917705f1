"""Rows that are loans, whatever their table is called: a day that is due, and one of coming back.

An invoice is due as well, and goods come back to a shop. Where each row has a time of either,
somebody had the thing for a while.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import plain, words

_DUE = (
    "due", "fallig", "faellig", "leihfrist", "ruckgabefrist", "echeance", "vencimiento",
    "vencimento", "scadenza", "prevue", "prevista", "previsto", "inlever", "uiterlijk", "termin",
    "splatnost", "planned_return", "expected_return", "return_by", "iade_tarihi_son",
    "срок", "förfall", "forfald", "erapaiva",
)  # fmt: skip
_BACK = (
    "return", "ruckgabe", "rueckgabe", "zuruck", "retour", "rendu", "restitu", "devol", "devuel",
    "reso", "riconsegn", "terug", "ingeleverd", "zwrot", "zwroc", "vracen", "iade", "возврат",
    "aterlamn", "aflever", "levert", "palaut",
)  # fmt: skip
"""How words begin of a day until which something is to be back, and of one on which it was."""
_EASTERN_DUE = ("반납예정", "반납기한", "返却予定", "返却期限", "应还", "應還", "到期")
_EASTERN_BACK = ("반납", "返却", "归还", "歸還", "还书", "還書")


def are_in(view: View) -> bool:
    """Whether every row tells until when something was lent, and when it came back."""
    times = [plain(one.name) for one in view.columns if one.moment]
    due = [name for name in times if _says(name, _DUE, _EASTERN_DUE)]
    back = [name for name in times if _says(name, _BACK, _EASTERN_BACK)]
    return any(one != other for one in due for other in back)


def _says(name: str, begun: tuple[str, ...], within: tuple[str, ...]) -> bool:
    told = any(word.startswith(begun) for word in words(name)) or name.startswith(begun)
    return told or any(one in name for one in within)
