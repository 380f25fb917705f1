"""Write a small data directory with something of everything, as a version of the product makes it.

    cd ELSEWHERE && PYTHONPATH=CHECKOUT_OF_THAT_VERSION python THIS_FILE OUT.tar.xz

Beside ``OUT.tar.xz`` comes ``OUT.json``: what clients were told about it (`directory_answers`). The
product is spoken to over HTTP and its command line alone. Start it outside of a checkout, so that
the version of PYTHONPATH is what runs.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import Any

from directory_answers import BUCKET, EXPLORING, ROLE, UNFINISHED, answers, clients, wait
from directory_data import SCHEMAS, START, USERS, avro, csv

QUOTAS = ("--quota", "solutions=20", "--quota", "campaigns=20")
ENDED = {"server.json", "server.lock", "server.log"}
"""Files of the process that wrote the directory: no part of its state."""

METRICS = [
    {"metricName": "clicks", "eventType": "Click", "expression": "SAMPLECOUNT()"},
    {"metricName": "revenue", "eventType": "Buy", "expression": "SUM(Items.PRICE)"},
]
SMALL = {"hidden_dimension": "32"}
RECIPES: dict[str, dict[str, str]] = {
    "user-personalization": SMALL,
    "personalized-ranking": SMALL,
    "popularity-count": {},
    "trending-now": {},
    "sims": {},
    "hrnn-metadata": SMALL,
    "hrnn-coldstart": SMALL,
    "semantic-similarity": {},
    "similar-items": {"item_id_hidden_dim": "30", "item_metadata_hidden_dim": "30"},
    "item-affinity": SMALL,
    "item-attribute-affinity": SMALL,
    "next-best-action": {},
}
"""Recipes with a solution each, and its hyperparameters: small ones. Those of -v2 cannot be small,
and hold what those of the first version hold."""


def policy(*statements: dict[str, Any]) -> str:
    """A policy document."""
    allowed = [{"Effect": "Allow", **statement} for statement in statements]
    return json.dumps({"Version": "2012-10-17", "Statement": allowed})


class Writer:
    """Makes everything in the stand-in at an endpoint."""

    def __init__(self, endpoint: str) -> None:
        self.client = clients(endpoint)
        self.personalize, self.s3 = self.client("personalize"), self.client("s3")
        self.runtime = self.client("personalize-runtime")
        self.versions: dict[str, str] = {}
        self.campaigns: dict[str, str] = {}

    def write(self) -> dict[str, Any]:
        """Make everything; what `answers` has to be asked with."""
        self.bucket_and_role()
        self.datasets = self.group("films", SCHEMAS)
        self.fill()
        self.train()
        self.live()
        self.domain()
        self.jobs()
        wait(self.personalize)
        time.sleep(1)  # counts of attributions are made a moment after the events
        return {"moment": self.moment, "rid": self.rid, "tracking": self.tracking}

    def bucket_and_role(self) -> None:
        """Where the files are, and who may read and write them."""
        self.s3.create_bucket(Bucket=BUCKET)
        service = {"Service": "personalize.amazonaws.com"}
        access = {
            "Action": ["s3:GetObject", "s3:ListBucket", "s3:PutObject"],
            "Resource": [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"],
        }
        self.s3.put_bucket_policy(Bucket=BUCKET, Policy=policy({**access, "Principal": service}))
        iam = self.client("iam")
        trust = policy({"Principal": service, "Action": "sts:AssumeRole"})
        made = iam.create_role(RoleName=ROLE, AssumeRolePolicyDocument=trust)
        self.role = made["Role"]["Arn"]
        metrics = {"Action": "cloudwatch:PutMetricData", "Resource": "*"}
        iam.put_role_policy(RoleName=ROLE, PolicyName="own", PolicyDocument=policy(access, metrics))

    def group(self, name: str, schemas: Any, **domain: str) -> dict[str, str]:
        """A dataset group with empty datasets; their ARNs."""
        made = self.personalize.create_dataset_group(
            name=name, tags=[{"tagKey": "team", "tagValue": name}], **domain
        )
        self.group_arn, datasets = made["datasetGroupArn"], {}
        wait(self.personalize)
        for kind, fields in schemas.items():
            schema = self.personalize.create_schema(
                name=f"{name}-{kind}", schema=avro(kind.replace("_", ""), *fields), **domain
            )["schemaArn"]
            datasets[kind] = self.personalize.create_dataset(
                name=kind, schemaArn=schema, datasetGroupArn=self.group_arn, datasetType=kind
            )["datasetArn"]
            wait(self.personalize)
        return datasets

    def load(self, name: str, dataset: str, key: str) -> None:
        """Import a file."""
        self.personalize.create_dataset_import_job(
            jobName=name,
            datasetArn=dataset,
            roleArn=self.role,
            dataSource={"dataLocation": f"s3://{BUCKET}/{key}"},
        )
        wait(self.personalize)

    def fill(self) -> None:
        """Bulk data, an import that fails, and the tracker with an attribution."""
        for kind, dataset in self.datasets.items():
            self.s3.put_object(Bucket=BUCKET, Key=f"data/{kind}.csv", Body=csv(kind))
            self.load(kind, dataset, f"data/{kind}.csv")
        self.load("missing", self.datasets["Users"], "data/missing.csv")
        self.tracking = self.personalize.create_event_tracker(
            name="tracker", datasetGroupArn=self.group_arn
        )["trackingId"]
        for name, expression in (
            ("genre", "INCLUDE ItemID WHERE Items.GENRES IN ($GENRE)"),
            ("unseen", 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")'),
        ):
            self.personalize.create_filter(
                name=name, datasetGroupArn=self.group_arn, filterExpression=expression
            )
        wait(self.personalize)
        self.personalize.create_metric_attribution(
            name="shop",
            datasetGroupArn=self.group_arn,
            metrics=METRICS,
            metricsOutputConfig={
                "roleArn": self.role,
                "s3DataDestination": {"path": f"s3://{BUCKET}/reports"},
            },
        )
        wait(self.personalize)

    def train(self) -> None:
        """A solution of every recipe and one with an objective; campaigns where there may be."""
        for recipe, parameters in RECIPES.items():
            self.solution(recipe, recipe, parameters)
        objective = {"itemAttribute": "PRICE", "objectiveSensitivity": "HIGH"}
        self.solution("objective", "user-personalization", SMALL, optimizationObjective=objective)
        wait(self.personalize)
        for name, version in self.versions.items():
            if "affinity" not in name:
                explores = name == "user-personalization" or name == "objective"
                self.campaign(name, version, "0" if explores else None)
        self.campaign(EXPLORING, self.versions["user-personalization"], "1")
        self.campaign("deleted", self.versions["popularity-count"])
        wait(self.personalize)

    def solution(self, name: str, recipe: str, parameters: dict[str, str], **config: Any) -> None:
        """A solution and a version in training."""
        if parameters:
            config["algorithmHyperParameters"] = parameters
        solution = self.personalize.create_solution(
            name=name,
            datasetGroupArn=self.group_arn,
            performAutoTraining=False,
            recipeArn=f"arn:aws:personalize:::recipe/aws-{recipe}",
            **({"solutionConfig": config} if config else {}),
        )["solutionArn"]
        made = self.personalize.create_solution_version(solutionArn=solution)
        self.versions[name] = made["solutionVersionArn"]

    def campaign(self, name: str, version: str, weight: str | None = None) -> None:
        """A campaign of a version."""
        config = {"itemExplorationConfig": {"explorationWeight": weight}}
        self.campaigns[name] = self.personalize.create_campaign(
            name=name,
            solutionVersionArn=version,
            **({"campaignConfig": config} if weight else {}),
        )["campaignArn"]

    def live(self) -> None:
        """Single records; events, some after answers of a campaign that is deleted then."""
        events, datasets = self.client("personalize-events"), self.datasets
        created = f'"CREATION_TIMESTAMP": {START + USERS * 3600}'
        film = '{"GENRES": "Drama", "PRICE": 9.5, "TITLE": "F", ' + created + "}"
        events.put_items(
            datasetArn=datasets["Items"], items=[{"itemId": "fresh", "properties": film}]
        )
        person = '{"AGE": 33, "COUNTRY": "PT"}'
        events.put_users(
            datasetArn=datasets["Users"], users=[{"userId": "live", "properties": person}]
        )
        action = [{"actionId": "visit", "properties": '{"VALUE": 2}'}]
        events.put_actions(datasetArn=datasets["Actions"], actions=action)
        self.moment = int(time.time())
        ask = self.runtime.get_recommendations
        self.rid = ask(campaignArn=self.campaigns["deleted"], userId="u1")["recommendationId"]
        ask(campaignArn=self.campaigns[EXPLORING], userId="u1", numResults=40)
        for number in range(6):
            more = {"metricAttribution": {"eventAttributionSource": "letter"}} if number < 2 else {}
            if number == 2:
                more = {"recommendationId": self.rid}
            event = {
                "eventType": ("Click", "Buy", "Watch")[number % 3],
                "itemId": f"i{number}",
                "sentAt": self.moment,
                **more,
            }
            events.put_events(
                trackingId=self.tracking, userId="live", sessionId="s", eventList=[event]
            )
        self.personalize.delete_campaign(campaignArn=self.campaigns["deleted"])
        wait(self.personalize)

    def domain(self) -> None:
        """A domain dataset group with recommenders."""
        films, schemas = self.group_arn, {kind: SCHEMAS[kind] for kind in ("Interactions", "Items")}
        kinds = {**schemas, "Items": schemas["Items"][:4]}
        for kind, dataset in self.group("videos", kinds, domain="VIDEO_ON_DEMAND").items():
            width = len(kinds[kind])
            lines = [line.split(",")[:width] for line in csv(kind).decode().splitlines()]
            body = "\n".join(",".join(line) for line in lines)
            body = re.sub("Click|Buy", "Watch", body)  # what most recommenders learn from
            self.s3.put_object(Bucket=BUCKET, Key=f"videos/{kind}.csv", Body=body.encode())
            self.load(f"videos-{kind}", dataset, f"videos/{kind}.csv")
        for name in ("most-popular", "because-you-watched-x"):
            self.personalize.create_recommender(
                name=name,
                datasetGroupArn=self.group_arn,
                recipeArn=f"arn:aws:personalize:::recipe/aws-vod-{name}",
            )
        self.group_arn = films
        wait(self.personalize)

    def jobs(self) -> None:
        """Batch jobs, an export and a deletion."""
        self.s3.put_object(Bucket=BUCKET, Key="batch/users.json", Body=b'{"userId": "u3"}\n')
        self.s3.put_object(Bucket=BUCKET, Key="batch/items.json", Body=b'{"itemId": "i5"}\n')
        self.s3.put_object(Bucket=BUCKET, Key="gone/users.csv", Body=b"USER_ID\nu59\n")
        self.batch("users")
        self.personalize.create_batch_segment_job(
            jobName="segment",
            solutionVersionArn=self.versions["item-affinity"],
            roleArn=self.role,
            numResults=5,
            **files("items.json", "segments"),
        )
        self.personalize.create_dataset_export_job(
            jobName="export",
            datasetArn=self.datasets["Users"],
            roleArn=self.role,
            ingestionMode="ALL",
            jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/export/"}},
        )
        wait(self.personalize)
        self.personalize.create_data_deletion_job(
            jobName="deletion",
            datasetGroupArn=self.group_arn,
            roleArn=self.role,
            dataSource={"dataLocation": f"s3://{BUCKET}/gone/"},
        )
        wait(self.personalize)

    def batch(self, name: str) -> None:
        """Recommendations for the users of a file, into a folder of this name."""
        self.personalize.create_batch_inference_job(
            jobName=name,
            solutionVersionArn=self.versions["popularity-count"],
            roleArn=self.role,
            numResults=5,
            **files("users.json", name),
        )


def files(source: str, target: str) -> dict[str, Any]:
    """Input and output of a batch job."""
    return {
        "jobInput": {"s3DataSource": {"path": f"s3://{BUCKET}/batch/{source}"}},
        "jobOutput": {"s3DataDestination": {"path": f"s3://{BUCKET}/{target}/"}},
    }


def local(command: str, folder: Path, *arguments: str) -> str:
    """Run the command line of the stand-in; what it said."""
    line = [sys.executable, "-m", "personalize_poc.local", command, "--data-dir", str(folder)]
    return subprocess.run(
        [*line, *arguments], check=True, cwd=folder, stdout=subprocess.PIPE, text=True
    ).stdout


def start(folder: Path, *arguments: str) -> str:
    """Start a stand-in on a folder; its endpoint."""
    told = local("start", folder, "--port", "0", "--schedule-speed", "0", *QUOTAS, *arguments)
    return re.search(r"http://\S+", told)[0]  # type: ignore[index]


def pack(folder: Path, target: Path) -> None:
    """The state of a stand-in that was ended, as an archive without owners and times."""

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
        if Path(entry.name).name in ENDED:
            return None
        kept = tarfile.TarInfo(entry.name)
        kept.type, kept.size = entry.type, entry.size
        kept.mode = 0o755 if entry.isdir() else 0o644
        return kept

    with tarfile.open(target, "w:xz", preset=9) as packed:  # equal files take room once
        for path in sorted(folder.iterdir()):
            packed.add(path, path.name, filter=plain)


def main(target: Path) -> None:
    """Write the directory, ask it after a restart, leave a job unfinished, pack it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        try:
            writer = Writer(start(folder))
            questions = writer.write()
            local("stop", folder)
            found = answers(clients(start(folder)), questions)
            local("stop", folder)
            slow = clients(start(folder, "--job-seconds", "batch-inference-job=900"))
            writer.personalize = slow("personalize")
            writer.batch(UNFINISHED)
        finally:
            local("stop", folder)
        pack(folder, target)
    text = json.dumps({"questions": questions, "answers": found}, indent=1, sort_keys=True)
    target.with_suffix("").with_suffix(".json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
