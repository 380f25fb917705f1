"""Ids of articles before the names of pages, of which a few are the site's own.

A newspaper's log has the page of every line, and the number of the article where the page shows
one. The two go one to one; the lines without a number are those of the home page and the search,
which nobody recommends.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.pairs import go_one_to_one
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.words.names import stems_of
from personalize_poc.language import _

_PAGES = frozenset(
    stems_of(
        """page pages pagename page_name pagetitle screen screenname seite seitenname página pagina
        strona stránka sida side sivu sayfa страница страницы экран 페이지 페이지명 화면 화면명
        ページ ページ名 画面 画面名 页面 页面名称 頁面"""
    )
)
"""What a page is called."""
_THINGS, _OWN, _ROWS = 20, 0.02, 10.0
"""Fewest things that both name; most pages without one, as a share of the things (one may always
be); and rows of each of them on average: they are asked for again and again."""
_MORE = 0.02
_BEFORE = 0.5


def prefer(found: list[Scored]) -> None:
    """Put the id of a thing before the page that shows it, where other pages are the site's own.

    Args:
        found: columns that may be the item.
    """
    ids = [one for one in found if one.named and one.view.hint(one.column.key).says("id")]
    for page in found:
        if _PAGES.isdisjoint(page.view.hint(page.column.key).tokens):
            continue
        things = [one for one in ids if one is not page and _shows(page, one)]
        best = max(things, key=lambda one: one.points, default=None)
        if best is not None and best.points < page.points + _BEFORE:
            why = _("other pages in {name} are those of the site itself").format(
                name=page.column.name
            )
            best.add(page.points + _BEFORE - best.points, why)


def _shows(page: Scored, thing: Scored) -> bool:
    """Whether pages go one to one with things, but for a few that many looked at."""
    if page.column.fill < thing.column.fill + _MORE:
        return False
    rows = list(zip(page.column.values, thing.column.values, strict=True))
    pairs = {(a, b) for a, b in rows if a and b}
    own = [a for a, b in rows if a and not b]
    kinds = set(own)
    few = len(kinds) <= max(1, _OWN * len(pairs)) and len(own) >= _ROWS * len(kinds)
    apart = kinds.isdisjoint(a for a, __ in pairs)
    return len(pairs) >= _THINGS and few and apart and go_one_to_one(pairs)
