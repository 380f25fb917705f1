"""Words of kinds of events that undo another one, or turn something away. Data, no code."""

from __future__ import annotations

ENDS = """
        remov delet unlik unfav unsav unsub uninst discard
        entfern gelösch geloesch lösch loesch abbestell abgemeld abmeld gekündig gekuendig kündig
        entfolg entlik entfavor entmerk deinstall deaktiv dezaktyw deactiv desactiv desativ disattiv
        supprim enlev désabon desabon désinscri desinscri désinstall desinstal désactiv resili
        résili
        elimin quita borrar borrad anular anulad desuscri dessuscri desmarc deshac desfaz desfez
        excluir exclui excluído excluiu descurt desfavorit desinscre desseguir
        rimoss rimuov disiscri disinstall elimin
        verwijder ontvolg afgemeld opgezegd
        usuń usunie usunę usunąć usuwa odobserw odlub wypis odinstal
        kaldır kaldir çıkar cikar vazgeç vazgec
        takipten удал убра дизлайк отпис отключ отмен снят
        odebr odhláš odhlas smaza odstran törö avprenumer avfölj poist
        xóa_khỏi xoá_khỏi gỡ_khỏi bỏ_yêu_thích bỏ_lưu bỏ_theo_dõi bỏ_qua bỏ_chọn bo_qua bo_thich
        해제 해지 삭제 제거 탈퇴 언팔 반납 解除 削除 退会 解約 返却 移除 删除 取关 取消 退订
        刪除 移出 外し 外す إزالة حذف geri_al geri_çek niet_meer aime_plus gusta_más non_mi_piace
        togli tolto tolgo cofnij cofnięt ta_bort ei_enää batal tidak_suka не_нравится больше_не
        ลบออก ลบจาก
        hapus menghapus dihapus unfollow unheart unbookmark unenrol
        transferred_out transfer_out"""
"""How words begin (or what they hold, in scripts without blanks) that say: it is there no more."""

UNLOCKS = "잠금 제한 차단 ロック 制限 解锁 封锁"
"""What is better undone: a lock."""

PASSED = """
        pass passed passing skip skipped nope nah left no geç gec geçti gecti geçildi atla atladı
        passer passé passe pasar pasado descartar descartado passar passou pular passa passato
        salta saltato weiter übersprungen nein overslaan overgeslagen pomiń pominięte pominięto
        пропустить пропуск нет hoppa_över nej 패스 넘김 넘기기 건너뛰기 스킵 별로 パス スキップ
        見送り 跳过 略过 划过 无感"""
"""What lets something go by, where the other kinds say that it is liked."""

TAKES_BACK = """
        rewind rewound undo undone take_back go_back swipe_back zurückspulen rückgängig zurücknehmen
        annuler revenir deshacer rebobinar volver desfazer voltar annulla torna_indietro
        ongedaan_maken terugspoelen cofnij cofnięto geri_al geri_alındı ångra fortryd angre kumoa
        вернуть отменить 되돌리기 리와인드 실행취소 取り消し 巻き戻し リワインド 撤销 撤回 反悔"""
"""What calls back the swipe before it: elsewhere a film is wound back by who likes to see it."""

DISLIKES = """
        dislike dislikes disliked thumbs_down thumb_down downvote downvoted vote_down voted_down
        not_interested not_for_me hate hated swipe_left swiped_left left_swipe
        gefällt_mir_nicht gefällt_nicht mag_ich_nicht kein_interesse daumen_runter
        je_n_aime_pas n_aime_pas pas_intéressé pas_intéressée no_me_gusta no_me_interesa
        no_interesa no_interesado no_interesada nicht_interessiert niet_geïnteresseerd
        não_gostei não_curti não_interessado não_tenho_interesse non_mi_piace non_interessato
        não_interessa não_interessada non_interessa non_interessata niezainteresowany
        niezainteresowana niet_leuk geen_interesse nie_lubię nie_podoba_mi_się nie_interesuje
        beğenmedim beğenmedi ilgilenmiyorum ogillar ogilla synes_ikke_om liker_ikke
        en_tykkää nelíbí_se nem_tetszik nu_îmi_place не_нравится дизлайк не_интересно
        không_thích tidak_suka ไม่ชอบ
        싫어요 관심없음 별로예요 興味なし 低評価 よくないね 嫌い 不喜欢 不感兴趣 点踩 踩 低评"""
"""By what a person says of an item that it is not wanted, which some systems learn from as well."""

