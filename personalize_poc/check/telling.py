"""What a check says in sentences: the verdict in one line, and how many findings there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.check.advice.amounts import percent
from personalize_poc.check.order import assumptions
from personalize_poc.check.texts import counted, shown
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.several.grouping import is_read_from
from personalize_poc.language import _, ngettext
from personalize_poc.progress import duration

if TYPE_CHECKING:
    from personalize_poc.check.study import Study

READY, QUESTIONS, BLOCKED, NOTHING = "ready", "questions", "blocked", "no interactions"
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
        return _("Not ready: {message}{more}").format(message=placed(blocking[0]), more=more)
    if found == QUESTIONS:
        asked = counted(len(study.proposal.questions), "question")
        return _("Nearly ready: {asked} that only you can answer, then {size}.").format(
            asked=asked, size=size(study)
        )
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
    told = _("Ready: {size}; {faults}{look}.")
    if study.advice and study.advice.alone:
        told = _(
            "It can be imported, but something simpler would do, see the advice: {size}; "
            "{faults}{look}."
        )
    return told.format(size=size(study), faults=faults, look=look)


def placed(finding: Finding) -> str:
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
    return ngettext(
        "; {gone:,} of {rows:,} rows ({share}) is left out",
        "; {gone:,} of {rows:,} rows ({share}) are left out",
        gone,
    ).format(gone=gone, rows=rows, share=percent(gone / rows))


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
