"""How a service is put together, and taken apart."""

from __future__ import annotations

import shutil
import threading
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.local.api import operations
from personalize_poc.local.api.context import Service
from personalize_poc.local.cloud.propagation import Propagation
from personalize_poc.local.cloud.s3_access import CloudAccess
from personalize_poc.local.faults.engine import Faults
from personalize_poc.local.jobs.kinds import by_name, check_rules
from personalize_poc.local.jobs.runner import JobRunner
from personalize_poc.local.options import Options
from personalize_poc.local.process import directory
from personalize_poc.local.serving import Serving
from personalize_poc.local.state import disk_errors
from personalize_poc.local.state.state import State

if TYPE_CHECKING:
    from personalize_poc.local.cloud.app import CloudServices

PRELOADED = (
    "personalize_poc.local.attribution.import_work",
    "personalize_poc.local.training.job",
)
"""What a worker process that waits for a job has loaded."""


def create_service(
    data_dir: Path,
    options: Options | None = None,
    clock: Callable[[], float] = time.time,
    cloud: CloudServices | None = None,
) -> Service:
    """Open the state in `data_dir`, load what is deployed, and take up unfinished jobs.

    `cloud` keeps the S3 objects and roles that jobs use; None leaves them in memory.

    The caller closes it with `close_service`. Raises StandInError when the folder cannot be
    written or its state cannot be read.
    """
    options = options or Options()
    kinds = operations.job_kinds()
    faults = Faults(options.rules(), options.fault_seed)
    check_rules(faults.rules(), by_name(kinds))
    directory.make(data_dir)
    _empty_trash(data_dir)
    belongings = (data_dir / "datasets", data_dir / "models")
    state = State(data_dir / disk_errors.STATE, clock, belongings)
    # A mock has no spare process: most of its tests run no job.
    preload = PRELOADED if cloud is not None else ()
    jobs = JobRunner(state, data_dir, kinds, operations.periodic_tasks(), options, preload, faults)
    service = Service(
        data_dir=data_dir,
        state=state,
        jobs=jobs,
        cloud=CloudAccess(options.enforce_permissions, cloud, Propagation(options.iam_delay)),
        serving=Serving(data_dir, state, options, clock),
        options=options,
        clock=clock,
        faults=faults,
    )
    jobs.start(service)
    return service


def _empty_trash(data_dir: Path) -> None:
    """Delete what an exchange of states, or a kill, has left; nobody need wait for that."""
    trash = data_dir / "trash"
    if trash.exists():
        trash.rename(data_dir / f"trash-{uuid.uuid4().hex}")  # a new one may be needed at once
    left = list(data_dir.glob("trash-*"))

    def delete() -> None:
        for folder in left:
            shutil.rmtree(folder, ignore_errors=True)

    if left:
        threading.Thread(target=delete, name="trash", daemon=True).start()


def close_service(service: Service) -> None:
    """End workers and threads, then close the state. Unfinished jobs stay for the next start."""
    try:
        service.jobs.close()
        service.serving.impressions.close()
    finally:
        service.state.close()
