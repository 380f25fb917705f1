"""Waits of hours: lost connections, a busy service, credentials that end, time-outs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from botocore import exceptions

from personalize_poc import errors
from personalize_poc.aws import cleanup, credentials, durations, patience, sessions, waiting
from personalize_poc.aws.targets import Target
from personalize_poc.aws.workspace import Workspace
from tests.aws.test_waiting import Lines, make
from tests.support.fake_personalize import ACCOUNT, fake_target

URL = "https://personalize.us-east-1.amazonaws.com"
AWAY: dict[str, Exception] = {
    "never connected": exceptions.EndpointConnectionError(endpoint_url=URL, error="no route"),
    "closed": exceptions.ConnectionClosedError(endpoint_url=URL),
    "timed out": exceptions.ReadTimeoutError(endpoint_url=URL, error="timed out"),
    "connect timed out": exceptions.ConnectTimeoutError(endpoint_url=URL, error="timed out"),
}
EXPIRED = ("ExpiredToken", "ExpiredTokenException", "UnrecognizedClientException")


class Troubled:
    """A fake that raises or refuses for a time, from a moment on."""

    def __init__(self, fake: Any, clock: Any, what: Any, begin: float, seconds: float) -> None:
        self.fake, self.clock, self.what, self.describe = fake, clock, what, fake.describe
        self.begin, self.end = clock.now + begin, clock.now + begin + seconds
        self.is_over: Callable[[], bool] = lambda: False
        fake.describe = self

    def __call__(self, noun: str, asked: dict[str, Any]) -> Any:
        if not self.begin <= self.clock.now < self.end or self.is_over():
            return self.describe(noun, asked)
        if isinstance(self.what, Exception):
            raise self.what
        answer, parsed = self.fake._error(self.what[0], "The m.")  # noqa: SLF001
        answer.status_code = parsed["ResponseMetadata"]["HTTPStatusCode"] = self.what[1]
        return answer, parsed


@pytest.fixture
def world() -> Iterator[Any]:
    yield from fake_target(seconds=7200)


def wait(world: Any, **options: Any) -> tuple[Lines, dict[str, Any]]:
    target, _, clock = world
    line, arn, how = Lines(), make(target, "poc-a"), {"timeout": 10**6, **options}
    place = how.pop("place", target)
    told = waiting.wait(place, arn, clock=clock, sleep=clock.sleep, line=line, **how)
    return line, told[arn]


TROUBLES: dict[str, Any] = {
    **AWAY,
    "throttled": ("ThrottlingException", 400),
    "failure of AWS": ("InternalServerException", 500),
    "unavailable": ("ServiceUnavailable", 503),
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_wait_goes_on_when_answers_come_again(world: Any, name: str) -> None:
    _, fake, clock = world
    Troubled(fake, clock, TROUBLES[name], 600, 1500)
    line, described = wait(world)
    assert described["status"] == "ACTIVE"
    assert len([text for text in line.news if "No answer" in text]) == 1, "told once"


@pytest.mark.parametrize("name", TROUBLES)
def test_what_does_not_come_again_is_one_sentence_after_a_time(world: Any, name: str) -> None:
    _, fake, clock = world
    Troubled(fake, clock, TROUBLES[name], 600, 10**9)
    begun = clock.now
    with pytest.raises(errors.PocError, match=r"for 30:00.*run this cell again") as caught:
        wait(world)
    assert len(str(caught.value).splitlines()) == 1
    assert clock.now - begun == pytest.approx(600 + patience.OUTAGE_SECONDS, abs=40)


def test_a_refusal_is_told_at_once(world: Any) -> None:
    _, fake, clock = world
    Troubled(fake, clock, ("AccessDeniedException", 400), 600, 10**9)
    begun = clock.now
    with pytest.raises(errors.Refused, match="AccessDeniedException"):
        wait(world)
    assert clock.now - begun == pytest.approx(600, abs=20)


class Keys:
    """Credentials of a profile: somebody signs in again at a moment."""

    method = "sso"

    def __init__(self, access_key: str) -> None:
        self.access_key, self.secret_key, self.token = access_key, "secret", None

    def get_frozen_credentials(self) -> Any:
        return self


class Session:
    def __init__(self, held: Any) -> None:
        self.held = held

    def get_credentials(self) -> Any:
        return self.held


class Sts:
    def __init__(self, account: str, is_valid: Any) -> None:
        self.account, self.is_valid = account, is_valid

    def get_caller_identity(self) -> dict[str, str]:
        if not self.is_valid():
            told: Any = {"Error": {"Code": "ExpiredToken", "Message": "m"}}
            raise exceptions.ClientError(told, "GetCallerIdentity")
        return {"Account": self.account}


def lapsing(world: Any, code: str, hours: float, account: str = ACCOUNT) -> Target:
    """The target of the world; its credentials end after ten minutes, for so many hours."""
    target: Target = world[0]
    _, fake, clock = world
    trouble, signed_in = Troubled(fake, clock, (code, 400), 600, 10**9), clock.now + 3600 * hours
    held = credentials.Renewable(lambda: Keys("new" if clock.now >= signed_in else "old"))
    trouble.is_over = lambda: held.access_key == "new"
    session: Any = Session(held)
    sts = Sts(account, lambda: held.access_key == "new")
    return replace(target, session=session, clients={**target.clients, "sts": sts})


@pytest.mark.parametrize("code", EXPIRED)
def test_credentials_that_end_are_asked_for_once_and_the_wait_goes_on(
    world: Any, code: str
) -> None:
    line, described = wait(world, place=lapsing(world, code, 1.5))
    assert described["status"] == "ACTIVE"
    (told,) = [text for text in line.news if "expired" in text]
    assert "`aws sso login`" in told
    assert len([text for text in line.news if "accepted" in text]) == 1


def test_credentials_that_nobody_renews_end_the_wait_with_one_sentence(world: Any) -> None:
    place = lapsing(world, EXPIRED[0], 10**6)
    begun = world[2].now
    with pytest.raises(errors.CredentialsError, match=r"for 2:00:0\d nobody.*aws sso login"):
        wait(world, place=place)
    assert world[2].now - begun == pytest.approx(600 + patience.LAPSED_SECONDS, abs=40)


def test_a_time_out_meanwhile_says_what_is_wrong(world: Any) -> None:
    with pytest.raises(errors.CredentialsError, match="nobody has renewed"):
        wait(world, place=lapsing(world, EXPIRED[0], 10**6), timeout=1800)


def test_credentials_of_another_account_are_refused(world: Any) -> None:
    with pytest.raises(errors.CredentialsError, match=rf"of account 9{{12}}.*in {ACCOUNT}"):
        wait(world, place=lapsing(world, EXPIRED[0], 1, "9" * 12))


def test_credentials_of_the_process_cannot_be_waited_for(world: Any) -> None:
    place = lapsing(world, EXPIRED[0], 1)
    held: Any = place.session.get_credentials()
    held.renew()
    Keys.method, before = "env", Keys.method
    try:
        with pytest.raises(errors.CredentialsError, match="cannot be renewed from outside"):
            wait(world, place=place)
    finally:
        Keys.method = before


def test_a_client_goes_on_with_what_a_profile_has_now(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "credentials"
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(file))

    def write(key: str) -> None:
        text = f"[default]\naws_access_key_id = {key}\naws_secret_access_key = s\n"
        file.write_text(text, encoding="utf-8")

    write("AKIAOLD")
    session = sessions.aws("us-east-1")
    client, signed = session.client("personalize"), []

    def sent(request: Any, **_: Any) -> Any:
        signed.append(str(request.headers["Authorization"]))
        raise errors.HostRefused("far enough")

    session.events.register_first("before-send.personalize", sent)
    client.meta.events.register_first("before-send.personalize", sent)
    for key in ("AKIAOLD", "AKIANEW"):
        write(key)
        held: Any = session.get_credentials()
        held.renew()
        with pytest.raises(errors.HostRefused):
            client.list_schemas()
        assert f"Credential={key}/" in signed[-1]
    file.unlink()
    held.renew()
    assert held.access_key == "AKIANEW", "what is not found any more stays"


def test_a_cleanup_bears_what_a_wait_bears(world: Any) -> None:
    target, fake, clock = world
    make(target, "poc-run")
    clock.sleep(8000)
    Troubled(fake, clock, AWAY["closed"], 600, 1200)
    ws = Workspace(target, "run")
    plan = cleanup.plan(ws)
    left = plan.execute(clock=clock, sleep=clock.sleep, line=Lines)
    assert len(left) == 0


# --- How long is too long ---------------------------------------------------------------------
A = "arn:aws:personalize:us-east-1:123456789012:"


@pytest.mark.parametrize(
    ("arn", "interactions", "hours"),
    [
        (f"{A}dataset-group/x", None, 1.5),
        (f"{A}filter/x", 10**9, 1.5),
        (f"{A}solution/x/00000001", 100_000, 4.5),
        (f"{A}solution/x/00000001", 25_000_000, 18),
        (f"{A}solution/x/00000001", 100_000_000, 72),
        (f"{A}solution/x/00000001", None, 18),
        (f"{A}dataset-import-job/x", 100_000, 3),
        (f"{A}dataset-import-job/x", 100_000_000, 24),
        (f"{A}campaign/x", 10**9, 4.5),
    ],
)
def test_a_limit_grows_with_the_data_where_the_work_does(
    arn: str, interactions: int | None, hours: float
) -> None:
    assert durations.limit([arn], interactions) == pytest.approx(hours * 3600)


def test_of_several_kinds_the_slowest_counts() -> None:
    arns = [f"{A}filter/x", f"{A}solution/x/00000001", f"{A}campaign/x"]
    assert durations.limit(arns, 25_000_000) == 18 * 3600


def test_a_wait_takes_its_limit_from_the_size_of_the_data() -> None:
    for target, _, clock in fake_target(seconds=10**9):
        arn, begun = make(target, "poc-a"), clock.now
        for place, hours in ((replace(target, interactions=10), 1.5), (target, 1.5)):
            with pytest.raises(errors.TimedOut):
                waiting.wait(place, arn, clock=clock, sleep=clock.sleep, line=Lines())
            assert clock.now - begun == pytest.approx(hours * 3600, abs=20)
            begun = clock.now
