"""What CreateCampaign refuses, without a training."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.local.errors import LimitExceededException
from personalize_poc.local.options import Options
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind, Status
from tests.support.operations_harness import ACCOUNT, REGION, Api

VERSION = f"arn:aws:personalize:{REGION}:{ACCOUNT}:solution/s/12345678"


def test_the_quota_is_refused_in_the_words_of_the_service(tmp_path: Path) -> None:
    api = Api(tmp_path, Options(quotas={"campaigns": 0}))
    api.state.resources.add(
        Resource(
            arn=VERSION,
            kind=ResourceKind.SOLUTION_VERSION,
            account=ACCOUNT,
            region=REGION,
            name="s",
            dataset_group=api.group(),
            status=Status.ACTIVE,
            body={"recipeArn": "arn:aws:personalize:::recipe/aws-popularity-count"},
        )
    )
    with pytest.raises(LimitExceededException) as caught:
        api.CreateCampaign(name="c", solutionVersionArn=VERSION)
    api.close()
    assert caught.value.message.startswith(
        "Cannot create a campaign. More than 0 resources in ACTIVE state. Please delete some and "
        "try again."
    )
