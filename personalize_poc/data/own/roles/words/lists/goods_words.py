"""What lines of receipts and orders are called that are no goods. Data, no code."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.lists import goods_by_language

SENT = """
        shipping delivery postage freight shipment versand lieferung porto fracht zustellung
        livraison expédition envío envio portes frete entrega spedizione consegna verzending
        bezorging levering kargo teslimat wysyłka dostawa przesyłka доставка frakt fragt levering
        transport transporty transportowa transportowe transportu transportkosten
        doprava doručení poštovné 배송 택배 送料 配送 运费 快递"""
"""What sends goods to people."""

HOW_SENT = """
        service usługa usługi koszt koszty kosten cost costs charge frais coste servicio usluga
        tracked standard express free economy international domestic priority next day same
        signed insured untracked first second class home uk us eu local worldwide flat rate courier
        international_tracked expressversand standardversand kostenloser kostenfreier versichert
        national internationale internationaler inland ausland
        transporteur suivie suivi gratuite gratuit standard express domicile relais colissimo
        colis point chronopost mondial
        estándar urgente gratis certificado nacional a domicilio internacional expresso grátis
        sedex pac espressa gratuita standaard aangetekend ücretsiz hızlı standart kurierska
        darmowa kurier kurierem zdarma kurýrem standardní экспресс курьером
        ups dhl fedex dpd gls hermes usps royal mail post parcel parcels package packet letter
        paket päckchen brief warensendung einschreiben paquete pacco pacchetto pacote encomenda
        pakket pakje pakketpost brievenbuspost paczka paczkomat balík balíček zásilkovna csomag
        paketti pakke pakkepost pakketjeneste посылка бандероль colet paketi"""
"""Words that stand beside that: how, how fast, by whom."""

SERVED = """
        service services servis serwis servizio servicio serviço dienst serviss
        delivery courier shipping postage packing packaging package packet handling booking
        processing admin administration card payment transaction platform convenience small order
        cover table rider dispatch
        kurye kargo teslimat paket poşet gönderim nakliye ambalaj kuver
        kurier kuriera kurierska dostawa dostawy wysyłka wysyłki serwisowa manipulacyjna
        versand liefer lieferung kurier bearbeitung verpackung
        livraison coursier port expédition dossier emballage
        envío entrega mensajería mensajero domicilio embalaje gestión
        envio entregador motoboy embalagem
        spedizione consegna corriere imballaggio trasporto trasporti incasso incassi bollo bolli
        postali postale bancarie transport transports transporte transportes encaissement cobro
        cobranza cobrança inkasso
        bezorging bezorg koerier verzending verpakking administratie
        доставка доставки курьер курьера упаковка упаковки обслуживание сервисный
        leverans levering bud budet frakt fragt expedition emballage
        doprava dopravy dovoz balné kurýr szállítás futár csomagolás livrare curier ambalare"""
"""What is done with an order, for which there is a charge."""

CHARGES = """
        fee fees charge charges surcharge levy cost costs supplement
        ücreti ücret bedeli bedel gebühr gebühren kosten pauschale zuschlag
        frais coût supplément tarifa coste costo costos cargo recargo gastos taxa custo acréscimo
        costi spese supplemento toeslag opłata koszt dopłata плата сбор стоимость наценка
        avgift gebyr tillägg poplatek příplatek díj költség taxă"""
"""Words that stand beside that: there is a charge for it."""

BETWEEN = "de del di da do du la le les the za for für per ri ba riba"
"""Small words between them."""

DEPOSITS = """
        deposit deposits pfand leergut leergebinde pant panttia pantti retourpant
        consigne consigna fianza depósito caução cauzione statiegeld emballagegeld kaucja
        kaucyjna záloha zálohy zálohovaný depozito залог letét betétdíj
        보증금 押金 デポジット 保証金"""
"""What is paid for something that is brought back."""

EMPTIES = """
        rückgabe rückgaben retour retours reso resi vuoto vuoti devolución devolução return_of
        refund zwrot vrácení inlämning aflevering
        bottle bottles can cans crate crates keg glass pet plastic container return returnable
        jar jars bocal bocaux pot pots tarro tarros frasco frascos vasetto vasetti barattolo
        barattoli słoik słoiki sklenice bokaal
        beverage drink flasche flaschen dose dosen kasten kiste kisten fass glas mehrweg einweg
        getränke mw ew träger becher flaska flaskor burk burkar back backar retur returburk flaske
        flasker dåse dåser boks bokser kasse kasser pullo pullot tölkki muovi kori
        bouteille bouteilles canette verre caisse fût botella botellas lata latas envase envases
        cajón cajones retornable retornables
        caja garrafa garrafas vasilhame bottiglia bottiglie vetro lattina cassa fles flessen blik
        blikje blikjes krat kratten butelka butelkę butelki puszka puszkę puszki skrzynka láhev
        kelímek kelímky kelímků cup cups tumbler gobelet beker kubek bardak стакан kopp
        láhve lahev plechovka přepravka şişe kasa бутылка бутылку ящик
        za für per pro pour por per voor na zu di de da och og und"""
"""Words that stand beside that: what is brought back, and small words between."""

BAGS = """
        bag carrier carrierbag shopper busta sacchetto borsa sporta tüte tragetasche tragtasche
        einkaufstasche einkaufstüte papiertüte plastiktüte beutel sac cabas bolsa sacola saco tas
        draagtas tasje torba reklamówka siatka poşet пакет taška kasse påse bärkasse pose bærepose
        kassi szatyor zacskó táska pungă sacoșă σακούλα túi kantong"""
"""What goods are carried home in, one of it: what is sold by the roll is a thing to buy."""

BAG_KINDS = """
        bio biodegradable biodegradabile biodegradabili compostable compostabile plastic plastica
        plastik plastique plástico plástica kunststoff plast paper papier carta cartone papel papír
        papper papir paperi kağıt kraft reusable reused recycled recycling riutilizzabile riciclata
        reutilizable reciclada reciclable reutilizável reciclável réutilisable recyclable recyclé
        recyclée caisse wiederverwendbar mehrweg recycelt kompostierbar abbaubar herbruikbaar
        foliowa papierowa ekologiczna biodegradowalna wielorazowa kasowa бумажный
        майка биоразлагаемый полиэтиленовый igelitová papírová muovi
        biologisch biohajoava lebomló biodegradabilă pvc pe hdpe ldpe"""
"""What such a bag is made of, or that it may be used again."""

BAG_SIZES = """
        small medium large big s m l xl klein kleine kleiner mittel groß große großer piccola
        piccolo media grande grandi petit petite moyen moyenne grand pequeña pequeño mediana grande
        pequena pequeno mała duża średnia mały duży küçük orta büyük малый большой средний liten
        stor mellan lille di de del della en in aus da do du la le the z w и och og und cassa caja
        caixa kassa kasa spesa compra compras courses shopping einkauf einkaufs zakupy"""
"""Words that stand beside that."""

ALONE = """
        포장용기 포장용기비 포장비 포장비용 용기비 용기값 일회용기 일회용품 일회용컵
        お持ち帰り容器 容器代 打包盒 打包费 餐盒 餐盒费 餐具费
        takeaway_box takeaway_container takeout_container to_go_box
        추가금 추가배송비 补差 差价补拍
        お通し 席料 チャージ料 テーブルチャージ cover_charge coperto couvert cubierto gedeck 자릿세
        locker locker_rental locker_fee schließfach spind casier taquilla armadietto armário kluisje
        dolap szafka skříňka 사물함 라커 락커 개인사물함 ロッカー 贵重品ロッカー 储物柜 置物柜
        bag bolsa sacola tüte sac busta sacchetto shopper tasje reklamówka poşet pose kassi
        shipping delivery postage freight carriage haulage cartage tip tips gratuity donation
        labour labor installation
        deposit surcharge rounding misc miscellaneous discount coupon fee
        versand lieferung porto fracht trinkgeld spende montage arbeitszeit pfand leergut rabatt
        gebühr rundung dienstleistung reparatur
        livraison expédition pourboire don consigne remise arrondi installation prestation
        flete acarreo transporte_de_mercancía
        envío envio propina donación fianza descuento instalación portes
        frete entrega gorjeta doação caução desconto instalação
        spedizione consegna mancia donazione cauzione sconto manodopera installazione
        verzending bezorging fooi donatie statiegeld korting arbeidsloon
        kargo bahşiş bağış depozito indirim montaj
        wysyłka dostawa napiwek darowizna kaucja rabat montaż robocizna
        доставка чаевые пожертвование залог скидка установка сборка пакет
        frakt fragt pant doprava poštovné záloha postimaksu pantti
        운임
        배송 팁 기부 보증금 할인 봉투 공임 送料 配送 寄付 デポジット 割引 値引 袋 工賃 运费 小费
        捐款 押金 折扣
        city_tax citytax tourist_tax occupancy_tax resort_fee kurtaxe ortstaxe beherbergungssteuer
        taxe_de_séjour imposta_di_soggiorno tassa_di_soggiorno tasa_turística impuesto_turístico
        taxa_turística toeristenbelasting opłata_klimatyczna opłata_uzdrowiskowa turistskatt
        konaklama_vergisi 宿泊税 入湯税 숙박세 住宿税 handling postage_packing postage_and_packing
        p_p shipping_insurance gift_message round_up engraving assembly warranty extended_warranty
        restocking_fee late_fee membership_fee voucher gutschein anfahrt embrulho balné toimitus
        toimituskulut pakkaus szállítás szállítási_költség csomagolás card_cadou ambalaj
        μεταφορικά δωροκάρτα упаковка kapıda_ödeme kapıda_ödeme_bedeli 상품권 도선료 착불
        착불배송비 ラッピング 商品券 包装 手提袋 禮物卡 紙袋 thẻ_quà_tặng ongkir ค่าจัดส่ง บัตรของขวัญ
        شحن بطاقة_هدية דמי_משלוח כרטיס_מתנה öresavrundning avrundning arrotondamento skonto
        kulanz storno_poplatek servisní_poplatek environmental_fee weee weee_fee ecotax
        eco_participation éco_participation eco_contribution contributo_raee"""
"""Whole titles that say it; as a part of a title they may be of a book."""
ALONE += goods_by_language.ALONE

INSIDE = """
        carrier_bag plastic_bag paper_bag bag_charge bag_fee bag_levy bottle_deposit deposit_refund
        shipping_fee shipping_cost shipping_charge delivery_fee delivery_charge delivery_cost
        towel_rental clothes_rental shoe_rental locker_rental handtuchverleih
        service_fee service_charge handling_fee handling_charge booking_fee processing_fee
        packing_fee packaging_fee transaction_fee small_order_fee gift_wrap gift_wrapping
        gift_packaging
        labour_charge labor_charge workshop_labour installation_service installation_fee
        repair_service shipping_protection package_protection parcel_protection delivery_protection
        order_protection shipment_protection shipping_insurance package_insurance delivery_insurance
        versandversicherung transportversicherung paketversicherung assurance_livraison
        assurance_colis assurance_expédition assurance_transport seguro_de_envío seguro_envío
        seguro_de_envio seguro_de_entrega seguro_de_transporte assicurazione_spedizione
        assicurazione_di_spedizione verzendverzekering pakketverzekering
        ubezpieczenie_przesyłki ubezpieczenie_paczki fraktförsäkring fragtforsikring
        страхование_доставки kargo_sigortası 배송보험 배송_보험 運送保険 配送保険 運費險 运费险
        tragetasche tragtasche papiertasche plastiktüte papiertüte versandkosten
        versandkostenanteil portoanteil portopauschale
        versandkostenpauschale versandpauschale lieferkosten liefergebühr frachtkosten
        frachtkostenpauschale frachtpauschale mindermengenzuschlag servicegebühr bearbeitungsgebühr
        verpackungskosten geschenkverpackung flaschenpfand pfandflasche mehrwegpfand montageservice
        aufbauservice arbeitsstunde servicepauschale
        sac_de_caisse sac_plastique sac_kraft frais_de_port frais_de_livraison frais_de_service
        frais_de_dossier emballage_cadeau papier_cadeau main_d_oeuvre main_d_œuvre
        bolsa_de_plástico bolsa_plástica bolsa_compra gastos_de_envío gastos_envío coste_de_envío
        envoltorio_de_regalo envoltorio_regalo mano_de_obra cargo_por_servicio
        sacola_plástica saco_plástico taxa_de_entrega taxa_de_serviço custo_de_envio mão_de_obra
        embrulho_para_presente embalagem_para_presente
        sacchetto_di_plastica busta_di_plastica spese_di_spedizione costi_di_spedizione
        confezione_regalo diritto_di_chiamata
        draagtas plastic_tas plastic_tasje verzendkosten bezorgkosten servicekosten cadeauverpakking
        inpakservice
        alışveriş_poşeti plastik_poşet kargo_ücreti teslimat_ücreti hizmet_bedeli hediye_paketi
        reklamówka torba_foliowa torba_papierowa koszt_wysyłki koszt_dostawy opłata_serwisowa
        pakowanie_na_prezent
        пакет_майка пакет_пэ стоимость_доставки сервисный_сбор подарочная_упаковка
        bärkasse plastpåse papperskasse fraktavgift fraktkostnad presentinslagning bærepose
        plastikpose
        muovikassi paperikassi toimituskulut igelitová_taška dárkové_balení szállítási_díj
        phí_vận_chuyển túi_ni_lông ongkos_kirim kantong_plastik
        배송비 택배비 배달비 배달료 배송료 운반비 운송비 운송료 화물비 화물운임 운임비 용달비 용차비
        퀵비 퀵서비스비 상하차비 비닐봉투 비닐봉지 쇼핑백 종량제봉투 봉사료 서비스료
        수수료
        운동복대여 수건대여 의류대여 라커대여 사물함대여 レンタルウェア タオルレンタル
        공병보증금 용기보증금 선물포장 설치비 조립비 시공비 출장비
        レジ袋 買い物袋 有料袋 送料 配送料 配達料 運賃 運送料 運送費 運搬費 荷造運賃
        サービス料 手数料 ギフトラッピング ラッピング代
        ギフト包装
        設置料 取付料 出張料 容器保証金
        购物袋 塑料袋 环保袋费 运费 配送费 快递费 邮费 服务费 手续费 包装费 打包费 礼品包装 安装费
        人工费 运输费 物流费 搬运费 运杂费
        運費 手續費 購物袋 塑膠袋"""
"""Parts of short titles that say it."""

TOP_UPS = """
        saldo_opwaarderen tegoed_opwaarderen opwaarderen_saldo opwaarderen_tegoed pas_opwaarderen
        kaart_opwaarderen opwaardering_saldo guthaben_aufladen guthabenaufladung guthaben_aufladung
        karte_aufladen kartenaufladung konto_aufladen balance_top_up balance_topup card_top_up
        card_topup wallet_top_up account_top_up top_up_balance top_up_card add_funds load_balance
        rechargement_carte rechargement_compte rechargement_badge recharge_compte recharge_badge
        recharge_carte_cantine recarga_de_saldo recarga_saldo recarga_monedero recarga_de_cartão
        carregamento_de_cartão carregamento_cartão carregamento_saldo ricarica_tessera
        ricarica_credito ricarica_badge doładowanie_karty doładowanie_konta dobití_karty
        nabití_karty dobití_konta bakiye_yükleme kart_yükleme ladda_kort saldopåfyllning
        optankning saldo_optankning latasin_saldo egyenlegfeltöltés пополнение_счета
        пополнение_баланса пополнение_карты 잔액충전 카드충전 선불충전 예치금충전 残高チャージ
        プリペイドチャージ カードチャージ 余额充值 账户充值 会员充值 卡充值 储值充值"""
"""What money is paid for that stays on a card or an account: parts of short titles."""

VOUCHERS = """
        gift_card gift_cards gift_voucher gift_certificate geschenkgutschein geschenkkarte
        wertgutschein carte_cadeau chèque_cadeau bon_cadeau tarjeta_regalo cheque_regalo vale_regalo
        cartão_presente vale_presente buono_regalo carta_regalo cadeaubon cadeaukaart hediye_çeki
        hediye_kartı karta_podarunkowa bon_podarunkowy подарочный_сертификат подарочная_карта
        dárkový_poukaz presentkort gavekort lahjakortti ajándékutalvány
        기프트카드 ギフトカード ギフト券 礼品卡"""
"""What money is paid for that buys something else later: parts of short titles."""

PAID_APART = """
        개인결제 추가결제 차액결제 补差价 補差價 差价补拍 补拍差价 补差链接 补差专用 邮费补拍
        运费补拍 补运费 补邮费 差額決済 差額お支払 追加決済 追加お支払 差額支払"""
"""How titles begin of what somebody pays apart, by agreement: a payment window of one's own."""

