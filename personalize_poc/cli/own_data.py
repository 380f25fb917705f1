"""A run on a person's own data: what their files are is found out before anything is made."""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc import data
from personalize_poc.check.outputs import writing
from personalize_poc.check.refusal import refusal, settled
from personalize_poc.course import understood
from personalize_poc.course.session import CHECK
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.check.study import Study


def settle(source: Path, folder: Path, mapping: Path | None = None) -> str:
    """See to a mapping for a run, and that nothing keeps the data from being imported.

    The folder of the data is never written to.

    Args:
        source: the file or folder with the data.
        folder: of the run; report and mapping go there, if the run can begin.
        mapping: one that the person names, or that an earlier start of the run has kept; it is
            taken instead of the mapping.yaml beside the data.

    Returns:
        What was found, for the terminal.

    Raises:
        BadInput: something blocks, or questions are open; names the report, the findings with
            file, row and column, and the questions.
    """
    if stated := mapping is not None or (source / MAPPING).is_file():
        data.check_folder(source, mapping)  # sooner than the files can be read
    with studied(source, mapping) as study:
        if not settled(study, stated=stated):
            report = beside(source, folder)
            kept = writing.PROPOSED in write(study, report)
            raise refusal(study, source, report, kept=kept)
        write(study, folder / CHECK)
        understood.remember(study, folder)
        page = folder / CHECK / "report.html"
        if not stated:
            _keep(folder / CHECK / MAPPING, folder)
            return _understood(study, folder)
        head = _("Checked; report: {page}").format(page=page)
        if mapping is not None:
            _keep(mapping, folder)
            head = _("Checked; the columns are read as {mapping} says. Report: {page}").format(
                mapping=mapping, page=page
            )
        return "\n".join([head, *_assumed(study), *_simpler(study)])


def studied(source: Path, mapping: Path | None = None) -> AbstractContextManager[Study]:
    """The check of a file or folder, read as a mapping says if there is one."""
    from personalize_poc.check import checking

    with checking.stages() as told:
        found: AbstractContextManager[Study] = checking.check(source, mapping=mapping, told=told)
    return found


def write(study: Study, folder: Path) -> list[str]:
    """Leave report, check.json, mapping and schemas in a folder; their names."""
    names: list[str] = writing.write(study, folder)
    return names


def beside(source: Path, folder: Path) -> Path:
    """The folder for the report where no run begins: `check-NAME` beside that of the run."""
    return Path(writing.default_folder(str(source), folder.parent))


def _understood(study: Study, folder: Path) -> str:
    """How the columns are read, so that a wrong guess is seen."""
    lines = [
        _("  {section}: {column} is {field}").format(
            section=one.section, column=one.column, field=one.field
        )
        for one in study.proposal.guesses
        if one.field
    ]
    lines += [
        _("  not used: {column} ({reason})").format(column=one.column, reason=one.reason)
        for one in study.proposal.guesses
        if not one.field
    ]
    return "\n".join(
        [
            _("There is no mapping.yaml; the columns were recognised:"),
            *lines,
            *_assumed(study),
            *_simpler(study),
            _("Mapping: {mapping}; report: {report}").format(
                mapping=folder / MAPPING, report=folder / CHECK / "report.html"
            ),
        ]
    )


def _assumed(study: Study) -> list[str]:
    """What was assumed, a line each, below a line that says so; nothing if nothing was."""
    told = [f"  {one}" for one in understood.told(study)]
    head = _("What was assumed (correct it in the mapping if it is wrong):")
    return [head, *told] if told else []


def _simpler(study: Study) -> list[str]:
    """That something simpler than Amazon Personalize would do; nothing if it would not."""
    return [study.advice.verdict] if study.advice and study.advice.alone else []


def _keep(mapping: Path, folder: Path) -> None:
    """Put a mapping where all notebooks of the run find it."""
    folder.mkdir(parents=True, exist_ok=True)
    if mapping.resolve() != (folder / MAPPING).resolve():
        shutil.copyfile(mapping, folder / MAPPING)
