"""How interactions and catalogues fit together: what is never chosen, doubles, new items."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from personalize_poc.check.facts import Coverage
from personalize_poc.check.findings.scan import Scan, counted, percent, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import Relation
from personalize_poc.language import _

COLD = 0.1
"""Share of events with something new that it warns of."""


@dataclass(frozen=True)
class Side:
    """One catalogue: its relation, the name of its id, of its tables, of one of it."""

    relation: Relation
    name: str
    key: str
    what: str


def sides(scan: Scan) -> list[Side]:
    """The catalogues that there are."""
    found = []
    if scan.canonical.items:
        found.append(Side(scan.canonical.items, "ITEM_ID", "items", "item"))
    if scan.canonical.users:
        found.append(Side(scan.canonical.users, "USER_ID", "users", "user"))
    return found


def coverage(scan: Scan, key: str) -> Coverage | None:
    """How a catalogue ("items" or "users") and the interactions fit; None without a catalogue."""
    if not any(side.key == key for side in sides(scan)):
        return None
    name = f"coverage of {key}"
    if name not in scan.kept:
        hashed = "i" if key == "items" else "u"
        known = int(scan.one(f"SELECT count(*) FROM check_known_{key}")[0])
        seen, unknown, rows, events = scan.one(
            f"SELECT count(*), count(*) FILTER (k.{hashed} IS NULL), coalesce(sum(s.n) FILTER "
            f"(k.{hashed} IS NULL), 0), coalesce(sum(s.n), 0) FROM check_{key} s "
            f"LEFT JOIN check_known_{key} k USING ({hashed})"
        )
        share = float(rows) / float(events) if events else 0.0
        scan.kept[name] = Coverage(known, int(seen - unknown), int(seen), int(unknown), share)
    found: Coverage = scan.kept[name]
    return found


def idle(scan: Scan) -> Iterator[Finding]:
    """Rows of a catalogue without any event, from the first one on, as in AWS's analysis."""
    for side in sides(scan):
        fit = coverage(scan, side.key)
        if fit is None or not fit.known or not fit.with_events:
            continue
        without = fit.known - fit.with_events
        if without:
            hashed = "i" if side.key == "items" else "u"
            row = scan.one(
                f"SELECT min(row) FROM check_known_{side.key} ANTI JOIN check_{side.key} "
                f"USING ({hashed})"
            )[0]
            yield scan.finding(
                f"{side.what}-without-events",
                Grade.NOTE,
                _("{ids} of {known:,} ({share}) in {section} without any event.").format(
                    ids=counted(without, side.what),
                    known=fit.known,
                    share=percent(without / fit.known),
                    section=_(side.key),
                ),
                side.relation,
                side.name,
                row,
                count=without,
                share=without / fit.known,
                matters=_(
                    "New items are found by exploration (User-Personalization), others never."
                )
                if side.what == "item"
                else _("They get what is popular."),
                fix=_("Nothing, if they are new; leave out what cannot be had any more.")
                if side.what == "item"
                else _("Nothing."),
            )


def doubles(scan: Scan) -> Iterator[Finding]:
    """The same id in several rows of a catalogue: one of them is kept."""
    for side in sides(scan):
        hashed = "i" if side.key == "items" else "u"
        ids, more = scan.one(
            f"SELECT count(*), coalesce(sum(n - 1), 0)::BIGINT FROM check_known_{side.key} WHERE "
            "n > 1"
        )
        if not ids:
            continue
        row = scan.one(
            f"SELECT min(row) FROM (SELECT row, row_number() OVER (PARTITION BY {side.name} ORDER "
            f"BY row) AS k FROM {side.relation.name} WHERE hash({side.name}) IN (SELECT {hashed} "
            f"FROM check_known_{side.key} WHERE n > 1)) WHERE k = 2"
        )[0]
        newest, agree = scan.newest(side.relation), _agree(scan, side)
        kept = (
            _("they say the same, and one is kept")
            if agree
            else _("the newest by {column} is kept").format(column=newest.column)
            if newest.column
            else _("the last one is kept")
        )
        yield scan.finding(
            "id-twice",
            Grade.NOTE if agree else Grade.WEAKENS,
            _("{ids} in more than one row of {section}, {rows} too many: {kept}.").format(
                ids=counted(ids, side.what + " id"),
                section=_(side.key),
                rows=counted(more, "row"),
                kept=kept,
            ),
            side.relation,
            side.name,
            row,
            count=more,
            share=more / max(1, side.relation.table.rows),
            matters=_("One row an id is needed; what the other rows say is not learned from."),
            fix=_("Nothing, if they are copies or sizes of one thing.")
            if agree
            else _("Keep one row for each id; variants of an article may need ids of their own."),
            cleaning=_("keeps the same row of each"),
        )


