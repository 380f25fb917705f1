"""What solutions and their versions know of each other."""

from __future__ import annotations

from personalize_poc.local.api.resources import Form

VERSION = Form(
    "solution-version",
    "solutionVersionArn",
    summary=("trainingMode", "trainingType", "failureReason"),
    named_in_lists=False,
)


def model_folder(version_arn: str) -> str:
    """Where the model of a solution version lies, relative to the data directory.

    It follows from the ARN, so an interrupted training or deletion finds it again.
    """
    _, _, _, region, account, name = version_arn.split(":", 5)
    return f"models/{account}-{region}-{name.replace('/', '-')}"
