"""Names of columns of exports, language by language, and what they speak of.

"sys" are those of programs and ministries.
"""

from __future__ import annotations

PEOPLE: dict[str, str] = {
    "en": (
        "CUSTNO, orderer, insured_no, STDT_NO, EMPLID, traveller_no, hhold_id, enduser, "
        "PERS_NO, MEMB_ID, MEMBNO, SUBSCR_NO, CUSTKEY, USER_BARCODE"
    ),
    "de": (
        "MitglNr, MGL_NR, Abo-Nr., Versicherungsnehmer, VersNr, Pat.-Nr., Matrikelnummer, "
        "Matrikel, PERSNR, Reisende, Förderer, Ausleiher, Lerner, Anforderer, Interessent"
    ),
    "fr": (
        "Commanditaire, Apprenant, Passager, Licencié, Donatrice, Emprunteur, Usager, "
        "Internaute, CT_Num, Cotisant, Sociétaire, Mécène, Souscripteur"
    ),
    "es": (
        "Tomador, NHC, Código estudiante, Estudiante, Invitado, Pasajero, Nº carné, Carné, "
        "Arrendatario, Ciudadano, Prestatario, Cursante, Seguidor, Contribuyente, Afiliado, "
        "Nº afiliado"
    ),
    "pt": (
        "A1_COD, Associado, Cooperado, Discente, Locatário, Munícipe, Formando, Seguidor, "
        "Contribuinte, Pessoa, id_pessoa, Encomendante, Tomador, Contratante, Torcedor"
    ),
    "it": (
        "Contraente, Allievo, Corsista, Passeggero, Viaggiatore, Cittadino, Nucleo familiare_id"
    ),
    "nl": (
        "Verzekerde, Verzekerdennr, Verzekeringnemer, Passagier, Lener, Huishouden, "
        "Rekeningnummer, Persoon, Persoonsnummer"
    ),
    "pl": (
        "kh_Id, kh_Symbol, Knt_Akronim, Subskrybent, Ubezpieczony, Ubezpieczający, "
        "Nr albumu, Nr indeksu, Zwiedzający, Pasażer, Podróżny, Najemca, Wypożyczający, "
        "Gospodarstwo domowe_id, Osoba, id_osoby, Turysta"
    ),
    "cs": (
        "KOD_ZAK, Pojištěnec, Pojistník, Pacient, Číslo pacienta, Žák, UČO, Dárce, Občan, "
        "Domácnost_id, Spotřebitel, Osoba, ID_osoby"
    ),
    "sk": (
        "Poistenec, Pacient, Žiak, Cestujúci, Čitateľ, Darca, Uchádzač, Občan, Osoba, Spotrebiteľ"
    ),
    "hu": (
        "Biztosított, Páciens, Beteg, Betegazonosító, Diák, Neptun kód, Résztvevő, Utas, "
        "Adományozó, Pályázó, Állampolgár, Kártyaszám, Háztartás, Fogyasztó, Személy"
    ),
    "ro": (
        "Asigurat, Pacient, Cursant, Pasager, Călător, Spectator, Chiriaș, Cetățean, "
        "Voluntar, Consumator, Persoană"
    ),
    "tr": (
        "CARIKOD, Sipariş veren, Sigortalı, Sigortalı No, Kursiyer, Konuk, Yolcu, Mükellef, "
        "Tüketici, Kişi, Kişi ID, Danışan, Takipçi"
    ),
    "ru": (
        "Страхователь, Застрахованный, Номер зачётки, Путешественник, Турист, Жилец, "
        "Домохозяйство, Лицевой счёт, Лицевой счет, Физлицо, Физическое лицо, Обучающийся"
    ),
    "uk": (
        "Застрахований, Пацієнт, Учень, Гість, Пасажир, Громадянин, Номер картки, Споживач, Особа"
    ),
    "el": (
        "Ασφαλισμένος, Ασθενής, Μαθητής, Σπουδαστής, Συμμετέχων, Επιβάτης, Ταξιδιώτης, "
        "Παίκτης, Δωρητής, Πολίτης, Αριθμός κάρτας, Εθελοντής, Καταναλωτής"
    ),
    "sv": (
        "Beställare, Försäkrad, Försäkringstagare, Studerande, Resenär, Lånekort, Volontär, "
        "Beställarnr"
    ),
    "da": (
        "Bestiller, Forsikret, Studerende, Studienummer, Besøgende, Passager, Rejsende, "
        "Husstand, Frivillig"
    ),
    "no": (
        "Bestiller, Forsikringstaker, Forsikret, Pasient, Besøkende, Gjest, Passasjer, "
        "Reisende, Lånenummer, Innbygger, Husstand, Frivillig"
    ),
    "fi": (
        "Vakuutettu, Potilas, Oppilas, Kävijä, Matkustaja, Lainaaja, Lahjoittaja, "
        "Kansalainen, Kortin numero, Kotitalous, Vapaaehtoinen, Kuluttaja, Henkilö"
    ),
    "ko": (
        "거래처명, 구매자명, 주문자명, 계약자, 학번, 훈련생, 참석자, 투숙객, 여행객, "
        "대출자번호, 게이머, 수험생, 가구번호, 납세자, 예약자, STDT_NO, PTNT_NO"
    ),
    "ja": (
        "取引先名, 購入者名, 注文者名, 被保険者, 学籍番号, 生徒番号, 出席者, 搭乗者, 貸出者, "
        "観客, プレーヤー, 選手名, 受験番号, フォロワー, KAIIN_NO, KOKYAKU_CD"
    ),
    "zh": (
        "购买人, 订货人, 被保险人, 就诊人, 学号, 考生号, 游客, 入住人, 借阅人, 玩家, 选手, "
        "居民, 持卡人, 学习者, 粉丝ID, 消费者, 收货人"
    ),
    "vi": (
        "Bệnh nhân, Mã bệnh nhân, Mã BN, MSSV, Mã SV, Người tham gia, Độc giả, Người chơi, "
        "Nhà tài trợ, Số thẻ, Tình nguyện viên, Người mượn"
    ),
    "id": (
        "Pasien, No Pasien, No RM, NIS, NISN, Mahasiswa, NIM, Tamu, Penumpang, Pemain, "
        "Donatur, Peminjam, No Kartu, Relawan, Jemaat, id_pemesan"
    ),
    "th": ("ผู้ป่วย, คนไข้, นักเรียน, นักศึกษา, รหัสนักศึกษา, ผู้เข้าร่วม, ผู้เข้าชม, แขก, ผู้โดยสาร, ผู้ยืม, ผู้บริจาค"),
    "sys": (
        "KUNNR, KUNAG, CT_Num, A1_COD, EMPLID, SPRIDEN_PIDM, PIDM, PAT_ID, kh_Id, CUSTNMBR, "
        "CARDCODE, pers_id"
    ),
}
"""Names that speak of people in every trade."""

