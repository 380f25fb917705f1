"""What a check says in sentences: the verdict in one line, and what to do next."""

from __future__ import annotations

import shlex
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from personalize_poc.check.order import assumptions
from personalize_poc.check.texts import counted, shown, source_name
from personalize_poc.data.findings import Grade
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.progress import duration

if TYPE_CHECKING:
    from personalize_poc.check.study import Study

READY, QUESTIONS, BLOCKED, NOTHING = "ready", "questions", "blocked", "no interactions"
CHANGES = "changes.csv"
"""The list of what `--clean` has changed, in the folder that it makes."""
QUERY = "query"
"""What a check of --sql is called."""
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
    weak, assumed = len(study.of_grade(Grade.WEAKENS)), assumptions(study.findings)
    faults = f"{counted(weak, 'finding')} that would weaken it" if weak else "nothing weakens it"
    look = f", but look at what had to be assumed: {', '.join(assumed)}" if assumed else ""
    return f"Ready: {size(study)}; {faults}{look}."


def summary(study: Study) -> str:
    """How many findings there are of each grade; how much there is, if the verdict is silent."""
    grades = {Grade.BLOCKS: "blocks", Grade.WEAKENS: "weakens", Grade.NOTE: "is worth knowing"}
    many = {"blocks": "block", "weakens": "weaken", "is worth knowing": "are worth knowing"}
    counts = [(len(study.of_grade(grade)), word) for grade, word in grades.items()]
    told = [f"{count} {word if count == 1 else many[word]}" for count, word in counts if count]
    how_many = f"{size(study)}. " if state(study) == BLOCKED else ""
    return f"{how_many}Findings: {', '.join(told) or 'none'}."


def size(study: Study) -> str:
    """How much there is, in words."""
    facts = study.facts
    if facts is None:
        return counted(sum(table.rows for table in study.reading.tables), "row")
    rows = counted(facts.rows.get("interactions", 0), "interaction")
    if facts.unusable:
        rows += f" ({facts.unusable:,} of them cannot be used)"
    over = f" over {duration(facts.days * 86_400)}" if facts.days > 0 else ""
    return f"{rows} of {counted(facts.users, 'user')} with {counted(facts.items, 'item')}{over}"


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
            "Look at the columns of your files: one file must say who did something with which "
            "item, and when.",
            f"If one does, name its columns in a {MAPPING} beside it. "
            "`personalize-poc new-dataset FOLDER` makes an example that explains each line.",
        ]
    said = []
    if study.proposal.questions:
        said.append(
            f"Answer the questions: the first answer to each stands in "
            f"{shown(str(output / MAPPING)) if output else MAPPING}; correct it where another is "
            "yours."
        )
    by_hand = [one for one in study.of_grade(Grade.BLOCKS) if not one.cleaning]
    if by_hand:
        said.append(f"Mend at the source what blocks: {shown(by_hand[0].message)}")
    said.extend(_cleaning(study, cleaned))
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
        command = f"`--clean {folder}` added to this command"
    blocks = any(one.grade is Grade.BLOCKS for one in cleanable)
    returned = any(one.code in ("returns", "negative-amounts") for one in cleanable)
    return [
        f"{command} writes a copy in which {counted(len(cleanable), 'finding')} "
        f"{'is' if len(cleanable) == 1 else 'are'} mended"
        f"{', also what blocks' if blocks else ''}, with a list of each row that is changed."
        f"{' Add --undo-returns to leave out what was returned.' if returned else ''}"
    ]


def _running(study: Study, output: Path | None, cleaned: Path | None) -> list[str]:
    """The command that runs the notebooks."""
    if cleaned is not None:
        return [f"`personalize-poc run --dataset {shlex.quote(str(cleaned))}` runs the notebooks."]
    if state(study) == BLOCKED:
        by_hand = any(not one.cleaning for one in study.of_grade(Grade.BLOCKS))
        folder = clean_folder(study.source)
        then = f"`personalize-poc run --dataset {folder}` then runs the notebooks on the copy."
        return ["Then check again."] if by_hand else [then]
    if output is None:
        return []
    if not Path(study.source).exists():
        return [f"Put {output / MAPPING} beside the files to run the notebooks on them."]
    mapping = "" if study.stated else f" --mapping {shlex.quote(str(output / MAPPING))}"
    return [f"`personalize-poc run --dataset {_path(study)}{mapping}` runs the notebooks."]


def _path(study: Study) -> str:
    return shlex.quote(shown(study.source))
