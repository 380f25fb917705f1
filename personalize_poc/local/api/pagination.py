"""Pages of a list, and the tokens that continue them."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from typing import Any, TypeVar

from personalize_poc.local.api.context import Context
from personalize_poc.local.api.resources import Form
from personalize_poc.local.errors import (
    InvalidNextTokenException,
)

DEFAULT_PAGE = 100
"""Entries of a page when maxResults is omitted (the service's own default is not documented)."""


_Row = TypeVar("_Row")


def page(
    context: Context,
    params: Mapping[str, Any],
    form: Form,
    key: str,
    *,
    parent: str | None = None,
    dataset_group: str | None = None,
    newest_first: bool = False,
) -> dict[str, Any]:
    """One page of the caller's resources in order of creation, under the member `key`.

    parent, dataset_group: values of filters, None for all. newest_first: the order is reversed.
    Raises InvalidNextTokenException.
    """
    scope = [form.kind, context.account, context.region, parent, dataset_group]
    limit, position = params.get("maxResults") or DEFAULT_PAGE, _position(params, scope)
    found = context.state.resources.select(
        form.kind,
        account=context.account,
        region=context.region,
        parent=parent,
        dataset_group=dataset_group,
        after=0 if newest_first else position,
        limit=-1 if newest_first else limit + 1,
    )
    if newest_first:
        found = [row for row in reversed(found) if not position or row.seq < position]
    answer: dict[str, Any] = {key: [form.entry(resource) for resource in found[:limit]]}
    if len(found) > limit:
        answer["nextToken"] = _token(found[limit - 1].seq, scope)
    return answer


def page_of(
    rows: list[_Row], params: Mapping[str, Any], scope: list[Any]
) -> tuple[list[_Row], dict[str, str]]:
    """One page of a fixed list, and the ``nextToken`` member if more is left.

    scope: what names the list with its filters. Raises InvalidNextTokenException.
    """
    start, limit = _position(params, scope), params.get("maxResults") or DEFAULT_PAGE
    more = start + limit < len(rows)
    token = {"nextToken": _token(start + limit, scope)} if more else {}
    return rows[start : start + limit], token


def _digest(position: int, scope: list[Any]) -> bytes:
    return hashlib.sha256(json.dumps([position, *scope]).encode()).digest()[:12]


def _token(position: int, scope: list[Any]) -> str:
    """An opaque token: the position and a digest that binds it to this list and its filters."""
    return base64.urlsafe_b64encode(position.to_bytes(6, "big") + _digest(position, scope)).decode()


def _position(params: Mapping[str, Any], scope: list[Any]) -> int:
    token = params.get("nextToken")
    if token is None:
        return 0
    try:
        raw = base64.b64decode(token.encode("ascii"), altchars=b"-_", validate=True)
    except ValueError:
        raw = b""
    position = int.from_bytes(raw[:6], "big")
    if len(raw) != 18 or raw[6:] != _digest(position, scope):
        raise InvalidNextTokenException(
            "The nextToken is not one of this list with these filters. Start again without it."
        )
    return position
