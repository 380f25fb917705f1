"""Words of states of orders in languages of which the other lists hold some. Data, no code.

Each language has its own block, so that a gap is seen: what was taken back, what goes its way,
and what nobody paid for yet. Adjectives stand in the genders of the words for an order.
"""

from __future__ import annotations

TAKEN_BACK_STEMS = """
    törölv sztorn visszatérít meghiúsul érvénytelenít
    smazán smazan
    hyvitet mitätö poistet peruunt
    anular respins refuzat
    wycofan
    afbestil slettet krediter tilbagebetal tilbakebetal avlyst raderad
    сторн неуспеш
    desist renunci rinunci inadmitid denegad återkall återtag tillbakadrag tilbagekald
    tilbakekal tilbagetruk tilbaketruk отозв відклик ανακλ 撤回
    restituz restitut restituc restituit
    скасув відмов видален невдал
    pembatalan diretur dihapus
    rejeitad résili extornad extraviad rétract
    ไม่สำเร็จ ตีกลับ فاشل محذوف 撤单 払戻 払い戻 与信ng"""
"""How words begin (or what they hold, in scripts without blanks) that say: taken back."""

TAKEN_BACK = """
    απέτυχε διαγράφηκε geri_ödendi teslim_edilemedi удалён удален удалено удалена
    đã_xóa đã_xoá hoàn_hàng 不成立
    not_attended not_collected revoked dropped dropped_out abgesagt entfallen ausgefallen
    nicht_zugestellt rückläufer abwesend non_honoré non_honorée absent absente revocado revocada
    ausente não_realizado não_realizada revogado assente 欠席 不参加 削除 削除済 削除済み 否認 반송
    반송완료 폐기 중도포기 중도하차
    vzato_zpět trukket_tilbake trukket_tilbage đã_rút ditarik تم_السحب retrasă rendu teruggave"""
"""The same in whole words."""

