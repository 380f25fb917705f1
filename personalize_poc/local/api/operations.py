"""Everything that this room offers: operations, kinds of job, periodic tasks.

A module that answers an operation stands in `MODULES`. It may have ``JOBS``, the kinds of job that
it submits, and ``PERIODIC``, what a running service does from time to time.
"""

from __future__ import annotations

from types import ModuleType

from personalize_poc.local.api import filters, recipes, tags
from personalize_poc.local.api.attribution import metric_attributions
from personalize_poc.local.api.batch import inference_jobs, segment_jobs
from personalize_poc.local.api.campaigns import campaigns
from personalize_poc.local.api.context import Service
from personalize_poc.local.api.datasets import (
    dataset_groups,
    datasets,
    deletion_jobs,
    export_jobs,
    import_jobs,
    schemas,
    updates,
)
from personalize_poc.local.api.events import (
    event_dataset,
    event_trackers,
    put_actions,
    put_events,
)
from personalize_poc.local.api.recommenders import jobs as recommender_jobs
from personalize_poc.local.api.recommenders import recommenders
from personalize_poc.local.api.registry import Operation
from personalize_poc.local.api.runtime import actions, recommendations
from personalize_poc.local.api.solutions import automatic_training, solutions, versions
from personalize_poc.local.jobs.kinds import JobKind
from personalize_poc.local.jobs.periodic import PeriodicTask

MODULES: tuple[ModuleType, ...] = (
    dataset_groups,
    schemas,
    datasets,
    updates,
    import_jobs,
    export_jobs,
    deletion_jobs,
    event_trackers,
    event_dataset,
    put_events,
    put_actions,
    recipes,
    solutions,
    versions,
    automatic_training,
    campaigns,
    recommenders,
    recommender_jobs,
    filters,
    recommendations,
    actions,
    inference_jobs,
    segment_jobs,
    metric_attributions,
    tags,
)


def operations() -> dict[str, Operation]:
    """Every operation that is built, by name. Raises ValueError for one that is there twice."""
    found: dict[str, Operation] = {}
    for module in MODULES:
        for value in vars(module).values():
            if isinstance(value, Operation) and found.setdefault(value.name, value) is not value:
                raise ValueError(f"{value.name} is answered by two functions")
    return found


def job_kinds() -> list[JobKind[Service]]:
    """Every kind of job that operations submit."""
    return [kind for module in MODULES for kind in getattr(module, "JOBS", ())]


def periodic_tasks() -> list[PeriodicTask[Service]]:
    """What a running service does from time to time."""
    return [task for module in MODULES for task in getattr(module, "PERIODIC", ())]
