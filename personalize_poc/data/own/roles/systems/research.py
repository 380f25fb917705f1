"""Tables of data sets that many learn with."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    EVENTS,
    HEADS,
    ITEMS,
    NO_USE,
    TEXTS,
    USERS,
    System,
    Table,
)

_OLIST = System(
    "Olist",
    (
        Table(EVENTS, "order_id order_item_id product_id seller_id shipping_limit_date",
              item="product_id", order="order_id", value="price",
              other="order_item_id seller_id shipping_limit_date"),
        Table(HEADS, "order_id customer_id order_purchase_timestamp order_status",
              time="order_purchase_timestamp", order="order_id",
              other="order_approved_at order_delivered_carrier_date order_status "
              "order_delivered_customer_date order_estimated_delivery_date"),
        Table(USERS, "customer_id customer_unique_id customer_zip_code_prefix",
              user="customer_unique_id"),
    ),
)  # fmt: skip
_INSTACART = System(
    "Instacart",
    (
        Table(EVENTS, "order_id product_id add_to_cart_order reordered", item="product_id",
              order="order_id", other="add_to_cart_order"),
        Table(HEADS, "order_id user_id order_number order_dow order_hour_of_day",
              user="user_id", order="order_id"),
    ),
)  # fmt: skip
_DUNNHUMBY = System(
    "dunnhumby",
    (
        Table(EVENTS, "household_key BASKET_ID PRODUCT_ID SALES_VALUE STORE_ID",
              user="household_key", item="PRODUCT_ID", order="BASKET_ID", value="SALES_VALUE",
              other="STORE_ID"),
        Table(EVENTS, "household_id basket_id product_id sales_value transaction_timestamp",
              user="household_id", item="product_id", time="transaction_timestamp",
              order="basket_id", value="sales_value", other="store_id"),
        Table(NO_USE, "product_id store_id display mailer", item="product_id"),
        Table(NO_USE, "household_key COUPON_UPC CAMPAIGN", user="household_key",
              item="COUPON_UPC", other="CAMPAIGN"),
        Table(NO_USE, "household_id coupon_upc campaign_id", user="household_id",
              item="coupon_upc", other="campaign_id"),
    ),
)  # fmt: skip
_H_AND_M = System(
    "H&M",
    (
        Table(EVENTS, "t_dat customer_id article_id sales_channel_id", user="customer_id",
              item="article_id", time="t_dat", value="price"),
        Table(ITEMS, "article_id product_code prod_name", item="article_id", title="prod_name"),
    ),
)  # fmt: skip
_RETAILROCKET = System(
    "Retailrocket",
    (
        Table(EVENTS, "timestamp visitorid event itemid transactionid", user="visitorid",
              item="itemid", time="timestamp", event="event", order="transactionid"),
        Table(TEXTS, "timestamp itemid property value", item="itemid", beside=True),
    ),
)  # fmt: skip
_REES46 = System(
    "REES46",
    (
        Table(EVENTS, "event_time event_type product_id category_id user_session user_id",
              user="user_id", item="product_id", time="event_time", event="event_type",
              value="price", other="category_id category_code user_session brand"),
    ),
)  # fmt: skip
_AMAZON = System(
    "Amazon",
    (
        Table(EVENTS, "reviewerID asin overall unixReviewTime", user="reviewerID", item="asin",
              time="unixReviewTime", value="overall", other="reviewerName summary"),
        Table(EVENTS, "user_id parent_asin rating timestamp", user="user_id",
              item="parent_asin", time="timestamp", value="rating", other="asin title"),
    ),
)  # fmt: skip
_YELP = System(
    "Yelp",
    (
        Table(EVENTS, "review_id user_id business_id stars date", user="user_id",
              item="business_id", time="date", value="stars", other="review_id"),
    ),
)  # fmt: skip
_GOODREADS = System(
    "Goodreads",
    (
        Table(EVENTS, "user_id book_id is_read rating date_added", user="user_id",
              item="book_id", time="date_added", value="rating",
              other="review_id date_updated read_at started_at"),
    ),
)  # fmt: skip
_MOVIELENS = System(
    "MovieLens",
    (
        Table(EVENTS, "userId movieId rating timestamp", user="userId", item="movieId",
              time="timestamp", value="rating"),
    ),
)  # fmt: skip
_STEAM = System(
    "Steam",
    (
        Table(EVENTS, "app_id user_id review_id is_recommended date", user="user_id",
              item="app_id", time="date", other="review_id"),
    ),
)  # fmt: skip
_DARWIN_CORE = System(
    "Darwin Core",
    (
        Table(EVENTS, "basisOfRecord eventDate recordedBy scientificName",
              user="recordedByID recordedBy", item="taxonID taxonKey speciesKey scientificName",
              time="eventDate", title="vernacularName scientificName", value="individualCount",
              other="occurrenceID catalogNumber basisOfRecord identifiedBy identifiedByID modified "
              "dateIdentified identificationVerificationStatus locality municipality county "
              "stateProvince countryCode decimalLatitude decimalLongitude "
              "coordinateUncertaintyInMeters datasetName datasetKey institutionCode license "
              "rightsHolder eventID parentEventID locationID"),
    ),
)  # fmt: skip
_POLIS = System(
    "Polis",
    (
        Table(EVENTS, "zid pid tid vote created", user="pid", item="tid", time="created",
              value="vote", other="zid weight_x_32767 high_priority modified"),
        Table(EVENTS, "timestamp comment-id voter-id vote", user="voter-id", item="comment-id",
              time="timestamp", value="vote", other="datetime"),
        Table(ITEMS, "tid zid pid uid txt created", item="tid", title="txt",
              other="pid uid modified velocity mod lang lang_confidence tweet_id quote_src_url"),
    ),
)  # fmt: skip

SYSTEMS = (
    _OLIST,
    _INSTACART,
    _DUNNHUMBY,
    _H_AND_M,
    _RETAILROCKET,
    _REES46,
    _AMAZON,
    _YELP,
    _GOODREADS,
    _MOVIELENS,
    _STEAM,
    _DARWIN_CORE,
    _POLIS,
)
