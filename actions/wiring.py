"""Wiring: builds the house once per process and hands its parts to the actions.

Every part may be missing. Without an emotion model readings are neutral, without a recommender the best
rated come first, without a database the turn apologises; none of that stops the server.
"""

import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from actions.announcing import Webhook, webhook_secret
from actions.at_hand import AtHand, Known
from actions.care.effects import Effects
from actions.care.learning import learnt
from actions.care.levels import VALENCE
from actions.care.mood import Mood
from actions.care.policy import Policy
from actions.care.table import read_care_table
from actions.care.wording import Responses, Voice, read_responses
from actions.fresh import Fresh
from actions.proofs import Proofs
from actions.scene import Message, Scene
from actions.senses import ReadsFeelings, Senses
from actions.settings import Settings
from actions.shelf.rankers import Rankers
from actions.shelf.reviewed import FILE as REVIEWED
from actions.shelf.reviewed import read_reviewed
from actions.shelf.rules import NO_RULES, ShelfRules, read_shelf_rules
from actions.shelf.stock import Shelf, stock_shelf
from actions.shop import HttpShop, Line, ShopBackend, SqlShop
from actions.work import Work
from emotion import Emotion, Reader
from store import Handover, Store, Turn, open_store

log = logging.getLogger(__name__)

REMEMBERED_TURNS = 16
_CATALOGUE_EVERY_S = 300
_EFFECTS_EVERY_S = 60


def _now() -> datetime:
    return datetime.now(UTC)


def _no_words() -> Responses | None:
    return None


def _nothing_learnt() -> Effects | None:
    return None


def _no_rules() -> ShelfRules:
    return NO_RULES


def _tell_nobody(_: Handover) -> None:
    return None


def _no_proof(_address: str, _conversation_id: str) -> str | None:
    return None


def _id() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class House:
    """Everything an action may need.

    Attributes
    ----------
    policy, shelf, words
        Give what is in place now; they follow changes on disk and in the database. The words are those of
        domain.yml on disk: a sentence changed there is said at once, without training Rasa again.
    """

    settings: Settings
    store: Store
    shop: ShopBackend
    policy: Callable[[], Policy | None]
    senses: Senses
    shelf: Callable[[], Shelf | None]
    words: Callable[[], Responses | None] = _no_words
    clock: Callable[[], datetime] = _now
    new_id: Callable[[], str] = _id
    announce: Callable[[Handover], None] = _tell_nobody
    proof_of: Callable[[str, str], str | None] = _no_proof
    effects: Callable[[], Effects | None] = _nothing_learnt
    rules: Callable[[], ShelfRules] = _no_rules
    at_hand: AtHand = field(default_factory=AtHand)

    def work_on(self, message: Message, responses: Mapping[str, Any]) -> Work:
        """Return what an action has in its hands for this message."""
        policy = self.policy()
        if policy is None:
            raise LookupError("no care table was ever read; see the log from the start")
        known = self.at_hand.take(message.turn_id) or self.known(message)
        recent = known.recent
        last = recent[-1] if recent and recent[-1].id == message.turn_id else None
        mood = mood_of(last or (recent[-1] if recent else None))
        scene = Scene(message, self.clock(), mood, policy.tone(mood), recent, known.handover)
        learning = policy.table.learning
        voice = Voice(
            {**responses, **(self.words() or {})},
            tone=scene.tone,
            slots=message.slots,
            said=message.slots.get("said") or (),
            seed=f"{self.settings.seed}/{message.turn_id}",
            effects=self.effects(),
            exploration=learning.exploration if learning.enabled else 1.0,
        )
        return Work(
            scene=scene,
            voice=voice,
            policy=policy,
            store=self.store,
            shop=self.shop,
            senses=self.senses,
            shelf=self.shelf,
            new_id=self.new_id,
            proof_of=self.proof_of,
            exploration=self.settings.exploration,
            rules=self.rules(),
            announce=self.announce,
        )

    def known(self, message: Message) -> Known:
        """Return what the database knows of the conversation, as far as it can be reached."""
        return Known(self._recent(message), self._handover(message))

    def _recent(self, message: Message) -> tuple[Turn, ...]:
        try:
            return tuple(self.store.turns.recent(message.conversation_id, REMEMBERED_TURNS))
        except Exception as problem:  # no database: go on without history
            log.warning("history.unknown turn=%s error=%s", message.turn_id, type(problem).__name__)
            return ()

    def _handover(self, message: Message) -> Handover | None:
        try:
            found = self.store.handovers.of_conversation(message.conversation_id)
        except Exception as problem:  # no database: nobody can have it either
            log.warning("handover.unknown turn=%s error=%s", message.turn_id, type(problem).__name__)
            return None
        return found[-1] if found else None


