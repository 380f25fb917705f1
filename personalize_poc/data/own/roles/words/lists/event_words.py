"""Words that stand in columns of events and of states, in many languages. Data, no code."""

from __future__ import annotations

from personalize_poc.data.own import yes_no
from personalize_poc.data.own.roles.words.lists import states_by_language

EVENTS: dict[str, str] = {
    "view": """
        voir guardare visualizar visualizzare consultar consulter consultare zien 見る 观看
        viu viram acessou acessado consultou visualiza visitou vio vieron mirado visualizó
        consultó abrió visitó ha_letto lesse visualizzò visualizza visitato a_vu a_lu
        a_ouvert ouvrit sah_an betrachtet betrachtete liest öffnete öffnet besuchte rief_auf
        bekeek bekijkt leest opende tittade tittar öppnar besökte besökt besöker
        så_på åbnede åbner besøgte besøgt åpnet åpner zobaczył zobaczyła ogląda oglądał
        oglądała obejrzała przeczytał przeczytała czyta otworzył otworzyła otwiera przejrzał
        odwiedził odwiedziła gördü görüyor okudu okuyor görüntülüyor inceledi 読んだ 開いた

        productview itemview preview previewed visited scan scanned produktansicht artikelansicht
        detailansicht seitenansicht abruf abgerufen abgefragt visita visitas visité odwiedziny
        odwiedzono besuch besucht bezoek bezocht navštíveno besök ziyaret посещение 방문 입장 来店
        到店 访问 訪問
        lest læst luettu przeczytano přečteno elolvasva vw pgview
        ดูสินค้า ดูรายละเอียด ดูหน้า เข้าชม
        ansehen angeschaut vedere visto_scheda regarder consulter regardé oglądanie przeglądanie
        prohlížet inceleme
        abertura açma açılış apertura aperto öffnen öffnung geöffnet ouverture consulté otwarcie
        odczyt otevření otevřeno åbning åpning öppning avaus avattu katsottu megnyitás olvasás
        deschidere citire άνοιγμα προβολή ανάγνωση открытие прочтение чтение перегляд відкриття
        читання buka dibuka membuka فتح צפייה פתיחה 瀏覽 閱讀 阅读 開啟 打开 abstract_view fulltext
        full_text consultazione lettura leitura lezen
        ver_ficha ver_fotos ver_foto ver_detalle ver_detalles ver_anuncio ver_producto ver_video
        ver_produto ver_anúncio voir_fiche voir_photos voir_annonce
        عرض مشاهدة زيارة xem_bài lihat_produk lihat dilihat melihat
        visad visades öppnad öppnade öppnat
        zobrazení prohlížení visning megtekintés vizualizare xem xem_sản_phẩm katselu bekijken
        view viewed page_view pageview product_view view_item detail detail_view visit
        screen_view viewcontent product_viewed product_detail ansicht aufruf angesehen vue
        consultation vista visto visualizacion visualização visualizzazione bekeken görüntüleme
        wyświetlenie просмотр 조회 상품조회 열람 閲覧 表示 浏览 查看 pv page browse read
        accessed previewed file_accessed file_previewed
        leer leído lire leggere läsa læse lukea czytać čtení číst olvasás читать читал 읽기 낭독
        読む 読み聞かせ 朗読 阅读 朗读 閱讀 朗讀 read_aloud read_to_me read_along vorlesen
        leer_conmigo leer_en_voz_alta lire_avec_moi ler_comigo leggi_con_me voorlezen läs_för_mig
        lettura letture leitura lectura lesen lezen czytanie przeczytano okuma okundu чтение
        прочитано läsning læsning lesing čtení přečteno olvasás lukeminen đọc membaca dibaca
        gelesen open opened bekijk gelezen geopend görüntüledi görüntülendi obejrzane obejrzał
        otwarto visualizou visualizado abriu leu visualizzato 보기 상세보기 見た 詳細
        看 查看详情""",
    "click": """
        clicar cliquer cliccare klicken klikken hacer_clic pulsar
        clicó clicca cliccò cliqua klickte klickt klikte klickade klickat klickar klikkede klikket
        klikker kliknęła klika tıklıyor tıklandı
        clk clck
        نقر
        kliknutí kattintás napsautus klikkaus κλικ pulsación klikken diklik לחיצה คลิก
        click clicked select select_item klick geklickt angeklickt clic clique tıklama kliknięcie
        клик 클릭 クリック 点击 點擊 tap klik geklikt kliknięto kliknął tıkladı clicou cliccato
        cliqué""",
    "search": """
        pesquisou pesquisa buscou procurou buscó buscado ha_cercato cercato a_cherché cherché
        suchte gesucht sucht zocht gezocht zoekt zoeken sökte sökt söker sökning søgte søgt søger
        søgning søkte søkt søker wyszukał wyszukała wyszukano wyszukiwanie szukał aradı aratıldı
        search suche recherche búsqueda busca ricerca arama поиск 검색 検索 搜索""",
    "cart": """
        winkelmand in_winkelmand winkelmandje in_winkelmandje einkaufswagen in_den_einkaufswagen
        añadir_a_la_cesta kundkorg shoppingkorg lagt_i_kurven
        add_to_list added_to_list add_to_favorites added_to_favorites saved wunschliste
        zur_merkliste_hinzugefügt curtida curtidas 찜하기 찜추가 찜등록 관심상품 관심상품등록
        atc a2c addcart wishlst
        кошик καλάθι سلة עגלה ตะกร้า
        dodanie_na_półkę dodanie_do_koszyka přidání_do_košíku lägg_i_varukorg lagt_i_varukorg
        læg_i_kurv legg_i_handlekurv kosárba adăugare_în_coș προσθήκη_στο_καλάθι ajout_au_panier
        aggiunta_al_carrello aggiungi_al_carrello adicionar_ao_carrinho agregar_al_carrito
        tambah_keranjang masukkan_keranjang tambah_wishlist keranjang
        dodanie_do_koszyka dodano_do_koszyka ajout_au_panier aggiunta_al_carrello
        aggiunto_al_carrello agregado_al_carrito añadido_al_carrito adição_ao_carrinho
        adicionado_ao_carrinho in_winkelwagen in_winkelwagen_gelegd toegevoegd_aan_winkelwagen
        lagd_i_varukorg lagt_i_kurv přidáno_do_košíku sepete_eklendi добавлено_в_корзину
        košík do_košíku kundvagn varukorg handlekurv indkøbskurv giỏ_hàng thêm_vào_giỏ
        ostoskori kosár winkelwagen
        add_to_cart addtocart add_cart cart product_added added_to_cart basket warenkorb
        in_den_warenkorb panier ajout_panier carrito añadir_al_carrito anadir_lista añadir_lista
        anadir_a_lista
        ajouter_liste adicionar_lista aggiungi_lista carrinho carrello sepet
        sepete_ekle koszyk do_koszyka корзина в_корзину 장바구니 장바구니담기 담기 カート
        カート追加 加购 加入购物车 购物车 begin_checkout checkout fav wishlist add_to_wishlist
        bookmark bookmarked save favorite 찜 お気に入り 收藏 merkzettel favoris toegevoegd
        sepete_ekledi dodano_do_koszyka dodał_do_koszyka adicionou bewaard kaydet kaydetti zapisano
        schowek salvou 보관함 관심등록 위시리스트 気になる ほしい物リスト カゴ 心愿单 想看
        加收藏""",
    "purchase": """
        comprava compró compraron ha_acquistato acquistato comprò acquista kaufte kauft bestellte
        buchte bucht kocht koopt bestelde bestelt boekte boekt reserveerde huurde leende köpte
        köpt beställde beställt beställer beställning bokade bokar hyrde lånade købte købt
        køber bestilte bestilt bestiller bookede lånte lejede kjøpte kjøpt leide kupiła kupuje
        zamówiła zamawia zamówiono zakupił zakupiła zarezerwował zarezerwowała wypożyczył
        wypożyczyła kiraladı rezerve_etti sipariş_etti satın_alındı satın_alıyor ödünç_aldı
        reservou encomendou encomendado pediu alugou reservó alquiló pidió encargó ha_ordinato
        ordinato lieh mietete 買った 借りた
        borrowed lend lent booked claim claimed installed install buchung gebucht abonnement
        abonniert ordine ordini bestelling bestellingen zamówienie zamówienia prolongation
        prolongement renovación renovaciones rinnovo verlenging prolongata prodloužení 구독 연장
        신청 체험신청 설치 교환신청
        buy purch purc prch redeem redeemed redemption rdm
        kaufen acheter commander réservation réserver emprunt emprunter comprar reserva reservar
        acquistare prenotazione prenotare kopen reservering uitlening wypożyczenie бронь выдача
        rezervasyon ödünç_alma rezervace výpůjčka bokning utlån udlån lainaus laina varaus
        foglalás kölcsönzés rezervare împrumut κράτηση δανεισμός đặt_chỗ ซื้อ จอง حجز רכישה
        הזמנה השאלה 후원 応募
        αγορά παραγγελία купівля замовлення satın_alım megrendelés cumpărare pembelian
        شراء طلب beli membeli pembelian 대여 소장
        objednávka objednáno nákup köp køb kjøp mua mua_hàng đặt_hàng osto tilaus vásárlás
        rendelés achiziție kopen gekocht
        purchase purchased buy bought order ordered order_completed transaction conversion sale
        kauf gekauft bestellung bestellt achat acheté commande compra comprado pedido acquisto
        aankoop satın_alma satin_alma zakup покупка заказ купил 구매 구입 구입완료 주문 결제
        구매완료 購入 購買 购入 点菜 点单 点餐 加菜 加单 點菜 點餐 加點 追加注文 추가주문
        注文 购买 下单 支付 pay payment paid checkout_complete rent rental loan borrow book
        貸出 貸出延長 延長 대출 대출연장 借出 借书 借阅 续借 issue renew renewal onsite_checkout
        ausleihe
        utlåning utlåningar omlån förlängning forlangning fornyelse forlengelse uusinta
        verlängerung prêt prestito préstamo empréstimo
        satın_aldı sipariş_verdi kupiono kupił zamówił comprou comprato aangekocht besteld
        vormerkung vorbestellung vorbestellt reservierung reserveren 예약 상호대차 予約 预借
        ativação activación activation attivazione aktivierung activering aktywacja aktivering
        aktivace aktivasyon aktivointi aktiválás activare активація kích_hoạt aktivasi
        booking reserve subscribe subscribed подключение подключить активация suscribir
        assinar charged""",
    "watch": """
        iniciou começou concluiu terminou finalizou completou avançou inició empezó concluyó terminó
        finalizó completó avanzó ha_iniziato iniziò ha_completato completò ha_finito a_commencé
        a_terminé a_lancé a_fini begann startete beendete begon startte voltooide började startade
        slutförde avslutade startede begyndte afsluttede fuldførte gennemførte fullførte rozpoczął
        rozpoczęła ukończył ukończyła zakończył zakończyła başladı bitirdi tamamladı
        ouve escutou escutado assiste reproduziu reproduz tocou escuchó escucharon reprodujo
        reproduce ascolta riproduce écouta hörte anhörte schaute schaut sah_sich_an luisterde
        luistert geluisterd beluisterde beluistert keek kijkt gekeken speelde_af lyssnade lyssnar
        spelade spelat spelar uppspelade lyttede lyttet afspillede afspiller hørte hørt
        spilte_av spiller_av słuchał słuchała słucha odsłuchał odsłuchała posłuchał przesłuchał
        odtworzył odtworzyła odtwarza dinliyor izliyor oynattı 聴いた 聞いた
        streamed listened skipped paused seeked reprodução reproduções 読了 수료 수강 수강완료
        cook_done cooked gekocht nachgekocht
        레슨 미리듣기 복습 퀴즈 レッスン 復習 クイズ 课时 复习 测验
        vorschau écouter escuchar ouvir ascoltare luisteren regarder_extrait naslouchání poslech
        ฟัง האזנה 완독 완청 完読 完播 读完 讀完
        przesłuchanie odsłuchanie odsłuch odtworzenie obejrzenie ukończenie dokończenie přehrání
        zhlédnutí poslechnuto dokončení uppspelning lyssning lyssnat avspilling avspilt lytting
        afspilning lytning kuuntelu toisto lejátszás hallgatás redare ascultare ακρόαση
        αναπαραγωγή прослушивание прослуховування відтворення dinleme izleme oynatma tamamlama
        escucha escuchado escuta ouvido ascolto ascoltata écoute écouté anhören angehört
        abgespielt beluisteren afspelen putar memutar dengar mendengarkan tonton menonton
        تشغيل استماع poslech お試し 試し読み 試読 立ち読み 미리보기 맛보기 체험판 试阅 試看
        free_sample leseprobe hörprobe extrait_gratuit muestra_gratis amostra_grátis anteprima
        campione_gratuito inkijkexemplaar proefhoofdstuk darmowy_fragment ukázka ücretsiz_önizleme
        ознакомительный_фрагмент smakprov læseprøve lukunäyte beleolvasó xem_thử đọc_thử
        inicio iniciar iniciado inicia início reanudar retomar fin finalizar fim avance tráiler
        trailer trlr
        démarrage démarrer début debut reprise reprendre beginn gestartet fortgesetzt
        watch watched play played playback stream start started complete completed finish
        finished pause resume stop wiedergabe abspielen lecture reproducción reproduccion
        visionado visionados suscripcion suscripciones mensaje_chat chat_message chatmessage
        visionnage assistir riproduzione odtwarzanie просмотрено воспроизведение 재생 시청
        시청완료 再生 視聴 播放 观看 skip listen scrobble gestart afgespeeld beluisterd izledi
        lettura_completa lettura_completata letto_tutto lecture_complète lectura_completa
        leitura_completa ganz_gelesen zu_ende_gelesen helemaal_gelezen läst_klart
        gesehen geschaut angeschaut gestreamt abgespielt angehört gehört regardé regardée visionné
        visionnée écouté écoutée visualizado reproducido escuchado guardato riprodotto assistido
        reproduzido ouvido obejrzany obejrzana odsłuchany odsłuchana izlendi dinlendi oynatıldı
        přehráno zhlédnuto shlédnuto tittat uppspelad lyssnat afspillet avspilt katsottu kuunneltu
        toistettu megnézve lejátszva meghallgatva vizionat ascultat просмотрел прослушано прослушал
        dinledi obejrzano odtworzono odsłuchano assistiu ouviu ascoltato 청취 감상 청취완료 試聴
        視聴開始 聴取 收听 收看 试看 看完 听完""",
    "rate": """
        suivre seguire folgen volgen
        comentou comentaram comenta comentado compartilhou compartilha compartilhado partilhou
        partilha avaliou avalia classificou classificado pontuou seguiu segue seguindo guardou
        salvando curte gostou imprimiu imprime descarregou descarrega descarregado favorita
        comentó comentaron compartió compartieron comparte valoró valora calificó calificado
        puntuó puntuado siguió sigue siguiendo guardó guardaron le_gustó imprimió descargó
        descargaron ha_commentato commentato commenta condivise condivide valutò ha_recensito
        recensito recensì recensisce ha_votato votato votò ha_seguito ha_stampato stampò scaricò
        scarica ha_messo_mi_piace apprezzato ha_apprezzato a_commenté commenté partagea a_suivi
        s_est_abonné s_abonne sauvegarda sauvegarder a_imprimé téléchargea a_aimé aimé aime
        kommentierte kommentiere teilte teilt bewertete rezensiert rezensierte folgte folgt
        gefolgt speicherte speichert speichern merkte merkt druckte druckt lädt_herunter
        lud_herunter likte geliked liket reageerde gereageerd reageert becommentarieerd deelde
        deelt beoordeelde beoordeelt volgde volgt gevolgd volgen bewaarde bewaart opslaan printte
        downloadde downloadt likete geliket kommenterade kommenterat kommenterar delade delar
        delat betygsatte recenserade recenserat recenserar recension följde följer följt följ
        sparat sparar spara skrev_ut skriver_ut laddade_ner laddade_ned laddar_ner laddat_ner
        nedladdad gillade gillar kommenterede kommenterer kommenterte delte delt deler bedømte
        vurderede vurderet vurderte anmeldte anmeldt anmeldelse fulgte fulgt følger følg gemte
        gemmer udskrev udskriver downloadede downloadet downloader lastet_ned laster_ned likede
        liker lagrer skomentował skomentowała komentował komentuje udostępnił udostępniła
        udostępnia udostępniony ocenił oceniła ocenia zrecenzował zaobserwował zaobserwowała
        zaobserwowano obserwuje śledzi śledził zapisał zapisała zapisuje zachował wydrukował
        wydrukowała wydrukowano drukuje pobrała pobiera ściągnął ściągnęła polubił polubiła
        polubiono lubi yorumladı yorumlandı yorumluyor paylaştı paylaşıldı paylaşıyor oyladı
        oy_verdi kaydediyor yazdırdı indiriyor beğeniyor beğenildi sevdi 共有した 印刷した
        내려받기 다운받기
        reviewed commented vote voted reseña reseñas avis recensione recensioni recenzja
        compartilhamento compartilhamentos participation participación participação
        partecipazione teilnahme teilgenommen attend attended attendance rsvp enrolment
        registered inscription inscriptions iscrizione anmeldung deelname aanmelding udział
        checkin check-in check_in checked_in 참여 참가 체크인 参加 参加登録 签到
        북마크 단어장 ブックマーク 単語帳 单词本 书签
        commento commenti comentario comentarios comentário comentários commentaire commentaires
        kommentar kommentare kommentiert opmerking reactie komentarz skomentowano komentář
        hozzászólás kommentti yorum yorum_yaptı комментарий комментарии bình_luận komentar
        별점 평점 평가 별점주기 평점등록 評価 評分 评分 星评価 bewertung bewertet
        bewertung_abgegeben valutazione valutato valoración valorado avaliação avaliado
        évaluation évalué noté beoordeling beoordeeld ocena oceniono hodnocení ohodnoceno értékelés
        değerlendirme değerlendirdi puanladı оценка оценил betygsatt bedømt vurdert đánh_giá
        kommenterad kommenteret kommentert skomentowano okomentováno kommentoitu
        bewerten bewertung kommentar kommentieren kommentiert aimer noter commenter commentaire
        valorar valoración comentar comentario avaliar avaliação comentário salvar valutare
        valutazione commentare commento condividere salvare scaricare delen beoordelen beoordeling
        reageren reactie ocena komentarz zapisanie оценка комментарий подписка оцінка коментар
        обране puanlama yorum hodnocení komentář oblíbené delning betyg gilla gillat deling
        vurdering arvio arvostelu kommentti suosikki tykkäys értékelés hozzászólás kedvenc
        evaluare comentariu αξιολόγηση σχόλιο αγαπημένο đánh_giá bình_luận nilai_produk แชร์
        ดาวน์โหลด รีวิว ถูกใจ مشاركة تحميل تعليق مفضلة שיתוף הורדה דירוג תגובה מועדף 応援
        口コミ レビュー 打赏 打賞 按讚 留言 追蹤 訂閱 订阅 関注
        pobranie pobrano pobrał ściągnięcie udostępnienie polubienie stažení staženo sdílení
        nedladdning nedladdat nedlasting lataus ladattu jakaminen letöltés letöltve megosztás
        descărcare descărcat λήψη κοινοποίηση скачивание скачал завантаження indirme indirildi
        indirdi paylaşma télécharger téléchargement téléchargé descarga descargar descargado
        baixar baixou scaricato scaricamento herunterladen heruntergeladen downloaden gedownload
        unduh unduhan mengunduh citation citazione citación citação
        댓글 댓글작성 コメント suka simpan bagikan
        إعجاب تنزيل تقييم thích lưu chia_sẻ tải_về
        rate rated rating review like liked love thumbs_up share shared comment gefällt j_aime
        thumb_up favourite favourites favorites favoriten favorit favori favorito favoritos
        favoritar
        favoriter preferito preferiti preferido merkliste guardar guardado enregistrer abonnieren
        ulubione ulubionych obserwuj obserwowanie избранное избранного takip favorilere folgen
        seguir suivre interested interessiert intéressé interesado interessado 팔로우 즐겨찾기
        フォロー 关注 yêu_thích
        condivisione condiviso condividi compartir compartido compartilhar partage partager teilen
        geteilt gedeeld udostępniono udostepnienie paylaş paylasim paylaşım delad dela поделиться
        begen begendi beğen beğendi super_begen favoriet leuk favorilere_ekle polubienie polub
        favorited favourited sparad sparade gesichert gespeichert merken gemerkt enregistré
        enregistrée sauvegardé guardada guardei salvo salvato salvata opgeslagen bewaren zapisane
        zapisz kaydedildi сохранено сохранил сохранить uloženo uložit gemt lagret tallennettu
        mentve mentett salvat αποθήκευση đã_lưu disimpan tersimpan حفظ
        helpful helpful_vote voted_helpful hilfreich nützlich útil úteis utile utili nuttig
        behulpzaam handig przydatne pomocne pomocny faydalı yararlı полезно полезный полезная
        hjälpsam hjälpsamt användbar nyttig hyödyllinen užitečné užitečný hasznos hữu_ích berguna
        도움됨 도움돼요 도움이_돼요 유용함 役に立った 参考になった 有帮助 有用 مفيد שימושי
        มีประโยชน์
        lubię_to ulubiony curtiu favoritou gostei piaciuto superlike super_like
        me_gusta curtir mi_piace beğeni лайк 좋아요 공유 리뷰 いいね シェア 点赞 分享 评论
        follow followed following upvote download downloaded install 다운로드 ダウンロード 下载""",
    "make": """
        cozinhou preparou fez_a_receita cocinó preparó ha_preparato a_préparé kochte backte kookte
        bakte lagade bakade bakat bagte bagt ugotował ugotowała upiekł upiekła pişirdi
        found_it found_cache gefunden trouvé trouvée encontrado encontrada encontrei trovato
        trovata gevonden znalezione znaleziono znaleziona nalezeno nalezena nájdené найдено нашёл
        fundet hittad hittat funnet löydetty löytyi megtaláltam găsit bulundu buldum ditemukan
        đã_tìm_thấy 찾음 찾았음 見つけた 找到 已找到
        gekookt klaargemaakt
        cook cooking bake cook_report cooking_report bake_report
        made_it i_made_it cooked baked cooked_it tried_it tried_recipe recipe_made cook_made
        nachgekocht gekocht nachgebacken gebacken nachgemacht ausprobiert cuisiné
        recette_réalisée j_ai_fait cocinado cocinada lo_hice la_hice hecho_en_casa cozinhei
        preparei eu_fiz fiz_essa cucinato l_ho_fatto gemaakt ik_heb_dit_gemaakt
        pişirdim pişirildi yaptım denedim ugotowane ugotowałem zrobiłem zrobione upieczone
        приготовил приготовила приготовлено готовил uvařeno uvařil tillagad tillagat lagat laget
        tilberedt valmistettu megfőztem elkészítettem gătit μαγείρεψα đã_nấu đã_làm sudah_dimasak
        dimasak طبخت ทำแล้ว つくった 作った つくりました 作りました 作ってみた つくれぽ 調理した
        만들었어요 만들어봤어요 만들어봄 요리했어요 요리완료 해먹었어요 따라했어요 做过 做過 烹饪
        已做 做了""",
    "ask": """
        inscribirse apuntarse postular postularse inscrever_se candidatar_se s_inscrire
        iscriversi candidarsi sich_bewerben solliciteren alquilar louer noleggiare mieten huren
        angefordert angefragt tarifrechner beitragsrechner prämienrechner quote_request get_quote
        request_quote quote_requested devis_demandé demande_de_devis presupuesto_solicitado
        preventivo_richiesto offerte_aangevraagd offert_begärd teklif_istendi 見積依頼
        견적요청
        respondeu responde respondió contestó contestar responder ha_risposto risposto rispose
        risponde rispondere a_répondu répondu répondit répond répondre antwortete beantwortet
        beantwortete antwortet antworten geantwortet antwoordde antwoordt beantwoord beantwoordde
        svarade svarat svarar besvarade besvarat svarede svaret svarer besvarede besvaret svarte
        besvarte odpowiedział odpowiedziała odpowiada odpowiedziano cevapladı cevaplandı yanıtladı
        yanıtlandı cevap_verdi yanıt_verdi 回答した 返信した 답변함 contatou contactou contacta
        kontaktierte contacteerde kontaktade kontaktat kontaktede kontaktet skontaktował
        skontaktowała iletişime_geçti perguntou preguntó ha_chiesto chiesto a_demandé fragte
        gefragt vroeg gevraagd frågade frågat spurgte spurgt zapytał zapytała sordu 質問した
        candidatou candidatou_se inscreveu inscreveu_se postuló inscribió se_inscribió solicitó
        si_è_iscritto iscritto a_postulé postulé s_est_inscrit bewarb bewirbt solliciteerde
        ansökte ansökt ansöker anmälde ansøgte ansøgt tilmeldte tilmeldt søkte_på zaaplikował
        aplikował zgłosił zgłosiła
        contact contacts kontaktiert kontaktaufnahme kontakt_aufgenommen contact_pris
        contacto contactado contatto contattato contato_feito contato_realizado contact_opgenomen
        kontakt_nawiązany kontaktoval kontaktovala связался iletişim
        gesolliciteerd sollicitatie_verstuurd sollicitatie_ingediend
        질문 질문등록 질문하기 수강 수강시작 학습시작 학습완료 수강완료
        nachricht anfragen kontaktaufnahme nachricht_gesendet mensaje_vendedor messaggio_venditore
        諮詢 諮詢客服
        contacto_email contacto_teléfono contacto_telefónico contacto_whatsapp contacto_formulario
        contato_email contato_telefone contato_whatsapp contatto_email contatto_telefono
        contact_email contact_téléphone contact_whatsapp
        mäklare_kontaktad kontaktad kontakta ring_mäklare anmäl_intresse
        intresseanmälan visning_bokad
        lamar melamar dilamar lamaran candidatar
        contacted contattato contacté contactado gecontacteerd skontaktowano
        ad_contact advert_contact listing_contact item_contact offer_contact seller_contact
        dealer_contact agent_contact ad_reply reply_to_ad message_seller reveal_phone phone_reveal
        show_phone phone_shown annons_kontakt anzeige_kontakt annonse_kontakt annonce_kontakt
        lead generate_lead lead_generated submit_lead gerar_lead generar_lead générer_lead
        inquiry enquiry contact_seller contact_agent phone_call request_viewing book_viewing apply
        applied apply_now enroll enrolled enrol register_interest anfrage besichtigungsanfrage
        anruf bewerbung beworben kontaktanfrage demande_de_visite candidature postuler contacter
        solicitud llamada postulación inscripción contactar candidatura inscrição ligação contato
        richiesta chiamata aanvraag bezichtiging sollicitatie zapytanie rezerwacja aplikacja_wysłana
        zgłoszenie_kandydatury başvuru başvurdu iletişime_geç отклик звонок заявка
        waitlist waitlisted wait_list wait_listed on_waitlist warteliste auf_warteliste
        liste_d_attente lista_de_espera lista_espera lista_d_attesa wachtlijst bekleme_listesi
        lista_rezerwowa väntelista venteliste лист_ожидания 대기신청 대기자등록 キャンセル待ち 候补
        문의 전화문의 상담신청 방문예약 지원완료 입사지원 스크랩 알림신청 수강신청
        問い合わせ お問い合わせ 資料請求 見学予約 応募 エントリー 申込 スクラップ
        咨询 电话咨询 预约 预约看房 看房 联系 拨打电话 报名 投递 申请 試閱 试听""",
}

