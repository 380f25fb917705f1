"""What was noticed while columns were understood: tables and rows that are not taken."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles import personal, time_forms, two_places
from personalize_poc.data.own.roles.catalogue import Made
from personalize_poc.data.own.roles.events import Happened
from personalize_poc.data.own.roles.meanings import is_negative
from personalize_poc.data.own.roles.names import strength, words
from personalize_poc.data.own.roles.tables import Candidate
from personalize_poc.data.own.roles.view import View
from personalize_poc.language import N_, _

_LISTED = 6
"""Columns of a table that is not taken that are named."""
_FORMS = {
    "zeros": N_("zeros at the beginning"),
    "case": N_("capital and small letters"),
    "decimals": N_("a “.0” at the end, as a spreadsheet writes it"),
}


def gather(
    views: list[View],
    best: Candidate,
    rivals: list[Candidate],
    used: set[str],
    happened: Happened,
    made: tuple[Made | None, ...],
) -> list[Finding]:
    """All that is worth saying."""
    found = [_other_events(best, one) for one in rivals]
    named = {one.view.label for one in rivals}
    taken = {view.kind: view.label for view in views if view.label in used}
    found += [_unused(view, taken) for view in views if view.label not in used | named]
    found += [_in_other_form(best, one) for one in made if one and one.link and one.link.form]
    found += _left_out(best, happened)
    found += [_codes(best, one) for one in happened.actions.unknown]
    found += _strange(best, happened)
    found += [_doubted(name, values) for name, values in happened.actions.doubted.items()]
    found += _unexplained(best, happened)
    found += personal.ids(best)
    found += two_places.second_column(best)
    found += _taken_back(best, happened.section.leave_out)
    found += _hours_apart(best, happened.section.time_of_day)
    return found + _parts(best)


def _other_events(best: Candidate, other: Candidate) -> Finding:
    label, rows = other.view.label, other.view.profile.rows
    return Finding(
        "other-events",
        Grade.NOTE,
        _("{label} holds events as well ({rows:,} rows). They are not taken; {other} is.").format(
            label=label, rows=rows, other=best.view.label
        ),
        file=label,
        count=rows,
        matters=_("More kinds of events can help, if they are told apart by their type."),
        fix=_("To use both, write them into one file with a column that says the kind of event."),
    )


def _unused(view: View, taken: dict[str, str]) -> Finding:
    kinds = {
        "item": _("it has one item a row, but it is not the table that the interactions point to"),
        "user": _("it has one user a row, but it is not the table that the interactions point to"),
        "order": _("it has one order a row, and nothing is missing that it could tell"),
        "lookup": _("it explains codes of other tables"),
        "other": _("its rows are neither interactions nor items nor users"),
    }
    why = kinds.get(view.kind, _("it lacks a user, an item or a time"))
    other = taken.get(view.kind, "")
    is_second = view.kind in ("item", "user") and any(link.table == other for link in view.links)
    if is_second:
        why = _(
            "it has one {kind} a row as {other} has, and a mapping takes one table of them"
        ).format(kind=_(view.kind), other=other)
    rows = view.profile.rows
    names = [column.name for column in view.columns]
    listed = ", ".join(names[:_LISTED]) + (", …" if len(names) > _LISTED else "")
    return Finding(
        "table-unused",
        Grade.NOTE,
        _("{label} ({rows:,} rows) is not taken: {why}. It holds {listed}.").format(
            label=view.label, rows=rows, why=why, listed=listed
        ),
        file=view.label,
        count=rows,
        fix=_("To use both, put their columns into {other}.").format(other=other)
        if is_second
        else "",
    )


def _in_other_form(best: Candidate, made: Made) -> Finding:
    link = made.link
    assert link is not None
    return Finding(
        "keys-written-differently",
        Grade.WEAKENS,
        _("Ids in {label} and {other} are alike but for {form}.").format(
            label=best.view.label, other=made.label, form=_(_FORMS[link.form])
        ),
        file=made.label,
        column=next(iter(made.section.columns.values())),
        count=link.values,
        share=link.share,
        matters=_("Ids are compared letter by letter: what is known of these would be lost."),
        fix=_("Write them alike in both files; in a spreadsheet, give the column the format text."),
    )


def _left_out(best: Candidate, happened: Happened) -> list[Finding]:
    found = []
    reasons = {
        column.name: happened.actions.returns.get(column.key, "")
        for column in best.view.columns
    }  # fmt: skip
    reasons.update(happened.actions.elsewhere_why)
    reasons.update(dict.fromkeys(happened.nobody, _("They stand for nobody in particular.")))
    for name, values in happened.section.leave_out.items():
        listed = _("any value") if values == (ANY,) else ", ".join(values[:4])
        listed = _("nothing") if values == ("",) else listed
        found.append(
            Finding(
                "rows-left-out",
                Grade.NOTE,
                _("Rows with {listed} in {name} are left out. {why}")
                .format(listed=listed, name=name, why=reasons.get(name, ""))
                .strip(),
                dataset="interactions",
                file=best.view.label,
                column=name,
                value=values[0],
                count=len(values),
                matters=_("Every interaction is learned from as a sign of interest."),
                fix=_("Take them out of leave_out in mapping.yaml if they are one."),
            )
        )
    return found + _events_left_out(best, happened)


def _events_left_out(best: Candidate, happened: Happened) -> list[Finding]:
    gone = [kind for kind, name in happened.section.event_types.items() if name is None]
    if not gone:
        return []
    rows = sum(happened.actions.counts.get(kind, 0) for kind in gone)
    return [
        Finding(
            "events-left-out",
            Grade.NOTE,
            _("Events of the kinds {kinds} are left out ({rows:,} rows).").format(
                kinds=", ".join(gone[:4]), rows=rows
            ),
            dataset="interactions",
            file=best.view.label,
            column=happened.section.columns.get("EVENT_TYPE"),
            value=gone[0],
            count=rows,
            matters=_why_gone(happened, gone),
            fix=_("Take them out of event_types in mapping.yaml if they are one."),
        )
    ]


def _why_gone(happened: Happened, gone: list[str]) -> str:
    """What speaks against kinds of events: not all of them are signs against an item."""
    found = happened.actions
    why = []
    if set(gone) - {*found.itemless, *found.rarest}:
        why.append(_("Every interaction is learned from as a sign of interest."))
    if found.itemless:
        why.append(_("No row of {kinds} names an item.").format(kinds=", ".join(found.itemless)))
    if found.rarest:
        why.append(
            _("{kinds} are the rarest of more kinds than the service takes.").format(
                kinds=", ".join(found.rarest)
            )
        )
    return " ".join(why)


def _strange(best: Candidate, happened: Happened) -> list[Finding]:
    """Kinds of events in words that are not known here: they are taken as interest."""
    actions = happened.actions
    if not actions.strange or not actions.event or actions.unsaid:
        return []
    rows = sum(actions.counts[kind] for kind in actions.strange)
    listed = ", ".join(actions.strange[:6]) + (", …" if actions.strange[6:] else "")
    return [
        Finding(
            "event-words-unknown",
            Grade.NOTE,
            _(
                "What these kinds of events in {name} mean is not known here: "
                "{listed} ({rows:,} rows). They are taken as signs of interest."
            ).format(name=actions.event.name, listed=listed, rows=rows),
            dataset="interactions",
            file=best.view.label,
            column=actions.event.name,
            value=actions.strange[0],
            count=rows,
            matters=_("A return, a cancellation or a robot would be learned from as interest."),
            fix=_("Set those that are none to null under event_types in mapping.yaml."),
        )
    ]


def _doubted(name: str, values: dict[str, int]) -> Finding:
    """States in unknown words beside those whose rows are left out."""
    listed = ", ".join(list(values)[:_LISTED]) + (", …" if len(values) > _LISTED else "")
    return Finding(
        "states-unknown",
        Grade.NOTE,
        _("What {listed} in {name} mean is not known here; their {rows:,} rows count.").format(
            listed=listed, name=name, rows=sum(values.values())
        ),
        dataset="interactions",
        column=name,
        value=next(iter(values)),
        count=sum(values.values()),
        matters=_("A return, a cancellation or a robot would be learned from as interest."),
        fix=_("Name the values that are none under leave_out in mapping.yaml."),
    )


def _unexplained(best: Candidate, happened: Happened) -> list[Finding]:
    """Kinds of rows in words or codes that are not known here: all of them count."""
    found = {best.view.label: happened.actions.unexplained, **happened.actions.elsewhere}
    return [_of_kinds(label, columns) for label, columns in found.items() if columns]


def _of_kinds(label: str, found: list[ColumnProfile]) -> Finding:
    told = [
        f"{one.name} ({', '.join(value for value, __ in one.frequencies.most_common(4))})"
        for one in found[:_LISTED]
    ]
    return Finding(
        "kinds-unexplained",
        Grade.NOTE,
        _("What the kinds of rows in {told} mean is not known here; all rows count.").format(
            told=", ".join(told)
        ),
        dataset="interactions",
        file=label,
        column=found[0].name,
        count=len(found),
        matters=_("Purchases from suppliers, returns or tests would be learned from as interest."),
        fix=_("Name the values that are none under leave_out in mapping.yaml."),
    )


def _codes(best: Candidate, column: ColumnProfile) -> Finding:
    listed = ", ".join(sorted(column.frequencies)[:8])
    return Finding(
        "states-in-codes",
        Grade.WEAKENS,
        _("{name} tells the state of orders in codes ({listed}); no row is left out by it.").format(
            name=column.name, listed=listed
        ),
        dataset="interactions",
        file=best.view.label,
        column=column.name,
        count=column.distinct,
        matters=_("Orders that were cancelled or returned would be learned from as interest."),
        fix=_("Name the codes that mean so under leave_out in mapping.yaml."),
    )


def _taken_back(best: Candidate, gone: dict[str, tuple[str, ...]]) -> list[Finding]:
    """Dates and amounts that only rows have that were taken back: no list of values says that."""
    found = []
    views = {one.view.label: one.view for one in best.roles.values()}
    for view in views.values():
        for column in view.columns:
            said = view.hint(column.key)
            told = column.moment is not None or column.shape.kind in ("decimal", "integer")
            if not told or not any(is_negative(token) for token in said.tokens):
                continue
            some = [one for one in column.numbers if one]
            share = column.fill if column.moment else len(some) / max(1, len(column.values))
            left = column.name in gone and gone[column.name] == (ANY,)
            if 0.0005 < share < 0.6 and column.distinct > 2 and not left:
                found.append(_back(view.label, column, share))
    return found


def _back(label: str, column: ColumnProfile, share: float) -> Finding:
    return Finding(
        "rows-taken-back",
        Grade.WEAKENS,
        _(
            "{name} has a value in {share:.1%} of the rows: they seem to be taken "
            "back. They are not left out, because leave_out compares single values."
        ).format(name=column.name, share=share),
        dataset="interactions",
        file=label,
        column=column.name,
        value=next(iter(column.given), None),
        count=round(share * column.rows),
        share=share,
        matters=_("Every interaction is learned from as a sign of interest."),
        fix=_("Export without these rows, or add a column that says which rows they are."),
    )


def _hours_apart(best: Candidate, taken: str | None) -> list[Finding]:
    """The day in one column and the time of day in another, which could not be put together."""
    time = best.roles["TIMESTAMP"]
    moment = time.column.moment
    if moment is None or moment.resolution != "day" or taken:
        return []
    column = time_forms.time_of_day(time.view, time.column)
    if column is None:
        return []
    return [
        Finding(
            "time-in-two-columns",
            Grade.WEAKENS,
            _("{name} has the day and {other} the time of day; the day alone is taken.").format(
                name=time.column.name, other=column.name
            ),
            dataset="interactions",
            file=time.view.label,
            column=column.name,
            value=column.given[0],
            matters=_("Models learn from the order of events; within a day it is lost."),
            fix=_("Put both into one column, such as 2024-01-02 15:04:05."),
        )
    ]


def _parts(best: Candidate) -> list[Finding]:
    """Files with the same columns whose names say that they hold different events."""
    kinds = {strength(" ".join(words(part.file)))[0] for part in best.view.profile.table.parts}
    kinds.discard("")
    if len(kinds) < 2:
        return []
    return [
        Finding(
            "parts-of-several-kinds",
            Grade.WEAKENS,
            _("Files that are read as one seem to hold {kinds}.").format(
                kinds=_(" and ").join(sorted(kinds))
            ),
            dataset="interactions",
            file=best.view.label,
            count=len(kinds),
            matters=_("Their events cannot be told apart."),
            fix=_("Name the files that are to be taken under files in mapping.yaml."),
        )
    ]
