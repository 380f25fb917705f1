"""Words of parts of a whole in names of columns of numbers."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of

WATCHED = frozenset(("percent", "pct", "progress", "completion", "진행률", "進捗", "进度"))
"""Words of how far somebody came, such as of what was watched."""
SHARES = frozenset(
    stems_of(
        """
        share ratio rate proportion fraction anteil quote prozent part taux proportion porcentaje
        proporción percentuale quota porcentagem procent oran yüzde udział доля процент 비율 율
        割合 率 比例 percentage"""
    )
)
"""Words of a share of a whole, if the numbers are between 0 and 1, or between 0 and 100."""
