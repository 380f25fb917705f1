"""How a service is put together, and taken apart."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.local.api import registry
from personalize_poc.local.api.context import Service
from personalize_poc.local.options import Options
from personalize_poc.local.process import directory
from personalize_poc.local.server.faults import check
from personalize_poc.local.state import disk_errors

if TYPE_CHECKING:
    from personalize_poc.local.cloud.app import Beside


def create_service(
    data_dir: Path,
    options: Options | None = None,
    clock: Callable[[], float] = time.time,
    beside: Beside | None = None,
) -> Service:
    """Open the state in `data_dir`, load what is deployed, and take up unfinished jobs.

    `beside` keeps the S3 objects and roles that jobs use; None leaves them in memory.

    The caller closes it with `close_service`. Raises StandInError when the folder cannot be
    written or its state cannot be read.
    """
    from personalize_poc.local.cloud.s3_access import Neighbours
    from personalize_poc.local.jobs.runner import Jobs
    from personalize_poc.local.serving import Serving
    from personalize_poc.local.state.resources import Store

    options = options or Options()
    check(options)
    directory.make(data_dir)
    shutil.rmtree(data_dir / "trash", ignore_errors=True)  # a kill came before it was emptied
    belongings = (data_dir / "datasets", data_dir / "models")
    store = Store(data_dir / disk_errors.STATE, clock, belongings)
    jobs = Jobs(store, data_dir, options, spare=beside is not None)
    service = Service(
        data_dir=data_dir,
        store=store,
        jobs=jobs,
        neighbours=Neighbours(options.enforce_permissions, beside),
        serving=Serving(data_dir, store, options, clock),
        options=options,
        clock=clock,
    )
    registry.handlers()  # jobs that are taken up need their kinds, which these modules register
    jobs.attach(service)
    jobs.resume()
    return service


def close_service(service: Service) -> None:
    """End workers and threads, then close the state. Unfinished jobs stay for the next start."""
    try:
        service.jobs.close()
        service.serving.shown.close()
    finally:
        service.store.close()
