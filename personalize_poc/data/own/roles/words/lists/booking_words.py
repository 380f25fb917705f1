"""Words of bookings on accounts of brokers and banks, in many languages. Data, no code."""

from __future__ import annotations

BUYS = """
        buy bought purchase kauf gekauft kaufen wertpapierkauf achat acheter compra comprar
        acquisto aankoop koop kopen kup kupno zakup nákup nakup koupit nákup_cp kúpa vétel
        vásárlás cumpărare cumparare покупка купить купівля köp köpt kjøp køb osto alış
        alis alım αγορά mua pembelian beli شراء קנייה קניה ซื้อ खरीद 매수 買 買い 買付 買付け
        買入 买 买入 証券買付
        sparplan sparplanausführung savings_plan plan_d_épargne plan_de_ahorro piano_di_accumulo
        적립식매수 積立 積立買付 定投
        switch_in switched_in exchange_in pre_authorized_contribution systematic_investment
        subscription subscriptions zeichnung zeichnungen ansparplan fondssparplan
        inschrijving subscrição souscription sottoscrizione suscripción aplicação 적립식 購入
        申购 認購 认购"""
"""What a client chose to have."""

SELLS = """
        sell sold sale verkauf verkauft verkaufen wertpapierverkauf vente vendre venta
        vender venda vendita verkoop verkopen sprzedaż sprzedaz sprzedaj prodej prodat
        predaj eladás vânzare vanzare продажа продать продаж sälj sålt försäljning salg
        selg sælg myynti satış satis satım πώληση bán penjualan jual بيع מכירה ขาย बिक्री
        매도 売 売り 売却 売付 売付け 卖 卖出 卖掉
        redemption redemptions redeemed rücknahme anteilrücknahme entnahmeplan entnahme
        reembolso rimborso reembolsos rimborsi aflossing 償還
        switch_out switched_out exchange_out anteilrückgabe rückgabe rachat rescate
        resgate riscatto umorzenie 환매 解約 赎回 贖回"""
"""What a client lets go again: where there are buys, and securities, and never in a shop."""

INCOME = """
        dividend dividends div coupon coupon_payment interest interest_payment dividende
        dividenden ertragsgutschrift ertragsgutschriften ertragsausschüttung thesaurierung
        ausschüttung ausschuettung zinsen zins zinsgutschrift kupon dividendes
        ertrag erträge ertraege
        coupons intérêts intérêt intereses interés dividendo dividendos cupón juros
        rendimentos proventos jcp dividendi interessi cedola cedole rente couponrente
        dywidenda dywidendy odsetki dividenda dividendy úrok úroky výnos osztalék kamat
        dobânda dobânzi дивиденд дивиденды купон проценты дивіденд відсотки utdelning ränta
        räntor utbytte renter udbytte osinko osingot korko korot temettü faiz μέρισμα τόκος
        τόκοι cổ_tức tiền_lãi dividen bunga توزيعات فائدة דיבידנד ריבית เงินปันผล ดอกเบี้ย
        distribution distributions reinvestment dividend_reinvestment reinvested wiederanlage
        réinvestissement reinversión reinvestimento 재투자 再投資 再投资
        लाभांश 배당 배당금 이자 분배금 配当 配当金 分配金 利息 利子 股息 分红 派息"""
"""What comes of what a client has, whatever he wishes for now."""

MOVES = """
        depotübertrag depotuebertrag depotüberträge depotwechsel wertpapierübertrag
        wertpapieruebertrag securities_transfer custody_transfer share_transfer acats acat
        transfert_de_titres transfert_titres traspaso_de_valores traspaso_valores
        transferência_de_custódia trasferimento_titoli effectenoverboeking przeniesienie_papierów
        převod_cenných_papírů värdepappersöverföring depåflytt verdipapiroverføring
        перевод_бумаг перевод_ценных_бумаг virman
        대체입고 대체출고 타사대체입고 타사대체출고 증권대체 株式移管 移管入庫 移管出庫 转托管
        corporate_action merger share_merger stock_split share_split reverse_split spin_off spinoff
        kapitalmaßnahme kapitalmassnahme fusion verschmelzung aktiensplit aktienzusammenlegung
        abspaltung aktienumtausch wertpapierumtausch opération_sur_titres division_d_actions
        division_du_nominal regroupement_d_actions evento_corporativo operación_corporativa fusión
        contrasplit desdobramento grupamento bonificação_em_ações cisão frazionamento
        raggruppamento_azioni fusione scissione bedrijfsactie aandelensplitsing fusie
        połączenie_akcji podział_akcji scalenie_akcji fúze štěpení_akcií bölünme birleşme
        bedelsiz_sermaye_artırımı сплит дробление_акций слияние корпоративное_действие
        aktiesplit uppdelning sammanläggning fusjon 액면분할 액면병합 주식병합 무상증자 인적분할
        株式分割 株式併合 合併 株式交換 拆股 并股 送股 合并 换股"""
"""What a client has comes from another bank or goes to it, or its company is split or merged with
another: it was chosen before."""

CASH = """
        deposit deposits withdrawal withdrawals cash_in cash_out top_up topup einzahlung
        auszahlung ein_auszahlung dépôt depot_especes retrait versement depósito deposito
        depósitos retiro ingreso_efectivo saque levantamento aporte versamento prelievo
        ricarica storting opname wpłata wplata wypłata wyplata vklad výběr vyber výber
        befizetés kifizetés depunere retragere пополнение внесение ввод_средств
        вывод_средств снятие поповнення зняття insättning uttag innskudd uttak indbetaling
        udbetaling talletus nosto para_yatırma para_çekme κατάθεση ανάληψη nạp_tiền
        rút_tiền setoran penarikan إيداع سحب הפקדה משיכה ฝากเงิน ถอนเงิน जमा निकासी 입금 출금
        예수금입금 入金 出金 预存 充值 提现 存款 取款 转入 转出"""
"""Money that comes to an account or leaves it."""

CHARGES = """
        fee fees charge charges commission tax withholding_tax custody_fee account_fee
        gebühr gebuehr gebühren gebuehren steuer steuern provision depotgebühr kontoführung
        depotgebühren depotentgelt depotentgelte entgelt entgelte
        frais commission_fee taxe impôt comisión comisiones impuesto tarifa taxa tarifas
        comissão imposto corretagem commissione commissioni imposta spese kosten belasting
        provisie opłata oplata prowizja podatek poplatek poplatky daň dan díj jutalék adó
        comision taxă impozit комиссия налог сбор комісія податок avgift avgifter courtage
        skatt gebyr skat palkkio maksu vero komisyon masraf vergi ücret προμήθεια φόρος phí
        thuế biaya pajak رسوم ضريبة עמלה מס ค่าธรรมเนียม ภาษี शुल्क 수수료 세금 手数料
        税金 手续费 佣金"""
"""What a broker or a bank takes."""
