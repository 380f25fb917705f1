"""Tags of resources. They are kept beside the resource and never shown by Describe."""

from __future__ import annotations

from typing import Any

from personalize_poc.local.api import resources
from personalize_poc.local.api.context import Context
from personalize_poc.local.api.registry import operation
from personalize_poc.local.errors import (
    InvalidInputException,
    TooManyTagKeysException,
    TooManyTagsException,
)
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind

MAX_TAG_KEYS = 50
"""In one UntagResource request."""
UNTAGGED = (ResourceKind.SCHEMA, ResourceKind.METRIC_ATTRIBUTION)
"""Kinds that take no tags."""


def _taggable(context: Context, params: dict[str, Any]) -> Resource:
    resource = resources.get(context, params["resourceArn"])
    if resource.kind in UNTAGGED:
        raise InvalidInputException(f"{resource.arn}: a {resource.kind} cannot have tags.")
    return resource


@operation("ListTagsForResource")
def list_tags_for_resource(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show the tags of a resource."""
    tags = _taggable(context, params).private.get("tags", {})
    return {"tags": [{"tagKey": key, "tagValue": value} for key, value in tags.items()]}


@operation("TagResource")
def tag_resource(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Add tags or replace the values of tags of the same key."""
    new = resources.new_tags(params)
    with context.state.transaction():
        resource = _taggable(context, params)
        tags = {**resource.private.get("tags", {}), **new}
        if len(tags) > resources.MAX_TAGS:
            raise TooManyTagsException(
                f"{resource.arn} would have {len(tags)} tags; {resources.MAX_TAGS} are allowed."
            )
        context.state.resources.annotate(resource.arn, {"tags": tags})
    return {}


@operation("UntagResource")
def untag_resource(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Remove tags; keys that the resource does not have are ignored."""
    keys = params["tagKeys"]
    if len(keys) > MAX_TAG_KEYS:
        raise TooManyTagKeysException(f"{len(keys)} tag keys; {MAX_TAG_KEYS} are allowed at once.")
    with context.state.transaction():
        resource = _taggable(context, params)
        tags = {k: v for k, v in resource.private.get("tags", {}).items() if k not in keys}
        context.state.resources.annotate(resource.arn, {"tags": tags})
    return {}
