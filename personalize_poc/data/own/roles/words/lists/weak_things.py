"""Words of names of columns of what people choose in one trade, and only describes in another.

A museum recommends its exhibitions, a fund platform its funds, a farmers' adviser varieties; in a
shop the same words stand beside an article and say something of it. So they count only where no
column of the row names a thing for sure; see `which_column.points.weakly_named`. Data, no code:
spelled as in `lexicon`, a theme in each block, in the languages of exports.
"""

from __future__ import annotations

COURSES = """
    modul модуль модуля 모듈 モジュール 模块
    exercise übung uebung ejercicio exercício esercizio exercice
    oefening ćwiczenie cvičení egzersiz alıştırma упражнение вправа övning øvelse harjoitus
    gyakorlat exercițiu άσκηση bài_tập latihan 운동명 练习 動作名
    seminar séminaire семинар семінар 세미나
    セミナー 研讨会 webinar webinaire webbinarium вебинар вебінар 웨비나 ウェビナー
    workshop taller
    ateliê atölye warsztat dílna мастер_класс műhely 워크숍 워크샵 ワークショップ 工作坊
    training schulung lehrgang fortbildung =formation =formations formationid =formacion
    =formação =formações =formazione =formazioni opleiding szkolenie szkolenia školení eğitim_adı
    eğitim_kodu тренинг тренінг utbildning uddannelse koulutus képzés instruire
    研修 培训
    lec_idx lec_id lec_no lec_cd lec_seq lect_no lect_idx lect_id lectr_no lctr_sn lctre_sn
    gangui_no klass_idx klass_id cont_id cont_idx cont_no cont_cd
    =lecture =lectures lectureid lctr_no lctr_cd vorlesung vortrag lehrveranstaltung lvnr lv_nr
    conférence
    conferencia palestra conferenza college_id lezing wykład přednáška přednášky föreläsning
    forelæsning forelesning luento luennon лекция лекція 강연 講演
    elective curriculum lehrfach wahlfach matière asignatura
    insegnamento insegnamenti vak vakcode przedmiot
    predmet tantárgy dersin dersadi дисциплина дисципліна 교과
    科目 课名 quiz quizid examen_id exam_id exam_code prüfung 시험명
    試験名 考试名称 체험명 체험코드 체험번호 体験コード 体験id 体験番号 体験名 プログラム名
    experience_id experience_code experience_no id_expérience código_experiencia id_experiencia
    id_experiência id_esperienza
    차시 =교육 교육명 교육코드 교육과정 특강 클래스 講習 班级 课堂 laboratorio oficina
    pelajaran lehreinheit ämne ämneskod =emne =fag =fach fächer
    moduuli szak_kód kroužek кружок кружка секция секции predavanje chương_trình
    asignatura =materia disciplina 教材 問題id exercise_id
    """

