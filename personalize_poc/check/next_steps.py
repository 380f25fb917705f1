"""What to do next about a check, in order, with the commands."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from personalize_poc.check import disagreements
from personalize_poc.check.findings import events, stated
from personalize_poc.check.telling import BLOCKED, NOTHING, QUERY, QUESTIONS, placed, state
from personalize_poc.check.texts import shown, source_name
from personalize_poc.data.findings import Grade
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    from personalize_poc.check.study import Study
    from personalize_poc.data.findings import Finding

CHANGES = "changes.csv"
"""The list of what `--clean` has changed, in the folder that it makes."""


def steps(study: Study, output: Path | None, cleaned: Path | None) -> list[str]:
    """What to do next, in order, with the commands.

    Args:
        study: what was found.
        output: the folder with report and mapping.yaml; None if nothing was written.
        cleaned: the folder with cleaned files, if they were written.
    """
    found = state(study)
    if found == NOTHING:
        return [
            _(
                "Look at the columns of your files: one file must say who did "
                "something with which item, and when."
            ),
            _(
                "If one does, name its columns in a {mapping} beside it. "
                "`personalize-poc new-dataset FOLDER` makes an example that explains "
                "each line."
            ).format(mapping=MAPPING),
        ]
    said = []
    if study.proposal.questions:
        said.append(
            _(
                "Answer the questions: the first answer to each stands in {mapping}; "
                "correct it where another is yours."
            ).format(mapping=shown(str(output / MAPPING)) if output else MAPPING)
        )
    misread = [one for one in study.findings if one.code == disagreements.CODE]
    by_hand = [one for one in study.of_grade(Grade.BLOCKS) if not one.cleaning]
    if misread:
        # To clean would leave out or empty what is only read as something else.
        said.extend(map(_to_correct, misread))
        return [*said, _("Then check again.")]
    without_effect = (one for one in study.of_grade(Grade.WEAKENS) if one.code == stated.CODE)
    said.extend(map(_to_correct, without_effect))
    if by_hand:
        said.append(
            _("Mend at the source what blocks: {message}").format(message=placed(by_hand[0]))
        )
    said.extend(_cleaning(study, cleaned))
    said.extend(_of_zone(study, output, cleaned))
    said.extend(_running(study, output, cleaned))
    return said


def _to_correct(finding: Finding) -> str:
    """A line of the mapping, and what to write instead."""
    return f"{shown(finding.message)} {shown(finding.fix)}"


def clean_folder(source: str) -> str:
    """A name for the folder of cleaned files."""
    return f"clean-{source_name(source)}"


def _cleaning(study: Study, cleaned: Path | None) -> list[str]:
    """The command that cleans; none for a folder that it has made, which it would not change."""
    cleanable = [one for one in study.findings if one.cleaning]
    done = any(PurePath(file).name.startswith(CHANGES) for file in study.reading.left_out)
    if not cleanable or cleaned is not None or done:
        return []
    folder = clean_folder(study.source)
    command = f"`personalize-poc check {_path(study)} --clean {folder}`"
    if study.source == QUERY and not Path(QUERY).exists():
        command = _("`--clean {folder}` added to this command").format(folder=folder)
    blocks = any(one.grade is Grade.BLOCKS for one in cleanable)
    returned = any(one.code in ("returns", "negative-amounts") for one in cleanable)
    known = study.canonical.mapping.sections if study.canonical else {}
    returned = returned or any(map(events.are_left_out, known.values()))
    more = _staying(study) + (
        _(" Add --undo-returns to leave out what was returned.") if returned else ""
    )
    if len(cleanable) == 1 and not blocks:
        return [
            _(
                "{command} writes a copy in which one finding is mended ({finding}), with a list "
                "of each row that is changed.{more}"
            ).format(command=command, finding=placed(cleanable[0]).rstrip("."), more=more)
        ]
    return [
        ngettext(
            "{command} writes a copy in which {count} finding is mended{also}, with a list of "
            "each row that is changed.{more}",
            "{command} writes a copy in which {count} findings are mended{also}, with a list of "
            "each row that is changed.{more}",
            len(cleanable),
        ).format(
            command=command,
            count=len(cleanable),
            also=_(", also what blocks") if blocks else "",
            more=more,
        )
    ]


def _of_zone(study: Study, output: Path | None, cleaned: Path | None) -> list[str]:
    """How to clean again where the copy has times of a zone that was assumed.

    The copy counts in Unix seconds: there the zone cannot be put right any more.
    """
    if cleaned is None or study.canonical is None:
        return []
    if not any(one.code.endswith("times-without-zone") for one in study.findings):
        return []
    zone = study.canonical.mapping.sections["interactions"].timezone
    said = _(
        "In {folder} times that name no zone were taken as {zone}, which cannot be put right there."
    ).format(folder=shown(str(cleaned)), zone=zone)
    place = Path(study.source)
    if not place.exists():
        return [said]
    data = place if place.is_dir() else place.parent
    again = _(
        "If they are of another zone, write it under interactions in {mapping}, as in "
        "`timezone: Asia/Seoul`, and clean again: {command}."
    )
    here = data / MAPPING
    found = output / MAPPING if output and not study.stated else here
    copy = shlex.quote(f"{cleaned}-again")
    check = f"personalize-poc check {shlex.quote(shown(str(data)))} --clean {copy}"
    moved = f"cp {shlex.quote(str(found))} {shlex.quote(str(here))} && " if found != here else ""
    return [f"{said} {again.format(mapping=shown(str(found)), command=f'`{moved}{check}`')}"]


def _staying(study: Study) -> str:
    """That what weakens the data stays, as far as no cleaning mends it."""
    stay = [one for one in study.of_grade(Grade.WEAKENS) if not one.cleaning]
    if not stay:
        return ""
    if len(stay) == 1:
        return _(" What weakens it stays: {message}").format(message=placed(stay[0]))
    return _(" {count} findings that weaken it stay, the first of them: {message}").format(
        count=len(stay), message=placed(stay[0])
    )


def _running(study: Study, output: Path | None, cleaned: Path | None) -> list[str]:
    """The command that runs the notebooks."""
    if cleaned is not None:
        return [
            _("`personalize-poc run --dataset {dataset}` runs the notebooks.").format(
                dataset=shlex.quote(str(cleaned))
            )
        ]
    if state(study) == BLOCKED:
        by_hand = any(not one.cleaning for one in study.of_grade(Grade.BLOCKS))
        folder = clean_folder(study.source)
        then = _(
            "`personalize-poc run --dataset {folder}` then runs the notebooks on the copy."
        ).format(folder=folder)
        return [_("Then check again.")] if by_hand else [then]
    if output is None:
        return _without_outputs(study)
    if not Path(study.source).exists():
        return [
            _("Put {mapping} beside the files to run the notebooks on them.").format(
                mapping=output / MAPPING
            )
        ]
    mapping = "" if study.stated else f" --mapping {shlex.quote(str(output / MAPPING))}"
    return [
        _("`personalize-poc run --dataset {path}{mapping}` runs the notebooks.").format(
            path=_path(study), mapping=mapping
        )
    ]


def _without_outputs(study: Study) -> list[str]:
    """The same where no file was written: a run proposes the mapping itself, unless it has to ask.

    What came from a query has no path that a run could be given.
    """
    if not Path(study.source).exists():
        return []
    if state(study) == QUESTIONS and not study.stated:
        text = _("`personalize-poc check {path}` writes {mapping}, and a report.")
        return [text.format(path=_path(study), mapping=MAPPING)]
    text = _("`personalize-poc run --dataset {path}{mapping}` runs the notebooks.")
    return [text.format(path=_path(study), mapping="")]


def _path(study: Study) -> str:
    return shlex.quote(shown(study.source))
