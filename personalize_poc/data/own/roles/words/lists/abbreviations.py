"""How programs and clerks shorten words for customers, goods and times: CUSTNO, MATNR, BUDAT.

Names without a sign between their words are spelled out here, since a short word counts as a whole
one only; a name with signs, such as CUST_NO, is told by its words where these say it alone. Data,
no code: spelled as in `lexicon`, a block for each language or family of programs.
"""

from __future__ import annotations

ENTITIES: dict[str, str] = {
    "user": """
        custno custnum custnbr custcd custcode custkey custref custacct cust_acct custname custnm
        cuscd cus_cd cus_no cusno cus_id cusid cstmrno clntno clnt
        clntid clt_id cltid cli_id cliid
        memno mem_no mem_id memid mem_cd mbrno mbrid mb_id mb_no memb membno membid membcd mbership
        subsid subs_id subs_no subsno subscr subscrno subscrid
        patid pat_id pat_no patno pat_nr patnr ptnt ptntid
        stdtno stdt stdtid stdno std_no stdno stu_id stuid stu_no stuno stud_id studid stud_no
        matric_no matricno matriculation matriculation_no emplid
        brwr brwrno prsn prsnid persno pers_no pers_nr persnr persid pers_id psn_no
        hh_id hhid hhold hholdid household_no gamerid gamer gamertag insured insuredid
        patron_barcode user_barcode borrower_barcode member_barcode reader_barcode
        purchaser purchaserid orderer ordererid traveller traveler travelerid policy_holder
        debtor debtorid enduser enduserid end_user end_user_id end_user_name frequent_flyer
        kunnr =kunag =kunwe =kunre kunde_nr kundnr kndnr knd_nr kdno kd_no kdname
        mglnr mgl_nr mglno mitglnr mitgl_nr mgnr mg_nr mitglno
        abonr abo_nr abonummer beziehernr versnr vers_nr vnnr vn_nr versichertennummer
        versichertennr versicherungsnehmer fahrgast passagier =reisende studierende
        studierender matrikelnr matrikelnummer =matrikel matrnr matr_nr lsnr ls_nr bennr ben_nr
        schueler schuelernr entleiher entleihernr ausleiher karteninhaber anwender anwendername
        =lernende =lernender lerner lernernr klientnr debnr deb_nr gästenr gaestenr
        interessent interessentnr interessentennr
        codcli cod_cli codcte cod_cte codcliente idcliente idclient numcli num_cli nocli no_cli
        nrcli nr_cli nomcli nom_cli nomecli clicod cli_cod clinum cli_num client_num ct_num ctnum
        a1_cod a1_nome e1_cliente c5_cliente d2_cliente f2_cliente l1_cliente cd_cliente cdcliente
        cd_pessoa cdpessoa id_pessoa =pessoa =persona persona_id id_persona pers_codice cod_socio
        codsocio num_socio numsocio nsocio nro_socio nrosocio nr_socio num_adh numadh no_adh
        num_adherent num_abonne num_lecteur num_carte_lecteur num_etudiant no_etudiant ine_etudiant
        num_usager usager usagers =allocataire patiënt patiëntnr patientnr lenernr =lener
        geleend_door lezersnr lezersnummer lezerspas studentnr studentnummer leerlingnr
        leerlingnummer =lln llnr lln_nr lidnr relatienr deelnemernr donateurnr cursistnr bezoekersnr
        cliëntnr clientnr verzekerde verzekerdennr verzekeringnemer huurder huurders passagiers
        asegurada asegurados tomador tomador_id titular_id estudiantes alumno_id matrícula_aluno
        ra_aluno =discente discente_id contribuinte cooperado cooperado_id contratante beneficiario_id
        locatário locatario torcedor doador_id leitora aprendiz_id lecteurs emprunteur
        emprunteurs emprunteur_id prestatario prestataria tesserato tesserati n_tessera num_tessera
        numero_tessera abbonati contraente contraenti inquilini studenti matricola_studente
        kh_id khid kh_symbol kh_kod knt_id knt_kod knt_akronim kntid kontrahent_id nr_klienta
        nr_karty_czytelnika ubezpieczony ubezpieczonego ubezpieczający pasażer pasażera podróżny
        najemca abonenta pacjenta darczyńca_id słuchacza widza gracza studenta ucznia
        nr_albumu numer_albumu nr_indeksu numer_indeksu wypożyczający
        pojištěnec pojištěnce pojistník pacient pacienta pacientka žák žáka žiak študent čtenáře
        čtenářský číslo_čtenáře nájemník cestující dárce darca člen_id poistenec čitateľ návštevník
        hráča odberateľ biztosított páciens beteg beteg_id olvasójegy olvasójegyszám
        tagkód tagság utas utasnév adományozó diák diákazonosító neptun neptun_kód neptunkód
        asigurat asiguratul pacientului elevul student_nr călător pasager chiriaș donator_id
        cititorul membru_id cod_client cod_cl codcl codclient ασφαλισμένος ασθενής ασθενή επιβάτης
        επιβάτη μαθητής μαθητή δωρητής κωδ_πελάτη σπουδαστής
        carikod cari_kod carikodu cari_id cari_ref carino hasta_no hastano hasta_id sigortalı
        sigortalı_no öğrencino öğrenci_no yolcu yolcu_id kiracı_no bağışçı_no üyeno uye_no uyeno
        hastanın danışan danışan_no abone_no aboneno kursiyer kursiyer_no mükellef mükellef_no
        застрахованный застрахованного страхователь страхователя больной плательщика ученика студента
        зачётка зачётная_книжка номер_зачетки читательский читателя билет_читателя студентський
        слушателя участника пассажира пациента пацієнт пацієнта страхувальник застрахований
        пасажир глядач_id споживач споживача учень учня студента_id донор_id обучающийся учащийся
        абонента жилец потребитель потребителя_id получатель_услуг
        försäkrad försäkringstagare patientnummer elevnr resenär passagerare hyresgäst_id givar_id
        medlemsnr medlemsnummer medlemsid studerande låntagarnummer lånekort forsikret
        forsikringstager studienr studienummer patientnr elevnr rejsende låner_id gjest gjestenr
        kundenr forsikringstaker reisende pasientnr pasient elevnummer bidragsyter vakuutettu
        potilas potilaan opiskelijanumero lainaaja matkustaja vuokralainen_id lahjoittaja jäsennumero
        jäsennro asiakasnumero asiakastunnus
        학번 학생번호 수험번호 학적번호 원생 원생번호 교육생 환자번호 피보험자 계약자 계약자번호
        보험계약자 고객번호 회원id 회원_id 거래처명 거래처코드 거래처번호 조합원 조합원번호
        대출자 대출자번호 이용자번호 열람자 승객번호 탑승객 여행자 투숙객 방문객 방문자번호
        입주자 청약자 후원회원 기부자번호 수험생 응시번호 신청자번호 구매자id 구매회원 주문고객
        의뢰인 의뢰자 임차인번호 카드회원 가입자번호 납세자 시민번호 훈련생 훈련생번호

        学籍番号 学生番号 生徒 生徒番号 児童番号 受験番号 患者番号 患者id カルテno 被保険者 被保険者番号
        契約者番号 保険契約者 加入者番号 利用者番号 利用者id 貸出者 借受人 来場者番号 来館者番号 搭乗者
        旅行者 宿泊者名 寄付者番号 組合員コード 得意先コード 得意先名 取引先コード 顧客コード 顧客番号
        会員no 会員id お客様番号 お客さま番号 注文者 注文者名 申込者名 応募者番号 購読者 購読者番号
        聴講生 受講生番号 依頼主 読者番号
        kaiin_no kaiin_id kaiin_cd kaiin kokyaku kokyaku_cd kokyaku_id kokyaku_no tokuisaki
        tokuisaki_cd riyousha_id riyosha_id riyosya_id kanja_no kanja_id seito_no gakusei_no
        学号 学籍号 考生 考生号 病人 病人id 患者姓名 就诊人 就诊卡号 患者编号 病案号 投保人 被保险人
        被保人 保单持有人 乘客编号 旅客 旅客姓名 旅客编号 游客编号 读者证号 读者编号 借书证号 借阅人
        借阅者 会员编号 会员号 会员id 会员卡 客户号 客户编码 客户名称 顾客编号 消费者 消费者id 买家昵称
        买家id 捐款人编号 捐赠者 报名者 参会者 参会人 选手 业主 业主编号 承租人 居民 居民编号 学员编号
        听众编号 观众编号 纳税人 申报人 预约人 持卡人 手机用户 粉丝id
        hy_id hyid hy_bh hybh hyh huiyuan huiyuan_id kh_bh khbh khdm kh_dm kehu kehu_id yh_id yhid
        yonghu yonghu_id xh_xs xsbh xuehao xuesheng_id hz_id hzid
        hành_khách bệnh_nhân mã_bn mã_sv mã_hs mã_thẻ_đọc mã_hv người_được_bảo_hiểm bên_mua
        người_mượn nhà_tài_trợ mã_hội_viên mã_thành_viên
        pasien no_pasien no_rm no_rekam_medis mahasiswa =nim =nisn nis_siswa penumpang peminjam
        tertanggung pemegang_polis donatur jemaat =pemesan pendonor kode_pelanggan kd_pelanggan
        kdpelanggan id_pelanggan kd_cust kode_anggota
        ผู้ป่วย คนไข้ นักศึกษา นักเรียน ผู้โดยสาร ผู้เอาประกัน ผู้บริจาค ผู้ยืม ผู้จอง ผู้เข้าชม
        ผู้เข้าร่วม รหัสลูกค้า รหัสสมาชิก รหัสนักศึกษา""",
    "item": """
        artno art_num artnum artcode art_code artcd art_cd artbez art_bez
        itmcd itm_cd itm_no itmno itmid itm_id itemnbr item_nbr itemnmbr itemcd itemcode itemid
        partno part_no partnum part_num part_number part_nr partnr partnumber
        prodcd prod_cd prodno prodnum prodnr prodcode prodkey productkey prdcd prdctcd prdct prdno
        prdid prdtno prdtcd goodscd gdsno gds_no gds_cd gdscd gdscode gds
        skuid sku_id skuno skucode cntnt cntntid cntntno contents_id mtrlno mtrl
        matnr mat_nr matno mat_no matl matlno materialnr warennr waren_nr
        teilenr teilenummer teile_nr sachnr sachnummer sach_nr kursnr kurs_nr menünr menuenr
        mediennr mediennummer medien_nr stellennr stellenangebot stellentitel
        bib_id bibid bibno bib_no bibnum titleno crseid crse crs_cd crs_id crsid crs_no crsno
        crse_id course_no courseno pgmid pgm_id pgm_no pgmcd pgm_cd progid vodid vod_id epsd epsdno
        epsd_id ep_id epid movieno film_no catalogue_no catalog_no catalogno catalogueno
        codart cod_art codarticulo codarticolo idarticulo idarticle refart ref_art ar_ref arref
        ar_design dl_design articolo_cod =descart desart des_art desc_art nomart nom_art codprod
        cod_prod cdprod cd_prod idprod id_prod codproduto idproduto cd_produto cdproduto b1_cod
        b1_desc d1_cod d2_cod c6_produto l2_produto cod_item coditem cd_item cditem codmat cod_mat
        cod_material nomprod nom_prod nomeprod codlibro cod_libro cod_curso codcurso id_curso
        idcurso cd_curso cdcurso cod_plato idpelicula titulo_id livro_id
        tw_id tw_symbol tw_kod twr_id twr_kod twr_gidnumer twr_nazwa kod_tow kodtow kod_produktu
        indeks_towaru indeks_mat symbol_towaru nr_katalogowy číslo_zboží kód_zboží kod_zbozi
        kódtovaru číslo_tovaru cikkszam cikk_id cikkkód cikknév cikk_kód cod_produs codart_produs
        stokkodu stokkod stok_kod stokno stok_id stokid urunkodu urun_kodu urunid urun_id malkodu
        mal_kodu mal_hizmet malzeme_kodu =malzeme hizmet_urun kitap_no film_id ders_kodu derskodu
        номенклатура_код код_товара код_тов артикул_id кодтовара кодномен
        код_товару назва_товару найменування_товару
        varunummer vare_nr varenr tuotekoodi tuotetunnus tuotenumero nimike_id
        상품cd 상품_cd 상품번호 상품_번호 제품번호 제품코드 품목코드 품목번호 품번 품명 자재코드 자재번호 강좌번호
        강좌코드 과정코드 과정번호 과정명 강의코드 서지번호 도서번호 영화코드 영화번호 게시글번호
        공고번호 매물코드 메뉴코드 컨텐츠id 콘텐츠id 작품id 앨범번호 음원코드
        商品cd 商品no 品コード 品名コード 資材コード 講座コード 講座番号 作品cd 書誌id 図書番号
        メニューcd メニューコード 求人番号 求人id 番組コード 番組id 楽曲コード 楽曲id コースコード
        shohin shohin_cd shohin_id shohin_no shouhin shouhin_cd syohin syohin_cd syouhin_cd hinban
        hin_cd hinmei hinmoku hinmoku_cd koza_cd sakuhin_cd sakuhin_id
        商品id 商品sku 商品编码 商品编号_sku 物料编码 物料号 物料编号 存货编码 存货名称 产品编码 产品编号 图书编号 课程编号
        课程号 课程代码 菜品编码 菜品编号 视频id 影片 影片id 岗位编号 职位编号 药品编码 条形码 款式编号
        sp_bm spbm sp_id spid spbh sp_bh spdm sp_dm spmc sp_mc shangpin shangpin_id shangpin_bm wl_bm
        wlbm wlbh wldm chbm ch_bm kc_id kcbh kch_kc kecheng kecheng_id cpbh cpbm cpdm
        mã_hàng mã_sản_phẩm mã_vt mã_vật_tư vật_tư mã_mh mã_học_phần mã_môn môn_học học_phần mã_phim
        mã_sách tên_sách
        kd_barang kdbarang kode_barang kode_brg kd_brg kdbrg nama_barang nm_barang nm_brg kode_produk
        kode_item kode_menu kode_buku kd_buku mata_kuliah kode_mk kode_film
        รหัสสินค้า รหัสหนังสือ ชื่อสินค้า รหัสวิชา รายวิชา""",
    "order": """
        vbeln =vbelv =belnr =bstnk =bstkd =aufnr invno invoiceno invnum inv_no inv_num inv_nbr ordno
        ordnum ordnbr orderno ordernum receiptno rcpt rcptno soldoc belegnr beleg_nr renr
        re_nr rechnr rech_nr rechnungsnr auftrnr auftr_nr auftragsnr bestellnr best_nr
        do_piece dopiece dl_piece numped num_ped numpedido codpedido nropedido nro_pedido nr_pedido
        numfac num_fac numfactura numfattura nfattura c5_num c6_num d2_doc f2_doc l1_num notafiscal
        nota_fiscal nr_nota evrakno evrak_no belgeno siparisno faturano fisno fiş_no
        juchu_no juchu_cd juchuu_no denpyo_no denpyo dingdan dingdan_id dd_id ddid ddbh djbh dj_no
        ordreno""",
}

