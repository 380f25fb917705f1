"""What a policy allows and no recorded run has called: each with its reason, one line each.

A line that is no longer needed fails as well, so the table says exactly what is beyond the calls.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from tests.support import needed_calls
from tests.support.iam import Request, applies, many, statements
from tests.support.template import Stack, Template

_BY_HAND = "cleanup deletes what a person has added to the run's dataset group by hand"
_EXPORT = "cleanup waits for an export that a person has begun"
_IDLE = "cloudformation/idle_stop.py calls it, see test_idle_stop.py"
_LOGS = "SageMaker writes the log of the start script with the role of the host"
ACTIONS = {
    "WhatRunsMake personalize:DeleteRecommender": _BY_HAND,
    "WhatRunsMake personalize:DescribeDatasetExportJob": _EXPORT,
    "WhatRunsMake personalize:DescribeRecommender": _BY_HAND,
    "WhatRunsMake personalize:PutUsers": "the counterpart of PutItems, for a person's own tries",
    "Recipes personalize:DescribeRecipe": "what a recipe can do; there is nothing to protect",
    "ItsObjects s3:DeleteObject": "a bucket that a person has named may keep no versions",
    "StopsItself sagemaker:StopNotebookInstance": _IDLE,
    "SaysWhy logs:CreateLogStream": _IDLE,
    "SaysWhy logs:PutLogEvents": _IDLE,
    "LogsOfSageMaker logs:CreateLogStream": _LOGS,
    "LogsOfSageMaker logs:PutLogEvents": _LOGS,
    "GroupOfSageMaker logs:CreateLogGroup": _LOGS,
    "GroupOfSageMaker logs:DescribeLogStreams": _LOGS,
}
"""Name of the statement and action -> reason."""
RESOURCES = {
    "WhatRunsMake dataset-export-job": _EXPORT,
    "WhatRunsMake recommender": _BY_HAND,
    "Recipes recipe": "of DescribeRecipe, above",
    "SaysWhy log-group": _IDLE,
    "LogsOfSageMaker log-group": _LOGS,
    "GroupOfSageMaker log-group": _LOGS,
}
"""Name of the statement and kind of resource -> reason."""


def unused_actions(documents: Sequence[Mapping[str, Any]], calls: Sequence[Request]) -> set[str]:
    """Actions of statements that no call makes use of, as in `ACTIONS`."""
    return {
        f"{statement['Sid']} {action}"
        for statement in statements(documents)
        for action in many(statement["Action"])
        if not any(applies({**statement, "Action": action}, one) for one in calls)
    }


def unused_resources(documents: Sequence[Mapping[str, Any]], calls: Sequence[Request]) -> set[str]:
    """Resources of statements that no call reaches, as in `RESOURCES`."""
    return {
        f"{statement['Sid']} {re.split('[:/]', resource.split(':', 5)[5])[0]}"
        for statement in statements(documents)
        for resource in many(statement["Resource"])
        if not any(applies({**statement, "Resource": resource}, one) for one in calls)
    }


def the_host_may_do_what_is_called_or_has_a_reason(template: Template) -> None:
    """Not less and not more, statement by statement."""
    stack = Stack(template)
    documents, calls = stack.policies("NotebookRole"), needed_calls.of_stack(stack)
    assert unused_actions(documents, calls) == set(ACTIONS)
    assert unused_resources(documents, calls) == set(RESOURCES)
