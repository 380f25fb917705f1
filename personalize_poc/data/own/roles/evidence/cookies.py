"""Numbers that tools give to browsers, so that whoever comes again is known."""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import words

_COOKIE = re.compile(r"(?:GA1\.\d\.)?\d{6,10}\.1[4-9]\d{8}")
"""A number by chance, and the second of the first visit."""
_CLIENT = re.compile(r"1[4-9]\d{8}\d{6,10}")
"""The same the other way round, without a sign between."""
_MOST = 0.9
"""Share of values that have the form."""


def is_cookie(column: ColumnProfile) -> bool:
    """Whether values are those that tools give to browsers: 793636419.1712633402.

    That is one of Google Analytics. Those of Yandex Metrica begin with the second in which they
    were given, and would do for times, if they were not called the id of a client.
    """
    given = column.given[:500]
    name = words(column.name)
    of_client = name[-2:] == ("client", "id") or name[-1:] == ("clientid",)
    return any(
        sum(bool(form.fullmatch(one)) for one in given) > _MOST * len(given) > 0
        for form in (_COOKIE, *([_CLIENT] if of_client else []))
    )
