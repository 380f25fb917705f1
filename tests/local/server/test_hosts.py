"""Which names of this machine are answered."""

from __future__ import annotations

import pytest

from personalize_poc.local.errors import StandInError
from personalize_poc.local.server.hosts import Hosts

OWN = ("127.0.0.1:4570", "localhost", "bucket.localhost:4570", "[::1]:4570")
FOREIGN = ("", "example.com", "localhost.example.com", "127.0.0.1.example.com", "personalize:4570")


@pytest.mark.parametrize("host", OWN)
def test_own_names(host: str) -> None:
    assert Hosts().refusal({"host": host}) is None
    assert Hosts(["personalize"]).refusal({"host": host}) is None


@pytest.mark.parametrize("host", FOREIGN)
def test_foreign_names(host: str) -> None:
    assert "--allow-host" in str(Hosts().refusal({"host": host}))


def test_allowed_names_and_those_below_them() -> None:
    hosts = Hosts(["personalize", "p.test"])
    for host in ("personalize:4570", "PERSONALIZE", "films.personalize:4570", "p.test"):
        assert hosts.refusal({"host": host}) is None
        assert hosts.refusal({"host": host, "origin": f"http://{host}"}) is None
    for host in ("evilpersonalize", "p-test", "personalize.example.com"):
        assert hosts.refusal({"host": host}) is not None
    assert hosts.refusal({"host": "personalize", "origin": "http://example.com"}) is not None


def test_the_services_beside_see_localhost() -> None:
    hosts = Hosts(["personalize"])
    for host, seen in (
        ("personalize:4570", "localhost:4570"),
        ("films.personalize", "films.localhost"),
        ("127.0.0.1:4570", "127.0.0.1:4570"),
    ):
        environ = {"HTTP_HOST": host}
        hosts.as_own(environ)
        assert environ["HTTP_HOST"] == seen


@pytest.mark.parametrize("name", ["", "a b", "http://x", "x:4570", "-x", "*"])
def test_what_is_no_name(name: str) -> None:
    with pytest.raises(StandInError, match="--allow-host"):
        Hosts([name])
