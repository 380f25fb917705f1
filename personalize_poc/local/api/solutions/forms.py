"""What solutions and their versions know of each other."""

from __future__ import annotations

from personalize_poc.local.api.resources import Form

VERSION = Form(
    "solution-version",
    "solutionVersionArn",
    summary=("trainingMode", "trainingType", "failureReason"),
    named_in_lists=False,
)
