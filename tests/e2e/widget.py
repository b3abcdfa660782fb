"""The chat widget as somebody at the screen uses it."""

from playwright.sync_api import Locator, Page, expect

PATIENCE_MS = 40_000


class Widget:
    """The chat on an open shop page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.chat = page.locator("attune-chat")

    def open_as(self, state: str) -> None:
        """Become the demo customer whose order is in this state, and open the chat."""
        value = self.page.locator(f'#customer option[data-state="{state}"]').first.get_attribute("value")
        self.page.select_option("#customer", value)
        self.open()

    def open(self) -> None:
        self.chat.locator(".launcher").click()
        expect(self.bubbles("assistant").first).to_be_visible()

    def order(self) -> str:
        """Return the order number the page names for the chosen customer."""
        return (self.page.locator("#order-hint").text_content() or "").split()[2]

    def say(self, text: str) -> str:
        """Send a message and return all that the assistant answered to it."""
        box = self.chat.get_by_role("textbox")
        box.fill(text)
        return self._answered(lambda: box.press("Enter"))

    def press(self, button: Locator) -> str:
        """Press a button in the conversation and return what the assistant answered."""
        return self._answered(button.click)

    def cards(self) -> Locator:
        return self.chat.locator(".card")

    def bubbles(self, who: str) -> Locator:
        return self.chat.locator(f".row.{who} .bubble")

    def _answered(self, act: "object") -> str:
        before = self.bubbles("assistant").count()
        asked = self.bubbles("customer").count()
        act()  # type: ignore[operator]
        expect(self.bubbles("customer")).to_have_count(asked + 1)
        expect(self.bubbles("assistant").nth(before)).to_be_visible(timeout=PATIENCE_MS)
        expect(self.chat.locator(".typing")).to_be_hidden(timeout=PATIENCE_MS)
        return "\n".join(self.bubbles("assistant").all_text_contents()[before:])
