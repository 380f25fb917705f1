"""How columns say yes and no, in the languages of exports. Data, no code."""

from __future__ import annotations

PAIRS = (
    ("true", "false"), ("1", "0"), ("yes", "no"), ("y", "n"), ("t", "f"), ("ja", "nein"),
    ("j", "n"), ("oui", "non"), ("si", "no"), ("sí", "no"), ("sim", "não"), ("예", "아니오"),
    ("예", "아니요"), ("да", "нет"), ("是", "否"), ("はい", "いいえ"), ("evet", "hayır"),
    ("tak", "nie"), ("ja", "nej"), ("ja", "nei"), ("ja", "nee"), ("ano", "ne"), ("áno", "nie"),
    ("igen", "nem"), ("kyllä", "ei"), ("da", "ne"), ("da", "nu"), ("так", "ні"), ("ναι", "όχι"),
    ("có", "không"), ("ya", "tidak"), ("نعم", "لا"), ("כן", "לא"), ("ใช่", "ไม่ใช่"),
    ("1.0", "0.0"), ("o", "x"), ("s", "n"), ("wahr", "falsch"), ("vrai", "faux"), ("有", "無"),
    ("有", "无"), ("有り", "無し"), ("あり", "なし"), ("있음", "없음"), ("유", "무"),
)  # fmt: skip
"""Yes and no; both of a pair are all that such a column holds."""
YES = " ".join(yes for yes, __ in PAIRS if yes != "s")
"""Words for yes by themselves: S is the size of a shirt as well."""
NO = " ".join(no for __, no in PAIRS)
