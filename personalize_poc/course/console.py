"""Where a person sees what a notebook has made: the console of the stand-in, or that of AWS."""

from __future__ import annotations

from urllib.parse import urlencode

from IPython import display, get_ipython

from personalize_poc import contract, looks
from personalize_poc.aws.workspace import Workspace
from personalize_poc.language import N_, _

VIEWS = {
    "data": N_("its data: rows, columns, activity"),
    "models": N_("its models: metrics beside the baselines"),
    "try": N_("its campaigns: ask one yourself, send an event, see what moves"),
}
"""What the pages of the stand-in's console show."""


def link(ws: Workspace, view: str) -> tuple[str, str]:
    """A sentence and an address: of a view of the run's dataset group.

    view: one of `VIEWS`; the console of AWS has the same under other names.
    """
    if ws.target.is_local:
        query = urlencode({"group": ws.arn("dataset-group")})
        address = f"{ws.target.endpoint}{contract.CONSOLE_PATH}#/{view}?{query}"
        return _("In the console of the stand-in, {view}").format(view=_(VIEWS[view])), address
    region = ws.target.region
    address = f"https://{region}.console.aws.amazon.com/personalize/home?region={region}"
    return _("In the console of AWS: the dataset group {dataset_group}").format(
        dataset_group=ws.dataset_group
    ), address


def show(ws: Workspace, view: str) -> None:
    """Show the link below a cell."""
    text, address = link(ws, view)
    plain = f"{text}: {address}"
    if get_ipython() is None:
        print(plain)
        return
    shown = {"text/plain": plain, "text/html": looks.link(text, address)}
    display.display(shown, raw=True)  # type: ignore[no-untyped-call]
