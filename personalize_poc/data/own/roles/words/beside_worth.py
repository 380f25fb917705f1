"""Numbers beside what somebody chose that say nothing of how much it was wanted.

In how many instalments it was paid, what the state and the carrier take of it, what it cost to
bring it back late or is held until it comes back, on which line of a bill or in which place of a
list it stands, and in how many days it came: each goes from 1 upwards as stars and pieces do.
"""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words.names import hint, stems_of, words

_NO_VALUE = frozenset(
    stems_of(
        """
        aliquota alíquota steuersatz mehrwertsteuer umsatzsteuer ust btw kdv dph moms podatek ндс
        taxrate 税率 消費税率 税额 消費税 세율 부가세 부가세율
        balance saldo solde kontostand 残高 잔액 余额 bakiye limit tax taxes vat mwst tva iva steuer
        earned gained loyalty bonus kazanılan kazanilan treuepunkte gesammelt gutgeschrieben
        ganados acumulados accumulati 적립 적립금 적립포인트 포인트 ポイント 积分 獲得 獲得ポイント
        付与ポイント 获得积分
        guests guest people persons adults children pax passengers participants attendees
        passagiere passagers pasajeros passageiros passeggeri passagiers pasażerowie cestující
        travellers travelers reisende viajeros viajantes viaggiatori reizigers 승객수 乗客数 乘客数
        personen gäste erwachsene kinder personnes adultes enfants voyageurs personas huéspedes
        adultos niños pessoas hóspedes crianças persone ospiti adulti bambini gasten volwassenen
        kinderen osoby osób goście kişi misafir 인원 인원수 人数 大人 子供
        shipping versand versandkosten frais envío frete 税 세금 배송비 送料 运费
        porto livraison spedizione verzendkosten bezorgkosten freight kargo przesyłki wysyłki
        доставка 배송료 운임 配送料 配送费 邮费 運費
        installment installments instalment instalments parcela parcelas cuota cuotas
        rata raten ratenanzahl ratenzahl anzahlraten mensualité mensualités échéances termijnen
        raty taksit taksitler splátky рассрочка
        late overdue fine fines penalty penalties mahngebühr mahngebühren säumnisgebühr
        säumniszuschlag verzugszinsen kaution pfand amende amendes pénalité pénalités retard caution
        multa multas multe mora recargo penalización fianza atraso caução penale mora cauzione
        boete boetes borg kara kaucja gecikme ceza depozito пеня штраф залог böter viite
        """
    )
)
"""Words of such numbers, whatever else their name says."""
_NO_VALUE_WITHIN = (
    "ポイント利用", "利用ポイント", "使用ポイント", "ポイント使用", "포인트사용", "사용포인트",
    "포인트결제", "적립금사용", "사용적립금", "积分抵扣", "使用积分", "积分使用",
    "クーポン利用", "쿠폰할인", "优惠金额",
    "할부", "분할개월", "분할횟수", "分割回数", "支払回数", "分割払", "分期", "还款期数",
    "연체료", "연체금", "보증금", "위약금", "延滞料", "延滞金", "保証金", "敷金", "違約金",
    "滞纳金", "逾期", "押金", "罚款", "违约金",
    "할인금액", "할인액", "割引額", "割引金額", "値引額", "値引金額", "折扣额", "折扣金额",
)  # fmt: skip
"""How some of a price was paid, or taken off it, in scripts that write words together."""
_NO_SCALE = frozenset(
    stems_of(
        """
        line zeile ligne línea linea linha riga righe rigo regel wiersz satır строка rad linje 행 行
        slot place index idx rang posición posicion posição posizione positie pozycja posisjon
        sıra место 位置 위치 순위 順位 排名
        page seite página pagina pagine strona sayfa страница sida side 페이지 ページ 页码
        day days tag tage jour jours día días dia dias giorno giorni dag dagen dni gün дней dagar
        week weeks woche wochen semaine semaines semana semanas settimana settimane weken
        month months monat monate mois mes meses mês mese mesi maand maanden miesiące ay месяцев
        year years jahr jahre ans año años anos anno anni jaar lata yıl лет
        age alter edad idade età leeftijd wiek yaş возраст ålder alder 나이 연령 年齢 年龄"""
    )
)
"""Words of lines, places, pages, lengths of time and ages, which a scale may as well have."""
_NO_SCALE_ENDINGS = (
    "tage", "wochen", "monate", "jahre", "dagen", "maanden", "zeile", "seite", "일수", "개월",
    "개월수", "주수", "행번호", "순위", "위치", "日数", "週数", "月数", "ヶ月", "か月", "行番号",
    "順位", "位置", "天数", "周数", "行号", "排名",
)  # fmt: skip
"""How such words end in languages that write them together."""
_DISCOUNTS = frozenset(
    stems_of(
        """
        discount discounts rebate reduction ermäßigung nachlass rabatt skonto remise réduction
        rabais descuento rebaja desconto sconto riduzione korting zniżka rabat indirim скидка
        rabatter sleva kedvezmény alennus reducere margin marge margen margem margine marża
        할인 할인율 割引 割引率 値引 折扣 折扣率"""
    )
)
"""Words of what is taken off a price, or what a shop earns by it."""
_SUMS = frozenset(
    stems_of(
        """
        amount amt sum total value betrag summe wert montant valeur importe valor monto importo
        valore bedrag kwota tutar сумма belopp beløp"""
    )
)
"""Words of a sum of money, which say nothing of what it is paid for."""
_MEASURES = frozenset(
    stems_of(
        """
        length width height weight volume size länge breite höhe gewicht longueur largeur hauteur
        poids largo ancho alto peso comprimento largura altura lunghezza larghezza altezza lengte
        breedte hoogte długość waga длина вес"""
    )
)
"""Words of measures of a thing: the total of one is no sum of money."""


@cache
def is_one(name: str) -> bool:
    """Whether a name is that of such a number.

    Args:
        name: of a column of numbers.
    """
    tokens = {*words(name), *words(name.lower())}  # "MwSt" is two words by its capitals
    if _NO_VALUE & tokens or any(one in name for one in _NO_VALUE_WITHIN):
        return True
    if _MEASURES & tokens and _SUMS & tokens:
        return True
    return bool(_DISCOUNTS & tokens) and not _is_price(tokens - _DISCOUNTS)


def _is_price(tokens: set[str]) -> bool:
    """Whether words beside those of a discount say that a price is meant: "discounted price"."""
    return bool(tokens - _SUMS) and hint("_".join(sorted(tokens - _SUMS))).says("price")


@cache
def is_no_scale(name: str) -> bool:
    """Whether a name says that small numbers count lines, places, pages or time, and are no stars.

    Args:
        name: of a column of small numbers, which says nothing else.
    """
    tokens = words(name)
    return not _NO_SCALE.isdisjoint(tokens) or any(
        token.endswith(_NO_SCALE_ENDINGS) for token in tokens
    )
