"""Names of columns that say of which kind a row is, also inside of a compound: "Positionsart"."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words.names import hint, words

_BEHIND = (
    "sart", "nart", "lart", "typ", "type", "soort", "类型", "類型", "类别", "類別", "種類", "種別",
    "区分", "區分", "タイプ", "유형", "구분", "종류",
)  # fmt: skip
"""How words end that say "kind" behind what it is of: the line of a document, a booking."""


@cache
def is_one(name: str) -> bool:
    """Whether a name says that a column holds kinds.

    Args:
        name: of a column of few values.
    """
    return hint(name).says("type") or any(one.endswith(_BEHIND) for one in words(name))
