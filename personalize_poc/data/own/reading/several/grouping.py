"""Which files are parts of one table: names that differ in numbers, columns that agree."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from fnmatch import fnmatchcase

from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.reading.ground.units import Content, Heading
from personalize_poc.data.own.reading.several import marked_parts, reports, splits
from personalize_poc.data.own.tables import Table
from personalize_poc.data.own.times import words

_MONTHS = sorted((one for one in words.MONTHS if len(one) > 1), key=len, reverse=True)
_PLAIN = re.compile("jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|okt|dez|mrz")
_WORDS = frozenset({"marca"})
_ALONE = "|".join(
    re.escape(one)
    for one in _MONTHS
    if _PLAIN.fullmatch(one) or (len(one) > 3 and one not in _WORDS)
)
_BESIDE = "|".join(map(re.escape, _MONTHS))
"""Short names of months are other words as well ("set"): beside a number they are months."""
_HALF = r"(?:[上下前後]半?期|[上下]半年|[상하전후]반기|[上下상하](?![^\W\d_]))"
"""Half of a year, where it stands beside its number: 2023上期, 2023년 하반기, 2023상."""
_VARYING = re.compile(
    r"(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){1,3}(?:-[0-9a-f]{12})?(?![0-9a-z])"
    r"|(?<![0-9a-z])(?=[a-f]*\d)[0-9a-f]{8,}(?![0-9a-z])"
    r"|(?<![0-9a-z])(?=(?:[a-z]*\d+[a-z]+){3})[0-9a-z]{20,}(?![0-9a-z])"
    rf"|(?<![^\W\d_])(?:{_ALONE})(?![^\W\d_])"
    rf"|(?<![^\W\d_])(?:{_BESIDE})(?=[-_. '’]{{0,2}}\d)|(?<=\d)[-_. ]?(?:{_BESIDE})(?![^\W\d_])"
    rf"|(?<=\d)[年년]?度?[ _-]?{_HALF}"
    r"|\d+",
    flags=re.IGNORECASE,
)
_SHORT = re.compile(rf"(?<![^\W\d_])(?:{_BESIDE})(?![^\W\d_])", flags=re.IGNORECASE)
_PACKED = re.compile(r"\.(gz|zst|zstd|bz2|xz)$", flags=re.IGNORECASE)
_ROTATED = re.compile(r"([._]log)(?:[-.]\*)?$", flags=re.IGNORECASE)
"""A log, and the older ones that a server has put aside: access.log, access.log.1."""
_DONE = re.compile(r"\b(?:old_)?(issues|reserves)\b", flags=re.IGNORECASE)
"""Tables into which a system puts what is done, beside those of what is open: loans of Koha."""
_ALIKE, _SAME = 0.5, 0.85
"""Share of columns that two parts must have in common, of all that either has; the latter where
a name says nothing but a number: data1 and data2 may as well be two things."""
_MOST = 0.7
"""The same of what a program adds to whatever happens, in files of several kinds of events."""
_GENERIC = re.compile(
    r"(?:^|[/ ])(?:data|daten|datei|table|tabelle|tabla|tabela|tbl|sheet|blatt|hoja|feuil|foglio"
    r"|planilha|arkusz|export|file|fichier|output|query|result|dump|t|csv|лист|시트|シート|表|工作表)"
    r"[ _-]?\*",
    flags=re.IGNORECASE,
)

_COUNTED = re.compile(r"(\D*)(\d{1,4})")
"""A name that is a number, or a word and a number: F1, Field 2, column_3."""
_NUMBER = frozenset(
    ("n", "no", "nr", "num", "number", "nummer", "numero", "número", "numéro", "numer", "id",
     "code", "cod", "codice", "codigo", "código")
)  # fmt: skip
"""Words for a number that stand before what has it or behind: "N. tessera", "Tessera n."."""


def shape(file: str) -> str:
    """A name with a star for everything in it that counts or dates parts."""
    starred = _VARYING.sub("*", _DONE.sub(r"*\1", _PACKED.sub("", file)))
    return _ROTATED.sub(r"\1*", re.sub(r"\*(?:[-_. T]?\*)+", "*", starred))


def groups(
    contents: Sequence[Content], known: Mapping | None = None
) -> list[tuple[str, list[Content]]]:
    """Contents that become one table each, with the label of that table."""
    chosen: dict[tuple[str, str], list[Content]] = defaultdict(list)
    rest: dict[str, list[Content]] = defaultdict(list)
    titled = reports.patterns(contents)
    chance = _by_chance(contents, known)
    for content in contents:
        section = _section(content.file, known)
        if section is not None and content.file not in chance:
            chosen[section].append(content)
        else:
            rest[titled.get(content.file) or shape(content.file)].append(content)
    _join_short_months(rest)
    files = [content.file for content in contents]
    marked = marked_parts.join(rest, lambda one: keys(one.headings))
    moved = splits.join(rest, lambda one: keys(one.headings))
    found: list[tuple[str, list[Content]]] = []
    for form, alike in rest.items():
        if form in moved.values():
            found.append((_together(alike), alike))
        elif form in marked:
            found += [(_exact(form, parts, files), parts) for parts in _agreeing(alike)]
        else:
            found += [(_label(form, parts), parts) for parts in _agreeing(alike)]
    said = [(_of_section(parts, known), parts) for parts in chosen.values()]
    narrow = [(pattern(label, [one.file for one in parts], files), parts) for label, parts in found]
    return _distinct([*said, *narrow])


def pattern(label: str, meant: Sequence[str], files: Sequence[str]) -> str:
    """The pattern of some files, made narrower if it means fewer of the others then.

    "u*.csv" would mean users.csv beside u1.csv and u2.csv.

    Args:
        label: the pattern.
        meant: the files that it stands for.
        files: all files.
    """
    narrower = label.replace("*", "[0-9]*")
    wide, narrow = ({file for file in files if matches(file, one)} for one in (label, narrower))
    return narrower if {*meant} <= narrow < wide and wide != {*meant} else label


def _exact(form: str, parts: Sequence[Content], files: Sequence[str]) -> str:
    """The label of parts by their pattern, or by several where it means other files as well."""
    label = _label(form, parts)
    meant = {file for file in files if matches(file, label)}
    return label if meant == {part.file for part in parts} else _together(parts)


def _together(parts: Sequence[Content]) -> str:
    """The label of parts whose names have no pattern that means them and nothing else."""
    forms: dict[str, list[Content]] = {}
    for part in parts:
        forms.setdefault(shape(part.file), []).append(part)
    return splits.AND.join(_label(form, some) for form, some in forms.items())


def _join_short_months(rest: dict[str, list[Content]]) -> None:
    """Put "Mai" or "set" to the months of the same year, among which it can be nothing else."""
    for form in list(rest):
        months = shape(_SHORT.sub("1", form))
        if months != form and len(rest.get(months, ())) > 1:
            rest[months] += rest.pop(form)


def _label(form: str, parts: Sequence[Content]) -> str:
    """What a person knows a table by: its file, or the pattern of its files."""
    if len(parts) == 1:
        return parts[0].file
    endings = {match[0] if (match := _PACKED.search(part.file)) else "" for part in parts}
    if form.endswith("log*") and all(_PACKED.sub("", part.file).endswith("log") for part in parts):
        form = form[:-1]  # none of them was put aside
    return form + (endings.pop() if len(endings) == 1 else "" if form.endswith("*") else "*")


def _section(file: str, known: Mapping | None) -> tuple[str, str] | None:
    """The section of a mapping that names a file, and its layout there; None if none does."""
    for name, section in (known.sections if known else {}).items():
        if any(matches(file, pattern) for pattern in section.files):
            return name, next((one for one in section.renamed if matches(file, one)), "")
    return None


def _by_chance(contents: Sequence[Content], known: Mapping | None) -> set[str]:
    """Files that a pattern of a section means by chance: others have its columns, these none."""
    found: set[str] = set()
    for name, section in (known.sections if known else {}).items():
        theirs = {*section.columns.values(), *section.unused}
        theirs |= {there for names in section.renamed.values() for there in names}
        wanted = {*map(folded, theirs)}
        meant = [one for one in contents if (_section(one.file, known) or ("",))[0] == name]
        alien = [
            one.file
            for one in meant
            if one.named
            and one.file not in section.files
            and wanted.isdisjoint(
                [*(folded(heading.name) for heading in one.headings), *one.unit.keys]
            )
        ]
        found |= {*alien} if len(alien) < len(meant) else set()
    return found


def matches(file: str, pattern: str) -> bool:
    """Whether a mapping means this file: by its name, or by one pattern or more."""
    several = pattern.split(splits.AND)
    return file == pattern or any(file == one or fnmatchcase(file, one) for one in several)


def is_read_from(table: Table, section: Section) -> bool:
    """Whether a section is read from a table: one of its files is meant."""
    return any(matches(part.file, name) for part in table.parts for name in section.files)


def _of_section(parts: Sequence[Content], known: Mapping | None) -> str:
    """The label of a table that a mapping puts together."""
    if len(parts) == 1:
        return parts[0].file
    section = _section(parts[0].file, known)
    assert known is not None
    assert section is not None
    name, layout = section
    return layout or ", ".join(known.sections[name].files)


def _agreeing(contents: Sequence[Content]) -> list[list[Content]]:
    """Contents whose names are alike, parted into those whose columns are, too."""
    found: list[tuple[set[str], list[Content]]] = []
    for content in sorted(contents, key=lambda c: not c.named):
        names = set(keys(content.headings))
        for columns, parts in found:
            if _agree(content, names, parts[0], columns):
                parts.append(content)
                columns |= names if content.named else set()
                break
        else:
            found.append((names, [content]))
    return [sorted(parts, key=lambda c: natural(c.file)) for _, parts in found]


def _agree(content: Content, names: set[str], first: Content, columns: set[str]) -> bool:
    if content.unit.keys.keys() != first.unit.keys.keys():
        return False
    if not content.named or (_are_counted(content) and _are_counted(first)):
        return len(content.headings) == len(first.headings)
    least = _SAME if _GENERIC.search(shape(content.file)) else _ALIKE
    return first.named and len(names & columns) >= least * len(names | columns)


def _are_counted(content: Content) -> bool:
    """Whether names only count the columns, as a program wrote them that had none: F1, F2, F3.

    A table with fewer of them agrees with every wider one by these names, whatever both hold.
    """
    names = [_COUNTED.fullmatch(heading.name.strip()) for heading in content.headings]
    found = [(name[1], int(name[2])) for name in names if name]
    return (
        len(found) == len(names)
        and [number for __, number in found]
        in (
            list(range(1, len(names) + 1)),
            list(range(len(names))),
        )
        and len({word for word, __ in found}) == 1
    )


def folded(name: str) -> str:
    """A name of a column without what exports change from month to month."""
    return name.strip().casefold()


def _in_any_order(name: str) -> str:
    """A folded name, with its words in one order where one of them only says that it is a number.

    Sheets that are kept by hand call the same column "N. tessera" and "Tessera n.".
    """
    parts = re.findall(r"\w+", name)
    return " ".join(sorted(parts)) if len(parts) > 1 and _NUMBER.intersection(parts) else name


def keys(headings: Sequence[Heading]) -> list[str]:
    """What columns of several parts are matched by; distinct, also where names differ in case."""
    found: list[str] = []
    for heading in headings:
        key = _in_any_order(folded(heading.name))
        while key in found:
            key += "\0"
        found.append(key)
    return found


def have_most_in_common(one: Table, other: Table, few: int) -> bool:
    """Whether the table with fewer columns has most of its names in the other; few are no matter.

    Args:
        one: a table.
        other: another one.
        few: columns up to which nothing is looked for.
    """
    here, there = ({folded(column.name) for column in table.columns} for table in (one, other))
    if max(len(here), len(there)) <= few:
        return True
    return len(here & there) >= _MOST * min(len(here), len(there))


def natural(name: str) -> list[tuple[int, str]]:
    """A key by which part10 is sorted behind part9."""
    pieces = re.findall(r"\d+|\D+", name)
    return [(int(p), "") if p.isdecimal() else (-1, p) for p in pieces]


def _distinct(found: list[tuple[str, list[Content]]]) -> list[tuple[str, list[Content]]]:
    """No two tables have one label."""
    labels: set[str] = set()
    distinct = []
    for label, parts in found:
        if label in labels:
            label = f"{parts[0].file} and {len(parts) - 1} more"
        labels.add(label)
        distinct.append((label, parts))
    return distinct
