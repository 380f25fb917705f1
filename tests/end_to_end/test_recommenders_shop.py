"""Recommenders of a shop."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

from tests.support.domain_world import RECIPE, SHOP, Domain, code, interactions_csv
from tests.support.serving_world import mock


def test_a_shop() -> None:
    with mock() as active:
        shop = Domain(active).build_domain(SHOP, "View", "Purchase")
        # 720 purchases are too few for a use case that learns from them alone.
        arn = shop.personalize.create_recommender(
            name="few",
            datasetGroupArn=shop.group,
            recipeArn=RECIPE + "aws-ecomm-popular-items-by-purchases",
        )["recommenderArn"]
        shop.idle()
        shown = shop.shown(arn)
        assert shown["status"] == "CREATE FAILED"
        assert "fewer than 1000 interactions" in shown["failureReason"]
        assert "Purchase" in shown["failureReason"]
        assert "modelMetrics" not in shown

        shop.import_csv(
            "Interactions", "more", interactions_csv("Purchase", "View"), importMode="INCREMENTAL"
        )
        best = shop.recommender("aws-ecomm-popular-items-by-purchases")
        assert len(shop.ids(best, userId="x")) == 25
        together = shop.recommender("aws-ecomm-frequently-bought-together")
        found = shop.ids(together, itemId="b-3", numResults=10)
        assert all(item.startswith("b-") for item in found)
        viewed = shop.recommender("aws-ecomm-customers-who-viewed-x-also-viewed")
        found = shop.ids(viewed, itemId="b-3", userId="x", numResults=10)
        assert all(item.startswith("b-") for item in found)
        shop.watch("x", found[0], eventType="Purchase")
        assert found[0] not in shop.ids(viewed, itemId="b-3", userId="x", numResults=90)

        def one_too_many() -> None:
            for number in range(2):
                shop.personalize.create_recommender(
                    name=f"more-{number}",
                    datasetGroupArn=shop.group,
                    recipeArn=RECIPE + "aws-ecomm-popular-items-by-views",
                )

        with pytest.raises(ClientError) as caught:
            one_too_many()
        assert code(caught) == "LimitExceededException"
        shop.idle()
