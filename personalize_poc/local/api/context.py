"""The parts of the stand-in, held together, and what one API call may touch."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.local import quotas as numbers
from personalize_poc.local.faults.engine import Faults
from personalize_poc.local.options import Options

if TYPE_CHECKING:
    from personalize_poc.local.cloud.s3_access import CloudAccess
    from personalize_poc.local.jobs.runner import JobRunner
    from personalize_poc.local.serving import Serving
    from personalize_poc.local.state.state import State


@dataclass
class Service:
    """The whole stand-in: one per server process or in-process mock."""

    data_dir: Path
    state: State
    jobs: JobRunner[Service]
    cloud: CloudAccess
    serving: Serving
    options: Options = field(default_factory=Options)
    clock: Callable[[], float] = time.time
    faults: Faults = field(default_factory=Faults)


@dataclass(frozen=True)
class Context:
    """One API call: who calls, where, and the service that answers."""

    service: Service
    account: str
    region: str

    @property
    def state(self) -> State:
        """The state of the service."""
        return self.service.state

    def quota(self, name: str) -> int:
        """The number of a quota, e.g. ``quota("campaigns")``."""
        return numbers.limit(self.service.options.quotas, name)

    def arn(self, suffix: str) -> str:
        """The ARN of a resource of the caller, e.g. ``arn("dataset-group/films")``."""
        return f"arn:aws:personalize:{self.region}:{self.account}:{suffix}"
