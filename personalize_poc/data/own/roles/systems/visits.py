"""Tables of tools that record what visitors do on pages and in apps.

Most have an id of who has signed in and one of every visitor. The first one is taken, which is the
same on all devices, unless more than a fifth of the rows lack it; see `people.fuller`. Where half
of them or more have it nevertheless, it is asked; see `signed_in`.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    EVENTS,
    HEADS,
    ITEMS,
    NO_USE,
    SESSIONS,
    System,
    Table,
)

_GA4 = System(
    "Google Analytics 4",
    (
        Table(
            EVENTS,
            "event_timestamp event_name user_pseudo_id",
            user="user_id user_pseudo_id",
            visitor="user_pseudo_id",
            item="items.item_id",
            time="event_timestamp",
            event="event_name",
            title="items.item_name event_params.page_title event_params.page_location",
            value="event_value_in_usd items.price ecommerce.purchase_revenue",
            order="ecommerce.transaction_id event_params.transaction_id",
            other="event_date event_previous_timestamp event_bundle_sequence_id "
            "event_server_timestamp_offset stream_id platform user_first_touch_timestamp "
            "event_params.ga_session_id event_params.ga_session_number event_params.key "
            "event_params.value.string_value event_params.value.int_value "
            "items.item_list_id items.item_list_name items.item_list_index items.promotion_id "
            "items.promotion_name items.creative_name items.creative_slot items.affiliation "
            "items.coupon items.location_id items.item_brand items.item_variant "
            "items.item_category items.item_category2 traffic_source.name",
        ),
    ),
)

_UNIVERSAL = System(
    "Universal Analytics",
    (
        Table(
            EVENTS,
            "fullVisitorId visitId visitStartTime",
            user="fullVisitorId",
            item="hits.product.productSKU hits.item.productSku",
            time="visitStartTime",
            title="hits.product.v2ProductName hits.item.productName hits.page.pagePath "
            "hits.page.pageTitle",
            order="hits.transaction.transactionId",
            other="visitId visitNumber date hits.hitNumber hits.time hits.hour hits.minute "
            "hits.product.v2ProductCategory hits.product.productBrand "
            "hits.product.productListName hits.product.productListPosition "
            "hits.product.productVariant hits.promotion.promoId",
        ),
    ),
)

_MATOMO = System(
    "Matomo",
    (
        Table(
            EVENTS,
            "idlink_va idvisitor idaction_url server_time",
            user="idvisitor",
            # The page, where no product is named: `log_action` has the address of each.
            item="idaction_product_sku idaction_url",
            time="server_time",
            other="idlink_va idsite idvisit idaction_url_ref idaction_name_ref idaction_name "
            "time_spent time_spent_ref_action search_cat search_count "
            "idaction_event_category idaction_event_action idpageview pageview_position "
            "interaction_position "
            "idaction_product_cat idaction_product_cat2 idaction_product_cat3 "
            "idaction_product_cat4 idaction_product_cat5 custom_float",
        ),
        Table(
            EVENTS,
            "idvisitor server_time idorder idaction_sku quantity",
            user="idvisitor",
            item="idaction_sku",
            time="server_time",
            title="idaction_name",
            order="idorder",
            value="price",
            other="idsite idvisit idaction_category",
        ),
        Table(
            SESSIONS,
            "idvisit idvisitor visit_first_action_time",
            user="idvisitor",
            other="idvisit idsite config_id visit_entry_idaction_url visit_exit_idaction_url",
        ),
        Table(HEADS, "idvisit idvisitor idgoal server_time", user="idvisitor",
              other="idvisit idsite idgoal"),
        Table(ITEMS, "idaction name hash type url_prefix", item="idaction", title="name",
              other="hash", beside=True),
        Table(NO_USE, "idsite name main_url", other="idsite", beside=True),
        # What its interface gives out of visits (Live.getLastVisitsDetails), a row for each action.
        Table(
            EVENTS,
            "idVisit visitorId actionDetails.type actionDetails.timestamp",
            user="userId visitorId",
            visitor="visitorId",
            item="actionDetails.productViewSku actionDetails.pageIdAction actionDetails.url",
            time="actionDetails.timestamp actionDetails.serverTimePretty",
            title="actionDetails.productViewName actionDetails.pageTitle actionDetails.title",
            event="actionDetails.type",
            value="actionDetails.timeSpent",
            other="idSite idVisit visitIp fingerprint visitorType visitCount serverDate "
            "serverTimestamp firstActionTimestamp lastActionTimestamp visitDuration actions "
            "actionDetails.pageId actionDetails.pageviewPosition actionDetails.idpageview",
        ),
    ),
)  # fmt: skip

_WAREHOUSE = (
    "id received_at sent_at original_timestamp uuid_ts message_id event_text anonymous_id_type "
    "context_library_name context_library_version context_ip context_locale context_user_agent "
    "context_campaign_name"
)
_SEGMENT = System(
    "Segment",
    (
        Table(
            EVENTS,
            "id received_at anonymous_id event event_text",
            user="user_id anonymous_id",
            visitor="anonymous_id",
            time="timestamp original_timestamp",
            event="event",
            other=_WAREHOUSE.replace(" original_timestamp", ""),
        ),
    ),
)

_AMPLITUDE = System(
    "Amplitude",
    (
        Table(
            EVENTS,
            "amplitude_id event_type event_time insert_id",
            user="user_id amplitude_id",
            visitor="amplitude_id",
            time="event_time",
            event="event_type",
            other="insert_id uuid event_id session_id client_upload_time server_upload_time "
            "server_received_time processed_time",
        ),
    ),
)

_MIXPANEL = System(
    "Mixpanel",
    (
        Table(
            EVENTS,
            "event properties.time properties.distinct_id",
            user="properties.distinct_id properties.$user_id",
            visitor="properties.distinct_id",
            time="properties.time",
            event="event",
            other="properties.$insert_id properties.$device_id properties.mp_lib "
            "properties.$mp_api_timestamp_ms properties.$lib_version properties.$city",
        ),
    ),
)

# Sensors Analytics (神策): one id of everybody, that of the account for who has signed in.
_SENSORS = System(
    "Sensors Analytics",
    tuple(
        Table(
            EVENTS,
            telling,
            user="distinct_id",
            time="time",
            event="event",
            other="_track_id _flush_time type login_id anonymous_id project recv_time original_id "
            "map_id user_id token lib.$lib lib.$lib_version lib.$lib_method lib.$lib_detail "
            "lib.$app_version",
        )
        for telling in ("distinct_id event time type lib.$lib", "distinct_id event time _track_id")
    ),
)

_SNOWPLOW = System(
    "Snowplow",
    (
        Table(
            EVENTS,
            "collector_tstamp event_id domain_userid",
            user="user_id domain_userid network_userid",
            visitor="domain_userid network_userid",
            time="derived_tstamp collector_tstamp",
            event="event_name event",
            other="event_id txn_id etl_tstamp dvce_created_tstamp dvce_sent_tstamp name_tracker "
            "v_tracker v_collector v_etl domain_sessionid domain_sessionidx user_ipaddress "
            "user_fingerprint page_referrer refr_urlpath event_fingerprint",
        ),
    ),
)

_APPSFLYER = System(
    "AppsFlyer",
    (
        Table(
            EVENTS,
            "AppsFlyer_ID Event_Name Event_Time Event_Value Customer_User_ID",
            user="Customer_User_ID AppsFlyer_ID",
            visitor="AppsFlyer_ID",
            time="Event_Time",
            event="Event_Name",
            other="Install_Time Attributed_Touch_Time Attributed_Touch_Type Media_Source Campaign "
            "Campaign_ID Adset Adset_ID Ad Ad_ID Advertising_ID IDFA IDFV Android_ID IMEI IP",
        ),
    ),
)

_ADOBE_PRODUCTS = "post_product_list.product product_list.product post_product_list product_list"
_ADOBE_OTHER = (
    "visid_low post_visid_low visid_type post_visid_type hitid_high hitid_low hit_source "
    "exclude_hit first_hit_time_gmt date_time cust_hit_time_gmt post_cust_hit_time_gmt "
    "visit_start_time_gmt last_hit_time_gmt last_purchase_time_gmt userid username visit_num "
    "visit_page_num cust_visid post_cust_visid pagename post_pagename page_url post_page_url "
    "referrer post_referrer campaign post_campaign"
)
_ADOBE = System(
    "Adobe Analytics",
    tuple(
        Table(
            EVENTS,
            telling,
            user="mcvisid post_visid_high visid_high",
            item=_ADOBE_PRODUCTS,
            time="hit_time_gmt",
            order="post_purchaseid purchaseid",
            other=_ADOBE_OTHER,
        )
        for telling in (
            "hit_time_gmt visid_high visid_low post_event_list",
            "hit_time_gmt mcvisid event_list product_list",
            "hit_time_gmt mcvisid post_event_list post_product_list",
        )
    ),
)

SYSTEMS = (
    _GA4,
    _UNIVERSAL,
    _MATOMO,
    _SEGMENT,
    _AMPLITUDE,
    _MIXPANEL,
    _SENSORS,
    _SNOWPLOW,
    _APPSFLYER,
    _ADOBE,
)
