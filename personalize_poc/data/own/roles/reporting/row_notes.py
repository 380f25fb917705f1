"""What is said of rows that might not count, if one knew, and of kinds that are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data import words
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.reporting import time_questions
from personalize_poc.data.own.roles.sections.events import Happened
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.data.words import Share
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb


def gather(
    connection: duckdb.DuckDBPyConnection, best: Candidate, happened: Happened
) -> list[Finding]:
    """All that is worth saying of rows.

    Args:
        connection: where the tables are.
        best: the interactions.
        happened: what was found of them.
    """
    found = _unnamed(best, happened)
    found += _spelled(connection, best, happened)
    found += _strange(best, happened)
    found += _one_time(best)
    return found + _taken_back(best, happened)


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


def _spelled(
    connection: duckdb.DuckDBPyConnection, best: Candidate, happened: Happened
) -> list[Finding]:
    """Kinds of events in several spellings, which count as one."""
    counts = happened.actions.counts
    alike = {kind: name for kind, name in happened.section.event_types.items() if name}
    if not alike:
        return []
    rows = sum(counts.get(kind, 0) for kind in alike)
    listed = ", ".join(f"{kind} → {name}" for kind, name in list(alike.items())[:4])
    file, line = _first_of(connection, best, happened, tuple(alike))
    return [
        Finding(
            "events-spelled-alike",
            Grade.NOTE,
            _("Kinds of events in another spelling count as one ({rows}): {listed}.").format(
                rows=words.counted(rows, "row"), listed=listed
            ),
            dataset="interactions",
            file=file,
            row=line,
            column=happened.section.columns.get("EVENT_TYPE"),
            value=next(iter(alike)),
            count=rows,
            share=rows / max(1, sum(counts.values())),
            matters=_("A solution that trains on one event type leaves the others out in silence."),
            fix=_("Take them out of event_types in mapping.yaml if they are two events."),
        )
    ]


def _first_of(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    happened: Happened,
    kinds: tuple[str, ...],
) -> tuple[str, int | None]:
    """File and line of the first row with one of some kinds; no line if another file has them."""
    view, event = best.view, happened.actions.event
    if event is None or all(one is not event for one in view.columns):
        return view.label, None
    row = connection.execute(
        f"SELECT min(rowid) FROM {view.profile.table.name} "
        f"WHERE {sql.any_of(sql.trimmed(event.key), kinds)}"
    ).fetchone()
    if row is None or row[0] is None:
        return view.label, None
    return view.profile.table.place(int(row[0]))


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
                "{listed} ({rows}). They are taken as signs of interest."
            ).format(name=actions.event.name, listed=listed, rows=words.counted(rows, "row")),
            dataset="interactions",
            file=best.view.label,
            column=actions.event.name,
            value=actions.strange[0],
            count=rows,
            matters=_("A return, a cancellation or a robot would be learned from as interest."),
            fix=_("Set those that are none to null under event_types in mapping.yaml."),
        )
    ]


def _taken_back(best: Candidate, happened: Happened) -> list[Finding]:
    """Dates and amounts that only rows have that were taken back: no list of values says that."""
    found, gone = [], happened.section.leave_out
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
            left = left or (view is best.view and column.key in happened.actions.again)
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
        ).format(name=column.name, share=Share(share)),
        dataset="interactions",
        file=label,
        column=column.name,
        value=next(iter(column.given), None),
        count=round(share * column.rows),
        share=share,
        matters=_("Every interaction is learned from as a sign of interest."),
        fix=_("Export without these rows, or add a column that says which rows they are."),
    )
