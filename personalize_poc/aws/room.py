"""Whether there is room for what a run makes: dataset groups and schemas of a region."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc import contract
from personalize_poc.aws import quotas, resources
from personalize_poc.aws.finding import FINE, NOTE, PROBLEM, Finding
from personalize_poc.errors import ConfigurationError
from personalize_poc.language import N_, _
from personalize_poc.standin import discovery

if TYPE_CHECKING:
    from personalize_poc.aws.workspace import Workspace

# Quotas of the guide for one region.
DATASET_GROUPS = 5
SCHEMAS = 500


def must_be_there(ws: Workspace) -> None:
    """Refuse a run whose dataset group could not be made, before anything is done for it.

    Raises:
        ConfigurationError: there are as many as there may be; says which could go.
    """
    full = next((one for one in findings(ws) if one.level == PROBLEM), None)
    if full:
        raise ConfigurationError(f"{full.what}: {full.found}.", full.fix)


def findings(ws: Workspace) -> Iterable[Finding]:
    """What there is already, and for how much more there is room."""
    client = ws.target.personalize
    groups = list(resources.listed(client, "dataset-group"))
    own = [one for one in groups if one["name"] == ws.dataset_group]
    if own:
        state = own[0]["status"]
        yield Finding(
            N_("earlier run"),
            _("{dataset_group} exists ({state}); the notebooks continue it").format(
                dataset_group=ws.dataset_group, state=state
            ),
            NOTE,
        )
    known, why = ({}, "") if ws.target.is_local else quotas.asked(ws.target)
    yield _dataset_groups(
        ws, [str(one["name"]) for one in groups], quotas.of(quotas.DATASET_GROUPS, known), bool(own)
    )
    if not ws.target.is_local:
        yield from quotas.findings(ws.target, known, why)
    schemas = sum(1 for __ in resources.listed(client, "schema"))
    level = NOTE if schemas > SCHEMAS - 5 else FINE
    yield Finding(
        N_("schemas"),
        _("{used} of {most} in this account and region").format(used=schemas, most=SCHEMAS),
        level,
    )


def _dataset_groups(
    ws: Workspace, names: list[str], asked: quotas.Asked | None, has_own: bool
) -> Finding:
    """Whether there is room for the dataset group of the run, and who could make some."""
    told = (discovery.health(ws.target.endpoint) if ws.target.endpoint else None) or {}
    known = asked.value if asked else told.get("quotas", {}).get("dataset-groups")
    room = DATASET_GROUPS if known is None else int(known)
    told_of = (
        _("{used} of {most} by default in this account and region")
        if known is None
        else _("{used} of {most} in this account and region")
    )
    used = told_of.format(used=len(names), most=room)
    if has_own or len(names) < room:
        return Finding(N_("dataset groups"), used)
    others = [name for name in names if name.startswith("poc-")]
    runs = list(dict.fromkeys(name.removeprefix("poc-").split("_")[0] for name in others))
    command = ["personalize-poc", "cleanup", "--run-name", runs[0] if runs else "NAME"]
    folder = told.get("data_dir", "")
    if folder and Path(folder) != contract.default_data_dir():
        command += ["--data-dir", folder]
    elif not ws.target.is_local:
        command += ["--target", "aws", "--region", ws.target.region]
    used += (
        _("; of the runs {names}").format(names=", ".join(runs))
        if runs
        else _("; none of them is of a run")
    )
    fix = _("Clean up a run that you no longer need: `{command}`.").format(
        command=shlex.join(command)
    )
    if known is None:  # it can have been raised, and its value cannot be asked cheaply
        fix = _("If creating one is refused: {fix} Or ask for a higher quota.").format(
            fix=f"{fix[0].lower()}{fix[1:]}"
        )
    if asked:
        fix += f" {quotas.raising(ws.target, asked.code, room + 1)}"
    return Finding("dataset groups", used, NOTE if known is None else PROBLEM, fix)
