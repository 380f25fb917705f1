"""Event types and their values: spellings, too many, returns, values that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from personalize_poc.check.findings import columns, near_words, unusable
from personalize_poc.check.findings.likeness import form
from personalize_poc.check.findings.scan import Scan, counted, instead, percent, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql, umlauts
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.language import _

RETURNS = re.compile(
    r"return|refund|cancel|revers|chargeback|void|storno|stornier|retour|rückgabe|rueckgabe|"
    r"remboursement|annul|devoluc|devolu[cç]|reembols|cancela|iade|iptal|반품|취소|환불|返品|"
    r"キャンセル|返金|退货|退款|取消|возврат|отмен",
    re.IGNORECASE,
)
"""Event types that undo another one."""
BELOW_ZERO = re.compile(r"[-−–]\s*[0-9.,]*[1-9][0-9.,]*|[0-9.,]*[1-9][0-9.,]*\s*[-−–]")
"""Amounts of what came back."""
AMOUNTS = re.compile(r"VALUE|QUANT|QTY|AMOUNT|PRICE|TOTAL|REVENUE|UNITS|COUNT|PIECES|MENGE|BETRAG")
"""Names of fields in which a negative number is a return."""
RARE = 0.1
"""A spelling counts as a slip if it is at most so frequent as the right one (our own threshold)."""


def spellings(scan: Scan) -> dict[str, str]:
    """Event types that are another one in a second spelling -> that one; worked out once.

    Two are the same if they differ in case, blanks, hyphens and underscores only, or in umlauts as
    two letters; or in one letter, if both have five letters or more, are not both such words as
    `near_words` lists, and one is at most a tenth as frequent.
    """
    if "spellings" not in scan.kept:
        scan.kept["spellings"] = _spellings(scan)
    found: dict[str, str] = scan.kept["spellings"]
    return found


def _spellings(scan: Scan) -> dict[str, str]:
    types = scan.all(
        f"SELECT name, n, {form('name')} AS plain FROM check_types WHERE name <> '' "
        f"ORDER BY n DESC, name LIMIT 200"
    )
    right: list[tuple[str, int, str]] = []
    found = {}
    for name, count, plain in types:
        for known, often, same in right:
            slip = count <= RARE * often and not near_words.differ(name, known)
            if _is_same(plain, same) or (slip and _slip(scan, plain, same)):
                found[name] = known
                break
        else:
            right.append((name, count, plain))
    return found


def _is_same(one: str, other: str) -> bool:
    return umlauts.spelled_out(one) == umlauts.spelled_out(other)


def _slip(scan: Scan, one: str, other: str) -> bool:
    """Whether two texts differ by one letter (no digit) that is missing, wrong or exchanged."""
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1:
        return False
    if re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return False
    return bool(scan.one("SELECT damerau_levenshtein(?, ?)", [one, other])[0] == 1)


def two_spellings(scan: Scan) -> Iterator[Finding]:
    """One event in several spellings."""
    found = spellings(scan)
    if not found:
        return
    types = {name: (n, row) for name, n, row in scan.all("SELECT name, n, row FROM check_types")}
    count = sum(types[name][0] for name in found)
    some = list(found.items())[:4]
    shown = ", ".join(instead(repr(name), repr(right)) for name, right in some)
    yield scan.finding(
        "event-type-spellings",
        Grade.WEAKENS,
        _("{events} ({share}) with another spelling of an event type: {examples}.").format(
            events=counted(count, "event"), share=percent(count / scan.rows), examples=shown
        ),
        name="EVENT_TYPE",
        row=min(types[name][1] for name in found),
        count=count,
        share=count / scan.rows,
        matters=_("A solution that trains on one event type leaves the others out in silence."),
        fix=_("Name them under `event_types` in mapping.yaml."),
        cleaning=_("writes them as the most frequent spelling does"),
    )


def padded(scan: Scan) -> Iterator[Finding]:
    """Event types with blanks at their ends, from the first one on; each way is looked at once."""
    field, table = scan.events.field("EVENT_TYPE"), scan.events.table
    key = next((one.key for one in table.columns if field and one.name == field.column), None)
    if key is None:
        return
    ways = f"SELECT {key} AS t, count(*) AS n, min(rowid) AS row FROM {table.name} GROUP BY {key}"
    count, row = scan.one(
        f"SELECT coalesce(sum(n), 0)::BIGINT, min(row) FROM ({ways}) WHERE t <> {sql.trimmed('t')}"
    )
    if count:
        yield scan.finding(
            "event-type-padded",
            Grade.NOTE,
            _("{rows} of {section} with blanks around {name}.").format(
                rows=counted(count, "row"), section=_("interactions"), name="EVENT_TYPE"
            ),
            name="EVENT_TYPE",
            row=row,
            count=count,
            share=count / table.rows,
            matters=_("The service would take '7' and '7 ' for two; blanks are removed here."),
            fix=_("Nothing has to be done if the files come from here."),
            cleaning=_("removes the blanks"),
        )


def missing(scan: Scan) -> Iterator[Finding]:
    """Rows without an event type, where others have one."""
    if scan.events.field("EVENT_TYPE") is None:
        return
    for count, row in scan.all("SELECT n, row FROM check_types WHERE name = ''"):
        grade = unusable.grade(scan, scan.events)
        yield scan.finding(
            "event-type-missing",
            grade,
            _("{events} ({share}) without an event type.").format(
                events=counted(count, "event"), share=percent(count / scan.rows)
            ),
            name="EVENT_TYPE",
            row=row,
            count=count,
            share=count / scan.rows,
            matters=unusable.matters(grade),
            fix=_("Find out what these rows are, or leave them out."),
            cleaning=_("leaves these rows out"),
        )


def are_left_out(section: Section) -> bool:
    """Whether rows that undo others are left out: kinds of events, or amounts below zero."""
    kinds = (kind for kind, name in section.event_types.items() if name is None)
    values = (value for some in section.leave_out.values() for value in some)
    return any(map(RETURNS.search, kinds)) or any(map(BELOW_ZERO.fullmatch, values))


def return_types(scan: Scan) -> list[str]:
    """Event types that undo another one, by their names; none if all are such."""
    types = [name for (name,) in scan.all("SELECT name FROM check_types ORDER BY n DESC, name")]
    found = [name for name in types if RETURNS.search(name)]
    return found if len(found) < len(types) else []


def returns(scan: Scan) -> Iterator[Finding]:
    """Events that undo another one: by the name of their type."""
    names = return_types(scan)
    found = [
        (n, row)
        for name, n, row in scan.all("SELECT name, n, row FROM check_types")
        if name in names
    ]
    if found:
        count = sum(n for n, __ in found)
        yield scan.finding(
            "returns",
            Grade.WEAKENS,
            _("{events} ({share}) that undo another one: {names}.").format(
                events=counted(count, "event"),
                share=percent(count / scan.rows),
                names=", ".join(repr(name) for name in names[:4]),
            ),
            name="EVENT_TYPE",
            row=min(row for __, row in found),
            count=count,
            share=count / scan.rows,
            matters=_(
                "Every event counts as interest: what was sent back would be recommended more."
            ),
            fix=_("Leave them out under `event_types` in mapping.yaml with `null`."),
            cleaning=_UNDO,
        )


_UNDO = _("leaves these rows out; with --undo-returns the purchases that they undo, too")


def negative_fields(scan: Scan) -> dict[str, tuple[int, int]]:
    """Fields with negative amounts -> how many, and the first row.

    Up to 30 % of rows may be negative; a field with more has a sign by nature.
    """
    if "negative" not in scan.kept:
        scan.kept["negative"] = _negative_fields(scan)
    found: dict[str, tuple[int, int]] = scan.kept["negative"]
    return found


def _negative_fields(scan: Scan) -> dict[str, tuple[int, int]]:
    found = {}
    for one in columns.profiles(scan, scan.events):
        name = one.field.name
        if one.field.kind != "number" or not AMOUNTS.search(name.upper()):
            continue
        if one.minimum is None or one.minimum >= 0:
            continue
        count, row = scan.one(
            f"SELECT count(*), min(row) FROM {scan.events.name} WHERE {quoted(name)} < 0"
        )
        if count <= 0.3 * one.filled:
            found[name] = (int(count), int(row))
    return found


def negative(scan: Scan) -> Iterator[Finding]:
    """Negative amounts."""
    for name, (count, row) in negative_fields(scan).items():
        yield scan.finding(
            "negative-amounts",
            Grade.WEAKENS,
            _("{events} ({share}) with a negative {name}: returns or cancellations.").format(
                events=counted(count, "event"), share=percent(count / scan.rows), name=name
            ),
            name=name,
            row=row,
            count=count,
            share=count / scan.rows,
            matters=_(
                "Every event counts as interest: what was sent back would be recommended more."
            ),
            fix=_("Leave these rows out, and if possible the purchases that they undo."),
            cleaning=_UNDO,
        )


def one_type(scan: Scan) -> Iterator[Finding]:
    """No event types at all: a note."""
    field = scan.events.field("EVENT_TYPE")
    if field is None or not field.column:
        yield scan.finding(
            "no-event-type",
            Grade.NOTE,
            _("No column says what happened; all events count the same."),
            matters=_(
                "Views and purchases cannot be told apart: no recipe can train on one of them."
            ),
            fix=_("If there is such a column, name it as EVENT_TYPE; else nothing."),
        )


FINDERS = (two_spellings, padded, missing, returns, negative, one_type)
