"""The server's process reaches this machine and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.process.isolation import refuse_other_machines


@pytest.mark.parametrize(
    ("event", "arguments"),
    [
        ("socket.getaddrinfo", ("personalize.us-east-1.amazonaws.com", 443, 0, 0, 0)),
        ("socket.connect", (None, ("169.254.169.254", 80))),
        ("socket.connect", (None, ("2600:1f18::1", 443, 0, 0))),
    ],
)
def test_the_server_process_connects_to_no_other_machine(event: str, arguments: Any) -> None:
    with pytest.raises(ConnectionRefusedError):
        refuse_other_machines(event, arguments)


def test_the_server_process_connects_to_this_machine() -> None:
    for address in (("127.0.0.1", 80), ("::1", 80, 0, 0), "/tmp/socket"):
        refuse_other_machines("socket.connect", (None, address))
    refuse_other_machines("open", (str(Path()), "r", 0))
