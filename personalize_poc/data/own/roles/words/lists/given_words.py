"""Words for what comes with an order and nobody chose, and for rooms that are none. Data, no code.

"Gift" alone is no proof: shops sell gifts, and people buy for others. It is one where nothing is
paid for what is called so, while all else has a price.
"""

from __future__ import annotations

GIVEN = """
        gift gifts giveaway giveaways freebie freebies sample samples tester testers
        geschenk geschenke zugabe gratiszugabe gratisprobe warenprobe muster werbegeschenk
        kostprobe beigabe cadeau cadeaux échantillon échantillons regalo regalos obsequio
        obsequios muestra muestras brinde brindes amostra amostras omaggio omaggi campione
        campioni campioncino campioncini weggever proefje proefjes staaltje hediye
        hediyesi numune numunesi eşantiyon prezent prezenty próbka próbki upominek подарок
        подарки пробник пробники образец образцы dárek dárky vzorek vzorky gåva gåvor
        varuprov provförpackning gratisprov gaver vareprøve vareprøver lahja näyte näytteet
        prize prizes incentive incentives premio premios prêmio prêmios premi incentivo incentivos
        incentivi prämie prämien récompense récompenses nagroda nagrody приз призы ödül odměna
        ajándék termékminta δώρο δείγμα cadou mostră هدية عينة מתנה דוגמית quà_tặng hadiah
        sampel 사은품 사은 증정 증정품 샘플 덤 판촉물 경품 おまけ 特典 景品 粗品 サンプル 試供品
        プレゼント ノベルティ 奖品 獎品 赠品 赠送 试用装 小样 贈品 试吃"""
"""Names of goods, of their groups and of flags. That something is free is no such word: people
choose among what is free as well, as among episodes."""

PSEUDO_ROOMS = """
        pm pf pi px pseudo pseudo_room posting_master postingmaster paymaster pay_master
        house_account"""
"""Kinds of rooms that only hold bookings of money, as systems of hotels name them."""

ROOMS = """
        room rooms roomtype zimmer zimmerkategorie zimmertyp chambre habitación cuarto quarto camera
        kamer oda pokój номер pokoj rum værelse huone szoba 객실 룸 部屋 客室 房间 房型"""
"""Words of names of columns that hold kinds of rooms."""

DISCOUNTS = """
        discount disc discpct discount_pct discount_percent rebate rabatt rab nachlass remise rem
        rabais descuento dto dcto desc_pct descto bonif bonificacion bonificación desconto sconto
        sc korting indirim iskonto rabat zniżka upust sleva скидка знижка alennus kedvezmény
        할인율 할인 割引率 値引率 割引 折扣 折扣率"""
"""Words of names of columns that say how much was taken off a price."""
