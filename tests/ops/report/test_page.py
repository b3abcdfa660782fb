"""The page stands alone, escapes what it is given, and says where it knows little."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from ops.__main__ import cli
from ops.report.page import render
from store import FeedbackKind, Store, open_store
from tests.store.samples import NOW, artefact, feedback, impression, offer, product, turn


@pytest.fixture
def store(database: str):
    with open_store(database) as opened:
        yield opened


def fill(store: Store, *, offers: int, version: str = "v1") -> None:
    store.products.replace_all([product(f"P{n:04}") for n in range(20)])
    emotions = ("anger", "neutral", "gratitude", "delight")
    for number in range(offers):
        mark = f"{version}-{number}"
        at = NOW + timedelta(hours=number)
        for step in (0, 1):
            emotion = emotions[(number + step) % 4]
            care = "recommend" if step else "soothe"
            said = turn(f"t{mark}-{step}", f"talk{mark}", at=at, model="m", emotion=emotion, care=care)
            store.turns.add(replace(said, mood_level=0.3 * step, outcome="offered"))
        cards = tuple(
            impression(f"i{mark}-{n}", f"o{mark}", product_id=f"P{(number + n) % 20:04}", position=n)
            for n in (0, 1)
        )
        store.offers.add(
            offer(
                f"o{mark}",
                f"talk{mark}",
                turn_id=f"t{mark}-1",
                at=at,
                model_version=version,
                impressions=cards,
            )
        )
        kind = (FeedbackKind.LIKE, FeedbackKind.DISLIKE)[number % 2]
        store.feedback.add(feedback(f"f{mark}", f"i{mark}-0", conversation_id=f"talk{mark}", kind=kind))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br"}:
            self.open.append(tag)
        self.sources += [value or "" for name, value in attrs if name in {"src", "href"}]

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass


def test_an_empty_shop_gets_a_page_that_says_so(store: Store) -> None:
    page = render(store, now=NOW)
    assert "Nothing was shown yet" in page and "No model was put into service yet" in page


def test_the_page_fetches_nothing(store: Store) -> None:
    fill(store, offers=40)
    tags = Tags()
    tags.feed(render(store, now=NOW))
    assert "svg" in render(store, now=NOW)
    assert all(source.startswith("#") for source in tags.sources)
    assert "<script" not in render(store, now=NOW)


def test_figures_stand_by_version_and_decision(store: Store) -> None:
    fill(store, offers=40)
    fill(store, offers=4, version="v2")
    page = render(store, now=NOW)
    row = re.search(r"<td class=\"name\">v1</td><td>40</td>\s*<td>([\d.]+) %", page)
    assert row is not None and row.group(1) == "25.0"
    assert re.search(r"<td class=\"name\">v2</td><td>4</td>\s*<td class=\"few\"", page)
    assert "asked for" in page and "soothe" in page


def test_the_mood_is_told_by_decision_and_by_the_version_that_was_shown(store: Store) -> None:
    fill(store, offers=40)
    at = NOW + timedelta(days=9)
    for number in range(40):
        later = turn(
            f"later{number}", f"talkv1-{number}", at=at, model="m", emotion="neutral", care="hand_over"
        )
        store.turns.add(replace(later, mood_level=0.9))
    page = render(store, now=NOW)
    for label in ("soothe  (n = 40)", "recommend  (n = 40)", "nothing shown  (n = 40)", "v1  (n = 40)"):
        assert f">{label}<" in page


def test_versions_and_reasons_are_escaped(store: Store) -> None:
    fill(store, offers=2, version="<b>v</b>")
    store.artefacts.register(artefact("1"))
    store.artefacts.promote("recommender", "1", why="<script>alert(1)</script>")
    page = render(store, now=NOW)
    assert "<b>v</b>" not in page and "<script>" not in page


def test_no_customer_is_on_the_page(store: Store) -> None:
    fill(store, offers=40)
    assert "C0001" not in render(store, now=NOW)


def test_the_same_store_gives_the_same_page(store: Store) -> None:
    fill(store, offers=5)
    assert render(store, now=NOW) == render(store, now=NOW)


def test_the_command_writes_the_file(store: Store, tmp_path: Path) -> None:
    fill(store, offers=3)
    out = tmp_path / "page.html"
    env = {"DATABASE_URL": f"sqlite:///{tmp_path / 'shop.db'}", "ATTUNE_HOME": str(tmp_path)}
    done = CliRunner().invoke(cli, ["recommender", "report", "--out", str(out)], env=env)
    assert done.exit_code == 0 and "<h1>Recommendations</h1>" in out.read_text()


def test_a_file_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    env = {"DATABASE_URL": f"sqlite:///{tmp_path / 'shop.db'}"}
    done = CliRunner().invoke(
        cli, ["recommender", "report", "--out", str(tmp_path / "no" / "x.html")], env=env
    )
    assert "cannot be written" in str(done.exception)
