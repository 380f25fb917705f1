"""The work of a batch segment job: items or attributes in, lists of users out.

Users are ranked by what they have done until the job began, also users that training did not see.
Of bulk data only what was imported FULL counts, as on AWS; live events count. One line is answered
at a time, so memory grows with interactions and users, not with lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from personalize_poc.local import filters as language
from personalize_poc.local.batch import attribute_query
from personalize_poc.local.batch.description import SegmentsJob
from personalize_poc.local.batch.json_lines import (
    Progress,
    answer_files,
    filter_values,
    one_by_one,
    text_member,
)
from personalize_poc.local.batch.user_scope import UserLog, UserScope, UserTable
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.training import interactions
from personalize_poc.local.datasets.training.description import TrainingInput
from personalize_poc.local.datasets.training.interactions import Loaded
from personalize_poc.local.errors import InvalidInputException, JobFailed
from personalize_poc.local.evaluation.answers import top_items
from personalize_poc.local.filters.nodes import INTERACTIONS
from personalize_poc.local.recipes.affinity.audience import Audience, Segment, SegmentModel
from personalize_poc.local.recipes.artifact import ModelUnreadable, Trained, load_model
from personalize_poc.local.recipes.recipe import SegmentQuery

ITEM_QUERIES, ATTRIBUTE_QUERIES = 500, 10
"""Lines of an input file that asks by item, and of one that asks by attributes."""


@dataclass(frozen=True)
class Segments:
    """Everything that the answer to a line depends on, beside the line.

    users: metadata for the filter. log: interactions for the filter, None when it has none on them.
    """

    trained: Trained[SegmentModel]
    audience: Audience
    user_ids: list[str]
    filter: language.Filter | None
    users: UserTable
    log: UserLog | None
    num_results: int

    @property
    def by_attributes(self) -> bool:
        """Whether lines ask by attributes instead of by item."""
        return self.trained.recipe.segments is SegmentQuery.ATTRIBUTES

    @property
    def model(self) -> SegmentModel:
        """The model."""
        return self.trained.model


def run(job: SegmentsJob, workdir: Path, progress: Progress) -> dict[str, Any]:
    """Answer all lines of all files into ``workdir/output``.

    Returns files (names of the answers), lines, failed. Raises JobFailed.
    """
    progress({"step": "reading"})
    segments = _segments(job)
    most = ATTRIBUTE_QUERIES if segments.by_attributes else ITEM_QUERIES
    answers = one_by_one(lambda line: _answer(segments, line))
    return answer_files(job.files, workdir / "output", answers, progress, most)


def _segments(job: SegmentsJob) -> Segments:
    try:
        trained = load_model(job.model)
    except ModelUnreadable as error:
        raise JobFailed(str(error)) from error
    # Users and what they did, without metadata.
    every = TrainingInput(replace(job.data, items=None), included_columns={DatasetType.USERS: []})
    counted = replace(
        every, event_type=job.event_type, event_value_threshold=job.event_value_threshold
    )
    loaded = interactions.load(counted)
    pa.default_memory_pool().release_unused()
    compiled = language.compile(job.filter) if job.filter else None
    log = None
    if compiled is not None and any(kind == INTERACTIONS for kind, _ in compiled.fields):
        known = loaded if counted == every else interactions.load(every)
        log = UserLog(known.data, known.item_ids, known.user_ids, loaded.user_ids)
    audience, users = _audience(loaded, trained), UserTable(job.data.users, loaded.user_ids)
    return Segments(trained, audience, loaded.user_ids, compiled, users, log, job.num_results)


def _audience(loaded: Loaded, trained: Trained[SegmentModel]) -> Audience:
    """What users did with the items of the model, in its indexes."""
    known = trained.item_index
    index = np.array([known.get(item, -1) for item in loaded.item_ids], np.int32)
    log = loaded.data.interactions
    items = index[log.items] if len(index) else log.items
    kept = replace(log, items=items)
    if (items < 0).any():
        kept = kept.take(items >= 0)
    if not len(kept):
        raise JobFailed("There are no interactions with the items of the solution version.")
    return Audience(kept, loaded.data.n_users)


def _answer(segments: Segments, line: Any) -> dict[str, Any]:
    if not isinstance(line, dict):
        raise InvalidInputException("The line must be a JSON object.")
    segment, item = _segment(segments, line)
    scores = segments.model.score([segment], segments.audience)[0]
    allowed = np.arange(len(scores))
    if segments.filter is not None:
        bound = language.bind(segments.filter, filter_values(line))
        allowed = np.flatnonzero(bound.mask(UserScope(segments.users, segments.log, item)))
    chosen = allowed[top_items(scores[allowed], segments.num_results)]
    return {"usersList": [segments.user_ids[user] for user in chosen]}


def _segment(segments: Segments, line: dict[str, Any]) -> tuple[Segment, str | None]:
    """What a line asks for, and the item if it names one. Raises InvalidInputException."""
    if segments.by_attributes:
        query = text_member(line, "itemAttributes")
        if not query:
            raise InvalidInputException(
                'itemAttributes is required, like {"itemAttributes": "ITEMS.GENRES = \\"War\\""}.'
            )
        segment = attribute_query.resolve(attribute_query.parse(query), segments.model.attributes)
        if not segments.model.items(segment).any():
            raise InvalidInputException("No item in training has all of these attributes.")
        return segment, None
    item = text_member(line, "itemId")
    if not item:
        raise InvalidInputException('itemId is required, as in {"itemId": "105"}.')
    index = segments.trained.item_index.get(item)
    if index is None or not segments.model.knows(index):
        raise InvalidInputException(
            f"The item {item} had no interactions when the solution version was trained."
        )
    return Segment(item=index), item
