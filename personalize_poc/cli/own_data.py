"""A run on a person's own data: what their files are is found out before anything is made."""

from __future__ import annotations

import importlib.util
import shlex
import shutil
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc import data
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.errors import BadInput

if TYPE_CHECKING:
    from personalize_poc.check.study import Study

FOLDER = "check"
"""In the run folder: report, check.json and schemas."""
_FEW = 5


def settle(source: Path, folder: Path, mapping: Path | None = None) -> str:
    """See to a mapping for a run, and that nothing keeps the data from being imported.

    The folder of the data is never written to.

    Args:
        source: the file or folder with the data.
        folder: of the run; report and mapping go there, if the run can begin.
        mapping: one that the person names.

    Returns:
        What was found, for the terminal.

    Raises:
        BadInput: something blocks, or questions are open; names the report, the findings with
            file, row and column, and the questions.
    """
    if mapping is not None:
        data.check_folder(source, mapping)
        _keep(mapping, folder)
        return f"The columns are read as {mapping} says."
    if not _can_check():
        data.check_folder(source)
        return ""
    with studied(source) as study:
        stated = (source / MAPPING).is_file()
        if not study.blocks and (stated or study.proposal.is_confident):
            write(study, folder / FOLDER)
            if stated:
                return f"Checked; report: {folder / FOLDER / 'report.html'}"
            _keep(folder / FOLDER / MAPPING, folder)
            return _understood(study, folder)
        report = beside(source)
        write(study, report)
        raise refusal(study, source, report)


def studied(source: Path) -> AbstractContextManager[Study]:
    """The check of a file or folder."""
    from personalize_poc.check import checking  # type: ignore[attr-defined]

    found: AbstractContextManager[Study] = checking.check(source)
    return found


def write(study: Study, folder: Path) -> None:
    """Leave report, check.json, mapping and schemas in a folder."""
    from personalize_poc.check.outputs import writing

    writing.write(study, folder)


def beside(source: Path) -> Path:
    """The folder for the report of a check where no run begins: `check-NAME`, not in the data."""
    from personalize_poc.check.outputs import writing

    return Path(writing.default_folder(str(source)))


def refusal(study: Study, source: Path, report: Path) -> BadInput:
    """Why a run cannot begin, and everything that a person has to decide or to mend."""
    place, page = shlex.quote(str(source)), f"Report: {report / 'report.html'}."
    blocking = [told(one) for one in study.findings if one.grade is Grade.BLOCKS]
    if study.canonical is None:
        reason = study.proposal.reason.rstrip(".") or "no table holds user, item and time"
        return BadInput(
            f"There are no interactions in {source}: {reason}.",
            f"{page} `personalize-poc new-dataset FOLDER` makes an example of what is needed.",
        )
    if blocking:
        more = [f"and {len(blocking) - _FEW} more"] if len(blocking) > _FEW else []
        listed = "\n".join(f"  {line}" for line in [*blocking[:_FEW], *more])
        cleanable = any(one.cleaning and one.grade is Grade.BLOCKS for one in study.findings)
        remedy = (
            f"`personalize-poc check {place} --clean DIR` writes a copy that is mended as far as "
            "can be; run with --dataset DIR then."
            if cleanable
            else "Correct them in the files."
        )
        return BadInput(
            f"The data in {source} cannot be imported as they are:\n{listed}",
            f"{page} {remedy}",
        )
    questions = study.proposal.questions
    asked = "\n".join(
        f"  {number}. {one.text} ({' / '.join(option.text for option in one.options)})"
        for number, one in enumerate(questions, start=1)
    )
    count = "one decision" if len(questions) == 1 else f"{len(questions)} decisions"
    return BadInput(
        f"The data in {source} need {count} that only you can take:\n{asked}",
        f"{page} Correct {report / MAPPING} where its first answer is not yours, and run again "
        f"with --mapping {shlex.quote(str(report / MAPPING))}.",
    )


def told(finding: Finding) -> str:
    """A finding in one line: file, row, column, what it is, and what to do."""
    row = "" if finding.row is None else f"row {finding.row:,}"
    column = f"column {finding.column}" if finding.column else ""
    place = ", ".join(filter(None, (finding.file, row, column)))
    value = f" ({finding.value!r})" if finding.value else ""
    return f"{place + ': ' if place else ''}{finding.message}{value} {finding.fix}".rstrip()


def _understood(study: Study, folder: Path) -> str:
    """How the columns are read, so that a wrong guess is seen."""
    lines = [
        f"  {one.section}: {one.column} is {one.field}"
        for one in study.proposal.guesses
        if one.field
    ]
    unused = [one.column for one in study.proposal.guesses if not one.field]
    lines += [f"  not used: {', '.join(unused)}"] if unused else []
    return "\n".join(
        [
            "There is no mapping.yaml; the columns were recognised without a doubt:",
            *lines,
            f"Mapping: {folder / MAPPING}; report: {folder / FOLDER / 'report.html'}",
        ]
    )


def _keep(mapping: Path, folder: Path) -> None:
    """Put a mapping where all notebooks of the run find it."""
    folder.mkdir(parents=True, exist_ok=True)
    if mapping.resolve() != (folder / MAPPING).resolve():
        shutil.copyfile(mapping, folder / MAPPING)


def _can_check() -> bool:
    return importlib.util.find_spec("personalize_poc.check.checking") is not None
