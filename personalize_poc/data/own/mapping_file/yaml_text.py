"""YAML as a person writes it: every plain value keeps its text, and no key stands twice.

YAML takes `010` for eight, `yes` for true and `2024-01-02` for a date. Where a mapping needs the
text (an event type may be called `on`), it must not be lost.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import yaml

from personalize_poc.data.errors import MappingError


@dataclass(frozen=True)
class Plain:
    """A value that YAML takes for something else than text.

    Attributes:
        text: as it is written.
        kind: "null", "bool", "int", "float" or "timestamp".
    """

    text: str
    kind: str

    def __repr__(self) -> str:
        """As it is written."""
        return self.text or "empty"


class _Loader(yaml.SafeLoader):  # type: ignore[misc]
    """Keeps the text of plain values, and refuses a key that stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """A map; its keys are texts."""
        found: dict[Hashable, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else None
            if key is None:
                raise yaml.constructor.ConstructorError(
                    "while reading a map", node.start_mark, "a key is no text", key_node.start_mark
                )
            if key in found:
                raise yaml.constructor.ConstructorError(
                    "while reading a map",
                    node.start_mark,
                    f"the key {key!r} stands twice",
                    key_node.start_mark,
                )
            found[key] = self.construct_object(value_node, deep=deep)
        return found


def _plain(_: yaml.SafeLoader, node: yaml.ScalarNode) -> Plain:
    return Plain(node.value, str(node.tag).rpartition(":")[2])


for _kind in ("null", "bool", "int", "float", "timestamp"):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", _plain)


def load(content: str, place: str) -> Any:
    """Read YAML into dicts, lists, texts and `Plain`.

    Raises:
        MappingError: it is no YAML.
    """
    try:
        return yaml.load(content, _Loader)  # noqa: S506 - a SafeLoader that makes fewer things yet
    except yaml.YAMLError as error:
        raise MappingError(f"{place} is no readable YAML: {error}{_hint(str(error))}") from error
    except RecursionError as error:
        raise MappingError(f"{place} is no readable YAML: it is nested too deep.") from error


def _hint(said: str) -> str:
    """What helps with the mistake that everybody makes: `file: *.csv`, `timestamp: %d.%m.%Y`."""
    if "alias" in said or "anchor" in said or "cannot start any token" in said:
        return "\nPut a value that begins with *, &, %, @ or ` in quotation marks."
    return ""
