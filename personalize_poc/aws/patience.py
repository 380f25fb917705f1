"""What whoever waits for hours bears: lost connections, a busy service, credentials that end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from personalize_poc.aws import credentials, retries
from personalize_poc.aws.board import minutes
from personalize_poc.aws.resources import message_of
from personalize_poc.errors import CredentialsError, Refused

OUTAGE_SECONDS = 30 * 60.0
"""For so long a service that cannot be asked is believed to come back."""
LAPSED_SECONDS = 2 * 3600.0
"""For so long somebody may take to sign in again."""
CARRIES_ON = "The service carries on; run this cell again to go on waiting."
Answer = TypeVar("Answer")


class Patience:
    """Troubles met while waiting: told once, borne for a time, then raised as one sentence.

    Args:
        place: where is waited; one with `renew` can take new credentials.
        clock: seconds.
        tell: shows a sentence.
    """

    def __init__(
        self, place: Any, clock: Callable[[], float], tell: Callable[[str], None] = print
    ) -> None:
        self._clock, self._tell = clock, tell
        self._renew: Callable[[], bool] | None = getattr(place, "renew", None)
        self._is_lapsed, self._since, self._why = False, 0.0, ""

    def over(self) -> None:
        """A look succeeded."""
        self._why = ""

    def ask(
        self, look: Callable[[], Answer], *, interval: float, sleep: Callable[[float], None]
    ) -> Answer:
        """Look until an answer comes, or it is borne no longer: see `bear`."""
        while True:
            try:
                answer = look()
            except Exception as problem:
                self.bear(problem)
            else:
                self.over()
                return answer
            sleep(interval)

    def bear(self, problem: Exception) -> None:
        """Return if the trouble may pass, so that it can be looked again after a pause.

        Raises:
            CredentialsError: the credentials ended, and nobody has renewed them for long.
            Refused: the service could not be asked for long.
            Exception: the problem itself, if it does not pass.
        """
        if isinstance(problem, Refused) and isinstance(problem.__cause__, Exception):
            problem = problem.__cause__  # what was met says more than its sentence
        is_lapsed = self._renew is not None and credentials.lapsed(problem)
        if not is_lapsed and not retries.passes(problem):
            raise problem
        if not self._why or is_lapsed != self._is_lapsed:
            self._is_lapsed, self._since = is_lapsed, self._clock()
            self._why = message_of(problem).rstrip(".")
            self._tell(self._sentence())
        if is_lapsed and self._renew is not None and self._renew():
            self._tell("The new AWS credentials are accepted; the wait goes on.")
        if self._clock() - self._since >= (LAPSED_SECONDS if is_lapsed else OUTAGE_SECONDS):
            self.give_up()

    def give_up(self) -> None:
        """Raise what has been borne for too long; nothing if the last look succeeded."""
        if not self._why:
            return
        spent = minutes(self._clock() - self._since)
        if self._is_lapsed:
            what = f"The AWS credentials ended, and for {spent} nobody has renewed them."
            raise CredentialsError(what, f"{credentials.SIGN_IN}. {CARRIES_ON}")
        raise Refused("AWS", "no answer", f"{self._why} (for {spent})", CARRIES_ON)

    def _sentence(self) -> str:
        if self._is_lapsed:
            return f"The AWS credentials have expired. {credentials.SIGN_IN}; this goes on then."
        return f"No answer ({self._why}); asked again until one comes."
