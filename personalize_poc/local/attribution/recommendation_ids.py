"""Recommendation ids that say which campaign or recommender answered.

An event that carries the id of the answer it came from must be credited to the campaign or
recommender that gave the answer, also after a restart. Writing down every answer would cost a disk
write a request, so the id itself holds a digest of the ARN, mixed with the id's random part; ids
look like those of the service, ``RID-`` and a version 4 UUID.
"""

from __future__ import annotations

import functools
import hashlib
import re
import uuid
from collections.abc import Iterable

_PREFIX = "RID-"
_TAG_BITS = 48
_MASK = (1 << _TAG_BITS) - 1
_FORM = re.compile(r"RID-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def new(arn: str) -> str:
    """A fresh id of an answer of this campaign or recommender. 74 of its bits are random."""
    drawn = uuid.uuid4().int
    # The first 48 bits are the digest, hidden by the last 48; version and variant lie between.
    head = _tag(arn) ^ (drawn & _MASK)
    return _PREFIX + str(uuid.UUID(int=(drawn & ((1 << 80) - 1)) | (head << 80)))


class Answerers:
    """Finds who gave an answer among the campaigns and recommenders that there are or were."""

    def __init__(self, arns: Iterable[str]) -> None:
        self._arns = {_tag(arn): arn for arn in arns}

    def find(self, recommendation_id: str) -> str | None:
        """The ARN; None for ids of others. An id made elsewhere fits with probability 2^-48."""
        if not _FORM.fullmatch(recommendation_id):
            return None
        value = int(recommendation_id[len(_PREFIX) :].replace("-", ""), 16)
        return self._arns.get((value >> 80) ^ (value & _MASK))


@functools.lru_cache(maxsize=4096)
def _tag(arn: str) -> int:
    return int.from_bytes(hashlib.blake2b(arn.encode(), digest_size=_TAG_BITS // 8).digest(), "big")
