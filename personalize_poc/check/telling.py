"""What a check says in sentences: the verdict in one line, and what to do next."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from personalize_poc.check.advice.amounts import percent
from personalize_poc.check.findings import events
from personalize_poc.check.order import assumptions
from personalize_poc.check.texts import counted, shown, source_name
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.data.own.reading.several.grouping import is_read_from
from personalize_poc.language import _, ngettext
from personalize_poc.progress import duration

if TYPE_CHECKING:
    from personalize_poc.check.study import Study

READY, QUESTIONS, BLOCKED, NOTHING = "ready", "questions", "blocked", "no interactions"
CHANGES = "changes.csv"
"""The list of what `--clean` has changed, in the folder that it makes."""
QUERY = "query"
"""What a check of --sql is called."""
MUCH = 0.1
"""Share of the rows from which on the verdict says that they are left out."""
FILES = 3
"""Files that the verdict names."""
UNREAD = 0.05
"""Share of the rows from which on it says that they could not be read."""
_UNREADABLE = frozenset(("wrong-width", "broken-quotes", "line-too-long", "broken-json"))
"""Findings of rows that could not be read."""
EXIT_CODES = {READY: 0, BLOCKED: 1, NOTHING: 1, QUESTIONS: 3}


def state(study: Study) -> str:
    """`READY`, `QUESTIONS`, `BLOCKED` or `NOTHING`: what everything else follows from."""
    if study.canonical is None:
        return NOTHING
    if study.blocks:
        return BLOCKED
    return QUESTIONS if study.proposal.questions else READY


def exit_code(study: Study) -> int:
    """The exit code of the command: 0 ready, 1 something blocks, 3 questions are open."""
    return EXIT_CODES[state(study)]


def verdict(study: Study) -> str:
    """The outcome in one sentence, and in a second one what could not be read."""
    unread = [
        shown(one.file) for one in study.findings if one.code == "unreadable-file" and one.file
    ]
    if not unread or state(study) in (NOTHING, BLOCKED):
        return _outcome(study)
    beside = ngettext(
        "{files} cannot be read and is missing here.",
        "{files} cannot be read and are missing here.",
        len(unread),
    ).format(files=", ".join(unread[:FILES]) + (" …" if unread[FILES:] else ""))
    return f"{_outcome(study)} {beside}"


def _outcome(study: Study) -> str:
    found = state(study)
    if found == NOTHING:
        return _("No interactions found: {reason}").format(
            reason=shown(study.proposal.reason) or _("no table looks like them")
        )
    if found == BLOCKED:
        blocking = study.of_grade(Grade.BLOCKS)
        more = (
            _(" (and {count} more that block)").format(count=len(blocking) - 1)
            if len(blocking) > 1
            else ""
        )
        return _("Not ready: {message}{more}").format(message=_placed(blocking[0]), more=more)
    if found == QUESTIONS:
        asked = counted(len(study.proposal.questions), "question")
        return _("Nearly ready: {asked} that only you can answer, then {size}.").format(
            asked=asked, size=size(study)
        )
    if study.advice and study.advice.alone:
        return _(
            "It can be imported, but something simpler would do, see the advice: {size}."
        ).format(size=size(study))
    weak, assumed = len(study.of_grade(Grade.WEAKENS)), assumptions(study.findings)
    faults = (
        _("{found} that would weaken it").format(found=counted(weak, "finding"))
        if weak
        else _("nothing weakens it")
    )
    look = (
        _(", but look at what had to be assumed: {assumed}").format(assumed=", ".join(assumed))
        if assumed
        else ""
    )
    return _("Ready: {size}; {faults}{look}.").format(size=size(study), faults=faults, look=look)


def _placed(finding: Finding) -> str:
    """What a finding says, with the file if it does not name it."""
    message = shown(finding.message)
    file = shown(finding.file) if finding.file else ""
    return message if not file or file in message else f"{file}: {message}"


def summary(study: Study) -> str:
    """How many findings there are of each grade; how much there is, if the verdict is silent."""
    blocks, weakens, notes = (len(study.of_grade(grade)) for grade in Grade)
    told = [
        text.format(count=count)
        for count, text in (
            (blocks, ngettext("{count} blocks", "{count} block", blocks)),
            (weakens, ngettext("{count} weakens", "{count} weaken", weakens)),
            (notes, ngettext("{count} is worth knowing", "{count} are worth knowing", notes)),
        )
        if count
    ]
    how_many = f"{size(study)}. " if state(study) == BLOCKED else ""
    return how_many + _("Findings: {told}.").format(told=", ".join(told) or _("none"))


def size(study: Study) -> str:
    """How much there is, in words."""
    facts = study.facts
    if facts is None:
        return counted(sum(table.rows for table in study.reading.tables), "row")
    rows = counted(facts.rows.get("interactions", 0) - study.unchosen, "interaction")
    if unusable := facts.unusable - study.unchosen:
        rows += _(" ({unusable:,} of them cannot be used)").format(unusable=unusable)
    over = (
        _(" over {duration}").format(duration=duration(facts.days * 86400))
        if facts.days > 0
        else ""
    )
    whole = _("{rows} of {users} with {items}{over}").format(
        rows=rows, users=counted(facts.users, "user"), items=counted(facts.items, "item"), over=over
    )
    return whole + _left_out(study) + _unread(study)


def _left_out(study: Study) -> str:
    """How many rows the mapping leaves out, where they are many."""
    gone, rows = study.left_out
    if not rows or gone < MUCH * rows:
        return ""
    return _("; {gone:,} of {rows:,} rows ({share}) are left out").format(
        gone=gone, rows=rows, share=percent(gone / rows)
    )


def _unread(study: Study) -> str:
    """How many rows of the interactions' files could not be read, where they are many."""
    if study.canonical is None:
        return ""
    section = study.canonical.mapping.sections["interactions"]
    tables = [one for one in study.reading.tables if is_read_from(one, section)]
    files = {part.file for table in tables for part in table.parts}
    told = [one for one in study.findings if one.code in _UNREADABLE and one.file in files]
    gone, rows = sum(one.count for one in told), sum(table.rows for table in tables)
    if not gone or gone < UNREAD * (rows + gone):
        return ""
    return _("; {gone:,} of {rows:,} rows ({share}) cannot be read").format(
        gone=gone, rows=rows + gone, share=percent(gone / (rows + gone))
    )


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
    by_hand = [one for one in study.of_grade(Grade.BLOCKS) if not one.cleaning]
    if by_hand:
        said.append(
            _("Mend at the source what blocks: {message}").format(message=_placed(by_hand[0]))
        )
    said.extend(_cleaning(study, cleaned))
    said.extend(_of_zone(study, output, cleaned))
    said.extend(_running(study, output, cleaned))
    return said


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
            ).format(command=command, finding=_placed(cleanable[0]).rstrip("."), more=more)
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
    check = f"personalize-poc check {shlex.quote(shown(str(data)))} --clean {cleaned}-again"
    moved = f"cp {shlex.quote(str(found))} {shlex.quote(str(here))} && " if found != here else ""
    return [f"{said} {again.format(mapping=shown(str(found)), command=f'`{moved}{check}`')}"]


def _staying(study: Study) -> str:
    """That what weakens the data stays, as far as no cleaning mends it."""
    stay = [one for one in study.of_grade(Grade.WEAKENS) if not one.cleaning]
    if not stay:
        return ""
    if len(stay) == 1:
        return _(" What weakens it stays: {message}").format(message=_placed(stay[0]))
    return _(" {count} findings that weaken it stay, the first of them: {message}").format(
        count=len(stay), message=_placed(stay[0])
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
