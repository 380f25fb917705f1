"""New films: recommended as soon as they are known, explored, and judged by what people do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from moto import mock_aws

from tests.support.domain_world import VIDEO, Domain
from tests.support.serving_world import GENRES, START, USERS, World, mock

LATE = START + USERS * 100_000
PEOPLE = [f"u{n}" for n in range(0, USERS, 7)]


class Releases(World):
    """The film service, whose campaign explores as much as it can."""

    def open(self) -> None:
        """Train and deploy."""
        self.campaign_arn = self.campaign(
            "explores",
            self.train("aws-user-personalization"),
            itemExplorationConfig={"explorationWeight": "1", "explorationItemAgeCutOff": "30"},
        )

    def release(self, film: str, genre: str) -> None:
        """Make a film known."""
        properties = {"genres": genre, "year": 2021, "creationTimestamp": LATE}
        self.events.put_items(
            datasetArn=self.datasets["Items"],
            items=[{"itemId": film, "properties": json.dumps(properties)}],
        )

    def answer(self, user: str) -> dict[str, Any]:
        """GetRecommendations over the whole catalogue."""
        return dict(
            self.runtime.get_recommendations(
                campaignArn=self.campaign_arn, userId=user, numResults=500
            )
        )

    def places(self, film: str) -> list[int]:
        """Where a film comes in the answers of some people."""
        answers = [[i["itemId"] for i in self.answer(user)["itemList"]] for user in PEOPLE]
        return [answer.index(film) for answer in answers]

    def click(self, user: str, film: str, **more: Any) -> None:
        """Somebody who is not among `PEOPLE` chooses a film."""
        self.watch(user, film, session=user, **more)


def test_new_films_reach_their_audience_and_are_judged_by_it(tmp_path: Path) -> None:
    """One world, told in order: released, explored, passed over, restarted, chosen."""
    with mock_aws():
        with mock(tmp_path) as active:
            world = Releases(active)
            world.build()
            world.open()
            for genre in GENRES:
                world.release(f"new-{genre}", genre)
            for number, user in enumerate(PEOPLE):
                own = GENRES[int(user[1:]) % 3]
                place = [item["itemId"] for item in world.answer(user)["itemList"]]
                for other in set(GENRES) - {own}:
                    assert place.index(f"new-{own}") < place.index(f"new-{other}"), number
            before = world.places("new-Drama")
            # People see it, by the id of the answer, and choose something else.
            for n in range(20):
                shown = world.answer(f"visitor-{n}")
                assert "new-Drama" in [item["itemId"] for item in shown["itemList"]]
                rid = shown["recommendationId"]
                world.click(f"visitor-{n}", "comedy-1", recommendationId=rid)
            faded = world.places("new-Drama")
            assert all(after >= was for after, was in zip(faded, before, strict=True))
            assert sum(faded) > sum(before)
            pending = world.answer("late-visitor")["recommendationId"]
        with mock(tmp_path) as active:
            world.mock = active
            assert world.places("new-Drama") == faded
            # An answer from before the restart counts.
            world.click("late-visitor", "comedy-1", recommendationId=pending)
            code = _shown(world, "new-Drama")
            assert code == 21
            # Now it is chosen whenever it is seen, explicitly this time.
            for n in range(30):
                seen = ["new-Drama", "comedy-1", "horror-1"]
                world.click(f"fan-{n}", "new-Drama", impression=seen)
            risen = world.places("new-Drama")
            assert all(after <= was for after, was in zip(risen, faded, strict=True))
            assert sum(risen) < sum(before)


def _shown(world: World, film: str) -> int:
    """How often a film was shown, as the server counted it."""
    assert world.mock.service is not None
    group = world.mock.service.serving.groups.get(world.group).snapshot
    codes = group.item_ids.add_all([film])
    return int(group.impressions.of(codes)[0, 0])


@pytest.fixture(scope="module")
def video() -> Any:
    with mock() as active:
        yield Domain(active).build_domain(VIDEO, "Watch", "Click")


def test_more_like_x_relates_by_metadata_and_leaves_out_what_was_watched(video: Domain) -> None:
    arn = video.recommender("aws-vod-more-like-x")
    assert 0 < video.shown(arn)["modelMetrics"]["coverage"] <= 1
    # A film that nobody has seen is like those of its kind.
    found = video.get(arn, userId="stranger", itemId="brand-new", numResults=20)
    assert all(set(item) == {"itemId"} for item in found)
    assert {item["itemId"].split("-")[0] for item in found} == {"a"}
    related = video.ids(arn, userId="stranger", itemId="b-8", numResults=20)
    assert {item.split("-")[0] for item in related} == {"b"}
    assert "b-8" not in related
    seen = {f"b-{(step) % 30}" for step in range(48) if step % 4 != 3}
    assert not seen & set(video.ids(arn, userId="u1", itemId="b-8", numResults=90))
    # What is watched now is left out of the very next answer; a click is not.
    video.watch("stranger", related[0])
    video.watch("stranger", related[1], eventType="Click")
    again = video.ids(arn, userId="stranger", itemId="b-8", numResults=90)
    assert related[0] not in again
    assert related[1] in again
    for missing in ({"userId": "u1"}, {"itemId": "b-8"}):
        with pytest.raises(video.runtime.exceptions.InvalidInputException, match="required"):
            video.get(arn, **missing)
    unknown = video.ids(arn, userId="stranger", itemId="never heard of", numResults=10)
    assert len(unknown) == 10


def test_trending_now_follows_live_events_of_all_types(video: Domain) -> None:
    arn = video.recommender("aws-vod-trending-now")
    before = video.ids(arn, numResults=10)
    for n in range(6):
        video.watch(f"crowd-{n}", "c-29", eventType="Click" if n % 2 else "Watch")
    assert before[0] != "c-29"
    assert video.ids(arn, numResults=10)[0] == "c-29"
    # The user is asked for by a filter alone.
    watched = video.filter("w", 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")')
    with pytest.raises(video.runtime.exceptions.InvalidInputException, match="userId"):
        video.get(arn, filterArn=watched)
    assert "c-29" not in video.ids(arn, userId="crowd-0", filterArn=watched, numResults=90)
    assert "c-29" in video.ids(arn, userId="crowd-1", filterArn=watched, numResults=90)