BEGUN = """
        iniciou começou inició empezó ha_iniziato iniziò a_commencé a_lancé begann startete begon
        startte startade begyndte rozpoczął rozpoczęła başladı inicio iniciar iniciado inicia
        início reanudar retomar avançou avanzó avance démarrage démarrer début debut reprise
        reprendre beginn gestartet fortgesetzt start started gestart 視聴開始
        skip skipped pause paused seeked resume stop trailer trlr tráiler vorschau regarder_extrait
        미리듣기 미리보기 맛보기 체험판 お試し 試し読み 試読 立ち読み 試聴 试阅 試看 试看
        free_sample leseprobe hörprobe extrait_gratuit muestra_gratis amostra_grátis anteprima
        campione_gratuito inkijkexemplaar proefhoofdstuk darmowy_fragment ukázka ücretsiz_önizleme
        ознакомительный_фрагмент smakprov læseprøve lukunäyte beleolvasó xem_thử đọc_thử"""
"""Kinds of watching that say that it was begun, stopped or tried, and not that it was watched."""

ALONE = """
    ver 看 aplicar seguir
        abschluss vertragsabschluss
        printed printout imprimir impreso imprimido stampato stampare imprimé imprimer ausgedruckt
        gedruckt drucken ausdruck geprint afgedrukt afdrukken utskrift utskriven udskrift
        udskrevet udskriv drukowanie wydruk yazdır yazdırma 인쇄 인쇄하기 출력 印刷 プリント 打印
        answers answered reply replies replied resposta respuesta risposta réponse antwort
        antwoord svar odpowiedź cevap yanıt respondido contestado 回答 返信 解答 답변 응답 답글
        답장 回复 答题 質問 共有 clica klikt leyó kurv i_kurv cesta a_la_cesta 읽음 읽었음 봤음
        look_at looks_at looked_at looking_at take_a_look took_a_look have_a_look had_a_look
        try_on tried_on bid donate donation gift unlock seitenaufruf gebot spende einschreibung
        lesezeichen installation begonnen übersprungen besichtigung lu vu don enchère appel signet
        liste_d_envies lido doação lance agendamento assinatura matrícula instalação renovação
        lista_de_desejos donación puja instalación asistencia lista_de_deseos pausa 출석 추천 선물
        일시정지 체험 受講開始 受講完了 インストール 購読 本棚追加 スキップ 寄付 投票 入札 一時停止
        열어봄 들음 들었음 들어봄 保存 保存する 保存した 保存済 保存済み 저장 저장함 저장하기 made
        save saves done_it"""
