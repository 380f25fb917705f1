"""A server process for tests, in any test framework, and one with trained campaigns."""

from __future__ import annotations

import functools
import json
import lzma
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc import contract
from personalize_poc.local.process import daemon

if TYPE_CHECKING:
    from botocore.loaders import Loader

TRAINED = "trained.tar.xz"
"""A state with trained campaigns, on made-up data; see `running_trained`."""

_REGION = "us-east-1"
_READS = ("Get", "List", "Describe")


@dataclass(frozen=True)
class LocalServer:
    """A running stand-in. `environment` holds the variables that point any SDK at it."""

    endpoint: str
    port: int
    pid: int
    data_dir: Path

    @property
    def environment(self) -> dict[str, str]:
        """Variables for other processes (those to unset are left out)."""
        variables = daemon.environment(self.endpoint, _REGION)
        return {name: value for name, value in variables.items() if value is not None}

    def client(self, service: str, region: str = _REGION, **options: Any) -> Any:
        """A boto3 client of this service that talks to the stand-in."""
        import boto3  # half a second, which a test session that asks for none should not wait
        import botocore.session

        core = botocore.session.Session()
        core.register_component("data_loader", _models())
        session = boto3.Session(
            aws_access_key_id="local",
            aws_secret_access_key="local",
            region_name=region,
            botocore_session=core,
        )
        make: Any = session.client  # its types know services by their literal names only
        return make(service, **({"endpoint_url": self.endpoint} | options))

    def snapshot(self, name: str) -> None:
        """Keep the present state under a name. Raises StandInError."""
        self._ask("PUT", f"{contract.SNAPSHOTS_PATH}/{name}")

    def restore(self, name: str) -> None:
        """Take a snapshot in the place of the present state. Raises StandInError."""
        self._again("POST", f"{contract.SNAPSHOTS_PATH}/{name}/restore")

    def reset(self) -> None:
        """Begin with nothing. Raises StandInError."""
        self._again("POST", contract.RESET_PATH)

    def requests(self, **form: Any) -> list[dict[str, Any]]:
        """The latest requests of a form, e.g. ``requests(operation="PutEvents")``.

        The members are those of `steering.queries.Form`. Raises StandInError.
        """
        body = json.dumps(form).encode()
        found: list[dict[str, Any]] = self._ask("POST", f"{contract.REQUESTS_PATH}/count", body)[
            "requests"
        ]
        return found

    def forget_requests(self) -> None:
        """Begin to count requests anew. Raises StandInError."""
        self._ask("DELETE", contract.REQUESTS_PATH)

    def has_changed(self) -> bool:
        """Whether a request since `forget_requests` may have changed something."""
        return any(
            not one["operation"].startswith((*_READS, "GET ", "HEAD ")) for one in self.requests()
        )

    def _ask(self, method: str, path: str, body: bytes | None = None) -> Any:
        return daemon.ask(self._server(), method, path, body)

    def _again(self, method: str, path: str) -> None:
        daemon.ask_for_another_state(self._server(), method, path)

    def _server(self) -> contract.Server:
        return {
            "endpoint": self.endpoint,
            "port": self.port,
            "pid": self.pid,
            "data_dir": str(self.data_dir),
            "version": "",
        }


@dataclass(frozen=True)
class Trained:
    """A stand-in with campaigns on made-up data: 60 people, 90 films in three series.

    Everybody watches the films of one series one after the other, so that what a model learned can
    be told from a popular list. campaigns: ARNs by ``user-personalization``, ``sims`` and
    ``personalized-ranking``. filters: ARNs by ``unwatched`` and ``of-series`` (its placeholder is
    ``$SERIES``). series: film -> its series.
    """

    server: LocalServer
    campaigns: dict[str, str]
    filters: dict[str, str]
    tracking_id: str
    users: list[str] = field(repr=False)
    series: dict[str, str] = field(repr=False)

    def client(self, service: str) -> Any:
        """A boto3 client of this service that talks to the stand-in."""
        return self.server.client(service)


@contextmanager
def running(data_dir: Path | None = None) -> Iterator[LocalServer]:
    """A server on a free port, ended afterwards; in a folder that is deleted, unless one is named.

    A process that is killed ends the server as well. Raises StandInError.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = data_dir or Path(made)
        # Nobody holds the other end any more once this process is gone.
        theirs, ours = os.pipe()
        with os.fdopen(theirs, "rb"), os.fdopen(ours, "wb"):
            state, _ = daemon.start(folder, 0, ["--exit-with-stdin"], stdin=theirs)
            try:
                yield LocalServer(state["endpoint"], state["port"], state["pid"], folder)
            finally:
                daemon.stop(folder)


@contextmanager
def running_trained(data_dir: Path | None = None) -> Iterator[Trained]:
    """A server with trained campaigns, ready within a few seconds: they were trained before.

    Raises StandInError.
    """
    from personalize_poc.local.steering import archive, renewal

    with tempfile.TemporaryDirectory() as made:
        folder = data_dir or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "trained.tar"
        packed = (resources.files(__package__) / TRAINED).read_bytes()
        file.write_bytes(lzma.decompress(packed))
        archive.read(file, folder / renewal.INCOMING)
        file.unlink()
        renewal.ask_for_incoming(folder)
        with running(folder) as server:
            yield _trained(server)


@functools.cache
def _models() -> Loader:
    """Reads the model of each service once a process: otherwise every client waits for it."""
    import botocore.loaders

    return botocore.loaders.create_loader(os.environ.get("AWS_DATA_PATH"))


def _trained(server: LocalServer) -> Trained:
    personalize = server.client("personalize")
    campaigns = personalize.list_campaigns()["campaigns"]
    filters = personalize.list_filters()["Filters"]
    (tracker,) = personalize.list_event_trackers()["eventTrackers"]
    told = personalize.describe_event_tracker(eventTrackerArn=tracker["eventTrackerArn"])
    return Trained(
        server,
        {one["name"]: one["campaignArn"] for one in campaigns},
        {one["name"]: one["filterArn"] for one in filters},
        told["eventTracker"]["trackingId"],
        [f"user-{number}" for number in range(60)],
        {f"film-{number}": f"series-{number // 30}" for number in range(90)},
    )