THINGS: dict[str, str] = {
    "en": (
        "GDS_NO, GDS_CD, ARTNO, MATNR, MTRL_NO, part_no, part_number, partno, CRSE_ID, "
        "CRS_CD, PGM_ID, EPSD_NO, VOD_ID, bib_id, bibno, cntnt_id, cat_item"
    ),
    "de": (
        "WarenNr, MatNr, MATNR, Mat.-Nr., Teilenummer, TeileNr, Teile-Nr., Sachnummer, "
        "MenüNr, Kursnummer, Lektion, StellenNr, Stellenangebot, Stellentitel, MedienNr, "
        "Mediennummer, Mediennr"
    ),
    "fr": "Jeu, Exemplaire, Code-barres",
    "es": "Juego, Ejemplar, Insumo",
    "pt": "B1_COD, Mercadoria, Cardápio, Jogo, Insumo",
    "it": "Gioco, Codice a barre",
    "nl": "Materiaal, Lesnaam, Spel, Exemplaar, Streepjescode",
    "pl": "tw_Id, tw_Symbol, Danie, Kod kursu, Wideo, Gra, Egzemplarz, Kod kreskowy",
    "cs": "Pokrm, Kód kurzu, Lekce, Hra, Čárový kód",
    "sk": "Hra",
    "hu": (
        "Cikknév, Cikkkód, Anyag, Kurzus, Kurzuskód, Lecke, Szálloda, Szállás, Játék, "
        "Oltóanyag, Példány, Vonalkód"
    ),
    "ro": "Fel de mâncare, Lecție, Joc, Cod de bare",
    "tr": "STOKKODU, Mal Hizmet, Oyun, Otel, Dilekçe",
    "ru": "Материал, Отель, Гостиница, Издание, Видео, Игра, Экземпляр, Штрихкод",
    "uk": "Готель, Відео, Гра, Штрихкод",
    "el": "Υλικό, Ξενοδοχείο, Παιχνίδι",
    "sv": "Varunummer, Maträtt, Kurskod, Lektion, Spel, Streckkod",
    "da": "Lektion, Spil, Eksemplar, Stregkode",
    "no": "Kursnr, Emnekode, Leksjon, Spill, Eksemplar, Strekkode",
    "fi": "Materiaali, Ruoka, Annos, Opintojakso, Nimeke, Peli, Nide, Viivakoodi",
    "ko": (
        "품명, 자재코드, 부품번호, 요리명, 과정코드, 호텔, 책제목, 게시글번호, 트랙, 게임명, "
        "수업명, GDS_NO, SBJT_CD, PBLC_NO, CTNT_ID, PGM_CD"
    ),
    "ja": (
        "資材名, 講義, 講義名, 授業, 授業名, 銘柄, 銘柄名, 図書, 図書名, 書名, 投稿ID, "
        "文書名, ゲーム, ゲーム名, SHOHIN_CD, SHOHIN_NO, HINBAN"
    ),
    "zh": (
        "存货编码, 存货名称, 酒店, 书名, 书号, 题名, 游戏, 游戏名称, 条形码, 書名, 餐點, "
        "sp_bm, sp_id, wl_bm, kc_id"
    ),
    "vi": "Vật tư, Học phần, Trò chơi",
    "id": "KD_BARANG, kode_brg, Mata Kuliah, Permainan",
    "th": "รายวิชา, รหัสวิชา, โรงแรม, เกม",
    "sys": "MATNR, B1_COD, CRSE_ID, CRSE_NUMB, tw_Id, catalogitem",
}
"""Names that speak of things in every trade."""

