"""The permissions that a run needs, from a file: those of a recorded run, each once.

`tests/template/test_least_privilege.py` records a run and compares; what has changed goes into the
file with `PERSONALIZE_POC_WRITE_CALLS=1`. So the mutations of the template need no run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from tests.support import permissions
from tests.support.aws_mode import Call
from tests.support.iam import Request, allowed
from tests.support.template import Stack, Template

ON_THE_HOST = Path(__file__).parent / "needed_calls_host.json"
"""All notebooks and a run half made, with the bucket and the role of the template."""
OF_A_PERSON = Path(__file__).parent / "needed_calls_person.json"
"""The bucket and the role that a run makes itself, and the cleanup of both."""
BUCKET, ROLE = "THE-BUCKET", "THE-ROLE"
HOST_ITSELF = "sagemaker:DescribeNotebookInstance"
"""What the host is, and bills."""
_KEPT = ("iam:PassedToService",)
"""Conditions that differ from call to call; the others are the same for all."""
_IDS = [
    (re.compile(r"(?<=:event-tracker/)\w+"), "id"),
    (re.compile(r"(:solution/[^/]+/)\w+"), r"\1id"),
    (re.compile(r"(arn:aws:s3:::[^/]+/personalize-poc/[^/]+/).*"), r"\1file"),
]


def of(calls: Iterable[Call], bucket: str, role: str) -> list[Request]:
    """The permissions that calls need, each once; the bucket and the role under names of here."""
    found: dict[str, Request] = {}
    for call in calls:
        for one in permissions.needed(call):
            resource = one.resource.replace(f":::{bucket}", f":::{BUCKET}")
            resource = resource.replace(f":role/{role}", f":role/{ROLE}")
            for pattern, text in _IDS:
                resource = pattern.sub(text, resource)
            context = {key: one.context[key] for key in _KEPT if key in one.context}
            request = Request(one.action, resource, {**permissions.CONTEXT, **context})
            found[str(request)] = request
    return sorted(found.values(), key=lambda one: (one.action, one.resource))


def types(requests: Iterable[Request]) -> set[tuple[str, str]]:
    """Actions with the type of their resource: names of what is made may change."""
    return {(one.action, re.split("[:/]", one.resource.split(":", 5)[-1])[0]) for one in requests}


def known(file: Path) -> list[Request]:
    """The permissions in a file."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [Request(row[0], row[1], {**permissions.CONTEXT, **row[2]}) for row in rows]


def write(file: Path, requests: Iterable[Request]) -> None:
    """Put permissions into a file, one a line."""
    rows = [(one.action, one.resource, _more(one)) for one in requests]
    lines = [json.dumps(row) for row in rows]
    file.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def _more(request: Request) -> dict[str, str]:
    """The conditions that are not the same for all."""
    return {key: request.context[key] for key in _KEPT if key in request.context}


def placed(request: Request, bucket: str, role: str) -> Request:
    """A request for a bucket and a role of these names."""
    resource = request.resource.replace(f":::{BUCKET}", f":::{bucket}")
    resource = resource.replace(f":role/{ROLE}", f":role/{role}")
    return Request(request.action, resource, request.context)


def of_stack(stack: Stack) -> list[Request]:
    """What a run on the host of a stack needs."""
    bucket, role = stack.name("DataBucket"), stack.name("PersonalizeRole")
    return [placed(one, bucket, role) for one in known(ON_THE_HOST)]


def on_a_laptop(requests: Iterable[Request], bucket: str, role: str) -> list[Request]:
    """What the same needs away from the host, which is not asked what it is."""
    return [placed(one, bucket, role) for one in requests if one.action != HOST_ITSELF]


def every_call_is_allowed(template: Template) -> None:
    """The role of the host allows every call of a run."""
    stack = Stack(template)
    documents = stack.policies("NotebookRole")
    missing = [one for one in of_stack(stack) if not allowed(documents, one)]
    assert not missing, missing
