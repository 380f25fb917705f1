"""What programs tell of themselves in events: screens, errors, messages, trials, requests."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of, words

_NAMES = frozenset(
    stems_of(
        """
        screen screens view button widget element component modal popup tab error errors
        exception crash experiment variant variation bucket flag test notification notifications
        push message banner request trace span query correlation thread process job task build
        version token coupon voucher promo campaign step
        bildschirm schaltfläche fehler absturz versuch variante benachrichtigung nachricht anfrage
        gutschein gutscheincode schritt seite
        écran bouton élément erreur plantage expérience notification message requête coupon
        étape
        pantalla botón elemento error fallo experimento variante notificación mensaje solicitud
        cupón cupon paso
        tela botão erro falha experimento notificação mensagem requisição cupom etapa
        schermata pulsante errore notifica messaggio richiesta passo buono
        scherm knop fout melding bericht verzoek stap
        ekran przycisk błąd eksperyment powiadomienie wiadomość żądanie krok
        obrazovka tlačítko chyba oznámení zpráva požadavek krok
        skärm knapp fel avisering meddelande begäran steg skærm fejl besked anmodning trin
        skjerm feil melding forespørsel näyttö painike virhe ilmoitus viesti pyyntö vaihe
        hata düğme bildirim mesaj istek adım kupon
        экран кнопка ошибка эксперимент уведомление сообщение запрос шаг купон"""
    )
)
"""Words of names of columns, before what says that they are ids."""
_PARTS = stems_of(
    """화면 버튼 오류 에러 실험 알림 푸시 메시지 요청 쿠폰 단계
    画面 ボタン エラー 実験 通知 メッセージ リクエスト クーポン ステップ
    页面 屏幕 按钮 错误 实验 通知 推送 消息 请求 优惠券 步骤"""
)
"""The same in scripts without blanks between words."""


def is_name(name: str) -> bool:
    """Whether a column names a part of a program, which nobody chooses, by its name."""
    leaf = words(name.split(".")[-1])
    joined = "".join(leaf)
    return bool(_NAMES.intersection(leaf)) or any(one in joined for one in _PARTS)
