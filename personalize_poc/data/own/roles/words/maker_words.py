"""Words for who makes, grows or brings out things, in names of columns: a farmer, a brand."""

from __future__ import annotations

import re
from functools import cache

from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.data.own.roles.words.names import words

_MAKERS = """
    producer producers maker makers manufacturer manufacturers grower growers farmer farmers
    supplier suppliers erzeuger erzeugerin erzeugerinnen hersteller produzent produzenten landwirt
    landwirte lieferant lieferanten anbauer producteur producteurs productrice fabricant fabricants
    agriculteur agriculteurs maraîcher éleveur fournisseur fournisseurs productor productora
    productores fabricante fabricantes agricultor agricultores proveedor proveedores produtor
    produtora produtores fornecedor fornecedores produttore produttori produttrice fabbricante
    agricoltore agricoltori coltivatore fornitore fornitori producent producenten fabrikant teler
    kweker boer leverancier leveranciers producenci rolnik dostawca výrobce zemědělec dodavatel
    výrobca dodávateľ termelő gyártó beszállító producător üretici çiftçi tedarikçi odlare
    tillverkare leverantör producenter avler leverandør viljelijä tuottaja valmistaja
    производитель фермер поставщик виробник постачальник
    생산자 생산농가 농가 출하자 농부 제조사 제조업체 공급사 공급업체 공급자
    生産者 農家 出荷者 製造者 製造元 メーカー 仕入先
    生产者 生產者 农户 農戶 生产商 制造商 製造商 供应商 供應商 厂家 厂商"""
_BRINGERS = """
    brand brands publisher publishers artist artists marke marken verlag künstler marque marques
    éditeur artiste artistes marca marcas editorial artista artistas editora editore merk merken
    uitgever artiest marka wydawca artysta značka vydavatel varumärke förlag бренд издательство
    исполнитель 브랜드 출판사 아티스트 ブランド 出版社 アーティスト 品牌 艺术家 歌手"""
_BESIDE = """
    id ids code codes cod código codice nr no num number nummer número numero numéro kod kodu kód
    kode key uuid ref name names nom nombre nome naam navn namn nazwa název имя название код номер
    번호 코드 이름 명 아이디 コード 番号 名 名称 名前 编号 編號 编码 編碼 代码 代碼 名字 号 番"""
"""Words that stand beside them, and say no more than that it is an id or a name."""
_DIGITS = re.compile(r"\d+$")


def is_maker(name: str) -> bool:
    """Whether a name of a column says who makes, grows or supplies something, and no more."""
    return _is_called(name, _makers())


def brings_out(name: str) -> bool:
    """The same of a brand, a publisher or an artist, who may be chosen as well."""
    return _is_called(name, _bringers())


def _is_called(name: str, known: frozenset[str]) -> bool:
    """Whether the words of a name are some of those known, and of an id or a name: "part" is none.

    In one word the mark of an id follows: "Erzeugernr", "生産者コード".
    """
    parts = [folded(one) for one in words(name)]
    beside = beside_ids()
    rest = [one for one in parts if one not in beside and one not in known]
    if not rest:
        return any(one in known for one in parts)
    return len(rest) == 1 and any(
        rest[0].startswith(one) and _DIGITS.sub("", rest[0][len(one) :]).strip("_") in beside
        for one in known
    )


@cache
def _makers() -> frozenset[str]:
    return folded_stems(_MAKERS)


@cache
def _bringers() -> frozenset[str]:
    return folded_stems(_BRINGERS)


@cache
def beside_ids() -> frozenset[str]:
    """Words that say no more than that something is an id or a name, folded."""
    return folded_stems(_BESIDE)
