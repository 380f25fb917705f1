"""What to export, or to make of it, where files hold no interactions but nearly do."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import contents, figures, places
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table import cells, counted_rows, ridden, wide
from personalize_poc.data.own.roles.words import telling_nothing, time_words
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.language import _

_ENDS = telling_nothing.LAST | time_words.FIRST_OF
"""Words of the first and the last day on which somebody did something."""
_SEVERAL = 2
"""Such days from which on a row sums up what somebody did."""


def unpivot(nearest: Candidate) -> str:
    """Where items, or people, are columns; "" where they are not."""
    view, user = nearest.view, nearest.roles.get("USER_ID")
    columns = wide.things(view)
    marks = wide.marks(view) if not columns else []
    if marks:
        told = _(
            "In {label} {count} columns such as {some} hold marks: each is of one person, or of "
            "one thing. Make one row for each mark, with who gave it, what it was given to, the "
            "mark and the time (UNPIVOT in SQL, melt in pandas)."
        )
    elif columns:
        told = _(
            "In {label} the items stand in columns: {count} such as {some} say yes or no. Make one "
            "row for each yes, with {user}, the name of the column as the item, and the time "
            "(UNPIVOT in SQL, melt in pandas); then decide whether having an item counts, or only "
            "getting it, where a no before becomes a yes."
        )
    else:
        return ""
    said = told.format(
        label=view.label,
        count=len(marks or columns),
        some=", ".join(one.name for one in (marks or columns)[:3]),
        user=user.column.name if user else _("the id of the customer"),
    )
    return " ".join(filter(None, (said, _command(view, marks or columns, user))))


def _command(view: View, columns: list[ColumnProfile], user: Scored | None) -> str:
    """What makes these rows, to be run; "" where it cannot be written."""
    query = wide.query(view, columns, user.column if user else None)
    if not query:
        return ""
    query = query.replace('"', '\\"')  # for a shell
    return _("In the folder of the file: {command}").format(
        command=f'personalize-poc check --sql "{query}"'
    )


def export(views: list[View], nearest: Candidate) -> str:
    """Where rows are sums, or nothing joins people and items; "" elsewhere."""
    view, roles = nearest.view, nearest.roles
    if "USER_ID" not in roles and (name := _summed(nearest)):
        return _(
            "In {label} every row is a sum for one {name}, and no column names who bought: learn "
            "from the single sales. Export the lines of receipts or orders with the id of the "
            "customer or member, the id of the item and the time."
        ).format(label=view.label, name=name)
    if "USER_ID" not in roles and (told := cells.of(view) or counted_rows.names(view)):
        return _(
            "In {label} every row counts what happened for one {name}, and no column names anybody "
            "who was counted. Export the single events instead, one row for each: the id of the "
            "person (an account, a member or a device), the id of the item and the time."
        ).format(label=view.label, name=" × ".join(told))
    if roles.keys() == {"ITEM_ID", "TIMESTAMP"} and (rode := ridden.told(nearest)):
        return rode
    user = roles.get("USER_ID")
    if user and "ITEM_ID" not in roles and (place := _at_places(views, view, user.column)):
        return place
    catalogue = next((one for one in views if one.kind == "item" and one is not view), None)
    if "ITEM_ID" in roles or user is None or not user.named or catalogue is None:
        return ""
    return _(
        "{label} names people ({name}) and {items} has the items, but no table says who chose "
        "which of them. Export what joins the two: the lines of orders, or the pages that were "
        "viewed, with the ids of both and the time."
    ).format(label=view.label, name=user.column.name, items=catalogue.label)


def _at_places(views: list[View], view: View, user: ColumnProfile) -> str:
    """Where the things are told by two coordinates that do not name them alone; "" elsewhere."""
    if (found := places.find(view, views, user)) is None:
        return ""
    pair, there = found
    return _(
        "{label} names people ({name}), and tells by two columns with which place of {places} each "
        "row is: {first} and {second}. Make one column of both, in the folder of the file: "
        "{command}"
    ).format(
        label=view.label,
        name=user.name,
        places=there.label,
        first=pair[0].name,
        second=pair[1].name,
        command=f'personalize-poc check --sql "{places.together(view, pair)}"',
    )


def single_orders(views: list[View]) -> str:
    """Where every row sums up what one person ever did: first and last days, totals; or ""."""
    for view in views:
        people = [one for one in view.columns if _names_row(view, one)]
        ends = [
            one for one in view.columns if one.moment and _ENDS.intersection(_tokens(view, one))
        ]
        totals = [one for one in view.columns if figures.is_one(one, view.hint(one.key))]
        if not people or len(ends) < _SEVERAL or not totals:
            continue
        told = _(
            "In {label} every row sums up one {name}: first or last days ({day}) and totals "
            "({total}), and no single order. Export the lines of the orders: the id of the "
            "customer, the id of the item and the time."
        ).format(label=view.label, name=people[0].name, day=ends[0].name, total=totals[0].name)
        lists = [one for one in view.columns if one.shape.kind == "list"]
        if lists:
            told += " " + _(
                "{name} lists several things for each: if these are what is to be recommended, "
                "make one row for each of them, with {user} and a time."
            ).format(name=lists[0].name, user=people[0].name)
        return told
    return ""


def _names_row(view: View, column: ColumnProfile) -> bool:
    """Whether another person stands in each row: an id, and none of a thing or an order."""
    said = view.hint(column.key)
    others = ("item", "order", "session", "vendor", "category")
    return column.is_unique and said.says("id") and not said.about(*others)


def _tokens(view: View, column: ColumnProfile) -> tuple[str, ...]:
    return view.hint(column.key).tokens


def log_visits(views: list[View]) -> str:
    """Where tables count the visitors of pages, day by day, and none names any; "" elsewhere."""
    for view in views:
        named = [one for one in view.columns if view.hint(one.key).about("user", "visitor")]
        if any(view.hint(one.key).says("id", "email") for one in named):
            return ""
    for view in views:
        days = [one for one in view.columns if _is_day(one)]
        counted = [one for one in view.columns if plain(one.name) in counted_rows.FIGURES]
        pages = [one for one in view.columns if _is_address(view, one)]
        if days and pages and counted and all(one.shape.kind == "integer" for one in counted):
            return _(
                "In {label} every row is a sum for one {name}, and no column names who came. A "
                "tool that counts visitors has no single visits to export: log each page that is "
                "opened, with the id of the reader (an account or a cookie), the address or id of "
                "what is read, and the time; then export that log."
            ).format(label=view.label, name=f"{pages[0].name} × {days[0].name}")
    return ""


def _summed(nearest: Candidate) -> str:
    """The thing and the month or day of which every row of a table is one; "" without such."""
    view, item = nearest.view, nearest.roles.get("ITEM_ID")
    chosen = item.column if item and item.view is view else None
    periods = [one for one in view.columns if contents.is_period(one) or _is_day(one)]
    things = [one for one in view.columns if one is chosen or view.hint(one.key).about("item")]
    for period in periods:
        for thing in things:
            pairs = list(zip(period.values, thing.values, strict=True))
            if thing.repeats > 1.3 and len(set(pairs)) == len(pairs):
                return f"{thing.name} × {period.name}"
    return ""


def _is_address(view: View, column: ColumnProfile) -> bool:
    """Whether a column has the addresses of pages."""
    said = view.hint(column.key)
    slashes = sum("/" in value for value in column.given[:100])
    return (said.says("url") or said.about("item")) and 2 * slashes > len(column.given[:100]) > 0


def _is_day(column: ColumnProfile) -> bool:
    return column.moment is not None and column.moment.resolution == "day"
