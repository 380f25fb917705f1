"""personalize-poc lab."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import click

from personalize_poc import contract
from personalize_poc.cli import exits, options
from personalize_poc.errors import MissingExtra


@click.command(context_settings={"ignore_unknown_options": True})
@options.DATA_DIR
@options.PORT
@click.argument("jupyter_arguments", nargs=-1, type=click.UNPROCESSED)
@exits.one_message
def lab(data_dir: Path | None, port: int, jupyter_arguments: tuple[str, ...]) -> None:
    """Open the notebooks in JupyterLab beside a running stand-in.

    Further arguments go to JupyterLab, e.g. --no-browser or --ServerApp.port=8890 (--port is that
    of the stand-in). Ctrl-C ends both.
    """
    from personalize_poc.cli import jupyter
    from personalize_poc.standin import discovery, session
    from personalize_poc.workshop import execution

    if importlib.util.find_spec("jupyterlab") is None:
        raise MissingExtra(
            "JupyterLab is not installed.", 'Install it with: pip install "personalize-poc[lab]"'
        )
    folder = jupyter.editable_notebooks(Path.cwd())
    with session.stand_in(data_dir, port) as (endpoint, _), execution.kernels():
        place = (data_dir or contract.data_dir()).resolve()
        # Kernels find it by its data directory, so also after a restart on another port.
        named = None if discovery.running(place) == endpoint else endpoint
        variables = {contract.ENDPOINT_VARIABLE: named, contract.DATA_DIR_VARIABLE: str(place)}
        click.echo(f"Local stand-in at {endpoint}; notebooks in {folder}")
        with execution.environment(variables):
            root, first = jupyter.root(folder)
            arguments = [f"--LabApp.default_url=/lab/tree/{first}", *jupyter_arguments, str(root)]
            code = jupyter.run([sys.executable, "-m", "jupyterlab", *arguments])
    sys.exit(code)
