"""Nobody outside the entries asks for a recipe's name, nor of which class a model is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from personalize_poc.local.recipes import catalogue, interface
from personalize_poc.local.recipes.fitted import Model
from personalize_poc.local.recipes.recipe import RecipeType

LOCAL = Path(interface.__file__).parents[1]
ENTRIES = {LOCAL / "recipes" / f"{name}.py" for name in ("custom", "domain", "use_cases")}
TYPES = LOCAL / "recipes" / "recipe.py"
SHOWN = {LOCAL / "docs", LOCAL / "examples"}
"""Rooms that are written for readers: they name recipes as examples."""

NAMES = {info.name for info in catalogue.all()}
RECIPES, PROBES = {"recipe", "info"}, {"isinstance", "hasattr", "getattr"}


def model_classes() -> set[str]:
    """Names of the classes of models and algorithms, and of what models can do."""
    found = {"SegmentModel", "PropensityModel", "Algorithm", "UpdatingAlgorithm"}
    found |= {"Model", "Describes", "Encodes", "Trends", "Trades", "Scorer"}
    for info in catalogue.all():
        if info.built:
            found.add(type(info.algorithm()).__name__)
    todo = [Model]
    while todo:
        below = todo.pop().__subclasses__()
        found |= {cls.__name__ for cls in below}
        todo += below
    return found


def violations(text: str, classes: set[str]) -> Iterator[str]:
    """What a module must not say, with its line."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.rsplit("/", 1)[-1] in NAMES:
                yield f"{node.lineno}: the name {node.value}"
            elif node.value in set(RecipeType):
                yield f"{node.lineno}: the type {node.value} as a text"
        elif isinstance(node, ast.Compare):
            yield from _comparisons(node)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield from _questions(node, node.func.id, classes)


def _comparisons(node: ast.Compare) -> Iterator[str]:
    for side in (node.left, *node.comparators):
        if isinstance(side, ast.Attribute) and side.attr == "name" and _of(side) in RECIPES:
            yield f"{side.lineno}: a comparison with the name of a recipe"


def _questions(node: ast.Call, function: str, classes: set[str]) -> Iterator[str]:
    if function == "isinstance":
        named = {n.id for n in ast.walk(node.args[1]) if isinstance(n, ast.Name)}
        named |= {n.attr for n in ast.walk(node.args[1]) if isinstance(n, ast.Attribute)}
        if wrong := named & classes:
            yield f"{node.lineno}: isinstance of {sorted(wrong)[0]}"
    elif function in PROBES and _said(node.args[0]) in {"model", "algorithm", "recipe"}:
        yield f"{node.lineno}: {function} of a {_said(node.args[0])}"


def _of(attribute: ast.Attribute) -> str:
    return _said(attribute.value)


def _said(node: ast.AST) -> str:
    """The last name of an expression: ``recipe`` of ``deployment.recipe``."""
    return str(getattr(node, "attr", None) or getattr(node, "id", ""))


def test_no_module_asks_for_a_name_or_a_class() -> None:
    classes, found = model_classes(), []
    assert {"SequenceModel", "ColdstartModel", "TrendingModel", "SimsModel"} <= classes
    for path in sorted(LOCAL.rglob("*.py")):
        if path in ENTRIES | {TYPES} or SHOWN & set(path.parents):
            continue
        text = path.read_text("utf-8")
        found += [f"{path.relative_to(LOCAL)}:{one}" for one in violations(text, classes)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        'EXPLORING = frozenset({"aws-user-personalization"})',
        'ARN = "arn:aws:personalize:::recipe/aws-sims"',
        "if deployment.recipe.name in EXPLORING: pass",
        "if info.name != RECIPE: pass",
        'if recipe.recipe_type == "RELATED_ITEMS": pass',
        "if isinstance(trained.model, SequenceModel): pass",
        "assert isinstance(model, (fitted.Describes, int))",
        'hasattr(algorithm, "update")',
        'prepare = getattr(self.model, "prepare", None)',
    ],
)
def test_what_is_found(text: str) -> None:
    assert len(list(violations(text, model_classes()))) == 1


def test_what_is_not() -> None:
    text = """
if info.related and isinstance(query, ActionQuery):
    message = f"{info.name}, not aws-sims"
"""
    assert list(violations(text, model_classes())) == []
