"""Columns of postcodes: many people have one, so that none of them is a person.

Short words for them are of other codes as well, a product's (cp) or a limit (cap): where a city is
called as they are, or a word for a person stands beside them, they are meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words import regions
from personalize_poc.data.own.roles.words.names import Hint, words

_DOUBTFUL = frozenset(("cp", "cap", "cep"))


def is_one(said: Hint, column: ColumnProfile, columns: Sequence[ColumnProfile]) -> bool:
    """Whether a column is called a postcode: cp_livr beside ville_livr, customer_zip, 고객우편번호.

    Args:
        said: what its name speaks of.
        column: it.
        columns: all of its table.
    """
    name = frozenset(words(column.name.split(".")[-1]))
    known = regions.ADDRESS[regions.POSTCODE]
    code = name & known or {
        one for one in known if not one.isascii() and any(one in word for word in name)
    }
    if not code:
        return False
    of_person = said.about("user") and not (code <= _DOUBTFUL and said.says("id"))
    return of_person or regions.CITY in regions.parts_beside(name - code, columns)
