"""Subjects of a study, who are people: elsewhere a subject is a theme."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import Hint, hint, own_name
from personalize_poc.language import _

_HALF = 0.5
"""Share of the values from which on a table of people has them, though it may be a part of it."""


def tell_person(scored: Scored, said: Hint, views: dict[str, View]) -> None:
    """Take back what a name says against a key of people under the same name: subject_id."""
    if not (said.about("category") and said.says("id")):
        return
    for link in scored.view.links:
        there = views[link.table]
        people = there.kind == "user" or hint(own_name(there.label)).about("user")
        if link.key != scored.column.key or link.form or not people:
            continue
        same = there.hint(link.there).tokens == said.tokens
        if same and link.share > _HALF and there.column(link.there).is_unique:
            scored.named = True
            scored.add(6.0, _("it points to {table}").format(table=link.table))
            return
