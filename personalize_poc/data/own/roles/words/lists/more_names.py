"""Words of names of columns that each language has for what others say in `lexicon`. Data, no code.

They are spelled as there, a block for each kind of person or thing: who reads the list for one
language sees what another lacks.
"""

from __future__ import annotations

ENTITIES: dict[str, str] = {
    "user": """
        apprenant apprenante corsista allievo allieva oppilas kurssilainen studerende cursant
        estudiante formando formanda cursante 受験者 学习者 résztvevő συμμετέχων người_tham_gia
        참여자 참석자 出席者 lånenummer lånenr stagiaire_id elevului
        passager passagère pasajero pasajera passeggero passeggera viaggiatore viaggiatrice
        =cestujúci passasjer ταξιδιώτης путешественник 여행객 旅行客
        konuk =hosť =гість besøgende besøkende kävijä zwiedzający =tamu แขก 来訪者 観客 游客 客人
        入住人 invité invitée invitado invitada турист turysta
        παίκτης παίκτη pemain người_chơi 플레이어 게이머 プレイヤー プレーヤー 玩家 spectator
        občan občana állampolgár cetățean громадянин громадянина πολίτης kansalainen innbygger vecino_id
        munícipe munícipes yurttaş
        tüketici spotřebitel spotrebiteľ fogyasztó consumator καταναλωτής kuluttaja 소비자 forbruker
        =osoba =osoby persoon persoonsnummer persoonnr személy persoană persoana =kişi kişi_id
        kişi_no физлицо физическое_лицо henkilö henkilönumero =особа =особи
        husstand husstandsnr kotitalous háztartás domácnost huishouden домохозяйство 가구번호
        gospodarstwo_domowe núcleo_familiar nucleo_familiare
        takipçi seguidor seguidora 팔로워 フォロワー 粉丝 obserwujący
        volontär frivillig vapaaehtoinen εθελοντής relawan tình_nguyện_viên voluntar dobrovoľník
        pályázó uchádzač sipariş_veren beställare beställarnr bestiller 订货人 subskrybent
        afiliado afiliada nro_afiliado asociado_nro associado associada cotisant cotisante
        sociétaire souscripteur commanditaire licencié contribuyente arrendatario arrendataria
        internaute donatrice mécène encomendante utilizadora
        =cardcode =cardname spriden_pidm =pidm =mssv =nis =ipp =nhc =učo spriden_id numéro_ipp
        лицевой_счёт лицевой_счет лицевого_счёта rekeningnummer rekeningnr
        verzekerde verzekerdennr verzekeringnemer kbd_no""",
    "card": """
        carné carne_no nro_carne kártyaszám номер_картки αριθμός_κάρτας kortin_numero no_kartu
        nomor_kartu số_thẻ 卡号 kortnumret číslo_karty číslo_preukazu""",
    "item": """
        отель отеля гостиница гостиницы =otel =oteller szálloda szállás ξενοδοχείο โรงแรม 호텔
        hotell hotelli готель готелю hotellet
        =jogo =jogos juego juegos gioco giochi =jeu =jeux =spel =spill =spil =peli =joc játék oyun
        игра игры =гра =гри =hra =gra παιχνίδι 게임 ゲーム 游戏 遊戲 permainan trò_chơi เกม
        видео wideo відео videó 트랙 트랙명
        code_barres codes_barres codice_a_barre codice_barre kod_kreskowy streepjescode čárový_kód
        vonalkód cod_de_bare streckkod stregkode strekkode viivakoodi штрихкод jan_code jancd jan
        jancode
        lektion lektionsnr lektionid lecke lekce lecție leksjon lesnaam 레슨 수업 수업명 授業 授業名
        kurskod kurzus kurzu emnekode kursnummer opintojakso kurskód kod_kursu kód_kurzu
        maträtt maträtten ruoka ruokalaji annos pokrm danie dania portata cardápio cardapio
        fel_de_mâncare 요리 요리명 餐點 餐点 kost_navn
        exemplaire ejemplar egzemplarz exemplaar példány экземпляр экземпляра eksemplar =nide
        exemplář
        materiaal materiaali материал материала матеріал υλικό 자재 자재명 資材 資材名 anyag anyagkód
        mercadoria mercadorias insumo insumos mercancía mercancia merce_cod
        図書 図書名 書名 书名 书号 題名 题名 책제목 kitab_adı
        게시글 게시물 投稿id 게시글번호 bbs_no ntt_id ntt_no pblc_no sbjct_cd sbjt_cd ctnt_id ctnt_no
        prgm_cd prgm_id prgrm_cd kouza_cd catalogitem 講義 講義名 銘柄 銘柄名
        титул_книги издание издания издания_код titul_id nimeke""",
}

ATTRIBUTES: dict[str, str] = {
    "name": "τίτλος tittel titul 書名 书名 題名",
    "time": """
        marca_temporal informazioni_cronologiche tijdstempel sygnatura_czasowa časové_razítko
        časová_pečiatka tidsstämpel tidsstempel marcaj_de_timp dấu_thời_gian stempel_waktu
        ประทับเวลา χρονική_σήμανση позначка_часу タイムスタンプ 타임스탬프 时间戳 时间戳记 時間戳記
        =период =момент =kelt =jam pnttm dateinvoiced dateordered issuedate bekeken_op""",
    "created": "létrehozva dibuat regist_pnttm frst_regist 작성시각",
    "updated": """
        actualización actualizacion atualização atualizacao aggiornamento modificación modificacion
        alteração alteracao =modifica ultima_modifica aktualizováno aktualizace aktualizované
        ändring ändringsdatum ændringsdato endringsdato synchro date_synchro mis_à_jour mis_a_jour
        updt last_updt chg_dt chg_dtm chg_dttm chng_dt write_date modstamp =stamp oxtimestamp
        load_date dw_insert_date inserted_at_dw _airbyte_emitted_at emitted_at_airbyte
        sdc_extracted_at airbyte_emitted_at 匯出 匯入 outputdate""",
}
