"""Is this data what Amazon Personalize can import and learn from?

The rules are those of the service's import and its minimum for training; each finding says where
it is and what to do. Levels: "error" (the import or the training would fail), "warning" (it works,
but probably not as meant), "note".
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from personalize_poc import looks
from personalize_poc.data.whole import Whole

MIN_INTERACTIONS = 1000
MIN_USERS, MIN_EVENTS_PER_USER = 25, 2
MAX_ID_LENGTH, MAX_STRING_LENGTH = 256, 1000
MAX_EVENT_TYPES_AND_COLUMNS = 10
MAX_INTERACTION_METADATA, MAX_ITEM_METADATA, MAX_USER_METADATA = 5, 100, 25
_ORDER = {"error": 0, "warning": 1, "note": 2}
_RESERVED = {
    "EVENT_TYPE",
    "EVENT_VALUE",
    "IMPRESSION",
    "RECOMMENDATION_ID",
    "EVENT_ATTRIBUTION_SOURCE",
}
#: Unix seconds of 1980 and 2100; times outside are another unit or a mistake.
_EARLIEST, _LATEST = 315_532_800, 4_102_444_800


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or worth knowing.

    Attributes:
        level: "error", "warning" or "note".
        message: what it is.
        column: name of the column, or "".
        row: line of the CSV file (the header is line 1) of the first case, or None.
        count: how many rows are concerned.
        fix: what to do.
    """

    level: str
    message: str
    column: str = ""
    row: int | None = None
    count: int = 0
    fix: str = ""


@dataclass(frozen=True, repr=False)
class Report:
    """All findings about one table."""

    dataset_type: str
    rows: int
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """True if nothing would make the import or the training fail."""
        return not any(finding.level == "error" for finding in self.findings)

    @property
    def errors(self) -> list[Finding]:
        """The findings that must be put right."""
        return [finding for finding in self.findings if finding.level == "error"]

    def told(self, source: str = "") -> str:
        """What keeps the data from being imported, and what to do about it.

        Args:
            source: where the person's own data are; "" for data that is built in.
        """
        lines = [str(self)]
        if source:
            command = f"personalize-poc check {shlex.quote(source)}"
            lines.append(
                f"In a terminal, `{command}` says more, with files and rows, and "
                f"`{command} --clean FOLDER` writes a copy that can be imported."
            )
        return "\n".join(lines)

    def table(self) -> pd.DataFrame:
        """Return the findings as a table: level, column, row, count, message, fix."""
        columns = ["level", "column", "row", "count", "message", "fix"]
        rows = [[getattr(finding, name) for name in columns] for finding in self.findings]
        table = pd.DataFrame(rows, columns=columns)
        return table.astype({"row": "Int64", "count": "Int64"})

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        """One line as a headline, then a line for each finding."""
        head = f"{self.dataset_type}: {self.rows:,} rows, "
        head += "ready to import" if self.ok else f"{len(self.errors)} error(s) to put right"
        lines = [
            f"  {f.level}: {f.column + ': ' if f.column else ''}{f.message}"
            + (f" (first at row {f.row})" if f.row else "")
            + (f" {f.fix}" if f.fix else "")
            for f in self.findings
        ]
        return "\n".join([head, *lines])

    def _repr_html_(self) -> str:
        head = str(self).split("\n")[0]
        if not self.findings:
            return looks.verdict(f"✓ {head}", True)
        names = ["level", "column", "row", "count", "message", "fix"]
        rows = [[_shown(getattr(one, name)) for name in names] for one in self.findings]
        kinds = [looks.NUMBER if name in ("row", "count") else looks.TEXT for name in names]
        return looks.table(names, rows, head, kinds=kinds)


def _shown(value: Any) -> str:
    """A member of a finding; what there is none of is left open."""
    return "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)


Check = Callable[[pd.DataFrame], Iterator[Finding]]


def interactions(table: pd.DataFrame | Whole) -> Report:
    """Check a table of interactions (USER_ID, ITEM_ID, TIMESTAMP, EVENT_TYPE, …)."""
    required = ("USER_ID", "ITEM_ID", "TIMESTAMP")
    if isinstance(table, Whole):
        return _in_blocks(table, required)
    return _run("Interactions", table, required, [_times, _events, _amounts, _duplicates])


def items(table: pd.DataFrame) -> Report:
    """Check a table of items (ITEM_ID and at least one metadata column)."""
    return _run("Items", table, ("ITEM_ID",), [_times, _one_row_per_id, _metadata])


