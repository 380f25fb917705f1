"""Recommendation ids that say which campaign or recommender answered.

An event that carries the id of the answer it came from must be credited to the campaign or
recommender that gave the answer, also after a restart. Writing down every answer would cost a disk
write a request, so the id itself holds a digest of the ARN. Ids look like those of the service:
``RID-21-471f-bf00-7cc2983ae289-CID-3bc5e1``, the end of a version 4 UUID and six digits of the
campaign. These six are one half of the digest; the other is hidden in the last part of the UUID.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable
from random import Random

_DRAWS = Random()  # of its own: programs seed the shared one
_HALF = (1 << 24) - 1
_FORM = re.compile(
    r"RID-[0-9a-f]{2}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-([0-9a-f]{6})([0-9a-f]{6})-CID-([0-9a-f]{6})"
)
_TAG_BYTES = 6
_OLD_FORM = re.compile(
    r"RID-([0-9a-f]{8})-([0-9a-f]{4})-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-([0-9a-f]{12})"
)
"""That of events which an earlier version kept: the whole digest, mixed with the last part."""


def new(arn: str) -> str:
    """A fresh id of an answer of this campaign or recommender. 58 of its bits are random."""
    drawn, tag = _DRAWS.getrandbits(64), _tag(arn)
    first, second, third = drawn >> 56, drawn >> 44 & 0xFFF, drawn >> 30 & 0x3FFF
    # Of the UUID's last 12 digits the first six are the others, mixed with half of the digest.
    tail = drawn & _HALF
    head = (tag >> 24) ^ tail
    return (
        f"RID-{first:02x}-4{second:03x}-{0x8000 | third:04x}-{head:06x}{tail:06x}"
        f"-CID-{tag & _HALF:06x}"
    )


class Answerers:
    """Finds who gave an answer among the campaigns and recommenders that there are or were."""

    def __init__(self, arns: Iterable[str]) -> None:
        self._arns = {_tag(arn): arn for arn in arns}

    def find(self, recommendation_id: str) -> str | None:
        """The ARN; None for ids of others. An id made elsewhere fits with probability 2^-48."""
        if found := _FORM.fullmatch(recommendation_id):
            head, tail, low = (int(part, 16) for part in found.groups())
            return self._arns.get((head ^ tail) << 24 | low)
        if found := _OLD_FORM.fullmatch(recommendation_id):
            first, second, last = found.groups()
            return self._arns.get(int(first + second, 16) ^ int(last, 16))
        return None


@functools.lru_cache(maxsize=4096)
def _tag(arn: str) -> int:
    return int.from_bytes(hashlib.blake2b(arn.encode(), digest_size=_TAG_BYTES).digest(), "big")
