"""Words of names of columns of what people choose in one trade, and only describes in another.

A museum recommends its exhibitions, a fund platform its funds, a farmers' adviser varieties; in a
shop the same words stand beside an article and say something of it. So they count only where no
column of the row names a thing for sure; see `which_column.points.weakly_named`. Data, no code:
spelled as in `lexicon`, a theme in each block, in the languages of exports.
"""

from __future__ import annotations

COURSES = """
    module moduleid =modul modulname modulnr modulnummer modulid modulo módulo moduł moduły modulu
    модуль модуля 모듈 モジュール 模块
    exercise exerciseid übung übungsname uebung ejercicio exercício exercicio esercizio exercice
    oefening ćwiczenie cvičení egzersiz alıştırma упражнение вправа övning øvelse harjoitus
    gyakorlat exercițiu άσκηση bài_tập latihan 운동명 운동종목 種目 练习 動作名
    seminar seminarnr seminarid seminario seminário séminaire seminarium семинар семінар 세미나
    セミナー 研讨会
    webinar webinarid webinaire webinario webbinarium вебинар вебінар 웨비나 ウェビナー
    workshop workshops workshopid taller tallerid oficina_id laboratorio_id atelier ateliers
    ateliê atölye warsztat warsztaty dílna мастер_класс műhely 워크숍 워크샵 ワークショップ 工作坊
    training trainingid trainings schulung schulungsnr schulungsnummer lehrgang lehrgangnr
    lehrgangsnr lehrgangsnummer fortbildung fortbildungsnr formation formations formación formacion
    formação formacao formazione opleiding szkolenie szkolenia školení školenie eğitim_adı
    eğitim_kodu тренинг тренінг utbildning uddannelse koulutus képzés instruire 교육명 교육과정
    교육프로그램 研修 研修名 培训 培训名称
    lecture lctr_no lctr_cd vorlesung vorlesungsnr vortrag lehrveranstaltung lvnr lv_nr conférence
    conferencia palestra conferenza college_id lezing wykład přednáška přednášky föreläsning
    forelæsning forelesning luento luennon előadás лекция лекція 강연 講演 讲座
    elective curriculum lehrfach wahlfach matière matiere asignatura materia_id cod_materia
    disciplina disciplinas insegnamento insegnamenti vak vakcode przedmiot przedmiotu předmět
    predmet tantárgy dersin dersadi дисциплина дисциплина_код дисципліна 교과목 교과 과목코드
    科目 科目名 科目コード 课名
    quiz quizid puzzle_id examen_id exam_id exam_code prüfung prüfungsnr prüfungsnummer 시험명
    試験名 考试名称
    비교과 프로그램명 체험명 체험프로그램 プログラム名 活动名称 项目名称 项目编号
    차시 과정명_교육 교육 특강 클래스 클래스명 講習 班级 课堂 laboratorio oficina 
    mata_pelajaran pelajaran lehreinheit ämne ämneskod =emne =fag =fach fächer predmet_id
    moduuli szak_kód kroužek кружок кружка секция секции predavanje chương_trình
    """