"""Words that are kinds of events where nothing stands beside them: food is kept cool too."""

SALES = """
        venda vendas venta ventas vendita vendite vente ventes verkauf verkäufe verkoop
        försäljning salg sprzedaż satış 판매 매출 販売 売上"""
"""What a movement is called by which something is sold: the usual one, beside returns."""

NEGATIVE = """
        app_crash crash crashed anr absturz abgestürzt plantage caída_de_la_app 비정상종료
        해지 해지완료 해지신청 서비스해지 解約 退会 解约 退订 kündigung gekündigt
        résiliation résilié
        rescisión disdetta opzegging wypowiedzenie výpověď uppsägning opsigelse
        mahnung mahnungen gemahnt overdue overdue_notice dunning reminder_sent reclamation_retard
        relance sollecito sollecitato aanmaning wezwanie upomnienie upomínka påminnelse rykker
        hatırlatma 연체 연체통지 독촉 督促 催还 催還
        testverkauf testkauf testbuchung testbestellung testauftrag testvorgang testtransaktion
        test_sale test_order test_purchase test_transaction vente_test commande_test venta_de_prueba
        pedido_de_prueba venda_teste pedido_teste ordine_di_prova vendita_di_prova testverkoop
        testbestelling sprzedaż_testowa zamówienie_testowe testovací_prodej test_satış test_satışı
        тестовая_продажа тестовый_заказ testförsäljning testsalg 테스트주문 테스트판매 시험판매
        テスト注文 テスト販売 测试订单 测试销售
        not_attending will_not_attend not_coming nimmt_nicht_teil ne_participe_pas no_asistirá
        não_comparecerá non_parteciperà
        umgebucht umgebuchte omgeboekt rebooked rebooked_to
        bounced bounce withdrawn withdrew zurückgezogen ingetrokken ritirata retirada_candidatura
        取下げ 撤回 撤回済 error fehler erreur fout errore erro erros błąd chyba hiba virhe hata
        eroare σφάλμα lỗi ошибка エラー 오류 错误 失效
        entwurf brouillon rascunho bozza szkic черновик чернетка taslak utkast kladde luonnos
        ciornă πρόχειρο nháp draf مسودة טיוטה 下書き 草稿 nicht_abgeholt non_retiré non_retirée
        no_retirado no_recogido não_retirado não_levantado non_ritirato niet_opgehaald
        niet_afgehaald nieodebrane nieodebrany не_выкуплен не_выкуплено невыкуп не_забран
        не_востребован teslim_alınmadı nevyzvednuto nevyzvednutá ej_uthämtad ej_uthämtat
        ikke_afhentet ikke_hentet noutamatta át_nem_vett neridicat neridicată 미수령 수취거부
        不在返送 受取辞退 返送済 逾期未取 未取貨 未取货 棄單 弃单 bom_hàng не_удалось eșuat αποτυχία
        negato nekat nekats
        gagal ล้มเหลว נכשל असफल neuspjelo neuspešno rejetée rejeté respins odbijeno odbijen nekad
        abandonnée abandonné abandonado porzucone visszatérítve visszáru върната върнат grąžinta
        atgriezts tagastatud preklicano vrnjeno zavrnjeno zamietnuté retornat
        ungültig ungültige invalide invalidé inválido inválida no_válido no_válida non_valido
        ongeldig nieważny nieważna nieważne neplatný neplatná neplatné geçersiz недействителен
        недействительно недействительный недійсний ogiltig ugyldig mitätön érvénytelen άκυρο
        không_hợp_lệ tidak_valid 無効 无效 無效 무효 błąd chyba hiba eroare virhe σφάλμα помилка
        取下げ 撤回 撤回済 error fehler erreur fout errore ошибка エラー 오류 错误 失效
        deleted gelöscht supprimé supprimée eliminado eliminada borrado borrada eliminato eliminata
        excluído excluída verwijderd usunięty usunięte usunięto silindi 삭제됨 削除済 削除済み 폐강
        falha falha_cobrança falha_pagamento falló fallida fallito fallita mislukt nieudane
        nieudana başarısız başarısız_ödeme vervallen verfallen
        uncollectible draft vote_down voted_down 찜해제 찜취소 좋아요취소 즐겨찾기해제 bỏ_thích
        refund refunded return returned cancel cancelled canceled cancellation cncl cxl void voided
        chargeback storno storniert retoure erstattet zurückgegeben remboursé remboursement
        annulé annulée annulation retour retourné devuelto devolución devolucion cancelado
        cancelada reembolso reembolsado devolvido devolução estornado annullato rimborsato reso
        återlämning återlämnad återlämnat inlämning innlevering innlevert tilbagelevering
        restituzione restituzioni
        rimborso geannuleerd retour terugbetaald iptal iade anulowane anulowano zwrot zwrócone
        возврат отменен отменён отменено отмена возвращен возвращён 취소 반품 환불 취소완료
        반품완료 환불완료 주문취소 キャンセル 返品 返金 取消 キャンセル済 退货 退款 已取消
        已退款 已退货 退号 已退号 退诊 退票 已退票 退费 已退费 退订 已退订 退课 已退课 退单 已退单
        退菜 退酒 退桌 撤单 撤菜 退团 退班 退餐 退保 退件 退號 已退號 退費 已退費 退訂 退課 退單
        退團
        failed failure declined rejected fraud abandoned fehlgeschlagen
        abgebrochen échoué fallido falhou 실패 失败 失敗 remove_from_cart removed_from_cart
        product_removed dislike disliked thumbs_down thumb_down unlike downvote unsubscribe hide
        not_interested 싫어요 삭제 低评 bot bots robot robots crawler spider spam roboter robô
        робот
        бот 로봇 봇 ボット 机器人 爬虫 روبوت test stornierung reklamiert
        cancelado_pelo_cliente đã_hủy
        đã_hoàn_tiền zrušeno zrušena zrušená zrušený zrušené stornováno vráceno vrácená
        vrácené vratka reklamace hủy huỷ đã_huỷ hủy_đơn trả_hàng hoàn_trả trả_lại hoàn_tiền
        đổi_trả avbruten avbrutna avbokad makulerad returnerad retur återbetald återköp
        inställt inställd innstilt aflyst
        annullerad annulleret returneret refunderet kansellert avbestilt peruttu
        perui perunut peruutettu
        palautettu geretourneerd teruggestuurd teruggenomen annullata annullati stornato resi
        rimborsata
        iptal_edildi iade_edildi anulowany anulowana zwrócony zwrócona отменена отказ
        возвращена возвращено 取消済 返品済 返金済 解約 キャンセル済み 返品済み
        返金済み 取消订单 交易关闭 已关闭 订单关闭 订单已关闭 交易已关闭 已關閉 退款成功 취소됨
        반품됨 환불됨 doublon duplicate duplicated dublette duplikat duplicado duplicada duplicato
        duplicata dubbel dublett dubletter дубликат дубль 중복 중복신청 重複 重复
        remboursée retournée devuelta anulado anulada retourniert zurückgesandt widerrufen
        insufficient_funds expired_card card_expired timeout timed_out denied aborted incomplete
        do_not_honor do_not_honour lost_card stolen_card stolen_or_lost_card invalid_card blocked
        invalid unsuccessful nsf dishonoured bounced_payment suspected_fraud not_authorized
        not_authorised soft_decline hard_decline 한도초과 잔액부족 승인거절 限度額超過 残高不足
        gestrichen struck rayé tachado
        prueba pruebas testauftrag testbestellung testbuchung
        ödeme_hatası ödeme_başarısız ödeme_reddedildi başarısız reddedildi hatası mislukt mislukte
        betaalfout zahlungsfehler échouée échec fallita fallito pago_fallido pagamento_falhou
        nieudana nieudany nieudane misslyckades misslyckad mislykkedes mislyktes mislykket
        selhala selhalo epäonnistui sikertelen eșuată không_thành_công thất_bại فشل فاشلة
        оплата_не_прошла платёж_не_прошёл платеж_не_прошел оплата_не_удалась 支払失敗
        決済不可 付款异常
        余额不足 超时 недостаточно_средств nicht_gedeckt fondos_insuficientes saldo_insuficiente
        中止 演奏中止 再生中止 上映中止 公演中止 開催中止
        返却 반납 归还 还书 还回 返却済 貸出取消 予約取消 예약취소
        abgru absagegrund ablehnungsgrund stornogrund rejection
        closed_lost lost_deal
        verloren perdu perdida perdido perso smarrito failed_payment 실주 失注 丢单
        not_finished unfinished nicht_abgeschlossen
        non_terminé no_terminado non_completato nieukończone nedokončeno
        avtraining avbelegabbruch avbelegstorno avtransfer
        删除 刪除 已删除 已刪除 charged_back từ_chối
        gutschrift voided unavailable indisponível indisponible nicht_lieferbar"""
