"""Words of states of orders, payments and deals, and of kinds of documents. Data, no code."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.lists import states_by_language

WON_DEALS = """
        won closed_won closedwon gewonnen gewonnene gagné gagnée gagne ganado ganada ganho ganha
        vinto vinta wygrana wygrane wygrany выиграна выиграно выигран kazanıldı vunnen vundet
        수주 수주완료 수주성공 계약완료 계약체결 受注 受注済 成約 赢单 成交"""
"""Stages of deals in which something was sold."""

LOST_DEALS = """
        lost closed_lost closedlost
        verloren verlorene perdu perdue perdido perdida perso smarrito persa
        przegrana przegrane przegrany проиграна проиграно проигран kaybedildi förlorad tabt
        실주 수주실패 失注 丢单 输单"""
"""Stages of deals in which nothing was sold."""

STAGES_OF_DEALS = """
        prospecting prospect qualification qualified qualify qualifiedtobuy needs_analysis
        value_proposition proposal negotiation review decision_makers decisionmakerboughtin
        perception_analysis appointmentscheduled presentationscheduled contractsent discovery
        demo lead pipeline quote quoted qualifizierung qualifiziert angebot verhandlung qualifié
        proposition négociation devis calificación propuesta negociación qualificação proposta
        negociação qualificazione trattativa kwalifikacja oferta negocjacje квалификация
        предложение переговоры teklif pazarlık offert förhandling 상담 제안 협상
        견적 견적제출 영업중 商談 商談中 提案 見積 見積提出 交渉
        初步接触 需求分析 方案报价 报价 谈判"""
"""Stages of deals that are open."""

QUOTATIONS = """
        estimate estimates sales_estimate cost_estimate sales_quote sales_quotation
        estimation estimado estimación estimativa stima_di_costo kostenschätzung
        quote quoted quotation quotation_sent rfq angebot angebot_gesendet kostenvoranschlag devis
        open_quote quote_open quote_sent open_quotation offenes_angebot angebot_offen devis_en_cours
        devis_envoyé presupuesto presupuesto_enviado cotización cotizacion orçamento
        orçamento_enviado cotação preventivo preventivo_inviato offerte offerte_verzonden
        zapytanie_ofertowe wycena teklif teklif_gönderildi коммерческое_предложение offert
        proforma pro_forma proforma_invoice pro_forma_invoice proformarechnung facture_proforma
        factura_proforma fattura_proforma fatura_proforma faktura_proforma faktura_pro_forma
        proforma_faktura proformafaktura proforma_fatura zálohová_faktura zálohová záloha
        zálohový_list zálohový_doklad výzva_k_platbě faktura_zaliczkowa zaliczka nabídka
        cenová_nabídka cenová_ponuka 견적송장 プロフォーマ 形式发票
        견적 견적서 견적발송 견적대기 見積 見積書 見積済 見積送付済 报价 报价单 已发送报价"""
"""States of orders that are none yet."""

TABLES_OF_QUOTES = """
        quotes quotations angebote angebotspositionen kostenvoranschläge presupuestos cotizaciones
        orçamentos cotações preventivi offertes wyceny teklifler offerter tilbud
        tarjous tarjoukset ajánlat ajánlatok nabídky cenové_ponuky oferte_de_preț расчеты котировки
        견적내역 견적목록 見積一覧 見積明細 报价记录"""
"""The same words in names of tables of which every row is one."""

CREDITS = """
        verkoopretourontvangst verkoopcreditnota verkaufsrücksendung verkaufsgutschrift
        sales_return_receipt sales_credit_memo hyvityslasku myyntihyvityslasku myyntipalautus
        return_authorization return_authorisation customer_credit refund_receipt credit_refund
        credit credit_memo credit_note creditmemo creditnote return_order return_receipt rma
        gutschrift stornorechnung retoure rücksendung avoir note_de_crédit retour
        nota_de_crédito nota_crédito abono nota_credito nota_di_credito reso creditnota dobropis
        faktura_korygująca korekta zwrot kreditnota kreditfaktura iade_faturası кредит_нота
        opravný_doklad vrubopis faktura_korygujaca korekta_do_paragonu nota_korygująca
        opravný_daňový_doklad faktúra_dobropis korekta_faktury faktura_korekta
        возврат 반품주문 반품 대변메모 クレジットメモ 返品 赤伝 贷项通知单 退货单"""
"""Kinds of documents by which something comes back."""

SOLD = """
        verkoopverzending verkoopfactuur verkooporder verkaufslieferung verkaufsrechnung
        sales_shipment
        order invoice sales_order sales_invoice shipment cash_sale receipt auftrag rechnung
        bestellung lieferschein kassenbon commande facture bon_de_livraison pedido factura venta
        albarán nota_fiscal fatura encomenda venda ordine fattura vendita bestelling factuur
        faktúra prodejka účtenka zakázka objednávka dodací_list predajka příjmový_doklad prodej
        zamówienie faktura paragon order_confirmation sipariş satış заказ счет счёт накладная
        продажа 주문 주문서 송장 판매 매출 注文 受注 請求 売上 納品 订单 发票 销售"""
"""Kinds of documents by which something was sold."""

OF_SALES = """
        sale sales venta ventas venda vendas vendita vendite vente ventes verkauf verkoop verkopen
        försäljning salg sprzedaż sprzedaży prodej prodeje prodejní predaj predaja myynti satış
        vânzare vânzări eladás értékesítés продажа продажи продаж πώληση πωλήσεων 판매 매출 販売
        売上 销售 銷售"""
"""Words beside the kind of a document that say: to customers, and not of suppliers."""

SENT_GOODS = """
        shipment shipments delivery spedizione consegna ddt expédition livraison envío entrega
        salida remessa guia guia_de_remessa lieferung verzending levering leverans leverance
        toimitus wydanie wysyłka dostawa dodávka výdej expedice výdejka sevkiyat teslimat livrare
        kiszállítás
        отгрузка доставка αποστολή παράδοση 출고 배송 出荷 発送 配送 发货 出库
        salgsleverance salgslevering salgsfaktura försäljningsleverans försäljningsfaktura
        försäljningsutleverans myyntitoimitus myyntilasku"""
"""Documents by which goods go out: to customers, where a word of sales stands beside it."""

PARTLY = """
        partial partially partly part teilweise teil teilstorno teilretoure teilstorniert partiel
        partielle partiellement parcial parcialmente parziale parzialmente gedeeltelijk deels kısmi
        kısmen częściowo czesciowo częściowy частично částečně delvis osittain
        부분 일부 一部 部分"""
"""What happened to some lines of an order only, and it is not said to which."""

STATES = """
        ολοκληρώθηκε ολοκληρωμένη απεστάλη αποστολή παραδόθηκε σε_αναμονή σε_εξέλιξη εξοφλήθηκε
        σε_επεξεργασία επεξεργασία πληρώθηκε επιβεβαιώθηκε έτοιμη_προς_αποστολή νέα_παραγγελία
        等待确认收货 等待收货 等待出库 等待发货 等待卖家出库 等待自提 等待评价 待评价
        배송준비중 배송보류 배송대기중 배송지시 배송예정 wc_processing wc_completed wc_on_hold
        reserved checked_in checked_out hired in_house
        empaquetado no_está_empaquetado sin_empaquetar por_empaquetar listo_para_enviar
        listo_para_retirar por_enviar sin_enviar no_enviado en_camino en_tránsito en_reparto
        retirado preparando no_preparado
        packed not_packed unpacked ready_to_ship ready_to_pack ready_for_pickup awaiting_shipment
        not_shipped unshipped not_fulfilled in_transit out_for_delivery picked_up dispatched
        partially_shipped partially_fulfilled label_created info_received
        verpackt nicht_verpackt versandbereit noch_nicht_versandt nicht_versendet unterwegs
        zugestellt abholbereit in_zustellung
        emballé non_emballé à_expédier prêt_à_expédier non_expédié en_livraison en_transit
        en_préparation à_emballer prêt_pour_retrait
        embalado não_embalado pronto_para_envio pronto_para_retirada não_enviado a_enviar
        em_trânsito a_caminho saiu_para_entrega
        imballato non_imballato da_imballare da_spedire non_spedito pronto_per_la_spedizione
        in_transito in_consegna
        ingepakt niet_ingepakt klaar_voor_verzending nog_niet_verzonden niet_verzonden onderweg
        spakowane niespakowane do_wysłania gotowe_do_wysyłki niewysłane w_drodze w_doręczeniu
        zabaleno nezabaleno k_odeslání neodesláno na_cestě
        paketlendi paketlenmedi kargoya_hazır gönderilmedi kargolanmadı yolda dağıtımda
        упакован не_упакован готов_к_отправке не_отправлен в_пути
        packad ej_packad redo_att_skickas ej_skickad pakket ikke_pakket ikke_sendt sendt
        pakattu ei_pakattu lähetetty ei_lähetetty csomagolva nincs_csomagolva
        đã_đóng_gói chưa_đóng_gói chưa_giao chờ_giao đang_vận_chuyển dikemas belum_dikemas
        belum_dikirim dikirim sedang_dikirim perlu_dikirim telah_dikirim sudah_dikirim siap_dikirim
        sedang_dikemas sedang_diproses diproses selesai diterima telah_diterima
        تم_التغليف لم_يتم_التغليف لم_يتم_الشحن جاهز_للشحن
        포장완료 포장전 포장대기 미포장 미발송 미출고 미배송 출고전 배송전 발송전 출고준비
        梱包済 梱包済み 梱包待ち 未梱包 未発送 未出荷 出荷準備中 発送準備中 出荷準備 輸送中
        已打包 未打包 待打包 未发货 待揽收 已揽收 派送中 待出库 已出库
        megkötve nyitott lejárt teljesítve kiszállítva fizetve lezárt
        発送済み 入金済み 新規受付 受付 対応中 تم_التنفيذ تم_الشحن تم_التوصيل قيد_التنفيذ สำเร็จ
        paid_in_full deposited not_deposited undeposited fully_applied partially_applied
        unapplied billed fully_billed partially_billed unbilled pending_billing invoiced
        fully_invoiced partially_invoiced to_be_invoiced pending_fulfillment pending_fulfilment
        pending_approval voll_bezahlt fakturiert nicht_fakturiert facturé non_facturé
        facturado por_facturar a_faturar fatturato da_fatturare gefactureerd zafakturowane
        faturalandı 청구완료 請求済 請求済み 已开票
        paid pending open complete completed processing shipped delivered fulfilled unfulfilled
        authorized partially_paid in_progress bezahlt offen abgeschlossen versendet geliefert
        in_bearbeitung payé payée en_attente livré livrée expédié expédiée en_cours terminée
        pagado pagada pendiente entregado entregada enviado completado completada pago entregue
        concluído concluido pendente aprovado pagato consegnato spedito completato in_attesa
        finalizada finalizado finalizzato finalisée finalisé finalizirana
        betaald verzonden afgeleverd in_behandeling teslim_edildi tamamlandı tamamlandi
        onaylandı kargoda beklemede hazırlanıyor zrealizowane zrealizowana zrealizowany zrealizowano
        opłacone wysłane
        dostarczone w_realizacji новый оплачен оплачено доставлен доставлено выполнен выполнено
        успешно успешная отправлен в_обработке завершен завершён 결제완료 배송완료 배송중
        배송준비 구매확정
        발송대기 배송대기 출고대기 결제대기 픽업대기 상품준비중 발주확인 주문접수 출고완료 배송시작
        배달중 배달완료 픽업완료 수령완료 거래완료 발송처리 발주완료 주문확정 주문대기 준비중
        発送待ち 出荷待ち 入金待ち 準備中 配送中 配達中 受取済 受取完了 出荷済み 支払済み 取引完了
        待发货 待收货 已收货 运输中 配送中 待支付 已确认 已完结 已送达 备货中
        주문완료 입금대기 입금완료 완료 정상 발송완료 出荷済 支払済 完了 発送済 配達済 購入済 演奏済
        歌唱済 再生済 視聴済 上映済
        注文済 済 处理完成 処理済 交易完成 已付款 已完成 已发货 已支付 待付款 已签收 交易成功
        active inactive closed
        zaplaceno vyřízeno odesláno doručeno dokončeno nová nový přijato zpracovává_se
        hoàn_thành đã_giao đang_giao đã_thanh_toán chờ_xử_lý thành_công betald levererad
        skickad slutförd klar klart färdig färdigt genomförd mottagen betalt levert maksettu
        toimitettu ödendi opłacony wysłano
        zakończone
        nowe nowy w_trakcie oczekuje oczekujący oczekująca oczekujące przyjęte potwierdzone
        potwierdzony zatwierdzony zatwierdzona zatwierdzone potwierdzona potwierdzony potwierdzone
        wydane odebrane onay_bekliyor
        kargoya_verildi evaso evasa in_lavorazione confermato confermata confirmado confirmada
        aprobado aprobada procesando en_proceso en_preparación em_andamento faturado enviada
        confirmé confirmée validée préparée bevestigd goedgekeurd bekräftad godkänd bestätigt
        freigegeben neu eingegangen kommissioniert 승인 승인완료 접수 접수완료 진행중 확인완료
        確認待ち 承認済 承認済み 手配中 卖家已发货 买家已付款 等待卖家发货 待确认
        卖家已发货_等待买家确认 정상승인 정상처리
        finalizată finalizat expediată expediat livrată livrat în_așteptare în_procesare
        în_curs_de_procesare în_curs_de_pregătire confirmată confirmat plătită plătit
        plată_acceptată pago_aceptado pago_remoto_aceptado preparación_en_curso paiement_accepté
        paiement_à_distance_accepté préparation_en_cours en_cours_de_préparation pagamento_accettato
        preparazione_in_corso in_preparazione pagamento_aceite preparação_em_curso
        płatność_zaakceptowana przygotowanie_w_toku zahlung_eingegangen zahlung_akzeptiert
        in_vorbereitung betaling_aanvaard betaling_geaccepteerd in_voorbereiding platba_přijata
        closed_won won gewonnen gagné ganado ganada vinto 수주 受注
        sold vendu vendue vendido vendida venduto verkauft verkocht sprzedany sprzedane продано
        satıldı såld solgt prodáno 판매완료 販売済 已售 captured
        executed ausgeführt exécuté ejecutado eseguito executado uitgevoerd wykonano locked
        voltooid volledig_voltooid deels_voltooid afgerond afgehandeld
        verrouillé gesperrt bloqueado bloccato vergrendeld
        accepted angenommen accepté acceptée aceptado aceptada aceito aceita accettato accettata
        aanvaard zaakceptowany zaakceptowane přijat kabul_edildi accepterad accepteret 수락 수락됨
        受諾 承諾
        満期 満期満了 만기 만기종료 满期 matured
        已接受 success successful ok on_hold confirmed approved on-hold normal"""
"""Other states of an order: a column of these is a state, not an event."""
STATES += states_by_language.UNDER_WAY

UNPAID = """
        no_payment no_payment_received keine_zahlung ohne_zahlung zahlung_fehlt aucun_paiement
        sans_paiement sin_pago sem_pagamento nessun_pagamento senza_pagamento geen_betaling
        brak_wpłaty brak_płatności bez_platby bez_úhrady ödeme_yok нет_оплаты без_оплаты
        ingen_betalning ingen_betaling 결제_없음 支払いなし 入金なし 无付款
        unpaid not_paid pending_payment payment_pending awaiting_payment payment_awaiting unbezahlt
        nicht_bezahlt zahlung_offen zahlung_ausstehend offen_unbezahlt non_payé non_payée impayé
        réservé_non_payé en_attente_de_paiement attente_paiement no_pagado no_pagada pendiente_pago
        pendiente_de_pago não_pago aguardando_pagamento pagamento_pendente da_pagare non_pagato
        in_attesa_di_pagamento niet_betaald wacht_op_betaling nieopłacone oczekuje_na_płatność
        ödenmedi ödeme_bekleniyor не_оплачен ожидает_оплаты obetald ubetalt chờ_thanh_toán
        wc_pending 입금대기 입금전 미입금 결제대기 결제전 미결제 未入金 入金待ち 支払待ち 未払い
        待付款 未付款 待支付 未支付 等待买家付款 待结算 尚未付款 等待付款
        nezaplaceno nezaplacená čeká_na_platbu fizetésre_vár kifizetetlen neplătit neplătită
        așteaptă_plata απλήρωτο αναμονή_πληρωμής не_оплачено ожидает_платежа не_сплачено
        belum_dibayar belum_bayar menunggu_pembayaran menunggu_bayar chưa_thanh_toán
        รอชำระเงิน ยังไม่ชำระ غير_مدفوع بانتظار_الدفع לא_שולם ממתין_לתשלום भुगतान_लंबित
        ikke_betalt inte_betald maksamatta odottaa_maksua väntar_på_betalning afventer_betaling
        venter_på_betaling offene_zahlung waiting_for_payment pago_pendiente boleto_gerado
        payment_processing processing_payment zahlung_in_bearbeitung paiement_en_cours
        procesando_pago pago_en_proceso pagamento_em_processamento processando_pagamento
        pagamento_in_elaborazione betaling_in_behandeling płatność_w_trakcie ödeme_işleniyor
        обработка_платежа 결제처리중 결제중 決済処理中 支付处理中 支付中 付款处理中
        가상계좌대기 무통장입금대기 결제진행중 支払い待ち 入金前 決済待ち 入金確認待ち"""
"""States of orders that are not paid yet, of which some never are."""
UNPAID += states_by_language.NOT_PAID

UNFINISHED = """
        pending_checkout checkout_pending checkout_draft wc_checkout_draft in_checkout open_checkout
        checkout_open checkout_incomplete abandoned_checkout checkout_abandoned abandoned_cart
        cart_abandoned missing_order missing_orders order_not_placed not_placed not_submitted
        im_bestellvorgang bestellvorgang_offen bestellvorgang_abgebrochen warenkorb_verlassen
        nicht_abgeschickt nicht_bestellt kasse_nicht_abgeschlossen
        commande_non_finalisée commande_inachevée panier_abandonné non_finalisée non_finalisé
        non_validée commande_non_validée
        carrito_abandonado pedido_incompleto pedido_sin_finalizar sin_finalizar no_finalizado
        no_finalizada compra_no_finalizada carrinho_abandonado pedido_não_finalizado
        compra_não_finalizada não_finalizado não_finalizada
        carrello_abbandonato ordine_non_completato ordine_incompleto non_finalizzato
        winkelwagen_verlaten niet_afgerond bestelling_niet_afgerond
        koszyk_porzucony porzucony_koszyk zamówienie_niezłożone niezłożone niedokończone
        opuštěný_košík nedokončená_objednávka nedokončeno
        terk_edilmiş_sepet sepet_terk_edildi yarım_kalan tamamlanmamış sipariş_tamamlanmadı
        брошенная_корзина незавершенный_заказ незавершённый_заказ не_оформлен заказ_не_оформлен
        övergiven_kassa övergiven_varukorg ej_slutförd forladt_kurv forlatt_handlekurv
        hylätty_ostoskori elhagyott_kosár félbehagyott coș_abandonat εγκαταλελειμμένο_καλάθι
        giỏ_hàng_bị_bỏ keranjang_ditinggalkan سلة_متروكة
        주문서작성중 주문서_작성중 주문작성중 주문미완료 결제중단 주문중단 구매미완료
        購入処理中 購入手続き中 購入手続中 注文手続き中 注文入力中 購入未完了 注文未完了 カゴ落ち
        parked parked_sale sale_parked geparkt geparkeerd parkerad parkerat parkeret aparcado
        aparcada ticket_aparcado vente_en_attente
        未提交 待提交 下单中 未下单 未完成下单 购物车放弃"""
"""States of orders that were begun and never placed: nothing was bought."""

OFFERED = """
    option optie opsiyon opcja opción opção opzione опцион quote quotation estimate
    kostenvoranschlag devis presupuesto cotización orçamento preventivo prijsopgave offert wycena
    árajánlat 견적 見積 报价 報價"""
"""What is kept for somebody, or told to them, until a day, and binds nobody until then."""

EXPIRED = """
        expired lapsed abgelaufen verfallen expiré expirée expirado expirada caducado caducada
        vencido vencida scaduto scaduta verlopen verstreken wygasło wygasłe wygasł wygasła
        przeterminowane vypršelo vypršela süresi_doldu süresi_geçti истек истёк истекло истекла
        просрочен просрочено просрочена utgången utgånget förfallen udløbet utløpt vanhentunut
        lejárt expirat expirată έληξε đã_hết_hạn hết_hạn kedaluwarsa kadaluarsa منتهي منتهية
        หมดอายุ פג_תוקף समाप्त 만료 기간만료 기한만료 입금기한만료 결제기한만료 期限切れ 期限切
        失効 支払期限切れ 入金期限切れ 過期 过期 已过期 已失效 支付超时 付款超时"""
"""States of a payment that was waited for and never came."""

CHARGED_BACK = """
        chargeback charge_back charged_back rückbuchung rücklastschrift rejet_de_prélèvement
        contracargo estorno_do_cartão riaddebito terugboeking ters_ibraz чарджбэк 차지백
        チャージバック 拒付"""
"""States that only a payment by card or from an account has."""

NEVER_FORMED = """
        not_taken_up not_taken ntu not_formed never_formed not_concluded not_proceeded_with
        nicht_zustande_gekommen nicht_zustandegekommen nicht_policiert
        non_conclu non_conclue non_abouti non_aboutie non_formé non_formée sans_suite
        no_formalizado no_formalizada no_perfeccionado no_perfeccionada no_concretado no_concretada
        não_efetivado não_efetivada não_formalizado não_formalizada não_concretizado
        non_perfezionato non_perfezionata non_concluso non_conclusa
        niet_tot_stand_gekomen niet_doorgegaan niet_afgesloten nie_doszła_do_skutku
        nie_doszło_do_skutku nie_zawarta nie_zawarto neuzavřeno neuzavřena nedojednáno
        не_состоялся не_заключен не_заключён не_заключена kurulmadı gerçekleşmedi
        inte_tecknad ikke_tegnet ei_toteutunut nem_jött_létre neîncheiat
        불성립 미성립 미체결 계약불성립 인수거절 청약거절 不成立 未成立 契約不成立 謝絶 引受謝絶
        引受不可 拒保 未承保 未成约 不予承保
        prévisionnel prévisionnelle prévisionnels prévisionnelles previsional previsionales
        previsionale previsionali"""
"""States by which a contract never came about: it was asked for, and nothing became of it.