SKIPPED = """
        skip skipped skipping skip_track track_skip track_skipped song_skip song_skipped
        skip_exercise exercise_skipped übersprungen überspringen ausgelassen sauté sautée zappé
        zappée saltado saltada omitido omitida pulado pulada pulou saltato saltata saltou
        overgeslagen overslaan pominięte pominięto pominięty pominięta pomiń przeskocz
        přeskočeno přeskočit vynecháno preskočené пропущено пропущен пропустил atlandı
        atladı atla hoppad hoppat hoppade_över överhoppad hoppa_över oversprunget
        sprunget_over hoppet_over ohitettu kihagyva kihagyta omis sărit παραλείφθηκε
        bỏ_qua đã_bỏ_qua dilewati lewati
        건너뜀 건너뛰기 건너뛴 스킵 スキップ スキップ済 飛ばした 跳过 已跳过 跳過 略过
        missed not_done verpasst versäumt nicht_gemacht nicht_durchgeführt manqué manquée
        non_réalisé non_réalisée no_realizado no_realizada não_realizado não_realizada
        non_eseguito non_eseguita gemist niet_gedaan niet_uitgevoerd nie_wykonano nie_wykonane
        missad missade ikke_utført ikke_udført 미수행 미실시 未実施"""
"""What was there to be done or heard, and was not."""

LEAVES = """
        minus out off clear cleared empty emptied retir retiré retirer retirar retirado ritira
        salir
        raus heraus weg leeren geleert vider vidé vaciar esvaziar svuota undo drop dropped dejar
        deixar ya_no"""
"""Words that undo only what is kept: "cart_out", "like_off", "retirer_favori"."""

TURNED_AWAY = """
        report reported reporting flag flagged block blocked mute muted dismiss dismissed hide
        hidden
        close churn churned expire expired optout opt_out revoke revoked withdraw withdrawn
        deactivate deactivated disable disabled complaint complained
        spam_report spamreport
        gemeldet melden blockiert ausgeblendet schließen abgelaufen beschwerde
        signalé signaler signalement bloqué bloquer masqué masquer fermer expiré
        reportar reportado denunciar denuncia denunciado denúncia bloquear bloqueado ocultar
        oculto
        cerrar fechar caducado expirado baja dar_de_baja queja reclamar
        segnalato segnala bloccato nascosto chiudi scaduto
        gemeld geblokkeerd verbergen sluiten 
        kapatma kapat kapatıldı kapandı engelle engellendi şikayet gizle
        zgłoszone zgloszone zgłoś zgłoszenie zgloszenie zablokowane ukryj ukryte zamknij
        жалоба пожаловаться скрыть скрыто заблокировать закрыть 
        geen_interesse kein_interesse pas_intéressé no_interesado não_interessado non_interessato
        no_me_interesa não_tenho_interesse rejeição rejeitar rejeitada ablehnung ablehnen rifiuto
        rifiutata rechazar refuser afwijzing absage absagen recusa recusar odrzucić reddetme
        отклонение отказ
        nie_interesuje ilgilenmiyorum swipe_left swiped_left left_swipe 左滑 不喜欢 不感兴趣
        신고 차단 숨김 숨기기 닫기 관심없음 通報 ブロック 非表示 閉じる 興味なし 举报 屏蔽 拉黑
        关闭 投诉
        chặn chan báo_cáo bao_cao ẩn nahlásit skrýt anmäl dölj
        dnf didn_t_find_it did_not_find_it did_not_find couldn_t_find_it could_not_find
        nicht_gefunden non_trouvé non_trouvée pas_trouvé no_encontrado no_encontrada
        não_encontrado não_encontrada non_trovato non_trovata niet_gevonden nie_znaleziono
        nie_znalezione nenalezeno nenalezena nenájdené не_найдено не_нашёл ikke_fundet ikke_funnet
        inte_hittad hittades_inte ei_löytynyt nem_találtam nu_am_găsit bulunamadı bulamadım
        tidak_ditemukan không_tìm_thấy 못찾음 못_찾음 찾지못함 未発見 見つからず 未找到 没找到"""
"""Kinds of events that turn something away, unless a word of interest stands beside them."""

