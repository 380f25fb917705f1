"""A person's own files in notebook 1: what they seem to be, what is wrong, and who decides.

    own_data.look(run)

shows the check of the data, and in JupyterLab lets one say which column is what. Nothing is
written but the mapping in the folder of the run.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping as Values
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from personalize_poc import looks
from personalize_poc.check.refusal import refusal, settled
from personalize_poc.check.study import Study
from personalize_poc.course import play
from personalize_poc.course.session import CHECK, Run
from personalize_poc.data.own import mapping_file
from personalize_poc.data.own.mapping_file import MAPPING, Mapping, Section
from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.language import N_, _

BUILT_IN = N_("This data set is built in: there is nothing to be understood.")
NONE = "–"
NOT_SAID = "…"
CHOICES = {
    "interactions": ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE"),
    "items": ("ITEM_ID", "title"),
    "users": ("USER_ID",),
}
"""Roles that can be chosen in a notebook; everything else is said in mapping.yaml."""
_ROLES = (
    N_("data set"),
    N_("column"),
    N_("becomes"),
    N_("kind"),
    N_("how sure"),
    N_("why"),
    N_("close second"),
)
_BESIDE = ("items", "users")
"""Sections that belong to the table of the interactions."""
_FINDINGS = (
    N_("grade"),
    N_("where"),
    N_("what"),
    N_("rows"),
    N_("why it matters"),
    N_("what to do"),
)


@dataclass(frozen=True, repr=False)
class Look:
    """What a check found, as a notebook shows it.

    Attributes:
        sentences: what to know first.
        roles: rows of the table of columns.
        findings: rows of the table of findings.
        mapping: the likeliest one, or None.
        columns: data set -> the columns that there are.
        questions: what only the person can decide.
    """

    sentences: tuple[str, ...]
    roles: tuple[tuple[str, ...], ...] = ()
    findings: tuple[tuple[str, ...], ...] = ()
    mapping: Mapping | None = None
    columns: Values[str, tuple[str, ...]] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()

    def __repr__(self) -> str:
        rows = [" · ".join(filter(None, row)) for row in (*self.roles, *self.findings)]
        return "\n".join([*self.sentences, *rows])

    def _repr_html_(self) -> str:
        page = looks.paragraphs(self.sentences)
        if self.roles:
            page += looks.table(
                [_(one) for one in _ROLES], self.roles, _("What each column seems to be")
            )
        if self.findings:
            page += looks.table([_(one) for one in _FINDINGS], self.findings, _("What was found"))
        return page


def look(run: Run) -> Any:
    """The check of the run's own data; with widgets to correct roles where somebody can use them.

    A mapping that needs no question is kept in the folder of the run, and used from then on.

    Returns:
        A `Look`, or a widget with it: the last expression of a cell.

    Raises:
        BadInput: nobody is there to decide, and something has to be decided or mended.
    """
    if run.source is None:
        return Look((_(BUILT_IN),))
    report = run.ws.folder / CHECK / "report.html"
    if report.is_file():
        return Look(
            (_("Checked before the run began; the report is {report}.").format(report=report),)
        )
    stated = run.mapping is not None or (run.source / MAPPING).is_file()
    with studied(run.source, run.mapping) as study:
        found, is_settled = described(study), settled(study, stated=stated)
        if not is_settled and not play.playable():
            place = Path(tempfile.mkdtemp(prefix="check-"))
            write(study, place)
            raise refusal(study, run.source, place)
        if is_settled and not stated and found.mapping is not None:
            keep(found.mapping, run.ws.folder)
    if stated or found.mapping is None or not play.playable():
        return found
    return chooser(found, found.mapping, run.ws.folder)


def studied(source: Path, mapping: Path | None = None) -> AbstractContextManager[Study]:
    """The check of a file or folder, read as a mapping says if there is one."""
    from personalize_poc.check import checking

    with checking.stages() as told:
        found: AbstractContextManager[Study] = checking.check(source, mapping=mapping, told=told)
    return found


def write(study: Study, folder: Path) -> None:
    """Leave report and mapping in a folder."""
    from personalize_poc.check.outputs import writing

    writing.write(study, folder)


def described(study: Study) -> Look:
    """A study as rows."""
    roles = tuple(
        (
            _(one.section),
            one.column,
            one.field or NONE,
            _(one.kind),
            f"{one.confidence:.0%}",
            one.reason,
            f"{one.runner_up} ({one.runner_up_confidence:.0%})" if one.runner_up else "",
        )
        for one in study.proposal.guesses
    )
    findings = tuple(
        (
            _(str(one.grade)),
            ", ".join(
                filter(
                    None,
                    (
                        one.file,
                        "" if one.row is None else _("row {row:,}").format(row=one.row),
                        one.column,
                        one.value and repr(one.value),
                    ),
                )
            ),
            one.message,
            f"{one.count:,}" if one.count else "",
            one.matters,
            " ".join(filter(None, (one.fix, one.cleaning and f"--clean: {one.cleaning}."))),
        )
        for one in study.findings
    )
    asked = [
        _("{question} The mapping says: {answer}.").format(
            question=one.text, answer=one.options[0].text
        )
        for one in study.proposal.questions
    ]
    state = study.proposal.reason or (_("Something blocks the import.") if study.blocks else "")
    rows = sum(table.rows for table in study.reading.tables)
    checked = _("{rows:,} rows checked in {seconds:.1f} s.").format(
        rows=rows, seconds=study.seconds
    )
    sentences = [checked, state, *asked]
    mapping = study.proposal.mapping
    columns: dict[str, tuple[str, ...]] = {}
    for section, says in mapping.sections.items() if mapping else ():
        table = study.reading.table(says.files[0])
        columns[section] = tuple(column.name for column in table.columns)
    asked_of = study.proposal.questions
    return Look(tuple(filter(None, sentences)), roles, findings, mapping, columns, asked_of)


def chosen(mapping: Mapping, roles: Values[tuple[str, str], str]) -> Mapping:
    """A mapping in which columns have other roles.

    Args:
        mapping: as it is.
        roles: (data set, field) -> column; `NONE` for no column.
    """
    sections: dict[str, Section] = {}
    for name, section in mapping.sections.items():
        mine = {what: column for (of, what), column in roles.items() if of == name}
        title = mine.pop("title", section.title or NONE)
        columns = {**section.columns, **mine}
        taken = {column for column in mine.values() if column != NONE}
        columns = {
            what: column
            for what, column in columns.items()
            if column != NONE and (what in mine or column not in taken)
        }
        sections[name] = replace(section, columns=columns, title=None if title == NONE else title)
    return replace(mapping, sections=sections)


def answered(mapping: Mapping, answers: Sequence[Option]) -> Mapping:
    """A mapping that says what was answered to the questions about it.

    Args:
        mapping: as it is.
        answers: each holds the lines of mapping.yaml that it means; `…` in them stands for
            something that is to be chosen elsewhere, and changes nothing.
    """
    file: Any = mapping_file
    said = yaml.safe_load(file.text(mapping))
    for answer in answers:
        for section, lines in (yaml.safe_load(answer.yaml) or {}).items():
            if NOT_SAID in answer.yaml:
                continue
            if {"file", "files"} & set(lines):  # another file: what was said of the first is void
                said[section] = lines
                if section == "interactions":  # and its items and users are others as well
                    said = {name: one for name, one in said.items() if name not in _BESIDE}
            else:
                _merge(said.setdefault(section, {}), lines)
    found: Mapping = file.parse(yaml.safe_dump(said, allow_unicode=True, sort_keys=False))
    return found


def _merge(into: dict[str, Any], lines: Values[str, Any]) -> None:
    """Put lines into a section; those of its columns beside those that are there."""
    for key, value in lines.items():
        if isinstance(value, dict) and value and isinstance(into.get(key), dict):
            into[key].update(value)
        else:
            into[key] = value


def keep(mapping: Mapping, folder: Path) -> Path:
    """Write a mapping where all notebooks of the run find it."""
    folder.mkdir(parents=True, exist_ok=True)
    mapping_file.write(mapping, folder / MAPPING)
    return folder / MAPPING


def chooser(found: Look, mapping: Mapping, folder: Path) -> Any:
    """The check with questions, a list of columns for each role, and a button that keeps them."""
    import ipywidgets
    from IPython import display

    questions = [
        ipywidgets.RadioButtons(options=[option.text for option in one.options], description="")
        for one in found.questions
    ]
    asked = [ipywidgets.HTML(looks.paragraphs([one.text])) for one in found.questions]
    lists = _lists(found, mapping)
    button = ipywidgets.Button(description=_("Use this"), icon="check")
    told, page = ipywidgets.Output(), ipywidgets.Output()

    def use(__: Any) -> None:
        answers = [
            next(option for option in one.options if option.text == buttons.value)
            for one, buttons in zip(found.questions, questions, strict=True)
        ]
        now = answered(mapping, answers) if answers else mapping
        moved = {role: it.value for role, it in lists.items() if it.value != _said(mapping, role)}
        path = keep(chosen(now, moved), folder)
        told.clear_output()
        with told:
            print(_("{path} says now:").format(path=path))
            print(f"\n{path.read_text(encoding='utf-8')}")

    button.on_click(use)
    with page:
        show: Any = display.display
        show(found)
    both = [widget for pair in zip(asked, questions, strict=True) for widget in pair]
    return ipywidgets.VBox([page, *both, *lists.values(), button, told])


def _lists(found: Look, mapping: Mapping) -> dict[tuple[str, str], Any]:
    """A list of columns for each role that can be chosen."""
    import ipywidgets

    lists: dict[tuple[str, str], Any] = {}
    for section in mapping.sections:
        for role in CHOICES[section]:
            now = _said(mapping, (section, role))
            options = list(dict.fromkeys((NONE, *found.columns.get(section, ()), now)))
            lists[section, role] = ipywidgets.Dropdown(
                options=options, value=now, description=f"{_(section)}: {role}"
            )
            lists[section, role].style.description_width = "14em"
    return lists


def _said(mapping: Mapping, role: tuple[str, str]) -> str:
    """The column that has a role; `NONE` if none has."""
    section = mapping.sections[role[0]]
    return (section.title if role[1] == "title" else section.columns.get(role[1])) or NONE
