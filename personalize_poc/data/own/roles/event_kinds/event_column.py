"""Which column says what kind of event a row is, by its values more than by its name."""

from __future__ import annotations

import re
from collections import defaultdict

from personalize_poc.data.own import umlauts
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.event_kinds import (
    exams,
    of_orders,
    on_some_rows,
    tool_marks,
    ways_of_ordering,
)
from personalize_poc.data.own.roles.evidence import contents, subject_types
from personalize_poc.data.own.roles.evidence.signs import is_coarser
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import deals, flags, unsaid
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import Unsaid
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.words import (
    automatic,
    bookings,
    circumstances,
    fund_codes,
    messages,
    movements,
    periods,
    same_deeds,
    surroundings,
    undoing,
)
from personalize_poc.data.own.roles.words.meanings import (
    folded,
    is_event,
    is_negative,
    is_shown,
    is_state,
    stems,
)
from personalize_poc.data.own.roles.words.names import Hint, hint
from personalize_poc.data.own.tables import DEED
from personalize_poc.language import _

_PARTS = re.compile(r"\.|/|__")
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Z]{2})?")
_SHOWN_AS = frozenset(("display", "label", "text"))
"""Last parts of a path to what a thing is called."""
_KNOWN, _NUMBERS = 0.8, 60
"""Share of numbers that another table knows, and how many numbers of things are at least."""
_BOOKED = 2.0
"""Points of a column of bookings of a broker or a bank, or of movements of a service."""
_MOST_BACK = 0.5
"""Share of the rows that are not taken back unless a person says so."""
_LEAST = 1.0
"""Points from which on a column is taken for kinds of events."""
_TOLD = 0.3
"""Share of rows that have a kind of event, below which it is a property of some events."""


def strange_of(counts: dict[str, int], booked: bool) -> tuple[str, ...]:
    """Kinds of events of which no word is known.

    Args:
        counts: kind -> rows.
        booked: whether they are bookings of a broker or a bank.
    """
    if booked and fund_codes.read(counts):
        return ()
    open_ones = [value for value in counts if not (booked and bookings.is_one(value))]
    return tuple(
        value for value in open_ones
        if not (is_event(value) or is_state(value) or undoing.undoes(value)
                or folded(value) in stems("SALES") or automatic.is_one(value)
                or is_shown(value, counts) or undoing.turns_back(value, counts))
    )  # fmt: skip


def take(
    view: View,
    few: list[ColumnProfile],
    values: dict[str, dict[str, int]],
    item: str | None,
    result: Actions,
) -> None:
    """Take the column that looks most like kinds of events, if one does.

    Args:
        view: the table.
        few: columns of few values.
        values: key of each -> value -> rows.
        item: key of the column of the item, if it stands in this table.
        result: written to.
    """
    best, points = None, 0.0
    for column in few:
        deed = column.name == DEED
        if evidence.is_other(view, column, "event"):
            continue
        if item and not deed and _is_group_of_item(view, column, values[column.key], item):
            continue
        if item and not deed and _is_of_happening(view, column, values[column.key], item):
            continue
        sure = deed or column.key == result.answer or evidence.is_known(view, column, "event")
        score = 2.5 if sure else _points(view, column, values[column.key])
        if score <= points or of_orders.is_circumstance(view, column, values[column.key]):
            continue
        if on_some_rows.do_most_lack(view, column, item):
            if score >= _LEAST:
                result.reasons[column.key] = on_some_rows.told(column)
            continue
        best, points = column, score
    if best is None or points < _LEAST:
        return
    counts = values[best.key]
    result.event, result.counts = best, counts
    result.booked = bookings.of_table(counts, view.columns)
    _tell_codes_of_funds(best, result)
    short = all(len(value) <= 2 or value.isdigit() for value in counts)
    result.coded = short and not (result.booked or any(map(is_event, counts)))
    result.confidence = 0.6 if result.coded else min(0.97, 0.6 + 0.15 * points)
    result.event_types = renamed(counts, view.column(item).name if item else "")
    left, joined = (one(best.name, counts) for one in (movements.ended, movements.begun))
    result.event_types.update(dict.fromkeys((*result.booked, *left)))
    silent = result.coded or best.name == DEED
    strange = () if silent else strange_of(counts, bool(result.booked))
    known = {one for one, name in result.event_types.items() if name and name not in strange}
    result.strange = tuple(one for one in strange if one not in joined and one not in known)
    verbs = "verb" in view.hint(best.key).tokens  # what somebody did, in any language
    unknown = len(result.strange) == len(counts) <= unsaid.MOST and not verbs
    if (unknown and _is_in_question(view, best, counts)) or _takes_most_back(result):
        result.unsaid = Unsaid(best, counts, "event", unsaid.doubtful(counts))


