"""Words of messages that were sent to people, and of what became of them. Data, no code."""

from __future__ import annotations

CHANNELS = """
    email emails e_mail e_mails mail mails emailing mailing mailings newsletter newsletters sms mms
    push pushes notification notifications notifikasi notificación notificaciones notificação
    notificações notifica notifiche benachrichtigung benachrichtigungen correo correos
    correo_electrónico courriel courriels boletín boletines boletim boletins bülten eposta e_posta
    epost e_post nieuwsbrief nieuwsbrieven biuletyn powiadomienie powiadomienia nyhetsbrev
    nyhedsbrev uutiskirje hírlevél рассылка рассылки письмо письма уведомление уведомления surel
    メール メルマガ 通知 プッシュ 문자 메일 이메일 푸시 알림 알림톡 뉴스레터 邮件 郵件 短信 推送"""
"""By what messages are sent."""

NOTICES = """
    notify notifies notified notifying notifier notif notifs notifications_log alert alerts alerting
    benachrichtigt benachrichtige meldung meldungen warnmeldung warnmeldungen hinweis hinweise
    notifier notifié notifiée alerte alertes avertissement avertissements notificar notificado
    notificados aviso avisos alerta alertas notificato notificati avviso avvisi allerta allerte
    melding meldingen waarschuwing waarschuwingen zawiadomienie zawiadomienia powiadomień alerty
    oznámení upozornění avisering aviseringar notis notiser varsel varsler underretning
    underretninger meddelelse meddelelser ilmoitus ilmoitukset hälytys értesítés értesítések
    riasztás riasztások notificare notificări alertă alerte bildirim bildirimler uyarı uyarılar
    оповещение оповещения извещение извещения сповіщення pemberitahuan thông_báo إشعار إشعارات تنبيه
    알람 통보 お知らせ アラート 通告 提醒 告警"""
"""Messages of a system about what happened."""

SENT = """
    sent send sends sending gesendet versendet versand versandt verschickt verzonden verzending
    verstuurd envoyé envoyée envoyés envoi envois enviado enviada enviados enviadas envío envíos
    envio envios inviato inviata inviati invio invii wysłano wysłane wysłany wysłana wysyłka wysyłki
    skickad skickat skickade utskick sendt sendte lähetetty odesláno odeslaný odoslané elküldve
    küldés trimis trimise gönderildi gönderilen gönderim отправлено отправлен отправка отправки
    надіслано kirim terkirim dikirim pengiriman gửi đã_gửi gửi_đi أرسل إرسال
    発信 送信 配信 発送 발송 전송 발신 发送 发信 發送 送达"""
"""Words of sending, of parcels and letters as well: they tell nothing alone."""

ARRIVED = """
    delivered delivery arrived received receive zugestellt zustellung empfangen erhalten angekommen
    distribué distribuée livré livrée reçu reçue reçus entregado entregada recibido recibida llegado
    entregue recebido recebida consegnato consegnata ricevuto ricevuta arrivato bezorgd afgeleverd
    ontvangen dostarczono dostarczone dostarczony odebrano odebrane otrzymano doručeno doručené
    přijato levererad levererat mottagen mottaget leveret modtaget levert mottatt toimitettu
    vastaanotettu kézbesítve megérkezett livrat primit iletildi alındı teslim_edildi доставлено
    доставлен получено получен доставлена diterima đã_nhận 수신 수신완료 도착 受信 到達 到着 収到
    收到 送达 送達"""
"""Words of what arrives, messages and parcels: they tell nothing alone."""

UNTOUCHED = """
    queued queue enqueued processed deferred dropped accepted injected delayed scheduled in_queue
    mta_dropped warteschlange zurückgestellt verworfen en_file différé ignoré en_cola aplazado
    diferido descartado na_fila adiado in_coda rinviato scartato in_wachtrij uitgesteld w_kolejce
    odroczono odrzucono ve_frontě odloženo i_kö uppskjuten i_kø udsat utsatt sırada ertelendi
    в_очереди отложено 대기 보류 待機 保留 排队 延迟"""
"""What a server of mail did with a message before, or instead of, bringing it to somebody."""

OPENED = """
    open opens opened email_open email_opened geöffnet öffnung geöffnete gelesen ouvert ouverte
    ouverture lu abierto abierta apertura leído aberto aberta abertura lido aperto aperta letto
    geopend gelezen otwarto otwarty otwarta otwarcie przeczytano otevřeno otevření přečteno öppnad
    öppnat öppning åbnet åbning åpnet åpning avattu avaus megnyitva megnyitás deschis açıldı açılma
    открыто открытие открыт прочитано відкрито dibuka đã_mở 열람 오픈 읽음 開封 既読 已读 打开"""
"""What somebody does with a message: beside what was sent it is a deed."""

CONTENTS = """
    template templates vorlage plantilla modelo_email modèle szablon шаблон şablon sjabloon mall
    subject subject_line betreff objet asunto assunto oggetto onderwerp temat тема konu subjek emne
    ämne campaign campaign_id mailing_id message_id newsletter_id テンプレート 件名 템플릿 模板 主题
    캠페인 キャンペーン"""
"""Columns of what a message says."""

FATES = """
    bounce bounced hard_bounce soft_bounce hardbounce softbounce bounces undelivered undeliverable
    unzustellbar nicht_zustellbar rebotado rebotada rebote rebond non_distribué non_remis devolvido
    rimbalzato niet_bezorgd niedostarczono niedostarczony недоставлено не_доставлено studsade
    queued queue deferred dropped spam spamreport spam_report complaint complained
    antri antrian en_cola na_fila en_attente_d_envoi in_warteschlange in_coda w_kolejce в_очереди
    opened open geöffnet ouvert abierto aberto aperto geopend otwarty otwarto открыто dibuka
    delivered zugestellt distribué entregado entregue consegnato bezorgd dostarczono доставлено
    수신 미수신 수신실패 발송실패 발송성공 開封 不達 到達 バウンス 退信 已读 未送达"""
"""What becomes of messages."""

LOST = """
    bounce bounced hard_bounce soft_bounce hardbounce softbounce bounces undelivered undeliverable
    unzustellbar nicht_zustellbar rebotado rebotada rebote rebond non_distribué non_remis
    rimbalzato niedostarczono niedostarczony недоставлено не_доставлено studsade spamreport
    spam_report 수신실패 발송실패 不達 バウンス 退信 未送达"""
"""What becomes of nothing but messages."""

PARCELS = """
    tracking trackingnumber tracking_number carrier courier kurir resi sendungsnummer paket parcel
    parcels shipment shipments shipping shipped lieferung colis transporteur paquete transportista
    transportadora rastreio spedizione corriere paczka przesyłka kurier посылка доставка kargo
    weight gewicht berat warehouse lager 운송장 택배 배송 送り状 配送 運送 宅配 物流 快递 运单"""
"""Words of columns and tables of what was brought to a door."""
