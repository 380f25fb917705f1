"""Words that names of columns and files are made of, in the languages of exports. Data, not code.

Two kinds: what a column is about (`ENTITIES`: a customer, an article, an order) and what it says
of it (`ATTRIBUTES`: its id, name, date, price). "고객명", "customer_name" and "nom du client" are
each an entity and an attribute, in whatever order a language puts them.

Words of up to four Latin letters, and those with "=", count as whole words only; longer ones, and
those of other scripts, also inside of compounds ("Kundennummer", "회원번호"); "user*" stands for
whatever begins so.
"""

from __future__ import annotations

ENTITIES: dict[str, str] = {
    "user": """
        =아이디 =학번 =学号 =學號 学籍番号 matrikelnummer matrikelnr matr_nr nr_indeksu
        numer_indeksu =cte =clte =clt =cli 組合員 조합원
        가입자 학습자 学習者 訂閱者 订阅者 abbonato abbonata auftraggeber =auftraggeb =auftragg
        =auftr_geb =auftr_gb sold_to sold_to_party sold_to_pt =soldto opdrachtgever committente
        donneur_d_ordre zleceniodawca emissor_da_ordem emissor_ordem zamawiający zamawiającego
        =booker bookerid booker_id buchender buchende réservataire prenotante boeker_id
        rezerwujący rezerwującego rezervující rezervasyon_yapan бронирующий 予約者 预订人 預訂人
        =lytter lytter_id lytternr =lyttere =seer læser gæst =elev kursist =kandidat =spiller
        spiller_id spillerid deltaker deltager deltagare =spelare prenumerant kuuntelija katsoja
        lukija opiskelija osallistuja pelaaja tilaaja =vieras látogató latogato =néző =nezo
        hallgató hallgato olvasó olvaso játékos jatekos vendég vendeg tanuló tanulo előfizető
        elofizeto hráč =hrac odběratel odberatel účastník ucastnik předplatitel predplatitel
        ascultător ascultator vizitator abonat jucător jucator oaspete cititor gracz uczestnik
        uczestnika odwiedzający επισκέπτης επισκέπτη συνδρομητής συνδρομητή μέλος μέλους φοιτητής
        πελάτης πελάτη =pelatis =pelati =pelaton oyuncu =okur katılımcı katilimci игрок игрока
        слухач читач відвідувач гравець korisnik korisnika =kupac =kupca čitatelj citatelj
        posjetitelj klijent pretplatnik uporabnik uporabnika =kupec obiskovalec naročnik narocnik
        потребител читател посетител kasutaja vartotojas pirkėjas skaitytojas lankytojas lietotājs
        pircējs מנוי קורא عضو مشترك زائر طالب ผู้อ่าน ผู้ฟัง ผู้ชม ผู้เรียน pendengar penonton =siswa
        pembaca pengunjung =peserta 참가자 신청자 손님 관람객 응모자 이용객 申込者 来場者 来館者
        応募者 契約者 加入者 参与者 报名人 求职者 求職者 訂戶 订户 leerling deelnemer =speler
        =huurder bewoner reiziger =spieler spieler_id spielerid =mieter mieternr mieternummer
        bewohner =spender =versicherter =versicherten joueur locataire =habitant =assuré =assure
        jugador inquilino asegurado jogador segurado partecipante giocatore alunno paziente
        assicurato policyholder attendee registrant cardholder =renter enquirer =prospect bidder
        =investor =trader voter submitter
        deb debitor debitoren debitornr debitorennummer debiteur asiakkaan asiakkaat käyttäjän
        tiers code_tiers compte_tiers 거래처 매출처 고객사 取引先 得意先 客先 帐号 帐户 賬號 賬戶
        relatie_nr relatienr relatienummer relatie_id relatieid relatie_code relatiecode id_relatie
        user user* usr uid u_id u_idx =compte =comptes =cuenta =konto =konta kontonummer =conto
        =hesap аккаунт аккаунта 계정 アカウント 账户 账号 帳號 帳戶 contact_id contactid kontakt_id
        contactnr contactcode contact_nr contact_code contactpersonen contactpersoonnr
        contactpersoonid contactpersoon_id contactpersoon_nr kontaktpersonen
        kontaktpersoner contacto_id id_contacto contatto_id id_contatto contato_id id_contato
        id_contact personas_de_contacto persone_di_contatto pessoas_de_contato
        personnes_de_contact osoby_kontaktowe osoby_kontaktowej kontaktní_osoby контактные_лица
        контактного_лица yhteyshenkilön yhteyshenkilöt kapcsolattartók 联系人id 联系人编号
        联系人编码 聯絡人編號
        kandydat kandydata kandydaci poster_id posterid topic_poster
        candidate applicant fan follower bewerber patient donor passenger
        candidato candidata =candidat =candidats =candidati kandidaat sollicitant
        sollicitanten =kandidatin =kandidaten kandidatnr kandidatennr kandidatennummer =uchazeč
        =uchazeče jelentkező jelentkezo =aday adayı başvuran basvuran кандидат кандидата соискатель
        соискателя =hakija hakijan kandidaatti ansøger =søker postulante =postulant aspirante
        υποψήφιος υποψηφίου ứng_viên المرشح مرشح المتقدم מועמד ผู้สมัคร उम्मीदवार आवेदक pelamar
        resume_id resume_no resume_nr resume_number resume_seq resumeid resumeno cv_id cvid cv_no
        cv_nr lebenslauf_id lebenslaufid curriculo_id id_curriculo curriculum_id id_curriculum
        resume_key özgeçmiş_id резюме_id id_резюме 이력서id 이력서_id 이력서번호 이력서_번호
        이력서키 履歴書id 履歴書番号 简历id 简历编号 簡歷編號 簡歷id
        지원자 응시자 구직자 候補者 志願者 候选人 候選人 应聘者 應聘者
        borrower borrowernumber perfil_id id_perfil perfilid idperfil cod_perfil perfil_usuario
        profil_id profil_nr profilid id_profil profilo_id id_profilo profiel_id profielid id_профиля
        프로필_id 프로필_번호 프로필번호 프로필_아이디 프로필아이디 プロフィール_id プロファイル_id
        멤버십번호 멤버십_번호 멤버십카드번호 멤버쉽번호 membership_no membership_nr
        membership_number membershipno membershipnumber
        odbiorca odbiorcy płatnik platnik tnnr tn_nr tn_id
        volunteer freiwilliger freiwilligen bénévole benevole voluntario voluntária voluntaria
        volontario volontaria vrijwilliger wolontariusz wolontariusza dobrovolník önkéntes
        gönüllü волонтёр волонтер 자원봉사자 봉사자 ボランティア 志愿者 志工
        backer backers pledger supporter supporters unterstützer unterstuetzer contributeur
        sostenitore swiper liker pupil trainee commuter mrn msisdn imsi nhs_number
        donateur donateurs donante donantes doador doadores donatore donatori donator darczyńca
        darczynca darczyńcy жертвователь жертвователя bağışçı bagisci givare giver spendernr
        spendernummer spender_id 후원자 기부자 寄付者 寄附者 支援者 捐赠人 捐贈人 捐款人
        consumer consumers consumerid consumidor consumidora consommateur consumatore consument
        verbraucher
        userid customer cust custid client member subscriber hane haushalt haushaltsnummer hushåll
        foyer ménage hogar 세대 世帯 viewer reader listener buyer
        presenteado presenteada obsequiado obsequiada beschenkter beschenkte festeggiato festeggiata
        giftee obdarowany obdarowana одаряемый
        citizen citoyen ciudadano cidadão cittadino obywatel vatandaş borger medborgare гражданин
        bürgerkonto bürgernr bürgernummer bürgerid inwoner asukas 시민 주민 市民 住民
        portador portadora kartinhaber karteninhaber
        shopper guest player person profile patron account household reviewer rater respondent
        participant student aluno aluna alumno étudiant eleve élève studente schüler student
        öğrenci uczeń ученик студент 학생 学生 学员 learner employee_user kunde kunden kundin
        benutzer nutzer mitglied besteller käufer abonnent teilnehmer utilisateur acheteur
        abonné adhérent membre lecteur usuario cliente comprador miembro socio suscriptor
        lector usuário utilizador membro assinante utente acquirente iscritto klant gebruiker
        koper lid leden =lidnr =lidnummer abonnee müşteri kullanıcı üye abone musteri kullanici uye
        klient klienta klienci użytkownik uzytkownik nabywca czytelnik пользователь пользователя
        клиент клиента покупатель покупателя подписчик читатель oyente oyentes espectador alumna
        viajero paciente huésped huesped hóspede hospede passageiro ouvinte leitor estudante
        aluno auditeur spectateur voyageur abonne lettore ascoltatore spettatore ospite studente
        leser hörer zuschauer gast* patient reisender schüler lezer luisteraar kijker student
        klantnr abonent słuchacz widz pacjent gość dinleyici izleyici okuyucu misafir öğrenci
        hasta слушатель зритель участник гость пассажир пациент абонент kund kunde kundnr
        användare medlem anvandare bruker bruger asiakas käyttäjä jäsen asiakasnro zákazník
        zakaznik uživatel uzivatel člen klientka ügyfél vásárló felhasználó vevő utilizator
        cumparator cumpărător cliente_idς χρήστης клієнт користувач покупець pelanggan
        độc_giả doc_gia người_đọc thính_giả học_viên المستمع مستمع القارئ قارئ المشاهد
        posluchač posluchac čtenář divák návštěvník host_id ακροατής αναγνώστης θεατής
        예약자 예약자번호 수신자 시청자번호 sökande besökare läsare tittare lyssnare pengguna
        pembeli anggota khách
        khach khách_hàng hội_viên thành_viên bạn_đọc sinh_viên học_sinh người_dùng العميل عميل
        المستخدم مستخدم الزبون زبون
        المشتري العضو לקוח משתמש ग्राहक उपयोगकर्ता ลูกค้า ผู้ใช้ สมาชิก 수강생 수강자
        청취자 관객 환자 게스트
        승객 리스너 受講者 受講生 視聴者 読者 聴取者 患者 ゲスト 宿泊者 乗客 参加者 听众 观众
        读者 患者 学生 乘客 住客 会员卡号 买方 회원 고객 사용자 유저 이용자 구매자 독자 시청자
        주문자 会員 顧客 ユーザ ユーザー 利用者 購入者 お客様 客様 会员 用户 客户 顾客 买家
        用户名 會員 用戶 客戶 msno memberid mbr mber cstmr kdnr kndnr knr kd who
        wer codcli контрагент контрагента kontrahent kontrahenta abonado abonada
        abbonato abbonata""",
    "visitor": """
        visitor anonymous anon cookie pseudo =mpid fullvisitorid visitorid clientid distinct
        besucher visiteur visitante visitatore bezoeker ziyaretçi посетитель 방문자 訪問者 访客
        pcid fingerprint device_id deviceid mcvisid idvisitor""",
    "card": """
        pasnr pasnummer pas_nr pasnummers badgenr badge_nr badgenummer badge_no badge_number
        ausweisnr ausweis_nr ausweisnummer
        =rfid loyalty loyaltycard tessera card karte kundenkarte carte tarjeta cartão carta fidelity
        fidélité klantenkaart kaart bonuskarte kortnr kortnummer bonuskort 카드 카드번호 회원카드
        カード 会员卡 карта
        карты kart
        karta =karty""",
    "session": """
        phiên phien sezení session sess sid sitzung sesión sessão sessione sessie oturum sesja
        сессия сеанс 세션
        セッション 会话 visit visita visite besuch bezoek""",
    "order": """
        order orders ord odr ordernumber invoice receipt basket transaction trans txn ticket
        cupom_fiscal cupons_fiscais num_cupom nr_cupom nro_cupom numero_cupom recibo comprobante
        =boleta =boletas kassabon bonnummer adisyon レシート
        n_doc nr_doc no_doc num_doc num_docto nro_doc numero_doc doc_n doc_nr doc_no doc_num
        doc_nro doc_number document_no document_nr document_num document_number docno docnr
        n_documento nr_documento no_documento num_documento nro_documento numero_documento
        documento_n documento_nr n_document no_document num_document numero_document
        n_du_document numero_du_document
        checkout bestellung bestell auftrag beleg bon rechnung kassenbon vorgang commande
        facture panier ticket achat pedido =encomenda =encomendas factura fatura nota ordine
        =compra =compras idcompra numcompra nrocompra codcompra codigocompra
        fattura scontrino =ordini =fatture =scontrini
        acquisto bestelling factuur bon sipariş siparis fatura fiş işlem zamówienie zamowienie
        zamówienia faktura paragon заказ заказа чек счет счёт покупка транзакция reserva
        reservation réservation buchung prenotazione prenotação boeking rezerwacja rezervasyon
        бронирование бронь 예약 予約 预订 order_no bestnr best_nr beställning tilaus objednávka
        objednavka rendelés comanda παραγγελία замовлення pesanan đơn_hàng hoá_đơn hóa_đơn giao_dịch
        الطلب طلب الطلبات
        الفاتورة הזמנה ऑर्डर คำสั่งซื้อ 접수번호 수주 受注 주문 구매 결제 영수증 거래
        전표 注文 購入
        取引 伝票 注文番号 订单 訂單 交易 购买 发票 po purchase sale
        sales verkauf vente venta venda vendita satış satis sprzedaż продажа 판매 売上 销售""",
    "item": """
        =gita =gite =vylet =výlet wycieczka wycieczki
        cat_item cat_items catalog_item catalog_items catalogue_item catalogue_items katalog_artikel
        inhalt_id inhalte_id inhaltsid inhalts_id id_contenu contenu_id id_contenido contenido_id
        id_conteudo conteudo_id id_contenuto contenuto_id
        アイテム クラスid 팟캐스트 code_barre code_barres jan_コード jan_code =jancode
        katkey warennummer warennr
        cntnts contnt cnts goods_no prdct prdt prdno goodsno itemno
        varenummer =sang =bog bøger kursus opskrift =bok böcker =låt =recept =kirja =jakso kurssi
        ilmoitus resepti elokuva kappale =könyv =konyv hirdetés hirdetes előadás eloadas tanfolyam
        =étel =kniha inzerát inzerat =kurz píseň skladba anunț spectacol =curs rețetă melodie
        episod ogłoszenie ogloszenie przepis utwór =βιβλίο =αγγελία =αγγελίας παράσταση μάθημα
        συνταγή τραγούδι επεισόδιο =ilan =gösteri
        рецепт книжка оголошення вистава пісня =proizvod knjiga
        knjige =oglas predstava =tečaj pjesma izdelek članek обява toode =raamat kuulutus prekė
        knyga skelbimas grāmata sludinājums =ספר מודעה קורס שיר كتاب إعلان دورة وصفة หนังสือ ประกาศ
        คอร์ส เพลง =buku =iklan =lagu =resep tin_đăng पुस्तक 레시피 전시 매물 상영작 レシピ 展示
        物件 =曲 =本 菜谱 展览 房源 帖子 食譜 展覽 職缺 貼文 advertentie cursus liedje =anzeige
        =spiel =spiele spielnr spielnummer brettspiel brettspiele
        =anzeigen anzeigennr anzeigennummer anzeigenid inserat =objekt =anuncio =annuncio canzone
        lesson workout exhibit exhibition puzzle template plugin scholarship =petition itinerary
        appeal appeals spendenprojekt spendenaktion spendenaufruf hilfsprojekt fundraiser
        fundraising_id =cause 모금함 募金 公益项目 公益項目
        biblio biblionumber bibliographic 서지 書誌 書誌番号 資料番号
        isin wkn cusip sedol =ticker =tickers tickersymbol ticker_symbol stock_symbol
        valorennummer wertpapier wertpapiernummer wertpapierkennnummer
        종목코드 종목번호 銘柄コード 証券コード 证券代码 股票代码
        auction_id auctionid auction_no listing_no
        item what item* film* rating_key itm nid iid pid product prod prd pdt goods_cd stock_code
        job vacancy position stanowisko =oferta =oferty =ofert stelle
        stellenangebot offre vaga вакансия 求人 채용공고 职位 sku
        article artikel art asin isbn doi ean upc gtin plu movie film video =track song book news
        content asset title show episode series game app recipe course hotel listing property
        business =place restaurant établissement
        etablissement poi post podcast =clip story document doc goods good
        material variant produkt ware titel buch sendung beitrag kurs rezept produit livre
        vidéo recette référence reference ref annonce producto artículo articulo película
        pelicula libro receta curso produto artigo filme livro prodotto articolo libro brano
        ricetta corso boek gerecht ürün urun kitap makale film produkt towar książka artykuł
        товар товара продукт артикул фильм фильма книга книги статья трек номенклатура
        номенклатуры песня vid video_id =page =seite =página =pagina =страница =страницы =strona
        =sayfa 페이지 ページ 页面 =route =routes =rota =ruta barcode strichcode código_de_barras
        codebarre 바코드 バーコード 条码 episodio capítulo episódio épisode épisodes folge folgen
        odcinek bölüm эпизод серия aflevering avsnitt afsnit puntata puntate epizod
        question_id questionid frage_id pregunta_id pergunta_id
        epizode epizodă 에피소드 회차 エピソード 剧集 节目 canción
        cancion música musica morceau chanson piosenka şarkı lied pista disco disque hébergement
        alojamiento acomodação acomodacao hospedagem
        logement unterkunft hostal tour ausflug excursion excursión signatur cote
        ouvrage œuvre oeuvre obra =opera exemplar titelnr libros noticia nota_id nouvelle notizia
        haber wiadomość новость новости статья объявление объявления вакансии курс урок урока
        код_курса id_курса номер_курса
        фильма книги продукта товару блюдо блюда curso clase lección leccion aula cours leçon
        lezione lekcja ders vara varunr varenr vare artikelnummer tuote tuotenro zboží zbozi
        výrobek položka termék cikk cikkszám articol προϊόν είδος товари продукти produk
        bài_viết bai_viet bài_hát bai_hat phim tin_tức الأغنية أغنية الكتاب المقال
        مقال الحلقة program programı programm programme yayın epizoda epizody díl struttura
        alloggio จำนวนเมนู เมนู รหัสเมนู πιάτο άρθρο ταινία annons avsnitt barang sản_phẩm san_pham
        hàng mặt_hàng hàng_hoá hàng_hóa tập_phim tập_id mã_tập truyện chương_id mã_chương
        khoá_học khóa_học sách bài_giảng tác_phẩm ca_khúc món món_ăn dịch_vụ khách_sạn nhà_hàng
        quán_ăn المنتج منتج المنتجات الصنف السلعة الكتاب الفيلم מוצר פריט
        उत्पाद สินค้า 강좌 강좌명 과목 뉴스 만화 웹툰 음원 채용 공고 숙소 메뉴명 동영상 방송 회차
        프로그램 講座 コース レッスン ニュース 番組 漫画 求人 宿 宿泊施設 ホテル 料理 献立
        店舗商品 課程 讲座 新闻 漫画 歌单 曲目 菜 酒店 职位 商品 상품 제품 품목 아이템 영화 도서
        기사 콘텐츠 컨텐츠 영상 강의 곡 노래 작품 물품 商品 製品 品番 品目 作品 映画 記事 書籍
        楽曲 动画 動画 コンテンツ 产品 电影 视频 文章 物品 图书 书籍 歌曲 货号 貨號 课程 =photo
        内容编号 内容id 内容标识 内容编码
        image_id ad =offer gericht speise menü menu dish plat plato
        prato piatto 메뉴 メニュー
        菜品 itemid productid movieid stockcode artnr artnum =style songid trackid traid
        bookid articleid codart codprod =model spettacolo spettacoli recita recite espectáculo
        espectáculos espetáculo espetáculos spectacle spectacles représentation vorstellung
        vorstellungen vorstellungsnr aufführung voorstelling föreställning forestilling
        przedstawienie przedstawienia spektakl spektaklu představení спектакль спектакля
        представление concert konzert concierto concerto koncert концерт 공연 公演 演目 演出
        단품
        drug drugs medication medications medicament medicamento medikament arzneimittel farmaco
        geneesmiddel лекарство 의약품 医薬品 药品 藥品
        stockcode""",
    "category": """
        thể_loại
        varugrupp produktgrupp artikelgrupp varukategori tuoteryhmä artikelgroep productgroep
        الفئة الصنفية kategoria κατηγορία luokka výrobce kategória categorie_ danh_mục קטגוריה
        श्रेणी หมวด category categories cat categ ctgr cate department dept genre genres tag tags
        topic topics subject artist artists album artista künstler interpret artiste アーティスト
        아티스트 가수 歌手 brand manufacturer maker kategorie warengruppe gruppe sparte marke
        hersteller thema rubrik catégorie categorie rayon marque thème rubrique categoría
        categoria género genero marca etiqueta tema gênero assunto genere reparto marchio
        etichetta merk onderwerp tür kategori marka etiket konu kategoria gatunek marka dział
        категория категории жанр бренд тема раздел 카테고리 분류 장르 브랜드 태그 주제 부문
        部門 部门 제조사 カテゴリ カテゴリー 分類 ジャンル ブランド タグ メーカー 分类 类别
        类目 類別 类型 品牌 标签 section collection =class subclass segment product_type family
        =group keyword keywords attributes attribute color colour farbe couleur colore kleur
        색상 色 颜色 size größe taille talla material_type language sprache langue idioma
        lingua 언어 言語 语言 director autor auteur author penulis pengarang regisseur studio
        publisher verlag penerbit
        출판사 감독 저자 업종 업태 業種 行业 行業 =mcc merchant_category""",
    "vendor": """
        vendor employer employeur arbeitgeber empleador empregador pracodawca pracodawcy
        comercio comercios commerçant esercente estabelecimento estabelecimentos
        seller merchant supplier =store shop branch outlet warehouse publisher penerbit provider
        magazyn magazynu magazyny magazzino magazzini armazém armazem magazijn raktár raktar
        varasto entrepôt entrepot
        biblioteca biblioteche bibliotecas bibliothek bibliotheken bibliothèque bibliothèques
        bibliotheek bibliotheken bibliotek biblioteka biblioteki bibliotheca knihovna könyvtár
        zweigstelle zweigstellen sucursal sucursales succursale succursali =sede =sedi vestiging
        oddział pobočka 도서관 図書館 图书馆 圖書館
        anbieter anbieterin inserent inserentin annonceur annonceurs adverteerder aanbieder
        anunciante anunciantes inserzionista inserzionisti ogłoszeniodawca ogloszeniodawca
        oferent annonsör ilmoittaja hirdető inzerent ilan_sahibi ilan_veren 出品者 掲載者
        lieferant händler haendler verkäufer filiale markt lager vendeur fournisseur magasin
        boutique vendedor proveedor tienda almacén fornecedor loja venditore fornitore negozio
        verkoper filial filialen =enhet avdeling 가맹점 加盟店
        leverancier winkel satıcı tedarikçi mağaza magaza sprzedawca dostawca sklep продавец
        поставщик магазин магазина склад 판매자 공급사 매장 점포 지점 창고 店舗 店 仕入先
        販売者 卖家 商家 商户 供应商 门店 店铺 仓库 terminal kasse register till caja caisse pos
        =caixa =cassa =kassa
        üye_işyeri üye_iş_yeri üye_işyerleri üye_iş_yerleri üye_işyerinin member_merchant
        member_store member_shop commerçant_adhérent comercio_socio""",
    "staff": """
        sales_person sales_people
        recruiter recruiters rekruter recruteur recruteuse reclutador reclutadora recrutador
        recrutadora reclutatore reclutatrice personalvermittler headhunter 채용담당자
        採用担当者 招聘专员
        상담원 상담사 オペレーター 客服 người_bán nhân_viên thu_ngân
        owner ownerid =createdbyid =lastmodifiedbyid created_by modified_by last_modified_by
        employee staff agent cashier operator editor salesperson rep mitarbeiter kassierer
        kassiererin bediener bedienernr
        sachbearbeiter bearbeiter employé caissier vendeur empleado cajero operador funcionário
        dipendente cassiere medewerker çalışan pracownik kasjer сотрудник кассир менеджер 직원
        technician techniker technikerin technicien technicienne técnico tecnico technik technikus
        техник 수리기사 기술자 技術者 技师 assigned_to assigned_agent zugewiesen_an asignado_a
        atribuído_a attribué_à toegewezen_aan przypisany_do resolved_by closed_by 처리자 処理者
        处理人 受理人
        account_manager account_managers key_account_manager customer_manager client_manager
        kundenbetreuer kundenberater chargé_de_clientèle chargé_clientèle gestor_de_conta
        gerente_de_conta gestor_conta gerente_conta gestor_de_cuenta ejecutivo_de_cuenta
        gestor_cuenta ejecutivo_cuenta accountmanager
        dipendenti funcionários pracownicy zaměstnanci сотрудники anställda ansatte
        camarero camarera mesero mesera waiter waitress bartender kellner kellnerin serveuse garçom
        cameriere cameriera kelner kelnerka servitör tjener официант 웨이터 ウェイター
        收银员 店员 营业员 导购 导购员 售货员 业务员 服务员 점원 계산원 캐셔
        sales_clerk store_clerk shop_assistant sales_assistant vendeuse caissière cajera dependienta
        cassiera commessa commesso balconista verkoopster kassamedewerker kasjerka sprzedawczyni
        kasiyer kassör ekspedient pokladní prodavač 판매원 판매직원 판매사원 종업원 レジ係 レジ担当
        店員 販売員 收银人 收款员 收款人员 经办人 开单人 收銀員 店員編號
        담당자 사원 担当 担当者 員 员工""",
    "campaign": """
        campaign campaña campagne kampagne campanha campagna coupon promo promotion voucher
        gutschein discount_code affiliate newsletter utm source medium referrer referer keyword
        appeal mailing mailshot mailings spendenaufruf werbeaktion llamamiento appello apelo oproep
        upprop výzva opfordring рассылка 우편물 메일링 発送企画 募集企画 邮寄活动
        ref_page refpage ref_url prev_page previous_page from_page referring_page referrer_page
        유입페이지 이전페이지 参照元ページ リンク元ページ 来源页面
        캠페인 쿠폰 キャンペーン クーポン 优惠券 кампания""",
    "event": """
        เหตุการณ์ กิจกรรม
        událost händelse hændelse hendelse tapahtuma esemény sự_kiện hành_động
        =vorgang
        what_happened what_they_did what_was_done was_passiert was_passierte was_geschah
        was_ist_passiert was_ist_geschehen que_paso que_ocurrio o_que_aconteceu cosa_e_successo
        ce_qui_s_est_passe wat_gebeurde wat_er_gebeurde
        =event =evt =evnt =actn =act events action activity interaction behavior behaviour ereignis
        aktion événement
        action evento acción ação =azione gebeurtenis olay eylem zdarzenie akcja событие событий
        действие 이벤트 행동 행위 활동 액션 イベント 行動 アクション 事件 行为 行為 动作 操作 异动
        actie log logs verb hit aktivität""",
    "device": """
        device platform browser os app_version channel useragent agent_string =screen gerät
        plattform kanal appareil plateforme canal dispositivo plataforma piattaforma canale
        apparaat cihaz kanal urządzenie kanał устройство платформа канал 기기 디바이스 채널
        플랫폼 단말 유입 デバイス 端末 チャネル チャンネル 経路 设备 渠道 平台""",
    "recommendation": """
        recommendation recommendationid rec recid 추천 推荐 レコメンド empfehlung""",
    "impression": """
        impression impressions impressed shown displayed slate exposed candidates 노출 表示商品
        曝光""",
}

