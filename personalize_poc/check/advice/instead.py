"""When counting, search or a plain rule would do: said from the figures, and first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from personalize_poc.check.advice.amounts import Amounts, percent
from personalize_poc.check.advice.fitting import Fit
from personalize_poc.inference.choosing import BASELINE
from personalize_poc.language import N_, _, ngettext

TINY = 50
"""So many items fit on a page."""
ALMOST_ALL, MOST, HALF = 0.95, 0.7, 0.5


_JOIN = N_(
    "Search, popularity and what is new. If visitors come back under other ids, join these ids "
    "(log-in, cookie) and check again."
)


@dataclass(frozen=True)
class Instead:
    """A reason to take something simpler.

    Attributes:
        code: a stable name.
        reason: what in this data speaks for it.
        then: what to do.
        alone: whether it takes the place of Personalize; False: try it first, or beside.
    """

    code: str
    reason: str
    then: str
    alone: bool


def of(amounts: Amounts) -> tuple[Instead, ...]:
    """What speaks against a trained model, the weightiest first."""
    found = [*_too_little(amounts), *_simple(amounts), *_changing(amounts)]
    return tuple(sorted(found, key=lambda one: not one.alone))


def of_the_best(recipes: Sequence[Fit]) -> Iterator[Instead]:
    """What speaks against the recipe that fits best, if that is no more than counting."""
    usable = [one for one in recipes if not one.lacks]
    if usable and usable[0].standing == BASELINE:
        yield Instead(
            "counting-is-the-model",
            _("What fits best here is {recipe}, and that is a list of what was counted.").format(
                recipe=usable[0].recipe.removeprefix("aws-")
            ),
            _(
                "Count the events of each item in one SQL query, over the last weeks: the same "
                "list for nothing."
            ),
            alone=True,
        )


def no_interactions() -> Instead:
    """Where nothing says who did what."""
    return Instead(
        "no-interactions",
        _("There is nothing to learn from: no table says who did what with which item, and when."),
        _(
            "Search over names and descriptions, by words or by meaning, lists of one category, "
            "and what is newest need no interactions. Collect them meanwhile: who, which item, "
            "when."
        ),
        alone=True,
    )


def everybody_once() -> Instead:
    """Where a table says who did what, and nobody comes back."""
    return Instead(
        "everybody-comes-once",
        _("Every user stands in one row: there is no history that a list could follow from."),
        _(_JOIN),
        alone=True,
    )


def _too_little(amounts: Amounts) -> Iterator[Instead]:
    facts = amounts.facts
    if amounts.missing:
        yield Instead(
            "below-the-minimum",
            _("Amazon Personalize trains nothing yet: it lacks {missing}.").format(
                missing=_(" and ").join(amounts.missing)
            ),
            _(
                "Show what is popular and what is new, and keep collecting events: "
                "who, which item, when."
            ),
            alone=True,
        )
    elif amounts.is_little:
        yield Instead(
            "hardly-enough",
            _(
                "{rows:,} events of {users:,} users who came back are enough to train, and hardly "
                "to learn from: no test could show that a model is better than a list."
            ).format(rows=amounts.rows, users=amounts.trainable),
            _(
                "Show what is popular and what is new, each from one query, and keep collecting "
                "events."
            ),
            alone=False,
        )
    if facts.users and facts.histories.single >= ALMOST_ALL:
        yield Instead(
            "everybody-comes-once",
            _(
                "{share} of the users have one single event: there is no history "
                "that a list could follow from."
            ).format(share=percent(facts.histories.single)),
            _(_JOIN),
            alone=True,
        )
    if 0 < amounts.catalogue < TINY:
        yield Instead(
            "tiny-catalogue",
            ngettext(
                "There is {count} item: it fits on one page.",
                "There are {count} items: they fit on one page.",
                amounts.catalogue,
            ).format(count=amounts.catalogue),
            _("Show them all, the most wanted first. One SQL query sorts them."),
            alone=True,
        )


def _simple(amounts: Amounts) -> Iterator[Instead]:
    facts, seen = amounts.facts, amounts.facts.predictability
    popular = max(seen.top_10, facts.popularity.top_10)
    if amounts.catalogue >= TINY and popular >= MOST:
        yield Instead(
            "popularity-explains",
            _(
                "The ten most popular items are {share} of all events and "
                "{next_share} of what users do next."
            ).format(share=percent(facts.popularity.top_10), next_share=percent(seen.top_10)),
            _(
                "A list of the ten best, from one query, is hard to beat. Measure "
                "any model beside it (popularity-count is in the notebooks for that)."
            ),
            alone=seen.top_10 >= MOST,
        )
    if seen.users and seen.again >= HALF:
        yield Instead(
            "again-explains",
            _("{share} of the users' last events are an item that they had before.").format(
                share=percent(seen.again)
            ),
            _(
                "A shelf “again” with the user's last items needs no model. Judge a "
                "model by what it finds beyond repeats."
            ),
            alone=seen.again >= ALMOST_ALL,
        )
    if popular < MOST and amounts.counting_does:
        yield Instead(
            "popularity-finds-as-much",
            _("What goes together tells no more than what is popular: {tried}.").format(
                tried=amounts.tried
            ),
            _(
                "Count the events of each item in one SQL query, over the last weeks: the same "
                "list for nothing."
            ),
            # What a person has again and again may be foretold all the same.
            alone=seen.again < HALF,
        )


def _changing(amounts: Amounts) -> Iterator[Instead]:
    days = amounts.facts.drift.retrain_days
    if amounts.fresh >= HALF:
        yield Instead(
            "items-change-faster",
            _(
                "{share} of events are of items that nobody had a week before: "
                "items change faster than a model is trained."
            ).format(share=percent(amounts.fresh)),
            _(
                "What is newest, search by content, and what is trending now. Of the "
                "recipes only those that read descriptions or take up new items by "
                "themselves help."
            ),
            alone=False,
        )
    elif days is not None and days < 1:
        yield Instead(
            "items-change-faster",
            _(
                "What people want has changed after {hours:.0f} hours; a training on "
                "AWS takes an hour or more."
            ).format(hours=days * 24),
            _("What is trending now, and what is newest."),
            alone=False,
        )
