"""Words of the two numbers that tell where a place is. Data, no code."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of

LATITUDE = frozenset(
    stems_of(
        """
        lat latitude latitud latitudine breitengrad breddegrad breddgrad breedtegraad enlem широта
        leveysaste zeměpisná_šířka 위도 緯度 纬度"""
    )
)
LONGITUDE = frozenset(
    stems_of(
        """
        lon lng long longitude longitud longitudine längengrad laengengrad længdegrad lengdegrad
        longitud lengtegraad boylam долгота pituusaste 경도 経度 经度 經度"""
    )
)
