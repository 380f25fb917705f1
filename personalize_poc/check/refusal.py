"""Why a run cannot begin with a person's data, as one message: what to mend or to decide."""

from __future__ import annotations

import shlex
from pathlib import Path

from personalize_poc.check.study import Study
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.errors import BadInput
from personalize_poc.language import _

_FEW = 5


def settled(study: Study, *, stated: bool) -> bool:
    """Whether a run can begin without asking. stated: a mapping.yaml says what the columns are."""
    return not study.blocks and (stated or study.proposal.is_confident)


def refusal(study: Study, source: Path, report: Path) -> BadInput:
    """Everything that a person has to decide or to mend before a run.

    Args:
        study: what was found.
        source: the file or folder.
        report: the folder with report.html and a mapping.yaml to be corrected.
    """
    page = _("Report: {report}.").format(report=report / "report.html")
    if study.canonical is None:
        reason = study.proposal.reason.rstrip(".") or _("no table holds user, item and time")
        return BadInput(
            f"There are no interactions in {source}: {reason}.",
            _(
                "{page} `personalize-poc new-dataset FOLDER` makes an example of what is needed."
            ).format(page=page),
        )
    blocking = [one for one in study.findings if one.grade is Grade.BLOCKS]
    if blocking:
        more = [f"  and {len(blocking) - _FEW} more"] if len(blocking) > _FEW else []
        listed = "\n".join([*(f"  {told(one)}" for one in blocking[:_FEW]), *more])
        remedy = (
            _(
                "`personalize-poc check {source} --clean DIR` writes a copy that is "
                "mended as far as can be; take DIR as the data set then."
            ).format(source=shlex.quote(str(source)))
            if any(one.cleaning for one in blocking)
            else _("Correct them in the files.")
        )
        return BadInput(
            f"The data in {source} cannot be imported as they are:\n{listed}", f"{page} {remedy}"
        )
    return _questions(study, source, report, page)


def _questions(study: Study, source: Path, report: Path, page: str) -> BadInput:
    questions = study.proposal.questions
    asked = "\n".join(
        f"  {number}. {one.text} ({' / '.join(option.text for option in one.options)})"
        for number, one in enumerate(questions, start=1)
    )
    count = "one decision" if len(questions) == 1 else f"{len(questions)} decisions"
    return BadInput(
        f"The data in {source} need {count} that only you can take:\n{asked}",
        _(
            "{page} Correct {report} where its first answer is not yours, and run "
            "again with --mapping {mapping}."
        ).format(page=page, report=report / MAPPING, mapping=shlex.quote(str(report / MAPPING))),
    )


def told(finding: Finding) -> str:
    """A finding in one line: file, row, column, what it is, and what to do."""
    row = "" if finding.row is None else f"row {finding.row:,}"
    column = f"column {finding.column}" if finding.column else ""
    place = ", ".join(filter(None, (finding.file, row, column)))
    value = f" ({finding.value!r})" if finding.value else ""
    return f"{place + ': ' if place else ''}{finding.message}{value} {finding.fix}".rstrip()
