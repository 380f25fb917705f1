"""How programs and clerks shorten words for customers, goods and times: CUSTNO, MATNR, BUDAT.

Names without a sign between their words are spelled out here, since a short word counts as a whole
one only; a name with signs, such as CUST_NO, is told by its words where these say it alone. Data,
no code: spelled as in `lexicon`, a block for each language or family of programs.
"""

from __future__ import annotations

ENTITIES: dict[str, str] = {
    "user": """
        =usrno =usrseq =usridx =custsn =custseq usu_codigo cd_assoc nr_assoc num_abo abo_num
        =gebrnr =relnr rel_nr =tokcd =hykh hy_kh =yhbh =khno =khbm =gkid =vipid vip_kh
        =cotista =cotistas kounyu_sha
        custno custnum custnbr custcd custcode custkey custref custacct custname custnm
        cuscd cus_cd cus_no cusno cus_id cusid clntno clnt
        clntid cltid cliid
        memno mem_no mem_id memid mem_cd mbrno mbrid mb_id mb_no memb membno membid membcd
        mbership
        subsid subs_id subs_no subsno =subscr subscr_id subscr_no
        patid pat_id pat_no patno pat_nr patnr ptnt ptntid
        stdtno stdt stdtid std_no stdno stu_id stuid stu_no stuno stud_id studid stud_no
        matric_no matricno matriculation emplid
        kdkart kundkart kukart cartefid cartcli tarjcli cartafed klkaart
        brwr brwrno prsn prsnid persno pers_no pers_nr persnr persid pers_id psn_no
        hh_id hhid hhold hshld gamer insured
        patron_barcode user_barcode borrower_barcode member_barcode reader_barcode
        purchaser purchaserid orderer ordererid traveller traveler policy_holder
        debtor enduser frequent_flyer
        kunnr =kunag =kunwe =kunre knd_nr kdno kdname
        mglnr mgl_nr mglno mitglnr mitgl_nr mgnr mg_nr mitglno
        abonr abo_nr abonummer beziehernr versnr vers_nr vnnr vn_nr versichertennummer
        versichertennr versicherungsnehmer fahrgast passagier studierende
        matrikelnr matrikelnummer =matrikel matrnr matr_nr lsnr ls_nr bennr ben_nr
        schueler entleiher ausleiher karteninhaber anwender
        =lernende =lernender lerner debnr gaestenr
        interessent
        codcte numcli nocli
        nrcli nomcli nomecli clicod clinum ct_num ctnum
        a1_cod a1_nome
        cdpessoa =pessoa pers_codice
        num_adh numadh no_adh
        num_carte_lecteur
        usager lenernr =lener
        geleend_door
        =lln llnr cursistnr bezoekersnr
        verzekerde verzekeringnemer huurders
        asegurada tomador titular_id
        =discente contribuinte cooperado contratante beneficiario_id
        locatário torcedor aprendiz_id emprunteur
        prestatario prestataria tesserato tesserati
         abbonati contraente contraenti inquilini
        kh_id khid kh_symbol kh_kod knt_id knt_kod knt_akronim kntid
        nr_karty_czytelnika ubezpieczony ubezpieczonego ubezpieczający pasażer podróżny
        najemca widza ucznia
        nr_albumu numer_albumu nr_indeksu numer_indeksu wypożyczający
        pojištěnec pojištěnce pojistník pacient žák žáka žiak
        nájemník cestující dárce darca poistenec čitateľ
        hráča biztosított páciens =beteg betegazonosító
        tagkód tagság utas utasnév adományozó diák diákazonosító neptun
        asigurat elevul călător pasager chiriaș
        cod_cl codcl ασφαλισμένος ασθενή
        επιβάτη μαθητή δωρητής σπουδαστής
        carikod cari_ref carino sigortalı
        =yolcu kiracı_no üyeno
        danışan kursiyer mükellef
        застрахованный застрахованного страхователь страхователя больной
        зачётка зачётная_книжка номер_зачетки
        слушателя пацієнт страхувальник застрахований
        пасажир глядач_id споживач учень учня донор_id обучающийся учащийся
        жилец
        försäkrad försäkringstagare resenär hyresgäst_id givar_id
        studerande låntagarnummer lånekort forsikret
        forsikringstager studienr studienummer patientnr elevnr rejsende gjest
        forsikringstaker reisende elevnummer bidragsyter vakuutettu
        potilas potilaan lainaaja matkustaja vuokralainen_id lahjoittaja
        수험번호 학적번호 원생 교육생 피보험자 계약자
        거래처명 거래처코드 거래처번호
        대출자 열람자 여행자 투숙객 방문객 방문자번호
        입주자 청약자 수험생 응시번호 구매자id 구매회원 주문고객
        의뢰인 의뢰자 임차인번호 카드회원 납세자 훈련생

        学籍番号 生徒 児童番号 受験番号 カルテno 被保険者
        貸出者 借受人 搭乗者
        旅行者 取引先コード
        会員no 会員id お客さま番号 注文者 注文者名
        聴講生 依頼主
        kaiin kokyaku tokuisaki
        riyousha_id riyosha_id riyosya_id kanja_no kanja_id seito_no gakusei_no
        学籍号 考生 病人 就诊人 就诊卡号 病案号 投保人 被保险人
        被保人 保单持有人 旅客 借书证号 借阅人
        借阅者 会员卡 消费者
        捐赠者 报名者 参会者 参会人 选手 业主 承租人 居民
        纳税人 申报人 预约人 持卡人
        hy_id hyid hy_bh hybh hyh huiyuan kh_bh khbh khdm kh_dm kehu yh_id yhid
        yonghu xh_xs xsbh xuehao xuesheng_id hz_id hzid
        bệnh_nhân mã_bn mã_sv mã_hs mã_thẻ_đọc mã_hv người_được_bảo_hiểm bên_mua
        người_mượn nhà_tài_trợ
        pasien no_rm no_rekam_medis mahasiswa =nim =nisn penumpang peminjam
        tertanggung pemegang_polis donatur jemaat =pemesan
        ผู้ป่วย คนไข้ นักศึกษา นักเรียน ผู้โดยสาร ผู้เอาประกัน ผู้บริจาค ผู้ยืม ผู้จอง ผู้เข้าชม
        ผู้เข้าร่วม""",
    "card": "kdkart kundkart kukart cartefid cartcli tarjcli cartafed klkaart",
    "item": """
        =kursid =prdseq goods_idx gd_no kouza_id koza_id kc_bh kc_bm =kcid
        artno artcode artcd artbez
        itmcd itmno itmid
        part_no part_num part_number part_nr partnumber
        prodcd prodno prodnum prodnr prodcode prodkey prdcd
        prdid prdtno prdtcd gdsno gdscd gdscode gds
        skuid skuno skucode cntnt mtrlno mtrl
        matnr mat_nr matno mat_no matl matlno warennr waren_nr
        teilenr teilenummer teile_nr sachnr sachnummer kursnr menünr menuenr
        mediennr mediennummer medien_nr
        bib_id bibid bibno bib_no bibnum crseid crse crs_cd crs_id crsid crs_no crsno
        pgmid pgm_id pgm_no pgmcd pgm_cd progid vodid vod_id epsd epsdno
        ep_id epid catalogue_no catalog_no catalogno catalogueno
        refart arref
        ar_design dl_design =descart desart nomart
        cdprod idprod b1_cod
        b1_desc d1_cod d2_cod coditem cditem codmat cod_mat
        nomprod nomeprod
        titulo_id
        tw_id tw_symbol tw_kod twr_id twr_kod twr_gidnumer twr_nazwa kod_tow kodtow
        indeks_mat nr_katalogowy
        cikkkód cikknév
        stokkod stok_kod stokno stok_id stokid urunkodu urunid malkodu
        mal_kodu mal_hizmet derskodu
        код_тов кодномен
        varunummer nimike_id
        품번 품명
        과정코드 과정번호 과정명
        앨범번호
        品コード
        shohin shouhin syohin syouhin_cd hinban
        hin_cd hinmei hinmoku koza_cd sakuhin_cd sakuhin_id
        存货编码 存货名称
        影片 岗位编号 条形码 款式编号
        sp_bm spbm sp_id spid spbh sp_bh spdm sp_dm spmc sp_mc shangpin wl_bm
        wlbm wlbh wldm chbm ch_bm kc_id kcbh kch_kc kecheng cpbh cpbm cpdm
        mã_vt vật_tư mã_mh học_phần
        kd_barang kode_brg kd_brg kdbrg nm_brg
        kd_buku mata_kuliah kode_mk
        รหัสวิชา รายวิชา""",
    "order": """
        vbeln =vbelv =belnr =bstnk =bstkd =aufnr invno invnum inv_no inv_num inv_nbr ordno
        ordnum ordnbr rcpt rcptno soldoc renr
        re_nr rechnr rech_nr auftrnr auftr_nr
        do_piece dopiece dl_piece numped num_ped
        numfac num_fac c5_num c6_num d2_doc f2_doc l1_num notafiscal
        evrakno evrak_no belgeno fisno
        juchu_no juchu_cd juchuu_no denpyo dingdan dd_id ddid ddbh djbh dj_no
        ordreno""",
    "vendor": """
        =suc =sucs sucurs cod_suc codsuc idsuc id_suc nro_suc =tda cod_tda codtda id_tda =tdas
        =pdv pdvid cod_pdv pto_vta ptovta pto_venta ptoventa punto_vta pvta
        punto_venta punto_de_venta ponto_venda ponto_de_venda point_de_vente point_vente
        punto_vendita =pdvente cod_loja codloja =lj cod_lj cd_lj nr_lj ljid codlj
        nr_ag num_ag cod_ag cd_ag cod_agencia cd_agencia nr_agencia num_agencia
        fil_nr filnr fil_cd filcd fil_id cod_fil codfil nr_fil id_fil filnum filialnr
        =magas code_mag cod_mag codmag num_mag id_mag magcod mag_cod =filia filie nr_filii
        zwst zwgst zwst_nr vst_nr =verkst verkst_nr niederl_nr =nlnr
        str_cd strcd str_no store_cd storecd =stor brnch brnch_cd brn_cd brch_cd shpcd
        jijum jjm_cd jijeom maejang mj_cd jeompo jpcd
        tenpo tenpo_cd tnp_cd tenpocd =tncd =mdbh md_bh md_bm mdbm md_cd mddm md_dm mendian
        =khocd winkelnr filnr_cd =şb şube_kd şb_kd sube_kd subekod""",
}

