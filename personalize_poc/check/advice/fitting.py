"""How well each recipe fits the data: points with a reason each, and what it lacks.

The points order the recipes and nothing else: they are no forecast of quality. Every one of them
comes with the sentence that earns or costs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from personalize_poc.check.advice import costs, rules
from personalize_poc.check.advice.amounts import Amounts
from personalize_poc.inference.choosing import CHOICES, LEGACY, Choice
from personalize_poc.language import N_, _

FITS, POSSIBLE, LACKS = N_("fits"), N_("possible"), N_("lacks something")
_ENOUGH = 50
"""Points from which on a recipe fits."""
_BASE = 50

FIRST_GENERATION_ITEMS = 750_000


@dataclass(frozen=True)
class Fit:
    """One recipe, judged by the figures.

    Attributes:
        recipe: its name.
        use_case: what it is for.
        operation: what asks it.
        standing: as in `inference.choosing`.
        fit: `FITS`, `POSSIBLE` or `LACKS`.
        points: they order the recipes.
        reasons: what speaks for it and against it: what explains `fit` first, and of that the
            weightiest.
        decisive: those that explain `fit`: what speaks for a recipe that fits, against another.
        lacks: what it needs and this data does not have.
        may_use: data that it would learn from besides, and that is not there.
        not_for: when to take something else.
        cost: on AWS, and the time of a training here.
    """

    recipe: str
    use_case: str
    operation: str
    standing: str
    fit: str
    points: int
    reasons: tuple[str, ...]
    decisive: tuple[str, ...]
    lacks: tuple[str, ...]
    may_use: tuple[str, ...]
    not_for: str
    cost: costs.Cost


def every(amounts: Amounts) -> tuple[Fit, ...]:
    """All recipes that AWS takes for new solutions, the best fitting first."""
    found = [fit(choice, amounts) for choice in CHOICES if choice.standing != LEGACY]
    order = (FITS, POSSIBLE, LACKS)
    return tuple(sorted(found, key=lambda one: (order.index(one.fit), -one.points)))


def fit(choice: Choice, amounts: Amounts) -> Fit:
    """One recipe."""
    counted = tuple(rules.points(choice, amounts))
    points = _BASE + sum(number for number, __ in counted)
    lacks = tuple(_lacks(choice, amounts))
    verdict = LACKS if lacks else FITS if points >= _ENOUGH else POSSIBLE
    sign = 1 if verdict == FITS else -1
    told = sorted(
        (one for one in counted if one[1]), key=lambda one: (one[0] * sign <= 0, -abs(one[0]))
    )
    absent = [
        name.lower().replace("_", " ") for name in choice.may_use if not _is_there(name, amounts)
    ]
    return Fit(
        choice.recipe,
        choice.use_case,
        choice.operation,
        choice.standing,
        verdict,
        points,
        tuple(reason for __, reason in told),
        tuple(reason for number, reason in told if number * sign > 0),
        lacks,
        tuple(absent),
        _(choice.not_for),
        costs.of(choice.recipe, amounts.rows, amounts.facts.drift.train_days),
    )


def _is_there(dataset: str, amounts: Amounts) -> bool:
    return amounts.has(dataset.lower())


def _lacks(choice: Choice, amounts: Amounts) -> Iterator[str]:
    """What a recipe does not train without."""
    for name in choice.needs:
        if name == "INTERACTIONS":
            yield from amounts.missing
        elif name == "ACTIONS":
            yield (
                _(
                    "a table of actions (ACTION_ID and what they are), and who took "
                    "or declined them: an export of a shop has none"
                )
            )
        elif not _is_there(name, amounts):
            yield _("a file of {name} with {column}").format(
                name=name.lower(), column="ITEM_ID" if name == "ITEMS" else "USER_ID"
            )
    if choice.recipe == "aws-trending-now" and not amounts.is_dated:
        yield _("times that say when something happened, and differ")
    if amounts.has("items"):
        yield from _lacking_columns(choice.recipe, amounts)
    v1 = ("aws-user-personalization", "aws-personalized-ranking", "aws-similar-items")
    if choice.recipe in v1 and amounts.catalogue > FIRST_GENERATION_ITEMS:
        yield (
            _(
                "a catalogue of at most {most:,} items ({catalogue:,} here): more "
                "are not considered"
            ).format(most=FIRST_GENERATION_ITEMS, catalogue=amounts.catalogue)
        )


def _lacking_columns(recipe: str, amounts: Amounts) -> Iterator[str]:
    if recipe == "aws-semantic-similarity":
        if not amounts.of_kind("items", "text"):
            yield _("a column of items with a description in words")
        if amounts.title is None:
            yield _("a column with what people call an item")
    if recipe == "aws-item-attribute-affinity" and not rules.attributes(amounts):
        yield _("a categorical column of items with values that come back")
