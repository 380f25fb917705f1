"""Entries of a mapping.yaml on one line, to be pasted."""

from __future__ import annotations

from typing import Any

import yaml


def flow(key: str, value: Any) -> str:
    """One entry of a mapping on one line: `leave_out: {state: [void]}`."""
    wide = float("inf")
    text: str = yaml.safe_dump(
        {key: value}, default_flow_style=True, allow_unicode=True, width=wide, sort_keys=False
    )
    return text.strip().removeprefix("{").removesuffix("}")
