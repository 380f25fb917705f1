"""Words of files' names, in many languages: what a file holds. Data, no code."""

from __future__ import annotations

STRENGTH: dict[str, tuple[float, str]] = {
    "purchase": (
        2.0,
        """
        commande encomenda encomendas lignes_commande lignes_commandes achat vente pedido venta
        compra ordine vendita
        order orders purchase purchases sales sale transactions transaction invoices checkout
        bestellung bestellungen verkauf verkäufe verkaeufe kassenbons belege umsatz commandes
        achats ventes pedidos ventas compras vendas ordini vendite acquisti bestellingen
        verkopen siparişler siparis satislar satış zamówienia zamowienia sprzedaż заказы
        покупки продажи 주문 구매 판매 매출 결제 注文 購入 売上 订单 购买 销售""",
    ),
    "rental": (
        2.0,
        """
        rental rentals rent rents hire verhuur vermietung mietvorgänge location_vente
        locations_vente alquiler alquileres aluguel noleggi noleggio kiralama wypożyczenia аренда
        прокат 대여 レンタル 租赁 租借 vermietungen aluguéis""",
    ),
    "loan": (
        2.0,
        """
        loan loans borrowings checkouts ausleihe ausleihen entleihungen prêts prets emprunts
        préstamos prestamos empréstimos emprestimos prestiti uitleningen ödünç выдача выдачи
        utlån utlan utlåning utlaning lånade lainat lainaukset udlån utlån_logg
        대출 貸出 借阅 lendings ausleihungen leningen wypożyczenia výpůjčky lån 借閱""",
    ),
    "booking": (
        2.0,
        """
        attendance attendances anwesenheit anwesenheiten teilnahmen présences asistencias presenze
        presenças obecności katılımlar посещения närvaro fremmøde läsnäolot 출석 출결 출석부
        出席 出席簿 出欠 考勤 签到
        booking bookings reservation reservations buchung buchungen reservierungen
        réservations reservas prenotazioni boekingen reserveringen rezervasyonlar rezerwacje
        бронирования 예약 予約 预订 预约 rezervace bokningar
        수강신청 수강신청내역 履修登録 履修申請 选课记录
        appointment appointments termine rendez_vous citas agendamentos appuntamenti afspraken
        randevular wizyty
        marcação marcações marcacoes marcacao agendamento programări programari записи_клиентов
        bokade_tider timebestillinger""",
    ),
    "watch": (
        1.2,
        """
        watch watches watched =plays play played streams streaming viewing playback
        수강이력 수강 시청이력 学習履歴 poslechy
        wiedergabe 시청 재생 視聴 再生 观看 播放""",
    ),
    "history": (1.2, "history"),
    "listen": (1.2, "listen listens listening scrobbles scrobble 청취 聴取"),
    "rating": (
        1.0,
        """
        ratings rating reviews review bewertungen avis valoraciones avaliações 평점 리뷰 評価
        评分 оценки""",
    ),
    "event": (
        0.8,
        """
        events event clickstream interactions behaviour behavior activity log logs
        interaksi interaktionen interacciones interações interazioni interakcje interacties
        interaktioner etkileşimler взаимодействия 상호작용 行動ログ 行为日志""",
    ),
    "click": (0.7, "clicks click klicks clics clic 클릭 クリック 点击 клики"),
    "view": (
        0.4,
        """
        browsing views view pageviews aufrufe seitenaufrufe vues visitas visualizaciones просмотры
        조회 閲覧 浏览""",
    ),
    "wish": (
        -1.0,
        """
        wishlist wishlists favorites favourites merkliste 찜 위시리스트 お気に入り 收藏
        избранное""",
    ),
    "cart": (
        -2.0,
        """
        cart carts basket baskets abandoned warenkorb warenkörbe warenkoerbe panier paniers
        carrito carritos"""
        """
        carrinho carrinhos carrello sepet koszyk корзина корзины 장바구니 カート 购物车""",
    ),
    "quote": (
        -1.5,
        """
        quotation quotations devis preventivi preventivo presupuestos presupuesto cotizaciones
        cotización orçamentos orçamento orcamentos kostenvoranschläge kostenvoranschlag
        prijsopgaven prijsopgave wyceny teklifler 견적 견적서 見積 見積書 报价 报价单 報價""",
    ),
    "shown": (
        -2.0,
        """
        impressions impression shown exposures 노출 曝光 einblendungen affichages impresiones
        impressões impressioni megjelenések megjelenítések gösterimler インプレッション 展现""",
    ),
    "returns": (
        -4.0,
        """
        returns return refunds refund retouren retoure retours devoluciones devoluções resi
        iade zwroty возвраты credit_memo credit_memos cr_memo credit_note credit_notes creditnotes
        gutschrift gutschriften gutschriftszeile gutschriftszeilen verkaufsgutschrift
        verkaufsgutschriften verkaufsgutschriftszeile verkaufsgutschriftszeilen
        verkaufsgutschriftskopf reklamation reklamationen avoirs réclamations reclamaciones abonos
        notas_de_crédito note_di_credito reclami creditnota creditnotas reklamacje korekty
        rücksendungen ruecksendungen kundenrücksendungen kundenruecksendungen kundenretouren
        remboursements restituzioni returer zwroty_klientów iadeler
        klachten чеки_возврата 클레임 교환반품 クレーム 返品交換 售后 """
        "반품 환불 취소 返品 返金 退货 退款 cancellations stornos",
    ),
    "search": (
        -3.0,
        """
        search searches queries =suche =suchen suchanfrage suchanfragen suchbegriff suchbegriffe
        suchverlauf produktsuche artikelsuche 검색 検索 搜索""",
    ),
    "stock": (
        -3.0,
        """
        =stock inventory bestand lagerbestand inventario estoque 재고 在庫 库存 prices preise""",
    ),
    "mail": (
        -3.0,
        """
        메시지발송 발송이력 문자발송 푸시발송 メール配信 配信履歴 短信 sms_log push_log
        emails mailing newsletter campaign campaigns sends support helpdesk""",
    ),
}
"""What a file holds by the words of its name -> how well it serves as interactions, and words."""


def serves(word: str) -> bool:
    """Whether what a file holds says what people want; what nobody named may do so."""
    return not word or STRENGTH[word][0] > 0
