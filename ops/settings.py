"""The settings: environment before attune.toml before defaults, read once, validated in plain words.

Standard library only: the launcher checks ports with it before anything is installed.
Documented in docs/settings.md.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from ops.errors import BadSettings
from ops.setting_readers import (
    GRADES,
    NOWHERE,
    a_database,
    a_schedule,
    a_share,
    a_text,
    a_web_address,
    a_whole_number,
    grades_of,
    told_grades,
)

TOML = Path("attune.toml")
OURS = "ours"  # the emotion model that comes with the project


@dataclass(frozen=True, slots=True)
class Settings:
    """How this checkout runs. Relative paths hold from the project root, where everything is started."""

    host: str = "127.0.0.1"
    actions_port: int = 5055
    rasa_port: int = 5005
    page_port: int = 8080
    database_url: str = "sqlite:///.attune/attune.db"
    home: Path = Path(".attune")
    secret_file: Path = Path(".attune/secret")
    vocabulary: Path = Path(".attune/vocabulary.json")
    emotion_deadline_ms: int = 300
    emotion_model: str = OURS
    emotion_labels: str = "emotion-labels.toml"
    handover_webhook: str = NOWHERE
    shop_url: str = NOWHERE
    shop_timeout_ms: int = 1000
    start_timeout_s: int = 600
    restarts_per_minute: int = 5
    exploration: float = 0.1
    retrain_schedule: str = "15 3 * * *"
    retrain_after: int = 500
    retrain_check_s: int = 60
    models_kept: int = 5
    grades: str = GRADES
    anger_discount: float = 0.5

    @property
    def ports(self) -> dict[str, int]:
        """Setting name -> port, for the three processes of `up`."""
        return {name: getattr(self, name) for name in ("actions_port", "rasa_port", "page_port")}

    def with_ports(self, ports: Mapping[str, int]) -> "Settings":
        """Return these settings with other ports."""
        return replace(
            self,
            actions_port=ports["actions_port"],
            rasa_port=ports["rasa_port"],
            page_port=ports["page_port"],
        )

    @property
    def page_origin(self) -> str:
        """The page's origin, the only one a browser may talk to Rasa from."""
        return f"http://{self.host}:{self.page_port}"

    def environment(self) -> dict[str, str]:
        """Return the environment variables by which child processes learn these settings."""
        return {VARIABLES[field.name]: str(getattr(self, field.name)) for field in fields(self)}


# Setting -> environment variable. In attune.toml the key is the setting's name, under any table.
VARIABLES = {
    "host": "ATTUNE_HOST",
    "actions_port": "ATTUNE_ACTIONS_PORT",
    "rasa_port": "ATTUNE_RASA_PORT",
    "page_port": "ATTUNE_PAGE_PORT",
    "database_url": "DATABASE_URL",
    "home": "ATTUNE_HOME",
    "secret_file": "ATTUNE_SECRET_FILE",
    "vocabulary": "ATTUNE_VOCABULARY",
    "emotion_deadline_ms": "ATTUNE_EMOTION_DEADLINE_MS",
    "handover_webhook": "ATTUNE_HANDOVER_WEBHOOK",
    "shop_url": "ATTUNE_SHOP_URL",
    "shop_timeout_ms": "ATTUNE_SHOP_TIMEOUT_MS",
    "emotion_model": "ATTUNE_EMOTION_MODEL",
    "emotion_labels": "ATTUNE_EMOTION_LABELS",
    "start_timeout_s": "ATTUNE_START_TIMEOUT_S",
    "restarts_per_minute": "ATTUNE_RESTARTS_PER_MINUTE",
    "exploration": "ATTUNE_EXPLORATION",
    "retrain_schedule": "ATTUNE_RETRAIN_SCHEDULE",
    "retrain_after": "ATTUNE_RETRAIN_AFTER",
    "retrain_check_s": "ATTUNE_RETRAIN_CHECK_S",
    "models_kept": "ATTUNE_MODELS_KEPT",
    "grades": "ATTUNE_GRADES",
    "anger_discount": "ATTUNE_ANGER_DISCOUNT",
}
TABLES = {
    "server": ("host", "actions_port", "rasa_port", "page_port", "start_timeout_s", "restarts_per_minute"),
    "database": ("database_url",),
    "paths": ("home", "secret_file", "vocabulary"),
    "emotion": (
        "emotion_deadline_ms",
        "emotion_model",
        "emotion_labels",
    ),
    "handover": ("handover_webhook",),
    "learning": (
        "exploration",
        "retrain_schedule",
        "retrain_after",
        "retrain_check_s",
        "models_kept",
        "grades",
        "anger_discount",
    ),
    "shop": ("shop_url", "shop_timeout_ms"),
}


READERS: dict[str, Callable[[object], object]] = {
    "host": a_text,
    "actions_port": a_whole_number(1, 65535),
    "rasa_port": a_whole_number(1, 65535),
    "page_port": a_whole_number(1, 65535),
    "database_url": a_database,
    "home": lambda value: Path(a_text(value)),
    "secret_file": lambda value: Path(a_text(value)),
    "vocabulary": lambda value: Path(a_text(value)),
    "emotion_deadline_ms": a_whole_number(1, 60_000),
    "handover_webhook": a_web_address,
    "shop_url": a_web_address,
    "shop_timeout_ms": a_whole_number(50, 4_000),
    "emotion_model": a_text,
    "emotion_labels": a_text,
    "start_timeout_s": a_whole_number(5, 3600),
    "restarts_per_minute": a_whole_number(0, 60),
    "exploration": a_share(0.5),
    "retrain_schedule": a_schedule,
    "retrain_after": a_whole_number(0, 1_000_000_000),
    "retrain_check_s": a_whole_number(1, 86_400),
    "models_kept": a_whole_number(2, 100),
    "grades": lambda value: told_grades(grades_of(value)),
    "anger_discount": a_share(1.0),
}


def from_toml(path: Path) -> dict[str, object]:
    """Return setting -> value of attune.toml; an absent file is an empty one.

    Raises
    ------
    BadSettings
        If it is not TOML, or holds a table or key Attune does not know: a typo must not pass in silence.
    """
    if not path.is_file():
        return {}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path} is not valid TOML: {error}") from error
    found: dict[str, object] = {}
    for table, values in tables.items():
        if table not in TABLES or not isinstance(values, dict):
            raise BadSettings(f"{path}: unknown table [{table}]; there are {', '.join(TABLES)}")
        for key, value in values.items():
            if key not in TABLES[table]:
                raise BadSettings(f"{path}: [{table}] has no {key!r}; it has {', '.join(TABLES[table])}")
            found[key] = value
    return found


def read_settings(environment: Mapping[str, str] = os.environ, toml: Path = TOML) -> Settings:
    """Return the settings in force.

    Raises
    ------
    BadSettings
        Naming the value, where it came from, and what is expected.
    """
    values: dict[str, object] = {}
    in_file = from_toml(toml)
    for name, variable in VARIABLES.items():
        given = environment.get(variable, "").strip()
        if not given and name not in in_file:
            continue
        raw, source = (given, f"environment {variable}") if given else (in_file[name], f"{toml} {name}")
        try:
            values[name] = READERS[name](raw)
        except ValueError as error:
            raise BadSettings(f"{source} is {raw!r}; expected {error}") from None
    # READERS gives each value its type; mypy cannot see it.
    settings = Settings(**values)  # type: ignore[arg-type]
    taken = list(settings.ports.values())
    if len(set(taken)) != len(taken):
        raise BadSettings(f"actions_port, rasa_port and page_port must differ, they are {taken}")
    return settings
