"""Money in words."""

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}


def limit(cents: int, currency: str = "EUR") -> str:
    """Return a budget as people say it: without cents when there are none, for example "€40"."""
    return price(cents, currency).removesuffix(".00")


def price(cents: int, currency: str = "EUR") -> str:
    """Return cents as a price, for example "€24.90"."""
    sign = _SIGNS.get(currency, f"{currency} ")
    return f"{sign}{cents // 100:,}.{cents % 100:02d}"
