"""How programs that fetch pages call themselves, in what a browser says of itself."""

from __future__ import annotations

TOOLS = r"^(curl|wget|python|go-http|java/|libwww|php|ruby|axios|node)"
"""Libraries and commands by which people fetch by scripts of their own, as robots do."""
NAMED = (
    r"bot\b|bot[-_/;]|crawl|spider|slurp|scrap|monitor|uptime|health-?check|pingdom|nagios|zabbix|statuscake"
    r"|\brss\b|\batom\b|feed-?(reader|parser|burner|validator|demon|ly\b|bin\b|wrangler)|newsblur"
    r"|netnewswire|inoreader|theoldreader|liferea|akregator|newsgator|magpie|simplepie|newsbeuter"
    rf"|{TOOLS}|headless|facebookexternalhit"
    r"|feedfetcher|lighthouse|preview|barracuda|mimecast|proofpoint|safelinks|symantec|trend ?micro"
    r"|synthetic|checkly|catchpoint|site24x7|gtmetrix"
    r"|(link|url|mail|security)[- ]?scan|(security|mail)[- ]?gateway"
)
"""A pattern of lower case, the same for Python and for DuckDB."""
ITSELF = (
    r"^(mozilla/\d[^a-z]*\(?compatible; *)?"
    r"([a-z0-9.+-]*(bot|crawler|spider|slurp)/v?\d+\.\d"
    r"|(google|bing|yandex|duckduck|apple|ahrefs|semrush|petal|mj12|dot|seznam|gpt|claude|amazon"
    r"|twitter|linkedin|slack|telegram|discord|pinterest|cc)bot\b(-[a-z]+)*($|/)"
    r"|baiduspider|bytespider|facebookexternalhit|yahoo! slurp|naverbot|yeti/\d)"
)
"""How crawlers begin to say what they are, beyond doubt: "Googlebot/2.1", "bingbot"."""
