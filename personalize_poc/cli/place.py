"""Where a run is that a command is about: its target, region and stand-in, and why these."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from personalize_poc import contract, paths, record
from personalize_poc.aws import surroundings, targets
from personalize_poc.aws.surroundings import Choice
from personalize_poc.aws.targets import Target
from personalize_poc.aws.workspace import Workspace
from personalize_poc.cli import agreement
from personalize_poc.language import _
from personalize_poc.standin import session
from personalize_poc.workshop import execution, results


@dataclass(frozen=True)
class Place:
    """Where a run is, or all runs.

    run_name: of the run; None for all.
    """

    connection: Target
    target: Choice
    region: Choice
    run_name: str | None

    @property
    def ws(self) -> Workspace:
        """The names of the run. Raises BadInput if it is about all runs."""
        return Workspace(self.connection, self.run_name or "")

    def __str__(self) -> str:
        told = _("Run         {run_name}\n").format(run_name=self.run_name) if self.run_name else ""
        told += _("Target      {target}\n").format(target=self.target)
        return told + agreement.whereabouts(self.connection, self.region)


@contextmanager
def found(
    run_name: str | None, target: str | None, region: str | None, data_dir: Path | None, port: int
) -> Iterator[Place]:
    """Connect to where a run is: as named, as it was begun, or as the surroundings say.

    Args:
        run_name: the run; None: what is about all runs is found by the surroundings alone.
        target, region: those that a person has named.
        data_dir, port: of the stand-in, if the target is local.
    """
    folder = paths.run_folder(run_name) if run_name else None
    begun = record.parameters(folder) if folder else {}
    if begun.get("run_name", run_name) != run_name:
        begun = {}
    where = surroundings.target(target, begun)
    is_local = where.value == "local"
    known = begun if begun.get("target") == where.value else {}
    there = surroundings.region(region, known, is_local=is_local)
    at = data_dir or (results.begun_with(folder)[1] if known and folder else None)
    place = session.stand_in(at, port) if is_local else nullcontext((None, False))
    with place as (endpoint, __):
        variables = {contract.ENDPOINT_VARIABLE: endpoint} if endpoint else {}
        with execution.environment(variables):
            connection = targets.connect(where.value, there.value)
            yield Place(connection, where, there, run_name)