TRAVEL = """
    destination dest_cd dest_code reiseziel zielort destino
    destinazione destinazioni bestemming destynacja
    destinace cíl_cesty varış_yeri gidilecek_yer направление пункт_назначения напрямок resmål
    rejsemål reisemål matkakohde úti_cél destinație προορισμός điểm_đến tujuan_wisata
    จุดหมาย 목적지 관광지 行き先 行先 目的地 観光地 景点 景區 景区
    trip tripid =reise reisenr reisenummer reiseid voyage
    viaje viagem viagens viaggi =reis =reizen reisnummer wycieczka wycieczki podróż zájezd
    poznávací путешествие поездка подорож поїздка resa =rejse matka_id
    utazás călătorie ταξίδι chuyến_đi ツアー 线路 行程
    cruise kreuzfahrt croisière crucero cruzeiro crociera rejs =rejsu plavba круиз 크루즈
    クルーズ 邮轮 gita =gite escursione escursioni uscita_nome randonnée sortie_nom excursão
    hike hikeid wanderung wanderziel výlet vandring vandretur vaellus túra
    поход экскурсия экскурсии екскурсія 산행 등산
    attraction attractie sehenswürdigkeit sehenswuerdigkeit atracción
    atração attrazione atrakcja =sight =sights sightid zabytek památka
    достопримечательность sevärdhet seværdighed severdighet nähtävyys látnivaló atracție αξιοθέατο
    アトラクション
    =trail =trails trailid trailname sentier sendero trilha szlak stezka тропа leid =loipe
    登山道 campsite campingplatz camping_id campeggio kemping =hütte refuge rifugio refugio
    schronisko beach strand_name plage playa praia spiaggia
    apartment appartement ferienwohnung appartamento apartament
    квартира квартиры leilighed lägenhet huoneisto lakás διαμέρισμα căn_hộ 部屋
    zimmerart zimmertyp zimmerkategorie room_type roomtype type_de_chambre
    tipo_habitacion tipo_de_habitación tipo_quarto tipo_camera kamertype oda_tipi typ_pokoju
    тип_номера 房型 realestate nieruchomość nemovitost inmueble
    imovel immobile immobili bien_id недвижимость ingatlan kiinteistö
    楼盘 percorsi recorrido
    circuit itinéraire itinerario roteiro passeio visite_guidée rondleiding uitstapje
    =gezi =seyahat destinasyon güzergah poznávačka zájazd utflykt
    udflugt utflukt retki reitti =rutt =rute útvonal kirándulás traseu excursie εκδρομή
    διαδρομή тура маршрут =тур trasa trasy destinasi objek_wisata ทัวร์
    투어 명소 여행상품 여행지 노선 코스
    accommodatie ubytování majoitus cazare konaklama alojamento kamer_id rumstyp romtype
    værelsestype huonetyyppi typ_pokoje tipe_kamar 객실 客室
    woning mieszkanie mieszkania =bolig ejendom eiendom fastighet asunto imobil =daire
    emlak vivienda propiedad propriété nehnuteľnosť нерухомість ακίνητο
    leilighet lejlighed 아파트 分譲
    hospedagem id_sejour =séjour =séjours 단지코드 expose_id exposeid
    """

CULTURE = """
    ausstellung ausstnr expositions exposicion exposicao =mostra
    tentoonstelling wystawa wystawy výstava výstavy sergi_adı sergi_no
    выставка выставки виставка utställning näyttely kiállítás expoziție
    έκθεση triển_lãm pameran นิทรรศการ 展覧会
    aussteller exposant expositor espositore espositori standhouder wystawca wystawcy
    vystavovatel katılımcı_firma экспонент utställare udstiller utstiller
    näytteilleasettaja kiállító expozant εκθέτης 참가업체 출품업체 出展者 出展社 展商
    objektnummer inventarobjekt audioguide_stop hörstation 유물 소장품 収蔵品 藏品 文物
    musée museo museu müze музей музея μουσείο
    bảo_tàng พิพิธภัณฑ์ 박물관 미술관 博物館 美術館 博物馆 美术馆
    artwork kunstwerk =werk =werke werknr werknummer werkid
    kunstværk konstverk taideteos dzieło dzieła =dílo díla =eser eserin
    произведение произведения твір műtárgy műalkotás έργο karya
    work_id work_no work_cd work_code workid workno work_name wrk_no
    painting sculpture gemälde tableau_id cuadro pintura dipinto schilderij obraz_id
    novel powieść román роман_id 소설 小説 小说
    comic manga anime webtoon fumetto fumetti
    historieta bande_dessinée комикс 애니 アニメ 动漫
    magazine zeitschrift heft heftnr journal_id journalid =revue
    =revista =revistas rivista riviste tijdschrift czasopismo časopis dergi журнал
    tidskrift tidsskrift aikakauslehti folyóirat περιοδικό tạp_chí majalah นิตยสาร
    잡지 雑誌 杂志 期刊 刊名 issue_id issue_no ausgabe_id 호수번호
    chapter =kapitel kapitelnr chapitre
    capitolo hoofdstuk rozdział kapitola глава fejezet κεφάλαιο 챕터 章节
    volume_id volume_no tome_id band_nr bandnr
    paper_id publication manuscript publikation publikacja публикация 논문 论文
    playlist wiedergabeliste lista_reproducción плейлист 플레이리스트
    プレイリスト sender_name stationid radiosender kanal_name
    musikstück muzeu pertunjukan vở_diễn inscenace 앨범 アルバム 专辑 album_id albumid
    kunstobject kunstobjekt værk =verket exponát =章 =巻 话数 話数 集数 表演
    bab_id =행사 행사명 행사코드 행사번호 イベント名 =경기 경기명 경기번호 대회 試合 赛事
    veranstaltungsnummer veranstaltungsnr va_nr id_emission
    =notice id_notice no_notice buchnummer katalognummer
    """