TRAVEL = """
    destination destinations destinationid dest_cd dest_code reiseziel ausflugsziel zielort destino
    destinos destinazione destinazioni =meta bestemming reisbestemming cel_podróży destynacja
    destinace cíl_cesty varış_yeri gidilecek_yer направление пункт_назначения напрямок resmål
    rejsemål reisemål matkakohde úti_cél destinație destinatie προορισμός điểm_đến tujuan_wisata
    จุดหมาย 여행지 목적지 관광지 行き先 行先 目的地 観光地 旅行先 景点 景區 景区
    trip tripid trip_no =reise reisenr reisenummer reiseid reisetitel voyage voyages voyageid
    viaje viagem viagens viaggio viaggi =reis =reizen reisnummer wycieczka wycieczki podróż zájezd
    zájezdu poznávací gezi_adı gezi_kodu путешествие поездка подорож поїздка resa =rejse matka_id
    utazás călătorie ταξίδι chuyến_đi paket_wisata 여행상품 투어명 ツアー 旅行商品 线路 行程
    cruise cruises kreuzfahrt croisière crucero cruzeiro crociera rejs =rejsu plavba круиз 크루즈
    クルーズ 邮轮
    gita =gite escursione escursioni uscita_nome randonnée randonnee sortie_nom excursão excursao
    hike hikeid wanderung wanderziel tura_nazwa výlet výletu vandring vandretur vaellus túra
    поход экскурсия экскурсии екскурсія 산행지 산행 등산 코스명 コース名
    attraction attractions attraction_id attractie sehenswürdigkeit sehenswuerdigkeit atracción
    atracción_turística atração attrazione atrakcja sight sights sightid zabytek památka
    достопримечательность sevärdhet seværdighed severdighet nähtävyys látnivaló atracție αξιοθέατο
    어트랙션 アトラクション
    trail trails trailid trailname sentier sentiero sendero trilha szlak stezka тропа leid =loipe
    등산로 登山道
    campsite campsites campingplatz camping_id campeggio kemping =hütte refuge rifugio refugio
    schronisko beach strand_name plage playa praia spiaggia
    apartment apartments apartmentid appartement ferienwohnung apartamento appartamento apartament
    квартира квартиры leilighed lägenhet huoneisto lakás διαμέρισμα căn_hộ 아파트명 部屋
    zimmerart zimmertyp zimmerkategorie room_type roomtype type_de_chambre tipo_habitación
    tipo_habitacion tipo_de_habitación tipo_quarto tipo_camera kamertype oda_tipi typ_pokoju
    тип_номера 객실타입 객실유형 部屋タイプ 房型
    immobilie immobiliennr immobilien_id realestate nieruchomość nemovitost inmueble inmuebles
    imóvel imovel immobile immobili bien_id emlak_no недвижимость ingatlan kiinteistö 매물번호
    物件番号 楼盘 房源编号
    parcours percorso percorsi recorrido 노선명 코스번호
    circuit circuits itinéraire itinerario roteiro passeio passeios visite_guidée rondleiding uitstapje
    =tur =tura =gezi =seyahat destinasyon güzergah rota_adı poznávačka výlety zájazd utflykt
    udflugt utflukt retki reitti =rutt =rute útvonal kirándulás traseu excursie călătorie εκδρομή
    διαδρομή тур_название тура маршрут маршрута =тур trasa trasy destinasi objek_wisata ทัวร์
    투어 명소 여행 노선 코스 ツアー名 コース
    accommodatie ubytování majoitus cazare konaklama alojamento kamer_id rumstyp romtype
    værelsestype huonetyyppi typ_pokoje tipe_kamar 객실 客室 客室タイプ
    woning woningen mieszkanie mieszkania =bolig ejendom eiendom fastighet asunto imobil =daire
    emlak vivienda viviendas propiedad propiedades propriété nehnuteľnosť нерухомість ακίνητο
    leilighet lejlighed 아파트 分譲
    """

