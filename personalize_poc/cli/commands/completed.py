"""personalize-poc completed."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click

from personalize_poc import language
from personalize_poc.cli import exits, options


@click.command()
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the notebooks with outputs. [default: completed, or of another language "
    "its folder in completed]",
)
@options.LANGUAGE
@exits.one_message
def completed(output: Path | None, spoken: str | None) -> None:
    """Run the notebooks on the sample and write them with their outputs to completed/.

    The optional ones too. The run uses a stand-in of its own, so nothing of other runs shows.
    """
    from personalize_poc.cli import console, launch
    from personalize_poc.standin import session
    from personalize_poc.workshop import publish, runner
    from personalize_poc.workshop.results import EXTRAS, advice

    spoken = spoken or language.chosen()
    english = source = runner.notebooks_folder()
    numbered = [path.name[:2] for path in runner.notebooks(source)]
    files = runner.notebooks(source, [*numbered, EXTRAS])
    if spoken != language.ENGLISH:
        source = english / spoken
        files = runner.in_language(files, english, spoken)
    output = output or Path("completed", *source.relative_to(english).parts)
    parameters = {
        "target": "local",
        "dataset": "sample",
        "run_name": "workshop",
        "region": "us-east-1",
    }
    with tempfile.TemporaryDirectory(prefix="completed-", ignore_cleanup_errors=True) as temporary:
        place = Path(temporary).resolve()
        data_dir, folder = place / "stand-in", place / "run"
        with session.stand_in(data_dir) as (endpoint, _):
            progress = console.Progress(console.screen())
            variables = launch.variables(True, data_dir)
            results = runner.run(
                files, folder, parameters, progress, endpoint, variables, spoken=spoken
            )
        if not results.ok:
            click.echo(advice(results, folder), err=True)
            sys.exit(1)
        hidden = [folder, place, english.parent, Path(sys.prefix), Path.home()]
        for path in (one for one in files if one.is_relative_to(source)):
            inside = path.relative_to(source)
            click.echo(publish.publish(folder / inside, path, (output / inside).parent, hidden))
