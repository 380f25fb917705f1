"""The operations of the three services, as botocore's models describe them."""

from __future__ import annotations

import enum
import functools
from collections.abc import Mapping
from dataclasses import dataclass

import botocore.loaders
import botocore.model

SERVICES = ("personalize", "personalize-events", "personalize-runtime")


class Protocol(enum.Enum):
    """How a service speaks: an operation named by a header, or by the path."""

    JSON = "json"
    REST_JSON = "rest-json"


CONTENT_TYPES = {
    Protocol.JSON: "application/x-amz-json-1.1",
    Protocol.REST_JSON: "application/json",
}


@dataclass(frozen=True)
class Route:
    """One operation of one service."""

    service: str
    protocol: Protocol
    model: botocore.model.OperationModel


class Routes:
    """Every operation of the three services, by name, by target header and by path."""

    def __init__(self) -> None:
        loader = botocore.loaders.Loader()
        self._by_name: dict[str, Route] = {}
        self._by_target: dict[str, Route] = {}
        self._by_path: dict[tuple[str, str], Route] = {}
        for name in SERVICES:
            model = botocore.model.ServiceModel(loader.load_service_model(name, "service-2"), name)
            protocol = Protocol(model.metadata["protocol"])
            for operation_name in model.operation_names:
                operation = model.operation_model(operation_name)
                route = Route(name, protocol, operation)
                self._by_name[operation_name] = route
                if protocol is Protocol.JSON:
                    self._by_target[f"{model.metadata['targetPrefix']}.{operation_name}"] = route
                else:
                    _only_body_members(operation)
                    key = (operation.http["method"], operation.http["requestUri"])
                    self._by_path[key] = route

    @staticmethod
    @functools.cache
    def load() -> Routes:
        """The routes, read from the models once (about 20 ms)."""
        return Routes()

    def names(self) -> list[str]:
        """Every operation of the three services, sorted."""
        return sorted(self._by_name)

    def by_name(self, operation: str) -> Route:
        """The route of an operation that exists."""
        return self._by_name[operation]

    def by_path(self, method: str, path: str) -> Route | None:
        """The REST operation of this method and path, or None."""
        return self._by_path.get((method, path.rstrip("/")))

    def find(self, method: str, path: str, headers: Mapping[str, str]) -> Route | None:
        """The operation that a request names by its target header, else by its path."""
        target = headers.get("x-amz-target")
        if target is not None:
            return self._by_target.get(target) if method == "POST" else None
        return self.by_path(method, path)


def protocol_of_request(headers: Mapping[str, str]) -> Protocol:
    """The protocol that a client expects an answer in, when no operation was found."""
    named = "x-amz-target" in headers or "x-amz-json" in headers.get("content-type", "")
    return Protocol.JSON if named else Protocol.REST_JSON


def _only_body_members(operation: botocore.model.OperationModel) -> None:
    """Refuse a model whose members travel in the URL or in headers: nothing here reads them."""
    shape = operation.input_shape
    members = shape.members.values() if shape is not None else ()
    if any("location" in member.serialization for member in members):
        raise NotImplementedError(
            f"The installed botocore puts members of {operation.name} outside the body, which "
            "this version of the stand-in cannot read. Install another version of boto3."
        )
