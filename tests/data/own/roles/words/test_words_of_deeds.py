"""Words of what people do, of what undoes it, and of what is only a circumstance."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from personalize_poc.data.own.roles.words import meanings, undoing
from personalize_poc.data.own.roles.words.circumstances import are_ways_in, is_one
from personalize_poc.data.own.roles.words.lists import event_words
from personalize_poc.data.own.roles.words.meanings import is_event, is_negative, says_shown
from personalize_poc.data.own.roles.words.undoing import turns_back, undoes

_VERBS = """
    comentou compartilhou avaliou seguiu imprimiu respondeu comentó siguió guardó descargó
    ha_commentato ha_condiviso ha_stampato risposta a_commenté a_partagé a_suivi a_imprimé
    réponse kommentierte folgte speicherte gedruckt beantwortet reageerde volgde bewaarde
    in_winkelmand kommenterade följde skrev_ut svarade kommenterede fulgte udskrev hørte
    skomentował udostępnił zaobserwował wydrukowano odsłuchał yorumladı paylaştı yanıtladı 印刷
    回答 인쇄 답변"""


UNDOING = """
    中止 演奏中止
    unlike unsubscribe cancel refund favorite_removed wishlist_out undo_like not_interested
    찜해제 구독취소 팔로우해제 장바구니삭제 お気に入り解除 フォロー解除 退会
    merkliste_entfernt storno abbestellt entfolgen désabonnement annulation retirer_favori
    devolución eliminar_favorito no_me_gusta remover_favorito desfazer descurtir KAPATMA
    obserwuj_usunieto Отключение 取消收藏 取消点赞 移出心愿单 お気に入り外し 좋아요취소 관심해제
    entmerkt desfavoritar descurtir odobserwuj odpolub begenme_geri_al beğeniyi_geri_çek
    niet_meer_volgen geen_interesse togli_preferito je_n_aime_plus ta_bort_favorit batal_suka
    swipe_left 不喜欢 show_unfollowed unfollow podcast_unsubscribed Transferred_Out
"""
COUNTING = """
    view add_to_cart borrow report_view cook_report unlock 잠금해제 checkout check_out_cart download
    unpaid conteúdo_visto descubrir discover entrega favorite merkliste 購入 출고 bannerklick
    description detail display displayed 电话咨询 预约看房 見学予約 super_begen superlike
    deposit entdecken passed_exam compass show_followed podcast_subscribed Waitlisted transferred_in
"""


EVERYDAY = """
    a about across again age air almost along also among an animal answer apart arm art ask away
    back ball base beautiful become before behind believe best between big bird blue boat born
    bottom boy brother build but call car case cause certain chance chief church city cold come
    company consider continue cool corn correct country cover cry dad day deal death deep
    different dinner do door draw drive during ear earth easy edge either end enter even ever
    everyone except face fall family far fast feel few fight film find finger first five food for
    foreign forget forward free from full game general girl glass gold good green group guess
    hand happy hat he hear heat help here hill his hit hole hope hot hour how huge hundred ice if
    in include inside into it job jump keep key kind kitchen known lake language last later law
    learn leave leg less letter lie light lion little local look loud machine make many mark
    matter maybe mean meat member middle mile million minute modern money moon more most mountain
    move much must name natural near neck never next night no none north not notice number ocean
    off often old once only or other out over pain pair parent party past peace people period
    phone picture place plan planet player plenty police position power president pretty process
    program prove pull push quality queen quick quite radio ran ready really record region
    remember report result ride ring river rock root row run said salt sand saw school sea second
    sell sense sentence serve seven shape she shirt shop should shout side silver simple sing
    sister six skin sleep small smile so soil solution someone sometimes song sort south speak
    speed spend square star station steam step stone story strange strong study such sugar suit
    sun surface sweet system tail talk taste teacher tell term thank the them there they thin
    think this thousand through tie to together tomorrow too tool total toward trade travel
    triangle trouble true truth twenty type under unit up usual value verb village voyage walk
    want warm water way wear week well what when while who whose wide wild win window winter wish
    within woman wood work worry would wrong year yes you your
