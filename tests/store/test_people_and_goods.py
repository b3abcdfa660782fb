"""Customers, products and reviews."""

import pytest

from store import Store
from tests.store.samples import customer, product, review, small_shop


class TestCustomers:
    def test_a_customer_is_read_back_as_written(self, store: Store) -> None:
        store.customers.put_many([customer()])
        assert store.customers.get("C0001") == customer()

    @pytest.mark.parametrize("unknown", ["C9999", "", "C0001' OR '1'='1", "c0001"])
    def test_an_unknown_id_is_nobody(self, store: Store, unknown: str) -> None:
        store.customers.put_many([customer()])
        assert store.customers.get(unknown) is None

    def test_putting_again_overwrites(self, store: Store) -> None:
        store.customers.put_many([customer()])
        store.customers.put_many([customer(city="Riga")])
        assert [one.city for one in store.customers.all()] == ["Riga"]

    def test_ids_come_in_order_and_no_more_than_asked(self, store: Store) -> None:
        store.customers.put_many([customer("C0003"), customer("C0001"), customer("C0002")])
        assert store.customers.ids(limit=2) == ["C0001", "C0002"]


class TestProducts:
    def test_a_product_is_read_back_as_written(self, store: Store) -> None:
        store.products.replace_all([product()])
        assert store.products.get("P0001") == product()

    def test_many_keeps_the_order_asked_for_and_leaves_out_the_unknown(self, store: Store) -> None:
        store.products.replace_all([product("P0001"), product("P0002"), product("P0003")])
        assert [one.id for one in store.products.many(["P0003", "P9999", "P0001"])] == ["P0003", "P0001"]

    def test_replacing_leaves_only_the_new(self, store: Store) -> None:
        store.products.replace_all([product("P0001"), product("P0002")])
        store.products.replace_all([product("P0002")])
        assert [one.id for one in store.products.all()] == ["P0002"]

    def test_replacing_moves_the_revision_on(self, store: Store) -> None:
        before = store.products.revision()
        store.products.replace_all([product()])
        assert store.products.revision() > before

    def test_a_catalogue_that_breaks_a_rule_changes_nothing(self, store: Store) -> None:
        store.products.replace_all([product()])
        with pytest.raises(Exception, match="stock"):
            store.products.replace_all([product("P0002"), product("P0003", stock=-1)])
        assert [one.id for one in store.products.all()] == ["P0001"]

    def test_reviews_of_an_article_that_became_another_go(self, store: Store) -> None:
        small_shop(store)
        store.reviews.replace_all([review("R0001"), review("R0002", product_id="P0002")])
        store.products.replace_all([product(), product("P0002", title="Something Else")])
        assert [one.id for one in store.reviews.all()] == ["R0001"]


class TestFinding:
    @pytest.mark.parametrize("text", ["lamp", "LAMP", "opal lamp", "lumelle", "cosy", "lamp reading"])
    def test_words_of_title_brand_and_tags_find(self, store: Store, text: str) -> None:
        other = product("P0002", title="Mug", brand="Quiet Cup", tags=("tea",), category="coffee & tea")
        store.products.replace_all([product(), other])
        assert [one.id for one in store.products.find(text, 5)] == ["P0001"]

    @pytest.mark.parametrize("text", ["", "   ", "%", "_", "lamp mug", "\\", "'"])
    def test_what_is_not_there_is_not_found(self, store: Store, text: str) -> None:
        store.products.replace_all([product(), product("P0002", title="Mug", tags=())])
        assert store.products.find(text, 5) == []

    def test_case_beyond_ascii_does_not_matter(self, store: Store) -> None:
        store.products.replace_all([product(title="ÉTAGÈRE Über")])
        assert [one.id for one in store.products.find("étagère über", 5)] == ["P0001"]

    def test_title_matches_come_before_better_rated_others(self, store: Store) -> None:
        other = product("P0002", title="Mug", brand="Lamp & Co", rating=5.0)
        store.products.replace_all([product(), other])
        assert [one.id for one in store.products.find("lamp", 5)] == ["P0001", "P0002"]

    def test_no_more_than_asked(self, store: Store) -> None:
        store.products.replace_all([product(f"P{number:04d}") for number in range(9)])
        assert len(store.products.find("lamp", 4)) == 4


class TestReviews:
    def test_reviews_are_read_back_as_written(self, store: Store) -> None:
        store.reviews.replace_all([review(), review("R0002", customer_id=None)])
        assert store.reviews.all() == [review(), review("R0002", customer_id=None)]

    def test_of_product_gives_its_own_only(self, store: Store) -> None:
        store.reviews.replace_all([review(), review("R0002", product_id="P0002")])
        assert store.reviews.of_product("P0002") == [review("R0002", product_id="P0002")]
