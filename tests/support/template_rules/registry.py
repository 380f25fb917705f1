"""What must hold of the template, as functions on the parsed template: each raises AssertionError.

They say what may be there rather than what may not: a type, a property or a permission that nobody
has thought about fails as well. `tests/template/test_mutations.py` shows that each of them notices.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.support.template import ACCOUNT, REGION, Stack, Template

Rule = Callable[[Template], None]
RULES: list[Rule] = []
PERSONALIZE = {"Service": "personalize.amazonaws.com"}
SAGEMAKER = {"Service": "sagemaker.amazonaws.com"}
HERE = f":{REGION}:{ACCOUNT}:"
"""In the middle of an ARN."""
TAG = {"Key": "personalize-poc-stack", "Value": "stack"}


def rule(check: Rule) -> Rule:
    """Make a function one of the rules."""
    RULES.append(check)
    return check


def properties_of(template: Template, name: str) -> dict[str, Any]:
    """The properties of a resource in a stack with the default parameters."""
    return Stack(template).properties(name)
