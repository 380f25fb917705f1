"""check.json: what a check found, for programs.

The keys of version 1; what is not known is null, and keys may be added without a new version:

* `format`, `version`: "personalize-poc check" and 1
* `source`, `seconds`: what was checked, and how long it took
* `state`: "ready", "questions", "blocked" or "no interactions"; `exit_code`; `verdict` in words
* `files`: `table`, `file`, `format`, `rows`, `columns`, `reading` (encoding, delimiter …)
* `left_out`: file -> why it is no table
* `stated`: whether the mapping is that of a mapping.yaml
* `columns`: `section`, `field`, `table`, `column`, `kind`, `confidence`, `reason`, `runner_up`,
  `runner_up_confidence`; `field` is "" for a column that is not used, and "time_of_day" for the
  hour that belongs to the day of TIMESTAMP
* `questions`: `code`, `text`, `options` (`text`, `yaml`)
* `datasets`: section -> `rows`, `fields` (`name`, `type`, `column`, `kind`), `not_imported` (fields
  beyond what Amazon Personalize takes)
* `figures`: all of `check.facts.Facts`
* `findings`: all of `data.findings.Finding`, by grade and count
* `advice`: `verdict`, `alone`, `use_case`, `instead`, `recipes`, `domains`, `retraining`
* `cleaned`: what `--clean` wrote: `folder`, `changes` (the list), `read`, `kept` (data set ->
  rows), `left_out`, `changed` (data set -> reason -> rows, values), `columns` (data set ->
  column that is left out -> why), `everywhere` (data set -> column -> what was done alike in all
  rows); null without `--clean`
* `next_steps`: sentences
* `outputs`: files beside this one
* `mapping_written`: a digest of mapping.yaml as it was written
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc.check import next_steps, telling
from personalize_poc.check.outputs import avro

if TYPE_CHECKING:
    from personalize_poc.check.advice import Advice
    from personalize_poc.check.cleaning import Cleaned
    from personalize_poc.check.outputs.avro import Schema
    from personalize_poc.check.study import Study
    from personalize_poc.data.own.tables import Reading

FORMAT, VERSION = "personalize-poc check", 1


def of(
    study: Study,
    outputs: Sequence[str] = (),
    folder: Path | None = None,
    cleaned: Cleaned | None = None,
) -> dict[str, Any]:
    """What check.json holds.

    Args:
        study: what was found.
        outputs: names of the files beside it.
        folder: where they are written; None if they are not.
        cleaned: what cleaning wrote, if it was asked for.
    """
    schemas = avro.of(study.canonical, study.facts) if study.canonical else ()
    return {
        "format": FORMAT,
        "version": VERSION,
        "source": study.source,
        "seconds": round(study.seconds, 3),
        "state": telling.state(study),
        "exit_code": telling.exit_code(study),
        "verdict": telling.verdict(study),
        "files": _files(study.reading),
        "left_out": dict(study.reading.left_out),
        "stated": study.stated,
        "columns": [asdict(one) for one in study.proposal.guesses],
        "questions": [asdict(one) for one in study.proposal.questions],
        "datasets": _datasets(study, schemas),
        "figures": _figures(study),
        "findings": [asdict(one) for one in study.findings],
        "advice": advice(study.advice) if study.advice else None,
        "cleaned": _cleaned(cleaned) if cleaned else None,
        "next_steps": next_steps.steps(study, folder, cleaned.folder if cleaned else None),
        "outputs": list(outputs),
    }


def _cleaned(found: Cleaned) -> dict[str, Any]:
    return {
        "folder": str(found.folder),
        "changes": str(found.changes) if found.changes else None,
        "read": found.read,
        "kept": found.kept,
        "left_out": found.left_out,
        "changed": found.changed,
        "columns": found.columns,
        "everywhere": found.everywhere,
    }


def advice(found: Advice) -> dict[str, Any]:
    """Advice as it stands in check.json."""
    return asdict(found)


def _files(reading: Reading) -> list[dict[str, Any]]:
    return [
        {
            "table": table.label,
            "file": part.file,
            "format": part.format,
            "rows": part.rows,
            "columns": [column.name for column in table.columns],
            "reading": dict(part.reading),
        }
        for table in reading.tables
        for part in table.parts
    ]


def _datasets(study: Study, schemas: Sequence[Schema]) -> dict[str, Any]:
    if study.canonical is None:
        return {}
    rows = study.facts.rows if study.facts else {}
    beyond = {one.section: list(one.left_out) for one in schemas}
    return {
        relation.section: {
            "rows": rows.get(relation.section, relation.table.rows),
            "fields": [asdict(field) for field in relation.fields],
            "title": relation.title,
            "not_imported": beyond.get(relation.section, []),
        }
        for relation in study.canonical.relations
    }


def _figures(study: Study) -> dict[str, Any] | None:
    if study.facts is None:
        return None
    return {**asdict(study.facts), "days": round(study.facts.days, 3)}