MISC = """
        misc miscellaneous sundry sundries diverses verschiedenes sonstiges divers
        varios varios_articulos vario varie diversos vários outros outros_artigos overig diversen
        çeşitli muhtelif różne inne různé прочее разное 기타상품 その他 諸口 雑品 杂项 其他 其它
        custom_amount custom_sale custom_item manual_item manual_sale open_item open_amount
        freier_artikel freier_betrag benutzerdefinierter_betrag individueller_betrag freie_eingabe
        montant_libre montant_personnalisé vente_libre article_libre importe_personalizado
        importe_libre cantidad_personalizada venta_personalizada artículo_libre valor_personalizado
        valor_avulso venda_avulsa item_avulso importo_personalizzato importo_libero aangepast_bedrag
        vrij_bedrag eget_belopp valfritt_belopp frit_beløb valgfrit_beløb dowolna_kwota
        vlastní_částka произвольная_сумма свободная_цена serbest_tutar カスタム金額 金額入力
        임의금액 직접입력금액 自定义金额 自訂金額"""
"""Whole titles of what a till is told to sell something under that has no article."""

IN_CODES = """
        shipping shipment delivery postage freight billing payment surcharge
        versand versandart lieferung porto zahlung zahlart zahlungsart livraison paiement
        envío envio pago frete entrega pagamento spedizione verzending betaling
        kargo teslimat ödeme wysyłka dostawa płatność doprava platba poštovné szállítás fizetés
        доставка оплата frakt fragt betalning levering toimitus maksutapa
        배송비 결제 送料 配送 支払 运费 支付"""