CULTURE = """
    exhibition exhibitions exhibitionid exhibits ausstellung ausstellungsnr ausstellungstitel
    ausstnr exposition expositions exposición exposicion exposição exposicao mostra_id =mostra
    tentoonstelling tentoonstellingen wystawa wystawy výstava výstavy sergi_adı sergi_no
    выставка выставки виставка utställning udstilling utstilling näyttely kiállítás expoziție
    έκθεση triển_lãm pameran นิทรรศการ 전시명 전시회 展覧会 展示会 展览名称
    exhibitor exhibitors exhibitorid aussteller ausstellernr exposant exposants expositor
    expositores espositore espositori exposant_id standhouder exposanten wystawca wystawcy
    vystavovatel katılımcı_firma экспонент участник_выставки utställare udstiller utstiller
    näytteilleasettaja kiállító expozant εκθέτης 참가업체 출품업체 出展者 出展社 参展商 展商
    exponat exponatnr museumsobjekt objektnummer inventarobjekt museum_object
    stop_title audioguide_stop hörstation 유물 소장품 소장품번호 전시품 展示品 収蔵品 藏品 文物
    museum museumid museums musée museo museu muzeum müze музей музея museet museo_id μουσείο
    bảo_tàng พิพิธภัณฑ์ 박물관 미술관 博物館 美術館 博物馆 美术馆
    artwork artworks artworkid kunstwerk =werk =werke werknr werknummer werktitel werkid kunstwerken
    œuvre_id opera_id kunstværk konstverk taideteos dzieło dzieła =dílo díla =eser eserin eser_no
    eser_adı произведение произведения твір műtárgy műalkotás operă έργο tác_giả_tác_phẩm karya
    work_id work_no work_cd work_code workid workno work_title work_name wrk_no
    作品番号 作品コード 作品id 作品编号 작품번호 작품코드
    painting paintings sculpture gemälde tableau_id cuadro pintura dipinto schilderij obraz_id
    novel novelid novel_no novels novela romanid romance_id romanzo powieść román роман_id
    소설 소설번호 웹소설 小説 小说 小说id
    comic comics comicid comic_no manga mangaid anime animeid webtoon webtoonid fumetto fumetti
    historieta bande_dessinée çizgi_roman комикс 애니 アニメ 动漫
    magazine magazines magazineid zeitschrift zeitschriften heft heftnr journal_id journalid revue
    revista revistas rivista riviste tijdschrift czasopismo časopis dergi dergi_adı журнал журнала
    tidskrift tidsskrift aikakauslehti folyóirat revistă περιοδικό tạp_chí majalah นิตยสาร
    잡지 잡지명 雑誌 雑誌名 杂志 期刊 刊名
    issue_id issue_no ausgabe_id 호수번호
    chapter chapters chapterid chapter_id chapter_no =kapitel kapitelnr chapitre capítulo_id
    capitolo hoofdstuk rozdział kapitola глава =bölüm_no fejezet κεφάλαιο 챕터 章节 章节id
    volume_id volume_no tome_id band_nr bandnr
    paper_id publication publicationid publication_title manuscript manuscriptid submission_title
    publikation publikationen publikacja публикация 논문 논문번호 論文 论文
    playlist playlistid playlist_id wiedergabeliste lista_reproducción playlista плейлист 플레이리스트
    プレイリスト
    sender_name station_id stationid radiosender kanal_name
    musikstück musiktitel stück_titel morceau_id brano_id
    muzeu pertunjukan vở_diễn inscenace 앨범 アルバム 专辑 album_id albumid album_title
    kunstobject kunstobjekt værk =verk =verket exponát экспонат_музея 章 巻 话数 話数 集数 表演
    bab_id 행사 행사명 イベント名 경기 경기명 대회 試合 赛事 
    """

FARM_AND_HEALTH = """
    variety varieties varietyid varietyname =sorte sortenname sortennr sortenbezeichnung variété
    variete varietà variedad variedade odmiana odmiany odrůda odrůdy odroda çeşit çeşidi сорт =сорта
    rassen_naam sort_namn lajike fajta soi_id ποικιλία giống varietas พันธุ์ 품종 품종명 品種 品種名
    品种 cultivar cultivars
    crop crops cropid crop_code kultur_id kulturart feldfrucht fruchtart =kultur culture_id
    cultivo cultivos =cultura coltura colture gewas gewassen uprawa plodina ürün_deseni культура
    gröda afgrøde viljelykasvi növény καλλιέργεια cây_trồng tanaman พืช 작물 작목 作物 作目
    pesticide pesticides pesticideid pflanzenschutzmittel herbicide fungicide plaguicida
    fitosanitario fitosanitarios agrotóxico fitofarmaco fitofármaco gewasbeschermingsmiddel
    środek_ochrony přípravek pripravok =ilaç ilaç_adı ilaç_kodu пестицид препарат препарата
    bekämpningsmedel plantevernmiddel növényvédő pesticid φυτοφάρμακο thuốc_trừ_sâu pestisida
    농약 농약명 農薬 农药
    fertilizer fertiliser düngemittel =dünger engrais fertilizante concime meststof nawóz hnojivo
    gübre удобрение добриво gödsel gødning gjødsel lannoite műtrágya îngrășământ λίπασμα phân_bón
    pupuk ปุ๋ย 비료 肥料
    seed_id seedid saatgut semence semences semilla semillas semente sementi zaad zaden nasiono
    nasiona osivo tohum семена насіння frö vetőmag sămânță σπόρος hạt_giống benih 종자 種子 种子
    plant_name plantid plant_id pflanze pflanzenname pflanzennr plante_nom planta_nombre roślina
    rostlina bitki растение рослина växt kasvi φυτό 식물 식물명 植物 植物名
    breed breeds breedid =rasse rassename =raza =raça =razza =rasa plemeno irk_adı порода порода_id
    ras_naam rotu 견종 犬種 品种名
    animal animals animalid tiername tierart =tier =tiere tiernr =animale =animali zwierzę zvíře
    hayvan животное тварина djur eläin állat ζώο động_vật hewan สัตว์ 동물 보호동물 動物 动物
    tree_no 樹木 나무
    treatment treatments treatmentid behandlung behandlungsart behandlungscode traitement soin
    tratamiento tratamento trattamento behandeling zabieg zabiegu ošetření tedavi lечение лечение
    процедура процедуры лікування behandling hoito kezelés tratament θεραπεία điều_trị
    perawatan การรักษา 시술 시술명 치료 施術 治療 治疗
    procedure procedure_code procedureid proc_cd proc_code procedura procedimento procedimiento
    zabieg_kod işlem_kodu işlem_adı
    vaccine vaccines vaccineid vaccine_code impfstoff vaccin vacuna vacina vaccino szczepionka
    vakcína aşı_adı вакцина вакцины rokote oltóanyag vaccinul εμβόλιο vắc_xin vaksin วัคซีน 백신
    ワクチン 疫苗
    medicine medicines medicineid médicament medicina_id médecine lekarstwo =lek =leku lék léčivo
    =pzn wirkstoff hilfsmittel lääke gyógyszer thuốc =obat ยา 약품 약품명 약품코드 薬品 药品名称
    healthcheck checkup_item 검진항목 検査項目
    utsäde siemen plantă plante =plantas planta_id sort_id 객체 insumo_agricola defensivo defensivos
    medicijn läkemedel lægemiddel legemiddel liek lieky ліки φάρμακο toimenpide beavatkozás
    servicio servicios serviço serviços servizio servizi materia_prima soi_nume
    =dier =dieren =dyr djur_id =rase =ras hewan_id
    """