PERHAPS_PEOPLE: dict[str, str] = {
    "en": (
        "athlete, tenant_no, grower_no, login_name, requested_for, claimant_id, lessee, "
        "swimmer, worshipper, signer, lender_id, alumni_id, practitioner_id, child_id, "
        "acct_num"
    ),
    "de": (
        "Bezieher, SportlerNr, Startnummer, Bürger-ID, Betriebsnr, Adressnr, Kontakt, "
        "Auszubildender, Ehrenamtliche, Helferin, Antragstellerin, Geschäftspartner, GP_NR, "
        "Tierhalter-Nr., Erziehungsberechtigter, Depot-Nr., Kto.-Nr."
    ),
    "fr": (
        "Apprenti, Stagiaire, Salarié_bénéficiaire, Sportif, Agriculteur, Exploitant, Login, "
        "Demandeur, Requérant, Bénéficiaire, Famille_id, Enfant, Pratiquant, Inscrit, "
        "Signataire, Randonneur, Curiste"
    ),
    "es": (
        "Historia clínica, Nº historia, Deportista, Atleta, Corredor, Dorsal, Residente, "
        "Agricultor, Ganadero, Titular, Empresa_id, Login, Aprendiz, Votante, Solicitante, "
        "Beneficiario, Demandante"
    ),
    "pt": (
        "Prontuário, Atleta, Corredor, Morador, Agricultor, Produtor Rural, Mutuário, "
        "Titular, Conta, Nº conta, Login, Aprendiz, Solicitante, Requerente, Beneficiário, "
        "Cursista, Inscrito"
    ),
    "it": (
        "Atleta, Residente, Agricoltore, Mutuatario, Login, Apprendista, Votante, "
        "Richiedente, Beneficiario, Escursionista, Sciatore, Condomino, Firmatario, "
        "Intestatario"
    ),
    "nl": (
        "Cursist, Sporter, Atleet, Burger, Teler, Bedrijfsnummer, Login, Kiezer, Aanvrager, "
        "Verzoeker, Begunstigde, Inschrijver, Vriend_id, Kampeerder, Ouder_id, Kind_id, "
        "Vakantieganger"
    ),
    "pl": (
        "Kursant, Sportowiec, Zawodnik, Aplikant, Mieszkaniec, Rolnik, Gospodarstwo_id, "
        "Pożyczkobiorca, Login, Wyborca, Wnioskodawca, Beneficjent, Podatnik, Zgłaszający, "
        "Dziecko, Parafianin, Harcerz"
    ),
    "cs": (
        "Sportovec, Závodník, Nájemce, Obyvatel, Zemědělec, Účet_id, Login, Volič, Žadatel, "
        "Příjemce, Dítě, Skaut, Přihlášený"
    ),
    "sk": "Športovec, Obyvateľ, Žiadateľ",
    "hu": (
        "Sportoló, Bérlő, Lakó, Gazdálkodó, Kártyabirtokos, Választó, Kérelmező, Igénylő, "
        "Kedvezményezett"
    ),
    "ro": "Sportiv, Locatar, Fermier, Împrumutat, Login, Alegător, Solicitant",
    "tr": (
        "Dosya No, Sporcu, Kiracı, Çiftçi, Borçlu, Seçmen, Başvuru Sahibi, Talep Eden, "
        "Yararlanıcı, Veli_id, Çocuk, Mezun, Yatırımcı"
    ),
    "ru": (
        "Спортсмен, Арендатор, Житель, Фермер, Заёмщик, Заемщик, Избиратель, Заявитель, "
        "Благотворитель, Ребёнок, Инвестор, Отдыхающий, Постоялец"
    ),
    "uk": (
        "Спортсмен, Благодійник, Орендар, Мешканець, Житель, Фермер, Позичальник, Виборець, Заявник"
    ),
    "el": (
        "Αθλητής, Ενοικιαστής, Κάτοικος, Αγρότης, Κάτοχος κάρτας, Λογαριασμός, Ψηφοφόρος, Αιτών"
    ),
    "sv": (
        "Idrottare, Löpare, Startnummer, Hyresgäst, Boende, Lantbrukare, Kortinnehavare, "
        "Väljare, Mottagare, Förälder_id, Barn_id"
    ),
    "da": "Idrætsudøver, Lejer, Beboer, Landmand, Kortholder, Vælger, Modtager",
    "no": "Utøver, Leietaker, Beboer, Bonde, Kortholder, Velger, Mottaker",
    "fi": "Urheilija, Vuokralainen, Viljelijä, Kortinhaltija, Äänestäjä, Vastaanottaja",
    "ko": (
        "차트번호, 선수, 선수번호, 임차인, 세입자, 농가, 농업인, 농가번호, 업체코드, "
        "로그인ID, 유권자, 교인, 교인번호, 신청인, 요청자, 민원인, 수혜자"
    ),
    "ja": (
        "カルテ番号, 児童, 入居者, 借主, 農家, 生産者番号, 企業コード, ログインID, 研修生, "
        "有権者, 信徒, 檀家, 申請者, 依頼者, 受益者, 納税者, 保護者"
    ),
    "zh": (
        "病历号, 门诊号, 住院号, 参赛者, 运动员, 申请人, 租户, 租客, 农户, 农户编号, 借款人, "
        "家庭编号, 企业编号, 登录名, 选民, 信徒, 受益人"
    ),
    "vi": "Người thuê, Nông dân, Chủ thẻ",
    "id": "Penyewa, Petani, Pemegang Kartu, Pemohon",
    "th": "ผู้เช่า, เกษตรกร",
    "sys": "BPARTNER_ID, cbpartner, AdressNr",
}
"""Names that speak of people who are customers in one trade only."""