"""Codes of lines for the way of delivery and of payment, without the numbers behind them."""

TYPES = """
        dien leih nlag leer verp srv svc srvc service services dienstleistung dienstleistungen
        versand prestation
        servicio servicios serviço servizi diensten hizmet usługa услуга tjänst 서비스 서비스상품
        서비스료
        サービス 服务 fee fees gebühr frais shipping delivery postage deposit pfand consigne"""
"""Kinds of articles that are no goods, by the words or codes of systems that hold articles."""

GROUPS = """
        packaging empties verpackung verpackungen emballage
        emballages emballasje emballasjer pakkausmateriaali packmaterial förpackning förpackningar
        embalaje embalajes embalagem embalagens imballaggio imballaggi verpakking verpakkingen
        opakowanie opakowania vratné_obaly ambalaj csomagolás csomagolóanyag упаковка тара
        συσκευασία تغليف 포장재 공병 包装 包材 梱包 空瓶
        sales_aid sales_aids sales_tools verkaufshilfe verkaufshilfen verkaufsmaterial
        aide_à_la_vente aides_à_la_vente outils_de_vente ayuda_venta ayuda_ventas ayuda_de_venta
        ayuda_de_ventas ayudas_de_venta ayudas_de_ventas auxiliar_de_venta auxiliares_de_venta
        auxiliares_de_ventas material_de_venta material_de_ventas material_de_apoyo
        material_de_apoio apoio_à_venda auxiliares_de_venda ausili_di_vendita
        strumenti_di_vendita verkoophulp verkoopmateriaal materiały_sprzedażowe
        satış_malzemeleri материалы_для_продаж 판촉물 판매보조물 販促物 販促品 辅销品 輔銷品"""
