"""The stand-in's own pages."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any, cast

from personalize_poc import contract
from personalize_poc.local.api.context import Service
from personalize_poc.local.protocol.codec import Request
from personalize_poc.local.server.endpoints import Endpoints

ARN = "arn:aws:personalize:us-east-1:123456789012:solution/films/1a2b3c4d"


def asked(arn: str) -> tuple[int, Any]:
    working = {ARN: {"step": "training", "epoch": 2, "of": 9, "seconds": 1.5}}
    service = cast(Service, SimpleNamespace(jobs=SimpleNamespace(progress=working.get)))
    request = Request("GET", f"{contract.PROGRESS_PATH}{arn}", {}, b"")
    answer = Endpoints(service).answer(request)
    return answer.status, json.loads(answer.body)


def test_how_far_a_worker_is() -> None:
    status, page = asked(ARN)
    assert status == 200
    assert page["progress"] == {"step": "training", "epoch": 2, "of": 9, "seconds": 1.5}


def test_what_nobody_works_on_is_not_there() -> None:
    status, page = asked("arn:aws:personalize:us-east-1:123456789012:solution/other/5e6f7a8b")
    assert status == 404
    assert "Nobody works on" in page["message"]