ATTRIBUTES: dict[str, str] = {
    "id": """
        ma mã معرف رقم رمز كود αριθμός κωδικός nro číslo cislo szám azonosító mã kode מספר क्रमांक
        รหัส kodu kodları numarası nosu koodi tunnus kundkod artikelkod kundekode varekode koda
        šifra sifra kódja száma codi шифр
        id ids key code cd nr no num number uuid guid pk hash identifier identifiant nummer
        kennung schlüssel codigo código codice numéro numero número numer kod numara номер код
        идентификатор ид 번호 코드 아이디 식별자 識別子 标识 標識
        番号 コード 番號 编号 編號 编码 代码 ＩＤ cod ident
        kdnr artnr artnum nro matricula identyfikator isin wkn cusip sedol""",
    "email": """
        email e-mail mail emailadresse correo courriel correio 이메일 메일 メール 邮箱 почта
        eposta =posta""",
    "phone": """
        telefoon =mobiel mobielnr =gsm gsmnr gsmnummer =mobil mobilnr mobilnummer mobilfunk
        rufnummer =cellulare =móvil telemóvel =komórka komórkowy komórkowego puhelin =tlf tlfnr
        수신번호 발신번호 受信番号 발신자번호
        phone tel telephone mobile telefon handy téléphone teléfono telefone telefono celular
        điện_thoại dien_thoai số_điện_thoại telefonnummer telefonnr الجوال جوال الهاتف هاتف
        τηλέφωνο 전화 휴대폰 연락처 핸드폰 電話 携帯 手机 电话 телефон""",
    "name": """
        الاسم اسم όνομα navn namn nimi název nev név nume tên שם नाम ชื่อ
        name nm title titel titre título titulo titolo nom nombre nome naam bezeichnung
        benennung libellé libelle designation désignation denominación denominação
        denominazione adı ad isim başlık nazwa tytuł название наименование заголовок имя 명
        이름 제목 상품명 성명 名 名称 名前 氏名 タイトル 标题 品名 姓名 headline label caption
        見出し 見出 表題 標題 표제 헤드라인 überschrift schlagzeile intitulé dénomination
        designación designação designazione dicitura rótulo heading kurztext kurzbezeichnung bez
        artikelbez produktbez kurzbez 명칭 타이틀 名字
        denominazione العنوان عنوان benämning maktx tên_món tên_sản_phẩm tên_hàng tiêu_đề název
        názov naziv
        denumire nimi nimike
        achternaam voornaam efternamn förnamn fornavn efternavn etternavn sukunimi etunimi
        příjmení priezvisko nazwisko imię vezetéknév keresztnév prenume sobrenome apellidos
        姓 surname vorname nachname firstname lastname fullname username nickname apellido prénom
        prenom cognome soyad imię nazwisko фамилия 닉네임""",
    "description": """
        description desc text beschreibung summary body abstract overview comment comments
        remark note notes message review_text kommentar bemerkung résumé commentaire
        descripción descripcion resumen comentario descrição resumo descrizione beschrijving
        açıklama opis komentarz описание комментарий 설명 내용 상세 리뷰 소개 비고 메모 説明
        紹介 内容 備考 コメント 描述 简介 备注 후기 수강평 감상평 한줄평 口コミ 感想 rezension
        recensione reseña plot synopsis lyrics long_description
        content_text detail details""",
    "time": """
        thời_gian thoi_gian وقت زمن เวลา začátek datum_zeit التاريخ تاريخ الوقت ημερομηνία päivä
        aika tidpunkt tidspunkt čas dátum időpont
        dată waktu tanggal ngày giờ תאריך दिनांक วันที่
             written gesehen ausgeliehen entliehen
        time timestamp on am ts date datetime dat dt dtm dttm tm when at dt zeit datum
        zeitpunkt uhrzeit zeitstempel tag_zeit date heure horodatage fecha hora data ora tijd
        tijdstip zaman tarih tarihi saat czas godzina дата время 일시 시간 일자 일 날짜 시각
        日時 日付 時刻 日 时间 時間 日期 epoch utc server_time wann eventtime event_time
        event_timestamp clicktime orderdate orderdatum belegdatum bestelldatum moment quando
        when""",
    "created": """
        toegevoegd hinzugefügt ajouté ajout añadido agregado adicionado aggiunto dodano přidáno
        tillagd tilføjet lisätty hozzáadva adăugat добавлен добавлено додано προστέθηκε eklendi
        eklenme ditambahkan 添加 created create creation crt reg regdate added placed ordered
        purchased purchase_date
        erstellt angelegt erfasst créé création cree creado creada creación criado criação
        creato creazione aangemaakt oluşturma olusturma utworzono utworzenia создан создано
        создания 생성 등록 작성 登録 作成 创建 生成 下单""",
    "updated": """
        updated modified modification changed upd mod_dt update geändert
        aktualisiert änderung modifié maj
        actualizado modificado atualizado alterado modificato aggiornato gewijzigd bijgewerkt
        modificación modificação modificazione ultima_modifica wijziging wijzigingsdatum
        modyfikacji změny změněno ändrad değiştirme değişiklik
        güncelleme güncellendi zmodyfikowano aktualizacji изменен обновлен изменения обновления
        수정 변경 갱신 更新 変更 修改 synced etl_time load_time =loaded ingested imported export
        exported snapshot _fivetran_synced""",
    "former": """
        previous =prior preceding vorherig* vorige voriger précédent anterior precedente vorheriger
        önceki poprzedni предыдущ předchozí föregående 직전 이전 前回 上次 上一次""",
    "later": """
        seating
        개강 종강 공연일 관람일 예정일 開講 閉講 公演日 開演 宿泊日 开课 开讲 演出时间 演出日期
        결제일 결제시 支払日 入金日 付款时 반납 반환 返却 return returned restituzione rückgabe
        devolución devolução iade retour_date teruggave shipped delivered delivery paid payment
        dispatched returned refunded closed completed due valid expires expiry expiration until
        lieferung lieferdatum geliefert bezahlt zahlung versand fällig fulfilled processed
        livraison livré payé paiement expédié entrega pagado envío pago consegna pagamento
        spedizione levering betaald teslimat ödeme dostawa płatność доставка оплата 배송 배달
        입금 발송 출고 만료 정산 配送 発送 入金 到着 支払 期限 发货 付款 支付时间 收货 过期
        cancelled_at canceled_at end ende fin ended_at""",
    "birth": """
        birth birthday birthdate dob yob born geburt geburtstag geburtsdatum naissance
        nacimiento nascimento nascita geboorte doğum urodzenia рождения 생년월일 생년 출생
        生年月日 誕生日 出生 生日 naiss annaiss nasc nacim geb gebjahr gebdatum lahir =ttl""",
    "registered": """
        registered registration signup signed joined join since registrierung anmeldung
        inscription registro alta cadastro registrazione iscrizione registratie kayıt
        rejestracji регистрации วันที่สมัคร 가입 入会 登録日 注册 first_touch first_seen first_visit
        =first last_login last_seen lastlogin login letzter""",
    "published": """
        published publish release released launch launched pubdate premiere veröffentlicht
        erschienen erscheinung publié publication parution sortie publicado publicación estreno
        lançamento publicação pubblicato uscita gepubliceerd yayın yayin wydania publikacji
        выпуск публикации выхода 출시 발행 개봉 게시 発売 公開 配信 发布 上架 上映 出版
        first_available available on_sale listed start_date""",
    "year": """
        year yr jahr année annee año ano anno jaar yıl rok год 년도 연도 年 年份""",
    "clock": """
        hour hr =hh =std =hhmm =hhmmss stunde uhrzeit heure hora ora uur saat godzina час 시간대
        시각 時 小时
        time_of_day timeofday time""",
    "quantity": """
        số_lượng
        จำนวน pieces =anz =kus kusu stückzahl bestände
        existencias unidades disponible antal kpl počet db darab adet_sayısı الكمية כמות 포인트
        ポイント 积分 quantity qty =stock inventory lagerbestand bestand 재고 在庫 库存 =count
        amount_of =units menge anzahl stück stk stueck quantité quantite qté qte nombre_de
        cantidad cant unidades quantidade qtd qtde quantità quantita qta aantal adet miktar ilość
        ilosc sztuk q_tà q_ty q_té q_tde
        =passengers =passeggeri =passagiere =passagers =pasajeros =passageiros =passagiers =pax
        =pasażerowie =cestující =passagerare =passagerer 승객수 여객수 旅客数 乗客数 乘客数
        количество кол-во 수량 개수 갯수 数量 個数 件数 点数 =plays playcount play_count""",
    "amount": """
        =coins =points balance credits saldo guthaben solde reserved reserviert réservé reservado
        on_hand onhand in_stock available_qty remaining rest_bestand weight gewicht =peso poids
        waga ağırlık вес 무게 중량 重量 =pages seitenzahl =páginas =pagine
        pages_read pages_lues pagine_lette páginas_leídas páginas_lidas gelesene_seiten
        seiten_gelesen gelezen_paginas gelezen_bladzijden przeczytane_strony 읽은_페이지 읽은페이지
        既読ページ数 =kenp =views =likes followers length
        width height länge breite höhe size_mb bytes latency temperature elo level_score battery
        =xp =len gold steps distance distanz entfernung km kilometer meters mètres calories kcal
        포인트 잔액 ポイント 残高 积分 余额 баллы остаток puntos puntuación_total points_total
        puan_toplam punkty =punkte =kilos elevation altitude loadtime load_ms response_time
        prod_strength product_strength drug_strength 전용면적 공급면적 평수 専有面積 建筑面积
        wohnfläche quadratmeter floor_area =sqm =sqft""",
    "price": """
        ราคา المبلغ السعر ποσό τιμή giá hintaa hinta pris belopp ціна сума harga מחיר มูลค่า राशि
        preis_eur revenue_eur minor cents amount_minor betaald_bedrag 매출 매출액
        할인 売上 税込 税抜 price 보증금 월세 전세가 매매가 관리비 家賃 敷金 礼金 租金 押金
        kaltmiete warmmiete nettomiete loyer =rent =rent_pcm
        amount amt prc total revenue subtotal value cost payment_amount sum preis betrag summe
        =summ =somma =soma =somme =сумм =суммы
        bonus_earned bonus_spent bonus_used amount_spent money_spent total_spent
        income ingreso ingresos receita receitas ricavi ricavo einnahmen recettes opbrengst
        cargo cargos umsatz wert prix
        montant precio importe valor preço preco prezzo importo prijs bedrag
        fiyat tutar cena kwota цена сумма стоимость 가격 금액 단가 판매가 정가
        価格 價格 金額 単価 値段 价格 金额 单价 总价
        msrp list_price sale_price unitprice gross net tax pvp beløp částka thành_tiền số_tiền
        tổng_tiền
        discount rabatt shipping fee payable payables receivable receivables""",
    "rating": """
        rating rate stars étoiles estrellas stelle estrelas sterren gwiazdki
        yıldız score grade note_client bewertung sterne évaluation avis calificación
        puntuación valoración avaliação valutazione voto beoordeling puan ocena оценка рейтинг
        평점 별점 점수 評価 評点 レビュー点 评分 打分 liked like thumbs
        التقييم تقييم דירוג रेटिंग đánh_giá hodnocení hodnotenie értékelés vurdering arvostelu
        βαθμολογία""",
    "duration": """
        thời_lượng giây phút poslechnuto délka délka_poslechu διάρκεια avancement المدة مدة
        segundos minutos secondes sekunden_zahl secondi seconden saniye
        секунд секунды sekund 초 秒 秒数 분 ms millis =msec =msecs verweildauer
        duration seconds minutes =sec =secs watched watch_time playtime play_time listened progress
        percent pct completion dwell_time dwell dauer sekunden spieldauer durée duree duración
        duração durata duur süre czas_trwania длительность просмотрено 재생시간 시청시간 진행률
        lesetid læsetid lästid spilletid speltid lyssningstid visningstid
        체류 再生時間 視聴時間 視聴 时长 播放时长 进度 ms_played ms_watched msplayed
        fortschritt progreso progresso voortgang postęp framsteg fremskridt fremdrift ilerleme
        прогресс 진도율 완료율 시청률 進捗 進捗率 完了率 达成率 完成率 播放进度""",
    "status": """
        statecode statuscode stagename stage_name deal_stage sales_stage opportunity_stage
        対応状況 処理状況 حالة الحالة κατάσταση tila tilstand állapot stav stare trạng_thái סטטוס
        स्थिति
        สถานะ 처리상태
        진행상태 status stat sts situação situación =state zustand stand statut état etat estado
        stato durum stan статус состояние 상태 ステータス 状態 状态 financial_status
        fulfillment_status""",
    "type": """
        type typ kind art tipo tür tip тип вид 유형 구분 종류 種類 種別 类型 种类 tipi soort
        documentsoort belegart dokumentart dokumenttyp bewegungsart buchungsart""",
    "flag": """
        is has flag bot is_bot robot crawler test is_test internal spam fraud deleted
        is_deleted storno cancelled canceled void refunded 취소여부 테스트 삭제""",
    "url": """
        url link href uri page_location page path location pageurl slug permalink seite landing""",
    "image": """
        image img thumbnail picture photo_url bild poster foto cover imagen imagem immagine
        이미지 画像 图片""",
    "place": """
        city country zip postal postcode region state_code address street stadt land plz ort
        adresse straße ville pays ciudad país pais cidade città paese woonplaats şehir ülke
        lokalita umístění standort
        miasto kraj город страна регион 도시 지역 국가 주소 시도 都道府県 住所 国 地域 城市
        国家 地区 省 lat lon latitude longitude geo ip ipaddress
        geohash locality localidad pref todofuken =county counties province provincia provinz
        bundesland landkreis district distrito distretto bezirk powiat województwo municipality
        municipio município =kommun =kommune gemeinde gemeente prefecture préfecture borough
        arrondissement район ilçe 시군구 행정동 자치구 市区町村 区县
        zipcode postleitzahl postnummer postnr postinumero =psč =cep kod_pocztowy posta_kodu
        irányítószám почтовый_индекс 郵便番号 우편번호 邮编 邮政编码 郵遞區號""",
    "person": """
        age gender sex alter geschlecht âge sexe edad sexo género_user =idade età sesso leeftijd
        geslacht yaş cinsiyet wiek płeć возраст пол 나이 연령 성별 年齢 年代 性別 年龄 性别
        occupation beruf job_title 직업 職業
        salutation anrede aanhef civilité civilite tratamiento tratamento oslovení tilltal 호칭
        敬称 称谓 обращение""",
    "sequence": """
        vi_tri vị_trí sequence seq order_number rank position =index =step line linenumber
        line_number pos
        zeile nth 순번 순서 回数 plassering placering
        노출순위 노출위치 표시순위 진열순위 表示順位 表示順 表示位置 掲載順位 掲載順
        展示位置 展示顺序 展示排名 排序位置 =rang =posicao =posição =posicion =posición
        =posizione =positie =pozycja""",
    "line": """
        lineitem line_item orderline position_id zeilennr item_seq detail_id rowid row_id
        record""",
    "version": """
        版本 版本号 バージョン 버전 версия wersja versione versión versão verze sürüm
        firmware =fw build app_version sdk_version version schema etag checksum locale
        currency währung devise moneda moeda valuta 통화
        通貨 货币 timezone""",
}