def users(table: pd.DataFrame) -> Report:
    """Check a table of users (USER_ID and at least one metadata column)."""
    return _run("Users", table, ("USER_ID",), [_one_row_per_id, _metadata])


def _run(
    dataset_type: str, table: pd.DataFrame, required: tuple[str, ...], checks: list[Check]
) -> Report:
    missing = [name for name in required if name not in table.columns]
    if missing:
        near = {name: _nearest(name, table) for name in missing}
        findings = [
            Finding(
                "error",
                "the column is missing",
                name,
                fix=f"Rename {near[name]!r} to {name}?" if near[name] else "Add the column.",
            )
            for name in missing
        ]
        return Report(dataset_type, len(table), findings)
    if table.empty:
        return Report(dataset_type, 0, [Finding("error", "there are no rows", fix="Add data.")])
    found = list(_nulls(table, required)) + list(_strings(table)) + list(_names(table))
    for check in checks:
        found.extend(check(table))
    return Report(dataset_type, len(table), sorted(found, key=lambda f: _ORDER[f.level]))


def _in_blocks(table: Whole, required: tuple[str, ...]) -> Report:
    """Check all rows of large interactions, some at a time; what needs them all is counted."""
    merged: dict[tuple[str, str], Finding] = {}
    before = 0
    for block in table.blocks():
        one = _run("Interactions", block, required, [_times])
        for found in one.findings:
            row = None if found.row is None else found.row + before
            same = merged.setdefault(
                (found.column, found.message), replace(found, row=row, count=0)
            )
            merged[found.column, found.message] = replace(same, count=same.count + found.count)
        before += len(block)
    per_user, kinds = table.events_per("USER_ID"), table.events_per("EVENT_TYPE")
    extra = [name for name in table.columns if name not in required]
    findings = [*merged.values(), *_kinds(len(kinds), extra)]
    findings += _amount(len(table), per_user, len(table.events_per("ITEM_ID")))
    return Report("Interactions", len(table), sorted(findings, key=lambda f: _ORDER[f.level]))


def _nearest(name: str, table: pd.DataFrame) -> str:
    plain = name.replace("_", "").lower()
    for column in table.columns:
        if str(column).replace("_", "").replace(" ", "").lower() == plain:
            return str(column)
    return ""


def _first(mask: pd.Series) -> int:
    """Line of the CSV file at which a mask is true for the first time."""
    return int(mask.to_numpy().argmax()) + 2


def _nulls(table: pd.DataFrame, required: tuple[str, ...]) -> Iterator[Finding]:
    for name in table.columns:
        empty = table[name].isna()
        if name in required and pd.api.types.is_string_dtype(table[name].dtype):
            empty = empty | (table[name].astype("string").str.strip() == "").fillna(False)
        count = int(empty.sum())
        if not count:
            continue
        if name in required:
            fix = "Drop these rows or fill in the value."
            yield Finding("error", "must not be empty", name, _first(empty), count, fix)
        else:
            fix = "The schema must allow null here."
            yield Finding("note", "has empty values", name, _first(empty), count, fix)


def _strings(table: pd.DataFrame) -> Iterator[Finding]:
    for name in table.columns:
        dtype = table[name].dtype
        if pd.api.types.is_numeric_dtype(dtype) or pd.api.types.is_bool_dtype(dtype):
            continue
        limit = MAX_ID_LENGTH if name in ("USER_ID", "ITEM_ID") else MAX_STRING_LENGTH
        codes, distinct = pd.factorize(table[name])  # each distinct text is measured once
        too_long = np.array([len(str(value)) > limit for value in distinct], dtype=bool)
        if too_long.any():
            long = pd.Series((codes >= 0) & too_long[codes])
            message, count = f"is longer than {limit} characters", int(long.sum())
            yield Finding("error", message, name, _first(long), count, "Shorten or drop it.")


def _names(table: pd.DataFrame) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for column in map(str, table.columns):
        if not column.replace("_", "").isalnum() or not column.isascii():
            yield Finding("error", "the name may have letters, digits and underscores only", column)
        plain = column.replace("_", "").upper()
        if plain in seen:
            message = f"differs from {seen[plain]} by underscores or case only"
            yield Finding("error", message, column, fix="Rename one of them.")
        seen[plain] = column


