"""What is said of an event besides what happened: devices, channels, ways of paying, looks."""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words import surroundings
from personalize_poc.data.own.roles.words.names import Hint, plain, stems_of, words

_VALUES = frozenset(
    stems_of(
        """
        get post put patch delete mobile desktop tablet web ws webservice web_service app ios
        android phone pc windows mac linux tv chrome safari
        firefox edge online offline store email sms push organic direct paid_search social
        paypal visa mastercard amex cash card credit_card debit credit invoice klarna bar karte
        rechnung lastschrift vorkasse carte espèces especes virement efectivo tarjeta dinheiro
        cartão boleto pix contanti carta bonifico pin ideal nakit kart havale gotówka karta blik
        наличные карта 현금 카드 계좌이체 무통장 카카오페이 네이버페이 現金 クレジットカード
        代引 现金 微信 支付宝 信用卡 무료 유료 無料 有料 免费 付费
        eur usd gbp krw jpy cny chf pln sek male female m f w d"""
    )
)
"""Values of devices, channels, ways of paying, money: circumstances by any name."""

_CARRIERS = frozenset(
    stems_of(
        """
        dpd dhl ups fedex gls inpost hermes usps postnl poczta pocztex paczkomat packeta zasilkovna
        colissimo chronopost mondial bpost correos seur brt postnord bring posti matkahuolto
        sedex jadlog loggi yurtici aras cdek сдэк яндекс
        ヤマト 佐川 ゆうパック 우체국 대한통운 한진 롯데택배 顺丰 圆通 中通 韵达"""
    )
)
"""Words of who brings parcels: a column with one of them says how an order was sent."""

_LOOKS = frozenset(
    stems_of(
        """
        color colour farbe couleur カラー 色 색상 컬러 颜色 color cor colore kleur renk kolor цвет
        size größe taille talla サイズ 사이즈 尺码 tamanho taglia maat beden rozmiar размер
        license licence lizenz licencia licença licenza licentie licencja licens lisans лицензия
        quality resolution qualität qualité calidad qualidade qualità kwaliteit jakość kalite
        качество auflösung résolution resolución resolução risoluzione resolutie rozdzielczość
        format formato formaat biçim формат"""
    )
)
"""Words of what a thing looks like, and of the form in which it is had, which is no state."""

_FORMS = stems_of(
    "ライセンス 라이선스 라이센스 许可 許諾 授权 ファイル形式 형식 格式"
    " 화질 해상도 음질 画質 解像度 音質 画质 清晰度 音质"
)
"""The same in scripts without blanks between words."""

_NAMES = frozenset(
    stems_of(
        """
        payment pay paying zahlungsart zahlart paiement pago pagamento betaalmethode shipping
        delivery carrier versand versandart lieferart livraison envío envio entrega verzending
        spedizione consegna kargo dostawa доставка tax taxable vat mwst iva tva gift wrapping
        geschenk cadeau regalo presente hediye prezent подарок first new repeat returning neukunde
        discount discounted promo promotion coupon rabatt remise descuento desconto sconto
        subscription newsletter optin opt consent marketing terms agreed autoplay shuffle incognito
        fullscreen muted subtitle subtitles quality resolution codec hd premium weekday weekend
        holiday season month day language locale currency unit units uom einheit rate plan tier
        grade level rank class seat room meal board coin coins keyword keywords browser os mobile
        logged signed login reward points bonus express priority insurance online offline direct
        dostawy wysylka wysylki platnosc platnosci płatność płatności doprava dopravy platby
        оплаты доставки leverans leveranssatt betalsatt bezorging bezorgwijze teslimat
        section position slot variant experiment bucket ab cohort referral referred
        ödeme betaling betalning betalings zahlung zahlungs оплата оплате платежа platba platby
        plată maksu maksutapa fizetés pembayaran thanh_toán layaway workorder container bitrate
        offering placement paywall
        zimmer zimmertyp chambre habitación habitacion quarto camera kamer pokój pokoj oda oda_tipi
        rum huone værelse photo photos foto fotos"""
    )
)
"""Words of names of columns of circumstances: flags of them say nothing against a row."""

_PARTS = stems_of(
    """
    결제수단 결제방법 결제방식 결제유형 결제구분 결제종류 결제타입 支払区分 支払種別 支払い方法
    お支払方法 決済種別 決済区分 支付类型 付款类型 طريقة_الدفع
    배송방법 배송유형 배송구분 배송비 등급 쿠폰 할인 선물 적립 포인트
    요일 언어 통화 단위 과세 키워드 첫구매 멤버십 구독
    支払方法 決済方法 配送方法 ギフト 税 ランク 会員種別 曜日 言語 クーポン キーワード
    支付方式 付款方式 配送方式 礼品 等级 优惠 关键词 语言
    객실 部屋 客室 房型 포토 사진 写真 晒图 图片"""
)
"""The same in scripts without blanks between words."""