def _agree(scan: Scan, side: Side) -> bool:
    """Whether the rows of each id say the same of it in all fields that are taken."""
    fields = [one.name for one in side.relation.fields if one.name != side.name]
    differs = " OR ".join(
        f"count(DISTINCT {quoted(one)}) > 1 OR count({quoted(one)}) NOT IN (0, count(*))"
        for one in fields
    )
    asked = f"SELECT count(*) FROM (SELECT 1 FROM {side.relation.name} GROUP BY {side.name} "
    return not fields or not scan.one(f"{asked}HAVING {differs})")[0]


def cold(scan: Scan) -> Iterator[Finding]:
    """Events in the last tenth with an item, or a user, that was not there before: above 10 %."""
    if scan.usable < 1_000 or scan.span is None or scan.span[0] == scan.span[1]:
        return
    split = scan.times[0.9]
    of_users = "(SELECT u, t AS first, row FROM check_order WHERE number = 1)"
    for key, hashed, what, begun in (
        ("items", "i", "item", "check_items"),
        ("users", "u", "user", of_users),
    ):
        new, total = scan.one(
            f"SELECT count(*) FILTER (s.first > {split}), count(*) FROM check_order o "
            f"JOIN {begun} s USING ({hashed}) WHERE o.t > {split}"
        )
        if total and new / total > COLD:
            item = what == "item"
            yield scan.finding(
                f"new-{key}",
                Grade.NOTE,
                _(
                    "{share} of the latest tenth of events are of {section} that "
                    "were not there before."
                ).format(share=percent(new / total), section=_(key)),
                name=f"{what.upper()}_ID",
                row=scan.one(f"SELECT arg_min(row, first) FROM {begun} WHERE first > {split}")[0],
                count=new * scan.sampled,
                share=new / total,
                matters=_(
                    "A model knows an item only after it was trained on it: "
                    "new ones need User-Personalization or v2 recipes with "
                    "metadata, and frequent updates."
                )
                if item
                else _("New users get what is popular until their first events."),
                fix=_(
                    "Train often, use automatic updates, and keep the metadata "
                    "of new items complete."
                )
                if item
                else _("Send events live, so that the second click is already personal."),
            )


def created_late(scan: Scan) -> Iterator[Finding]:
    """Items created after their first event: the time of a load, not of the item (above 10 %)."""
    items = scan.canonical.items
    if items is None or items.field("CREATION_TIMESTAMP") is None or not scan.exact:
        return
    late, both, row = scan.one(
        f"SELECT count(*) FILTER (k.CREATION_TIMESTAMP > s.first + 86400), count(*), min(k.row) "
        f"FILTER (k.CREATION_TIMESTAMP > s.first + 86400) FROM check_items s JOIN {items.name} k "
        f"ON k.ITEM_ID = s.id WHERE k.CREATION_TIMESTAMP IS NOT NULL AND s.first IS NOT NULL"
    )
    if both and late / both > 0.1:
        yield scan.finding(
            "created-after-first-event",
            Grade.WEAKENS,
            _("{items} ({share}) created after their first event.").format(
                items=counted(late, "item"), share=percent(late / both)
            ),
            items,
            "CREATION_TIMESTAMP",
            row,
            count=late,
            share=late / both,
            matters=_(
                "User-Personalization takes items for new by this time, and "
                "explores the wrong ones."
            ),
            fix=_(
                "Take the time at which the item went on sale; without the "
                "column the first event counts."
            ),
        )


FINDERS = (idle, doubles, cold, created_late)