def _times(table: pd.DataFrame) -> Iterator[Finding]:
    for name in ("TIMESTAMP", "CREATION_TIMESTAMP"):
        if name not in table.columns:
            continue
        values = table[name]
        if not pd.api.types.is_numeric_dtype(values.dtype):
            text = "is not a number: Personalize takes Unix seconds"
            fix = "Convert it with mapping.to_epoch_seconds."
            yield Finding("error", text, name, 2, int(values.notna().sum()), fix)
            continue
        known = values.dropna()
        if (known % 1 != 0).any():
            yield Finding("error", "has fractions: whole seconds are needed", name, fix="Round.")
        late = (values > _LATEST).fillna(False)
        if late.any():
            unit = "milliseconds" if known.median() < 1e14 else "micro- or nanoseconds"
            fix = f"Divide by {1000 if unit == 'milliseconds' else '10**6 or 10**9'}."
            message = f"looks like {unit}: Personalize takes seconds"
            yield Finding("error", message, name, _first(late), int(late.sum()), fix)
        early = (values < _EARLIEST).fillna(False)
        if early.any() and name == "TIMESTAMP":
            message = "lies before 1980: days, or minutes, instead of seconds?"
            yield Finding("warning", message, name, _first(early), int(early.sum()))


def _events(table: pd.DataFrame) -> Iterator[Finding]:
    extra = [name for name in table.columns if name not in ("USER_ID", "ITEM_ID", "TIMESTAMP")]
    yield from _kinds(table["EVENT_TYPE"].nunique() if "EVENT_TYPE" in table else 0, extra)


def _kinds(kinds: int, extra: list[str]) -> Iterator[Finding]:
    """What is wrong with so many event types beside these optional columns."""
    metadata = [name for name in extra if name not in _RESERVED]
    if len(metadata) > MAX_INTERACTION_METADATA:
        message = f"{len(metadata)} metadata columns; {MAX_INTERACTION_METADATA} are allowed"
        yield Finding("error", message, fix="Keep the most telling ones.")
    if "EVENT_TYPE" not in extra:
        fix = "Add it to train on some kinds of events only, or to filter by them."
        yield Finding("note", "there is no such column", "EVENT_TYPE", fix=fix)
        return
    if kinds + len(extra) > MAX_EVENT_TYPES_AND_COLUMNS:
        message = (
            f"{kinds} event types and {len(extra)} optional columns are more than "
            f"{MAX_EVENT_TYPES_AND_COLUMNS} together"
        )
        yield Finding("error", message, "EVENT_TYPE", fix="Merge event types.")


def _amounts(table: pd.DataFrame) -> Iterator[Finding]:
    yield from _amount(len(table), table["USER_ID"].value_counts(), table["ITEM_ID"].nunique())


def _amount(rows: int, per_user: pd.Series, items: int) -> Iterator[Finding]:
    """What is wrong with so many interactions of these users with so many items."""
    if rows < MIN_INTERACTIONS:
        message = f"{rows:,} interactions; at least {MIN_INTERACTIONS:,} are needed"
        yield Finding("error", message, fix="Collect more data before training.")
    often = int((per_user >= MIN_EVENTS_PER_USER).sum())
    if often < MIN_USERS:
        message = (
            f"{often} users with {MIN_EVENTS_PER_USER} or more interactions; at least "
            f"{MIN_USERS} are needed"
        )
        yield Finding("error", message, "USER_ID", fix="Collect data of more users.")
    if items < 100:
        message = f"{items} distinct items: too few to learn much about"
        yield Finding("warning", message, "ITEM_ID")


def _duplicates(table: pd.DataFrame) -> Iterator[Finding]:
    twice = table.duplicated()
    if twice.any():
        fix = "Drop them: table.drop_duplicates()."
        count = int(twice.sum())
        yield Finding("warning", "rows equal in all columns", "", _first(twice), count, fix)


def _one_row_per_id(table: pd.DataFrame) -> Iterator[Finding]:
    name = "ITEM_ID" if "ITEM_ID" in table.columns else "USER_ID"
    twice = table[name].duplicated() & table[name].notna()
    if twice.any():
        message = "the same id more than once"
        count = int(twice.sum())
        yield Finding("error", message, name, _first(twice), count, "Keep one row for each id.")


def _metadata(table: pd.DataFrame) -> Iterator[Finding]:
    is_items = "ITEM_ID" in table.columns
    limit = MAX_ITEM_METADATA if is_items else MAX_USER_METADATA
    others = [c for c in table.columns if c not in ("ITEM_ID", "USER_ID")]
    if not others:
        yield Finding("error", "there is no metadata column", fix="Add at least one.")
    if len(others) > limit:
        yield Finding("error", f"{len(others)} metadata columns; {limit} are allowed")