ATTRIBUTES: dict[str, str] = {
    "id": """
        custno custnbr custcd custkey memno mbrno membno subsno patno stdtno stdno stuno clntno kdno
        mglno emplid artno artcd itmcd itmno itemnbr itemcd partno prodcd prodno prodkey prdcd
        prdctcd prdno prdtno goodscd gdsno gdscd skuno cntntno matnr matno bibno crsno courseno
        kunnr stokkodu stokkod stokno urunkodu malkodu carikod carikodu carino hastano uyeno hybh
        hyh khbh khdm xsbh spbm spbh spdm wlbm wlbh wldm kcbh cpbh cpbm cpdm chbm hinban invno
        ordno docno evrakno belgeno siparisno vbeln belnr aufnr ddbh djbh""",
    "time": """
        =erdat =budat =bldat =audat =fkdat =bedat =vdatu =erzet =cputm invdate invdt docdate docdt
        trxdate trxdt trdate trdt txdate txdt txndate trandate transdate transdt orddt orddate
        orderdt saledate saledt salesymd saleymd billdate billdt datekey dateid date_key yyyymmdd
        =ymd =ymdhms =dttime regdt regdttm crtdt visitdt entrydate postdate postingdate
        e1_emissao c5_emissao f2_emissao d2_emissao l1_emissao dt_emissao dtemissao emissao emissão
        data_emissione emisión fecha_emision fecemision fecfac fec_fac fecfactura fecha_alta_pedido
        dtvenda dt_venda dtmov dt_mov dtpedido dt_pedido dtatend dt_atend fec fec_mov fch
        datefac date_fac datecde date_cde datedoc date_doc do_date dl_datebc datevente
        datwyst data_wyst data_wystawienia dok_datawyst trn_data
        belegdat beldat bestdat rechdat redatum buchdat kaufdat erfdat startzeit zugriffszeit
        einlasszeit eintrittszeit scanzeit aufrufzeit nutzungszeit besuchstag
        behandlungstag =termin termindatum fahrtag buchungstag
        evraktar belgetarih belge_tarihi siparistarih fattar kayittar
        =kiedy =kdy =коли =когда =wanneer =når milloin mikor =când =πότε
        uriage_date juchu_date juchu_bi denpyo_date uriagebi riyobi xdsj xd_sj gmsj jysj jyrq ddrq
        xsrq djrq kdrq
        ngày_ct ngày_hđ ngày_lập ngày_mua lúc
        tgl_transaksi tgltransaksi tgl_jual tgl_faktur tgl_pinjam hari_tanggal
        วันที่ซื้อ วันที่เอกสาร วันที่ขาย วันที่ยืม""",
    "updated": """
        =aedat =laeda =upddt updtm updtdt mdfydt mdfy mdfcn modidt moddt moddate lastmod lastupd
        lastupdate lastmodified load_dt load_ts load_tm load_timestamp loaddate loaddt loadts
        loadtime_dwh dwh_load dw_load dw_insert dwh_insert dwh_date etl etl_dt etl_date etl_ts
        etldate etl_timestamp elt_ts cdc_ts cdc_date sync_time sync_date sync_dt sync_at sync_ts
        syncdate synctime synced_on import_date import_time import_dt import_ts importdate
        imported_on export_time export_dt export_ts exportdate extract_date extract_dt extract_ts
        extract_time extracted extracted_at extraction_date extraction_time replicated replicated_at
        replication_ts migrated migrated_at migration_date archived_at archive_date backup_date
        batch_date batch_dt batch_time batch_ts batch_run batchdate job_run_ts refresh_date
        refreshed_at refreshed last_refresh row_inserted rowversion sysmodstamp systemmodstamp
        s_t_a_m_p =sysstamp _airbyte_extracted_at _sdc_batched_at _sdc_received_at
        ladedatum ladezeitpunkt ladezeit_dwh importdatum importzeit importiert exportzeit
        exportdatum exportiert synchronisiert sync_datum synchronisationsdatum abzugsdatum
        datenabzug bearbeitet bearbeitungsdatum aenderungsdatum aenderung aenddat änddat
        letzte_änderung letzte_aktualisierung aktualisierungsdatum migriert archiviert_am
        date_import date_d_import date_export date_d_export date_extraction date_d_extraction
        extrait_le synchronisé mise_à_jour mise_a_jour date_maj datemaj dernière_modif
        date_chargement date_de_chargement
        fecha_carga fecha_de_carga fecha_importación fecha_importacion fecha_exportación
        fecha_exportacion fecha_extracción fecha_extraccion fecha_proceso_carga sincronizado
          fecha_act fec_act fecha_modif fecmod fec_mod
        data_carga dt_carga dtcarga data_da_carga data_importação data_importacao dt_importacao
        data_exportação data_exportacao dt_exportacao data_extração data_extracao dt_extracao dt_atualizacao
        dtatualizacao dt_alteracao dtalteracao dt_ult_alt
        data_importazione data_esportazione data_estrazione data_caricamento data_sincronizzazione
        sincronizzato data_agg
        laaddatum importdatum_nl exportdatum_nl extractiedatum geïmporteerd geëxporteerd
        gesynchroniseerd laatste_wijziging mutatiedatum wijzigingsdatum
        data_importu data_eksportu data_ładowania data_synchronizacji zaimportowano wyeksportowano
        data_modyfikacji ostatnia_modyfikacja
        datum_importu datum_exportu datum_synchronizace datum_změny změněno upraveno zmenené
        importálva exportálva szinkronizálva módosítva módosítás frissítve módosítás_dátuma
        data_actualizării actualizat modificat
        aktarım_tarihi aktarma_tarihi yükleme_tarihi senkronizasyon değiştirme_tarihi
        güncellenme son_güncelleme içe_aktarma
        дата_загрузки дата_выгрузки загружено выгружено дата_импорта дата_экспорта синхронизировано
        дата_изменения дата_синхронизации оновлено змінено дата_зміни дата_вивантаження
        τροποποίηση ενημέρωση ενημερώθηκε
        ändrad ändrat uppdaterad exporterad synkroniserad inläst ændret opdateret
        synkroniseret indlæst endret oppdatert synkronisert importert muokattu päivitetty tuotu_pvm
        적재일시 적재일자 연계일시 연계일자 동기화 동기화일시 추출일시 추출일자 이관일시 이관일자 배치일자
        배치일시 내보내기 최종수정
        取込日時 取込日 連携日時 同期日時 抽出日 抽出日時 バッチ日時 バッチ処理日 出力日時 移行日 最終更新
        ロード日時
        同步时间 导入时间 导出时间 导出日期 抽取时间 入库时间_dw 加载时间 etl时间 数据日期_dw 批次时间 更新日
        koushin_date kosin_date koshin_nichiji gxsj xgsj
        cập_nhật ngày_sửa sửa_lúc đồng_bộ ngày_xuất_dữ_liệu
        diperbarui diubah sinkronisasi tgl_ubah tgl_impor tgl_ekspor
        แก้ไขเมื่อ แก้ไขล่าสุด นำเข้าเมื่อ ส่งออกเมื่อ""",
}
