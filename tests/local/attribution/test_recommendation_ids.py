"""The id of an answer leads back to who gave it."""

from __future__ import annotations

import uuid

from personalize_poc.local.attribution import recommendation_ids
from personalize_poc.local.attribution.recommendation_ids import Answerers

ARNS = [f"arn:aws:personalize:us-east-1:123456789012:campaign/c{n}" for n in range(50)]


def test_every_id_leads_to_its_campaign_and_looks_like_one_of_the_service() -> None:
    answerers = Answerers(ARNS)
    seen = set()
    for arn in ARNS:
        for _ in range(20):
            made = recommendation_ids.new(arn)
            assert answerers.find(made) == arn
            assert len(made) == 40
            rid, cid = made.split("-CID-")
            parsed = uuid.UUID("1234567812" + rid.removeprefix("RID-"))
            assert parsed.version == 4
            assert parsed.variant == uuid.RFC_4122
            assert len(cid) == 6
            seen.add(made)
    assert len(seen) == 1000
    assert len({made[:34] for made in seen}) == 1000
    assert len({made[-6:] for made in seen}) == len(ARNS)  # the end names the campaign


def test_ids_that_an_earlier_version_gave_are_understood() -> None:
    assert Answerers(ARNS).find("RID-522bbe6b-efec-4c57-a628-41df2987acd7") == ARNS[0]


def test_ids_of_others_lead_nowhere() -> None:
    answerers = Answerers(ARNS)
    other = recommendation_ids.new("arn:aws:personalize:us-east-1:123456789012:campaign/other")
    strange = [
        "",
        "RID-",
        "RID-1",
        "rid-" + other[4:],
        other.upper(),
        other[4:],
        other + "0",
        other,
    ]
    strange += [f"RID-{uuid.uuid4()}" for _ in range(200)]
    assert [answerers.find(one) for one in strange] == [None] * len(strange)
