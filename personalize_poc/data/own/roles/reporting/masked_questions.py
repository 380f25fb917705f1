"""The question about people whose ids were hidden in part before the export: ki****, 010-****-12.

Several of them look the same, and no other column tells them apart: whoever made the export can
give whole ids, or hashes of them.
"""

from __future__ import annotations

from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import is_masked
from personalize_poc.data.own.roles.reporting.asking import example, lines, option
from personalize_poc.language import _


def about(candidate: Candidate) -> Question | None:
    """Whether ids that are not masked can be had, where the best column of people has stars."""
    column, rival = candidate.roles["USER_ID"].column, candidate.rivals.get("USER_ID")
    if not is_masked(column):
        return None
    others = [rival.column] if rival and rival.named and not is_masked(rival.column) else []
    asked = _(
        "{name} (such as {example!r}) hides parts of whom it names, so that several people look "
        "the same: {rows:,} rows have {distinct:,} different values. Can whole ids of these "
        "people, or hashes of them, be exported?"
    ).format(
        name=column.name,
        example=example(column.given),
        rows=column.filled,
        distinct=column.distinct,
    )
    return Question(
        "which-user",
        asked,
        (
            option("USER_ID", column, _("each value counts as one person, though it is several")),
            *(option("USER_ID", one) for one in others),
            Option(
                _("Yes: export them too, and name their column here"),
                lines("interactions", columns={"USER_ID": "…"}),
            ),
        ),
    )
