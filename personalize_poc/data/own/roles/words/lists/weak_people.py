"""Words of names of columns of people by what they are, who are customers in one trade only.

A driver is who a parking app is for, and in a delivery service the one who brings the parcel; an
athlete enters races, and is bet on. So these words count only where no column of the row names a
customer for sure; see `which_column.points.weakly_named`. Data, no code: spelled as in `lexicon`,
a block for what somebody is, in the languages of exports.
"""

from __future__ import annotations

SPORT = """
    athlete athletes athleteid athlet athletin athlète atleta atleten atlet sportler sportlerin
    sportlernr sportsman deportista esportista sportivo sporter sportowiec zawodnik zawodnika
    zawodniczka sportovec závodník závodníka sporcu sporcunun спортсмен спортсмена idrottare
    utøver urheilija sportoló versenyző sportiv αθλητής vận_động_viên นักกีฬา 선수번호 선수명 選手
    运动员
    runner runnerid läufer läuferin coureur corredor corridore hardloper biegacz běžec koşucu бегун
    löpare løber juoksija futó δρομέας startnummer dorsal dossard pettorale 参赛者 배번 ゼッケン
    swimmer swimmerid skier skierid cyclist cyclistid radfahrer cycliste ciclista fietser golfer
    golferid gymnast angler anglerid bergsteiger wanderer hiker hikerid climber climberid scout_id
    rower_id 골퍼 등산객
    randonneur escursionista sciatore pratiquant pratiquante harcerz skaut utøver idrætsudøver
    urheilija_id atleet sportif sportive 선수 競技者 dancer dancerid
    """

WORK_AND_FARM = """
    farmer farmerid farmer_no grower growerid grower_no landwirt landwirtin landwirtnr agriculteur
    exploitant exploitation_no agricultor agricultora ganadero produtor_rural agricoltore boer_id
    =teler landbouwer rolnik rolnika zemědělec çiftçi çiftçi_no фермер фермера lantbrukare landmand
    gårdbruker viljelijä gazdálkodó fermier αγρότης nông_dân petani เกษตรกร 농가 농가번호 농업인
    경영체번호 農家 農家番号 生産者番号 农户 农户编号
    betriebsnr betriebsnummer betrnr betrieb_id betriebsid holding_no holdingno holding_id
    numero_exploitation explotación_id azienda_id bedrijfsnummer gospodarstwo_id işletme_no
    driver driverid driver_id fahrer fahrerin fahrernr conducteur conductor_id condutor_id conducente
    bestuurder kierowca řidič sürücü водитель водителя водій förare kuljettaja sofőr οδηγός tài_xế
    운전자 ドライバー 司机
    rider rider_id riderid reiter
    company_id company_no companyid firmennr firmennummer firmen_id entreprise_id empresa_id cod_empresa
    azienda_codice bedrijf_id firma_id firma_kodu firma_nr компания_id 회사코드 업체코드 업체번호
    기업번호 会社コード 企業コード 企业编号
    trainee traineeid azubi auszubildender auszubildende apprenti aprendiz apprendista cursist
    kursant kursantka frekventant stajyer стажёр стажер praktikant 교육생 교육생번호 연수생 研修生
    受講者番号 学员编号
    professional_id practitioner_id researcher researcherid chercheur investigador pesquisador
    ricercatore 연구자 연구자번호 研究者 研究者番号 科研人员
    stagiaire stagiaires produtor_rural gazda_id boer_nr =bonde landbruker
    partner_id partnerkód partner_kod partnerid partner_code bpartner bpartner_id c_bpartner_id
    businesspartner matricola matrícula matriculas
    """

