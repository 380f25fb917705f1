"""Words cut to three letters beside the letters of their table: CANLFA, the quantity of F_LFA.

Three letters say too little alone. Where all columns of a table have the letters of its name
before or behind theirs, what is left of each is such a word: of a language in which programs of
accountants are written so.
"""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.own.roles.words import letters_of_tables
from personalize_poc.data.own.roles.words.names import own_name, words

_WHOLE = {
    word: whole
    for whole, some in {
        "quantity": "can cnt qta qte qtd qty mng anz aan ant ilo",
        "price": "pre pri prz prs cen",
        "total": "tot imp mtt mnt bet bed bel val kwo",
        "description": "des bez lib oms opi",
        "date": "fec fch dat dta",
        "customer": "cli clt kun kli kla knd cus",
        "article": "art",
    }.items()
    for word in some.split()
}  # fmt: skip
"""What is left of the names of columns -> the word that it is of, in English."""


def spelled_out(label: str, names: Sequence[str]) -> dict[str, str]:
    """Names of columns -> the whole word, of those that are a cut word beside letters of the table.

    Args:
        label: what a person knows the table by.
        names: of all its columns.
    """
    called = words(own_name(label))
    for behind in (True, False):
        letters, rests = letters_of_tables.parted(names, 3, behind)
        if letters in called:
            return {rests[rest]: _WHOLE[rest] for rest in rests if rest in _WHOLE}
    return {}
