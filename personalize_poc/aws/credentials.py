"""Credentials that end during a run: known by their errors, and replaced while the run goes on.

All clients of a session share one object. What it holds can be loaded anew, from profile, SSO
cache or host, so clients that notebooks have in their variables go on with the new ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from personalize_poc.aws.resources import code_of

EXPIRED = {"ExpiredToken", "ExpiredTokenException", "RequestExpired"}
UNKNOWN = {"InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch"}
OF_THE_PROCESS = ("env", "explicit")
"""Ways to credentials that nobody can renew from outside."""
SIGN_IN = "Sign in again in a terminal, e.g. `aws sso login`"


def lapsed(problem: BaseException) -> bool:
    """Whether a call failed because credentials are not valid any more."""
    from botocore import exceptions as raised

    ended = (
        raised.TokenRetrievalError,
        raised.SSOTokenLoadError,
        raised.UnauthorizedSSOTokenError,
        raised.CredentialRetrievalError,
    )
    if isinstance(problem, Exception) and code_of(problem) in EXPIRED | UNKNOWN:
        return True
    return isinstance(problem, ended)


class Renewable:
    """Credentials of botocore that can be loaded again, in place.

    Args:
        load: finds credentials as a new program would; None if there are none.
    """

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load, self._held = load, load()

    def renew(self) -> None:
        """Hold what is found now. If nothing is found, the old ones stay."""
        if (found := self._load()) is not None:
            self._held = found

    def __bool__(self) -> bool:
        return self._held is not None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._held, name)


class Provider:
    """What botocore asks for the credentials of a session.

    Args:
        load: as for `Renewable`.
    """

    def __init__(self, load: Callable[[], Any]) -> None:
        self._load = load

    def load_credentials(self) -> Renewable | None:
        """The credentials of the session; None if there are none."""
        return Renewable(self._load) or None
