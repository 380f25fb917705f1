"""Schemas: immutable, made at once, without a status; free of any dataset group."""

from __future__ import annotations

from typing import Any

from personalize_poc.local.api import latest_update, pagination, resources
from personalize_poc.local.api.context import Context
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.datasets import schema as schema_text
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, ResourceKind

FORM = Form(
    ResourceKind.SCHEMA, "schemaArn", hidden=("status", "failureReason"), summary=("domain",)
)


@operation("CreateSchema")
def create_schema(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Check and keep a schema."""
    name, text, domain = params["name"], params["schema"], params.get("domain")
    schema_text.parse(text, domain)

    def check() -> None:
        mine = context.state.resources.count(
            FORM.kind, account=context.account, region=context.region
        )
        resources.within_quota(context, "schemas", mine, "schemas in this account and region")

    schema = resources.create(
        context,
        FORM.kind,
        f"schema/{name}",
        {},
        name=name,
        body={"schema": text, "domain": domain},
        status=None,
        check=check,
    )
    return {"schemaArn": schema.arn}


@operation("DescribeSchema")
def describe_schema(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a schema with its text."""
    schema = resources.get(context, params["schemaArn"], FORM.kind)
    return {"schema": FORM.describe(schema)}


@operation("ListSchemas")
def list_schemas(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List the schemas of the account, without their texts."""
    return pagination.page(context, params, FORM, "schemas")


@operation("DeleteSchema")
def delete_schema(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Delete a schema that no dataset of any group uses."""
    schema = resources.get(context, params["schemaArn"], FORM.kind)
    with context.state.transaction():
        datasets = context.state.resources.select(
            ResourceKind.DATASET,
            account=context.account,
            region=context.region,
            mentions=schema.arn,
        )
        users = [d for d in datasets if schema.arn in _schemas_of(d)]
        resources.refuse_if_blocked(schema, users)
        context.state.resources.remove(schema.arn)
    return {}


def _schemas_of(dataset: Resource) -> tuple[str | None, ...]:
    """The schema of a dataset, and the one that an update is about to give it."""
    update = dataset.body.get(latest_update.DATASET) or {}
    wanted = update.get("schemaArn") if update.get("status") in PENDING else None
    return dataset.body["schemaArn"], wanted
