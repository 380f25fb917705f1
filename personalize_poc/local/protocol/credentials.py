"""Who calls, and where: read from the credential scope of an AWS signature.

Signatures are not verified: the stand-in has no secrets. The account follows the same order that
moto uses for the services beside, so that one caller is the same account everywhere.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from personalize_poc.contract import DEFAULT_ACCOUNT

DEFAULT_REGION = "us-east-1"

_CREDENTIAL = re.compile(
    r"Credential=(?P<key>[^/,\s]+)/\d+/(?P<region>[a-z0-9-]+)/(?P<service>[a-z0-9-]+)/aws4_request"
)
_MADE = re.compile(r"A[KS]IA[A-Z0-9]{12,}")
_ACCOUNT = re.compile(r"\d{12}")


AccountOf = Callable[[str], str | None]


@dataclass(frozen=True)
class Scope:
    """The credential scope of a SigV4 signature."""

    access_key: str
    region: str
    service: str


def scope(headers: Mapping[str, str]) -> Scope | None:
    """The scope in the Authorization header, or None for an unsigned request."""
    # What follows the scope, the signature above all, differs from request to request.
    header = headers.get("authorization", "")[:4096]
    before, comma, _ = header.partition(",")
    return _scope(before) or (_scope(header) if comma else None)


@functools.lru_cache(maxsize=1024)
def _scope(text: str) -> Scope | None:
    found = _CREDENTIAL.search(text)
    return Scope(found["key"], found["region"], found["service"]) if found else None


def made_here(headers: Mapping[str, str]) -> bool:
    """Whether the access key looks like one that IAM or STS makes: they know its account."""
    found = scope(headers)
    return found is not None and _MADE.fullmatch(found.access_key) is not None


def no_account(access_key: str) -> str | None:
    """The account of an access key where none are made."""
    return None


def caller(headers: Mapping[str, str], account_of: AccountOf = no_account) -> tuple[str, str]:
    """Account and region of a request; unsigned requests get the defaults.

    account_of: the account of an access key that IAM or STS have made, None for another key, which
    belongs to the default account.
    """
    found = scope(headers)
    named = os.environ.get("MOTO_ACCOUNT_ID") or headers.get("x-moto-account-id", "")
    if _ACCOUNT.fullmatch(named):
        account = named
    else:
        account = (account_of(found.access_key) if found else None) or DEFAULT_ACCOUNT
    return account, found.region if found else DEFAULT_REGION