"""Events and states that say no interest: their rows are left out."""
NO_SHOWS = """
        no_show noshow not_shown_up did_not_attend nicht_erschienen niet_verschenen niet_opgedaagd
        no_presentado no_asistió não_compareceu non_presentato ej_infunnit nie_stawił_się неявка
        mancata_presentazione mancata_comparizione non_présenté non_venu absence_non_excusée
        faltou faltaram não_veio nao_veio cliente_faltou paciente_faltou
        não_comparecimento inasistencia no_asiste no_acudió ausente_sin_aviso uteblev uteblivet
        udeblev udeblivelse ikke_møtt ikke_mødt nedostavil_se nedostavení_se nem_jelent_meg
        neprezentare neprezentat δεν_εμφανίστηκε не_з'явився неявка_клієнта nie_przyszedł
        nieobecność_nieusprawiedliwiona nije_se_pojavio nije_se_pojavila saapumatta_jättänyt
        gelmeyen không_đến tidak_hadir لم_يحضر לא_הגיע
        не_явился gelmedi 노쇼 미방문 불참 무단불참 무단결석 不泊 ノーショー 無断不泊 無断キャンセル
        無断欠席 無断不参加 未到店 爽约 未到 缺席 缺勤 缺课 缺課 旷课 曠課 旷工 请假 請假 病假 事假
        결석 결근 병결 병가 欠勤
        nieobecność nieobecny nieobecna não_apareceu
        ei_saapunut ei_saapunut_paikalle jäi_saapumatta nedorazil nedorazila
        did_not_come didn_t_come did_not_show did_not_turn_up never_came nicht_gekommen kam_nicht
        pas_venu pas_venue n_est_pas_venu n_est_pas_venue non_venuto non_venuta no_vino
        no_se_presentó niet_gekomen nie_przyszła nepřišel nepřišla kom_inte kom_aldrig kom_ikke
        ei_tullut nem_jött_el nu_a_venit не_пришел не_пришёл не_пришла не_явилась не_прийшов
        не_прийшла δεν_ήρθε không_tới tidak_datang 안옴 안_옴 来なかった 没来 沒來"""
