"""The action server's settings, read once from the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from actions.errors import BadSetting


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the environment decides.

    Attributes
    ----------
    home
        Folder of run-time state: models, database.
    secret_file
        What the channels sign with; a guest's e-mail address is compared by it.
    shop_url
        The shop's own system, as docs/shop-backend.md describes it; "none" is Attune's database.
    shop_timeout_s
        How long one request to it may take.
    emotion_deadline_s
        How long a reading may take before the turn goes on as neutral.
    turn_deadline_s
        How long an action may take before the customer gets an apology instead.
    handover_webhook
        Address that is told of new hand-overs; "none" tells nobody.
    exploration
        Share of offers whose last card is drawn by lot, 0 to 0.5.
    """

    host: str = "127.0.0.1"
    port: int = 5055
    database_url: str = "sqlite:///.attune/attune.db"
    home: Path = Path(".attune")
    care_table: Path = Path("care.yml")
    domain: Path = Path("domain.yml")
    shelf_rules: Path = Path("shelf.toml")
    secret_file: Path = Path(".attune/secret")
    shop_url: str = "none"
    shop_token: str = field(default="", repr=False)
    shop_timeout_s: float = 1.0
    emotion_deadline_s: float = 0.3
    turn_deadline_s: float = 5.0
    seed: int = 0
    exploration: float = 0.1
    handover_webhook: str = "none"

    @property
    def emotion_dir(self) -> Path:
        """Folder of the exported emotion model."""
        return self.home / "emotion"

    @property
    def recommender_dir(self) -> Path:
        """Folder with the recommender's versions and the pointer to the current one."""
        return self.home / "recommender"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Return the settings `environment` asks for; what it leaves out keeps its default.

    Raises
    ------
    BadSetting
        If a number is not one.
    """
    standard = Settings()
    return Settings(
        host=environment.get("ATTUNE_HOST") or standard.host,
        port=int(_number(environment, "ATTUNE_ACTIONS_PORT", standard.port)),
        database_url=environment.get("DATABASE_URL") or standard.database_url,
        home=Path(environment.get("ATTUNE_HOME") or standard.home),
        care_table=Path(environment.get("ATTUNE_CARE") or standard.care_table),
        secret_file=Path(environment.get("ATTUNE_SECRET_FILE") or standard.secret_file),
        shop_url=environment.get("ATTUNE_SHOP_URL") or standard.shop_url,
        shop_token=environment.get("ATTUNE_SHOP_TOKEN") or standard.shop_token,
        shop_timeout_s=_number(environment, "ATTUNE_SHOP_TIMEOUT_MS", 1000) / 1000,
        emotion_deadline_s=_number(environment, "ATTUNE_EMOTION_DEADLINE_MS", 300) / 1000,
        turn_deadline_s=_number(environment, "ATTUNE_TURN_DEADLINE_MS", 5000) / 1000,
        seed=int(_number(environment, "ATTUNE_SEED", standard.seed)),
        exploration=min(_number(environment, "ATTUNE_EXPLORATION", standard.exploration), 0.5),
        handover_webhook=environment.get("ATTUNE_HANDOVER_WEBHOOK") or standard.handover_webhook,
    )


def _number(environment: Mapping[str, str], name: str, otherwise: float) -> float:
    text = environment.get(name) or str(otherwise)
    try:
        value = float(text)
    except ValueError:
        raise BadSetting(f"{name}={text!r} is not a number; unset it or give one, like {otherwise}") from None
    if value < 0:
        raise BadSetting(f"{name}={text!r} is negative; give a number from 0 up, like {otherwise}")
    return value
