"""Words of names of columns of those who serve, teach, treat or advise, whoever chooses them."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import Hint, stems_of
from personalize_poc.data.own.roles.words.words_of_ids import bare

_WHO_SERVE = frozenset(
    stems_of(
        """professional profissional profissionais profesional professionista praticien praticienne
        prestador prestataire operatore operatrice stylist stylistin friseur friseurin coiffeur
        coiffeuse peluquero peluquera cabeleireiro parrucchiere kapper fryzjer kuaför мастер
        therapist therapeut therapeutin esthetician esthéticienne masseur practitioner
        teacher teachers instructor instructors instruktor instruktorka trainer trainerin coach
        lehrer lehrerin dozent dozentin kursleiter kursleiterin kursleitung professeur enseignant
        formateur profesor profesora instructora entrenador professor professora instrutor
        instrutora insegnante docente istruttore istruttrice docent leraar lerares lesgever
        nauczyciel prowadzący prowadząca lektor lektorka učitel öğretmen eğitmen antrenör
        преподаватель инструктор тренер lärare ledare instruktør underviser ohjaaja opettaja oktató
        edző antrenor instructorul giáo_viên huấn_luyện_viên pelatih مدرب مدرس מדריך
        doctor doctors physician arzt ärztin aerztin behandler médecin docteur médico médica doctora
        medico medica dottore dottoressa arts dokter behandelaar lekarz lekarza lékař lékařka doktor
        hekim врач врача läkare læge lege lääkäri orvos medic γιατρός bác_sĩ طبيب الطبيب רופא แพทย์
        चिकित्सक prescriber prescribers prescripteur prescripteurs prescriptrice prescriptor
        prescriptora prescritor prescritora prescrittore prescrittrice verordner verordnerin
        verordnender verschreiber voorschrijver förskrivare forskriver ordinerende ordinátor
        przepisujący předepisující felíró lääkkeenmääräjä 처방의 처방의사 処方医 処方医師 开方医生
        处方医生 處方醫師
        guide reiseleiter reiseführer guía guida gids przewodnik průvodce rehber гид guia
        의사 담당의 주치의 가이드 医師 担当医 ガイド 医生 導遊 导游
        강사 강사명 선생님 트레이너 교사 講師 先生 教師 教員 インストラクター 老师 教练 讲师 教师
        atendente attendant librarian bibliothekar bibliothekarin bibliothécaire bibliotecario
        bibliotecária bibliotecaria bibliotecário 사서 司書 图书管理员
        디자이너 시술자 관리사 施術者 スタイリスト 技师 美容师 发型师"""
    )
)
_WHO_ADVISE = frozenset(
    stems_of(
        """
        adviser advisor agent broker dealer consultant banker relationship_manager account_manager
        sales_agent salesperson sales_rep sales_representative underwriter caseworker case_worker
        clerk teller seller pharmacist optician installer
        berater beraterin betreuer betreuerin kundenberater kundenbetreuer anlageberater
        bankberater energieberater versicherungsberater vermittler makler vertreter
        aussendienst verkäufer verkaeufer sachbearbeiter sachbearbeiterin apotheker apothekerin
        conseiller conseillère courtier apporteur mandataire vendeur vendeuse chargé_de_clientèle
        gestionnaire pharmacien pharmacienne agente asesor asesora corredor comercial vendedor
        vendedora ejecutivo gestor gestora farmacéutico farmacêutico corretor corretora consultor
        consultora gerente consulente agenzia promotore intermediario venditore venditrice
        farmacista adviseur makelaar tussenpersoon verkoper accountmanager apotheker klantadviseur
        doradca doradcy agent agenta pośrednik sprzedawca opiekun opiekuna farmaceuta poradce
        makléř zprostředkovatel prodejce lékárník агент агента брокер консультант менеджер
        менеджера консультанта danışman acente temsilci temsilcisi satıcı eczacı rådgivare mäklare
        säljare rådgiver sælger selger megler neuvoja myyjä ügynök tanácsadó agentul consilier
        σύμβουλος πράκτορας đại_lý tư_vấn_viên nhân_viên penasihat agen مستشار وكيل
        """
    )
)
_WHO_ADVISE_WITHIN = (
    "설계사", "모집인", "상담사", "상담원", "중개사", "중개인", "영업사원", "담당자", "담당직원",
    "매니저", "약사번호", "募集人", "外務員", "営業員", "営業担当", "担当者", "販売員", "仲介者",
    "薬剤師", "客户经理", "客戶經理", "理财经理", "理財專員", "经纪人", "經紀人", "业务员",
    "業務員", "代理人", "销售员", "顾问", "顧問", "药师",
)  # fmt: skip
"""Who looks after customers, or sells to them; the second in scripts without blanks."""


def advises(said: Hint) -> bool:
    """Whether a name says that somebody looks after customers: an adviser, a broker, a clerk."""
    words = (*said.tokens, "_".join(said.tokens), "_".join(said.tokens[:-1]))
    return any(
        bare(one) in _WHO_ADVISE or any(x in one for x in _WHO_ADVISE_WITHIN) for one in words
    )


def is_called_so(said: Hint) -> bool:
    """Whether a name says of which profession those are who serve, and not that they are staff."""
    return bool(_WHO_SERVE.intersection(map(bare, said.tokens)))
