"""How people write money: signs and names of currencies, and what stands around an amount.

The patterns are read by Python and by DuckDB alike. Data, no code.
"""

from __future__ import annotations

SIGN = r"[$¢£¥฿₠-₿֏؋৳៛﷼￠￡￥￦＄]"
CODES = (
    "EUR|USD|KRW|JPY|GBP|CNY|RMB|BRL|PLN|TRY|RUB|CHF|CAD|AUD|NZD|MXN|ARS|CLP|COP|PEN|UYU|SEK|NOK"
    "|DKK|ISK|CZK|HUF|RON|BGN|HRK|RSD|UAH|KZT|INR|IDR|VND|VNĐ|THB|MYR|SGD|HKD|TWD|PHP|ILS|AED|SAR"
    "|QAR|KWD|EGP|MAD|ZAR|NGN|KES"
)
"""What banks call currencies. A shop may begin the codes of its goods with one: MYR58745."""
_WORDS = (
    r"원|円|元|圓|圆|块|zł|kr\.?|Kč|Ft|TL|Rs\.?|Rp\.?|Fr\.?|lei|leu|лв\.?|руб\.?|р\.|грн\.?|din\.?"
    r"|đ|บาท|ש\"ח|د\.إ|ر\.س|ج\.م|S/\.?"
)
UNIT = rf"(?:[A-Z]{{0,3}}{SIGN}|{CODES}|{_WORDS})"
"""A currency, before or after an amount."""
BEFORE = (
    r"(?:(?:[Aa]b|[Ff]rom|[Dd]esde|[Dd]ès|[Vv]anaf|[Ff]ra|[Ff]rån|[Оо]т|[ÀàAa] partir de|nur|only) "
    r"|税込 ?|税抜 ?|약 ?)"
)
"""Words before an amount that change nothing of it."""
AFTER = (
    r"(?: ?\((?:税込|税抜|税別)\)| ?税込| ?税抜| ?[~〜～]| ?부터|から|起| ?/ ?[A-Za-zäöü]{1,6}\.?)"
)
"""What stands behind an amount and its currency: with taxes, and up, a piece."""
NO_CENTS = r"(?:[.,] ?[-–—]+|:-)"
"""12,- and 12:- as they stand in leaflets."""