FOOD = """
    meal meals mealid meal_name mahlzeit repas comida_id refeição =pasto maaltijd posiłek posiłku
    =jídlo jedlo yemek yemeği страва måltid ateria étkezés γεύμα bữa_ăn makanan อาหาร 식단 음식
    음식명 食事 料理名 餐品 菜名
    beverage beverages drink drinks drinkid getränk boisson bebida bebidas bevanda bevande drank
    napój nápoj içecek напиток напій dryck drik juoma ital băutură ποτό đồ_uống minuman เครื่องดื่ม
    음료 飲み物 ドリンク 饮料
    wine wines wineid weinnr weinname =vino =vini =vinho =vinos =wijn wijnen =wino =víno şarap вино
    bor_id κρασί 와인 ワイン 葡萄酒
    beer beers beerid biername bière =birra cerveza cerveja =piwo =pivo bira пиво 맥주 ビール 啤酒
    coffee coffee_name kaffeesorte café_nom caffè_nome
    ingredient ingredients ingredientid zutat zutaten ingrédient ingrediente ingredienti
    ingrediënt składnik składniki surovina malzeme_adı ингредиент інгредієнт ingrediens ainesosa
    hozzávaló συστατικό nguyên_liệu bahan วัตถุดิบ 재료명 食材 原料
    snack snacks 간식 点心
    =vin =vins =vini viini =wein weinsorte =bier drikke drikk kawa_nazwa bebida_id 재료
    """

PLANS = """
    tariff tariffs tariffid tarifname tarifnr tarifcode tarif_id =tarif tarifa_id tariffa_id
    plan_id plan_code plan_name plan_no planid plan_cd bundle bundleid bundle_id bundle_code
    vertragsart forfait forfaits formule_id abonnement_type type_abonnement tipo_abono
    tipo_de_plan tipo_plano pacote pacotes pacchetto_id pakket_id pakiet pakietu paket_adı
    tarifni тариф тарифа тарифный тарифний 요금제 요금제코드 料金プラン プラン名 プランコード 套餐
    套餐名称 资费
    fund funds fundid fund_code fund_name fund_no fnd_cd =fonds fondsname fondsnr fondsid =fondo
    =fondi =fundo =fundos fundusz funduszu fondu fon_kodu fon_adı паевой_фонд пиф фонд_код 펀드
    펀드명 펀드코드 ファンド ファンド名 基金 基金代码 基金名称
    security_id security_code security_name instrument instrumentid instrument_id titoli_codice
    walor papier_wartościowy cenný_papír värdepapper værdipapir verdipapir arvopaperi értékpapír
    ценная_бумага инструмент
    policy_type insurance_product coverage_cd coverage_code versicherungsprodukt sparte_produkt
    보험상품 보험상품코드 담보코드 保険商品 险种 险种代码
    loan_product kreditprodukt 대출상품 ローン商品 贷款产品
    ticket_type tickettype ticketart kartenart typ_biletu tipo_entrada tipo_ingresso tipo_biglietto
    type_billet bilet_türü тип_билета 권종 券種 票种 membership_type
    =paket paketname pakket pakketnaam paquete paquetes pacchetto pacchetti pachet balíček balíčku
    пакет пакета =fond =fonder fondcode rahasto =fon gói_cước paketti abonnementsvorm formule_nom
    приложение_тариф プラン 機種 型式 型号 liittymä
    """

