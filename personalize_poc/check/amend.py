"""A proposal made fit to be imported: what would only block, and says nothing, is left out."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.proposal import Option, Proposal, Question

NO_TIME = "no-time"
"""The question that is asked where rows are counted and no column says when they happened."""
_ALONE = "nothing else is known of these {}, and an id alone makes no data set"


def amended(proposal: Proposal) -> Proposal:
    """The proposal without data sets of nothing but ids, and with counts that can be imported."""
    if proposal.mapping is None:
        return proposal
    return _counted(_without_bare(proposal))


def _without_bare(proposal: Proposal) -> Proposal:
    """Without items and users that the interactions alone tell of, and tell nothing but the id."""
    mapping = proposal.mapping
    assert mapping is not None
    events = mapping.sections["interactions"]
    bare = {
        name
        for name, section in mapping.sections.items()
        if section is not events and section.files == events.files and len(section.columns) == 1
    }
    if not bare:
        return proposal
    why: dict[str, str] = {}
    for name in bare:
        title = mapping.sections[name].title
        lost = [*([title] if title else []), *mapping.sections[name].unused]
        why |= {column: _ALONE.format(name) for column in lost}
    guesses = [
        replace(one, section="interactions", field="", kind="unused", reason=why[one.column])
        if one.section in bare
        else one
        for one in proposal.guesses
        if one.section not in bare or one.column in why
    ]
    sections = {name: one for name, one in mapping.sections.items() if name not in bare}
    sections["interactions"] = replace(events, unused={**why, **events.unused})
    return replace(proposal, mapping=replace(mapping, sections=sections), guesses=tuple(guesses))


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
