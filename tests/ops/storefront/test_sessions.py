"""Who may start a conversation as whom."""

import pytest
from itsdangerous import URLSafeTimedSerializer
from starlette.testclient import TestClient

from ops.storefront.sessions import Turnstile

from .conftest import SECRET


def start(page: TestClient, customer: object) -> tuple[int, object]:
    answer = page.post("/session", json={"customer": customer})
    if answer.status_code != 200:
        return answer.status_code, None
    claims = URLSafeTimedSerializer(SECRET, salt="attune.customer").loads(answer.json()["token"], max_age=60)
    assert set(claims["conversation"]) <= set("0123456789abcdef")
    assert len(claims["conversation"]) == 32
    return 200, claims["customer"]


@pytest.mark.parametrize(
    ("customer", "answer"),
    [
        (None, (200, None)),
        ("C0001", (200, "C0001")),
        ("C9999", (404, None)),
        ("' OR 1=1 --", (404, None)),
        (5, (400, None)),
        (["C0001"], (400, None)),
    ],
)
def test_the_demo_signs_for_customers_that_exist(page: TestClient, customer: object, answer: object) -> None:
    assert start(page, customer) == answer


@pytest.mark.parametrize(("customer", "answer"), [(None, (200, None)), ("C0001", (404, None))])
def test_without_the_demo_everybody_is_a_guest(
    strict_page: TestClient, customer: object, answer: object
) -> None:
    assert start(strict_page, customer) == answer


def test_no_two_conversations_are_the_same(page: TestClient) -> None:
    tokens = {page.post("/session", json={"customer": None}).json()["token"] for _ in range(3)}
    assert len(tokens) == 3


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"nonsense", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"[" * 900, "application/json", 400),
        (b" " * 5_000, "application/json", 413),
        (b'{"customer":null}', "text/plain", 415),
    ],
)
def test_other_bodies_are_refused(page: TestClient, body: bytes, kind: str, status: int) -> None:
    assert page.post("/session", content=body, headers={"content-type": kind}).status_code == status


def test_too_many_sessions_are_refused(page: TestClient) -> None:
    statuses = [page.post("/session", json={"customer": None}).status_code for _ in range(31)]
    assert (statuses[29], statuses[30]) == (200, 429)


def test_the_turnstile_opens_again_after_the_window() -> None:
    now = [0.0]
    turnstile = Turnstile(lambda: now[0], most=1, window_s=10)
    passed = [turnstile.admits("a"), turnstile.admits("a"), turnstile.admits("b")]
    now[0] = 10.0
    assert [*passed, turnstile.admits("a")] == [True, False, True, True]


def test_the_turnstile_remembers_a_bounded_number_of_addresses() -> None:
    turnstile = Turnstile(lambda: 0.0, most=1, addresses=2)
    assert [turnstile.admits(a) for a in ("a", "b", "c", "a")] == [True, True, True, True]