ATTRIBUTES: dict[str, str] = {
    "id": """
        =학번 =学号 xuehao
        custno custnbr custcd custkey memno mbrno membno subsno patno stdtno stdno stuno clntno
        kdno
        mglno emplid artno artcd itmcd itmno itemnbr itemcd prodcd prodno prodkey prdcd
        prdctcd prdno prdtno goodscd gdsno gdscd skuno cntntno matnr matno bibno crsno courseno
        kunnr stokkod stokno urunkodu malkodu carikod carino hastano uyeno hybh
        hyh khbh khdm xsbh spbm spbh spdm wlbm wlbh wldm kcbh cpbh cpbm cpdm chbm hinban invno
        ordno docno evrakno belgeno siparisno vbeln belnr aufnr ddbh djbh""",
    "time": """
        =erdat =budat =bldat =audat =fkdat =bedat =vdatu =erzet =cputm invdate invdt docdate docdt
        trxdate trxdt trdate trdt txdate txdt txndate trandate transdate transdt orddt orddate
        orderdt saledate saledt salesymd saleymd billdate billdt datekey dateid yyyymmdd
        =ymd =ymdhms =dttime regdt crtdt visitdt entrydate postdate postingdate
        emissao
        emisión fecfac
        dtvenda dtmov dtpedido dtatend fec fch
        datefac datecde datedoc dl_datebc datevente
        datwyst dok_datawyst
        belegdat beldat bestdat rechdat buchdat kaufdat erfdat startzeit zugriffszeit
        einlasszeit eintrittszeit scanzeit aufrufzeit nutzungszeit besuchstag
        behandlungstag =termin fahrtag buchungstag
        evraktar fattar kayittar
        =kiedy =kdy =коли =когда =wanneer =når milloin mikor =πότε
        juchu_bi uriagebi riyobi xdsj xd_sj gmsj jysj jyrq ddrq
        xsrq djrq kdrq
        lúc
        tgltransaksi""",
    "name": """
        ttl tit bez lib libl libart libprod libpdt desg dsgn""",
    "quantity": """
        =uds =unds =unids uds_vend uds_vendidas uni_vend unid_vend =cdad =ctd =qtes =qtt qte_vend
        nb_unites unites_vend =mng =mge =stkz =pcs =pezzi pz_venduti =aant su_ryang""",
    "birth": "gebj gebjr gebdt gebd brthdt brth_dt bth_dt",
    "registered": "sgnup sgnp signup_dt rgstrd inscr insc_dt",
    "place": "ctry cntry plz_cd zip_cd pstcd pstcode postcd",
    "updated": """
        =aedat =laeda =upddt updtm updtdt mdfydt mdfy mdfcn modidt moddt moddate lastmod lastupd
        load_dt load_ts load_tm load_timestamp loaddate loaddt loadts
        loadtime_dwh dwh_load dw_load dw_insert dwh_insert dwh_date etl
        etldate elt_ts cdc_ts cdc_date sync_time sync_date sync_dt sync_at sync_ts
        syncdate synctime import_date import_time import_dt import_ts importdate
        extract_date extract_dt extract_ts
        extract_time extracted extraction_date extraction_time replicated
        replication_ts migrated migration_date archived_at archive_date backup_date
        batch_date batch_dt batch_time batch_ts batch_run batchdate job_run_ts refresh_date
        refreshed last_refresh row_inserted rowversion
        rev_ts rev_dt rev_at rev_date rev_time dt_rev dh_rev fec_rev fch_rev dh_revis rvsn_ts
        rvsn_dt chg_ts chg_at chg_date chg_zp amd_ts amd_dt amend_ts amend_dt =amended =modif
        aend_zp aend_dt akt_zp akt_dat act_reg reg_act alt_dh dh_alt dt_alt =atu dt_atualiz
        dh_atualiz
        =sysstamp _sdc_batched_at _sdc_received_at
        ladedatum synchronisiert ladezeitpunkt ladezeit_dwh importdatum importzeit importiert
        sync_datum abzugsdatum
        datenabzug bearbeitet bearbeitungsdatum aenderung aenddat änddat
        letzte_aktualisierung aktualisierungsdatum migriert archiviert_am
        date_import date_d_import date_extraction date_d_extraction
        extrait_le mise_à_jour datemaj dernière_modif
        date_chargement date_de_chargement
        fecha_carga fecha_de_carga fecha_importación
        fecha_extracción fecha_proceso_carga sincronizado
          fecha_act fec_act fecha_modif fecmod fec_mod
        data_carga dt_carga dtcarga data_da_carga data_importação dt_importacao
        data_extração dt_extracao
        dt_ult_alt
        data_importazione data_esportazione data_estrazione data_caricamento data_sincronizzazione
        sincronizzato data_agg
        laaddatum extractiedatum geïmporteerd geëxporteerd
        gesynchroniseerd laatste_wijziging mutatiedatum wijzigingsdatum
        data_importu data_eksportu data_ładowania zaimportowano wyeksportowano
        data_modyfikacji ostatnia_modyfikacja
        datum_importu datum_změny změněno upraveno zmenené
        importálva szinkronizálva módosítva módosítás frissítve
        data_actualizării actualizat modificat
        aktarım_tarihi aktarma_tarihi yükleme_tarihi senkronizasyon değiştirme_tarihi
        güncellenme içe_aktarma
        дата_загрузки дата_выгрузки загружено выгружено дата_импорта дата_экспорта
        синхронизировано
        дата_синхронизации оновлено змінено дата_зміни дата_вивантаження
        τροποποίηση ενημέρωση ενημερώθηκε
        ändrad ändrat uppdaterad synkroniserad inläst ændret opdateret
        synkroniseret indlæst endret oppdatert synkronisert importert muokattu päivitetty
        tuotu_pvm
        적재일시 적재일자 연계일시 연계일자 동기화 추출일시 추출일자 이관일시 이관일자 배치일자
        배치일시 내보내기
        取込日 連携日時 同期日時 抽出日 バッチ日時 バッチ処理日 出力日時 移行日
        ロード日時
        同步时间 导入时间 导出时间 导出日期 抽取时间 入库时间_dw 加载时间 数据日期_dw 批次时间
        koushin_date kosin_date koshin_nichiji gxsj xgsj
        cập_nhật ngày_sửa sửa_lúc đồng_bộ ngày_xuất_dữ_liệu
        diperbarui diubah sinkronisasi tgl_ubah tgl_impor tgl_ekspor
        แก้ไขเมื่อ แก้ไขล่าสุด นำเข้าเมื่อ ส่งออกเมื่อ""",
}
