"""The table of use cases against the recipes' own catalogue: what the stand-in knows of each."""

from __future__ import annotations

import pytest

from personalize_poc.inference import choosing
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.recipes.recipe import RecipeType

CUSTOM = {info.name: info for info in catalogue.all() if info.domain is None}
DOMAIN = {info.name: info for info in catalogue.all() if info.domain is not None}
OPERATIONS = {
    RecipeType.USER_PERSONALIZATION: choosing.TO_USERS,
    RecipeType.POPULAR_ITEMS: choosing.TO_ALL,
    RecipeType.RELATED_ITEMS: choosing.TO_ITEMS,
    RecipeType.PERSONALIZED_RANKING: choosing.TO_LISTS,
    RecipeType.PERSONALIZED_ACTIONS: choosing.TO_ACTIONS,
    RecipeType.USER_SEGMENTATION: choosing.TO_SEGMENTS,
}


def test_every_recipe_is_there_once() -> None:
    names = [one.recipe for one in choosing.CHOICES]
    assert sorted(names) == sorted(CUSTOM)
    assert {one.recipe for one in choosing.domains().itertuples()} == set(DOMAIN)


@pytest.mark.parametrize("one", choosing.CHOICES, ids=lambda one: one.recipe)
def test_what_it_says_of_a_recipe_is_what_the_catalogue_says(one: choosing.Choice) -> None:
    info = CUSTOM[one.recipe]
    assert set(one.needs) == info.needs
    assert set(one.may_use) == info.optional
    alike = choosing.TO_ALL if not info.personalised and not info.related else None
    usual = OPERATIONS[info.recipe_type]
    assert one.operation == (alike if usual == choosing.TO_USERS and alike else usual)
    assert (one.standing == choosing.LEGACY) == ("hrnn" in one.recipe)
    second = one.recipe.removesuffix("-v2") != one.recipe
    first = f"{one.recipe}-v2" in CUSTOM
    assert (one.standing == choosing.FIRST) == first
    assert not second or one.standing == choosing.CURRENT


def test_domains_are_those_of_the_catalogue() -> None:
    for row in choosing.domains().itertuples():
        assert DOMAIN[row.recipe].domain == row.domain


def test_a_table_says_what_is_offered_and_what_is_missing() -> None:
    table = choosing.table(["aws-sims"], ["INTERACTIONS"]).set_index("recipe")
    assert table.loc["aws-sims", "offered here"] == "yes"
    assert table.loc["aws-hrnn", "offered here"] == "no"
    assert table.loc["aws-sims", "missing in your data"] == ""
    assert table.loc["aws-item-attribute-affinity", "missing in your data"] == "items"
    assert "offered here" not in choosing.table()
    here = choosing.table(["aws-sims"], ["INTERACTIONS"], on_stand_in=True).set_index("recipe")
    assert here.loc["aws-hrnn", "offered here"] == "not listed, but trained"
    assert here.loc["aws-similar-items", "offered here"] == "no"
    assert len(choosing.against()) >= 4
