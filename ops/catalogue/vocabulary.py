"""The catalogue's words for Rasa, which has no database of products."""

import json
import os
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from store import Product, Store

_SYNONYMS = Path(__file__).with_name("synonyms.toml")


def export_vocabulary(store: Store, path: Path) -> None:
    """Write products, categories with synonyms, brands and tags of the shop as JSON."""
    write_vocabulary(store.products.all(), path)


def write_vocabulary(products: Sequence[Product], path: Path) -> None:
    """Write the words of these products.

    The file is replaced in one step, so a reader never sees half of it, and only when its content
    changed, so that readers who watch it need not start again.
    """
    text = json.dumps(words_of(products), ensure_ascii=False, indent=1) + "\n"
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)


def vocabulary_of(store: Store) -> dict[str, Any]:
    """Return what `export_vocabulary` writes."""
    return words_of(store.products.all())


def words_of(products: Sequence[Product]) -> dict[str, Any]:
    """Return what `write_vocabulary` writes."""
    known = tomllib.loads(_SYNONYMS.read_text(encoding="utf-8"))
    return {
        "products": [
            {"id": one.id, "title": one.title, "category": one.category, "brand": one.brand}
            for one in products
        ],
        "categories": [
            {"name": name, "synonyms": _synonyms(name, known)}
            for name in sorted({one.category for one in products})
        ],
        "brands": sorted({one.brand for one in products if one.brand}),
        "tags": sorted({tag for one in products for tag in one.tags}),
    }


def _synonyms(category: str, known: dict[str, list[str]]) -> list[str]:
    name = category.casefold()
    return known.get(name) or list(dict.fromkeys((name, *_numbers(name))))


def _numbers(name: str) -> tuple[str, ...]:
    """Return the simple singular and plural of an English name, as far as spelling tells."""
    if name.endswith("ies") and len(name) > 4:
        return (f"{name[:-3]}y",)
    if name.endswith(("sses", "shes", "ches", "xes")):
        return (name[:-2],)
    if name.endswith("ss"):
        return (f"{name}es",)
    if name.endswith("s") and len(name) > 3:
        return (name[:-1],)
    if name.endswith("y") and name[-2:-1] not in "aeiou":
        return (f"{name[:-1]}ies",)
    return (f"{name}es" if name.endswith(("s", "x", "sh", "ch")) else f"{name}s",)
