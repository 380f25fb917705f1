"""What was lent and brought back late: "devolveu atrasado". It had been used, and counts."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import plain

_LATE = (
    "late", "overdue", "spat", "verspatet", "verspatung", "retard", "tardif", "tardive", "retraso",
    "retrasado", "atraso", "atrasado", "atrasada", "atrasados", "tarde", "ritardo", "tardi",
    "laat", "vertraagd", "spozniony", "spoznieniem", "pozno", "pozdno", "pozde", "gec", "gecikmeli",
    "forsenad", "forsinket", "myohassa", "опозданием", "просрочкой", "поздно",
)  # fmt: skip
_BACK = (
    "return", "brought_back", "zuruck", "ruckgabe", "rendu", "retour", "restitu", "devol", "devuel",
    "reso", "resa", "riconsegn", "terug", "zwroc", "zwrot", "oddan", "vracen", "vratil", "iade",
    "tillbaka", "aterlamna", "tilbage", "afleveret", "levert", "palautettu", "вернул", "возврат",
)  # fmt: skip
"""How words begin that say that something was brought back."""
_EASTERN = ("연체", "지연", "늦게", "延滞", "遅れ", "遅延", "逾期", "超期"), (
    "반납", "返却", "归还", "歸還", "还书", "還書",
)  # fmt: skip
"""Words for late, and for bringing back, in scripts without blanks between words."""


def is_one(text: str) -> bool:
    """Whether a folded remark or state says that something came back late.

    What a shop takes back has no time at which it is due.
    """
    parts = [plain(one) for one in text.split("_")]
    if any(one in _LATE for one in parts) and any(one.startswith(_BACK) for one in parts):
        return True
    late, back = _EASTERN
    return any(one in text for one in late) and any(one in text for one in back)