"""


@pytest.mark.parametrize("kind", _VERBS.split())
def test_verbs_of_events_are_signs_of_interest(kind: str) -> None:
    assert is_event(kind)
    assert not is_negative(kind)


@pytest.mark.parametrize("kind", ["판매중지", "pronta entrega", "Le Monde", "안읽음", "Las Vegas"])
def test_names_and_states_that_hold_such_words_are_no_events(kind: str) -> None:
    assert not is_event(kind)


def test_no_sign_of_interest_takes_something_back() -> None:
    known = {one for text in event_words.EVENTS.values() for one in text.split()}
    wrong = {one for one in known if is_negative(one)}
    assert wrong == {"キャンセル待ち"}  # asked for a place: what was taken back is that of another


@pytest.mark.parametrize(
    "kind",
    ["Artículo no útil", "article_not_helpful", "nicht hilfreich", "pas utile", "도움안됨",
     "役に立たなかった", "não foi útil", "не полезно", "没有帮助"],
)  # fmt: skip
def test_a_vote_against_an_article_is_no_interest(kind: str) -> None:
    assert undoes(kind)


@pytest.mark.parametrize("kind", ["Artículo útil", "helpful", "hilfreich", "参考になった"])
def test_a_vote_for_an_article_is_interest(kind: str) -> None:
    assert is_event(kind)
    assert not undoes(kind)


@pytest.mark.parametrize("kind", ["保存", "つくった", "만들었어요", "made it", "nachgekocht"])
def test_what_was_saved_or_made_is_an_event(kind: str) -> None:
    assert is_event(kind)
    assert not is_event("冷蔵保存")


@pytest.mark.parametrize("kind", UNDOING.split())
def test_words_that_undo(kind: str) -> None:
    assert undoes(kind)


@pytest.mark.parametrize(
    "kind",
    ["retrait_candidature", "candidature retirée", "application_withdrawn", "応募辞退",
     "Bewerbung zurückgezogen", "retirada de candidatura", "sollicitatie ingetrokken",
     "지원서 철회"],
)  # fmt: skip
def test_an_application_that_is_withdrawn_is_no_interest(kind: str) -> None:
    assert undoes(kind)


@pytest.mark.parametrize("kind", ["retrait", "retrait_magasin", "candidature", "withdrawal"])
def test_what_is_fetched_is_no_application_withdrawn(kind: str) -> None:
    assert not undoes(kind)


@pytest.mark.parametrize("kind", COUNTING.split())
def test_words_that_undo_nothing(kind: str) -> None:
    assert not undoes(kind)


@pytest.mark.parametrize(
    ("kind", "other"),
    [("FUND_WISH_DEL", "FUND_WISH_ADD"), ("fund_sell_cmpl", "fund_buy_cmpl"),
     ("like_off", "like_on"), ("펀드_매도", "펀드_매수"), ("tag.rmv", "tag.add")],
)  # fmt: skip
def test_a_kind_that_is_the_contrary_of_another_speaks_against_the_item(
    kind: str, other: str
) -> None:
    assert turns_back(kind, (kind, other))
    assert not turns_back(other, (kind, other))
    assert not turns_back(kind, (kind, "view"))


@pytest.mark.parametrize("kinds", [("sell", "buy"), ("check_out", "check_in"), ("off", "on")])
def test_kinds_that_share_no_word_with_their_contrary_say_nothing(kinds: tuple[str, str]) -> None:
    assert not turns_back(kinds[0], kinds)


@pytest.mark.parametrize(
    "word",
    ["acheter", "comprar", "Bewertung", "wypożyczenie", "rezervasyon", "αγορά", "รีวิว", "留言"],
)
def test_words_of_deeds_are_known_in_many_languages(word: str) -> None:
    assert is_event(word)


@pytest.mark.parametrize("value", ["Kurier DPD", "Poczta Polska", "CJ대한통운", "Paczkomat InPost"])
def test_who_brings_a_parcel_is_a_circumstance(value: str) -> None:
    assert is_one(value)


@pytest.mark.parametrize("kinds", [("check_in", "check_out"), ("aflevering", "film")])
def test_what_comes_back_was_lent_before(kinds: tuple[str, str]) -> None:
    assert not turns_back(kinds[0], kinds)


@pytest.mark.parametrize("says", [meanings.is_event, meanings.is_negative, meanings.is_state])
def test_everyday_words_of_english_are_no_kinds_of_events(says: Callable[[str], bool]) -> None:
    assert [word for word in EVERYDAY.split() if says(word)] == []


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("home_recommended", "friend_join", "search", "favorites", "link"), True),
        (("홈", "추천", "검색"), True),
        (("view", "search", "share", "purchase"), False),
        (("new", "paid", "refused"), False),
    ],
)
def test_where_in_an_app_somebody_came_from(values: tuple[str, ...], told: bool) -> None:
    assert are_ways_in(values) is told


@pytest.mark.parametrize(
    "word",
    ["otwarcie_książki", "Letöltés", "nedladdning", "téléchargement", "скачивание", "λήψη",
     "indirme", "apertura", "unduh", "přehrání"],
)  # fmt: skip
def test_nouns_of_deeds_are_kinds_of_events(word: str) -> None:
    assert is_event(word)


def test_what_is_passed_counts_and_what_is_part_of_a_word_denies_nothing() -> None:
    assert not undoing.turns_back("passed", ["passed", "completed"])
    assert not undoing.turns_back("unlock", ["lock", "unlock", "view"])
    assert not undoing.turns_back("skipped", ["skipped"])
    assert undoing.turns_back("未购买", ["购买", "未购买"])
    assert not undoing.turns_back("未购买", ["浏览", "未购买"])


DEEDS = (
    "Produktansicht add_to_list borrowed booked attended listened reviewed 찜하기 방문 来店 "
    "inscription Teilnahme recensione bestelling Gebot Lesezeichen lu enchère Lista_de_deseos puja "
    "agendamento lido 출석 受講開始 本棚追加 入札"
)


@pytest.mark.parametrize("word", DEEDS.split())
def test_words_of_what_people_do(word: str) -> None:
    assert is_event(word)
    assert not is_negative(word)


@pytest.mark.parametrize("kind", ["affichage_reco", "affichage_recommandations"])
def test_what_was_only_shown_is_no_act_in_french(kind: str) -> None:
    assert says_shown(kind, (kind, "ouverture_numero"))
    assert not says_shown("fin_lecture", ("fin_lecture", "ouverture_numero"))


@pytest.mark.parametrize(
    "kind",
    ["BannerExposure", "首页商品曝光", "추천상품노출", "Produkt-Einblendung", "ürün_gösterimi"],
)
def test_whatever_was_shown_was_no_act(kind: str) -> None:
    assert meanings.is_shown(kind)


@pytest.mark.parametrize("kind", ["曝光商品点击", "노출상품클릭", "exposure_click"])
def test_a_click_on_what_was_shown_is_an_act(kind: str) -> None:
    assert not meanings.is_shown(kind)
    assert not says_shown(kind)


@pytest.mark.parametrize(("deed", "back"), [("点菜", "退菜"), ("點菜", "退酒"), ("点单", "撤单")])
def test_dishes_are_ordered_and_given_back(deed: str, back: str) -> None:
    assert is_event(deed)
    assert not is_negative(deed)
    assert is_negative(back)
    assert undoing.undoes(back)


@pytest.mark.parametrize("way", ["À vista", "boleto à vista", "Depósito a la vista"])
def test_what_is_paid_at_sight_was_not_looked_at(way: str) -> None:
    assert not is_event(way)
    assert is_event("vista")
    assert is_event("pagina vista")
