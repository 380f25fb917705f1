"""Logs of web servers, in the common, the combined and the W3C's format: a request a line.

Only requests by which somebody saw a page are rows: those of programs, for parts of pages, that
failed or were sent on, and those that are no GET are left out and counted. What a page is, `pages`
tells once all files are read.
"""

from __future__ import annotations

import re
from pathlib import Path

from personalize_poc.data.errors import NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own import robots
from personalize_poc.data.own.reading.ground.units import Content, Heading, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.logs import w3c, weblog_notes
from personalize_poc.data.own.reading.text.lines import WHOLE
from personalize_poc.data.own.sql import identifier
from personalize_poc.data.own.tables import WEB_LOG
from personalize_poc.language import N_

COLUMNS = ("host", "user", "time", "method", "path", "query", "status", "bytes", "referer", "agent")
_QUOTED = r'"((?:[^"\\]|\\.)*)"'
_LINE = (
    r"^(?:\S+:\d+ )?(\S+) \S+ (\S+|\S[^\[]*?) \[(\d{2}/[A-Z][a-z]{2}/\d{4}:\d{2}:\d{2}:\d{2}"
    rf"(?: [+-]\d{{4}})?)\] {_QUOTED} (\d{{3}}) (\d+|-)(?: {_QUOTED} {_QUOTED})?"
)
"""host, user, time, request, status, bytes; referer and agent of the combined format. A virtual
host may stand before, and fields of one's own behind."""
_FITS = re.compile(_LINE)
_SURE = 0.8
_LOOKED = 50
_HEAD = 1 << 16
_ASSETS = (
    r"\.(css|m?js|map|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|eot|otf|txt|xml|json"
    r"|webmanifest)$|^/(\.well-known|robots\.txt|favicon)|/(feed|rss|atom)/?$"
)
_FEED = "(^|&)(flav|feed|format|type|output|alt)=(rss|atom|rdf)"
"""What is asked of an address that is a list of news for programs."""


def looks_like(head: str) -> bool:
    """Whether a text is the log of a web server, from its beginning."""
    if w3c.fields(head):
        return True
    some = [line for line in head.splitlines()[:_LOOKED] if line.strip() and line[0] != "#"]
    return bool(some) and sum(bool(_FITS.match(line)) for line in some) >= _SURE * len(some)


def is_log(path: Path) -> bool:
    """Whether a file is the log of a web server."""
    return looks_like(_head(path))


def _head(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_HEAD).decode("utf-8-sig", errors="replace")


def understand(
    work: Workspace, unit: Unit, path: Path, encoding: str, findings: tuple[Finding, ...] = ()
) -> Content:
    """Take the requests of a log apart and keep those of pages.

    Raises:
        NoTable: nobody saw a page.
    """
    table = work.new_table()
    fields = w3c.fields(_head(path))
    requests = w3c.requests(fields) if fields else _requests()
    work.run(f"CREATE TABLE {table} AS {requests}", (work.plain(path),), unit.file)
    counts = dict(work.run(f"SELECT {_why()} AS why, count(*) FROM {table} GROUP BY why"))
    pages = int(counts.pop("", 0))
    if not pages:
        raise NoTable(
            N_("a log of a web server in which nobody saw a page: programs, failures, parts"),
            unit.file,
        )
    columns = (*COLUMNS, *w3c.further(fields))
    noticed = [weblog_notes.requests(unit.file, pages, counts)] if counts else []
    return Content(
        unit=unit,
        file=unit.file,
        format=WEB_LOG,
        headings=tuple(map(Heading, columns)),
        named=True,
        source=f"(FROM {table} WHERE {_why()} = '')",
        expressions=tuple(f"nullif(nullif(trim({identifier(name)}), ''), '-')" for name in columns),
        reading={"encoding": encoding},
        findings=(*findings, *noticed),
        staging=table,
        row_bytes=unit.size / max(1, pages),
    )


def _requests() -> str:
    """SQL of the requests of a log in the common or combined format."""
    groups = ("host", "user", "time", "request", "status", "bytes", "referer", "agent")
    names = ", ".join(map(literal, groups))
    return (
        f"SELECT r.*, {_part('request', 1)} AS method, "
        f"regexp_replace({_part('request', 2)}, '[?].*$', '') AS path, "
        f"regexp_extract({_part('request', 2)}, '[?](.*)$', 1) AS query "
        f"FROM (SELECT unnest(regexp_extract(j, {literal(_LINE)}, [{names}])) FROM {WHOLE}) r"
    )


def _part(name: str, number: int) -> str:
    """A part of a request such as "GET /shop/7 HTTP/1.1"."""
    return f"regexp_extract({name}, '^([A-Z]+) (\\S+)', {number})"


def _why() -> str:
    """SQL of why a request is no page that somebody saw; '' if it is one."""
    rules = (
        ("unreadable", "host = '' OR method = ''"),
        ("robots", f"regexp_matches(lower(agent), {literal(robots.NAMED)})"),
        ("methods", "method <> 'GET'"),
        ("failed", "status >= '400' OR status < '200'"),
        ("redirects", "status IN ('301', '302', '303', '307', '308')"),
        ("assets", f"regexp_matches(lower(path), {literal(_ASSETS)})"),
        ("assets", f"regexp_matches(lower(query), {literal(_FEED)})"),
    )
    cases = " ".join(f"WHEN {condition} THEN '{name}'" for name, condition in rules)
    return f"(CASE {cases} ELSE '' END)"