"""States of bookings by which nobody came."""

NEGATIVE += NO_SHOWS + states_by_language.TAKEN_BACK

NEGATIVE_STEMS = """
        salgsretur salgskredit verkaufsretour verkaufsrücks verkaufsgutschr verkoopretour
        verkoopcredit försäljningsretur försäljningskredit myyntipalaut
        refund cancel rembours annul storn erstatt rückerstatt zurückerstatt reklamiert
        devuel devol reembols estorn
        rimbors geannul terugbetaal teruggestuur iptal iade anulow zwroc zwrot возвра отмен
        аннулир скасов поверн abgebroch abgelehn fehlgeschlag rechaz refus échou fallid declin
        reject chargeb avbest avbrut återbet makulera refunder returner peruut perutt perunut
        palautet
        zruš vrácen vráten törölt elutasít visszavon visszaküld lemond rambursat returnat ακυρ
        επιστρ dibatalkan batal dikembalikan pengembalian
        ملغ إلغاء مرتجع مسترجع مسترد रद्द वापस בוטל הוחזר ยกเลิก คืนเงิน คืนสินค้า 취소
        반품 환불 철회 キャンセル 返品 返金 取消 取り消 退货 退款 退貨 撤销 作废 交易关闭 실패
        失败
        失敗 anulo kansel devoluc devolv anulat anulir anulj anulu otkazan poništen atšaukt atcelt
        tühistat анулир анульов отказан
        retourz retournier rücksend rückgab rücknahm zurückge widerruf reklam إرجاع ارجاع استرجاع
        استرداد reversal reversed 反品 ошибк недостаточн 拒单 拒绝 拒否 拒收 거절 거부 geretour
        terugbet zrus vracen makuler avbok aterbet kanceller odwołan wyksięgow
        verkoopretour klantretour kundenretour verkaufsretour verkaufsgutschrift verkoopcredit
        salesreturn
        odrzuc rifiutat abgewies zamítn zamitn reddedil recusad afgewez avvisad hylät отклон
        기각 반려 エラー 오류
        geweiger afgekeur verweiger negado negada respint odmítn odmitn odmow evätt evatt avslag
        avslått avslatt avslaat afvist avvist відхил відмовл отказ απορρ 却下 驳回 被拒 ditolak
        ปฏิเสธ مرفوض נדחה अस्वीकृ odepř odepr запрещ 禁止通 禁止进 禁止進 通行不可
        入室不可 立入禁止 출입불가 출입금지 통행불가
        hoan_t возвр 卸载 卸載 アンインストール desinstal deinstall odinstalow деинстал удалил"""
