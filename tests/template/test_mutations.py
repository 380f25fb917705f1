"""The rules of the template hold, and each way of making it wrong is noticed by one of them."""

from __future__ import annotations

import pytest

from tests.support.justified import the_host_may_do_what_is_called_or_has_a_reason
from tests.support.needed_calls import every_call_is_allowed
from tests.support.start_script import the_start_script_does_what_it_says
from tests.support.template import Template, parsed
from tests.support.template_mutations import MUTATIONS, Mutation
from tests.support.template_rules import form, host, roles, storage
from tests.support.template_rules.registry import RULES, Rule

ROOMS = (form, storage, roles, host)
"""The modules whose rules are meant; their import has registered them."""
ALL = [
    *RULES,
    every_call_is_allowed,
    the_host_may_do_what_is_called_or_has_a_reason,
    the_start_script_does_what_it_says,
]


@pytest.fixture(scope="module")
def template() -> Template:
    return parsed()


@pytest.mark.parametrize("check", ALL, ids=lambda check: check.__name__)
def test_the_template_keeps_the_rule(template: Template, check: Rule) -> None:
    check(template)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_wrong_template_is_noticed(template: Template, mutation: Mutation) -> None:
    changed = mutation.apply(template)
    assert changed != template
    assert not all(_holds(check, changed) for check in ALL), f"nobody notices: {mutation.name}"


def _holds(check: Rule, template: Template) -> bool:
    try:
        check(template)
    except Exception:  # also what can no longer be looked up is noticed
        return False
    return True


def test_no_two_mutations_are_the_same(template: Template) -> None:
    changed = [mutation.apply(template) for mutation in MUTATIONS]
    assert all(one not in changed[:number] for number, one in enumerate(changed))
    assert len(changed) >= 40
