"""What is said of rows: those that are left out, and those that might not count, if one knew."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.reporting import time_questions
from personalize_poc.data.own.roles.sections.events import Happened
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.language import _


def gather(best: Candidate, happened: Happened) -> list[Finding]:
    """All that is worth saying of rows.

    Args:
        best: the interactions.
        happened: what was found of them.
    """
    found = _left_out(best, happened)
    found += _unnamed(best, happened)
    found += _spelled(best, happened)
    found += _strange(best, happened)
    found += _one_time(best)
    return found + _taken_back(best, happened.section.leave_out)


def _left_out(best: Candidate, happened: Happened) -> list[Finding]:
    found = []
    reasons = {
        column.name: happened.actions.returns.get(column.key, "")
        for column in best.view.columns
    }  # fmt: skip
    reasons.update(happened.actions.told)
    for name, why in happened.nobody.items():
        reasons[name] = f"{why} {reasons.get(name, '')}".strip()
    for name, values in happened.section.leave_out.items():
        listed = (
            _("any value")
            if values == (ANY,)
            else ", ".join(value or _("nothing") for value in values[:4])
        )
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


def _one_time(best: Candidate) -> list[Finding]:
    """A column of times that are all the same, where rows are counted for want of another one."""
    same = time_questions.same_everywhere(best) if best.is_counted else None
    if same is None:
        return []
    return [
        Finding(
            "times-identical",
            Grade.WEAKENS,
            _("All rows have the same time in {name}.").format(name=same.name),
            dataset="interactions",
            file=best.view.label,
            column=same.name,
            value=same.given[0],
            count=same.filled,
            share=same.fill,
            matters=_(
                "Recipes that learn sequences learn from the order of a user's events; nothing "
                "but the order of the rows is left of it. What is trending nobody knows."
            ),
            fix=_("Is it the time of the export? Export the time of each event."),
        )
    ]


def _unnamed(best: Candidate, happened: Happened) -> list[Finding]:
    """Rows without a user, whom another column would tell."""
    if not happened.unnamed:
        return []
    user = best.roles["USER_ID"]
    return [
        Finding(
            "guests-unnamed",
            Grade.NOTE,
            happened.unnamed,
            dataset="interactions",
            file=user.view.label,
            column=user.column.name,
            count=user.column.rows - user.column.filled,
            matters=_("Guests are people as well, and most people begin as one."),
            fix=_("Name the other column under USER_ID in mapping.yaml."),
        )
    ]


def _spelled(best: Candidate, happened: Happened) -> list[Finding]:
    """Kinds of events in several spellings, which count as one."""
    counts = happened.actions.counts
    alike = {kind: name for kind, name in happened.section.event_types.items() if name}
    if not alike:
        return []
    rows = sum(counts.get(kind, 0) for kind in alike)
    listed = ", ".join(f"{kind} → {name}" for kind, name in list(alike.items())[:4])
    return [
        Finding(
            "events-spelled-alike",
            Grade.NOTE,
            _("Kinds of events in another spelling count as one ({rows:,} rows): {listed}.").format(
                rows=rows, listed=listed
            ),
            dataset="interactions",
            file=best.view.label,
            column=happened.section.columns.get("EVENT_TYPE"),
            value=next(iter(alike)),
            count=rows,
            matters=_("A solution that trains on one event type leaves the others out in silence."),
            fix=_("Take them out of event_types in mapping.yaml if they are two events."),
        )
    ]


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
    told = found.told.get(found.event.name, "") if found.event else ""
    why = [told] if told else []
    booked = [one for one in found.booked if one not in found.itemless]
    if set(gone) - {*found.itemless, *found.rarest, *found.twice, *found.shown, *booked}:
        why.append(_("Every interaction is learned from as a sign of interest."))
    why += [
        _("{again} tells again what {first} has told: it is counted once.").format(
            again=again, first=first
        )
        for again, first in found.twice.items()
    ]
    if found.itemless:
        why.append(_("No row of {kinds} names an item.").format(kinds=", ".join(found.itemless)))
    if found.shown:
        why.append(
            _("{kinds} are lists of what was shown, of which others name what was chosen.").format(
                kinds=", ".join(found.shown)
            )
        )
    if booked:
        why.append(
            _(
                "{kinds} are bookings that choose no item: income, deposits and fees come by "
                "themselves, and what is sold is let go, as with a return."
            ).format(kinds=", ".join(booked))
        )
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
            values = gone.get(column.name, ())
            given = {v for v, n in zip(column.values, column.numbers, strict=True) if v and n != 0}
            left = values == (ANY,) or given <= set(values)
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
