"""What a visitor of the shop page sees, and what the page never lets through."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

WIDGET = Path(__file__).parents[3] / "bot" / "widget"


def titles(html: str) -> list[str]:
    return re.findall(r"<h3>(.*?)</h3>", html)


def test_the_shop_shows_its_products_those_in_stock_first(page: TestClient) -> None:
    assert titles(page.get("/").text)[::2] == ["Opal Lamp", "Clay Mug"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"q": "opal"}, ["Opal Lamp"]),
        ({"q": "LUMELLE mug"}, ["Clay Mug"]),
        ({"category": "coffee & tea"}, ["Clay Mug"]),
        ({"q": "opal", "category": "coffee & tea"}, []),
        ({"q": "'; DROP TABLE products; --"}, []),
        ({"page": "7"}, []),
        ({"q": "opal", "page": "-1"}, ["Opal Lamp"]),
        ({"q": "opal", "page": "9" * 5_000}, []),
        ({"q": "opal", "page": "²"}, ["Opal Lamp"]),
    ],
)
def test_search_and_categories(page: TestClient, query: dict[str, str], found: list[str]) -> None:
    answer = page.get("/", params=query)
    assert (answer.status_code, titles(answer.text)) == (200, found)


def test_markup_in_data_or_search_is_shown_as_text(page: TestClient) -> None:
    html = page.get("/", params={"q": "<script>alert"}).text
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_nothing_inline_is_on_the_page(page: TestClient) -> None:
    html = page.get("/").text
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", html)


@pytest.mark.parametrize(
    "path", ["/", "/health", "/nowhere", "/widget/attune-chat.js", "/pictures/P0001.svg"]
)
def test_every_answer_carries_the_security_headers(page: TestClient, path: str) -> None:
    headers = page.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]


def test_the_policy_allows_the_chat_server_and_nothing_inline(page: TestClient) -> None:
    policy = page.get("/").headers["content-security-policy"]
    assert "connect-src 'self' http://127.0.0.1:5005" in policy
    assert "unsafe" not in policy


def test_a_picture_is_drawn(page: TestClient) -> None:
    answer = page.get("/pictures/P0001.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.text.startswith("<svg")


@pytest.mark.parametrize(
    "path", ["/pictures/P9999.svg", "/pictures/..%2f..%2fetc.svg", "/widget/../pages.py"]
)
def test_other_files_are_not_served(page: TestClient, path: str) -> None:
    assert page.get(path).status_code == 404


@pytest.mark.parametrize("file", sorted(path.name for path in WIDGET.glob("*.js")))
def test_every_module_of_the_widget_is_served_and_its_imports_exist(page: TestClient, file: str) -> None:
    answer = page.get(f"/widget/{file}")
    assert "javascript" in answer.headers["content-type"]
    for imported in re.findall(r'from "\./([\w-]+\.js)"', answer.text):
        assert (WIDGET / imported).is_file()


@pytest.mark.parametrize("file", sorted(path.name for path in WIDGET.glob("*.js")))
def test_the_widget_never_makes_markup_of_data(file: str) -> None:
    code = (WIDGET / file).read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", code
    )


def test_a_visitor_at_localhost_is_sent_where_the_chat_works(page: TestClient) -> None:
    answer = page.get("http://localhost:8080/?q=lamp", follow_redirects=False)
    assert answer.headers["location"] == "http://127.0.0.1:8080/?q=lamp"


def test_only_the_demo_offers_customers_to_be(page: TestClient, strict_page: TestClient) -> None:
    assert ("Mara Öz" in page.get("/").text, "Mara Öz" in strict_page.get("/").text) == (True, False)


def test_health(page: TestClient) -> None:
    assert page.get("/health").json() == {"status": "ok"}
