"""personalize-poc lab."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import click

from personalize_poc import contract, language
from personalize_poc.cli import exits, options
from personalize_poc.errors import MissingExtra
from personalize_poc.language import _


@click.command(context_settings={"ignore_unknown_options": True})
@options.LANGUAGE
@options.DATA_DIR
@options.PORT
@click.argument("jupyter_arguments", nargs=-1, type=click.UNPROCESSED)
@exits.one_message
def lab(
    spoken: str | None, data_dir: Path | None, port: int, jupyter_arguments: tuple[str, ...]
) -> None:
    """Open the notebooks in JupyterLab beside a running stand-in.

    You work on copies in my-notebooks/, the Korean ones in my-notebooks/ko/; what you have changed
    there is never written over. Further arguments go to JupyterLab, e.g. --no-browser or
    --ServerApp.port=8890 (--port is that of the stand-in). Ctrl-C ends both.
    """
    from personalize_poc.cli import copies, jupyter
    from personalize_poc.standin import discovery, session
    from personalize_poc.workshop import execution, runner

    if importlib.util.find_spec("jupyterlab") is None:
        raise MissingExtra(
            "JupyterLab is not installed.", _('Install it with: pip install "personalize-poc[lab]"')
        )
    laid = copies.lay_out(runner.notebooks_folder(), Path.cwd())
    click.echo(
        _("Notebooks   {folder} (copies; the originals stay as they are)").format(
            folder=laid.folder
        )
    )
    for note in laid.notes:
        click.echo(f"            {note}")
    with session.stand_in(data_dir, port) as (endpoint, __), execution.kernels():
        place = (data_dir or contract.data_dir()).resolve()
        # Kernels find it by its data directory, so also after a restart on another port.
        named = None if discovery.running(place) == endpoint else endpoint
        variables = {contract.ENDPOINT_VARIABLE: named, contract.DATA_DIR_VARIABLE: str(place)}
        if spoken:  # without, a notebook speaks the language of its folder
            variables[language.VARIABLE] = spoken
        click.echo(
            _("Stand-in    {endpoint}, its data in {place}").format(endpoint=endpoint, place=place)
        )
        opens = _("JupyterLab  opens in your browser in a few seconds; Ctrl-C here ends everything")
        if "--no-browser" in jupyter_arguments:
            opens = _("JupyterLab  says its address below; Ctrl-C here ends everything")
        click.echo(opens)
        with execution.environment(variables), jupyter.settings():
            root, _first = jupyter.root(laid.folder)
            first = spoken or language.chosen()
            options = [*jupyter.arguments(laid.folder, first), *jupyter_arguments, str(root)]
            code = jupyter.run([sys.executable, "-m", "jupyterlab", *options])
    if code and _is_root() and "--allow-root" not in jupyter_arguments:
        click.echo(
            _(
                "JupyterLab starts for root only when it is told to: "
                'personalize-poc lab --allow-root, or make lab LAB="--allow-root".'
            ),
            err=True,
        )
    sys.exit(code)


def _is_root() -> bool:
    """Whether this runs as the superuser of a Unix."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
