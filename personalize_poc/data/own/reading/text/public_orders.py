"""Tables without a header whose columns have an order that is public.

A tool that collects events writes them without names of columns, always in the same order. Such a
table is known by how many columns it has and by what stands in a few of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from personalize_poc.data.own.reading.ground.units import Content, Heading
from personalize_poc.data.own.reading.text import header_notes

_LOOKED, _MOSTLY = 200, 0.95
"""Rows that are looked at, and the share of them that must have the form."""
_TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?"
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"


class _Order(NamedTuple):
    """The columns that a tool writes.

    Attributes:
        system: what the tool is called.
        names: of the columns, in order.
        forms: name of a column -> what its values look like.
    """

    system: str
    names: tuple[str, ...]
    forms: dict[str, re.Pattern[str]]


_COLUMNS = """
        app_id platform etl_tstamp collector_tstamp dvce_created_tstamp event event_id txn_id
        name_tracker v_tracker v_collector v_etl user_id user_ipaddress user_fingerprint
        domain_userid domain_sessionidx network_userid geo_country geo_region geo_city geo_zipcode
        geo_latitude geo_longitude geo_region_name ip_isp ip_organization ip_domain ip_netspeed
        page_url page_title page_referrer page_urlscheme page_urlhost page_urlport page_urlpath
        page_urlquery page_urlfragment refr_urlscheme refr_urlhost refr_urlport refr_urlpath
        refr_urlquery refr_urlfragment refr_medium refr_source refr_term mkt_medium mkt_source
        mkt_term mkt_content mkt_campaign contexts se_category se_action se_label se_property
        se_value unstruct_event tr_orderid tr_affiliation tr_total tr_tax tr_shipping tr_city
        tr_state tr_country ti_orderid ti_sku ti_name ti_category ti_price ti_quantity
        pp_xoffset_min pp_xoffset_max pp_yoffset_min pp_yoffset_max useragent br_name br_family
        br_version br_type br_renderengine br_lang br_features_pdf br_features_flash
        br_features_java br_features_director br_features_quicktime br_features_realplayer
        br_features_windowsmedia br_features_gears br_features_silverlight br_cookies
        br_colordepth br_viewwidth br_viewheight os_name os_family os_manufacturer os_timezone
        dvce_type dvce_ismobile dvce_screenwidth dvce_screenheight doc_charset doc_width doc_height
        tr_currency tr_total_base tr_tax_base tr_shipping_base ti_currency ti_price_base
        base_currency geo_timezone mkt_clickid mkt_network etl_tags dvce_sent_tstamp
        refr_domain_userid refr_dvce_tstamp derived_contexts domain_sessionid derived_tstamp
        event_vendor event_name event_format event_version event_fingerprint true_tstamp
"""
"""Columns of its enriched events; source: the canonical event model, table atomic.events."""

_SNOWPLOW = _Order(
    "Snowplow",
    tuple(_COLUMNS.split()),
    {
        "platform": re.compile(r"web|mob|pc|srv|app|tv|cnsl|iot|headset"),
        "collector_tstamp": re.compile(_TIME),
        "event": re.compile(
            "page_view|page_ping|struct|unstruct|transaction|transaction_item|ad_impression"
        ),
        "event_id": re.compile(_UUID, re.IGNORECASE),
    },
)
_ORDERS = (_SNOWPLOW,)


def named(content: Content, rows: Sequence[Sequence[str]]) -> Content:
    """The same content; columns have their names if they have an order that is public.

    Args:
        content: of a text without a header.
        rows: the first of it.
    """
    order = next((one for one in _ORDERS if _is_in(one, rows)), None)
    if order is None:
        return content
    told = header_notes.header_known(content.file, order.system, order.names)
    said = [one for one in content.findings if one.code != header_notes.NO_HEADER]
    headings = tuple(map(Heading, order.names))
    return replace(content, headings=headings, named=True, findings=(*said, told))


def _is_in(order: _Order, rows: Sequence[Sequence[str]]) -> bool:
    looked = rows[:_LOOKED]
    fitting = [one for one in looked if len(one) == len(order.names) and _fits(order, one)]
    return bool(looked) and len(fitting) >= _MOSTLY * len(looked)


def _fits(order: _Order, cells: Sequence[str]) -> bool:
    return all(
        form.fullmatch(cells[order.names.index(name)].strip()) for name, form in order.forms.items()
    )
