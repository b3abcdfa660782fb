"""A stand-in for Rasa: sends a message through sense and the intent's action."""

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from actions.house import House
from actions.proofs import digest
from actions.turns.registry import register_actions
from bot.channels.payloads import payload as admitted

SECRET = "a secret of the tests, long enough"
ROOT = Path(__file__).parents[2]
# One for all calls, as in the server: making a loop and its thread takes longer than most answers.
LOOP = asyncio.Runner()
DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))

_ACTIONS = {
    "order_status": "action_order_status",
    "order_cancel": "action_cancel_order",
    "order_return": "action_return_order",
    "refund_status": "action_refund_status",
    "inform_order": "action_take_order_number",
    "inform_email": "action_take_order_number",
    "recommend": "action_recommend",
    "surprise_me": "action_recommend",
    "refine_recommendation": "action_refine_offer",
    "cheaper": "action_refine_offer",
    "like": "action_react",
    "dislike": "action_react",
    "buy": "action_react",
    "why_product": "action_why",
    "affirm": "action_confirm",
    "deny": "action_decline",
    "talk_to_human": "action_hand_over",
    "delete_my_data": "action_erase_data",
    "stop_mood": "action_mood_consent",
    "resume_mood": "action_mood_consent",
    "recommend_gift": "action_recommend",
    "compare_products": "action_compare",
    "product_question": "action_product_facts",
    "stock_question": "action_product_facts",
    "size_question": "action_product_facts",
    "order_change": "action_change_order",
    "order_exchange": "action_change_order",
    "complain_quality": "action_return_order",
    "complain_courier": "action_answer",
    "how_to_order": "action_answer",
    "payment_problem": "action_answer",
    "invoice_request": "action_answer",
    "voucher_question": "action_answer",
    "account_help": "action_answer",
    "shop_info": "action_answer",
    "privacy_question": "action_answer",
}


def action_of(intent: str) -> str:
    """Return the action Rasa's rules call for an intent."""
    if intent in {"order_late", "order_damaged", "order_wrong_item", "order_missing_item"}:
        return "action_order_problem"
    return "action_answer" if intent.startswith("faq_") else _ACTIONS.get(intent, "action_small_talk")


def _entities(text: str, entities: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {
            "entity": name,
            "value": value,
            "start": max(0, text.find(value)),
            "end": text.find(value) + len(value),
        }
        for name, value in entities.items()
    ]


def _also(text: str, also: tuple[str, str] | None) -> list[dict[str, Any]]:
    if also is None:
        return []
    intent, words = also
    start = text.index(words)
    return [{"entity": "also", "value": intent, "start": start, "end": start + len(words)}]


def _filled(sentence: str) -> str:
    return ".+?".join(re.escape(part) for part in re.split(r"\{\w+\}", sentence))


@dataclass
class Heard:
    """What came back for one message."""

    replies: list[dict[str, Any]]
    slots: dict[str, Any]

    @property
    def text(self) -> str:
        """All bubbles, one a line."""
        return "\n".join(reply["text"] or "" for reply in self.replies)

    def says(self, family: str) -> bool:
        """Return whether a sentence of the family was said, whichever, and whatever it was filled with."""
        patterns = (_filled(variant["text"]) for variant in DOMAIN["responses"][family])
        return any(re.search(pattern, self.text, re.DOTALL) for pattern in patterns)

    @property
    def cards(self) -> list[dict[str, Any]]:
        """All cards."""
        return [card for reply in self.replies for card in (reply["custom"] or {}).get("cards", [])]

    @property
    def titles(self) -> list[str]:
        """What is on all cards."""
        return [card["title"] for card in self.cards]

    @property
    def buttons(self) -> list[dict[str, str]]:
        """All buttons under the bubbles."""
        return [button for reply in self.replies for button in reply["buttons"]]


@dataclass
class Talker:
    """One conversation."""

    house: House
    customer: str | None = "C0001"
    conversation: str = "conversation-1"
    domain: dict[str, Any] = field(default_factory=lambda: DOMAIN)
    slots: dict[str, Any] = field(default_factory=dict)
    count: int = 0
    overheard: str = ""  # a digest to send in place of the right one

    def __post_init__(self) -> None:
        self._executor = register_actions(self.house)
        self._said: list[dict[str, Any]] = []

    def say(
        self,
        intent: str,
        text: str | None = None,
        *,
        also: tuple[str, str] | None = None,
        guesses: Sequence[str] = (),
        email: str = "",
        **entities: str,
    ) -> Heard:
        """Send one message; without text it is a pressed button.

        Parameters
        ----------
        also
            Intent and words of a second request in the text.
        guesses
            What it may mean, likeliest first.
        email
            The channel would have masked it.
        """
        self.count += 1
        for name, value in entities.items():
            mappings = self.domain["slots"].get(name, {}).get("mappings", ())
            if any(mapping["type"] == "from_entity" for mapping in mappings):
                self.slots[name] = value
        latest = {
            "text": text if text is not None else f"/{intent}",
            "intent": {"name": intent},
            "entities": [*_entities(text or "", entities), *_also(text or "", also)],
            "intent_ranking": [{"name": name, "confidence": 0.3} for name in guesses],
            "message_id": f"m{self.count}",
            "metadata": {"customer_id": self.customer, **self._proof(email)},
        }
        replies: list[dict[str, Any]] = []
        for action in ("action_sense_emotion", action_of(intent)):
            replies += self.call(action, latest)["responses"]
        self._said = [{"event": "bot", "text": reply["text"]} for reply in replies]
        return Heard(replies, self.slots)

    def _proof(self, email: str) -> dict[str, str]:
        proof = self.overheard or (digest(email, self.conversation, SECRET) if email else "")
        return {"email_proof": proof} if proof else {}

    def press(self, button: dict[str, str]) -> Heard:
        """Press a button: its payload, let in by the channel and parsed as Rasa does."""
        assert admitted(button["payload"]), f"the channels take {button['payload']!r} for words"
        intent, _, rest = button["payload"].removeprefix("/").partition("{")
        entities = yaml.safe_load("{" + rest) if rest else {}
        return self.say(intent, None, **entities)

    def call(self, action: str, latest: dict[str, Any]) -> dict[str, Any]:
        """Call one action as Rasa's HTTP request would, and take in its slots."""
        tracker = {
            "sender_id": self.conversation,
            "slots": self.slots,
            "latest_message": latest,
            "events": [*self._said, {"event": "user", "input_channel": "attune"}],
        }
        call = {
            "next_action": action,
            "sender_id": self.conversation,
            "tracker": tracker,
            "domain": self.domain,
        }
        result = LOOP.run(self._executor.run(call))
        answer: dict[str, Any] = result.model_dump() if result else {"events": [], "responses": []}
        for event in answer["events"]:
            self.slots[event["name"]] = event["value"]
        return answer
