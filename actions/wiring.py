"""Wiring: builds the house once per process from what there is on disk and in the database.

Every part may be missing. Without an emotion model readings are neutral, without a recommender the best
rated come first, without a database the turn apologises; none of that stops the server.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import yaml

from actions.announcing import Webhook, webhook_secret
from actions.care.effects import Effects
from actions.care.learning import learnt
from actions.care.policy import Policy
from actions.care.table import read_care_table
from actions.care.wording import Responses, read_responses
from actions.fresh import Fresh
from actions.house import House, now, tell_nobody
from actions.proofs import Proofs
from actions.senses import ReadsFeelings, Senses
from actions.settings import Settings
from actions.shelf.rankers import Rankers
from actions.shelf.reviewed import FILE as REVIEWED
from actions.shelf.reviewed import read_reviewed
from actions.shelf.rules import ShelfRules, read_shelf_rules
from actions.shelf.stock import Shelf, stock_shelf
from actions.shop import HttpShop, Line, ShopBackend, SqlShop
from emotion import Reader
from store import Handover, Store, open_store

_CATALOGUE_EVERY_S = 300
_EFFECTS_EVERY_S = 60


def build_house(settings: Settings) -> House:
    """Open what there is and return the house; only a bad care table, shelf.toml or address raises."""
    policy = _policy(settings)
    rules_at_first = read_shelf_rules(settings.shelf_rules)
    store = open_store(settings.database_url)
    table: Fresh[Policy] = Fresh(
        "care table",
        # With the words: a row may name a response that is only now being written.
        lambda: (_file_stamp(settings.care_table), _file_stamp(settings.domain)),
        lambda: _policy(settings),
    )
    reader: Fresh[ReadsFeelings] = Fresh(
        "emotion model",
        lambda: _file_stamp(settings.emotion_dir / "manifest.json"),
        lambda: Reader.open(settings.emotion_dir),
    )
    rankers = Rankers(settings.recommender_dir)
    shelf: Fresh[Shelf] = Fresh(
        "shelf",
        _shelf_stamp(settings, store, now),
        lambda: stock_shelf(store.products.all(), rankers.newest(), read_reviewed(settings.recommender_dir)),
        every_s=5.0,
    )
    words: Fresh[Responses] = Fresh(
        "words", lambda: _file_stamp(settings.domain), lambda: read_responses(settings.domain)
    )
    effects: Fresh[Effects] = Fresh(
        "effects of wordings",
        lambda: int(now().timestamp() // _EFFECTS_EVERY_S),
        lambda: learnt(store, (table.get() or policy).table, now()),
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


def _policy(settings: Settings) -> Policy:
    try:
        words: Responses | None = read_responses(settings.domain)
    except (OSError, ValueError, yaml.YAMLError):  # told of where the words themselves are opened
        words = None
    return Policy(read_care_table(settings.care_table, words))


def _shop(settings: Settings, store: Store) -> ShopBackend:
    if settings.shop_url == "none":
        return SqlShop(store)
    line = Line(settings.shop_url, token=settings.shop_token, timeout_s=settings.shop_timeout_s)
    return HttpShop(line)


def _announce(settings: Settings) -> Callable[[Handover], None]:
    if settings.handover_webhook == "none":
        return tell_nobody
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
