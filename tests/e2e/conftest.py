"""A whole running system and a browser to use it with.

Started for the occasion on free ports, on a copy of the database; or the one at ATTUNE_E2E_PAGE_URL.
"""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from rich.console import Console

from ops.build.everything import build
from ops.serve import processes
from ops.serve.console import Silent
from ops.serve.supervisor import Supervisor
from ops.settings import Settings, read_settings
from ops.talk.running import on_free_ports

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
IMAGES = Path("docs/images")


@dataclass(frozen=True, slots=True)
class RunningSystem:
    """Where the page of a running Attune is, and its settings if it was started here."""

    page_url: str
    settings: Settings | None = None


@pytest.fixture(scope="session")
def running_system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    """Give a running Attune; stop it afterwards if it was started here."""
    given = os.environ.get("ATTUNE_E2E_PAGE_URL")
    if given:
        yield RunningSystem(given)
        return
    folder = tmp_path_factory.mktemp("system")
    settings = read_settings()
    build(settings, Console(quiet=True))
    own = on_free_ports(_on_a_copy(settings, folder))
    specs = [processes.rasa(own), processes.actions(own), processes.page(own)]
    supervisor = Supervisor(specs, log_folder=folder, watcher=Silent(), restarts_per_minute=0)
    try:
        supervisor.start()
        supervisor.wait_until_healthy(own.start_timeout_s)
        yield RunningSystem(own.page_origin, own)
    finally:
        supervisor.stop()


def _on_a_copy(settings: Settings, folder: Path) -> Settings:
    """Return settings whose database the conversations of the tests may change."""
    if not settings.database_url.startswith("sqlite:///"):
        return settings
    source = Path(settings.database_url.removeprefix("sqlite:///"))
    for part in (source, source.with_name(f"{source.name}-wal")):
        if part.exists():
            shutil.copy(part, folder / part.name)
    return replace(settings, database_url=f"sqlite:///{folder / source.name}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give headless Chromium."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        reason = "no chromium on PATH; install Debian's package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a fresh page; anything the browser complains about fails the test."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        # That a request failed is for the widget to handle, and a test may make one fail.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert complaints == []


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Give the folder for screenshots: the documentation's when ATTUNE_SAVE_SCREENSHOTS=1."""
    if os.environ.get("ATTUNE_SAVE_SCREENSHOTS") != "1":
        return tmp_path
    IMAGES.mkdir(parents=True, exist_ok=True)
    return IMAGES
