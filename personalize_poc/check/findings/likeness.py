"""Which ids of interactions and a catalogue mean the same, and which texts nearly agree.

Findings count it and cleaning puts it right, so that both say the same.
"""

from __future__ import annotations

from personalize_poc.check.findings.scan import Scan
from personalize_poc.data.own import sql

_BARE = r"regexp_replace(id, '^0+([0-9])', '\1')"
"""SQL: an id without leading zeros; of "000" one is left."""

MOST = 0.5
"""Share of the ids without a row above which signs in them are no chance."""


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
    """SQL: ids of interactions (id, n, row) that the catalogue has in another form (`whole`).

    Without a .0 they are the same but for case; or, if so are most that the catalogue does not
    have, but for signs between letters, and zeros before these: a single one may agree by chance.
    """
    bare, known = r"regexp_replace(s.id, '\.0+$', '')", f"SELECT id FROM check_known_{key}"
    case, signs, here = "lower(id)", sql.unsigned("id"), sql.unsigned(bare)
    of_case, of_signs = (_once(form, key) for form in (case, f"ltrim({signs}, '0')"))
    written = f"({sql.unsigned('p.whole')} = {here} OR {sql.unsigned('p.whole')} <> lower(p.whole))"
    both = "SELECT s.id, s.n, s.row, p.whole FROM unknown s JOIN"
    return (
        f"WITH unknown AS (SELECT * FROM check_{key} WHERE id NOT IN ({known})), "
        f"by_case AS ({both} {of_case} ON lower({bare}) = p.bare), "
        f"by_signs AS ({both} {of_signs} ON ltrim({here}, '0') = p.bare AND {written}) "
        f"SELECT * FROM by_case UNION ALL SELECT * FROM by_signs WHERE "
        f"id NOT IN (SELECT id FROM by_case) AND (SELECT count(*) FROM by_signs) > "
        f"{MOST} * (SELECT count(*) FROM unknown)"
    )


def _once(form: str, key: str) -> str:
    """SQL: ids of a catalogue in a form that only one of them has."""
    return (
        f"(SELECT {form} AS bare, min(id) AS whole FROM check_known_{key} GROUP BY 1 "
        f"HAVING count(*) = 1) p"
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
