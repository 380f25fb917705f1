"""Whose access keys those are that IAM and STS have made here."""

from __future__ import annotations

import sys


def account_of(access_key: str) -> str | None:
    """The account that owns an access key made through IAM or STS; None for other keys.

    Reads moto's state without creating any: as long as nobody has called IAM or STS its module
    is not even imported, and no access key can exist.
    """
    module = sys.modules.get("moto.iam.models")
    backends = getattr(module, "iam_backends", None)
    for account_id, account in list(backends.items()) if backends is not None else []:
        for backend in list(account.values()):
            if access_key in backend.access_keys:
                return str(account_id)
    return None
