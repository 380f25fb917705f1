"""Exports in Korean, Japanese and Chinese, in the encodings of their spreadsheets."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Metadata, Truth, count
from tests.support.exports.world import DAY, START, Draw
from tests.support.exports.writers import csv, json_lines, money, stamp

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "sale")


@EXPORTS.add(
    "korean_shop", "주문내역: CP949, amounts such as 12,000원, cancelled and returned orders", "ko"
)
def korean_shop(folder: Path, draw: Draw) -> Truth:
    log = draw.log(600, 180, 6000)
    status = draw.pick(["배송완료", "결제완료", "주문취소", "반품완료"], len(log), [80, 12, 5, 3])
    kept = [s in ("배송완료", "결제완료") for s in status]
    won = [f"{int(p) // 10 * 100:,}원" for p in log.price[log.item]]
    csv(folder / "주문내역.csv", {
        "주문번호": [f"2024{n:08d}" for n in log.session],
        "회원번호": log.user + 100_001,
        "상품코드": [f"G{n:06d}" for n in log.item],
        "주문일시": stamp(log.time),
        "수량": draw.pick([1, 2, 3], len(log)),
        "결제금액": won,
        "주문상태": status,
        "배송메모": draw.pick(["", "문 앞에 놓아주세요", "경비실"], len(log)),
    }, encoding="cp949", end="\r\n")  # fmt: skip
    csv(folder / "상품목록.csv", {
        "상품코드": [f"G{n:06d}" for n in range(log.items)],
        "상품명": draw.products(log, "ko"),
        "카테고리": draw.kinds(log, "ko"),
        "판매가": [f"{int(p) // 10 * 100:,}원" for p in log.price],
        "등록일": stamp(log.made, "%Y-%m-%d"),
    }, encoding="cp949", end="\r\n")  # fmt: skip
    csv(folder / "회원.csv", {
        "회원번호": np.arange(log.users) + 100_001,
        "등급": draw.pick(["일반", "실버", "골드"], log.users),
        "성별": draw.pick(["여", "남", ""], log.users),
        "최종로그인": stamp(START + draw.rng.integers(0, 180 * DAY, log.users)),
    }, encoding="cp949", end="\r\n")  # fmt: skip
    return Truth(
        Events(("주문내역.csv",), "회원번호", "상품코드", "주문일시", ("iso",),
               count(log.user, log.item, log.time, kept), constant=BOUGHT, 
               value=("결제금액", "수량"),
               leave_out={"주문상태": ("주문취소", "반품완료")}, zone="Asia/Seoul"),
        Metadata(("상품목록.csv",), "상품코드", {"카테고리": "categorical", "판매가": "number",
                 "등록일": "time"}, "상품명"),
        Metadata(("회원.csv",), "회원번호", {"등급": "categorical", "성별": "categorical"}),
    )  # fmt: skip


@EXPORTS.add("korean_webtoons", "열람기록: EUC-KR with tabs; what people did, in Korean", "ko")
def korean_webtoons(folder: Path, draw: Draw) -> Truth:
    log = draw.log(900, 150, 9000, days=90, repeats=0.5)
    csv(folder / "열람기록.tsv", {
        "발생시각": stamp(log.time, "%Y.%m.%d %H:%M:%S"),
        "이용자": [f"user{n:05d}" for n in log.user],
        "행동": draw.pick(["열람", "관심등록", "결제"], len(log), [85, 10, 5]),
        "작품번호": log.item + 3_000,
        "회차": draw.rng.integers(1, 120, len(log)),
    }, delimiter="\t", encoding="euc-kr")  # fmt: skip
    csv(folder / "작품.tsv", {
        "번호": np.arange(log.items) + 3_000,
        "제목": draw.products(log, "ko"),
        "장르": ["/".join(dict.fromkeys(draw.pick(["로맨스", "판타지", "일상", "스릴러"], 2)))
                for _ in range(log.items)],
        "완결여부": draw.pick(["연재", "완결"], log.items),
    }, delimiter="\t", encoding="euc-kr")  # fmt: skip
    return Truth(
        Events(("열람기록.tsv",), "이용자", "작품번호", "발생시각", ("%Y.%m.%d %H:%M:%S",),
               count(log.user, log.item, log.time), event="행동", zone="Asia/Seoul"),
        Metadata(("작품.tsv",), "번호", {"장르": ("list", "categorical"),
                 "완결여부": "categorical"}, "제목"),
        ask=Ask(("item", "회차"), must=False),
    )  # fmt: skip


@EXPORTS.add("japanese_pos", "売上明細: Shift-JIS; date and time of day in two columns", "ja")
def japanese_pos(folder: Path, draw: Draw) -> Truth:
    log = draw.log(700, 240, 7000, days=120)
    csv(folder / "売上明細.csv", {
        "店舗コード": draw.pick(["001", "002", "014"], len(log)),
        "伝票番号": log.session + 880_000,
        "売上日": stamp(log.time, "%Y/%m/%d"),
        "売上時刻": stamp(log.time, "%H:%M:%S"),
        "会員コード": [f"{30_000_000 + n}" for n in log.user],
        "商品コード": [f"49{n:011d}" for n in log.item * 13 + 700],
        "数量": draw.pick([1, 2, 3], len(log)),
        "金額": [f"{int(p) // 10 * 10:,}" for p in log.price[log.item]],
        "担当者": draw.pick(["01", "02", "07"], len(log)),
    }, encoding="cp932", end="\r\n")  # fmt: skip
    csv(folder / "商品マスタ.csv", {
        "商品コード": [f"49{n:011d}" for n in np.arange(log.items) * 13 + 700],
        "商品名": draw.products(log, "ja"),
        "部門": draw.kinds(log, "ja"),
        "単価": log.price // 10 * 10,
    }, encoding="cp932", end="\r\n")  # fmt: skip
    return Truth(
        Events(("売上明細.csv",), "会員コード", "商品コード", ("売上日", "売上日 売上時刻"),
               ("%Y/%m/%d", "iso"), count(log.user, log.item, log.time, step=DAY), constant=BOUGHT,
               value=("金額", "数量"), zone="Asia/Tokyo"),
        Metadata(("商品マスタ.csv",), "商品コード", {"部門": "categorical", "単価": "number"},
                 "商品名"),
        ask=Ask(("time", "売上時刻"), must=False),
    )  # fmt: skip


@EXPORTS.add("chinese_behaviour", "用户行为: GB18030; views, favourites, carts and purchases", "zh")
def chinese_behaviour(folder: Path, draw: Draw) -> Truth:
    log = draw.log(1100, 260, 12_000, days=40)
    event = draw.pick(["浏览", "收藏", "加购", "购买"], len(log), [80, 6, 9, 5])
    csv(folder / "用户行为.csv", {
        "用户ID": log.user + 8_800_001,
        "商品ID": log.item + 520_001,
        "行为类型": event,
        "时间": stamp(log.time, "%Y-%m-%d %H:%M:%S"),
        "渠道": draw.pick(["小程序", "网页", "客户端"], len(log)),
    }, encoding="gb18030")  # fmt: skip
    csv(folder / "商品信息.csv", {
        "商品ID": np.arange(log.items) + 520_001,
        "商品名称": draw.products(log, "zh"),
        "类目": draw.kinds(log, "zh"),
        "价格": [f"¥{p}" for p in money(log.price)],
        "上架时间": stamp(log.made, "%Y年%m月%d日"),
    }, encoding="gb18030")  # fmt: skip
    return Truth(
        Events(("用户行为.csv",), "用户ID", "商品ID", "时间", ("iso",),
               count(log.user, log.item, log.time), event="行为类型", zone="Asia/Shanghai"),
        Metadata(("商品信息.csv",), "商品ID", {"类目": "categorical", "价格": "number",
                 "上架时间": "time"}, "商品名称"),
    )  # fmt: skip


@EXPORTS.add(
    "japanese_reading_app", "閲覧ログ: JSON lines, zstd, times with the zone of Japan", "ja"
)
def japanese_reading_app(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 200, 6000, days=70)
    did = draw.pick(["閲覧", "お気に入り", "購入"], len(log), [82, 10, 8])
    local = stamp(log.time + 9 * 3600, "%Y-%m-%dT%H:%M:%S+09:00")
    json_lines(folder / "閲覧ログ.jsonl.zst", (
        {"日時": local[n], "利用者": {"番号": f"R{log.user[n]:06d}", "端末": "携帯"},
         "作品": {"番号": f"B{log.item[n]:05d}"}, "操作": did[n]}
        for n in range(len(log))
    ))  # fmt: skip
    titles, kinds = draw.products(log, "ja"), draw.kinds(log, "ja")
    json_lines(folder / "作品一覧.jsonl.zst", (
        {"番号": f"B{n:05d}", "題名": titles[n], "分類": kinds[n], "価格": int(log.price[n] // 10)}
        for n in range(log.items)
    ))  # fmt: skip
    return Truth(
        Events(("閲覧ログ.jsonl.zst",), "利用者.番号", "作品.番号", "日時", ("iso",),
               count(log.user, log.item, log.time), event="操作", said="UTC+09:00"),
        Metadata(("作品一覧.jsonl.zst",), "番号", {"分類": "categorical", "価格": "number"},
                 "題名"),
    )  # fmt: skip