FARM_AND_HEALTH = """
    variety varieties =sorte sortenname sortennr sortenbezeichnung variété
    varietà variedad odmiana odmiany odrůda odrůdy odroda çeşit çeşidi сорт =сорта
    rassen_naam sort_namn lajike fajta soi_id ποικιλία giống พันธุ์ 품종
    品种 cultivar crop crops cropid kulturart feldfrucht fruchtart =kultur culture_id
    cultivo =cultura coltura colture gewas uprawa plodina культура
    gröda afgrøde növény καλλιέργεια cây_trồng tanaman พืช 작물 작목 作物 作目
    herbicide fungicide plaguicida fitosanitario agrotóxico
    środek_ochrony přípravek pripravok =ilaç пестицид препарат
    bekämpningsmedel pesticid pestisida 농약 農薬 农药
    fertilizer fertiliser düngemittel =dünger engrais fertilizante concime meststof nawóz hnojivo
    gübre удобрение добриво gödsel gødning gjødsel lannoite műtrágya îngrășământ λίπασμα phân_bón
    pupuk ปุ๋ย 비료 肥料 seed_id seedid saatgut semence semilla semente sementi zaad zaden nasiono
    nasiona osivo tohum семена насіння frö vetőmag sămânță benih 종자 种子
    plant_name plantid plant_id pflanze roślina
    rostlina bitki растение рослина växt kasvi φυτό 식물 植物
    breed =rasse rassename =raza =raça =razza =rasa plemeno irk_adı порода
    rotu 견종 犬種 animal tiername tierart tiernr zwierzę zvíře
    hayvan животное тварина djur eläin állat ζώο động_vật hewan สัตว์ 동물 动物
    tree_no 樹木 나무 treatment behandlung traitement soin
    tratamiento trattamento behandeling zabieg ošetření tedavi lечение лечение
    процедура процедуры лікування behandling hoito kezelés tratament θεραπεία điều_trị
    perawatan การรักษา 시술 치료 施術 治疗
    procedure proc_cd proc_code procedura procedimento procedimiento
    işlem_kodu işlem_adı impfstoff vaccin vacuna vacina szczepionka
    vakcína aşı_adı вакцина вакцины rokote εμβόλιο vắc_xin vaksin วัคซีน 백신
    ワクチン 疫苗 medicine medicina_id médecine lekarstwo =leku lék léčivo
    =pzn wirkstoff hilfsmittel lääke gyógyszer thuốc =obat ยา 약품 薬品
    healthcheck 검진항목 utsäde siemen plantă =plante sort_id 객체 defensivo
    medicijn läkemedel lægemiddel legemiddel liek lieky ліки φάρμακο toimenpide beavatkozás
    servicio serviço servizi soi_nume =dier =dieren =dyr =rase =ras
    """

FOOD = """
    meal meals mealid mahlzeit repas comida_id refeição =pasto maaltijd posiłek posiłku
    =jídlo jedlo yemek yemeği страва måltid ateria étkezés γεύμα bữa_ăn makanan อาหาร 식단 음식
    食事 餐品 菜名 beverage drink getränk boisson bebida bevanda bevande =drank
    nápoj içecek напиток напій dryck drik juoma ital băutură ποτό đồ_uống minuman เครื่องดื่ม
    음료 飲み物 ドリンク 饮料
    wine wines wineid weinnr weinname =vini =vinho =vinos =wijn wijnen =wino =víno şarap вино
    bor_id κρασί 와인 ワイン 葡萄酒
    beer beers beerid biername bière =birra cerveza cerveja =piwo =pivo bira пиво 맥주 ビール 啤酒
    coffee kaffeesorte café_nom caffè_nome
    ingredient zutat składnik surovina ингредиент інгредієнт ingrediens ainesosa
    hozzávaló συστατικό nguyên_liệu bahan วัตถุดิบ 食材 原料
    snack 간식 点心 =vin =vins viini =wein weinsorte =bier drikk kawa_nazwa 재료
    식당 가게 cuvée id_receita
    """

