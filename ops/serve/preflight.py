"""`python -m ops.serve.preflight`: may `up` start? Asked before anything is installed or built.

Standard library only.
"""

import sys

from ops.errors import OpsError, PortTaken
from ops.serve.lock import ensure_not_running
from ops.serve.ports import holder, is_free
from ops.settings import VARIABLES, Settings, read_settings


def check_ports(settings: Settings) -> None:
    """Return when all three ports are free.

    Raises
    ------
    PortTaken
        Naming for each who holds it and how to choose another.
    """
    taken = []
    for name, port in settings.ports.items():
        if not is_free(settings.host, port):
            who = holder(port) or "another process (of another user, or not to be told here)"
            taken.append(
                f"port {port} on {settings.host} is taken by {who}.\n  Stop it, or choose another port: "
                f"{name} = N under [server] in attune.toml, or {VARIABLES[name]}=N ./attune up"
            )
    if taken:
        raise PortTaken("\n".join(taken))


def main() -> int:
    """Check the settings, the other `up`, and the ports; return the exit status."""
    try:
        settings = read_settings()
        ensure_not_running(settings.home)
        check_ports(settings)
    except OpsError as error:
        sys.stderr.write(f"attune: {error}\n")
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
