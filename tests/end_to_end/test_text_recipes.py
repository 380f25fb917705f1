"""Items described by texts, as a boto3 script meets them: aws-semantic-similarity."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.support.dataset_samples import avro
from tests.support.domain_world import code
from tests.support.recipe_data import WORDS, texts_of
from tests.support.serving_world import World, mock

RECIPE = "arn:aws:personalize:::recipe/"
SUBJECTS = ("space", "farm", "court")
DAY = 86_400
BOOKS = avro(
    "Items",
    ("ITEM_ID", "string"),
    ("TITLE", "string", "itemName"),
    ("PLOT", ["null", "string"], "textual"),
    ("CREATION_TIMESTAMP", "long"),
)


def plot(subject: str, seed: int) -> str:
    return texts_of(WORDS[SUBJECTS.index(subject)], 1, seed)[0]


class Library(World):
    """Sixty books of three subjects, `space-7` the youngest, and nobody who read one."""

    def build_library(self) -> Library:
        self.make_bucket_and_role()
        self.group = self.personalize.create_dataset_group(name="books")["datasetGroupArn"]
        self.idle()
        self.datasets = {}
        rows = [
            f'{subject}-{n},"No. {n}","{plot(subject, n)}",{DAY * (900 if n == 7 else 100)}'
            for subject in SUBJECTS
            for n in range(20)
        ]
        csv = "ITEM_ID,TITLE,PLOT,CREATION_TIMESTAMP\n" + "\n".join(rows) + "\n"
        self.add_dataset("Items", BOOKS, csv)
        return self

    def solution(self, name: str, **more: Any) -> str:
        """A solution of aws-semantic-similarity."""
        return str(
            self.personalize.create_solution(
                name=name,
                datasetGroupArn=self.group,
                performAutoTraining=False,
                recipeArn=f"{RECIPE}aws-semantic-similarity",
                **more,
            )["solutionArn"]
        )

    def version(self, solution: str) -> str:
        """An ACTIVE version of it."""
        made = self.personalize.create_solution_version(solutionArn=solution)["solutionVersionArn"]
        self.idle()
        shown = self.personalize.describe_solution_version(solutionVersionArn=made)
        assert shown["solutionVersion"]["status"] == "ACTIVE", shown["solutionVersion"]
        return str(made)

    def put(self, item: str, **properties: Any) -> None:
        """One record of an item."""
        self.events.put_items(
            datasetArn=self.datasets["Items"],
            items=[{"itemId": item, "properties": json.dumps(properties)}],
        )


@pytest.fixture(scope="module")
def books() -> Iterator[Library]:
    with mock() as active:
        yield Library(active).build_library()


def subjects(items: list[str]) -> set[str]:
    return {item.split("-")[0] for item in items}


def test_books_about_the_same_without_any_interaction(books: Library) -> None:
    version = books.version(books.solution("plain"))
    metrics = books.personalize.get_solution_metrics(solutionVersionArn=version)["metrics"]
    assert metrics == {"coverage": 1.0}
    campaign = books.campaign("plain", version)
    fresh = books.campaign("fresh", version, rankingInfluence={"FRESHNESS": 1.0})
    rises = 0
    for subject in SUBJECTS:
        found = books.ask(campaign, itemId=f"{subject}-3", numResults=19)
        assert subjects(found) == {subject}
        assert f"{subject}-3" not in found
        with_fresh = books.ask(fresh, itemId=f"{subject}-3", numResults=19)
        assert subjects(with_fresh) == {subject}
        assert with_fresh.index(f"{subject}-7") <= found.index(f"{subject}-7")
        rises += found.index(f"{subject}-7") - with_fresh.index(f"{subject}-7")
    assert rises > 5
    entry = books.runtime.get_recommendations(
        campaignArn=campaign, itemId="farm-1", numResults=1, metadataColumns={"ITEMS": ["TITLE"]}
    )["itemList"][0]
    assert set(entry) == {"itemId", "metadata"}  # without being enabled; no score
    assert entry["metadata"]["title"].startswith("No. ")
    lines = books.batch(
        "pairs",
        version,
        ['{"itemId": "space-3"}', '{"itemId": "none"}'],
        numResults=19,
        batchInferenceJobConfig={"rankingInfluence": {"FRESHNESS": 1.0}},
    )
    assert lines[0]["output"] == {
        "recommendedItems": books.ask(fresh, itemId="space-3", numResults=19)
    }
    assert len(lines[1]["output"]["recommendedItems"]) == 19
    shown = books.personalize.describe_campaign(campaignArn=fresh)["campaign"]
    assert shown["campaignConfig"]["rankingInfluence"] == {"FRESHNESS": 1.0}


def test_incremental_updates_take_new_books_without_training(books: Library) -> None:
    solution = books.solution("growing", performIncrementalUpdate=True)
    shown = books.personalize.describe_solution(solutionArn=solution)["solution"]
    assert shown["performIncrementalUpdate"] is True
    version = books.version(solution)
    growing = books.campaign("growing", version)
    still_solution = books.solution("still")
    still = books.campaign("still", books.version(still_solution))
    new = {"title": "Fresh", "plot": plot("court", 999), "creationTimestamp": DAY * 950}
    books.put("new-book", **new)
    assert subjects(books.ask(growing, itemId="new-book", numResults=20)) == {"court"}
    assert "new-book" in books.ask(growing, itemId="court-2", numResults=20)
    assert "new-book" not in books.ask(still, itemId="court-2", numResults=60)
    # It changes its subject, and so its place.
    books.put("new-book", **{**new, "plot": plot("farm", 999)})
    assert subjects(books.ask(growing, itemId="new-book", numResults=20)) == {"farm"}
    assert "new-book" in books.ask(growing, itemId="farm-2", numResults=20)
    assert "new-book" not in books.ask(growing, itemId="court-2", numResults=20)
    [line] = books.batch("grown", version, ['{"itemId": "new-book"}'], numResults=20)
    online = books.ask(growing, itemId="new-book", numResults=20)
    assert line["output"]["recommendedItems"] == online
    # Switched on later, it holds for what is deployed from then on.
    books.personalize.update_solution(solutionArn=still_solution, performIncrementalUpdate=True)
    later = books.campaign("later", books.version(still_solution))
    assert "new-book" in books.ask(later, itemId="farm-2", numResults=20)


def test_what_semantic_similarity_cannot_do(books: Library) -> None:
    personalize = books.personalize
    group = personalize.create_dataset_group(name="without-texts")["datasetGroupArn"]
    books.idle()
    texts = avro("Items", ("ITEM_ID", "string"), ("TITLE", "string", "itemName"))
    schema = personalize.create_schema(name="no-plot", schema=texts)["schemaArn"]
    asked = {
        "datasetGroupArn": group,
        "performAutoTraining": False,
        "recipeArn": f"{RECIPE}aws-semantic-similarity",
    }
    solution = personalize.create_solution(name="no-items", **asked)["solutionArn"]

    def refused(call: Any, **params: Any) -> str:
        with pytest.raises(ClientError) as caught:
            call(**params)
        assert code(caught) == "InvalidInputException"
        return str(caught.value)

    version = personalize.create_solution_version
    assert "ITEMS" in refused(version, solutionArn=solution)
    personalize.create_dataset(
        name="items", schemaArn=schema, datasetGroupArn=group, datasetType="Items"
    )
    books.idle()
    assert "textual" in refused(version, solutionArn=solution)
    other = {**asked, "recipeArn": f"{RECIPE}aws-sims", "performIncrementalUpdate": True}
    assert "semantic" in refused(personalize.create_solution, name="sims", **other)
    hyper = {"algorithmHyperParameters": {"hidden_dimension": "64"}}
    assert "hidden_dimension" in refused(
        personalize.create_solution, name="hyper", solutionConfig=hyper, **asked
    )
