"""Systems that many have, whose tables and columns are public: what they are called, and mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.systems import (
    agencies,
    bookkeeping,
    business_one,
    charging,
    chinese_forums,
    chinese_shops,
    courses,
    forums,
    funds,
    german_shops,
    japanese_shops,
    korean_shops,
    libraries,
    matching,
    media_servers,
    offices,
    protheus,
    records,
    research,
    shops,
    visits,
    wikis,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from personalize_poc.data.own.roles.evidence.view import View

ALL = (
    *shops.SYSTEMS,
    *german_shops.SYSTEMS,
    *japanese_shops.SYSTEMS,
    *korean_shops.SYSTEMS,
    *chinese_shops.SYSTEMS,
    *records.SYSTEMS,
    *libraries.SYSTEMS,
    *protheus.SYSTEMS,
    *bookkeeping.SYSTEMS,
    *business_one.SYSTEMS,
    *visits.SYSTEMS,
    *forums.SYSTEMS,
    *chinese_forums.SYSTEMS,
    *research.SYSTEMS,
    *wikis.SYSTEMS,
    *courses.SYSTEMS,
    *charging.SYSTEMS,
    *offices.SYSTEMS,
    *media_servers.SYSTEMS,
    *agencies.SYSTEMS,
    *funds.SYSTEMS,
)


def recognise(views: Sequence[View]) -> None:
    """Write to every view which table of which known system it is, where it is one."""
    for view in views:
        view.known = courses.log_by_descriptions(view) or courses.raw_log(view, views)
    matching.recognise(views, ALL)
