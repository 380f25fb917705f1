"""Tables of systems of shops that most have in Germany, with the names of their columns."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    CARTS,
    CODES,
    EVENTS,
    HEADS,
    ITEMS,
    LOG,
    PEOPLE,
    TEXTS,
    USERS,
    VARIANTS,
    System,
    Table,
)

_SHOPWARE_5 = System(
    "Shopware 5",
    (
        Table(
            EVENTS,
            "orderID articleID articleordernumber quantity",
            item="articleID",
            title="name",
            order="orderID",
            value="price",
            other="id ordernumber taxID releasedate",
            without="sessionID",
        ),
        Table(
            HEADS,
            "id ordernumber userID ordertime cleared",
            user="userID",
            time="ordertime",
            order="id",
            other="ordernumber paymentID dispatchID partnerID subshopID cleareddate",
        ),
        Table(USERS, "id email customergroup firstlogin", user="id",
              other="firstlogin lastlogin paymentID subshopID"),
        Table(ITEMS, "id supplierID name datum", item="id", other="supplierID datum taxID",
              beside=True),
        Table(VARIANTS, "id articleID ordernumber kind", item="articleID", other="id",
              beside=True),
        Table(CARTS, "sessionID articleID articlename quantity", item="articleID"),
        Table(LOG, "orderID previous_order_status_id order_status_id", order="orderID",
              other="id userID change_date"),
    ),
)  # fmt: skip

_SHOPWARE_6 = System(
    "Shopware 6",
    (
        Table(
            EVENTS,
            "id order_id product_id identifier label unit_price",
            item="product_id",
            title="label",
            time="created_at",
            order="order_id",
            value="unit_price total_price",
            other="id version_id parent_id promotion_id cover_id updated_at position",
        ),
        Table(
            HEADS,
            "id order_number order_date_time state_id",
            time="order_date_time",
            order="id",
            other="state_id sales_channel_id currency_id language_id billing_address_id "
            "created_by_id updated_by_id updated_at",
        ),
        Table(
            PEOPLE,
            "id order_id customer_id customer_number",
            user="customer_id customer_number email",
            order="order_id",
            other="id version_id salutation_id",
        ),
        Table(
            USERS,
            "id customer_number",
            user="id customer_number",
            other="customer_group_id sales_channel_id language_id salutation_id",
            without="order_id product_id",
            beside=True,
        ),
        Table(
            ITEMS,
            "id product_number stock",
            item="id product_number",
            other="version_id parent_id tax_id manufacturer_id product_manufacturer_id",
            beside=True,
        ),
        Table(
            TEXTS,
            "product_id name description",
            item="product_id",
            other="language_id product_version_id",
            without="id customer_id order_id",
            beside=True,
        ),
        Table(CODES, "id technical_name", other="id state_machine_id", beside=True),
    ),
)

_OXID = System(
    "OXID eShop",
    (
        Table(
            EVENTS,
            "OXID OXORDERID OXARTID OXARTNUM OXAMOUNT",
            item="OXARTID OXARTNUM",
            title="OXTITLE",
            order="OXORDERID",
            value="OXPRICE OXBPRICE OXBRUTPRICE",
            other="OXID OXINSERT OXTIMESTAMP OXORDERSHOPID",
        ),
        Table(
            HEADS,
            "OXID OXUSERID OXORDERDATE OXORDERNR",
            user="OXUSERID",
            time="OXORDERDATE",
            order="OXID",
            other="OXORDERNR OXSHOPID OXPAYMENTID OXBILLNR OXPAID OXSENDDATE OXTIMESTAMP",
        ),
        Table(USERS, "OXID OXUSERNAME OXCUSTNR", user="OXID OXCUSTNR", other="OXSHOPID"),
        Table(ITEMS, "OXID OXPARENTID OXARTNUM OXTITLE", item="OXID OXARTNUM",
              other="OXPARENTID OXSHOPID OXVENDORID OXMANUFACTURERID"),
        Table(CARTS, "OXID OXBASKETID OXARTID OXAMOUNT", item="OXARTID", other="OXID OXBASKETID"),
    ),
)  # fmt: skip

_JTL = System(
    "JTL-Shop",
    (
        Table(
            EVENTS,
            "kWarenkorbPos kWarenkorb kArtikel nAnzahl nPosTyp",
            item="kArtikel cArtNr",
            title="cName",
            order="kWarenkorb",
            value="nAnzahl fPreis fPreisEinzelNetto",
            other="kWarenkorbPos kVersandklasse kBestellpos kKonfigitem cUnique",
        ),
        Table(
            HEADS,
            "kBestellung kWarenkorb kKunde cStatus dErstellt",
            user="kKunde",
            time="dErstellt",
            order="kWarenkorb",
            other="kBestellung kLieferadresse kRechnungsadresse kZahlungsart kVersandart kSprache "
            "kWaehrung cBestellNr cSession cIP dVersandDatum dBezahltDatum",
        ),
        Table(ITEMS, "kArtikel cArtNr cName", item="kArtikel cArtNr", title="cName",
              other="kHersteller kSteuerklasse kVersandklasse kEigenschaftKombi kVaterArtikel",
              without="kWarenkorbPos kWarenkorb", beside=True),
        Table(USERS, "kKunde kKundengruppe cKundenNr", user="kKunde cKundenNr",
              other="kKundengruppe kSprache", without="kBestellung kWarenkorb", beside=True),
    ),
)  # fmt: skip

SYSTEMS = (_SHOPWARE_5, _SHOPWARE_6, _OXID, _JTL)
