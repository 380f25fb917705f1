"""A proposal made fit to be imported: what would only block, and says nothing, is left out."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.proposal import Option, Proposal, Question
from personalize_poc.language import N_, _

NO_TIME = "no-time"
"""The question that is asked where rows are counted and no column says when they happened."""
_ALONE = N_("nothing else is known of these {section}, and an id alone makes no data set")


def amended(proposal: Proposal) -> Proposal:
    """The proposal without data sets of nothing but ids, and with counts that can be imported."""
    if proposal.mapping is None:
        return proposal
    return _counted(_without_bare(proposal))


def _without_bare(proposal: Proposal) -> Proposal:
    """Without items and users of whom nothing but the id is known.

    Amazon Personalize refuses a schema without metadata: the interactions alone can be imported.
    What items are called stays, to be shown; it is not imported.
    """
    mapping = proposal.mapping
    assert mapping is not None
    events = mapping.sections["interactions"]
    bare = {
        name: section
        for name, section in mapping.sections.items()
        if section is not events and len(section.fields) == 1 and not section.title
    }
    if not bare:
        return proposal
    lost: dict[str, str] = {}
    for name, section in bare.items():
        if section.files == events.files:
            lost |= {column: _(_ALONE).format(section=name) for column in section.unused}
    sections = {name: one for name, one in mapping.sections.items() if name not in bare}
    sections["interactions"] = replace(events, unused={**lost, **events.unused})
    guesses = tuple(
        replace(one, section="interactions", field="", kind="unused", reason=lost[one.column])
        if one.section in bare
        else one
        for one in proposal.guesses
        if one.section not in bare or (one.column in lost and one.table in events.files)
    )
    return replace(proposal, mapping=replace(mapping, sections=sections), guesses=guesses)


def _counted(proposal: Proposal) -> Proposal:
    """With a count read as a count, not as the first seconds of 1970, which nothing can take."""
    mapping = proposal.mapping
    if mapping is None or all(one.code != NO_TIME for one in proposal.questions):
        return proposal
    events = replace(mapping.sections["interactions"], timestamp=("count",))
    questions = tuple(_as_count(one) for one in proposal.questions)
    return replace(
        proposal,
        mapping=replace(mapping, sections={**mapping.sections, "interactions": events}),
        questions=questions,
    )


def _as_count(question: Question) -> Question:
    if question.code != NO_TIME:
        return question
    first, *others = question.options
    yaml = first.yaml.replace("timestamp: seconds", "timestamp: count")
    return replace(question, options=(Option(first.text, yaml), *others))
