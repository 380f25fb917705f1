"""Words that shops need most, language by language: states of orders, and names of columns."""

from __future__ import annotations

TAKEN_BACK: dict[str, str] = {
    "en": "Not attended, Not collected, Revoked, Dropped out",
    "ko": "반송, 반송완료, 폐기, 중도포기",
    "de": "Abgesagt, Entfallen, Ausgefallen, Nicht zugestellt, Rückläufer",
    "ja": "払戻, 払戻済, 払い戻し済み, 与信NG, 欠席, 不参加, 削除済み",
    "es": (
        "Desistido, Desistida, Desistimiento, Inadmitido, Denegado, Restitución, Extornado, "
        "Ausente, Revocada"
    ),
    "fr": ("Désisté, Désistement, Rendu, Restitution, Résiliée, Rétractation, Non honoré, Absente"),
    "it": "Restituzione, Restituito, Rinunciato, Assente",
    "pt": "Desistiu, Desistência, Rejeitado, Rejeitada, Extraviado, Não realizado, Ausente",
    "hu": (
        "Törölve, Törölt, Lemondva, Lemondott, Sztornó, Sztornózva, Sztornózott, "
        "Visszaküldve, Visszaküldött, Visszáru, Visszatérítve, Visszatérített, "
        "Visszavonva, Elutasítva, Meghiúsult, Érvénytelenítve, Érvénytelen, "
        "Át nem vett"
    ),
    "cs": (
        "Zrušeno, Zrušená, Zrušena, Stornováno, Storno, Vráceno, Vrácená, "
        "Vrácené zboží, Reklamace, Odmítnuto, Zamítnuto, Nevyzvednuto, Smazáno, "
        "Refundováno"
    ),
    "fi": (
        "Peruttu, Peruutettu, Palautettu, Palautus, Hyvitetty, Hylätty, Mitätöity, "
        "Epäonnistui, Poistettu, Peruuntunut, Noutamatta"
    ),
    "ro": (
        "Anulată, Anulat, Anulare, Returnată, Returnat, Retur, Rambursată, "
        "Rambursat, Respinsă, Refuzată, Eșuată, Stornat, Stornată, Neridicat"
    ),
    "el": (
        "Ακυρώθηκε, Ακυρωμένη, Ακύρωση, Ακυρωμένο, Επιστράφηκε, Επιστροφή, "
        "Απορρίφθηκε, Απέτυχε, Αποτυχία, Επιστροφή χρημάτων, Διαγράφηκε"
    ),
    "tr": (
        "İptal, İptal Edildi, İade, İade Edildi, Reddedildi, Başarısız, Silindi, "
        "Geri Ödendi, İptal edilmiş, Teslim Edilemedi"
    ),
    "pl": (
        "Anulowane, Anulowano, Anulowana, Anulowany, Zwrot, Zwrócone, Zwrócono, "
        "Odrzucone, Odrzucony, Reklamacja, Nieudane, Nieodebrane, Usunięte, "
        "Wycofane"
    ),
    "da": (
        "Annulleret, Afbestilt, Returneret, Retur, Refunderet, Afvist, Mislykket, "
        "Mislykkedes, Slettet, Krediteret, Tilbagebetalt, Aflyst, Ikke afhentet"
    ),
    "no": (
        "Kansellert, Avbestilt, Avlyst, Returnert, Retur, Refundert, Avvist, "
        "Mislykket, Slettet, Kreditert, Tilbakebetalt, Annullert, Ikke hentet"
    ),
    "sv": (
        "Avbruten, Avbokad, Annullerad, Makulerad, Returnerad, Retur, Återbetald, "
        "Nekad, Avvisad, Misslyckad, Raderad, Krediterad, Avbeställd, Inställd, "
        "Ej uthämtad"
    ),
    "ru": (
        "Отменён, Отменен, Отменено, Отмена, Аннулирован, Возврат, Возвращён, "
        "Возвращен, Отклонён, Отказ, Удалён, Удален, Ошибка оплаты, Неуспешно, "
        "Не выкуплен, Невыкуп, Сторно"
    ),
    "uk": (
        "Скасовано, Скасований, Скасоване, Скасування, Повернено, Повернення, "
        "Повернуто, Відхилено, Відмова, Анульовано, Видалено, Помилка оплати, "
        "Невдала"
    ),
    "vi": (
        "Đã hủy, Đã huỷ, Hủy, Hủy đơn, Đã trả hàng, Trả hàng, Hoàn tiền, "
        "Đã hoàn tiền, Từ chối, Thất bại, Giao thất bại, Đã xóa, Hoàn hàng"
    ),
    "th": ("ยกเลิก, ยกเลิกแล้ว, คืนสินค้า, คืนเงิน, คืนเงินแล้ว, ปฏิเสธ, ล้มเหลว, ไม่สำเร็จ, ตีกลับ"),
    "id": (
        "Dibatalkan, Batal, Pembatalan, Dikembalikan, Pengembalian, Retur, Diretur, "
        "Ditolak, Gagal, Refund, Dihapus, Pengembalian dana"
    ),
    "ar": (
        "ملغي, ملغى, ملغاة, تم الإلغاء, إلغاء, مرتجع, مرتجعة, مسترجع, مسترد, "
        "تم الاسترداد, مرفوض, مرفوضة, فشل, فاشل, محذوف, تم الإرجاع"
    ),
    "zh": (
        "已取消, 取消, 已退货, 退货, 已退款, 退款, 已关闭, 交易关闭, 已拒收, 拒收, "
        "失败, 支付失败, 已作废, 作废, 已撤销, 已撤单, 已删除, 取消訂單, 已取消訂單, "
        "退貨, 已退貨, 不成立, 付款失敗"
    ),
}
"""Language -> states by which a row does not count."""

