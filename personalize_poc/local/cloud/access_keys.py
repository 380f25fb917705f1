"""Whose access keys those are: made by IAM or STS here, or named like an account."""

from __future__ import annotations

import re
import sys

_ACCOUNT = re.compile(r"[0-9]{12}")


def account_of(access_key: str) -> str | None:
    """The account that an access key names, or in which IAM or STS made it; None for other keys.

    Reads moto's state without creating any: as long as nobody has called IAM or STS its module
    is not even imported, and no access key can exist.
    """
    if named := named_by(access_key):
        return named
    module = sys.modules.get("moto.iam.models")
    backends = getattr(module, "iam_backends", None)
    for account_id, account in list(backends.items()) if backends is not None else []:
        for backend in list(account.values()):
            if access_key in backend.access_keys:
                return str(account_id)
    return None


def named_by(access_key: str) -> str | None:
    """The account that an access key of twelve digits names; None for other keys."""
    return access_key if _ACCOUNT.fullmatch(access_key) else None
