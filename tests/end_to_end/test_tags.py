"""Tags: kept apart from Describe, limited, removed by key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from personalize_poc.local import errors
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind
from tests.support.operations_harness import ACCOUNT, REGION, Api


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    api = Api(tmp_path)
    yield api
    api.close()


def tags(**pairs: str) -> list[dict[str, str]]:
    return [{"tagKey": key, "tagValue": value} for key, value in pairs.items()]


def many(count: int, prefix: str = "k") -> list[dict[str, str]]:
    return tags(**{f"{prefix}{number}": "v" for number in range(count)})


def test_tags_are_set_replaced_and_removed(api: Api) -> None:
    arn = api.group(tags=tags(team="films", stage="test"))
    before = api.DescribeDatasetGroup(datasetGroupArn=arn)
    assert api.ListTagsForResource(resourceArn=arn) == {"tags": tags(team="films", stage="test")}
    api.TagResource(resourceArn=arn, tags=tags(stage="live", cost="12"))
    api.UntagResource(resourceArn=arn, tagKeys=["team", "unknown"])
    assert api.ListTagsForResource(resourceArn=arn)["tags"] == tags(stage="live", cost="12")
    assert api.DescribeDatasetGroup(datasetGroupArn=arn) == before


def test_at_most_fifty_tags(api: Api) -> None:
    with pytest.raises(errors.TooManyTagsException):
        api.group(tags=many(51))
    arn = api.group(tags=many(50))
    api.TagResource(resourceArn=arn, tags=tags(k1="other"))
    with pytest.raises(errors.TooManyTagsException):
        api.TagResource(resourceArn=arn, tags=tags(another="x"))
    with pytest.raises(errors.TooManyTagKeysException):
        api.UntagResource(resourceArn=arn, tagKeys=[f"k{n}" for n in range(51)])


def test_keys_are_unique_and_not_those_of_aws(api: Api) -> None:
    with pytest.raises(errors.InvalidInputException, match="twice"):
        api.group(tags=tags(a="1") + tags(a="2"))
    with pytest.raises(errors.InvalidInputException, match="aws:"):
        api.group(tags=tags(**{"aws:name": "x"}))


def test_schemas_have_no_tags_and_unknown_resources_none_either(api: Api) -> None:
    arn = f"arn:aws:personalize:{REGION}:{ACCOUNT}:schema/x"
    api.state.resources.add(Resource(arn, ResourceKind.SCHEMA, ACCOUNT, REGION, "x"))
    with pytest.raises(errors.InvalidInputException, match="schema"):
        api.TagResource(resourceArn=arn, tags=tags(a="b"))
    with pytest.raises(errors.ResourceNotFoundException):
        api.ListTagsForResource(resourceArn=f"{arn}y")
