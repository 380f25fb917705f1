"""Train what the fixture `personalize_trained` hands out, and write it as trained.tar.xz.

python -m tests.support.write_trained_state
"""

from __future__ import annotations

import json
import lzma
import tempfile
from pathlib import Path
from typing import Any

from personalize_poc import contract
from personalize_poc.local.examples import journey
from personalize_poc.local.process import daemon
from personalize_poc.local.testing import server as testing

NAME = "films"
FIELDS = {
    "Interactions": [
        *journey.SCHEMA["fields"],
        {"name": "EVENT_TYPE", "type": "string"},
    ],
    "Items": [
        {"name": "ITEM_ID", "type": "string"},
        {"name": "TITLE", "type": ["null", "string"]},
        {"name": "SERIES", "type": ["null", "string"], "categorical": True},
    ],
}
FILTERS = {
    "unwatched": 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")',
    "of-series": "INCLUDE ItemID WHERE Items.SERIES IN ($SERIES)",
}
RECIPES = ("user-personalization", "sims", "personalized-ranking")


def files() -> dict[str, str]:
    """The CSV file of each dataset."""
    header, *rows = journey.history().splitlines()
    films = [f"film-{n},Film {n},series-{n // 30}" for n in range(90)]
    return {
        "Interactions": "\n".join([f"{header},EVENT_TYPE", *(f"{row},watch" for row in rows), ""]),
        "Items": "\n".join(["ITEM_ID,TITLE,SERIES", *films, ""]),
    }


def train(server: testing.LocalServer) -> None:
    """Import, train, deploy."""
    role = journey.data_and_role(server)
    personalize, s3 = server.client("personalize"), server.client("s3")
    group = personalize.create_dataset_group(name=NAME)["datasetGroupArn"]
    journey.ready(personalize.describe_dataset_group, "datasetGroup", datasetGroupArn=group)
    for kind, text in files().items():
        s3.put_object(Bucket=journey.BUCKET, Key=f"{kind}.csv", Body=text)
        document = {**journey.SCHEMA, "name": kind, "fields": FIELDS[kind]}
        name = f"{NAME}-{kind.lower()}"
        schema = personalize.create_schema(name=name, schema=json.dumps(document))["schemaArn"]
        dataset = personalize.create_dataset(
            name=name, schemaArn=schema, datasetGroupArn=group, datasetType=kind
        )["datasetArn"]
        journey.ready(personalize.describe_dataset, "dataset", datasetArn=dataset)
        job = personalize.create_dataset_import_job(
            jobName=name,
            datasetArn=dataset,
            dataSource={"dataLocation": f"s3://{journey.BUCKET}/{kind}.csv"},
            roleArn=role,
        )["datasetImportJobArn"]
        journey.ready(
            personalize.describe_dataset_import_job, "datasetImportJob", datasetImportJobArn=job
        )
    _deploy(personalize, group)


def _deploy(personalize: Any, group: str) -> None:
    for recipe in RECIPES:
        solution = personalize.create_solution(
            name=recipe,
            datasetGroupArn=group,
            recipeArn=f"arn:aws:personalize:::recipe/aws-{recipe}",
            performAutoTraining=False,
        )["solutionArn"]
        version = personalize.create_solution_version(solutionArn=solution)["solutionVersionArn"]
        journey.ready(
            personalize.describe_solution_version, "solutionVersion", solutionVersionArn=version
        )
        campaign = personalize.create_campaign(name=recipe, solutionVersionArn=version)
        journey.ready(
            personalize.describe_campaign, "campaign", campaignArn=campaign["campaignArn"]
        )
    for name, expression in FILTERS.items():
        made = personalize.create_filter(
            name=name, datasetGroupArn=group, filterExpression=expression
        )
        journey.ready(personalize.describe_filter, "filter", filterArn=made["filterArn"])
    tracker = personalize.create_event_tracker(name=NAME, datasetGroupArn=group)
    journey.ready(
        personalize.describe_event_tracker,
        "eventTracker",
        eventTrackerArn=tracker["eventTrackerArn"],
    )


def main() -> None:
    """Write the file."""
    target = Path(testing.__file__).with_name(testing.TRAINED)
    with tempfile.TemporaryDirectory() as folder, testing.running() as server:
        train(server)
        exported = Path(folder) / "state.tar"
        state = contract.read_server(server.data_dir)
        assert state is not None
        daemon.fetch(state, contract.STATE_PATH, exported)
        target.write_bytes(lzma.compress(exported.read_bytes(), preset=9))
    print(f"{target.stat().st_size / 1000:.0f} kB in {target}")


if __name__ == "__main__":
    main()
