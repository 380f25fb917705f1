"""What there is to say about logs of web servers: what was left out, and what a page is."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.ground.notes import counted, shortened
from personalize_poc.language import N_, _, ngettext

_WHY = {
    "robots": N_("{count:,} of programs"),
    "assets": N_("{count:,} for parts of pages and feeds"),
    "failed": N_("{count:,} that failed"),
    "redirects": N_("{count:,} that were sent on"),
    "methods": N_("{count:,} that are no GET"),
    "unreadable": N_("{count:,} in lines of another form"),
}


def requests(file: str, pages: int, counts: dict[str, int]) -> Finding:
    """Requests by which nobody saw a page are no rows."""
    gone = sum(counts.values())
    told = [_(text).format(count=counts[key]) for key, text in _WHY.items() if key in counts]
    return Finding(
        "requests-left-out",
        Grade.NOTE,
        ngettext(
            "A log of a web server: {pages:,} of {rows:,} requests is of a page. Left out are "
            "{told}.",
            "A log of a web server: {pages:,} of {rows:,} requests are of pages. Left out are "
            "{told}.",
            pages,
        ).format(pages=pages, rows=pages + gone, told=", ".join(told)),
        file=file,
        count=gone,
        share=gone / (pages + gone),
        matters=_("What a program fetches, and what failed, is no sign of interest."),
        fix=_("Nothing; a table of events, if your site keeps one, tells more than its log."),
    )


def pages(file: str, column: str, told: str, items: int, kept: int, gone: int) -> Finding:
    """Which part of an address is the item; other pages are no rows.

    Args:
        file: label of the log.
        column: that holds it.
        told: what names an item, in words.
        items: different ones.
        kept, gone: requests that name one, and that do not.
    """
    message = _("{items} are pages named by {told}, with {rows}.").format(
        items=counted(items, "item"), told=told, rows=counted(kept, "row")
    )
    if gone:
        message += _(" Left out are {rows} of other pages, such as the home page.").format(
            rows=counted(gone, "row")
        )
    return _items_by("pages-as-items", message, file, column, kept, gone)


def addresses(file: str, column: str, told: str, items: int, kept: int, gone: int) -> Finding:
    """Items stand in addresses; rows of other pages have none. Arguments as for `pages`."""
    message = _(
        "{items} are named by {told}: a column {column} holds them. In {rows} the address is "
        "of another page and names none."
    ).format(items=counted(items, "item"), told=told, column=column, rows=counted(gone, "row"))
    return _items_by("addresses-name-items", message, file, column, kept, gone)


def products(file: str, column: str, items: int, filled: int, added: int) -> Finding:
    """Items stand in lists of products.

    Args:
        file: label of the table.
        column: that holds them now.
        items: different ones.
        filled: rows with one.
        added: rows more than before, of events with several products.
    """
    message = _(
        "{items} stand in lists of products: a column {column} holds them, in {rows}."
    ).format(items=counted(items, "item"), column=column, rows=counted(filled, "row"))
    if added:
        message += _(" Events with several products became a row for each, {rows} more.").format(
            rows=counted(added, "row")
        )
    return _items_by("products-in-lists", message, file, column, filled, 0)


def in_columns(file: str, column: str, names: Sequence[str], counts: Sequence[int]) -> Finding:
    """Items stand in several columns.

    Args:
        file: label of the table.
        column: that holds them now.
        names: of the columns.
        counts: rows with an item, and those in which each of the columns has one.
    """
    message = _(
        "Ids of the same items stand in {names}, never in two of them at once: a column {column} "
        "holds whichever is there, in {rows}."
    ).format(
        names=", ".join(
            f"{name} ({counted(count, 'row')})"
            for name, count in zip(names, counts[1:], strict=True)
        ),
        column=column,
        rows=counted(counts[0], "row"),
    )
    return _items_by("items-in-columns", message, file, column, counts[0], 0)


def _items_by(code: str, message: str, file: str, column: str, kept: int, gone: int) -> Finding:
    """What says which item a page is. Arguments as for `pages`."""
    return Finding(
        code,
        Grade.NOTE,
        message,
        file=file,
        column=column,
        count=gone,
        share=gone / max(1, kept + gone),
        matters=_("Only what can be recommended is an item."),
        fix=_("Nothing, if this is so; else name another column as ITEM_ID in mapping.yaml."),
    )


def no_items(file: str, example: str) -> Finding:
    """No part of the addresses tells items apart."""
    return Finding(
        "pages-unknown",
        Grade.WEAKENS,
        _(
            "No part of the addresses tells one item from another in enough pages (such as "
            "{example}); whole addresses are left."
        ).format(example=shortened(example)),
        file=file,
        column="path",
        value=shortened(example),
        matters=_("A home page or a search is no item, and is the same for everybody."),
        fix=_("Export the events with the ids of items, instead of the log."),
    )
