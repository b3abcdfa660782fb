"""Money in words."""

_SIGNS = {"EUR": "€", "USD": "$", "GBP": "£"}


def price(cents: int, currency: str = "EUR") -> str:
    """Return cents as a price, for example "€24.90"."""
    sign = _SIGNS.get(currency, f"{currency} ")
    return f"{sign}{cents // 100:,}.{cents % 100:02d}"
