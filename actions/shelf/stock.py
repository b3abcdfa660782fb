"""Shelf: the catalogue in memory, and the ranker over it. Rebuilt whole, never changed."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Protocol

from actions.shelf.reviewed import NOTHING, Reviewed
from actions.suggest import item_facts
from recommender import RankRequest, Suggestion
from recommender.values import ItemFacts
from store import Product

_WORD = re.compile(r"[^\W\d_]{2,}")


class Ranks(Protocol):
    """What we need of `recommender.Ranker`."""

    @property
    def version(self) -> str:
        """Return the artefact's version."""

    def rank(self, request: RankRequest) -> list[Suggestion]:
        """Return the best items, best first."""

    def similar(
        self, item_id: str, request: RankRequest, *, bonus: Mapping[str, float] | None = None
    ) -> list[Suggestion]:
        """Return the items most like one of them, the most alike first."""

    def set_catalogue(self, items: Sequence[ItemFacts]) -> None:
        """Rank these items from now on."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The catalogue at one moment.

    Attributes
    ----------
    words
        Product id to the stems of its title, brand and tags.
    kinds
        Product id to the stems of its category.
    known
        All of these words.
    shared
        Those of them that say what kind of thing something is: of a category, or of more than one product.
    of_brands
        Words that only brands' names hold, with those names' words.
    traits
        Names of kinds and labels, in lower case.
    categories
        The shop's spelling of each category by its lower case.
    spread
        How many categories each label is found in, by its lower case.
    ranker
        None while nothing was trained: then the best rated come first.
    """

    products: dict[str, Product]
    words: dict[str, frozenset[str]]
    kinds: dict[str, frozenset[str]]
    known: frozenset[str]
    shared: frozenset[str]
    of_brands: Mapping[str, frozenset[frozenset[str]]]
    traits: frozenset[str]
    categories: dict[str, str]
    spread: Mapping[str, int]
    ranker: Ranks | None


def stock_shelf(products: Sequence[Product], ranker: Ranks | None, reviewed: Reviewed = NOTHING) -> Shelf:
    """Return the shelf of these products; the ranker takes them as its catalogue."""
    if ranker is not None:
        ranker.set_catalogue([item_facts(product, reviewed.get(product.id)) for product in products])
    words = {product.id: words_of(product) for product in products}
    kinds = {product.id: frozenset(stems(product.category)) for product in products}
    often = Counter(word for own in words.values() for word in own)
    of_kinds = frozenset[str]().union(*kinds.values())
    return Shelf(
        products={product.id: product for product in products},
        words=words,
        kinds=kinds,
        known=of_kinds | frozenset(often),
        shared=of_kinds | {word for word, count in often.items() if count > 1},
        of_brands=_of_brands(products, of_kinds),
        traits=frozenset(
            name.casefold() for product in products for name in (product.category, *product.tags)
        ),
        categories={product.category.casefold(): product.category for product in products},
        spread=Counter(label for label, _ in _labelled(products)),
        ranker=ranker,
    )


def half_named(said: Set[str], shelf: Shelf) -> set[str]:
    """Return those of the words that are a piece of a brand's name: "kettle", for tea by "Third Kettle"."""
    return {
        word
        for word in said & shelf.of_brands.keys()
        if not any(brand <= said for brand in shelf.of_brands[word])
    }


def _of_brands(products: Sequence[Product], kinds: Set[str]) -> dict[str, frozenset[frozenset[str]]]:
    told = kinds | stems(" ".join(word for one in products for word in (one.title, *one.tags)))
    brands = {frozenset(stems(product.brand)) for product in products}
    alone = frozenset[str]().union(*brands) - told
    return {word: frozenset(brand for brand in brands if word in brand) for word in alone}


def _labelled(products: Sequence[Product]) -> set[tuple[str, str]]:
    """Return the pairs of a label and a category that has it."""
    return {(tag.casefold(), product.category) for product in products for tag in product.tags}


def words_of(product: Product) -> frozenset[str]:
    """Return the words a customer could find the product by."""
    text = " ".join((product.title, product.brand, *product.tags))
    return frozenset(stems(text))


def stems(text: str) -> set[str]:
    """Return the words of `text` in lower case, plural endings dropped."""
    return {_stem(word) for word in words_in(text)}


def words_in(text: str) -> list[str]:
    """Return the words of `text` in lower case, in their order."""
    return _WORD.findall(text.casefold())


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


EMPTY = stock_shelf((), None)
