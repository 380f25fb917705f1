"""A domain dataset group made through boto3: interactions of two types, videos with metadata."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.dataset_samples import avro
from tests.support.serving_world import START, World

VIDEO, SHOP = "VIDEO_ON_DEMAND", "ECOMMERCE"
RECIPE = "arn:aws:personalize:::recipe/"
INTERACTIONS = avro(
    "Interactions",
    ("USER_ID", "string"),
    ("ITEM_ID", "string"),
    ("TIMESTAMP", "long"),
    ("EVENT_TYPE", "string"),
)
FILMS = avro(
    "Items",
    ("ITEM_ID", "string"),
    ("GENRES", "string", "categorical"),
    ("CREATION_TIMESTAMP", "long"),
    ("STUDIO", "string", "categorical"),
)


def interactions_csv(common_type: str, rare_type: str) -> str:
    """60 users go through 24 of 30 items of one of three kinds, one by one.

    Every fourth event is of the rare type, and those are all about the items `…-0` to `…-4`.
    """
    lines = ["USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE"]
    for user in range(60):
        kind, first = "abc"[user % 3], user // 3
        for step in range(48):
            number, of = (first + step) % 30, common_type
            if step % 4 == 3:
                number, of = (first + step) % 5, rare_type
            lines.append(f"u{user},{kind}-{number},{START + user * 9000 + step * 60},{of}")
    return "\n".join(lines) + "\n"


class Domain(World):
    """A domain dataset group, imported."""

    def build_domain(self, domain: str, common_type: str, rare_type: str) -> Domain:
        """Interactions of two types, and for videos the Items dataset; a tracker."""
        self.make_bucket_and_role()
        made = self.personalize.create_dataset_group(name="shop", domain=domain)
        self.group = made["datasetGroupArn"]
        self.idle()
        self.datasets = {}
        self._fill("Interactions", domain, INTERACTIONS, interactions_csv(common_type, rare_type))
        if domain == VIDEO:
            rows = [
                f"{k}-{n},{k},{START - 10_000_000},{k}{n % 2}" for k in "abc" for n in range(30)
            ]
            rows.append(f"brand-new,a,{START + 500_000},x")
            csv = "ITEM_ID,GENRES,CREATION_TIMESTAMP,STUDIO\n" + "\n".join(rows) + "\n"
            self._fill("Items", domain, FILMS, csv)
        made = self.personalize.create_event_tracker(name="t", datasetGroupArn=self.group)
        self.tracking_id = made["trackingId"]
        self.idle()
        return self

    def _fill(self, kind: str, domain: str, schema: str, csv: str) -> None:
        made = self.personalize.create_schema(name=f"{kind}", schema=schema, domain=domain)
        self.datasets[kind] = self.personalize.create_dataset(
            name=kind, schemaArn=made["schemaArn"], datasetGroupArn=self.group, datasetType=kind
        )["datasetArn"]
        self.idle()
        self.import_csv(kind, kind, csv)

    def recommender(self, recipe: str, **config: Any) -> str:
        """An ACTIVE recommender of this recipe."""
        arn = self.personalize.create_recommender(
            name=recipe,
            datasetGroupArn=self.group,
            recipeArn=RECIPE + recipe,
            **({"recommenderConfig": config} if config else {}),
        )["recommenderArn"]
        assert arn.endswith(f":recommender/{recipe}")
        self.idle()
        shown = self.shown(arn)
        assert shown["status"] == "ACTIVE", shown
        return str(arn)

    def shown(self, arn: str) -> dict[str, Any]:
        """What DescribeRecommender says."""
        return dict(self.personalize.describe_recommender(recommenderArn=arn)["recommender"])

    def get(self, arn: str, **params: Any) -> list[dict[str, Any]]:
        """The items of GetRecommendations."""
        found = self.runtime.get_recommendations(recommenderArn=arn, **params)
        return list(found["itemList"])

    def ids(self, arn: str, **params: Any) -> list[str]:
        """Their ids."""
        return [item["itemId"] for item in self.get(arn, **params)]


def code(caught: pytest.ExceptionInfo[ClientError]) -> str:
    return str(caught.value.response["Error"]["Code"])
