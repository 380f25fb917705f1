"""Tables of Protheus, the system of TOTVS that many firms in Brazil have.

The first letters of a column are those of its table, so that few of them are enough.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    EVENTS,
    HEADS,
    ITEMS,
    NO_USE,
    USERS,
    System,
    Table,
)

SYSTEMS = (
    System(
        "Protheus",
        (
            Table(
                EVENTS,
                "D2_DOC D2_COD D2_CLIENTE D2_EMISSAO",
                user="D2_CLIENTE",
                item="D2_COD",
                time="D2_EMISSAO",
                order="D2_DOC",
                value="D2_TOTAL D2_PRCVEN",
                other="D2_FILIAL D2_LOJA D2_PEDIDO D2_ITEM D2_ITEMPV D2_LOTECTL D2_DTDIGIT",
            ),
            Table(
                EVENTS,
                "C6_NUM C6_ITEM C6_PRODUTO C6_QTDVEN",
                user="C6_CLI",
                item="C6_PRODUTO",
                title="C6_DESCRI",
                order="C6_NUM",
                value="C6_VALOR C6_PRCVEN",
                other="C6_FILIAL C6_LOJA C6_ENTREG C6_DATFAT C6_LOTECTL C6_NOTA C6_SERIE C6_TES",
            ),
            Table(
                HEADS,
                "C5_NUM C5_CLIENTE C5_EMISSAO",
                user="C5_CLIENTE",
                time="C5_EMISSAO",
                order="C5_NUM",
                other="C5_FILIAL C5_LOJACLI C5_CLIENT C5_VEND1 C5_TRANSP C5_NOTA C5_SERIE",
            ),
            Table(USERS, "A1_COD A1_NOME", user="A1_COD", other="A1_LOJA A1_VEND", beside=True),
            Table(ITEMS, "B1_COD B1_DESC", item="B1_COD", title="B1_DESC", beside=True),
            Table(NO_USE, "D1_DOC D1_COD D1_FORNECE", item="D1_COD", order="D1_DOC"),
            Table(NO_USE, "D3_COD D3_TM D3_QUANT", item="D3_COD"),
        ),
    ),
)
