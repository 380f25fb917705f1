"""The notebook host of SageMaker, seen from inside: its name, its region, what it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.aws.targets import Target

METADATA = Path("/opt/ml/metadata/resource-metadata.json")
"""SageMaker puts it on every notebook host."""
USUAL = "ml.t3.medium"
"""The instance type of the template, unless another is chosen."""
USUAL_DISK = 20
"""Its disk in GB, likewise."""


@dataclass(frozen=True)
class Host:
    """A notebook host: its name, region and account."""

    name: str
    region: str
    account: str


@dataclass(frozen=True)
class Machine:
    """What a notebook host bills for.

    Attributes:
        instance: its type, such as ml.t3.medium.
        disk: GB of its volume.
        is_here: whether this program runs on it.
        told: where this is known from.
    """

    instance: str
    disk: float
    is_here: bool
    told: str


def here(file: Path | None = None) -> Host | None:
    """The notebook host that this program runs on, if it runs on one."""
    try:
        told = json.loads((file or METADATA).read_text(encoding="utf-8"))
        name, arn = str(told["ResourceName"]), str(told["ResourceArn"]).split(":")
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if len(arn) != 6 or arn[2] != "sagemaker" or not arn[5].startswith("notebook-instance/"):
        return None
    return Host(name, arn[3], arn[4])


def machine(target: Target, file: Path | None = None) -> Machine:
    """The machine of the notebooks: this host, or the one that the template would make."""
    told = _("the template's usual host; this is not one")
    usual = Machine(USUAL, USUAL_DISK, False, told)
    host = here(file)
    if host is None or target.is_local:
        return usual
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        found = target.client("sagemaker").describe_notebook_instance(
            NotebookInstanceName=host.name
        )
    except (BotoCoreError, ClientError) as problem:
        told = _("the template's usual host; what {name} is could not be asked: {problem}").format(
            name=host.name, problem=problem
        )
        return Machine(USUAL, USUAL_DISK, True, told)
    told = _("DescribeNotebookInstance of {name}").format(name=host.name)
    disk = float(found.get("VolumeSizeInGB", USUAL_DISK))
    return Machine(str(found["InstanceType"]), disk, True, told)