def _tell_codes_of_funds(column: ColumnProfile, result: Actions) -> None:
    """Say what the codes of movements in funds are read as."""
    codes = fund_codes.read(result.counts) if result.booked else {}
    if codes:
        result.told[column.name] = _("Its codes are read as movements of funds: {listed}.").format(
            listed=", ".join(f"{code} {word}" for code, (__, word) in codes.items())
        )


def _takes_most_back(result: Actions) -> bool:
    """Whether most rows would be taken back by their words: "returned" ends every loan."""
    words = [value for value in result.counts if value not in (*result.booked, *result.strange)]
    back = [value for value in words if undoing.undoes(value)]
    rows = sum(result.counts[value] for value in back)
    return len(result.counts) > len(back) and rows > _MOST_BACK * sum(result.counts.values())


def _is_group_of_item(view: View, column: ColumnProfile, counts: dict[str, int], item: str) -> bool:
    """Whether a column says of which kind the item is: each has one, and no word of an event."""
    if subject_types.is_of(view, view.column(item), column) and len(counts) == 1:
        return True  # "book" is a kind of media in `mediaItemType` beside `mediaItemId`
    known = evidence.is_known(view, column, "event") or any(map(is_event, counts))
    return not known and is_coarser(view, view.column(item), column)


def _is_of_happening(view: View, column: ColumnProfile, counts: dict[str, int], item: str) -> bool:
    """Whether a column tells of a concert or the like that is the item: its time zone, its hall."""
    both = view.hint(item).about("event") and view.hint(column.key).about("event")
    return both and not any(map(is_event, counts))


def _is_in_question(view: View, column: ColumnProfile, counts: dict[str, int]) -> bool:
    """Whether a person has to say what kinds in unknown words are.

    Where the name of a column says that it holds events, only a rare one may take another back.
    """
    named = is_called_event(view, column)
    rare = min(counts.values()) <= unsaid.RARE * sum(counts.values())
    return len(counts) > 1 and (rare or not named)


def is_called_event(view: View, column: ColumnProfile) -> bool:
    """Whether a name says that a column holds what happened."""
    return view.hint(column.key).about("event") and _is_name_of_event(column.name)


def _points(view: View, column: ColumnProfile, counts: dict[str, int]) -> float:
    """How much a column looks like kinds of events, of bookings, or of movements of a service."""
    booked = bookings.of_table(counts, view.columns) or movements.ended(column.name, counts)
    if booked and column.fill >= _TOLD and not is_no_event(view, column):
        return _BOOKED
    return _event_points(view, column, counts)


def _event_points(view: View, column: ColumnProfile, counts: dict[str, int]) -> float:
    """How much a column looks like kinds of events: by its values, less by its name."""
    said, total = view.hint(column.key), sum(counts.values())
    if not total or column.fill < _TOLD or is_no_event(view, column):
        return 0.0
    named = said.about("event") and not said.says("time", "id", "quantity", "price", "flag")
    named = named and _is_name_of_event(column.name)
    if column.shape.kind in ("boolean", "integer"):
        digits = all(len(value) <= 2 for value in counts)
        return 1.2 if named and digits and 2 <= len(counts) <= 12 and not said.says("id") else 0.0
    typed = said.says("type")  # else what all rows share tells nothing apart: "paid in advance"
    if (typed and deals.are_documents(counts)) or (len(counts) == 1 and not (named or typed)):
        return 0.0
    sent = messages.are_of_messages(counts)  # who opens one does what few do who are sent it
    known = [
        one
        for one in counts
        if is_event(one) or undoing.turns_back(one, counts) or (sent and is_shown(one, counts))
    ]
    events, kinds = sum(counts[one] for one in known) / total, len(known) / len(counts)
    states = sum(n for value, n in counts.items() if is_state(value)) / total
    if said.says("status") and not named:
        return 0.0
    score = 2.0 * (0.5 * events + 0.5 * kinds) + 1.2 * named + (0.8 if named else 0.2) * typed
    if not any(is_event(value) for value in counts if not is_negative(value)):
        events = kinds = 0.0
    if not events and _has_opposites(column, said, counts):
        return 1.0
    if not events and not (named and column.distinct <= 30):
        return 0.0
    if said.about("category", "device", "campaign", "item", "vendor", "user") and not named:
        score -= 1.0
    if events < 0.3 and not named:
        return 0.0
    return score - (1.5 * (states - events) if states > events else 0.0)


