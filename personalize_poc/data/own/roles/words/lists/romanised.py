"""Names of columns in Korean and Japanese that are written in Latin letters. Data, no code.

They are spelled as in `lexicon`: as the offices and systems of these countries write them, in more
than one way of writing where several are used.
"""

from __future__ import annotations

ENTITIES: dict[str, str] = {
    "user": """
        hoewon hoiwon gogaek sayongja iyongja haksaeng gaipja gumaeja jumunja =dokja =hwanja
        suganggsaeng sugangsaeng suganggja
        riyosha riyousha riyosya riyousya okyakusama kounyusha konyusha jukousha jukosha
        kaiin_bango kokyaku_bango""",
    "item": """
        sangpum =jepum jepum_no jepum_cd doseo_no doseo_beonho doseo_cd =doseo gangjwa kontencheu
        jakpum yeonghwa pummok gwajeong_cd gwajeong_no
        shiryo_no shiryo_bango shiryo_code shiryo_cd shiryou_no shiryou_bango shiryou_cd
        tosho_no tosho_bango tosho_code tosho_cd bangumi_no bangumi_id bangumi_cd
        shohin_bango kouza_no kouza_bango koza_no koza_bango""",
    "order": """
        jumun_no jumun_beonho jumunbeonho =jumun jeonpyo
        chumon_no chumon_bango chuumon_no chuumon_bango =chumon""",
}

ATTRIBUTES: dict[str, str] = {
    "id": "beonho bango bangou",
    "name": "shomei daimei shimei =ireum =namae myeong meisho meishou seomyeong",
    "time": "ilsi iljja =ilja nalja nichiji hizuke nengappi",
    "updated": """
        sujeong_il sujeong_ilsi sujeong_ilja byeongyeong_il byeongyeong_ilsi byeongyeong_ilja
        gaengsin_il gaengsin_ilsi gaengsin_ilja
        koshin_bi koushin_bi kosin_bi koshin_hizuke henkou_bi henko_bi henko_nichiji""",
    "birth": "umare_nen umarenen seinengappi tanjobi saengnyeon saengil saengnyeonwolil",
    "registered": "gaip_il gaipil gaip_ilja gaip_ilsi nyukai_bi nyukai_date nyukaibi",
    "person": "seibetsu seongbyeol",
    "quantity": "suryang =suryo =suryou =suuryou",
    "price": "=danga =tanka gagyeok geumaek kingaku",
}
