"""Is this table what Amazon Personalize can import and learn from?

A table in the form of Personalize (a DataFrame, or a file that is too large for memory) goes to
DuckDB as if a mapping had been applied to it, and is looked at by the same findings as a person's
files. What these rely on, the right columns with the right types, is seen to before.
"""

from __future__ import annotations

import shlex
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from personalize_poc import looks
from personalize_poc.check import findings, missing
from personalize_poc.check.findings import amounts, counting
from personalize_poc.check.findings.scan import Scan, counted
from personalize_poc.check.framed import framed
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.data.whole import Whole

_COLUMNS = ("grade", "column", "row", "count", "message", "matters", "fix")
_HEADINGS = (
    N_("grade"),
    N_("column"),
    N_("row"),
    N_("count"),
    N_("what"),
    N_("why it matters"),
    N_("what to do"),
)
_REQUIRED_IDS = N_("Leave these rows out, or fill in the value.")
_SHOWN = (N_("blocks"), N_("weakens"), N_("note"), N_("Interactions"), N_("Items"), N_("Users"))
"""Members of findings and reports that are looked up where they are shown."""
_FIXES = {
    "id-missing": _REQUIRED_IDS,
    "nothing-chosen": N_("Leave these rows out."),
    "time-empty": _REQUIRED_IDS,
    "id-broken-letters": N_("Read the file in its encoding: read_csv(…, encoding=…)."),
    "broken-letters": N_("Read the file in its encoding: read_csv(…, encoding=…)."),
    "too-many-columns": N_("Keep the most telling ones."),
    "too-many-event-types": N_("Merge event types, and leave out rare ones."),
    "value-too-long": N_("Shorten them, or leave the column out."),
    "bad-field-name": N_("Rename it."),
    "event-type-spellings": N_("Write them alike: replace one by the other."),
    "returns": N_("Leave these rows out."),
    "several-texts": N_("Join them in one column, or mark one of them as textual."),
    "value-unreadable": N_("Correct them."),
    "test-account": N_("Leave them out, if they are what they seem."),
    "time-too-small": N_("Find out the unit: days, or minutes, instead of seconds?"),
}
"""What to do about a table, where a finding speaks of files and of mapping.yaml."""

_UNITS = (
    (N_("milliseconds"), "1000"),
    (N_("microseconds"), "10**6"),
    (N_("nanoseconds"), "10**9"),
)


@dataclass(frozen=True, repr=False)
class Report:
    """All findings about one table.

    Attributes:
        dataset_type: "Interactions", "Items" or "Users".
        rows: of the table.
        findings: by grade. Their `column` is that of the table, their `row` the line of its CSV
            file (the header is line 1).
    """

    dataset_type: str
    rows: int
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """True if nothing would make the import or the training fail."""
        return not self.errors

    @property
    def errors(self) -> list[Finding]:
        """The findings that block: they must be put right."""
        return [finding for finding in self.findings if finding.grade is Grade.BLOCKS]

    def told(self, source: str = "") -> str:
        """What keeps the data from being imported, and what to do about it.

        Args:
            source: where the person's own data are; "" for data that is built in.
        """
        lines = [str(self)]
        if source:
            command = f"personalize-poc check {shlex.quote(source)}"
            lines.append(
                _(
                    "In a terminal, `{command}` says more, with files and rows, and "
                    "`{command} --clean FOLDER` writes a copy that can be imported."
                ).format(command=command)
            )
        return "\n".join(lines)

    def table(self) -> pd.DataFrame:
        """The findings as a table: grade, column, row, count, message, matters, fix."""
        import pandas as pd

        rows = [[getattr(finding, name) for name in _COLUMNS] for finding in self.findings]
        table = pd.DataFrame(rows, columns=list(_COLUMNS))
        return table.astype({"row": "Int64", "count": "Int64", "grade": "str"})

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        """One line as a headline, then a line for each finding."""
        lines = [
            f"  {_(one.grade)}: {_lead(one)}{one.message}"
            + (_(" (First in row {row:,}.)").format(row=one.row) if one.row else "")
            + (f" {one.fix}" if one.fix else "")
            for one in self.findings
        ]
        return "\n".join([self._head(), *lines])

    def _head(self) -> str:
        state = _("ready to import")
        if not self.ok:
            state = _("{findings} the import").format(
                findings=counted(len(self.errors), "finding blocks")
            )
        return f"{_(self.dataset_type)}: {counted(self.rows, 'row')}, {state}"

    def _repr_html_(self) -> str:
        mark = looks.verdict(f"{'✓' if self.ok else '✗'} {self._head()}", self.ok)
        if not self.findings:
            return mark
        rows = [[_shown(getattr(one, name)) for name in _COLUMNS] for one in self.findings]
        kinds = [looks.NUMBER if name in ("row", "count") else looks.TEXT for name in _COLUMNS]
        return mark + looks.table(
            [_(one) for one in _HEADINGS], rows, _("What was found"), kinds=kinds
        )


