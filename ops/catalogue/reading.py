"""A catalogue file as products, or as the list of everything wrong with it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ops.catalogue.columns import NEEDED, OPTIONAL, READERS
from ops.catalogue.flaws import BadCatalogue, Flaw
from store import Product

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
# A file of nothing but mistakes need not be listed to the end.
MOST_FLAWS = 1_000
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that could be read.

    Attributes
    ----------
    unknown
        Columns that were there but mean nothing to Attune; they are left out.
    """

    products: tuple[Product, ...]
    unknown: tuple[str, ...]


def read_catalogue(path: Path) -> Sheet:
    """Read a CSV file (UTF-8; comma, semicolon or tab) of the columns in `ops.catalogue.columns`.

    Raises
    ------
    BadCatalogue
        With every flaw, if there is any.
    """
    text = _decoded(path)
    rows = _rows(text, _delimiter(text))
    _, header = next(rows, (1, []))
    names = [name.strip().lower() for name in header]
    _check_header(names)
    collected = _Collected()
    for count, (line, fields) in enumerate(rows, start=1):
        if count > MOST_ROWS:
            raise BadCatalogue([*collected.flaws, Flaw(line, "", f"more than {MOST_ROWS:,} products")])
        collected.add(line, names, fields)
        if len(collected.flaws) >= MOST_FLAWS:
            break
    if collected.flaws:
        raise BadCatalogue(collected.flaws)
    if not collected.products:
        raise BadCatalogue([Flaw(1, "", "no products in this file; an empty shop is surely not meant")])
    unknown = tuple(name for name in names if name and name not in READERS)
    return Sheet(tuple(collected.products), unknown)


class _Collected:
    """What the rows so far gave, and the rules that hold across rows."""

    def __init__(self) -> None:
        self.products: list[Product] = []
        self.flaws: list[Flaw] = []
        self._line_of: dict[str, int] = {}

    def add(self, line: int, names: list[str], fields: list[str]) -> None:
        """Take one row in."""
        values, flaws = _values(line, names, fields)
        self.flaws += flaws
        if (product_id := values.get("id")) is not None:
            if product_id in self._line_of:
                reason = f"is used on line {self._line_of[product_id]} already"
                self.flaws.append(Flaw(line, "id", reason, product_id))
            self._line_of.setdefault(product_id, line)
        if flaws:
            return
        product = _product(values)
        if self.products and product.currency != self.products[0].currency:
            reason = f"differs from {self.products[0].currency} above; a shop has one currency"
            self.flaws.append(Flaw(line, "currency", reason, product.currency))
        self.products.append(product)


def _decoded(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadCatalogue([Flaw(1, "", f"the file is larger than {MOST_BYTES // 1_000_000} MB")])
        raw = path.read_bytes()
    except OSError as error:
        raise BadCatalogue([Flaw(1, "", f"the file cannot be read: {error.strerror}")]) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        reason = f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8"
        raise BadCatalogue([Flaw(line, "", reason)]) from error


def _delimiter(text: str) -> str:
    first_line = text.partition("\n")[0]
    return max(",;\t", key=first_line.count)


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            # What follows a broken quote cannot be told apart any more.
            raise BadCatalogue([Flaw(line, "", f"the row cannot be read: {error}")]) from error
        if any(field.strip() for field in fields):
            yield line, fields


def _check_header(names: list[str]) -> None:
    flaws = [Flaw(1, name, "column is missing") for name in NEEDED if name not in names]
    if "price" not in names and "price_cents" not in names:
        flaws.append(Flaw(1, "price", "column is missing"))
    flaws += [Flaw(1, name, "column is there twice") for name in set(names) if name and names.count(name) > 1]
    if flaws:
        raise BadCatalogue(flaws)


def _values(line: int, names: list[str], fields: list[str]) -> tuple[dict[str, Any], list[Flaw]]:
    if len(fields) != len(names):
        return {}, [Flaw(line, "", f"has {len(fields)} fields, the header has {len(names)}")]
    flaws: list[Flaw] = []
    values: dict[str, Any] = {name: default for name, (_, default) in OPTIONAL.items()}
    for name, text in zip(names, fields, strict=True):
        if name not in READERS or (name in OPTIONAL and not text.strip()):
            continue
        try:
            values[name] = READERS[name](text)
        except ValueError as error:
            flaws.append(Flaw(line, name, str(error), _shown(text)))
    return values, flaws


def _product(values: dict[str, Any]) -> Product:
    # Where both columns stand, the one in cents is the exact one.
    price = values.pop("price", 0)
    values.setdefault("price_cents", price)
    values["image"] = values["image"] or f"/pictures/{values['id']}.svg"
    return Product(**values)


def _shown(text: str) -> str:
    one_line = "".join(letter if letter.isprintable() else "?" for letter in text)
    return one_line if len(one_line) <= _SHOWN else f"{one_line[: _SHOWN - 1]}…"
