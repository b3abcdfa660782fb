"""Replacing the catalogue, and the words exported for Rasa."""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ops.catalogue import export_vocabulary, replace_catalogue
from ops.catalogue.vocabulary import vocabulary_of
from ops.commands.catalogue import catalogue
from ops.commands.customers import customers
from ops.demo_shop import load
from ops.errors import OpsError
from store import Product, Store, open_store

SHOP = Path(__file__).parents[2] / "data" / "shop"


def product(product_id: str, *, title: str = "Thing", category: str = "vases", brand: str = "B") -> Product:
    return Product(product_id, title, category, brand, 100, "EUR", ("odd",), 0.0, 0, 1, "", "")


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with open_store(database) as opened:
        yield opened


@pytest.fixture(scope="module")
def demo_file(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = shutil.copy(migrated, tmp_path_factory.mktemp("demo") / "shop.db")
    with open_store(f"sqlite:///{path}") as opened:
        load(opened, SHOP)
    return path


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path) -> Iterator[Store]:
    """The demo shop, a copy for each test."""
    shutil.copy(demo_file, tmp_path / "demo.db")
    with open_store(f"sqlite:///{tmp_path}/demo.db") as opened:
        yield opened


class TestVocabulary:
    def test_the_words_are_the_catalogues(self, store: Store) -> None:
        store.products.replace_all([product("P1", title="Vase"), product("P2", brand="")])
        assert vocabulary_of(store) == {
            "products": [
                {"id": "P1", "title": "Vase", "category": "vases", "brand": "B"},
                {"id": "P2", "title": "Thing", "category": "vases", "brand": ""},
            ],
            "categories": [{"name": "vases", "synonyms": ["vases", "vase"]}],
            "brands": ["B"],
            "tags": ["odd"],
        }

    @pytest.mark.parametrize(
        ("category", "other"),
        [
            ("Vases", "vase"),
            ("berry", "berries"),
            ("Berries", "berry"),
            ("dress", "dresses"),
            ("dresses", "dress"),
            ("boxes", "box"),
            ("toy box", "toy boxes"),
            ("sofa", "sofas"),
            ("y", "ys"),
        ],
    )
    def test_an_unlisted_category_answers_to_its_singular_and_plural(
        self, store: Store, category: str, other: str
    ) -> None:
        store.products.replace_all([product("P1", category=category)])
        (entry,) = vocabulary_of(store)["categories"]
        assert entry == {"name": category, "synonyms": [category.casefold(), other]}

    def test_every_demo_category_has_synonyms_of_its_own_and_no_two_share_one(self, demo: Store) -> None:
        entries = vocabulary_of(demo)["categories"]
        every = [word for entry in entries for word in entry["synonyms"]]
        assert min(len(entry["synonyms"]) for entry in entries) >= 5 and len(every) == len(set(every))

    def test_an_unchanged_file_is_left_alone(self, store: Store, tmp_path: Path) -> None:
        path = tmp_path / "deep" / "vocabulary.json"
        export_vocabulary(store, path)
        os.utime(path, (1, 1))
        export_vocabulary(store, path)
        assert path.stat().st_mtime == 1

    def test_no_draft_is_left_behind(self, store: Store, tmp_path: Path) -> None:
        export_vocabulary(store, tmp_path / "words" / "vocabulary.json")
        assert [path.name for path in (tmp_path / "words").iterdir()] == ["vocabulary.json"]


class TestReplacing:
    def test_synthetic_reactions_to_an_id_that_became_another_article_go(
        self, demo: Store, tmp_path: Path
    ) -> None:
        replace_catalogue(demo, [product("P0001", title="A real shop's vase")], tmp_path / "vocabulary.json")
        assert "P0001" not in {one.feedback.product_id for one in demo.feedback.since()}

    def test_reactions_to_articles_that_stayed_are_kept(self, demo: Store, tmp_path: Path) -> None:
        replace_catalogue(demo, demo.products.all(), tmp_path / "vocabulary.json")
        assert sum(1 for _ in demo.feedback.since()) == 6_000


class TestCommands:
    @pytest.fixture(autouse=True)
    def own_database(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/cli.db")
        monkeypatch.setenv("ATTUNE_VOCABULARY", str(tmp_path / "vocabulary.json"))

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(catalogue, arguments)

    def titles(self, tmp_path: Path) -> list[str]:
        with open_store(f"sqlite:///{tmp_path}/cli.db") as store:
            return [one.title for one in store.products.all()]

    def test_an_import_replaces_products_and_words(self, tmp_path: Path) -> None:
        file = tmp_path / "mine.csv"
        file.write_text("id,title,category,price,stock\nV1,Tall Vase,vases,9.90,4\n", encoding="utf-8")
        done = self.run("import", str(file))
        words = json.loads((tmp_path / "vocabulary.json").read_text(encoding="utf-8"))
        assert (done.exit_code, self.titles(tmp_path), words["products"][0]["title"]) == (
            0,
            ["Tall Vase"],
            "Tall Vase",
        )

    def test_a_dry_run_changes_nothing(self, tmp_path: Path) -> None:
        done = self.run("import", str(SHOP / "products.csv"), "--dry-run")
        assert (done.exit_code, (tmp_path / "cli.db").exists()) == (0, False)

    def test_a_bad_row_changes_nothing_and_is_listed_on_standard_error(self, tmp_path: Path) -> None:
        self.run("import", str(SHOP / "products.csv"))
        file = tmp_path / "mine.csv"
        file.write_text(
            "id,title,category,price,stock\nV1,Vase,vases,9.90,4\nV2,[red]Vase,vases,-1,4\n", encoding="utf-8"
        )
        done = self.run("import", str(file))
        assert isinstance(done.exception, OpsError) and done.exception.exit_status == 2
        assert "negative" in done.stderr and " 3 " in done.stderr and len(self.titles(tmp_path)) == 293

    def test_a_file_that_is_not_there_is_wrong_input(self) -> None:
        assert self.run("import", "nowhere.csv").exit_code == 2

    @pytest.mark.slow
    def test_the_demo_shop_can_be_put_back(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(SHOP.parents[1])
        file = tmp_path / "mine.csv"
        file.write_text("id,title,category,price,stock\nV1,Vase,vases,9.90,4\n", encoding="utf-8")
        self.run("import", str(file))
        self.run("demo")
        assert len(self.titles(tmp_path)) == 293

    def test_customers_lists_ids_to_try(self, demo_file: Path, tmp_path: Path) -> None:
        shutil.copy(demo_file, tmp_path / "cli.db")
        done = CliRunner().invoke(customers, ["--json"])
        first = json.loads(done.stdout)[0]
        assert (first["id"], first["order"], first["status"]) == ("C0001", "AT10001", "delayed")
