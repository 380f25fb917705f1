"""Umlauts that are written as two letters."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import umlauts


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("Bücher", "Buecher", "BUECHER"), {"Buecher": "Bücher", "BUECHER": "Bücher"}),
        (("Buecher", "Bu\u0308cher"), {"Bu\u0308cher": "Buecher"}),
        (("Küchen-Geräte", "Kuechengeraete"), {"Kuechengeraete": "Küchen-Geräte"}),
        (("Øl", "Oel", "Æbler", "Aebler"), {"Oel": "Øl", "Aebler": "Æbler"}),
        (("Größe 10-20", "Groesse 1020"), {}),
        (("Bucher", "Bücher", "bücher"), {}),
        (("Buecher", "buecher", "책"), {}),
    ],
)
def test_texts_that_are_one_but_for_umlauts(texts: tuple[str, ...], found: dict[str, str]) -> None:
    assert umlauts.twins(texts) == found
