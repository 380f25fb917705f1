"""One test user, to work a metric out by hand.

The stand-in shows what each test user was recommended and then did. Amazon Personalize does not;
there the worked example of its guide stands for a user.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from personalize_poc.evaluation import formulas
from personalize_poc.language import N_, _


@dataclass(frozen=True)
class TestUser:
    """What a model answered to somebody, and what they then did.

    list: of everything, best first; new_list: without what they had. truth: different items.
    known, repeats: items of the list and of the truth that they had before. latest: the different
    items of the shown history, most recent first.
    """

    __test__ = False  # for pytest: these are no tests

    user: str
    list: Sequence[str]
    truth: Sequence[str]
    new_list: Sequence[str] = ()
    known: Sequence[str] = ()
    repeats: Sequence[str] = ()
    latest: Sequence[str] = field(default=())

    @property
    def new_truth(self) -> Sequence[str]:
        """What they did that they had not done before."""
        return [item for item in self.truth if item not in set(self.repeats)]


GUIDE = TestUser(
    N_("the guide's example"), [f"item {n}" for n in range(1, 6)], ["item 2", "item 5"]
)
"""Five recommendations, of which the second and the fifth are right."""


def users(page: Mapping[str, Any] | None) -> list[TestUser]:
    """The test users of what `uncertainty.tested` returns; none where nothing is published."""
    return [TestUser(**one) for one in page["users"]] if page else []


def telling(people: Sequence[TestUser]) -> TestUser:
    """One whose list shows most: several hits among ten, not all at the top, some of them new.

    The first such user, or the one with the most hits; the guide's example where there are none.
    """
    best = max(people, key=_shows, default=None)
    return best if best is not None and formulas.ranks(best.list, best.truth) else GUIDE


def _shows(one: TestUser) -> tuple[bool, bool, int]:
    """How much a list shows: the first of the greatest is taken."""
    hits = formulas.ranks(one.list, one.truth, 10)
    right = [one.list[rank - 1] for rank in hits]
    both = any(item in one.repeats for item in right) and any(i not in one.repeats for i in right)
    mixed = bool(hits) and hits != list(range(1, len(hits) + 1)) and len(hits) < len(one.truth)
    return both, mixed, len(hits)


def marked(
    one: TestUser, title: Callable[[str], str] = lambda item: item, length: int = 10
) -> pd.DataFrame:
    """The first places of the list: which were right, and which the user had before."""
    right, known = set(one.truth), set(one.known)
    rows = [
        {
            _("rank"): rank,
            _("recommended"): title(item),
            _("then done"): "✓" if item in right else "",
            _("had before"): _("yes") if item in known else "",
        }
        for rank, item in enumerate(one.list[:length], start=1)
    ]
    return pd.DataFrame(rows)


def stories(
    people: Sequence[TestUser],
    title: Callable[[str], str] = lambda item: item,
    count: int = 5,
    length: int = 5,
) -> list[dict[str, Any]]:
    """The first test users, as a report shows them; nobody is chosen for a good result.

    Of each the last items of the shown history, the first new items that were recommended, and
    which of those were then done: `last`, `recommended`, `hits` (titles).
    """
    shown = []
    for one in people[:count]:
        new = list(one.new_list[:length])
        right = set(one.new_truth)
        shown.append(
            {
                "user": one.user,
                "last": [title(item) for item in one.latest[:length]],
                "recommended": [title(item) for item in new],
                "hits": [title(item) for item in new if item in right],
            }
        )
    return shown
