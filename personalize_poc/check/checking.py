"""One check from a path to what is said of it: read, understand, map, look for faults, advise."""

from __future__ import annotations

import io
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc import signals
from personalize_poc.check import phases
from personalize_poc.check.advice import advise, without_interactions
from personalize_poc.check.amend import amended
from personalize_poc.check.order import ordered
from personalize_poc.check.study import Study
from personalize_poc.data.errors import DataError
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.data.own.proposal import Guess, Proposal
from personalize_poc.data.own.stages import Stages
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.canonical import Canonical
    from personalize_poc.data.own.mapping_file import Mapping, Section
    from personalize_poc.data.own.tables import Reading, Table

STATED = N_("mapping.yaml says so")
_NOT_NAMED = N_("mapping.yaml does not name it")


def check(
    source: str | Path,
    *,
    sql: str | None = None,
    database: str | Path | None = None,
    mapping: Path | None = None,
    told: Stages | None = None,
    called: str | None = None,
    use_case: str | None = None,
) -> Study:
    """Check a file, a folder or the answer of a query.

    With `mapping` files are read as it says, and a folder with a mapping.yaml as that says;
    otherwise the columns are guessed.

    Args:
        source: the file or folder; for a query anything that names it.
        sql: a query for DuckDB whose answer is checked instead of files.
        database: the DuckDB file that the query asks.
        mapping: a file to be taken instead of the mapping.yaml in the folder.
        told: tells how far it is; see `stages`.
        called: what the person knows the source by, if it is not `source`.
        use_case: what the advice is for; a key of `advice.USE_CASES`.

    Returns:
        What was found. Close it, or use it in a `with` statement.

    Raises:
        DataError: the files, the query or mapping.yaml cannot be used; the message says why.
    """
    from personalize_poc.data.own import mapping_file, reading, roles

    begun = time.perf_counter()
    path = mapping or Path(source) / MAPPING
    known = mapping is not None or (sql is None and path.is_file())
    tell = told or Stages(stream=io.StringIO())
    says = mapping_file.read(path) if known else None
    with ExitStack() as undo:
        read = reading.open_source(source, sql=sql, database=database, known=says, progress=told)
        undo.callback(read.close)
        with _sentences(read.connection), tell.watching(read.connection):
            tell.begin(phases.UNDERSTANDING)
            proposal = None if says else amended(roles.propose(read))
            found = _found(called or str(source), read, says, proposal, use_case, tell)
        undo.pop_all()  # the study closes it
    return Study(seconds=time.perf_counter() - begun, **found)


def stages() -> Stages:
    """Tells on a terminal or in a notebook how far a check is; use it in a `with` statement."""
    return Stages(phases.PHASES)


@contextmanager
def _sentences(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """A full disk or memory as a sentence; what else DuckDB says is a fault of ours."""
    import duckdb

    from personalize_poc.data.own import refusals

    try:
        with signals.interruptible(connection):
            yield
    except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
        raise DataError(
            f"There is no room to go on in {tempfile.gettempdir()}: {refusals.reason(error)}",
            _("Set TMPDIR to a larger disk, or check a part of the files."),
        ) from error


def _found(
    source: str,
    read: Reading,
    mapping: Mapping | None,
    proposal: Proposal | None,
    use_case: str | None,
    tell: Stages,
) -> dict[str, Any]:
    """What a `Study` holds beside its time."""
    from personalize_poc.check import disagreements, findings, unused
    from personalize_poc.data.own import canonical

    used = mapping or (proposal.mapping if proposal else None)
    tell.begin(phases.MAPPING)
    data = canonical.build(read, used) if used else None
    is_stated = mapping is not None
    examined = (
        findings.examine(data, begin=tell.begin, step=tell.step, stated=is_stated) if data else None
    )
    facts, faults = (examined.facts, examined.findings) if examined else (None, [])
    made = [*data.findings] if data else []
    if mapping is not None:
        made.extend(disagreements.find(read, mapping, [*made, *faults]))
    if proposal is None:
        assert data is not None
        proposal = stated(data)
    return {
        "source": source,
        "reading": read,
        "proposal": proposal,
        "canonical": data,
        "findings": ordered([*unused.milder(read, used), *proposal.findings, *made, *faults]),
        "facts": facts,
        "advice": advise(facts, data, use_case)
        if facts
        else without_interactions(use_case, once=proposal.everybody_once)
        if read.tables
        else None,
        "stated": is_stated,
    }


def stated(data: Canonical) -> Proposal:
    """The proposal that a mapping.yaml is: all of it certain, no question."""
    guesses: list[Guess] = []
    for relation in data.relations:
        section = data.mapping.sections[relation.section]
        for field in relation.fields:
            if field.column:
                table = _holder(data.reading, relation.table, field.column).label
                guesses.append(
                    Guess(
                        relation.section, field.name, table, field.column, field.kind, 1, _(STATED)
                    )
                )
        if section.title:
            label = _holder(data.reading, relation.table, section.title).label
            guesses.append(
                Guess(relation.section, "title", label, section.title, "title", 1, _(STATED))
            )
        named = {guess.column for guess in guesses if guess.section == relation.section}
        for column in relation.table.columns:
            if column.name not in named:
                why = section.unused.get(column.name) or _use_beside(section, column.name)
                guesses.append(
                    Guess(relation.section, "", relation.table.label, column.name, "unused", 1, why)
                )
    return Proposal(data.mapping, tuple(guesses))


def _use_beside(section: Section, column: str) -> str:
    """Why a column that becomes no field is there all the same."""
    if column in section.leave_out:
        return _("its values leave rows out: {columns}").format(
            columns=", ".join(section.leave_out[column])
        )
    for join in section.joins:
        if column in join.on:
            return _("it joins with {file}").format(file=join.file)
    return _(_NOT_NAMED)


def _holder(read: Reading, table: Table, column: str) -> Table:
    """The table that has a column: that of the data set, or one that it is joined with."""
    if any(one.name == column for one in table.columns):
        return table
    return next((t for t in read.tables if any(c.name == column for c in t.columns)), table)
