"""Whether a request says which service it is for, and who asks."""

from __future__ import annotations

import io
import re
from typing import Any

from personalize_poc.local.protocol import credentials

PLAIN_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:\d+)?", re.IGNORECASE)
"""A host that names no bucket."""
_MAX_FORM = 1 << 20


def is_signed(environ: dict[str, Any]) -> bool:
    """Whether the request carries a signature that names a service, in a header or in its URL."""
    if credentials.scope({"authorization": environ.get("HTTP_AUTHORIZATION", "")}) is not None:
        return True
    query = environ.get("QUERY_STRING", "")
    return "X-Amz-Credential=" in query or "AWSAccessKeyId=" in query


def is_anonymous(environ: dict[str, Any]) -> bool:
    """Whether a request to ``/`` is unsigned and names no service. moto would list all buckets.

    Services are named by a target, or by an ``Action`` in the query or in a form (STS takes some
    unsigned); a bucket by the name of the host. Unsigned requests to objects are S3's to judge.
    """
    if environ.get("PATH_INFO", "/").strip("/") or is_signed(environ):
        return False
    if "HTTP_X_AMZ_TARGET" in environ or not PLAIN_HOST.fullmatch(environ.get("HTTP_HOST", "")):
        return False
    if "Action=" in environ.get("QUERY_STRING", ""):
        return False
    if "form-urlencoded" not in environ.get("CONTENT_TYPE", ""):
        return True
    form = environ["wsgi.input"].read(min(int(environ.get("CONTENT_LENGTH") or 0), _MAX_FORM))
    environ["wsgi.input"] = io.BytesIO(form)
    return b"Action=" not in form