PLANS = """
    tariff tarifname tarifnr tarifcode =tarif tarifa_id
    plan_id plan_code plan_name plan_no planid plan_cd bundle
    vertragsart forfait formule_id abonnement_type type_abonnement tipo_abono
    tipo_de_plan tipo_plano pacote pakiet
    tarifni тариф 요금제 套餐 资费
    fnd_cd =fdo =fdos cod_ativo cd_ativo ativo_id id_ativo cod_papel cd_papel papel_id id_papel
    ativo_cod papel_cod fnds_no fondo_cod jijin jj_dm jjdm fnd_no fndcd fund_cd
    =fonds fondsname fondsnr fondsid =fondo
    =fondi =fundo =fundos fundusz fondu паевой_фонд пиф фонд_код 펀드
    ファンド 基金 security_id security_code security_name instrument titoli_codice
    walor papier_wartościowy cenný_papír värdepapper værdipapir verdipapir arvopaperi értékpapír
    ценная_бумага инструмент policy_type coverage_cd coverage_code
    담보코드 险种 ticket_type tickettype ticketart kartenart typ_biletu tipo_entrada tipo_ingresso
    tipo_biglietto type_billet bilet_türü тип_билета 권종 券種 票种 membership_type
    =paket paketname pakket paquete pacchetto pacchetti pachet balíček balíčku
    пакет =fond =fonder fondcode rahasto =fon gói_cước paketti abonnementsvorm formule_nom
    プラン 機種 型式 型号 liittymä
    """

COMMUNITY = """
    proyecto progetto progetti проект проєкт prosjekt hanke proiect dự_án proyek โครงการ
    프로젝트 プロジェクト 案件 项目 maßnahme mesure_id
    medida_id åtgärd tiltak =scheme =schemes schemeid grant_id grantid
    bando bandi edital convocatoria 補助金 制度名 政策名称
    committee gremium ausschuss comité komisja výbor комитет комітет utskott udvalg valiokunta
    bizottság επιτροπή ủy_ban komite 위원회 委員会 委员会
    charity charities nonprofit verein
    fundación fundação fondazione stichting =fundacja nadace vakıf фонд_помощи 단체명 기부단체
    기부처 団体名 寄付先 慈善机构 activity_code activite actividad atividade attività
    aktywność =zajęcia aktivita faaliyet etkinlik активность
    занятие мероприятие мероприятия захід foglalkozás activitate
    δραστηριότητα hoạt_động kegiatan 활동명 체험활동 활동코드 活动 活動
    angebotnr angebotsname kursangebot freizeitangebot ferienangebot sportangebot freizeitnr
    =sport =sports sportnr sportid sportcode sportart =deporte deportes esporte
    modalidad disziplin dyscyplina disciplína branş_adı спорт idrott
    idræt idrett laji_nimi sportág άθλημα olahraga กีฬา 종목 스포츠 競技 种目
    team_id =teamid =teams team_name mannschaft équipe =equipo squadra ploeg drużyna =tým takım
    команда lag_namn joukkue csapat echipă ομάδα_id 구단 チーム 球队
    =league =leagues leagueid =liga ligaid ligue campionato campeonato lig_adı лига 리그 リーグ
    联赛 race_id race_no race_name raceid rennen rennnr carrera_id corrida_id gara_id wyścig závod
    yarış гонка забег 경주번호 レース 大会名 比赛
    hobby interessen 동호회 동아리 サークル 社团
    clubid club_id club_name club_no klub_id
    petição petizione petitie petycja petice petíció петиция петиція
    청원 請願 namninsamling commission_id =proje proje_no proje_kodu proje_adı =project =projects
    projectid projectno project_nr projekt =projet =projets projet_id proyecto =projeto =projetos
    progetto projecten hold_navn vereniging association
    aktivite stiftung stipendium urheilulaji harrastus =spor sporlar =팀 팀명 =tim_id 사업명
    사업코드 사업번호 事业 出品 dispositif trámite
    match_id matchid 글번호
    """

