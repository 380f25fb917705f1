"""What was measured of a solution version or recommender, and how it stands beside popularity."""

from __future__ import annotations

from typing import Any

from personalize_poc.local.evaluation import leads
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.state.resources import Resource

AGAINST_POPULARITY = "against_popularity"


def page(resource: Resource) -> dict[str, Any] | None:
    """Its evaluation; with `AGAINST_POPULARITY` where a judgement has to be given.

    The judgement is not stored: of what an earlier version has trained it is given as well.
    None where nothing was measured.
    """
    evaluation: dict[str, Any] | None = resource.private.get("evaluation")
    recipe = catalogue.find(str(resource.body.get("recipeArn")))
    if not evaluation or recipe is None:
        return evaluation
    judgement = leads.judged(evaluation, recipe)
    return {**evaluation, AGAINST_POPULARITY: judgement} if judgement else evaluation
