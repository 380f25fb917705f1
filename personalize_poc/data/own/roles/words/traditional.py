"""Chinese words as they are spelled in Taiwan and Hong Kong. Data, and one function.

Lists of words spell Chinese as it is in the mainland; each of their words stands for both.
"""

from __future__ import annotations

_PAIRS = """
    专專 业業 严嚴 丝絲 两兩 丢丟 个個 丰豐 临臨 为為 丽麗 举舉 义義 乐樂 习習 乡鄉 书書 买買 于於
    云雲 亚亞 产產 亲親 仅僅 从從 仓倉 价價 众眾 优優 会會 传傳 伤傷 体體 余餘 佣傭 侧側 储儲 儿兒
    党黨 关關 兴興 养養 内內 册冊 写寫 农農 冲沖 净淨 准準 减減 凭憑 击擊 划劃 刚剛 创創 删刪 别別
    剂劑 剧劇 办辦 务務 动動 华華 协協 单單 卖賣 卫衛 却卻 压壓 厅廳 历歷 县縣 参參 双雙 发發 变變
    叶葉 号號 后後 听聽 启啟 员員 响響 团團 园園 围圍 国國 图圖 圆圓 场場 坏壞 块塊 声聲 处處 备備
    复復 够夠 头頭 夹夾 奖獎 娱娛 学學 宝寶 实實 审審 宽寬 宾賓 对對 寻尋 导導 寿壽 将將 尝嘗 层層
    属屬 岁歲 岛島 币幣 师師 帐帳 带帶 帮幫 广廣 庆慶 库庫 应應 废廢 开開 异異 弃棄 张張 归歸 当當
    录錄 径徑 态態 总總 恶惡 户戶 扩擴 执執 扫掃 抢搶 护護 报報 拟擬 择擇 拥擁 拨撥 挂掛 损損 换換
    据據 摄攝 摆擺 数數 断斷 无無 旧舊 时時 显顯 晒曬 暂暫 术術 机機 杂雜 权權 条條 来來 极極 构構
    标標 栏欄 样樣 档檔 桥橋 检檢 楼樓 欢歡 残殘 毁毀 气氣 汇匯 汉漢 汤湯 没沒 测測 济濟 浏瀏 润潤
    涨漲 渐漸 温溫 游遊 湿濕 满滿 灯燈 灵靈 点點 烧燒 热熱 爱愛 牵牽 状狀 独獨 猫貓 献獻 环環 现現
    电電 画畫 疗療 盐鹽 监監 盖蓋 盘盤 码碼 础礎 确確 礼禮 离離 种種 积積 称稱 税稅 稳穩 窝窩 竞競
    笔筆 签簽 简簡 类類 粮糧 紧緊 红紅 约約 级級 纪紀 纯純 纸紙 线線 组組 细細 终終 经經 结結 绘繪
    给給 络絡 绝絕 统統 绩績 继繼 续續 维維 绿綠 编編 缓緩 缩縮 网網 罗羅 罚罰 职職 联聯 胜勝 脏髒
    脑腦 脚腳 脸臉 舰艦 艺藝 节節 苹蘋 范範 荐薦 荣榮 药藥 获獲 营營 蓝藍 虑慮 虫蟲 补補 装裝 见見
    观觀 规規 视視 览覽 觉覺 触觸 订訂 计計 认認 讨討 让讓 训訓 议議 讯訊 记記 讲講 许許 论論 设設
    访訪 证證 评評 识識 诉訴 诊診 词詞 译譯 试試 诗詩 话話 询詢 该該 详詳 语語 误誤 说說 请請 诺諾
    读讀 课課 谁誰 调調 谈談 谓謂 谢謝 负負 财財 责責 账帳 货貨 质質 贩販 购購 贴貼 贵貴 贷貸 贸貿
    费費 资資 赁賃 赏賞 赔賠 赛賽 赞讚 赠贈 赢贏 车車 轨軌 转轉 轮輪 软軟 轻輕 载載 较較 辆輛 辑輯
    输輸 边邊 达達 迁遷 过過 运運 还還 这這 进進 远遠 违違 连連 迟遲 适適 选選 递遞 邮郵 邻鄰 采採
    释釋 里裡 针針 钓釣 钟鐘 钢鋼 钱錢 钻鑽 铁鐵 铂鉑 铃鈴 铜銅 银銀 铺鋪 链鏈 销銷 锁鎖 锅鍋 错錯
    键鍵 镇鎮 镜鏡 长長 门門 闪閃 闭閉 问問 闲閒 间間 闻聞 阅閱 队隊 阳陽 阴陰 阶階 际際 陆陸 险險
    随隨 隐隱 难難 雇僱 静靜 韩韓 页頁 顶頂 项項 顺順 须須 顾顧 顿頓 预預 频頻 题題 颜顏 额額 风風
    飞飛 饪飪 饭飯 饮飲 饰飾 饼餅 馆館 马馬 驱驅 验驗 骑騎 鱼魚 鸟鳥 鸡雞 鸭鴨 麦麥 黄黃 齐齊 龄齡
    龙龍"""
_TABLE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})


def spellings(word: str) -> tuple[str, ...]:
    """A word of a list as it is, and as it is spelled in traditional signs where that differs.

    Japanese words may get a spelling that nobody uses, which does no harm.
    """
    if word.isascii():
        return (word,)
    other = word.translate(_TABLE)
    return (word,) if other == word else (word, other)
