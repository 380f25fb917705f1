"""A process that can reach no other machine and holds no credentials."""

from __future__ import annotations

import os
import sys
from typing import Any


def isolate(endpoint: str) -> None:
    """Make this process unable to reach AWS or any other machine, and free of credentials."""
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(
        AWS_ACCESS_KEY_ID="local",
        AWS_SECRET_ACCESS_KEY="local",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_ENDPOINT_URL=endpoint,
        AWS_EC2_METADATA_DISABLED="true",
        AWS_CONFIG_FILE=os.devnull,
        AWS_SHARED_CREDENTIALS_FILE=os.devnull,
        # Policies that AWS manages can be attached to roles only if moto has loaded them.
        MOTO_IAM_LOAD_MANAGED_POLICIES="true",
    )
    sys.addaudithook(refuse_other_machines)


def refuse_other_machines(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook. Raises ConnectionRefusedError for what reaches beyond this machine."""
    if event == "socket.connect":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    # waitress resolves 0.0.0.0 even when it is given a socket.
    if host is None or host in ("", "localhost", "::1", "0.0.0.0") or str(host).startswith("127."):
        return
    raise ConnectionRefusedError(f"the stand-in connects to no other machine (asked for {host})")
