"""The options of the commands, and what they mean for the service."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from personalize_poc import contract
from personalize_poc.local import strict_json
from personalize_poc.local.errors import StandInError
from personalize_poc.local.faults.rules import Rule
from personalize_poc.local.faults.rules import read as rules_of
from personalize_poc.local.options import Options
from personalize_poc.local.quotas import checked

DATA_DIR = click.option(
    "--data-dir",
    type=click.Path(path_type=Path, file_okay=False),
    default=contract.data_dir,
    show_default=f"${contract.DATA_DIR_VARIABLE}, else your user data folder",
    help="Where the state lives: resources, data sets, models.",
)
PORT = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=contract.DEFAULT_PORT,
    show_default=True,
    help="Port on 127.0.0.1; 0 takes a free one.",
)
WITH_STDIN = click.option(
    "--exit-with-stdin",
    is_flag=True,
    help="In the foreground, end as well when standard input ends: whoever holds the other end of "
    "that pipe may then be killed in any way, and no server is left.",
)
_OPTIONS = (
    click.option("--seed", type=int, default=42, show_default=True, help="Seed of all draws."),
    click.option(
        "--workers",
        type=click.IntRange(1, 64),
        default=2,
        show_default=True,
        help="Import and training processes at the same time.",
    ),
    click.option(
        "--no-permissions",
        is_flag=True,
        help="Do not check roles and bucket policies when jobs read and write S3.",
    ),
    click.option(
        "--quota",
        multiple=True,
        metavar="NAME=NUMBER",
        help="Another number for a quota of the service, e.g. dataset-groups=20 (repeatable).",
    ),
    click.option(
        "--training-seconds",
        type=click.FloatRange(min=1),
        default=1200,
        show_default=True,
        help="Stop learning after about so long, and go on with what was learned.",
    ),
    click.option(
        "--enforce-tps",
        is_flag=True,
        help="Answer ThrottlingException to more questions a second than minProvisionedTPS.",
    ),
    click.option(
        "--schedule-speed",
        type=click.FloatRange(min=0, max=1e9),
        default=1.0,
        show_default=True,
        help="Automatic trainings come so many times faster than on the service, e.g. 10080 makes "
        "a week a minute; 0: never.",
    ),
    click.option(
        "--strict-imports",
        is_flag=True,
        help="Fail an import for metadata that is empty or not of its column's type, instead of "
        "taking it as missing, as the service does.",
    ),
    click.option(
        "--withdrawn-recipes",
        is_flag=True,
        help="ListRecipes shows the HRNN recipes too, which AWS lists no longer.",
    ),
    click.option(
        "--all-interfaces",
        is_flag=True,
        help="Listen on every address of this machine: whoever reaches it can read, change and "
        "delete everything here, since nobody is asked who they are. For containers.",
    ),
    click.option(
        "--allow-host",
        multiple=True,
        metavar="NAME",
        help="Answer requests for this host name too, and names below it, e.g. the service of a "
        "compose file (repeatable). Others are refused, so that no web page gets in.",
    ),
    click.option(
        "--hooks",
        type=click.Path(path_type=Path, file_okay=False, exists=True, resolve_path=True),
        help="Run the scripts of this folder (*.py, *.sh, programs) once the stand-in is ready.",
    ),
    click.option(
        "--job-seconds",
        multiple=True,
        metavar="KIND=SECONDS",
        help="Jobs of this kind take at least so long, e.g. dataset-import-job=30 (repeatable).",
    ),
    click.option(
        "--job-fails",
        multiple=True,
        metavar="KIND=REASON",
        help="Every job of this kind fails with this failureReason (repeatable).",
    ),
    click.option(
        "--throttling",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Share of calls to Personalize that get a ThrottlingException.",
    ),
    click.option(
        "--server-errors",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Share of calls that get an InternalServerException (500).",
    ),
    click.option(
        "--unavailable",
        type=click.FloatRange(0, 1),
        default=0.0,
        help="Share of calls that get ServiceUnavailable (503).",
    ),
    click.option(
        "--fault-seed",
        type=int,
        default=0,
        show_default=True,
        help="Seed that decides which calls meet these errors.",
    ),
    click.option(
        "--faults",
        type=click.Path(path_type=Path, dir_okay=False, resolve_path=True),
        help="JSON file with rules by which calls and jobs fail; see README.md of the stand-in.",
    ),
    click.option(
        "--iam-delay",
        type=click.FloatRange(min=0, max=86_400),
        default=0.0,
        metavar="SECONDS",
        help="Personalize sees roles and policies as they were so long ago: for half of the time "
        "it refuses new roles, then jobs lack what they were allowed since.",
    ),
)


def of_service(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of the service."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def _pairs(option: str, values: Iterable[str]) -> dict[str, str]:
    """``KIND=VALUE`` (or ``NAME=NUMBER``) taken apart. Raises StandInError."""
    pairs = {}
    for value in values:
        kind, equals, rest = value.partition("=")
        if not equals or not kind or not rest:
            raise StandInError(f"{option} needs KIND=VALUE, not {value!r}.")
        pairs[kind] = rest
    return pairs


def read(values: Mapping[str, Any]) -> Options:
    """The options of the service from those of the command line. Raises StandInError."""
    given = dict(values)
    try:
        seconds = _pairs("--job-seconds", given.pop("job_seconds"))
        job_seconds = {kind: float(text) for kind, text in seconds.items()}
    except ValueError as error:
        raise StandInError(f"--job-seconds needs a number of seconds ({error}).") from error
    try:
        pairs = _pairs("--quota", given.pop("quota"))
        quotas = checked({name: int(text) for name, text in pairs.items()})
    except ValueError as error:
        raise StandInError(f"--quota: {error}") from error
    file = given.pop("faults")
    rules = () if file is None else read_rules(file)
    job_failures = _pairs("--job-fails", given.pop("job_fails"))
    enforce = not given.pop("no_permissions")
    return Options(
        **given,
        enforce_permissions=enforce,
        job_seconds=job_seconds,
        job_failures=job_failures,
        quotas=quotas,
        faults=tuple(rules),
    )


def read_rules(file: Path) -> list[Rule]:
    """The rules of faults in a JSON file. Raises StandInError."""
    try:
        return rules_of(strict_json.loads(file.read_bytes()))
    except OSError as error:
        raise StandInError(f"{file} cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise StandInError(f"{file} is not JSON: {error}.") from error


def arguments(values: Mapping[str, Any]) -> list[str]:
    """The same options for another process."""
    found: list[str] = []
    for name, value in values.items():
        option = f"--{name.replace('_', '-')}"
        if value is True:
            found.append(option)
        elif value is not False and value is not None:
            for single in value if isinstance(value, tuple) else [value]:
                found += [option, str(single)]
    return found