"""How words begin (or what they hold, in scripts without blanks) that say: taken back."""
NEGATIVE_STEMS += states_by_language.TAKEN_BACK_STEMS

DENIED = """
        not no un non nicht kein keine sin sem pas ne niet не nie ikke inte ei nao
        maturity vencimiento vencimento scadenza échéance fälligkeit"""
"""Words that turn another one into its opposite: what ended when it was due was wanted."""

ONE_DEED = """
        구매 구입 | 구매완료 구입완료 | 購入 購買 | 购买 购入 | purchase purchased | buy bought
        | kauf gekauft | compra comprado comprou | achat acheté | acquisto acquistato
        | aankoop aangekocht | zakup zakupiono | satın_alma satın_alındı | покупка куплено
        | köp köpt | nákup nakoupeno
        | generate_lead gerar_lead generar_lead générer_lead"""
"""Words for the same deed, between which programs and clerks make no difference: of those for
purchases, since what was begun and what was done may differ by the form of a verb; and a name that
Google Analytics gives, which some translate."""

CLASSIFIEDS = """
        classified classifieds anzeige anzeigen inserat annonce annonces annons annonser anuncio
        anuncios anúncio anúncios annuncio annunci advertentie advertenties ogłoszenie ogłoszenia
        oglas inzerát inzerat ilan hirdetés anunț объявление объявления оголошення ilmoitus
        kuulutus skelbimas sludinājums αγγελία iklan إعلان מודעה"""
