"""Days that stand in three columns, year, month and day, and the time of day in further ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.reading.ground import spread, time_notes
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.tables import Column, Table

_SAMPLE, _SURE, _FEWEST = 1_000, 0.98, 5
"""Rows that are looked at, the share of them that must be days, and fewest different ones."""
_NAMES = {
    "year": """year yr jahr année annee anno año ano jaar rok yıl yil år ar год рік 연도 년도 년
        年 năm nam""",
    "month": """month mon mth monat mois mese mes mês maand miesiąc miesiac ay månad måned месяц
        місяць 월 月 tháng thang""",
    "day": "day dd tag jour giorno día dia dag dzień dzien gün gun день 일 日 ngày ngay",
    "hour": """hour hr hh stunde std heure ora hora uur godzina saat timme час година 시 時 时 giờ
        gio""",
    "minute": "minute min mi mm minuto minuut minuta dakika minut минута хвилина 분 分 phút phut",
    "second": """second sec ss sekunde seconde segundo secondo sekunda saniye sekund секунда 초 秒
        giây giay""",
}
"""Parts of a time, as the names of their columns end."""
_DATES = {"date", "datum", "fecha", "data", "dato", "dom", "mday", "дата", "날짜", "日付", "日期"}
"""What the day of the month is called as well, beside a year and a month."""
_FULL = "'00'"
"""SQL of the minutes of a full hour."""
_PARTS = {word: part for part, words in _NAMES.items() for word in words.split()}
_DAY = ("year", "month", "day")
_LIMITS = {"year": (1980, 2100), "month": (1, 12), "day": (1, 31), "hour": (0, 23),
           "minute": (0, 59), "second": (0, 59)}  # fmt: skip


def find(work: Workspace, tables: Sequence[Table]) -> tuple[list[Table], list[Finding]]:
    """The same tables; one without a time whose days stand in parts gets a column with them."""
    found, said = list(tables), []
    for at, table in enumerate(found):
        parts = _parts(table)
        if parts.keys() >= set(_DAY) and (parts := _of_days(work, table, parts)):
            found[at] = _with_days(work, table, parts)
            names = [column.name for column in parts.values()]
            said.append(time_notes.in_parts(table.label, names, found[at].columns[-1].name))
    return found, said


def _parts(table: Table) -> dict[str, Column]:
    """Part of a time -> the column that is called so; of two the first."""
    found: dict[str, Column] = {}
    dates = []
    for column in table.texts:
        words = column.name.casefold().replace("-", "_").replace(" ", "_").split("_")
        part = _PARTS.get(column.name.casefold().strip()) or _PARTS.get(words[-1])
        if part and part not in found:
            found[part] = column
        if words[-1] in _DATES:
            dates.append(column)
    if dates and "day" not in found:
        found["day"] = dates[0]
    return {part: found[part] for part in _LIMITS if part in found}


def _of_days(work: Workspace, table: Table, parts: dict[str, Column]) -> dict[str, Column]:
    """The columns that have numbers of that size; none where another column has times."""
    found = spread.values(work, table, _SAMPLE)
    values = {column.key: [one.strip() for one in some] for column, some in found.items()}
    chosen = {column.key for column in parts.values()}
    for key, some in values.items():
        read = moment(some) if key not in chosen else None
        if read and not read.weak:
            return {}
    if not all(_fits(part, values[parts[part].key]) for part in _DAY):
        return {}
    days = set(zip(*(values[parts[part].key] for part in _DAY), strict=True))
    if len(days) < _FEWEST:
        return {}
    whole = [*_DAY]
    for part in ("hour", "minute", "second"):
        if part not in parts or not _fits(part, values[parts[part].key]):
            break
        whole.append(part)
    return {part: parts[part] for part in whole}


def _fits(part: str, values: Sequence[str]) -> bool:
    """Whether nearly all values are numbers that such a part has."""
    low, high = _LIMITS[part]
    return sum(one.isdigit() and low <= int(one) <= high for one in values) >= _SURE * len(values)


def _with_days(work: Workspace, table: Table, parts: dict[str, Column]) -> Table:
    """The table with a column more: 2024-01-31, or 2024-01-31 15:04, or with seconds."""
    names = {one.name for one in table.columns}
    name = "-".join(column.name for column in parts.values())
    made = Column(name if name not in names else f"{name} (date)", f"c{len(table.columns)}")
    text = {
        part: f"lpad(trim({column.key}), {4 if part == 'year' else 2}, '0')"
        for part, column in parts.items()
    }
    day = f"{text['year']} || '-' || {text['month']} || '-' || {text['day']}"
    if "hour" in text:
        day += f" || ' ' || {text['hour']} || ':' || {text.get('minute', _FULL)}"
    if "second" in text:
        day += f" || ':' || {text['second']}"
    work.run(f"ALTER TABLE {table.name} ADD COLUMN {made.key} VARCHAR")
    work.run(f"UPDATE {table.name} SET {made.key} = {day}")
    return replace(table, columns=(*table.columns, made))