UNDER_WAY: dict[str, str] = {
    "es": "En trámite, Resuelto, Archivado, Presentado",
    "hu": (
        "Lezárva, Lezárt, Feldolgozás alatt, Feldolgozva, Teljesítve, Teljesített, "
        "Kiszállítva, Kiszállítás alatt, Szállítás alatt, Szállítva, Elküldve, "
        "Postázva, Átvéve, Átadva a futárnak, Fizetve, Kifizetve, Visszaigazolva, "
        "Új, Új rendelés, Nyitott, Függőben, Folyamatban, Számlázva, "
        "Csomagolás alatt, Befejezve, Befejezett, Kész, Kézbesítve, Megerősítve, "
        "Aktív, Beérkezett"
    ),
    "cs": (
        "Zaplaceno, Zaplacená, Vyřízeno, Vyřízená, Odesláno, Odeslaná, Doručeno, "
        "Doručená, Dokončeno, Dokončená, Nová, Nový, Přijato, Přijatá, "
        "Zpracovává se, Ve zpracování, Vyřizuje se, Expedováno, Expedovaná, "
        "Potvrzeno, Potvrzená, Čeká na odeslání, Připraveno k odběru, Vyzvednuto, "
        "Otevřená, Uzavřená, Uzavřeno, Aktivní, Hotovo, V řešení, Předáno dopravci"
    ),
    "fi": (
        "Maksettu, Toimitettu, Lähetetty, Valmis, Käsittelyssä, Uusi, Avoin, "
        "Vahvistettu, Noudettu, Noudettavissa, Odottaa, Suljettu, Laskutettu, "
        "Aktiivinen, Vastaanotettu, Kesken, Käsitelty, Hyväksytty, Matkalla, "
        "Pakattu"
    ),
    "ro": (
        "Plătită, Plătit, Achitată, Achitat, Livrată, Livrat, Expediată, Expediat, "
        "Finalizată, Finalizat, În procesare, În așteptare, Nouă, Nou, Confirmată, "
        "Confirmat, Facturată, Facturat, Deschisă, Închisă, Completată, Onorată, "
        "În curs de livrare, Activ, Procesată, Pregătită"
    ),
    "el": (
        "Ολοκληρώθηκε, Ολοκληρωμένη, Ολοκληρωμένο, Απεστάλη, Στάλθηκε, Παραδόθηκε, "
        "Παραδομένη, Σε αναμονή, Σε επεξεργασία, Σε εξέλιξη, Πληρώθηκε, Πληρωμένη, "
        "Εξοφλήθηκε, Εξοφλημένη, Επιβεβαιώθηκε, Επιβεβαιωμένη, Νέα, Ανοιχτή, "
        "Κλειστή, Τιμολογήθηκε, Ενεργή, Έτοιμη, Εκκρεμεί"
    ),
    "tr": (
        "Ödendi, Teslim Edildi, Tamamlandı, Onaylandı, Kargoda, Kargoya Verildi, "
        "Hazırlanıyor, Beklemede, Yeni, Açık, Kapalı, Kapandı, Gönderildi, "
        "Faturalandı, İşleniyor, Yeni Sipariş, Onay Bekliyor, Dağıtımda, Aktif, "
        "Hazır, Teslimatta, Sevk Edildi, İşlemde, Kabul Edildi"
    ),
    "pl": (
        "Opłacone, Opłacona, Zapłacone, Zapłacono, Wysłane, Wysłana, Wysłano, "
        "Dostarczone, Dostarczona, Zrealizowane, Zrealizowana, W realizacji, Nowe, "
        "Nowa, Nowy, Przyjęte, Potwierdzone, W trakcie realizacji, Zakończone, "
        "Zakończona, Zamknięte, Zamknięta, Otwarte, Odebrane, Gotowe do odbioru, "
        "W przygotowaniu, Skompletowane, Aktywne, Oczekujące, Przekazane kurierowi, "
        "Zafakturowane"
    ),
    "da": (
        "Betalt, Leveret, Afsendt, Sendt, Gennemført, Færdig, Afsluttet, "
        "Under behandling, Ny ordre, Åben, Lukket, Bekræftet, Faktureret, Afhentet, "
        "Klar til afhentning, Behandles, Modtaget, Godkendt, Aktiv, Ekspederet, "
        "Udført, Pakket, Igangværende"
    ),
    "no": (
        "Betalt, Levert, Sendt, Fullført, Ferdig, Avsluttet, Under behandling, Ny ordre, "
        "Åpen, Lukket, Bekreftet, Fakturert, Hentet, Klar for henting, Behandles, "
        "Mottatt, Godkjent, Aktiv, Ekspedert, Pakket, Pågår"
    ),
    "sv": (
        "Betald, Levererad, Skickad, Slutförd, Klar, Avslutad, Under behandling, Ny order, "
        "Öppen, Stängd, Bekräftad, Fakturerad, Hämtad, Uthämtad, Behandlas, "
        "Mottagen, Godkänd, Aktiv, Packad, Pågående, Expedierad, Färdig, Väntar"
    ),
    "ru": (
        "Оплачен, Оплачено, Оплачена, Доставлен, Доставлено, Доставлена, Отправлен, "
        "Отправлена, Выполнен, Выполнено, Выполнена, Завершён, Завершен, Завершена, "
        "В обработке, Новый, Новая, Принят, Принята, Подтверждён, Подтвержден, "
        "Подтверждена, Закрыт, Закрыта, Открыт, Открыта, В работе, Отгружен, "
        "Отгружено, Собран, Комплектуется, Готов к выдаче, Выдан, Получен, В пути, "
        "Передан в доставку, Обрабатывается, Активен"
    ),
    "uk": (
        "Оплачено, Оплачений, Доставлено, Доставлений, Відправлено, Відправлений, "
        "Виконано, Виконаний, Завершено, Завершений, В обробці, Обробляється, Нове, "
        "Новий, Прийнято, Підтверджено, Закрито, Відкрито, В роботі, Відвантажено, "
        "Отримано, В дорозі, Готово до видачі, Активний"
    ),
    "vi": (
        "Hoàn thành, Hoàn tất, Đã giao, Đã giao hàng, Đang giao, Đang giao hàng, "
        "Đã thanh toán, Chờ xử lý, Thành công, Đang xử lý, Mới, Đơn mới, "
        "Đã xác nhận, Chờ xác nhận, Đã gửi, Đã nhận, Đã nhận hàng, Đang vận chuyển, "
        "Đã đóng gói, Đã xử lý, Chờ lấy hàng, Giao thành công, Đang chuẩn bị"
    ),
    "th": (
        "สำเร็จ, ชำระเงินแล้ว, ชำระแล้ว, จัดส่งแล้ว, กำลังจัดส่ง, กำลังดำเนินการ, "
        "รอดำเนินการ, เสร็จสิ้น, เสร็จสมบูรณ์, ส่งแล้ว, ใหม่, ยืนยันแล้ว, "
        "ได้รับแล้ว, เตรียมจัดส่ง, ที่ต้องจัดส่ง, ปิดแล้ว, รอจัดส่ง, "
        "ได้รับสินค้าแล้ว"
    ),
    "id": (
        "Selesai, Dibayar, Lunas, Sudah dibayar, Dikirim, Sedang dikirim, Diproses, "
        "Baru, Pesanan baru, Diterima, Terkirim, Dikonfirmasi, Menunggu konfirmasi, "
        "Berhasil, Sukses, Siap dikirim, Ditutup, Aktif, Disetujui, Tertunda, "
        "Sampai tujuan"
    ),
    "ar": (
        "مكتمل, مكتملة, تم التسليم, تم التوصيل, تم الشحن, قيد التنفيذ, قيد المعالجة, "
        "جديد, جديدة, مدفوع, مدفوعة, تم الدفع, مؤكد, مؤكدة, تم التأكيد, "
        "قيد الانتظار, قيد الشحن, تم التنفيذ, مغلق, مفتوح, قيد التوصيل, معلق, "
        "تم الاستلام, نشط, تمت المعالجة, جاهز للشحن"
    ),
    "zh": (
        "已完成, 完成, 已付款, 已支付, 已发货, 待发货, 待收货, 已收货, 已签收, "
        "处理中, 交易成功, 已确认, 待确认, 待处理, 进行中, 配送中, 新订单, 已接单, "
        "已送达, 已完结, 已出货, 處理中, 待出貨, 運送中, 已送達, 已取貨, 待取貨, "
        "已結案, 訂單完成, 備貨中, 已評價, 待评价, 已评价, 已核销, 已使用"
    ),
}
"""Language -> states of orders that go their way."""

