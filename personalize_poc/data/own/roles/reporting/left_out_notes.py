"""What is said of rows that are left out: how many, of how many, which is the first, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from personalize_poc.data import words
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import losses
from personalize_poc.data.own.canonical.losses import Loss
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.roles.event_kinds.itemless import MOST_TOGETHER
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.sections.events import Happened
from personalize_poc.data.own.tables import Reading
from personalize_poc.data.words import Share
from personalize_poc.language import _, ngettext

_LISTED = 4
"""Values that are named."""
_KEPT = 8
"""Other values of a column up to which they are named as well: of states, not of ids."""


def gather(
    reading: Reading, best: Candidate, happened: Happened, section: Section
) -> list[Finding]:
    """All that is worth saying of them.

    Args:
        reading: the files.
        best: the interactions.
        happened: what was found of them.
        section: of interactions, as it will be proposed.
    """
    lost = losses.by_column(reading, section)
    why = _reasons(best, happened)
    # Of ids and amounts nobody asks which others count.
    said = {one.column.name for one in best.roles.values()}
    said |= {one.name for one in best.view.columns if one.key in happened.actions.returns}
    found = [
        _rows(name, section.leave_out[name], one, why.get(name, ""), is_state=name not in said)
        for name, one in lost.items()
        if one.rows
    ]
    if kinds := losses.of_kinds(reading, section):
        found += _kinds(happened, kinds, section)
    return found


def _reasons(best: Candidate, happened: Happened) -> dict[str, str]:
    """Column -> why its rows are left out, in sentences."""
    found = {
        column.name: _sentence(happened.actions.returns.get(column.key, ""))
        for column in best.view.columns
    }
    found.update(happened.actions.told)
    for name, why in happened.nobody.items():
        found[name] = f"{why} {found.get(name, '')}".strip()
    return found


def _sentence(text: str) -> str:
    """What is said of a column, as a sentence of its own."""
    whole = f"{text[:1].upper()}{text[1:]}"
    return f"{whole}." if whole and whole[-1] not in ".。" else whole


def _rows(name: str, values: tuple[str, ...], lost: Loss, why: str, *, is_state: bool) -> Finding:
    listed = _("any value") if values == (ANY,) else _listed(values, lost)
    told = ngettext(
        "{rows} ({share:.1%}) with {listed} in {name} is left out.",
        "{rows} ({share:.1%}) with {listed} in {name} are left out.",
        lost.rows,
    ).format(
        rows=words.counted(lost.rows, "row"), share=Share(lost.share), listed=listed, name=name
    )
    kept = [one for one in lost.values if one not in values]
    if is_state and values != (ANY,) and 0 < len(kept) <= _KEPT:
        why = f"{why} " + _("What counts: {kept}.").format(kept=_listed(kept, lost, _KEPT))
    return _placed(
        Finding(
            "rows-left-out",
            Grade.NOTE,
            f"{told} {why.strip()}".strip(),
            column=name,
            matters=_(
                "Every interaction is learned from as a sign of interest: what was taken back, "
                "failed or was done by nobody would be recommended more."
            ),
            fix=_("Take what is a sign of interest out of leave_out in mapping.yaml."),
        ),
        lost,
    )


def _listed(values: Iterable[str], lost: Loss, most: int = _LISTED) -> str:
    """The most frequent values, with their rows where these are known."""
    counts = lost.values
    ordered = sorted(values, key=lambda one: -counts.get(one, 0))
    told = len(ordered) > 1 or counts.get(ordered[0]) != lost.rows  # else its rows are said already
    shown = [
        f"{one or _('no value')} ({counts[one]:,})"
        if told and one in counts
        else one or _("no value")
        for one in ordered[:most]
    ]
    return ", ".join(shown) + (", …" if len(ordered) > most else "")


def _placed(finding: Finding, lost: Loss) -> Finding:
    """A finding with the numbers and the first case of what is left out."""
    file, row = (lost.table.label, None) if lost.first is None else lost.table.place(lost.first)
    return replace(
        finding,
        dataset="interactions",
        file=file,
        row=row,
        value=lost.value[:80],
        count=lost.rows,
        share=lost.share,
    )


def _kinds(happened: Happened, lost: Loss, section: Section) -> list[Finding]:
    """Kinds of events that are no choice, and those that are too many."""
    rarest = set(happened.actions.rarest)
    gone = [kind for kind, name in section.event_types.items() if name is None]
    too_many = [one for one in gone if one in rarest]
    no_choice = [one for one in gone if one not in rarest]
    found = []
    if no_choice:
        found.append(_no_choice(happened, no_choice, lost, alone=not too_many))
    if too_many:
        found.append(_too_many(happened, too_many, lost, alone=not no_choice))
    return found


def _of(kinds: list[str], lost: Loss, *, alone: bool) -> Loss:
    """The part of a loss that some kinds have; which row is the first is known of the whole."""
    if alone:
        return lost
    value = max(kinds, key=lambda one: lost.values.get(one, 0))
    rows = sum(lost.values.get(one, 0) for one in kinds)
    first = lost.first if lost.value in kinds else None
    return replace(lost, rows=rows, first=first, value=lost.value if first is not None else value)


def _no_choice(happened: Happened, gone: list[str], lost: Loss, *, alone: bool) -> Finding:
    part = _of(gone, lost, alone=alone)
    kinds = ngettext("of the kind {kinds}", "of the kinds {kinds}", len(gone)).format(
        kinds=_listed(gone, part)
    )
    message = ngettext(
        "{rows} ({share:.1%}) {kinds} is left out.",
        "{rows} ({share:.1%}) {kinds} are left out.",
        part.rows,
    )
    return _placed(
        Finding(
            "events-left-out",
            Grade.NOTE,
            message.format(
                rows=words.counted(part.rows, "event"), share=Share(part.share), kinds=kinds
            ),
            column=happened.section.columns.get("EVENT_TYPE"),
            matters=_why_gone(happened, gone),
            fix=_("Take what is a sign of interest out of event_types in mapping.yaml."),
        ),
        part,
    )


def _too_many(happened: Happened, gone: list[str], lost: Loss, *, alone: bool) -> Finding:
    part = _of(gone, lost, alone=alone)
    message = ngettext(
        "Amazon Personalize takes {most} kinds of events and optional columns together, and "
        "EVENT_TYPE is one of the columns: the rarest of {all} kinds is left out, with {rows} "
        "({share:.1%}): {kinds}.",
        "Amazon Personalize takes {most} kinds of events and optional columns together, and "
        "EVENT_TYPE is one of the columns: the {count} rarest of {all} kinds are left out, with "
        "{rows} ({share:.1%}): {kinds}.",
        len(gone),
    )
    return _placed(
        Finding(
            "too-many-event-types",
            Grade.WEAKENS,
            message.format(
                most=MOST_TOGETHER,
                count=len(gone),
                all=len(happened.actions.counts),
                rows=words.counted(part.rows, "event"),
                share=Share(part.share),
                kinds=_listed(gone, part),
            ),
            column=happened.section.columns.get("EVENT_TYPE"),
            matters=_("What these events say of people's interests is not learned from."),
            fix=_(
                "Give kinds that mean about the same one name under event_types in mapping.yaml; "
                "then none has to go."
            ),
        ),
        part,
    )


def _why_gone(happened: Happened, gone: list[str]) -> str:
    """What speaks against kinds of events: not all of them are signs against an item."""
    found = happened.actions
    told = found.told.get(found.event.name, "") if found.event else ""
    why = [told] if told else []
    booked = [one for one in found.booked if one not in found.itemless]
    if set(gone) - {*found.itemless, *found.twice, *found.shown, *booked}:
        why.append(
            _(
                "Every interaction is learned from as a sign of interest: what was only shown, "
                "taken back or is about no item is none."
            )
        )
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
    return " ".join(why)
