"""Mail addresses at the company's own domain: of those who run the shop and try it out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import words_of_tests
from personalize_poc.data.own.roles.words.names import stems_of

if TYPE_CHECKING:
    import duckdb

_HOST = re.compile(r"https?://(?:[^/@\s]*@)?([^/:?#\s]+)", re.IGNORECASE)
_USUAL = 0.5
"""Share of the addresses of a column from which on their host is the company's own, and share of
mail addresses at the domains of providers from which on customers are private persons."""
_STAFF, _LISTED = 0.02, 100
"""Share of the people up to which those of one domain are the staff, and how many are listed."""
_LEAST = 5
"""Letters of the name of a domain from which on it stands in the name of a file for a reason."""
_PROVIDERS = frozenset(
    stems_of(
        """gmail googlemail outlook hotmail live msn yahoo ymail icloud me mac aol proton protonmail
        gmx web t-online freenet posteo mail orange free wanadoo laposte sfr libero virgilio
        tiscali naver daum hanmail kakao nate qq 163 126 sina docomo ezweb softbank uol bol terra
        wp onet interia o2 op seznam centrum abv ziggo kpnmail planet telenet skynet yandex
        rambler inbox bk comcast btinternet sky bigpond rediffmail zoho fastmail"""
    )
)
"""Names of domains at which everybody may have an address."""


@dataclass(frozen=True)
class House:
    """What the tables tell of the company's own domain.

    Attributes:
        hosts: to which addresses of pages and pictures lead.
        labels: of the tables, in small letters.
    """

    hosts: frozenset[str]
    labels: str

    @classmethod
    def of(cls, views: Iterable[View]) -> House:
        """views: all tables."""
        hosts, labels = set(), []
        for view in views:
            labels.append(view.label.lower())
            for column in view.columns:
                given = column.given if column.shape.kind == "url" else ()
                found = Counter(one[1].lower() for value in given if (one := _HOST.match(value)))
                for host, rows in found.most_common(1):
                    if rows >= _USUAL * len(given):
                        hosts.add(host)
        return cls(frozenset(hosts), " ".join(labels))

    def mails(
        self, connection: duckdb.DuckDBPyConnection, there: View, column: ColumnProfile
    ) -> tuple[str, ...]:
        """The addresses of staff in a column of mail addresses; none where that is not sure.

        Args:
            connection: where the table is.
            there: the table.
            column: of it.
        """
        text, domain = sql.trimmed(column.key), "split_part(lower(v), '@', 2)"
        people = f"(SELECT DISTINCT {text} AS v FROM {there.profile.table.name})"
        counted = connection.execute(
            f"SELECT {domain} AS d, count(*), min(v) FILTER (lower(v) LIKE 'test%') FROM {people} "
            "WHERE v IS NOT NULL GROUP BY d"
        ).fetchall()
        total = sum(count for _, count, _ in counted)
        private = sum(count for one, count, _ in counted if _name(one) in _PROVIDERS)
        own = [
            one
            for one, count, test in counted
            if count <= min(_LISTED, _STAFF * total) and self._is_own(one, test, private / total)
        ]
        rows = connection.execute(
            f"SELECT v FROM {people} WHERE list_contains(?::VARCHAR[], {domain}) ORDER BY v", [own]
        ).fetchall()
        return tuple(str(v) for (v,) in rows) if 0 < len(rows) <= _LISTED else ()

    def _is_own(self, domain: str, test: str | None, private: float) -> bool:
        """Whether a domain is the company's: it has its pages, its tests, or a file its name."""
        name = _name(domain)
        if "." not in domain or name in _PROVIDERS:
            return False
        if any(host == domain or host.endswith(f".{domain}") for host in self.hosts):
            return True
        # Where firms are customers, each has a domain, and some try their own systems out.
        tested = bool(test and words_of_tests.is_mail_of_test(test))
        named = len(name) >= _LEAST and name in self.labels
        return private >= _USUAL and (tested or named)


def _name(domain: str) -> str:
    """The name of a domain: "nordlys" of shop.nordlys.co.uk."""
    parts = domain.split(".")
    known = [part for part in parts[:-1] if len(part) > 3 or part in _PROVIDERS]
    return known[-1] if known else parts[0]
