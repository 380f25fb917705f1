"""What a look is not shown: named, so that the rest can go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from personalize_poc.aws.resources import NOT_FOUND, code_of, message_of
from personalize_poc.errors import Refused
from personalize_poc.language import Phrase

Thing = TypeVar("Thing")
_ALL = {  # refuses everything, or will answer later: no part is unreadable, the whole has to wait
    "ThrottlingException",
    "Throttling",
    "TooManyRequestsException",
    "SlowDown",
    "ExpiredToken",
    "ExpiredTokenException",
    "RequestExpired",
    "InvalidClientTokenId",
    "UnrecognizedClientException",
    "SignatureDoesNotMatch",
    "InvalidSignatureException",
}
NOTHING = {"NotImplementedException", NOT_FOUND, "NoSuchBucket", "NoSuchEntity"}
"""The stand-in does not know the kind, or what it belonged to has left."""


def is_of_all(problem: Exception) -> bool:
    """Whether a problem is no single refusal: the whole cleanup ends with it."""
    code = code_of(problem) or (problem.code if isinstance(problem, Refused) else "")
    return not code or code in _ALL


def seen(
    what: Phrase, look: Callable[[], Iterable[Thing]], unreadable: list[Phrase]
) -> list[Thing]:
    """What a look finds; nothing, and a line in `unreadable`, if it is refused.

    Args:
        what: what is looked at.
        look: asks the service.
        unreadable: takes what was refused, with the reason.
    """
    try:
        return list(look())
    except Exception as problem:
        if is_of_all(problem):
            raise
        code = code_of(problem) or getattr(problem, "code", "")
        if code not in NOTHING:
            why = f"{code}: {message_of(problem)}"
            unreadable.append(Phrase("{what} ({why})", {"what": what, "why": why}))
        return []
