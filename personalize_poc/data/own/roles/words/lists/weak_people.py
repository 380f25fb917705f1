"""Words of names of columns of people by what they are, who are customers in one trade only.

A is who a parking app is for, and in a delivery service the one who brings the parcel; an
athlete enters races, and is bet on. So these words count only where no column of the row names a
customer for sure; see `which_column.points.weakly_named`. Data, no code: spelled as in `lexicon`,
a block for what somebody is, in the languages of exports.
"""

from __future__ import annotations

SPORT = """
    athlet atlet sportler
    sportsman deportista esportista sporter sportowiec zawodnik
    zawodniczka sportovec závodník sporcu спортсмен idrottare
    utøver urheilija sportoló versenyző sportiv αθλητής vận_động_viên นักกีฬา
    运动员
    =runner =runners runnerid läufer coureur corredor corridore hardloper biegacz běžec koşucu
    бегун
    löpare løber juoksija futó δρομέας startnummer dorsal dossard pettorale 参赛者 배번 ゼッケン
    swimmer skier cyclist ciclista fietser golfer
    gymnast angler bergsteiger wanderer hiker climber scout_id
    rower_id 골퍼 등산객
    randonneur escursionista sciatore pratiquant harcerz skaut idrætsudøver
    atleet sportif =선수 선수번호 선수명 선수코드 競技者 dancer
    """

WORK_AND_FARM = """
    farmer grower landwirt agriculteur
    exploitant exploitation_no agricultor ganadero produtor_rural agricoltore boer_id
    =teler landbouwer rolnik zemědělec çiftçi фермер lantbrukare landmand
    viljelijä gazdálkodó fermier αγρότης nông_dân petani เกษตรกร 농가 농업인
    경영체번호 農家 生産者番号 农户
    betriebsnr betriebsnummer betrnr betrieb_id betriebsid holding_no holdingno holding_id
    numero_exploitation explotación_id azienda_id bedrijfsnummer gospodarstwo_id işletme_no
    =rider reiter
    company_id company_no companyid firmennr firmennummer firmen_id entreprise_id empresa_id
    cod_empresa
    azienda_codice bedrijf_id firma_id firma_kodu firma_nr компания_id 회사코드 업체코드 업체번호
    기업번호 会社コード 企業コード 企业编号
    azubi auszubildende apprenti aprendiz apprendista cursist
    kursant frekventant stajyer стажёр praktikant 연수생 研修生
    professional_id practitioner_id researcher chercheur investigador pesquisador
    ricercatore 연구자 研究者 科研人员
    stagiaire gazda_id boer_nr =bonde bpartner businesspartner
    panelist panelist_id requester requester_id =salarié =collaborateur 사번 임직원번호 社員番号
    従業員番号 工号 职工号 viajante correntista consorciado
    табельный_номер таб_номер табномер табельний_номер trabajador trabajadora sicil_no sicilno
    osobní_číslo_zaměstnance číslo_zaměstnance numer_pracownika nr_pracownika numer_ewidencyjny
    anställningsnummer anställningsnr ansattnummer ansattnr medarbejdernummer medarbejdernr
    henkilöstönumero dolgozói_szám marca_angajat numéro_salarié trabalhador lavoratore
    """

OFFICES = """
    ordered_by bestellt_von bestellt_durch commandé_par commande_par pedido_por encargado_por
    solicitado_por ordinato_da besteld_door zamówione_przez zamówił_a objednal_a sipariş_veren
    заказал_а заказано beställd_av beställt_av bestilt_av bestilt_af tilaaja_id 발주자 発注者 订购人
    requester requestor requested_for requested_by requestedfor requestedby
    anfragender anfragesteller antragsteller anmelder einreicher
    demandeur demandeuse requérant requerente richiedente aanvrager
    wnioskodawca wnioskodawcy žadatel žiadateľ talep_eden başvuru_sahibi заявитель
    заявителя заявник igénylő kérelmező solicitant αιτών người_yêu_cầu pemohon ผู้ขอ 요청자 신청인
    민원인 依頼者 申請者 请求人 申请人 申請人
    caller inquirer claimant petitioner signatory =signer signerid
    unterzeichner signataire firmante firmatario ondertekenaar sygnatariusz подписант 서명자
    署名者
    beneficiary bénéficiaire beneficiário begünstigter begunstigde
    beneficjent příjemce yararlanıcı бенефициар благополучатель бенефіціар 수혜자
    수급자 受益者 受益人 受给者
    taxpayer inhabitant einwohner bürger
    =résident =residente =residentes =residents mieszkaniec mieszkańca житель sakin_no
    住户
    tenant_no tenant_id tenantid lessee hirer najemcy nájemce a_c a_c_no acct
    kiracı арендатор орендар lejer leietaker hyresgäst vuokralainen bérlő
    ενοικιαστής người_thuê penyewa ผู้เช่า 임차인 세입자 借主 入居者 租户 租客
    =holder holderid inhaber_id halter_id tierhalter
    =kontakt kontaktnr kontaktnummer ansprechpartner
    contact_no contact_num contact_number contactno contact_ref contact_key no_contact n_contact
    nr_contact n_de_contact no_de_contact numéro_contact numéro_de_contact code_contact
    n_contacto nro_contacto no_contacto n_de_contacto número_contacto código_contacto cod_contacto
    n_contato nr_contato n_do_contato número_contato código_contato cod_contato n_contatto
    nr_contatto n_del_contatto numero_contatto codice_contatto cod_contatto contactnummer
    kontakt_nummer kontaktid kontakt_code nr_kontaktu numer_kontaktu id_kontaktu číslo_kontaktu
    kontaktens_nr номер_контакта код_контакта
    コンタクトid コンタクト番号 联系人号 聯絡人號
    adrnr adressnr adressnummer adress_nr adress_id adresse_nr adresnr
    geschäftspartner gpnr gp_nr vertragspartner
    acct_no acct_id acct_num acct_nbr acctno acctid
    =kto ktonr ktonummer depotnr depotnummer depot_nr
    dosya_no dosyano dosya_numarası expediente_no no_expediente num_expediente
    numero_expediente historia_clinica no_historia chart_no chartno 차트번호 病歴番号
    カルテ番号 病历号 住院号 门诊号 診察券番号
    id_soc soc_id nro_soc num_soc cod_soc dz_bh =dzbh hz_bh =hzbh
    =login loginid loginname inlognaam anmeldename ログインid 로그인id 登录名
    titular intestatario intestataria mutuatario mutuária mutuário preneur pożyczkobiorca
    заемщик позичальник împrumutat lånekund borçlu 借款人
    morador boende =beboer locatar condomino мешканець obyvateľ lakó κάτοικος
    kortholder kortinnehavare kortinnehaver kortinhaltija kart_sahibi kártyabirtokos chủ_thẻ
    pemegang_kartu κάτοχος_κάρτας
    mottaker modtager mottagare vastaanottaja reclamante demandante verzoeker
    =conta účet_id účet_číslo λογαριασμός 접속자 kedvezményezett
    přihlášený zgłaszający bezieher inschrijver signee payee_name prontuario
    """

