"""A bare Rasa bot to measure against: our understanding and policy, one canned answer, no action server.

Made from config.yml, domain.yml and data/nlu, so it understands exactly what the assistant does. Every
intent is answered by one response; Rasa's own REST channel takes the messages.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from ops.build.plan import BOT_PYTHON
from ops.errors import StepFailed
from ops.serve.console import Silent
from ops.serve.ports import free_port
from ops.serve.processes import ProcessSpec, child_environment
from ops.serve.supervisor import Supervisor
from ops.settings import Settings

CANNED = "utter_canned"
_KEPT = ("version", "session_config", "intents", "entities")


@contextmanager
def bare_bot(settings: Settings, folder: Path) -> Iterator[str]:
    """Train and run the bot in `folder` and give its address.

    Raises
    ------
    StepFailed
        If Rasa cannot be trained.
    """
    write_project(folder)
    environment = child_environment(settings)
    _train(folder, environment)
    port = free_port(settings.host)
    spec = ProcessSpec(
        name="bare",
        command=(
            *(BOT_PYTHON, "-m", "rasa", "run", "--model", str(folder / "bare.tar.gz")),
            *("--interface", settings.host, "--port", str(port)),
            *("--endpoints", str(folder / "endpoints.yml"), "--credentials", str(folder / "credentials.yml")),
        ),
        environment=environment,
        health_url=f"http://{settings.host}:{port}/",
        colour="white",
    )
    supervisor = Supervisor([spec], log_folder=folder, watcher=Silent(), restarts_per_minute=0)
    try:
        supervisor.start()
        supervisor.wait_until_healthy(settings.start_timeout_s)
        yield f"http://{settings.host}:{port}"
    finally:
        supervisor.stop()


def write_project(folder: Path, root: Path = Path()) -> None:
    """Write domain, rules, configuration and doors of the bot into `folder`."""
    ours = yaml.safe_load((root / "domain.yml").read_text(encoding="utf-8"))
    config = yaml.safe_load((root / "config.yml").read_text(encoding="utf-8"))
    for policy in config["policies"]:
        policy.pop("core_fallback_action_name", None)
    store = {"type": "bot.tracker.LocalTrackerStore", "db": str(folder / "conversations.db")}
    files: dict[str, Any] = {
        "domain.yml": _domain(ours),
        "rules.yml": {"version": ours["version"], "rules": [_rule(name) for name in _intents(ours)]},
        "config.yml": config,
        "endpoints.yml": {"tracker_store": store},
        "credentials.yml": {"rest": None},
    }
    for name, content in files.items():
        (folder / name).write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


def _domain(ours: dict[str, Any]) -> dict[str, Any]:
    slots = {
        name: slot
        for name, slot in ours["slots"].items()
        if all(mapping["type"] != "custom" for mapping in slot["mappings"])
    }
    canned = {CANNED: [{"text": "Thank you for your message."}]}
    return {**{key: ours[key] for key in _KEPT}, "slots": slots, "responses": canned}


def _intents(ours: dict[str, Any]) -> list[str]:
    named = [intent if isinstance(intent, str) else next(iter(intent)) for intent in ours["intents"]]
    return [*named, "nlu_fallback"]


def _rule(intent: str) -> dict[str, Any]:
    return {"rule": intent, "steps": [{"intent": intent}, {"action": CANNED}]}


def _train(folder: Path, environment: dict[str, str]) -> None:
    command = (
        *(BOT_PYTHON, "-m", "rasa", "train", "--fixed-model-name", "bare", "--out", str(folder)),
        *("--domain", str(folder / "domain.yml"), "--config", str(folder / "config.yml")),
        *("--data", "data/nlu", str(folder / "rules.yml")),
    )
    log = folder / "train.log"
    with log.open("wb") as file:
        done = subprocess.run(  # noqa: S603
            command, stdout=file, stderr=file, env={**os.environ, **environment}, check=False
        )
    if done.returncode:
        tail = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])
        raise StepFailed(f"training the bare bot failed\n{tail}")
