"""Lists of words in many languages hold none that is an everyday word of another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from personalize_poc.data.own.roles.words import meanings

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


@pytest.mark.parametrize("says", [meanings.is_event, meanings.is_negative, meanings.is_state])
def test_everyday_words_of_english_are_no_kinds_of_events(says: Callable[[str], bool]) -> None:
    assert [word for word in EVERYDAY.split() if says(word)] == []