UNDER_WAY = """
    lezárva lezárt feldolgozás_alatt feldolgozva teljesített kiszállítás_alatt szállítás_alatt
    szállítva elküldve postázva átvéve átadva_a_futárnak kifizetve visszaigazolva új új_rendelés
    függőben folyamatban számlázva csomagolás_alatt befejezve befejezett kész kézbesítve
    megerősítve aktív beérkezett csomagolva feladva
    zaplacená zaplacený vyřízená vyřízený odeslaná odeslaný doručená doručený dokončená dokončený
    přijatá přijatý ve_zpracování vyřizuje_se expedováno expedovaná expedovaný potvrzeno potvrzená
    potvrzený čeká_na_odeslání připraveno_k_odběru vyzvednuto vyzvednutá otevřená otevřený uzavřená
    uzavřený uzavřeno aktivní hotovo v_řešení předáno_dopravci
    zaplatená zaplatené vybavená vybavené odoslaná odoslané doručené dokončené prijatá prijaté
    spracováva_sa potvrdené uzavretá
    valmis käsittelyssä uusi avoin vahvistettu noudettu noudettavissa odottaa suljettu laskutettu
    aktiivinen vastaanotettu kesken käsitelty hyväksytty matkalla
    achitată achitat nouă nou facturată facturat deschisă închisă închis completată onorată
    în_curs_de_livrare activ activă procesată procesat pregătită pregătit
    ολοκληρωμένο ολοκληρωμένος στάλθηκε παραδομένη παραδομένο πληρωμένη πληρωμένο εξοφλημένη
    εξοφλημένο επιβεβαιωμένη επιβεβαιωμένο νέα νέο ανοιχτή ανοιχτό κλειστή κλειστό τιμολογήθηκε
    ενεργή ενεργό έτοιμη έτοιμο εκκρεμεί
    yeni açık kapalı kapandı gönderildi işleniyor yeni_sipariş aktif hazır teslimatta sevk_edildi
    işlemde
    opłacona opłacono zapłacone zapłacona zapłacono wysłana wysłany dostarczona dostarczony nowa
    w_trakcie_realizacji zakończona zakończony zamknięte zamknięta zamknięty otwarte otwarta otwarty
    gotowe_do_odbioru w_przygotowaniu skompletowane aktywne aktywna aktywny przekazane_kurierowi
    en_trámite en_tramitación resuelto resuelta archivado archivada presentado presentada
    concedido concedida em_tramitação deferido deferida arquivado arquivada
    leveret afsendt gennemført færdig afsluttet under_behandling åben lukket bekræftet
    faktureret afhentet klar_til_afhentning behandles modtaget godkendt aktiv ekspederet udført
    igangværende ny_ordre ny_bestilling
    fullført ferdig avsluttet åpen bekreftet fakturert hentet klar_for_henting mottatt godkjent
    ekspedert pågår
    klar avslutad öppen stängd fakturerad hämtad uthämtad behandlas pågående expedierad färdig
    väntar ny_order ny_beställning
    оплачена доставлена отправлена выполнена завершена завершено новая новое принят принята принято
    подтверждён подтвержден подтверждена подтверждено закрыт закрыта закрыто открыт открыта открыто
    в_работе отгружен отгружена отгружено собран собрана комплектуется готов_к_выдаче выдан выдана
    выдано получен получена передан_в_доставку обрабатывается активен активна
    оплачений доставлений відправлено відправлений виконано виконаний завершено завершений
    в_обробці обробляється нове новий прийнято прийнятий підтверджено підтверджений закрито
    відкрито в_роботі відвантажено отримано в_дорозі готово_до_видачі активний
    hoàn_tất đã_giao_hàng đang_giao_hàng đang_xử_lý mới đơn_mới đã_xác_nhận chờ_xác_nhận đã_gửi
    đã_nhận đã_nhận_hàng đã_xử_lý chờ_lấy_hàng giao_thành_công đang_chuẩn_bị
    ชำระเงินแล้ว ชำระแล้ว จัดส่งแล้ว กำลังจัดส่ง กำลังดำเนินการ รอดำเนินการ เสร็จสิ้น
    เสร็จสมบูรณ์ ส่งแล้ว ใหม่ ยืนยันแล้ว ได้รับแล้ว เตรียมจัดส่ง ที่ต้องจัดส่ง ปิดแล้ว รอจัดส่ง
    ได้รับสินค้าแล้ว
    dibayar lunas sudah_dibayar baru pesanan_baru terkirim dikonfirmasi menunggu_konfirmasi berhasil
    sukses ditutup aktif disetujui tertunda sampai_tujuan
    مكتمل مكتملة تم_التسليم قيد_المعالجة جديد جديدة مدفوع مدفوعة تم_الدفع مؤكد مؤكدة تم_التأكيد
    قيد_الانتظار قيد_الشحن مغلق مغلقة مفتوح مفتوحة قيد_التوصيل معلق معلقة تم_الاستلام نشط نشطة
    تمت_المعالجة
    完成 处理中 待处理 进行中 新订单 已接单 已出货 待出货 运送中 已取货 待取货 已结案 订单完成
    已评价 已核销 已使用"""
"""States of orders that go their way, or came to their end as they should."""

NOT_PAID = """
    fizetetlen nincs_fizetve fizetésre_váró neuhrazeno neuhrazená nezaplacený maksamaton
    maksu_odottaa în_așteptarea_plății neachitată neachitat απλήρωτη σε_αναμονή_πληρωμής
    μη_πληρωμένη ανεξόφλητη ανεξόφλητο ödenmemiş nieopłacona nieopłacony niezapłacone niezapłacona
    do_zapłaty ej_betald ej_betalt не_оплачена неоплачен неоплачена неоплаченный ждёт_оплаты
    неоплачено ยังไม่ได้ชำระ ที่ต้องชำระ รอการชำระเงิน ค้างชำระ belum_lunas غير_مدفوعة
    في_انتظار_الدفع لم_يتم_الدفع"""
"""States of orders that are not paid yet."""
