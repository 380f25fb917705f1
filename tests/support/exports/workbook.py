"""Excel workbooks, written without a library: what a test needs of them is small."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import numpy as np

from tests.support.exports.writers import Columns, serial, zipped


def rows_of(columns: Columns, header: bool = True) -> list[list[Any]]:
    """Columns as rows of a sheet."""
    rows = [list(row) for row in zip(*columns.values(), strict=True)]
    return [list(columns), *rows] if header else rows


def excel(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> None:
    """Write a workbook: texts, numbers and moments (as the serial numbers that Excel keeps)."""
    numbers = range(1, len(sheets) + 1)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    related = "application/vnd.openxmlformats-package.relationships+xml"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>'
        for n in numbers
    )
    members = {
        "[Content_Types].xml": f'{head}<Types xmlns="{package}/content-types">'
        f'<Default Extension="rels" ContentType="{related}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{kind}.styles+xml"/>'
        f"{overrides}</Types>",
        "_rels/.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="r1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{head}<workbook xmlns="{main}" xmlns:r="{relations}"><sheets>'
        + "".join(
            f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="r{n}"/>'
            for n, name in zip(numbers, sheets, strict=True)
        )
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{head}<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="r{n}" Type="{relations}/worksheet" '
            f'Target="worksheets/sheet{n}.xml"/>'
            for n in numbers
        )
        + f'<Relationship Id="s" Type="{relations}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": f'{head}<styleSheet xmlns="{main}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for n, rows in zip(numbers, sheets.values(), strict=True):
        body = "".join(
            f'<row r="{y}">{"".join(_cell(x, y, value) for x, value in enumerate(row))}</row>'
            for y, row in enumerate(rows, 1)
        )
        members[f"xl/worksheets/sheet{n}.xml"] = (
            f'{head}<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>'
        )
    zipped(path, {name: text.encode() for name, text in members.items()})


def _cell(x: int, y: int, value: Any) -> str:
    if value is None or value == "":
        return ""
    place = f'r="{chr(65 + x)}{y}"'
    if isinstance(value, datetime):
        return f'<c {place} s="1"><v>{serial(value.timestamp())!r}</v></c>'
    if isinstance(value, int | float | np.integer | np.floating):
        return f"<c {place}><v>{value}</v></c>"
    return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'
