"""Rasa's shell on this terminal."""

import subprocess

from ops import interrupt
from ops.build.plan import BOT_PYTHON, MODEL
from ops.serve.ports import free_port
from ops.serve.processes import child_environment, write_endpoints
from ops.settings import Settings


def run_shell(settings: Settings, sender: str) -> int:
    """Run `rasa shell` as this sender until the person leaves; return its exit status."""
    command = [
        *(BOT_PYTHON, "-m", "rasa", "shell", "--model", str(MODEL), "--conversation-id", sender),
        *("--endpoints", str(write_endpoints(settings)), "--credentials", "credentials.yml"),
        # The shell is a server too; Rasa's port may be in use by `up`.
        *("--interface", settings.host, "--port", str(free_port(settings.host))),
    ]
    # In this very session, unlike the servers: it reads the terminal, and Ctrl-C is meant for it.
    process = subprocess.Popen(command, env=child_environment(settings))  # noqa: S603
    interrupt.ignore()
    try:
        return process.wait()
    finally:
        interrupt.listen()
