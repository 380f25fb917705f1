"""Texts: letters that were read in a wrong encoding, and HTML."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings.scan import Scan, counted, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import Relation
from personalize_poc.language import _

# UTF-8 read as Windows-1252: Ã or Â with a sign that no word has there, or several letters in a row
# that are two or three bytes each. One of these alone may be a word: "vidíš“" ends like that.
_SIGNS = "\u0080-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf"
_BYTES = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
BROKEN = (
    f"[ÃÂ][{_SIGNS}ª°º]|â€|\ufffd|ï»¿|([à-ï][{_BYTES}][{_BYTES}]){{2}}|([Î-ÑÙ×Ø][{_BYTES}]){{3}}"
)
HTML = (
    r"</?(p|br|div|span|b|i|u|ul|ol|li|a|strong|em|h[1-6]|table|tr|td|img|font|script)(\s[^>]*)?/?>"
    r"|&(nbsp|amp|lt|gt|quot|apos|[a-z]{1,2}uml|eacute|#[0-9]{2,5});"
)


def _texts(scan: Scan) -> Iterator[tuple[Relation, str]]:
    """Fields of text of the catalogues, with titles."""
    for relation in scan.canonical.relations[1:]:
        for field in relation.fields:
            if field.type == "string" and field.kind != "id":
                yield relation, field.name
        if relation.title:
            yield relation, relation.title


def letters(scan: Scan) -> Iterator[Finding]:
    """Broken letters, and HTML, in one SELECT for each catalogue."""
    for relation in scan.canonical.relations[1:]:
        names = [name for of, name in _texts(scan) if of is relation]
        if not names:
            continue
        parts = []
        for name in names:
            for pattern, quick in (
                (BROKEN, "strlen({0}) > length({0})"),
                (HTML, _MARK),
            ):
                column = quoted(name)
                where = f"{quick.format(column)} AND regexp_matches({column}, '{pattern}')"
                parts.append(f"count(*) FILTER ({where}), min(row) FILTER ({where})")
        found = scan.one(f"SELECT {', '.join(parts)} FROM {relation.name}")
        for index, name in enumerate(names):
            broken, first, marked, first_marked = found[4 * index : 4 * index + 4]
            if broken:
                yield _broken(scan, relation, name, broken, first)
            if marked:
                yield _marked(scan, relation, name, marked, first_marked)


_FOREIGN = "strlen({0}) > length({0})"
_MARK = "(contains({0}, '<') OR contains({0}, '&'))"


def _broken(scan: Scan, relation: Relation, name: str, count: int, row: int) -> Finding:
    return scan.finding(
        "broken-letters",
        Grade.WEAKENS,
        _("{count} of {name} in {section} with broken letters.").format(
            count=counted(count, "value"), name=name, section=_(relation.section)
        ),
        relation,
        name,
        row,
        count=count,
        share=count / max(1, relation.table.rows),
        matters=_("People see them beside every recommendation, and categories fall apart."),
        fix=_(
            "Name the right encoding under `reading` in mapping.yaml; if the "
            "file itself is damaged, export it as UTF-8."
        ),
    )


def _marked(scan: Scan, relation: Relation, name: str, count: int, row: int) -> Finding:
    return scan.finding(
        "html",
        Grade.NOTE,
        _("{count} of {name} in {section} with HTML.").format(
            count=counted(count, "value"), name=name, section=_(relation.section)
        ),
        relation,
        name,
        row,
        count=count,
        share=count / max(1, relation.table.rows),
        matters=_("The service strips it from textual fields; categories and titles keep it."),
        fix=_("Export plain text."),
    )


FINDERS = (letters,)