_WAYS = stems_of(
    """
    payment_method payment_type paid_with pay_type zahlungsart zahlart zahlungsmethode
    moyen_de_paiement mode_de_paiement mode_paiement forma_de_pago forma_pago metodo_pago
    forma_de_pagamento metodo_pagamento betaalwijze betaalmethode odeme_turu odeme_sekli
    odeme_tipi odeme_yontemi tipo_de_pago tipo_pago tipo_de_pagamento tipo_pagamento
    type_de_paiement zahlungstyp zahlungsweise rodzaj_platnosci forma_platnosci zpusob_platby
    forma_uplaty sposob_platnosci способ_оплаты тип_оплаты maksutapa fizetesi_mod modalitate_plata
    metoda_platnosci betalningssatt
    支付方式 付款方式 支払方法 決済方法 お支払い方法 결제수단 결제방법 결제방식
    playback_method play_method playback_mode play_mode playback_type stream_type stream_mode
    streaming_type streaming_mode delivery_method delivery_type delivery_mode
    connection_type network_type input_method login_method auth_method
    shipping_method shipping_type transport_type versandart lieferart wiedergabeart
    ship_mode ship_method ship_via shipping_mode shipping_class shipping_service shipping_option
    shipment_mode shipment_method shipment_type versandmethode versandweg liefermethode zustellart
    mode_de_livraison mode_livraison mode_expedition mode_d_expedition metodo_envio
    metodo_de_envio modo_de_envio tipo_de_envio forma_de_envio tipo_de_entrega
    forma_de_entrega metodo_di_spedizione modalita_di_spedizione verzendmethode
    verzendwijze leverwijze sposob_dostawy metoda_dostawy
    zpusob_dopravy teslimat_yontemi kargo_turu способ_доставки toimitustapa szallitasi_mod
    wiedergabemodus abspielart mode_de_lecture mode_lecture type_de_lecture modo_de_reproduccion
    modo_reproduccion modo_de_reproducao modalita_di_riproduzione afspeelmodus tryb_odtwarzania
    oynatma_modu режим_воспроизведения
    재생방식 재생방법 재생모드 배송방법 배송방식 배송수단 운송방법 접속방법 접속경로
    유입경로 로그인방법
    再生方法 再生方式 再生モード 配送方法 配送方式 配送手段 発送方法 接続方法 流入経路
    播放方式 播放模式 登录方式
    运输方式 发货方式 送货方式"""
)
"""What columns are called that say how a thing was paid, played, sent or reached: no event."""
_OUTCOMES = frozenset(
    stems_of(
        """
        result results outcome ergebnis resultat résultat resultado risultato esito resultaat wynik
        sonuç sonuc výsledek vysledek eredmény tulos rezultat rezultatul результат αποτέλεσμα
        kết_quả hasil"""
    )
)
_RESULTS = ("결과", "結果", "结果", "نتيجة", "תוצאה")
"""What columns are called that say how something went; parts of names without blanks."""
_FEES = frozenset(
    stems_of(
        """
        fee fees surcharge postage gebühr gebühren porto versandkosten lieferkosten frais gastos
        flete frete taxa tarifa spese spedizione tariffa verzendkosten bezorgkosten opłata opłaty
        avgift frakt gebyr ücret ücreti poplatek poštovné díj szállítási_díj сбор плата комиссия"""
    )
)
_FEE_PARTS = stems_of(
    """
    배송비 택배비 배달비 배달료 배송료 수수료 배송형태 배송종류 결제형태 결제조건 送料 配送料 手数料
    運賃 支払条件 运费 邮费 手续费 付款条件"""
)
"""Words of names of columns that say what delivery or payment costs, or how that is paid; parts of
names in scripts without blanks between words."""
_TECHNICAL = frozenset(
    ("transcode", "transcoding", "directplay", "directstream", "direct_play", "direct_stream")
)
"""Ways in which a media server sends a film."""

