"""What a check says in sentences: the verdict in one line, and what to do next."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.check.texts import counted, duration, shown
from personalize_poc.data.findings import Grade
from personalize_poc.data.own.mapping_file import MAPPING

if TYPE_CHECKING:
    from personalize_poc.check.study import Study

READY, QUESTIONS, BLOCKED, NOTHING = "ready", "questions", "blocked", "no interactions"
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
    """The outcome in one sentence."""
    found = state(study)
    if found == NOTHING:
        return (
            f"No interactions found: {shown(study.proposal.reason) or 'no table looks like them'}"
        )
    if found == BLOCKED:
        blocking = study.of_grade(Grade.BLOCKS)
        more = f" (and {len(blocking) - 1} more that block)" if len(blocking) > 1 else ""
        return f"Not ready: {shown(blocking[0].message)}{more}"
    if found == QUESTIONS:
        asked = counted(len(study.proposal.questions), "question")
        return f"Nearly ready: {asked} that only you can answer, then {size(study)}."
    if study.advice and study.advice.alone:
        return f"It can be imported, but something simpler would do, see the advice: {size(study)}."
    weak = len(study.of_grade(Grade.WEAKENS))
    faults = f"{counted(weak, 'finding')} that would weaken it" if weak else "nothing weakens it"
    return f"Ready: {size(study)}; {faults}."


def size(study: Study) -> str:
    """How much there is, in words."""
    facts = study.facts
    if facts is None:
        return counted(sum(table.rows for table in study.reading.tables), "row")
    rows = counted(facts.rows.get("interactions", 0), "interaction")
    over = f" over {duration(facts.days * 86_400)}" if facts.days > 0 else ""
    return f"{rows} of {counted(facts.users, 'user')} with {counted(facts.items, 'item')}{over}"


def steps(study: Study, output: Path | None, cleaned: Path | None) -> list[str]:
    """What to do next, in order.

    Args:
        study: what was found.
        output: the folder with report and mapping.yaml; None if nothing was written.
        cleaned: the folder with cleaned files, if they were written.
    """
    found = state(study)
    path = shlex.quote(shown(study.source))
    mapping = str(output / MAPPING) if output else MAPPING
    if found == NOTHING:
        return [
            "Look at the table of columns: one file must say who did something with which item, "
            "and when.",
            f"If one does, name its columns in a {MAPPING} beside it. "
            "`personalize-poc new-dataset FOLDER` makes an example that explains each line.",
        ]
    said = []
    if study.proposal.questions:
        said.append(
            f"Answer the questions: correct {mapping} where the first answer is not yours, and "
            "put it into the folder of the data."
        )
    cleanable = [one for one in study.findings if one.cleaning]
    if cleanable and cleaned is None:
        said.append(
            f"`personalize-poc check {path} --clean DIR` mends "
            f"{counted(len(cleanable), 'finding')} of these in a copy, and lists each row that it "
            "changes."
        )
    by_hand = [one for one in study.of_grade(Grade.BLOCKS) if not one.cleaning]
    if by_hand:
        said.append("Mend at the source what blocks and cannot be cleaned, then check again.")
    said.extend(_running(study, output, cleaned))
    return said


def _running(study: Study, output: Path | None, cleaned: Path | None) -> list[str]:
    if cleaned is not None:
        return [f"`personalize-poc run --dataset {shlex.quote(str(cleaned))}` runs the notebooks."]
    if output is None or state(study) == BLOCKED:
        return []
    place = Path(study.source)
    if not place.exists():
        return [f"Put {output / MAPPING} beside the files to run the notebooks on them."]
    folder = place if place.is_dir() else place.parent
    told = f"`personalize-poc run --dataset {shlex.quote(shown(folder))}` runs the notebooks"
    if study.stated:
        return [f"{told}."]
    return [f"Copy {output / MAPPING} to {shown(folder)}; then {told}."]
