"""Words of names of columns in languages of which `lexicon` holds some. Data, no code.

They are spelled as there, each language in a block of its own. A word that is another one
elsewhere as well ("carte" is a Romanian book and a French card) is left out.
"""

from __future__ import annotations

ENTITIES: dict[str, str] = {
    "user": """
        vevőkód vevőkódja vevőazonosító vevőszám vevőnév megrendelő megrendelője tagsági tagszám
        člena kupující objednatel číslo_účtu č_účtu používateľ používateľa kupujúci
        ostaja ostajan
        membru =membri =beneficiar beneficiarul
        αγοραστής αγοραστή χρήστη
        =cari cari_kodu cari_no cari_hesap cari_adı alıcı
        kupujący kupującego członek członka
        køber =låner lånernummer lånernr kjøper låntaker låntaker_id
        kundnummer kundnamn kundid användar köpare låntagare
        =член члена заказчик =получатель получателя
        учасник учасника замовник замовника підписник підписника одержувач одержувача
        người_mua tài_khoản mã_kh mã_khách
        ผู้ซื้อ nasabah =akun konsumen
        subscritor subscritora subscritores
        下单人 购买人 购买者 订购人 收货人
        payer_id payer_no payer_nr payer_code payer_number payer_name payerid id_payer code_payer
        =payor payor_id =payeur =payeuse =payeurs =zahler zahler_id zahlernr zahlerid zahlernummer
        =pagador =pagadora =pagatore
        =betaler betalernr =betalare płatnika =plátce =plátca =плательщик =плательщика πληρωτής
        plătitor 납부자 납부자번호 결제자 결제자번호 支払者 支払者番号 付款人""",
    "item": """
        =tétel árucikk artikl číslo_artiklu katalogové_číslo výrobku =tovar tovaru výrobok výrobku
        artikkeli =teos teoksen tuotteen nimikenumero nimikekoodi
        =produs =produsul produsului =produse codprodus =marfă =marfa
        είδους ειδών
        stok_kodu stok_adı stok_no malzeme =barkod
        varenavn varekode artikkel
        изделие изделия виріб виробу фільм фільму
        mã_sp
        ภาพยนตร์ ผลิตภัณฑ์
        货品 宝贝标题 宝贝id 宝贝编号 物料 款号 品名""",
    "order": """
        =számla számla_száma számla_sorszáma számlasorszám bizonylat =nyugta nyugtaszám foglalás
        tranzakció
        objednávky faktury doklad účtenka účtenky rezervace rezervácia
        tilauksen =lasku laskunumero laskunro kuitti kuitin varaus varauksen =ostos
        rezervare tranzacție
        τιμολόγιο τιμολογίου απόδειξη απόδειξης παραστατικό παραστατικού κράτηση κράτησης συναλλαγή
        συναλλαγής
        belge_no belge_numarası =makbuz makbuz_no
        quittung quittungen kassenzettel =talao =taloes nr_talao num_talao racun_broj broj_racuna
        收据 收據 領収書 領収証 領収番号 إيصال الإيصال קבלה
        faktury numer_dokumentu nr_dokumentu
        ordrenr ordrenummer ordreid ordre_id ordre_nr ordrelinje ordrelinjer ordredato =bilag
        bilagsnr bilagsnummer bonnr =bong bongnr =booking bookings bestilling kvittering
        kvitto bokning verifikat
        чека накладная накладной квитанция квитанции номер_документа
        накладна рахунок рахунку бронювання транзакція транзакції квитанція квитанції
        номер_документу
        mã_đơn đặt_chỗ chứng_từ số_chứng_từ
        ใบเสร็จ ใบแจ้งหนี้ การจอง ออเดอร์ เลขที่เอกสาร เลขที่บิล
        =faktur no_faktur nomor_faktur =struk pemesanan
        الحجز الإيصال رقم_العملية المعاملة
        小票 流水号 单据号 =单号 结账单号 结帐单号 預約編號""",
    "category": """
        gyártó gyártója cikkcsoport termékcsoport árucsoport
        značka značky skupina_zboží žánr
        valmistaja =merkki tuotemerkki
        producător
        μάρκα κατασκευαστής ομάδα_ειδών
        üretici ürün_grubu
        producent grupa_towarowa grupa_towarów
        =mærke =merke produsent sjanger tillverkare
        =марка производитель группа_товаров товарная_группа
        категорія виробник група_товарів
        thương_hiệu nhóm_hàng loại_hàng ngành_hàng
        ยี่ห้อ แบรนด์ ประเภทสินค้า กลุ่มสินค้า
        =merek kelompok golongan produsen
        التصنيف الماركة العلامة_التجارية القسم
        品类 大类 中类 小类""",
}

ATTRIBUTES: dict[str, str] = {
    "email": """
        epost e_post epostadress e_postadress epostadresse e_postadresse sähköposti sähköpostiosoite
        emailcím e_mail_cím ηλ_ταχυδρομείο ηλεκτρονικό_ταχυδρομείο эл_почта электронная_почта
        ел_пошта електронна_пошта thư_điện_tử อีเมล surel البريد_الإلكتروني בדואל 邮件 電郵 电邮
        电子邮件 电子邮箱""",
    "name": """
        megnevezés megnevezése =neve terméknév cikknév vevőnév
        =jméno
        tuotenimi
        τίτλος επώνυμο επωνυμία
        varenavn produktnavn kundenavn =tittel betegnelse produktnamn
        фио
        =назва найменування ім_я прізвище
        นามสกุล
        =nama judul""",
    "time": """
        =kelte időbélyeg =ideje
        kellonaika aikaleima =pvm tilauspvm ostopvm myyntipvm ajankohta
        =ώρα =ημ ημ_νία χρόνος
        =dato ordredato bestillingsdato købsdato kjøpsdato salgsdato fakturadato klokkeslæt
        klokkeslett klockslag
        thời_điểm
        =tgl""",
    "created": "luotu =oprettet =opprettet =skapad vytvořeno",
    "quantity": """
        mennyiség =mennyisége
        množství množstvo =ks kusů
        =määrä lukumäärä kappalemäärä tilausmäärä
        cantitate bucăți =buc
        ποσότητα τεμάχια =τεμ
        liczba_sztuk liczba_szt liczba_produktów liczba_pozycji =szt
        mængde =mengde kvantitet mängd
        кол_во штук =шт
        кількість к_сть
        ปริมาณ
        jumlah kuantitas
        العدد
        份数""",
    "price": """
        egységár egységára nettó_ár bruttó_ár eladási_ár összeg összege összesen végösszeg =érték
        celkem celkom =suma =summa
        yhteensä kokonaishinta
        preț_unitar preț_cu_tva preț_fără_tva preț_total preț_vânzare valoare
        αξία σύνολο
        toplam =bedel =bedeli
        wartość razem
        stykpris enhedspris beløb =i_alt salgspris enhetspris stykkpris styckpris försäljningspris
        итого выручка
        вартість разом всього
        tổng_cộng doanh_thu
        ยอดรวม จำนวนเงิน
        سعر_الوحدة الإجمالي القيمة الثمن
        小计 合计 成交价""",
    "status": "státusz státusza =стан tình_trạng",
    "type": """
        típus típusa
        =druh =druhu
        tyyppi =laji tapahtumalaji
        τύπος
        =türü
        rodzaj
        transaktionstype hændelsestype transaksjonstype hendelsestype transaktionstyp
        händelsetyp
        =loại =kiểu hình_thức
        ประเภท ชนิด
        jenis =tipe
        النوع =نوع""",
    "person": "jenis_kelamin kelamin",
}