def mood_of(turn: Turn | None) -> Mood:
    """Return the mood a turn was logged with."""
    if turn is None or turn.mood not in set(Emotion):
        return Mood()
    emotion = Emotion(turn.mood)
    hot = emotion in {Emotion.ANGER, Emotion.FRUSTRATION}
    # The log keeps the valence; how strong the feeling is that names the mood follows from it closely.
    level = min(1.0, abs(turn.mood_level / VALENCE[emotion])) if VALENCE[emotion] else 0.0
    levels: dict[Emotion, float] = {} if emotion is Emotion.NEUTRAL else {emotion: level}
    return Mood(emotion, level, level if hot else 0.0, turn.mood_level, turn.slope, levels)


def build_house(settings: Settings) -> House:
    """Open what there is and return the house; only a bad care table, shelf.toml or address raises."""
    policy = Policy(read_care_table(settings.care_table))
    rules_at_first = read_shelf_rules(settings.shelf_rules)
    store = open_store(settings.database_url)
    table: Fresh[Policy] = Fresh(
        "care table",
        lambda: _file_stamp(settings.care_table),
        lambda: Policy(read_care_table(settings.care_table)),
    )
    reader: Fresh[ReadsFeelings] = Fresh(
        "emotion model",
        lambda: _file_stamp(settings.emotion_dir / "manifest.json"),
        lambda: Reader.open(settings.emotion_dir),
    )
    rankers = Rankers(settings.recommender_dir)
    shelf: Fresh[Shelf] = Fresh(
        "shelf",
        _shelf_stamp(settings, store, _now),
        lambda: stock_shelf(store.products.all(), rankers.newest(), read_reviewed(settings.recommender_dir)),
        every_s=5.0,
    )
    words: Fresh[Responses] = Fresh(
        "words", lambda: _file_stamp(settings.domain), lambda: read_responses(settings.domain)
    )
    effects: Fresh[Effects] = Fresh(
        "effects of wordings",
        lambda: int(_now().timestamp() // _EFFECTS_EVERY_S),
        lambda: learnt(store, (table.get() or policy).table, _now()),
        every_s=10.0,
    )
    rules: Fresh[ShelfRules] = Fresh(
        "shelf rules",
        # Without the file there are no rules; deleting it must take effect as well.
        lambda: _file_stamp(settings.shelf_rules) or "absent",
        lambda: read_shelf_rules(settings.shelf_rules),
    )
    for part in (table, reader, shelf, words, effects, rules):
        part.load()
    return House(
        settings=settings,
        store=store,
        shop=_shop(settings, store),
        policy=lambda: table.get() or policy,
        senses=Senses(reader.get, settings.emotion_deadline_s),
        shelf=shelf.get,
        words=words.get,
        announce=_announce(settings),
        proof_of=Proofs(settings.secret_file).of,
        effects=effects.get,
        rules=lambda: rules.get() or rules_at_first,
    )


def _shop(settings: Settings, store: Store) -> ShopBackend:
    if settings.shop_url == "none":
        return SqlShop(store)
    line = Line(settings.shop_url, token=settings.shop_token, timeout_s=settings.shop_timeout_s)
    return HttpShop(line)


def _announce(settings: Settings) -> Callable[[Handover], None]:
    if settings.handover_webhook == "none":
        return _tell_nobody
    return Webhook(settings.handover_webhook, lambda: webhook_secret(settings.secret_file)).announce


def _file_stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _shelf_stamp(settings: Settings, store: Store, clock: Callable[[], datetime]) -> Callable[[], object]:
    """Return a stamp that moves with the catalogue, the recommender's pointer, and every few minutes."""

    def stamp() -> object:
        minutes = int(clock().timestamp() // _CATALOGUE_EVERY_S)
        files = (settings.recommender_dir / name for name in ("current", REVIEWED))
        return store.products.revision(), *map(_file_stamp, files), minutes

    return stamp
