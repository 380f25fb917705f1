"""A run: its name, and every name, ARN, bucket, role and path derived from it.

Nothing is stored to be found again: a rerun, a second person and a cleanup from another machine
derive the same names from the same run name. All names of a run begin with `poc-<run name>`,
followed by `_` where something follows; a run name holds no `_`, so no run owns another's names.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc import paths, record
from personalize_poc.aws import resources
from personalize_poc.errors import BadInput
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.aws.targets import Target

BUCKET_VARIABLE = "PERSONALIZE_POC_BUCKET"
ROLE_VARIABLE = "PERSONALIZE_POC_ROLE"
RUN_NAME = re.compile(r"[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,29}")
"""2 to 30 characters: with account and region after it, a bucket name still fits in 63."""
_RESOURCE_NAME = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9\-_]{0,62}")


class Workspace:
    """Everything that one run is called.

    Args:
        target: where the run lives.
        run_name: 2 to 30 lower-case letters, digits and single hyphens, a letter first.
        bucket, role: an existing bucket and role (name or ARN) to use instead of the run's own;
            by default those of PERSONALIZE_POC_BUCKET and PERSONALIZE_POC_ROLE, or of the stack
            of the target. The run writes below its own prefix of such a bucket, and cleanup leaves
            both standing.

    Raises:
        BadInput: the run name cannot be used.
    """

    def __init__(
        self,
        target: Target,
        run_name: str = "workshop",
        *,
        bucket: str | None = None,
        role: str | None = None,
    ) -> None:
        if not isinstance(run_name, str) or not RUN_NAME.fullmatch(run_name):
            raise BadInput(
                f"The run name {run_name!r} cannot be used.",
                _("Use 2 to 30 lower-case letters, digits and single hyphens, a letter first."),
            )
        self.target = target
        self.run_name = run_name
        self._bucket, self._role = bucket, role
        if not target.is_local:
            of_stack = (target.stack.bucket, target.stack.role) if target.stack else (None, None)
            self._bucket = bucket or os.environ.get(BUCKET_VARIABLE) or of_stack[0]
            self._role = role or os.environ.get(ROLE_VARIABLE) or of_stack[1]

    def __repr__(self) -> str:
        return f"Workspace({self.target.name}, {self.target.region}, {self.run_name!r})"

    # --- Names ------------------------------------------------------------------------------
    @property
    def dataset_group(self) -> str:
        """The name of the run's only dataset group."""
        return f"poc-{self.run_name}"

    @property
    def prefix(self) -> str:
        """What every other resource name of the run begins with."""
        return f"{self.dataset_group}_"

    def name(self, what: str) -> str:
        """The name of the run's resource `what`.

        Raises:
            BadInput: Personalize would not accept it (letters, digits, - and _, at most 63).
        """
        full = self.prefix + what
        if not what or not _RESOURCE_NAME.fullmatch(full):
            raise BadInput(
                f"{what!r} cannot be part of a resource name ({full!r}).",
                _("Use letters, digits, - and _; at most 63 characters in all."),
            )
        return full

    def schema(self, what: str) -> str:
        """The name of a schema, e.g. `schema("interactions")`."""
        return self.name(what)

    def dataset(self, what: str) -> str:
        """The name of a dataset, e.g. `dataset("items")`."""
        return self.name(what)

    def import_job(self, what: str) -> str:
        """The name of a dataset import job."""
        return self.name(what)

    def solution(self, what: str) -> str:
        """The name of a solution, e.g. `solution("sims")`."""
        return self.name(what)

    def campaign(self, what: str) -> str:
        """The name of a campaign."""
        return self.name(what)

    def filter(self, what: str) -> str:
        """The name of a filter, e.g. `filter("watched")`."""
        return self.name(what)

    def batch_job(self, what: str) -> str:
        """The name of a batch inference or batch segment job."""
        return self.name(what)

    @property
    def event_tracker(self) -> str:
        """The name of the run's event tracker; a dataset group can have one."""
        return self.name("events")

    @property
    def metric_attribution(self) -> str:
        """The name of the run's metric attribution; a dataset group can have one."""
        return self.name("impact")

    # --- S3 and IAM -------------------------------------------------------------------------
    @property
    def owns_bucket(self) -> bool:
        """Whether the bucket is the run's own, made and deleted with it."""
        return not self._bucket

    @property
    def bucket(self) -> str:
        """The bucket: the run's own, unless another was named."""
        return self._bucket or f"poc-{self.run_name}-{self.target.account}-{self.target.region}"

    @property
    def s3_prefix(self) -> str:
        """The folder of the run in its bucket, with the slash."""
        return f"personalize-poc/{self.run_name}/"

    def s3_uri(self, path: str = "") -> str:
        """The S3 address of a path of the run, e.g. `s3_uri("batch/users.json")`."""
        return f"s3://{self.bucket}/{self.s3_prefix}{path.lstrip('/')}"

    @property
    def owns_role(self) -> bool:
        """Whether the role is the run's own, made and deleted with it."""
        return not self._role

    @property
    def role(self) -> str:
        """The name of the role that Personalize takes on."""
        if self._role:
            return self._role.rsplit("/", 1)[-1]
        return f"poc-{self.run_name}-{self.target.region}"

    @property
    def role_arn(self) -> str:
        """The ARN of the role."""
        if self._role and self._role.startswith("arn:"):
            return self._role
        return f"arn:{self.target.partition}:iam::{self.target.account}:role/{self.role}"

    # --- ARNs -------------------------------------------------------------------------------
    def arn(self, kind: str, what: str | None = None) -> str:
        """The ARN of one of the run's resources.

        Args:
            kind: the ARN's resource type: `dataset-group`, `dataset`, `schema`, `solution`,
                `campaign`, `filter`, `dataset-import-job`, `batch-inference-job`, `recommender`, …
            what: as in the method of the name, e.g. `arn("solution", "sims")`; a full name that
                begins with `prefix` is taken as it is. Datasets by type, e.g. "interactions".

        Raises:
            BadInput: the service chooses such an ARN (event tracker, solution version), or the
                name is missing.
        """
        t = self.target
        start = f"arn:{t.partition}:personalize:{t.region}:{t.account}:{kind}/"
        if kind == "dataset-group":
            return start + self.dataset_group
        if kind in ("event-tracker", "solution-version") or not what:
            raise BadInput(
                f"The ARN of {kind} {what or ''!r} cannot be derived from a name.",
                _("Look it up with resources.find() or Workspace.solution_version()."),
            )
        if kind == "dataset":
            short = what.removeprefix(self.prefix)
            return f"{start}{self.dataset_group}/{short.upper().replace('-', '_')}"
        return start + (what if what.startswith(self.prefix) else self.name(what))

    def solution_version(self, what: str) -> str:
        """The ARN of the newest ACTIVE version of a solution, e.g. `solution_version("sims")`.

        Raises:
            NotThere: the solution or an ACTIVE version of it does not exist.
        """
        return resources.newest_version(self.target.personalize, self.arn("solution", what))

    # --- Files ------------------------------------------------------------------------------
    @property
    def folder(self) -> Path:
        """The folder of the run on this machine; made on first use."""
        folder = paths.run_folder(self.run_name)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def record(self, key: str, value: Any) -> None:
        """Hand a result to the run's report: see `record.add`.

        Raises:
            BadInput: the value cannot be written as JSON.
        """
        record.add(self.folder, key, value)
