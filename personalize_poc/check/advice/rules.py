"""What in the figures speaks for a recipe or against it: points, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from personalize_poc.check.advice import tried
from personalize_poc.check.advice.amounts import (
    ADVISED_INTERACTIONS,
    ADVISED_USERS,
    Amounts,
    named,
    percent,
)
from personalize_poc.inference.choosing import BASELINE, CURRENT, Choice
from personalize_poc.language import _

Points = Iterator[tuple[int, str]]
RARE = 5
"""So few events of an item or a user say little."""


def attributes(amounts: Amounts) -> list[str]:
    """Fields of items that say a kind of item: categories whose values come back."""
    rows = amounts.facts.rows.get("items", 0)
    return [
        one.field
        for one in amounts.learned("items")
        if one.kind in ("categorical", "list") and one.distinct * 2 <= rows
    ]


def points(choice: Choice, amounts: Amounts) -> Points:
    """Points and reasons of one recipe; the first are what the recipe is, without a reason."""
    yield _WORTH[choice.recipe], ""
    if choice.standing not in (CURRENT, BASELINE):
        yield -8, _("the second generation is there, and AWS recommends it")
    yield from _RULES[choice.recipe](amounts)
    yield from tried.points(choice, amounts)


def _of_users(amounts: Amounts) -> Points:
    """What models of users live on: histories, their order, enough of both."""
    facts, seen = amounts.facts, amounts.facts.predictability
    middle = facts.histories.median
    if middle >= RARE:
        yield (
            15,
            _(
                "half of the users have {events:,.0f} events or more: there is a history to follow"
            ).format(events=middle),
        )
    elif middle <= 2:
        yield (
            -20,
            _(
                "half of the users have at most {events:,.0f} events: little to tell them apart by"
            ).format(events=middle),
        )
    if amounts.rows >= ADVISED_INTERACTIONS and amounts.trainable >= ADVISED_USERS:
        yield (
            10,
            _("{rows:,} events of {users:,} users who came back: enough").format(
                rows=amounts.rows, users=amounts.trainable
            ),
        )
    elif not amounts.missing:
        yield (
            -35 if amounts.is_little else -10,
            _(
                "{rows:,} events of {users:,} users who came back: enough to train, "
                "less than the {advised:,} of {advised_users:,} that AWS advises"
            ).format(
                rows=amounts.rows,
                users=amounts.trainable,
                advised=ADVISED_INTERACTIONS,
                advised_users=ADVISED_USERS,
            ),
        )
    if not amounts.is_ordered:
        yield (
            -12,
            _("times are days only: the order within a day, which it learns from, is not known"),
        )
    if seen.users and seen.top_10 >= 0.5:
        yield (
            -15,
            _("ten items are {share} of what users do next: little is personal").format(
                share=percent(seen.top_10)
            ),
        )
    if known := amounts.learned("items"):
        yield 5, _("it reads what is known of items: {named}").format(named=named(known))
    if known := amounts.learned("users"):
        yield 4, _("it reads what is known of users: {named}").format(named=named(known))
    if known := amounts.learned("interactions"):
        yield 4, _("it reads the circumstances of an event: {named}").format(named=named(known))


def _for_you(amounts: Amounts) -> Points:
    yield from _of_users(amounts)
    yield from _takes_up(
        amounts,
        _(
            "{share} of events are of items that nobody had a week before: it explores them, "
            "once an automatic update every two hours has taken them up"
        ),
    )


def _for_you_later(amounts: Amounts) -> Points:
    """The second generation, whose exploration nobody can set."""
    yield from _of_users(amounts)
    yield from _takes_up(
        amounts,
        _(
            "{share} of events are of items that nobody had a week before: automatic updates "
            "every two hours take them up, but it recommends mostly what has interactions; "
            "more new ones go in by a promotion"
        ),
    )


def _takes_up(amounts: Amounts, told: str) -> Points:
    if amounts.fresh >= 0.1:
        yield 6, told.format(share=percent(amounts.fresh))


def _ordering(amounts: Amounts) -> Points:
    yield from _of_users(amounts)
    yield -15, _("only if you have lists already (search results, a page of a category)")


def _together(amounts: Amounts) -> Points:
    """What co-occurrence lives on: users with several items, items with several users."""
    facts = amounts.facts
    if facts.histories.single >= 0.7:
        yield (
            -20,
            _("{share} of the users have one event: nothing goes together").format(
                share=percent(facts.histories.single)
            ),
        )
    elif facts.users:
        yield (
            8,
            _("{share} of the users have two events or more").format(
                share=percent(amounts.trainable / facts.users)
            ),
        )
    if amounts.is_little:
        yield (
            -30,
            _("{rows:,} events of {users:,} users who came back: few pairs to count").format(
                rows=amounts.rows, users=amounts.trainable
            ),
        )
    each = amounts.rows / facts.items if facts.items else 0
    if each >= 20:
        yield 6, _("{events:,.0f} events of each item, as a mean").format(events=each)
    elif each < RARE:
        yield (
            -12,
            _(
                "{events:.1f} events of each item, as a mean: for most items nothing is known"
            ).format(events=each),
        )
    if facts.repeats >= 0.5:
        yield (
            -5,
            _("{share} of the events are repeats, which say nothing about pairs").format(
                share=percent(facts.repeats)
            ),
        )


def _similar(amounts: Amounts) -> Points:
    yield from _together(amounts)
    if known := amounts.learned("items"):
        yield 8, _("it reads what is known of items: {named}").format(named=named(known))
    else:
        yield -6, _("no metadata of items, by which it would know those with few events")
    yield from _misses_new(amounts)


def _sims(amounts: Amounts) -> Points:
    yield from _together(amounts)
    yield from _misses_new(amounts)
    if not amounts.learned("items"):
        yield 5, _("there is no metadata that it would leave unused")


def _misses_new(amounts: Amounts) -> Points:
    """What a recipe misses that knows items of its training only: all of it, in news."""
    if amounts.fresh >= 0.1:
        yield (
            -round(10 + 40 * amounts.fresh),
            _(
                "{share} of events are of items that nobody had a week before, which it does not "
                "know"
            ).format(share=percent(amounts.fresh)),
        )


def _by_text(amounts: Amounts) -> Points:
    facts = amounts.facts
    if texts := amounts.of_kind("items", "text"):
        yield (
            10,
            _("descriptions in {named}: {share} of the items").format(
                named=named(texts, 1), share=percent(texts[0].filled)
            ),
        )
    if amounts.fresh >= 0.2:
        yield (
            15,
            _(
                "{share} of events are of items that nobody had a week before: it knows them by "
                "their text"
            ).format(share=percent(amounts.fresh)),
        )
    if amounts.missing:
        yield 10, _("it needs no interactions")
    found = facts.item_coverage
    if found and found.known and found.with_events < 0.5 * found.known:
        share = percent(1 - found.with_events / found.known)
        yield (
            8,
            _("{share} of the catalogue was never touched: only its text can be compared").format(
                share=share
            ),
        )


def _trending(amounts: Amounts) -> Points:
    if not amounts.is_dated:
        yield -60, _("there are no times, and a trend is a change in time")
        return
    window = amounts.events_an_hour * 2
    days = amounts.facts.drift.retrain_days
    if window < 100:
        yield (
            -15,
            _("{events:,.0f} events in two hours, its usual window: too few for a trend").format(
                events=window
            ),
        )
    else:
        yield 10, _("{events:,.0f} events in two hours, its usual window").format(events=window)
    if days is not None and days < 14:
        yield 8, _("what people want has changed after about {days:,.0f} days").format(days=days)
    if not amounts.is_ordered:
        yield -25, _("times are days only: there is no trend within a day")


def _popular(amounts: Amounts) -> Points:
    top = amounts.facts.predictability.top_10
    if top >= 0.5:
        yield 25, _("ten items are {share} of what users do next").format(share=percent(top))
    yield -5, _("the same list from one SQL query costs nothing; take it as what others must beat")


def _who(amounts: Amounts) -> Points:
    yield from (one for one in _of_users(amounts) if one[0] in (15, -20, 10, -10, -35))
    yield 0, _("for mailings and campaigns; it answers in batch jobs only")


def _who_by_item(amounts: Amounts) -> Points:
    yield from _who(amounts)
    yield from _misses_new(amounts)


def _who_by_attribute(amounts: Amounts) -> Points:
    yield from _who(amounts)
    if kinds := attributes(amounts):
        yield 4, _("it can be asked about {kinds}").format(kinds=", ".join(kinds[:4]))


def _actions(__: Amounts) -> Points:
    yield 0, _("it ranks actions (join, subscribe, call), not items")


_Rule = Callable[[Amounts], Points]
_RULES: dict[str, _Rule] = {
    "aws-user-personalization-v2": _for_you_later,
    "aws-user-personalization": _for_you,
    "aws-personalized-ranking-v2": _ordering,
    "aws-personalized-ranking": _ordering,
    "aws-similar-items": _similar,
    "aws-sims": _sims,
    "aws-semantic-similarity": _by_text,
    "aws-trending-now": _trending,
    "aws-popularity-count": _popular,
    "aws-item-affinity": _who_by_item,
    "aws-item-attribute-affinity": _who_by_attribute,
    "aws-next-best-action": _actions,
}
_WORTH = {
    "aws-user-personalization-v2": 10,
    "aws-user-personalization": 10,
    "aws-personalized-ranking-v2": 4,
    "aws-personalized-ranking": 4,
    "aws-similar-items": 4,
    "aws-sims": 0,
    "aws-semantic-similarity": -10,
    "aws-trending-now": -10,
    "aws-popularity-count": -5,
    "aws-item-affinity": -10,
    "aws-item-attribute-affinity": -12,
    "aws-next-best-action": -20,
}
"""Where nothing in the data speaks for or against them: the recipes that more people need first."""