COMMUNITY = """
    project projects projectid projectno projekt projektnr projektnummer projektname projet projets
    proyecto proyectos projeto projetos progetto progetti projecten projektu proje_no proje_kodu
    proje_adı проект проекта проєкт prosjekt projekti hanke proiect έργο_id dự_án proyek โครงการ
    사업명 사업코드 프로젝트 プロジェクト 案件 项目
    maßnahme maßnahmen maßnahmennr massnahme massnahmen massnahmenr maßnahmenbezeichnung mesure_id
    medida_id åtgärd tiltak
    scheme schemes schemeid scheme_code scheme_name grant_id grantid förderprogramm programme_aide
    bando bandi edital convocatoria convocatorias 지원사업 사업번호 補助金 制度名 政策名称
    committee committees committeeid gremium ausschuss commission_id comité comisión comissão
    commissione commissie komisja výbor komisyon комитет комітет utskott udvalg valiokunta
    bizottság comitet επιτροπή ủy_ban komite 위원회 委員会 委员会
    charity charities charityid nonprofit nonprofitid verein vereinsname association_id oeuvre_id
    fundación fundação fondazione stichting =fundacja nadace vakıf фонд_помощи 단체명 기부단체
    기부처 団体名 寄付先 慈善机构
    activity_code activité activite actividad actividades atividade atividades attività activiteit
    aktywność =zajęcia aktivita faaliyet faaliyetler etkinlik etkinlik_adı etkinlik_kodu активность
    занятие мероприятие мероприятия захід aktivitet aktiviteter foglalkozás activitate
    δραστηριότητα hoạt_động kegiatan 활동명 체험활동 활동코드 活動名 活动 活動
    angebotnr angebotsname kursangebot freizeitangebot ferienangebot sportangebot freizeitnr
    =sport =sports sportnr sportid sport_id sportcode sport_code sportart =deporte deportes esporte =esportes
    modalidade modalidad disziplin dyscyplina disciplína branş_adı спорт вид_спорта idrott
    idræt idrett laji_nimi sportág άθλημα môn_thể_thao olahraga กีฬา 종목 종목명 스포츠 競技 种目
    运动项目
    team_id teamid team_name mannschaft équipe =equipo =equipe squadra ploeg drużyna =tým takım
    команда lag_namn joukkue csapat echipă ομάδα_id đội 구단 チーム 球队
    league leagueid league_id =liga ligaid ligue campionato campeonato lig_adı лига 리그 リーグ 联赛
    race_id race_no race_name raceid rennen rennnr carrera_id corrida_id gara_id wyścig závod yarış
    гонка забег 대회명 경주번호 レース レースid 大会名 比赛
    hobby hobbyid interessen 동호회 동아리 サークル 社团
    clubid club_id club_name club_no klub_id
    petición petição petizione petitie petycja petice petíció petiție петиция петиция_код петиція
    dilekçe 청원 請願 namninsamling commission proje proyecto_id hold_navn vereniging association
    aktivite stiftung stipendium urheilulaji harrastus =spor sporlar 팀 =tim_id 사업 事業名
    事业 出品 dispositif trámite trámites tramite
    """

