"""Why a run cannot begin with a person's data, as one message: what to mend or to decide."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from personalize_poc.check import disagreements
from personalize_poc.check.study import Study
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.errors import BadInput
from personalize_poc.language import _, ngettext

_FEW = 5


def settled(study: Study, *, stated: bool) -> bool:
    """Whether a run can begin without asking. stated: a mapping.yaml says what the columns are."""
    return not study.blocks and (stated or study.proposal.is_confident)


def refusal(study: Study, source: Path, report: Path, *, kept: bool = False) -> BadInput:
    """Everything that a person has to decide or to mend before a run.

    Args:
        study: what was found.
        source: the file or folder.
        report: the folder with report.html and a mapping.yaml to be corrected.
        kept: whether that mapping.yaml is one that the person has corrected already.
    """
    page = _("Report: {report}.").format(report=report / "report.html")
    if study.canonical is None:
        reason = study.proposal.reason.rstrip(".") or _("no table holds user, item and time")
        return BadInput(
            _("There are no interactions in {source}: {reason}.").format(
                source=source, reason=reason
            ),
            _(
                "{page} `personalize-poc new-dataset FOLDER` makes an example of what is needed."
            ).format(page=page),
        )
    blocking = [one for one in study.findings if one.grade is Grade.BLOCKS]
    if blocking:
        more = [_("  and {count} more").format(count=len(blocking) - _FEW)]
        more = more if len(blocking) > _FEW else []
        listed = "\n".join([*(f"  {told(one)}" for one in blocking[:_FEW]), *more])
        return BadInput(
            _("The data in {source} cannot be imported as they are:").format(source=source)
            + f"\n{listed}",
            f"{page} {_remedy(blocking, source)}",
        )
    return _questions(study, source, report, page, kept)


def _remedy(blocking: Sequence[Finding], source: Path) -> str:
    if any(one.code == disagreements.CODE for one in blocking):
        return _("Correct {mapping} first, and run again.").format(mapping=MAPPING)
    if any(one.cleaning for one in blocking):
        return _(
            "`personalize-poc check {source} --clean DIR` writes a copy that is "
            "mended as far as can be; take DIR as the data set then."
        ).format(source=shlex.quote(str(source)))
    return _("Correct them in the files.")


def _questions(study: Study, source: Path, report: Path, page: str, kept: bool) -> BadInput:
    questions = study.proposal.questions
    asked = "\n".join(
        f"  {number}. {one.text} ({' / '.join(option.text for option in one.options)})"
        for number, one in enumerate(questions, start=1)
    )
    head = ngettext(
        "The data in {source} need one decision that only you can take:",
        "The data in {source} need {count} decisions that only you can take:",
        len(questions),
    ).format(source=source, count=len(questions))
    what_next = (
        _("{page} {report} was corrected before and is kept: run again with --mapping {mapping}.")
        if kept
        else _(
            "{page} Correct {report} where its first answer is not yours, and run "
            "again with --mapping {mapping}."
        )
    )
    mapping = report / MAPPING
    return BadInput(
        f"{head}\n{asked}",
        what_next.format(page=page, report=mapping, mapping=shlex.quote(str(mapping))),
    )


def told(finding: Finding) -> str:
    """A finding in one line: file, row, column, what it is, and what to do."""
    row = "" if finding.row is None else _("row {row:,}").format(row=finding.row)
    column = _("column {column}").format(column=finding.column) if finding.column else ""
    place = ", ".join(filter(None, (finding.file, row, column)))
    value = f" ({finding.value!r})" if finding.value else ""
    return f"{place + ': ' if place else ''}{finding.message}{value} {finding.fix}".rstrip()