OFFICES = """
    formular formulaire formulario formulář formularz tur_adı tur_kodu tiernr tiername tierart
    projekt formid form_id form_name form_code form_no
    formulier form_adı форма_id бланк blankett skema_id
    lomake űrlap έντυπο biểu_mẫu formulir แบบฟอร์ม 서식 양식 様式 表单 表格名称
    resource_id resource_code resourceid resource_name ressource
    recursos risorsa zasób zdroj kaynak_adı kaynak_kodu ресурс erőforrás πόρος
    자원명 資料 资源
    fileid file_id file_no dateiname datei_id fichier archivo_id arquivo_id bestand_id plik
    файл_id 파일번호 文件编号 thread_id threadid topic_id topicid hilo tópico_id
    facility fclt_no fclty einrichtung installation_id
    instalacion instalação impianto voorziening obiekt_id zařízení объект_id
    anläggning facilitet laitos_id 시설 施設 设施 场馆
    equipment equip_no gerätetyp geraetetyp equipamiento
    equipamento attrezzatura apparatuur sprzęt ekipman оборудование обладнання
    utrustning udstyr utstyr laitteisto berendezés εξοπλισμός thiết_bị peralatan 장비
    設備 机材 器材
    tool_id toolid tool_name werkzeug outil herramienta ferramenta utensile gereedschap narzędzie
    nářadí =alet verktyg værktøj verktøy työkalu szerszám
    katalogeintrag dataset datensatz conjunto_datos 데이터셋 データセット 数据集
    service_id service_code serviceid service_name service_no svc_cd svc_id svc_no
    leistung leistnr prestation
    prestacion prestação prestazione verrichting świadczenie usługa usługi výkon
    služba služby hizmet услуга услуги послуга tjänst ydelse tjeneste palvelu
    szolgáltatás serviciu υπηρεσία layanan บริการ 서비스명 서비스코드 민원명 민원사무
    サービス名 サービスコード 服务名称 事项名称
    feature_id feature_name featureid feature_key feature_code
    blanket_id skjema ressurs resurs 자료 文档 文件名 ファイル名 문서 文書
    vacante puesto_id puestos stilling työpaikka pracovní_místo pozice
    posizione_lavorativa 일자리 직무 職種 岗位 должность должности việc_làm lowongan
    vacature állás munkakör vakans 업무명 conferința tesis anlæg anlegg makine
    aplicativo aplicación =앱 앱명 应用
    アプリ サービスid
    """

GOODS = """
    ersatzteil spare_part sparepart bauteil baugruppe recambio repuesto peça_id ricambio
    onderdeel część yedek_parça запчасть деталь
    reservdel reservedel varaosa alkatrész piesă ανταλλακτικό phụ_tùng 부품 部品
    备件 零件 =machine =machines machineid maschine máquina macchina maszyna stroj
    машина_id 기계 機械 机器 mdl_cd modelno modell modèle modelo
    모델명 차종 車種 车型 toy_id
    lot_id lot_no losnr losnummer lotnummer lote_id lotto_id aukcja 경매번호 落札番号 拍品
    reward_id reward_name rewardid prämie premio_id
    odměna ödül_adı награда palkinto 리워드 礼品
    wallpaper sticker skin_id emoticon 이모티콘 表情包
    quest_id quest_no mission_id mission_no level_id levelid level_no stage_id stageid stage_no
    map_id hero_id champion_id character_id weapon_id 퀘스트 クエスト ステージ 关卡
    font_id fontid sound_id publicidad_id 분양단지 단지명
    =referencia =referência design_id designid deal_id dealid angebot_id angebotsid angebotid 型番
    """

ALL = (
    COURSES, TRAVEL, CULTURE, FARM_AND_HEALTH, FOOD, PLANS, COMMUNITY, OFFICES, GOODS,
)  # fmt: skip
"""All themes."""