So it is with what was only foreseen, in the language of plans: "prévisionnel" beside "réalisé".
"""

TURNED_DOWN = """
        declined denied rejected refused abgelehnt refusé refusée décliné déclinée rechazado
        rechazada denegado recusado recusada rifiutato rifiutata afgewezen geweigerd odrzucone
        odrzucona zamítnuto reddedildi отклонено отклонена avböjd avvist afvist hylätty elutasítva
        거절 거절됨 반려 却下 お断り 拒绝 已拒绝"""
"""States of what was asked for and not granted; beside them, "expired" was never answered."""

TURNED_DOWN_STEMS = """
        declin denied reject refus abgelehn abgewies absage rechaz deneg desestim recusad indefer
        rifiut respint scartat refusé déclin afgewez geweiger afgekeur odrzuc odmow zamítn zamitn
        odmítn odmitn zamietn reddedil avslag avslå avslag avvisad avböj avboj afvist avvist afslag
        hylät hylat evätt elutasít elutasit respins отклон отказ відхил відмовл απορρ ditolak
        từ_chối rejeté rejet مرفوض נדחה ปฏิเสธ अस्वीकृ
        거절 거부 반려 기각 불합격 탈락 미선정 却下 不採用 お断り 落選 拒否 拒绝 驳回 不合适 淘汰
        被拒 未通过"""
"""How states begin (or what they hold, in scripts without blanks) by which others said no."""

APPLICATIONS = """
        jobapplication jobapplications job_application job_applications applicant applicants
        bewerbung bewerbungen antrag anträge candidature candidatures candidatura candidaturas
        postulation postulations postulación postulaciones solicitud solicitudes
        solicitação solicitações sollicitatie sollicitaties aanvraag aanvragen
        wniosek wnioski wniosku zgłoszenie zgłoszenia žádost žádosti přihláška přihlášky
        prihláška žiadosť jelentkezés jelentkezések kérelem başvuru başvurular başvurusu
        заявка заявки заявок отклик отклики откликов ansökan ansökningar ansøgning ansøgninger
        søknad søknader hakemus hakemukset cerere cereri αίτηση αιτήσεις lamaran permohonan
        ứng_tuyển 지원서 지원내역 입사지원 신청서 신청내역 応募 申請 申込 申请 应聘 投递 报名"""
"""Words of names of tables, columns and numbers of what others grant or turn down."""

REQUESTS = """
        application applications enquiry enquiries inquiry inquiries request requests lead leads
        nomination nominations anfrage anfragen demande demandes consulta consultas richiesta
        richieste domanda domande aanmelding aanmeldingen aplikacje zapytanie zapytania
        talep talepler förfrågan förfrågningar forespørgsel forespørgsler henvendelse henvendelser
        문의내역 문의목록 問合 询盘"""
"""The same for tables alone: a number of such a name may be of a call of a program, or an app."""

LASTING = """
        active aktiv actif active activo activa ativo ativa attivo attiva actief aktywny aktywna
        aktivní aktif активен активна активный aktiivinen aktív activ hoạt_động نشط 이용중 사용중
        활성 구독중 정상 利用中 有効 契約中 有效 使用中 生效 used redeemed eingelöst utilisé usado
        utilizado usato gebruikt wykorzystany kullanıldı использован 사용완료 사용 使用済 使用済み
        已使用 trial trialing"""
"""States of what lasts: a subscription or a voucher beside which "expired" means used up."""

PENDING = """
        pending open on_hold hold awaiting waiting offen ausstehend wartend en_attente attente
        pendiente abierto pendente aberto em_aberto in_attesa aperto in_behandeling openstaand
        beklemede bekliyor oczekuje oczekująca oczekujące w_toku в_ожидании ожидание väntande öppen
        afventer avventer odottaa čeká čekající függőben în_așteptare εκκρεμεί menunggu đang_chờ
        대기 대기중 미완료 保留 待ち 待处理 处理中"""
"""States of payments that say that nothing was paid yet."""

AUTOMATIC = """
        auto_renew autorenew automatic_renew auto_assign autoassign auto_enrol autoenrol
        automatically_renew automatische_verl autoverl renouvellement_auto renovación_auto
        renovacion_auto renovação_auto renovacao_auto rinnovo_auto automatische_verlenging
        automatisk_fornyelse automatisk_förny otomatik_yenile otomatik_uzat autoodnow
        automatyczne_odnow автопродл 자동갱신 자동결제 자동연장 자동배정 自動更新
        自動継続 自動割当 自动续 自動續
        admin_grant gm_grant gm_gift operator_grant system_grant granted_by_system 운영지급
        운영자지급 운영자_지급 관리자지급 시스템지급 일괄지급 운영보상 운영배포 運営配布 運営付与
        運営プレゼント 一括付与 一括配布 系统发放 后台发放 系統發放 运营发放 补偿发放"""
"""What states, kinds and channels hold that say that nobody chose anything."""

AUTOMATICALLY = """
        automat otomat автомат автоматич αυτόματ tự_động تلقائي אוטומט อัตโนมัติ 자동 自動 自动"""
"""How words begin, or what they hold, that say: by itself. Shorter ones also mean cars."""

RENEWALS = """
        renew reconduc renouvel renov rinnov verläng verleng prolong forny förny forleng förläng
        yenile uzat odnow odnaw przedłuż obnov prodlouž prodluž predĺž продл продлён возобнов подовж
        meghosszabb megújít megújul uusimi reînnoi reinnoi prelung ανανέω perpanjang gia_hạn
        تجديد חידוש ต่ออายุ 갱신 연장 更新 継続 延長 续费 续订 续期 续约 續費 續訂 續約 延长"""
"""The same of words for renewals."""

HOUSES = """
        system sys server gm game_master gamemaster admin administrator operator backoffice
        sistema système systeem systemet sistem systém система сервер админ
        администратор оператор hệ_thống النظام מערכת ระบบ 시스템 서버 운영 운영자 운영진 관리자
        システム 運営 管理者 系统 系統 官方 运营 后台 後台 管理员 客服"""
"""Who runs a game or a service, and its programs."""

GIVING = """
        grant grants granted gift gifts gifted give gives given compensation compensated
        handout geschenk geschenkt vergeben vergabe
        attribué attribution offert cadeau otorgado otorgada regalo regalado concedido concedida
        presente presenteado regalato assegnato concesso omaggio toegekend geschonken gegeven
        przyznane przyznano przyznany nadane podarowane начислено подарок
        přiděleno uděleno tilldelad tilldelat gåva tildelt gave verildi hediye diberikan hadiah
        cấp tặng منحة מענק 지급 증정 선물 보상 배포 付与 配布 プレゼント 補填 補償 贈与
        赠送 贈送 赠予 发放 發放 补发 補發 补偿 补償 派发 派發"""
"""Words for what they give to people, who did not choose it."""

BY_WHOM = """
        by from of the von vom par du le por del el do da dal il o door van od przez от av af dari
        bởi の から より"""
"""Words between the two."""

SIGNED_OFF = """
        afmeldt frameldt meldt_fra afbestilt framelding avmeldt meldt_av avmelding avmäld avmält
        avanmäld avanmält avanmälan avbokat avbokning ilmoittautuminen_peruttu abgemeldet abmeldung
        abgesagt ausgetragen afgemeld afgemeld_op_tijd afmelding uitgeschreven signed_off signed_out
        dropped_out unregistered deregistered unenrolled called_off désinscrit désinscrite
        désinscription désisté désistée desapuntado desapuntada baja dado_de_baja desinscrito
        desinscrita desistiu disiscritto disiscritta disdetto disdetta wypisany wypisana odwołał
        odwołała odhlášen odhlášena odhlášeno odhlásený odhlásená odpadl lejelentkezett lemondta
        s_a_retras kaydı_silindi выписан отписан отписался kilépett"""
"""States of bookings by which somebody said before that he would not come."""

RESCHEDULED = """
        rescheduled reschedule moved moved_to_another_day postponed date_changed changed_date
        rebooked verschoben verlegt umgebucht umgeplant neu_terminiert terminverschiebung
        termin_verschoben reporté reportée reportés reportées déplacé déplacée replanifié
        replanifiée reprogrammé reprogrammée décalé décalée reagendado reagendada reprogramado
        reprogramada pospuesto pospuesta aplazado aplazada recalendarizado recalendarizada
        cambio_de_fecha remarcado remarcada adiado adiada reagendamento rinviato rinviata spostato
        spostata riprogrammato riprogrammata posticipato posticipata verplaatst verzet verschoven
        uitgesteld omgeboekt przełożony przełożona przełożone przeniesiony przeniesiona
        przeniesione přesunuto přesunutý přesunutá přeloženo přeložený presunuté presunutý
        áthelyezve átütemezve elhalasztva reprogramat reprogramată amânat amânată ombokad ombokat
        framflyttad uppskjuten flyttet ombooket ombestilt udskudt utsatt siirretty ertelendi
        başka_güne_alındı перенесен перенесён перенесена перенесено перенос перезаписан
        перезаписана перенесений μετατέθηκε αναβλήθηκε dời_lịch đổi_lịch dijadwalkan_ulang
        diundur تم_التأجيل مؤجل נדחה הועבר เลื่อนนัด เลื่อน
        일정변경 예약변경 연기 연기됨 日程変更 予約変更 日時変更 延期 改期 已改期 改约 已改约"""
"""States of bookings by which somebody was to come on another day, of which there is a row."""

ATTENDED = """
        attended present came showed showed_up arrived participated checked_in mødt fremmødt
        mødt_op mødte_op tilmeldt deltog deltaget til_stede møtt oppmøtt møtt_opp påmeldt deltatt
        deltok närvarande deltagit anmäld incheckad kom saapunut paikalla läsnä osallistunut
        osallistui ilmoittautunut anwesend teilgenommen erschienen angemeldet gekommen eingecheckt
        aanwezig deelgenomen ingecheckt aangemeld opgekomen verschenen geweest présent présente
        venu venue inscrit inscrite a_participé asistió asistido presente inscrito inscrita
        apuntado apuntada acudió participó compareceu participou veio presentato iscritto iscritta
        ha_partecipato venuto obecny obecna obecność był była zapisany zapisana uczestniczył
        přítomen přítomna přítomný dorazil dorazila přihlášen přihlášena zúčastnil_se
        prítomný prihlásený megjelent jelentkezett részt_vett prezent înscris geldi katıldı
        присутствовал был пришел пришёл посетил записан
        accepted aceptada aceptado acceptée accepté aceita aceito accettata accettato angenommen
        zugelassen geaccepteerd toegelaten przyjęty przyjęta przyjęte přijat přijata kabul_edildi
        принят принята зачислен antagen optaget 승인 승인됨 수락 承認 受理 录取 已录取 已接受"""
"""States of bookings by which somebody came, was to come, or got a place."""

AWAITED = """
        await waiting_for pending warte wartend ausstehend en_attente attente_de attesa espera
        pendient aguardando pendente oczek czeka ceka čeká čekání afwacht wacht_op beklen bekliyor
        ожида очік väntar vänta_på afvent venter odotta függő așteapt menunggu chờ_thanh
        대기 待ち 等待 待付 待支付"""
"""What states hold that say that something is still to come."""

TRANSFERS = """
        virement chèque cheque überweis ueberweis vorkasse bank_wire wire_payment check_payment
        bonifico przelew transferencia transferência boleto havale eft_ pembay pago pagament
        bezahl betaal betal przedpłat zaplac opłat превод перевод оплат
        입금 결제 송금 支払 入金 振込 付款 支付 转账"""
"""What states hold that speak of money on its way, beside `PAYMENTS`."""

DELIVERIES = """
        envío envio despacho shipping shipment delivery fulfillment fulfilment dispatch versand
        liefer zustell livraison expédition entrega spedizion consegna verzend levering bezorg
        dostaw wysyłk przesyłk доставк отправк kargo teslimat leverans forsendelse frakt doprav
        toimitus szállítás livrare αποστολ vận_chuyển giao_hàng pengiriman الشحن التوصيل จัดส่ง
        배송 출고 배달 配送 発送 出荷 物流 发货 配达"""
"""What names of columns hold that say how far a parcel has come."""

PAYMENTS = """
        payment financial billing zahlung paiement pago pagamento betaling odeme ödeme platnosc
        płatnoś оплат платеж platba fizet plată πληρωμ pembayaran thanh_toan 결제상태 입금상태
        결제여부 支払状 入金状 決済状 支付状态 付款状态"""
"""What names of columns hold that say whether something is paid."""

UNREACHED = """
        not_reached unreached no_answer not_answered no_reply busy line_busy wrong_number
        invalid_number bad_number number_not_in_service out_of_service disconnected_number
        voicemail answering_machine not_available not_contacted could_not_reach no_contact
        nicht_erreicht nicht_erreichbar nicht_angenommen keine_antwort besetzt mailbox
        anrufbeantworter falsche_nummer falsche_rufnummer kein_anschluss nummer_ungültig
        non_joint injoignable pas_de_réponse sans_réponse occupé messagerie répondeur
        faux_numéro mauvais_numéro numéro_erroné numéro_non_attribué
        teléfono_erróneo telefono_erroneo
        no_localizado no_contactado no_contesta sin_respuesta ocupado comunica buzón_de_voz
        contestador número_equivocado número_erróneo número_inexistente non_contattato da_contattare
        non_raggiunto non_raggiungibile non_risponde nessuna_risposta occupato segreteria
        segreteria_telefonica numero_errato numero_sbagliato numero_inesistente
        não_atende não_atendeu não_localizado sem_resposta caixa_postal número_errado
        número_inexistente
        niet_bereikt niet_bereikbaar geen_gehoor geen_antwoord in_gesprek bezet verkeerd_nummer
        nie_odebrał nie_odebrano nie_odbiera brak_odpowiedzi niedostępny zajęte zajęty
        poczta_głosowa błędny_numer zły_numer
        nedovoláno nezastižen nedostupný neodpovídá bez_odpovědi obsazeno hlasová_schránka
        špatné_číslo
        ulaşılamadı cevap_yok cevap_vermedi cevapsız meşgul yanlış_numara geçersiz_numara
        telesekreter ej_svar inget_svar ej_anträffad upptaget telefonsvarare fel_nummer
        intet_svar ikke_svar ikke_truffet optaget telefonsvarer forkert_nummer
        недозвон нет_ответа занято не_отвечает автоответчик неверный_номер
        부재 부재중 미응답 무응답 통화중 통화_중 결번 없는번호 없는_번호 오번호 번호오류 미접촉
        연결안됨 연락불가 연락두절 음성사서함 통화불가 미연결
        不在 留守 留守電 話中 話し中 不通 応答なし 無応答 未応答 欠番 番号違い 番号誤り 留守番電話
        未接通 无人接听 无人应答 占线 忙线 空号 号码错误 错号 关机 停机 語音信箱 无法接通 通话中"""
"""Outcomes of calls in which nobody was spoken to: no offer was heard."""

BOOKED_AWAY = """
        adjustment adjusted gift_adjustment balance_adjustment correction write_off written_off
        writeoff charge_off charged_off bad_debt abschreibung abgeschrieben korrekturbuchung
        korrektur ausbuchung ausgebucht berichtigung passé_en_perte perte créance_irrécouvrable
        régularisation ajustement castigado incobrable ajuste regularización baixa_contábil
        incobrável stralcio inesigibile rettifica afgeschreven afschrijving correctieboeking
        oninbaar spisano odpis umorzone umorzenie korekta_salda odepsáno odpis_pohledávky
        şüpheli_alacak düzeltme avskriven avskrivning rättelse afskrevet afskrivning
        correctie correcties corrección correção correzione korekta korrigering korrektion
        oikaisu helyesbítés corecție корректировка исправление διόρθωση
        대손 대손처리 대손상각 상각 조정 정정 貸倒 貸倒れ 償却 調整 訂正 坏账 调整 冲正 冲销"""
"""Corrections of the books, by which nobody chose anything."""

OWN_USE = """
        owner_stay owner_use owners_stay owner_block owner_occupied house_use own_use
        eigenbelegung eigennutzung eigentümerbelegung eigentümeraufenthalt hausbelegung
        séjour_propriétaire occupation_propriétaire eigenaarsverblijf eigen_gebruik eigenaar
        eigenaarsgebruik uso_propietario estancia_propietario uso_proprietario
        soggiorno_proprietario estadia_proprietário pobyt_właściciela
        owner_booking owner_reservation eigentümerbuchung eigentümerreservierung eigenaarsboeking
        eigenaarsreservering eigenaar_boeking réservation_propriétaire reserva_propietario
        reserva_de_propietario reserva_proprietário reserva_do_proprietário
        prenotazione_proprietario rezerwacja_właściciela rezervace_majitele ev_sahibi_rezervasyonu
        бронь_владельца
        бронь_собственника ägarbokning ägarens_bokning ejerbooking eierbooking omistajan_varaus
        オーナー予約 소유주예약 소유주_예약 业主预订 業主預訂
        blocked_time time_block calendar_block sperrzeit blockzeit termin_gesperrt créneau_bloqué
        bloqueo_de_agenda bloqueio_de_agenda blokada blokada_terminu tijdblok blok_czasowy
        予約ブロック 予約不可 예약차단 시간차단
        maintenance out_of_order out_of_service wartung instandhaltung renovierung onderhoud
        mantenimiento manutenção manutenzione konserwacja bakım údržba underhåll vedlikehold
        vedligeholdelse huolto メンテナンス 유지보수 维护 客室整備 オーナー利用"""
"""Why a room, a house or a court is not let: its owner is there, or those who repair it."""

CALLED_OFF = """
        cancelled canceled cancel cancellation cancelled_by_customer void voided annulled
        storniert storno abgesagt annulliert gestrichen annulé annulée annulation annulés
        cancelado cancelada anulado anulada cancelación cancelamento annullato annullata
        annullamento cancellato geannuleerd annulering anulowane anulowano anulowany odwołane
        iptal iptal_edildi отменен отменено отмена аннулировано zrušeno zrušené stornováno
        törölve lemondva anulat avbokad avbruten annulleret aflyst kansellert avlyst peruttu
        ακυρώθηκε đã_hủy huỷ dibatalkan batal ملغي בוטל ยกเลิก रद्द
        취소 취소됨 예약취소 キャンセル 取消 取り消し 取消し 已取消 作废 作廢
        did_not_come didn_t_come did_not_attend didn_t_attend did_not_show did_not_turn_up no_show
        noshow not_attended never_came absent nicht_erschienen nicht_gekommen kam_nicht abwesend
        gefehlt pas_venu pas_venue n_est_pas_venu n_est_pas_venue non_venu absente no_vino
        no_asistió no_se_presentó ausente não_veio não_compareceu faltou non_venuto non_venuta
        non_presentato assente niet_gekomen niet_verschenen afwezig nie_przyszedł nie_przyszła
        nieobecny nieobecna nepřišel nepřišla nedostavil_se kom_inte frånvarande kom_ikke udeblev
        uteble ei_tullut ei_saapunut nem_jött_el hiányzott nu_a_venit absentă gelmedi katılmadı
        не_пришел не_пришла не_явился не_явилась неявка не_прийшов не_прийшла δεν_ήρθε απών
        tidak_datang tidak_hadir không_đến vắng_mặt 불참 결석 노쇼 안옴 欠席 不参加 無断欠席
        未到 缺席 没来 沒來 未出席"""
"""Whole remarks by which a row was called off, or by which nobody came."""

WAITING_LISTS = """
    waitlist waitlisted wait_list wait_listed on_waitlist on_the_waiting_list waiting_list
    warteliste auf_warteliste auf_der_warteliste wartelistenplatz liste_d_attente en_liste_d_attente
    sur_liste_d_attente lista_de_espera lista_espera en_lista_de_espera em_lista_de_espera
    fila_de_espera lista_d_attesa in_lista_d_attesa lista_attesa wachtlijst op_wachtlijst
    lista_rezerwowa lista_oczekujących na_liście_rezerwowej čekací_listina náhradník
    bekleme_listesi bekleme_listesinde yedek_liste лист_ожидания в_листе_ожидания список_ожидания
    väntelista venteliste odotuslista várólista 대기자 대기자등록 대기자명단 예비번호
    キャンセル待ち 候补 候補 等候名单 候補名單"""
"""States of bookings for which there was no place left."""

PAID_AMOUNTS = """
    paid bezahlt gezahlt payé paye encaissé pagado pagada abonado cobrado pago pagato incassato
    betaald zapłacono zapłacon wpłac wpłat zaplacen uhrazen ödenen tahsil оплачен сплачен betald
    inbetal betalt maksettu befizet plătit πληρωμέν 결제금액 결제액 입금액 납부액 入金額 支払済
    支払額 已付 实付 實付 实收 已收"""
"""How words begin in names of columns that hold what was paid so far."""