NOT_PAID: dict[str, str] = {
    "hu": ("Fizetésre vár, Kifizetetlen, Fizetetlen, Nincs fizetve, Fizetésre váró"),
    "cs": ("Nezaplaceno, Nezaplacená, Čeká na platbu, Čeká na zaplacení, Neuhrazeno, Nezaplacený"),
    "fi": "Maksamatta, Odottaa maksua, Maksamaton, Maksu odottaa",
    "ro": ("Neplătită, Neplătit, Așteaptă plata, În așteptarea plății, Neachitată, Neachitat"),
    "el": ("Απλήρωτη, Απλήρωτο, Αναμονή πληρωμής, Σε αναμονή πληρωμής, Μη πληρωμένη, Ανεξόφλητη"),
    "tr": "Ödenmedi, Ödeme Bekleniyor, Ödeme Bekliyor, Ödenmemiş",
    "pl": (
        "Nieopłacone, Nieopłacona, Oczekuje na płatność, Oczekujące na płatność, "
        "Niezapłacone, Do zapłaty, Oczekiwanie na płatność"
    ),
    "da": "Ubetalt, Ikke betalt, Afventer betaling",
    "no": "Ubetalt, Ikke betalt, Venter på betaling, Avventer betaling",
    "sv": ("Obetald, Inte betald, Ej betald, Väntar på betalning, Inväntar betalning"),
    "ru": (
        "Не оплачен, Не оплачено, Не оплачена, Ожидает оплаты, Ожидание оплаты, "
        "Неоплачен, Неоплаченный, Ждёт оплаты"
    ),
    "uk": (
        "Не оплачено, Не сплачено, Очікує оплати, Очікування оплати, Неоплачено, Очікує на оплату"
    ),
    "vi": "Chưa thanh toán, Chờ thanh toán, Đang chờ thanh toán",
    "th": ("รอชำระเงิน, ยังไม่ชำระ, ยังไม่ได้ชำระ, ที่ต้องชำระ, รอการชำระเงิน, ค้างชำระ"),
    "id": "Belum dibayar, Belum bayar, Menunggu pembayaran, Belum lunas",
    "ar": "غير مدفوع, غير مدفوعة, بانتظار الدفع, في انتظار الدفع, لم يتم الدفع",
    "zh": ("待付款, 未付款, 待支付, 未支付, 等待付款, 等待买家付款, 尚未付款, 等待付款中"),
}
"""Language -> states of orders that nobody paid for yet."""

