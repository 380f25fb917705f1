"""Is there enough to import and to learn from, and not more than the service takes?

Sources: the quotas of the developer guide (1,000 interactions, 25 users with two or more, 1 % of
users with two or more; 5 metadata columns of interactions, 10 event types and optional columns, 100
columns of items, 25 of users; texts of 1,000 characters, of 20,000 in natural language), and what
the analysis in its console recommends (50,000 interactions, 1,000 users with two or more).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from personalize_poc.check.findings import columns
from personalize_poc.check.findings.scan import Scan, counted, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import usable
from personalize_poc.language import _, ngettext

MIN_ROWS, GOOD_ROWS = usable.LEAST_ROWS, 50_000
MIN_USERS, GOOD_USERS = 25, 1_000
LITTLE = 0.1
"""Less than a tenth of what AWS recommends weakens (our own threshold)."""
MIN_SHARE, USUAL_SHARE = 0.01, 0.3
"""Of users with two events: a training needs the first; with less than the second it may be visits
that are counted (our own threshold)."""
FEW_ITEMS = 100
MOST_ITEMS_FIRST, MOST_ITEMS = 750_000, 5_000_000
MOST_METADATA = {"interactions": 5, "items": 100, "users": 25}
MOST_TYPES_AND_COLUMNS = 10
LONGEST_VALUE, LONGEST_TEXT, LONGEST_NAME = 1_000, 20_000, 150


def too_few_interactions(scan: Scan) -> Iterator[Finding]:
    """Fewer than an import and a training need (1,000), or than AWS recommends (50,000)."""
    rows, all_of_them = scan.usable, scan.rows
    if rows < MIN_ROWS:
        yield scan.finding(
            "too-few-interactions",
            Grade.BLOCKS,
            _("{usable} of {rows}; an import and a training need {least:,}.").format(
                usable=counted(rows, "usable interaction"),
                rows=counted(all_of_them, "row"),
                least=MIN_ROWS,
            ),
            count=rows,
            matters=_("Amazon Personalize refuses the import, and every recipe refuses to train."),
            fix=_("Export a longer time, or add weaker events such as views to purchases.")
            if all_of_them < MIN_ROWS
            else _("Mend the other rows: more findings say what is wrong with them."),
        )
    elif rows < GOOD_ROWS:
        yield scan.finding(
            "few-interactions",
            Grade.WEAKENS if rows < LITTLE * GOOD_ROWS else Grade.NOTE,
            ngettext(
                "{rows:,} usable interaction; AWS recommends {good:,} or more.",
                "{rows:,} usable interactions; AWS recommends {good:,} or more.",
                rows,
            ).format(rows=rows, good=GOOD_ROWS),
            count=rows,
            matters=_(
                "Recipes that learn sequences need many histories; counting recipes need few."
            ),
            fix=_("Export a longer time if there is more."),
        )


def too_few_users(scan: Scan) -> Iterator[Finding]:
    """Fewer than 25 users or 1 % of them with two events (training), or than 1,000 (advice)."""
    often = int(scan.one("SELECT count(*) FROM check_users WHERE n >= 2")[0])
    share = often / scan.users if scan.users else 0.0
    if often >= GOOD_USERS and share >= MIN_SHARE:
        return
    if blocked := often < MIN_USERS or share < MIN_SHARE:
        need = _("a training needs {least}, and these have to be {share:g} % of all users").format(
            least=MIN_USERS, share=100 * MIN_SHARE
        )
    else:
        need = _("AWS recommends {good:,} or more").format(good=GOOD_USERS)
    yield scan.finding(
        "too-few-users" if blocked else "few-users",
        Grade.BLOCKS if blocked else Grade.WEAKENS if often < LITTLE * GOOD_USERS else Grade.NOTE,
        _("{users} of {all_users:,} with two or more events; {need}.").format(
            users=counted(often, "user"), all_users=scan.users, need=need
        ),
        name="USER_ID",
        count=often,
        share=share,
        matters=_("A user's second event is what personalised recipes learn to predict."),
        fix=_(
            "Check that the column of users holds people and not visits or "
            "orders; else export a longer time."
        )
        if share < USUAL_SHARE
        else _("Export more users, or a longer time, if there is more."),
    )


def few_items(scan: Scan) -> Iterator[Finding]:
    """Fewer than 100 items: our own threshold; the recommendations asked for are 25 at once."""
    if 0 < scan.items < FEW_ITEMS:
        yield scan.finding(
            "few-items",
            Grade.WEAKENS,
            _("Only {items}: there is little to choose from.").format(
                items=counted(scan.items, "distinct item")
            ),
            name="ITEM_ID",
            count=scan.items,
            matters=_("With so few items a list of the most popular ones is hard to beat."),
            fix=_("Check that the column of items holds articles and not groups of them."),
        )


def many_items(scan: Scan) -> Iterator[Finding]:
    """More items than a recipe takes into account: 750,000 (v1), 5 million (v2)."""
    if scan.items > MOST_ITEMS_FIRST:
        beyond = (
            _("all recipes") if scan.items > MOST_ITEMS else _("recipes of the first generation")
        )
        yield scan.finding(
            "many-items",
            Grade.WEAKENS if scan.items > MOST_ITEMS else Grade.NOTE,
            _(
                "{items:,} distinct items: more than {beyond} take into account "
                "({most_first:,}; {most:,} in recipes of the second generation)."
            ).format(items=scan.items, beyond=beyond, most_first=MOST_ITEMS_FIRST, most=MOST_ITEMS),
            name="ITEM_ID",
            count=scan.items,
            matters=_("Items beyond that number are never recommended."),
            fix=_("Leave out items that are not on sale any more, or take a v2 recipe."),
        )


def too_many_columns(scan: Scan) -> Iterator[Finding]:
    """More metadata columns than a schema may have, or none where one must be."""
    for relation in scan.canonical.relations:
        ids = ("USER_ID", "ITEM_ID", "TIMESTAMP")
        names = [f.name for f in relation.fields if f.name not in ids]
        extra = [name for name in names if name not in columns.RESERVED]
        if relation.section != "interactions":
            names = extra = [f.name for f in relation.fields if f.name not in ids[:2]]
        most = MOST_METADATA[relation.section]
        if len(extra) > most:
            yield scan.finding(
                "too-many-columns",
                Grade.BLOCKS,
                _("{count} metadata columns in {section}; a schema may have {most}.").format(
                    count=len(extra), section=_(relation.section), most=most
                ),
                relation,
                count=len(extra),
                matters=_("Amazon Personalize refuses the schema."),
                fix=_(
                    "Keep the most telling ones, and put the others under `unused` in mapping.yaml."
                ),
            )
        if relation.is_names_only:
            yield scan.finding(
                "names-only",
                Grade.NOTE,
                _("Of the items nothing is known but what they are called."),
                relation,
                matters=_(
                    "Names are shown beside recommendations; nothing is learned from them, and no "
                    "items are imported."
                ),
                fix=_("Export what items are (a category, a brand, a price), if that is known."),
            )
        elif not names and relation.section != "interactions":
            yield scan.finding(
                "no-metadata",
                Grade.BLOCKS,
                _("The {section} have no column beside the id.").format(
                    section=_(relation.section)
                ),
                relation,
                matters=_("Such a data set needs at least one column of metadata."),
                fix=_("Add a column, or leave out the section {section}.").format(
                    section=_(relation.section)
                ),
            )


def too_many_types_and_columns(scan: Scan) -> Iterator[Finding]:
    """Distinct event types and optional columns of interactions together: at most 10.

    A type whose rows all lack the user or the item is not imported.
    """
    optional = [f for f in scan.events.fields if f.name not in ("USER_ID", "ITEM_ID", "TIMESTAMP")]
    usable = "name <> '' AND users > 0 AND items > 0"
    types = int(scan.one(f"SELECT count(*) FROM check_types WHERE {usable}")[0])
    total = types + len(optional)
    if total > MOST_TYPES_AND_COLUMNS:
        yield scan.finding(
            "too-many-event-types",
            Grade.BLOCKS,
            _(
                "{types} event types and {columns} ({names}) are {total} together; {allowed} are "
                "allowed."
            ).format(
                types=types,
                columns=counted(len(optional), "optional column"),
                names=", ".join(field.name for field in optional),
                total=total,
                allowed=MOST_TYPES_AND_COLUMNS,
            ),
            name="EVENT_TYPE" if scan.events.field("EVENT_TYPE") else None,
            count=total,
            matters=_("The service refuses interactions with more."),
            fix=_(
                "Merge event types under `event_types` in mapping.yaml, and "
                "leave out rare ones with `null`."
            ),
        )


def too_long(scan: Scan) -> Iterator[Finding]:
    """Values longer than the service takes: 1,000 characters; text is cut at 20,000."""
    for relation in scan.canonical.relations:
        for one in columns.profiles(scan, relation):
            name = one.field.name
            if one.field.type != "string" or name in ("USER_ID", "ITEM_ID"):
                continue
            text = one.field.kind == "text"
            limit = LONGEST_TEXT if text else LONGEST_VALUE
            if one.longest <= limit:
                continue
            count, row = scan.one(
                f"SELECT count(*), min(row) FROM {relation.name} WHERE length({quoted(name)}) > "
                f"{limit}"
            )
            if count:
                yield scan.finding(
                    "text-too-long" if text else "value-too-long",
                    Grade.NOTE if text else Grade.BLOCKS,
                    _("{count} of {name} longer than {limit:,} characters.").format(
                        count=counted(count, "value"), name=name, limit=limit
                    ),
                    relation,
                    name,
                    row,
                    count=count,
                    share=count / one.rows,
                    matters=_("The service cuts the text off.") if text else _("The import fails."),
                    fix=_("Shorten them.")
                    if text
                    else _("Shorten them, or mark the column as text."),
                    cleaning=_("shortens them to {limit:,} characters").format(limit=limit),
                )


def bad_names(scan: Scan) -> Iterator[Finding]:
    """Field names: at most 150 letters, digits and underscores, and differing in letters."""
    for relation in scan.canonical.relations:
        seen: dict[str, str] = {}
        for field in relation.fields:
            plain = field.name.replace("_", "").upper()
            wrong = not re.fullmatch(r"[A-Za-z0-9_]{1,150}", field.name)
            if wrong or plain in seen:
                why = _("is no name of letters, digits and underscores")
                if plain in seen:
                    why = _("differs from {name} by underscores or case only").format(
                        name=seen[plain]
                    )
                yield scan.finding(
                    "bad-field-name",
                    Grade.BLOCKS,
                    _("The field {name} {why}.").format(name=field.name, why=why),
                    relation,
                    field.name,
                    count=1,
                    matters=_("Amazon Personalize refuses the schema."),
                    fix=_("Give the field another name in mapping.yaml."),
                )
            seen.setdefault(plain, field.name)


FINDERS = (
    too_few_interactions,
    too_few_users,
    few_items,
    many_items,
    too_many_columns,
    too_many_types_and_columns,
    too_long,
    bad_names,
)
