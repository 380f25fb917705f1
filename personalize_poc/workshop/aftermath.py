"""After a run that did not get to its end: what bills by the hour until somebody goes on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from personalize_poc import record
from personalize_poc.aws import billing, targets
from personalize_poc.aws.bill import HOUR, UNKNOWN, Bill, usd
from personalize_poc.aws.workspace import Workspace
from personalize_poc.language import _


def bills_now(parameters: Mapping[str, Any], folder: Path) -> list[str]:
    """What a run bills by the hour now, line by line with its sum; asks AWS, changes nothing.

    Whatever keeps it from being asked is told with the command that asks again: the failure of the
    run is the news, and no second failure may hide it.

    Args:
        parameters: of the run.
        folder: the run folder.
    """
    if parameters["target"] == "local":
        return [_("Nothing bills: the run is on this machine.")]
    name, region = str(parameters["run_name"]), str(parameters["region"])
    try:
        ws = Workspace(targets.connect("aws", region), name)
        workload = record.read(folder).get("workload")
        known = billing.Workload.of(workload if isinstance(workload, dict) else {})
        return told(billing.of(ws, known))
    except Exception as problem:
        again = f"personalize-poc costs --run-name {name} --target aws --region {region}"
        said = str(problem).strip().splitlines() or [type(problem).__name__]
        return [f"What bills now could not be asked ({said[0].rstrip('.')}). Ask with: {again}"]


def told(bill: Bill) -> list[str]:
    """The hour of a bill, a line each.

    Args:
        bill: of the run.
    """
    lines = [line for line in bill.lines if line.part == HOUR]
    if not lines:
        return [_("Nothing of it bills by the hour now.")]
    shown = [
        f"  {line.what} ({line.amount}): {_(UNKNOWN) if line.usd is None else usd(line.usd)} USD"
        + ("" if line.confirmed or line.usd is None else _(", not confirmed"))
        for line in lines
    ]
    total = next(sentence for part, sentence, __ in bill.sums() if part == HOUR)
    head = _("Bills by the hour now, until a cleanup:")
    return [head, *shown, _("  together {total}").format(total=total)]
