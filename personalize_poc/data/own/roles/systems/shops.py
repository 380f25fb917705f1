"""Tables of systems of shops, with the names of their columns."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    CARTS,
    CODES,
    EVENTS,
    HEADS,
    ITEMS,
    LOG,
    SESSIONS,
    TEXTS,
    USERS,
    VARIANTS,
    System,
    Table,
)

_PRESTASHOP = System(
    "PrestaShop",
    (
        Table(
            EVENTS,
            "id_order_detail id_order product_id product_name product_quantity",
            item="product_id",
            title="product_name",
            order="id_order",
            value="product_price unit_price_tax_incl total_price_tax_incl",
            other="id_order_detail id_order_invoice id_warehouse id_shop id_customization",
        ),
        Table(
            HEADS,
            "id_order id_customer current_state date_add",
            user="id_customer",
            time="date_add",
            order="id_order",
            other="id_cart id_lang id_currency id_carrier id_shop id_shop_group current_state "
            "id_address_delivery id_address_invoice date_upd invoice_date delivery_date",
        ),
        Table(
            LOG,
            "id_order_history id_order id_order_state date_add",
            order="id_order",
            other="id_order_history id_employee id_order_state date_add",
        ),
        Table(CODES, "id_order_state name", other="id_order_state", beside=True),
        Table(
            USERS,
            "id_customer id_gender",
            user="id_customer",
            other="id_gender id_lang id_shop id_default_group",
            without="id_order",
            beside=True,
        ),
        Table(
            ITEMS,
            "id_product id_category_default",
            item="id_product",
            other="id_supplier id_manufacturer id_category_default id_shop_default",
            beside=True,
        ),
        Table(
            TEXTS,
            "id_product name",
            item="id_product",
            other="id_shop id_lang",
            without="id_customer id_order id_cart date_add",
            beside=True,
        ),
        Table(VARIANTS, "id_product_attribute id_product reference", item="id_product",
              other="id_product_attribute", without="id_cart id_customer", beside=True),
        Table(CARTS, "id_cart id_product id_product_attribute quantity", item="id_product"),
        Table(CARTS, "id_cart id_customer id_guest secure_key", user="id_customer",
              without="id_order"),
        Table(SESSIONS, "id_connections id_guest id_page", other="id_connections id_page"),
    ),
)  # fmt: skip

_WOOCOMMERCE = System(
    "WooCommerce",
    (
        Table(
            EVENTS,
            "order_item_id order_id product_id customer_id product_qty product_net_revenue",
            user="customer_id",
            item="product_id",
            time="date_created",
            order="order_id",
            value="product_net_revenue product_gross_revenue",
            other="order_item_id",
        ),
        Table(
            HEADS,
            "order_id num_items_sold net_total status customer_id",
            user="customer_id",
            time="date_created date_created_gmt",
            order="order_id",
            other="parent_id date_paid date_completed",
        ),
        Table(
            USERS,
            "customer_id user_id date_registered",
            user="customer_id",
            other="user_id date_registered date_last_active",
            without="order_id product_id",
            beside=True,
        ),
        Table(
            TEXTS,
            "ID post_title post_type",
            item="ID",
            title="post_title",
            other="post_author post_parent",
            beside=True,
        ),
    ),
)

_MAGENTO = System(
    "Magento",
    (
        Table(
            EVENTS,
            "item_id order_id product_id product_type qty_ordered",
            item="product_id sku",
            title="name",
            time="created_at",
            order="order_id",
            value="price base_price row_total",
            other="item_id parent_item_id quote_item_id store_id updated_at",
        ),
        Table(
            HEADS,
            "entity_id increment_id customer_id grand_total created_at",
            user="customer_id",
            time="created_at",
            order="entity_id",
            other="increment_id quote_id store_id updated_at billing_address_id "
            "shipping_address_id customer_group_id",
        ),
        Table(
            USERS,
            "entity_id email group_id created_at",
            user="entity_id",
            other="website_id group_id store_id increment_id",
            beside=True,
        ),
        Table(
            ITEMS,
            "entity_id attribute_set_id type_id sku",
            item="entity_id sku",
            other="attribute_set_id",
        ),
        Table(
            CARTS,
            "item_id quote_id product_id qty",
            item="product_id",
            other="item_id quote_id parent_item_id",
        ),
        Table(LOG, "parent_id status comment entity_name is_customer_notified", order="parent_id"),
        Table(
            EVENTS,
            "event_id logged_at event_type_id object_id subject_id",
            user="subject_id",
            item="object_id",
            time="logged_at",
            other="event_id store_id",
        ),
    ),
)

_OPENCART = System(
    "OpenCart",
    (
        Table(
            EVENTS,
            "order_product_id order_id product_id model quantity",
            item="product_id",
            title="name",
            order="order_id",
            value="price total",
            other="order_product_id reward",
        ),
        Table(
            HEADS,
            "order_id customer_id order_status_id date_added",
            user="customer_id",
            time="date_added",
            order="order_id",
            other="customer_group_id invoice_no store_id order_status_id affiliate_id "
            "language_id currency_id date_modified",
        ),
        Table(
            LOG,
            "order_history_id order_id order_status_id date_added",
            order="order_id",
            other="order_history_id order_status_id date_added",
        ),
        Table(CODES, "order_status_id name", other="order_status_id", without="order_id",
              beside=True),
        Table(USERS, "customer_id customer_group_id date_added", user="customer_id",
              other="customer_group_id store_id language_id address_id", without="order_id",
              beside=True),
        Table(ITEMS, "product_id model manufacturer_id", item="product_id",
              other="manufacturer_id tax_class_id stock_status_id", without="order_id",
              beside=True),
        Table(TEXTS, "product_id language_id name", item="product_id", other="language_id",
              beside=True),
        Table(CARTS, "cart_id session_id product_id", user="customer_id", item="product_id",
              other="cart_id session_id"),
    ),
)  # fmt: skip

_SHOPIFY = System(
    "Shopify",
    (
        Table(
            EVENTS,
            "Name Email Created_at Lineitem_name Lineitem_quantity",
            user="Email",
            item="Lineitem_sku",
            title="Lineitem_name",
            time="Created_at",
            order="Name",
            value="Lineitem_price",
            other="Id Billing_Name Shipping_Name Discount_Code Paid_at Fulfilled_at Phone "
            "Payment_Reference Vendor Source",
        ),
        Table(
            EVENTS,
            "id created_at financial_status line_items.product_id line_items.quantity",
            user="customer.id customer.email email",
            item="line_items.product_id",
            title="line_items.title line_items.name",
            time="created_at processed_at",
            order="id",
            value="line_items.price",
            other="line_items.id line_items.variant_id line_items.vendor order_number number "
            "checkout_id checkout_token cart_token token updated_at closed_at cancelled_at",
        ),
        Table(ITEMS, "Handle Title Variant_SKU Variant_Price", other="Vendor"),
        Table(USERS, "Email First_Name Total_Orders", user="Email Customer_ID",
              without="Lineitem_name"),
    ),
)  # fmt: skip

_GODOMALL = System(
    "Godomall",
    (
        Table(
            EVENTS,
            "sno orderNo orderCd goodsNo goodsNm goodsCnt",
            item="goodsNo goodsCd",
            title="goodsNm",
            time="regDt",
            order="orderNo",
            value="goodsPrice",
            other="sno mallSno orderCd invoiceNo scmNo",
        ),
        Table(
            HEADS,
            "orderNo memNo orderStatus settleKind",
            user="memNo",
            time="regDt",
            order="orderNo",
            other="paymentDt orderGoodsCnt mallSno",
        ),
        Table(USERS, "memNo memId", user="memNo memId", other="groupSno mallSno",
              without="orderNo goodsNo", beside=True),
        Table(ITEMS, "goodsNo goodsNm", item="goodsNo goodsCd", other="cateCd brandCd scmNo",
              without="orderNo memNo", beside=True),
        Table(CARTS, "siteKey memNo goodsNo goodsCnt", user="memNo", item="goodsNo"),
        Table(LOG, "orderNo goodsSno logCode01 logCode02", order="orderNo",
              other="sno goodsSno managerId regDt"),
    ),
)  # fmt: skip

_NOPCOMMERCE = System(
    "nopCommerce",
    (
        Table(EVENTS, "OrderItemGuid OrderId ProductId Quantity UnitPriceInclTax",
              item="ProductId", order="OrderId", value="UnitPriceInclTax PriceInclTax",
              other="Id OrderItemGuid"),
        Table(HEADS, "OrderGuid CustomerId OrderStatusId PaymentStatusId CreatedOnUtc",
              user="CustomerId", time="CreatedOnUtc", order="Id",
              other="OrderGuid StoreId PaidDateUtc OrderStatusId PaymentStatusId "
              "ShippingStatusId BillingAddressId ShippingAddressId CustomOrderNumber"),
        Table(ITEMS, "ProductTypeId Name Sku Published", item="Id Sku",
              other="ProductTypeId CreatedOnUtc UpdatedOnUtc", beside=True),
        Table(USERS, "CustomerGuid Email Active", user="Id Email", other="CustomerGuid",
              without="OrderId", beside=True),
    ),
)  # fmt: skip

SYSTEMS = (
    _PRESTASHOP,
    _WOOCOMMERCE,
    _MAGENTO,
    _OPENCART,
    _SHOPIFY,
    _GODOMALL,
    _NOPCOMMERCE,
)
