"""How programs that fetch pages call themselves, in what a browser says of itself."""

from __future__ import annotations

NAMED = (
    r"bot\b|bot[-_/;]|crawl|spider|slurp|scrap|monitor|uptime|health-?check|pingdom|nagios|zabbix|statuscake"
    r"|^(curl|wget|python|go-http|java/|libwww|php|ruby|axios|node)|headless|facebookexternalhit"
    r"|feedfetcher|lighthouse|preview|barracuda|mimecast|proofpoint|safelinks|symantec|trend ?micro"
)
"""A pattern of lower case, the same for Python and for DuckDB."""
