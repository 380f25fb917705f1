"""Words of names without what says that they are of numbers: "beraternr" is of a "berater"."""

from __future__ import annotations

import re

_ENDS = re.compile(
    r"(?<=[^\W\d_]{4})_?"
    r"(?:nummer|number|kennung|kurzel|kuerzel|schluessel|schlussel|code|kod|nr|num|no|id|ref)$"
    r"|(?<=[^\W\d_a-z]{2})(?:번호|코드|아이디|番号|コード|编号|编码|id)$"
)


def bare(word: str) -> str:
    """A word without what it ends with where it is the name of a number; else as it is.

    Args:
        word: of a name, in small letters without accents.
    """
    return _ENDS.sub("", word)