"""What an ad is called that somebody looks for, in a name of a column of items."""

SHOWN = """
        expose exposed exposure exposures item_expose product_expose goods_expose expose_item
        impression impressions product_impression item_impression view_item_list view_promotion
        product_list_viewed product_list_view list_viewed received_email email_received email_sent
        sent_email email_delivered delivered_email push_sent push_received push_receive
        push_delivered
        push_arrived notification_received notification_receive
        notification_sent notification_delivered received_push received_notification
        push_notification_received push_notification_sent 푸시수신 푸시발송 プッシュ受信
        プッシュ配信 推送到达 推送下发 sms_sent message_sent
        ping page_ping media_ping ad_ping heart_beat keepalive keep_alive watch_ping
        video_heartbeat playback_heartbeat lebenszeichen 하트비트 ハートビート 心跳
        session_start session_started session_end session_ended user_engagement first_visit
        app_update app_updated app_auto_update auto_update os_update firmware_update system_update
        app_exception app_crash app_clear_data
        first_open app_open app_opened app_launch app_launched app_start app_background heartbeat
        ad_impression ad_shown ad_view login logged_in logged_out logout loggedin loggedout signin
        signed_in sign_in log_in 앱실행 앱시작 로그인 로그아웃 ログイン ログアウト 起動 登录 登出
        impresión_listado impresión_lista impresión_resultados impresión_búsqueda impresión_anuncio
        impresión_producto impressão_lista impressão_listagem impressão_produto impressão_anúncio
        impressione_lista impressione_elenco impressione_prodotto impressione_annuncio
        affichage_liste affichage_résultats affichage_reco affichage_recos
        affichage_recommandation affichage_recommandations affichage_suggestion
        affichage_suggestions affichage_carrousel affichage_bandeau
        gösterim gosterim liste_gösterim liste_gosterim
        impresi ditampilkan impresión impresion impresiones impressão impressao impressões
        impressione impressioni impressie impressies einblendung einblendungen eingeblendet
        exibido exibição mostrado gösterildi показы показано wyświetlono_na_liście hiển_thị
        shown displayed exposure 노출 상품노출 曝光 展示 展现 インプレッション показ"""
"""Events that were no act of a person: something was only shown."""

STARTS_OF_APPS = """
        app_open app_opened app_launch app_launched app_start app_started open_app launch_app
        start_app 앱실행 앱시작 起動 アプリ起動 应用启动 启动应用"""
"""Starts of an app: of the one that writes the log, or of one among many."""

VISITS = """
        session_start session_started session_end session_ended start_session end_session
        session_begin session_began"""
"""Where a visit begins and ends, or where something does that people sit down for."""

SHOWN_IN_SENTENCES = """
        gezeigt angezeigt affiché affichée montré montrée mostrada mostró mostrato mostrata
        exibida getoond weergegeven pokazano pokazana wyświetlono wyświetlona показана visades vist
        vises näytetty zobrazeno megjelent gösterildi"""
"""Words that say so in a sentence about an item, or beside clicks; alone they may be views."""

TRUE = yes_no.YES
"""How a flag says yes."""

SKIPPED_FLAGS = """
        no_show noshow is_no_show isnoshow
        is_bot bot isbot robot is_robot crawler is_crawler is_test test istest internal
        sandbox is_sandbox issandbox test_mode testmode is_test_mode
        is_internal spam is_spam fraud is_fraud is_deleted deleted isdeleted storno storniert
        ist_storno cancelled canceled is_cancelled is_canceled iscancelled void voided is_void
        refunded is_refunded is_refund is_return returned retoure testbestellung test_order
        testkauf annulé annule cancelado annullato iptal iade anulowane возврат отмена отменен
        hidden is_hidden user_deleted soft_deleted softdeleted unapproved is_unapproved
        del is_del
        intern ist_intern is_intern est_interne es_interno é_interno jest_wewnętrzny
        is_staff is_employee is_internal_user internal_user is_admin is_test_user test_user
        testaccount testkonto testkunde testkund testbenutzer testanvändare testbruker compte_test
        compte_de_test cuenta_prueba cuenta_de_prueba conta_teste conta_de_teste account_test
        account_di_prova testgebruiker konto_testowe testovací_účet test_hesabı тестовый_аккаунт
        testitili tesztfiók cont_test tài_khoản_test akun_uji
        test_account is_test_account staff_order is_demo 직원여부 임직원여부 내부여부 社員フラグ
        fksto sto loekz xloek lvorm loevm delkz stokz
        inställt inställd
        취소여부 반품여부 환불여부 테스트여부 삭제여부 봇여부 취소 반품 テスト キャンセルフラグ
        キャンセル 返品フラグ 返品 テストフラグ 是否取消 是否退货 是否退款 取消 is_storno
        geannuleerd zwrot zwrócony anulowano vráceno returnerad return_flag return_yn povrat
        trả_hàng đã_trả_hàng hàng_trả_lại"""
"""Flags whose rows, where they say yes, tell nothing of interest."""

TRAILER_FLAGS = """
        is_trailer istrailer trailer trailer_flag trailer_yn ist_trailer est_bande_annonce
        es_tráiler es_trailer é_trailer è_trailer is_teaser teaser teaser_flag teaser_yn
        ist_teaser czy_zwiastun jest_zwiastunem zwiastun är_trailer er_trailer on_traileri
        je_trailer fragman_mı fragman bande_annonce is_promo_clip promo_clip
        예고편여부 예고편_여부 예고편 予告編フラグ 予告フラグ 予告編 是否预告片 是否預告片 预告片"""
"""Flags of clips that advertise what can be watched: who plays one saw no title."""

HOUSE_FLAGS = """
        is_gm gm_flag gm_yn is_game_master is_gamemaster game_master gamemaster is_moderator
        moderator is_editor is_staff_user staff_flag staff_yn is_staff_member employee_flag
        employee_yn is_operator_account is_house_account
        ist_mitarbeiter mitarbeiter_kz mitarbeiter_kennzeichen mitarbeiter_flag ist_moderator
        ist_admin ist_redakteur est_employé est_salarié est_du_personnel est_modérateur est_admin
        est_administrateur es_empleado es_moderador es_admin es_administrador es_personal
        é_funcionário é_colaborador é_moderador é_admin é_administrador è_dipendente è_moderatore
        è_admin è_amministratore is_medewerker is_beheerder medewerker_vlag är_anställd är_personal
        är_moderator är_admin er_ansat er_medarbejder er_moderator er_ansatt er_admin
        on_työntekijä on_ylläpitäjä jest_pracownikiem czy_pracownik jest_moderatorem czy_moderator
        jest_administratorem czy_admin je_zaměstnanec çalışan_mı personel_mi yönetici_mi
        moderatör_mü это_сотрудник флаг_сотрудника сотрудник_флаг это_модератор
        gm여부 운영자여부 관리자여부 운영진여부 스태프여부 직원_여부 내부직원여부
        gmフラグ 運営フラグ 運営者フラグ スタッフフラグ 従業員フラグ 管理者フラグ 社内フラグ
        是否员工 是否内部员工 是否管理员 是否工作人员 是否gm 是否員工"""
"""Flags of those who run a game or a community, or work there: few people, of all who take part."""

