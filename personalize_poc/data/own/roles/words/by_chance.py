"""Words of names in which a word for something else stands by chance, and what they do not say."""

from __future__ import annotations

import re

PARTNER = re.compile("(?:거래처|取引先)(?:코드|명|번호|id|コード|cd|名|名称|番号)?$")
"""Names of a business partner, in which there is a word for a transaction."""
ORDERED_BY = re.compile(
    "^(?:ordered_by|bestellt_(?:von|durch)|commandee?_par|(?:pedido|encargado)_por|ordinato_da"
    "|zamowion[ey]_przez|bestall[td]_av|bestilt_a[vf]|заказано)(?:_|$)"
)
"""How a name begins of who ordered, in which there is a word for an order, or for its time."""
NO_ENTITIES = (
    (re.compile("sekund"), "user"),  # there is a "Kunde" in it
    (re.compile("berater"), "user"),  # who advises others, and no "rater"
    (re.compile("^sales_?(?:person|people)|^verkaufer|^verkaeufer"), "user"),  # who sells
    (re.compile("^sales_?(?:person|people)|^verkaufer|^verkaeufer|^revend"), "order"),
    (re.compile("客户经理|客戶經理"), "user"),  # who looks after customers
    (
        re.compile("会員|會員|組合員"),
        "staff",
    ),  # a member; the last sign alone is who works somewhere
    (re.compile("^auftragg|^besteller"), "order"),  # the same, also as SAP cuts it
    (re.compile("^(?:order|purchas)er"), "order"),  # who orders, and no order
    (re.compile("^за(?:казч|мовн)ик"), "order"),  # who orders; the word for an order stands in it
    (
        re.compile(r"(?:^|_)e?var\d*_(?:\w+_)?(?:cust|user|member|client|login|account|crm)"),
        "item",
    ),  # a variable in which a tool was told who it was
    (re.compile("^bibliot"), "item"),  # a library, in which there is a "biblio", a record
    (re.compile("^(?:budget|presupuest|orcament|haushaltst)"), "item"),  # a line of the books
    (re.compile("^produ(?:c?t|tt)or(?:a|e|i|as|es)?$"), "item"),  # who makes it
    (re.compile("^jatekos"), "item"),  # who plays, and no game
    (re.compile("inhaber"), "item"),  # who holds something; a Turkish "haber" is a piece of news
    (re.compile("^ress?ource"), "campaign"),  # what can be used; a "source" stands in it
    (
        re.compile(
            "(?:구매|주문|예약|購入|注文|予約|购买|购|下单|订购|预约|預約|購買)(?:자|者|人)"
        ),
        "order",
    ),  # who orders
    (re.compile("(?:k|st)art(?:en|e)?(?:nr|no|num|nummer|code|cd|id|bez)"), "item"),  # a card's
    (re.compile("酒店"), "vendor"),  # a hotel; the last sign alone is a shop
    (re.compile("角色$"), "category"),  # a character or a role, whose last sign alone is a colour
)
"""Words, and what they do not speak of though a word for it stands within."""
NO_ATTRIBUTES = (
    (
        re.compile(
            r"^(?!kd_|no_|nm_|pasien|siswa|peserta|anggota)\w+_ttl$"
            r"|^ttl_(?!pasien|siswa|peserta|anggota|lahir)"
        ),
        "birth",
    ),  # a title, or a total; alone it is Indonesian for where and when somebody was born
    (
        re.compile(
            "^ttl_(?:amt|amount|qty|cnt|price|sum|val|paid|cost|tax)"
            "|(?:amt|ord|order|line|inv|grand|sub|price|tax|net|gross|qty|cnt)_ttl$"
        ),
        "name",
    ),  # a total, and no title
    (re.compile("(?:^|_)lib_(?:id|cd|code|no|nr|num|br)"), "name"),  # of a library; no "libellé"
    (re.compile("구분$"), "duration"),  # a kind, whose last syllable alone is a minute
    (re.compile("^aflevering(?:en|s?id|s?nr)?$"), "later"),  # an episode, no "levering" of a parcel
    (re.compile("^pagador(?:es|as?)?$"), "later"),  # who pays, and not when it was paid
    (re.compile("^(?:re|ac)cents$"), "price"),  # the latest of something, and no hundredths
    (re.compile("^progres?siv"), "duration"),  # the running number of a row, nobody's progress
    (re.compile("^(?:down|up)load"), "updated"),  # somebody fetched a file; no table was loaded
    (re.compile("wanderung|vandring"), "updated"),  # a hike, and no "änderung" or "ändring"
    (re.compile("halter(?:in|s|n)?$|halter(?:nr|id)"), "person"),  # who keeps, and no "alter", age
    (re.compile("^anfragende[rn]?$"), "person"),  # who asks, and no "gender"
    (re.compile("mitglied"), "place"),  # of a parish, which a "Gemeinde" is as well
    (re.compile("^stellen.|.stelle$"), "rating"),  # a position, and no Italian stars
    (re.compile("musikst"), "quantity"),  # a piece of music, and no number of pieces
    (re.compile("下单人"), "created"),  # who ordered, and not when
    (re.compile("등록번호|登録番号"), "created"),  # a number in a register
    (re.compile("收货人"), "later"),  # who received it, and not when
    (re.compile("視聴者"), "duration"),  # who watched, and not how long
    (re.compile("게시[글물]"), "published"),  # what was posted, and not when
    (re.compile("파일|일자리"), "time"),  # a file and a job, in which the syllable of a day stands
    (re.compile("[発發发]生日"), "birth"),  # when it happened; a "生日" is when somebody was born
    (re.compile("시설명"), "description"),  # what a facility is called, and no explanation
    (re.compile("^ciudadan|^cittadin"), "place"),  # who lives in a town
    (re.compile("^verzeker"), "version"),  # who or what is insured, and no Czech version
    (re.compile("^reservedel"), "amount"),  # a spare part, and nothing that was reserved
    (re.compile("husstand"), "status"),  # a household
    (re.compile("^titular"), "name"),  # who holds something, and no title
    (re.compile("^immobil"), "phone"),  # a house, and nothing mobile
    (re.compile("^(?:doc|tham)_gia$|_(?:doc|tham)_gia(?:_|$)"), "price"),  # a reader, a participant
)
"""The same of what they do not say."""
