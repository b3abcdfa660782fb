"""A catalogue file as products, or as everything wrong with it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from ops.catalogue import BadCatalogue, Flaw, read_catalogue, reading
from ops.catalogue.columns import NEEDED, OPTIONAL, READERS, read_price
from store import Product

HEADER = "id,title,category,price,stock,currency,image,tags,rating"
GOOD = "A-1,Lamp,lighting,12.50,3,EUR,https://shop.example/a.png,cosy|oak,4.5"
ROOT = Path(__file__).parents[2]


def write(folder: Path, *lines: str, header: str = HEADER) -> Path:
    path = folder / "catalogue.csv"
    path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
    return path


def flaws(path: Path) -> tuple[Flaw, ...]:
    with pytest.raises(BadCatalogue) as bad:
        read_catalogue(path)
    return bad.value.flaws


class TestGoodFiles:
    def test_a_row_becomes_a_product(self, tmp_path: Path) -> None:
        expected = Product(
            id="A-1",
            title="Lamp",
            category="lighting",
            brand="",
            price_cents=1_250,
            currency="EUR",
            tags=("cosy", "oak"),
            rating=4.5,
            rating_count=0,
            stock=3,
            description="",
            image="https://shop.example/a.png",
        )
        assert read_catalogue(write(tmp_path, GOOD)).products == (expected,)

    def test_the_needed_columns_are_enough(self, tmp_path: Path) -> None:
        path = write(tmp_path, "A1,Lamp,lighting,3,12", header="id,title,category,stock,price")
        (product,) = read_catalogue(path).products
        assert (product.currency, product.image) == ("EUR", "/pictures/A1.svg")

    def test_the_demo_shops_own_file_can_be_imported(self) -> None:
        assert len(read_catalogue(ROOT / "data" / "shop" / "products.csv").products) == 293

    @pytest.mark.parametrize("mark", [",", ";", "\t"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_the_usual_ways_to_write_csv_are_read(self, tmp_path: Path, mark: str, end: str) -> None:
        path = tmp_path / "catalogue.csv"
        rows = ["id,title,category,price,stock", 'A1,"Lamp, small",lighting,"1,50",3']
        text = (
            end.join(rows) if mark == "," else end.join(["id,title,category,price,stock".replace(",", mark)])
        )
        if mark != ",":
            text += end + mark.join(["A1", '"Lamp, small"', "lighting", "1,50", "3"])
        path.write_bytes(b"\xef\xbb\xbf" + text.encode())
        (product,) = read_catalogue(path).products
        assert (product.title, product.price_cents) == ("Lamp, small", 150)

    @pytest.mark.parametrize("text", ["=HYPERLINK(1)", "<b>Lamp</b>", "+1 Lamp", "@SUM(A1)", "🪔 مصباح"])
    def test_formulas_and_markup_stay_text(self, tmp_path: Path, text: str) -> None:
        (product,) = read_catalogue(write(tmp_path, GOOD.replace("Lamp", text))).products
        assert product.title == text

    def test_a_title_over_two_lines_becomes_one(self, tmp_path: Path) -> None:
        (product,) = read_catalogue(write(tmp_path, GOOD.replace("Lamp", '"Lamp\n  large"'))).products
        assert product.title == "Lamp large"

    def test_columns_that_mean_nothing_are_named(self, tmp_path: Path) -> None:
        sheet = read_catalogue(write(tmp_path, f"{GOOD},red", header=f"{HEADER},colour"))
        assert sheet.unknown == ("colour",)


class TestBadRows:
    @pytest.mark.parametrize(
        ("old", "new", "column", "reason"),
        [
            ("A-1", "", "id", "empty"),
            ("A-1", "../etc", "id", "letters"),
            ("A-1", "x" * 65, "id", "64"),
            ("Lamp", " ", "title", "empty"),
            ("Lamp", "x" * 201, "title", "longer than 200"),
            ("Lamp", "La\x00mp", "title", "control"),
            ("Lamp", "La\u202emp", "title", "control"),
            ("lighting", "", "category", "empty"),
            ("12.50", "-1", "price", "negative"),
            ("12.50", "", "price", "price like"),
            ("12.50", "12.505", "price", "price like"),
            ("12.50", "€12", "price", "price like"),
            ("12.50", "1e3", "price", "price like"),
            ("12.50", "nan", "price", "price like"),
            ("12.50", "1000001", "price", "higher"),
            (",3,", ",-3,", "stock", "negative"),
            (",3,", ",2.5,", "stock", "whole"),
            (",3,", ",٣,", "stock", "whole"),
            ("EUR", "XXX", "currency", "currency"),
            ("EUR", "euro", "currency", "currency"),
            ("https://shop.example/a.png", "javascript:alert(1)", "image", "web address"),
            ("https://shop.example/a.png", "//evil.example/a", "image", "web address"),
            ("https://shop.example/a.png", "https://", "image", "web address"),
            ("https://shop.example/a.png", "http://[::1", "image", "web address"),
            ("https://shop.example/a.png", 'https://a.example/"onload=1', "image", "web address"),
            ("https://shop.example/a.png", "data:image/png;base64:AA", "image", "web address"),
            ("cosy|oak", "|".join(f"t{number}" for number in range(21)), "tags", "more than 20"),
            ("cosy|oak", "x" * 41, "tags", "longer than 40"),
            ("4.5", "5.1", "rating", "between"),
            ("4.5", "nan", "rating", "between"),
            ("4.5", "good", "rating", "number"),
        ],
    )
    def test_a_bad_field_is_named_with_its_line_and_reason(
        self, tmp_path: Path, old: str, new: str, column: str, reason: str
    ) -> None:
        # Quoted, so that a mark inside the field is not taken for the end of it.
        row = GOOD.replace(old, '"' + new.replace('"', '""') + '"' if old not in (",3,",) else new)
        (flaw,) = flaws(write(tmp_path, GOOD.replace("A-1", "B-1"), row))
        assert (flaw.line, flaw.column) == (3, column) and reason in flaw.reason

    def test_all_flaws_are_found_at_once(self, tmp_path: Path) -> None:
        path = write(
            tmp_path, GOOD.replace("12.50", "-1").replace("Lamp", ""), GOOD.replace("A-1", "!"), "A-9,short"
        )
        assert [(flaw.line, flaw.column) for flaw in flaws(path)] == [
            (2, "title"),
            (2, "price"),
            (3, "id"),
            (4, ""),
        ]

    def test_an_id_used_twice_names_the_first_line(self, tmp_path: Path) -> None:
        (flaw,) = flaws(write(tmp_path, GOOD, GOOD))
        assert (flaw.line, flaw.column, flaw.reason) == (3, "id", "is used on line 2 already")

    def test_lines_are_counted_as_an_editor_does(self, tmp_path: Path) -> None:
        path = write(tmp_path, GOOD.replace("Lamp", '"Lamp\nlarge"'), "", GOOD.replace("A-1", "-"))
        assert [flaw.line for flaw in flaws(path)] == [5]

    def test_two_currencies_are_refused(self, tmp_path: Path) -> None:
        (flaw,) = flaws(write(tmp_path, GOOD, GOOD.replace("A-1", "A-2").replace("EUR", "USD")))
        assert (flaw.line, flaw.column) == (3, "currency")


class TestBadFiles:
    @pytest.mark.parametrize(
        ("content", "line", "reason"),
        [
            (b"", 1, "missing"),
            (HEADER.encode() + b"\n", 1, "no products"),
            (b"id,title\nA1,Lamp\n", 1, "missing"),
            (HEADER.encode() + b"\n" + GOOD.encode() + b"\nA2,L\xe4mp\n", 3, "UTF-8"),
            (b"\xff\xfei\x00d\x00", 1, "UTF-8"),
            (b"id,id,title,category,price,stock\n", 1, "twice"),
            (HEADER.encode() + b'\n"A1,Lamp\n', 2, "cannot be read"),
            (HEADER.encode() + b'\n"A1"x,Lamp\n', 2, "cannot be read"),
            (HEADER.encode() + b"\nA1," + b"x" * 200_000, 2, "cannot be read"),
        ],
        ids=[
            "empty",
            "header only",
            "columns",
            "latin-1",
            "utf-16",
            "twice",
            "open quote",
            "quote",
            "huge field",
        ],
    )
    def test_a_file_that_cannot_be_read_says_where_and_why(
        self, tmp_path: Path, content: bytes, line: int, reason: str
    ) -> None:
        path = tmp_path / "catalogue.csv"
        path.write_bytes(content)
        first = flaws(path)[0]
        assert first.line == line and reason in first.reason

    def test_a_file_that_is_too_large_is_not_read(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(reading, "MOST_BYTES", 10)
        assert "larger" in flaws(write(tmp_path, GOOD))[0].reason

    def test_too_many_rows_are_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "MOST_ROWS", 1)
        assert "more than 1 " in flaws(write(tmp_path, GOOD, GOOD.replace("A-1", "A-2")))[0].reason

    def test_a_file_of_nothing_but_mistakes_is_not_read_to_the_end(self, tmp_path: Path) -> None:
        assert len(flaws(write(tmp_path, *["bad"] * 3_000))) == reading.MOST_FLAWS

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(content=some.binary(max_size=300), good_header=some.booleans())
    def test_any_bytes_give_products_or_flaws(
        self, tmp_path: Path, content: bytes, good_header: bool
    ) -> None:
        path = tmp_path / "catalogue.csv"
        path.write_bytes(HEADER.encode() + b"\n" + content if good_header else content)
        try:
            found = len(read_catalogue(path).products)
        except BadCatalogue as bad:
            found = len(bad.flaws)
        assert found


@given(some.integers(0, 100_000_000), some.sampled_from([".", ","]))
def test_prices_round_trip(cents: int, mark: str) -> None:
    assert read_price(f"{cents // 100}{mark}{cents % 100:02d}") == cents


def test_every_column_is_documented() -> None:
    documented = (ROOT / "docs" / "catalogue.md").read_text(encoding="utf-8")
    assert [name for name in READERS if f"`{name}`" not in documented] == []
    assert {*NEEDED, *OPTIONAL} <= set(READERS)
