"""How plausible a text is in the languages that an encoding was made for.

Nearly every sequence of bytes is a text in nearly every encoding; only one of them is one that
somebody wrote. Short samples (one name in a million lines) have to do, so letters are weighed by
how usual they are in a language, and words by whether they could be words.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import islice, pairwise

_MARKS = "€’‘“”„‚–—…®©™°«»§·•\u00a0"
"""Signs of all languages; the last one is a blank at which no line is broken."""
_WESTERN = (
    "äöüßÄÖÜéà",
    "éèêëàâçîïôûùœæÿÉÈÊËÀÂÇÎÏÔÛÙŒŸ",
    "áéíóúñüÁÉÍÓÚÑÜ¿¡ºª",
    "ãõáéíóúâêôçàÃÕÁÉÍÓÚÂÊÔÇÀºª",
    "àèéìòùÀÈÉÌÒÙ",
    "åäöøæéÅÄÖØÆÉ",
    "éëïöüèÉËÏÖÜÈ",
)
_CENTRAL = (
    "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ",
    "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽľĺŕäôĽ",
    "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "ăâîșțşţĂÂÎȘȚŞŢ",
    "čćđšžČĆĐŠŽ",
)
LANGUAGES: dict[str, tuple[str, ...]] = {
    "cp1252": _WESTERN,
    "cp850": _WESTERN,
    "mac_roman": _WESTERN,
    "cp1250": _CENTRAL,
    "iso8859_2": _CENTRAL,
    "cp1254": ("ğışöüçĞİŞÖÜÇâîû",),
}
"""Letters of languages in Latin script; an encoding serves several."""
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґ№"
SCRIPTS: dict[str, str] = {
    "cp1251": _CYRILLIC,
    "koi8_r": _CYRILLIC,
    "cp866": _CYRILLIC,
    "cp1253": "αοιετσνηυρπκμλςωγδχθφβξζψάέήίόύώϊϋ",
    "cp1255": "יוהלאמרתבשנדםחקעכפגטזצסןךףץ",
    "cp1256": "اليمنروتبدعسكفقحجهةشطصخذضغثظزىءآأؤإئپچژگ،؟",
    "cp874": "านรอกงเ่้มยลวดทสตะปบคหแชพจขิีึืุู็ัำไใโผถซธณภฉฝฟศษญฐฎฏฑฒฌฆฮฬๆ์๊๋",
}
"""Letters of other alphabets, the usual ones first."""
_HANGUL = frozenset(
    "가간감강개거건게격결경계고공과관광구국군권그금기김나남내너네년노는니다단당대더데도동두드든들등디라"
    "란람래량러려력로록료류르를름리린림마만말매면명모목무문물미민바박반발방배백번법별병보복부북분불비"
    "빈사산상생서석선설성세소속송수숙순스승시식신실심아안양어언업에여역연영예오온와외요용우운원월위유"
    "윤은을음의이인일임입자작장재저적전정제조종주중지진차창채책천철청체초최추출치카코크키타태터토통트"
    "티판패편평포표품프피하학한함해행허현형호홍화환활황회효후훈흥희할께님매택송품문컵셔츠신발폰케이스"
)
_HANZI = frozenset(
    "的一是不了人我在有他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她"
    "里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老"
    "从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机"
    "给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产"
    "李王张刘陈杨黄赵周吴徐孙朱林郭何罗梁宋郑谢唐许邓冯韩曹曾彭萧蔡潘田董袁余叶蒋杜苏魏程吕丁沈任姚"
    "卢傅钟姜崔谭廖范汪陆金石戴贾韦夏付邹白秦品商店价格数量单购买用户浏览收藏支付订京广深沪市省区路号"
    "手机书衣鞋包笔纸水茶酒米花红蓝绿黑色套装件双码男款季春秋冬英寸送货退换评类别称编型龙凤华伟芳娜敏静"
    "這個來說們為國會過學對裡後麼還發當開經頭動兩長樣現將與進實點種聲話兒問機給幾業間麼門東電關產張劉陳"
    "楊黃趙吳孫羅鄭謝許鄧馮韓蕭葉蔣蘇呂盧鍾陸賈韋鄒價單購買訂廣區號書類稱編華偉靜雙褲襪鏡臺灣台北林志玲"
)
_KEPT = 3000
_SIGNS = re.compile(
    r"[^\W\d_][‚„†‡ˆ‰‹›¨¸¹²³¼½¾¤¦¬±µ¶¢¥£§¡¿°÷×¯©»«]|(?<=\W)[†‡ˆ‰¨¸¼½¾¤¦¬¶¯](?=[^\W\d_])"
    r"|[^\W\d_][“”](?=[^\W\d_])|[^\W\d_]·(?![lL])(?=[^\W\d_])|[^\W\d_lL]·(?=[lL])"
)
"""Signs that stand at no letter in any language, or between no two; Catalan has "col·legi"."""
_OPENED = re.compile(r"(?<!\w)[„“”](?=\w)")
_CLOSED = re.compile(r"[^\W\d_][“”](?!\w)")
"""Marks of quotations before a word and behind it. German closes with what English opens with."""
_WORD = re.compile(r"[^\W\d_]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_ORDINAL = re.compile(r"[A-Za-z]{1,2}[ºª]")
"""A short word with a raised letter behind it (nº, Mª, Drª), which is one of Latin script."""
_TOUCHING = re.compile(r"[A-Za-z][\u0370-\u1fff]|[\u0370-\u1fff][A-Za-z]")
"""A letter of another alphabet beside a Latin one; Thai vowels are no letters to `_WORD`."""


def of(text: str, encoding: str) -> float:
    """How plausible a text is that was decoded from an encoding: 0 to 1."""
    # Each different one is looked at once: letters and words come back again and again.
    letters = Counter(found[0] for found in islice(_BEYOND_ASCII.finditer(text), _KEPT))
    total = letters.total()
    if not letters:
        return 1.0
    if encoding in LANGUAGES:
        return _latin(text, letters, encoding)
    if encoding in SCRIPTS:
        script = SCRIPTS[encoding]
        usual = sum(n * _usual(letter, script) for letter, n in letters.items()) / total
        touching = min(len(_TOUCHING.findall(text[: 20 * _KEPT])) / total, 1.0)
        return max(usual - touching - _strange(text, latin=False), 0.0)
    return sum(n * _ideograph(letter, encoding) for letter, n in letters.items()) / total


def _usual(letter: str, script: str) -> float:
    """How usual a letter is; small ones are more so than capitals."""
    if letter in _MARKS:
        return 0.8
    place = script.find(letter.lower())
    if place < 0:
        return 0.0
    return (1.0 if place < 11 else 0.9 if place < 22 else 0.8) - 0.05 * letter.isupper()


def _latin(text: str, letters: Counter[str], encoding: str) -> float:
    """Letters of one language, in words that hold together."""
    languages = LANGUAGES[encoding]

    def among(known: str) -> int:
        return sum(n for letter, n in letters.items() if letter in known or letter in _MARKS)

    one, some = max(map(among, languages)), among("".join(languages))
    return max((0.5 * one + 0.5 * some) / letters.total() - _strange(text, latin=True), 0.0)


def _strange(text: str, *, latin: bool) -> float:
    """Share of words with letters beyond ASCII that cannot be words."""
    all_words = (found[0] for found in _WORD.finditer(text))
    words = Counter(islice((word for word in all_words if not word.isascii()), _KEPT))
    wrong = sum(
        n for word, n in words.items() if _mixes(word) or _jumps(word) or (latin and _is_full(word))
    )
    part = text[: 20 * _KEPT]
    signs = len(_SIGNS.findall(part)) + _never_opened(part)
    return (wrong + signs) / max(words.total() + signs, 1)


def _never_opened(text: str) -> int:
    """Quotations that end at a word and begin nowhere: that mark was a letter (NICOL“, NICOLÒ)."""
    return max(len(_CLOSED.findall(text)) - len(_OPENED.findall(text)), 0)


def _is_full(word: str) -> bool:
    """Whether nearly all letters of a word have marks: no word of a language in Latin script."""
    return len(word) > 2 and sum(not letter.isascii() for letter in word) > 0.8 * len(word)


def _mixes(word: str) -> bool:
    return not _ORDINAL.fullmatch(word) and len({_script(letter) for letter in word}) > 1


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "NONE").split()[0]


def _jumps(word: str) -> bool:
    """Whether a capital stands behind a small letter, one of them not of ASCII (cafÉ, wОРД)."""
    return any(
        a.islower() and b.isupper() and not (a.isascii() and b.isascii()) for a, b in pairwise(word)
    )


@lru_cache(maxsize=16384)
def _ideograph(letter: str, encoding: str) -> float:
    """How usual a letter is in texts of an East Asian encoding."""
    raw = letter.encode(encoding, errors="ignore")
    lead, trail = (raw[0], raw[1]) if len(raw) > 1 else (raw[0] if raw else 0, 0)
    kind = _script(letter)
    if encoding == "cp949":
        if kind == "HANGUL" and 0xB0 <= lead <= 0xC8 and trail >= 0xA1:
            return 1.0 if letter in _HANGUL else 0.7
        return {"HANGUL": 0.3, "CJK": 0.15}.get(kind, 0.6 if lead in (0xA1, 0xA3) else 0.1)
    if encoding == "gb18030":
        if len(raw) != 2 or trail < 0xA1:
            return 0.05
        if kind == "CJK":
            return 1.0 if letter in _HANZI else 0.8 if lead <= 0xD7 else 0.5
        return 0.8 if lead in (0xA1, 0xA3) else 0.1
    if encoding == "big5":
        if kind == "CJK":
            return 1.0 if letter in _HANZI else 0.8 if lead <= 0xC6 else 0.35
        return 0.7 if lead == 0xA1 else 0.1
    return _japanese(letter, kind, lead, encoding)


def _japanese(letter: str, kind: str, lead: int, encoding: str) -> float:
    if kind in ("HIRAGANA", "KATAKANA") or letter == "ー":
        return 1.0
    if kind == "KATAKANA-HIRAGANA":
        return 0.9
    if kind == "HALFWIDTH":  # as tills write; single bytes, of which other encodings have letters
        return 0.7
    if kind == "CJK":
        usual = lead <= 0x97 if encoding == "cp932" else lead <= 0xCF
        return 0.8 if usual else 0.35
    return 0.8 if lead in (0x81, 0xA1) else 0.1