PERHAPS_THINGS: dict[str, str] = {
    "en": (
        "variety, procedure_code, DEST_CD, plant_name, form_name, race_id, "
        "curriculum, wine, toy_id, scheme, webtoon_id, hobby_id, ROOM_TYPE_ID, sticker_id, "
        "elective_code"
    ),
    "de": (
        "Ersatzteil, Behandlung, Ausstellung, Objektnummer, Fonds, Pflanze, Projekt, "
        "Ausschuss, Mannschaft, LehrgangNr, Vorlesung, WeinNr, Hilfsmittel, Ferienangebot, "
        "Feldfrucht"
    ),
    "fr": (
        "Matière, Code prestation, Intitulé formation, Exposant, Destination, "
        "Bien immobilier, Forfait, Chapitre, Semence, Formulaire, Musée, Activité, Vin, "
        "Association, Dispositif"
    ),
    "es": (
        "Repuesto, Código servicio, Asignatura, Ejercicio, Viaje, Propiedad, Modelo, "
        "Aplicación, Semilla, Animal, Proyecto, Museo, Actividad, Vacuna, "
        "Tipo de habitación, Instalación"
    ),
    "pt": (
        "Variedade, Procedimento, Exercício, Passeio, Roteiro, Imóvel, Pacote, Ingrediente, "
        "Defensivo, Animal, Petição, Esporte, Oficina, Vinho"
    ),
    "it": (
        "Ricambio, Prestazione, Insegnamento, Mostra, Escursione, Itinerario, Modello, "
        "Fondo, Coltura, Posizione lavorativa, Modulistica, Museo, Disciplina, Conferenza, "
        "Bevanda, Bando"
    ),
    "nl": (
        "Onderdeel, Verrichting, Vak, Oefening, Rondleiding, Bestemming, Accommodatie, "
        "Pakket, Hoofdstuk, Gewasbeschermingsmiddel, Vacature, Formulier, Activiteit, "
        "Training, Wijn, Vereniging, Kunstwerk"
    ),
    "pl": (
        "Część, Zabieg, Przedmiot, Wystawa, Destynacja, Mieszkanie, Dzieło, Nasiona, Rasa, "
        "Formularz, Muzeum, Aktywność, Lek, Napój"
    ),
    "cs": (
        "Odrůda, Výkon, Kód předmětu, Inscenace, Zájezd, Trasa, Tarif, Dílo, Rostlina, "
        "Plodina, Pozice, Petice, Zdroj, Tým, Aktivita, Přednáška, Víno"
    ),
    "sk": (
        "Služba, Jedlo, Predmet, Výstava, Zájazd, Výlet, Nehnuteľnosť, Odroda, Liek, "
        "Projekt, Šport, Školenie"
    ),
    "hu": (
        "Alkatrész, Szolgáltatás, Beavatkozás, Modul, Kiállítás, Utazás, Útvonal, Ingatlan, "
        "Modell, Hozzávaló, Vetőmag, Állat, Projekt, Bizottság, Látnivaló, Csapat, "
        "Foglalkozás"
    ),
    "ro": (
        "Piesă, Tratament, Disciplină, Exercițiu, Expozant, Destinație, Cazare, Apartament, "
        "Pachet, Ingredient, Sămânță, Rasă, Petiție, Resursă, Echipă, Activitate, Vaccin"
    ),
    "tr": (
        "Yedek Parça, Hizmet Kodu, Yemek Adı, Egzersiz, Faaliyet, Gezi, Güzergah, Daire, "
        "Fon Kodu, Tarif_adı, Tohum, Gübre, Proje Adı, Takım, Aktivite, İçecek, Makine"
    ),
    "ru": (
        "Запчасть, Код услуги, Модуль, Выставка, Путешествие, Недвижимость, Произведение, "
        "Семена, Животное, Петиция, Музей, Секция, Лекция, Напиток"
    ),
    "uk": (
        "Послуга, Дисципліна, Вправа, Виставка, Подорож, Напрямок, Нерухомість, Тариф, Сорт, "
        "Рослина, Проєкт, Петиція, Ресурс, Команда, Лекція, Ліки, Напій"
    ),
    "el": (
        "Ανταλλακτικό, Υπηρεσία, Γεύμα, Έκθεση, Ταξίδι, Προορισμός, Ακίνητο, Έργο, Φυτό, "
        "Ζώο, Έντυπο, Μουσείο, Δραστηριότητα, Εμβόλιο, Ποτό"
    ),
    "sv": (
        "Reservdel, Åtgärd, Modul, Utställare, Rutt, Lägenhet, Fond, Växt, Gröda, "
        "Tjänst_ledig, Utskott, Sevärdhet, Idrott, Föreläsning, Vin, Anläggning"
    ),
    "da": (
        "Reservedel, Behandling, Fag, Øvelse, Udstiller, Rejsemål, Udflugt, Ejendom, Fond, "
        "Kapitel, Plante, Afgrøde, Stilling, Udvalg, Seværdighed, Sport, Aktivitet"
    ),
    "no": (
        "Reservedel, Behandling, Emne, Øvelse, Utstiller, Reisemål, Utflukt, Eiendom, "
        "Modell, Ingrediens, Frø, Rase, Prosjekt, Ressurs, Museum, Idrett, Legemiddel"
    ),
    "fi": (
        "Varaosa, Hoito, Moduuli, Näytteilleasettaja, Retki, Kiinteistö, Rahasto, Siemen, "
        "Rotu, Projekti, Nähtävyys, Urheilulaji, Luento, Viini, Laitteisto"
    ),
    "ko": (
        "부품, 음식, 참가업체, 코스, 요금제명, 문서, 종자, 일자리, 서식, 팀, 클래스명, 약품, "
        "시설, 비교과"
    ),
    "ja": (
        "部品, 施術名, モジュール, 出展社, 観光地, 料金プラン, 資料, アルバム, 農薬, 動物, "
        "プロジェクト名, ファイル名, チーム名, 研修, 講演, 機器名"
    ),
    "zh": (
        "零件, 项目名称, 课名, 活动名称, 行程, 楼盘, 基金, 专辑, 农药, 岗位名称, 资源, 联赛, "
        "培训名称, 饮料, 动漫"
    ),
    "vi": (
        "Bài tập, Chương trình, Vở diễn, Điểm đến, Căn hộ, Gói cước, Việc làm, Dự án, Giống, "
        "Thuốc, Hoạt động"
    ),
    "id": (
        "Layanan, Makanan, Modul, Latihan, Pameran, Destinasi, Tipe Kamar, Karya, Tanaman, "
        "Pupuk, Lowongan, Formulir, Museum, Kegiatan, Obat, Vaksin, Ulasan_novel"
    ),
    "th": (
        "บริการ, การรักษา, อาหาร, นิทรรศการ, ทัวร์, จุดหมาย, สูตรอาหาร, โครงการ, กีฬา, ยา, วัคซีน, เครื่องดื่ม"
    ),
}
"""Names that speak of what is chosen in one trade, and describes in another."""

