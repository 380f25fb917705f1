"""The advice itself: a verdict, the recipes in their order, and what to ask of the two domains."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from personalize_poc.check.advice import amounts as figures
from personalize_poc.check.advice import fitting, instead
from personalize_poc.check.advice.amounts import Amounts
from personalize_poc.check.advice.fitting import FITS, LACKS, POSSIBLE, Fit
from personalize_poc.check.advice.instead import Instead
from personalize_poc.check.texts import often
from personalize_poc.data.errors import BadOption
from personalize_poc.inference import choosing
from personalize_poc.language import _
from personalize_poc.progress import duration

if TYPE_CHECKING:
    from personalize_poc.check.facts import Facts
    from personalize_poc.data.own.canonical import Canonical

USE_CASES = {
    "for-you": choosing.FOR_YOU,
    "similar": choosing.SIMILAR,
    "ranking": choosing.ORDER,
    "everybody": choosing.EVERYBODY,
    "segments": choosing.WHO,
    "next-action": choosing.NEXT,
}
"""The names of use cases on the command line -> in words."""
_DOMAIN_EVENTS = {"VIDEO_ON_DEMAND": ("watch", "click"), "ECOMMERCE": ("view", "purchase")}
_MIN_OF_TYPE = 1_000


@dataclass(frozen=True)
class Advice:
    """What to do with data.

    Attributes:
        verdict: one sentence.
        alone: whether something simpler takes the place of Personalize.
        instead: what speaks for something simpler; may be empty.
        recipes: the best fitting first; only those of the use case if one was asked for.
        domains: what to know of the use cases of the two domains, in sentences.
        retraining: how often, in one sentence; "" if the figures do not say.
        use_case: that was asked for, in words; "" for all.
    """

    verdict: str
    alone: bool
    instead: tuple[Instead, ...]
    recipes: tuple[Fit, ...]
    domains: tuple[str, ...]
    retraining: str
    use_case: str = ""


def advise(facts: Facts, canonical: Canonical | None = None, use_case: str | None = None) -> Advice:
    """What to do with the data of a check.

    Args:
        facts: its figures.
        canonical: the data sets, to know whether items have titles.
        use_case: a key of `USE_CASES`; None for all.

    Raises:
        BadOption: the use case is unknown.
    """
    if use_case is not None and use_case not in USE_CASES:
        raise BadOption(f"use case must be one of {', '.join(USE_CASES)}, not {use_case!r}.")
    amounts = figures.of(facts, canonical)
    wanted = USE_CASES.get(use_case or "", "")
    recipes = tuple(one for one in fitting.every(amounts) if not wanted or one.use_case == wanted)
    against = instead.of(amounts)
    if not amounts.counting_does:  # else it is said already, with figures
        against = (*against, *instead.of_the_best(recipes))
    against = tuple(sorted(against, key=lambda one: not one.alone))
    alone = any(one.alone for one in against) and not _works_without_events(recipes)
    if alone:  # what is not advised does not fit, whatever its points among the others
        recipes = tuple(
            replace(one, fit=POSSIBLE if one.fit == FITS else one.fit) for one in recipes
        )
    return Advice(
        _verdict(against, recipes, wanted),
        alone,
        against,
        recipes,
        tuple(_domains(amounts)),
        "" if alone else _retraining(amounts),
        wanted,
    )


def without_interactions(use_case: str | None = None, *, once: bool = False) -> Advice:
    """What to do with tables of which none can be learned from: what needs no interactions.

    Args:
        use_case: a key of `USE_CASES`; None for all.
        once: whether a table says who did what, and everybody stands in one row of it.
    """
    against = (instead.everybody_once() if once else instead.no_interactions(),)
    wanted = USE_CASES.get(use_case or "", "")
    return Advice(_verdict(against, (), wanted), True, against, (), (), "", wanted)


def _works_without_events(recipes: tuple[Fit, ...]) -> bool:
    return bool(recipes) and recipes[0].recipe == "aws-semantic-similarity" and not recipes[0].lacks


def _verdict(against: tuple[Instead, ...], recipes: tuple[Fit, ...], wanted: str) -> str:
    usable = [one for one in recipes if one.fit != LACKS]
    if any(one.alone for one in against) and not _works_without_events(recipes):
        return _("Not Amazon Personalize, as this data stands. {then}").format(then=against[0].then)
    if not usable:
        lacking = "; ".join(recipes[0].lacks)
        return _(
            "No recipe for “{use_case}” can be trained on this data: it lacks {lacking}."
        ).format(use_case=_(wanted), lacking=lacking)
    first = usable[0]
    begin = _("Begin with {recipe}").format(recipe=_named(first))
    others = _others(usable) if not wanted else []
    names = map(_named, others)
    more = _("; then {names}").format(names=_(" and ").join(names))
    told = begin + (more if others else "")
    if against:
        return _("{told}. But try first what needs no model: {then}").format(
            told=told, then=_lower(against[0].then)
        )
    return f"{told}."


def _others(usable: list[Fit]) -> list[Fit]:
    """The best of two further use cases that fit."""
    found: list[Fit] = []
    for one in usable:
        cases = {usable[0].use_case, *(other.use_case for other in found)}
        if one.fit == FITS and one.use_case not in cases:
            found.append(one)
    return found[:2]


def _named(one: Fit) -> str:
    return _("{recipe} ({use_case})").format(
        recipe=one.recipe.removeprefix("aws-"), use_case=_(one.use_case)
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _retraining(amounts: Amounts) -> str:
    facts = amounts.facts
    found = facts.drift
    if found.train_days is None:
        return ""
    if found.retrain_days is None:
        return _(
            "Over {days:,.0f} days what people want did not change much: "
            "training once a month is enough, and more often for new items."
        ).format(days=facts.days)
    return _(
        "Train again {often}: after {time} what people want has changed beyond chance."
    ).format(
        often=often(found.train_days),
        time=_("{days:,.0f} days").format(days=found.retrain_days)
        if found.retrain_days >= 2
        else duration(found.retrain_days * 24 * 3600),
    )


def _domains(amounts: Amounts) -> list[str]:
    """What to know of recommenders, whose recipes are chosen already."""
    types = {one.name.strip().lower(): one.rows for one in amounts.facts.event_types}
    said = []
    for domain, events in _DOMAIN_EVENTS.items():
        enough = [name for name in events if types.get(name, 0) >= _MIN_OF_TYPE]
        if not enough:
            continue
        cases = [_(case) for area, case, __ in choosing.DOMAIN if area == domain]
        names = _(" and ").join(f"“{name}” ({types[name]:,})" for name in enough)
        said.append(
            _(
                "The event types {names} are those of the domain {domain}: its "
                "recommenders ({cases}) come without choosing a recipe. Their prices "
                "are not confirmed here."
            ).format(names=names, domain=domain, cases=", ".join(cases))
        )
    if not said:
        said.append(
            _(
                "The recommenders of the domains ECOMMERCE and VIDEO_ON_DEMAND need "
                "at least {least:,} events named View or Purchase, Watch or Click; "
                "`event_types` in mapping.yaml renames yours."
            ).format(least=_MIN_OF_TYPE)
        )
    return said
