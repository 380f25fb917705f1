"""personalize-poc check and advise: one's own data before anything is imported."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from personalize_poc.cli import exits, options

if TYPE_CHECKING:
    from personalize_poc.check.cleaning import Cleaned
    from personalize_poc.check.study import Study

_PATH = click.argument("path", required=False)
_SQL = click.option("--sql", help="Check the answer of this query (DuckDB) instead of files.")
_DATABASE = click.option(
    "--database",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file of DuckDB or SQLite that --sql asks.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of words.")
USE_CASES = ("for-you", "similar", "ranking", "everybody", "segments", "next-action")
"""Keys of `check.advice.USE_CASES`, which is not imported for a help text."""


@click.command()
@_PATH
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    help="Folder for report.html, check.json, mapping.yaml and schemas. [default: check-NAME]",
)
@click.option(
    "--clean",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write cleaned files there, with a list of every row that was changed or left out.",
)
@click.option(
    "--undo-returns",
    is_flag=True,
    help="With --clean: leave out the purchases, too, that were returned or cancelled.",
)
@_SQL
@_DATABASE
@options.TARGET
@options.REGION
@_JSON
@exits.one_message
def check(
    path: str | None,
    output: Path | None,
    clean: Path | None,
    undo_returns: bool,
    as_json: bool,
    **wishes: Any,
) -> None:
    """Say what your own data is, what is wrong with it, and what to do.

    PATH is a file or a folder: CSV, TSV, JSON lines, Parquet, Excel, XML, HTML that is called .xls,
    SQLite, dumps of databases, packed and in parts; or s3://BUCKET/FOLDER/ with --target aws. A
    folder's own mapping.yaml is used if there is one.
    Nothing of your data leaves this machine, and nothing of it is changed.

    With --json nothing is written unless --output names a folder.

    \b
    Exit codes:
      0  nothing blocks: it can be imported
      1  something blocks, or there are no interactions
      2  the path, a file or an option cannot be used
      3  nothing blocks, but a question is open that only you can answer
    """
    from personalize_poc.check import telling
    from personalize_poc.check.outputs import document, writing

    if undo_returns and clean is None:
        raise click.UsageError("--undo-returns goes with --clean.")
    named = path or "query"
    folder = output or (None if as_json else writing.default_folder(named))
    for one, option in ((folder, "--output"), (clean, "--clean")):
        if one is not None:
            writing.refuse(one, named, option)
    with _studied(path, **wishes) as study:
        done = _clean(study, clean, undo_returns) if clean else None
        names = writing.write(study, folder, done) if folder else []
        if as_json:
            click.echo(writing.as_json(document.of(study, names, folder, done)), nl=False)
        else:
            from personalize_poc.cli import check_screen

            screen = check_screen.screen()
            for part in check_screen.of_check(study, folder, names, done):
                screen.print(part)
        code = telling.exit_code(study)
    sys.exit(code)


@click.command()
@_PATH
@click.option(
    "--use-case", type=click.Choice(USE_CASES), help="Judge the recipes of one use case only."
)
@_SQL
@_DATABASE
@options.TARGET
@options.REGION
@_JSON
@exits.one_message
def advise(path: str | None, use_case: str | None, as_json: bool, **wishes: Any) -> None:
    """Say which recipes fit your own data, what they cost, and when to take none.

    PATH as for `check`; nothing is written. Exit codes as for `check`.
    """
    from personalize_poc.check import telling
    from personalize_poc.check.outputs import document, writing
    from personalize_poc.cli import check_screen

    with _studied(path, use_case=use_case, **wishes) as study:
        if as_json:
            told = document.advice(study.advice) if study.advice else None
            click.echo(writing.as_json(told), nl=False)
        else:
            screen = check_screen.screen()
            screen.print(telling.verdict(study), markup=False, highlight=False)
            for part in check_screen.of_advice(study.advice) if study.advice else ():
                screen.print(part)
        code = telling.exit_code(study)
    sys.exit(code)


@contextmanager
def _studied(
    path: str | None,
    *,
    sql: str | None,
    database: Path | None,
    target: str,
    region: str | None,
    use_case: str | None = None,
) -> Iterator[Study]:
    """The check of what the options name."""
    from personalize_poc.check import checking, fetched

    if (path is None) == (sql is None):
        raise click.UsageError("Name a PATH, or a query with --sql; not both.")
    if database is not None and sql is None:
        raise click.UsageError("--database goes with --sql.")
    wishes: dict[str, Any] = {"sql": sql, "database": database, "use_case": use_case}
    if path is None or not fetched.is_address(path):
        with checking.stages() as told:
            study = checking.check(path or "query", told=told, **wishes)
        with study:
            yield study
        return
    from personalize_poc.aws import surroundings, targets

    where = surroundings.region(region, is_local=target == "local").value
    s3 = targets.connect(target, where).s3
    with fetched.folder(s3, path) as place:
        with checking.stages() as told:
            study = checking.check(place, told=told, called=path, **wishes)
        with study:
            yield study


def _clean(study: Study, folder: Path, undo: bool) -> Cleaned | None:
    """Write cleaned files; None if there are no data sets to clean."""
    if study.canonical is None:
        return None
    from personalize_poc.check import cleaning

    return cleaning.clean(study.canonical, folder, undo=undo, found=study.findings)