FAMILY_AND_FAITH = """
    =child childid kid_id kidid =kind_id kind_nr kindnr kindname kinder_id enfant
    niño criança bambino_id dziecko dziecka dítě çocuk ребёнок ребенка дитина
    barn_id lapsi gyermek copil παιδί trẻ_em 아동 원아번호 원아명 유아 児童 園児 儿童 幼儿
    parent_no guardian erziehungsberechtigter tutor_id 보호자 学부모 학부모
    保護者 家长
    family_id family_no familyid familien_id familiennr famille_id familia_id famiglia_id gezin_id
    rodzina_id rodina_id aile_no семья_id 가족번호 家族番号 家庭编号
    parishioner gemeindeglied paroissien feligrés paroquiano
    parrocchiano parafianin farník прихожанин congregant worshipper 교인 신도번호
    교적번호 信徒 檀家 教友
    alumni alumnus alum alumid absolvent ehemaliger
    mezun выпускник 동문 졸업생 卒業生 校友
    helfer ehrenamtliche foerderer förderernr spenderin pate patin
    delegate delegierter délégué delegado delegato camper constituent
    대의원
    wähler kiezer wyborca volič seçmen избиратель виборець
    väljare vælger velger äänestäjä választó alegător ψηφοφόρος cử_tri pemilih 유권자 選挙人 选民
    shareholder anleger aktionär actionnaire accionista
    acionista azionista aandeelhouder akcjonariusz akcionář акционер yatırımcı инвестор
    투자자 株主 投資家 股东 投资者
    lender_id seeker jobseekerid
    arbeitssuchender
    proband subject_no panelist panellist
    panel_id 패널번호 パネルid
    enrollee inscrit iscritti_id
    veli_id ouder_id parent_id_no förälder_id fiel_id podatnik
    belastingplichtige 納税者 주주 有権者 votante colegiado colegiada apoderado
    благотворитель благодійник kuracjusz curiste vacancier vakantieganger kampeerder
    konstituent vriend_id отдыхающий постоялец aplikant
    """

MONEY_GIVEN = """
    lenderid lender_no lender_nr lender_num lender_code lender_key lender_uid lender_ref
    =prêteur =prêteurs =prêteuse idpreteur numpreteur souscripteur souscriptrice mécène
    =parrain =marraine kreditgeber kreditgeberin darlehensgeber darlehensgeberin
    prestamista mecenas =padrino =madrina apadrinador aportante prestatore =prestatrice
    sovventore sottoscrittore emprestador apoiador apoiadora =padrinho =madrinha =geldgever
    pożyczkodawca pożyczkodawcy wspierający wspierającego přispěvatel
    займодавец заимодавец займодавца långivare långiver bidragsgivare bidragsyter bidragyder
    kölcsönadó támogató destekçi borç_veren împrumutător δανειστής
    sponsor_id sponsorid sponsor_no sponsornr sponsor_nr
    서포터 출자자 대출투자자 貸し手 貸手 出資者 出借人 放款人 资助人 資助人 支持者
    """

FOR_WHOM = """
    for_whom ordered_for requested_for booked_for on_behalf_of
    für_wen fuer_wen bestellt_für beantragt_für pour_qui commandé_pour demandé_pour
    para_quien para_quién solicitado_para pedido_para para_quem
    per_chi richiesto_per voor_wie besteld_voor dla_kogo zamówione_dla pro_koho
    kimin_için kim_için для_кого заказано_для för_vem for_hvem kenelle
    신청대상자 사용대상자 为谁
    """

WHO_ACTED = """
    actor_id actorid actor_key actor_user acting_user trigger_user triggered_by performed_by
    initiator initiator_id initiated_by done_by
    """

ALL = (SPORT, WORK_AND_FARM, OFFICES, FAMILY_AND_FAITH, MONEY_GIVEN, FOR_WHOM, WHO_ACTED)
"""All of them."""
