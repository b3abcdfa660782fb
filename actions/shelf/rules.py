"""What the shop itself wants on its shelf: shelf.toml read and checked. Ranks nothing."""

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from actions.errors import BadShelfRules
from store import Product

Names = tuple[Annotated[str, Field(min_length=1)], ...]


class _Dated(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    name: str = Field(min_length=1, max_length=40)
    first: date | None = Field(None, alias="from")
    last: date | None = Field(None, alias="until")

    @model_validator(mode="after")
    def _in_order(self) -> "_Dated":
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"until ({self.last}) is before from ({self.first})")
        return self

    def holds(self, today: date) -> bool:
        """Return whether the rule is in force; both of its days count."""
        return (self.first is None or self.first <= today) and (self.last is None or today <= self.last)


class _Matching(_Dated):
    ids: Names = ()
    categories: Names = ()
    brands: Names = ()
    tags: Names = ()

    @model_validator(mode="after")
    def _meets_something(self) -> "_Matching":
        if not (self.ids or self.categories or self.brands or self.tags):
            raise ValueError("names no ids, categories, brands or tags")
        return self

    def meets(self, product: Product) -> bool:
        """Return whether any of the names is the product's; categories, brands and tags in any case."""
        return (
            product.id in self.ids
            or product.category.casefold() in _plain(self.categories)
            or product.brand.casefold() in _plain(self.brands)
            or not _plain(self.tags).isdisjoint(_plain(product.tags))
        )


class Exclude(_Matching):
    """Products that are never recommended."""


class Boost(_Matching):
    """Products whose score is raised, or lowered, by a number."""

    by: float = Field(ge=-3, le=3, strict=True)


class Pin(_Dated):
    """Products that come first: one to an offer, the first that may be shown."""

    ids: Names = Field(min_length=1)
    category: str | None = Field(None, min_length=1)


class ShelfRules(BaseModel):
    """All rules of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    exclude: tuple[Exclude, ...] = ()
    pin: tuple[Pin, ...] = ()
    boost: tuple[Boost, ...] = ()

    def excluded(self, products: Iterable[Product], today: date) -> set[str]:
        """Return ids that may not be recommended."""
        rules = [rule for rule in self.exclude if rule.holds(today)]
        return {product.id for product in products if any(rule.meets(product) for rule in rules)}

    def boosts(self, products: Iterable[Product], today: date) -> dict[str, float]:
        """Return what is added to the scores of some ids; several rules add up."""
        rules = [rule for rule in self.boost if rule.holds(today)]
        found: dict[str, float] = {}
        for product in products if rules else ():
            amount = sum(rule.by for rule in rules if rule.meets(product))
            if amount:
                found[product.id] = amount
        return found

    def pinned(self, category: str | None, today: date) -> list[tuple[str, str]]:
        """Return (id, name of the rule) of what comes first, in the order of the file.

        Parameters
        ----------
        category
            What the customer asked for; a pin for a category waits until that is asked for.
        """
        asked = (category or "").casefold()
        rules = [
            rule
            for rule in self.pin
            if rule.holds(today) and (rule.category is None or rule.category.casefold() == asked)
        ]
        return [(product_id, rule.name) for rule in rules for product_id in rule.ids]


NO_RULES = ShelfRules()


def read_shelf_rules(path: Path) -> ShelfRules:
    """Return the rules in `path`; none when there is no such file.

    Raises
    ------
    BadShelfRules
        With the file, what is wrong in which rule, and what to do.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return NO_RULES
    except (OSError, UnicodeDecodeError) as problem:
        raise BadShelfRules(
            f"{path} cannot be read: {problem}; restore it, or delete it for no rules"
        ) from None
    return parse_shelf_rules(text, str(path))


def parse_shelf_rules(text: str, name: str = "shelf.toml") -> ShelfRules:
    """Return the rules in `text`; `name` stands in messages. Raises as `read_shelf_rules`."""
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise BadShelfRules(f"{name} is not readable as TOML: {problem}") from None
    try:
        return ShelfRules.model_validate(plain)
    except ValidationError as problem:
        raise BadShelfRules("; ".join(_told(name, error) for error in problem.errors())) from None


def _told(name: str, error: Mapping[str, Any]) -> str:
    place = [f"[[{error['loc'][0]}]]"] if error["loc"] else ["the file"]
    place += [f"no. {part + 1}" if isinstance(part, int) else str(part) for part in error["loc"][1:]]
    said = str(error["msg"]).removeprefix("Value error, ").lower()
    return f"{name}, {' '.join(place)}: {said}; got {error['input']!r}"


def _plain(names: Iterable[str]) -> set[str]:
    return {name.casefold() for name in names}
