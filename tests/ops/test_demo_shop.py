"""The demo shop: what is committed, and how it is loaded."""

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ops.demo_shop import Loaded, draw, load
from ops.demo_shop.generate import generate
from ops.demo_shop.reading import DemoFiles
from ops.demo_shop.roll_call import roll_call
from store import OrderStatus, Product, Store, migrate, open_store

SHOP = Path(__file__).parents[2] / "data" / "shop"
NOW = datetime(2027, 5, 3, 9, 30, tzinfo=UTC)


def lines(name: str) -> list[dict[str, str]]:
    with (SHOP / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def loaded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "attune.db"
    migrate(f"sqlite:///{path}")
    with open_store(f"sqlite:///{path}") as store:
        load(store, SHOP, now=NOW)
    return path


@pytest.fixture(scope="module")
def shop(loaded_file: Path) -> Iterator[Store]:
    """The loaded demo shop; for reading only."""
    with open_store(f"sqlite:///{loaded_file}") as store:
        yield store


@pytest.fixture
def own_shop(loaded_file: Path, tmp_path: Path) -> Iterator[Store]:
    """A loaded demo shop that a test may change."""
    shutil.copy(loaded_file, tmp_path / "attune.db")
    with open_store(f"sqlite:///{tmp_path}/attune.db") as store:
        yield store


class TestFiles:
    def test_the_same_seed_gives_the_committed_bytes(self, tmp_path: Path) -> None:
        generate(tmp_path)
        made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
        assert made == {path.name: path.read_bytes() for path in SHOP.glob("*.csv")}

    def test_another_seed_gives_another_shop(self, tmp_path: Path) -> None:
        generate(tmp_path, seed="another")
        assert (tmp_path / "customers.csv").read_bytes() != (SHOP / "customers.csv").read_bytes()

    def test_no_two_titles_are_the_same(self) -> None:
        titles = Counter(line["title"].casefold() for line in lines("products.csv"))
        assert [title for title, count in titles.items() if count > 1] == []

    def test_there_are_about_300_products_in_8_to_10_categories(self) -> None:
        categories = Counter(line["category"] for line in lines("products.csv"))
        assert (280 <= categories.total() <= 320, 8 <= len(categories) <= 10) == (True, True)

    def test_nobody_has_a_real_address(self) -> None:
        emails = [line["email"] for line in lines("customers.csv")]
        assert len(set(emails)) == 200 and all(
            one.endswith("@example.com") and one.isascii() for one in emails
        )

    def test_no_two_reviews_read_the_same(self) -> None:
        texts = [line["text"] for line in lines("reviews.csv")]
        assert len(set(texts)) == len(texts) == 900

    def test_something_is_sold_out(self) -> None:
        assert 5 <= sum(line["stock"] == "0" for line in lines("products.csv")) <= 40

    def test_descriptions_say_a_and_an_rightly(self) -> None:
        texts = [line["description"] for line in lines("products.csv")]
        assert [text for text in texts if text.startswith(("A a", "A e", "A i", "A o", "A A", "A E"))] == []


class TestLoading:
    def test_everything_is_loaded(self, shop: Store) -> None:
        counts = len(shop.products.all()), len(shop.customers.all()), len(shop.orders.all())
        assert counts == (len(lines("products.csv")), 200, len(lines("orders.csv")))

    def test_every_reaction_points_at_what_was_shown(self, shop: Store) -> None:
        assert (
            sum(one.feedback.product_id == one.impression.product_id for one in shop.feedback.since())
            == 6_000
        )

    def test_loading_again_changes_nothing(self, own_shop: Store) -> None:
        own_shop.orders.cancel("AT10005")
        found = load(own_shop, SHOP), own_shop.orders.get("AT10005")
        assert found[0] == Loaded() and found[1] is not None and found[1].status is OrderStatus.CANCELLED

    @pytest.mark.slow
    def test_putting_it_back_on_purpose_undoes_what_was_tried(self, own_shop: Store) -> None:
        before = own_shop.orders.get("AT10005")
        own_shop.orders.cancel("AT10005")
        load(own_shop, SHOP, now=NOW, again=True)
        assert own_shop.orders.get("AT10005") == before

    @pytest.mark.slow
    def test_putting_it_back_keeps_reviews_of_ids_that_were_another_shops(self, own_shop: Store) -> None:
        own_shop.products.replace_all([product("P0001", "Something of a real shop")])
        load(own_shop, SHOP, now=NOW, again=True)
        assert len(own_shop.reviews.all()) == 900

    @pytest.mark.slow
    def test_a_load_that_broke_off_is_done_again(self, own_shop: Store, tmp_path: Path) -> None:
        migrate(f"sqlite:///{tmp_path}/fresh.db")
        with open_store(f"sqlite:///{tmp_path}/fresh.db") as fresh:
            files = DemoFiles(SHOP, now=NOW)
            fresh.customers.put_many(files.customers())
            fresh.orders.put_many(files.orders())
            load(fresh, SHOP, now=NOW)
            assert fresh.orders.all() == own_shop.orders.all()

    def test_what_is_three_days_late_is_three_days_late_whenever_it_is_loaded(self, shop: Store) -> None:
        order = shop.orders.get("AT10001")
        assert order is not None and NOW - order.promised_at == timedelta(days=3)

    def test_nothing_lies_in_the_future_but_promises(self, shop: Store) -> None:
        orders = shop.orders.all()
        moments = [order.placed_at for order in orders] + [
            one.delivered_at for one in orders if one.delivered_at
        ]
        moments += [review.at for review in shop.reviews.all()]
        assert max(moments) <= NOW


class TestOrders:
    def test_every_status_is_there_among_the_recent(self, shop: Store) -> None:
        recent = [order for order in shop.orders.all() if order.id > "AT10000"]
        assert {order.status for order in recent} == set(OrderStatus) and len(recent) >= 36

    def test_totals_are_the_sum_of_the_lines(self, shop: Store) -> None:
        wrong = [
            order.id
            for order in shop.orders.all()
            if order.total_cents != sum(line.quantity * line.price_cents for line in order.lines)
        ]
        assert wrong == []

    @pytest.mark.parametrize(
        ("customer_id", "status"),
        [
            ("C0001", "delayed"),
            ("C0002", "delivered"),
            ("C0003", "shipped"),
            ("C0004", "lost"),
            ("C0005", "processing"),
            ("C0006", None),
        ],
    )
    def test_the_first_customers_are_who_the_documentation_says(
        self, shop: Store, customer_id: str, status: str | None
    ) -> None:
        entry = next(entry for entry in roll_call(shop) if entry.id == customer_id)
        assert entry.status == status

    def test_a_new_order_goes_on_from_the_last_number(self, own_shop: Store) -> None:
        assert own_shop.orders.place("C0006", "P0001").id == "AT10049"


def product(product_id: str, title: str = "Thing", category: str = "") -> Product:
    return Product(product_id, title, category, "B", 100, "EUR", (), 0.0, 0, 1, "", "")


class TestPictures:
    def test_every_picture_is_small(self, shop: Store) -> None:
        assert max(len(draw(one).encode()) for one in shop.products.all()) < 2_048

    def test_the_same_product_gives_the_same_picture(self) -> None:
        assert draw(product("P1", "Mug")) == draw(product("P1", "Mug"))

    @pytest.mark.parametrize(
        ("title", "category"),
        [("Thing", "unheard of"), ("", ""), ("<script>alert(1)</script>", "x"), ("{m} & “quotes”", "toys")],
    )
    def test_any_product_gets_one_and_no_text_of_it_gets_in(self, title: str, category: str) -> None:
        picture = draw(product("P1", title, category))
        assert picture.startswith("<svg") and "script" not in picture and "{" not in picture

    def test_the_demo_uses_many_drawings(self, shop: Store) -> None:
        shapes = {draw(one).split("/>", 3)[3].split("fill=")[0] for one in shop.products.all()}
        assert len(shapes) > 20
