"""Short words of columns that a table spells out: id_abo of "abonne.csv", MUST_NO of MUSTERI.

Every trade and language shortens its words, and no list has them all. The key of a table is mostly
called after the table; where it is the first letters of the table's name, or its consonants, it
stands for that word, here and in the tables that have it under the same name. Words that are cut
to three letters are read where the letters of the table stand beside them: CANLFA of F_LFA. One
that is read in libraries only is read where tables are those of a library.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile, TableProfile
from personalize_poc.data.own.roles.evidence import row_uids
from personalize_poc.data.own.roles.words import borrower_words, cut_words
from personalize_poc.data.own.roles.words.names import hint, own_name, strength, words

_SHORT, _LONGEST = 3, 6
"""Letters of a shortened word."""
_WHO_OR_WHAT = frozenset(("user", "visitor", "card", "item", "device", "staff", "vendor"))
_VOWELS = frozenset("aeiouy")

Names = dict[str, str]
"""Name of a column -> the same with its words spelled out."""


def told_by_tables(profiles: list[TableProfile]) -> list[Names]:
    """For each table the names of its columns that have short words in them.

    Args:
        profiles: of all tables.
    """
    keys: dict[str, set[tuple[str, str]]] = {}
    own: list[tuple[str, str] | None] = []
    for table in profiles:
        found = None
        for column in table.columns:
            if column.is_unique and (found := _of_key(table.label, column)):
                keys.setdefault(column.name, set()).add(found)
                break
        own.append(found)
    sure = {name: next(iter(found)) for name, found in keys.items() if len(found) == 1}
    uids = row_uids.spelled_out(profiles)
    borrowers = borrower_words.are_of_library(
        [table.label for table in profiles],
        [one.name for table in profiles for one in table.columns],
    )
    return [
        (_with_borrowers(table) if borrowers else {})
        | cut_words.spelled_out(table.label, [one.name for one in table.columns])
        | {
            one.name: _spelled(one.name, *pair)
            for one in table.columns
            if (pair := sure.get(one.name) or here) and pair[0] in words(one.name)
        }
        | {one.name: uids[one.name] for one in table.columns if one.name in uids}
        for table, here in zip(profiles, own, strict=True)
    ]


def _with_borrowers(table: TableProfile) -> Names:
    whole = borrower_words.WHOLE
    return {
        one.name: "_".join(whole.get(word, word) for word in words(one.name))
        for one in table.columns
        if not whole.keys().isdisjoint(words(one.name))
    }


def _of_key(label: str, column: ColumnProfile) -> tuple[str, str] | None:
    """The short word of a key, and the word of the table's name that it stands for."""
    parts = words(column.name)
    rest = [one for one in parts if not hint(one).says("id", "name")]
    if len(parts) != len(rest) + 1 or len(rest) != 1:
        return None
    for word in words(own_name(label)):
        if _stands_for(rest[0], word) and _tells_more(rest[0], word):
            return rest[0], word
    return None


def _tells_more(short: str, word: str) -> bool:
    """Whether the word says of whom or of what the key is, and the short one does not.

    "cat" does more than "catalogue", and that rows are of a history says nothing of their number.
    """
    of_rows = bool(strength(word)[0])
    return not of_rows and bool((hint(word).entities & _WHO_OR_WHAT) - hint(short).entities)


def _stands_for(short: str, word: str) -> bool:
    """Whether a word is the first letters of another, or its first letter and some consonants."""
    if not _SHORT <= len(short) <= _LONGEST or len(short) >= len(word) - 1:
        return False
    if word.startswith(short):
        return True
    letters = iter(word[1:])
    return (
        short[0] == word[0]
        and _VOWELS.isdisjoint(short[1:])
        and all(letter in letters for letter in short[1:])
    )


def _spelled(name: str, short: str, word: str) -> str:
    return "_".join(word if one == short else one for one in words(name))
