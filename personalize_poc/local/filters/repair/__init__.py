"""Proposes the nearest right form of a filter expression that is refused.

Edits at the place of the refusal, each with a cost, are tried from the cheapest on until an
expression comes out that the service would take: the search for a least-cost repair of a text that
a parser refuses (A. V. Aho, T. G. Peterson: A minimum distance error-correcting parser for
context-free languages, SIAM J. Comput. 1, 1972), cut off after a number of attempts.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping

from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.filters.messages import InvalidExpression
from personalize_poc.local.filters.nodes import SPELLING
from personalize_poc.local.filters.repair.conditions import condition_edits
from personalize_poc.local.filters.repair.expressions import expression_edits
from personalize_poc.local.filters.repair.words import word_edits

MOST_ATTEMPTS = 200
MOST_CHARACTERS = 20_000
"""Characters that are read in all attempts together: a tenth of a second or two."""
MOST_COST = 3.55
"""More changes than these make another expression, not the nearest one."""
MISTAKES = 2.0
"""Cost of what is wrong in an expression, about: texts that can be read further come first."""
MOST_SHOWN = 240
"""Characters of the form that a message shows."""


def nearest_form(
    text: str,
    refused: InvalidExpression,
    check: Callable[[str], InvalidExpression | None],
    schemas: Mapping[str, Schema],
) -> str | None:
    """The expression with the least changes that `check` accepts, None if none was found.

    check: what is wrong with an expression, None if nothing is. schemas: of the dataset group, by
    type. Of a long form what surrounds the first change is returned.
    """
    columns = {SPELLING[k.upper()]: [c.name for c in s.columns] for k, s in schemas.items()}
    columns["CurrentUser"] = columns.get("Users", [])
    columns["CurrentItem"] = columns.get("Items", [])
    attempts = min(MOST_ATTEMPTS, MOST_CHARACTERS // max(len(text), 1))
    waiting = [(0.0, 0, 0.0, text, refused)]
    seen = {text}
    found, limit = None, MOST_COST
    while waiting:
        _, _, cost, current, refusal = heapq.heappop(waiting)
        place = (refusal.position or 1) - 1
        edits = condition_edits(current, place) + expression_edits(current, place)
        edits += word_edits(current, place, refusal.expected, columns)
        for extra, start, end, new in sorted(edits):
            changed, total = current[:start] + new + current[end:], cost + extra
            if changed in seen or total >= limit:
                continue
            if len(seen) > attempts:
                return found and _shown(found, text)
            seen.add(changed)
            wrong = check(changed)
            if wrong is None:
                found, limit = changed, total
            elif wrong.position is not None:
                # What is left unread may hold about so many more mistakes.
                hope = total + MISTAKES * (1 - wrong.position / (len(changed) + 1))
                heapq.heappush(waiting, (hope, len(seen), total, changed, wrong))
    return found and _shown(found, text)


def _shown(form: str, text: str) -> str:
    """The form, or of a long one what surrounds the first change."""
    form, text = form.strip(), text.strip()
    if len(form) <= MOST_SHOWN:
        return form
    same = next((n for n in range(len(form)) if form[: n + 1] != text[: n + 1]), len(form))
    start = max(0, same - MOST_SHOWN // 2)
    end = start + MOST_SHOWN
    return "… " * (start > 0) + form[start:end] + " …" * (end < len(form))