"""Groups of goods of shops that sell something else: what their goods are carried in, and the
catalogues and bags that those order who sell to others at home."""

ADDED = """
        option options add_on add_ons addon addons modifier modifiers topping toppings
        menu_options menu_modifiers item_options optionen extrazutaten opciones modificadores
        opções adicionais aggiunte opzioni opties toevoegingen dodatki_do_dań opcje opsiyon
        opsiyonlar seçenekler ek_malzeme ek_malzemeler опция опции модификаторы tillval tilvalg
        lisätäytteet volby opciók feltétek opțiuni
        옵션 추가옵션 옵션추가 옵션메뉴 메뉴옵션 선택옵션 토핑 토핑추가 추가토핑 사이즈업
        オプション トッピング 追加トッピング 加料 加料区 選配 选配 客製化 topping_thêm"""
"""Groups of what is added to something that is ordered: cheese on top, a larger size."""

TRAILERS = """
        trailers teaser_trailer teasers tráiler tráileres trailer_oficial avance avances
        bandes_annonces zwiastuny fragmanlar трейлер трейлеры тизер treler 티저 ティザー 预告"""
"""Kinds of videos that announce a film or a series."""

BESIDE_TRAILERS = """
        hook hooks preview previews promo promos promotional promotion recap recaps sneak_peek
        bumper vorschau aperçu extrait adelanto prévia anteprima voorproefje превью"""
