"""What a run is called and where it is, if notebook 1 does not say it."""

from __future__ import annotations

from personalize_poc import paths, record
from personalize_poc.aws import surroundings, targets

USUAL_NAME = "workshop"
"""The run that nobody has named."""


def run_name(target: str, region: str | None) -> str:
    """The name of a run that nobody has named; says where it comes from, if from a stack.

    Args:
        target: `local` or `aws`.
        region: as a person has named it.

    Raises:
        ConfigurationError: the stack that is named cannot be used.
    """
    where = surroundings.region(region, is_local=target == "local").value
    if target == "local" or (found := targets.stack_of(where)) is None:
        return USUAL_NAME
    print(f"Run {found.run_name}, bucket {found.bucket} (as {found} says).")
    return found.run_name


def region(target: str, run_name: str) -> str:
    """The region of a run that names none; says why it was taken."""
    begun = record.parameters(paths.run_folder(run_name))
    known = begun if (begun.get("target"), begun.get("run_name")) == (target, run_name) else {}
    chosen = surroundings.region(None, known, is_local=target == "local")
    print(f"Region {chosen}.")
    return chosen.value
