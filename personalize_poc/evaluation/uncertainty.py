"""What the stand-in publishes beside the means, on pages that Amazon Personalize does not have.

`GetSolutionMetrics` publishes means. The stand-in keeps more beside them: 95 % intervals, two
baselines on the same test users, the figures without repeats, novelty; and of every test user what
the model answered and what they did. On target aws there is none of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from personalize_poc import contract
from personalize_poc.standin import pages

if TYPE_CHECKING:
    from personalize_poc.aws.targets import Target

ONLY_MEANS = (
    "Amazon Personalize publishes the means alone. To learn how sure a difference is, train with "
    "other data splits, or let an A/B test decide."
)


def evaluation(target: Target, version_arn: str) -> dict[str, Any] | None:
    """Everything that was measured for a solution version; None where it is not published.

    Returns:
        metrics, textbook, without_repeats, novelty: metric -> mean. intervals: each of these
        groups -> metric -> [low, high]. users, users_with_new: test users, and those of them who
        did something new. popularity, last_again: the same of two baselines for the same users.
        above_popularity, above_last_again: metric -> {"difference", "interval"}; with `_on_new`
        at the end: without repeats. above_other_items, of recipes that answer for an item: the
        lead in NDCG@10 over the lists of other items. against_popularity, where popularity may
        serve as well or better: codes of `beside_popularity` for what is to be said (`says`,
        `advice`), and the lead in NDCG@10. Versions of earlier stand-ins have popularity alone.

    Raises:
        StandInGone: the stand-in does not answer.
    """
    page = _page(target, contract.EVALUATION_PATH, version_arn)
    return page["evaluation"] if page else None


def tested(target: Target, version_arn: str) -> dict[str, Any] | None:
    """What a solution version answered to each of its test users; None where it is not published.

    Returns:
        users: of each the `user` id, the `list`, the `new_list` without what the user had, the
        `truth`, its `repeats` and the `known` items of the list, which the user had before, and
        the `latest` items of the shown history. values, new_values: metric -> one value a user,
        with and without repeats; null for users who did nothing new.

    Raises:
        StandInGone: the stand-in does not answer.
    """
    return _page(target, contract.TEST_USERS_PATH, version_arn)


def _page(target: Target, path: str, version_arn: str) -> dict[str, Any] | None:
    """None on AWS, and for what an earlier version of the stand-in has trained."""
    return pages.page(target.endpoint or "", path, version_arn) if target.is_local else None