OFFICES = """
    formid form_id form_name form_code form_no formular formularnr formularname formulaire formulario
    formulário modulo_id formulier formularz formulář form_adı форма_id бланк blankett skema_id
    lomake űrlap formulă έντυπο biểu_mẫu formulir แบบฟอร์ม 서식 서식명 양식 様式 表单 表格名称
    resource_id resource_code resourceid resource_name resource_title ressource ressourcenr recurso
    recursos risorsa zasób zasobu zdroj kaynak_adı kaynak_kodu ресурс ресурса erőforrás πόρος
    자료명 자료번호 자원명 資料 资源
    fileid file_id file_no dateiname datei_id fichier fichier_id archivo_id arquivo_id bestand_id plik
    файл_id 파일번호 文件编号
    thread_id threadid topic_id topicid topic_title hilo tópico_id
    facility facility_id facilityid facility_name fclt_no fclty einrichtung installation_id
    instalación instalacion instalação impianto voorziening obiekt_id zařízení tesis_adı объект_id
    anläggning facilitet laitos_id 시설 시설명 시설코드 施設 施設名 设施 场馆
    equipment equipment_id equipmentid equip_no gerätetyp geraetetyp équipement equipamiento
    equipamento attrezzatura apparatuur sprzęt zařízení_id ekipman оборудование обладнання
    utrustning udstyr utstyr laitteisto berendezés εξοπλισμός thiết_bị peralatan 장비 장비명 기자재
    設備 机材 機材 器材
    tool_id toolid tool_name werkzeug outil herramienta ferramenta utensile gereedschap narzędzie
    nářadí =alet инструмент_id verktyg værktøj verktøy työkalu szerszám
    cat_item catalog_item catalogue_item katalogeintrag artículo_catálogo
    dataset dataset_id datasetid datensatz jeu_de_données conjunto_datos 데이터셋 データセット 数据集
    service_id service_code serviceid service_name service_no svc_cd svc_id svc_no
    leistung leistnr leistungsnr leistungsnummer leistungscode leistungsart dienstleistung prestation
    prestación prestacion prestação prestazione verrichting świadczenie usługa usługi výkon výkonu
    služba služby hizmet hizmet_kodu hizmet_adı услуга услуги послуга tjänst ydelse tjeneste palvelu
    szolgáltatás serviciu υπηρεσία dịch_vụ_id layanan บริการ 서비스명 서비스코드 민원명 민원사무
    サービス名 サービスコード 服务项目 服务名称 事项名称
    feature_id feature_name featureid feature_key feature_code
    blanket_id skjema ressurs resursă resurs 자료 文档 文件名 ファイル名 문서 문서명 文書 文書名
    vacante vacantes puesto_id puestos stilling stillingstittel työpaikka pracovní_místo pozice
    posizione_lavorativa 일자리 직무 職種 岗位 岗位名称 должность должности việc_làm lowongan
    vacature vacatures állás munkakör vakans 업무명 conferința tesis anlæg anlegg makine
    aplicativo aplicativos aplicación aplicaciones 앱 应用
    """

GOODS = """
    ersatzteil ersatzteilnr spare_part sparepart bauteil baugruppe recambio repuesto peça_id ricambio
    onderdeel onderdeelnummer część części díl_číslo náhradní_díl yedek_parça запчасть деталь
    reservdel reservedel varaosa alkatrész piesă ανταλλακτικό phụ_tùng 부품 부품번호 部品 部品番号
    备件 零件
    machine machineid maschine maschinennr maschinentyp machine_type máquina macchina maszyna stroj
    makine_adı машина_id 기계 機械 机器
    vehicle_model fahrzeugmodell model_cd mdl_cd model_no modelno modell modelle modèle modelo
    modello 모델명 차종 車種 车型
    novelty toy_id game_title
    lot_id lot_no losnr losnummer lotnummer lote_id lotto_id aukcja 경매번호 落札番号 拍品
    gift_item prize_id prize reward_id reward_name rewardid prämie prämiennr premio_id nagroda
    odměna ödül_adı награда palkinto 경품 리워드 景品 奖品 礼品
    wallpaper sticker sticker_id stickerid skin_id emoticon 이모티콘 表情包
    quest_id quest_no mission_id mission_no level_id levelid level_no stage_id stageid stage_no map_id
    hero_id champion_id character_id weapon_id avatar_item 퀘스트 クエスト ステージ 关卡
    dataset_title template_id template_name font_id fontid sound_id
    publicidad_id 분양단지 단지명
    """

ALL = (
    COURSES, TRAVEL, CULTURE, FARM_AND_HEALTH, FOOD, PLANS, COMMUNITY, OFFICES, GOODS,
)  # fmt: skip
"""All themes."""