"""Kinds of videos that announce one or sum up the last part of it, where others are trailers."""

ADVERTISEMENTS = """
        advertisement advertisements advert ad commercial commercials ad_break audio_ad video_ad
        preroll pre_roll midroll mid_roll sponsored_message werbung werbespot werbeunterbrechung
        publicité publicite pub spot_publicitaire page_de_publicité publicidad anuncio anuncios
        pausa_publicitaria publicidade anúncio comercial pubblicità spot_pubblicitario reclame
        reclameblok reklama reklamy reklam reklame mainos mainoskatko hirdetés publicitate διαφήμιση
        реклама quảng_cáo iklan โฆษณา إعلان פרסומת 광고 광고방송 広告 コマーシャル 广告 廣告"""
"""Whole titles of what a player plays between what people came for."""

LINES_OF_GOODS = """
        article articles item items product products goods merchandise line_item lineitem
        artikel artikelposition ware waren produkt produkte article_de_vente produit produits
        marchandise marchandises artículo artículos producto productos mercancía artigo artigos
        produto produtos mercadoria articolo articoli prodotto prodotti merce goederen producten
        towar towary produkty artykuł zboží položka ürün mal товар товары артикул vara varor varer
        vare tuote tuotteet termék áru produs produse προϊόν sản_phẩm produk barang
        상품 제품 물품 商品 製品 品物 货品"""
