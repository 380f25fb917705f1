"""Words of names of columns of those who serve, teach or treat, whoever chooses them."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import Hint, stems_of

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
        चिकित्सक guide reiseleiter reiseführer guía guida gids przewodnik průvodce rehber гид guia
        의사 담당의 주치의 가이드 医師 担当医 ガイド 医生 導遊 导游
        강사 강사명 선생님 트레이너 講師 先生 インストラクター 老师 教练 讲师
        디자이너 시술자 관리사 施術者 スタイリスト 技师 美容师 发型师"""
    )
)


def is_called_so(said: Hint) -> bool:
    """Whether a name says of which profession those are who serve, and not that they are staff."""
    return bool(_WHO_SERVE.intersection(said.tokens))
