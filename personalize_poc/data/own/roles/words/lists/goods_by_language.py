"""Titles of lines that are no goods, in languages of which `goods_words` holds some. Data, no code.

Each language has its own block: delivery, payment on delivery, handling, and what is taken off.
"""

from __future__ import annotations

ALONE = """
    discount_amount shipping_amount shipping_cost handling_cost payment_cost cod_fee
    cash_on_delivery_fee
    szállítási_díj szállítási_költség kiszállítás kiszállítási_díj kezelési_költség kezelési_díj
    utánvét utánvételi_díj utánvét_díja csomagolási_díj csomagolási_költség postaköltség
    kedvezmény engedmény árengedmény kupon kuponkedvezmény kerekítés ajándékutalvány borravaló
    dobírka dobírečné doběrečné poplatek_za_dobírku sleva slevový_kupon přepravné
    manipulační_poplatek zaokrouhlení osobní_odběr dárkový_poukaz spropitné
    dobierka zľava zaokrúhlenie prepravné
    alennus postikulut käsittelykulut käsittelymaksu laskutuslisä pientoimituslisä pyöristys
    postiennakko lahjakortti toimitusmaksu rahtikulut kotiinkuljetus
    reducere livrare transport taxă_livrare taxă_transport taxă_de_livrare cost_transport
    cost_livrare ramburs taxă_ramburs ambalare bacșiș rotunjire cupon
    έκπτωση έξοδα_αποστολής κόστος_αποστολής αντικαταβολή έξοδα_αντικαταβολής κουπόνι
    στρογγυλοποίηση φιλοδώρημα συσκευασία_δώρου
    nakliye nakliye_bedeli kargo_bedeli kargo_ücreti kapıda_ödeme_ücreti hizmet_bedeli yuvarlama
    koszty_wysyłki koszt_przesyłki przesyłka pobranie opłata_za_pobranie za_pobraniem zniżka
    zaokrąglenie kupon_rabatowy opłata_manipulacyjna koszty_dostawy
    fragt forsendelse ekspeditionsgebyr kortgebyr efterkrav efterkravsgebyr øreafrunding afrunding
    gavekort drikkepenge leveringsgebyr gebyr
    porto fraktgebyr ekspedisjonsgebyr fakturagebyr oppkrav oppkravsgebyr øreavrunding
    faktureringsavgift expeditionsavgift postförskott postförskottsavgift leveransavgift dricks
    fakturaavgift
    наложенный_платёж услуги_доставки доставка_курьером скидка_по_купону округление чаевые
    доставка знижка накладений_платіж послуги_доставки округлення чайові
    phí_giao_hàng phí_ship tiền_ship giảm_giá mã_giảm_giá phí_dịch_vụ phí_thu_hộ phí_đóng_gói
    ส่วนลด ค่าส่ง ค่าบริการ ค่าธรรมเนียม เก็บเงินปลายทาง
    ongkos_kirim biaya_kirim biaya_pengiriman biaya_admin biaya_layanan diskon potongan_harga
    pembulatan
    خصم توصيل رسوم_التوصيل رسوم_الشحن رسوم_الخدمة الدفع_عند_الاستلام
    优惠 优惠券 满减 货到付款 抹零 邮费 运费险 配送服务费"""
"""Whole titles, as in `goods_words`."""
