"""What names of files say was done: seen, liked, bought, in many languages; and what was undone."""

from __future__ import annotations

import re

_KINDS = (
    # seen
    r"views?|viewed|visits?|조회|열람|閲覧|浏览|aufrufe|ansichten|vues|vistas|visitas|"
    r"visualizaciones|visualizações|visualizzazioni|просмотры|wyświetlenia|görüntülemeler",
    # clicked
    r"clicks?|clicked|클릭|クリック|点击|klicks|clics|cliques|клики|kliknięcia|tıklamalar",
    # watched, listened to
    r"plays?|played|streams?|listens?|watch(?:e[sd])?|재생|시청|再生|視聴|播放|lectures",
    # liked
    r"likes?|liked|loves?|좋아요|いいね|点赞|aimés|me[_ -]gusta|curtidas|лайки|polubienia|"
    r"beğeniler",
    # kept for later
    r"bookmarks?|saves?|saved|favou?rites?|wish(?:es|list|lists)?|스크랩|찜|북마크|즐겨찾기|관심|"
    r"お気に入り|ブックマーク|保存|收藏|merkliste|favoriten|favoris|favoritos|salvos|preferiti|"
    r"избранное|ulubione|favoriler",
    # put in a cart
    r"carts?|added|add[_ -]?to[_ -]?carts?|장바구니|カート|加购|warenk[oö]rbe|paniers|carritos|"
    r"carrinhos|carrelli|корзины|koszyki|sepetler",
    # bought
    r"orders?|purchases?|purchased|구매|주문|購入|注文|购买|下单|bestellungen|käufe|achats|commandes|"
    r"compras|pedidos|acquisti|покупки|заказы|zakupy|siparişler",
    # shared
    r"shares?|shared|공유|分享",
    r"follows?",
    r"downloads?|다운로드",
)
"""Words of each kind of deed, the same one in many languages."""
_DEED = re.compile(rf"(?<![^\W_])(?:{'|'.join(_KINDS)})(?![^\W_])", re.I)
_KIND = tuple(re.compile(one, re.I) for one in _KINDS)
_UNDONE = re.compile(
    r"abandon|abgebroch|verlassen|abbandon|remov|return|cancel|refund|이탈|취소|반품|삭제|放棄|放弃|取消|返品|"
    r"gutschrift|credit[ _-]?(?:note|memo)|(?<![^\W_])avoirs?(?![^\W_])|"
    r"nota[ _-]?(?:di[ _-]?|de[ _-]?)?cr[eé]dito|"
    r"retour|devoluc|devoluç|storn|zwrot|반환|환불|返金|退货|退款|возврат",
    re.I,
)
"""Words of files of what came to nothing."""


def says(name: str) -> bool:
    """Whether the name of a file says what was done, or that it came to nothing."""
    return bool(_DEED.search(name) or _UNDONE.search(name))


def says_done(name: str) -> bool:
    """Whether the name of a file says what was done, and not that it came to nothing."""
    return bool(_DEED.search(name)) and not _UNDONE.search(name)


def words(name: str) -> set[str]:
    """The words of a name that say what was done."""
    return {match[0].lower() for match in _DEED.finditer(name)}


def kinds(name: str) -> set[int]:
    """Numbers of the kinds of deeds that a name speaks of: "orders" and "achats" are one."""
    return {
        number for word in words(name) for number, one in enumerate(_KIND) if one.fullmatch(word)
    }
