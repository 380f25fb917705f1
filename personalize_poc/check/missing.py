"""What a table must have before anything else can be asked of it: columns, rows, whole times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from personalize_poc.check.findings.scan import counted, percent
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file.types import REQUIRED
from personalize_poc.language import _

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.check.framed import Framed
    from personalize_poc.data.whole import Whole


def _blocking(section: str, code: str, message: str, **more: Any) -> Finding:
    return Finding(code, Grade.BLOCKS, message, dataset=section, **more)


def columns(section: str, table: pd.DataFrame | Whole) -> list[Finding]:
    """Columns or rows that are not there."""
    names = [str(name) for name in table.columns]
    missing = [name for name in REQUIRED[section] if name not in names]
    if missing:
        near = {name: _nearest(name, names) for name in missing}
        return [
            _blocking(
                section,
                "column-missing",
                _("The column is missing."),
                column=name,
                matters=_("{section} need {columns}.").format(
                    section=_(section).capitalize(), columns=", ".join(REQUIRED[section])
                ),
                fix=_("Rename {near!r} to {name}?").format(near=near[name], name=name)
                if near[name]
                else _("Add the column."),
            )
            for name in missing
        ]
    if not len(table):
        return [_blocking(section, "no-rows", _("There are no rows."), fix=_("Add data."))]
    return []


def _nearest(name: str, columns: Sequence[str]) -> str:
    """The column that is called nearly so; "" if none is."""
    plain = name.replace("_", "").lower()
    for column in columns:
        if column.replace("_", "").replace(" ", "").lower() == plain:
            return column
    return ""


def sql_words(made: Framed) -> Iterator[Finding]:
    """A field called ROW, which the relations of the check have already."""
    for name in made.names:
        if name.upper() == "ROW":
            why = _("The name is a word of SQL, and cannot be used here.")
            yield _blocking(made.section, "bad-field-name", why, column=name)


def no_times(made: Framed) -> Iterator[Finding]:
    """Times that are no whole numbers."""
    for name in ("TIMESTAMP", "CREATION_TIMESTAMP"):
        if name not in made.names:
            continue
        count, row, filled = made.no_numbers(name)
        if count == 0:
            continue
        matters = _("Personalize takes Unix seconds: the import fails.")
        share = count / max(1, filled)
        yield _blocking(
            made.section,
            "time-no-number" if made.is_text(name) else "time-fraction",
            (
                _("{values} ({share}) not a number.")
                if made.is_text(name)
                else _("{values} ({share}) not in whole seconds.")
            ).format(values=counted(count, "value"), share=percent(share)),
            column=name,
            row=row + 2,
            count=count,
            share=share,
            matters=matters,
            fix=_("Convert it with mapping.to_epoch_seconds.")
            if made.is_text(name)
            else _("Round."),
        )