def is_no_event(view: View, column: ColumnProfile) -> bool:
    """Whether a column is no kind of event, whatever its values: a flag or a text."""
    if column.shape.kind in ("decimal", "list", "text", "url") or flags.takes_back(column.name):
        return True
    if circumstances.is_fee(column.name) or circumstances.is_way(column.name):
        return True
    if circumstances.are_ways(column.frequencies) or circumstances.are_offers(column.frequencies):
        return True
    if ways_of_ordering.are_in(view.hint(column.key), column.frequencies):
        return True
    if on_some_rows.is_said_of_some(view, column):
        return True
    when = column.moment is not None and not column.moment.weak
    if when or contents.is_period(column) or contents.is_day_of_week(column):
        return True
    kinds = sum(map(is_event, column.frequencies))  # logs put together name where rows came from
    if not kinds and periods.is_one(column.name):
        return True
    if 2 * kinds <= column.distinct and surroundings.is_name(column.name):
        return True
    if 2 * kinds <= column.distinct and circumstances.is_source(column.name, column.frequencies):
        return True
    return _is_number_of_item(view, column)


def _is_number_of_item(view: View, column: ColumnProfile) -> bool:
    """Whether a name is that of a column whose numbers another table knows, and says more.

    "idaction_url_ref" numbers the page before "idaction_url", also where only two came before.
    """
    own = set(view.hint(column.key).tokens)
    return column.shape.kind in ("integer", "boolean") and any(
        link.key != column.key
        and link.share > _KNOWN
        and view.column(link.key).distinct > _NUMBERS
        and own.issuperset(view.hint(link.key).tokens)
        for link in view.links
    )


def _is_name_of_event(path: str) -> bool:
    """Whether a path leads to what an event is called: "event_properties.origin" does not.

    "verb.display.en-US" does: the name of a verb in one language.
    """
    parts = [part for part in _PARTS.split(path) if not _LANGUAGE.fullmatch(part)]
    leaf = hint(parts[-1] if parts else path)
    above = hint(parts[-2]) if len(parts) > 1 else leaf
    shown = _SHOWN_AS.issuperset(leaf.tokens) and above.tokens != () and above.about("event")
    return shown or leaf.about("event") or leaf.says("name", "type")


def _has_opposites(column: ColumnProfile, said: Hint, counts: dict[str, int]) -> bool:
    """Whether a column of types holds something taken back beside words that are not known.

    What can be returned was lent or sold, whatever a library or a till calls that.
    """
    back = [value for value in counts if undoing.undoes(value)]
    words = column.shape.kind in ("word", "phrase", "code")
    few = 2 <= len(counts) <= unsaid.MOST and len(back) < len(counts)
    return bool(back) and few and words and said.says("type") and not said.entities - {"event"}


def _together(kind: str) -> str:
    """A folded kind as one word, "구매 완료" as "구매완료"; of codes 1.0 is not 10."""
    return kind if any(map(str.isdigit, kind)) else kind.replace("_", "")


def renamed(counts: dict[str, int], item: str = "") -> dict[str, str | None]:
    """Kinds that are one in several spellings get the name of the most frequent one.

    Args:
        counts: kind -> rows.
        item: the name of the column of items, if it stands in this table.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    bare = tool_marks.without(counts)
    twins = umlauts.twins(counts)
    for value in counts:
        kind = bare.get(value) or folded(twins.get(value, value))
        groups[same_deeds.one_of(_together(kind))].append(value)
    renamed: dict[str, str | None] = {}
    results = exams.results(counts)
    for spellings in groups.values():
        for spelling in spellings:
            shown = is_shown(spelling, counts, item) or automatic.is_one(spelling)
            if spelling in results:
                continue
            if shown or undoing.undoes(spelling) or undoing.turns_back(spelling, counts):
                renamed[spelling] = None
            elif spelling != spellings[0]:
                renamed[spelling] = spellings[0]
    if len(renamed) == len(counts) and all(value is None for value in renamed.values()):
        return {}
    return renamed
