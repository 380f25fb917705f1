"""What a run has imported, told on any machine by the addresses of the imported files.

A file is uploaded to an address with a digest of its content (`storage.upload`), and an import job
keeps the address it has read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from personalize_poc.aws import resources

if TYPE_CHECKING:
    from personalize_poc.aws.workspace import Workspace

KINDS = ("interactions", "items", "users")
_ADDRESS = re.compile(r"s3://.+/([0-9a-f]{8})/([^/]+)")


@dataclass(frozen=True)
class Contents:
    """What the data set of a run holds, to compare it with what the run has imported.

    Attributes:
        name: what the data set is called.
        digests: asked only if there is something to compare with: `interactions`, `items` and
            `users` -> the digest of its file, None where the data set has no such table.
        needed: those that must be imported already, and from which notebook on.
        renewed: those that the notebook imports anew if they are others now.
    """

    name: str
    digests: Callable[[], Mapping[str, str | None]]
    needed: Mapping[str, str] = field(default_factory=dict)
    renewed: Collection[str] = ()


@dataclass(frozen=True)
class Difference:
    """Something that the data set holds and the run does not, or the other way round.

    Attributes:
        found: what it is; names both.
        fix: what to do.
        is_renewed: whether the notebook that runs will import it anew.
    """

    found: str
    fix: str
    is_renewed: bool = False


def differences(ws: Workspace, contents: Contents) -> Iterator[Difference]:
    """How the data of a run differ from what it has imported; nothing before its first import."""
    if resources.describe(ws.target.personalize, ws.arn("dataset-group")) is None:
        return
    there = {what: digest(ws, what) for what in KINDS}
    if not any(there.values()) and not contents.needed:
        return
    now = contents.digests()
    for what, imported in there.items():
        if imported != now.get(what) and (
            found := _difference(ws, contents, what, imported, now.get(what))
        ):
            yield found


def _difference(
    ws: Workspace, contents: Contents, what: str, imported: str | None, now: str | None
) -> Difference | None:
    if imported is None:
        if what not in contents.needed:
            return None
        kind = "interactions" if what == "interactions" else f"{what[:-1]} metadata"
        found = f"The data set {contents.name!r} has {kind}, and the run {ws.run_name!r} has not"
        return Difference(found, f"Run notebook {contents.needed[what]} first.")
    mine = "none" if now is None else f"one with the digest {now}"
    found = (
        f"The run {ws.run_name!r} has imported {what}.csv with the digest {imported}, "
        f"the data set {contents.name!r} has {mine}"
    )
    if what in contents.renewed and now is not None:
        return Difference(found, "It is imported anew; run the later notebooks again.", True)
    return Difference(found, "Take another run name, or clean up this run with notebook 06.")


def digest(ws: Workspace, what: str) -> str | None:
    """The digest of the file that a dataset of the run was last filled with as a whole.

    Args:
        ws: the run.
        what: `interactions`, `items` or `users`; the file is `<what>.csv`.

    Returns:
        Eight hexadecimal digits; None if there was no such import, or none that is ACTIVE.
    """
    client, arn = ws.target.personalize, ws.arn("dataset", what)
    if resources.describe(client, arn) is None:
        return None
    jobs = [
        job
        for job in resources.listed(client, "dataset-import-job", datasetArn=arn)
        if job["status"] == "ACTIVE"
    ]
    for job in sorted(jobs, key=lambda one: one["creationDateTime"], reverse=True):
        described = resources.describe(client, job["datasetImportJobArn"]) or {}
        found = _ADDRESS.fullmatch(described.get("dataSource", {}).get("dataLocation", ""))
        is_whole = described.get("importMode", "FULL") == "FULL"
        if found and is_whole and found[2] == f"{what}.csv":
            return found[1]
    return None
