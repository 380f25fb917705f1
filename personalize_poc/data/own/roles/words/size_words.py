"""Names of columns of how large a file or a page is: numbers that name nobody and nothing."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import stems_of

_UNITS = frozenset(
    stems_of(
        """
        kb kib mb mib gb gib kbyte kbytes mbyte mbytes kilobyte kilobytes megabyte megabytes
        octet octets bajt bajty bajtów байт байта байтов килобайт мегабайт 바이트 バイト 字节 位元組
        byte bytes"""
    )
)
"""Units of sizes, at the end of a name; alone, "kb" may be a knowledge base and "mb" a member."""
_ALONE = frozenset(stems_of("byte bytes octets bajty bajtów байт байтов 바이트 バイト 字节 位元組"))
_FRENCH = frozenset(("ko", "mo", "go"))
_SIZES = frozenset(("taille", "poids", "volume"))


def is_one(column: ColumnProfile, tokens: tuple[str, ...]) -> bool:
    """Whether numbers are sizes in bytes or many of them, by their name.

    Args:
        column: with the values.
        tokens: the words of its name.
    """
    if column.shape.kind not in ("integer", "decimal") or not tokens:
        return False
    *before, last = tokens
    if not before:
        return last in _ALONE
    return last in _UNITS or (last in _FRENCH and not _SIZES.isdisjoint(before))