"""Kinds of lines of orders that are what somebody bought."""

LINES_BESIDE = """
        coupon coupons voucher vouchers discount discounts rebate promotion_code gift_card tax vat
        tip rounding surcharge payment handling gift_wrap gift_wrapping packaging
        gutschein gutscheine rabatt nachlass aktion_rabatt steuer mwst rundung zuschlag zahlung
        zahlungsart verpackung geschenkverpackung
        bon_de_réduction remise réduction taxe tva arrondi emballage emballage_cadeau
        cupón cupones descuento bono impuesto iva redondeo embalaje propina
        cupom desconto vale imposto arredondamento embalagem
        buono buoni sconto imposta arrotondamento imballaggio confezione_regalo
        kortingscode kortingsbon korting cadeaubon btw afronding verpakking
        kupon zniżka rabaty podatek zaokrąglenie opakowanie sleva poukaz dph zaokrouhlení balné
        indirim kupon_indirimi vergi купон скидка налог упаковка kupong rabattkod moms
        öresavrundning
        쿠폰 할인 배송비 포장 クーポン 割引 値引 送料 手数料 优惠券 折扣 运费"""
"""Kinds of lines that stand beside what was bought, besides sending it."""

TESTS = """
        test tests testing testartikel testprodukt test_product test_item test_article
        produit_test article_test producto_de_prueba prueba teste produto_teste prova
        prodotto_test testproduct deneme test_ürünü produkt_testowy testovací_produkt testprodukt
        тест тестовый_товар
        테스트 테스트상품 테스트용 점검용 テスト テスト商品 测试 测试商品 測試"""
"""Whole titles, or what stands in their brackets, of what is there to test a system."""
