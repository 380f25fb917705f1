"""A person's own files in notebook 1: what they seem to be, what is wrong, and who decides.

    own_data.look(run)

shows the check of the data, and in JupyterLab lets one say which column is what. Nothing is
written but the mapping in the folder of the run.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping as Values
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from personalize_poc import looks
from personalize_poc.check.refusal import refusal, settled, told
from personalize_poc.check.study import Study
from personalize_poc.course import chooser, play, undecided, understood
from personalize_poc.course.corrections import NONE
from personalize_poc.course.session import CHECK, Run
from personalize_poc.data.findings import Grade
from personalize_poc.data.own.mapping_file import MAPPING, Mapping
from personalize_poc.data.own.proposal import Question
from personalize_poc.language import N_, _

BUILT_IN = N_("This data set is built in: there is nothing to be understood.")
_ROLES = (
    N_("data set"),
    N_("column"),
    N_("becomes"),
    N_("kind"),
    N_("how sure"),
    N_("why"),
    N_("close second"),
)
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
        head = _("Checked before the run began; the report is {report}.").format(report=report)
        return Look((head, *understood.assumed(run.ws.folder)))
    beside = (run.source / MAPPING).is_file()
    stated = beside or run.mapping is not None
    with studied(run.source, run.mapping) as study:
        found, is_settled = described(study), settled(study, stated=stated)
        if not is_settled and not play.playable():
            place = Path(tempfile.mkdtemp(prefix="check-"))
            write(study, place)
            raise refusal(study, run.source, place)
        if is_settled and not stated and found.mapping is not None:
            chooser.keep(found.mapping, run.ws.folder)
        if is_settled:
            understood.remember(study, run.ws.folder)
        undecided.remember(run.ws.folder, [] if is_settled else open_points(study))
    if beside or found.mapping is None or not play.playable():
        return found
    return chosen_by_hand(found, found.mapping, run)


def open_points(study: Study) -> list[str]:
    """What keeps the data from being used: what is to be mended, else what is to be decided."""
    blocking = [told(one) for one in study.findings if one.grade is Grade.BLOCKS]
    asked = [one.text for one in study.proposal.questions]
    return blocking or asked or [study.proposal.reason]


def chosen_by_hand(found: Look, mapping: Mapping, run: Run) -> Any:
    """The check, and below it widgets that keep a mapping if it can be used for the data."""
    import ipywidgets
    from IPython import display

    source = run.source
    assert source is not None

    def attempt(path: Path) -> str:
        with studied(source, path) as study:
            if study.blocks:
                return "\n".join(open_points(study))
            understood.remember(study, run.ws.folder)
            undecided.remember(run.ws.folder, ())
            return ""

    page = ipywidgets.Output()
    with page:
        show: Any = display.display
        show(found)
    columns = dict(found.columns)
    below = chooser.Chooser(mapping, found.questions, columns, source, run.ws.folder, attempt)
    return ipywidgets.VBox([page, *below.widgets()])


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
    sentences = [checked, state, *asked, *understood.told(study)]
    mapping = study.proposal.mapping
    columns: dict[str, tuple[str, ...]] = {}
    for section, says in mapping.sections.items() if mapping else ():
        table = study.reading.table(says.files[0])
        columns[section] = tuple(column.name for column in table.columns)
    asked_of = study.proposal.questions
    return Look(tuple(filter(None, sentences)), roles, findings, mapping, columns, asked_of)
