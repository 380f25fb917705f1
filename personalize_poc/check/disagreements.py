"""Where a mapping.yaml that leads to a fault says otherwise than the content of the files.

A person corrects one line of a mapping and mistakes a column or the form of its times: then rows
are not damaged but misread, and to clean them away or to export them again would help nobody. Only
where something blocks, or hardly any value of a field can be read, the columns are guessed as if
there were no mapping, and compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.check.amend import amended
from personalize_poc.data.errors import DataError
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.mapping_file import MAPPING, REQUIRED
from personalize_poc.data.own.proposal import CONFIDENT
from personalize_poc.data.own.reading.several import grouping
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    from personalize_poc.data.own.mapping_file import Mapping, Section
    from personalize_poc.data.own.proposal import Guess, Proposal
    from personalize_poc.data.own.tables import Reading

CODE = "mapping-says-otherwise"
_MOST = 0.5
"""From this share of unreadable values on, they are misread rather than damaged."""
_TIMES = frozenset(("time-unreadable", "time-too-large", "time-too-small"))
_VALUES = "value-unreadable"
_VALUE = "EVENT_VALUE"
_KINDS = frozenset(("categorical", "list", "text"))
"""Kinds that hold what cannot be read as a number."""
_MATTERS = N_("Then the values are not damaged: mapping.yaml reads them as something else.")


def find(read: Reading, says: Mapping, found: Sequence[Finding]) -> tuple[Finding, ...]:
    """What a mapping.yaml says otherwise, where that may be why something cannot be used.

    Args:
        read: the files, read as the mapping says.
        says: the mapping that a person wrote.
        found: what was found in the data that it makes of them.

    Returns:
        One finding for each line; () where nothing blocks, or the guess agrees or is not certain.
    """
    from personalize_poc.data.own import roles

    blocks = [one for one in found if one.grade is Grade.BLOCKS]
    misread = [one for one in found if one.code == _VALUES and (one.share or 0) >= _MOST]
    if not blocks and not misread:
        return ()
    try:
        guessed = amended(roles.propose(read))
    except DataError:  # nothing to compare with; what is wrong with the files is told already
        return ()
    if guessed.mapping is None:
        return ()
    said: list[Finding] = []
    if blocks:
        said.extend(_columns(says, guessed))
        if not said and any(one.code in _TIMES for one in found):
            said.extend(_times(says, guessed))
    said.extend(_kinds(says, guessed, misread))
    return tuple(said)


def _columns(says: Mapping, guessed: Proposal) -> Iterator[Finding]:
    """Other columns for the user, the item or the time of the same file."""
    for name, section in says.sections.items():
        for field in REQUIRED[name]:
            if said := _column(name, section, field, guessed):
                yield said


def _column(name: str, section: Section, field: str, guessed: Proposal) -> Finding | None:
    """Another column for one field."""
    guess = _guess(guessed, name, field)
    stated = section.fields.get(field)
    # What came second is a choice that a person may well make.
    if guess is None or stated in (None, guess.column, guess.runner_up):
        return None
    if guess.confidence < CONFIDENT or not _is_of(section, guess.table):
        return None
    return Finding(
        CODE,
        Grade.BLOCKS,
        _(
            "{mapping} takes {stated} for {field}; by its content that is {column} "
            "({confidence:.0%} sure: {reason})."
        ).format(
            mapping=MAPPING,
            stated=stated,
            field=field,
            column=guess.column,
            confidence=guess.confidence,
            reason=guess.reason,
        ),
        dataset=name,
        file=guess.table,
        column=stated,
        matters=_(_MATTERS),
        fix=_to_write(name, f"{field}: {guess.column}"),
    )


def _times(says: Mapping, guessed: Proposal) -> Iterator[Finding]:
    """Another form of the times of the same column."""
    section, other = says.sections["interactions"], _interactions(guessed)
    guess = _guess(guessed, "interactions", "TIMESTAMP")
    if other is None or guess is None or guess.column != section.fields.get("TIMESTAMP"):
        return
    if section.timestamp == other.timestamp:
        return
    form = ", ".join(other.timestamp)
    line = f"[{form}]" if len(other.timestamp) > 1 else form
    yield Finding(
        CODE,
        Grade.BLOCKS,
        _("{mapping} reads the times of {column} as {stated}; by their content they are {form}.")
        .format(
            mapping=MAPPING, column=guess.column, stated=", ".join(section.timestamp), form=form
        ),
        dataset="interactions",
        file=guess.table,
        column=guess.column,
        matters=_(_MATTERS),
        fix=_to_write("interactions", f"timestamp: {line}"),
    )  # fmt: skip


def _kinds(says: Mapping, guessed: Proposal, misread: Sequence[Finding]) -> Iterator[Finding]:
    """Another kind of a column of which hardly a value can be read."""
    for one in misread:
        section = says.sections.get(one.dataset)
        guess = next(
            (
                guess
                for guess in guessed.guesses
                if guess.section == one.dataset and guess.column == one.column and guess.field
            ),
            None,
        )
        field = _field(section, one.column)
        if section is None or field is None:
            continue
        of_value = section.fields.get(_VALUE) == one.column
        said = "number" if of_value else section.kinds.get(field, "number")
        kind = guess.kind if guess else "text" if of_value else ""
        if kind not in _KINDS or kind == said:
            continue
        line = f"{_VALUE}: {one.column}" if of_value else f"{field}: {kind}"
        yield _of_kind(one, said, kind, _to_remove(line) if of_value else _of_kinds(one, line))


def _of_kind(one: Finding, said: str, kind: str, fix: str) -> Finding:
    """What cannot be read, as a line of the mapping that says otherwise."""
    message = _("{mapping} reads {column} as {stated}; by its content it is {kind}.")
    return replace(
        one,
        code=CODE,
        message=message.format(mapping=MAPPING, column=one.column, stated=said, kind=kind),
        matters=_(_MATTERS),
        fix=fix,
        cleaning="",
    )


def _to_remove(line: str) -> str:
    return _("Take `{line}` out of `columns` in {mapping}: {field} is a number.").format(
        line=line, field=_VALUE, mapping=MAPPING
    )


def _of_kinds(one: Finding, line: str) -> str:
    return _("Write `{line}` under `kinds` of {section} in {mapping}.").format(
        line=line, section=one.dataset, mapping=MAPPING
    )


def _to_write(section: str, line: str) -> str:
    return _(
        "Write `{line}` under {section} in {mapping}, or let a check without it propose one."
    ).format(line=line, section=section, mapping=MAPPING)


def _guess(guessed: Proposal, section: str, field: str) -> Guess | None:
    every = (one for one in guessed.guesses if (one.section, one.field) == (section, field))
    return next(every, None)


def _interactions(guessed: Proposal) -> Section | None:
    return guessed.mapping.sections["interactions"] if guessed.mapping else None


def _is_of(section: Section, table: str) -> bool:
    """Whether a table is one of the files of a section, or the pattern that names them."""
    return table in section.files or any(grouping.matches(table, one) for one in section.files)


def _field(section: Section | None, column: str | None) -> str | None:
    """The field of Personalize that a column of a file becomes."""
    fields = section.fields.items() if section else ()
    return next((field for field, name in fields if name == column), None)