_SOURCES = frozenset(
    stems_of(
        """
        źródło zrodlo zrodla quelle herkunft zugriffsquelle provenance fonte origem origen
        procedencia procedência provenienza bron herkomst kaynak kaynağı kilde källa lähde zdroj
        forrás sursă источник источника джерело sumber asal πηγή nguồn source sources referrer
        referer referral utm"""
    )
)
"""Words of names of columns that say where a visit came from."""
_SOURCE_PARTS = stems_of("유입 流入元 流入経路 流入源 参照元 來源 来源 渠道 المصدر مصدر")
"""The same in scripts without blanks between words."""
_SITES = frozenset(
    stems_of(
        """
        google facebook instagram twitter youtube tiktok bing yahoo naver daum kakao kakaotalk
        duckduckgo yandex baidu pinterest linkedin reddit whatsapp telegram snapchat wechat weibo
        ecosia seznam 구글 네이버 카카오톡 페이스북 인스타그램 유튜브 グーグル
        ヤフー フェイスブック インスタグラム ツイッター 百度 微信 微博 抖音 小红书 谷歌"""
    )
)
"""Sites from which people come to another one."""
_PLACES_OF_APPS = frozenset(
    stems_of(
        """
        home homepage homescreen recommended recommendation recommendations recs link deeplink
        friend friends push notification banner direct related similar feed explore discover qr
        widget newsletter startseite empfehlung empfehlungen accueil recommandation
        recommandations inicio portada recomendado recomendados recomendación recomendaciones
        início recomendados recomendações raccomandati consigliati 홈 추천 푸시 배너 링크
        ホーム おすすめ プッシュ バナー リンク 首页 推荐 推送 横幅 链接"""
    )
)
"""Words of places of an app or a site from which people come to a thing."""
_SEVERAL = 2
"""Values with the name of such a site, from which on a column says where people came from."""
_SOLD = frozenset(("sale", "sales", "deal", "deals", "offer", "offers"))
_SEASONS = frozenset(
    ("spring", "summer", "autumn", "fall", "winter", "holiday", "holidays", "christmas", "xmas",
     "easter", "halloween", "friday", "monday", "cyber", "weekend", "flash", "anniversary",
     "clearance", "season", "midseason", "birthday", "newyear", "thanksgiving", "valentine",
     "valentines")
)  # fmt: skip
"""Words before "sale" in the name of a campaign."""


def is_way(name: str) -> bool:
    """Whether a column says how something was done, and not what: "buy now, pay later"."""
    joined = "_".join(words(name.split(".")[-1]))
    return any(way in joined for way in _WAYS)


def is_outcome(name: str) -> bool:
    """Whether a column says how something went that was done in any case, by its name."""
    leaf = words(name.split(".")[-1])
    return bool(_OUTCOMES.intersection(leaf)) or any(one in "".join(leaf) for one in _RESULTS)


def is_fee(name: str) -> bool:
    """Whether a column is about what delivery or payment costs: "prepaid" is nothing that happened.

    Args:
        name: of the column.
    """
    leaf = words(name.split(".")[-1])
    return bool(_FEES.intersection(leaf)) or any(one in "".join(leaf) for one in _FEE_PARTS)


def are_ways(values: Iterable[str]) -> bool:
    """Whether values are technical ways of playing, by any name of their column."""
    return any(
        "_".join(words(one)).startswith(tuple(_TECHNICAL)) or plain(one) in _TECHNICAL
        for one in values
    )


def is_source(name: str, values: Iterable[str]) -> bool:
    """Whether a column says where a visit came from, by its name or by the sites in its values."""
    leaf = words(name.split(".")[-1])
    if _SOURCES.intersection(leaf) or any(one in "".join(leaf) for one in _SOURCE_PARTS):
        return True
    return sum(bool(_SITES.intersection(words(one))) for one in values) >= _SEVERAL


def are_ways_in(values: Iterable[str]) -> bool:
    """Whether values tell where in an app somebody came from: home_recommended, friend_join, link.

    What people do is called so too, "search" or "share"; places where they begin are not.
    """
    told = [bool(_PLACES_OF_APPS.intersection(words(one))) for one in values]
    return sum(told) >= max(_SEVERAL, len(told) / 2)


def are_offers(values: Iterable[str]) -> bool:
    """Whether values name what something was sold in: "spring_sale" is a campaign, no purchase."""
    return any(
        tokens[-1] in _SOLD and not _SEASONS.isdisjoint(tokens[:-1])
        for one in values
        if (tokens := words(one))
    )


def is_one(value: str) -> bool:
    """Whether a value is a device, a channel, a way of paying or the like by its word."""
    return plain(value).replace(" ", "_") in _VALUES or bool(_CARRIERS.intersection(words(value)))


def speaks_of_looks(said: Hint) -> bool:
    """Whether the name of a column speaks of what a thing looks like."""
    joined = "".join(said.tokens)
    return bool(_LOOKS.intersection(said.tokens)) or any(one in joined for one in _FORMS)


def is_name(name: str) -> bool:
    """Whether the name of a column speaks of a circumstance that says nothing against a row."""
    leaf = words(name.split(".")[-1])
    if is_way(name) or surroundings.is_name(name):
        return True
    return bool((_NAMES | _LOOKS).intersection(leaf)) or any(one in "".join(leaf) for one in _PARTS)