OFFICES = """
    requester requesterid requestor requestorid requested_for requested_by requestedfor requestedby
    anfragender anfragesteller antragsteller antragstellerin anforderer anmelder einreicher
    demandeur demandeuse requérant solicitante solicitantes requerente richiedente aanvrager
    wnioskodawca wnioskodawcy żadatel žadatel žadatele žiadateľ talep_eden başvuru_sahibi заявитель
    заявителя заявник igénylő kérelmező solicitant αιτών người_yêu_cầu pemohon ผู้ขอ 요청자 신청인
    민원인 依頼者 申請者 请求人 申请人 申請人
    caller callerid caller_id inquirer claimant claimantid petitioner signatory =signer signerid
    unterzeichner signataire firmante firmatario ondertekenaar sygnatariusz подписант 서명자 署名者
    beneficiary beneficiaryid bénéficiaire beneficiario beneficiário begünstigter begunstigde
    beneficjent beneficjenta příjemce yararlanıcı бенефициар благополучатель бенефіціар 수혜자
    수급자 受益者 受益人 受给者
    taxpayer taxpayerid =resident residentid resident_id inhabitant einwohner einwohnernr bürger
    bürgerin résident residente mieszkaniec mieszkańca житель sakin_no mieszkaniec_id 입주민 주민번호
    住户
    tenant_no tenant_id tenantid renter_id lessee lesseeid hirer hirerid najemca najemcy nájemce
    kiracı арендатор арендатора орендар lejer leietaker hyresgäst vuokralainen bérlő chiriaș
    ενοικιαστής người_thuê penyewa ผู้เช่า 임차인 세입자 借主 入居者 租户 租客
    =holder holderid inhaber_id halter_id tierhalter tierhalternr
    kontakt kontaktnr kontaktnummer ansprechpartner ansprechpartnernr
    adrnr adressnr adressnummer adress_nr adress_id adresse_nr adresnr
    geschäftspartner geschäftspartnernr geschäftspartnernummer gpnr gp_nr vertragspartner
    acct_no acct_id acct_num acct_nbr acctno acctid acctnum account_ref
    =kto ktonr ktonummer kto_nr depotnr depotnummer depot_nr
    dosya_no dosyano dosya_numarası dossiernummer_patient expediente_no no_expediente num_expediente
    numero_expediente historia_clinica no_historia chart_no chartno 차트번호 등록번호 病歴番号
    カルテ番号 病历号 住院号 门诊号 診察券番号
    =login login_id login_name loginid loginname inlognaam anmeldename ログインid 로그인id 登录名
    titular titulares intestatario intestataria mutuatario mutuária mutuário preneur pożyczkobiorca
    заёмщик заемщик позичальник împrumutat lånekund borçlu nasabah_id 차주 借款人 borrower_name
    morador moradores boende =beboer locatar condomino мешканець obyvatel obyvateľ lakó κάτοικος
    kortholder kortinnehavare kortinnehaver kortinhaltija kart_sahibi kártyabirtokos chủ_thẻ
    pemegang_kartu κάτοχος_κάρτας
    mottaker modtager mottagare vastaanottaja reclamante demandante verzoeker
    =conta conta_id nº_conta účet_id účet_číslo λογαριασμός 접속자 请求人 kedvezményezett
    přihlášený zgłaszający bezieher inschrijver signee payee_name prontuário prontuario
    """

FAMILY_AND_FAITH = """
    =child childid child_id child_no kid_id kidid =kind_id kind_nr kindnr kindname kinder_id enfant
    enfant_id niño criança bambino_id dziecko dziecka dítě dieťa çocuk ребёнок ребенок ребенка дитина
    barn_id lapsi gyermek copil παιδί trẻ_em 아동 아동번호 원아 유아 児童 園児 儿童 幼儿
    parent_no guardian guardian_id erziehungsberechtigter tutor_id 보호자 보호자번호 学부모 학부모
    保護者 家长
    family_id family_no familyid familien_id familiennr famille_id familia_id famiglia_id gezin_id
    rodzina_id rodina_id aile_no семья_id 가족번호 세대번호 家族番号 世帯番号 家庭编号
    parishioner parishionerid gemeindemitglied gemeindeglied paroissien feligrés paroquiano
    parrocchiano parafianin farník прихожанин congregant worshipper 교인 교인번호 신도 신자 신도번호
    교적번호 信徒 檀家 教友
    alumni alumni_id alumnus alumna_id alum alumid absolvent absolvent_id ehemaliger ancien_élève
    exalumno ex_aluno mezun выпускник 동문 동문번호 졸업생 卒業生 校友
    helfer helferin ehrenamtlicher ehrenamtliche förderer foerderer förderernr spenderin pate patin
    후원회원 후원자번호 회원사
    delegate delegateid delegierter délégué delegado delegato camper camperid constituent
    constituentid constituent_id 대의원
    wähler wählerin électeur elector eleitor elettore kiezer wyborca volič seçmen избиратель виборець
    väljare vælger velger äänestäjä választó alegător ψηφοφόρος cử_tri pemilih 유권자 選挙人 选民
    investor_id investor_no shareholder shareholderid anleger aktionär actionnaire accionista
    acionista azionista aandeelhouder akcjonariusz akcionář акционер yatırımcı инвестор инвестора
    투자자 株主 株主番号 投資家 股东 投资者
    lender_id seeker seekerid job_seeker jobseeker jobseekerid chercheur_emploi demandeur_emploi
    demandeur_d_emploi arbeitssuchender
    proband probanden probandnr proband_id versuchsperson subject_no panelist panelistid panellist
    panel_id panelteilnehmer 패널번호 パネルid
    enrollee enrolleeid matriculado inscrito inscrita inscritos inscrit inscrits iscritti_id
    veli_id ouder_id parent_id_no förälder_id fiel_id podatnik podatnika podatnik_id
    belastingplichtige 납세자 納税者 주주 有権者 votante votantes colegiado colegiada apoderado
    благотворитель благодійник kuracjusz curiste vacancier vakantieganger kampeerder harcerz
    konstituent vriend_id отдыхающий постоялец aplikant
    """

ALL = (SPORT, WORK_AND_FARM, OFFICES, FAMILY_AND_FAITH)
"""All of them."""
