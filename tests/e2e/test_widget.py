"""A furious and a delighted customer in the widget, through the whole running system."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from actions.care.wording import read_responses

from .conftest import RunningSystem
from .widget import Widget

pytestmark = [pytest.mark.e2e, pytest.mark.slow]


def soothing_words() -> list[str]:
    """Return every wording that says we understood an upset customer; chance chooses among them."""
    responses = read_responses(Path("domain.yml"))
    families = [family for name, family in responses.items() if name.startswith("utter_soothe_")]
    return [wording["text"] for family in families for wording in family]


@pytest.fixture
def widget(page: Page, running_system: RunningSystem) -> Widget:
    page.goto(running_system.page_url)
    return Widget(page)


def test_a_furious_customer_is_soothed_with_a_next_step_and_sold_nothing(
    widget: Widget, pictures: Path
) -> None:
    widget.open_as("delayed")
    order = widget.order()
    said = widget.say(
        f"Order {order} should have been here days ago and still has not come. Unacceptable, I am furious!!"
    )
    assert order in said
    assert any(words in said for words in soothing_words()), said
    assert re.search(
        r"refund|replace|track|today|tomorrow|person|colleague|courier|carrier", said, re.IGNORECASE
    )
    widget.page.screenshot(path=pictures / "furious.png", animations="disabled")
    widget.say("I am so angry, you keep letting me down every single time")
    expect(widget.cards()).to_have_count(0)


def test_a_delighted_customer_is_shown_cards_and_can_like_one(widget: Widget, pictures: Path) -> None:
    widget.open_as("delivered")
    widget.say("I absolutely love the things I got from you, thank you so much, you made my day!")
    widget.say("Can you recommend me something nice for my living room?")
    expect(widget.cards().first).to_be_visible()
    card = widget.cards().first
    assert re.fullmatch(r"€[\d,]+\.\d\d", card.locator(".price").text_content() or "")
    assert (card.locator(".reason").text_content() or "").strip()
    assert card.locator("img").evaluate("picture => picture.complete && picture.naturalWidth > 0")
    widget.page.screenshot(path=pictures / "delighted.png", animations="disabled")
    like = card.locator(".act.like")
    assert widget.press(like)
    expect(like).to_have_attribute("aria-pressed", "true")


def test_the_conversation_is_there_after_a_reload(widget: Widget) -> None:
    widget.open_as("shipped")
    answer = widget.say("hello there")
    widget.page.reload()
    expect(widget.bubbles("customer").first).to_contain_text("hello there")
    assert (widget.bubbles("assistant").first.text_content() or "") in answer


def test_another_customer_never_sees_the_conversation_before(widget: Widget) -> None:
    widget.open_as("shipped")
    widget.say("hello there")
    widget.page.select_option("#customer", "")
    expect(widget.bubbles("customer")).to_have_count(0)


def test_markup_typed_by_a_customer_stays_text(widget: Widget) -> None:
    widget.open()
    widget.say("<img src=x onerror=alert(1)> hello")
    expect(widget.bubbles("customer").first).to_contain_text("<img src=x")
    expect(widget.chat.locator(".bubble img")).to_have_count(0)


def test_a_message_that_did_not_arrive_is_kept_and_sent_again(
    page: Page, running_system: RunningSystem
) -> None:
    page.goto(running_system.page_url)
    widget = Widget(page)
    ids: list[str] = []
    widget.open()

    def fail_once(route: object) -> None:
        ids.append(route.request.post_data_json["message_id"])  # type: ignore[attr-defined]
        if len(ids) == 1:
            route.fulfill(status=503, json={})  # type: ignore[attr-defined]
        else:
            route.continue_()  # type: ignore[attr-defined]

    page.route("**/webhooks/attune/message", fail_once)
    box = widget.chat.get_by_role("textbox")
    box.fill("hello there")
    box.press("Enter")
    retry = widget.chat.get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    retry.click()
    expect(widget.bubbles("assistant").nth(1)).to_be_visible(timeout=40_000)
    assert ids[0] == ids[1]


def test_the_keyboard_is_enough(widget: Widget) -> None:
    widget.chat.locator(".launcher").focus()
    widget.page.keyboard.press("Enter")
    expect(widget.chat.get_by_role("textbox")).to_be_focused()
    widget.page.keyboard.press("Escape")
    expect(widget.chat.locator(".launcher")).to_be_focused()


def test_the_shop_page_is_worth_a_picture(page: Page, running_system: RunningSystem, pictures: Path) -> None:
    page.goto(running_system.page_url)
    expect(page.locator(".tile")).to_have_count(24)
    page.screenshot(path=pictures / "shop.png", animations="disabled")