COLUMNS: dict[str, dict[str, str]] = {
    "hu": {
        "user": (
            "Vevő, Vevő azonosító, Vevőkód, Ügyfél, Ügyfélkód, Ügyfél azonosító, "
            "Vásárló, Vásárló azonosító, Felhasználó, Felhasználó azonosító, "
            "Tagsági szám, Megrendelő, Regisztrált felhasználó"
        ),
        "item": (
            "Cikkszám, Cikk, Termék, Termékkód, Termék azonosító, Terméknév, Tétel, "
            "Árucikk, Cikk megnevezése, Könyv azonosító, Film azonosító"
        ),
        "order": (
            "Rendelés, Rendelésszám, Rendelés azonosító, Rendelés száma, "
            "Megrendelés száma, Bizonylatszám, Számla, Bizonylat, Nyugta, Foglalás, "
            "Tranzakció azonosító"
        ),
        "time": (
            "Dátum, Időpont, Rendelés dátuma, Rendelés ideje, Kelte, "
            "Vásárlás dátuma, Teljesítés dátuma, Időbélyeg, Dátum és idő, "
            "Számla kelte"
        ),
        "quantity": "Mennyiség, Darab, Darabszám, Db",
        "price": (
            "Egységár, Nettó ár, Bruttó egységár, Összeg, Bruttó összeg, Összesen, Végösszeg, Érték"
        ),
        "status": "Státusz, Állapot, Rendelés állapota, Rendelés státusza",
        "name": "Név, Terméknév, Megnevezés, Vevő neve",
        "category": "Kategória, Termékkategória, Márka, Gyártó, Cikkcsoport, Termékcsoport",
        "type": "Típus, Tranzakció típusa, Művelet típusa, Bizonylattípus",
    },
    "cs": {
        "user": (
            "Zákazník, Číslo zákazníka, Kód zákazníka, ID zákazníka, Uživatel, "
            "ID uživatele, Odběratel, Člen, Číslo člena, Kupující, Klient, Čtenář, "
            "Číslo účtu, Objednatel"
        ),
        "item": (
            "Kód zboží, Zboží, Produkt, Kód produktu, Položka, Název produktu, "
            "Artikl, Katalogové číslo, Výrobek, Kniha, Film, Kód výrobku"
        ),
        "order": (
            "Objednávka, Číslo objednávky, Kód objednávky, Faktura, Číslo faktury, "
            "Doklad, Číslo dokladu, Účtenka, Rezervace, Transakce"
        ),
        "time": (
            "Datum, Čas, Datum objednávky, Datum vytvoření, Datum a čas, "
            "Datum prodeje, Datum nákupu"
        ),
        "quantity": "Množství, Počet, Počet kusů, Ks, Kusů",
        "price": ("Cena, Jednotková cena, Cena s DPH, Cena bez DPH, Celkem, Částka, Cena celkem"),
        "status": "Stav, Stav objednávky, Status",
        "name": "Název, Jméno, Název produktu, Název zboží, Příjmení",
        "category": "Kategorie, Značka, Výrobce, Skupina zboží, Žánr",
        "type": "Typ, Druh, Typ dokladu, Druh pohybu",
    },
    "sk": {
        "user": ("Zákazník, Číslo zákazníka, Používateľ, ID používateľa, Odberateľ, Kupujúci"),
        "item": "Tovar, Kód tovaru, Produkt, Položka, Názov produktu, Výrobok",
        "order": "Objednávka, Číslo objednávky, Faktúra, Doklad",
        "time": "Dátum, Čas, Dátum objednávky, Dátum vytvorenia",
        "quantity": "Množstvo, Počet, Počet kusov",
        "price": "Cena, Suma, Celkom, Cena s DPH",
        "status": "Stav, Stav objednávky",
    },
    "fi": {
        "user": (
            "Asiakas, Asiakasnumero, Asiakastunnus, Asiakasnro, Käyttäjä, "
            "Käyttäjätunnus, Jäsen, Jäsennumero, Tilaaja, Ostaja, Kanta-asiakas, "
            "Asiakas ID, Kanta-asiakasnumero"
        ),
        "item": (
            "Tuote, Tuotenumero, Tuotekoodi, Tuotenimi, Tuotetunnus, Nimikenumero, "
            "Artikkeli, Teos, Kirja, Elokuva, Tuotteen nimi"
        ),
        "order": (
            "Tilaus, Tilausnumero, Tilausnro, Lasku, Laskunumero, Kuitti, "
            "Kuittinumero, Varaus, Tilauksen numero, Ostos"
        ),
        "time": (
            "Päivämäärä, Päivä, Aika, Kellonaika, Tilauspäivä, Aikaleima, Pvm, "
            "Tilauspvm, Ostopäivä, Ajankohta, Myyntipäivä"
        ),
        "quantity": "Määrä, Kpl, Lukumäärä, Kappalemäärä",
        "price": (
            "Hinta, Yksikköhinta, Summa, Yhteensä, Kokonaishinta, Veroton hinta, Myyntihinta"
        ),
        "status": "Tila, Tilauksen tila, Status",
        "name": "Nimi, Tuotenimi, Nimike, Etunimi, Sukunimi",
        "category": "Kategoria, Tuoteryhmä, Merkki, Valmistaja, Tuotemerkki, Luokka",
        "type": "Tyyppi, Laji, Tapahtumatyyppi, Tapahtumalaji",
    },
    "ro": {
        "user": (
            "Client, Cod client, ID client, Număr client, Utilizator, ID utilizator, "
            "Cumpărător, Abonat, Membru, Beneficiar, Nr. client"
        ),
        "item": (
            "Produs, Cod produs, Articol, Cod articol, Denumire produs, ID produs, "
            "Nume produs, Marfă, Film"
        ),
        "order": (
            "Comandă, Nr. comandă, Număr comandă, ID comandă, Factură, Nr. factură, "
            "Bon, Bon fiscal, Rezervare, Tranzacție"
        ),
        "time": (
            "Dată, Data, Ora, Data comenzii, Data comandă, Data și ora, "
            "Data creării, Data vânzării, Dată comandă"
        ),
        "quantity": "Cantitate, Cant., Bucăți, Buc",
        "price": "Preț unitar, Valoare, Total, Sumă, Preț cu TVA, Total comandă",
        "status": "Stare, Status, Stare comandă, Starea comenzii",
        "name": "Nume, Denumire, Nume produs, Prenume",
        "category": "Categorie, Marcă, Brand, Producător",
        "type": "Tip, Tip document, Tip tranzacție",
    },
    "el": {
        "user": (
            "Πελάτης, Κωδικός πελάτη, Κωδ. πελάτη, Χρήστης, ID πελάτη, "
            "Αριθμός πελάτη, Μέλος, Αγοραστής, Συνδρομητής, Κωδικός χρήστη"
        ),
        "item": (
            "Προϊόν, Κωδικός προϊόντος, Είδος, Κωδικός είδους, Κωδ. είδους, "
            "Όνομα προϊόντος, Βιβλίο, Ταινία, Περιγραφή είδους"
        ),
        "order": (
            "Παραγγελία, Αριθμός παραγγελίας, Αρ. παραγγελίας, Κωδικός παραγγελίας, "
            "Τιμολόγιο, Απόδειξη, Παραστατικό, Κράτηση, Συναλλαγή, Αρ. παραστατικού"
        ),
        "time": (
            "Ημερομηνία, Ώρα, Ημερομηνία παραγγελίας, Ημ/νία, Ημ. παραγγελίας, "
            "Χρόνος, Ημερομηνία πώλησης, Ημερομηνία αγοράς"
        ),
        "quantity": "Ποσότητα, Τεμάχια, Τεμ.",
        "price": "Τιμή, Τιμή μονάδας, Αξία, Σύνολο, Ποσό, Καθαρή αξία, Συνολική αξία",
        "status": "Κατάσταση, Κατάσταση παραγγελίας",
        "name": "Όνομα, Ονομασία, Τίτλος, Επώνυμο, Επωνυμία",
        "category": "Κατηγορία, Μάρκα, Κατασκευαστής, Ομάδα ειδών",
        "type": "Τύπος, Τύπος παραστατικού, Τύπος κίνησης",
    },
    "tr": {
        "user": (
            "Müşteri, Müşteri No, Müşteri Kodu, Müşteri ID, Kullanıcı, Kullanıcı ID, "
            "Üye, Üye No, Cari Kodu, Cari Hesap, Alıcı, Abone No, Okuyucu, "
            "Öğrenci No, Müşteri Numarası"
        ),
        "item": (
            "Ürün, Ürün Kodu, Ürün Adı, Ürün ID, Stok Kodu, Stok Adı, Malzeme Kodu, "
            "Kitap, Film, Barkod, Ürün No"
        ),
        "order": (
            "Sipariş, Sipariş No, Sipariş Numarası, Fatura No, Fiş No, Fatura, "
            "Rezervasyon, İşlem No, Belge No, Makbuz"
        ),
        "time": (
            "Tarih, Saat, Sipariş Tarihi, İşlem Tarihi, Zaman, Fatura Tarihi, "
            "Oluşturma Tarihi, Satış Tarihi, Kayıt Tarihi"
        ),
        "quantity": "Adet, Miktar",
        "price": "Fiyat, Birim Fiyat, Tutar, Toplam, Toplam Tutar, Net Tutar, Bedel",
        "status": "Durum, Sipariş Durumu, Durumu",
        "name": "Ad, Adı, İsim, Ürün Adı, Soyad, Başlık",
        "category": "Kategori, Marka, Üretici, Ürün Grubu, Tür",
        "type": "Tip, Tür, İşlem Tipi, İşlem Türü, Belge Türü",
    },
    "pl": {
        "user": (
            "Klient, ID klienta, Numer klienta, Kod klienta, Nr klienta, Użytkownik, "
            "ID użytkownika, Kontrahent, Nabywca, Kupujący, Odbiorca, Abonent, "
            "Członek, Uczestnik, Czytelnik, Zamawiający"
        ),
        "item": (
            "Towar, Kod towaru, Produkt, Kod produktu, Nazwa produktu, Artykuł, "
            "Książka, Film, Nr artykułu, Nazwa towaru, Symbol towaru, Indeks towaru"
        ),
        "order": (
            "Zamówienie, Numer zamówienia, Nr zamówienia, Faktura, Nr faktury, "
            "Paragon, Numer dokumentu, Rezerwacja, Transakcja, Nr transakcji"
        ),
        "time": (
            "Data, Godzina, Data zamówienia, Data sprzedaży, Data wystawienia, Czas, "
            "Data i godzina, Data zakupu, Data transakcji"
        ),
        "quantity": "Ilość, Sztuk, Szt., Liczba sztuk",
        "price": (
            "Cena, Cena jednostkowa, Wartość, Kwota, Suma, Wartość brutto, Cena netto, Razem"
        ),
        "status": "Status, Stan, Status zamówienia, Stan zamówienia",
        "name": "Nazwa, Tytuł, Imię, Nazwisko, Nazwa produktu",
        "category": "Kategoria, Marka, Producent, Grupa towarowa, Gatunek, Dział",
        "type": "Typ, Rodzaj, Typ dokumentu, Rodzaj dokumentu, Rodzaj operacji",
    },
    "da": {
        "user": (
            "Kunde, Kundenr, Kundenummer, Kunde-ID, Bruger, Bruger-ID, Medlem, "
            "Medlemsnr, Medlemsnummer, Køber, Abonnent, Debitor, Låner, Lånernummer, "
            "Kundekonto"
        ),
        "item": (
            "Vare, Varenr, Varenummer, Varenavn, Produkt, Produktnummer, Artikel, "
            "Bog, Film, Varekode, Produktnavn, Titel"
        ),
        "order": (
            "Ordrenr, Ordrenummer, Ordre-ID, Faktura, Fakturanr, Bon, Bonnr, Bilag, "
            "Bilagsnr, Reservation, Transaktion, Booking, Bestilling, Kvittering"
        ),
        "time": (
            "Dato, Tidspunkt, Ordredato, Bestillingsdato, Købsdato, Salgsdato, "
            "Klokkeslæt, Dato og tid"
        ),
        "quantity": "Antal, Mængde, Stk",
        "price": "Pris, Stykpris, Beløb, Enhedspris, Total, I alt, Salgspris",
        "status": "Status, Ordrestatus, Tilstand",
        "name": "Navn, Varenavn, Titel, Betegnelse, Fornavn, Efternavn",
        "category": "Kategori, Mærke, Varegruppe, Producent, Genre",
        "type": "Type, Art, Transaktionstype",
    },
    "no": {
        "user": (
            "Kunde, Kundenr, Kundenummer, Bruker, Bruker-ID, BrukerId, Medlem, "
            "Medlemsnummer, Kjøper, Abonnent, Låntaker, Lånernummer"
        ),
        "item": (
            "Vare, Varenr, Varenummer, Varenavn, Produkt, Produktnummer, Artikkel, "
            "Bok, Film, Produktnavn"
        ),
        "order": (
            "Ordrenr, Ordrenummer, Faktura, Fakturanr, Bong, Bongnr, Bilag, "
            "Bilagsnr, Reservasjon, Transaksjon, Bestilling, Kvittering"
        ),
        "time": ("Dato, Tidspunkt, Ordredato, Bestillingsdato, Kjøpsdato, Klokkeslett, Salgsdato"),
        "quantity": "Antall, Mengde, Stk",
        "price": "Pris, Enhetspris, Beløp, Sum, Total, Stykkpris, Totalt",
        "status": "Status, Ordrestatus, Tilstand",
        "name": "Navn, Varenavn, Tittel, Betegnelse, Fornavn, Etternavn",
        "category": "Kategori, Merke, Varegruppe, Produsent, Sjanger",
        "type": "Type, Art, Transaksjonstype",
    },
    "sv": {
        "user": (
            "Kund, Kundnr, Kundnummer, Kund-ID, Användare, Användar-ID, Medlem, "
            "Medlemsnummer, Medlemsnr, Köpare, Prenumerant, Låntagare, Deltagare, "
            "KundID"
        ),
        "item": (
            "Artikel, Artikelnr, Artikelnummer, Vara, Varunr, Produkt, Produktnamn, "
            "Produktnummer, Bok, Film, Titel"
        ),
        "order": (
            "Order, Ordernr, Ordernummer, Faktura, Fakturanr, Kvitto, Kvittonr, "
            "Kvittonummer, Bokning, Beställning, Verifikat, Transaktion, Bokningsnr"
        ),
        "time": (
            "Datum, Tidpunkt, Orderdatum, Beställningsdatum, Köpdatum, "
            "Försäljningsdatum, Klockslag, Inköpsdatum"
        ),
        "quantity": "Antal, Kvantitet, Mängd",
        "price": "Pris, Á-pris, Belopp, Summa, Styckpris, Totalt, Försäljningspris",
        "status": "Status, Orderstatus, Tillstånd",
        "name": "Namn, Benämning, Titel, Förnamn, Efternamn, Produktnamn",
        "category": "Kategori, Varumärke, Varugrupp, Tillverkare, Genre, Märke",
        "type": "Typ, Transaktionstyp, Händelsetyp",
    },
    "ru": {
        "user": (
            "Клиент, ID клиента, Код клиента, Номер клиента, Покупатель, "
            "Пользователь, ID пользователя, Контрагент, Участник, Подписчик, "
            "Заказчик, Абонент, Член клуба, Получатель"
        ),
        "item": (
            "Товар, Код товара, Артикул, Наименование товара, Номенклатура, Продукт, "
            "ID товара, Книга, Фильм, Изделие"
        ),
        "order": (
            "Заказ, Номер заказа, № заказа, Чек, Номер чека, Накладная, Счёт, "
            "Транзакция, Бронь, Квитанция"
        ),
        "time": (
            "Дата, Время, Дата заказа, Дата и время, Дата продажи, Дата покупки, Дата создания"
        ),
        "quantity": "Количество, Кол-во, Штук, Шт",
        "price": "Цена, Стоимость, Сумма, Цена за единицу, Итого, Выручка, Цена продажи",
        "status": "Статус, Состояние, Статус заказа, Состояние заказа",
        "name": "Название, Наименование, Имя, Фамилия, ФИО",
        "category": "Категория, Бренд, Производитель, Марка, Жанр, Группа товаров",
        "type": "Тип, Вид, Тип операции, Вид операции, Вид документа",
    },
    "uk": {
        "user": (
            "Клієнт, Код клієнта, ID клієнта, Покупець, Користувач, ID користувача, "
            "Контрагент, Учасник, Замовник, Підписник, Абонент, Номер клієнта, "
            "Читач, Одержувач"
        ),
        "item": (
            "Товар, Код товару, Артикул, Назва товару, Номенклатура, Продукт, Книга, Фільм, Виріб"
        ),
        "order": (
            "Замовлення, Номер замовлення, № замовлення, Чек, Накладна, Рахунок, "
            "Бронювання, Транзакція, Квитанція"
        ),
        "time": ("Дата, Дата замовлення, Дата і час, Дата продажу, Дата створення, Дата покупки"),
        "quantity": "Кількість, К-сть, Штук",
        "price": "Ціна, Вартість, Сума, Разом, Всього, Ціна за одиницю",
        "status": "Статус, Стан, Статус замовлення",
        "name": "Назва, Найменування, Ім'я, Прізвище",
        "category": "Категорія, Бренд, Виробник, Група товарів, Жанр",
        "type": "Тип, Вид, Тип операції, Вид документа",
    },
    "vi": {
        "user": (
            "Mã khách hàng, Khách hàng, Người dùng, Mã người dùng, Người mua, "
            "Thành viên, Mã thành viên, Hội viên, Mã KH, Tài khoản, Mã học viên, "
            "Độc giả"
        ),
        "item": (
            "Mã sản phẩm, Sản phẩm, Tên sản phẩm, Mã hàng, Mặt hàng, Hàng hóa, "
            "Mã SP, Tên hàng, Phim, Sách"
        ),
        "order": (
            "Đơn hàng, Mã đơn hàng, Số đơn hàng, Hóa đơn, Mã hóa đơn, Số hóa đơn, "
            "Mã đơn, Giao dịch, Mã giao dịch, Đặt chỗ, Chứng từ"
        ),
        "time": (
            "Ngày, Thời gian, Ngày đặt hàng, Ngày mua, Ngày tạo, Giờ, Ngày giờ, "
            "Thời điểm, Ngày bán, Ngày đặt"
        ),
        "quantity": "Số lượng",
        "price": "Giá, Đơn giá, Thành tiền, Tổng tiền, Giá bán, Tổng cộng, Doanh thu",
        "status": "Trạng thái, Tình trạng, Trạng thái đơn hàng",
        "name": "Tên, Họ tên, Tên sản phẩm, Tiêu đề",
        "category": "Danh mục, Thương hiệu, Nhóm hàng, Thể loại, Loại hàng",
        "type": "Loại, Kiểu, Loại giao dịch, Hình thức",
    },
    "th": {
        "user": ("รหัสลูกค้า, ลูกค้า, รหัสสมาชิก, สมาชิก, ผู้ใช้, รหัสผู้ใช้, ผู้ซื้อ, หมายเลขสมาชิก, เลขที่สมาชิก"),
        "item": ("รหัสสินค้า, สินค้า, ชื่อสินค้า, รายการสินค้า, หนังสือ, ภาพยนตร์, ผลิตภัณฑ์"),
        "order": (
            "คำสั่งซื้อ, เลขที่คำสั่งซื้อ, หมายเลขคำสั่งซื้อ, ใบเสร็จ, "
            "เลขที่ใบเสร็จ, ใบแจ้งหนี้, การจอง, เลขที่เอกสาร, ออเดอร์, เลขที่บิล"
        ),
        "time": "วันที่, เวลา, วันที่สั่งซื้อ, วันเวลา, วันที่ขาย, วันที่ซื้อ",
        "quantity": "จำนวน, จำนวนชิ้น, ปริมาณ",
        "price": "ราคา, ราคาต่อหน่วย, ยอดรวม, จำนวนเงิน, มูลค่า, ราคาขาย, ราคารวม",
        "status": "สถานะ, สถานะคำสั่งซื้อ",
        "name": "ชื่อ, ชื่อสินค้า, ชื่อลูกค้า, นามสกุล",
        "category": "หมวดหมู่, หมวด, ยี่ห้อ, แบรนด์, ประเภทสินค้า, กลุ่มสินค้า",
        "type": "ประเภท, ชนิด, ประเภทรายการ",
    },
    "id": {
        "user": (
            "Pelanggan, ID Pelanggan, Kode Pelanggan, Nomor Pelanggan, Pengguna, "
            "ID Pengguna, Pembeli, Anggota, Nomor Anggota, Nasabah, Akun, Konsumen, "
            "Member"
        ),
        "item": (
            "Produk, Kode Produk, Nama Produk, Barang, Kode Barang, ID Produk, "
            "Nama Barang, Artikel, Buku, Film"
        ),
        "order": (
            "Pesanan, No. Pesanan, Nomor Pesanan, Faktur, No Faktur, Struk, Nota, "
            "Transaksi, ID Transaksi, Kode Pemesanan, Pemesanan, Invoice, "
            "No Transaksi"
        ),
        "time": (
            "Tanggal, Waktu, Tanggal Pesanan, Tanggal Transaksi, Tgl, Tgl Transaksi, "
            "Waktu Pesanan Dibuat"
        ),
        "quantity": "Jumlah, Kuantitas, Qty",
        "price": "Harga, Harga Satuan, Total, Subtotal, Total Harga, Harga Jual",
        "status": "Status, Status Pesanan",
        "name": "Nama, Nama Produk, Judul, Nama Pelanggan",
        "category": "Kategori, Merek, Merk, Kelompok, Golongan, Produsen",
        "type": "Jenis, Tipe, Jenis Transaksi, Tipe Transaksi",
    },
    "ar": {
        "user": (
            "رقم العميل, العميل, كود العميل, معرف العميل, المستخدم, معرف المستخدم, "
            "المشتري, العضو, رقم العضوية, الزبون, رقم الزبون, المشترك"
        ),
        "item": (
            "المنتج, رقم المنتج, كود المنتج, اسم المنتج, الصنف, رقم الصنف, "
            "كود الصنف, السلعة, الكتاب"
        ),
        "order": (
            "رقم الطلب, الطلب, الفاتورة, رقم الفاتورة, معرف الطلب, الحجز, رقم الحجز, "
            "الإيصال, رقم العملية, المعاملة, رقم المعاملة"
        ),
        "time": (
            "التاريخ, تاريخ الطلب, الوقت, وقت الطلب, تاريخ الشراء, تاريخ البيع, "
            "تاريخ الفاتورة, تاريخ الإنشاء"
        ),
        "quantity": "الكمية, العدد",
        "price": "السعر, المبلغ, سعر الوحدة, الإجمالي, القيمة, الثمن",
        "status": "الحالة, حالة الطلب",
        "name": "الاسم, اسم المنتج, اسم العميل, العنوان",
        "category": "الفئة, التصنيف, العلامة التجارية, الماركة, القسم",
        "type": "النوع, نوع العملية, نوع الحركة, نوع المستند",
    },
    "zh": {
        "user": (
            "用户编号, 客户编号, 会员号, 会员编号, 买家, 买家昵称, 用户ID, 顾客编号, "
            "會員編號, 客戶編號, 用戶編號, 买家会员名, 学员编号, 読者证号, 读者证号, "
            "訂購人, 下单人, 收货人"
        ),
        "item": (
            "商品编号, 商品ID, 商品名称, 货品编码, 产品编号, 商品編號, 商品名稱, "
            "貨品編號, 宝贝标题, 物料编码, 品名, 图书编号, 款号, 商品货号"
        ),
        "order": (
            "订单号, 订单编号, 訂單編號, 小票号, 发票号, 流水号, 交易号, 单据号, "
            "單號, 单号, 結帳單號, 交易流水号, 預約編號, 预订号"
        ),
        "time": (
            "下单时间, 交易时间, 付款时间, 日期, 訂單日期, 时间, 购买时间, 销售日期, "
            "成交时间, 消费时间, 創建時間, 銷售日期, 交易日期"
        ),
        "quantity": "数量, 購買數量, 數量, 件数, 购买数量, 份数",
        "price": (
            "单价, 金额, 价格, 总价, 实付金额, 单价(元), 單價, 金額, 小計, 小计, "
            "合计, 總金額, 应付金额, 成交价"
        ),
        "status": "状态, 订单状态, 訂單狀態, 狀態, 交易状态",
        "name": "名称, 商品名称, 姓名, 名稱, 标题, 名字, 商品名稱",
        "category": "类别, 品类, 分类, 品牌, 類別, 分類, 大类, 类目",
        "type": "类型, 交易类型, 業務類型, 业务类型, 類型, 单据类型",
    },
}
"""Language -> what a column is about, or says -> its names."""
