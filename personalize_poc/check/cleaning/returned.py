"""Purchases that a later return takes back, where a person wants them gone as well."""

from __future__ import annotations

import re
from collections.abc import Iterator

from personalize_poc.check.cleaning import reasons
from personalize_poc.check.cleaning.fixes import IDS, expression, source
from personalize_poc.check.findings import events
from personalize_poc.check.findings.scan import Scan, literal

BUYING = re.compile(
    r"purchas|order|buy|bought|sale|checkout|kauf|bestell|achat|commande|compra|pedido|sat[iı]n|"
    r"구매|주문|購入|注文|购买|订单|заказ|покуп",
    re.IGNORECASE,
)
"""Event types that a return undoes."""
_MOSTLY = 0.9
"""Share of the rows with a word for a return that follow a purchase of the same item by the same
user: a state of the purchase itself follows none, but where people buy the same again."""


def bought(scan: Scan) -> str:
    """SQL of the `row` of what is taken back: the latest purchase before each return; "" if none.

    A purchase is taken back once: of two returns, the second one undoes the purchase before.
    It reads `clean_events`.
    """
    types = [name for (name,) in scan.all("SELECT name FROM check_types ORDER BY n DESC, name")]
    back = set(events.return_types(scan))
    buying = [name for name in types if name not in back and BUYING.search(name)]
    others = [name for name in types if name not in back]
    chosen = buying or (others if len(others) == 1 else [])
    if not chosen:
        return ""
    which = ""
    if scan.events.field("EVENT_TYPE"):
        which = f"WHERE e IN ({', '.join(f'hash({literal(one)})' for one in chosen)})"
    purchases = f"SELECT row, u, i, t FROM clean_events {which}"
    _prepare(scan, purchases)
    return (
        "SELECT b.row FROM (FROM clean_deals WHERE is_back) r ASOF JOIN "
        "(FROM clean_deals WHERE NOT is_back) b ON r.u = b.u AND r.i = b.i "
        "AND r.deep = b.deep AND r.number > b.number"
    )


def _prepare(scan: Scan, purchases: str) -> None:
    """The table `clean_deals`: purchases and returns of a user and an item, in their order.

    `deep` is how many purchases are not taken back, after a purchase and before a return: each
    return belongs to the last purchase before it that is as deep.
    """
    run = scan.canonical.connection.execute
    run(f"CREATE OR REPLACE TEMP TABLE clean_returns AS {_left_out_here(scan)}")
    for select in _left_out_before(scan, purchases):
        run(f"INSERT INTO clean_returns {select}")
    pair = "PARTITION BY u, i ORDER BY t, is_back, row"
    run(
        "CREATE OR REPLACE TEMP TABLE clean_deals AS SELECT *, CASE WHEN is_back THEN balance + 1 "
        f"- least(coalesce(min(balance) OVER ({pair} ROWS BETWEEN UNBOUNDED PRECEDING AND "
        f"1 PRECEDING), 0), 0) ELSE balance - least(min(balance) OVER ({pair}), 0) END AS deep "
        "FROM (SELECT *, sum(CASE WHEN is_back THEN -1 ELSE 1 END) OVER deals AS balance, "
        "row_number() OVER deals AS number FROM (SELECT *, true AS is_back FROM clean_returns "
        f"UNION ALL SELECT *, false FROM ({purchases}) SEMI JOIN clean_returns USING (u, i)) "
        f"WINDOW deals AS ({pair}))"
    )


def _left_out_here(scan: Scan) -> str:
    """SQL of the returns (row, u, i, t) that cleaning leaves out."""
    fields = {field.name: field for field in scan.events.fields}
    user, item = (f"hash({expression(scan, scan.events, fields[x])})" for x in IDS)
    return (
        f"SELECT e.row, {user} AS u, {item} AS i, e.TIMESTAMP AS t FROM "
        f"{source(scan, scan.events)} JOIN clean_left l ON l.section = 'interactions' "
        f"AND l.row = e.row WHERE l.reason IN ('{reasons.UNDOES}', '{reasons.NEGATIVE}')"
    )


def _left_out_before(scan: Scan, purchases: str) -> Iterator[str]:
    """The same of returns that the mapping leaves out."""
    words: dict[str, list[str]] = {}
    for name, value, reason in scan.all(
        "SELECT DISTINCT name, trim(before), reason FROM clean_untaken "
        "WHERE section = 'interactions' AND before IS NOT NULL ORDER BY ALL"
    ):
        is_word = bool(events.RETURNS.search(value))
        if is_word if reason == reasons.KIND else events.BELOW_ZERO.fullmatch(value):
            yield _as_written(name, [value])
        elif reason == reasons.VALUE and (is_word or events.RETURNS.search(name)):
            words.setdefault(name, []).append(value)
    for name, values in words.items():
        select = _as_written(name, values)
        rows, after = scan.one(
            f"SELECT count(*), count(b.row) FROM ({select}) r ASOF LEFT JOIN ({purchases}) b "
            "ON r.u = b.u AND r.i = b.i AND r.t >= b.t"
        )
        if after >= _MOSTLY * rows:
            yield select


def _as_written(name: str, values: list[str]) -> str:
    """SQL of rows (row, u, i, t) that are left out by values of a column, with ids as written."""
    listed = ", ".join(map(literal, values))
    ids = " ".join(
        f"LEFT JOIN (SELECT before, after FROM clean_ids WHERE section = 'interactions' "
        f"AND field = '{field}') {key} ON {key}.before = x.{column}"
        for field, key, column in (("USER_ID", "u", "user"), ("ITEM_ID", "i", "item"))
    )
    return (
        "SELECT x.row, hash(coalesce(u.after, x.user)) AS u, hash(coalesce(i.after, x.item)) AS i, "
        f"x.t FROM clean_untaken x {ids} WHERE x.section = 'interactions' AND x.t IS NOT NULL "
        f"AND x.name = {literal(name)} AND trim(x.before) IN ({listed})"
    )
