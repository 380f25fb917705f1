"""One file of sales with whatever else stands beside who bought what: tills, parcels, suppliers."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.data.own.roles.drawn.draws import (
    Drawn,
    called,
    ids,
    person,
    shuffled,
    skewed,
    some,
    times,
    title,
    writer,
)

_CONCEPTS = (
    "user item time clerk store device visit order recipient telephone postcode category brand "
    "price quantity state payment region name customer_name email delivery supplier"
)
_WORDS = {
    "en": """
        customer_id sku created_at cashier branch device_id session_id receipt_no recipient_name
        recipient_phone postal_code category brand unit_price quantity order_status
        payment_method region product_name customer_name email delivery_date supplier_id""",
    "de": """
        KundenNr ArtikelNr Bestelldatum Bediener FilialNr Geraet_ID Sitzung_ID BelegNr
        Empfaenger Empfaenger_Tel PLZ Warengruppe Marke Einzelpreis Menge Bestellstatus
        Zahlungsart Bundesland Artikelname Kundenname E-Mail Lieferdatum LieferantNr""",
    "fr": """
        code_client ref_produit date_commande vendeur code_magasin id_appareil id_session
        no_ticket destinataire tel_destinataire code_postal rayon marque prix_unitaire quantite
        statut mode_paiement region designation nom_client courriel date_livraison
        code_fournisseur""",
    "es": """
        cod_cliente cod_articulo fecha_pedido cajero tienda id_dispositivo id_sesion num_pedido
        destinatario tel_destinatario cod_postal familia marca importe cantidad estado
        forma_pago provincia descripcion nombre_cliente correo fecha_entrega cod_proveedor""",
    "pt": """
        id_cliente cod_produto data_pedido vendedor cod_loja id_dispositivo id_sessao num_pedido
        destinatario tel_destinatario cep departamento marca valor quantidade situacao
        forma_pagamento uf descricao nome_cliente email data_entrega cod_fornecedor""",
    "it": """
        num_tessera cod_articolo data_ordine cassiere negozio id_dispositivo id_sessione
        scontrino destinatario tel_destinatario cap reparto marca prezzo quantita stato_ordine
        pagamento provincia descrizione nominativo email data_consegna cod_fornitore""",
    "ko": """
        회원번호 상품코드 주문일시 담당자 매장코드 기기ID 세션ID 주문번호 수취인 수취인연락처
        우편번호 카테고리 브랜드 판매가 수량 주문상태 결제수단 시도 상품명 회원명 이메일 배송일
        공급사""",
    "ja": """
        会員番号 商品コード 注文日時 担当者 店舗コード 端末ID セッションID 注文番号 お届け先氏名
        お届け先電話番号 郵便番号 部門 ブランド 単価 数量 ステータス 支払方法 都道府県 商品名
        氏名 メールアドレス 配送日 仕入先コード""",
    "zh": """
        会员编号 商品编码 下单时间 收银员 门店编码 设备ID 会话ID 订单号 收货人 收货人电话 邮编
        品类 品牌 单价 数量 订单状态 支付方式 省份 商品名称 会员姓名 邮箱 发货日期 供应商编码""",
}
_STATES = {
    "en": ("completed", "shipped", "cancelled"), "de": ("abgeschlossen", "versendet", "storniert"),
    "fr": ("terminée", "expédiée", "annulée"), "es": ("completado", "enviado", "cancelado"),
    "pt": ("concluído", "enviado", "cancelado"), "it": ("completato", "spedito", "annullato"),
    "ko": ("구매확정", "배송중", "취소"), "ja": ("完了", "発送済", "キャンセル"),
    "zh": ("已完成", "已发货", "已取消"),
}  # fmt: skip


def draw_one(seed: int) -> Drawn:
    """A file of sales."""
    draw = random.Random(seed)
    language = draw.choice(list(_WORDS))
    word = called(_CONCEPTS, _WORDS[language])
    people, things, rows = draw.randint(100, 250), draw.randint(40, 120), 1000
    user, item, order = ids(draw), ids(draw), ids(draw)
    written = writer(draw, unix=True)
    names = [f"{person(draw)} {n % 40}" for n in range(people)]
    postcodes = [str(draw.randint(10_000, 99_999)) for _ in range(people)]
    at = times(draw, rows, 500)
    held = ["user", "item", "time", *some(draw, list(word)[3:], 0.42)]
    columns: dict[str, list[str]] = {word[one]: [] for one in held}
    row = orders = 0
    while row < rows:
        who, orders, time = skewed(draw, people, 1.6), orders + 1, at[row]
        head = {
            "user": user(who), "time": written(time), "order": order(orders),
            "clerk": f"Ann{draw.randint(1, 9)}", "store": f"S{draw.randint(1, 6):02d}",
            "device": f"d{who * 7 + draw.randint(0, 1):06x}",
            "visit": f"{draw.getrandbits(48):012x}",
            "recipient": names[who] if draw.random() < 0.85 else person(draw),
            "telephone": f"010-{draw.randint(1000, 9999)}-{draw.randint(1000, 9999)}",
            "postcode": postcodes[who], "region": f"Region {int(postcodes[who]) % 8}",
            "state": draw.choices(_STATES[language], [80, 15, 5])[0],
            "payment": draw.choice(["card", "cash", "transfer"]), "customer_name": names[who],
            "email": f"{names[who].replace(' ', '.').lower()}.{who}@mail.example",
            "delivery": (time + timedelta(days=draw.randint(1, 9))).strftime("%Y-%m-%d"),
        }  # fmt: skip
        for _ in range(min(draw.choice([1, 1, 2, 3]), rows - row)):
            thing, row = skewed(draw, things), row + 1
            line = {
                "item": item(thing), "category": f"Group {thing % 8}", "brand": f"Make{thing % 25}",
                "price": f"{2 + thing % 90}.20", "quantity": draw.choice("11123"),
                "name": title(thing), "supplier": f"V{thing % 25:03d}",
            }  # fmt: skip
            for one in held:
                columns[word[one]].append((head | line)[one])
    return Drawn(
        {"export.csv": shuffled(draw, columns)},
        {word["user"], word["email"]},
        {word["item"], word["name"]},
        {word["time"]},
    )
