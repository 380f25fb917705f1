"""Messages that people write to each other, beside what they did before: whom they liked.

Who answers has been found already; a table of likes or visits of the same people says whom
everybody wants to meet.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.which_column.users import people
from personalize_poc.data.own.roles.words.names import own_name, stems_of
from personalize_poc.data.own.roles.words.speaking_of import holds

BEHIND = 2.0
"""Points by which such a table is behind others of what people do."""
_WORDS = frozenset(
    stems_of(
        """
        message messages msg msgs chat chats chatlog conversation conversations dm dms inbox
        nachricht nachrichten chatverlauf messagerie conversations mensaje mensajes conversación
        conversaciones mensagem mensagens conversa conversas messaggio messaggi conversazioni
        bericht berichten gesprekken wiadomość wiadomości rozmowy zpráva zprávy mesaj mesajlar
        sohbet meddelande meddelanden besked beskeder melding meldinger viesti viestit
        сообщение сообщения чат чаты переписка повідомлення μηνύματα tin_nhắn pesan"""
    )
)
_WITHIN = ("메시지", "쪽지", "채팅", "대화", "メッセージ", "チャット", "消息", "聊天", "私信")


def are_of(candidate: Candidate) -> bool:
    """Whether a table is called messages, and its people write to people of the same table.

    Args:
        candidate: the table, with its roles.
    """
    user, item = (candidate.roles.get(name) for name in ("USER_ID", "ITEM_ID"))
    if user is None or item is None or not holds(own_name(candidate.view.label), _WORDS, _WITHIN):
        return False
    return people.are_alike(user, item) or people.is_called_target(item)
