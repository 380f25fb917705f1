"""The stand-in's own pages, which Amazon Personalize does not have, by ARN."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from personalize_poc.errors import StandInGone
from personalize_poc.standin import discovery


def page(endpoint: str, path: str, arn: str, timeout: float = 30) -> dict[str, Any] | None:
    """What the stand-in says of a resource; None if it says nothing.

    Args:
        endpoint: where it answers.
        path: one of `contract`, such as `EVALUATION_PATH`.
        arn: of the resource.
        timeout: seconds.

    Raises:
        StandInGone: it does not answer.
    """
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through a proxy
    try:
        with opener.open(f"{endpoint}{path}{urllib.parse.quote(arn)}", timeout=timeout) as answer:
            found: dict[str, Any] = json.loads(answer.read())
    except urllib.error.HTTPError:
        return None
    except OSError as problem:
        stopped = f"The stand-in at {endpoint} has stopped."
        raise StandInGone(stopped, discovery.restart(endpoint)) from problem
    return found
