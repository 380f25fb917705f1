"""A CloudFormation template as a dictionary, and what its functions come to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import cfnlint.decode

FILE = Path(__file__).parents[2] / "cloudformation" / "personalize-poc.yaml"
ACCOUNT, REGION = "123456789012", "us-east-1"
PSEUDO = {
    "AWS::AccountId": ACCOUNT,
    "AWS::Region": REGION,
    "AWS::Partition": "aws",
    "AWS::StackName": "stack",
}
NO_VALUE = object()
Template = dict[str, Any]


def parsed(file: Path = FILE) -> Template:
    """The template as plain dictionaries and lists."""
    template, problems = cfnlint.decode.decode(str(file))
    assert not problems
    return dict(_plain(template))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value


class Stack:
    """A template with values for its parameters: properties and policies as they would be made.

    Names of what is made are those of `name`.
    """

    def __init__(self, template: Template, **parameters: Any) -> None:
        self.template = template
        defaults = {
            key: one.get("Default", "") for key, one in template.get("Parameters", {}).items()
        }
        self.values: dict[str, Any] = {**PSEUDO, **defaults, **parameters}

    def resources(self, kind: str) -> dict[str, dict[str, Any]]:
        """Resources of a type that this stack would make, functions resolved."""
        return {
            name: self.value(one)
            for name, one in self.template["Resources"].items()
            if one["Type"] == kind and self.condition(one.get("Condition", "always"))
        }

    def properties(self, name: str) -> dict[str, Any]:
        """The properties of one resource, functions resolved."""
        return dict(self.value(self.template["Resources"][name].get("Properties", {})))

    def condition(self, name: str) -> bool:
        """Whether a condition of the template holds."""
        if name == "always":
            return True
        return bool(self.value(self.template["Conditions"][name]))

    def name(self, logical: str) -> str:
        """What a resource is called."""
        if self.template["Resources"][logical]["Type"] == "AWS::Logs::LogGroup":
            return str(self.properties(logical).get("LogGroupName", logical))
        return f"stack-{logical}".lower()

    def arn(self, logical: str) -> str:
        """The ARN of a resource."""
        return {
            "AWS::S3::Bucket": f"arn:aws:s3:::{self.name(logical)}",
            "AWS::IAM::Role": f"arn:aws:iam::{ACCOUNT}:role/{self.name(logical)}",
            "AWS::Logs::LogGroup": (
                f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{self.name(logical)}:*"
            ),
        }[self.template["Resources"][logical]["Type"]]

    def value(self, given: Any) -> Any:
        """A value with its functions resolved; what has no value is left out."""
        if isinstance(given, list):
            return [one for item in given if (one := self.value(item)) is not NO_VALUE]
        if not isinstance(given, Mapping):
            return given
        if len(given) == 1:
            (key, inside), *_ = given.items()
            if key in ("Ref", "Condition") or key.startswith("Fn::"):
                return self._function(key.removeprefix("Fn::"), inside)
        found = {key: self.value(one) for key, one in given.items()}
        return {key: one for key, one in found.items() if one is not NO_VALUE}

    def _function(self, name: str, inside: Any) -> Any:
        if name == "Ref":
            return self._ref(inside)
        if name == "GetAtt":
            logical, _, attribute = (
                inside.partition(".") if isinstance(inside, str) else (inside[0], ".", inside[1])
            )
            return self.arn(logical) if attribute == "Arn" else self.name(logical)
        if name == "Sub":
            return re.sub(r"\$\{([A-Za-z:.]+)\}", lambda found: str(self._sub(found[1])), inside)
        if name == "Condition":
            return self.condition(inside) if isinstance(inside, str) else self.value(inside)
        if name == "If":
            return self.value(inside[1 if self.condition(inside[0]) else 2])
        arguments = self.value(inside)
        if name == "Equals":
            return str(arguments[0]) == str(arguments[1])
        if name in ("And", "Or"):
            return (all if name == "And" else any)(arguments)
        if name == "Not":
            return not arguments[0]
        if name == "Base64":
            return arguments  # as text, to be read
        raise ValueError(f"The function {name} is not resolved.")

    def _ref(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return NO_VALUE
        return self.values[name] if name in self.values else self.name(name)

    def _sub(self, name: str) -> Any:
        return self._function("GetAtt", name) if "." in name else self._ref(name)

    def policies(self, role: str) -> list[dict[str, Any]]:
        """The documents of a role's own policies."""
        found = self.properties(role).get("Policies", [])
        return [dict(one["PolicyDocument"]) for one in found]

    def script(self) -> str:
        """The start script of the host."""
        (lifecycle,) = self.resources("AWS::SageMaker::NotebookInstanceLifecycleConfig").values()
        (hook,) = lifecycle["Properties"]["OnStart"]
        return str(hook["Content"])
