"""What a check found as rows: for the page and for the terminal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from personalize_poc.check.advice.amounts import percent
from personalize_poc.check.texts import shown
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.data.own.reading.ground.dialect import FIXED
from personalize_poc.language import N_, _, ngettext

if TYPE_CHECKING:
    from personalize_poc.check.study import Study
    from personalize_poc.data.own.mapping_file import Section
    from personalize_poc.data.own.proposal import Guess
    from personalize_poc.data.own.tables import Part

GRADES = {
    Grade.BLOCKS: N_("Blocks: the import or the training would fail, or mean nothing"),
    Grade.WEAKENS: N_("Weakens: it works, but worse than this data allows"),
    Grade.NOTE: N_("Worth knowing"),
}
SECTIONS = ("interactions", "items", "users")
KINDS = (
    N_("id"),
    N_("time"),
    N_("title"),
    N_("categorical"),
    N_("number"),
    N_("text"),
    N_("list"),
    N_("event type"),
    N_("impressions"),
    N_("recommendation"),
    N_("state"),
    N_("unused"),
)
"""What a column may be; looked up where it is shown."""
_USUAL: dict[str, tuple[object, ...]] = {
    "encoding": ("utf-8", "utf_8", "ascii"),
    "delimiter": (",", ""),
    "quote": ('"', ""),
    "escape": ('"', ""),
    "comment": ("",),
    "skip": (0,),
    "header": (True,),
}
"""How most files are read; only what differs is told."""
_MOST_PARTS = 12
_SAID: dict[str, Callable[[object], str]] = {
    "encoding": lambda value: _("encoding {value}").format(value=value),
    "delimiter": lambda value: (
        _("columns of a fixed width")
        if value == FIXED
        else _("delimiter {value}").format(value=_visible(value))
    ),
    "skip": lambda value: _("begins below line {value}").format(value=value),
    "header": lambda __: _("no header"),
}


@dataclass(frozen=True)
class File:
    """One row of the table of files."""

    name: str
    holds: str
    rows: int
    columns: int
    read_as: str


@dataclass(frozen=True)
class Group:
    """The findings of one grade."""

    grade: str
    heading: str
    findings: Sequence[Finding]


@dataclass(frozen=True)
class Roles:
    """What the columns of one data set are.

    Attributes:
        section: "interactions", "items" or "users".
        guesses: columns that are in use, then those that only say which rows are, or that might
            have been something else.
        unused: why columns are not used -> their names. Exports of shops have dozens that are
            empty or say the same everywhere: one line tells of all of them.
    """

    section: str
    guesses: Sequence[Guess]
    unused: Mapping[str, Sequence[str]]

    @property
    def folded(self) -> str:
        """How many columns are not used, in words."""
        count = sum(map(len, self.unused.values()))
        return ngettext("{count} column is not used", "{count} columns are not used", count).format(
            count=count
        )


def files(study: Study) -> list[File]:
    """The files that were read, and what each holds."""
    holds = _holders(study)
    found = []
    for table in study.reading.tables:
        for parts, read_as in _groups(table.parts):
            name = (
                parts[0].file
                if len(parts) == 1
                else _("{label} ({count} files)").format(label=table.label, count=len(parts))
            )
            rows, use = sum(part.rows for part in parts), holds.get(table.label, _("not used"))
            found.append(File(name, use, rows, len(table.columns), read_as))
    return found


def _groups(parts: Sequence[Part]) -> list[tuple[list[Part], str]]:
    """The parts of a table one by one; those of many that were read alike together."""
    if len(parts) <= _MOST_PARTS:
        return [([part], _read(part)) for part in parts]
    alike: dict[str, list[Part]] = {}
    for part in parts:
        alike.setdefault(_read(part), []).append(part)
    return [(some, read_as) for read_as, some in alike.items()]


def left_out(study: Study) -> dict[str, str]:
    """Files that were not read, and why; what belongs to this program is nobody's question."""
    return {
        file: why for file, why in study.reading.left_out.items() if PurePath(file).name != MAPPING
    }


def _holders(study: Study) -> dict[str, str]:
    """Label of a table -> the data sets that take something from it."""
    found: dict[str, list[str]] = {}
    for guess in study.proposal.guesses:
        if guess.field and guess.section not in found.setdefault(guess.table, []):
            found[guess.table].append(guess.section)
    mapping = study.proposal.mapping
    for name, section in mapping.sections.items() if mapping else ():
        for join in section.joins:  # one of them may only lead on to the next
            if name not in found.setdefault(join.file, []):
                found[join.file].append(name)
    return {label: ", ".join(map(_, sections)) for label, sections in found.items()}


def _read(part: Part) -> str:
    """How a file was read, as far as that is not what one expects."""
    told = [part.format]
    for key, value in part.reading.items():
        if value not in _USUAL.get(key, ()):
            told.append(_SAID[key](value) if key in _SAID else f"{key} {_visible(value)}")
    return ", ".join(told)


def _visible(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return {"\t": _("tab"), " ": _("blank")}.get(str(value), str(value))


def roles(study: Study) -> list[Roles]:
    """Each data set with what was guessed of its columns.

    A column of another file is called by that file too.
    """
    sections = study.proposal.mapping.sections if study.proposal.mapping else {}
    return [
        _roles(name, sections.get(name), guesses)
        for name in SECTIONS
        if (guesses := [one for one in study.proposal.guesses if one.section == name])
    ]


def _roles(name: str, section: Section | None, guesses: Sequence[Guess]) -> Roles:
    own = section.files if section else ()
    deciding = {*section.leave_out, section.once} if section else set()
    used: list[Guess] = []
    unused: dict[str, list[str]] = {}
    for one in guesses:
        column = f"{one.table}: {one.column}" if own and one.table not in own else one.column
        if one.column in deciding and not one.field:
            used.append(replace(one, column=column, field=_("which rows count"), kind="state"))
        elif one.field or one.runner_up:
            used.append(replace(one, column=column))
        else:
            unused.setdefault(one.reason, []).append(column)
    return Roles(name, sorted(used, key=lambda one: not one.field), unused)


def groups(study: Study) -> list[Group]:
    """The findings by grade; grades without any are left out."""
    return [
        Group(grade.value, _(heading), study.of_grade(grade))
        for grade, heading in GRADES.items()
        if study.of_grade(grade)
    ]


def place(one: Finding) -> str:
    """Where the first case of a finding is."""
    parts = [shown(one.file)] if one.file else ([one.dataset] if one.dataset else [])
    if one.row is not None:
        parts.append(_("row {row:,}").format(row=one.row))
    if one.column:
        name = shown(one.column)
        parts.append(name if name.startswith("column ") else _("column {name}").format(name=name))
    return ", ".join(parts)


def many(one: Finding) -> str:
    """How many cases there are of a finding, and their share, if its sentence does not say so."""
    if not one.count:
        return ""
    told = rf"(?<![\d.,]){one.count:,}(?![\d]|[.,]\d)"
    count = "" if re.search(told, one.message) else f"{one.count:,}"
    share = "" if one.share is None or "%" in one.message else percent(one.share)
    return f"{count} ({share})" if count and share else count or share
