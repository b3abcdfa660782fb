"""What runs or is to run: ports, the database, the shop's own system, the memory of the processes."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import psutil
from sqlalchemy.exc import SQLAlchemyError

from ops.doctor.finding import Finding, Health
from ops.serve import lock
from ops.serve.health import is_healthy
from ops.serve.ports import holder, is_free
from ops.setting_readers import NOWHERE
from ops.settings import VARIABLES, Settings
from store import StoreError, open_store

MIB = 2**20
_NOBODY = "attune-doctor"


def findings(settings: Settings) -> Iterator[Finding]:
    """Yield a row for each port, the database, the shop's own system if there is one, and what runs."""
    note = lock.running(settings.home) or {}
    for name in settings.ports:
        yield port(settings, name, note)
    yield database(settings.database_url)
    if settings.shop_url != NOWHERE:
        yield shop(
            settings.shop_url, os.environ.get("ATTUNE_SHOP_TOKEN", ""), settings.shop_timeout_ms / 1000
        )
    yield system(note)


def port(settings: Settings, name: str, note: Mapping[str, object]) -> Finding:
    """Return who has a port: nobody, Attune, or somebody else."""
    number = settings.ports[name]
    if is_free(settings.host, number):
        return Finding(name, Health.WELL, f"{number} is free")
    who = holder(number)
    pids = note.get("pids")
    ours = isinstance(pids, dict) and who is not None and who.pid in pids.values()
    if not ours:
        change = f"{name} in attune.toml or {VARIABLES[name]}"
        return Finding(name, Health.BROKEN, f"{number} is taken by {who or 'another process'}; {change}")
    if note.get("phase") == "ready" and not is_healthy(f"http://{settings.host}:{number}/"):
        return Finding(name, Health.BROKEN, f"{number}: {who} does not answer; see .attune/log")
    return Finding(name, Health.WELL, f"{number}, Attune's own {who}")


def database(url: str) -> Finding:
    """Return whether the database can be read, and what is in it."""
    shown = url.rpartition("@")[2]  # what stands before may hold a password
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).is_file():
        return Finding("database", Health.ABSENT, f"{shown} is made by ./attune build")
    try:
        store = open_store(url)
        products, customers = len(store.products.all()), len(store.customers.all())
    except (StoreError, SQLAlchemyError) as error:
        return Finding(
            "database", Health.BROKEN, f"{shown}: {type(error).__name__}; ./attune build migrates it"
        )
    if not products:
        return Finding("database", Health.ABSENT, f"{shown} is empty; ./attune build loads the demo shop")
    return Finding("database", Health.WELL, f"{shown}: {products} products, {customers} customers")


def shop(url: str, token: str, timeout_s: float) -> Finding:
    """Return whether the shop's own system answers: asked for a customer it cannot have."""
    name, address = "shop system", f"{url.rstrip('/')}/customers/{_NOBODY}"
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        with httpx.stream("GET", address, headers=headers, timeout=timeout_s, trust_env=False) as answer:
            status = answer.status_code  # however long the rest is
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        problem = f"does not answer within {timeout_s:g} s ({type(error).__name__}); shop_url in attune.toml"
        return Finding(name, Health.BROKEN, f"{url} {problem}")
    if status == httpx.codes.NOT_FOUND:
        return Finding(name, Health.WELL, f"{url} answers")
    if status in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
        return Finding(name, Health.BROKEN, f"{url} refuses ATTUNE_SHOP_TOKEN (status {status})")
    wanted = "should say 404 of a customer it has not; docs/shop-backend.md"
    return Finding(name, Health.BROKEN, f"{url} answered {status}, and {wanted}")


def system(note: Mapping[str, object]) -> Finding:
    """Return how much memory the running system holds, process by process."""
    pids = note.get("pids")
    if not isinstance(pids, dict) or not pids:
        return Finding("running", Health.WELL, "nothing; ./attune up starts everything")
    sizes = {name: resident_mb(int(pid)) for name, pid in pids.items()}
    sizes["up"] = resident_mb(int(str(note.get("pid"))), alone=True)
    parts = ", ".join(f"{name} {size:.0f}" for name, size in sizes.items())
    return Finding("running", Health.WELL, f"{sum(sizes.values()):.0f} MiB resident ({parts})")


def resident_mb(pid: int, *, alone: bool = False) -> float:
    """Return the resident memory of a process, its children included unless `alone`, in MiB; 0 if gone."""
    try:
        process = psutil.Process(pid)
        family = [process, *([] if alone else process.children(recursive=True))]
        return float(sum(one.memory_info().rss for one in family)) / MIB
    except psutil.NoSuchProcess:
        return 0.0