FLAG_STEMS = """
        exclu ausgeschl ausschl uitgesl wyklucz исключ hariç invalid ungueltig ungültig ongeldig
        nieważn niewazn geçersiz недейств ogiltig filtered gefiltert filtrad 제외
        除外 排除 無効 无效 delet remov raderad radert slett geloesch gelösch supprim
        elimin borrad excluid usuniet
        usunięt verwijder silindi удал smaza poistett törölt
        skipp pomini übersprung uebersprung saltad salté pulad overgeslag atlandı пропущ hoppad
        삭제 취소 반품 환불 무효 스킵 건너뜀 테스트 削除 取消 返品 返金 キャンセル スキップ
        テスト 删除 跳过
        rvrsl rvsl
        duplic doublon dublett dublik doppelerfass 중복 重複 重复
        退款 退货 测试 prueba teste essai prova"""
"""How words begin (or what they hold) of flags whose rows say nothing, where they say yes."""

FLAG_FILLERS = """
        is ist est es se has hat flag flg fl kz kennz kennzeichen ind indicator indikator yn bool
        hit hits purchase view play click download visit visite aufruf request zugriff
         late early was wurde a e est_ce znacznik wskaznik 여부 フラグ 区分 是否 order line item row
         record event traffic trafic tráfico traffico verkehr trafik трафик 트래픽 トラフィック 流量
         session
        mi mı mu mü edildi edilmiş ete été fue foi stato stata czy zostało został została je byl
        byla bylo är er blev ble este это был была было vlag đã
        bestellung position zeile bon beleg commande ligne pedido linea linha zamowienie"""
"""Words of the name of a flag that say nothing of what it means."""

DONE_FLAGS = """
        completed complete is_completed attended attendance showed showed_up present successful
        success succeeded is_success fulfilled confirmed approved accepted finished
        abgeschlossen erfolgreich erschienen anwesend teilgenommen bestätigt terminé réussi
        présent confirmé validé completado asistió asistido presente confirmado concluído
        compareceu completato presenziato confermato voltooid aanwezig bevestigd tamamlandı
        katıldı zrealizowano obecny obecność potwierdzone выполнено завершено присутствовал
        подтвержден 완료여부 완료 출석여부 참석여부 확정여부 完了 出席 完了フラグ 来店 是否完成
        完成 出席 cmpl_yn cmpl completed_yn"""
"""Flags that say whether something came about: where they say no, a person has to be asked."""

FINISHED_FLAGS = """
        completed complete is_completed finished is_finished
        abgeschlossen beendet terminé terminée complété completado completada finalizado terminado
        concluído concluido concluída completato completata concluso voltooid afgerond tamamlandı
        bitti ukończono ukończone zakończono завершено закончено dokončeno fullført fuldført
        slutförd suoritettu befejezve 완료여부 완료 완료_여부 完了 完了フラグ 是否完成 完成
        completed_yn cmpl_yn cmpl"""
"""Flags of what was begun: whether it was done to its end."""

DELIVERED_FLAGS = """
        delivered served supplied fulfilled shipped picked
        geliefert ausgeliefert zugestellt kommissioniert livré livrée servi servie fourni
        entregado entregada servido servida suministrado entregue fornecido atendido
        consegnato consegnata servito evaso evasa geleverd bezorgd dostarczono dostarczone
        zrealizowane wydano doručeno dodáno vydáno levererad levererat leveret levert
        toimitettu kiszállítva teslim_edildi доставлено доставлен выдано отгружено
        배송여부 배달여부 납품여부 출고여부 納品済 配送済 出荷済 配達済 是否发货 是否送达 已发货"""
"""Flags that say of a line of an order whether it came with the others."""

VALID_FLAGS = """
        valid valide válid valido gültig gueltig geldig geçerli gecerli ważn wazn prawidłow действит
        валидн giltig gyldig platn érvényes 유효 有効 有效 正常 counted gezählt gezaehlt gewertet
        comptabilisé contabilizad conteggiat meegeteld zliczon учтен 집계 計上"""
"""How words begin (or what they hold) of flags that say whether a row counts at all."""

CODED_KINDS = {
    "auart": "RE RK RX CR KR KA GK G2 CBRE SO1R RENL ROB AG QT IN AF L2 DR KL KN FD SDF",
    "vart": "RE RK RX CR KR KA GK G2 CBRE SO1R RENL ROB AG QT IN AF L2 DR KL KN FD SDF",
    "verkaufsbelegart": "RE RK RX CR KR KA GK G2 CBRE SO1R RENL ROB AG QT IN AF L2 DR KL KN FD SDF",
    "fkart": "RE S1 S2 G2 IV IVS IG SV LG F5 F8",
    "belegart": "GS GU AN",
    "fakturaart": "RE S1 S2 G2 IV IVS IG SV LG F5 F8",
    "vbtyp": "H K N O S 5 6 T A B L P I",
    "vbtypv": "H K N O S 5 6 T A B L P I",
    "vbtypn": "H K N O S 5 6 T A B L P I",
    "bwart": "602 651 652 653 654 655 656 657 102 122 552",
    "pstyv": "REN RENN G2N KRN AGN AGNN AFN AFNN L2N KLN KLX",
}
"""Name of a column of SAP, or of German shops -> codes of returns, credits, debits, reversals,
quotations, invoices pro forma, gifts, and of what firms of one group bill each other (IV, IG)."""

OUTSIDERS = """
    stat statistical statistic statistics statistical_patron statistik statistique estadística
    statist estad estadist estadistic estadístico estatística estatístico estatist statistica
    statistico statistiek statystyka istatistik статистика 통계 통계용 統計 統計用 统计
        fake fake_account fakeprofil fakekonto sahte falso faux_compte nep_account 가짜 허위계정
        redaktion rédaction redacción redazione redacção redactie redakcja 편집국 編集部 编辑部
        cpd cpdl cpdb employees mitarbeiterkonto testkunden test_customer test_customers
        test tests tester testing test_account test_user testkonto testkunde compte_test recette
        prueba teste prova deneme тест тестовый qa demo dummy sandbox staff employee internal
        internal_user employee_user gm game_master gamemaster
        admin administrator superuser system bot robot crawler
        mitarbeiter mitarbeiterin personal_intern intern employé employe salarié interne équipe
        empleado interno funcionario funcionário colaborador dipendente medewerker personeel
        pracownik сотрудник персонал çalışan personel anställd ansatt medarbejder
        testowe testowy testowa testowi testkonto testbenutzer testgebruiker agent agents
        estate_agent broker makler realtor agente corredor courtier moderator moderador redakteur
        editor editorial interní testovací testkonton ilc ill library_staff 中介
        recruiter employer recruiting hr headhunter talent_acquisition arbeitgeber personaler
        recruiterin personalvermittler recruteur recruteuse employeur reclutador empleador
        recrutador empregador selezionatore reclutatore datore_di_lavoro werkgever rekruter
        rekruterka pracodawca işveren работодатель рекрутер arbetsgivare rekryterare
        채용담당자 채용담당 인사담당자 구인자 採用担当 採用担当者 求人者 雇主 招聘者
        직원 임직원 사내 내부 내부계정 관리자 운영자 테스트 테스트계정 스태프 社員 従業員 スタッフ
        業者 不動産業者 仲介業者 同業者 중개업자 공인중개사 부동산업자
        館内用 館用 自館 自館用 所内用 社内用 内部用 内部利用 내부용 사내용 자관 자관용 馆用 馆内用
        管理者 テスト テストアカウント 内部 员工 內部 管理员 测试 测试账号 内部员工 机器人"""
"""What a table of people calls those who are no customers."""
