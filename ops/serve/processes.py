"""The three processes of a running Attune: how each is started and how it shows that it is well."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from ops.build.plan import BOT_PYTHON, MODEL, RASA_ENVIRONMENT
from ops.settings import Settings

# Two cores are shared by several processes: a thread pool each only makes them wait for one another.
# Fewer memory arenas keep glibc from hoarding what threads have freed.
LEAN = {
    "OMP_NUM_THREADS": "1",
    "TF_INTRA_OP_PARALLELISM_THREADS": "1",
    "TF_INTER_OP_PARALLELISM_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_TRIM_THRESHOLD_": "131072",
    "PYTHONUNBUFFERED": "1",
}


@dataclass(frozen=True, slots=True)
class ProcessSpec:
    """One process to keep alive.

    Attributes
    ----------
    health_url
        Answers with a status below 500 once the process can do its work.
    colour
        Of its prefix in the log on the terminal.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    health_url: str
    colour: str


def child_environment(settings: Settings) -> dict[str, str]:
    """Return the environment of every process: the caller's, the settings, and thrift."""
    return {**LEAN, **os.environ, **settings.environment(), **RASA_ENVIRONMENT}


def actions(settings: Settings) -> ProcessSpec:
    """Return the action server, which decides."""
    return ProcessSpec(
        name="actions",
        command=(sys.executable, "-m", "actions"),
        environment=child_environment(settings),
        health_url=f"http://{settings.host}:{settings.actions_port}/health",
        colour="magenta",
    )


def rasa(settings: Settings) -> ProcessSpec:
    """Return Rasa, which talks; its HTTP API is behind a token that stands on no command line."""
    return ProcessSpec(
        name="rasa",
        command=(
            *(BOT_PYTHON, "-m", "bot.serve", "--model", str(MODEL)),
            *("--interface", settings.host, "--port", str(settings.rasa_port)),
            *("--cors", settings.page_origin),
            *("--endpoints", str(write_endpoints(settings)), "--credentials", "credentials.yml"),
        ),
        environment=child_environment(settings),
        health_url=f"http://{settings.host}:{settings.rasa_port}/",
        colour="cyan",
    )


def page(settings: Settings) -> ProcessSpec:
    """Return the page with the demo shop and the chat in it."""
    return ProcessSpec(
        name="page",
        command=(sys.executable, "-m", "ops.storefront"),
        environment=child_environment(settings),
        health_url=f"{settings.page_origin}/",
        colour="green",
    )


def write_endpoints(settings: Settings, source: Path = Path("endpoints.yml")) -> Path:
    """Write endpoints.yml as these settings want it, and return where.

    Rasa's own ${VARIABLE} fails where the variable is not set, and plain `rasa shell` must work too.
    """
    endpoints = yaml.safe_load(source.read_text(encoding="utf-8"))
    endpoints["action_endpoint"]["url"] = f"http://{settings.host}:{settings.actions_port}/webhook"
    endpoints["tracker_store"]["db"] = str(settings.home / "conversations.db")
    target = settings.home / f"endpoints-{settings.actions_port}.yml"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(yaml.safe_dump(endpoints), encoding="utf-8")
    return target