MOMENTS: dict[str, str] = {
    "en": (
        "INVDATE, DOCDATE, TRXDATE, TRDATE, billdate, downloaded_at, YYYYMMDD, YMD, datekey, "
        "SALES_YMD, TXDATE"
    ),
    "de": (
        "BUDAT, BLDAT, ERDAT, Aufrufzeit, Besuchstag, Termin, Nutzungszeit, Behandlungstag, "
        "Startzeit, Zugriffszeit, Scanzeit, Eintrittszeit, Einlasszeit, Fahrtag"
    ),
    "es": "FECFAC, FEC_FAC, FEC_MOV, Marca temporal",
    "pt": "D2_EMISSAO",
    "it": "Informazioni cronologiche",
    "nl": "Tijdstempel, Bekeken op",
    "pl": "Sygnatura czasowa",
    "cs": "Časové razítko",
    "hu": "Kelt, Létrehozva",
    "ru": "Период, Момент",
    "sv": "Tidsstämpel",
    "ko": "USE_YMD, FRST_REGIST_PNTTM, VISIT_YMD, CRTR_YMD",
    "ja": "タイムスタンプ",
    "zh": "xdsj, jysj",
    "id": "Jam, Dibuat",
    "sys": (
        "ERDAT, BUDAT, BLDAT, AUDAT, FKDAT, D2_EMISSAO, TRANSDATE, DOCDATE, DATEINVOICED, issuedate"
    ),
}
"""Names of when somebody did something."""

