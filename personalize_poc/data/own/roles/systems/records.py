"""Tables of systems in which companies keep their records."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    CODES,
    EVENTS,
    HEADS,
    ITEMS,
    LOG,
    NO_USE,
    TEXTS,
    USERS,
    VARIANTS,
    System,
    Table,
)

_ODOO = System(
    "Odoo",
    (
        Table(
            EVENTS,
            "order_id product_id product_uom_qty price_unit",
            user="order_partner_id",
            item="product_id",
            title="name",
            order="order_id",
            value="price_unit price_subtotal",
            other="id salesman_id company_id currency_id product_uom create_uid write_uid "
            "write_date",
        ),
        Table(
            HEADS,
            "id partner_id date_order state partner_invoice_id",
            user="partner_id",
            time="date_order",
            order="id",
            other="user_id partner_invoice_id partner_shipping_id pricelist_id company_id "
            "team_id create_uid write_uid create_date write_date validity_date",
        ),
        Table(
            EVENTS,
            "order_id product_id qty price_unit price_subtotal_incl",
            item="product_id",
            order="order_id",
            value="price_unit price_subtotal_incl",
            other="id company_id create_uid write_uid write_date",
        ),
        Table(
            HEADS,
            "id partner_id date_order session_id pos_reference",
            user="partner_id",
            time="date_order",
            order="id",
            other="user_id session_id company_id pricelist_id create_uid write_uid write_date",
        ),
        Table(
            EVENTS,
            "id partner_id date_order session_id lines.product_id",
            user="partner_id",
            item="lines.product_id",
            title="lines.product_id.name",
            time="date_order",
            order="id",
            value="lines.price_unit lines.price_subtotal_incl",
            other="lines.id user_id session_id config_id company_id pricelist_id",
        ),
        Table(USERS, "id name is_company", user="id", other="parent_id user_id company_id",
              beside=True),
        Table(VARIANTS, "id product_tmpl_id default_code", item="id default_code", beside=True),
        Table(ITEMS, "id name list_price categ_id", other="id categ_id uom_id", beside=True),
    ),
)  # fmt: skip

_SAP = System(
    "SAP",
    (
        Table(EVENTS, "VBELN POSNR MATNR FKIMG KUNAG FKDAT", user="KUNAG", item="MATNR",
              time="FKDAT ERDAT", title="ARKTX", order="VBELN", value="NETWR",
              other="KUNRG POSNR MATKL WERKS PSTYV VKORG VTWEG SPART ERNAM AUBEL VGBEL"),
        Table(EVENTS, "VBELN POSNR MATNR KWMENG KUNNR AUDAT", user="KUNNR", item="MATNR",
              time="AUDAT ERDAT", title="ARKTX", order="VBELN", value="NETWR",
              other="POSNR MATKL WERKS PSTYV VKORG VTWEG SPART ERNAM VGBEL"),
        Table(EVENTS, "VBELN POSNR MATNR FKIMG", item="MATNR", title="ARKTX", order="VBELN",
              value="NETWR", other="POSNR MATKL WERKS PSTYV AUBEL VGBEL AUPOS VGPOS"),
        Table(EVENTS, "VBELN POSNR MATNR KWMENG", item="MATNR", title="ARKTX", order="VBELN",
              value="NETWR", other="POSNR MATKL WERKS PSTYV VGBEL VGPOS"),
        Table(HEADS, "VBELN FKART FKDAT KUNAG", user="KUNAG", time="FKDAT ERDAT", order="VBELN",
              other="KUNRG VKORG VTWEG SPART ERNAM BUKRS"),
        Table(HEADS, "VBELN AUART KUNNR VKORG", user="KUNNR", time="AUDAT ERDAT", order="VBELN",
              other="VKORG VTWEG SPART ERNAM KNUMV"),
        Table(NO_USE, "VBELN POSNR MATNR LFIMG", item="MATNR", order="VBELN"),
        Table(NO_USE, "VBELN LFART KUNNR", user="KUNNR", order="VBELN"),
        Table(LOG, "VBELV POSNV VBELN POSNN", order="VBELN"),
        Table(ITEMS, "MATNR MTART MATKL", item="MATNR", other="MATKL", beside=True),
        Table(TEXTS, "MATNR SPRAS MAKTX", item="MATNR", title="MAKTX", beside=True),
        Table(USERS, "KUNNR NAME1 LAND1", user="KUNNR", without="VBELN", beside=True),
    ),
)  # fmt: skip

_SUBIEKT = System(
    "Subiekt GT",
    (
        Table(EVENTS, "ob_Id ob_DokHanId ob_TowId ob_Ilosc", item="ob_TowId", order="ob_DokHanId",
              value="ob_WartNetto", other="ob_Id ob_DokMagId ob_TowRodzaj ob_Jm ob_VatProc"),
        Table(HEADS, "dok_Id dok_Typ dok_NrPelny dok_DataWyst", user="dok_OdbiorcaId dok_PlatnikId",
              time="dok_DataWyst", order="dok_Id",
              other="dok_Podtyp dok_MagId dok_Wystawil dok_DataMag dok_DataOstZm"),
        Table(ITEMS, "tw_Id tw_Symbol tw_Nazwa", item="tw_Id tw_Symbol", title="tw_Nazwa"),
        Table(USERS, "kh_Id kh_Symbol", user="kh_Id", other="kh_Rodzaj kh_GrupaId", beside=True),
    ),
)  # fmt: skip

_SALESFORCE = System(
    "Salesforce",
    (
        Table(EVENTS, "Id OpportunityId PricebookEntryId Quantity", item="Product2Id ProductCode",
              title="Name", order="OpportunityId", value="TotalPrice UnitPrice",
              other="Id PricebookEntryId SortOrder ServiceDate CreatedById LastModifiedById "
              "LastModifiedDate SystemModstamp"),
        Table(HEADS, "Id AccountId StageName CloseDate", user="AccountId", time="CloseDate",
              order="Id", other="OwnerId RecordTypeId Pricebook2Id CampaignId ContactId "
              "CreatedById LastModifiedById CreatedDate LastModifiedDate SystemModstamp Name "
              "LastActivityDate LastReferencedDate LastViewedDate"),
        Table(ITEMS, "Id Name ProductCode Family", item="Id ProductCode", title="Name",
              other="CreatedById ExternalId", beside=True),
        Table(USERS, "Id Name BillingCountry OwnerId", user="Id",
              other="MasterRecordId ParentId OwnerId CreatedById", beside=True),
        Table(NO_USE, "Id WhoId WhatId", other="WhoId WhatId OwnerId", beside=True),
        Table(NO_USE, "Id AccountId LastName", other="AccountId OwnerId", beside=True),
        Table(NO_USE, "Id Username UserType", other="Id", beside=True),
        Table(NO_USE, "Id Pricebook2Id Product2Id UnitPrice", item="Product2Id",
              other="Id Pricebook2Id", beside=True),
    ),
)  # fmt: skip

_SALESFORCE_OF_CHARITIES = System(
    "Salesforce",
    (
        Table(EVENTS, "Id StageName CloseDate CampaignId npsp__Primary_Contact__c",
              user="npsp__Primary_Contact__c AccountId", item="CampaignId", time="CloseDate",
              value="Amount", other="Id OwnerId RecordTypeId Name CreatedById LastModifiedById "
              "CreatedDate LastModifiedDate SystemModstamp"),
        Table(ITEMS, "Id Name Type Status", item="Id", title="Name", other="OwnerId ParentId",
              beside=True),
    ),
)  # fmt: skip
"""Gifts in the Nonprofit Success Pack: opportunities without lines, each to a campaign."""

_CEGID = System(
    "Cegid",
    (
        Table(EVENTS, "GL_NATUREPIECEG GL_NUMERO GL_TIERS GL_ARTICLE", user="GL_TIERS",
              item="GL_ARTICLE GL_CODEARTICLE", title="GL_LIBELLE",
              time="GL_DATECREATION GL_DATEPIECE", order="GL_NUMERO",
              value="GL_TOTALTTC GL_PUTTC", other="GL_UTILISATEUR GL_REPRESENTANT "
              "GL_ETABLISSEMENT GL_DEPOT GL_SOUCHE GL_INDICEG GL_NUMLIGNE GL_NUMORDRE"),
        Table(HEADS, "GP_NATUREPIECEG GP_NUMERO GP_TIERS", user="GP_TIERS",
              time="GP_DATECREATION GP_DATEPIECE", order="GP_NUMERO",
              other="GP_UTILISATEUR GP_REPRESENTANT GP_ETABLISSEMENT GP_DEPOT GP_SOUCHE"),
        Table(ITEMS, "GA_ARTICLE GA_CODEARTICLE GA_LIBELLE", item="GA_ARTICLE GA_CODEARTICLE",
              title="GA_LIBELLE", other="GA_FOURNPRINC", beside=True),
        Table(USERS, "T_TIERS T_NATUREAUXI T_LIBELLE", user="T_TIERS", beside=True),
        Table(CODES, "CC_TYPE CC_CODE CC_LIBELLE", other="CC_CODE", beside=True),
    ),
)  # fmt: skip

_LOGO = System(
    "Logo",
    (
        Table(EVENTS, "LOGICALREF STOCKREF LINETYPE TRCODE CLIENTREF", user="CLIENTREF",
              item="STOCKREF", time="DATE_", order="INVOICEREF STFICHEREF ORDFICHEREF",
              value="TOTAL LINENET PRICE", other="LOGICALREF IOCODE SOURCEINDEX STFICHELNNO "
              "INVOICELNNO UOMREF USREF PREVLINEREF MONTH_ YEAR_"),
        Table(HEADS, "LOGICALREF FICHENO CLIENTREF TRCODE", user="CLIENTREF", time="DATE_",
              order="LOGICALREF", other="FICHENO IOCODE SOURCEINDEX", without="STOCKREF"),
        Table(ITEMS, "LOGICALREF CODE NAME UNITSETREF", item="LOGICALREF CODE", title="NAME",
              other="UNITSETREF PRODUCERCODE", without="CLIENTREF", beside=True),
        Table(USERS, "LOGICALREF CODE DEFINITION_ TAXNR", user="LOGICALREF CODE",
              without="STOCKREF CLIENTREF", beside=True),
        Table(USERS, "LOGICALREF CODE DEFINITION_ CARDTYPE CITY", user="LOGICALREF CODE",
              without="STOCKREF CLIENTREF TAXNR", beside=True),
        Table(NO_USE, "LOGICALREF CODE DEFINITION_", other="LOGICALREF CODE",
              without="STOCKREF CLIENTREF TAXNR CITY", beside=True),
    ),
)  # fmt: skip

_SAGE_100 = System(
    "Sage 100",
    (
        Table(EVENTS, "DO_Domaine DO_Type DO_Piece AR_Ref DL_Qte", user="CT_Num", item="AR_Ref",
              title="DL_Design", time="DO_Date", order="DO_Piece",
              value="DL_MontantHT DL_MontantTTC DL_PrixUnitaire",
              other="cbMarq DE_No CO_No CA_Num DO_Ref DL_Ligne DL_PieceBC DL_PieceBL AC_RefClient "
              "AF_RefFourniss RP_Code cbCreateur cbCreation cbModification"),
        Table(HEADS, "DO_Domaine DO_Type DO_Piece DO_Date DO_Tiers", user="DO_Tiers",
              time="DO_Date", order="DO_Piece",
              other="cbMarq CO_No CA_Num DO_Ref DE_No CT_NumPayeur LI_No cbCreateur cbCreation "
              "cbModification", without="AR_Ref"),
        Table(ITEMS, "AR_Ref AR_Design FA_CodeFamille", item="AR_Ref", title="AR_Design",
              other="CO_No cbMarq", without="DO_Piece", beside=True),
        Table(USERS, "CT_Num CT_Intitule CT_Type", user="CT_Num", other="CO_No cbMarq CT_NumPayeur",
              without="DO_Piece", beside=True),
        Table(NO_USE, "CO_No CO_Nom", other="CO_No", beside=True),
    ),
)  # fmt: skip

_BUSINESS_CENTRAL = System(
    "Business Central",
    (
        Table(
            EVENTS,
            "EntryNo PostingDate EntryType ItemNo SourceNo Quantity",
            user="SourceNo",
            item="ItemNo",
            time="PostingDate",
            value="Quantity InvoicedQuantity",
            title="Description",
            order="DocumentNo",
            other="EntryNo ExternalDocumentNo LocationCode SalespersPurchCode LotNo SerialNo "
            "VariantCode UnitofMeasureCode SourceType",
        ),
        Table(
            EVENTS,
            "SelltoCustomerNo DocumentNo LineNo No PostingDate",
            user="SelltoCustomerNo",
            item="No",
            time="PostingDate",
            value="Quantity",
            title="Description",
            order="DocumentNo",
            other="LineNo BilltoCustomerNo LocationCode UnitofMeasureCode ShipmentDate",
        ),
    ),
)

_JD_EDWARDS = System(
    "JD Edwards",
    (
        Table(EVENTS, "SDDOCO SDLNID SDAN8 SDITM SDTRDJ", user="SDAN8 SDSHAN",
              item="SDLITM SDITM SDAITM", title="SDDSC1", time="SDTRDJ", order="SDDOCO",
              value="SDAEXP SDUPRC",
              other="SDKCOO SDDCTO SDLNID SDMCU SDCO SDPA8 SDDRQJ SDRSDJ SDPDDJ SDADDJ SDIVD SDDGL "
              "SDCNDJ SDUPMJ SDLTTR SDNXTR SDTDAY SDVEND SDCARS SDDOC SDRORN SDVR01"),
        Table(HEADS, "SHDOCO SHAN8 SHTRDJ", user="SHAN8 SHSHAN", time="SHTRDJ", order="SHDOCO",
              other="SHKCOO SHDCTO SHMCU SHPA8 SHDRQJ SHADDJ SHCARS SHVR01"),
        Table(ITEMS, "IMITM IMLITM IMDSC1", item="IMITM IMLITM IMAITM", title="IMDSC1",
              beside=True),
        Table(USERS, "ABAN8 ABALPH", user="ABAN8", other="ABMCU ABPA8", beside=True),
        Table(NO_USE, "LIITM LIMCU LIPQOH", item="LIITM", beside=True),
    ),
)  # fmt: skip

_PROPHET_21 = System(
    "Prophet 21",
    (
        Table(EVENTS, "order_no line_no inv_mast_uid qty_ordered", item="inv_mast_uid",
              order="order_no", time="date_created", value="extended_price unit_price",
              other="oe_line_uid oe_hdr_uid line_no company_no source_loc_id ship_loc_id "
              "supplier_id date_last_modified last_maintained_by required_date"),
        Table(HEADS, "order_no customer_id order_date projected_order", user="customer_id",
              time="order_date date_created", order="order_no", without="inv_mast_uid",
              other="oe_hdr_uid company_id po_no taker location_id contact_id address_id "
              "ship_to_id date_last_modified last_maintained_by requested_date"),
        Table(ITEMS, "inv_mast_uid item_id item_desc", item="inv_mast_uid item_id",
              title="item_desc", without="order_no", beside=True),
        Table(USERS, "customer_id customer_name", user="customer_id",
              other="salesrep_id company_id", without="order_no", beside=True),
        Table(NO_USE, "inv_mast_uid location_id qty_on_hand", item="inv_mast_uid",
              other="location_id", without="order_no", beside=True),
    ),
)  # fmt: skip

SYSTEMS = (
    _BUSINESS_CENTRAL,
    _ODOO,
    _SAP,
    _SUBIEKT,
    _SALESFORCE,
    _SALESFORCE_OF_CHARITIES,
    _CEGID,
    _LOGO,
    _SAGE_100,
    _JD_EDWARDS,
    _PROPHET_21,
)
