"""Which ids of interactions and a catalogue mean the same, and which texts nearly agree.

Findings count it and cleaning puts it right, so that both say the same.
"""

from __future__ import annotations

from personalize_poc.check.findings.scan import Scan

_BARE = r"regexp_replace(id, '^0+([0-9])', '\1')"
"""SQL: an id without leading zeros; of "000" one is left."""


def lost_zeros(scan: Scan, key: str) -> str:
    """SQL: ids of interactions that lost leading zeros (id, n, row), and the whole id (`whole`).

    An id of digits is such a one if it is not in the catalogue, but one id of the catalogue, or of
    interactions, is the same with zeros before it.

    Args:
        scan: the counted interactions.
        key: "items" or "users".
    """
    known = _known(scan, key)
    return (
        f"SELECT s.id, s.n, s.row, p.whole FROM check_{key} s JOIN ("
        f"SELECT {_BARE} AS bare, min(id) AS whole FROM ("
        f"SELECT id FROM check_{key} UNION {known}) WHERE regexp_full_match(id, '0[0-9]+') "
        f"GROUP BY 1 HAVING count(*) = 1) p ON s.id = p.bare "
        f"WHERE s.id NOT IN ({known})"
    )


def lost_zeros_in_catalogue(key: str) -> str:
    """SQL: the same for ids of the catalogue, proved by ids of interactions."""
    return (
        f"SELECT k.id, k.n, k.row, p.whole FROM check_known_{key} k JOIN ("
        f"SELECT {_BARE} AS bare, min(id) AS whole FROM check_{key} "
        f"WHERE regexp_full_match(id, '0[0-9]+') GROUP BY 1 HAVING count(*) = 1) p "
        f"ON k.id = p.bare WHERE k.id NOT IN (SELECT id FROM check_{key}) "
        f"AND p.whole NOT IN (SELECT id FROM check_known_{key})"
    )


def same_but_form(key: str) -> str:
    """SQL: ids of interactions (id, n, row) that the catalogue has in other case, or without .0."""
    return (
        f"SELECT s.id, s.n, s.row, p.whole FROM check_{key} s JOIN ("
        f"SELECT lower(id) AS bare, min(id) AS whole FROM check_known_{key} GROUP BY 1 "
        f"HAVING count(*) = 1) p ON lower(regexp_replace(s.id, '\\.0$', '')) = p.bare "
        f"WHERE s.id NOT IN (SELECT id FROM check_known_{key})"
    )


def _known(scan: Scan, key: str) -> str:
    there = scan.canonical.items if key == "items" else scan.canonical.users
    return f"SELECT id FROM check_known_{key}" if there else "SELECT 'x' AS id WHERE false"


def form(expression: str) -> str:
    """SQL: a text without case, blanks, hyphens and underscores, but for those between digits."""
    kept = expression
    for _ in range(2):  # a digit that ends one match cannot begin the next
        kept = rf"regexp_replace({kept}, '([0-9])[\s_-]+([0-9])', '\1~\2', 'g')"
    return rf"regexp_replace(lower(nfc_normalize({kept})), '[\s_-]+', '', 'g')"
