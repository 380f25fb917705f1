"""Kinds and statuses of resources, as they stand in the state file and in answers."""

from __future__ import annotations

from enum import StrEnum


class ResourceKind(StrEnum):
    """What a resource is. Most kinds are the resource type in their ARN."""

    DATASET_GROUP = "dataset-group"
    SCHEMA = "schema"
    DATASET = "dataset"
    EVENT_DATASET = "event-dataset"
    DATASET_IMPORT_JOB = "dataset-import-job"
    DATASET_EXPORT_JOB = "dataset-export-job"
    DATA_DELETION_JOB = "data-deletion-job"
    SOLUTION = "solution"
    SOLUTION_VERSION = "solution-version"
    CAMPAIGN = "campaign"
    RECOMMENDER = "recommender"
    EVENT_TRACKER = "event-tracker"
    FILTER = "filter"
    BATCH_INFERENCE_JOB = "batch-inference-job"
    BATCH_SEGMENT_JOB = "batch-segment-job"
    METRIC_ATTRIBUTION = "metric-attribution"


class Status(StrEnum):
    """Where a resource, or an update of one, stands in its life."""

    CREATE_PENDING = "CREATE PENDING"
    CREATE_IN_PROGRESS = "CREATE IN_PROGRESS"
    CREATE_STOPPING = "CREATE STOPPING"
    CREATE_STOPPED = "CREATE STOPPED"
    CREATE_FAILED = "CREATE FAILED"
    ACTIVE = "ACTIVE"
    INACTIVE = "INACTIVE"
    UPDATE_PENDING = "UPDATE PENDING"
    UPDATE_IN_PROGRESS = "UPDATE IN_PROGRESS"
    START_PENDING = "START PENDING"
    START_IN_PROGRESS = "START IN_PROGRESS"
    STOP_PENDING = "STOP PENDING"
    STOP_IN_PROGRESS = "STOP IN_PROGRESS"
    DELETE_PENDING = "DELETE PENDING"
    DELETE_IN_PROGRESS = "DELETE IN_PROGRESS"
    # A data deletion job has statuses of its own.
    PENDING = "PENDING"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    FAILED = "FAILED"


# Tuples, not sets: error messages name them in this order.
PENDING = (Status.CREATE_PENDING, Status.CREATE_IN_PROGRESS)
"""Statuses of what is still being made."""
UNFINISHED = (*PENDING, Status.CREATE_STOPPING)
"""Statuses of what is still being made, or whose making is being stopped."""
DELETION_UNFINISHED = (Status.PENDING, Status.IN_PROGRESS)
"""Statuses of a data deletion job that has not ended."""
DELETABLE = (Status.ACTIVE, Status.CREATE_FAILED, Status.CREATE_STOPPED, Status.INACTIVE)
"""Statuses from which a resource may be deleted."""