TECHNICAL: dict[str, str] = {
    "en": (
        "MDFY_DT, load_date, LOAD_DT, sync_time, import_date, etl_date, ETL_DT, "
        "inserted_at_dw, dwh_load_ts, replicated_at, extracted_at, extract_date, batch_date, "
        "batch_ts, migration_date, migrated_at, archived_at"
    ),
    "de": (
        "AEDAT, Aenderungsdatum, Ladedatum, Ladezeit_DWH, Importdatum, importiert_am, "
        "Synchronisiert am, Sync-Datum, Abzugsdatum, Datenabzug, Letzte_Aktualisierung, "
        "bearbeitet_am, Bearbeitungsdatum"
    ),
    "fr": (
        "Date de modification, Dernière mise à jour, Date import, Date d'import, "
        "date_extraction, Date synchro, mis à jour le"
    ),
    "es": (
        "Fecha modificación, fecha_actualizacion, Fecha carga, fecha_importacion, "
        "última actualización, FEC_MOD"
    ),
    "pt": (
        "Data alteração, data_atualizacao, DT_ATUALIZACAO, DT_CARGA, data_importacao, "
        "última atualização"
    ),
    "it": (
        "Data modifica, Ultima modifica, data_aggiornamento, Data importazione, "
        "Data esportazione, Data caricamento"
    ),
    "nl": "Wijzigingsdatum, Mutatiedatum, Importdatum, Laaddatum, Laatste wijziging",
    "pl": "Data modyfikacji, Data importu, Data eksportu, Ostatnia modyfikacja",
    "cs": "Datum změny, Změněno, Aktualizováno, Datum aktualizace, Datum importu, Upraveno",
    "hu": "Módosítva, Módosítás dátuma, Frissítve, Utolsó módosítás, Importálva",
    "tr": "Değiştirme Tarihi, Aktarım Tarihi",
    "ru": "Дата загрузки, Дата выгрузки, Загружено",
    "sv": "Ändrad, Ändringsdatum, Uppdaterad, Senast ändrad, Importdatum, Inläst",
    "ko": (
        "적재일시, 연계일시, 동기화일시, 추출일자, 배치일자, UPDT_DT, MDFCN_DT, "
        "LAST_UPDT_PNTTM, CHG_DTM"
    ),
    "ja": "取込日時, 連携日時, 同期日時, 抽出日時, バッチ処理日",
    "zh": "同步时间, 导入时间, 导出时间, 导出日期, 抽取时间, 匯出日期, gxsj",
    "sys": (
        "AEDAT, write_date, SystemModstamp, LASTUPD, rowversion, cbModification, "
        "_airbyte_emitted_at, _sdc_extracted_at, dw_insert_date"
    ),
}
"""Names of when a row was written, loaded or taken out."""
