"""The pages of the stand-in, as this side asks for them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from personalize_poc import errors
from personalize_poc.aws.targets import Target
from personalize_poc.evaluation import uncertainty

ASKING = (uncertainty.evaluation, uncertainty.tested)


def target(**known: Any) -> Target:
    """One of which no more is asked."""
    return cast(Target, SimpleNamespace(**known))


@pytest.mark.parametrize("ask", ASKING)
def test_on_aws_nothing_is_asked(ask: Any) -> None:
    assert ask(target(is_local=False), "arn") is None


@pytest.mark.parametrize("ask", ASKING)
def test_a_stand_in_that_is_gone_is_told(ask: Any) -> None:
    with pytest.raises(errors.StandInGone):
        ask(target(is_local=True, endpoint="http://127.0.0.1:9"), "arn")