def _lead(finding: Finding) -> str:
    """The column before the message, where the message does not begin with it."""
    named = not finding.column or finding.message.startswith(finding.column)
    return "" if named else f"{finding.column}: "


def _shown(value: Any) -> str:
    """A member of a finding; what there is none of is left open."""
    if isinstance(value, int):
        return f"{value:,}" if value else ""
    if isinstance(value, Grade):
        return _(value)
    return "" if value is None else str(value)


def interactions(
    table: pd.DataFrame | Whole, *, now: float | None = None, only_ordered: bool = False
) -> Report:
    """Check a table of interactions (USER_ID, ITEM_ID, TIMESTAMP, EVENT_TYPE, …).

    Args:
        table: in memory, or in a file.
        now: Unix seconds; times after it lie in the future. The clock, if it is left out.
        only_ordered: whether its times only number what each person did, so that nothing can be
            said of days.
    """
    return _checked("interactions", table, now, only_ordered=only_ordered)


def items(table: pd.DataFrame | Whole) -> Report:
    """Check a table of items (ITEM_ID and at least one metadata column)."""
    return _checked("items", table)


def users(table: pd.DataFrame | Whole) -> Report:
    """Check a table of users (USER_ID and at least one metadata column)."""
    return _checked("users", table)


def _checked(
    section: str,
    table: pd.DataFrame | Whole,
    now: float | None = None,
    *,
    only_ordered: bool = False,
) -> Report:
    """What keeps the findings from being asked, or what they say."""
    rows = len(table)
    if not (found := missing.columns(section, table)):
        with framed(section, table, only_ordered=only_ordered) as made:
            scan = Scan(made.canonical, time.time() if now is None else now)
            found = [*amounts.bad_names(scan), *missing.sql_words(made), *missing.no_times(made)]
            if not found:
                made.relate()
                with counting.tables(scan):
                    asked = [one for finder in findings.finders(scan) for one in finder(scan)]
                found = [one for one in asked if one.dataset == section]
    told = [_of_a_table(one) for one in findings.ordered(found)]
    return Report(section.capitalize(), rows, tuple(told))


_REFUSED = ("id-missing", "nothing-chosen", "time-unreadable", "time-empty", "event-type-missing")


def _of_a_table(finding: Finding) -> Finding:
    """A finding as it is told to somebody who has a table, and no mapping.yaml."""
    fix = _(_FIXES[finding.code]) if finding.code in _FIXES else finding.fix
    if finding.code == "time-too-large":
        fix = _(
            "Find out their unit and make seconds of them, or leave out what stands for no time."
        )
        for unit, factor in _UNITS:
            if _(unit) in finding.message:
                fix = _(
                    "Divide by {factor}, in whole seconds: table[{column!r}] // {factor}"
                ).format(factor=factor, column=finding.column)
    # Of files a run leaves such rows out; a table goes to the import as it is, which refuses it.
    grade = Grade.BLOCKS if finding.code in _REFUSED else finding.grade
    return replace(finding, file=None, cleaning="", fix=fix, grade=grade)
