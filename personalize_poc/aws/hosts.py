"""Which hosts a target may reach, decided from the address of a request before it is sent.

Neither a name that AWS would resolve nor a certificate is asked: what a request of target aws may
go to is written out, because other names below amazonaws.com belong to customers of AWS.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from personalize_poc.errors import HostRefused
from personalize_poc.standin import discovery

REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-[0-9]")
_OF_REGION = (
    "personalize",
    "personalize-events",
    "personalize-runtime",
    "cloudformation",
    "monitoring",
    r"api\.sagemaker",
    "servicequotas",
)
"""Services by the first part of their hosts, in the region of the target only."""
_OF_ANY_REGION = (r"sts", r"oidc", r"portal\.sso", r"sso-oidc", r"signin", r"s3")
"""Whoever signs in may have to do so in another region; S3 names the region of a bucket."""
_GLOBAL = ("sts", "iam", "s3")
_END = r"(amazonaws\.com(\.cn)?|api\.aws|api\.amazonwebservices\.com\.cn)"
_ANY = r"[a-z]{2}(-[a-z]+)+-[0-9]"
_BUCKET = r"[a-z0-9]([a-z0-9.-]{1,61}[a-z0-9])\."


def is_of_aws(url: str, region: str) -> bool:
    """Whether an address is one of the hosts of AWS that a run in this region needs."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    authority = f"{host}:{port}" if port else host
    if parts.scheme != "https" or parts.netloc.lower() != authority or port not in (None, 443):
        return False  # a user name or a backslash in it is read differently by different parsers
    here, fips = re.escape(region), r"(-fips)?"
    alternatives = (
        rf"({'|'.join(_OF_REGION)}){fips}\.{here}\.{_END}",
        rf"({'|'.join(_OF_ANY_REGION)}){fips}\.{_ANY}\.{_END}",
        rf"({'|'.join(_GLOBAL)}){fips}\.amazonaws\.com",
        rf"iam{fips}\.(us-gov|global|cn-north-1)\.{_END}",
        rf"s3{fips}\.dualstack\.{_ANY}\.{_END}",
    )
    if any(re.fullmatch(one, host, re.ASCII) for one in alternatives):
        return True
    of_bucket = rf"{_BUCKET}s3{fips}(\.dualstack)?(\.{_ANY})?\.amazonaws\.com(\.cn)?"
    return re.fullmatch(of_bucket, host, re.ASCII) is not None


def refuse_foreign(url: str, region: str) -> None:
    """Refuse what is not a host of AWS.

    Raises:
        HostRefused: it is none.
    """
    if not is_of_aws(url, region):
        raise HostRefused(
            f"Target aws stopped a request to {url.split('?')[0]}: not an AWS host.",
            "Remove endpoint_url from your AWS configuration, or use the target local.",
        )


class OnlyAws:
    """A hook before a request is sent: it goes to AWS, in this region, or nowhere."""

    def __init__(self, region: str) -> None:
        self.region = region

    def __call__(self, request: Any, **_: Any) -> None:
        """Raises HostRefused."""
        refuse_foreign(request.url, self.region)


def only_loopback(request: Any, **_: Any) -> None:
    """A hook before a request is sent: it stays on this machine. Raises HostRefused."""
    if not discovery.is_loopback(request.url):
        raise HostRefused(
            f"Target local stopped a request to {request.url.split('?')[0]} before it was sent.",
            "Only the stand-in on this machine may be reached; use the target aws for AWS.",
        )