OPPOSITES = (
    (
        "add added ins insert set new reg on plus 추가 등록 설정 追加 登録 添加 新增",
        "del dlt rem rmv rm cncl cxl canc off minus undo unset unreg dereg rev revoke",
    ),
    (
        "activate activated activation aktiviert activé activado attivato ativado aktywowano",
        """deactivate deactivated deactivation deaktiviert désactivé desactivado disattivato
        desativado dezaktywowano""",
    ),
    (
        """buy bought purchase purch kauf kaufen gekauft achat acheter compra comprar acquisto
        koop kopen kup kupno zakup alış satın_alma купля покупка 매수 매입 購入 買付 买入 申购""",
        """sell sold sale redeem redemption verkauf verkaufen verkauft vente vendre venta vender
        venda vendita verkoop verkopen sprzedaż satış продажа 매도 환매 売却 売付 卖出 赎回""",
    ),
)
"""Words of what is done, and of what undoes it where kinds are alike but for them: "wish_add" and
"wish_del", "fund_buy" and "fund_sell"."""

LENT = """
        loan loans loaned lend lent lending borrow borrowed
        ausleihe ausleihen ausgeliehen entleihung entliehen verleih verliehen leihe
        prêt prêts prêté emprunt emprunté
        préstamo préstamos prestado empréstimo emprestado
        prestito prestiti prestato
        uitlening uitleen uitgeleend
        wypożyczenie wypożyczenia wypożyczono
        utlån utlåning utlånad udlån udlånt utlånt lainaus lainattu
        výpůjčka půjčeno kölcsönzés ödünç выдача выдано împrumut
        대출 대여 貸出 貸し出し 借出 借书 借阅"""
"""Words of what is lent, which comes back."""

GIVEN_BACK = """
        checkin check_in checked_in discharge discharged handed_in handed_back
        abgabe abgegeben rücklauf
        rendu rendue restitution restitué restituée rentrée
        entregue reingreso
        restituito restituita rientro rientrato riconsegna
        inname ingenomen ingeleverd inlevering teruggave teruggebracht
        oddanie oddano oddane
        inlämnad inlämnat indlevering indleveret aflevering afleveret tilbagelevering
        tilbageleveret tilbagelevert innlevering
        visszavétel visszahozás teslim_alma приём прием сдача înapoiere
        회수 返納 回収 収受"""
"""Words of its coming back, which elsewhere may be a visit, a parcel or an episode."""

WITHDRAWN = """
        withdraw withdrawal withdrawn withdrew retract retracted rückzug zurückgezogen zurückziehen
        retrait retiré retirée retirer retirada retirado retirar ritiro ritirata ritirato ritirare
        intrekking ingetrokken intrekken wycofanie wycofana wycofano wycofany stažení stažena
        geri_çekme geri_çekildi отзыв отозван отозвана отозвано återtagen återkallad trukket
        tilbagetrukket visszavont visszavonás retrasă retrasa
        철회 취하 辞退 取下 取下げ 撤回 撤销 撤銷"""
"""Words by which somebody takes an application back; elsewhere money or parcels are fetched."""

HELPFUL = """
        helpful useful hilfreich nützlich hilft geholfen útil útiles úteis utile utili aidé ayudó
        ajudou aiutato nuttig behulpzaam handig geholpen przydatne przydatny przydatna pomocne
        pomocny pomogło faydalı yararlı полезно полезный полезная полезен помогло помог hjälpsam
        hjälpsamt hjälpte användbar användbart nyttig nyttigt hyödyllinen užitečné užitečný pomohlo
        hasznos util utilă χρήσιμο hữu_ích membantu berguna"""
"""What voters call an article that served them; with a word that denies it, one that did not."""

UNHELPFUL = """
        unhelpful useless nutzlos unnütz inutile inútil inutiles inúteis nutteloos nieprzydatne
        niepomocne bezużyteczne faydasız yararsız işe_yaramadı yardımcı_olmadı faydalı_değil
        yararlı_değil бесполезно неполезно oanvändbar hyödytön neužitečné haszontalan nem_hasznos
        inutil không_hữu_ích tidak_membantu tidak_berguna غير_مفيد לא_שימושי ไม่มีประโยชน์
        ไม่เป็นประโยชน์ 도움안됨 도움_안됨 도움안돼요 도움_안돼요 도움이_안됨 도움이_안돼요
        도움이_되지_않음 도움되지않음 도움이_되지_않았어요 유용하지_않음 쓸모없음
        役に立たない 役に立たなかった 参考にならない 参考にならなかった 没用 没有用 没有帮助 没帮助
        无用 无帮助 沒有幫助"""
"""The same in one word or phrase."""
