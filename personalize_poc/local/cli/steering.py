"""Commands that steer a server that runs: reset, export, import, snapshot, requests, logs."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from personalize_poc import contract
from personalize_poc.local import files
from personalize_poc.local.cli import options
from personalize_poc.local.cli.common import one_message, running
from personalize_poc.local.errors import StandInError
from personalize_poc.local.process import daemon

_PAUSE = 0.5
"""Seconds between two looks at what grows."""

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@options.DATA_DIR
@click.option("--account", help="Forget only what this account has, in --region.")
@click.option("--region", help="See --account.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@one_message
def reset(data_dir: Path, account: str | None, region: str | None, yes: bool) -> None:
    """Begin with nothing: no resources, data, models, buckets and roles. Snapshots stay.

    With --account and --region only what that account has of Personalize in that region goes.
    """
    if (account is None) != (region is None):
        raise StandInError("--account and --region belong together.")
    state = running(data_dir)
    what = "everything" if account is None else f"what {account} has in {region}"
    if not yes and not click.confirm(f"Delete {what} in {data_dir}?"):
        raise StandInError("Nothing was deleted.")
    body = None if account is None else json.dumps({"account": account, "region": region}).encode()
    daemon.ask_for_another_state(state, "POST", contract.RESET_PATH, body)
    click.echo(f"reset: {what} is gone")


@click.command("export")
@options.DATA_DIR
@click.argument("file", type=FILE)
@one_message
def export_state(data_dir: Path, file: Path) -> None:
    """Write the whole state into one file, to be imported on this or another machine."""
    state = running(data_dir)
    try:
        with files.replacing(file) as partial:
            daemon.fetch(state, contract.STATE_PATH, partial)
    except OSError as error:
        raise StandInError(f"{file} cannot be written ({error.strerror or error}).") from error
    click.echo(f"exported to {file} ({file.stat().st_size / 2**20:.1f} MiB)")


@click.command("import")
@options.DATA_DIR
@click.argument("file", type=FILE)
@click.option("--yes", is_flag=True, help="Do not ask.")
@one_message
def import_state(data_dir: Path, file: Path, yes: bool) -> None:
    """Take the state of a file in the place of the present one."""
    state = running(data_dir)
    if not yes and not click.confirm(f"Replace the present state in {data_dir}?"):
        raise StandInError("Nothing was imported.")
    try:
        with file.open("rb") as body:
            daemon.ask_for_another_state(state, "PUT", contract.STATE_PATH, body)
    except OSError as error:
        raise StandInError(f"{file} cannot be read ({error.strerror or error}).") from error
    click.echo(f"imported {file}")


@click.group()
def snapshot() -> None:
    """States under names, kept in the data directory and restored within a second."""


@snapshot.command("save")
@options.DATA_DIR
@click.argument("name")
@one_message
def save_snapshot(data_dir: Path, name: str) -> None:
    """Keep the present state under a name, in the place of an older one of that name."""
    daemon.ask(running(data_dir), "PUT", f"{contract.SNAPSHOTS_PATH}/{name}")
    click.echo(f"saved {name}")


@snapshot.command("restore")
@options.DATA_DIR
@click.argument("name")
@one_message
def restore_snapshot(data_dir: Path, name: str) -> None:
    """Take a snapshot in the place of the present state, which is lost if it has none."""
    daemon.ask_for_another_state(
        running(data_dir), "POST", f"{contract.SNAPSHOTS_PATH}/{name}/restore"
    )
    click.echo(f"restored {name}")


@snapshot.command("list")
@options.DATA_DIR
@one_message
def list_snapshots(data_dir: Path) -> None:
    """List the snapshots, oldest first."""
    for one in daemon.ask(running(data_dir), "GET", contract.SNAPSHOTS_PATH)["snapshots"]:
        made = datetime.fromtimestamp(one["made"], UTC).strftime("%Y-%m-%d %H:%M:%S")
        click.echo(f"{one['name']}  {made} UTC  {one['bytes'] / 2**20:.1f} MiB")


@snapshot.command("delete")
@options.DATA_DIR
@click.argument("name")
@one_message
def delete_snapshot(data_dir: Path, name: str) -> None:
    """Forget a snapshot."""
    daemon.ask(running(data_dir), "DELETE", f"{contract.SNAPSHOTS_PATH}/{name}")
    click.echo(f"deleted {name}")


@click.command()
@options.DATA_DIR
@click.option("--operation", help="Only requests of this operation, e.g. PutEvents.")
@click.option("--errors", is_flag=True, help="Only requests that failed.")
@click.option("--bodies", is_flag=True, help="With their parameters.")
@click.option("--follow", is_flag=True, help="Go on as they come, until Ctrl+C.")
@one_message
def requests(
    data_dir: Path, operation: str | None, errors: bool, bodies: bool, follow: bool
) -> None:
    """Print the latest thousand requests that the stand-in has answered."""
    state, last = running(data_dir), 0
    while True:
        for one in daemon.ask(state, "GET", contract.REQUESTS_PATH)["requests"]:
            wanted = operation in (None, one["operation"]) and (one["status"] >= 400 or not errors)
            if one["number"] > last and wanted:
                click.echo(_line(one, bodies))
            last = max(last, one["number"])
        if not follow:
            return
        time.sleep(_PAUSE)


def _line(one: dict[str, Any], bodies: bool) -> str:
    at = datetime.fromtimestamp(one["at"], UTC).strftime("%H:%M:%S.%f")[:-3]
    words = [at, str(one["status"]), f"{one['milliseconds']:8.2f} ms", one["operation"]]
    words += [text for text in (one["account"], one["region"], one["error"]) if text]
    if bodies and one["params"] is not None:
        words.append(json.dumps(one["params"], ensure_ascii=False))
    return "  ".join(words)


@click.command()
@options.DATA_DIR
@click.option("--follow", is_flag=True, help="Go on as it grows, until Ctrl+C.")
@one_message
def logs(data_dir: Path, follow: bool) -> None:
    """Print the log of a server that was started in the background."""
    path = data_dir / daemon.LOG_FILE
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            while True:
                click.echo(file.read(), nl=False)
                if not follow:
                    return
                time.sleep(_PAUSE)
    except BrokenPipeError:  # of the output
        raise
    except OSError as error:
        raise StandInError(f"There is no log {path} ({error.strerror}).") from error


COMMANDS = (reset, export_state, import_state, snapshot, requests, logs)
"""All of them."""
