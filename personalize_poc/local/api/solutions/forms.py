"""What solutions and their versions know of each other."""

from __future__ import annotations

from personalize_poc.local.api.resources import Form
from personalize_poc.local.state.types import ResourceKind

VERSION = Form(
    ResourceKind.SOLUTION_VERSION,
    "solutionVersionArn",
    summary=("trainingMode", "trainingType", "failureReason"),
    named_in_lists=False,
)
