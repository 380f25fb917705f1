"""Words of names of columns that each language has for what others say in `lexicon`. Data, no code.

They are spelled as there, a block for each kind of person or thing: who reads the list for one
language sees what another lacks.
"""

from __future__ import annotations

ENTITIES: dict[str, str] = {
    "user": """
        apprenant corsista allievo allieva oppilas kurssilainen studerende cursant
        estudiante formando formanda 受験者 学习者 résztvevő συμμετέχων người_tham_gia
        참여자 참석자 出席者 lånenummer lånenr stagiaire_id
        passager pasajero pasajera passeggero passeggera viaggiatore viaggiatrice
        =cestujúci passasjer ταξιδιώτης путешественник 여행객 旅行客
        konuk =гість besøgende besøkende kävijä zwiedzający =tamu แขก 来訪者 観客 游客 客人
        入住人 invitado invitada турист turysta
        παίκτη pemain người_chơi 플레이어 게이머 プレイヤー プレーヤー 玩家 spectator
        občan állampolgár cetățean громадянин πολίτης kansalainen innbygger vecino_id
        munícipe yurttaş
        tüketici spotřebitel fogyasztó consumator καταναλωτής kuluttaja 소비자
        =osoba =osoby persoon személy persoană =kişi
        физлицо физическое_лицо henkilö =особа =особи
        husstand kotitalous háztartás domácnost huishouden домохозяйство 가구번호
        gospodarstwo_domowe núcleo_familiar nucleo_familiare
        takipçi seguidor 팔로워 フォロワー 粉丝 obserwujący
        volontär frivillig vapaaehtoinen εθελοντής relawan tình_nguyện_viên voluntar
        pályázó uchádzač sipariş_veren beställare beställarnr bestiller 订货人 subskrybent
        afiliado afiliada asociado_nro associado associada cotisant
        sociétaire souscripteur commanditaire licencié contribuyente arrendatario arrendataria
        internaute donatrice mécène encomendante
        =cardcode =cardname =pidm =mssv =nis =ipp =nhc =učo spriden_id
        лицевой_счёт лицевого_счёта rekeningnummer rekeningnr
        kbd_no""",
    "card": """
        carné kártyaszám номер_картки αριθμός_κάρτας kortin_numero no_kartu
        nomor_kartu số_thẻ 卡号 kortnumret číslo_preukazu""",
    "item": """
        cat_item catalog_item catalogue_item
        отель отеля гостиница гостиницы =otel =oteller szálloda szállás ξενοδοχείο โรงแรม 호텔
        готелю
        =jogo =jogos juego gioco giochi =jeu =jeux =spel =spill =spil =peli =joc játék oyun
        игра игры =гра =гри =hra =gra παιχνίδι 게임 ゲーム 游戏 遊戲 permainan trò_chơi เกม
        видео wideo відео 트랙
        code_barres codes_barres codice_a_barre codice_barre kod_kreskowy streepjescode čárový_kód
        vonalkód cod_de_bare streckkod stregkode strekkode viivakoodi штрихкод jancd
        jancode
        lektion lecke lekce =lecție leksjon lesnaam 레슨 수업 授業
        kurskod kurzu emnekode kursnummer opintojakso kod_kursu
        maträtt ruoka =annos pokrm =danie =dania cardápio
        fel_de_mâncare 요리 餐點 餐点 kost_navn
        exemplaire ejemplar egzemplarz exemplaar példány экземпляр eksemplar =nide
        materiaal материал матеріал υλικό 자재 資材 anyag
        mercadoria insumo mercancía merce_cod
        図書 書名 书名 书号 題名 题名 책제목 kitab_adı
        게시글 게시물 投稿id bbs_no ntt_id ntt_no pblc_no sbjct_cd sbjt_cd ctnt_id ctnt_no
        prgm_cd prgm_id prgrm_cd kouza_cd catalogitem 講義 銘柄
        издание издания titul_id nimeke
        menkul hisse_senedi hisse_kodu hisse_kod hisse_adı värdepapper værdipapir verdipapir
        arvopaperi cod_ativo cenný_papír értékpapír код_бумаги ценная_бумага valeur_mobilière""",
}

ATTRIBUTES: dict[str, str] = {
    "name": "titul",
    "time": """
        marca_temporal informazioni_cronologiche tijdstempel sygnatura_czasowa časové_razítko
        časová_pečiatka tidsstämpel tidsstempel marcaj_de_timp
        χρονική_σήμανση позначка_часу タイムスタンプ 타임스탬프
        =период =момент =kelt =jam pnttm dateinvoiced dateordered issuedate bekeken_op""",
    "created": "létrehozva dibuat regist_pnttm frst_regist",
    "updated": """
        actualización atualização aggiornamento modificación
        alteração =modifica aktualizováno aktualizace aktualizované
        ändring ændringsdato endringsdato =synchro mis_à_jour
        updt chg_dt chg_dtm chg_dttm chng_dt write_date modstamp oxtimestamp
        load_date inserted_at_dw emitted_at_airbyte
        airbyte_emitted_at 匯出 匯入 outputdate""",
}
